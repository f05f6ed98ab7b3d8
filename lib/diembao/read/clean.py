"""Cleaning that is recorded as it happens, so that it can be replayed, undone and looked at.

A rule reads a text and gives the edits that it asks for. Rules run one after the other; each sees what the earlier ones left, and
`_compose` brings what they ask for back to raw offsets, so that the edits of the whole cleaning are one list without overlaps.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from typing import NamedTuple

import pandas as pd

from diembao.read.mending import mend_mojibake, read_entities


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
    current, edits = text, []
    for name, rule in RULES.items():
        if name not in without and (wanted := rule(current)):
            wanted = [Edit(start, end, after, name) for start, end, after in wanted]
            edits = _compose(edits, wanted, current)
            current = _apply(current, wanted)
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


# --- the rules -------------------------------------------------------------------------------------------------------------

# Zero-width space, non-joiner, word joiner, byte-order mark, direction marks and the soft hyphen show nothing and break every
# search. A joiner is kept before a pictograph, where it is part of the picture.
INVISIBLE = re.compile("(?:[\u200b\u200c\u200e\u200f\u2060\ufeff\u00ad]|\u200d(?![\u2190-\u2bff\U0001f000-\U0001faff]))+")
BLANKS = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
NOT_ASCII = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
NEWLINE = re.compile("\r\n?|\u2028|\u2029")
TRAILING = re.compile(r"[ \t]+(?=\n|\Z)")
# Icelandic Eth and African D are drawn like the Vietnamese letter and are typed for it.
D_STROKE = re.compile("[\u00d0\u0189]")

# The mark of an open syllable in oa, oe, uy stands on its first vowel in newspapers (hòa), on its second in the newer style (hoà).
_PLAIN, _MARKED = "aAeEyY", ("àáảãạ", "ÀÁẢÃẠ", "èéẻẽẹ", "ÈÉẺẼẸ", "ỳýỷỹỵ", "ỲÝỶỸỴ")
_FIRST = {"o": "òóỏõọ", "O": "ÒÓỎÕỌ", "u": "ùúủũụ", "U": "ÙÚỦŨỤ"}
OLD_STYLE = {
    first + marked: _FIRST[first][tone] + plain
    for plain, row in zip(_PLAIN, _MARKED, strict=True)
    for tone, marked in enumerate(row)
    for first in (("u", "U") if plain in "yY" else ("o", "O"))
}
NEW_STYLE = re.compile(r"(?:[oO][àáảãạÀÁẢÃẠèéẻẽẹÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ])(?![\w\u0300-\u036f])")
# Which consonants may open such a syllable. Others are foreign names (Noé, Zoé) or the qu of quý, which is a consonant of its own.
_ONSETS = frozenset(" b c ch d đ g gh gi h k kh l m n ng ngh nh p ph r s t th tr v x".split(" "))
ONSETS = {"a": _ONSETS, "y": _ONSETS, "e": frozenset(" ch đ h kh l ng nh t th tr x".split(" "))}
WORD_BEFORE = re.compile(r"\w*\Z")


def _replace(pattern, after):
    def rule(text):
        return [(*m.span(), after) for m in pattern.finditer(text)]

    return rule


def compose_characters(text):
    """Unicode's composed form (NFC): a letter and its marks become one character."""
    if unicodedata.is_normalized("NFC", text):
        return []
    edits = []
    # An ASCII character never melts into what stands before it, so each run can be composed by itself.
    for m in NOT_ASCII.finditer(text):
        before, after = m[0], unicodedata.normalize("NFC", m[0])
        if before != after:
            head = _common_prefix(before, after)
            tail = _common_prefix(before[head:][::-1], after[head:][::-1])
            edits.append((m.start() + head, m.end() - tail, after[head : len(after) - tail]))
    return edits


def _common_prefix(a, b):
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def move_tone_marks(text):
    """`hoà`, `thuỷ` -> `hòa`, `thủy`; `hoàn`, `quý`, `Noé` stay."""
    edits = []
    for m in NEW_STYLE.finditer(text):
        onset = WORD_BEFORE.search(text, max(0, m.start() - 12), m.start())[0].lower()
        plain = unicodedata.normalize("NFD", m[0][1])[0].lower()
        if onset in ONSETS[plain]:
            edits.append((*m.span(), OLD_STYLE[m[0]]))
    return edits


RULES = {
    # These two come first: an entity may be a soft hyphen, and a soft hyphen may be half of a letter.
    "entity": read_entities,
    "mojibake": mend_mojibake,
    "invisible": _replace(INVISIBLE, ""),
    "composed": compose_characters,
    "d-stroke": _replace(D_STROKE, "Đ"),
    "tone-mark": move_tone_marks,
    "blank": _replace(BLANKS, " "),
    "newline": _replace(NEWLINE, "\n"),
    "trailing": _replace(TRAILING, ""),
}
