"""Which articles write about one matter, judged by the names that they share."""

import math
import re
from collections import Counter

from diembao.explore.words import stop_words
from diembao.extract.tokens import CAPITAL_WORD

CAPITALS = re.compile(rf"(?<=[\w,] ){CAPITAL_WORD}(?: {CAPITAL_WORD})*")


class Kinship:
    """How much of their names two articles share, from 0 to 1.

    A name is a run of capitalised words inside a sentence; one that many articles have counts little. It is the
    cosine of the two sets of names with the weights of `Weights`.

    Parameters
    ----------
    texts : sequence of str

    Examples
    --------
    >>> kin = Kinship(["Xã Đông An ở huyện Tam Lư mở chợ.", "Ở huyện Tam Lư có lũ.", "Ông đến Bắc Hà."])
    >>> round(kin(0, 1), 2), kin(1, 2)
    (0.67, 0.0)
    """

    def __init__(self, texts):
        self.names = [{name.lower() for name in CAPITALS.findall(text)} - stop_words() for text in texts]
        self.weights = weights_of(self.names)
        self.sizes = [sum(self.weights[name] for name in names) or 1.0 for names in self.names]

    def __call__(self, i, j):
        shared = sum(self.weights[name] for name in self.names[i] & self.names[j])
        return shared / (self.sizes[i] * self.sizes[j]) ** 0.5


def weights_of(sets):
    """How much a word says: the logarithm of how few of the articles have it (inverse document frequency).

    The articles are taken for some of a larger press of 20 more that lack the word, so that in a corpus of two what both
    have still counts.

    Parameters
    ----------
    sets : sequence of set
        The words of each article.

    Returns
    -------
    dict
    """
    counts = Counter(word for words in sets for word in words)
    return {word: math.log((len(sets) + 20) / (count + 1)) for word, count in counts.items()}
