"""How Vietnamese a reading of a text is, judged by its syllables."""

import csv
import math
import re
from functools import cache
from importlib.resources import files as resources

from diembao.read.spelling import OLD_STYLE

# The logarithm of the probability of a word that is no known syllable, and of a strange sign.
UNSEEN, STRAY = -17.0, -17.0

# A stretch that an encoding may have changed: letters, and whatever is neither ASCII nor blank.
STRETCH = re.compile(r"(?:[A-Za-z]|[^\x00-\x7f\s]|[\x01-\x08\x0e-\x1f\xa0\x85])+")
NOT_ASCII = re.compile(r"[^\x00-\x7f]|[\x01-\x08\x0e-\x1f]")
LETTERS = re.compile(r"[^\W\d_]+")
# Signs that are neither letters, punctuation nor invisible, nor the power of a metre: wrong readings are full of them.
STRANGE = re.compile(
    r"""
    (?<![mM](?=[²³]))
    [^\w\s\x00-\x7f“”‘’„‚…–—«»•°\xad\ufeff\u200b-\u200f\U00010000-\U0010ffff]
    | [\x80-\x9f\ufffdƒŠšŽžŒœŸ]
    | (?<=[^\W\d_]) [«»] (?=[^\W\d_])  # a quotation mark inside a word
    | (?<=[^\W\d_]) [\x01-\x08\x0e-\x1f] | [\x01-\x08\x0e-\x1f] (?=[^\W\d_])  # alone they are what a word processor left
    """,
    re.VERBOSE,
)
# The bytes that Windows-1252 has no character for stand for a letter.
NO_SIGN = re.compile("[\x80-\x9f]")
SHORT_FORM = re.compile("[A-ZĐ]+")
OLD_SPELLING = re.compile(r"(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])\Z")


def judge(reading):
    """The score of a reading, the share of Vietnamese syllables among what was judged, and how many things were judged."""
    score, right, judged = 0.0, 0, 0
    for stretch in STRETCH.findall(reading):
        if not NOT_ASCII.search(stretch):
            continue
        strange = len(STRANGE.findall(stretch))
        score += strange * STRAY
        judged += strange
        cut = NO_SIGN.search(stretch)  # what is left of a word is no word
        for word in LETTERS.findall(stretch):
            if word.isascii() or (word.isupper() and SHORT_FORM.fullmatch(word)):
                continue
            known = chance(word)
            score += UNSEEN if known is None else known
            right += known is not None and not cut
            judged += 1
    return score, right / judged if judged else 1.0, judged


def chance(word):
    """The logarithm of a word's probability among syllables that are not plain ASCII; None if it is none of them.

    Examples
    --------
    >>> chance("Trường") > chance("vờn"), chance("trờng"), chance("tin")
    (True, None, None)
    """
    return _chances().get(OLD_SPELLING.sub(_old_style, word.lower()))


def _old_style(m):
    return OLD_STYLE[m[0]]


@cache
def _chances():
    """Syllable -> the logarithm of its probability among syllables that are not plain ASCII."""
    with (resources("diembao") / "lexicons" / "syllables.csv").open(encoding="utf-8", newline="") as file:
        counts = {row["syllable"]: int(row["count"]) for row in csv.DictReader(file)}
    total = sum(counts.values())
    return {syllable: math.log(count / total) for syllable, count in counts.items()}
