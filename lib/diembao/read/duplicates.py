"""Articles that stand twice in a corpus, word by word or nearly so."""

import hashlib
import re

import pandas as pd
from datasketch import MinHash, MinHashLSH

WORD = re.compile(r"\w+")
# Five syllables are two or three Vietnamese words: seldom the same by chance in two articles.
SHINGLE = 5
PERMUTATIONS = 128
COLUMNS = ["article", "duplicate_of", "kind", "likeness"]


def find_duplicates(articles, likeness=0.8):
    """Articles that repeat an earlier one of the same table.

    Two articles are exact duplicates if their clean texts have the same words in the same order, whatever their
    capitals, punctuation and line breaks. They are near duplicates if the share of runs of five syllables that both
    have, among those that either has (the Jaccard index), reaches `likeness`. Candidates are found by MinHash
    (Broder, 1997) with a fixed seed, and their likeness is then counted exactly; a pair close to the bound may be
    missed.

    Parameters
    ----------
    articles : pandas.DataFrame
        With columns article and clean, as `read_articles` gives it.
    likeness : float
        Between 0 and 1.

    Returns
    -------
    pandas.DataFrame
        A row an article that repeats an earlier one: article, duplicate_of (the earlier one that is most alike), kind
        (`exact` or `near`), likeness.

    Examples
    --------
    >>> text = "Sáng nay tỉnh khánh thành hai cây cầu mới bắc qua sông, nối ba xã vùng cao với trung tâm huyện."
    >>> table = pd.DataFrame({"article": ["a", "b", "c"], "clean": [text, text.upper(), text + " Cầu dài 90 m."]})
    >>> find_duplicates(table, likeness=0.7)
      article duplicate_of   kind  likeness
    0       b            a  exact      1.00
    1       c            a   near      0.81
    """
    index = MinHashLSH(threshold=likeness, num_perm=PERMUTATIONS)
    first, shingles, rows = {}, {}, []
    for name, text in zip(articles["article"], articles["clean"], strict=True):
        words = WORD.findall(text.lower())
        earlier = first.setdefault(hashlib.sha256(" ".join(words).encode("utf-8", "replace")).digest(), name)
        if earlier != name:
            rows.append((name, earlier, "exact", 1.0))
            continue
        shingles[name] = _shingles(words)
        signature = MinHash(num_perm=PERMUTATIONS, seed=1)
        signature.update_batch(list(shingles[name]))
        alike = [(_jaccard(shingles[name], shingles[other]), other) for other in index.query(signature)]
        share, other = max(alike, default=(0.0, None))
        if share >= likeness:
            rows.append((name, other, "near", round(share, 3)))
        index.insert(name, signature)
    return pd.DataFrame(rows, columns=COLUMNS)


def _shingles(words):
    starts = range(max(1, len(words) - SHINGLE + 1))
    return {" ".join(words[i : i + SHINGLE]).encode("utf-8", "replace") for i in starts}


def _jaccard(a, b):
    return len(a & b) / len(a | b)
