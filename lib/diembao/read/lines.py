"""A document whose lines are in more than one encoding.

Files were pasted together, and a paragraph in another font came along. Once the document's encoding is known, each
line is judged by itself: one that reads badly in it, and well and clearly in another, is read in that one; one that
reads badly in all is named, for somebody to look at.
"""

import re
from typing import NamedTuple

from diembao.read.syllables import NOT_ASCII, judge
from diembao.read.weighing import LEAST_FIT, show, weigh, winner

LINE_END = re.compile("(\r\n|\r|\n)")
# Below `LEAST_FIT` other readings of a line are tried, and it is read in one that fits so well, if so many words were judged;
# one of which fewer were judged is only named. A line that reads so badly is named even if no other reading is better.
HIGH_FIT, ENOUGH, FEW, LOW_FIT = 0.9, 4, 3, 0.5
# Chinese comes out as long words; so many letters that are not ASCII are as good as `ENOUGH` words.
MANY_LETTERS = 8
# Other readings of so many lines are tried; a document that has more is no article.
MOST_LINES = 1_000
NAMED = 5
# A line is as it should be in these, or in another language.
PLAIN = {"unicode", "windows-1252"}


class Line(NamedTuple):
    """A line before and after reading, with its end, the encoding it was read in, and whether it reads badly."""

    surface: str
    text: str
    encoding: str
    doubtful: bool = False


def read_lines(text, encoding, readers, modern):
    """Each line of a document in the encoding that it is in.

    Parameters
    ----------
    text : str
        A surface.
    encoding : str
        That of the document, a key of `readers`.
    readers : dict
        Encoding -> function.
    modern : re.Pattern
        What only Unicode has; a line with it is right as it is.

    Returns
    -------
    list of Line
    """
    read, left, lines = readers[encoding], MOST_LINES, []
    parts = LINE_END.split(text)
    for surface, end in zip(parts[::2], [*parts[1::2], ""], strict=True):
        reading, found, doubtful = read(surface), encoding, False
        if left and NOT_ASCII.search(surface) and not modern.search(surface):
            _, fit, judged = judge(reading)
            much = judged >= ENOUGH or len(NOT_ASCII.findall(surface)) >= MANY_LETTERS
            if fit < LEAST_FIT and (much or judged >= FEW):
                left -= 1
                found, doubtful = _other(surface, encoding, much and fit < LOW_FIT, readers)
                reading = readers[found](surface)
        lines.append(Line(surface + end, reading + end, found, doubtful))
    return lines


def _other(surface, encoding, bad, readers):
    """The encoding of a line that reads badly in its document's, and whether somebody should look at it."""
    best = winner(weigh(surface, readers))
    # In a Unicode text `clean` mends UTF-8 that was misread.
    kept = PLAIN | {encoding} | ({"utf-8"} if encoding == "unicode" else set())
    clear = best and best.encoding not in kept
    if clear and best.judged >= ENOUGH and best.fit >= HIGH_FIT:
        return best.encoding, False
    # In Unicode and Western text such lines are other languages; in a text that was converted they may be garbage.
    return encoding, bool(clear and best.judged >= FEW) or (bad and encoding not in PLAIN)


def remarks(lines, encoding):
    """What to tell of lines in another encoding than their document's, and of lines that read badly.

    Examples
    --------
    >>> remarks([Line("Haø Noäi", "Hà Nội", "vni")], "tcvn3")
    ("line 1 was read as vni, unlike the rest of the text: 'Hà Nội'",)
    """
    told = []
    for other in dict.fromkeys(line.encoding for line in lines if line.encoding != encoding):
        named, sample, were = _named(lines, lambda line, other=other: line.encoding == other)
        told.append(f"{named} {were} read as {other}, unlike the rest of the text: {sample!r}")
    if any(line.doubtful for line in lines):
        named, sample, were = _named(lines, lambda line: line.doubtful)
        told.append(f"{named} {were} hardly Vietnamese, perhaps in another encoding or language: {sample!r}")
    return tuple(told)


def _named(lines, wanted):
    numbers = [number for number, line in enumerate(lines, 1) if wanted(line)]
    more = f" and {len(numbers) - NAMED} more" if len(numbers) > NAMED else ""
    name = "line" if len(numbers) == 1 else "lines"
    sample = show(lines[numbers[0] - 1].text.strip())
    return f"{name} {', '.join(map(str, numbers[:NAMED]))}{more}", sample, "was" if len(numbers) == 1 else "were"
