"""The kind and the unit of a quantity: money, a share, an age, a length of time, a measure or a count."""

import re

from diembao.extract.dating import day_ahead
from diembao.extract.numerals import is_short_scaled, scan_number
from diembao.extract.phrases import CURRENCY, NOUNS, PERCENT, opens_noun, unit_at

RATE = re.compile(
    r"\s?/\s?(?:\d{1,3}(?:[. ]?000)?\s(?=dân|người|trẻ|ca|km|hộ|lượt))?(?!\d)([^\W\d_]+(?:\s(?:dân|tháng|năm|ngày|mẹ|vuông))?)"
)
POINTS_BEFORE = re.compile(
    r"chỉ số|index|phiên|sàn|Index|niêm yết|chứng khoán|điểm chuẩn|trúng tuyển"
    r"|thang điểm|điểm trung bình|điểm thi|TOEIC|TOEFL|IELTS|chấm điểm"
)
PRIZED = frozenset("giá tiền thưởng lương phí đồng usd".split())
MONEY_WORDS = frozenset(
    "giá tiền lương vốn phí nhuận thu thưởng đồng usd bán mua chi nợ lãi lỗ trị tỉ tỷ thuế vay ngân nộp phạt trả đóng đền $".split()
)
TIMES_BEFORE = frozenset(
    "gấp tăng giảm hơn kém cao thấp lớn nhỏ nhanh nhiều ít đắt rẻ mạnh dài tới lên đến trội gần kiệm rút được ngắn bằng".split()
)
# Before lên and a bare number these make it an age.
GROWING = frozenset((".", ",", "năm", "khi", "hồi", "lúc", "mới", "từ"))
GROWN = frozenset("chồng vợ ông bà người cô chị anh đã mới".split())
# Tests whose names stand before their points.
TESTS = frozenset("toeic toefl ielts sat gmat gre iq".split())
INCHES = frozenset('”″"')
ARRIVALS = frozenset("tới lên đến được".split())
SHARING = frozenset("và hoặc hay xuống lên x ×".split())
# What a unit of time is divided into, and by how many: 3 giờ 6 phút.
SMALLER = {
    "năm": {"tháng": 12, "ngày": 365}, "tháng": {"ngày": 30}, "tuần": {"ngày": 7}, "ngày": {"giờ": 24},
    "giờ": {"phút": 60}, "tiếng": {"phút": 60}, "phút": {"giây": 60},
}  # fmt: skip


def kind_and_unit(t, start, number, last, value, low):
    """The kind and the unit of what is counted, and the index behind the unit.

    The quantity starts at token `start`, its number at `number` and ends before `last`.
    """
    if t.low[last - 1] in PERCENT:
        return "share", t.text[last - 1] + _rate(t, last)[0], last
    for sign in (number, number - 1):  # $5, hơn $5
        if sign >= 0 and t.low[sign] in CURRENCY:
            return "money", t.text[sign], last
    if t.low[last] == "x" and t.glued(last - 1) and not t.is_number(last + 1):
        return "measure", t.text[last], last + 1  # zoom 2X
    if _in_inches(t, last):
        return "measure", t.text[last], last
    if found := unit_at(t, last):
        return _of_unit(t, last, *found)
    if is_short_scaled(t, last - 2) or is_short_scaled(t, last - 3):  # 500k, 2tr5
        return "money", None, last
    if t.low[last] == "lần":
        if (rate := _rate(t, last + 1)) and rate[0]:
            return "measure", "lần" + rate[0], rate[1]
        multiplied = number if t.before(number) == "gấp" else start  # gần gấp 7 lần
        return ("measure" if _multiplies(t, multiplied, last, value) else "count"), "lần", last + 1
    if t.low[last] == "điểm":
        return ("measure" if _measures_points(t, start, last, value) else "count"), "điểm", last + 1
    if _is_age(t, start, last, value):
        return "age", "tuổi", last
    return _of_noun(t, start, last, value, low)


def _in_inches(t, i):
    """Whether a mark glued to a number stands for inches (màn hình 15”): no quotation is open that it would close."""
    if t.text[i] not in INCHES or not t.glued(i - 1):
        return False
    before = t.source[max(0, t.start[i] - 150) : t.start[i]]
    return before.count("“") <= before.count("”") if t.text[i] != '"' else before.count('"') % 2 == 0


def _of_unit(t, last, after, kind):
    name = t.between(last, after)
    rate, after = _rate(t, after)
    if kind in ("money", "age"):
        return kind, name + rate, after
    if (rate and rate != "/lần") or kind == "measure":
        return "measure", name + rate, after
    if name.lower() == "ngày" and t.is_number(after) and day_ahead(t, after):
        return "count", name, after  # hai ngày 10 và 11-9
    return ("share" if kind == "share" else "duration"), name, after


def _measures_points(t, start, last, value):
    """Whether điểm are points of an index or of a mark, and not places."""
    if value is None or value != int(value) or t.low[last + 1] == "%":
        return True
    return POINTS_BEFORE.search(t.source, max(0, t.start[start] - 60), t.end[last]) is not None


