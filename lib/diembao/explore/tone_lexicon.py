"""The tone lexicon and the tone rules: read, checked, and found in text by syllables."""

import csv
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

ROLES = (
    "praise problem aim remedy result negator lack intensifier downtoner contrast concession modal condition question "
    "aspect rise fall gain burden procedure name"
).split()
TOKEN = re.compile(r"\w+|[^\w\s]")
LEXICONS = files("diembao") / "lexicons"
_END = ""  # marks in the trie that an entry may end here; no token is empty


class Entry(NamedTuple):
    """A row of the lexicon: what a word or phrase does to the tone of its sentence, and how strongly."""

    entry: str
    does: str
    strength: float


class Rule(NamedTuple):
    """A row of the rules: a word of role `when` changes the words of the roles `acts_on` around it."""

    rule: str
    when: str
    acts_on: frozenset
    side: str
    reach: int
    stops_at: str
    targets: str
    effect: str
    factor: float | None


def tokens(text):
    """Syllables, numbers and punctuation marks of a text: (lower-case form, start, end) each.

    Examples
    --------
    >>> tokens("Không chậm trễ.")
    [('không', 0, 5), ('chậm', 6, 10), ('trễ', 11, 14), ('.', 14, 15)]
    """
    return [(m[0].lower(), m.start(), m.end()) for m in TOKEN.finditer(text)]


class Lexicon:
    """Entries in a tree of syllables, so that the longest entry at a place is found in one walk.

    Parameters
    ----------
    entries : iterable of Entry

    Examples
    --------
    >>> lexicon = Lexicon([Entry("không", "negator", -0.2), Entry("không khí", "name", 0)])
    >>> [entry.entry for entry, first, last in lexicon.find(tokens("không khí không vui"))]
    ['không khí', 'không']
    """

    def __init__(self, entries):
        self.entries = tuple(entries)
        self._tree = {}
        for entry in self.entries:
            node = self._tree
            for syllable, _, _ in tokens(entry.entry):
                node = node.setdefault(syllable, {})
            node[_END] = entry

    def find(self, sentence):
        """Entries in a list of tokens, from left to right, the longest first: (entry, first token, token after the last)."""
        found, i, count, tree = [], 0, len(sentence), self._tree
        while i < count:
            node, j, best = tree.get(sentence[i][0]), i, None
            while node is not None:
                j += 1
                if _END in node:
                    best = (node[_END], i, j)
                node = node.get(sentence[j][0]) if j < count else None
            if best:
                found.append(best)
            i = best[2] if best else i + 1
        return found


def read_lexicon(path=None):
    """Read a tone lexicon.

    Parameters
    ----------
    path : str or Path, optional
        A CSV file with the columns entry, does, strength (others are left alone). The shipped lexicon unless given.

    Returns
    -------
    Lexicon

    Raises
    ------
    ValueError
        If a row has an unknown role, a strength that is no number, or an entry that is empty or was there before; says which line.

    Examples
    --------
    >>> len(read_lexicon().entries) > 1000
    True
    """
    return _shipped_lexicon() if path is None else Lexicon(_entries(Path(path)))


def _entries(path):
    seen = set()
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), 2):
            where = f"{path.name}, line {number}"
            entry, does = " ".join((row.get("entry") or "").lower().split()), row.get("does")
            if not entry or entry in seen:
                raise ValueError(f"{where}: entry {entry!r} is {'there twice' if entry else 'empty'}; keep one row for each entry")
            if does not in ROLES:
                raise ValueError(f"{where}: does {does!r} is not known; allowed are {', '.join(ROLES)}")
            try:
                strength = float(row["strength"])
            except (KeyError, TypeError, ValueError):
                raise ValueError(f"{where}: strength {row.get('strength')!r} is not a number") from None
            seen.add(entry)
            yield Entry(entry, does, strength)


@cache
def _shipped_lexicon():
    return Lexicon(_entries(LEXICONS / "sentiment.csv"))


@cache
def shipped_rules():
    """The rows of `lexicons/tone_rules.csv`, in the order in which they are applied."""
    with (LEXICONS / "tone_rules.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(_rule(row) for row in csv.DictReader(lines))


def _rule(row):
    return Rule(
        row["rule"], row["when"], frozenset(row["acts_on"].split()), row["side"], int(row["reach"]), row["stops_at"],
        row["targets"], row["effect"], float(row["factor"]) if row["factor"] else None,
    )  # fmt: skip
