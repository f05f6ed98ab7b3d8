"""Who speaks: the clause before a quotation, the clause after it, or the sentence before both."""

from dataclasses import dataclass

from diembao.extract.name_lexicon import TITLES, VERBS, WORDS
from diembao.extract.name_places import PERSON
from diembao.extract.quote_people import GENDERS
from diembao.extract.quote_subjects import FAR, NOUN_PHRASE_END, PHRASE, leading_phrase, subject

# These verbs are followed by who speaks: truyền hình NHK trích lời ông Masumi.
REPORTING = frozenset((("dẫn", "lời"), ("trích", "lời"), ("dẫn", "lại"), ("theo", "lời")))
OPENING_MARKS, CLOSING_MARKS = frozenset('“"«'), frozenset('”"»')
MARKS = frozenset('“”"«»:')
CLAUSE_END = frozenset(".!?;…")
CLAUSE_LINKS = frozenset(("và", "rồi", "nhưng", "thì", "mà", "rằng", "khi"))
NO_VERB_AFTER = WORDS["passive"] | WORDS["makes noun"]  # được khen, bản báo cáo
SAYING_NOUN = WORDS["makes noun"] - frozenset(("trong", "về", "một", "qua", "nhà", "nhóm", "giới", "sức", "mang"))
NOBODY = tuple(WORDS["nobody"])
TOLD = frozenset(("rằng", "là", "thêm", "tiếp", "luôn", "ngay", "như", "sau"))
# Tokens between a verb and the quotation: behind a colon, behind rằng, là and the like, and without either.
GAP_COLON, GAP_TOLD, GAP = 14, 4, 0
GAP_SHORT_VERB = 4
SUBJECT = 10  # tokens from the beginning of a clause to a verb that stands far from the colon


@dataclass(slots=True)
class Frame:
    """The clause that frames a quotation: on which side, who speaks, and the verb."""

    side: str
    speaker: str | None = None
    title: str | None = None
    verb: str | None = None


def frame(people, block, start, end, low, high):
    """The frame of a quotation, or None.

    Parameters
    ----------
    people : People
    block : Block
    start, end : int
        Offsets of the quotation with its marks.
    low, high : int
        Offsets between which the frame may stand.
    """
    t = block.tokens
    i, j = t.at(start), t.at(end)
    before = None
    if i and t.text[i - 1] == ":":
        before = _before(people, block, t.at(low), i)
        if before and before.verb and before.speaker:
            return before
    after = _after(people, block, j, t.at(high, j))
    return after or before or _before(people, block, t.at(low), i) or _according(people, block, t.at(low), i)


def frame_after(people, block, end, high):
    """The frame behind a quotation that ends at this offset of a later passage, or None."""
    return _after(people, block, block.tokens.at(end), block.tokens.at(high))


def _after(people, block, j, high):
    """`…”, ông Hill nói`; `…” - anh Bảo bức xúc`."""
    t, k = block.tokens, j
    while k < high and k - j < 3 and t.text[k] in (",", ".", "-", "–", "—"):
        k += 1
    if who := noted(people, block, j, k, high) or told_by(people, block, k, high):
        return Frame("after", *who, None)
    if k >= high or t.text[k - 1] not in (",", "-", "–", "—", "”", '"'):
        return None
    if k == j and not (t.low[k] in GENDERS or TITLES.match(t, k) or people.inside(block, k)):
        return None
    stop = next(
        (m for m in range(k, min(high, k + FAR)) if _ends(t, m) and not people.inside(block, m)),
        min(high, k + FAR),
    )
    for m in range(k, stop):
        verb = saying_verb(people, block, m)
        if verb and verb - m == 1 and (last := _closing_verb(people, block, verb, stop)):
            m, verb = last  # nhà văn chuyên viết cho trẻ em | tâm sự
        if verb and tuple(t.low[m : m + 2]) not in REPORTING and (who := subject(people, block, k, m, first=True)):
            return Frame("after", *who, t.name(m, verb))
    if k < stop and (verb := saying_verb(people, block, k)) and (who := subject(people, block, verb, min(stop, verb + 8))):
        return Frame("after", *who, t.name(k, verb))
    return None


def _closing_verb(people, block, low, stop):
    """The (index, index after) of the verb of saying that ends a clause, where no mark stands before it."""
    t = block.tokens
    if any(t.text[m] in NOUN_PHRASE_END for m in range(low, stop)):
        return None
    found = ((m, saying_verb(people, block, m)) for m in range(max(low, stop - 3), stop))
    return next((pair for pair in found if pair[1] == stop), None)


