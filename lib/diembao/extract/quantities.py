"""Quantities: a number with what modifies it, its unit and its kind; ranges, fractions, multiples and orders of magnitude."""

import re

from diembao.extract.lexicon import rows
from diembao.extract.numerals import DIGITS, HALF, Number, quarter, read_literal, scan_number
from diembao.extract.phrases import CLASSIFIERS, CLOSERS, NOUNS, opens_noun, unit_at
from diembao.extract.tokens import Mention, Phrases

MODIFIERS = Phrases({row["phrase"]: row["relation"] for row in rows("modifiers")})
MOST_MODIFIERS = 3
VAGUE = frozenset("hàng hằng vài mấy cả dăm".split())
MAGNITUDES = {
    "chục": 10, "trăm": 100, "nghìn": 1000, "ngàn": 1000, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9,
}  # fmt: skip
TO = frozenset(("-", "–", "—", "đến", "tới"))
PERCENT = frozenset(("%", "‰"))
CURRENCY = frozenset("$€£¥")
# Adjectives whose comparative takes a difference: cao hơn 5 cm is five, not more than five.
COMPARED = frozenset(
    "cao thấp nhanh chậm rẻ đắt dài ngắn nặng nhẹ tốt xa gần sâu già trẻ lâu rộng hẹp mạnh yếu sớm muộn mau dày mỏng hơn".split()
)
DIMENSIONS = frozenset("dài rộng cao sâu nặng xa lâu dày".split())
PREPOSITION_ON = frozenset("nghiên khảo thử hành dựa đặt tính áp tiến cứu sát nghiệm ngồi đứng nằm in đăng lưu".split())
# Words before a number word that make it something else: anh ba, mấy năm, lần thứ hai, cả năm.
NOT_FIVE_AFTER = frozenset(
    "mỗi trong những các vài mấy nhiều hàng hằng từng cả đầu cuối giữa quanh suốt một hai ba bốn sáu bảy tám chín mười mươi trăm nửa này mọi theo "
    "qua và đến vào của sang hết".split()
)
AFTER_FIVE_IS_YEAR = frozenset(
    "nay ngoái sau trước tới qua học nào đó ấy này mới tài gần kia tuổi châu cùng tháng ngày canh".split()
)
KIN = frozenset("mất bị nói bảo đi làm mẹ má tôi mình nó ơi con_cái tao mày ruột dượng".split())
COOKED = frozenset("nấu luộc hấp chiên rán nướng hầm xào ninh vừa gần chưa quả trái đã cho lúa sắp".split())
RIPE = frozenset("muồi mọng mùi rộ nục cây kỹ đỏ chắn".split())
TIMES_BEFORE = frozenset(
    "gấp tăng giảm hơn kém cao thấp lớn nhỏ nhanh nhiều ít đắt rẻ mạnh dài tới lên đến trội gần kiệm rút được ngắn bằng".split()
)
WORDS_MAY_COUNT = frozenset("hai ba bốn năm sáu bảy bẩy tám chín mười hăm trăm nửa".split())
RATE = re.compile(r"\s?/\s?(?!\d)([^\W\d_]+(?:\s(?:dân|tháng|năm|ngày|mẹ|vuông))?)")
MIXED_UNIT = re.compile(r"(mét|ký|kg|m(?![23](?!\d)))(\d{1,2})(?!\d|[.,]\d|\s?[x×])")
POINTS_BEFORE = re.compile(
    r"chỉ số|index|phiên|sàn|Index|niêm yết|chứng khoán|điểm chuẩn|trúng tuyển|thang điểm|TOEIC|TOEFL|IELTS|chấm điểm"
)
AFTERWARDS = {"trở lên": ">=", "trở xuống": "<=", "trở đi": ">=", "trở lại": "<="}


MONEY_WORDS = frozenset("giá tiền lương vốn phí nhuận thu thưởng đồng usd bán mua chi nợ lãi lỗ trị tỉ tỷ thuế vay ngân $".split())
FRAME = re.compile(r"\d{2,5}(?:\s?[x×]\s?\d{2,5}){1,2}(?![\w.,]\d)")


