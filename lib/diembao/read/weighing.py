"""The readings of a text in several encodings, weighed against each other.

A reading is judged by the words that hold something other than ASCII: a right reading turns them into Vietnamese
syllables, a wrong one seldom does. The score is the logarithm of the probability of these syllables
(`lexicons/syllables.csv`), so the difference of two scores is the logarithm of the odds between two readings.
"""

import math
from typing import NamedTuple

from diembao.read.syllables import NOT_ASCII, judge

# How much of a document is judged. More does not change a verdict, and takes time.
SAMPLE = 30_000
ODDS = math.log(1_000)
# Foreign names are the rest. A reading in a wrong encoding reaches 0.5, a right one is rarely below 0.9.
LEAST_FIT = 0.75
# These two differ in nothing but capitals and signs. A sign that is read as a letter (`phí…khâu`) joins two words into one that
# there is not, and the score would thank it for the word less; so words that there are and words that there are not decide.
TWINS = {"tcvn3", "tcvn5712-1"}
SHOWN = 60


class Candidate(NamedTuple):
    """One reading of a document: encoding, score, the share of Vietnamese words among those judged, their number, a sample."""

    encoding: str
    score: float
    fit: float
    judged: int
    sample: str


def weigh(text, readers):
    """The readings of the lines of a document that are not plain ASCII, best first; those that read alike are one."""
    found, sample = {}, _sample(text)
    for encoding, read in readers.items():
        reading = read(sample)
        # The case of a letter says nothing about the encoding.
        if reading.lower() not in found:
            found[reading.lower()] = Candidate(encoding, *judge(reading), show(reading))
    return tuple(sorted(found.values(), key=lambda c: -c.score))


def winner(candidates):
    """The best reading, if it is right Vietnamese and no other comes near it."""
    best = candidates[0]
    rivals = [c for c in candidates[1:] if {c.encoding, best.encoding} != TWINS]
    if rivals and best.score - rivals[0].score < ODDS:
        return None
    if best.encoding in TWINS:
        best = max((c for c in candidates if c.encoding in TWINS), key=lambda c: (2 * c.fit - 1) * c.judged)
    return best if best.fit >= LEAST_FIT else None


def show(reading):
    """The reading around its first letter that is not ASCII."""
    m = NOT_ASCII.search(reading)
    start = max(0, m.start() - SHOWN // 2) if m else 0
    return " ".join(reading[start : start + SHOWN].split())


def _sample(text):
    """The lines with something that is not ASCII, as many as are judged."""
    lines, length = [], 0
    for line in text.split("\n"):
        if length < SAMPLE and NOT_ASCII.search(line):
            lines.append(line[: SAMPLE - length])
            length += len(lines[-1])
    return "\n".join(lines)
