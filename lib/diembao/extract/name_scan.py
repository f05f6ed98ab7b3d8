"""Names in one passage: those that their heads and the gazetteers make certain, and runs of capitals with what speaks for them."""

from diembao.extract.name_bodies import organisation_end
from diembao.extract.name_evidence import NEVER, says_in_headline, votes
from diembao.extract.name_found import Found, found
from diembao.extract.name_initials import initialled
from diembao.extract.name_lexicon import (
    COMMON_FAMILIES,
    FIELDS,
    FOREIGN,
    GIVEN,
    HEADS,
    ORGANISATIONS,
    PERSONS,
    PLACES,
    STARTERS,
    TITLES,
    WORDS,
)
from diembao.extract.name_places import (
    LONGEST_PERSON,
    ORGANISATION,
    PERSON,
    PLACE,
    PROGRAMME,
    full_name_end,
    head_at,
    headed_place,
    known_place,
)
from diembao.extract.name_programmes import programme_span
from diembao.extract.name_runs import runs
from diembao.extract.name_tokens import is_syllable
from diembao.extract.tokens import Remembered

MANY = WORDS["no pronoun after"] - {"của", "với"}
# No name, head or title begins with any other words in small letters; most words of a text are passed over with this.
_LEXICONS = (HEADS, TITLES, PLACES, ORGANISATIONS, PERSONS)
_PHRASES = [words for lexicon in _LEXICONS for rows in lexicon.first.values() for words, _ in rows]
ALONE = frozenset(words[0] for words in _PHRASES if len(words) == 1)
FIRST_TWO = frozenset((words[0], words[1]) for words in _PHRASES if len(words) > 1 and words[0] not in ALONE)
FIRST_WORDS = frozenset(first for first, _ in FIRST_TWO)


def _passed(token):
    """Whether a token is a word in small letters with which nothing begins, whatever stands behind it."""
    low = token.lower()
    return token[:1].isalpha() and not token[:1].isupper() and low not in ALONE and low not in FIRST_WORDS


_PASSED = Remembered(_passed)


def scan(t):
    """The names and candidates of one passage, in text order and without overlaps.

    Parameters
    ----------
    t : NameTokens

    Returns
    -------
    list of Found
    """
    names, i, title = [], 0, None
    passed = list(map(_PASSED.__getitem__, t.text))
    while i < t.size:
        if passed[i]:
            i += 1
            continue
        word = t.low[i]
        opens = t.capital[i] or word in ALONE or (word in FIRST_WORDS and (word, t.low[i + 1]) in FIRST_TWO)
        if not opens and t.is_word(i):
            i += 1
            continue
        if title and title[1] == i and t.defines(i):
            title, i = (title[0], i + 3), i + 3  # dược sĩ (DS) Lê Văn Nam
            continue
        if not t.is_word(i):
            if slogan := _slogan(t, i):
                names.append(slogan)
            title = title if t.text[i] == "." and title and title[1] == i else None
            i = slogan.last if slogan else i + 1
            continue
        head, role = head_at(t, i), _title_at(t, i)
        hit = initialled(t, i, title) or _hit(t, i, head, title)
        if hit:
            if title and title[1] == i and hit.kind in (ORGANISATION, PLACE):
                title = (title[0], hit.last)  # Giám đốc Sở Y tế | Nguyễn Văn A
            names.append(hit)
            i = max(hit.last, i + 1)
        elif role and _is_title(t, i, role, head):
            title, i = _after_title(t, i, role, title)
        elif head and (head[2] == "word" or _bare(t, i, head)):
            if head[2] == ORGANISATION:
                names.append(found(t, i, head[0]))
                names[-1].head_alone = True
            i = head[0]
        elif head and head[0] - i > 1 and not t.capital[head[0] - 1]:
            i = head[0]  # Ngân hàng, whatever follows: its first syllable is nobody
        elif t.capital[i] and not _ordinary(t, i):
            i = _candidates(t, i, title, names)
        else:
            i += 1
    return names


def _title_at(t, i):
    """The title at this token; its last word may be a family name: `Bà Hoàng Lan Hà` is no queen. `GS-NSND` is two."""
    role = TITLES.match(t, i)
    if not role and "-" in t.text[i] and (titles := [TITLES.whole(part) for part in t.low[i].split("-")]) and all(titles):
        return i + 1, titles[-1]
    if role and role[0] - i == 2 and t.capital[i + 1] and full_name_end(t, i + 1) and (alone := TITLES.whole(t.low[i])):
        return i + 1, alone
    return role