def scan_quantity(t, i):
    """The quantity that starts at a token, modifiers included, or None."""
    if t.is_number(i) and (frame := FRAME.match(t.source, t.start[i])):  # 800x600
        last = t.at(frame.end(), i)
        unit = unit_at(t, last)
        return Mention(t.start[i], frame.end(), "measure", i, last, unit=t.between(last, unit[0]) if unit else None)
    j, relation = _modifiers(t, i)
    if magnitude := _magnitude(t, j):
        return _vague(t, i, *magnitude)
    start = i if j > i else j
    opened = t.low[j] == "từ"
    first = _number(t, j + opened)
    if first is None:
        return None
    low = j + opened
    if fraction := _fraction(t, low, first):
        value, last = fraction
        return _finish(t, start, low, last, value=value, kind="share", unit="ratio", relation=relation)
    if spread := _range(t, low, first):
        bottom, top, last = spread
        return _finish(t, j if opened and j == start else start, low, last, low=bottom, high=top, relation="..")
    if opened:  # từ 10.000 chứng chỉ trở lên is a lower bound; any other từ stands outside
        relation = _afterwards(t, first.end)
        return _finish(t, j, low, first.end, value=first.value, relation=relation) if relation else None
    if not _counts(t, j, first, start < j):
        return None
    if first.scale == 1 and not first.words and first.value < 1000:
        scale, shared = _shared_scale(t, first.end)
        if scale > 1:
            kind, unit = shared or (None, None)
            value = first.value * scale
            return _finish(t, start, low, first.end, value=value, relation=relation or "=", kind=kind, unit=unit)
    return _finish(
        t, start, low, first.end, value=first.value, relation=relation or _afterwards(t, first.end) or "=", words=first.words
    )


def _modifiers(t, i):
    """The index behind the modifiers that stand here, and the relation that the last of them sets."""
    relation, j = None, i
    for _ in range(MOST_MODIFIERS):
        if not (found := MODIFIERS.match(t, j)):
            break
        word = t.low[j]
        if word == "hơn" and j == i and t.before(j) in COMPARED and not _exceeds(t, j):
            break
        if word == "độ" and (
            t.before(j) in ("nhiệt", "tốc", "trình", "mức", "cường", "mật", "độ", "có") or t.low[j + 1] == "0" or t.text[j] != "độ"
        ):
            break
        if word in ("trên", "dưới") and j == i and found[0] == j + 1 and _on(t, j):
            break
        j, relation = found
    return j, relation


def _exceeds(t, i):
    """Whether `dài hơn 1,5 km` tells a length above 1.5 km; `cao hơn 5 lần`, `cao hơn 5 cm so với…` tell a difference."""
    number = scan_number(t, i + 1)
    unit = number and unit_at(t, number.end)
    compares = "so với" in t.source[t.start[i] : t.start[i] + 60]
    return t.before(i) in DIMENSIONS and bool(unit) and unit[1] in ("measure", "duration") and not compares


def _on(t, i):
    """Whether trên, dưới before a number is a preposition of place: nghiên cứu trên 90 người, trên hai bánh xe."""
    number = scan_number(t, i + 1)
    if t.before(i) in PREPOSITION_ON:
        return True
    small = number and number.scale == 1 and number.value < 10 and number.value == int(number.value) and t.low[number.end] != "%"
    return bool(small and not unit_at(t, number.end))


def _magnitude(t, i):
    """`hàng trăm`, `vài chục nghìn`: (power, index after), or None."""
    if t.low[i] not in VAGUE:
        return None
    j, power = i + 1, 1
    if t.low[i] in ("vài", "mấy", "dăm") and t.low[j] in ("ba", "bốn", "bảy") and t.low[j + 1] in MAGNITUDES:
        j += 1
    while t.low[j] in MAGNITUDES and t.low[j + 1] not in ("tập", "lệ", "số"):
        power, j = power * MAGNITUDES[t.low[j]], j + 1
    if power == 1 or (t.low[i] == "cả" and (t.low[j] in CLOSERS or not t.is_word(j))):
        return None
    return power, j


def _vague(t, i, power, last):
    return _finish(t, i, last, last, low=power, relation="~")


