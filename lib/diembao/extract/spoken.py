"""Days, years and hours in words: mười lăm, hai nghìn không trăm hai mươi, tám giờ ba mươi phút."""

import re

from diembao.extract.numerals import DIGITS

_ONES = r"(?:một|mốt|hai|ba|bốn|tư|lăm|nhăm|sáu|bảy|bẩy|tám|chín)"
_DIGIT = r"(?:không|một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín)"
_TENS = r"(?:hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín)"
# A number from 1 to 39, of which days and months are some; năm is a five only where it stands alone.
WORD_NUMBER = rf"""(?:mười(?:\s{_ONES})?|(?:hai|ba)\s(?:mươi(?:\s{_ONES})?|mốt|tư|lăm|nhăm)
    |một|hai|ba|bốn|tư|năm|sáu|bảy|bẩy|tám|chín)"""
# Behind a number in words these make it a larger one.
_NO_NUMBER_BEHIND = rf"""(?![^\W\d_])
    (?!\s(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ|trăm|mươi|mười|phẩy|rưỡi|linh|lẻ|không(?:\s(?:trăm|{_DIGIT})|$)
      |(?:một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín))(?![^\W\d_]))"""
# The last two digits: linh tám, mười tám, hai mươi, and in haste tám tư.
BELOW_HUNDRED = rf"""(?:(?:linh|lẻ|lẽ)\s{_DIGIT} | mười(?:\s{_ONES})? | {_TENS}\smươi(?:\s{_ONES})? | {_TENS}\s(?:{_ONES}|năm))"""
# một nghìn chín trăm bốn mươi lăm, hai nghìn (không trăm) hai mươi · hai không hai năm, digit by digit · hai không mười tám.
YEAR_WORDS = rf"""(?:
    (?:một|hai)\s(?:nghìn|ngàn)(?:\s{_DIGIT}\străm)?(?:\s{BELOW_HUNDRED})?
  | (?:một|hai)(?:\s{_DIGIT}){{3}}
  | (?:hai\skhông|một\s(?:tám|chín))\s{BELOW_HUNDRED}
  ){_NO_NUMBER_BEHIND}"""
_ANY_YEAR = re.compile(
    rf"""(?<![^\W\d_])(?<!tháng\s)(?<!ngày\s)
    (?:{YEAR_WORDS}|(?<=năm\s){_DIGIT}\străm(?:\s{BELOW_HUNDRED})?{_NO_NUMBER_BEHIND})""",
    re.VERBOSE | re.IGNORECASE,
)
_PLACES = {"trăm": 100, "nghìn": 1000, "ngàn": 1000}


def words_of(text):
    """The words of a text in small letters, as patterns without regard to case take them: İ, ı and ſ pass for i and s there."""
    return text.lower().translate(_CASES).split()


_CASES = {0x307: None, ord("ı"): "i", ord("ſ"): "s"}


def year_of_words(words):
    """The year that words of YEAR_WORDS tell.

    Examples
    --------
    >>> year_of_words("hai nghìn không trăm hai mươi"), year_of_words("một chín bảy lăm"), year_of_words("hai không mười tám")
    (2020, 1975, 2018)
    """
    words = words_of(words)
    if "nghìn" not in words and "ngàn" not in words and "trăm" not in words:
        return _digit_by_digit(words)
    total = 0
    while len(words) > 1 and words[1] in _PLACES:
        total, words = total + DIGITS[words[0]] * _PLACES[words[1]], words[2:]
    return total + below_hundred(words) if words else total


def _digit_by_digit(words):
    if len(words) == 4 and all(word in DIGITS for word in words):
        return int("".join(str(DIGITS[word]) for word in words))
    return (DIGITS[words[0]] * 10 + DIGITS[words[1]]) * 100 + below_hundred(words[2:])


def below_hundred(words):
    """The number below a hundred that a list of lower-case words tells: linh tám, mười tám, hai mươi mốt, tám tư, tám."""
    if words[0] in ("linh", "lẻ", "lẽ", "không") and len(words) == 2:
        return DIGITS[words[1]]
    if words[0] == "mười":
        return 10 + sum(DIGITS[word] for word in words[1:])
    tens, ones = DIGITS[words[0]], [word for word in words[1:] if word != "mươi"]
    return tens if len(words) == 1 else tens * 10 + sum(DIGITS[word] for word in ones)


def years_in_digits(text):
    """A date with the years that it tells in words in digits; of the years below a thousand only those behind năm.

    Examples
    --------
    >>> years_in_digits("ngày mười tháng năm năm hai nghìn"), years_in_digits("tháng tư năm ba trăm lẻ tám")
    ('ngày mười tháng năm năm 2000', 'tháng tư năm 308')
    """
    return _ANY_YEAR.sub(lambda m: str(year_of_words(m[0])), text)
