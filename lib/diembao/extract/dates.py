"""Points of the calendar, in every form that newspapers write, to EDTF (ISO 8601-2)."""

import datetime
from dataclasses import dataclass

from diembao.extract.date_forms import (
    BARE_YEAR,
    CENTURY,
    DAY,
    DECADE,
    ENGLISH,
    ENGLISH_DAY,
    ENGLISH_MONTHS,
    ISO,
    LUNAR,
    MONTH,
    MONTH_YEAR,
    NUMERIC,
    QUARTER,
    SEASON,
    WORDED,
    YEAR,
)
from diembao.extract.number import read_roman
from diembao.extract.spoken import below_hundred, words_of, year_of_words

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
    worded: bool = False  # in words and without ngày

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


def read_year(text):
    """A year in words or in digits, of which two are a year of 1931 to 2030, as outlets mean them."""
    if not text.isdigit():
        return year_of_words(text)
    year = int(text)
    return year if len(text) > 2 else year + (2000 if year <= 30 else 1900)


def number_of(text):
    """The number of a day, a month or a decade in digits or words, months by their names, too; None for None."""
    if text is None:
        return None
    if text.isdigit():
        return int(text)
    words = words_of(text)
    return MONTH_NAMES.get(words[0]) or below_hundred(words)


def is_day(month, day, year=None):
    """Whether the calendar has such a day."""
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
    month, day, year = number_of(m["month"]), number_of(m["day"]), m["year"] and read_year(m["year"])
    if month is None:
        if not day or not 1 <= day <= 31 or m[0].lower().startswith("hôm") or not m["day"].isdigit():
            return None
        told = LUNAR.match(source, m.end())
        return Point(told.end() if told else m.end(), day=day, lunar=bool(told), sure=m[0][0] in "mM" or bool(told))
    if not is_day(month, day, year):
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
        return Point(m.end(), year, month, day) if is_day(month, day) else None
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
    month, day = number_of(m["month"] or m["month_word"]), int(m["day"])
    told = m["year"] or m["year_word"]
    year = told and read_year(told)
    if not is_day(month, day, year):
        return None
    told_lunar = LUNAR.match(source, m.end())
    lunar = (m["month_word"] or "").lower() in MONTH_NAMES or bool(told_lunar)
    end = told_lunar.end() if told_lunar else m.end()
    sure = bool(m["month_word"] or (told and (len(told) == 4 or m["sep"] == "/")))
    return Point(end, year, month, day, sure=sure, lunar=lunar)


def _month(source, start):
    m = MONTH.match(source, start)
    month = m and number_of(m["month"])
    if not month or not 1 <= month <= 12:
        return None
    # Months named giêng and chạp are those of the lunar calendar.
    return Point(m.end(), m["year"] and read_year(m["year"]), month, lunar=m["month"].lower() in MONTH_NAMES)


def _worded(source, start):
    """A day in words without ngày, sure where its year is told; mười hai tháng alone is a length of time."""
    m = WORDED.match(source, start)
    if not m:
        return None
    month, day, year = number_of(m["month"]), number_of(m["day"]), m["year"] and read_year(m["year"])
    if not is_day(month, day, year):
        return None
    return Point(m.end(), year, month, day, sure=bool(year), lunar=m["month"].lower() in MONTH_NAMES, worded=True)


def _year(source, start):
    m = YEAR.match(source, start)
    if m and not m["year"].isdigit():
        return Point(m.end(), year_of_words(m["year"]), sure=False)  # mỗi năm hai nghìn tấn
    if not m or not (m["bc"] or m["ad"] or 1000 <= int(m["year"]) <= 2199 or (len(m["year"]) >= 3 and int(m["year"]) >= 100)):
        return None
    year = -(int(m["year"]) - 1) if m["bc"] else int(m["year"])  # EDTF counts a year 0
    return Point(m.end(), year, sure=len(m["year"]) == 4 or bool(m["bc"] or m["ad"]))


def _quarter(source, start):
    m = QUARTER.match(source, start)
    if not m:
        return None
    word = m["quarter"].lower()
    quarter = {"nhất": 1, "đầu": 1}.get(word) or read_roman(m["quarter"].upper()) or number_of(word)
    return Point(m.end(), fixed=f"{read_year(m['year']) if m['year'] else 'XXXX'}-{32 + quarter}")


def _decade(source, start):
    m = DECADE.match(source, start)
    if not m:
        return None
    text = m["decade"]
    decade = int(text) if text.isdigit() else number_of(text)
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
    return Point(m.end(), int(m["year"]), month, int(m["day"])) if is_day(month, int(m["day"])) else None


READERS = (
    ("nmh", _day), ("0123456789", _numeric), ("t", _decade), ("t", _month), ("t", _century), ("n", _decade), ("n", _year),
    ("q", _quarter), ("mhx", _season), ("jfmasond", _english), ("mhbtnsc", _worded),
)  # fmt: skip