def _number(t, i):
    """A number, with a sign or a currency sign before it."""
    text = t.text[i]
    cold = text == "-" and t.low[i + 2] in ("độ", "°", "o")
    if (
        text in ("-", "−", "+")
        and (t.glued(i) or cold)
        and t.is_number(i + 1)
        and not (i and (t.glued(i - 1) and t.text[i - 1] not in "( "))
    ):
        number = scan_number(t, i + 1)
        return number._replace(value=-number.value if text != "+" else number.value) if number else None
    if text in CURRENCY and t.is_number(i + 1):
        return scan_number(t, i + 1)
    if t.low[i] == "âm" and (number := scan_number(t, i + 1)) and unit_at(t, number.end):
        return number._replace(value=-number.value)
    if t.low[i] == "nửa":
        return _half(t, i)
    return scan_number(t, i)


def _half(t, i):
    """`nửa năm`, `nửa triệu`, `nửa kế hoạch`; nửa đêm and nửa đầu are none."""
    if number := scan_number(t, i):
        return number
    after = t.low[i + 1]
    if (
        after
        in "đêm đầu sau cuối chừng vời kia còn trên dưới này phần mùa trước nọ đời mừng úp thật kín đường con hiệp là đùa cầu".split()
    ):
        return None
    return (
        Number(0.5, i + 1, True, 1)
        if (opens_noun(t, i + 1) or after == "số" or t.before(i) in ("một", "hơn", "gần", "quá"))
        else None
    )


def _fraction(t, i, number):
    """`hai phần ba`, `2/3`, `một nửa`: (ratio, index after), or None."""
    j = number.end
    if t.low[j] == "phần" and t.low[j + 1] not in ("trăm", "nghìn", "triệu"):
        below = quarter(t, j + 1) or scan_number(t, j + 1)
        if (
            below
            and below.value
            and below.scale <= 100
            and 0 < number.value < below.value * 20
            and (below.words or t.text[j + 1].isdigit())
        ):
            return number.value / below.value, below.end
    if t.low[i] == "một" and t.low[i + 1] == "nửa" and j == i + 1:
        return 0.5, i + 2
    if t.low[i] == "nửa" and j == i + 1 and not unit_at(t, j):
        return 0.5, j
    if t.low[j] == "/" and t.glued(j - 1) and t.is_number(i) and t.is_number(j + 1) and _is_ratio(t, i, j):
        return int(t.text[i]) / int(t.text[j + 1]), j + 2
    return None


def _is_ratio(t, i, j):
    above, below = t.text[i], t.text[j + 1]
    if not (above.isdigit() and below.isdigit() and int(below)) or t.low[j + 2] in ("/", "-") or len(below) > 4:
        return False
    return int(above) <= int(below) or int(below) < 10


def _range(t, i, first):
    """`12 đến 15`, `5-10%`, `hai, ba`, `ba bốn`: (low, high, index after), or None."""
    j = first.end
    if first.words and first.scale == 1 and (pair := _neighbours(t, i, j)):
        return pair
    between = j
    if t.low[j] in PERCENT:
        between = j + 1
    elif (unit := unit_at(t, j)) and t.low[unit[0]] in ("đến", "tới", "-", "–", "den"):
        between = unit[0]
    if t.low[between] not in TO and not (t.low[between] == "den"):
        return None
    after = between + 1
    while t.low[after] in ("khoảng", "hơn", "gần", "trên") and t.low[between] not in "-–—":
        after += 1
    second = _number(t, after)
    if second is None or t.low[after] in ("-", "+"):
        return None
    return _bounds(t, first, second, after)


def _bounds(t, first, second, after):
    """The bounds of a range; a scale word or a comma of the second number holds for the first, too."""
    bottom, top = first.value, second.value
    if second.scale > 1 and first.scale == 1 and bottom < 1000 and bottom * second.scale < top:
        bottom = round(bottom * second.scale, 6)
        bottom = int(bottom) if bottom == int(bottom) else bottom
    elif bottom > top and second.scale == 1 and "," in t.text[first.end - 1]:
        bottom = read_literal(t.text[first.end - 1], scaled=True)
    if bottom is None or bottom >= top:
        return None
    last = second.end
    return bottom, top, last + 1 if t.low[last] in PERCENT else last


