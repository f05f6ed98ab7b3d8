"""One date or period to EDTF, relative ones too where the day of publication is known."""

import datetime
import re

from diembao.extract.dates import scan_point
from diembao.extract.periods import scan_period
from diembao.extract.relative import in_the_year, told_from
from diembao.extract.spoken import WORD_NUMBER, years_in_digits
from diembao.extract.times import read_clock
from diembao.read.clean import clean

LEADING = re.compile(
    r"(?:(?:năm học|năm tài chính|(?:thứ \w+|chủ nhật),?(?= (?:ngày|m[ùồ]ng|\d))|giai đoạn|nhiệm kỳ|mùa giải|niên khóa|khóa"
    r"|thời kỳ|đầu|giữa|cuối|vào|đúng|hồi|trong|lúc|khoảng|rạng sáng|sáng|chiều|tối|đêm|trưa|hôm)\s+){1,3}",
    re.IGNORECASE,
)
# Forms that are dates where they stand alone, and too loose to be sought in a text.
ALONE = (
    (re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4})$"), r"\1\2\3\2\4"),  # 2 - 9 - 1945
    (re.compile(r"(tháng (?:mười (?!năm\b)\w+|\w+)),?\s((?:1[89]|20)\d\d)$", re.IGNORECASE), r"\1 năm \2"),  # 15 tháng 2, 2013
    (re.compile(r"\bnăm ([1-9]\d\d)$", re.IGNORECASE), r"năm 0\1"),  # tháng tư năm 938
    # từ hai mươi đến ba mươi tháng tư
    (re.compile(rf"^từ\s(?=(?:{WORD_NUMBER})\s(?:đến|tới)\s(?:{WORD_NUMBER})\stháng\s)", re.VERBOSE | re.IGNORECASE), "từ ngày "),
)
WEEKDAY_BEHIND = re.compile(r"(?:(?<=\d),\s|\s\()(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\snhật)$", re.IGNORECASE)
BEFORE = re.compile(r"(?:từ\s)?trước\s(?=ngày|tháng|năm|quý|thế|\d)", re.IGNORECASE)


def read_date(text, published=None):
    """The EDTF string of one date, period or time of day.

    Parameters
    ----------
    text : str
        The date alone, as a newspaper writes it.
    published : str or datetime.date, optional
        The day of publication (`YYYY-MM-DD`), which dates told from it need: `hôm qua`, `thứ sáu tới`, `3 năm qua`. A day or month
        without its year is then the nearest one, a quarter one of the same year.

    Returns
    -------
    str or None
        EDTF (ISO 8601-2, levels 0 to 2) with two extensions of this project: `XXXX-02-21` may stand in an open interval, and a
        time of day is `T18:30`, with seconds `T18:30:05`. None where the text is no date, a lunar one, or
        told from a day of publication that is not known.

    Raises
    ------
    ValueError
        If `published` is no date.

    Examples
    --------
    >>> read_date("tháng 9-2019"), read_date("từ năm 2017 đến nay"), read_date("quý I/2020"), read_date("7h10 sáng")
    ('2019-09', '2017/..', '2020-33', 'T07:10')
    >>> read_date("ngày mười lăm tháng tám năm hai nghìn"), read_date("tám giờ ba mươi phút sáng")
    ('2000-08-15', 'T08:30')
    >>> read_date("hôm qua"), read_date("hôm qua", published="2021-03-01")
    (None, '2021-02-28')
    """
    text = WEEKDAY_BEHIND.sub("", " ".join(clean(text).text.split()).strip(" .,;()"))
    day = _day(published)
    if day:
        if relative := told_from(text.lower(), day):
            return relative
        text = in_the_year(text, day)
    text = years_in_digits(text)
    for form, joined in ALONE:
        text = form.sub(joined, text)
    for candidate in (text, LEADING.sub("", text, count=1)):
        before = BEFORE.match(candidate)
        if before and (edtf := _absolute(candidate[before.end() :])) and "/" not in edtf and not edtf.startswith("T"):
            return f"../{edtf}"
        if edtf := _absolute(candidate):
            return edtf if not day or not edtf.startswith("XXXX-") or "/" in edtf else _dated(edtf, day)
    return None


def _dated(edtf, day):
    """A quarter or season of no year in the year of publication, a day or month in the nearest."""
    return f"{day.year:04d}{edtf[4:]}" if edtf[5:].isdigit() and int(edtf[5:]) > 20 else _nearest(edtf, day)


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
    return told_from(told.lower(), day) if day else None


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
