"""Who did what, when and where: the fields of a figure that its clause, its sentence or the ones before it tell.

A rule fills a field only where the words are there; otherwise the field stays null.
"""

from bisect import bisect_left
from itertools import islice, pairwise, takewhile

from diembao.extract.phrases import ACTIONS
from diembao.extract.subjects import AUXILIARIES, action_at, names_body, subject_of, subjects_of
from diembao.extract.tokens import Phrases
from diembao.extract.when import Times
from diembao.extract.where import find_places, place_of
from diembao.extract.whose_word import reported

QUANTITIES = frozenset(("count", "share", "money", "measure", "duration", "ordinal"))
# Signs of a finished, an intended and a demanded thing, in the clause before the figure.
STATUS = Phrases(
    dict.fromkeys(("đã", "vừa", "đạt", "được", "hoàn thành", "kết quả", "đạt được"), "achieved")
    | dict.fromkeys(
        ("sẽ", "dự kiến", "phấn đấu", "kế hoạch", "mục tiêu", "chỉ tiêu", "dự định", "sắp", "dự báo", "đặt mục tiêu"), "planned"
    )
    | dict.fromkeys(("phải", "yêu cầu", "bắt buộc", "cần", "quy định", "tối thiểu phải"), "required")
)
CHANGES = frozenset("tăng giảm thêm bớt hạ nâng mất rút cộng tụt sụt".split())


def describe(t, mentions, sentences, scene, day=None):
    """The context of each mention of a passage, as a dict a mention.

    Parameters
    ----------
    t : Tokens
    mentions : list of Mention
    sentences : list of (start, end)
        Offsets of the sentences within the passage.
    scene : Scene
        Of the article; it is brought up to date.
    day : datetime.date, optional
        The day of publication.

    Returns
    -------
    list of dict
        action, actor, when, place, aspect, status, speaker.
    """
    places, times = find_places(t, scene), Times(t, mentions, day)
    contexts, frame, subject, done = [], None, None, 0
    for n, (a, b) in enumerate(sentences):
        limit = sentences[n + 1][0] if n + 1 < len(sentences) else len(t.source) + 1
        inside = list(takewhile(lambda m, limit=limit: m.start < limit, islice(mentions, done, None)))
        done += len(inside)
        earlier = bisect_left(places, (a,))
        here = places[earlier : bisect_left(places, (b,))]
        first, last = t.at(a), t.at(b)
        clauses = _clauses(t, first, last)
        told = times.within(a, limit)
        frame = times.frame(told, t, a) or frame
        subjects = subjects_of(t, clauses, subject)
        who = reported(t, first, last) if inside else None
        for m in inside:
            clause = next((i for i, (c, d) in enumerate(clauses) if c <= m.first < d), 0)
            row = dict.fromkeys(("action", "actor", "when", "place", "aspect", "status"))
            row["speaker"] = who[0] if who and who[1] <= m.first < who[2] else None
            own = next((edtf for start, _, _, edtf in told if start == m.start), None)
            row["when"] = own
            if m.kind in QUANTITIES:
                row |= _happening(t, m, clauses[clause], subjects[clause])
                row["when"] = own or (times.nearest(m, told) or frame or (None,))[0]
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
        found = action_at(t, j)
        if found and found[0] <= i:
            start, end = _longest(t, j, i)
            if t.low[start - 1] == "," and start - 1 > first:
                listed = ACTIONS.match_before(t, start - 1)
                start = listed[0] if listed else start
            return t.between(start, end)
        j -= 1
    return None


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
        found = action_at(t, j)
        if found and not names_body(t, j):
            return t.between(j, found[0])
    return None


def _following(t, m, clause):
    """Action and actor that a period opens: Từ năm 2017, Quận ủy ban hành…"""
    if t.low[m.last] != ",":
        return {}
    actor = subject_of(t, m.last + 1, clause[1])
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
