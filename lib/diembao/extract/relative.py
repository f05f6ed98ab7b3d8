"""Days, weeks, months and years told from the day of publication: hôm qua, thứ sáu tới, 3 năm qua."""

import datetime
import re

from diembao.extract.number import read_number
from diembao.extract.numerals import scan_number
from diembao.extract.tokens import Tokens

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
QUARTERS = {"quý này": 0, "quý trước": -1, "quý qua": -1, "quý sau": 1, "quý tới": 1}
# A day of the week or a month with its side: thứ sáu tới, tháng 3 năm ngoái is another form.
SIDED = re.compile(
    rf"(?:ngày |hôm )?(?:(?P<day>{'|'.join(WEEKDAYS)})|tháng (?P<month>\S+(?: \S+)?)) (?P<side>này|tới|sau|qua|trước)"
)
# Words that mean what a shorter form means: ngày hôm qua, thứ tư của tuần tới, 2 năm vừa rồi, năm kế tiếp.
LONGER = (("ngày hôm ", "hôm "), ("bữa ", "hôm "), (" của ", " "), (" vừa rồi", " qua"), (" vừa qua", " qua"),
          (" tiếp theo", " sau"), (" kế tiếp", " sau"))  # fmt: skip
# A year or month told from the day behind the rest of a date; từ 3 năm trước is none.
OF_YEAR = re.compile(rf"(?:(?:tháng|quý|mùa)(?: \S+){{1,2}}|\d[/-]\d{{1,2}}) (?P<year>{'|'.join(YEARS)})$", re.IGNORECASE)
OF_MONTH = re.compile(rf"(?:ngày|mùng|mồng)(?: \S+){{1,3}} (?P<month>{'|'.join(MONTHS)})$", re.IGNORECASE)
PAST = re.compile(r"(?P<number>.+?)\s(?P<grain>ngày|tuần|tháng|năm)\s(?P<side>qua|gần đây|tới|nữa|trước|sau)")


def told_from(text, day):
    """The EDTF string of a time in small letters that is told from a day, or None.

    Examples
    --------
    >>> day = datetime.date(2021, 3, 1)
    >>> told_from("hôm qua", day), told_from("thứ sáu tới", day), told_from("quý này", day), told_from("3 năm qua", day)
    ('2021-02-28', '2021-03-05', '2021-33', '2018/2021')
    """
    for longer, short in LONGER:
        text = text.replace(longer, short)
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
        if words in QUARTERS:
            quarters = day.year * 4 + (day.month - 1) // 3 + QUARTERS[words]
            return f"{quarters // 4:04d}-{33 + quarters % 4}"
    if m := WEEKDAY.fullmatch(part):
        monday = day - datetime.timedelta(day.weekday() - 7 * WEEKS[m["week"]])
        return (monday + datetime.timedelta(WEEKDAYS[m["day"]])).isoformat()
    if (m := SIDED.fullmatch(part)) and (told := _beside(m, day)):
        return told
    m = PAST.fullmatch(part)
    number = m and scan_number(Tokens(m["number"]), 0)
    return _stretch(int(number.value), m["grain"], m["side"], day) if number and 0 < number.value < 1000 else None


def _beside(m, day):
    """The nearest such day of the week, or such month, on its side of a day."""
    ahead = m["side"] in ("tới", "sau")
    if m["day"]:
        shift = WEEKDAYS[m["day"]] - day.weekday()
        if m["side"] != "này":
            shift = (shift - 1) % 7 + 1 if ahead else -((-shift - 1) % 7 + 1)
        return (day + datetime.timedelta(shift)).isoformat()
    month = read_number(m["month"])
    if month not in range(1, 13) or m["side"] == "này":
        return None
    year = day.year + (ahead and month <= day.month) - (not ahead and month >= day.month)
    return f"{year:04d}-{month:02d}"


def in_the_year(text, day):
    """A date whose year or month is told from a day, with them in digits: 2/9 năm ngoái, ngày 15 tháng này."""
    if m := OF_YEAR.search(text):
        year, before = day.year + YEARS[m["year"].lower()], text[: m.start("year") - 1]
        return f"{before}/{year}" if m[0][0].isdigit() else f"{before} năm {year}"
    if m := OF_MONTH.search(text):
        year, month = _month(day, MONTHS[m["month"].lower()]).split("-")
        return f"{text[: m.start('month')]}tháng {int(month)} năm {year}"
    return text


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
