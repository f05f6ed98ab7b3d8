"""One date or period to EDTF, relative ones too where the day of publication is known."""

import datetime
import re

from diembao.extract.dates import scan_period, scan_point
from diembao.extract.number import read_number
from diembao.extract.numerals import scan_number
from diembao.extract.times import read_clock
from diembao.extract.tokens import Tokens
from diembao.read.clean import clean

LEADING = re.compile(
    r"(?:(?:năm học|năm tài chính|(?:thứ \w+|chủ nhật),?(?= ngày| \d)|giai đoạn|nhiệm kỳ|mùa giải|niên khóa|khóa|thời kỳ"
    r"|đầu|giữa|cuối|vào|hồi|trong|lúc|khoảng|rạng sáng|sáng|chiều|tối|đêm|trưa|hôm)\s+){1,3}",
    re.IGNORECASE,
)
# Forms that are dates where they stand alone, and too loose to be sought in a text.
ALONE = (
    (re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4})$"), r"\1\2\3\2\4"),  # 2 - 9 - 1945
    (re.compile(r"(tháng (?:\w+|mười \w+)),?\s((?:1[89]|20)\d\d)$", re.IGNORECASE), r"\1 năm \2"),  # 15 tháng 2, 2013
)
YEAR_IN_WORDS = re.compile(r"năm ([^\W\d_]+(?: [^\W\d_]+){2,6})$", re.IGNORECASE)
# Days, months and years counted from the day of publication.
DAYS = {"hôm nay": 0, "nay": 0, "hiện nay": 0, "đến nay": 0, "tới nay": 0, "bây giờ": 0,
        "hôm qua": -1, "hôm kia": -2, "ngày mai": 1, "mai": 1, "ngày kia": 2, "đêm qua": -1, "tối qua": -1,
        "sáng nay": 0, "chiều nay": 0, "tối nay": 0, "chiều qua": -1, "sáng qua": -1, "sáng mai": 1}  # fmt: skip
MONTHS = {"tháng này": 0, "tháng trước": -1, "tháng qua": -1, "tháng sau": 1, "tháng tới": 1}
YEARS = {"năm nay": 0, "năm ngoái": -1, "năm trước": -1, "năm qua": -1, "năm kia": -2, "năm sau": 1, "năm tới": 1}
WEEKS = {"tuần này": 0, "tuần trước": -1, "tuần qua": -1, "tuần sau": 1, "tuần tới": 1}
WEEKDAYS = {"thứ hai": 0, "thứ ba": 1, "thứ tư": 2, "thứ năm": 3, "thứ sáu": 4, "thứ bảy": 5, "chủ nhật": 6} | {
    f"thứ {number}": number - 2 for number in range(2, 8)
}
WEEKDAY = re.compile(rf"(?:(?:sáng|trưa|chiều|tối|đêm|hôm|ngày) )?(?P<day>{'|'.join(WEEKDAYS)}) (?P<week>{'|'.join(WEEKS)})")
PAST = re.compile(r"(?P<number>.+?)\s(?P<grain>ngày|tuần|tháng|năm)\s(?P<side>qua|gần đây|tới|nữa|trước|sau)")


def read_date(text, published=None):
    """The EDTF string of one date, period or time of day.

    Parameters
    ----------
    text : str
        The date alone, as a newspaper writes it.
    published : str or datetime.date, optional
        The day of publication (`YYYY-MM-DD`), which dates told from it need: `hôm qua`, `năm ngoái`, `3 năm qua`.

    Returns
    -------
    str or None
        EDTF (ISO 8601-2, levels 0 to 2) with two extensions of this project: `XXXX-02-21` may stand in an open interval, and a
        time of day is `T18:30`. None where the text is no date, a lunar one, or told from a day of publication that is not known.

    Raises
    ------
    ValueError
        If `published` is no date.

    Examples
    --------
    >>> read_date("tháng 9-2019"), read_date("từ năm 2017 đến nay"), read_date("quý I/2020"), read_date("7h10 sáng")
    ('2019-09', '2017/..', '2020-33', 'T07:10')
    >>> read_date("hôm qua"), read_date("hôm qua", published="2021-03-01")
    (None, '2021-02-28')
    """
    text = " ".join(clean(text).text.split()).strip(" .,;()")
    day = _day(published)
    if day and (relative := _relative(text.lower(), day)):
        return relative
    for form, joined in ALONE:
        text = form.sub(joined, text)
    text = YEAR_IN_WORDS.sub(_year_in_digits, text)
    for candidate in (text, LEADING.sub("", text, count=1)):
        if edtf := _absolute(candidate):
            return edtf if not day or not edtf.startswith("XXXX-") or "/" in edtf else _nearest(edtf, day)
    return None


