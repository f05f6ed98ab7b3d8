"""Whether digits and words of the calendar are a date or a period, and not a fraction, a range, a score or a count."""

import re

from diembao.extract.counting import DOSES, YEAR_BEFORE
from diembao.extract.date_forms import ENGLISH_MONTHS
from diembao.extract.dates import scan_point
from diembao.extract.numerals import DIGITS
from diembao.extract.periods import scan_period
from diembao.extract.phrases import CLASSIFIERS, is_known, opens_noun, unit_at
from diembao.extract.tokens import Mention

# Words before a day or a month in digits. The weak ones stand before amounts, too: từ 3/4 lượng nước.
DATE_CUES = frozenset(
    (
        "sớm kiện ngày hôm sáng trưa chiều tối đêm khuya qua nay mai kia đến từ trước sau vào lễ dịp hết tới kể thứ nhật tuần rạng"
    ).split()
)
# Parts of a day, and feasts, before a day in words: đêm hai mươi chín tháng mười hai.
DAY_CUES = frozenset("sáng trưa chiều tối đêm khuya hôm lễ dịp".split())
WEAK_CUES = frozenset("đến từ trước sau vào tới hết kể".split())
FRACTION_CUES = frozenset(("", ".", ",", "(", "có", "còn", "khoảng", "chỉ", "chiếm"))
# Written so, a fraction is likelier than a day without any word of the calendar.
HALVES = frozenset(("1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "2/5", "3/5", "4/5"))
# Last words of the name of an event, which its year follows.
EVENTS = frozenset("cup games euro olympic asiad expo festival open league championship tour award awards asean".split())
# Parts of a year or a month that belong to its date: đầu năm 2017.
PARTS = frozenset(("đầu", "giữa", "cuối"))
# What may stand behind từ in a date, beside digits.
BEHIND_FROM = frozenset(
    "hết hồi khoảng đầu giữa cuối sáng trưa chiều tối đêm hôm ngày chủ thứ nay mai khi sau giờ bây mùng mồng tháng năm quý mùa"
    " xuân hè thập thế những ,".split()
) | frozenset(ENGLISH_MONTHS)
# After these năm is a unit, too: mười năm.
# Words before năm that leave it a year where a year in words follows: từ năm hai nghìn, trong năm hai nghìn không trăm hai mươi.
TELLING_YEAR = frozenset("trong đầu cuối giữa cả này theo qua và đến vào của sang hết".split())
NUMERALS_BEFORE = frozenset("hai ba bốn sáu bảy tám chín mười mươi trăm".split())


def date_mention(t, i, end, edtf, kind, relation="="):
    """The mention of a date or a period from token i to an offset."""
    return Mention(t.start[i], end, kind, i, t.at(end, i), edtf=edtf, relation=relation)


def scan_date(t, i):
    """A date or a period that opens with a word."""
    low = t.low[i]
    if low == "năm" and (_is_unit(t, i) or (t.before(i) in NUMERALS_BEFORE and not t.is_number(i + 1))):
        return None
    if low == "từ" and t.low[i + 1] not in BEHIND_FROM and not t.is_number(i + 1):
        return None
    if period := scan_period(t.source, t.start[i]):
        end, edtf, opened, sure = period
        last = t.at(end, i)
        if (sure or (opened and t.low[last] not in DOSES) or _ends_here(t, last)) and not _counts_more(t, i, last, edtf):
            return date_mention(t, i, end, edtf, "period", "from" if opened else "=")
    point = scan_point(t.source, t.start[i])
    if not point:
        return None
    if low == "ngày" and point.month is None and t.is_number(i + 1) and (ahead := day_ahead(t, i + 1)):
        if t.is_number(i - 1) or t.before(i) in DIGITS:
            return None  # hai ngày 10 và 11-9: ngày is what is counted
        return date_mention(t, i, ahead.end, ahead.edtf, "date")
    last = t.at(point.end, i)
    if low == "ngày" and point.year is None and t.low[last] in DOSES:
        return None  # ngày 1-2 lần
    if low == "năm" and not t.is_number(i + 1) and not _tells_year_in_words(t, i, last, point):
        return None
    if (
        not point.sure
        and low != "năm"
        and not (low in ("ngày", "mùng", "mồng", "hôm") and not opens_noun(t, last) and not unit_at(t, last))
    ):
        return None
    if low == "tháng" and (t.before(i) in DIGITS or t.is_number(i - 1)) and not t.is_number(i + 1):
        return None
    if low == "hôm":
        return None
    with_part = t.before(i) in PARTS and low in ("tháng", "năm", "thập", "những", "thế", "quý")
    return date_mention(t, i - 1 if with_part else i, point.end, point.edtf, "date")


def _tells_year_in_words(t, i, last, point):
    """Whether năm and words are a year (năm hai nghìn) or a day (năm tháng chín năm 1945), and not mỗi năm hai nghìn tấn."""
    if point.worded:
        return point.sure and t.before(i) not in YEAR_BEFORE
    if (t.before(i) in YEAR_BEFORE and t.before(i) not in TELLING_YEAR) or unit_at(t, last):
        return False
    return last - i > 4 or not opens_noun(t, last)


def _is_unit(t, i):
    """Whether this năm is the unit of the number before it: 5 năm 2016-2020."""
    if i == 0 or not t.is_number(i - 1):
        return False
    return i == 1 or not (t.low[i - 2] in ("/", "-", "ngày", "tháng", "mùng") or t.glued(i - 2))


def _counts_more(t, i, last, edtf):
    """từ 2000 đến 2005 người: what looks like years counts something."""
    return not (set("-X") & set(edtf)) and t.is_number(i + 1) and not _ends_here(t, last)


def _ends_here(t, last):
    """Whether nothing to count stands behind the digits."""
    if t.text[last][:1].isupper():
        return True  # nhiệm kỳ 2004-2009 Đoàn Bá Nhiên
    return not unit_at(t, last) and t.low[last] not in CLASSIFIERS and t.low[last] != "%"


def scan_worded_day(t, i):
    """`mười lăm tháng tám năm 1945`, `rạng sáng ba mươi tháng tư`: a day in words; without year or cue it is a length of time."""
    if "tháng" not in t.low[i + 1 : i + 4] or t.is_number(i - 1) or t.before(i) in NUMERALS_BEFORE:
        return None
    point = scan_point(t.source, t.start[i])
    if not point or not point.worded or not (point.sure or t.before(i) in DAY_CUES):
        return None
    return date_mention(t, i, point.end, point.edtf, "date")


def scan_months(t, i):
    """`sáu tháng đầu năm`, `hai quý cuối năm 2020`: a period that opens with a number word."""
    if t.low[i + 1] not in ("tháng", "quý"):
        return None
    period = scan_period(t.source, t.start[i])
    return date_mention(t, i, period[0], period[1], "period") if period else None


DAY_AHEAD = re.compile(
    r"""(?P<day>\d{1,2})(?:,\s(?:ngày\s)?\d{1,2}){0,6}(?:\s?,|\svà|\shoặc)\s(?:ngày\s)?(?P<last>\d{1,2})
    (?:(?P<sep>[-/.])(?P<month>\d{1,2})(?:(?P=sep)(?P<year>\d{4}))?|\stháng\s(?P<word>\w+))(?![\d]|[-/.,]\d)""",
    re.VERBOSE,
)


def day_ahead(t, i, previous=None):
    """The first days of a list whose last one tells the month: 14, 15 và 16-4."""
    m = DAY_AHEAD.match(t.source, t.start[i])
    goes_on = previous and previous.kind == "date" and previous.last == i - 1
    if not m or not (goes_on or t.before(i) in DATE_CUES):
        return None
    end = t.source.index(m["last"], m.start("last"))
    point = scan_point(t.source, end)
    if not point or (point.month is None and not point.lunar):
        return None
    edtf = None if point.lunar else f"{point.year or 'XXXX'}-{point.month:02d}-{int(m['day']):02d}"
    return Mention(t.start[i], t.end[i], "date", i, i + 1, edtf=edtf)


def is_plain_date(t, j):
    """khoảng 10/3: a day after a modifier is read as a date by itself."""
    point = scan_point(t.source, t.start[j])
    return bool(point and point.sure and point.month)


def scan_numeric_date(t, i, previous=None):
    """A date or a period written in digits, where form or context tell it from a fraction, a range or a score."""
    if period := scan_period(t.source, t.start[i]):
        end, edtf, opened, sure = period
        last = t.at(end, i)
        if sure or (_ends_here(t, last) and _years_apart(t, i, edtf, last)):
            return date_mention(t, i, end, edtf, "period", "from" if opened else "=")
    point = scan_point(t.source, t.start[i])
    if not point:
        return None
    last = t.at(point.end, i)
    listed = point.month and previous is not None and previous.kind == "date" and t.low[previous.last : i] in (["và"], [","])
    if point.sure or listed or (_means_day(t, i, last, point) if point.month else _means_year(t, i, last)):
        return date_mention(t, i, point.end, point.edtf, "date")
    return None


def _years_apart(t, i, edtf, last):
    """Whether two days or years with a dash between them are a period: 1/11 - 3/12, 2015-2020."""
    if "-" in edtf:
        return t.before(i) in DATE_CUES or not opens_noun(t, last)
    return t.before(i) not in ("số", "giá")


def _means_day(t, i, last, point):
    """Whether 29/10, 12-3 or 6.4 is a day: a word of the calendar before it, or nothing to count behind it."""
    before, low, text = t.before(i), t.low[last], t.source[t.start[i] : point.end]
    unit, known = unit_at(t, last), is_known(t, last) and t.text[last][0].islower()
    if known and low != "năm" and (unit or before in WEAK_CUES):
        return False
    if before in ("tuổi", "lệ") or (text in HALVES and "/" in t.low[max(0, i - 6) : max(0, i - 1)]):
        return False
    cue = before in DATE_CUES or (before in ("(", ",") and t.before(i - 1) in DATE_CUES)
    if cue and not (before in ("đến", "từ", "tới") and (unit or low == "%")):
        return not (low == "%" or ("." in text and unit))
    if known or low in ("%", "triệu", "tỷ", "tỉ", "nghìn", "lần", "số"):
        return False
    if "." in text:
        return before == "(" and low == ")" and len(text) <= 5 and not text.endswith("0")
    if "/" not in text:
        return not opens_noun(t, last)
    if before in ("bằng", "tuổi") or (text in HALVES and before not in ("(", ":")):
        return False
    if point.day < point.month <= 10 and before in FRACTION_CUES:
        return before == "," and t.is_number(i - 2)  # 1/3 cho biết: a third; 30/4, 1/5: days
    return point.day > point.month or not opens_noun(t, last)


def _means_year(t, i, last):
    """Whether four digits are a year: nothing to count follows, and what stands before is no head of a product."""
    year = int(t.text[i][:4])
    if not 1800 <= year <= 2035 or t.text[i] != str(year):
        return False
    if t.before(i) in EVENTS and t.text[i - 1][0].isupper() and not t.glued(i):
        return True  # World Cup 2006 tổ chức tại…
    if t.low[last] in ("%", "triệu", "tỷ", "tỉ", "nghìn") or is_known(t, last):
        return False
    if t.low[last] in ("-", "/", ".", ",") and t.glued(last) and t.is_number(last + 1):
        return False
    named = i > 0 and t.text[i - 1][0].isupper() and not t.is_number(i - 1)
    return (
        not opens_noun(t, last)
        or t.text[last][0].isupper()
        or named
        or t.before(i) in ("sinh", "đến", "từ", "mùa", "giải", "niên", "và")
    )
