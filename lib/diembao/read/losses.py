"""Letters that a text lost before it came here, and that no reading brings back.

Many programs take soft hyphens out; their byte, 0xAD, is ư in TCVN3 and ễ in VISCII. Programs that lack a letter put
a question mark in its place.
"""

import math
import re

from diembao.read.legacy import BYTE
from diembao.read.syllables import chance

# The letter at byte 0xAD.
AT_SOFT_HYPHEN = {"tcvn3": "ư", "tcvn5712-1": "ư", "viscii": "ễ"}
SOFT_HYPHEN = re.compile("\xad|\u2212(?=[^\\W\\d_])|(?<=[^\\W\\d_])\u2212")
# Words without ễ that there are, too; shorter ones (`d` of dễ, `tr` of trễ) show nothing either.
WORDS = {"tin", "phu", "liu", "dim"}
SHORTEST, LONGEST = 3, 7
# By how much a word must be rarer than with the letter to show its loss (`ngời` beside người).
MUCH_RARER = math.log(500)
# What is left of nguyễn and diễn may be a foreign word: in a shorter text two such words are asked for.
LONG = 300

# Some programs make the soft hyphen a hard one, or a question mark.
WORD = re.compile(r"[^\W\d_]+(?:[-?\ufffd][^\W\d_]+)?")
VOWEL = re.compile("[aeiouy]")

# A letter that is a question mark or U+FFFD, and those around it.
LOST_LETTER = re.compile(r"([^\W\d_])[?\ufffd](?=([^\W\d_]))")
# Letters above U+00FF that no code page has which is known here, where they touch a letter.
STRANGE = re.compile("(?<=[^\\W\\d_])[\u0100-\u024f]|[\u0100-\u024f](?=[^\\W\\d_])")
LEAST_STRANGE = 3

ADDRESS = re.compile(r"://|www\.|[/=@&]|\w\.\w")
LEAST_WORDS, LEAST_SHARE = 3, 0.03


def missing_letter(surface, text, encoding):
    """The letter that a text lost with its soft hyphens, or "" where it lost none.

    A word that is no syllable and becomes one by this letter shows it (`trờng`, not `vờn`), and so does one that becomes a
    far more frequent one (`ngời`). Of 885,000 words of the press five look so by chance, four of these beside the letter.

    Parameters
    ----------
    surface, text : str
        The text before and after reading.
    encoding : str

    Examples
    --------
    >>> missing_letter("nhµ níc vµ trêng häc", "nhà nớc và trờng học", "tcvn3")
    'ư'
    >>> missing_letter("nhµ n\\xadíc", "nhà nước", "tcvn3")
    ''
    """
    letter = AT_SOFT_HYPHEN.get(encoding)
    if not letter:
        return ""
    words = (m[0].lower() for m in WORD.finditer(text) if not (m[0].isascii() and m[0].isupper()))
    telling = sum(_lacks(word, letter) for word in words)
    there = len(SOFT_HYPHEN.findall(surface))
    least = 1 if letter == "ư" or len(text) >= LONG else 2
    return letter if telling >= max(least, there + 1) else ""


def _lacks(word, letter):
    parts = re.split("[-?\ufffd]", word)
    if len(parts) == 2:
        plain = word.isascii() and VOWEL.search(parts[1])  # `a-ha` is foreign, `nh-ng` is not
        joined = not plain and all(chance(part) is None for part in parts) and chance(letter.join(parts)) is not None
        return joined or any(_lacks(part, letter) for part in parts)
    # A word of plain ASCII may be foreign; with ư lost, only one without a vowel is not.
    foreign = letter == "ư" and word.isascii() and VOWEL.search(word)
    if not SHORTEST <= len(word) <= LONGEST or word in WORDS or foreign:
        return False
    known, whole = chance(word), [chance(word[:at] + letter + word[at:]) for at in range(len(word) + 1)]
    return any(c is not None and (known is None or c - known >= MUCH_RARER) for c in whole)


def strange_letters(surface):
    """The letters inside words that stand for no byte: those of a code page that is not known here.

    Examples
    --------
    >>> strange_letters("thŞ, Hµ Néi, Dvořák")
    ['ř']
    """
    return [char for char in STRANGE.findall(surface) if char not in BYTE]


def lost_letters(text):
    """A word whose letter became a question mark, if so many have one that the text cannot be right; else "".

    Three words and 3% of all; web addresses are left out.

    Examples
    --------
    >>> lost_letters("Ngu?i dân xã tôi mong s?m có c?u m?i")
    'Ngu?i'
    >>> lost_letters("Ai?Tôi? https://bao.example/tin?id=3")
    ''
    """
    if text.count("?") + text.count("\ufffd") < LEAST_WORDS:
        return ""
    words = [token for token in text.split() if not ADDRESS.search(token)]
    lost = [word for word in words if any(_inside(m) for m in LOST_LETTER.finditer(word))]
    return lost[0] if len(lost) >= max(LEAST_WORDS, LEAST_SHARE * len(words)) else ""


def _inside(m):
    """Whether a question mark is inside a word, not at the end of a sentence whose blank is missing (`Ai?Tôi`)."""
    return not (m[1].islower() and m[2].isupper())
