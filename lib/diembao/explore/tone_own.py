"""The user's own labels: which sentences to code next, a file that keeps every click, and the model fitted on to them."""

import csv
import os
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.optimize import minimize

from diembao.explore.sentiment import read_sentences, score_sentiment
from diembao.explore.tone_model import NEUTRAL_ZONE, ToneModel, shipped_model
from diembao.explore.validation import label_quality

LABELS = ("positive", "neutral", "negative", "mixed")
COLUMNS = ["article", "start", "end", "coder", "label", "drawn"]
SPAN = ["article", "start", "end"]
DRAWN = ("uncertain", "random")
SHARES = {"positive": (1, 0, 0), "negative": (0, 1, 0), "neutral": (0, 0, 1), "mixed": (0.5, 0.5, 0)}
HOLD = 30.0  # how firmly the shipped weights are held: the inverse variance of what labels may add to one
FOLDS, FEWEST = 5, 20


def draw_sentences(scores, labels=None, how="uncertain", coder="", zone=NEUTRAL_ZONE, seed=0):
    """The sentences that a coder has not coded yet, in the order in which to code them.

    Parameters
    ----------
    scores : pandas.DataFrame
        As `score_sentiment` gives it.
    labels : pandas.DataFrame, optional
        As `read_labels` gives it.
    how : str
        uncertain: those first whose score lies nearest to a border of the neutral zone, where one label teaches most;
        random: by chance, the only draw from which one may say how good the scores are.
    coder : str
    zone : pair of float
    seed : int
        Of the random draw; the same for every coder, so that two of them code the same sentences.

    Returns
    -------
    pandas.DataFrame
        Rows of `scores`.

    Raises
    ------
    ValueError
        If `how` is another word.

    Examples
    --------
    >>> scores = score_sentiment("Họp ngày 5-3. Dự án chậm trễ, dân rất khổ. Đường mới thuận lợi.")
    >>> len(draw_sentences(scores, how="random"))
    3
    """
    if how not in DRAWN:
        raise ValueError(f"how={how!r}: sentences are drawn {' or '.join(DRAWN)}")
    if how == "random":
        order = np.random.default_rng(seed).permutation(len(scores))
    else:
        near = np.minimum(abs(scores["score"] - zone[0]), abs(scores["score"] - zone[1]))
        order = np.argsort(near.to_numpy(), kind="stable")
    drawn = scores.iloc[order]
    if labels is None or labels.empty:
        return drawn
    done = pd.MultiIndex.from_frame(labels.loc[labels["coder"] == coder, SPAN])
    return drawn[~pd.MultiIndex.from_frame(drawn[SPAN]).isin(done)]


def read_labels(path):
    """Read a file of own labels.

    Parameters
    ----------
    path : str or Path
        A CSV file as `keep_label` writes it; one that is not there yet has no labels.

    Returns
    -------
    pandas.DataFrame
        article, start, end, coder, label, drawn. Of several labels of one coder for one sentence the last one counts.

    Raises
    ------
    ValueError
        If a column is missing or a row is faulty; the message names the line.
    """
    path = Path(path)
    if not path.exists():
        return pd.DataFrame(columns=COLUMNS)
    rows = []
    with path.open(encoding="utf-8-sig", newline="") as lines:
        table = csv.DictReader(lines)
        if missing := [name for name in COLUMNS if name not in (table.fieldnames or ())]:
            raise ValueError(f"{path.name}, line 1: no column {', '.join(missing)}; the first line must name {', '.join(COLUMNS)}")
        for row in table:
            where = f"{path.name}, line {table.line_num}"
            if row["label"] not in LABELS:
                raise ValueError(f"{where}: label {row['label']!r} is not known; allowed are {', '.join(LABELS)}")
            if not (str(row["start"]).isdigit() and str(row["end"]).isdigit()):
                raise ValueError(f"{where}: start and end must be whole numbers, and are {row['start']!r} and {row['end']!r}")
            rows.append([row["article"], int(row["start"]), int(row["end"]), row["coder"], row["label"], row["drawn"]])
    found = pd.DataFrame(rows, columns=COLUMNS)
    return found.drop_duplicates([*SPAN, "coder"], keep="last").reset_index(drop=True)


