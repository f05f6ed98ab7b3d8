"""Topics: words that occur together, and how much of each a text holds."""

import warnings
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from sklearn.decomposition import LatentDirichletAllocation
from sklearn.preprocessing import normalize
from threadpoolctl import threadpool_limits

from diembao.explore.background import Background, helps, press_background, with_background
from diembao.explore.consensus import find_consensus
from diembao.explore.topic_weights import Inferred, Mixture, counts_of_terms, rarity_of, shared_counts, weigh
from diembao.explore.words import UNITS

FEW_ARTICLES = 50
ARTICLES_PER_TOPIC = 3  # a topic of fewer is what two articles share
DISSOLVED = 0.5  # Hennig (2007)
TOP_WORDS = 20
NAMED = 3
METHODS = ("consensus", "lda")
UNASSIGNED = 0


@dataclass(frozen=True)
class Topics:
    """What `fit_topics` found.

    Attributes
    ----------
    weights : pandas.DataFrame
        A row an article and topic: article, topic (from 1; 0 is what no seeded topic holds), weight (the topics of an article add
        up to 1, or to 0 where it has no counted word).
    words : pandas.DataFrame
        A row a topic and word: topic, rank (from 1), word, weight.
    summary : pandas.DataFrame
        A row a topic: topic, name, articles (in how many it leads), recurrence (how much of it a clustering of a resample finds
        again, 0 to 1; missing where there are no resamples) and recurs (whether that is more than half).
    terms : list of str
        The words that were counted.
    model : Mixture or Inferred
        Finds the topics of other texts: see `assign_topics`.
    """

    weights: pd.DataFrame
    words: pd.DataFrame
    summary: pd.DataFrame
    terms: list
    model: Mixture | Inferred

    def named(self, names):
        """The same topics under names of your own.

        Parameters
        ----------
        names : dict
            Topic -> name; others keep theirs.

        Returns
        -------
        Topics

        Raises
        ------
        ValueError
            If there is no such topic.
        """
        if unknown := set(names) - set(self.summary["topic"]):
            raise ValueError(f"there is no topic {sorted(unknown)}; the topics are {self.summary['topic'].tolist()}")
        own = self.summary["topic"].map(names).astype(object).fillna(self.summary["name"])
        return replace(self, summary=self.summary.assign(name=own))


