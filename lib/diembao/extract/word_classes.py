"""Words of one or more syllables, each with the class of words that stand between the same neighbours.

The classes were learned from press articles without labels (`lexicons/README.md`): prices and measures are one, verbs of moving
another. They let a rule that was learned from one word speak of others like it.
"""

from typing import NamedTuple

from diembao.extract.lexicon import rows
from diembao.extract.phrases import COMPOUNDS, NOUNS
from diembao.extract.tokens import Phrases

CLASSES = {row["word"]: row["class"] for row in rows("word_classes")}
LONG = Phrases(dict.fromkeys((word for word in {*CLASSES, *NOUNS.phrases(), *COMPOUNDS.phrases()} if " " in word), True))
NUMBER, NAME, UNKNOWN = "0", "(name)", "-"
NUMBERS, NAMES = CLASSES[NUMBER], CLASSES[NAME]


class Word(NamedTuple):
    """A word of a passage: its first token and the one behind it, how it is known, its class, and whether it is a word at all."""

    first: int
    last: int
    text: str
    group: str
    spoken: bool


def words_between(t, first, last):
    """The words from token `first` to before token `last`, the longest that is known at each place.

    Returns
    -------
    list of Word
    """
    found, known, i = [], t.words, first
    while i < last:
        if i not in known:
            known[i] = _word_at(t, i)
        word = known[i]
        i = word.last
        found.append(word if i <= last else Word(word.first, last, " ".join(t.low[word.first : last]), UNKNOWN, word.spoken))
    return found


def _word_at(t, i):
    text = t.low[i]
    if text in LONG.first and (longer := LONG.match(t, i)):
        text = " ".join(t.low[i : longer[0]])
        return Word(i, longer[0], text, CLASSES.get(text, UNKNOWN), True)
    if "0" <= text[0] <= "9":
        return Word(i, i + 1, NUMBER, NUMBERS, False)
    if i and t.text[i] != text and t.is_word(i - 1):
        return Word(i, i + 1, NAME, NAMES, True)
    return Word(i, i + 1, text, CLASSES.get(text, UNKNOWN), text[0].isalpha())