def _year_in_digits(m):
    year = read_number(m[1])
    return f"năm {year}" if year and 1000 <= year < 2200 else m[0]


def since_publication(told, day):
    """What a time of a text is on the calendar: EDTF as it is, but a day or month without its year nearest to publication.

    Parameters
    ----------
    told : str
        EDTF, or the words of a time that is told from the day of publication (hôm qua, 3 năm qua).
    day : datetime.date or None

    Returns
    -------
    str or None
        None where the time is told from a day that is not known.

    Examples
    --------
    >>> day = datetime.date(2021, 3, 1)
    >>> since_publication("hôm qua", day), since_publication("hôm qua", None), since_publication("XXXX-02-21", day)
    ('2021-02-28', None, '2021-02-21')
    """
    if (told[:1].isdigit() and " " not in told) or told.startswith(("XXXX", "/")):
        return _nearest(told, day) if day and told.startswith("XXXX-") and "/" not in told else told
    return _relative(told.lower(), day) if day else None


def day_of(published):
    """The day of publication as a date, or None where it is missing or is no whole day.

    Examples
    --------
    >>> day_of("2021-03-01T08:00"), day_of("2021-03"), day_of(None)
    (datetime.date(2021, 3, 1), None, None)
    """
    try:
        return _day(published) if isinstance(published, str | datetime.date) else None
    except ValueError:
        return None


def _day(published):
    if published is None or isinstance(published, datetime.date):
        return published
    try:
        return datetime.date.fromisoformat(str(published)[:10])
    except ValueError:
        raise ValueError(f"published is {published!r}, which is no date; write it as YYYY-MM-DD") from None


def _absolute(text):
    period = scan_period(text, 0)
    if period and period[0] == len(text):
        return period[1]
    point = scan_point(text, 0)
    if point and point.end == len(text):
        return point.edtf
    if time := read_clock(text):
        return time
    if period and text[period[0] :].strip() in ("trở đi", "trở lại đây"):
        return period[1]
    return None


def _nearest(edtf, day):
    """A day or month without its year, as the one nearest to the day of publication."""
    candidates = []
    for year in (day.year - 1, day.year, day.year + 1):
        dated = edtf.replace("XXXX", str(year))
        try:
            date = datetime.date.fromisoformat(dated if len(dated) == 10 else dated + "-15")
        except ValueError:
            continue
        candidates.append((abs((date - day).days), dated))
    return min(candidates)[1] if candidates else edtf


def _relative(text, day):
    part = re.sub(r"^(?:đầu|giữa|cuối|trong|hồi|vào)\s", "", text)
    for words in (text, part):
        if words in DAYS:
            return (day + datetime.timedelta(DAYS[words])).isoformat()
        if words in MONTHS:
            return _month(day, MONTHS[words])
        if words in YEARS:
            return str(day.year + YEARS[words])
        if words in WEEKS:
            monday = day - datetime.timedelta(day.weekday() - 7 * WEEKS[words])
            return f"{monday.isoformat()}/{(monday + datetime.timedelta(6)).isoformat()}"
    if m := WEEKDAY.fullmatch(part):
        monday = day - datetime.timedelta(day.weekday() - 7 * WEEKS[m["week"]])
        return (monday + datetime.timedelta(WEEKDAYS[m["day"]])).isoformat()
    m = PAST.fullmatch(part)
    number = m and scan_number(Tokens(m["number"]), 0)
    return _stretch(int(number.value), m["grain"], m["side"], day) if number and 0 < number.value < 1000 else None


def _month(day, shift):
    months = day.year * 12 + day.month - 1 + shift
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def _stretch(count, grain, side, day):
    """`3 năm qua` is an interval; `3 năm trước` the point where it begins."""
    sign = 1 if side in ("tới", "nữa", "sau") else -1
    if grain == "năm":
        point, now = str(day.year + sign * count), str(day.year)
    elif grain == "tháng":
        point, now = _month(day, sign * count), _month(day, 0)
    else:
        point = (day + datetime.timedelta(sign * count * (7 if grain == "tuần" else 1))).isoformat()
        now = day.isoformat()
    if side in ("trước", "sau", "nữa"):
        return point
    return f"{point}/{now}" if sign < 0 else f"{now}/{point}"
