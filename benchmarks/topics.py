"""Topics of labelled articles by the package and by what is usually used, in one run.

`python benchmarks/bench.py topics ARTICLES.jsonl`, or `python benchmarks/topics.py ARTICLES.jsonl`: records with a `text` and a
`label`. All methods get the same words; what is timed is the fit after segmentation. NMI and ARI compare the leading topic of each
article with its label; c_npmi is over the ten leading words of each topic and whole articles; stability is the mean best-match
Jaccard overlap of these words over all pairs of seeds. `alone` is the package without its background of word vectors; the last
rows repeat both on samples of 100 articles. The background was learned, without labels, from 2,100 articles of the VNTC collection:
on these, only the rows of `alone` are fair, and `train_background.py --held-out` measures what it is worth.
"""

import argparse
import sys
import time
import warnings
from itertools import permutations

import numpy as np
import pandas as pd
from sklearn.decomposition import NMF, LatentDirichletAllocation
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

from diembao import fit_topics, read_articles, segment_words
from diembao.explore.topic_choice import topic_coherence, topic_overlap
from diembao.explore.topics import rank_words
from diembao.explore.words import document_term_matrix

TOPICS = 10
SEEDS = range(5)
SMALL, DRAWS = 100, 10


def by_diembao(words, seed, background=True):
    found = fit_topics(words, TOPICS, seed=seed, background=background)
    return found.weights.pivot(index="article", columns="topic", values="weight"), found.words


def alone(words, seed):
    return by_diembao(words, seed, background=False)


def by_nmf(words, seed):
    counts, articles, terms = document_term_matrix(words, min_count=5)
    model = NMF(TOPICS, random_state=seed)
    shares = model.fit_transform(TfidfTransformer().fit_transform(counts))
    return pd.DataFrame(shares, index=articles), rank_words(model.components_, terms)


def by_lda(words, seed):
    counts, articles, terms = document_term_matrix(words, min_count=5)
    model = LatentDirichletAllocation(TOPICS, random_state=seed)
    shares = model.fit_transform(counts)
    return pd.DataFrame(shares, index=articles), rank_words(model.components_, terms)


def by_tomotopy(words, seed):
    import tomotopy

    counts, articles, terms = document_term_matrix(words, min_count=5)
    model = tomotopy.LDAModel(k=TOPICS, seed=seed)
    for row in counts:
        model.add_doc(np.repeat(np.array(terms)[row.indices], row.data))
    model.train(1000, workers=1)
    vocabulary = list(model.used_vocabs)
    typical = np.array([model.get_topic_word_dist(topic) for topic in range(TOPICS)])
    return pd.DataFrame([doc.get_topic_dist() for doc in model.docs], index=articles), rank_words(typical, vocabulary)


def agreement(shares, labels):
    """NMI and ARI of the leading topics with the labels."""
    leading, true = shares.to_numpy().argmax(axis=1), labels.reindex(shares.index)
    return normalized_mutual_info_score(true, leading), adjusted_rand_score(true, leading)


def measure(method, words, labels):
    """NMI, ARI, c_npmi, stability and seconds of a method; all but the stability are means over the seeds."""
    rows, leading = [], []
    for seed in SEEDS:
        start = time.perf_counter()
        shares, best = method(words, seed)
        seconds = time.perf_counter() - start
        rows.append((*agreement(shares, labels), topic_coherence(best, words)["npmi"].mean(), seconds))
        leading.append(best)
    nmi, ari, npmi, seconds = np.mean(rows, axis=0)
    return nmi, ari, npmi, np.mean([topic_overlap(*pair) for pair in permutations(leading, 2)]), seconds


def small_samples(method, words, labels):
    """The mean ARI of a method on samples of 100 articles."""
    values = []
    for seed in range(DRAWS):
        drawn = labels.sample(SMALL, random_state=seed)
        values.append(agreement(method(words[words["article"].isin(drawn.index)], 0)[0], drawn)[1])
    return np.mean(values)


def compare(path, most=None):
    """Print the table of measures, a method a row.

    Parameters
    ----------
    path : str
        A table of records with a `text` and a `label`.
    most : int or None
        How many articles to draw; all, unless said.
    """
    warnings.simplefilter("ignore")
    articles = read_articles(path)
    articles = articles.sample(most, random_state=0) if most and most < len(articles) else articles
    labels = articles.set_index("article")["label"]
    words = segment_words(articles, progress=True)
    print(f"{len(articles):,} articles, {len(words):,} words, {labels.nunique()} subjects, {TOPICS} topics")
    print(f"{'':24s}{'NMI':>8}{'ARI':>8}{'c_npmi':>8}{'stable':>8}{'seconds':>9}")
    own = {"diembao": by_diembao, "diembao, alone": alone}
    peers = {"scikit-learn NMF": by_nmf, "scikit-learn LDA": by_lda, "tomotopy LDA": by_tomotopy}
    for name, method in {**own, **peers}.items():
        try:
            nmi, ari, npmi, stable, seconds = measure(method, words, labels)
        except ImportError:
            print("tomotopy is not installed: pip install tomotopy")
            continue
        print(f"{name:24s}{nmi:8.2f}{ari:8.2f}{npmi:8.2f}{stable:8.2f}{seconds:9.1f}")
    if len(articles) > SMALL:
        for name, method in own.items():
            print(f"{name}, {SMALL} articles, mean of {DRAWS} draws: ARI {small_samples(method, words, labels):.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", help="a table of records with a `text` and a `label`")
    parser.add_argument("--most", type=int, help="how many articles to draw (default: all)")
    options = parser.parse_args()
    compare(options.articles, options.most)


if __name__ == "__main__":
    sys.exit(main())
