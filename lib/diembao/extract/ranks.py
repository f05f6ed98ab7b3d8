"""Ranks and orders: thứ ba, lần thứ XI, đợt 3, đầu tiên, giải nhất; days of the week are none."""

from diembao.extract.lexicon import rows
from diembao.extract.naming import closed
from diembao.extract.number import read_roman
from diembao.extract.numerals import DIGITS, SCALES, scan_number
from diembao.extract.phrases import unit_at
from diembao.extract.tokens import Mention, Phrases

ORDINALS = Phrases({row["trigger"]: row["words"] for row in rows("ordinals")})
FIRST = Phrases({
    "đầu tiên": 1, "lần đầu tiên": 1, "lần đầu": 1, "thứ nhất": 1, "thứ nhứt": 1, "lần thứ nhất": 1, "thứ nhì": 2, "lần thứ nhì": 2,
})  # fmt: skip
PRIZES = {"nhất": 1, "nhì": 2, "ba": 3, "tư": 4}
# Before số these make it a number of something: con số 5, tỷ số 2.
NO_RANK_BEFORE = frozenset("con tổng chữ tỉ tỷ".split())
WEEKDAYS = frozenset("hai ba tư năm sáu bảy bẩy 2 3 4 5 6 7".split())
# Words beside thứ hai, thứ ba… that make it a day of the week.
WEEKDAY_BEFORE = frozenset("trừ sáng trưa chiều tối đêm ngày hôm vào từ đến các khuya qua nay và".split())
# After ngày thứ hai these make it the second of several days; before thứ hai a thing or a place makes it a rank.
DAY_IN_ROW = frozenset("liên của sau kể tính trong".split())
RANKED = frozenset("hệ lần đứng xếp hạng người vị trí bại ngộ giới".split())
POINTS = frozenset("hai ba tư năm 2 3 4 5".split())
WEEKDAY_AFTER = frozenset("tuần hàng hằng vừa tới ngày này".split())


# Words before a lone nhất or nhì that make it a rank, and after nhất.
TOPS = frozenset(("nhất", "nhì"))
TOP_BEFORE = frozenset("về đội hạng ngôi xếp đứng".split())
TOP_OF_A_WORD = frozenset("trí định là thiết quyết loạt thời quán nguyên mực thể tề nhằng".split())
TOP_AFTER = frozenset("bảng lượt".split())


def scan_top(t, i):
    """`về nhất`, `đội nhì`, `nhất bảng`: a place without a number; elsewhere nhất is the superlative."""
    if t.low[i + 1] in TOP_OF_A_WORD:
        return None
    if t.before(i) not in TOP_BEFORE and not (t.low[i + 1] in TOP_AFTER and t.before(i) not in CLOSE_SUPERLATIVE):
        return None
    return Mention(t.start[i], t.end[i], "ordinal", i, i + 1, value=PRIZES[t.low[i]])


# Adjectives before nhất: mạnh nhất bảng is no rank.
CLOSE_SUPERLATIVE = frozenset(
    "mạnh yếu cao thấp lớn nhỏ đông hay tốt kém ít nhiều trẻ già xa sớm muộn khó dễ nặng nhẹ đẹp đều chắc".split()
)


def scan_ordinal(t, i):
    """A rank or an order: thứ ba, lần thứ XI, đợt 3, đầu tiên, giải nhất."""
    if found := FIRST.match(t, i):
        j, value = found
        if t.low[i] == "thứ" and t.before(i) == "lần":
            return None
        return Mention(t.start[i], t.end[j - 1], "ordinal", i, j, value=value)
    found = ORDINALS.match(t, i)
    if not found:
        return None
    j, rule = found
    if rule == "prizes" and i and (t.is_number(i - 1) or t.before(i) in DIGITS):
        return None  # ba giải nhất: what is counted
    value, last = _rank(t, j, rule)
    if t.low[i] == "độ" and not (t.before(i) in DEGREES and value is not None and value < 6):
        return None
    if value is None or not _ranks(t, i, last, rule in ("digits", "one")):
        return None
    if t.low[i] == "thứ" and _is_weekday(t, i, j, last):
        return None
    if t.low[last] == "/" and t.glued(last - 1) and t.glued(last) and t.is_number(last + 1) and t.low[i] in ("hạng", "bậc", "loại"):
        last += 2  # thương binh hạng 2/4
    elif t.low[last] in ("-", "–") and t.glued(last - 1) and t.glued(last) and t.text[last + 1].isdigit() and t.is_number(last - 1):
        top, bottom = int(t.text[last - 1]), int(t.text[last + 1])  # hạng 3-4
        if top < bottom < top + 20 and not unit_at(t, last + 2):
            return Mention(t.start[i], t.end[last + 1], "ordinal", i, last + 2, relation="..", low=top, high=bottom)
    return Mention(t.start[i], t.end[last - 1], "ordinal", i, last, value=value)


