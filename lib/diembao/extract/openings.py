"""Where a figure may start: the words and signs that open one, and the tokens of a passage that are worth a reader's look."""

from itertools import compress

from diembao.extract.date_forms import ENGLISH_MONTHS
from diembao.extract.naming import IDENTIFIERS, WORD_NUMBERED
from diembao.extract.numerals import DIGITS
from diembao.extract.phrases import CURRENCY
from diembao.extract.products import GLUED
from diembao.extract.quantities import MODIFIERS, VAGUE
from diembao.extract.ranks import FIRST, ORDINALS, TOPS
from diembao.extract.tokens import Remembered

DATE_WORDS = frozenset("ngày mùng mồng hôm tháng năm quý mùa xuân hè thập thế những từ kể tính bắt".split()) | frozenset(
    ENGLISH_MONTHS
)
NUMBER_WORDS = frozenset(DIGITS) | {"mười", "hăm", "nửa", "trăm", "triệu", "nghìn", "ngàn", "tỷ", "tỉ", "âm"}
SIGNS = frozenset("+-−") | CURRENCY
QUOTES = frozenset("“\"‘'")
STARTS = (
    dict.fromkeys(DATE_WORDS, "date") | dict.fromkeys(NUMBER_WORDS, "number") | dict.fromkeys(VAGUE, "vague")
    | dict.fromkeys(MODIFIERS.first, "modifier") | dict.fromkeys(SIGNS, "sign") | dict.fromkeys(QUOTES, "quote")
    | dict.fromkeys(("gấp", "nhân"), "multiple")
)  # fmt: skip
STARTS["năm"] = "date"
_LEXICONS = (IDENTIFIERS, ORDINALS, FIRST, MODIFIERS)
# Words that open a date only with one of these behind them; with what the lexicons hold as phrases they are OPEN_WITH.
DATES_WITH = {
    "những": {"năm"}, "thế": {"kỷ", "kỉ"}, "thập": {"kỷ", "kỉ", "niên"}, "kể": {"từ"}, "tính": {"từ"}, "bắt": {"đầu"},
    "mùa": {"xuân", "hè", "hạ", "thu", "đông"},
}  # fmt: skip
_PHRASES = [words for phrases in _LEXICONS for rows in phrases.first.values() for words, _ in rows]
# Behind these any word may stand.
OPEN_ALONE = (DATE_WORDS - DATES_WITH.keys()) | NUMBER_WORDS | VAGUE | SIGNS | QUOTES | TOPS | GLUED
OPEN_ALONE |= {"gấp", "nhân", "số", "nhà"} | {words[0] for words in _PHRASES if len(words) == 1}
OPEN_WITH = {
    word: DATES_WITH.get(word, set()) | {words[1] for words in _PHRASES if words[0] == word}
    for word in (DATES_WITH.keys() | {words[0] for words in _PHRASES}) - OPEN_ALONE
}
OPENING = OPEN_ALONE | OPEN_WITH.keys()
# Heads of names (công ty, đường, trường): they open a figure only with a number a few words on.
NAMING = IDENTIFIERS.first.keys() - DATE_WORDS - NUMBER_WORDS - VAGUE - SIGNS - QUOTES - TOPS - GLUED - WORD_NUMBERED
NAMING -= MODIFIERS.first.keys() | ORDINALS.first.keys() | FIRST.first.keys() | {"gấp", "nhân", "số", "nhà"}
NAME_REACH = 18
# What stands behind a name that has a number, if no other name does: the number, or a sign before it.
AFTER_CAPITAL = frozenset("0123456789-–.")


def _may_open(word):
    """Whether a word may open a figure: digits, capitals, and words that a reader asks for."""
    low = word.lower()
    return low in OPENING or word != low or "0" <= low[0] <= "9"


def _is_number(word):
    """Whether a word is a number in digits, or may be one in Roman numerals."""
    return word[0].isdigit() or all(letter in "IVXLCDM" for letter in word)


_MAY_OPEN, _NUMBERS = Remembered(_may_open), Remembered(_is_number)


def openings(t):
    """The tokens at which a figure may start.

    Nine tokens of ten open none, which is told here from a word and the one behind it, before any reader is asked.
    """
    numbers = compress(range(t.size), map(_NUMBERS.__getitem__, t.text))
    number = -1
    for i in compress(range(t.size), map(_MAY_OPEN.__getitem__, t.text)):
        low, text, after = t.low[i], t.text[i], t.low[i + 1]
        while number <= i:
            number = next(numbers, t.size + NAME_REACH)
        if low in NAMING and number > i + NAME_REACH:
            continue
        if low == "-" and i and t.is_word(i - 1):
            yield i - 1  # omega-3
        if low in OPENING and (low in OPEN_ALONE or after in OPEN_WITH[low]):
            yield i
        elif text == low:
            if "0" <= low[0] <= "9":
                yield i
        elif after[:1] in AFTER_CAPITAL or t.text[i + 1][:1].isupper() or text[0] in "IVX":
            yield i