def _hit(t, i, head, title):
    """The certain name at this token: of the gazetteers or behind a head, whichever is longer."""
    if _ordinary(t, i):
        return None
    known = _known(t, i)
    if known and title and title[1] == i and _part_of_person(t, known):
        known = None
    headed = _headed(t, i, head)
    if not known or not headed:
        return known or headed
    if known.kind == PLACE:
        # TP Hồ Chí Minh | HTV; and Đài Loan, Hội An are no bodies.
        same = headed.kind == PLACE and (known.last - known.first > 2 or known.first < headed.first)
        if same or (known.first == headed.first and known.last - known.first > 1 and head[0] - known.first == 1):
            return known
    return headed if headed.last >= known.last else known


def _ordinary(t, i):
    """Whether the capital that opens a sentence is an ordinary word, and no name, title or head."""
    if not (t.opens[i] and t.capital[i] and t.low[i] in STARTERS) or (
        i == 0 and any(says_in_headline(t, i, b) for b in range(1, LONGEST_PERSON))
    ):
        return False
    if any(lexicon.match_cased(t, i) for lexicon in (PLACES, PERSONS)) or TITLES.match(t, i) or HEADS.match(t, i):
        return False
    end = full_name_end(t, i)
    return not (end and (t.low[i] in COMMON_FAMILIES or end - i > 2))


def _part_of_person(t, known):
    """Whether what a title stands before is a person's, though a place or a body has the same name: bà Sofia Cuthbert, ông Đức."""
    j = known.last
    if j - known.first > 1:
        return False
    if known.kind == PLACE:
        called = t.before(known.first) in WORDS["courtesy"] and t.before(known.first - 1) not in MANY  # not đàn ông Mỹ
        if called and t.low[known.first] in WORDS["country too"]:
            return True
        city = PLACES.match_cased(t, known.first)[1][0] in ("city", "state") and not is_syllable(t.low[j - 1])
        return city and t.adjacent(j) and t.capital[j] and not is_syllable(t.low[j])
    return known.kind == ORGANISATION and not t.text[j - 1].isupper() and t.before(known.first) in WORDS["courtesy"]


def _known(t, i):
    """A place, body or person of the gazetteers at this token, unless a longer run of capitals holds it."""
    person = PERSONS.match_cased(t, i)
    alone = person and not t.opens[i] and not (t.adjacent(person[0]) and t.capital[person[0]])
    if alone and (person[0] - i > 1 or not (t.adjacent(i) and t.capital[i - 1])):
        return found(t, i, person[0], PERSON)
    place = known_place(t, i)
    if place and says_in_headline(t, i, place):
        return None  # Chu Lai: ‘Tôi …’
    if not place and t.capital[i] and t.low[i] in WORDS["direction"] and t.adjacent(i + 1) and t.capital[i + 1]:
        place = known_place(t, i + 1)  # Nam Thái Bình Dương, Bắc California
    body = _known_body(t, i, place)
    if body or not place:
        return body
    return None if place - i == 1 and (_no_country(t, i) or _namesake(t, i)) else found(t, i, place, PLACE)


def _namesake(t, i):
    """Whether a place is somebody's given name, and another foreign name follows: Sofia Coppola."""
    j = i + 1
    if t.low[i] not in GIVEN or not (t.adjacent(j) and t.text[j].istitle()) or is_syllable(t.low[j]) or t.low[j] in FOREIGN:
        return False
    return not any(lexicon.match_cased(t, j) for lexicon in (PLACES, ORGANISATIONS))


def _known_body(t, i, place):
    body = ORGANISATIONS.match_cased(t, i)
    if not body or (place and place >= body[0]) or (body[0] - i == 1 and body[1][1] != t.text[i]):
        return None
    j = body[0]
    longer = t.adjacent(j) and t.capital[j] and is_syllable(t.low[j])
    if longer and not PLACES.match_cased(t, j) and len(t.text[j - 1]) <= 3:
        return None
    if longer and body[1][0] == "company" and (tail := known_place(t, j)):
        j = tail  # LG Electronics Việt Nam
    return found(t, i, j, ORGANISATION)


def _no_country(t, i):
    """Whether a word that is a country's name too is something else: tiếng Anh, Anh Nam, Pháp luật, Đức Huy, Mỹ mở rộng."""
    if t.before(i) == "tiếng":
        return True
    if t.low[i] not in WORDS["country too"]:
        return False
    if t.opens[i] and (t.low[i] in WORDS["word too"] or t.low[i + 1] in WORDS["after country"]):
        return True
    return bool(full_name_end(t, i)) or (t.capital[i + 1] and t.low[i + 1] == "mở")


