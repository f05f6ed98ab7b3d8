"""Periods in EDTF as stretches of decimal years, for an axis of time and for filters."""

import re
from functools import lru_cache
from math import inf

POINT = re.compile(r"(?P<year>-?[\dX]{4})(?:-(?P<month>[\dX]{2}))?(?:-(?P<day>[\dX]{2}))?(?:T[\d:]*)?[~?%]?")
# Seasons, quarters, thirds and halves of a year (ISO 8601-2): the month that each begins with, and how many it has.
PARTS = {
    **{21 + i: (1 + 3 * i, 3) for i in range(4)},
    **{33 + i: (1 + 3 * i, 3) for i in range(4)},
    **{37 + i: (1 + 4 * i, 4) for i in range(3)},
    **{40 + i: (1 + 6 * i, 6) for i in range(2)},
}


def years(edtf):
    """The stretch of time that an EDTF string names.

    Parameters
    ----------
    edtf : str or None

    Returns
    -------
    tuple of float, or None
        Beginning and end in years, the end excluded; infinite where an interval is open. None for a time of day, for a
        date without a year, and for what is missing.

    Examples
    --------
    >>> years("2019"), years("196X"), years("2017/.."), years("2020-33"), years("2015/2020")
    ((2019.0, 2020.0), (1960.0, 1970.0), (2017.0, inf), (2020.0, 2020.25), (2015.0, 2021.0))
    >>> years("XXXX-04-30"), years("T18:30"), years(None)
    (None, None, None)
    """
    return _years(edtf) if isinstance(edtf, str) else None


@lru_cache(maxsize=8192)
def _years(edtf):
    first, slash, last = edtf.partition("/")
    begin = (-inf, -inf) if slash and first in ("", "..") else _point(first)
    end = (inf, inf) if slash and last in ("", "..") else _point(last) if slash else begin
    if begin is None or end is None or (begin[0] == -inf and end[1] == inf):
        return None
    return (begin[0], end[1]) if begin[0] < end[1] else None


def _point(text):
    """Beginning and end of a point of EDTF, or None."""
    match = POINT.fullmatch(text)
    if not match or match["year"].startswith("X"):
        return None
    first, last = (float(match["year"].replace("X", digit)) for digit in "09")
    month, day = match["month"], match["day"]
    if not month or "X" in month:
        return first, last + 1
    begins, long = PARTS.get(int(month), (int(month), 1))
    if not 1 <= begins <= 12:
        return None
    begin = first + (begins - 1) / 12
    if not day or "X" in day or not 1 <= int(day) <= 31:
        return begin, begin + long / 12
    begin += (int(day) - 1) / 31 / 12  # a month of 31 days is near enough for an axis
    return begin, begin + 1 / 31 / 12