def _neighbours(t, i, j):
    """`hai, ba ngày`, `ba bốn người`, `năm bảy`: two digits in words that stand side by side."""
    comma = t.low[j] == ","
    k = j + comma
    a, b = DIGITS.get(t.low[i], 0), DIGITS.get(t.low[k], 0)
    if j != i + 1 or not a or not (b == a + 1 or (a, b) == (5, 7)) or t.low[k] in ("tư", "lăm", "mốt") or t.text[k][0].isupper():
        return None
    scale, last = 1, k + 1
    if t.low[last] in MAGNITUDES:
        scale, last = MAGNITUDES[t.low[last]], last + 1
    elif t.low[last] == "mươi":
        scale, last = 10, last + 1
    if not opens_noun(t, last) and not unit_at(t, last):
        return None
    if t.low[k] == "năm" and scale == 1:
        return None  # bốn năm is four years
    return a * scale, b * scale, last


def _shared_scale(t, last):
    """The scale that a later number of the same list tells for all of it, and the unit there: 20, 30 và 50 triệu đồng."""
    for _ in range(3):
        if t.low[last] not in (",", "và", "hoặc", "hay") or not t.is_number(last + 1):
            break
        number = scan_number(t, last + 1)
        if number is None:
            break
        last = number.end
        if number.scale >= 1_000_000:
            unit = unit_at(t, last)
            return number.scale, unit and (unit[1], t.between(last, unit[0]))
    return 1, None


def _counts(t, i, number, modified):
    """Whether number words count here, or are something else that looks like them: năm (year), ba (father), Ba Đình."""
    word, after = t.low[i], t.low[number.end]
    if not number.words or number.end > i + 1:
        return not (number.words and t.text[i][0].isupper() and t.text[i + 1][:1].isupper() and t.text[i + 1][1:2].islower())
    if word not in WORDS_MAY_COUNT and word != "một":
        return False
    if word == "nửa":
        return True
    if t.before(i) in ("thứ", "ngã"):
        return False
    if t.text[i][0].isupper() and (
        t.text[number.end][:1].isupper() or (i and t.text[i - 1] not in (".", ":", "-", "“", '"', "?", "!", "(", "…"))
    ):
        return False
    if word == "một":
        return _one_counts(t, i, modified)
    noun = opens_noun(t, number.end) or unit_at(t, number.end) is not None
    known = after in CLASSIFIERS or NOUNS.match(t, number.end) or unit_at(t, number.end)
    if t.before(i) == "cả" and word != "năm" and after in CLOSERS:
        return True  # cả hai đều vắng
    if word == "năm":
        whole = t.before(i) == "cả" and NOUNS.match(t, number.end) is not None
        return (bool(known) and (whole or t.before(i) not in NOT_FIVE_AFTER) and after not in AFTER_FIVE_IS_YEAR) or (after == "năm")
    if word == "ba":
        kin = t.before(i) in ("của", "ông", "anh", "chị", "chú", "dì", "bác", "má", "mẹ", "cô", "thứ", "dăm", "vài")
        return noun and after not in KIN and ((bool(known) and t.before(i) in ("của", "cô")) or not kin)
    if word == "chín":
        return bool(known) and after not in RIPE and t.before(i) not in COOKED
    if t.before(i) in ("thứ", "chị", "anh", "chú", "bà", "dì") and t.text[i][0].isupper():
        return False
    return noun or (t.before(i) in ("cả", "là", "còn") and not t.is_word(number.end)) or (word == "mười" and modified)


def _one_counts(t, i, modified):
    """`một` counts in a measure, a span of time, a rate, or set against other numbers; else it is an article."""
    unit = unit_at(t, i + 1)
    after = t.low[unit[0]] if unit else ""
    if unit and unit[1] == "measure":
        return t.low[i + 1] not in ("ly", "li", "cân", "mẫu", "độ", "phân") or modified
    if unit and unit[1] == "duration":
        lone = after in ("nào", "kia", "nọ", "đẹp", "mới", "bất", "chủ", "vất", "đầy", "khác", "cuối", "đáng", "gần")
        return modified or (
            (not lone and t.low[i + 1] not in ("ngày", "tiếng", "phút")) or t.before(i) in ("mất", "sau", "trong", "suốt", "vòng")
        )
    if unit and unit[1] == "money":
        return t.low[i + 1] in ("USD", "đồng", "usd", "đô") and (modified or after in ("/", "một", "mỗi"))
    return _set_against(t, i)


