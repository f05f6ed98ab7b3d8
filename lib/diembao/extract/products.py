"""Foreign names with their numbers: products, versions, rulers."""

import re

from diembao.extract.number import read_roman
from diembao.extract.numerals import SCALES
from diembao.extract.phrases import is_known
from diembao.extract.tokens import Mention, foreign

VERSION = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}")
MOST_NAMES = 6
SEPARATORS = frozenset(("-", "/", ":", "–", "%"))


def scan_product(t, i):
    """A foreign name of one or more words with its number: Boeing 747, Resident Evil 4, Acrobat Reader 7.0."""
    name = t.text[i]
    if ruler := _ruler(t, i, i + 1):
        return ruler
    if not name.isascii():
        return None
    following = t.text[i + 1]
    acronym = name.isupper() and len(name) > 1 and following[:1].isupper() and following.isascii() and foreign(following.lower())
    if not (acronym or (len(name) > 2 and foreign(t.low[i]))):
        return None
    j = _after_name(t, i)
    number = t.text[j]
    if not t.is_number(j) or t.source[t.end[j - 1] : t.start[j]] != " " or _counts_next(t, j + 1) or _goes_on(t, j):
        return None
    if not VERSION.fullmatch(number) and not (number.isdigit() and foreign(t.low[j - 1]) and len(t.text[j - 1]) > 2):
        return None
    if number.isdigit() and len(number) == 4 and 1900 <= int(number) <= 2035:
        return None  # Euro 2004 is dated by its year
    return Mention(t.start[i], t.end[j], "identifier", i, j + 1)


def _after_name(t, i):
    """The index behind the words with capitals, in ASCII, that go on a foreign name: Anti-Virus Mobile."""
    j = i + 1
    while j < i + MOST_NAMES and t.text[j].isascii() and t.source[t.end[j - 1] : t.start[j]] in (" ", ""):
        if t.text[j] == "-" and t.glued(j) and t.glued(j - 1) and t.text[j + 1][:1].isupper():
            j += 2
        elif t.text[j][:1].isupper() and not t.glued(j - 1):
            j += 1
        else:
            break
    return j


def _goes_on(t, j):
    """Whether a score, a range, a rate or a glued letter goes on behind the number: 3-1, 8X."""
    return (
        (t.low[j + 1] in ("-", "/", "–", "%") and t.glued(j))
        or (t.low[j + 1] in SEPARATORS and t.is_number(j + 2))
        or (t.glued(j) and t.is_word(j + 1))
    )


def scan_series(t, i):
    """`omega-3`: a foreign word in small letters and its number."""
    dashed = t.glued(i) and t.text[i + 1] == "-" and t.glued(i + 1) and t.text[i + 2].isdigit() and not t.glued(i + 2)
    if not (dashed and len(t.text[i]) > 3 and t.text[i].isascii() and foreign(t.low[i])):
        return None
    return Mention(t.start[i], t.end[i + 2], "identifier", i, i + 3)


# Small letters with which a number is one name: v1.4, mp3, win98.
GLUED = frozenset("v mp win".split())


def scan_version(t, i):
    """`v1.4`, `mp3`, `win98`: a version with its letters."""
    number = t.text[i + 1]
    version = t.glued(i) and (VERSION.fullmatch(number) if t.low[i] == "v" else number.isdigit() and len(number) < 3)
    return Mention(t.start[i], t.end[i + 1], "identifier", i, i + 2) if version else None


def _ruler(t, i, j):
    """A foreign name and its Roman numeral: Benedict XVI."""
    numeral = t.text[j]
    if len(numeral) < 2 or numeral[0] not in "IVXLC" or read_roman(numeral) is None:
        return None
    if not t.low[i].isascii() or not foreign(t.low[i]) or len(t.text[i]) < 3:
        return None
    return Mention(t.start[i], t.end[j], "identifier", i, j + 1)


def _counts_next(t, i):
    """Whether what follows a number can be counted by it: a sign, a scale word, a unit, a known noun."""
    low = t.low[i]
    dated = low in ("năm", "tháng", "ngày") and t.is_number(i + 1)  # Gemini 5 năm 1965
    return low in ("%", "$") or low in SCALES or (is_known(t, i) and not dated)
