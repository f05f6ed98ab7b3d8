"""Numbers among the tokens: in digits under every outlet's habits of grouping, in words, and in both at once."""

from typing import NamedTuple

from diembao.extract.tokens import LINE_END

DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6, "bảy": 7,
    "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
# What may stand for the ones after `mươi`, `mười`, `hăm`. `năm` may not: `mười năm` is ten years, fifteen is `mười lăm`.
ONES = {word: value for word, value in DIGITS.items() if word not in ("không", "năm")}
SCALES = {
    "chục": 10, "tá": 12, "trăm": 100, "nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9,
}  # fmt: skip
ODD = ("linh", "lẻ", "lẽ")
HALF = ("rưỡi", "rưởi")
# Longer stretches of digits number nothing.
MOST_DIGITS = 40
POINT = ("phẩy", "chấm")
# Scales of prices in haste, glued to their digits: 500k, 1tr5. Apart or in capitals they are something else: vàng 24K.
SHORT_SCALES = {"k": 10**3, "tr": 10**6}
# Words that make a price of 500k; without one, or a currency or slash behind it, it may be something else: phim 4k, chạy 10k.
PRICE_WORDS = frozenset("giá vé tiền phí lương thưởng phạt cọc ship cước thuê bán mua trả nợ vay lãi lời lỗ".split())
PRICED = frozenset(("đồng", "đ", "₫", "vnđ", "vnd", "/"))


class Number(NamedTuple):
    """A number that was read: its value, the index of the token after it, and how it was written."""

    value: float
    end: int
    words: bool  # in words throughout
    scale: int  # the largest scale word in it, 1 without one


def read_literal(literal, scaled=False, decimal=False):
    """The value of digits with separators; the shape and what follows decide what the separators mean.

    Parameters
    ----------
    literal : str
        Digits with dots and commas inside.
    scaled : bool
        Whether a scale word (`triệu`) follows: a comma before three digits is then a decimal one.
    decimal : bool
        Whether a percent sign follows, which makes a comma decimal however many digits it has behind it.

    Returns
    -------
    int, float or None
        None for what is no number, such as `1.1.1` or `12.34.5`.

    Examples
    --------
    >>> read_literal("2.300"), read_literal("6.5"), read_literal("1.250,75"), read_literal("24,000")
    (2300, 6.5, 1250.75, 24000)
    >>> read_literal("4,399", scaled=True), read_literal("1.350", scaled=True), read_literal("1.1.1")
    (4.399, 1350, None)
    """
    if literal.isdigit():
        return int(literal) if len(literal) <= MOST_DIGITS else None
    dots, commas = literal.count("."), literal.count(",")
    if dots and commas:
        # The last kind of separator is the decimal one: 1.250,75 here, 1,250.75 in English.
        grouping, point = (".", ",") if literal.rfind(",") > literal.rfind(".") else (",", ".")
        whole, _, fraction = literal.rpartition(point)
        if point in whole or not _is_grouped(whole, grouping):
            return None
        return float(whole.replace(grouping, "") + "." + fraction)
    separator = "." if dots else ","
    if _is_grouped(literal, separator) and not (separator == "," and commas == 1 and (scaled or decimal)):
        return int(literal.replace(separator, ""))
    return float(literal.replace(",", ".")) if dots + commas == 1 and len(literal) <= MOST_DIGITS else None


def _is_grouped(literal, separator):
    head, *groups = literal.split(separator)
    return (
        1 <= len(head) <= 3 and head[0] != "0" and bool(groups) and all(len(g) == 3 for g in groups) and len(literal) <= MOST_DIGITS
    )


def scan_number(t, i):
    """The number that starts at a token, as long as it goes, or None.

    Parameters
    ----------
    t : Tokens
    i : int

    Returns
    -------
    Number or None
    """
    total, smallest, largest, j, words = 0, float("inf"), 1, i, True
    while True:
        part = _part(t, j, first=j == i, smallest=smallest)
        if part is None:
            break
        value, scale, j, literal = part
        words = words and not literal
        if scale > smallest:  # hai nghìn ba trăm tỷ: what came before counts these, too
            total = (total + value) * scale
        else:
            total += value * scale
        largest = max(largest, scale)
        if scale == 1:
            break
        smallest = scale
        if t.low[j] in HALF:
            total, j = total + scale / 2, j + 1
            break
        if tail := _tail_digit(t, j, scale):
            total, j = total + tail * scale / 10, j + 1
            break
    if j == i:
        return None
    if words and largest > 1 and _decimals_follow(t, j):  # một nghìn hai trăm phẩy năm
        total, j = _spoken_decimals(t, tidy(total), j + 1)
    return Number(tidy(total), j, words, largest)


def tidy(value):
    """A whole number as an int; products of decimals without the dust of binary fractions."""
    value = round(value, 6) if isinstance(value, float) and abs(value) < 1e15 else value
    return int(value) if value == int(value) else value