def keep_label(path, row, coder, label, drawn):
    """Write one label to the end of the file, at once and to the disk, so that nothing is lost.

    Parameters
    ----------
    path : str or Path
    row : object
        Has article, start, end: the sentence.
    coder, label, drawn : str
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    new = not path.exists() or not path.stat().st_size
    with path.open("a", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, lineterminator="\n")
        if new:
            table.writerow(COLUMNS)
        table.writerow([row.article, row.start, row.end, coder, label, drawn])
        lines.flush()
        os.fsync(lines.fileno())


def refit(sentences, labels, hold=HOLD):
    """The shipped model fitted on to own labels.

    The coded press sentences behind the shipped weights are not at hand, but the weights say what was learned from them. They
    are taken as the expectation of a normal prior, and the labels move them as far as they have reason to (a logistic regression
    with a ridge around the shipped weights instead of around 0). The resampled weights are moved in the same way, each by the
    labels of articles drawn with replacement.

    Parameters
    ----------
    sentences : pandas.DataFrame
        The sentences that were coded, among others; with `before` and `after` where the model is to be used with them.
    labels : pandas.DataFrame
        As `read_labels` gives it; several coders of a sentence share it.
    hold : float
        The greater, the less a label moves.

    Returns
    -------
    ToneModel
        For `score_sentiment(…, model=…)`.

    Raises
    ------
    ValueError
        If no label belongs to a sentence.
    """
    coded, shares = _coded(sentences, labels)
    if coded.empty:
        raise ValueError("no label belongs to one of these sentences; code some first, or read the corpus that was coded")
    return _fitted_on(coded, shares, hold, len(shipped_model().weights))


def _fitted_on(coded, shares, hold, fits=1):
    """A model with the first `fits` sets of the shipped weights moved."""
    shipped = shipped_model()
    features = shipped.features(read_sentences(coded, model=shipped))
    used = np.unique(features.indices)
    rows, weights = features.tocsc()[:, used].toarray(), shipped.weights[:fits].copy()
    rng, articles = np.random.default_rng(0), coded["article"].to_numpy()
    names = np.unique(articles.astype(str))
    for number in range(len(weights)):
        drawn = names if number == 0 else rng.choice(names, len(names))
        times = np.array([(drawn == name).sum() for name in articles], dtype=float)
        weights[number, used] = _moved(weights[number, used], rows, shares * times[:, None], hold)
    return ToneModel(shipped.names, weights, shipped.zone)


def _moved(prior, rows, shares, hold):
    """Weights (features × 2) of the highest posterior under a normal prior around the given ones."""

    def loss(flat):
        moved = flat.reshape(prior.shape)
        log_odds = np.column_stack([rows @ moved, np.zeros(len(rows))])
        top = log_odds.max(axis=1, keepdims=True)
        p = np.exp(log_odds - top)
        total = p.sum(axis=1, keepdims=True)
        away = moved - prior
        value = -(shares * (log_odds - top - np.log(total))).sum() + hold * (away**2).sum() / 2
        slope = rows.T @ (shares.sum(axis=1, keepdims=True) * p / total - shares)[:, :2] + hold * away
        return value, slope.ravel()

    return minimize(loss, prior.ravel(), jac=True, method="L-BFGS-B").x.reshape(prior.shape)


def before_and_after(sentences, labels, hold=HOLD):
    """How well the scores meet the own labels, before and after the model was fitted on to them.

    After: each sentence is scored by a model that was fitted without its article (five folds of articles), so that it is judged
    on what it had not seen.

    Parameters
    ----------
    sentences, labels, hold
        As for `refit`.

    Returns
    -------
    pandas.DataFrame
        model (before, after), measure (macro-F1, coverage, polarity), value, low, high (95% interval by bootstrap over
        articles) and n, the sentences on whose label all their coders agree. Empty with fewer than 20 labels or 2 articles.
    """
    coded, shares = _coded(sentences, labels)
    sure = shares.max(axis=1) == 1 if len(coded) else []
    columns = ["model", "measure", "value", "low", "high", "n"]
    if sum(sure) < FEWEST or coded["article"].nunique() < 2:
        return pd.DataFrame(columns=columns)
    names = np.random.default_rng(0).permutation(np.unique(coded["article"].astype(str)))
    fold = coded["article"].map(dict(zip(names, np.arange(len(names)) % FOLDS, strict=True))).to_numpy()
    after = pd.Series("", index=coded.index)
    for part in np.unique(fold):
        model = _fitted_on(coded[fold != part], shares[fold != part], hold)
        after[fold == part] = score_sentiment(coded[fold == part], model=model)["label"]
    gold = np.array(["positive", "negative", "neutral"], dtype=object)[shares.argmax(axis=1)]
    tables = [
        label_quality(gold[sure], said[sure], coded["article"][sure]).assign(model=name)
        for name, said in (("before", score_sentiment(coded)["label"]), ("after", after))
    ]
    return pd.concat(tables, ignore_index=True)[columns]


def _coded(sentences, labels):
    """The sentences that have labels, and the shares that their coders give to positive, negative and neutral."""
    given = labels.assign(**dict(zip("pnu", np.array([SHARES[name] for name in labels["label"]]).reshape(-1, 3).T, strict=True)))
    means = given.groupby(SPAN)[["p", "n", "u"]].mean()
    coded = sentences[pd.MultiIndex.from_frame(sentences[SPAN]).isin(means.index)]
    return coded, means.reindex(pd.MultiIndex.from_frame(coded[SPAN])).to_numpy()
