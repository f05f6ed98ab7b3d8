"""From topics back to the texts: the passages that stand for a topic or against it, and who writes how much of it."""

import numpy as np
import pandas as pd
from sklearn.preprocessing import normalize

from diembao.explore.topic_weights import counts_of_terms, rarity_of, weigh
from diembao.explore.topics import assign_topics
from diembao.explore.words import UNITS

SHORTEST = 5  # counted words; a shorter passage is like a topic by accident
TAILS = [2.5, 97.5]  # per cent


def topic_passages(topics, words, unit="passage", most=5):
    """Find the passages that stand for each topic, and those of its own articles that speak least for it.

    Parameters
    ----------
    topics : Topics
        As `fit_topics` gives it.
    words : pandas.DataFrame
        The table of `segment_words` that they were found in.
    unit : {"passage", "sentence"}
    most : int
        How many on each side.

    Returns
    -------
    pandas.DataFrame
        topic, side (`for`: most like the words of the topic; `against`: least like them, in articles in which the topic
        leads), rank (from 1), article, passage or sentence (its number), fit (cosine with the words of the topic, 0 to 1).
        Passages of fewer than five counted words are left out.

    Raises
    ------
    ValueError
        If `unit` is neither, or `most` less than 1.

    Examples
    --------
    >>> import warnings
    >>> from diembao import fit_topics, read_articles, segment_words
    >>> words = segment_words(read_articles("ha-noi"), by="syllable")
    >>> with warnings.catch_warnings(action="ignore"):
    ...     found = fit_topics(words, topics=3)
    >>> topic_passages(found, words, most=1)[["topic", "side", "rank"]].values.tolist()[:2]
    [[1, 'for', 1], [1, 'against', 1]]
    """
    if unit not in ("passage", "sentence") or most < 1:
        raise ValueError(f"unit={unit!r}, most={most}: passages or sentences, one or more")
    counts, units = counts_of_terms(words, unit, topics.terms)
    fits = weigh(counts, rarity_of(counts)) @ _directions(topics).T
    places = pd.DataFrame(units, columns=UNITS[unit])
    readable = np.asarray(counts.sum(axis=1)).ravel() >= SHORTEST
    lead = leading_topics(topics)
    tables = []
    for column, topic in enumerate(topics.words["topic"].unique()):
        scored = places.assign(topic=topic, fit=fits[:, column])[readable]
        scored = scored.sort_values("fit", ascending=False, kind="stable")
        own = scored[scored["article"].map(lead) == topic]
        against = own.iloc[: most - 1 : -1] if len(own) > most else own.iloc[:0]
        for side, found in (("for", scored[scored["fit"] > 0].head(most)), ("against", against.head(most))):
            tables.append(found.assign(side=side, rank=range(1, len(found) + 1)))
    return pd.concat(tables, ignore_index=True)[["topic", "side", "rank", *UNITS[unit], "fit"]]


def _directions(topics):
    """Topics × terms: the ranked words of each topic, of length 1."""
    place = {term: i for i, term in enumerate(topics.terms)}
    row = topics.words["topic"].rank(method="dense").astype(int) - 1
    weights = np.zeros((row.max() + 1, len(place)))
    weights[row, topics.words["word"].map(place)] = topics.words["weight"]
    return normalize(weights)


def leading_topics(topics):
    """The topic of each article that holds most of it; articles that hold none are left out.

    Returns
    -------
    pandas.Series of int
        By article.
    """
    held = topics.weights[topics.weights["weight"] > 0]
    return held.loc[held.groupby("article", sort=False)["weight"].idxmax()].set_index("article")["topic"]


def grouped_weights(topics, words, groups):
    """How much of each topic each article holds in each group of its words: what its titles hold, or what one speaker says there.

    Parameters
    ----------
    topics : Topics
    words : pandas.DataFrame
        The table of `segment_words`.
    groups : pandas.Series
        The group of each word (outlet, year, role, speaker), aligned with `words` and named; words without one are left out.

    Returns
    -------
    pandas.DataFrame
        A row an article, group and topic, for `topic_shares`: article, the group under the name of `groups`, topic, weight. Texts
        that hold none of the topics' words are left out.

    Examples
    --------
    >>> import warnings
    >>> from diembao import fit_topics, read_articles, segment_words
    >>> words = segment_words(read_articles("ha-noi"), by="syllable")
    >>> with warnings.catch_warnings(action="ignore"):
    ...     found = fit_topics(words, topics=2)
    >>> table = grouped_weights(found, words, (words["passage"] == 0).map({True: "first", False: "later"}).rename("passage"))
    >>> table["passage"].unique().tolist(), table.columns.tolist()
    (['first', 'later'], ['article', 'passage', 'topic', 'weight'])
    """
    known = groups.notna()
    codes, names = pd.factorize(groups[known])
    table = assign_topics(topics, words[known].assign(passage=codes))
    held = table.groupby(["article", "passage"])["weight"].transform("sum") > 0
    table[groups.name] = np.asarray(names)[table["passage"].to_numpy()] if len(table) else table["passage"]
    return table.loc[held, list(dict.fromkeys(["article", groups.name, "topic", "weight"]))].reset_index(drop=True)


def topic_shares(weights, by, resamples=1000, seed=0):
    """The mean share of each topic in each group of texts, with an interval by resampling articles.

    Parameters
    ----------
    weights : pandas.DataFrame
        `Topics.weights` or the table of `assign_topics`, with one column more that says the group: outlet, year, role, speaker.
    by : str
        The name of that column; rows without a group are left out.
    resamples : int
        How often the articles are drawn with replacement.
    seed : int

    Returns
    -------
    pandas.DataFrame
        A row a group and topic: the group, topic, share (mean over its texts), low, high (95% by percentile), articles and texts
        (how many it rests on). A group of one article has no interval.

    Raises
    ------
    ValueError
        If there is no column of this name.

    References
    ----------
    Cluster bootstrap, because texts of one article are not independent: Davison & Hinkley (1997), section 3.8.

    Examples
    --------
    >>> weights = pd.DataFrame({"article": ["a", "b", "c"], "topic": 1, "weight": [0.5, 0.7, 0.1], "outlet": ["X", "X", "Y"]})
    >>> topic_shares(weights, "outlet")[["outlet", "share", "articles"]].round(2).values.tolist()
    [['X', 0.6, 2], ['Y', 0.1, 1]]
    """
    if by not in weights or by in ("article", "topic", "weight"):
        raise ValueError(f"by={by!r}: add a column of groups to the weights; its columns are {', '.join(weights.columns)}")
    random = np.random.default_rng(seed)
    tables = [_group_shares(some, resamples, random).assign(**{by: group}) for group, some in weights.groupby(by)]
    return pd.concat(tables, ignore_index=True)[[by, "topic", "share", "low", "high", "articles", "texts"]]


def _group_shares(weights, resamples, random):
    cells = weights.groupby(["article", "topic"])["weight"].agg(["sum", "size"]).unstack(fill_value=0)
    sums, sizes = cells["sum"].to_numpy(), cells["size"].to_numpy()[:, :1]
    drawn = random.multinomial(len(cells), np.full(len(cells), 1 / len(cells)), size=resamples)
    means = (drawn @ sums) / (drawn @ sizes)
    low, high = np.percentile(means, TAILS, axis=0) if len(cells) > 1 else (np.nan, np.nan)
    share = sums.sum(axis=0) / sizes.sum()
    topics = cells["sum"].columns
    return pd.DataFrame({"topic": topics, "share": share, "low": low, "high": high, "articles": len(cells), "texts": sizes.sum()})
