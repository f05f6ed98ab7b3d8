"""When: the dates of a sentence, those told from the day of publication too, and the one that a figure holds for."""

from bisect import bisect_left

from diembao.extract.calendar import since_publication
from diembao.extract.relative import DAYS, MONTHS, WEEKS, YEARS
from diembao.extract.tokens import Phrases

DATED = frozenset(("date", "period"))
RELATIVE = Phrases(dict.fromkeys((*(word for word in DAYS if word not in ("nay", "mai")), *MONTHS, *YEARS, *WEEKS), True))
SIDES = frozenset("qua tới nữa trước sau gần".split())
GRAINS = frozenset("ngày tuần tháng năm".split())
AHEAD = 25  # characters from a figure to a date behind it that still tells of it
OPENING = 12  # characters from the start of a sentence to a date that frames it


class Times:
    """The points and stretches of time of a passage, in text order.

    A time told from the day of publication (hôm qua, 3 năm qua) is among them although that day is not known: then it has no
    calendar string, and what it tells of stays without one rather than take another date of the sentence.

    Attributes
    ----------
    told : list of (start, end, last token, edtf or None)
    """

    def __init__(self, t, mentions, day):
        told = [(m.start, m.end, m.last, since_publication(m.edtf, day)) for m in mentions if m.kind in DATED and m.edtf]
        told += [stretch for m in mentions if m.kind == "duration" and (stretch := _stretch(t, m, day))]
        taken = {i for start, _, last, _ in told for i in range(t.at(start), last)}
        for i in RELATIVE.places(t):
            if i not in taken and (found := RELATIVE.match(t, i)):
                words = t.between(i, found[0])
                told.append((t.start[i], t.end[found[0] - 1], found[0], since_publication(words, day)))
                taken.update(range(i, found[0]))
        self.told = sorted(told, key=lambda time: time[:3])
        self._starts = [time[0] for time in self.told]

    def within(self, start, end):
        """The times that start between two offsets."""
        return self.told[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def own(self, m):
        """The calendar string of a figure that is a time itself, or None."""
        i = bisect_left(self._starts, m.start)
        return self.told[i][3] if i < len(self.told) and self._starts[i] == m.start else None

    @staticmethod
    def frame(times, t, start):
        """The (edtf,) of the time that opens a sentence and holds for what follows, or None: Từ năm 2017 đến nay, …"""
        for first, _, last, edtf in times:
            if first - start <= OPENING and t.low[last] == ",":
                return (edtf,)
        return None

    @staticmethod
    def nearest(m, times):
        """The (edtf,) of the time of the sentence that stands nearest to a figure, one before it first, or None."""
        i = bisect_left(times, (m.start,))
        if i:
            return (times[i - 1][3],)
        ahead = next((time for time in times[i : i + 2] if 0 < time[0] - m.end <= AHEAD), None)
        return (ahead[3],) if ahead else None


def _stretch(t, m, day):
    """`3 năm qua`, `2 tuần tới`: a length of time that is counted from the day of publication."""
    if t.low[m.last] not in GRAINS or t.low[m.last + 1] not in SIDES:
        return None
    last = m.last + 2 + (t.low[m.last + 1] == "gần")
    return m.start, t.end[last - 1], last, since_publication(t.between(m.first, last), day)
