"""Periods, in every form that newspapers write, to EDTF (ISO 8601-2)."""

from dataclasses import replace

from diembao.extract.date_forms import (
    CENTURIES_APART,
    DAYS_IN_WORDS,
    DAYS_OF_MONTH,
    FROM,
    FROM_NOW,
    MONTHS_APART,
    MONTHS_OF_YEAR,
    SPAN_OF_MONTHS,
    TO,
    TO_NOW,
    YEARS,
)
from diembao.extract.dates import Point, is_day, number_of, read_year, scan_point
from diembao.extract.number import read_roman


def scan_period(source, start):
    """The calendar interval at this offset: (end, EDTF, whether it is open, whether its form alone makes it one), or None."""
    if m := SPAN_OF_MONTHS.match(source, start):
        return _months_of_span(m)
    if (m := FROM_NOW.match(source, start)) and (point := scan_point(source, m.end())):
        return point.end, f"../{point.edtf}", True, True
    opening = FROM.match(source, start)
    begin = opening.end() if opening else start
    for pattern, reader in (
        (CENTURIES_APART, _centuries),
        (DAYS_OF_MONTH, _days),
        (DAYS_IN_WORDS, _days),
        (MONTHS_OF_YEAR, _months),
        (MONTHS_APART, _months),
        (YEARS, _years),
    ):
        if (m := pattern.match(source, begin)) and (edtf := reader(m)):
            return m.end(), edtf, False, bool(opening) or reader is not _years
    first = scan_point(source, begin)
    if not first or first.edtf is None:
        return None
    to = TO.match(source, first.end)
    second = to and scan_point(source, to.end())
    if second and second.edtf and _joins(first, second, to):
        return second.end, _interval(first, second), False, bool(opening) or first.sure or second.sure
    if first.worded and not first.sure:
        return None
    if now := TO_NOW.match(source, first.end):
        return now.end(), first.edtf + "/..", True, True
    return (first.end, first.edtf + "/..", True, first.sure) if opening else None


def _joins(first, second, to):
    """A dash joins two dates only where both are of one grain: 9-11-2001 - ngày đen tối is none."""
    dash = any(c in "-–—" for c in to[0])
    same = (first.day is None) == (second.day is None) and (first.month is None) == (second.month is None)
    hidden = (first.worded and not first.sure and not second.month) or (second.worded and not second.sure and not first.day)
    return (same or not dash) and not hidden


def _months_of_span(m):
    count = number_of(m["count"]) * (3 if m["grain"].lower() == "quý" else 1)
    if not 1 <= count <= 12:
        return None
    year = m["year"] or "XXXX"
    first, last = (1, count) if m["part"].lower() == "đầu" else (13 - count, 12)
    return m.end(), f"{year}-{first:02d}/{year}-{last:02d}", False, True


def _days(m):
    year = m["year"] and read_year(m["year"])
    first, second = Point(0, None, None, number_of(m["from"])), Point(0, year, number_of(m["month"]), number_of(m["to"]))
    if not is_day(second.month, second.day, year) or not 1 <= first.day <= 31:
        return None
    return _interval(first, second)


def _months(m):
    first, second = int(m["from"]), int(m["to"])
    year = m.groupdict().get("year") or "XXXX"
    return f"{year}-{first:02d}/{year}-{second:02d}" if 1 <= first < second <= 12 else None


def _centuries(m):
    first, second = (int(n) if n.isdigit() else read_roman(n.upper()) or 0 for n in (m["from"], m["to"]))
    return f"{first - 1:02d}XX/{second - 1:02d}XX" if 0 < first < second <= 21 else None


def _years(m):
    first, second = int(m["from"]), int(m["to"])
    second = first // 100 * 100 + second if len(m["to"]) == 2 else second
    if len(m["to"]) == 2 and second < first:
        second += 100
    return f"{first}/{second}" if first < second <= first + 150 else None


def _interval(first, second):
    """Both ends with what only one of them says; an end after a turn of the year or the month takes the earlier one."""
    if first.fixed or second.fixed:
        return f"{_with_year(first, second)}/{second.edtf}"
    if first.month is None and first.day is not None and second.month is not None:
        first = replace(first, month=second.month)
        if second.day and first.day > second.day:
            first = replace(first, month=second.month - 1 or 12)
    if second.month is None and second.day is not None and first.month is not None:
        second = replace(second, month=first.month)
    if first.year is None and second.year is not None:
        first = replace(first, year=second.year)
        if first.key > second.key:
            first = replace(first, year=second.year - 1)
    elif second.year is None and first.year is not None and second.month is not None:
        second = replace(second, year=first.year)
        if first.key > second.key:
            second = replace(second, year=first.year + 1)
    return f"{first.edtf}/{second.edtf}"


def _with_year(first, second):
    """A quarter without a year takes the year of the quarter after it."""
    if first.fixed and second.fixed and first.fixed.startswith("XXXX") and second.fixed[:4].isdigit():
        return second.fixed[:4] + first.fixed[4:]
    return first.edtf
