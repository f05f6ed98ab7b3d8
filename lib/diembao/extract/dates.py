"""Dates, periods and times of day, in every form that newspapers write, to EDTF (ISO 8601-2)."""

import datetime
import re
from dataclasses import dataclass, replace

from diembao.extract.numerals import read_number, read_roman
from diembao.extract.tokens import Mention

_ONES = r"(?:một|mốt|hai|ba|bốn|tư|lăm|sáu|bảy|bẩy|tám|chín)"
_WORD_NUMBER = rf"(?:mười(?:\s{_ONES})?|(?:hai|ba)\smươi(?:\s{_ONES})?|một|hai|ba|bốn|tư|năm|sáu|bảy|bẩy|tám|chín)"
_SEP = r"\s?[/.\-–]\s?"
_YEAR = r"(?P<year>\d{4}|\d{2}(?=\W|$))"
_NO_MORE = r"(?![\d]|[.,/\-–]\d)"
# What may stand between từ, đến and the date itself: từ ngày mai 30/9, đến hết ngày 5/6, từ đầu tháng 3.
_FILLER = r"""(?:(?:hết|khoảng|đầu|giữa|cuối|sáng|trưa|chiều|tối|đêm|hôm\s(?:nay|qua|kia)|ngày\s(?:mai|kia|hôm\s(?:nay|qua))
    |chủ\snhật|thứ\s\w+|nay|mai|,)\s){0,3}"""


def _pattern(prose, *more):
    return re.compile(prose, re.VERBOSE | re.IGNORECASE)


