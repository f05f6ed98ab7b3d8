"""Who did what, when and where: the fields of a figure that its clause, its sentence or the ones before it tell.

A rule fills a field only where the words are there; otherwise the field stays null.
"""

import re
from bisect import bisect_left
from itertools import islice, pairwise, takewhile

from diembao.extract.lexicon import rows
from diembao.extract.phrases import ACTIONS, NOUNS
from diembao.extract.tokens import CAPITAL_WORD, Phrases
from diembao.extract.where import find_places, place_of

ACTORS = Phrases({row["head"]: True for row in rows("actors")})
QUANTITIES = frozenset(("count", "share", "money", "measure", "duration", "ordinal"))
DATED = frozenset(("date", "period"))
# Signs of a finished, an intended and a demanded thing, in the clause before the figure.
STATUS = Phrases(
    dict.fromkeys(("đã", "vừa", "đạt", "được", "hoàn thành", "kết quả", "đạt được"), "achieved")
    | dict.fromkeys(
        ("sẽ", "dự kiến", "phấn đấu", "kế hoạch", "mục tiêu", "chỉ tiêu", "dự định", "sắp", "dự báo", "đặt mục tiêu"), "planned"
    )
    | dict.fromkeys(("phải", "yêu cầu", "bắt buộc", "cần", "quy định", "tối thiểu phải"), "required")
)
CHANGES = frozenset("tăng giảm thêm bớt hạ nâng mất rút cộng tụt sụt".split())
AUXILIARIES = frozenset("đã sẽ đang vừa mới tiếp cũng vẫn chỉ phải đều lại còn là".split())
SAYING = Phrases({row["verb"]: True for row in rows("saying_verbs")})


def describe(t, mentions, sentences, scene):
    """The context of each mention of a passage, as a dict a mention.

    Parameters
    ----------
    t : Tokens
    mentions : list of Mention
    sentences : list of (start, end)
        Offsets of the sentences within the passage.
    scene : Scene
        Of the article; it is brought up to date.

    Returns
    -------
    list of dict
        action, actor, when, place, aspect, status, speaker.
    """
    places = find_places(t, scene)
    contexts, frame, subject, done = [], None, None, 0
    for n, (a, b) in enumerate(sentences):
        limit = sentences[n + 1][0] if n + 1 < len(sentences) else len(t.source) + 1
        inside = list(takewhile(lambda m, limit=limit: m.start < limit, islice(mentions, done, None)))
        done += len(inside)
        earlier = bisect_left(places, (a,))
        here = places[earlier : bisect_left(places, (b,))]
        first, last = t.at(a), t.at(b)
        clauses = _clauses(t, first, last)
        frame = _frame(t, inside, a) or frame
        subjects = _subjects(t, clauses, subject)
        speaker = _speaker(t, first, last) if inside else None
        for m in inside:
            clause = next((i for i, (c, d) in enumerate(clauses) if c <= m.first < d), 0)
            row = dict.fromkeys(("action", "actor", "when", "place", "aspect", "status"))
            row["speaker"] = speaker
            row["when"] = m.edtf if m.kind in DATED else None
            if m.kind in QUANTITIES:
                row |= _happening(t, m, clauses[clause], subjects[clause])
                row["when"] = _nearest_date(m, inside) or frame
            elif m.kind == "period" and row["when"]:
                row |= _following(t, m, clauses[clause])
            if m.kind not in ("identifier", "time", "score"):
                row["place"] = place_of(t, m, here, b) or (places[earlier - 1][2] if earlier else None)
            contexts.append(row)
        subject = subjects[-1] or subject
    return contexts


def _clauses(t, first, last):
    """The parts of a sentence between semicolons."""
    cuts = [first] + [i + 1 for i in range(first, last) if t.low[i] == ";"] + [last]
    return [(a, b) for a, b in pairwise(cuts) if a < b] or [(first, last)]


def _frame(t, inside, start):
    """The period that opens a sentence and holds for what follows: Từ năm 2017 đến nay, …"""
    for m in inside:
        if m.kind in DATED and m.edtf and m.start - start <= 12 and t.low[m.last] == ",":
            return m.edtf
    return None


def _nearest_date(m, inside):
    """The calendar point or period of the sentence that stands nearest, one before the figure first."""
    dates = [d for d in inside if d.kind in DATED and d.edtf]
    before = [d for d in dates if d.start < m.start]
    chosen = before[-1:] or [d for d in dates if d.start - m.end <= 25][:1]
    return chosen[0].edtf if chosen else None


# --- who ---------------------------------------------------------------------------------------------------------------------


def _subjects(t, clauses, inherited):
    """The subject of each clause; one without a subject of its own has that of the clause before it."""
    found = []
    for first, last in clauses:
        own = _subject(t, first, last)
        inherited = own or inherited
        found.append(inherited)
    return found


def _subject(t, first, last):
    """The noun phrase before the first verb of a clause that names somebody who can act."""
    pieces, start = [], first
    for i in range(first, last + 1):
        if i == last or t.low[i] == ",":
            pieces.append((start, i))
            start = i + 1
    for n, (a, b) in enumerate(pieces):
        begin = a
        while begin < b and t.low[begin] in ("nhưng", "và", "song", "trong", "đó", "tuy", "nhiên", "sau", "khi"):
            begin += 1
        if not ACTORS.match(t, begin) and not _is_name(t, begin, a == first):
            continue
        end = _subject_end(t, begin, b)
        if end is None and n + 1 < len(pieces) and b - begin <= 6 and _acts(t, b + 1):
            end = _subject_end(t, *pieces[n + 1])
        if end and end > begin:
            return t.between(begin, end)
    return None


