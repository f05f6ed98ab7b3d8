"""Dates and periods, in every form that newspapers write, to EDTF (ISO 8601-2)."""

import datetime
from dataclasses import dataclass, replace

from diembao.extract.date_forms import (
    BARE_YEAR,
    CENTURIES_APART,
    CENTURY,
    DAY,
    DAYS_OF_MONTH,
    DECADE,
    ENGLISH,
    ENGLISH_DAY,
    ENGLISH_MONTHS,
    FROM,
    FROM_NOW,
    ISO,
    LUNAR,
    MONTH,
    MONTH_YEAR,
    MONTHS_APART,
    MONTHS_OF_YEAR,
    NUMERIC,
    QUARTER,
    SEASON,
    SPAN_OF_MONTHS,
    TO,
    TO_NOW,
    YEAR,
    YEARS,
)
from diembao.extract.number import read_number, read_roman

MONTH_NAMES = {"giêng": 1, "chạp": 12}
# EDTF numbers the seasons of a year from 21, spring.
SEASONS = {"xuân": 21, "hè": 22, "hạ": 22, "thu": 23, "đông": 24}
# Which century the one is that a decade is told in: những năm 20 của thế kỷ trước.
CENTURIES = {"xix": 18, "19": 18, "xx": 19, "20": 19, "trước": 19, "xxi": 20, "21": 20}


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the calendar at some grain; `end` is the offset behind it, `sure` whether its form alone makes it a date."""

    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    fixed: str | None = None  # the EDTF string of a quarter, a decade or a century
    sure: bool = True
    lunar: bool = False

    @property
    def edtf(self):
        """The EDTF string, with X for what is not told; None for a lunar date."""
        if self.lunar:
            return None
        if self.fixed:
            return self.fixed
        year = "XXXX" if self.year is None else f"{self.year:04d}" if self.year >= 0 else f"-{-self.year:04d}"
        if self.month is None:
            return year if self.day is None else f"{year}-XX-{self.day:02d}"
        return f"{year}-{self.month:02d}" + (f"-{self.day:02d}" if self.day else "")

    @property
    def key(self):
        return (self.year or 0, self.month or 0, self.day or 0)


def _read_year(text):
    """Two digits are a year of 1931 to 2030, as outlets mean them."""
    year = int(text)
    return year if len(text) > 2 else year + (2000 if year <= 30 else 1900)


def _number(text):
    if text is None:
        return None
    return int(text) if text.isdigit() else MONTH_NAMES.get(text.lower()) or read_number(text)


def _valid(month, day, year=None):
    try:
        datetime.date(year or 2000, month, day)
    except (ValueError, TypeError):
        return False
    return True


def scan_point(source, start):
    """The point of the calendar that is written at this offset, or None."""
    char = source[start : start + 1].lower()
    for first_letters, reader in READERS:
        if char in first_letters and (point := reader(source, start)):
            return point
    return None


def _day(source, start):
    m = DAY.match(source, start)
    if not m:
        return None
    month, day, year = _number(m["month"]), _number(m["day"]), m["year"] and _read_year(m["year"])
    if month is None:
        if not day or not 1 <= day <= 31 or m[0].lower().startswith("hôm") or not m["day"].isdigit():
            return None
        told = LUNAR.match(source, m.end())
        return Point(told.end() if told else m.end(), day=day, lunar=bool(told), sure=m[0][0] in "mM" or bool(told))
    if not _valid(month, day, year):
        return None
    told = LUNAR.match(source, m.end())
    lunar = m["month"].lower() in MONTH_NAMES or bool(told)
    return Point(told.end() if told else m.end(), year, month, day, lunar=lunar)


def _season(source, start):
    m = SEASON.match(source, start)
    return (
        Point(m.end(), fixed=f"{m['year']}-{SEASONS[(m['season'] or m['short'] or m['named'] or m['summer']).lower()]}")
        if m
        else None
    )


def _numeric(source, start):
    if m := ENGLISH_DAY.match(source, start):
        return _english_day(m)
    if m := ISO.match(source, start):
        year, month, day = int(m["year"]), int(m["month"]), int(m["day"])
        return Point(m.end(), year, month, day) if _valid(month, day) else None
    if (m := NUMERIC.match(source, start)) and (point := _day_and_month(source, m)):
        return point
    if m := MONTH_YEAR.match(source, start):
        month, separator = int(m["month"]), m[0][len(m["month"])]
        return Point(m.end(), int(m["year"]), month) if 1 <= month <= 12 and separator != "." else None
    if m := BARE_YEAR.match(source, start):
        return Point(m.end(), int(m["year"]), sure=False)
    return None


def _day_and_month(source, m):
    """The point of a match of NUMERIC, or None where there is no such day."""
    month, day = _number(m["month"] or m["month_word"]), int(m["day"])
    told = m["year"] or m["year_word"]
    year = told and _read_year(told)
    if not _valid(month, day, year):
        return None
    told_lunar = LUNAR.match(source, m.end())
    lunar = (m["month_word"] or "").lower() in MONTH_NAMES or bool(told_lunar)
    end = told_lunar.end() if told_lunar else m.end()
    sure = bool(m["month_word"] or (told and (len(told) == 4 or m["sep"] == "/")))
    return Point(end, year, month, day, sure=sure, lunar=lunar)


def _month(source, start):
    m = MONTH.match(source, start)
    month = m and _number(m["month"])
    if not month or not 1 <= month <= 12:
        return None
    # Months named giêng and chạp are those of the lunar calendar.
    return Point(m.end(), m["year"] and int(m["year"]), month, lunar=m["month"].lower() in MONTH_NAMES)


def _year(source, start):
    m = YEAR.match(source, start)
    if not m or not (m["bc"] or m["ad"] or 1000 <= int(m["year"]) <= 2199 or (len(m["year"]) == 3 and int(m["year"]) >= 100)):
        return None
    year = -(int(m["year"]) - 1) if m["bc"] else int(m["year"])  # EDTF counts a year 0
    return Point(m.end(), year, sure=len(m["year"]) == 4 or bool(m["bc"] or m["ad"]))


def _quarter(source, start):
    m = QUARTER.match(source, start)
    if not m:
        return None
    word = m["quarter"].lower()
    quarter = {"nhất": 1, "đầu": 1}.get(word) or read_roman(m["quarter"].upper()) or _number(word)
    return Point(m.end(), fixed=f"{m['year'] or 'XXXX'}-{32 + quarter}")


def _decade(source, start):
    m = DECADE.match(source, start)
    if not m:
        return None
    text = m["decade"]
    decade = int(text) if text.isdigit() else read_number(text)
    century = "" if decade >= 1000 else CENTURIES[(m["century"] or "xx").lower()]
    return Point(m.end(), fixed=f"{century}{decade // 10}X")


def _century(source, start):
    m = CENTURY.match(source, start)
    number = m and (int(m["century"]) if m["century"].isdigit() else read_roman(m["century"].upper()))
    if not number or number > 30:
        return None
    return Point(m.end(), fixed=("-" if m["bc"] else "") + f"{number - 1:02d}XX")


def _english(source, start):
    m = ENGLISH.match(source, start)
    return _english_day(m) if m else None


def _english_day(m):
    month = ENGLISH_MONTHS.index(m["month"].lower()) + 1
    return Point(m.end(), int(m["year"]), month, int(m["day"])) if _valid(month, int(m["day"])) else None


READERS = (
    ("nmh", _day), ("0123456789", _numeric), ("t", _decade), ("t", _month), ("t", _century), ("n", _decade), ("n", _year),
    ("q", _quarter), ("mhx", _season), ("jfmasond", _english),
)  # fmt: skip


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
    if now := TO_NOW.match(source, first.end):
        return now.end(), first.edtf + "/..", True, True
    return (first.end, first.edtf + "/..", True, first.sure) if opening else None


def _joins(first, second, to):
    """A dash joins two dates only where both are of one grain: 9-11-2001 - ngày đen tối is none."""
    dash = any(c in "-–—" for c in to[0])
    same = (first.day is None) == (second.day is None) and (first.month is None) == (second.month is None)
    return same or not dash


def _months_of_span(m):
    count = _number(m["count"]) * (3 if m["grain"].lower() == "quý" else 1)
    if not 1 <= count <= 12:
        return None
    year = m["year"] or "XXXX"
    first, last = (1, count) if m["part"].lower() == "đầu" else (13 - count, 12)
    return m.end(), f"{year}-{first:02d}/{year}-{last:02d}", False, True


def _days(m):
    year = m["year"] and _read_year(m["year"])
    first, second = Point(0, None, None, int(m["from"])), Point(0, year, int(m["month"]), int(m["to"]))
    if not _valid(second.month, second.day, year) or not 1 <= first.day <= 31:
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