DAY = _pattern(
    rf"""(?:ngày|mùng|mồng|hôm)\s(?:(?:mùng|mồng)\s)?          # ngày, mùng
    (?P<day>\d{{1,2}}|{_WORD_NUMBER})                          # 3
    (?: (?:{_SEP}|\s(?:tháng|th)\s)                            # - or tháng
        (?P<month>\d{{1,2}}|giêng|chạp|{_WORD_NUMBER})         # 2
        (?: (?:{_SEP}|,?\snăm\s) {_YEAR} )? )?                 # /1930 or năm 1930
    {_NO_MORE}"""
)
NUMERIC = _pattern(
    rf"""(?P<day>\d{{1,2}})
    (?: (?P<sep>[/.\-–])(?P<month>\d{{1,2}}) (?: (?P=sep) (?P<year>\d{{4}}|\d{{2}}) )?
      | \stháng\s(?P<month_word>\d{{1,2}}|giêng|chạp|{_WORD_NUMBER}) (?: (?:{_SEP}|,?\snăm\s)(?P<year_word>\d{{4}}) )? )
    {_NO_MORE}"""
)
MONTH = _pattern(
    rf"""tháng\s (?P<month>\d{{1,2}}|giêng|chạp|{_WORD_NUMBER})
    (?: (?:{_SEP}|,?\snăm\s) (?P<year>\d{{4}}) )? {_NO_MORE}"""
)
MONTH_YEAR = _pattern(rf"(?P<month>\d{{1,2}})[/\-–.](?P<year>(?:1[89]|20)\d\d){_NO_MORE}")
YEAR = _pattern(rf"năm\s(?P<year>\d{{1,4}})(?P<bc>\s(?:trước|tr\.?)\s(?:công\snguyên|cn))?{_NO_MORE}")
QUARTER = _pattern(
    rf"quý\s(?P<quarter>IV|I{{1,3}}|[1-4]|một|hai|ba|bốn|tư|nhất|đầu)\b(?:(?:{_SEP}|,?\snăm\s)(?P<year>\d{{4}}))?{_NO_MORE}"
)
DECADE = _pattern(
    r"""(?:(?:thập\s(?:niên|kỷ)|những\snăm)\s)+(?P<decade>\d0|\d{3}0|(?:hai|ba|bốn|năm|sáu|bảy|tám|chín)\smươi)s?(?!\d)
    (?:\s(?:của\s)?thế\skỷ\s(?P<century>trước|XX|XIX|XXI|20|19|21))?"""
)
CENTURY = _pattern(r"thế\skỷ\s(?:thứ\s)?(?P<century>[IVX]+\b|\d{1,2}(?!\d))(?P<bc>\s(?:trước|tr\.?)\s(?:công\snguyên|cn))?")
ISO = _pattern(rf"(?P<year>(?:1[89]|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d){_NO_MORE}")
BARE_YEAR = _pattern(rf"(?P<year>(?:1[0-9]|20)\d\d){_NO_MORE}")
ENGLISH_MONTHS = "january february march april may june july august september october november december".split()
ENGLISH = _pattern(
    r"""(?:(?P<month>january|february|march|april|may|june|july|august|september|october|november|december)\s(?P<day>\d{1,2}),?\s
    (?P<year>\d{4}))(?!\d)"""
)
SPAN_OF_MONTHS = _pattern(
    rf"""(?P<count>\d{{1,2}}|{_WORD_NUMBER})\s(?P<grain>tháng|quý)\s(?P<part>đầu|cuối)\s(?:của\s)?năm
    (?:\s(?P<year>\d{{4}})|\s(?:nay|ngoái|qua|trước|sau|tới)\b)?{_NO_MORE}"""
)
FROM = _pattern(rf"(?:kể\stừ|tính\stừ|bắt\sđầu\stừ|từ)\s(?:khi\s)?{_FILLER}")
TO = _pattern(rf"\s?(?:,?\s(?:cho\s)?(?:đến|tới)\s|\s?[-–—]\s?){_FILLER}")
TO_NOW = _pattern(
    r",?\s(?:cho\s)?(?:(?:đến|tới)\s(?:nay|giờ|bây\sgiờ|hiện\s(?:nay|tại|giờ)|hôm\snay)|trở\s(?:đi|lại\sđây|về\s(?:đây|sau))|về\ssau)\b"
)
FROM_NOW = _pattern(rf"từ\s(?:nay|giờ|bây\sgiờ|hôm\snay)\s(?:cho\s)?(?:đến|tới)\s{_FILLER}")
DAYS_OF_MONTH = _pattern(
    rf"""(?:ngày\s)?(?P<from>\d{{1,2}})\s?(?:[-–]|\s(?:đến|tới)\s(?:ngày\s)?)\s?(?P<to>\d{{1,2}})
    (?:(?P<sep>[/.\-–])|\stháng\s)(?P<month>\d{{1,2}})(?:(?:[/.\-–]|\snăm\s)(?P<year>\d{{4}}|\d\d(?=\W|$)))?{_NO_MORE}"""
)
MONTHS_OF_YEAR = _pattern(
    rf"(?:tháng\s)?(?P<from>\d{{1,2}})\s?(?:[-–]|\s(?:đến|tới)\s(?:tháng\s)?)\s?(?P<to>\d{{1,2}})(?:/|\snăm\s)(?P<year>\d{{4}}){_NO_MORE}"
)
YEARS = _pattern(
    rf"(?:năm\s)?(?P<from>(?:1[0-9]|20)\d\d)\s?(?:[-–—/]|\s(?:đến|tới)\s(?:năm\s)?)\s?(?P<to>(?:1[0-9]|20)\d\d|\d\d(?![\d]|\s?(?:triệu|tỷ|%))){_NO_MORE}"
)
TIME = _pattern(
    r"""(?P<hour>\d{1,2})
    (?: \s?(?P<mark>h|g|giờ)(?![^\W\d_])(?:\s?(?P<minute>\d{1,2})(?!\d|[.,/]\d)(?:\s?(?:phút|ph\b|p\b)|['’′])?)?(?:\ském\s(?P<less>\d{1,2}))?
      | :(?P<minutes>\d\d)(?::\d\d)?(?!\d) )
    (?:\s(?P<part>sáng\s?sớm|rạng\ssáng|sáng|trưa|chiều|tối|đêm|khuya)(?![^\W\d_])|\s(?P<half>am|pm))?"""
)
LUNAR = re.compile(r"\s(?:tháng\s(?:giêng|chạp)\s)?(?:\(?âm lịch|năm (?:Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý) )")
MONTH_NAMES = {"giêng": 1, "chạp": 12}
TIME_CUES = {"lúc", "hồi"}
LENGTH_CUES = {"trong", "suốt", "sau", "mất", "dài", "mỗi", "vòng", "/", "cả", "hơn", "gần", "thêm", "chừng", "nhiều"}


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