def _is_age(t, start, last, value):
    """Whether tuổi stands before a number without a unit: tuổi từ 18, tuổi đời bình quân 45."""
    if "tuổi" in t.low[max(0, start - 4) : start] and not opens_noun(t, last) and value is not None and value < 130:
        return True
    if (
        t.before(start) == "lên"
        and value is not None
        and value < 20
        and not t.is_word(last)
        and (t.before(start - 1) in GROWING or not t.before(start - 1))
    ):
        return True  # Lên 10, em…
    if t.low[start] == "ngoài" and not opens_noun(t, last) and value is not None and 20 <= value <= 90:
        return any(word in GROWN for word in t.low[max(0, start - 3) : start])  # một người đàn ông ngoài 40
    return (t.before(start) == "tuổi" and (not opens_noun(t, last) or t.low[last] == "trở")) or (
        t.before(start) in ("từ", "ở") and t.before(start - 1) == "tuổi"
    )


def _of_noun(t, start, last, value, low):
    """A count of the noun that follows, a rate of it, or a bare number."""
    if t.before(start) == "gấp" and not opens_noun(t, last):
        return "measure", "lần", last
    if shared := _unit_ahead(t, last):
        return *shared, last
    if opens_noun(t, last):
        for end in range(last + 1, last + 4):  # thuê bao/tháng
            rate, after = _rate(t, end)
            if rate:
                return "measure", t.between(last, end) + rate, after
            if t.low[end] == "trên" and t.low[end + 1] in ("mỗi", "một") and (over := unit_at(t, end + 2)):
                return "measure", t.between(last, over[0]), over[0]  # vi trùng trên mỗi cm2
            if not (t.is_word(end) or (t.low[end] == "-" and t.glued(end))):
                break
        return "count", None, last
    if (value is not None and value != int(value)) or t.before(start) in TESTS:
        return "measure", None, last
    people = any(word in ("người", "dân") for word in t.low[max(0, start - 10) : start])
    if _money_before(t, start, value or low) or (t.low[last - 1] in ("tỷ", "tỉ") and not people):
        return "money", None, last
    return "count", None, last


def _unit_ahead(t, last):
    """The (kind, unit) that a number shares with the next of its list or its change: 60 và 84 tuổi, từ 18 xuống còn 14 tháng."""
    j = last
    if t.low[j] not in SHARING:
        return None
    j += 2 if t.low[j + 1] == "còn" else 1
    number = scan_number(t, j) if t.is_number(j) else None
    unit = number and unit_at(t, number.end)
    if not unit or (number.end < t.size and t.low[number.end] in ("năm", "tháng", "ngày") and t.is_number(unit[0])):
        return None
    return unit[1], t.between(number.end, unit[0])


def _money_before(t, start, value):
    """Thousands and millions without a unit after a word for money: giá 5 triệu."""
    words = t.low[max(0, start - 12) : start]
    if value is not None and value >= 1_000_000 and t.before(start) in ("(", ","):
        words = [word for word in t.low[max(0, start - 30) : start] if word in PRIZED]  # giải thưởng: cá nhân (8 triệu, 6 triệu)
        return bool(words)
    return value is not None and value >= 10_000 and any(word in MONEY_WORDS for word in words)


def _rate(t, i):
    """The denominator of a rate, with its slash (/tấn), and the index behind it; an empty string without one."""
    if t.low[i] != "/":
        return "", i
    m = RATE.match(t.source, t.end[i - 1])
    if not m:
        return "", i
    noun = i + 1 + (t.low[i + 1] == "một")
    if (known := NOUNS.match(t, noun)) and t.end[known[0] - 1] > m.end():  # đồng/trường hợp, đồng/một tờ khai
        return t.source[t.end[i - 1] : t.end[known[0] - 1]], known[0]
    return m[0], t.at(m.end(), i)


def _multiplies(t, start, last, value):
    """Whether lần is a multiple (gấp 3 lần, tăng 3 lần) and not a number of times (3 lần vô địch)."""
    before = t.before(start)
    if before in TIMES_BEFORE and before not in ARRIVALS:
        return True
    if before in ARRIVALS and any(word in TIMES_BEFORE for word in t.low[max(0, start - 3) : start - 1]):
        return t.low[last + 1] not in ("vô", "đoạt")
    return (value is not None and value != int(value)) or t.phrase(last + 1, ("so", "với")) or t.low[last + 1] == "về"


def compound_duration(t, last, after, value):
    """`3 giờ 6 phút`, `1 năm 6 tháng`: the value in the larger unit, and the index after the smaller number's unit."""
    unit, end, factor, found = t.low[last], after, 1, None
    while t.is_number(end) and t.text[end].isdigit() and (smaller := SMALLER.get(unit, {}).get(t.low[end + 1])):
        factor *= smaller
        value += int(t.text[end]) / factor
        unit, end = t.low[end + 1], end + 2
        found = end
    return (round(value, 6), found) if found else None
