"""Fits the weights of the learned choice of what a figure is told of, and writes `lib/diembao/lexicons/told_of.csv`.

    python benchmarks/train_told.py articles.jsonl               fit to every passage of the part `tuned`
    python benchmarks/train_told.py articles.jsonl --held-out    fit without the last readers' passages, and measure on these

The articles are the press articles that `data/coded/press-passages.csv` cites by id and offsets (a row each with `id` and `text`).
The passages of the part `unseen` are never looked at here. `--held-out` leaves out the passages that were coded after the last rule
had been written, one batch after the other, so that neither the rules nor the weights saw what is measured.
"""

import argparse
import csv
import json
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import numpy as np
from quality import answers, gold_of, name_phrases, words_in_common
from scipy.optimize import minimize
from scipy.sparse import csr_array

from diembao.extract import told
from diembao.extract.choices import choices
from diembao.extract.counted import by_rules
from diembao.extract.endings import ends
from diembao.extract.scanner import scan_passage
from diembao.extract.tokens import Tokens
from diembao.read.passages import as_passages

OUT = Path(told.__file__).parents[1] / "lexicons" / "told_of.csv"
KINDS = ("count", "measure", "money", "share")
PENALTY, LEAST, SMALLEST = 3.0, 3, 0.05
# Readers whose passages were coded after the last rule was written.
BATCHES = ({"r", "s", "t", "u"}, {"v", "w", "x", "y"})


def read_items(articles, part="tuned"):
    """Every coded figure that is a count, a measure, a sum or a share, as the package finds it, with what the readers wrote."""
    records = map(json.loads, Path(articles).read_text(encoding="utf-8").splitlines())
    texts = {record["id"]: record["text"] for record in records}
    passages, gold = gold_of(part)
    for p in passages.itertuples():
        text = texts[p.article][p.start : p.end]
        readings = gold.get(p.passage, [])
        for row in (row for reading in readings for row in reading):
            name_phrases(row, text)
        rows = [row for block in as_passages(text).itertuples() if block.text == block.clean for row in _figures(block)]
        for reading, row in answers({p.passage: readings}, {p.passage: rows}):
            if row["item"] is not None:
                said = [r["counted"] or None for r in reading]
                behind = any(r["counted"] and int(r["counted_start"]) == r["end"] + 1 for r in reading)
                yield SimpleNamespace(**row["item"], said=said, behind=behind, readers={r["reader"] for r in reading})


def _figures(block):
    """The figures of a block as rows with their place; `item` is what the choice is asked for, None where it is not asked."""
    t = Tokens(block.clean)
    for m, previous, quantity, proposed, ending in by_rules(t, scan_passage(block.clean, t)):
        asked = m.kind in KINDS[1:] or ending
        item = {"t": t, "m": m, "previous": previous, "quantity": quantity, "proposed": proposed} if asked else None
        yield {"start": block.start + m.start, "end": block.start + m.end, "kind": m.kind, "item": item}


class Seen(Counter):
    """Features, each with how often it counts; adding and taking away keep what is below nothing."""

    def __add__(self, other):
        return self._with(other, 1)

    def __sub__(self, other):
        return self._with(other, -1)

    def _with(self, other, sign):
        both = Seen(self)
        for feature, times in other.items():
            both[feature] += sign * times
        return both


class Recorder:
    """Sees a feature as itself, so that adding up what is seen of a phrase counts its features."""

    none = Seen()

    def __getattr__(self, name):
        return lambda value, none: Seen({(name.replace("_", " "), " ".join(value) if isinstance(value, tuple) else value): 1})


def options(item):
    """The phrases of an item as texts, each with its features; each kind has weights of its own beside the common ones."""
    count, see = item.m.kind == "count", Recorder()
    found = ends(item.t, item.m, see) if count else choices(item.t, item.m, item.previous, item.quantity, see)
    for phrase, features in found:
        own = Seen() if count else Seen({(item.m.kind, *feature): times for feature, times in features.items()})
        yield item.t.between(*phrase) if isinstance(phrase, tuple) else phrase, features + own


def agreement(said, text):
    """The best word F1 of a text and what a reader wrote; of nothing and nothing it is 1."""
    return max(float(text is reading) if not (text and reading) else words_in_common(text, reading) for reading in said)


def training_set(items):
    """Features of the phrases of each item, and which phrases are right; items of which none is right are left out."""
    for item in items:
        rows = list(options(item))
        fits = np.array([agreement(item.said, text) for text, _ in rows])
        if len(rows) and fits.max() >= 0.5:
            right = fits >= fits.max() - 1e-9
            yield [features for _, features in rows], right / right.sum()