def read_year(text):
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
    month, day, year = _number(m["month"]), _number(m["day"]), m["year"] and read_year(m["year"])
    if month is None:
        if not day or not 1 <= day <= 31 or m[0].lower().startswith("hôm") or not m["day"].isdigit():
            return None
        return Point(m.end(), day=day, lunar=bool(LUNAR.match(source, m.end())), sure=m[0][0] in "mM")
    if not _valid(month, day, year):
        return None
    lunar = m["month"].lower() in MONTH_NAMES or bool(LUNAR.match(source, m.end()))
    return Point(m.end(), year, month, day, lunar=lunar)


def _numeric(source, start):
    if m := ISO.match(source, start):
        return Point(m.end(), int(m["year"]), int(m["month"]), int(m["day"])) if _valid(int(m["month"]), int(m["day"])) else None
    if m := NUMERIC.match(source, start):
        month, year = _number(m["month"] or m["month_word"]), m["year"] or m["year_word"]
        if _valid(month, int(m["day"]), year and read_year(year)):
            lunar = (m["month_word"] or "").lower() in MONTH_NAMES or bool(LUNAR.match(source, m.end()))
            end = LUNAR.match(source, m.end()).end() if lunar and "âm" in source[m.end() : m.end() + 12] else m.end()
            sure = bool(m["month_word"] or (year and (len(year) == 4 or m["sep"] == "/")))
            return Point(end, year and read_year(year), month, int(m["day"]), sure=sure, lunar=lunar)
    if m := MONTH_YEAR.match(source, start):
        return (
            Point(m.end(), int(m["year"]), int(m["month"])) if 1 <= int(m["month"]) <= 12 and m[0][len(m["month"])] != "." else None
        )
    if m := BARE_YEAR.match(source, start):
        return Point(m.end(), int(m["year"]), sure=False)
    return None


def _month(source, start):
    m = MONTH.match(source, start)
    month = m and _number(m["month"])
    if not month or not 1 <= month <= 12:
        return None
    # Months named giêng and chạp are those of the lunar calendar.
    return Point(m.end(), m["year"] and int(m["year"]), month, lunar=m["month"].lower() in MONTH_NAMES)


def _year(source, start):
    m = YEAR.match(source, start)
    if not m or not (m["bc"] or 1000 <= int(m["year"]) <= 2199 or (len(m["year"]) == 3 and int(m["year"]) >= 100)):
        return None
    year = -(int(m["year"]) - 1) if m["bc"] else int(m["year"])  # EDTF counts a year 0
    return Point(m.end(), year, sure=len(m["year"]) == 4 or bool(m["bc"]))


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
    century = {"xix": 18, "19": 18, "xx": 19, "20": 19, "trước": 19, "xxi": 20, "21": 20}.get((m["century"] or "xx").lower())
    fixed = f"{decade // 10}X" if decade >= 1000 else f"{century}{decade // 10}X"
    return Point(m.end(), fixed=fixed)


def _century(source, start):
    m = CENTURY.match(source, start)
    number = m and (int(m["century"]) if m["century"].isdigit() else read_roman(m["century"].upper()))
    if not number or number > 30:
        return None
    return Point(m.end(), fixed=("-" if m["bc"] else "") + f"{number - 1:02d}XX")


def _english(source, start):
    m = ENGLISH.match(source, start)
    if not m:
        return None
    month = ENGLISH_MONTHS.index(m["month"].lower()) + 1
    return Point(m.end(), int(m["year"]), month, int(m["day"])) if _valid(month, int(m["day"])) else None


READERS = (
    ("nmh", _day), ("0123456789", _numeric), ("t", _decade), ("t", _month), ("t", _century), ("n", _decade), ("n", _year),
    ("q", _quarter), ("jfmasond", _english),
)  # fmt: skip