def _acts(t, i):
    return ACTORS.match(t, i) is not None or (t.is_word(i) and t.text[i][0].isupper())


def _is_name(t, i, opens):
    """A run of capitals; the first word of a sentence is one anyway, so there two are asked for."""
    return t.is_word(i) and t.text[i][0].isupper() and (not opens or t.text[i + 1][:1].isupper())


def _subject_end(t, a, b):
    """The index of the verb or auxiliary that ends the subject in tokens a to b, or None."""
    head = ACTORS.match(t, a)
    i = head[0] if head else a + 1
    while i < b:
        lower = t.text[i][0].islower()
        if t.low[i] in AUXILIARIES and lower:
            return i
        if lower and _action_at(t, i) and not _names_body(t, i):
            return i
        if not t.is_word(i):
            return None
        i += 1
    return None


def _names_body(t, i):
    """Ủy ban Kiểm tra, đoàn giám sát: a verb right behind the head of a body belongs to its name."""
    return i > 0 and t.low[i - 1] in ("ban", "đoàn", "đội", "cơ", "tổ", "nhà", "công", "việc", "sự", "đơn", "người", "cán")


# --- what --------------------------------------------------------------------------------------------------------------------


def _happening(t, m, clause, actor):
    """Action, actor, aspect and status of a quantity."""
    first, last = clause
    verb = _verb_before(t, m.first, first)
    if verb is None and m.kind in ("count", "share"):
        verb = _verb_after(t, m, last)
        actor = None if verb and actor and not _stands_before(t, actor, first, m.first) else actor
    before = t.low[max(first, m.first - 3) : m.first]
    return {
        "action": verb,
        "actor": actor if verb else None,
        "aspect": ("change" if _changes(before) else "level") if verb or m.kind == "share" else None,
        "status": _status(t, first, m.first),
    }


def _stands_before(t, phrase, first, at):
    return phrase in t.source[t.start[first] : t.start[at]]


def _verb_before(t, i, first):
    """The nearest verb before a figure, with the verbs that are listed before it: kiểm tra, giám sát."""
    j = i - 1
    while j >= first:
        found = _action_at(t, j)
        if found and found[0] <= i:
            start, end = _longest(t, j, i)
            if t.low[start - 1] == "," and start - 1 > first:
                listed = ACTIONS.match_before(t, start - 1)
                start = listed[0] if listed else start
            return t.between(start, end)
        j -= 1
    return None


def _action_at(t, i):
    """The (index after, True) of the action that stands here; a noun that opens with the same syllable (chi bộ) is none."""
    found = ACTIONS.match(t, i) if t.text[i][:1].islower() else None
    noun = found and NOUNS.match(t, i)
    return None if noun and noun[0] > found[0] else found


def _longest(t, j, limit):
    """The longest action around token j that ends before `limit`: thi hành kỷ luật rather than kỷ luật."""
    for start in range(max(0, j - 3), j + 1):
        found = ACTIONS.match(t, start)
        if found and j < found[0] <= limit and t.text[start][:1].islower():
            return start, found[0]
    return j, ACTIONS.match(t, j)[0]


def _verb_after(t, m, last):
    """The verb behind a counted subject: 100% cán bộ xây dựng kế hoạch."""
    for j in range(m.last, min(last, m.last + 25)):
        if t.low[j] in (";", "."):
            return None
        found = _action_at(t, j)
        if found and not _names_body(t, j):
            return t.between(j, found[0])
    return None


def _following(t, m, clause):
    """Action and actor that a period opens: Từ năm 2017, Quận ủy ban hành…"""
    if t.low[m.last] != ",":
        return {}
    actor = _subject(t, m.last + 1, clause[1])
    if not actor:
        return {}
    end = t.at(t.source.index(actor, t.start[m.last]) + len(actor))
    for j in range(end, min(clause[1], end + 4)):
        if found := ACTIONS.match(t, j):
            return {"actor": actor, "action": t.between(j, found[0])} if t.low[j - 1] not in AUXILIARIES else {}
    return {}


def _changes(before):
    """tăng 7,2% is a change; tăng lên 7,2% and từ 5% are levels."""
    return any(word in CHANGES for word in before) and not any(
        word in ("lên", "xuống", "còn", "đến", "tới", "từ") for word in before
    )


def _status(t, first, i):
    found = None
    for j in range(first, i):
        match = STATUS.match(t, j)
        if match:
            found = match[1] if match[1] != "achieved" or found is None else found
    return found


# --- on whose word -----------------------------------------------------------------------------------------------------------

NAME = re.compile(rf"{CAPITAL_WORD}(?:\s{CAPITAL_WORD}){{1,4}}")
ACCORDING = re.compile(
    r"\b[Tt]heo\s(?:lời\s)?(?:ông|bà|anh|chị|đồng chí|TS|GS|PGS|BS|bác sĩ|tiến sĩ|giáo sư)\.?\s"
    rf"(?P<name>{CAPITAL_WORD}(?:\s{CAPITAL_WORD}){{0,4}})"
)
TITLES = frozenset("ông bà anh chị chí em cô chú bác sĩ sư trưởng thư tịch đốc tướng tá úy viên".split())


def _speaker(t, first, last):
    """The person whom a verb of saying in this sentence names."""
    text = t.source[t.start[first] : t.end[last - 1]]
    if m := ACCORDING.search(text):
        return m["name"]
    for i in range(first, last):
        if t.low[i] in SAYING.first and SAYING.match(t, i):
            names = [n for n in NAME.finditer(t.source, t.start[first], t.start[i]) if t.low[t.at(n.start(), first) - 1] in TITLES]
            return names[-1][0] if names else None
    return None
