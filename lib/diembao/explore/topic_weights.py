"""From counts of words to the weights that topics are found in, and from topics back to what a text holds of them."""

from typing import NamedTuple

import numpy as np
from scipy import sparse
from sklearn.decomposition import LatentDirichletAllocation, non_negative_factorization
from sklearn.preprocessing import normalize
from threadpoolctl import threadpool_limits

from diembao.explore.words import document_term_matrix

SATURATION = 0.6  # BM25's k1, chosen on press articles: a word that comes back counts a little more, and soon no more


def shared_counts(words, min_count=2, stop=True):
    """Count the words that topics are found in: words of at least two letters that at least two articles share.

    Parameters
    ----------
    words : pandas.DataFrame
        The table of `segment_words`.
    min_count : int
        Words that occur less often in the whole corpus are left out.
    stop : bool or collection of str
        Which words to leave out, as for `is_counted`.

    Returns
    -------
    counts : scipy.sparse.csr_matrix, articles × terms
    articles, terms : list of str

    Raises
    ------
    ValueError
        If there are fewer than two articles, or no two share two words.
    """
    counts, articles, terms = document_term_matrix(words, unit="article", min_count=min_count, stop=stop)
    if len(articles) < 2:
        raise ValueError("topics are what articles share: read at least two, or make each passage an article of its own")
    counted = np.flatnonzero((counts.getnnz(axis=0) > 1) & np.array([len(term) > 1 for term in terms]))
    if len(counted) < 2:
        raise ValueError("the articles have no words in common, so there is nothing to find topics in; read more articles")
    return counts[:, counted].tocsr(), articles, [terms[i] for i in counted]


def counts_of_terms(words, unit, terms):
    """Count these terms in each article, passage or sentence; gives the counts and the list of units."""
    counts, units, found = document_term_matrix(words, unit=unit, min_count=1, stop=False)
    place = {term: i for i, term in enumerate(found)}
    known = [(place[term], i) for i, term in enumerate(terms) if term in place]
    rows, columns = zip(*known, strict=True) if known else ((), ())
    picked = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), (len(found), len(terms)))
    return (counts @ picked).tocsr(), units


def rarity_of(counts):
    """The inverse document frequency of each term.

    Examples
    --------
    >>> rarity_of(sparse.csr_matrix([[1, 2], [0, 1], [0, 3]])).round(2).tolist()
    [0.98, 0.13]
    """
    return np.log((counts.shape[0] + 1) / (counts.getnnz(axis=0) + 0.5))


def weigh(counts, rarity):
    """Weigh counts by tf–idf: saturated within a text, by rarity between texts.

    Parameters
    ----------
    counts : scipy.sparse matrix, texts × terms
    rarity : numpy.ndarray, terms
        As `rarity_of` gives it.

    Returns
    -------
    scipy.sparse.csr_matrix
        Rows of length 1, or of zeros where a text has none of the terms.

    References
    ----------
    BM25 with all lengths made equal (b = 1): Robertson & Zaragoza (2009), Foundations and Trends in Information Retrieval
    3(4).

    Examples
    --------
    >>> weigh(sparse.csr_matrix([[1, 0], [4, 1]]), np.array([1.0, 1.0])).toarray().round(2).tolist()
    [[1.0, 0.0], [0.85, 0.53]]
    """
    weighted = sparse.csr_matrix(counts, dtype=float)
    lengths = np.asarray(weighted.sum(axis=1)).ravel()
    own = np.repeat(lengths / max(1, lengths.mean()), np.diff(weighted.indptr))
    weighted.data = weighted.data / (weighted.data + SATURATION * own) * rarity[weighted.indices]
    return normalize(weighted)


class Mixture(NamedTuple):
    """Topics as profiles, of which a text is a non-negative mixture.

    Attributes
    ----------
    profiles : numpy.ndarray, topics × terms
        Mean weights of the terms in each topic.
    rarity : numpy.ndarray, terms

    References
    ----------
    Lee & Seung (1999), Nature 401: their factorisation with one factor held fast.
    """

    profiles: np.ndarray
    rarity: np.ndarray

    def shares(self, counts):
        """The share of each topic in each text (texts × topics); rows add up to 1, or to 0 where a text has none of the terms."""
        amounts = self._amounts(weigh(counts, self.rarity))
        totals = amounts.sum(axis=1, keepdims=True)
        return np.divide(amounts, totals, out=np.zeros_like(amounts), where=totals > 0)

    def explained(self, counts):
        """How much of the texts' weights, as squares, the topics account for: 0 is nothing, 1 all."""
        weighted = weigh(counts, self.rarity)
        amounts = self._amounts(weighted)
        agreement = (weighted @ self.profiles.T * amounts).sum()
        mixtures = (amounts @ self.profiles @ self.profiles.T * amounts).sum()
        return (2 * agreement - mixtures) / weighted.power(2).sum()

    def _amounts(self, weighted):
        with threadpool_limits(1):  # the sums of several threads differ in their last bits
            return non_negative_factorization(
                weighted, H=self.profiles, n_components=len(self.profiles), update_H=False, max_iter=1000, tol=1e-6
            )[0]

    def ordered(self, order):
        """The same topics in another order."""
        return self._replace(profiles=self.profiles[order])


class Inferred(NamedTuple):
    """Topics as latent Dirichlet allocation infers them."""

    model: LatentDirichletAllocation
    order: np.ndarray

    def shares(self, counts):
        """The share of each topic in each text (texts × topics)."""
        filled = (counts.getnnz(axis=1) > 0)[:, None]
        return self.model.transform(counts)[:, self.order] * filled

    def ordered(self, order):
        """The same topics in another order."""
        return self._replace(order=self.order[order])
