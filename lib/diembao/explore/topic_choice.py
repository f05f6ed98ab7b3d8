"""How many topics: what speaks for each number, measured beside the others."""

import warnings

import numpy as np
import pandas as pd
from tqdm.auto import tqdm

from diembao.explore.topic_weights import counts_of_terms
from diembao.explore.topics import fit_topics, most_topics
from diembao.explore.words import document_term_matrix

TOP = 10
COLUMNS = ["topics", "coherence", "stability", "stability_low", "stability_high", "held_out", "seldom"]
HELD_OUT = 5  # a fifth of the articles in turn


def compare_topics(words, numbers=(5, 10, 15, 20), seed=0, resamples=5, progress=False):
    """Measure models of several numbers of topics, each by three things that a good number has.

    Parameters
    ----------
    words : pandas.DataFrame
        The table of `segment_words`.
    numbers : collection of int
        How many topics to try; those that the corpus does not carry are left out.
    seed : int
    resamples : int
        How many times each model is fitted again to four fifths of the articles: 2 to 5.
    progress : bool
        Whether to show how far it is; a fit to 1,500 articles takes some seconds.

    Returns
    -------
    pandas.DataFrame
        A row a number: topics, coherence (see `topic_coherence`), stability (see `topic_overlap`: the whole corpus against each
        resample, its mean; stability_low and stability_high are the least and the most of them), held_out (the part of the tf–idf
        weights, as squares, that topics of a resample explain in the articles left out of it; it grows with the number as long as
        new topics say something general), seldom (how many topics recur by half or less).

    Raises
    ------
    ValueError
        If the corpus carries none of the numbers, or `resamples` is out of its range.

    Examples
    --------
    >>> import warnings
    >>> from diembao import read_articles, segment_words
    >>> words = segment_words(read_articles("ha-noi"), by="syllable")
    >>> with warnings.catch_warnings(action="ignore"):
    ...     compare_topics(words, [2, 3], resamples=2).columns.tolist()
    ['topics', 'coherence', 'stability', 'stability_low', 'stability_high', 'held_out', 'seldom']
    """
    if not 2 <= resamples <= HELD_OUT:
        raise ValueError(f"resamples={resamples}: from 2 to {HELD_OUT}, each leaves out another fifth")
    parts = _parts(words, resamples, seed)
    smallest = min(kept["article"].nunique() for kept, _ in parts)
    carried = sorted(number for number in set(numbers) if 2 <= number <= most_topics(smallest))
    if not carried:
        raise ValueError(f"four fifths of the articles are {smallest} and carry from 2 to {most_topics(smallest)} topics")
    rows = []
    with tqdm(total=len(carried) * (1 + resamples), leave=False, disable=not progress) as bar:
        for number in carried:
            rows.append((number, *_measured(words, parts, number, seed, bar)))
    return pd.DataFrame(rows, columns=COLUMNS)


def _parts(words, resamples, seed):
    """The words of four fifths of the articles and those of the fifth left out, several times."""
    articles = words["article"].unique()
    fold = dict(zip(articles, np.random.default_rng(seed).permutation(len(articles)) % HELD_OUT, strict=True))
    folds = words["article"].map(fold)
    return [(words[folds != i], words[folds == i]) for i in range(resamples)]


def _measured(words, parts, number, seed, bar):
    with warnings.catch_warnings(
        action="ignore", category=UserWarning
    ):  # that articles are few: said once, by the caller's own fit
        whole = fit_topics(words, number, seed)
        bar.update()
        overlaps, explained = [], []
        for kept, left in parts:
            found = fit_topics(kept, number, seed)
            overlaps.append(topic_overlap(whole.words, found.words))
            explained.append(found.model.explained(counts_of_terms(left, "article", found.terms)[0]))
            bar.update()
    coherence = topic_coherence(whole.words, words)["npmi"].mean()
    seldom = int((~whole.summary["recurs"]).sum())
    return coherence, np.mean(overlaps), min(overlaps), max(overlaps), np.mean(explained), seldom


