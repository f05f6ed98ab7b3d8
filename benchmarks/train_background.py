"""Learns which words go together in press articles, for topics of small corpora, and measures what it is worth.

    python benchmarks/train_background.py ARTICLES.jsonl              writes lib/diembao/lexicons/word_vectors.csv
    python benchmarks/train_background.py ARTICLES.jsonl --held-out   measures: learned from one half, topics of the other half

Records with a `text`, and for measuring a `label`, which nothing is learned from. No measure with the shipped file is fair on the
articles that it was learned from: take `--held-out`, or other articles.
"""

import argparse
import csv
import sys
import warnings
from pathlib import Path

import numpy as np
from topics import agreement, by_diembao

from diembao import read_articles, segment_words
from diembao.explore.background import learn_background

OUT = Path(__file__).parents[1] / "lib" / "diembao" / "lexicons" / "word_vectors.csv"
GREATEST = 999  # vectors are written as whole numbers
SIZES = {100: 20, 300: 6, 1000: 3}  # articles -> samples, of each half


def write(background):
    scaled = np.rint(background.vectors / np.abs(background.vectors).max() * GREATEST).astype(int)
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("word", "vector"))
        writer.writerows((word, " ".join(map(str, row))) for word, row in zip(background.terms, scaled, strict=True))


def measure(words, labels):
    """Print ARI with and without the background on samples of several sizes: learned from one half, drawn from the other."""
    print(f"{'articles':>8}{'samples':>9}{'without':>9}{'with':>7}{'gain':>8}{'± s.e.':>8}")
    found = {size: [] for size in SIZES}
    for split in range(2):
        first = labels.sample(frac=0.5, random_state=split)
        for learned, other in ((first, labels.drop(first.index)), (labels.drop(first.index), first)):
            background = learn_background(words[words["article"].isin(learned.index)])
            for size, samples in SIZES.items():
                for seed in range(samples):
                    drawn = other.sample(min(size, len(other)), random_state=seed)
                    some = words[words["article"].isin(drawn.index)]
                    found[size].append([score(some, drawn, use) for use in (False, background)])
    for size, pairs in found.items():
        without, with_it = np.array(pairs).T
        gain = with_it - without
        error = gain.std(ddof=1) / np.sqrt(len(gain))
        print(f"{size:8}{len(gain):9}{without.mean():9.3f}{with_it.mean():7.3f}{gain.mean():+8.3f}{error:8.3f}")


def score(words, labels, background):
    return agreement(by_diembao(words, 0, background)[0], labels)[1]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", help="a table of records with a `text`")
    parser.add_argument("--held-out", action="store_true", help="measure, and write nothing")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    articles = read_articles(options.articles)
    words = segment_words(articles, progress=True)
    if options.held_out:
        measure(words, articles.set_index("article")["label"])
    else:
        write(learn_background(words))


if __name__ == "__main__":
    sys.exit(main())
