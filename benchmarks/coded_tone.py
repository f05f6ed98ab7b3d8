"""The coded sentences on which the tone model is trained and measured, and the measures themselves."""

import csv
import hashlib
import json
from pathlib import Path

import numpy as np

from diembao import read_articles
from diembao.read.clean import clean
from diembao.read.passages import as_sentences

CODED = Path(__file__).parents[1] / "data" / "coded"
CLASSES = ("positive", "negative", "neutral")
MIXED = np.array([0.5, 0.5, 0.0])
READERS = ("coder_a", "coder_b")
# The teaching corpus ships: its texts are read from there, and none of its articles is locked.
TEACHING = "song-van"
# The coded files, with their readers' columns.
SOURCES = (
    ("press-tone.csv", READERS),
    ("tone.csv", ("label",)),
    ("tone-more.csv", ("label",)),
    ("tone-articles.csv", ("label",)),
    (f"{TEACHING}-tone.csv", ("label",)),
)


def is_locked(article):
    """Whether an article belongs to the locked third, by its id alone."""
    return "/" in article and int(hashlib.sha256(article.encode()).hexdigest(), 16) % 3 == 0


def is_tuned(name, row):
    """Whether a sentence is left out of choosing: the lexicon's writers saw its score, or it is no press."""
    return name.startswith(TEACHING) or row.get("part") == "tune" or (name == "press-tone.csv" and not is_locked(row["article"]))


def read_coded(articles, sources=SOURCES):
    """Every coded sentence with its text, its neighbours, its labels, and whether the lexicon was tuned on it."""
    with Path(articles).open(encoding="utf-8") as lines:
        texts = {row["id"]: row["text"] for row in map(json.loads, lines)}
    texts |= read_articles(TEACHING).set_index("article")["raw"].to_dict()
    split, rows = {}, []
    for name, coders in sources:
        with (CODED / name).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                article, start, end = row["article"], int(row["start"]), int(row["end"])
                if article not in split:
                    split[article] = as_sentences(texts[article])
                near = split[article]
                before, after = near.loc[near["end"] <= start, "clean"], near.loc[near["start"] >= end, "clean"]
                rows.append(
                    {
                        "article": article,
                        "clean": clean(texts[article][start:end]).text,
                        "before": before.iloc[-1] if len(before) else "",
                        "after": after.iloc[0] if len(after) else "",
                        "labels": [row[coder] for coder in coders],
                        "tuned": is_tuned(name, row),
                    }
                )
    return rows


def targets(rows):
    """Each row's label as shares of the three classes (readers who differ and mixed tone are split)."""
    shares = np.zeros((len(rows), 3))
    for row, share in zip(rows, shares, strict=True):
        for given in row["labels"]:
            share += MIXED if given == "mixed" else np.equal(CLASSES, given)
    return shares / shares.sum(axis=1, keepdims=True)


def agreed(rows):
    """The rows whose readers agree on one of the three classes."""
    return np.array([len(set(row["labels"])) == 1 and row["labels"][0] in CLASSES for row in rows])


def label(scores, zone):
    """Class numbers of `CLASSES` by the zone that is called neutral."""
    return np.where(scores > zone[1], 0, np.where(scores < zone[0], 1, 2))


def measures(gold, said):
    """Macro-F1 over the classes, coverage (polar rows called polar) and polarity (of those, the right way)."""
    f1 = [2 * np.sum((gold == c) & (said == c)) / max(1, np.sum(gold == c) + np.sum(said == c)) for c in range(3)]
    decided = (gold < 2) & (said < 2)
    right = np.sum(gold[decided] == said[decided]) / decided.sum() if decided.any() else np.nan
    return float(np.mean(f1)), decided.sum() / max(1, (gold < 2).sum()), float(right)
