"""Whom a clause is about: a person, whom a pronoun or a bare title stands for, a body, or a noun phrase such as `một cư dân`."""

import re

from diembao.extract.name_lexicon import TITLES, VERBS, WORDS
from diembao.extract.name_places import LONGEST_PERSON, ORGANISATION, PERSON, full_name_end
from diembao.extract.name_tokens import NameTokens
from diembao.extract.quote_people import GENDERS, belongs

NOUN_PHRASE_END = frozenset(',;:.()“”"-–…')
DESCRIBED = re.compile(r"^\S+(?: \S+){0,2} (?:người [A-ZĐÀ-Ỹ]\w+(?: [A-ZĐÀ-Ỹ]\w+)?|\d+ tuổi|sinh năm \d+)(?: này| ấy| đó)?$")
FAR = 45  # tokens; a clause that frames a quotation is not longer
BODY_NEAR, SELF_NEAR, PHRASE = 4, 3, 12  # tokens between a body or `tôi` and its verb; in a noun phrase
NO_HEAD = frozenset(("hắn", "y", "nó"))  # pronouns that open no noun phrase
FORMER = re.compile(r"^(?:vị|cựu|nữ|nam|tân|cố|nguyên) ", re.IGNORECASE)
OPENING = 4  # tokens of a noun phrase whose end nothing shows


def subject(people, block, low, high, phrase=True, first=False):
    """The (speaker, title) named between two tokens: a person, a pronoun, a body, or a noun phrase; None where none is.

    Parameters
    ----------
    people : People
    block : Block
    low, high : int
        Token indices.
    phrase : bool
        Whether a noun phrase will do.
    first : bool
        Whether to take the first of several persons: behind a quotation the later ones stand in an apposition.
    """
    t, named = block.tokens, people.named(block, low, high)
    persons = [(name, form) for name, form in named if name.kind == PERSON]
    free = [pair for pair in persons if not belongs(t, pair[0])]
    free = [pair for n, pair in enumerate(free) if not (n and _apposed(t, free[n - 1][0], pair[0]))]
    best = (free[0] if first else free[-1]) if free else persons[-1] if persons else None
    pronoun = _pronoun(people, block, low, high)
    if pronoun and (not best or pronoun[0] > best[0].first):
        return pronoun[1], people.roles.get(pronoun[1])
    acts = [pair for pair in named if pair[0].kind == ORGANISATION and pair[0].last == high]
    if best and acts and best[0].last < acts[0][0].first and t.text[acts[0][0].first - 1] == ",":
        return _of_body(people, t, low, *acts[0])  # về ông Bush, tạp chí Time | nhận định
    if best and not free and (kin := _kin(t, best[0]) or (phrase and leading_phrase(t, _sentence(t, low, best[0].first), high))):
        return kin, None
    if best:
        return best[1], people.roles.get(best[1])
    bodies = [pair for pair in named if pair[0].kind == ORGANISATION and high - pair[0].last <= BODY_NEAR]
    apart = bodies and phrase and "," in t.text[bodies[-1][0].last : high]
    if bodies and not (apart and _noun_phrase(t, bodies[-1][0].last, high)):  # về Liên hợp quốc, bài báo viết
        return _of_body(people, t, low, *bodies[-1])
    return _role_alone(people, block, low, high) or _phrase(people, block, low, high) if phrase else None


def _apposed(t, one, other):
    """Whether a name belongs to the apposition of the person before it: `ông Nguyễn Văn Sơn, Giám đốc Mebiphar`."""
    if not other.title:
        return False
    k = t.at(other.title[0])
    title = TITLES.match(t, k)
    return k == one.last + 1 and t.text[one.last] in (",", "-", "–", "(") and bool(title) and title[1][0] == "role"


def _person_last(people, t, low, high):
    """A person's full name that ends what was read as a body or a place: `Giám đốc bệnh viện Kiều Thị Hoa`."""
    for k in range(max(low + 1, high - LONGEST_PERSON), high - 2):
        if full_name_end(t, k) == high:
            name = t.name(k, high)
            return name, people.roles.get(name)
    return None


def _phrase(people, block, low, high):
    """The noun phrase before the verb; a title alone (`đồng chí nói`) is whoever was named last, with that role if it is one."""
    if who := _person_last(people, block.tokens, low, high):
        return who
    found = _noun_phrase(block.tokens, low, high)
    if found and DESCRIBED.search(found[0]) and (words := NameTokens(found[0].removeprefix("vị "))) and TITLES.match(words, 0):
        person = people.before(block, low, near=True)  # tiền đạo 24 tuổi, nhà cầm quân người Thụy Điển
        return (person, people.roles.get(person)) if person else found
    bare = FORMER.sub("", found[0]) if found else ""
    if not found or not (title := TITLES.whole(bare)):
        return found
    role = None if found[0].lower() in WORDS["address"] else bare.lower()
    person = people.before(block, low, role=role) or ((title[0] == "role" or role) and people.before(block, low, near=True))
    return (person, people.roles.get(person)) if person else found if role else None


def _of_body(people, t, low, name, form):
    """The body, or whoever belongs to it: `Chủ tịch UBND tỉnh`, `một cán bộ Sở Y tế`."""
    if who := _person_last(people, t, name.first, name.last):
        return who
    found = _noun_phrase(t, low, name.last)
    if not found or len(found[0]) <= name.end - name.start:
        return form, None
    person = people.of_role(found[0].lower())
    return (person, people.roles[person]) if person else found


