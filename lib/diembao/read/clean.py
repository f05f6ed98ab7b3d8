"""Cleaning that is recorded as it happens, so that it can be replayed, undone and looked at.

A rule reads a text and gives the edits that it asks for. Rules run one after the other; each sees what the earlier ones left, and
`_compose` brings what they ask for back to raw offsets, so that the edits of the whole cleaning are one list without overlaps.
"""

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

import pandas as pd

from diembao.read.mending import mend_mojibake, read_entities
from diembao.read.spelling import (
    BLANKS,
    D_STROKE,
    HIDDEN,
    LINE_SIGNS,
    NEWLINE,
    compose_characters,
    drop_invisible,
    move_tone_marks,
    replace,
    trim_lines,
    write_d,
)  # fmt: skip


class Edit(NamedTuple):
    """`text[start:end]` becomes `after`, because of `rule`."""

    start: int
    end: int
    after: str
    rule: str


class Cleaned:
    """A cleaned text and the way back to the raw one.

    Attributes
    ----------
    raw, text : str
        What was read, and what cleaning made of it.
    """

    def __init__(self, raw, text, edits):
        self.raw, self.text, self._edits = raw, text, edits
        self._raw_starts = [e.start for e in edits]
        self._raw_ends = [e.end for e in edits]
        self._starts, self._ends, shift = [], [], 0
        for e in edits:
            self._starts.append(e.start + shift)
            self._ends.append(self._starts[-1] + len(e.after))
            shift = self._ends[-1] - e.end

    @property
    def edits(self):
        """The edits as a table: rule, start, end (raw offsets), before, after.

        Putting `after` in the place of every `before` in raw gives the clean text, and the other way round.
        """
        rows = [(e.rule, e.start, e.end, self.raw[e.start : e.end], e.after) for e in self._edits]
        return pd.DataFrame(rows, columns=["rule", "start", "end", "before", "after"])

    def to_raw(self, start, end):
        """The raw span of a clean span, without what was deleted at its edges.

        A boundary inside an edit moves out to the edge of that edit: what was changed as a whole is cited as a whole.

        Parameters
        ----------
        start, end : int
            Half-open offsets into `text`.

        Returns
        -------
        tuple of int
            Half-open offsets into `raw`.

        Examples
        --------
        >>> cleaned = clean("Ðảng bộ xã Hoà\u200b Bình")
        >>> cleaned.to_raw(11, 15), cleaned.text[11:15]
        ((11, 16), 'Hòa ')
        """
        before = bisect_right(self._ends, start)
        if before < len(self._starts) and self._starts[before] < start:
            raw_start = self._raw_starts[before]
        else:
            raw_start = start + self._shift(before)
        before = bisect_left(self._starts, end)
        inside = before and self._ends[before - 1] > end
        raw_end = self._raw_ends[before - 1] if inside else end + self._shift(before)
        return raw_start, max(raw_start, raw_end)

    def _shift(self, edits_before):
        """How much longer raw is than clean after this many edits."""
        return self._raw_ends[edits_before - 1] - self._ends[edits_before - 1] if edits_before else 0


def clean(text, without=()):
    """Bring a text to one spelling of each character and syllable, recording every change.

    Parameters
    ----------
    text : str
        A decoded text, as it was read.
    without : collection of str
        Names of rules (the keys of `RULES`) to leave out.

    Returns
    -------
    Cleaned
        With `.text`, `.edits` and `.to_raw(start, end)`.

    Raises
    ------
    ValueError
        If `without` names a rule that there is not.

    Examples
    --------
    >>> clean("Thuỷ điện Hoà Bình; hoàn toàn, quý I").text
    'Thủy điện Hòa Bình; hoàn toàn, quý I'
    """
    unknown = set(without) - set(RULES)
    if unknown:
        raise ValueError(f"no cleaning rule is named {sorted(unknown)}; the rules are {', '.join(RULES)}")
    current, edits, steps, signs = text, [], list(RULES), RARE.search(text)
    while steps:
        name = steps.pop(0)
        if name in without or (name in OF_RARE and not signs):
            continue
        if wanted := RULES[name](current):
            if name == "invisible":
                steps[:0] = JOINED
            wanted = [Edit(start, end, after, name) for start, end, after in wanted]
            edits = _compose(edits, wanted, current)
            current = _apply(current, wanted)
            signs = RARE.search(current)
    return Cleaned(text, current, edits)


def replay(raw, edits):
    """Put a table of edits to a raw text once more; `replay(c.raw, c.edits) == c.text`."""
    rows = zip(edits["start"], edits["end"], edits["after"], edits["rule"], strict=True)
    return _apply(raw, [Edit(*row) for row in rows])


def undo(text, edits):
    """Take a table of edits back from a clean text; `undo(c.text, c.edits) == c.raw`."""
    inverse, shift = [], 0
    for e in edits.itertuples():
        inverse.append(Edit(e.start + shift, e.start + shift + len(e.after), e.before, e.rule))
        shift += len(e.after) - len(e.before)
    return _apply(text, inverse)


def _apply(text, edits):
    parts, last = [], 0
    for e in edits:
        parts += text[last : e.start], e.after
        last = e.end
    return "".join([*parts, text[last:]])


def _compose(first, second, middle):
    """Edits raw -> middle and middle -> clean as one list raw -> clean; those that meet are melted into one."""
    if not first:
        return second
    way = Cleaned("", middle, first)  # only its offsets are used
    spans = [(*span, None, old) for *span, old in zip(way._starts, way._ends, first, strict=True)]
    spans = sorted(spans + [(e.start, e.end, e, None) for e in second], key=lambda span: span[:2])
    edits, i = [], 0
    while i < len(spans):
        start, end, j = spans[i][0], spans[i][1], i + 1
        while j < len(spans) and spans[j][0] < end:
            end, j = max(end, spans[j][1]), j + 1
        new = [e for _, _, e, _ in spans[i:j] if e]
        if new:
            after = _apply(middle[start:end], [e._replace(start=e.start - start, end=e.end - start) for e in new])
            rules = dict.fromkeys((e or old).rule for _, _, e, old in spans[i:j])
            edits.append(Edit(*way.to_raw(start, end), after, "+".join(rules)))
        else:
            edits.append(spans[i][3])
        i = j
    return edits


# What stood apart by a character that shows nothing is one entity or letter once it is gone; each round is shorter than the last.
JOINED = ("entity", "mojibake", "invisible")
# The order matters: an entity may be a soft hyphen, a soft hyphen may be half of a letter that was read in the wrong encoding,
# and a tone mark can only be moved once letters are composed.
RULES = {
    "entity": read_entities,
    "mojibake": mend_mojibake,
    "invisible": drop_invisible,
    "composed": compose_characters,
    "d-stroke": write_d,
    "tone-mark": move_tone_marks,
    "blank": replace(BLANKS, " "),
    "newline": replace(NEWLINE, "\n"),
    "trailing": trim_lines,
}
# Most texts hold no character that one of these rules asks for, which one search tells for all of them.
OF_RARE = frozenset(("invisible", "d-stroke", "blank", "newline"))
RARE = re.compile("|".join(pattern.pattern for pattern in (HIDDEN, BLANKS, D_STROKE, LINE_SIGNS)))
