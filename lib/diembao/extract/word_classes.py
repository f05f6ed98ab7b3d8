"""Words of one or more syllables, each with the class of words that stand between the same neighbours.

The classes were learned from press articles without labels (`lexicons/README.md`): prices and measures are one, verbs of moving
another. They let a rule that was learned from one word speak of others like it.
"""

from typing import NamedTuple

from diembao.extract.lexicon import rows
from diembao.extract.phrases import COMPOUNDS, NOUNS
from diembao.extract.tokens import Phrases, Remembered

CLASSES = {row["word"]: row["class"] for row in rows("word_classes")}
LONG = Phrases(dict.fromkeys((word for word in {*CLASSES, *NOUNS.phrases(), *COMPOUNDS.phrases()} if " " in word), True))
NUMBER, NAME, UNKNOWN = "0", "(name)", "-"
NUMBERS, NAMES = CLASSES[NUMBER], CLASSES[NAME]
# Most words that open a long one are followed by no second word of one.
SECONDS = {first: frozenset(words[1] for words, _ in found) for first, found in LONG.first.items()}


class Word(NamedTuple):
    """A word of a passage: its first token and the one behind it, how it is known, its class, and whether it is a word at all."""

    first: int
    last: int
    text: str
    group: str
    spoken: bool


_make = Word._make  # spares a call of Python's own


def words_between(t, first, last):
    """The words from token `first` to before token `last`, the longest that is known at each place.

    Returns
    -------
    list of Word
    """
    found, known, i = [], t.words, first
    while i < last:
        word = known.get(i)
        if word is None:
            word = known[i] = _word_at(t, i)
        i = word.last
        found.append(word if i <= last else Word(word.first, last, " ".join(t.low[word.first : last]), UNKNOWN, word.spoken))
    return found


def _single(text):
    """How a word of one syllable is known, its class, and whether it is a word at all."""
    number = "0" <= text[0] <= "9"
    return (NUMBER, NUMBERS, False) if number else (text, CLASSES.get(text, UNKNOWN), text[0].isalpha())


_SINGLE = Remembered(_single)


def _word_at(t, i):
    text = t.low[i]
    if (seconds := SECONDS.get(text)) and t.low[i + 1] in seconds and (longer := LONG.match(t, i)):
        text = " ".join(t.low[i : longer[0]])
        return Word(i, longer[0], text, CLASSES.get(text, UNKNOWN), True)
    if i and t.text[i] != text and t.is_word(i - 1) and not "0" <= text[0] <= "9":
        return Word(i, i + 1, NAME, NAMES, True)
    return _make((i, i + 1, *_SINGLE[text]))
