"""The tone lexicon and the tone rules: read, checked, and found in text by syllables."""

import csv
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

# What an entry may do (column `does`). The first seven judge by themselves, with the entry's strength as their weight.
ROLES = {
    "praise": "an improvement, a success, a benefit, a good quality",
    "problem": "a fault, a harm, a danger, a complaint",
    "aim": "a good deed or virtue that official prose demands more often than it reports",
    "aid": "help for those who suffer",
    "remedy": "acts on a problem: khắc phục, ngăn chặn",
    "result": "a problem that is over: được giải quyết, chấm dứt",
    "lack": "the absence of a good thing: thiếu, mất",
    "negator": "không, chưa, chẳng; its strength counts only where it finds nothing to turn",
    "intensifier": "strength is the factor on the word beside it",
    "downtoner": "the same, with a factor under one",
    "contrast": "opens the clause that weighs more: nhưng, tuy nhiên",
    "concession": "opens the clause that weighs less: tuy, mặc dù",
    "modal": "wish, duty, plan, ability: cần, phải, sẽ, có thể",
    "condition": "nếu, trường hợp",
    "question": "the question mark",
    "aspect": "told as done: đã, vừa",
    "passive": "told as done to something: được",
    "task": "set as a task: để giải quyết",
    "rise": "more of something: tăng",
    "fall": "less of something: giảm",
    "gain": "a quantity that people want: thu nhập; judged only with a rise or a fall",
    "burden": "a quantity that people bear: học phí; judged only with a rise or a fall",
    "procedure": "only sounds bad: kiểm tra, phê bình",
    "name": "a name, or another word that only shares syllables with an entry: giá trị, 3 không",
}
TOKEN = re.compile(r"\w+|[^\w\s]")
LEXICONS = files("diembao") / "lexicons"
_END = ""  # marks in the tree that an entry may end here; no token is empty


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
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals of other scripts grow in lower case
        return [(m[0].lower(), *m.span()) for m in TOKEN.finditer(text)]
    return [(m[0], *m.span()) for m in TOKEN.finditer(lower)]


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
        """Entries in a list of tokens, from left to right, the longest first.

        Where the last syllable of an entry opens a longer one (`đã tạo | công ăn việc làm`) or a name
        (`lập công | ty`), that one wins.

        Parameters
        ----------
        sentence : list of tuple
            As `tokens` gives it.

        Returns
        -------
        list of tuple
            (entry, index of the first token, index after the last one)
        """
        found, i = [], 0
        while i < len(sentence):
            if sentence[i][0] not in self._tree:  # most syllables begin no entry
                i += 1
                continue
            best = self._longest(sentence, i)
            while best and best[2] - i > 1 and best[0].does != "name" and self._cut(sentence, best):
                best = self._longest(sentence, i, best[2] - 1)
            if best:
                found.append(best)
            i = best[2] if best else i + 1
        return found

    def _longest(self, sentence, start, end=None):
        node, at, best = self._tree, start, None
        end = len(sentence) if end is None else end
        while at < end and (node := node.get(sentence[at][0])) is not None:
            at += 1
            if _END in node:
                best = (node[_END], start, at)
        return best

    def _cut(self, sentence, best):
        """Whether the last syllable of what was found belongs to a better entry."""
        following = self._longest(sentence, best[2] - 1)
        if not following or following[2] <= best[2]:
            return False
        return following[0].does == "name" or following[2] - following[1] > best[2] - best[1]


def read_lexicon(path=None):
    """Read a tone lexicon.

    Parameters
    ----------
    path : str or Path, optional
        A CSV file with the columns entry, does (one of `ROLES`) and strength; others are left alone. The shipped
        lexicon unless given.

    Returns
    -------
    Lexicon

    Raises
    ------
    ValueError
        If a column is missing, or a row has an unknown role, a strength that is no number, or an entry that is empty or
        was there before; the message names the line.

    Examples
    --------
    >>> len(read_lexicon().entries) > 2500
    True
    """
    return _shipped_lexicon() if path is None else Lexicon(_entries(Path(path)))


def _entries(path):
    seen = set()
    with path.open(encoding="utf-8-sig", newline="") as lines:
        table = csv.DictReader(lines)
        if missing := {"entry", "does", "strength"} - set(table.fieldnames or ()):
            raise ValueError(f"{path.name}, line 1: no column {sorted(missing)}; the first line must name the columns")
        for number, row in enumerate(table, 2):
            entry = _entry(row, where := f"{path.name}, line {number}")
            if entry.entry in seen:
                raise ValueError(f"{where}: entry {entry.entry!r} was there before; keep one row for it")
            seen.add(entry.entry)
            yield entry


def _entry(row, where):
    entry = " ".join((row["entry"] or "").lower().split())
    if not entry:
        raise ValueError(f"{where}: the entry is empty; give a word or phrase, or take the line out")
    if row["does"] not in ROLES:
        raise ValueError(f"{where}: does {row['does']!r} is not known; allowed are {', '.join(ROLES)}")
    try:
        return Entry(entry, row["does"], float(row["strength"]))
    except (TypeError, ValueError):
        raise ValueError(f"{where}: strength {row['strength']!r} is not a number; give one such as -0.8") from None


@cache
def _shipped_lexicon():
    return Lexicon(_entries(LEXICONS / "sentiment.csv"))


@cache
def shipped_rules():
    """The rows of `lexicons/tone_rules.csv`, in the order in which they are applied.

    Returns
    -------
    tuple of Rule
    """
    with (LEXICONS / "tone_rules.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(_rule(row) for row in csv.DictReader(lines))


def _rule(row):
    acts_on, factor = frozenset(row["acts_on"].split()), float(row["factor"]) if row["factor"] else None
    kept = {field: row[field] for field in ("rule", "when", "side", "stops_at", "targets", "effect")}
    return Rule(**kept, acts_on=acts_on, reach=int(row["reach"]), factor=factor)