def noted(people, block, j, k, high):
    """The (speaker, title) of a note behind: `“…” (bạn đọc Lê Hoa)`; `“…”. Đó là ý kiến của ông Nam`; `“…”, lời của anh Tú`."""
    t = block.tokens
    if t.low[j] == "của" and (quoted := _opening(t, j)) and not WORDS["word of"].isdisjoint(t.low[max(0, quoted - 2) : quoted]):
        stop = next((m for m in range(j, min(high, j + PHRASE)) if t.text[m] in NOUN_PHRASE_END), min(high, j + PHRASE))
        return subject(people, block, j + 1, stop, first=True)  # câu hỏi “…” của phóng viên
    if t.text[j] == "(":
        close = next((m for m in range(j, min(high, j + PHRASE)) if t.text[m] == ")"), None)
        return subject(people, block, j + 1, close, phrase=False) if close else None
    said = t.low[k : k + 2] in (["đó", "là"], ["đây", "là"]) or t.low[k] in ("là", "lời")
    of = next((m for m in range(k, min(t.size, k + PHRASE)) if t.low[m] == "của"), None) if said else None
    if not of or WORDS["word of"].isdisjoint(t.low[k:of]):
        return None
    named = [form for name, form in people.named(block, of, min(t.size, of + FAR)) if name.kind == PERSON]
    return (named[0], people.roles.get(named[0])) if named else None


def _opening(t, j):
    """The index of the mark that opens the quotation which ends before token j, or None."""
    return next((m for m in range(j - 2, -1, -1) if t.text[m] in OPENING_MARKS), None) if t.text[j - 1] in CLOSING_MARKS else None


def told_by(people, block, k, high):
    """The (speaker, title) of `“…”, theo lời một du khách`."""
    t = block.tokens
    if t.low[k] != "theo" or not (t.opens[k] or t.low[k - 1] in WORDS["link"] or t.text[k - 1] in (",", "-", "–", "—", "”", '"')):
        return None
    k += 1 + (t.low[k + 1] == "lời")
    marks = NOUN_PHRASE_END | WORDS["link"]
    ends = (m for m in range(k, min(high, k + FAR)) if t.low[m] in marks and not people.inside(block, m))
    stop = next(ends, min(high, k + PHRASE))
    return subject(people, block, k, stop, first=True)


def actor_behind(people, block, offset, high):
    """The (speaker, title) that the clause behind a quotation begins with, whatever it tells of them: `…”, bác Chuân thở ra`.

    A few words may stand between: `…”, ngồi bên màn hình, đạo diễn Nam ra lệnh`.
    """
    t, j = block.tokens, block.tokens.at(offset)
    stop = min(t.at(high, j), j + FAR)
    if j >= t.size or t.text[j] not in (",", "-", "–", "—"):
        return None
    comma = next((m for m in range(j + 1, min(stop, j + PHRASE)) if t.text[m] == ","), stop)
    return _actor(people, block, j + 1, stop) or _actor(people, block, comma + 1, stop)


def _actor(people, block, k, stop):
    """The (speaker, title) that the clause at token k begins with."""
    t = block.tokens
    if k >= stop:
        return None
    title = TITLES.match(t, k)
    if (t.low[k] in GENDERS or (title and title[1][0] == "courtesy")) and not t.capital[title[0] if title else k + 1]:
        return subject(people, block, k, title[0] if title else k + 1)
    if not title and (phrase := leading_phrase(t, k, stop, anybody=t.text[k - 1] != ",")):
        return phrase, None
    if not title and not people.inside(block, k):
        return None
    ends = next((m for m in range(k, stop) if t.text[m] in NOUN_PHRASE_END and not people.inside(block, m)), stop)
    persons = [(name, form) for name, form in people.named(block, k, min(ends, k + PHRASE)) if name.kind == PERSON]
    if not persons or any(
        not t.capital[m] and not people.inside(block, m) for m in range(title[0] if title else k, persons[0][0].first)
    ):
        return None
    return persons[0][1], people.roles.get(persons[0][1])


def _according(people, block, low, i):
    """`Theo bác sĩ Lê Hoa, “…`."""
    t = block.tokens
    if i - 1 <= low or t.text[i - 1] not in (",", ":"):
        return None
    m = next((m for m in range(i - 2, max(low, i - FAR) - 1, -1) if t.low[m] == "theo" or t.text[m] in CLAUSE_END), None)
    if m is None or t.low[m] != "theo":
        return None
    who = subject(people, block, m + 1, i - 1)
    return Frame("after", *who) if who else None


