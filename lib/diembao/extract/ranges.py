"""Two numbers that are one figure: fractions, ranges, neighbours in words, and lists that share a scale word."""

from diembao.extract.counting import signed_number
from diembao.extract.numerals import DIGITS, SCALES, quarter, read_literal, scan_number
from diembao.extract.phrases import PERCENT, opens_noun, unit_at

# In texts that lost their marks đến is den.
TO = frozenset(("-", "–", "—", "đến", "tới", "den"))
OR = frozenset(("hoặc", "hay"))
# A dozen (tá) is a unit, no order of magnitude.
MAGNITUDES = {word: value for word, value in SCALES.items() if word != "tá"}
MOST_SHARING = 3


def scan_fraction(t, i, number):
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
    if (
        not (above.isdigit() and below.isdigit() and int(below))
        or t.low[j + 2] in ("/", "-")
        or t.before(i) == "/"
        or len(below) > 4
    ):
        return False
    if int(above) > 99 and int(below) == int(above) + 1:
        return False  # two categories side by side: 338/339
    return int(above) <= int(below) or int(below) < 10


def scan_range(t, i, first):
    """`12 đến 15`, `5-10%`, `hai, ba`, `ba bốn`: (low, high, index after), or None."""
    j = first.end
    if first.words and first.scale == 1 and (pair := _neighbours(t, i, j)):
        return pair
    between = j
    if t.low[j] in PERCENT:
        between = j + 1
    elif (unit := unit_at(t, j)) and t.low[unit[0]] in ("đến", "tới", "-", "–", "den"):
        between = unit[0]
    if t.low[j] == "," and (few := _few(t, i, j)):
        return few
    if t.low[between] in OR and between == j and first.scale == 1:
        return _either(t, j, first)
    if t.low[between] not in TO:
        return None
    after = between + 1
    while t.low[after] in ("khoảng", "hơn", "gần", "trên") and t.low[between] not in "-–—":
        after += 1
    second = signed_number(t, after)
    if second and between > j and t.low[j] not in PERCENT and _other_unit(t, j, second.end):
        return None  # 20 lít đến 440.000 đồng
    if second is None or t.low[after] in ("-", "+"):
        return None
    if t.low[between] in "-–—" and bool(first.words) != bool(second.words):
        return None  # me chín- 100 g đường
    return _bounds(t, first, second)


def _other_unit(t, first, second):
    """Whether the units at two tokens are of different kinds."""
    units = unit_at(t, first), unit_at(t, second)
    return all(units) and units[0][1] != units[1][1]


def _few(t, i, j):
    """`2, 3 người`, `5, 7 anh`: two digits side by side before what they count are a guess, not a list."""
    k = j + 1
    if not (t.text[i].isdigit() and t.text[k].isdigit() and len(t.text[i]) == len(t.text[k]) == 1 and not t.glued(j)):
        return None
    a, b = int(t.text[i]), int(t.text[k])
    counted = opens_noun(t, k + 1) and t.text[k + 1][0].islower()
    return (a, b, k + 1) if counted and (b == a + 1 or (a, b) == (5, 7)) and t.before(i) not in LISTED else None


# Heads of names before which digits with commas are a list.
LISTED = frozenset("quận phường khu tổ số điều khoản lớp tầng ngày tháng kênh ,".split())


def _either(t, j, first):
    """`2 hoặc 3`, `5 hay 10 phút`: near alternatives before one unit are a range; others are two numbers."""
    second = signed_number(t, j + 1)
    if second is None or first.value != int(first.value):
        return None
    near = second.value == first.value + 1 and first.value < 100
    near = near or (first.value < second.value <= 2 * first.value < 100 and (unit_at(t, second.end) or t.before(j - 1) == "tuổi"))
    return (first.value, second.value, second.end) if near else None


def _bounds(t, first, second):
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
    k = j + (t.low[j] == ",")
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


def shared_scale(t, last):
    """The scale that a later number of the same list tells for all of it, and the (kind, unit) there: 20, 30 và 50 triệu đồng."""
    for _ in range(MOST_SHARING):
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
