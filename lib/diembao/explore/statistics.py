"""Statistics of words: how often, how evenly, how typically, and how varied.

Every function takes the table of `segment_words`. Rates are of all its words, stop words too, so that leaving words
out of a table of results changes no number in it.
"""

import numpy as np
import pandas as pd
from scipy.special import rel_entr
from scipy.stats import hypergeom

from diembao.explore.words import demand_words, is_counted, ranked

KEYNESS_COLUMNS = [
    "word", "count_target", "count_reference", "per_million_target", "per_million_reference", "g2", "log_ratio",
    "low", "high",
]  # fmt: skip
Z95 = 1.959964  # of the normal distribution, two-sided
MTLD_FACTOR = 0.72  # McCarthy & Jarvis (2010)
HDD_SAMPLE = 42  # McCarthy & Jarvis (2007)


def frequencies(words, stop=True):
    """Count the words.

    Parameters
    ----------
    words : DataFrame
        As `segment_words` gives it.
    stop : bool or collection of str
        Which words to leave out: True for those of `stop_words`, False for none, or words of one's own.

    Returns
    -------
    DataFrame
        One row a word, the most frequent first, then in the order of the alphabet: word, count, articles (in how many
        it occurs) and per_million (of all words).

    Examples
    --------
    >>> from diembao.explore.words import segment_words
    >>> frequencies(segment_words("Cầu mới, đường mới.", by="syllable"), stop=False)
        word  count  articles  per_million
    0    mới      2         1     500000.0
    1    cầu      1         1     250000.0
    2  đường      1         1     250000.0
    """
    kept = words[is_counted(words, stop)]
    table = kept.groupby("word", sort=False)["article"].agg(count="size", articles="nunique").reset_index()
    table["per_million"] = table["count"] * 1e6 / max(1, len(words))
    return ranked(table, "count")


def keyness(words, target, min_count=3, stop=True):
    """Find the words that are typical of some articles against the others.

    G2 says how sure it is that a word is not used alike on both sides; the log ratio says how unlike. G2 grows with
    the size of the corpus, so look at both. The interval takes words for independent of each other; as a word that
    was used once in an article is likely to be used again there, the true uncertainty is larger (see `dispersion`).

    Parameters
    ----------
    words : DataFrame
        As `segment_words` gives it.
    target : Series of bool
        Which rows of `words` are the target; the others are the reference. `words["article"].isin([...])` makes one.
    min_count : int
        Words that occur less often on both sides together are left out.
    stop : bool or collection of str
        Which words to leave out, as for `frequencies`.

    Returns
    -------
    DataFrame
        One row a word, the highest G2 first: word, count_target, count_reference, per_million_target,
        per_million_reference, g2 (the log-likelihood ratio, without sign; from 3.84 on, p < 0.05 for a word chosen
        beforehand), log_ratio (binary logarithm of the ratio of the rates: 1 is twice as often in the target, -1 half
        as often; a count of 0 is taken for 0.5), low and high (its 95% interval).

    Raises
    ------
    ValueError
        If `target` is not a truth value for each row of `words`, or one side is empty.

    References
    ----------
    G2: Dunning (1993), Computational Linguistics 19(1), with all four cells of the table; for comparing corpora
    Rayson & Garside (2000), whose formula leaves out the two cells of the other words. Log ratio: Hardie (2014).
    Interval: Katz et al. (1978), Biometrics 34(3).

    Examples
    --------
    >>> from diembao.explore.words import segment_words
    >>> words = segment_words("Cầu, cầu, cầu, đường. Đường, đường, đường, nhà.", by="syllable")
    >>> table = keyness(words, words["sentence"] == 0, min_count=2)
    >>> table[["word", "count_target", "count_reference", "g2", "log_ratio"]].round(2).values.tolist()
    [['cầu', 3, 0, 6.09, 2.58], ['đường', 1, 3, 2.09, -1.58]]
    """
    counted, target = is_counted(words, stop), _checked_target(words, target)
    of_target, of_reference = int(target.sum()), int((~target).sum())
    counts = pd.crosstab(words["word"][counted], target[counted]).reindex(columns=[True, False], fill_value=0)
    counts = counts[counts.sum(axis=1) >= min_count]
    a, b = counts[True].to_numpy(), counts[False].to_numpy()
    ratio, error = _log_ratio(a, b, of_target, of_reference)
    columns = [
        counts.index, a, b, a * 1e6 / of_target, b * 1e6 / of_reference,
        _g2(a, b, of_target, of_reference), ratio, ratio - Z95 * error, ratio + Z95 * error,
    ]  # fmt: skip
    return ranked(pd.DataFrame(dict(zip(KEYNESS_COLUMNS, columns, strict=True))), "g2")