def within(people, block, offset, low):
    """The (speaker, title) of the verb of saying before a quotation that goes on its sentence: `ông Hill nói sẽ có “…`."""
    t = block.tokens
    i, first = t.at(offset), t.at(low)
    for m in range(i - 1, max(first, i - FAR) - 1, -1):
        if saying_verb(people, block, m) and (who := subject(people, block, _clause(t, first, m), m)):
            return who
    begin = _clause(t, first, i)
    m = next((m for m in range(begin, min(i, begin + PHRASE)) if t.low[m] == "theo"), None)
    return None if m is None else told_by(people, block, m, i)  # Theo nguyên đơn thì cuốn sách là “…”


def _before(people, block, low, i):
    """`Bà Tiện chia sẻ: “…`; `…, bà bộc bạch rằng “…`."""
    t, colon = block.tokens, i > 0 and block.tokens.text[i - 1] == ":"
    told = i > colon and t.low[i - 1 - colon] in TOLD
    most = GAP_COLON if colon else GAP_TOLD if told else GAP
    for m in range(i - 1, max(low, i - FAR) - 1, -1):
        verb = saying_verb(people, block, m)
        if not verb or not 0 <= i - verb <= most or (i - verb > GAP_SHORT_VERB and verb - m == 1):
            continue
        if any(_ends(t, k) for k in range(verb, i)):
            break
        begin = _clause(t, low, m)
        return Frame("before", *(_speaker(people, block, begin, m, verb, i)), t.name(m, verb))
    begin = _clause(t, low, i - 1)
    if colon and (far := _far_verb(people, block, begin, i - 1)):
        return far
    if colon and (who := subject(people, block, begin, i - 1, phrase=False)) and who[0]:
        return Frame("before", *who, None)
    if colon and (phrase := leading_phrase(t, begin, i - 1)):
        return Frame("before", phrase)
    return None


def _far_verb(people, block, begin, stop):
    """The frame of a clause whose verb of saying stands right behind its subject, and far from the colon: `Tòa chất vấn hai …:`."""
    for m in range(begin + 1, min(stop, begin + SUBJECT)):
        if (verb := saying_verb(people, block, m)) and verb - m > 1 and (who := subject(people, block, begin, m)):
            return Frame("before", *who, block.tokens.name(m, verb))
    return None


def _speaker(people, block, begin, m, verb, stop):
    """Who speaks in a clause from `begin` with a verb at m: its subject, whom it reports, or whom the text spoke of last."""
    t = block.tokens
    if any(f"{t.low[k]} {t.low[k + 1]}".startswith(NOBODY) for k in range(begin, m)):
        return None, None  # ai cũng nói, dân gian có câu
    if who := subject(people, block, begin, m):
        return who
    if tuple(block.tokens.low[m : m + 2]) in REPORTING and (who := subject(people, block, verb, stop)):
        return who
    if phrase := leading_phrase(t, begin, m):
        return phrase, None
    if _has_subject(t, begin, m):
        return None, None  # a voice on the tape, a sign: not whoever was named last
    person = people.before(block, begin, near=True)
    return person, people.roles.get(person)


def _has_subject(t, begin, m):
    """Whether other words than adverbs stand between the last mark or link of a clause and its verb."""
    while m > begin and t.low[m - 1] in WORDS["adverb"]:
        m -= 1
    words = 0
    while m - words > begin and t.text[m - words - 1] not in NOUN_PHRASE_END and t.low[m - words - 1] not in CLAUSE_LINKS:
        words += 1
    return words > 1 and t.is_word(m - words)


def saying_verb(people, block, m):
    """The index after the verb of saying at this token: no capital inside a sentence, no part of a name or of another word."""
    t = block.tokens
    verb = VERBS.match(t, m)
    closed = verb and t.text[verb[0]] == ":"  # trong nhóm giải thích:
    if verb and m and (title := TITLES.match(t, m - 1)) and title[0] > m:
        return None  # người phát ngôn
    if not verb or (t.capital[m] and not t.opens[m]) or people.inside(block, m):
        return None
    if t.before(m) in (WORDS["passive"] | SAYING_NOUN if closed else NO_VERB_AFTER):
        return None
    if verb[0] - m == 1 and (f"{t.low[m]} {t.low[m + 1]}" in WORDS["no verb"] or t.before(m) in WORDS["no verb after"]):
        return None
    return verb[0]


def _ends(t, m):
    """Whether a clause ends at this mark; AOL.com and `TS. Lê Nam` go on."""
    if t.text[m] != "." or m + 1 >= t.size:
        return t.text[m] in CLAUSE_END
    return t.opens[m + 1] and not (t.glued(m) and t.is_word(m + 1))


def _clause(t, low, m):
    """The index where the sentence that holds token m begins."""
    k = m
    while k > low and m - k < FAR and not (t.text[k - 1] in CLAUSE_END and t.opens[k]):
        k -= 1
    return k
