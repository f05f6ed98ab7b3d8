"""Phrases: words that stand side by side more often than chance would put them there."""

import numpy as np
import pandas as pd

from diembao.explore.words import is_counted, ranked

PHRASE_COLUMNS = ["phrase", "length", "count", "articles", "npmi", "article", "start", "end"]


def phrases(words, longest=3, min_count=3, stop=True):
    """Find the word sequences that come back.

    A sequence stays within a run of words with nothing but a blank between them, so that none crosses a comma, a number or the
    end of a sentence. It neither begins nor ends with a stop word. A sequence that never stands outside of a longer one that is
    found is left out: the longer one says it.

    Parameters
    ----------
    words : pandas.DataFrame
        The table of `segment_words`, complete.
    longest : int
        The most words of a phrase, at least 2.
    min_count : int
        Phrases that occur less often are left out.
    stop : bool or collection of str
        Words that no phrase begins or ends with, as for `frequencies`.

    Returns
    -------
    pandas.DataFrame
        One row a phrase, the most frequent first: phrase, length (in words), count, articles (in how many it occurs), npmi (how
        strongly its parts hold together where they hold least, over all places to cut it: 1 where neither part goes without the
        other, 0 where they meet by chance), and article, start, end of its first occurrence (offsets into the raw text).

    Raises
    ------
    ValueError
        If `longest` is less than 2.

    References
    ----------
    NPMI: Bouma (2009), GSCL. The weakest cut: the criterion of Silva & Lopes (1999), MOL, with the minimum instead of the mean.

    Examples
    --------
    >>> from diembao.explore.words import segment_words
    >>> table = phrases(segment_words("Cầu Đông hẹp. Cầu Đông cũ, cầu Tây mới.", by="syllable"), min_count=2)
    >>> table[["phrase", "count", "npmi", "start", "end"]].round(2).values.tolist()
    [['cầu đông', 2, 0.73, 0, 8]]
    """
    if longest < 2:
        raise ValueError(f"longest={longest}: a phrase has at least two words")
    free, runs = is_counted(words, stop).to_numpy(), _runs(words, longest)
    counts = pd.concat([run["phrase"] for run in runs]).value_counts().to_dict()
    found = []
    for length, run in enumerate(runs[1:], 2):
        kept = run[free[run["first"]] & free[run["first"] + length - 1]]
        often = np.array([counts[phrase] >= min_count for phrase in kept["phrase"]], bool)
        found.append(_described(kept[often], words, length, counts))
    table = pd.concat(found, ignore_index=True)
    return ranked(table[~_within_longer(table)], "count", "phrase")[PHRASE_COLUMNS]


def _runs(words, longest):
    """The sequences of 1, 2 … words: phrase and first (the place in `words` at which it begins)."""
    follows, word = _follows(words), words["word"].to_numpy(object)
    runs = [pd.DataFrame({"phrase": word, "first": np.arange(len(words))})]
    for length in range(2, longest + 1):
        before = runs[-1]
        last = before["first"].to_numpy() + length - 1
        goes_on = last < len(words)
        goes_on[goes_on] = follows[last[goes_on]]
        longer = before[goes_on]
        runs.append(longer.assign(phrase=longer["phrase"] + " " + word[last[goes_on]]))
    return runs


def _follows(words):
    """Whether a word stands in the sentence of the one before it, with one character between them, which is the blank."""
    before = words.shift()
    same = words["article"].eq(before["article"]) & words["sentence"].eq(before["sentence"])
    return (same & (words["start"] - before["end"] == 1)).to_numpy()


def _described(found, words, length, counts):
    """The phrases of one length with how often, where and how firmly."""
    article = words["article"].to_numpy()[found["first"]]
    table = found.assign(article=article).groupby("phrase", sort=False)
    table = table.agg(
        count=("first", "size"), articles=("article", "nunique"), article=("article", "first"), first=("first", "first")
    )
    table = table.reset_index()
    word, first = words["word"].to_numpy(object), table["first"].to_numpy()
    said = [word[place : place + length] for place in first]
    table["npmi"] = [_weakest(parts, counts, len(words)) for parts in said] if len(table) else np.zeros(0)
    return table.assign(length=length, start=words["start"].to_numpy()[first], end=words["end"].to_numpy()[first + length - 1])


def _weakest(parts, counts, total):
    """The least normalised pointwise mutual information of the two sides of a cut, over all cuts."""
    together = counts[" ".join(parts)] / total
    sides = ((" ".join(parts[:cut]), " ".join(parts[cut:])) for cut in range(1, len(parts)))
    expected = max(counts[left] * counts[right] for left, right in sides) / total**2
    return np.log(together / expected) / -np.log(together) if together < 1 else 1.0


def _within_longer(table):
    """Whether each phrase is as frequent as a longer one that it is a part of."""
    best = {}
    for phrase, length, count in zip(table["phrase"], table["length"], table["count"], strict=True):
        syllables = phrase.split(" ")
        for first in range(len(syllables)):
            for last in range(first + 1, len(syllables) + 1):
                part = " ".join(syllables[first:last])
                if part != phrase and length > 2:
                    best[part] = max(count, best.get(part, 0))
    return table["count"] <= np.array([best.get(phrase, 0) for phrase in table["phrase"]], int)
