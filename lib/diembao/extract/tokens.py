"""Tokens: the numbers, words and signs of a clean text, with their places."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate, compress, count

# Ranges in which all are letters: a letter is found among them sooner than among all of Unicode.
LATIN = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
TOKEN = re.compile(
    rf"""(?=\S)(             # blanks are passed over with one look
    [{LATIN}]+[^\W\d_]*     # a word (a syllable, in Vietnamese)
    | [0-9]+(?:[.,][0-9]+)* # 1.624, 12,5: a number with the separators inside it
    | [^\W\d_]+             # a word in other letters
    | \S                    # any other sign
    )""",
    re.VERBOSE,
)
LINE_END = ""
MOST_KEPT = 100_000  # words that are remembered
# Ranges of letters would not do: in Unicode capital and small Vietnamese letters alternate.
CAPITAL = "[A-Z" + "".join(c for c in map(chr, range(0xC0, 0x1EFA)) if c.isupper()) + "]"
# A Vietnamese syllable without its marks.
SYLLABLE = re.compile(r"(?:b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|nh|ng|ngh|p|ph|q|qu|r|s|t|th|tr|v|x)?[aeiouy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?")
CAPITAL_WORD = rf"{CAPITAL}[^\W\d_]*"


class Remembered(dict):
    """A word -> what a function says of it, asked at first sight: texts are made of few words, again and again."""

    def __init__(self, function):
        super().__init__()
        self.function = function

    def __missing__(self, word):
        answer = self.function(word)
        if len(self) < MOST_KEPT:
            self[word] = answer
        return answer


class _Small(dict):
    """A word -> the word in small letters.

    Texts are made of few words, again and again: each is made small once, and as one object is hashed once, too, however many
    lexicons it is looked up in.
    """

    def __missing__(self, word):
        small = word.lower()
        if len(self) < MOST_KEPT:
            self[word] = small = self.setdefault(small, small)
        return small


_SMALL = _Small()


class Tokens:
    """The tokens of one passage, as parallel lists; three empty ones at the end spare every reader a check of bounds.

    Attributes
    ----------
    source : str
        The passage.
    text, low : list of str
        Each token as it stands and in lower case.
    start, end : list of int
        Half-open offsets into `source`.
    words : dict
        The words that were found so far, by their first tokens; see `word_classes`.
    """

    def __init__(self, source, pattern=TOKEN):
        self.source = source
        # Blank, token, blank, token, …: their lengths added up are the offsets, without a match object a token.
        parts = pattern.split(source)
        offsets = list(accumulate(map(len, parts)))
        self.text, self.start, self.end = parts[1::2], offsets[::2], offsets[1::2]
        self.size = len(self.text)
        self.low = [*map(_SMALL.__getitem__, self.text), *[LINE_END] * 3]
        self.text += [LINE_END] * 3
        self.start += [len(source)] * 2  # the blank at the end was the third
        self.end += [len(source)] * 3
        self.words = {}

    def is_number(self, i):
        return self.text[i][:1] in "0123456789" and self.text[i] != ""

    def is_word(self, i):
        return self.text[i][:1].isalpha()

    def glued(self, i):
        """Whether nothing stands between this token and the next."""
        return self.end[i] == self.start[i + 1] and i + 1 < self.size

    def before(self, i):
        """The lower-cased token before this one, or an empty string."""
        return self.low[i - 1] if i > 0 else ""

    def phrase(self, i, words):
        """Whether these lower-cased words stand here, in this order."""
        return self.low[i] == words[0] and self.low[i : i + len(words)] == list(words)

    def at(self, offset, i=0):
        """The first token, from the i-th on, that starts at this offset or later."""
        return bisect_left(self.start, offset, i, self.size)

    def between(self, i, j):
        """The text from token i to before token j."""
        return self.source[self.start[i] : self.end[j - 1]]


@dataclass(slots=True)
class Mention:
    """A figure as it was found in a passage: the record of the codebook up to `counted`, and its tokens.

    `start` and `end` are offsets into the passage; `first` and `last` the index of its first token and of the one after it.
    """

    start: int
    end: int
    kind: str
    first: int
    last: int
    value: float | None = None
    edtf: str | None = None
    modifier: str | None = None
    relation: str = "="
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    counted: str | None = None


class Phrases:
    """A set of phrases with what each means, found longest first.

    Attributes
    ----------
    first : dict
        The first word of phrases -> their (words, meaning), longest first.
    """

    def __init__(self, meanings, pattern=TOKEN):
        self.first = {}
        for phrase, meaning in meanings.items():
            words = [m[0] for m in pattern.finditer(phrase)]
            low = [word.lower() for word in words]
            self.first.setdefault(low[0], []).append((low, self._meaning(words, meaning)))
        for rows in self.first.values():
            rows.sort(key=lambda row: -len(row[0]))
        # Most words that open a phrase are followed by no second word of one: two look-ups tell, without going through the rows.
        self._by_second = {word: _by_second(rows) for word, rows in self.first.items()}
        self._last = frozenset(words[-1] for rows in self.first.values() for words, _ in rows)
        self._longest = max((len(words) for rows in self.first.values() for words, _ in rows), default=0)

    def _meaning(self, words, meaning):
        """What is kept with the words of a phrase."""
        return meaning

    def match(self, tokens, i):
        """The (index after the phrase, its meaning) of the longest phrase that starts at this token, or None."""
        low = tokens.low
        if not (seconds := self._by_second.get(low[i])):
            return None
        for words, meaning in seconds.get(low[i + 1], seconds[LINE_END]):
            if len(words) < 3 or low[i : i + len(words)] == words:
                return i + len(words), meaning
        return None

    def phrases(self):
        """All phrases, in lower case."""
        return frozenset(" ".join(words) for found in self.first.values() for words, _ in found)

    def places(self, tokens):
        """The tokens at which one of the phrases may start."""
        return list(compress(count(), map(self.first.__contains__, tokens.low)))

    def match_before(self, tokens, i):
        """The (index, meaning) of the longest phrase that ends right before this token, or None."""
        if tokens.low[i - 1] not in self._last:
            return None
        for length in range(min(5, self._longest, i), 0, -1):
            found = self.match(tokens, i - length)
            if found and found[0] == i:
                return i - length, found[1]
        return None


def _by_second(rows):
    """Second word -> the rows of the phrases that go on with it, and of the one that is no longer than the first word.

    Under LINE_END stands that one alone: it is all that fits where another word follows.
    """
    alone = [row for row in rows if len(row[0]) == 1]
    seconds = {LINE_END: alone}
    for row in rows:
        if len(row[0]) > 1:
            seconds.setdefault(row[0][1], []).append(row)
    return {word: found if word == LINE_END else found + alone for word, found in seconds.items()}


def foreign(word):
    """Whether a word in small ASCII letters can be no Vietnamese syllable."""
    return not SYLLABLE.fullmatch(word)