def as_good(table):
    """Which numbers of topics the data do not tell from the most stable one.

    Parameters
    ----------
    table : pandas.DataFrame
        As `compare_topics` gives it.

    Returns
    -------
    list of int
        The number of the highest stability and those whose best resample reaches the worst of that one. Where it is one alone, the
        choice is easy.

    Examples
    --------
    >>> as_good(pd.DataFrame({
    ...     "topics": [3, 5, 8], "stability": [0.9, 0.6, 0.8], "stability_low": [0.8, 0.5, 0.7], "stability_high": [1, 0.7, 0.9],
    ... }))
    [3, 8]
    """
    best = table.loc[table["stability"].idxmax()]
    return table.loc[table["stability_high"] >= best["stability_low"], "topics"].tolist()


def topic_overlap(one, other, top=TOP):
    """How alike the words of two models are: each topic's Jaccard overlap with the one of the other model that is most like it.

    Parameters
    ----------
    one, other : pandas.DataFrame
        `Topics.words`.
    top : int
        How many leading words of a topic to compare.

    Returns
    -------
    float
        The mean over the topics of `one`: 1 where each has its double.

    Examples
    --------
    >>> one = pd.DataFrame({"topic": [1, 1, 2, 2], "rank": [1, 2, 1, 2], "word": ["a", "b", "c", "d"]})
    >>> round(topic_overlap(one, one.assign(word=["d", "c", "a", "e"])), 2)
    0.67
    """
    one, other = ([set(words) for words in leading_words(table, top)] for table in (one, other))
    return float(np.mean([max(len(a & b) / len(a | b) for b in other) for a in one]))


def leading_words(words, top=TOP):
    """The leading words of each topic: a series of lists, by topic."""
    return words[words["rank"] <= top].sort_values(["topic", "rank"]).groupby("topic")["word"].agg(list)


def topic_coherence(topic_words, words, top=TOP):
    """How much the leading words of a topic stand in the same articles.

    Parameters
    ----------
    topic_words : pandas.DataFrame
        `Topics.words`.
    words : pandas.DataFrame
        The table of `segment_words`.
    top : int
        How many leading words of a topic to look at.

    Returns
    -------
    pandas.DataFrame
        A row a topic: topic and npmi (mean of its pairs of words: 1 where two are always together, 0 where they are
        independent, -1 where never together; missing for a topic of one word).

    References
    ----------
    c_npmi over whole documents: Bouma (2009), GSCL; Lau, Newman & Baldwin (2014), EACL.

    Examples
    --------
    >>> from diembao import segment_words
    >>> words = segment_words("Cầu đường. Cầu đường. Nhà. Nhà.", by="syllable")
    >>> table = pd.DataFrame({"topic": 1, "rank": [1, 2], "word": ["cầu", "đường"]})
    >>> topic_coherence(table, words.assign(article=words["sentence"].astype(str)))["npmi"].tolist()
    [1.0]
    """
    counts, _, terms = document_term_matrix(words, min_count=1, stop=False)
    place, present = {term: i for i, term in enumerate(terms)}, (counts > 0).tocsc()
    leading = leading_words(topic_words, top)
    values = [_npmi(present[:, [place[word] for word in found]].toarray().astype(float)) for found in leading]
    return pd.DataFrame({"topic": leading.index, "npmi": values})


def _npmi(present):
    """Mean normalised pointwise mutual information of pairs of columns (articles × words, 0 or 1)."""
    together = present.T @ present / len(present)
    alone = np.diag(together)
    a, b = np.triu_indices(len(alone), 1)
    if not len(a):
        return np.nan
    joint, expected = together[a, b], alone[a] * alone[b]
    values = np.full(len(a), -1.0)
    values[joint == 1] = 1
    some = (joint > 0) & (joint < 1)
    values[some] = np.log(joint[some] / expected[some]) / -np.log(joint[some])
    return values.mean()