def _part(t, i, first, smallest):
    """One coefficient with its scale words: (value, scale, index after, whether in digits), or None."""
    low = t.low
    if not first and low[i] in ODD:  # một nghìn linh năm
        below = _below_thousand(t, i + 1)
        scale, after = _scale_words(t, below[1]) if below else (1, i)
        if 1 < scale < smallest:  # một tỷ lẻ hai triệu
            return below[0], scale, after, False
        return (below[0], 1, below[1], False) if below else None
    if t.is_number(i):
        if first and (price := short_price(t, i)):
            return *price, True
        literal, j = _grouped_by_space(t, i)
        scale, after = _scale_words(t, j)
        if not first and (scale == 1 or scale >= smallest) and not (smallest == 1000 and len(literal) == 3):
            return None  # 5 triệu 200 người are two numbers, 5 triệu 200 nghìn is one
        value = read_literal(literal, scaled=scale > 1, decimal=low[j] == "%" or _is_speed(t, j))
        return None if value is None else (value, scale, after, True)
    if low[i] == "nửa" and first:
        scale, after = _scale_words(t, i + 1)
        return (0.5, scale, after, False) if scale > 1 else None
    below = _below_thousand(t, i)
    if below is None:
        if first and low[i] in ("nghìn", "ngàn", "triệu", "tỷ", "tỉ") and _goes_on(t, i + 1, SCALES[low[i]]):
            return 1, SCALES[low[i]], i + 1, False  # triệu tư, nghìn rưỡi, ngàn lẻ một
        return None
    value, j = below
    if first and _decimals_follow(t, j):
        value, j = _spoken_decimals(t, value, j + 1)
    scale, after = _scale_words(t, j)
    if not first and scale == 1 and value < 10 and j == i + 1:
        return None  # ba nghìn tư is left to the tail, and hai triệu hai người are two numbers
    return value, scale, after, False


def _goes_on(t, i, scale):
    """Whether a scale word without a number before it is one of it: triệu tư, triệu rưỡi, ngàn lẻ một."""
    return bool(_tail_digit(t, i, scale)) or t.low[i] in HALF or (t.low[i] in ODD and t.low[i + 1] in DIGITS)


def _decimals_follow(t, i):
    return t.low[i] in POINT and (t.low[i + 1] in DIGITS or t.low[i + 1] == "mười")


def short_price(t, i, alone=False):
    """`500k`, `2tr5` where money is meant: (coefficient, scale, index after), or None.

    A digit behind tr or a price word makes it sure, and so does a currency or a slash behind it; `alone` asks for none of them.
    """
    scale = SHORT_SCALES.get(t.text[i + 1])
    if not scale or not t.glued(i):
        return None
    value, last = read_literal(t.text[i], scaled=True), i + 2
    rest = t.glued(i + 1) and t.is_number(last) and t.text[last]
    if rest:  # 2tr5, 1tr250
        if scale == 1000 or not rest.isdigit() or len(rest) > 3 or not isinstance(value, int):
            return None
        value, last = float(f"{value}.{rest}"), last + 1
    if value is None or (t.glued(last - 1) and t.text[last][:1].isalnum() and t.low[last] not in PRICED):
        return None
    told = alone or rest or t.low[last] in PRICED or not PRICE_WORDS.isdisjoint(t.low[max(0, i - 10) : i])
    return (value, scale, last) if told else None


def is_short_scaled(t, i):
    """Whether k or tr is glued to the digits at a token: 4k, 200tr, 1tr5."""
    return t.text[i + 1] in SHORT_SCALES and t.is_number(i) and t.glued(i)


def _is_speed(t, i):
    """Whether a speed follows, which is never in thousands: 44,872 km/giờ."""
    return t.low[i] in ("km", "m") and t.low[i + 1] == "/" and t.low[i + 2] in ("h", "giờ", "s", "giây", "g")


def _grouped_by_space(t, i):
    """`9 999`: a literal and the groups of three digits that follow it after single blanks."""
    literal, j = t.text[i], i + 1
    if literal.isdigit() and len(literal) <= 3 and literal[0] != "0":
        while len(t.text[j]) == 3 and t.text[j].isdigit() and t.source[t.end[j - 1] : t.start[j]] == " ":
            literal, j = literal + t.text[j], j + 1
    return literal, j


def _scale_words(t, i):
    """The product of the scale words that stand here (nghìn tỷ), and the index after them."""
    scale = 1
    while t.low[i] in SCALES and t.text[i][0].islower() and not _other_word(t, i):
        scale, i = scale * SCALES[t.low[i]], i + 1
    return scale, i