def _role_alone(people, block, low, high):
    """Whom `nghệ sĩ`, `tác giả này` stands for: the person of that role, the only person, or the last one where `này` says so."""
    t = block.tokens
    while high > low and t.low[high - 1] in WORDS["adverb"]:
        high -= 1
    pointing = t.low[high - 1] in ("này", "đó", "ấy", "trên") and high - low > 1
    end = high - pointing
    role = next((k for k in range(max(low, end - 4), end) if (found := TITLES.match(t, k)) and found[0] == end), None)
    if role is None or t.before(role) in WORDS["counting"] or (role > low and t.is_word(role - 1) and not pointing):
        return None
    word = t.name(role, end).lower()
    person = people.of_role(word) or (people.before(block, low, near=True) if pointing else people.only)
    return (person, people.roles.get(person)) if person else None


def _sentence(t, low, k):
    """The index where the sentence of token k begins, not before `low`."""
    return next((m for m in range(k, low, -1) if t.opens[m] and t.text[m - 1] != "("), low)


def _kin(t, name):
    """`vợ ông Liêm`, where that is who speaks."""
    k = name.first
    while k > 0 and (found := TITLES.match_before(t, k)):
        k = found[0]
        if t.low[k] in WORDS["kin"]:
            return t.name(k, name.last)
    return t.name(k - 1, name.last) if t.before(k) in WORDS["kin"] else None


def _pronoun(people, block, low, high):
    """The (token, person) of the last pronoun between two tokens that stands for a person."""
    t = block.tokens
    for m in range(high - 1, max(low, high - FAR) - 1, -1):
        word, before = t.low[m], t.before(m)
        if word in WORDS["self"]:
            many = before == "chúng"
            if high - m <= SELF_NEAR and t.before(m - many) not in WORDS["object"] and t.before(m - many) not in GENDERS:
                return m, t.name(m - many, m + 1).lower()
            continue
        if word not in GENDERS or people.inside(block, m + 1) or (t.capital[m] and not t.opens[m]):
            continue
        if before in WORDS["no pronoun after"] or t.low[m + 1] in WORDS["no pronoun before"]:
            continue
        if f"{word} {t.low[m + 1]}" in WORDS["no pronoun"]:
            continue
        if before in WORDS["kin"] and not t.capital[m - 1]:
            return m, t.name(m - 1, m + 1)
        if person := people.called_so(block, m, word):
            return m, person
    return None


def _noun_phrase(t, low, high):
    """The words before the verb, from the last comma on, if they can be a speaker: `Một cư dân`, `Chủ tịch CĐ các KCX`."""
    while high > low and t.low[high - 1] in WORDS["adverb"]:
        high -= 1
    if t.low[high - 2 : high] == ["khi", "đó"]:
        high -= 2
    if t.text[high - 1] == ")":
        high = next((m for m in range(high - 1, low, -1) if t.text[m] == "("), high)  # vườn thú Berlin (Đức)
    k = high
    while k > low and high - k <= PHRASE and t.text[k - 1] not in NOUN_PHRASE_END and t.low[k - 1] not in WORDS["link"]:
        k -= 1
    while k < high and t.low[k] in WORDS["skipped"] and not _several(t, k):
        k += 1
    if (
        not 0 < high - k <= PHRASE
        or not t.is_word(k)
        or t.low[k] in NO_HEAD
        or t.before(k) == "là"
        or t.low[high - 1] in WORDS["passive"]
    ):
        return None
    ordinary = _may_speak(t, k) or _several(t, k)
    if not ordinary and not TITLES.match(t, k + bool(FORMER.match(f"{t.low[k]} "))):
        k = next((m for m in range(high - 2, k, -1) if _several(t, m)), None)  # tôi nghe | nhiều người xem
        if k is None:
            return None
        ordinary = True
    high = next((m for m in range(k + 2, high) if t.low[m] in WORDS["role end"]), high)  # vị HLV này | còn tiếp tục khoe
    if t.low[k] in GENDERS and VERBS.match(t, k + 1):
        high = k + 1  # anh | trả lời và nói tiếp
    words = t.name(k, high)
    small = ordinary and t.opens[k] and t.text[k].istitle() and high - k > 1
    return words[0].lower() + words[1:] if small else words, None


def leading_phrase(t, low, high, anybody=False):
    """The noun phrase that a clause opens with: `Một người bạn của tôi | đã tỏ ra …`, `Các cô | cũng …`; None where none is.

    With `anybody`, one without a word of number too: `– chủ quán …`.
    """
    while low < high and t.low[low] in WORDS["skipped"] - WORDS["several"]:
        low += 1
    if low >= high or not (_several(t, low) or (anybody and not t.capital[low] and _may_speak(t, low))):
        return None
    ends = WORDS["adverb"] | WORDS["link"] | WORDS["role end"] | NOUN_PHRASE_END
    end = next((m for m in range(low + 2, min(high, low + PHRASE)) if t.low[m] in ends), min(high, low + OPENING))
    words = t.name(low, end)
    return words[0].lower() + words[1:] if t.opens[low] else words


def _several(t, k):
    """Whether `một`, `các`, `nhiều` and a word for people stand here."""
    return t.low[k] in WORDS["several"] and (_may_speak(t, k + 1) or bool(TITLES.match(t, k + 1)))


def _may_speak(t, k):
    """Whether this word begins the name of people or of what they write: `cư dân`, `báo cáo`; a `tác phẩm` says nothing."""
    two = f"{t.low[k]} {t.low[k + 1]}"
    return two in WORDS["speaker"] or (t.low[k] in WORDS["speaker"] and two not in WORDS["no speaker"])
