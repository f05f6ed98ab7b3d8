"""Tokens for reading names: words with their hyphens and apostrophes, which of them have a capital, and which open a sentence."""

import re
import unicodedata
from bisect import bisect_left
from itertools import compress, count
from operator import not_

from diembao.extract.tokens import LATIN, LINE_END, Phrases, Remembered, Tokens

NAME_TOKEN = re.compile(
    rf"""(?=\S)(
    [A-Z][A-Za-z]*(?:['’\-][^\W\d_]{{2,}})+  # Henin-Hardenne, Min-soon, O'Brien: letters of English alone before the hyphen
    | (?:[{LATIN}]+[^\W\d_]*|[^\W\d_]+)(?:['’][^\W\d_]+)*  # a syllable, or K'Hoa, S’tiêng
    | [0-9]+(?:[.,/][0-9]+)*                 # a number, or the number of a house
    | \S
    )""",
    re.VERBOSE,
)
OPENERS = frozenset('.!?…:;“"«‘(*•>|&')
# The syllables of Vietnamese, without tones and marks: what is not one of them is a foreign word.
ONSETS = "b c ch d g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split()
RIMES = """
    a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh ep et eo eu i ia ich iec ieng iem ien iep iet ieu im in inh ip
    it iu o oa oac oach oai oam oan oang oanh oat oay oc oe oen oeo oet oi om on ong op ot oong ooc u ua uan uang uat uay uc ue
    uech uenh ui um un ung uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh uyt uyu y yem yen yet yeu ynh
""".split()
VOWELS = frozenset("aeiouy")
SYLLABLES = frozenset(onset + rime for onset in ["", *ONSETS] for rime in RIMES)


class NameTokens(Tokens):
    """The tokens of one passage for the reading of names.

    Attributes
    ----------
    capital : list of bool
        Whether the token opens with a capital letter.
    opens : list of bool
        Whether it opens a sentence, a quotation or a bracket, where a capital tells nothing.
    defined : dict
        Abbreviation -> the words that the article says it stands for, both lower-cased: `ct` -> `công ty`.
    """

    def __init__(self, source):
        super().__init__(source, NAME_TOKEN)
        self.defined = {}
        self.capital = [token[:1].isupper() for token in self.text]
        if "\n" in source:
            self.opens = [i == 0 or self._opens(i) for i in range(self.size)] + [True] * 3
        else:  # inside a line nothing opens behind a word
            self.opens = [False] * self.size + [True] * 3
            for i in compress(count(1), map(not_, map(str.isalpha, self.text[: self.size - 1]))):
                self.opens[i] = self._opens(i)
            self.opens[0] = True

    def _opens(self, i):
        before = self.text[i - 1] if i else "."
        if before in OPENERS:
            # TP. Hồ Chí Minh, P.3, D.Beckham: a full stop after an abbreviation ends no sentence.
            return not (before == "." and i > 1 and self._short(i - 2))
        return (before in "-–*" and (i == 1 or self.text[i - 2] in OPENERS or self.text[i - 2] == ")")) or "\n" in self.source[
            self.end[i - 1] : self.start[i]
        ]

    def _short(self, i):
        return self.capital[i] and (len(self.text[i]) == 1 or self.low[i] in SHORT) and self.end[i] == self.start[i + 1]

    def at(self, offset, i=0):
        """The first token, from the i-th on, that starts at this offset or later."""
        return bisect_left(self.start, offset, i, self.size)

    def name(self, i, j):
        """The text of the tokens from i to before j, with single blanks."""
        return " ".join(self.source[self.start[i] : self.end[j - 1]].split())

    def opens_sentence(self, offset):
        """Whether the token at this offset stands first in the passage or behind the end of a sentence."""
        i = self.at(offset)
        return i == 0 or self.text[i - 1] in '.!?…”"' or "\n" in self.source[self.end[i - 1] : self.start[i]]

    def heads(self, i):
        """Whether the head at token i has a capital that tells something; an abbreviation of the article's own always has one."""
        return self.capital[i] and self.low[i] not in self.defined

    def defines(self, i):
        """Whether an abbreviation in brackets stands here that the article defines by it: `công ty (CT)`."""
        return self.text[i] == "(" and self.text[i + 2] == ")" and self.low[i + 1] in self.defined

    def adjacent(self, i):
        """Whether only blanks of one line stand between token i - 1 and token i."""
        return 0 < i < self.size and "\n" not in self.source[self.end[i - 1] : self.start[i]]


SHORT = frozenset(
    ["tp", "p", "q", "tx", "tt", "h", "gs", "ts", "pgs", "ths", "bs", "ks", "ls", "st", "mr", "mrs", "ms", "dr", "th"]
)


class NamePhrases(Phrases):
    """Phrases that are matched with the tokens of names, and with their capitals if asked."""

    def __init__(self, meanings):
        super().__init__(meanings, NAME_TOKEN)

    def _meaning(self, words, meaning):
        """The meaning, and which of the words have a capital."""
        return meaning, [n for n, word in enumerate(words) if word[:1].isupper()]

    def match(self, tokens, i):
        """The (index after the phrase, its meaning) of the longest phrase here, whatever its capitals, or None.

        An abbreviation that the article defines means what it is defined by, and nothing else.
        """
        if tokens.defined and tokens.text[i].isupper() and (long := tokens.defined.get(tokens.low[i])):
            return (i + 1, meaning) if (meaning := self.whole(long)) else None
        found = super().match(tokens, i)
        return (found[0], found[1][0]) if found else None

    def whole(self, text):
        """The meaning of a text that is one of the phrases, or None."""
        low = [m[0].lower() for m in NAME_TOKEN.finditer(text)]
        return next((meaning for words, (meaning, _) in self.first.get(low[0] if low else "", ()) if words == low), None)

    def match_cased(self, tokens, i):
        """Like `match`, with a capital wherever the phrase has one."""
        low, capital = tokens.low, tokens.capital
        if not (seconds := self._by_second.get(low[i])):
            return None
        for words, (meaning, capitals) in seconds.get(low[i + 1], seconds[LINE_END]):
            whole = len(words) < 3 or low[i : i + len(words)] == words
            if whole and all(capital[i + n] for n in capitals):
                return i + len(words), meaning
        return None


def _plain(word):
    """Whether a word is a Vietnamese syllable."""
    letters = "".join(c for c in unicodedata.normalize("NFD", word.replace("đ", "d")) if not unicodedata.combining(c))
    marked = letters != word or "đ" in word
    return letters in SYLLABLES or (marked and len(letters) < 7 and not VOWELS.isdisjoint(letters) and letters.isalpha())


_PLAIN = Remembered(_plain)


def is_syllable(word):
    """Whether a lower-cased word can be a Vietnamese syllable.

    Examples
    --------
    >>> [is_syllable(word) for word in ("nguyễn", "kim", "barry", "bush")]
    [True, True, False, False]
    """
    return _PLAIN[word]
