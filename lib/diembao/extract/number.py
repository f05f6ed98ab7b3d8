"""One number alone: read from digits, from words, or from a Roman numeral."""

import re
from itertools import pairwise

from diembao.extract.numerals import DIGITS, HALF, MOST_DIGITS, SCALES, quarter, scan_number, short_price, tidy
from diembao.extract.tokens import Tokens
from diembao.read.clean import clean

ROMAN = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
FRACTION = re.compile(r"(\d{1,4})\s?/\s?(\d{1,4})")
# A pause after a scale word parts no numbers: hai triệu, ba trăm nghìn.
SPOKEN_COMMA = re.compile(r"\b(nghìn|ngàn|vạn|triệu|tỷ|tỉ),\s(?=[^\W\d_])", re.IGNORECASE)
MIXED = re.compile(r"(\d{1,4})\s(?=\d{1,2}/\d{1,2}$)|(.{1,60}?)\svà\s(?=\S+ phần \S)")
PREFIX = re.compile(r"(?:gấp|số)\s+|\+(?=\d)", re.IGNORECASE)
# Heads of a rank or a term; behind them a Roman numeral may be small and a lone tư or nhất is a number.
RANKING = re.compile(r"(?:(?:lần|thế k[ỷỉ])\sthứ|thứ|khóa|quý|thế k[ỷỉ])\s", re.IGNORECASE)
RANKS = {"nhất": 1, "nhì": 2}
SIGN = re.compile(r"(?:âm|trừ)\s+|[-−]\s?(?=\d)", re.IGNORECASE)
SUFFIX = re.compile(r"\s*(?:lần|%|phần trăm|₫)$", re.IGNORECASE)
HEIGHT = re.compile(r"(\d+)\s?(?:m|mét|kg|ký|cân)\s?(\d{1,2})")


def read_roman(text):
    """The value of a Roman numeral up to 99, or None.

    Examples
    --------
    >>> read_roman("XII"), read_roman("IIX")
    (12, None)
    """
    if not text or not ROMAN.fullmatch(text):
        return None
    values = [ROMAN_VALUES[letter] for letter in text]
    return sum(-v if any(w > v for w in values[i + 1 :]) else v for i, v in enumerate(values))


def read_number(text):
    """The value of a number, written in digits, in words or in both.

    Parameters
    ----------
    text : str
        The number alone; percent signs, `gấp … lần`, `thứ`, `quý`, `khóa` and `thế kỷ` around it are allowed.

    Returns
    -------
    int, float or None
        None where the text is no number, or more than one.

    Notes
    -----
    What the separators mean is decided by shape, scale word and unit, as the figures codebook of this project has it.

    Examples
    --------
    >>> read_number("hai mươi mốt nghìn"), read_number("2 tỷ 180 triệu"), read_number("trăm hai"), read_number("1m74")
    (21000, 2180000000, 120, 1.74)
    >>> read_number("âm năm"), read_number("một phần tư"), read_number("gấp rưỡi"), read_number("khóa XII")
    (-5, 0.25, 1.5, 12)
    >>> read_number("một nghìn hai trăm phẩy năm"), read_number("thứ tư"), read_number("2tr5")
    (1200.5, 4, 2500000)
    >>> read_number("năm nay") is None
    True
    """
    text = " ".join(clean(text).text.split())
    text = SPOKEN_COMMA.sub(r"\1 ", text)
    if (ranking := RANKING.match(text)) and (rank := _rank(text[ranking.end() :])) is not None:
        return rank
    text = SUFFIX.sub("", text[m.end() :] if (m := PREFIX.match(text)) else text)
    sign = SIGN.match(text)
    if sign:
        text = text[sign.end() :]
        text = text[m.end() :] if (m := PREFIX.match(text)) else text
    value = _unsigned(text)
    return None if value is None else -value if sign else value


def _unsigned(text):
    if text.lower() in ("đôi", "rưỡi", "nửa", "một nửa"):
        return {"đôi": 2, "rưỡi": 1.5}.get(text.lower(), 0.5)
    if m := FRACTION.fullmatch(text):
        return tidy(int(m[1]) / int(m[2])) if int(m[2]) else None
    if m := MIXED.match(text):
        return _mixed(m[0].removesuffix(" và "), text[m.end() :])
    if m := HEIGHT.fullmatch(text.lower()):
        return float(f"{m[1]}.{m[2]}")
    if (value := read_roman(text)) is not None:
        return value
    return _read_words(Tokens(text))


def _rank(text):
    """What stands behind thứ, khóa, quý or thế kỷ."""
    if (value := RANKS.get(text.lower(), read_roman(text.upper()))) is not None:
        return value
    return _read_words(Tokens(text))


def _mixed(whole, part):
    """`23 1/5`, `hai và một phần ba`: a whole number and a proper fraction."""
    above = FRACTION.fullmatch(part)
    whole, part = _read_words(Tokens(whole)), _unsigned(part) if above else _read_words(Tokens(part))
    proper = whole is not None and part is not None and whole == int(whole) and 0 < part < 1
    return tidy(whole + part) if proper else None


def _read_words(t):
    if (price := short_price(t, 0, alone=True)) and price[2] == t.size:
        return tidy(price[0] * price[1])
    number = scan_number(t, 0)
    if number is None:
        return _lone_word(t)
    if number.end == t.size:
        return number.value
    if number.end == t.size - 1 and t.low[number.end] in HALF:
        return number.value + 0.5  # ba rưỡi
    if (spelled := _spelled(t)) is not None:
        return spelled
    if t.phrase(number.end, ("phần",)):
        below = quarter(t, number.end + 1) or scan_number(t, number.end + 1)
        if below and below.end == t.size and below.value:
            return number.value / below.value
    # Alone on its line a last năm, hai... can only be a digit: một trăm năm, hai nghìn năm.
    if number.end == t.size - 1 and t.low[number.end] == "năm" and number.scale >= 1000:
        return number.value + number.scale // 2
    if number.end == t.size - 1 and t.low[number.end] == "năm" and t.low[number.end - 1] == "trăm":
        return number.value + 50
    return None


def _spelled(t):
    """Digits read out one by one: một chín bốn lăm, năm tám; counting (một hai ba) and a guess (hai ba, năm bảy) are no number."""
    if t.size > MOST_DIGITS or not all(word in DIGITS for word in t.low[: t.size]):
        return None
    digits = [DIGITS[word] for word in t.low[: t.size]]
    counting = all(b == a + 1 for a, b in pairwise(digits))
    if digits[0] == 0 or counting or digits == [5, 7]:
        return None
    return int("".join(map(str, digits)))


def _lone_word(t):
    """A single word that counts by itself: mốt, lăm, chục, trăm, nghìn, tá."""
    if t.size != 1:
        return None
    return DIGITS.get(t.low[0], SCALES.get(t.low[0]))
