"""Who did what, when and where: the fields of a figure that its clause, its sentence or the ones before it tell.

A rule fills a field only where the words are there; otherwise the field stays null.
"""

from bisect import bisect_left, bisect_right
from functools import cache, partial
from itertools import pairwise

from diembao.extract.deeds import happening
from diembao.extract.phrases import ACTIONS
from diembao.extract.subjects import AUXILIARIES, subject_of, subjects_of
from diembao.extract.when import Times
from diembao.extract.where import find_places, place_of, spoken_of
from diembao.extract.whose_word import reported

FRAMED = 3  # sentences for which a time that opened one holds for the next ones
STILL = 2  # sentences for which a place or an actor that was named stays the one that is spoken of
FIELDS = ("action", "actor", "when", "place", "aspect", "status", "speaker")
NAMING = frozenset(("identifier", "time", "score"))
QUANTITIES = frozenset(("count", "share", "money", "measure", "duration", "ordinal"))


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
    places = find_places(t, scene)
    if not mentions:
        return []
    times, contexts, frame, framed, done = Times(t, mentions, day), [], None, 0, 0
    begun = [m.start for m in mentions]
    for n, (a, b) in enumerate(sentences):
        limit = sentences[n + 1][0] if n + 1 < len(sentences) else len(t.source) + 1
        until = bisect_left(begun, limit, done)
        inside, done = mentions[done:until], until
        told = times.within(a, limit)
        if opened := times.frame(told, t, a):
            frame, framed = opened, n
        elif n - framed > FRAMED:
            frame = None
        if inside:
            earlier = bisect_left(places, (a,))
            here = places[earlier : bisect_left(places, (b,))]
            set_before = spoken_of(places, earlier, sentences[max(0, n - STILL)][0])
            for m, row in zip(inside, _deeds(t, inside, sentences, n), strict=True):
                if m.kind in QUANTITIES:
                    row["when"] = times.own(m) or (times.nearest(m, told) or frame or (None,))[0]
                else:
                    row["when"] = times.own(m)
                if m.kind not in NAMING:
                    row["place"] = place_of(t, m, here, b) or set_before
                contexts.append(row)
    return contexts


def _deeds(t, inside, sentences, n):
    """Action, actor, aspect, status and speaker of the figures of one sentence."""
    first, last = t.at(sentences[n][0]), t.at(sentences[n][1])
    clauses = _clauses(t, first, last)
    subjects, who = subjects_of(t, clauses, None), reported(t, first, last)
    before = cache(partial(_subject_before, t, sentences, n))
    starts, opened = [m.first for m in inside], [c for c, _ in clauses]
    for m in inside:
        clause = max(0, bisect_right(opened, m.first) - 1)
        row = dict.fromkeys(FIELDS)
        row["speaker"] = who[0] if who and who[1] <= m.first < who[2] else None
        if m.kind in QUANTITIES:
            row |= happening(t, m, clauses[clause], subjects[clause], starts, before)
        elif m.kind == "period":
            row |= _following(t, m, clauses[clause])
        yield row


def _subject_before(t, sentences, n):
    """The subject of the nearest of the sentences before that has one."""
    for a, b in reversed(sentences[max(0, n - STILL) : n]):
        if subject := subjects_of(t, _clauses(t, t.at(a), t.at(b)), None)[-1]:
            return subject
    return None


def _clauses(t, first, last):
    """The parts of a sentence between semicolons."""
    cuts = [first] + [i + 1 for i in range(first, last) if t.low[i] == ";"] + [last]
    return [(a, b) for a, b in pairwise(cuts) if a < b] or [(first, last)]


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
