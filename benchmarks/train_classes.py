"""Learns classes of words from press articles without labels, and writes `lib/diembao/lexicons/word_classes.csv`.

    python benchmarks/train_classes.py articles.jsonl

Words that stand between the same neighbours are put into one class: positive pointwise mutual information of a word with the two
words before it and the two behind it, 60 singular vectors of it, and k-means on their directions.
"""

import argparse
import csv
import json
from collections import Counter
from itertools import chain
from pathlib import Path

import numpy as np
from scipy.sparse import coo_array, csr_array
from scipy.sparse.linalg import svds
from sklearn.cluster import KMeans

from diembao.extract import word_classes
from diembao.extract.lexicon import rows
from diembao.extract.phrases import COMPOUNDS, NOUNS
from diembao.extract.tokens import Phrases, Tokens

OUT = Path(word_classes.__file__).parents[1] / "lexicons" / "word_classes.csv"
LEAST, NEIGHBOURS, DIMENSIONS, CLASSES, SEED = 10, 1500, 60, 100, 0
PLACES = (-1, 1, -2, 2)
FLATTENING = 0.75  # the power of a neighbour's frequency, as word embeddings have it: rare neighbours count less
WORDS = Phrases({row["word"]: True for row in rows("word_vectors") if " " in row["word"]})
# Words that are too rare in the articles, or fall apart in them, with the word whose class they have.
ALIKE = {"con số": "mức", "tổng số": "tổng"}


def words_of(line):
    """The words of a line, the longest that is known at each place, between marks of its beginning and end."""
    t, i = Tokens(line), 0
    yield "^"
    while i < t.size:
        if t.is_number(i) or not t.is_word(i):
            yield word_classes.NUMBER if t.is_number(i) else t.low[i]
            i += 1
            continue
        end = max([found[0] for known in (WORDS, NOUNS, COMPOUNDS) if (found := known.match(t, i))] + [i + 1])
        name = end == i + 1 and t.text[i][0].isupper() and i and t.is_word(i - 1)
        yield word_classes.NAME if name else t.between(i, end).lower()
        i = end
    yield "$"


def vectors(sentences, words):
    """The directions of words by their neighbours, shape (words, DIMENSIONS)."""
    number, near = {word: i for i, word in enumerate(words)}, {word: i for i, word in enumerate(words[:NEIGHBOURS])}
    found = [
        (number[word], at * NEIGHBOURS + near[sentence[i + place]])
        for sentence in sentences
        for i, word in enumerate(sentence)
        if word in number
        for at, place in enumerate(PLACES)
        if 0 <= i + place < len(sentence) and sentence[i + place] in near
    ]
    row, column = np.array(found).T
    counts = csr_array((np.ones(len(row)), (row, column)), shape=(len(words), len(PLACES) * NEIGHBOURS)).tocoo()
    total, of_words, of_neighbours = counts.sum(), counts.sum(axis=1), counts.sum(axis=0) ** FLATTENING
    of_neighbours = of_neighbours / of_neighbours.sum() * total
    row, column = counts.coords
    information = np.log(counts.data * total / (of_words[row] * of_neighbours[column]))
    kept = information > 0
    matrix = coo_array((information[kept], (row[kept], column[kept])), shape=counts.shape).tocsr()
    left, sizes, _ = svds(matrix, k=DIMENSIONS, random_state=SEED)
    found = left * np.sqrt(sizes)
    return found / (np.linalg.norm(found, axis=1, keepdims=True) + 1e-9)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", help="a .jsonl file of press articles with text")
    path = Path(parser.parse_args().articles)
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    sentences = [list(words_of(line)) for text in texts for line in text.split("\n") if line.strip()]
    counts = Counter(chain.from_iterable(sentences))
    words = [word for word, count in counts.most_common() if count >= LEAST]
    groups = KMeans(CLASSES, n_init=3, random_state=SEED).fit(vectors(sentences, words)).labels_
    group = dict(zip(words, groups.tolist(), strict=True))
    group |= {word: group[other] for word, other in ALIKE.items()}
    with OUT.open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, lineterminator="\n")
        table.writerow(["word", "class"])
        table.writerows(sorted(group.items()))


if __name__ == "__main__":
    main()