def _set_against(t, i):
    """`một người thiệt mạng và 3 người bị thương`, `6 bài và một bài`: one of two coordinated counts."""
    if t.low[i + 1] not in CLASSIFIERS and not NOUNS.match(t, i + 1):
        return False
    for step, reach in ((1, range(i + 2, i + 9)), (-1, range(i - 2, i - 9, -1))):
        joined = step == -1 and t.before(i) in ("và", ",")
        for j in reach:
            if j < 0 or j >= t.size or not (t.is_word(j) or t.is_number(j) or t.low[j] == ","):
                break
            if step == 1 and t.low[j] == "và":
                joined = True
            elif joined and (t.is_number(j) or t.low[j] in ("hai", "ba", "bốn", "sáu", "bảy", "tám", "chín")):
                k = j + 1 if t.is_number(j) else scan_number(t, j).end
                return t.low[k] in CLASSIFIERS or NOUNS.match(t, k) is not None
            elif step == 1 and joined:
                return False
    return False


def _afterwards(t, i):
    """The bound that `trở lên`, `trở xuống` set, right behind the number or behind its unit."""
    for j in range(i, i + 4):
        if t.low[j] == "trở":
            return AFTERWARDS.get(f"trở {t.low[j + 1]}")
        if not t.is_word(j) and t.low[j] != "%":
            break
    return None


def _finish(t, start, number, last, relation="=", kind=None, value=None, low=None, high=None, unit=None, words=False):
    """Sign, unit, kind and bounds of a quantity whose number ends before token `last`."""
    relation = relation or "="
    begin, first = t.start[start], start
    if t.low[last] in PERCENT:
        last += 1
    if number > 0 and t.low[number - 1] in CURRENCY and start == number:
        begin, first = t.start[number - 1], number - 1
    end, after = t.end[last - 1], last
    if kind is None:
        if MIXED_UNIT.match(t.source, t.start[last]) and t.glued(last - 1) and value is not None and value == int(value):
            return _mixed(t, start, last, value, relation)
        kind, unit, after = _unit(t, start, number, last, value, low)
        if kind == "duration" and value is not None and (compound := _compound(t, last, after, value)):
            value, last = compound
            end = t.end[last - 1]
        elif t.low[after] in HALF and value is not None and unit:
            value, end, last = value + 0.5, t.end[after], after + 1
    if t.low[last] == "trở" and relation in (">=", "<="):
        end, last = t.end[last + 1], last + 2
    modifier = t.source[begin : t.start[number]].strip() or None
    if relation in (">", ">="):
        low = value
    elif relation in ("<", "<="):
        high = value
    return Mention(
        begin,
        end,
        kind,
        first,
        max(last, after if end > t.end[last - 1] else last),
        value,
        None,
        modifier,
        relation,
        low,
        high,
        unit,
    )


def _mixed(t, start, last, value, relation):
    """`1m74`: metres and centimetres."""
    m = MIXED_UNIT.match(t.source, t.start[last])
    value = float(f"{value}.{m[2]}")
    return Mention(t.start[start], m.end(), "measure", start, t.at(m.end(), last), value, None, None, relation, None, None, m[1])


SMALLER = {
    "giờ": ("phút", 60),
    "tiếng": ("phút", 60),
    "phút": ("giây", 60),
    "năm": ("tháng", 12),
    "tuần": ("ngày", 7),
    "ngày": ("giờ", 24),
}