def _checked_target(words, target):
    target = pd.Series(target, index=words.index) if isinstance(target, np.ndarray | list) else target
    truth = isinstance(target, pd.Series) and pd.api.types.is_bool_dtype(target) and not target.hasnans
    if not truth or not target.index.equals(words.index):
        raise ValueError('target must hold True or False for each row of words, such as words["article"] == "..."')
    if target.all() or not target.any():
        side = "reference" if target.all() else "target"
        raise ValueError(f"the {side} has no words; keyness compares some rows of words with the others")
    return target.astype(bool)


def _g2(a, b, of_target, of_reference):
    """Twice the log-likelihood ratio of the 2 × 2 table: this word and the others, in target and reference."""
    share = (a + b) / (of_target + of_reference)
    observed = np.stack([a, b, of_target - a, of_reference - b])
    others = 1 - share
    expected = np.stack([of_target * share, of_reference * share, of_target * others, of_reference * others])
    return np.maximum(0, 2 * rel_entr(observed, expected).sum(axis=0))


def _log_ratio(a, b, of_target, of_reference):
    """The binary logarithm of the ratio of two rates, and its standard error by the delta method."""
    a, b = np.where(a == 0, 0.5, a), np.where(b == 0, 0.5, b)
    error = np.sqrt(np.maximum(0, 1 / a - 1 / of_target + 1 / b - 1 / of_reference)) / np.log(2)
    return np.log2(a / of_target) - np.log2(b / of_reference), error


def dispersion(words, stop=True):
    """Measure how evenly each word is spread over the articles.

    Parameters
    ----------
    words : DataFrame
        As `segment_words` gives it.
    stop : bool or collection of str
        Which words to leave out, as for `frequencies`.

    Returns
    -------
    DataFrame
        One row a word, the most frequent first: word, count, dp (0 where each article has its share of the word,
        towards 1 where one small article has all) and juilland_d (1 where the rate is the same in all articles, 0
        where one has all; missing where there is one article only).

    References
    ----------
    DP: Gries (2008), International Journal of Corpus Linguistics 13(4). D: Juilland & Chang-Rodriguez (1964), on
    rates within articles, because these differ in length.

    Examples
    --------
    >>> from diembao.explore.words import segment_words
    >>> words = segment_words("Cầu mới. Cầu cũ.", by="syllable").assign(article=["a", "a", "b", "b"])
    >>> dispersion(words, stop=False).round(3).values.tolist()
    [['cầu', 2, 0.0, 1.0], ['cũ', 1, 0.5, 0.0], ['mới', 1, 0.5, 0.0]]
    """
    counted = is_counted(words, stop)
    sized = words.assign(size=words.groupby("article")["word"].transform("size").astype(float))
    cells = sized[counted].groupby(["word", "article"])["size"].agg(count="size", size="first").reset_index()
    table = cells.groupby("word")[["count"]].sum()
    table = table.assign(dp=_dp(cells, len(words)), juilland_d=_juilland_d(cells, words["article"].nunique()))
    return ranked(table.reset_index(), "count")


# A cell is a word in an article that has it; what the others add to the sums is reckoned without their cells.


