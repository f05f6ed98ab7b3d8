"""Rules for `clean` that bring each character and each syllable to one spelling.

Each rule takes a text and gives its edits as (start, end, after). A rule looks at a word and what touches it, never farther, so
that a passage alone is cleaned as it is inside its article.
"""

import re
import unicodedata

# --- characters that show nothing, blanks, line ends -----------------------------------------------------------------

# Controls, the soft hyphen, zero-width blanks, direction marks, byte-order mark and object mark break every search.
HIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffc]")
INVISIBLE = re.compile(
    r"""
    (?: (?![\u200c\u200d]) """
    + HIDDEN.pattern
    + r"""
      | (?<![\u0590-\u109f]) \u200c                                     # Persian and Indian spelling needs the joiners,
      | (?<![\u0590-\u109f]) \u200d (?![\u2190-\u2bff\U0001f000-\U0001faff])  # and so does a pictograph
    )+
    """,
    re.VERBOSE,
)
BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Word processors end a line by U+000B and a page by U+000C.
LINE_SIGNS = re.compile("[\r\x0b\x0c\u2028\u2029]")
NEWLINE = re.compile(LINE_SIGNS.pattern + "(?:(?<=\r)\n)?")


def replace(pattern, after):
    """A rule that puts one thing in the place of whatever a pattern finds."""

    def rule(text):
        return [(*m.span(), after) for m in pattern.finditer(text)]

    return rule


def drop_invisible(text):
    """Characters that show nothing are deleted."""
    if not HIDDEN.search(text):  # several times faster than the expression that looks around
        return []
    return [(*m.span(), "") for m in INVISIBLE.finditer(text)]


def trim_lines(text):
    """Blanks at the end of a line are deleted."""
    edits, at = [], 0
    for line in text.split("\n"):
        kept = len(line.rstrip(" \t"))
        if kept < len(line):
            edits.append((at + kept, at + len(line), ""))
        at += len(line) + 1
    return edits


# --- letters ---------------------------------------------------------------------------------------------------------

NOT_ASCII = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
# A tone that was typed before the hat or the breve: NFC keeps their order, so that á and a circumflex never become ấ.
HAT = re.compile("[\u0302\u0306]")
LATE_HAT = re.compile("(?<=[áàảãéèẻẽóòỏõÁÀẢÃÉÈẺẼÓÒỎÕ])\u0302|(?<=[áàảãÁÀẢÃ])\u0306")


def compose_characters(text):
    """Unicode's composed form (NFC): a letter and its marks become one character."""
    if unicodedata.is_normalized("NFC", text) and not HAT.search(text):
        return []
    edits = []
    # An ASCII character never melts into what stands before it, so each run can be composed by itself.
    for m in NOT_ASCII.finditer(text):
        before, after = m[0], _composed(m[0])
        if before != after:
            head = _common_prefix(before, after)
            tail = _common_prefix(before[head:][::-1], after[head:][::-1])
            edits.append((m.start() + head, m.end() - tail, after[head : len(after) - tail]))
    return edits


def _composed(run):
    run = unicodedata.normalize("NFC", run)
    while m := LATE_HAT.search(run):
        letter, tone = unicodedata.normalize("NFD", run[m.start() - 1])
        run = run[: m.start() - 1] + unicodedata.normalize("NFC", letter + m[0] + tone) + run[m.end() :]
    return unicodedata.normalize("NFC", run)


def _common_prefix(a, b):
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


D_STROKE = re.compile("[ÐƉðɖ]")
D_WORD = re.compile(r"[^\W\d_]*[ÐƉðɖ][^\W\d_]*")
# Letters of Icelandic, Faroese and Ewe, in whose words these are letters of their own.
NEIGHBOURS = re.compile("[þÞæÆøØöÖåÅɛƐɔƆŋŊ]")
MARKED = re.compile("[àáãâèéêìíòóõôùúýăĩũơưạ-ỹ]", re.IGNORECASE)


def write_d(text):
    """Icelandic Eth and African D -> Đ, as which they are typed; the small one at the head of a word with Vietnamese marks.

    Examples
    --------
    >>> write_d("Ðảng ðược; Guðjohnsen, Ðorðe, FJÖRÐUR")
    [(0, 1, 'Đ'), (5, 6, 'đ')]
    """
    if not D_STROKE.search(text):
        return []
    edits = []
    for word in D_WORD.finditer(text):
        if NEIGHBOURS.search(word[0]) or "ð" in word[0][1:]:
            continue
        for m in D_STROKE.finditer(word[0]):
            at = word.start() + m.start()
            if m[0] in "ÐƉ":
                edits.append((at, at + 1, "Đ"))
            elif not m.start() and MARKED.search(word[0]):
                edits.append((at, at + 1, "đ"))
    return edits


# The mark of an open syllable in oa, oe, uy stands on its first vowel in newspapers (hòa), on its second in the newer style (hoà).
_PLAIN, _MARKED = "aAeEyY", ("àáảãạ", "ÀÁẢÃẠ", "èéẻẽẹ", "ÈÉẺẼẸ", "ỳýỷỹỵ", "ỲÝỶỸỴ")
_FIRST = {"o": "òóỏõọ", "O": "ÒÓỎÕỌ", "u": "ùúủũụ", "U": "ÙÚỦŨỤ"}
OLD_STYLE = {
    first + marked: _FIRST[first][tone] + plain
    for plain, row in zip(_PLAIN, _MARKED, strict=True)
    for tone, marked in enumerate(row)
    for first in (("u", "U") if plain in "yY" else ("o", "O"))
}
# Two vowels, the second one marked, at the end of a word (`OLD_STYLE` says which pairs are meant).
OPEN_END = re.compile("[oOuU][" + "".join(_MARKED) + r"](?![A-Za-z\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff])")
# Which consonants may open such a syllable. Others are foreign names (Noé, Zoé) or the qu of quý, which is a consonant of its own.
_ONSETS = frozenset(" b c ch d đ g gh gi h k kh l m n ng ngh nh p ph r s t th tr v x".split(" "))
ONSETS = {"a": _ONSETS, "y": _ONSETS, "e": frozenset(" ch đ h kh l ng nh t th tr x".split(" "))}
LETTERS_BEFORE = re.compile(r"[^\W\d_]*\Z")


def move_tone_marks(text):
    """`hoà`, `thuỷ` -> `hòa`, `thủy`; `hoàn`, `quý`, `Noé` stay."""
    edits = []
    for m in OPEN_END.finditer(text):
        if m[0] not in OLD_STYLE:
            continue
        onset = LETTERS_BEFORE.search(text, max(0, m.start() - 12), m.start())[0].lower()
        plain = unicodedata.normalize("NFD", m[0][1])[0].lower()
        if onset in ONSETS[plain]:
            edits.append((*m.span(), OLD_STYLE[m[0]]))
    return edits
