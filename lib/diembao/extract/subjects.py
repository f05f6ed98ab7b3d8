"""Who does what: the subject of a clause, and the verbs that a figure may report on."""

from diembao.extract.lexicon import rows
from diembao.extract.phrases import ACTIONS, NOUNS
from diembao.extract.tokens import Phrases

SAYING = Phrases({row["verb"]: True for row in rows("saying_verbs")})
ACTORS = Phrases({row["head"]: True for row in rows("actors")})
# What may stand between a subject and its verb, as auxiliaries do.
INTENDING = Phrases(
    dict.fromkeys("phấn đấu|dự kiến|dự định|đặt mục tiêu|tiến hành|tiếp tục|bắt đầu|quyết định|bị|được".split("|"), True)
)
AUXILIARIES = frozenset("đã sẽ đang vừa mới tiếp cũng vẫn chỉ phải đều lại còn là".split())


def subjects_of(t, clauses, inherited):
    """The subject of each clause; one without a subject of its own has that of the clause before it."""
    found = []
    for first, last in clauses:
        own = subject_of(t, first, last)
        inherited = own or inherited
        found.append(inherited)
    return found


def subject_of(t, first, last):
    """The noun phrase before the first verb of a clause that names somebody who can act.

    Of reported speech it is the subject of what is said: Sở cho biết huyện có 9 ca.
    """
    for _ in range(2):
        span = _subject_span(t, first, last)
        said = span and SAYING.match(t, span[1] + (t.low[span[1]] in AUXILIARIES))
        if not said:
            return t.between(*span) if span else None
        first = said[0] + (t.low[said[0]] in ("rằng", "là"))
    return None


def speaking_body(t, first, last):
    """The subject of the first verb of a clause if that is one of saying."""
    span = _subject_span(t, first, last)
    return t.between(*span) if span and SAYING.match(t, span[1] + (t.low[span[1]] in AUXILIARIES)) else None


def _subject_span(t, first, last):
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
            return begin, end
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
        if lower and (action_at(t, i) or SAYING.match(t, i) or INTENDING.match(t, i)) and not names_body(t, i):
            return i
        if not t.is_word(i):
            return None
        i += 1
    return None


def names_body(t, i):
    """Ủy ban Kiểm tra, đoàn giám sát: a verb right behind the head of a body belongs to its name."""
    return i > 0 and t.low[i - 1] in ("ban", "đoàn", "đội", "cơ", "tổ", "nhà", "công", "việc", "sự", "đơn", "người", "cán")


def action_at(t, i):
    """The (index after, True) of the action that stands here; a noun that opens with the same syllable (chi bộ) is none."""
    found = ACTIONS.match(t, i) if t.text[i][:1].islower() else None
    noun = found and NOUNS.match(t, i)
    return None if noun and noun[0] > found[0] else found
