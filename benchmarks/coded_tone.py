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
WRITTEN = "official-tone.csv"  # holds its sentences, which were written to be coded; the others cite articles
# The coded files, with their readers' columns.
SOURCES = (
    ("press-tone.csv", READERS),
    ("tone.csv", ("label",)),
    ("tone-more.csv", ("label",)),
    ("tone-articles.csv", ("label",)),
    ("tone-uncertain.csv", ("label",)),
    ("song-van-tone.csv", ("label",)),
    (WRITTEN, ("label",)),
)
# The files that are not of the press articles: another time, other registers.
PRESS, OFFICIAL = "press", "official"
GENRES = {"song-van-tone.csv": "song-van", WRITTEN: OFFICIAL}


def is_locked(article):
    """Whether a press article belongs to the locked third, by its id alone."""
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % 3 == 0


def is_tuned(name, row):
    """Whether a sentence is no test: the lexicon's writers saw how it scored it, or it was drawn because a model was in doubt."""
    return row.get("part") == "tune" or name == "tone-uncertain.csv" or (name == "press-tone.csv" and not is_locked(row["article"]))


def read_coded(articles, sources=SOURCES):
    """Every coded sentence with its text, its neighbours, its labels, and whether the lexicon was tuned on it."""
    with Path(articles).open(encoding="utf-8") as lines:
        press = {row["id"]: row["text"] for row in map(json.loads, lines)}
    taught = read_articles("song-van")
    texts = press | dict(zip(taught["article"], taught["raw"], strict=True))
    split, rows = {}, []
    for name, coders in sources:
        with (CODED / name).open(encoding="utf-8", newline="") as lines:
            table = list(csv.DictReader(lines))
        placed = written(table) if name == WRITTEN else (located(row, texts, split) for row in table)
        for row, sentences in zip(table, placed, strict=True):
            genre = GENRES.get(name, PRESS)
            rows.append(
                {
                    "article": row["article"],
                    "writer": row.get("hand", row["article"]),
                    **dict(zip(("before", "clean", "after"), sentences, strict=True)),
                    "labels": [row[coder] for coder in coders],
                    "tuned": is_tuned(name, row),
                    "genre": genre,
                    "locked": genre == PRESS and is_locked(row["article"]),
                }
            )
    return rows


def located(row, texts, split):
    """A sentence of an article by its offsets, between the sentences beside it; articles are split once and kept in `split`."""
    article, start, end = row["article"], int(row["start"]), int(row["end"])
    if article not in split:
        split[article] = as_sentences(texts[article])
    near = split[article]
    before, after = near.loc[near["end"] <= start, "clean"], near.loc[near["start"] >= end, "clean"]
    return before.iloc[-1] if len(before) else "", clean(texts[article][start:end]).text, after.iloc[0] if len(after) else ""


def written(table):
    """Sentences that stand in the table themselves, an article's in a row, between the sentences beside them."""
    for number, row in enumerate(table):
        beside = [table[n] if 0 <= n < len(table) else {} for n in (number - 1, number + 1)]
        before, after = (clean(other["text"]).text if other.get("article") == row["article"] else "" for other in beside)
        yield before, clean(row["text"]).text, after


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