def scan_period(source, start):
    """A calendar interval that is written at this offset: (end, EDTF, whether open, whether its form alone makes it one), or None."""
    if m := SPAN_OF_MONTHS.match(source, start):
        return _months_of_span(m)
    if (m := FROM_NOW.match(source, start)) and (point := scan_point(source, m.end())):
        return point.end, f"../{point.edtf}", True, True
    opening = FROM.match(source, start)
    begin = opening.end() if opening else start
    for pattern, reader in ((DAYS_OF_MONTH, _days), (MONTHS_OF_YEAR, _months), (YEARS, _years)):
        if (m := pattern.match(source, begin)) and (edtf := reader(m)):
            return m.end(), edtf, False, bool(opening) or reader is not _years
    first = scan_point(source, begin)
    if not first or first.edtf is None:
        return None
    to = TO.match(source, first.end)
    second = to and scan_point(source, to.end())
    if second and second.edtf and _joins(source, first, second, to):
        return second.end, _interval(first, second), False, bool(opening) or first.sure or second.sure
    if now := TO_NOW.match(source, first.end):
        return now.end(), first.edtf + "/..", True, True
    return (first.end, first.edtf + "/..", True, first.sure) if opening else None


def _joins(source, first, second, to):
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
    year = m["year"] and read_year(m["year"])
    first, second = Point(0, None, None, int(m["from"])), Point(0, year, int(m["month"]), int(m["to"]))
    if not _valid(second.month, second.day, year) or not 1 <= first.day <= 31:
        return None
    return _interval(first, second)


def _months(m):
    first, second = int(m["from"]), int(m["to"])
    return f"{m['year']}-{first:02d}/{m['year']}-{second:02d}" if 1 <= first < second <= 12 else None


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


def scan_time(t, i):
    """A time of day that starts at a token: (end, EDTF), or None; `8 giờ` alone is a length of time."""
    m = TIME.match(t.source, t.start[i])
    return (m.end(), _clock(m)) if m and _clock(m) and _tells_time(t, i, m, m["part"] or m["half"]) else None


def read_clock(text):
    """The EDTF time of a text that is nothing but a time of day, or None."""
    m = TIME.fullmatch(text)
    return _clock(m) if m else None


def _clock(m):
    hour, minute = int(m["hour"]), int(m["minute"] or m["minutes"] or 0)
    part = (m["part"] or m["half"] or "").lower()
    if hour > 24 or minute > 59 or (m["mark"] and m["mark"].lower() != "giờ" and m["minute"] and len(m["minute"]) == 1):
        return None
    if m["less"]:
        hour, minute = (hour - 1) % 24, 60 - int(m["less"])
    if (part in ("chiều", "tối", "pm") and hour < 12) or (part in ("đêm", "khuya") and 6 <= hour < 12) or (part == "trưa" and hour < 4):
        hour += 12
    elif part in ("đêm", "khuya", "am") and hour == 12:
        hour = 0
    return f"T{hour % 24:02d}:{minute:02d}"


def _tells_time(t, i, m, part):
    before, after = t.before(i), t.source[m.end() : m.end() + 12].lstrip(" ,(").lower()
    if after.startswith(("/", "%")) or before == "/" or "đồng hồ" in after:
        return False
    if part or before in TIME_CUES or (m["minute"] and m["mark"].lower() != "giờ"):
        return True
    on_a_day = after.startswith(("ngày ", "hôm ", "cùng ngày", "sáng", "đêm", "thứ ", "hằng ngày", "hàng ngày"))
    if m["minutes"]:
        return before not in ("số", "thắng", "thua", "hòa") and (
            len(m["hour"]) == 2 or on_a_day or before in ("đến", "từ", ",", "")
        )
    if m["minute"]:  # 8 giờ 30: a length says phút and has no cue
        return on_a_day or (before in ("từ", "đến", "vào") and "phút" not in m[0])
    if m["mark"] in "gG" and (t.low[i + 1] != "g" or not t.glued(i)):
        return False
    if m["mark"].lower() in ("giờ", "g"):
        return (
            on_a_day
            or (m["mark"] in "gG" and before in ("từ", "đến"))
            or (before == "khoảng" and t.before(i - 1) in ("lúc", "vào"))
        )
    return before not in LENGTH_CUES and not (m["hour"] == "24" and before != "đến")


def date_mention(t, i, start, end, edtf, kind, relation="="):
    return Mention(start, end, kind, i, t.at(end, i), edtf=edtf, relation=relation)