def _dp(cells, tokens):
    """Half the sum of the gaps between an article's share of the word and its share of all words."""
    share = cells["count"] / cells.groupby("word")["count"].transform("sum")
    size = cells["size"] / tokens
    gap = (share - size).abs() - size  # the sizes of all articles add up to 1
    return (1 + gap.groupby(cells["word"]).sum()).clip(lower=0) / 2


def _juilland_d(cells, articles):
    """One less the coefficient of variation of the rates, by the most that it can be."""
    if articles < 2:
        return np.nan
    rate, of_word = cells["count"] / cells["size"], cells["word"]
    mean = rate.groupby(of_word).sum() / articles
    squares = ((rate - of_word.map(mean)) ** 2).groupby(of_word).sum()
    absent = articles - rate.groupby(of_word).size()
    deviation = np.sqrt((squares + absent * mean**2) / articles)
    return 1 - deviation / mean / np.sqrt(articles - 1)


def lexical_diversity(words, window=50):
    """Measure how varied the words of each article are, in ways that do not fall with its length.

    Stop words count. Texts under about 50 words say little, by any of the measures.

    Parameters
    ----------
    words : DataFrame
        As `segment_words` gives it.
    window : int
        The length of the moving window of MATTR, in words.

    Returns
    -------
    DataFrame
        One row an article: article, tokens, types, mtld (mean number of words in a row that keep a type-token ratio
        of 0.72; missing where no word is repeated), hdd (type-token ratio that a random sample of 42 words can be
        expected to have; missing under 42 words) and mattr (mean type-token ratio of the windows; missing where none
        is full).

    References
    ----------
    MTLD and HD-D: McCarthy & Jarvis (2010), Behavior Research Methods 42(2). MATTR: Covington & McFall (2010),
    Journal of Quantitative Linguistics 17(2).

    Examples
    --------
    >>> from diembao.explore.words import segment_words
    >>> lexical_diversity(segment_words("Cầu mới và đường mới.", by="syllable"), window=4)
      article  tokens  types  mtld  hdd  mattr
    0    text       5      4   7.0  NaN  0.875
    """
    demand_words(words)
    if window < 1:
        raise ValueError(f"window={window}: a window holds at least one word")
    rows = []
    for article, said in words.groupby("article", sort=False)["word"]:
        codes = pd.factorize(said)[0]
        both = [_mtld(codes.tolist()), _mtld(codes[::-1].tolist())]
        rows.append((article, len(codes), codes.max() + 1, np.mean(both), _hdd(codes), _mattr(codes, window)))
    return pd.DataFrame(rows, columns=["article", "tokens", "types", "mtld", "hdd", "mattr"])


def _mtld(codes):
    """Words per factor in one direction; the rest after the last full factor counts by how far its ratio has come."""
    factors, seen, length = 0.0, set(), 0
    for code in codes:
        seen.add(code)
        length += 1
        if len(seen) / length < MTLD_FACTOR:
            factors, seen, length = factors + 1, set(), 0
    if length:
        factors += (1 - len(seen) / length) / (1 - MTLD_FACTOR)
    return len(codes) / factors if factors else np.nan


def _hdd(codes):
    """The sum over the types of the probability that a sample holds them, by the size of the sample."""
    if len(codes) < HDD_SAMPLE:
        return np.nan
    absent = hypergeom.pmf(0, len(codes), np.bincount(codes), HDD_SAMPLE)
    return (1 - absent).sum() / HDD_SAMPLE


def _mattr(codes, window):
    """Each word is a new type in the windows that hold it and start after the place where it stood before."""
    windows = len(codes) - window + 1
    if windows < 1:
        return np.nan
    place = pd.Series(range(len(codes)))
    before = place.groupby(codes).shift(fill_value=-1).to_numpy()
    place = place.to_numpy()
    first = np.maximum(before + 1, place - window + 1)
    last = np.minimum(place, windows - 1)
    return np.maximum(0, last - first + 1).sum() / (windows * window)
