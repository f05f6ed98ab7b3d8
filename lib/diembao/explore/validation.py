"""How far coders agree with one another, and a program with them; every figure with its interval by article."""

from collections import Counter

import numpy as np
import pandas as pd

CLASSES = ("positive", "neutral", "negative")
DRAWS = 1000
INTERVAL = (2.5, 97.5)


def coder_agreement(codes):
    """Krippendorff's alpha of two or more coders who gave names (not amounts) to the same units.

    Alpha is 1 minus the disagreement observed over that expected by chance; 1 is perfect, 0 is chance. Units that only one coder
    saw do not count. After Krippendorff, Content Analysis (4th ed. 2019), chapter 12; nominal data, any number of coders,
    missing codes allowed.

    Parameters
    ----------
    codes : pandas.DataFrame
        article, start, end (the unit), coder, label: one row a unit and coder.

    Returns
    -------
    pandas.DataFrame
        One row: alpha, low, high (95% interval by bootstrap over articles), units, coders. Alpha is missing where no unit
        was coded twice, and 1 where all codes are one and the same.

    Raises
    ------
    ValueError
        If a column is missing, or a coder has two labels for one unit.

    Examples
    --------
    >>> labels = {"An": "xxyyzz", "Bình": "xxyyzx"}
    >>> codes = [("a", i, i + 1, coder, label) for coder, given in labels.items() for i, label in enumerate(given)]
    >>> round(coder_agreement(pd.DataFrame(codes, columns=["article", "start", "end", "coder", "label"]))["alpha"].item(), 3)
    0.766
    """
    units = _units(codes)
    counts, articles = [Counter(labels) for _, labels in units], np.array([article for article, _ in units], dtype=object)
    draws = [alpha([counts[i] for i in pick]) for pick in resampled(articles)] if units else []
    low, high = np.nanpercentile(draws, INTERVAL) if np.isfinite(draws).any() else (np.nan, np.nan)
    row = (alpha(counts), low, high, len(units), codes["coder"].nunique())
    return pd.DataFrame([row], columns=["alpha", "low", "high", "units", "coders"])


def _units(codes):
    """(article, labels) of every unit that two or more coders saw."""
    if missing := [name for name in ("article", "start", "end", "coder", "label") if name not in codes]:
        raise ValueError(f"the table of codes has no column {', '.join(missing)}; it needs article, start, end, coder, label")
    twice = codes.duplicated(["article", "start", "end", "coder"])
    if twice.any():
        row = codes[twice].iloc[0]
        where = f"{row['article']}, characters {row['start']} to {row['end']}"
        raise ValueError(f"{row['coder']} has two labels for {where}; keep one")
    groups = codes.groupby(["article", "start", "end"], sort=False)["label"]
    return [(article, labels.tolist()) for (article, _, _), labels in groups if len(labels) > 1]


def alpha(counts):
    """Krippendorff's alpha for nominal data, from how often each unit got each label.

    Parameters
    ----------
    counts : sequence of Counter

    Returns
    -------
    float
    """
    total, apart = Counter(), 0.0
    for unit in counts:
        n = unit.total()
        total.update(unit)
        apart += sum(k * (n - k) for k in unit.values()) / (n - 1)
    n = total.total()
    expected = sum(k * (n - k) for k in total.values()) / (n - 1) if n > 1 else 0.0
    if not n:
        return np.nan
    return 1 - apart / expected if expected else 1.0


def label_quality(gold, said, articles):
    """How well labels of tone meet those of readers.

    Parameters
    ----------
    gold, said : sequence of str
        positive, neutral or negative; rows with another gold label (mixed) are left out.
    articles : sequence of str
        The article of each row, for the intervals.

    Returns
    -------
    pandas.DataFrame
        Rows macro-F1 (mean over the three labels), coverage (of the sentences that readers call positive or negative, how many
        are called either) and polarity (of those, how many the right way), with value, low, high (95% interval by bootstrap
        over articles) and n, the sentences compared. What nothing was decided on is missing.

    Examples
    --------
    >>> quality = label_quality(["positive", "negative", "neutral"], ["positive", "neutral", "neutral"], ["a", "b", "c"])
    >>> quality[["measure", "value"]].round(2).values.tolist()
    [['macro-F1', 0.56], ['coverage', 0.5], ['polarity', 1.0]]
    """
    gold, said, articles = (np.asarray(values, dtype=object) for values in (gold, said, articles))
    kept = np.isin(gold, CLASSES)
    gold, said, articles = gold[kept], said[kept], articles[kept]
    draws = np.array([measures(gold[pick], said[pick]) for pick in resampled(articles)]) if len(gold) else np.full((1, 3), np.nan)
    rows = []
    for i, name in enumerate(("macro-F1", "coverage", "polarity")):
        some = draws[np.isfinite(draws[:, i]), i]
        low, high = np.percentile(some, INTERVAL) if len(some) else (np.nan, np.nan)
        rows.append((name, measures(gold, said)[i], low, high, len(gold)))
    return pd.DataFrame(rows, columns=["measure", "value", "low", "high", "n"])


def measures(gold, said):
    """Macro-F1, coverage and polarity of two arrays of labels."""
    hits, given = gold == said, {name: (gold == name) | (said == name) for name in CLASSES}
    f1 = [2 * (hits & (gold == c)).sum() / max(1, given[c].sum() + (hits & (gold == c)).sum()) for c in CLASSES]
    polar = gold != "neutral"
    decided = polar & (said != "neutral")
    return (
        float(np.mean(f1)),
        decided.sum() / polar.sum() if polar.any() else np.nan,
        (hits & decided).sum() / decided.sum() if decided.any() else np.nan,
    )


def resampled(articles, draws=DRAWS, seed=0):
    """Row numbers of articles drawn with replacement, once a draw.

    Parameters
    ----------
    articles : numpy.ndarray
        The article of each row.

    Yields
    ------
    numpy.ndarray
    """
    _, group = np.unique(articles.astype(str), return_inverse=True)
    order = np.argsort(group, kind="stable")
    rows = np.split(order, np.cumsum(np.bincount(group))[:-1])
    rng = np.random.default_rng(seed)
    for _ in range(draws):
        yield np.concatenate([rows[i] for i in rng.integers(len(rows), size=len(rows))])


def mean_by_article(values, articles):
    """The mean of a column, with its 95% interval by bootstrap over articles.

    Articles and not sentences are drawn, since those of one article resemble one another.

    Parameters
    ----------
    values, articles : sequence

    Returns
    -------
    tuple of float
        mean, low, high; the interval is missing with fewer than two articles.

    Examples
    --------
    >>> mean_by_article([1.0, 1.0, 0.0, 0.0], ["a", "a", "b", "b"])
    (0.5, 0.0, 1.0)
    """
    values = np.asarray(values, dtype=float)
    _, group = np.unique(np.asarray(articles, dtype=object).astype(str), return_inverse=True)
    sums, sizes = np.bincount(group, values), np.bincount(group)
    if len(sums) < 2:
        return float(values.mean()), np.nan, np.nan
    picks = np.random.default_rng(0).integers(len(sums), size=(DRAWS, len(sums)))
    low, high = np.percentile(sums[picks].sum(axis=1) / sizes[picks].sum(axis=1), INTERVAL)
    return float(values.mean()), float(low), float(high)
