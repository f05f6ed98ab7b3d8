"""Topics: words that occur together, and how much of each an article holds."""

import warnings
from typing import NamedTuple

import numpy as np
import pandas as pd
from sklearn.decomposition import NMF
from sklearn.feature_extraction.text import TfidfTransformer

from diembao.explore.words import document_term_matrix

FEW_ARTICLES = 50
TOP_WORDS = 20


class Topics(NamedTuple):
    """What `fit_topics` found.

    Attributes
    ----------
    weights : pandas.DataFrame
        A row an article and topic: article, topic (from 1), weight (the topics of an article add up to 1, or to 0 where it has
        no counted word).
    words : pandas.DataFrame
        A row a topic and word: topic, rank (from 1), word, weight.
    """

    weights: pd.DataFrame
    words: pd.DataFrame


def fit_topics(words, topics=10, seed=0, min_count=3):
    """Find topics by non-negative matrix factorisation of tf–idf weights (Lee & Seung 1999).

    Parameters
    ----------
    words : pandas.DataFrame
        The table of `segment_words`.
    topics : int
        How many, from 2 to the number of articles.
    seed : int
        The same seed gives the same topics.
    min_count : int
        Words that occur less often in the whole corpus are left out.

    Returns
    -------
    Topics

    Raises
    ------
    ValueError
        If there are fewer articles than topics, or no word is left.

    Warns
    -----
    UserWarning
        Below 50 articles, where topics hang on single articles.

    Examples
    --------
    >>> import warnings
    >>> from diembao import read_articles, segment_words
    >>> words = segment_words(read_articles("ha-noi"), by="syllable")
    >>> with warnings.catch_warnings(action="ignore"):
    ...     found = fit_topics(words, topics=3)
    >>> found.weights["topic"].unique().tolist(), int(found.words["rank"].max())
    ([1, 2, 3], 20)
    """
    counts, articles, terms = document_term_matrix(words, unit="article", min_count=min_count)
    if not 2 <= topics <= len(articles):
        raise ValueError(f"topics={topics}: with {len(articles)} articles it must be from 2 to {len(articles)}")
    if len(articles) < FEW_ARTICLES:
        warnings.warn(
            f"{len(articles)} articles are few for topics: each may hang on one or two of them; read the words beside the articles",
            stacklevel=2,
        )
    weighted = TfidfTransformer(sublinear_tf=True).fit_transform(counts)
    model = NMF(topics, init="nndsvda", random_state=seed, max_iter=500, tol=1e-4)
    shares = model.fit_transform(weighted)
    # The largest topic comes first, so that a topic keeps its number when a parameter changes little.
    order = np.argsort(-shares.sum(axis=0), kind="stable")
    shares, loads = shares[:, order], model.components_[order]
    totals = shares.sum(axis=1, keepdims=True)
    shares = np.divide(shares, totals, out=np.zeros_like(shares), where=totals > 0)
    return Topics(_weights(shares, articles), _words(loads, terms))


def _weights(shares, articles):
    topics = np.arange(1, shares.shape[1] + 1)
    return pd.DataFrame(
        {"article": np.repeat(articles, len(topics)), "topic": np.tile(topics, len(articles)), "weight": shares.ravel()}
    )


def _words(loads, terms):
    tables = []
    for topic, load in enumerate(loads, 1):
        best = np.argsort(-load, kind="stable")[:TOP_WORDS]
        row = {"topic": topic, "rank": range(1, len(best) + 1), "word": [terms[i] for i in best], "weight": load[best]}
        tables.append(pd.DataFrame(row))
    return pd.concat(tables, ignore_index=True)
