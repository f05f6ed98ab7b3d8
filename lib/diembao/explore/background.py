"""What words are about, as press articles at large tell it: a hundred texts say too little of which words go together."""

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from scipy import sparse
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize
from threadpoolctl import threadpool_limits

from diembao.explore.topic_weights import counts_of_terms, rarity_of, shared_counts, weigh
from diembao.explore.words import is_counted

# Tried on articles that the background was not learned from: 10 dimensions did as well, 40 a little worse.
DIMENSIONS = 20
ARTICLES_PER_WORD = 5
# It counts as much as this many articles of the corpus itself, which tell better what goes together in them the more they are.
# Between two corpora: on 100 articles of the press 50 gained slightly more (ARI 0.08 against 0.07), but on `song-van`, which
# is of another kind, from about 45 on the background did harm.
WORTH = 20

# From this many articles on, the corpus itself tells better which words go together.
ENOUGH = 500


class Background(NamedTuple):
    """Where words stand in a latent semantic space of some other, larger corpus.

    Attributes
    ----------
    terms : list of str
    vectors : numpy.ndarray, terms × dimensions
        Words that stand in the same articles have a small angle; rare ones are long.
    """

    terms: list
    vectors: np.ndarray


def learn_background(words):
    """Learn from a corpus which words go together; labels or subjects have no part in it.

    Parameters
    ----------
    words : pandas.DataFrame
        The table of `segment_words`; a thousand articles or more. Stop words and words of fewer than five articles are left out.

    Returns
    -------
    Background

    Raises
    ------
    ValueError
        If too few words are shared.

    References
    ----------
    Latent semantic analysis: Deerwester et al. (1990), JASIS 41(6); vectors weighted by the roots of the singular values:
    Bullinaria & Levy (2012), Behavior Research Methods 44(3).

    Examples
    --------
    >>> from diembao import read_articles, segment_words
    >>> learn_background(segment_words(read_articles("song-van"), by="syllable")).vectors.shape[1]
    20
    """
    counts, _, terms = shared_counts(words)
    kept = np.flatnonzero(counts.getnnz(axis=0) >= ARTICLES_PER_WORD)
    if min(len(kept), counts.shape[0]) <= DIMENSIONS:
        raise ValueError(
            f"{counts.shape[0]} articles share {len(kept)} words in five or more of them: learn a background from a larger corpus"
        )
    counts = counts[:, kept]
    rarity = rarity_of(counts)
    with threadpool_limits(1):
        svd = TruncatedSVD(DIMENSIONS, n_iter=7, random_state=0).fit(weigh(counts, rarity))
    return Background([terms[i] for i in kept], svd.components_.T * np.sqrt(svd.singular_values_) * rarity[:, None])


@cache
def press_background():
    """The background that comes with the package: `lexicons/word_vectors.csv`."""
    with (files("diembao") / "lexicons" / "word_vectors.csv").open(encoding="utf-8", newline="") as lines:
        rows = [(row["word"], row["vector"].split()) for row in csv.DictReader(lines)]
    return Background([word for word, _ in rows], np.array([vector for _, vector in rows], dtype=float))


def helps(words, articles):
    """Whether the background that comes with the package is of use: it knows words and no syllables, and many texts tell more."""
    return articles < ENOUGH and bool(words["word"].str.contains(" ", regex=False).any())


def with_background(weighted, words, stop, background):
    """Weights of texts, and beside them what the texts' words are about elsewhere.

    Every word of a text counts here, also one that no other text has: what it goes with is known from elsewhere.

    Parameters
    ----------
    weighted : scipy.sparse matrix, articles × terms
        In the order of the articles in `words`.
    words : pandas.DataFrame
        The table of `segment_words`.
    stop : bool or collection of str
        As for `is_counted`.
    background : Background

    Returns
    -------
    scipy.sparse.csr_matrix, articles × (terms + dimensions)
        Rows of length 1, or of zeros where `weighted` has zeros. The likeness (cosine) of two texts is that of their weights and
        that of the background, averaged in proportion to the number of articles and `WORTH`.
    """
    # A word that is left out gives way to none, so that its article stays in its place.
    counts, _ = counts_of_terms(words.assign(word=words["word"].where(is_counted(words, stop), "")), "article", background.terms)
    about = normalize(weigh(counts, np.ones(counts.shape[1])) @ background.vectors)
    about *= (weighted.getnnz(axis=1) > 0)[:, None]
    part = WORTH / (WORTH + weighted.shape[0])
    return normalize(sparse.hstack([weighted * np.sqrt(1 - part), sparse.csr_matrix(about * np.sqrt(part))], format="csr"))
