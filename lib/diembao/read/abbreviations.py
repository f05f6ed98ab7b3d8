"""Abbreviations that a text defines, and quotation marks that it leaves open."""

import re
from typing import NamedTuple

import pandas as pd

from diembao.read.search import fold

# An abbreviation: two to ten capitals, digits or signs between them (CB, ĐV, UBND, GD-ĐT, KH&CN).
SHORT = r"[A-ZĐĂÂÊÔƠƯ](?:[-&./]?[A-ZĐĂÂÊÔƠƯ]){1,9}"
SEPARATOR = r"(?:\s*[,;/]\s*|\s+và\s+|\s+-\s+)"
BEHIND = re.compile(  # cán bộ, đảng viên (CB, ĐV); Ủy ban nhân dân (gọi tắt là UBND)
    rf"""
    [(\[]\s*
    (?:(?:sau\sđây\s|dưới\sđây\s)?(?:gọi|viết)\stắt\s(?:là\s|:\s?)?)?
    ["“‘']?(?P<shorts>{SHORT}(?:{SEPARATOR}{SHORT})*)["”’']?
    \s*[)\]]
    """,
    re.VERBOSE,
)
BEFORE = re.compile(rf"(?<![\w(\[])(?P<shorts>{SHORT}(?:{SEPARATOR}{SHORT})*)\s*\((?P<longs>[^()\n]{{3,150}})\)")
WORD = re.compile(r"[^\W_]+")
# A long form does not reach back over the end of a clause, a bracket or a quotation mark.
BARRIER = re.compile(r"[.!?;:()\[\]\n“”\"«»]")
# Words that abbreviations pass over: giáo dục và đào tạo (GD-ĐT).
PASSED = frozenset({"và", "của", "các", "về", "cho", "những", "với"})


class Definition(NamedTuple):
    """`short` is said to stand for `long`, which is `text[start:end]` but for its blanks."""

    short: str
    long: str
    start: int
    end: int


def define_abbreviations(text):
    """The abbreviations that a text defines, each with the words that it stands for.

    A definition is the long form with the abbreviation behind it in brackets, or the other way round, where the
    letters of the one are the initials of the other. `Tổ chức Thương mại thế giới (WTO)` is none, as its letters are
    another language's.

    Parameters
    ----------
    text : str
        Clean text.

    Returns
    -------
    dict of str to str
        Abbreviation -> long form, as the text first has it.

    Examples
    --------
    >>> define_abbreviations("cán bộ, đảng viên (CB, ĐV); UBND (Ủy ban nhân dân) và Sở Giáo dục và Đào tạo (GD-ĐT)")
    {'CB': 'cán bộ', 'ĐV': 'đảng viên', 'GD-ĐT': 'Giáo dục và Đào tạo', 'UBND': 'Ủy ban nhân dân'}
    """
    found = {}
    for definition in find_definitions(text):
        found.setdefault(definition.short, definition.long)
    return found


def find_definitions(text):
    """Each definition of an abbreviation in a text, with the offsets of the long form."""
    for m in BEHIND.finditer(text):
        start = max(0, m.start() - 200)
        start = max([barrier.end() for barrier in BARRIER.finditer(text, start, m.start())], default=start)
        yield from _match(text, m["shorts"], start, m.start(), to_end=False)
    for m in BEFORE.finditer(text):
        yield from _match(text, m["shorts"], *m.span("longs"), to_end=True)


def _match(text, shorts, start, end, to_end):
    """The long forms of some abbreviations, found from the last to the first in `text[start:end]`."""
    found = []
    for short in reversed(re.findall(SHORT, shorts)):
        words = list(WORD.finditer(text, start, end))
        taken = _initials(short, words)
        if taken is None or (to_end and not found and taken[-1] != words[-1]):
            return
        first, last = taken[0].start(), taken[-1].end()
        found.append(Definition(short, " ".join(text[first:last].split()), first, last))
        end = first
    if not to_end or not WORD.search(text, start, end):
        yield from reversed(found)


def _initials(short, words):
    """The words at the end of a list whose initials an abbreviation is made of, or nothing."""
    letters, taken = re.sub("[^A-ZĐĂÂÊÔƠƯ]", "", short), []
    for word in reversed(words):
        if not letters:
            break
        if _is_initial(letters[-1], word[0]):
            taken.append(word)
            letters = letters[:-1]
        elif word[0].lower() not in PASSED:
            return None
    return taken[::-1] if not letters else None


def _is_initial(letter, word):
    """Whether a word begins with this letter; Đ is never d, and D may be đ."""
    return word[0].lower() == "đ" if letter == "Đ" else fold(word[0]) == fold(letter)


# --- quotation marks -------------------------------------------------------------------------------------------------

QUOTE = re.compile("[“”«»]")
CLOSES = {"”": "“", "»": "«"}


def report_quotes(text):
    """Quotation marks of a text that are opened and never closed, or closed and never opened, within their paragraph.

    Nothing is changed by this: where a quotation ends is for a reader to say.

    Parameters
    ----------
    text : str

    Returns
    -------
    pandas.DataFrame
        A row a mark: mark, start, end, problem (`unclosed` or `unopened`), context (what stands around it).

    Examples
    --------
    >>> report_quotes("Ông nói: “Phải làm.\\nBà nói: “Vâng”.")[["mark", "start", "problem"]]
      mark  start   problem
    0    “      9  unclosed
    """
    rows, offset = [], 0
    for line in text.split("\n"):
        open_ = []
        for m in QUOTE.finditer(line):
            if m[0] not in CLOSES:
                open_.append(m)
            elif open_ and open_[-1][0] == CLOSES[m[0]]:
                open_.pop()
            else:
                rows.append((m[0], offset + m.start(), "unopened"))
        rows += [(m[0], offset + m.start(), "unclosed") for m in open_]
        offset += len(line) + 1
    rows.sort(key=lambda row: row[1])
    rows = [(mark, start, start + 1, problem, text[max(0, start - 30) : start + 30]) for mark, start, problem in rows]
    return pd.DataFrame(rows, columns=["mark", "start", "end", "problem", "context"])