def most_topics(articles):
    """How many topics this number of articles can carry: one for three articles, and at least two.

    Examples
    --------
    >>> most_topics(14)
    4
    """
    return max(2, articles // ARTICLES_PER_TOPIC)


def fit_topics(words, topics=10, seed=0, min_count=2, method="consensus", stop=True, background=True):
    """Find topics: groups of articles that many clusterings agree on, their words, and how much of each an article holds.

    By `consensus` a topic is the mean tf–idf profile of articles that fall together in resamples (see `find_consensus`). An
    article's weights are the non-negative mixture of these profiles that comes nearest to it, as in a non-negative matrix
    factorisation; a topic's words are those in which its profile most exceeds the corpus. By `lda` a topic is a distribution of
    words, which changes more from seed to seed.

    Parameters
    ----------
    words : pandas.DataFrame
        The table of `segment_words`.
    topics : int
        How many, at least 2. A small corpus gets fewer, with a warning: see `most_topics`.
    seed : int
        The same seed gives the same topics to the last bit on one machine.
    min_count : int
        Words that occur less often in the whole corpus are left out; so are single letters and words of one article alone, which
        tell nothing of what articles share.
    method : {"consensus", "lda"}
    stop : bool or collection of str
        Which words to leave out: True for those of `stop_words`, False for none, or words of one's own.
    background : bool or Background
        For the consensus, what words are about elsewhere: True for what 2,100 press articles tell of it, which helps below 500
        articles and is left out above, and for syllables; False to have nothing count but these articles; or what
        `diembao.explore.background.learn_background` learned from a corpus of one's own.
        It helps to tell which articles belong together, by every word but those of `stop`; the words and profiles of topics are
        those of these articles alone.

    Returns
    -------
    Topics
        The topic that holds most of the corpus is number 1.

    Raises
    ------
    ValueError
        If an argument is out of its range, there are fewer than two articles, or no two share words.

    Warns
    -----
    UserWarning
        Below 50 articles, where topics hang on single articles, and where there are fewer topics than were asked for.

    References
    ----------
    Weights: see `weigh` and `Mixture`. LDA: Blei, Ng & Jordan (2003), JMLR 3.

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
    if topics < 2 or method not in METHODS:
        raise ValueError(f"topics={topics}, method={method!r}: at least 2 topics, by {' or '.join(map(repr, METHODS))}")
    if not isinstance(background, bool | Background):
        raise ValueError(f"background={background!r}: True, False or what learn_background(words) gives")
    counts, articles, terms = shared_counts(words, min_count, stop)
    topics = _carried(topics, np.count_nonzero(counts.getnnz(axis=1)))
    if method == "consensus":
        rarity = rarity_of(counts)
        weighted = texts = weigh(counts, rarity)
        if background is True:
            background = press_background() if helps(words, len(articles)) else None
        if background:
            texts = with_background(weighted, words, stop, background)
        model, typical, recurrence = _by_consensus(weighted, texts, rarity, topics, seed)
    else:
        model, typical, recurrence = _by_lda(counts, topics, seed)
    shares = model.shares(counts)
    order = np.argsort(-shares.sum(axis=0), kind="stable")
    best = rank_words(typical[order], terms)
    summary = pd.DataFrame({"topic": range(1, topics + 1), "name": _names(best, topics), "recurrence": recurrence[order]})
    return describe(summary, best, shares[:, order], articles, terms, model.ordered(order))


def _carried(topics, articles):
    most = most_topics(articles)
    if articles < FEW_ARTICLES:
        warnings.warn(
            f"{articles} articles are few for topics: each may hang on one or two of them; read the words beside the articles",
            stacklevel=3,
        )
    if topics > most:
        warnings.warn(f"{articles} articles carry {most} topics at most; there will be {most} and not {topics}", stacklevel=3)
    return min(topics, most)


def _by_consensus(weighted, texts, rarity, topics, seed):
    """Topics of weights, grouped by what `texts` (the same rows, with more columns or the same) have in common."""
    filled = np.flatnonzero(weighted.getnnz(axis=1))
    weighted = weighted[filled]
    found = find_consensus(texts[filled], topics, seed)
    core = normalize(found.shares**2, "l1")  # what always fell together says more of a topic than what stands between two
    profiles = np.ascontiguousarray((weighted.T @ core / np.maximum(core.sum(axis=0), 1e-12)).T)
    typical = profiles - np.asarray(weighted.mean(axis=0)).ravel()
    return Mixture(profiles, rarity), typical, found.recurrence


def _by_lda(counts, topics, seed):
    with threadpool_limits(1):
        model = LatentDirichletAllocation(topics, random_state=seed, max_iter=50).fit(counts)
    return Inferred(model, np.arange(topics)), normalize(model.components_, "l1"), np.full(topics, np.nan)


def rank_words(typical, terms):
    """The words of topics, from topics × terms: topic, rank, word, weight."""
    tables = []
    for topic, load in enumerate(typical, 1):
        best = np.argsort(-load, kind="stable")[:TOP_WORDS]
        best = best[load[best] > 0]
        row = {"topic": topic, "rank": range(1, len(best) + 1), "word": [terms[i] for i in best], "weight": load[best]}
        tables.append(pd.DataFrame(row))
    return pd.concat(tables, ignore_index=True)


def _names(words, topics):
    first = words[words["rank"] <= NAMED].groupby("topic")["word"].agg(", ".join)
    return [first.get(topic, "") for topic in range(1, topics + 1)]


def describe(summary, words, shares, articles, terms, model):
    """Put `Topics` together from a summary (topic, name, recurrence), the words and the shares (articles × topics)."""
    leading = np.bincount(shares.argmax(axis=1)[shares.any(axis=1)], minlength=shares.shape[1])
    recurs = (summary["recurrence"] > DISSOLVED).astype("boolean").mask(summary["recurrence"].isna())
    summary = summary.assign(articles=leading, recurs=recurs)[["topic", "name", "articles", "recurrence", "recurs"]]
    weights = _weights(pd.DataFrame({"article": articles}), summary["topic"], shares)
    return Topics(weights, words, summary, terms, model)


def _weights(units, topics, shares):
    """A row a unit and topic, from units × topics."""
    table = units.loc[units.index.repeat(len(topics))].reset_index(drop=True)
    return table.assign(topic=np.tile(topics, len(units)), weight=shares.ravel())


def assign_topics(topics, words, unit="passage"):
    """How much of each topic the articles, passages or sentences hold: those of the fit, or others.

    Parameters
    ----------
    topics : Topics
    words : pandas.DataFrame
        The table of `segment_words`.
    unit : {"article", "passage", "sentence"}

    Returns
    -------
    pandas.DataFrame
        A row a unit and topic: article, passage or sentence (its number), topic, weight (as in `Topics.weights`).

    Examples
    --------
    >>> import warnings
    >>> from diembao import read_articles, segment_words
    >>> words = segment_words(read_articles("ha-noi"), by="syllable")
    >>> with warnings.catch_warnings(action="ignore"):
    ...     found = fit_topics(words, topics=3)
    >>> assign_topics(found, words).columns.tolist()
    ['article', 'passage', 'topic', 'weight']
    """
    counts, units = counts_of_terms(words, unit, topics.terms)
    return _weights(pd.DataFrame(units, columns=UNITS[unit]), topics.summary["topic"], topics.model.shares(counts))
