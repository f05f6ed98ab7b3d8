"""The people of an article: where they are named, what role they have, and whom a pronoun stands for."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from itertools import groupby

from diembao.extract.name_lexicon import TITLES, VERBS, WORDS
from diembao.extract.name_places import PERSON
from diembao.extract.name_tokens import is_syllable

GENDERS = {word: gender for gender in ("pronoun male", "pronoun female", "pronoun") for word in WORDS[gender]}
BEFORE_PLACE = WORDS["at"] | WORDS["towards"]
BACK, NEAR = 8, 3  # passages that a pronoun, and a clause without a subject, reach back
ONE = frozenset(("một", "người", "vị", "chủ", "anh", "chị", "ông", "bà", "cô", "cậu", "cụ", "bác", "chú", "tài", "bạn"))
FEMALE = frozenset(("nữ", "phụ", "vợ", "mẹ", "gái"))
HEADLINE = 3  # mentions that one before the colon of a headline is worth
TIMES = 3  # mentions that make a Vietnamese name without a title a person's beyond doubt
WITH = frozenset(("với", "vấn", "gặp"))
MARKS = frozenset(',;:()“”"…?!')
ROLE_LENGTH = 25  # tokens


class People:
    """Who is named where in an article.

    Parameters
    ----------
    blocks : list of Block
    names : list of (Block, Found, canonical)

    Attributes
    ----------
    persons : set of str
        Canonical names.
    roles : dict
        Canonical name -> the role that the article states first.
    """

    def __init__(self, blocks, names):
        self.blocks = blocks
        self.number = {id(block): n for n, block in enumerate(blocks)}
        self._names, self._firsts, self._called = defaultdict(list), defaultdict(list), defaultdict(Counter)
        self._placed, self._quoted, self._sure = set(), set(), set()
        self._heard = None  # (passage, token, phrase) of who spoke last without a name
        self._latest = None  # (passage, speaker, title) of who spoke last
        for block, name, form in names:
            self._names[id(block)].append((name, form))
            self._firsts[id(block)].append(name.first)
            word = block.tokens.before(name.first)
            if name.title or not all(map(is_syllable, form.lower().split())):
                self._sure.add(form)
            if name.kind == PERSON and name.title and word in GENDERS:
                self._called[form][word] += 1
            elif name.kind == PERSON and word in BEFORE_PLACE and form not in self._sure:
                self._placed.add(form)
        counts = Counter(form for _, name, form in names if name.kind == PERSON)
        self.persons = set(counts)
        self._sure.update(form for form, times in counts.items() if times >= TIMES)
        self.roles = {}
        for block, name, form in names:
            if name.kind == PERSON and form not in self.roles and (role := self._role(block, name)):
                self.roles[form] = role

    @property
    def only(self):
        """The one person whom the article names, or None."""
        return next(iter(self.persons)) if len(self.persons) == 1 else None

    def of_role(self, word):
        """The one person whose role holds this word, or None."""
        fitting = [form for form, role in self.roles.items() if word in role.lower()]
        return fitting[0] if len(fitting) == 1 else None

    def quote(self, block, low, high):
        """Set apart who is named between two tokens, in a quotation: no pronoun of the text around it stands for them."""
        self._quoted.update(id(name) for name, _ in self.named(block, low, high))

    def hear(self, block, token, speaker, title):
        """Remember who speaks at a token: the next quotation may go on with it, the next pronoun stand for one without a name."""
        if speaker not in WORDS["self"]:
            self._latest = (self.number[id(block)], speaker, title)
        if speaker not in self.persons:
            self._heard = (self.number[id(block)], token, speaker)

    def latest(self, block):
        """The (speaker, title) of the last quotation before, if it stands near."""
        n, speaker, title = self._latest or (-NEAR, None, None)
        return (speaker, title) if self.number[id(block)] - n < NEAR else None

    def called_so(self, block, token, word):
        """Whom a pronoun stands for: a person named before it, or whoever spoke without a name since that person was named."""
        person = self.before(block, token, word)
        n, at, phrase = self._heard or (-1, 0, "")
        here = self.number[id(block)]
        if not phrase or not 0 <= here - n <= 1 or not _may_be(phrase, word):
            return person
        for k in range(n, here + 1):
            passage = self.blocks[k]
            since = self.named(passage, at if k == n else 0, token if k == here else passage.tokens.size)
            if any(form == person and id(name) not in self._quoted for name, form in since):
                return person
        return phrase

    def named(self, block, low, high):
        """The (Found, canonical) pairs between two tokens of a passage."""
        firsts, names = self._firsts[id(block)], self._names[id(block)]
        pairs = names[bisect_left(firsts, low) : bisect_left(firsts, high)]
        return [(name, form) for name, form in pairs if name.last <= high]

    def inside(self, block, m):
        """Whether a token belongs to a name."""
        k = bisect_right(self._firsts[id(block)], m)
        return k > 0 and m < self._names[id(block)][k - 1][0].last

    def before(self, block, token, word=None, near=False, role=None):
        """The person spoken of last before a token whom the article calls by this pronoun, or by none at all.

        Of one sentence its subject comes first: whoever it names first, and not as somebody's (`học trò của ông Nam`). Nobody
        whom only a quotation names, nobody who stands where places stand (`ở Giang Đầu`); with `role`, only who has it. A
        Vietnamese name that nowhere has a title may be something else, and comes last.
        """
        spare, unsure = None, None
        for name, form in self._spoken_of(block, token, near):
            called = self._called[form]
            if name.kind != PERSON or id(name) in self._quoted or (role and role not in self.roles.get(form, "").lower()):
                continue
            if not called and form in self._placed:
                continue
            if called[word] if word and called else form in self._sure or form in self.roles:
                return form
            unsure = unsure or (None if called else form)
            if spare is None and any(GENDERS[other] == GENDERS[word] for other in called):
                spare = form
        return spare or unsure

    def _spoken_of(self, block, token, near):
        """The (Found, canonical) pairs before a token, sentence by sentence backwards, the subject of each first."""
        n = self.number[id(block)]
        for k in range(n, max(-1, n - (NEAR if near else BACK)), -1):
            names, passage = self._names[id(self.blocks[k])], self.blocks[k]
            stop = bisect_left(self._firsts[id(block)], token) if k == n else len(names)
            recent = names[max(0, stop - 50) : stop]
            for _, pairs in groupby(reversed(recent), key=lambda pair: passage.sentence_number(pair[0].start)):
                sentence = list(pairs)[::-1]
                persons = [pair for pair in sentence if pair[0].kind == PERSON]
                free = [pair for pair in persons if not belongs(passage.tokens, pair[0])]
                yield from free[:1]
                yield from (pair for pair in reversed(persons) if pair not in free[:1])

    def named_most(self, blocks, without=frozenset()):
        """The person whom these passages name most, the earlier one of equals; none of `without`."""
        counts = Counter()
        for block in blocks:
            for name, form in self._names[id(block)]:
                if name.kind == PERSON and id(name) not in self._quoted and form not in without:
                    k = block.tokens.at(name.title[0]) if name.title else name.first
                    headline = HEADLINE * (block is self.blocks[0] and block.tokens.text[name.last] == ":")
                    counts[form] += 1 + (block.tokens.before(k) in WITH) + headline  # trao đổi với ông Nam
        return counts.most_common(1)[0][0] if counts else None

    def _role(self, block, name):
        """The role in the apposition behind a person's name, or before the name."""
        return self._behind(block, name) or self._ahead(block.tokens, name)

    @staticmethod
    def _ahead(t, name):
        """`Thủ tướng Koizumi`; `Thủ tướng Nhật Bản, ông Koizumi`: there the role stands before the comma."""
        if not name.title:
            return None
        k, end = t.at(name.title[0]), t.at(name.title[1])
        if k > 1 and t.text[k - 1] in (",", "-", "–") and TITLES.match(t, k)[1][0] == "courtesy":
            span = range(k - 2, max(-1, k - 16), -1)
            m = next((m for m in span if m == 0 or t.opens[m] or t.text[m - 1] in MARKS), k)
            found = TITLES.match(t, m)
            return t.name(m, k - 1) if found and found[1][0] == "role" else None
        while k < end and (found := TITLES.match(t, k)):
            if found[1][0] == "role":
                return t.name(k, end)
            k = found[0]
        return None

    def _behind(self, block, name):
        """`Lê Thị Hoa, Giám đốc Sở Y tế,`; `bà Tiện, 72 tuổi, cán bộ hưu trí`; `Minh, chồng chị Hà`."""
        t, k = block.tokens, name.last
        if t.text[k] not in (",", "(", "-", "–"):
            return None
        if t.text[k + 1].isdigit() and t.low[k + 2] == "tuổi" and t.text[k + 3] in (",", "-", "–"):
            k += 3
        found = TITLES.match(t, k + 1)
        if not found:
            return None
        kin = found[0] - k == 2 and t.low[k + 1] in WORDS["object"] and TITLES.match(t, k + 2)
        if found[1][0] != "role" and not kin:
            return None
        end = k + 1
        while end < t.size and end - k < ROLE_LENGTH and not self._role_ends(block, end, found[0]):
            end += 1
        return t.name(k + 1, end)

    def _role_ends(self, block, end, first):
        """Whether an apposition ends here: at a verb of saying, or a mark, unless a second role follows a comma."""
        t = block.tokens
        if t.text[end] == "," and (found := TITLES.match(t, end + 1)) and found[1][0] == "role" and t.capital[end + 1]:
            return False
        if t.text[end] in MARKS or (t.text[end] == "." and t.opens[end + 1]):
            return True
        if (t.text[end] in ("-", "–") and not t.glued(end - 1)) or t.low[end] in WORDS["role end"]:
            return True
        return end > first and not self.inside(block, end) and bool(VERBS.match(t, end))


def belongs(t, name):
    """Whether a person is named as somebody's, or as the one spoken to: chồng chị Hà, với ông Nam."""
    k = name.first
    while k > 0 and (found := TITLES.match_before(t, k)):
        k = found[0]
        if t.low[k] in WORDS["object"]:
            return True
    return t.before(k) in WORDS["object"]


def _may_be(phrase, word):
    """Whether a pronoun can stand for a noun phrase: of one person, and of no other gender."""
    first = phrase.split()
    if first[0] not in ONE or not phrase[0].islower():
        return False
    genders = {GENDERS[part] for part in first[:3] if part in GENDERS} | ({"pronoun female"} if FEMALE & set(first[:3]) else set())
    return not genders or GENDERS[word] in genders or "pronoun" in genders | {GENDERS[word]}


def spoken_to(t, name):
    """Whether a person is addressed: `Thưa ông Nam`, `Xin anh Tú cho biết`."""
    k = t.at(name.title[0]) if name.title else name.first
    return t.before(k) in ("thưa", "xin")