# Words that open like a scale word and are none: triệu tập (to summon), tỷ lệ (a rate), tá dược (a filler), vạn tuế; chục is safe.
AFTER_RATIO = {"lệ", "số", "trọng", "suất", "giá", "phú"}
OTHER_WORDS = {
    "triệu": {"tập", "hồi", "chứng"}, "tỷ": AFTER_RATIO, "tỉ": AFTER_RATIO | {"mỉ"}, "tá": {"dược", "tràng", "điền"},
    "vạn": {"vật", "tuế", "năng", "dặm", "sự"}, "trăm": {"họ"}, "nghìn": {"trùng"},
}  # fmt: skip


def _other_word(t, i):
    return t.low[i + 1] in OTHER_WORDS.get(t.low[i], ())


def _tail_digit(t, i, scale):
    """The digit of `triệu tư`, `nghìn hai`, `2 triệu 5 (đồng)`: tenths of the scale; 0 where there is none."""
    word = t.low[i]
    following = t.low[i + 1]
    if following in SCALES or following in ("mươi", "phần") or scale < 1000:
        return 0
    if word in DIGITS and word not in ("không", "năm", "một") and not _begins_range(t, i):
        return DIGITS[word]
    return int(word) if len(word) == 1 and word.isdigit() and following in ("đồng", "đ", LINE_END) and word != "0" else 0


def _begins_range(t, i):
    return t.low[i + 1] == "," and t.low[i + 2] in DIGITS


def _below_thousand(t, i):
    """A number in words below a thousand: (value, index after), or None."""
    low = t.low
    if low[i] in DIGITS and low[i + 1] == "trăm" and not _other_word(t, i + 1):
        hundreds, j = DIGITS[low[i]] * 100, i + 2
    elif low[i] == "trăm" and (
        low[i + 1] in HALF or low[i + 1] in ("hai", "ba", "tư", "mốt", "lăm", "nhăm", "sáu", "bảy", "tám", "chín", "mười")
    ):
        hundreds, j = 100, i + 1
    else:
        return _below_hundred(t, i)
    if low[j] in HALF:
        return hundreds + 50, j + 1
    if low[j] in ODD and low[j + 1] in DIGITS:
        return hundreds + DIGITS[low[j + 1]], j + 2
    if low[j] in ("mốt", "tư", "lăm", "nhăm") and low[j + 1] not in SCALES and low[j + 1] != "mươi":
        return hundreds + 10 * DIGITS[low[j]], j + 1
    below = _below_hundred(t, j)
    if below is None or (below[0] < 10 and (low[j] in ("năm", "không", "một") or low[below[1]] in SCALES)):
        return hundreds, j
    # trăm hai is 120: a digit right behind the hundred counts tens
    return (hundreds + below[0] * 10 if below[0] < 10 else hundreds + below[0]), below[1]


def _below_hundred(t, i):
    low = t.low
    if low[i] == "mười":
        return (10 + ONES[low[i + 1]], i + 2) if low[i + 1] in ONES and low[i + 1] != "mốt" else (10, i + 1)
    if low[i] in ("hăm", "băm") and low[i + 1] in ONES:
        return (20 if low[i] == "hăm" else 30) + ONES[low[i + 1]], i + 2
    if low[i] not in DIGITS:
        return None
    tens = DIGITS[low[i]]
    if low[i + 1] == "mươi" and tens:
        with_ones = low[i + 2] in ONES and not (low[i + 2] in ("hai", "ba", "bốn") and low[i + 3] == "mươi")
        return (tens * 10 + ONES[low[i + 2]], i + 3) if with_ones else (tens * 10, i + 2)
    if low[i + 1] == "tư" and tens and low[i] != "tư" and (not t.is_word(i + 2) or low[i + 2] in SCALES or low[i + 2] == "tuổi"):
        return tens * 10 + 4, i + 2  # ba tư; ba tư nhân are three
    if low[i + 1] in ("mốt", "lăm", "nhăm") and tens and low[i] not in ("mốt", "lăm", "nhăm"):  # hai lăm
        return tens * 10 + DIGITS[low[i + 1]], i + 2
    if low[i] in ("mốt", "lăm", "nhăm", "tư"):
        return None
    return tens, i + 1


def _spoken_decimals(t, whole, i):
    """`hai phẩy ba`, `ba phẩy mười bốn`, `ba phẩy hai trăm lẻ năm`, `một phẩy không năm`: the digits behind the point."""
    digits = ""
    while t.low[i] in DIGITS or t.low[i] == "mười":
        hundreds = not digits and t.low[i + 1] == "trăm" and _below_thousand(t, i)
        if hundreds:
            return float(f"{whole}.{hundreds[0]:03d}"), hundreds[1]
        below = _below_hundred(t, i)
        if below is None:
            digits, i = digits + str(DIGITS[t.low[i]]), i + 1
        else:
            digits, i = digits + str(below[0]), below[1]
    return float(f"{whole}.{digits}"), i


def quarter(t, i):
    """The four of `ba phần tư`, where tư alone is a number."""
    return Number(4, i + 1, True, 1) if t.low[i] == "tư" else None
