"""Topics that a reader names beforehand, each by a few words, and what none of them holds."""

import numpy as np
import pandas as pd

from diembao.explore.topic_weights import Mixture, rarity_of, shared_counts, weigh
from diembao.explore.topics import UNASSIGNED, describe, rank_words


def seed_topics(words, seeds, min_count=2):
    """Find how much of topics of your own the articles hold.

    A topic is the mean tf–idf profile of the articles, each in proportion to the weight that the topic's words have in it; so what
    stands beside these words belongs to the topic too. The mean of the whole corpus is one profile more: what it explains better
    stays unassigned.

    Parameters
    ----------
    words : pandas.DataFrame
        The table of `segment_words`.
    seeds : dict
        Name -> words of this topic, in the form of the column `word`; three that the others do not share do well.
    min_count : int
        As for `fit_topics`.

    Returns
    -------
    Topics
        Numbered as in `seeds`, with the names given there; topic 0 is what is unassigned.

    Raises
    ------
    ValueError
        If there are no seeds, or a topic has no seed that at least two articles share.

    Examples
    --------
    >>> from diembao import read_articles, segment_words
    >>> words = segment_words(read_articles("ha-noi"), by="syllable")
    >>> found = seed_topics(words, {"trường học": ["trường", "sinh"], "cầu": ["cầu"]})
    >>> found.summary["name"].tolist()
    ['trường học', 'cầu', 'unassigned']
    """
    counts, articles, terms = shared_counts(words, min_count)
    rarity = rarity_of(counts)
    weighted = weigh(counts, rarity)
    strength = weighted @ _chosen(seeds, terms)
    profiles = (weighted.T @ strength / strength.sum(axis=0)).T
    everything = np.asarray(weighted.mean(axis=0))
    model = Mixture(np.vstack([profiles, everything]), rarity)
    numbers, names = [*range(1, len(seeds) + 1), UNASSIGNED], [*seeds, "unassigned"]
    summary = pd.DataFrame({"topic": numbers, "name": names, "recurrence": np.nan})
    return describe(summary, rank_words(profiles - everything, terms), model.shares(counts), articles, terms, model)


def _chosen(seeds, terms):
    """Terms × topics: 1 where a term is a seed of a topic."""
    if not seeds:
        raise ValueError('there are no seeds; give some words for each topic, such as {"sport": ["cầu thủ", "bóng đá"]}')
    place, chosen = {term: i for i, term in enumerate(terms)}, np.zeros((len(terms), len(seeds)))
    for topic, (name, own) in enumerate(seeds.items()):
        if isinstance(own, str):
            raise ValueError(f"the seeds of {name!r} must be a list of words, such as [{own!r}]")
        found = [place[word] for word in own if word in place]
        if not found:
            raise ValueError(f"no two articles share a seed of {name!r} ({', '.join(own)}); frequencies(words) shows what there is")
        chosen[found, topic] = 1
    return chosen