def fit(sets):
    """Weights of a log-linear model: feature -> weight."""
    sets = list(sets)
    seen = Counter(feature for phrases, _ in sets for features in phrases for feature in features)
    column = {feature: i for i, feature in enumerate(sorted(f for f, n in seen.items() if n >= LEAST))}
    rows = [[(column[f], n) for f, n in features.items() if f in column and n] for phrases, _ in sets for features in phrases]
    ends_of_rows = np.cumsum([0, *map(len, rows)])
    columns, times = np.array([pair for row in rows for pair in row]).T
    matrix = csr_array((times.astype(float), columns, ends_of_rows), shape=(len(rows), len(column)))
    right = np.concatenate([shares for _, shares in sets])
    sizes = [len(shares) for _, shares in sets]
    first, group = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(sizes)), sizes)

    def loss(weights):
        scores = matrix @ weights
        scores -= np.maximum.reduceat(scores, first)[group]
        logs = scores - np.log(np.add.reduceat(np.exp(scores), first))[group]
        gradient = matrix.T @ (np.exp(logs) - right) + PENALTY * weights
        return -(right @ logs) + PENALTY / 2 * weights @ weights, gradient

    weights = minimize(loss, np.zeros(len(column)), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    return dict(zip(column, weights, strict=True))


def tables(items):
    """Kind -> feature -> weight, of counts and of all others, the common and the own weights added up."""
    items = list(items)
    of_counts = fit(training_set(item for item in items if item.m.kind == "count" and item.behind))
    others = fit(training_set(item for item in items if item.m.kind != "count"))
    found = {"count": of_counts}
    for kind in KINDS[1:]:
        own = {feature[1:]: weight for feature, weight in others.items() if feature[0] == kind and len(feature) == 3}
        common = {feature: weight for feature, weight in others.items() if len(feature) == 2}
        found[kind] = {feature: common.get(feature, 0.0) + own.get(feature, 0.0) for feature in common.keys() | own.keys()}
    return {kind: {f: w for f, w in weights.items() if abs(w) >= SMALLEST} for kind, weights in found.items()}


def write(weights):
    """One row a feature: what is looked at, what stands there, and its weight for each kind of figure."""
    with OUT.open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, lineterminator="\n")
        table.writerow(["feature", "value", *KINDS])
        for feature in sorted(set().union(*weights.values())):
            table.writerow([*feature, *(f"{weights[kind][feature]:.2f}" if feature in weights[kind] else "" for kind in KINDS)])


def measure(weights, items):
    """Print how often rules and choice have half of the words right where a reader wrote some, and nothing where none did."""
    if weights:
        told.weights_of = {kind: told.Weights(table) for kind, table in weights.items()}.get
    for kind in (*KINDS, "all"):
        said, silent = [], []
        for item in items:
            if kind in (item.m.kind, "all"):
                if item.m.kind == "count":
                    chosen = told.choose_end(item.t, item.m, item.proposed)
                else:
                    chosen = told.choose(item.t, item.m, item.previous, item.quantity, item.proposed)
                both = [(agreement(item.said, text), text in item.said) for text in (item.proposed, chosen)]
                (said if any(item.said) else silent).append(both)
        for name, rows in (("said", said), ("none", silent)):
            if rows:
                f1, exact = np.array(rows)[:, :, 0], np.array(rows)[:, :, 1]
                half = (f1 >= 0.5).mean(axis=0)
                numbers = (*half, *f1.mean(axis=0), *exact.mean(axis=0))
                print(
                    f"{kind:8}{name} {len(rows):5}  half {{:.3f}} {{:.3f}}  F1 {{:.3f}} {{:.3f}}  exact {{:.3f}} {{:.3f}}".format(
                        *numbers
                    )
                )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", help="a .jsonl file of press articles with id and text")
    parser.add_argument("--held-out", action="store_true", help="measure on passages that were left out")
    parser.add_argument("--unseen", action="store_true", help="measure the weights as written on the part unseen")
    chosen = parser.parse_args()
    if chosen.unseen:
        measure(None, list(read_items(chosen.articles, "unseen")))
        return
    items = list(read_items(chosen.articles))
    if not chosen.held_out:
        write(tables(items))
        return
    for batch in BATCHES:
        print("left out:", *sorted(batch), "(rules, then choice)")
        measure(tables(item for item in items if not item.readers & batch), [item for item in items if item.readers & batch])


if __name__ == "__main__":
    main()