# Of these a digit tells the number even before a noun: chặng 13 dài 205 km.
STAGES = frozenset("đợt hiệp vòng bước giai chặng".split())
# Words before độ that make it a degree of an illness.
DEGREES = frozenset("thận bỏng gan tim ung thư thương nặng nhẹ rách".split())


def _rank(t, j, rule):
    """The value of the rank at token j and the index after it."""
    if rule in ("prizes", "ranks") or t.low[j] in ("nhất", "nhì"):
        return (PRIZES.get(t.low[j]), j + 1) if t.low[j] in PRIZES and not (t.low[j] == "nhất" and rule == "ranks") else (None, j)
    if rule == "one":
        seeded = t.before(j - 1) in ("giống", "hạng") and t.is_number(j) and t.text[j].isdigit()
        return (int(t.text[j]), j + 1) if seeded else (1, j + 1) if t.low[j] in ("một", "1") else (None, j)
    if t.is_number(j):
        if t.low[j + 1] in SCALES and rule == "yes":
            number = scan_number(t, j)
            return (number.value, number.end) if number else (None, j)
        return (int(t.text[j]), j + 1) if t.text[j].isdigit() and len(t.text[j]) <= 3 else (None, j)
    if (roman := read_roman(t.text[j])) is not None:
        return roman, j + 1
    if t.low[j] in ("tư", "năm") and rule == "yes":
        return DIGITS[t.low[j]], j + 1
    number = scan_number(t, j)
    fits = number and number.words and number.value and number.scale <= 100 and (rule == "yes" or t.low[j] not in ("một", "năm"))
    return (number.value, number.end) if fits else (None, j)


def _ranks(t, i, last, strict):
    """Whether a number after such a head ranks it: no unit, sign of a date or noun to count follows, and no count stands before."""
    low = t.low[last]
    if low == "%" or (t.low[i] == "vòng" and t.before(i) == "trong"):
        return False
    if unit_at(t, last) and not (low in ("năm", "tháng", "ngày") and t.is_number(last + 1)):
        return not strict and not t.is_number(last - 1)
    if not strict:
        return True
    if low in ("triệu", "nghìn", "ngàn", "tỷ", "tỉ", "-", "–", "/", ".") and t.glued(last - 1) and t.is_number(last + 1):
        return False
    dated = low in ("năm", "tháng", "ngày") and (low == "năm" or t.is_number(last + 1))
    head, ends = t.low[i], closed(t, last) or t.text[last][0].isupper() or dated
    if head == "số":
        return t.before(i) == "giống" or (t.before(i) not in NO_RANK_BEFORE and (ends or low in ("thế", "của")))
    counted = t.is_number(i - 1) or (t.before(i) in DIGITS and t.before(i) != "tư") or t.before(i) in ("mỗi", "những")
    return not counted and (ends or (head in STAGES and t.is_number(last - 1)))


def _is_weekday(t, i, j, last):
    """Sáng thứ hai, thứ tư tuần tới and thứ bảy (5/6) are days of the week; đứng thứ ba, người thứ hai rank."""
    if t.low[j] not in WEEKDAYS or last != j + 1:
        return False
    before, after = t.before(i), t.low[last]
    if before == "ngày" and (after in DAY_IN_ROW or (t.is_number(j) and t.low[j] != "7")):
        return False
    if before in RANKED:
        return False
    if before == "(" and after in (")", ",") and t.is_number(i - 2):
        return True  # ngày 6/10/2026 (thứ ba)
    if (
        t.text[i] == "Thứ"
        and after == ","
        and t.low[j] in POINTS
        and t.low[last + 1] not in ("ngày", "chủ")
        and not t.is_number(last + 1)
    ):
        return False  # Thứ hai, … opens the second point
    if t.before(i) in WEEKDAY_BEFORE or after in WEEKDAY_AFTER or (after == "(" and t.is_number(last + 1)):
        return True
    if i and t.is_number(i - 1) and t.low[i - 2] in ("g", "h", ":", "giờ"):
        return True  # 19g45 thứ năm
    if t.is_number(last) and t.low[last + 1] in ("/", "-", ".") and t.is_number(last + 2):
        return True  # thứ năm 30/12
    return t.text[i] == "Thứ" and (t.low[j] == "tư" or after in (",", "-") or (after == ":" and t.is_number(j)))