def _compound(t, last, after, value):
    """`3 giờ 6 phút`, `1 năm 6 tháng`: the value in the larger unit, and the index after the smaller number's unit."""
    unit, end, factor, found = t.low[last], after, 1, None
    while unit in SMALLER and t.is_number(end) and t.text[end].isdigit() and t.low[end + 1] == SMALLER[unit][0]:
        factor *= SMALLER[unit][1]
        value += int(t.text[end]) / factor
        unit, end = t.low[end + 1], end + 2
        found = end
    return (round(value, 6), found) if found else None


def _unit(t, start, number, last, value, low):
    """The kind and the unit of what is counted, and the index behind the unit."""
    if t.low[last - 1] in PERCENT:
        return "share", t.text[last - 1] + _rate(t, last)[0], last
    if t.low[number - 1] in CURRENCY and number:
        return "money", t.text[number - 1], last
    found = unit_at(t, last)
    if found:
        after, kind = found
        name = t.between(last, after)
        rate, after = _rate(t, after)
        if kind == "money" or kind == "age":
            return kind, name + rate, after
        if rate or kind == "measure":
            return "measure", name + rate, after
        if kind == "share":
            return "share", name, after
        return "duration", name, after
    if t.low[last] == "lần":
        return ("measure" if _multiplies(t, start, last, value) else "count"), "lần", last + 1
    if t.low[last] == "điểm":
        points = POINTS_BEFORE.search(t.source, max(0, t.start[start] - 60), t.end[last]) or (
            value is not None and value != int(value)
        )
        return ("measure" if points or value is None or t.low[last + 1] == "%" else "count"), "điểm", last + 1
    if "tuổi" in t.low[max(0, start - 4) : start] and not opens_noun(t, last) and value is not None and value < 130:
        return "age", "tuổi", last
    if t.before(start) == "tuổi" or (t.before(start) in ("từ", "ở") and t.before(start - 1) == "tuổi"):
        return "age", "tuổi", last
    return _of_noun(t, start, last, value, low)


def _of_noun(t, start, last, value, low):
    """A count of the noun that follows, a rate of it, or a bare number."""
    if opens_noun(t, last):
        rate, after = _rate(t, last + 1)
        if rate:
            return "measure", t.text[last] + rate, after
        return "count", None, last
    if value is not None and value != int(value):
        return "measure", None, last
    if _money_before(t, start, value or low) or (t.low[last - 1] in ("tỷ", "tỉ")):
        return "money", None, last
    return "count", None, last


def _money_before(t, start, value):
    """Millions without a unit after a word for money: giá 5 triệu."""
    words = t.low[max(0, start - 12) : start]
    return value is not None and value >= 10_000 and any(word in MONEY_WORDS for word in words)


def _rate(t, i):
    """The denominator of a rate, with its slash: /tấn; an empty string without one."""
    if t.low[i] != "/":
        return "", i
    m = RATE.match(t.source, t.end[i - 1])
    return (m[0], t.at(m.end(), i)) if m else ("", i)


def _multiplies(t, start, last, value):
    """Whether lần is a multiple (gấp 3 lần, tăng 3 lần) and not a number of times (3 lần vô địch)."""
    before = t.before(start)
    if before in TIMES_BEFORE and before not in ("tới", "lên", "đến", "được"):
        return True
    if before in ("tới", "lên", "đến", "được") and any(w in TIMES_BEFORE for w in t.low[max(0, start - 3) : start - 1]):
        return t.low[last + 1] not in ("vô", "đoạt")
    return (value is not None and value != int(value)) or t.phrase(last + 1, ("so", "với")) or t.phrase(last + 1, ("về",))


def scan_multiple(t, i):
    """`gấp đôi`, `gấp rưỡi`, `nhân đôi`: a multiple without a number."""
    if t.low[i + 1] in ("đôi", "rưỡi", "ba", "bốn") and t.low[i] in ("gấp", "nhân", "tăng"):
        value = {"đôi": 2, "rưỡi": 1.5, "ba": 3, "bốn": 4}[t.low[i + 1]]
        if value >= 3 and (t.low[i] != "gấp" or t.low[i + 2] == "lần" or t.low[i + 2] in ("đến", "tới", "-")):
            return None
        if t.low[i] == "tăng" and value != 2:
            return None
        return Mention(t.start[i], t.end[i + 1], "measure", i, i + 2, value, unit="lần")
    return None