def _headed(t, i, head):
    """The name that the head at this token opens, or None; Hồ Xuân Hương is no lake."""
    if not head or head[2] == "word" or (t.capital[i] and head[0] - i == 1 and (full_name_end(t, i) or i) - i > 2):
        return None
    if head[2] == PROGRAMME:
        span = programme_span(t, i, head)
        return Found(*span, t.at(span[0]), t.at(span[1]), t.source[slice(*span)], PROGRAMME) if span else None
    if head[2] == PLACE:
        return _place(t, i, head)
    end = organisation_end(t, i, head)
    if not end or (head[1] == "tt" and t.capital[head[0]] and not is_syllable(t.low[head[0]])):
        return None  # TT Arroyo: the President
    alone = end - head[0] == 1 and head[0] - i == 1 and head[1] in WORDS["head left out"] and not t.capital[i]
    body = found(t, head[0] if alone else i, end, ORGANISATION)  # hãng | Intel
    body.core = t.name(head[0], end) if end > head[0] else ""
    return body


def _place(t, i, head):
    """A place with its head, or without it where the head counts several places or is no part of the name."""
    j = head[0]
    end = headed_place(t, i, head)
    if not end or (end - j == 1 and ORGANISATIONS.match_cased(t, j)):
        return None
    if end - j == 1 and t.low[j] in STARTERS and t.is_word(end) and not t.capital[end]:
        return None
    several = i > 0 and (t.low[i - 1] in WORDS["plural"] or t.text[i - 1].isdigit()) and not t.text[j][0].isdigit()
    bare = several or (head[1] in WORDS["bare place"] and not (t.capital[i] and not t.opens[i]))
    place = found(t, j if bare else i, end, PLACE)
    place.core = t.name(j + (t.text[j] == "."), end)
    place.listed = several
    return place


def _slogan(t, i):
    """“5 biết”, “3 không”: a number and a word in quotation marks name a programme."""
    if t.text[i] in ("“", '"') and t.text[i + 1].isdigit() and t.is_word(i + 2) and t.low[i + 2] not in WORDS["counted"]:
        for last in (i + 3, i + 4):
            if last < t.size and t.text[last] in ("”", '"') and t.is_word(last - 1):
                return found(t, i + 1, last, PROGRAMME)
    return None


def _is_title(t, i, role, head):
    """Whether a title stands here: no longer head, no end of another word (công bố), no middle of a name (Vương Anh)."""
    if (head and head[0] > role[0]) or (role[0] - i == 1 and f"{t.before(i)} {t.low[i]}" in WORDS["no title"]):
        return False
    inside = t.capital[i] and not t.opens[i] and role[0] - i == 1
    if inside and t.text[i] == "Anh" and t.adjacent(i + 1) and t.capital[i + 1] and is_syllable(t.low[i + 1]):
        return False  # nhạc sĩ Anh Quân
    inside = inside and t.adjacent(i) and t.capital[i - 1] and not t.opens[i - 1]
    return not inside or bool(TITLES.match(t, i - 1))


def _after_title(t, i, role, before):
    """The span of the title that ends here, with the field that belongs to it (`Thứ trưởng Tài chính`), and the token after it."""
    j = role[0]
    heads_body = j - i > 1 and t.low[j - 2] in WORDS["heads a body"] and (t.capital[j] or t.capital[j - 1])
    if heads_body and (head := HEADS.match(t, j - 1)) and head[1][0] == ORGANISATION:
        j -= 1  # trưởng ban Tuyên giáo: the last word of the title is the head of the body
    elif role[1][0] == "role" and t.capital[j] and not HEADS.match(t, j) and not full_name_end(t, j):
        field = FIELDS.match(t, j)
        j = field[0] if field and field[0] - j > 1 else j
    return (before[0] if before and before[1] == i else i, j), j


def _bare(t, i, head):
    """Whether a head of a body or a place stands with a capital and without a name."""
    if not t.heads(i) or head[2] not in (ORGANISATION, PLACE):
        return False
    return not (t.capital[head[0]] or (head[2] == PLACE and t.text[i].istitle()))


def _candidates(t, i, title, names):
    """Note the names in the run of capitals at this token; the index after it."""
    spans, end = runs(t, i, bool(title) and title[1] == i)
    for a, b in spans:
        name = found(t, a, b)
        if title and title[1] == a:
            name.title = (t.start[title[0]], t.end[title[1] - 1])
        name.votes = votes(t, a, b, bool(name.title))
        before = names[-1] if names else None
        behind = before and before.kind == ORGANISATION and before.last == a and t.adjacent(a)
        if behind and not name.title and name.votes[PERSON] < 3:
            name.votes = dict.fromkeys(name.votes, NEVER)  # Google Bendi: a product
        names.append(name)
    return end
