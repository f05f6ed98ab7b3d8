"""Periods of figures as days, and whether two figures speak of the same time."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

# Two figures speak of one time where their ends lie so near: the news of a month, an end of a month against its beginning.
NEAR = 45
POINT = re.compile(r"(?P<year>[\dX]{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?[~?%]?")
# Months of the seasons and quarters of EDTF (ISO 8601-2), and its halves of a year.
PARTS = {
    21: (1, 3),
    22: (4, 6),
    23: (7, 9),
    24: (10, 12),
    **{33 + i: (1 + 3 * i, 3 + 3 * i) for i in range(4)},
    40: (1, 6),
    41: (7, 12),
}


@dataclass(frozen=True)
class Time:
    """A stretch of days (ordinals), and whether the text says it or only the day of publication does."""

    first: int
    last: int
    said: bool
    open: bool = False  # it goes on until the text was published, or nobody knows how long


def read_time(when, published):
    """The time that a figure holds for.

    Parameters
    ----------
    when : str or None
        EDTF, as in the figures table. A date without a year is taken for the last such day before publication.
    published : str or None
        YYYY, YYYY-MM or YYYY-MM-DD; stands in where the text says nothing.

    Returns
    -------
    Time or None

    Examples
    --------
    >>> time = read_time("XXXX-11-30", "2022-12-06")
    >>> date.fromordinal(time.first).isoformat(), time.said
    ('2022-11-30', True)
    >>> read_time(None, None) is None
    True
    """
    told = _days(published, None) if isinstance(published, str) else None
    if isinstance(when, str):
        begin, slash, end = when.partition("/")
        first = _days(begin, told)
        last = _days(end, told) if slash else first
        if first and (last or end == ".."):
            until = last or (max(first[0], told[1]), max(first[0], told[1])) if last or told else first
            return Time(first[0], max(until[1], first[0]), True, not last)
        if last and begin == "..":
            return Time(last[1], last[1], True)
    return Time(*told, False) if told else None


@lru_cache(maxsize=4096)
def _days(text, told):
    """First and last day of a point of EDTF."""
    match = POINT.fullmatch(text or "")
    if not match:
        return None
    if match["year"] == "XXXX":
        return _before(match, told)
    first, last = (int(match["year"].replace("X", digit)) for digit in "09")
    if not match["month"]:
        return _ordinal(first, 1, 1), _ordinal(last, 12, 31)
    return _within(first, int(match["month"]), match["day"])


def _within(year, month, day):
    if month in PARTS:
        begin, end = PARTS[month]
        return _ordinal(year, begin, 1), _ordinal(year, end, 31)
    if not 1 <= month <= 12:
        return None
    return (_ordinal(year, month, int(day)),) * 2 if day else (_ordinal(year, month, 1), _ordinal(year, month, 31))


def _before(match, told):
    """A date without a year: the last one that had begun when the text was published, or within a month after."""
    if told is None or not match["month"]:
        return None
    year = date.fromordinal(told[1]).year
    spans = (_within(y, int(match["month"]), match["day"]) for y in (year + 1, year, year - 1))
    return next((span for span in spans if span and span[0] <= told[1] + 31), None)


def _ordinal(year, month, day):
    year = min(max(year, 1), 9999)
    return date(year, month, min(max(day, 1), monthrange(year, month)[1])).toordinal()


def order(a, b):
    """How the times of two figures stand: `same`, `before`, `after`, `other` (a part and its whole), or `unknown`.

    Parameters
    ----------
    a, b : Time or None

    Examples
    --------
    >>> order(read_time("2019", None), read_time("2019-06-30", None))
    'after'
    >>> order(read_time(None, "2022-03-24"), read_time("2022-03", "2022-04-05"))
    'same'
    """
    if a is None or b is None:
        return "unknown"
    if a.open and b.open and abs(a.first - b.first) <= NEAR:
        return "same"
    if not (a.said and b.said):
        said, other = (a, b) if a.said else (b, a)
        if said.said and said.first <= other.last and other.first <= said.last:
            return "same"
    elif _length(a) > 1 < _length(b) and _nested(a, b) and abs(_length(a) - _length(b)) > NEAR:
        return "other"  # what happened in a quarter and in its year are two quantities; up to a day and in its year, one
    if abs(a.last - b.last) <= NEAR:
        return "same"
    return "before" if a.last < b.last else "after"


def _nested(a, b):
    return (a.first <= b.first and b.last <= a.last) or (b.first <= a.first and a.last <= b.last)


def _length(time):
    return time.last - time.first + 1
