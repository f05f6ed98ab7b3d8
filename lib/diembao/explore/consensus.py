"""Groups of texts that come back however they are looked for: what topics are built on.

One clustering of short texts is an accident of where it began. Here the texts are grouped hundreds of times, each time from
four fifths of them, in another space and from another beginning; what is kept is how often two texts fell together.
"""

import warnings
from typing import NamedTuple

import numpy as np
from scipy import sparse
from sklearn import config_context
from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.exceptions import ConvergenceWarning
from sklearn.neighbors import NearestNeighbors
from sklearn.preprocessing import normalize
from threadpoolctl import threadpool_limits

# Measured on press articles of ten subjects (see benchmarks/topics.py): any one of these sizes alone does worse.
NEIGHBOURS = (0, 5, 10, 20, 30)
RESAMPLES = 300  # with 750 the leading words of 1,500 press articles were no more stable
SAMPLED = 0.8
STARTS = 50


class Consensus(NamedTuple):
    """What the clusterings agree on.

    Attributes
    ----------
    shares : numpy.ndarray of float, texts × groups
        How often a text fell together with the texts of a group, as shares that add up to 1.
    recurrence : numpy.ndarray of float, groups
        How much of a group a clustering finds again on average: 1 is all of it in each; at 0.5 or less the group
        dissolves more often than not.
    """

    shares: np.ndarray
    recurrence: np.ndarray


def find_consensus(weighted, groups, seed=0):
    """Group texts by what many clusterings agree on.

    Each text is smoothed with the mean of its nearest neighbours (0 to 30 of them), projected by latent semantic analysis onto one
    to one and a half times as many dimensions as there are groups, and clustered by spherical k-means. The memberships in all
    clusterings are projected and clustered once more, which gives the groups.

    Parameters
    ----------
    weighted : scipy.sparse matrix, texts × terms
        Rows of length 1, none empty.
    groups : int
        How many, fewer than texts.
    seed : int
        The same seed gives the same bits on one machine: the work is done in one thread, whose sums have one order.

    Returns
    -------
    Consensus

    References
    ----------
    Co-association of clusterings: Fred & Jain (2005), IEEE TPAMI 27(6); its spectral form: Strehl & Ghosh (2002), JMLR 3.
    Recurrence: Hennig (2007), Computational Statistics & Data Analysis 52(1).

    Examples
    --------
    >>> texts = sparse.csr_matrix(np.repeat(np.eye(3), 4, axis=0))
    >>> find_consensus(texts, 3).shares.argmax(axis=1).reshape(3, 4).std(axis=1).tolist()
    [0.0, 0.0, 0.0]
    """
    random = np.random.RandomState(seed)
    same_texts = (
        warnings.catch_warnings(action="ignore", category=ConvergenceWarning),
        np.errstate(invalid="ignore", divide="ignore"),
    )
    checked = config_context(assume_finite=True, skip_parameter_validation=True)  # hundreds of times the same small work
    with threadpool_limits(1), same_texts[0], same_texts[1], checked:
        clusterings = _clusterings(_spaces(weighted, groups, random), groups, random)
        together = sparse.hstack([sparse.csr_matrix(np.eye(groups)[column]) for column in clusterings.T], format="csr")
        group = _agreed(together, groups, random)
    return Consensus(_shares(together, group, groups), _recurrence(clusterings, group, groups))


def _spaces(weighted, groups, random):
    """The texts in latent semantic spaces, one for each number of neighbours; the leading dimensions come first."""
    texts, terms = weighted.shape
    # In a small corpus thirty neighbours are everybody: at most a third of the others smooth a text.
    sizes = sorted({min(size, (texts - 1) // 3) for size in NEIGHBOURS})
    nearest = _nearest(weighted, sizes[-1])
    dimensions = max(1, min(groups + groups // 2, texts - 1, terms - 1))
    svd = TruncatedSVD(dimensions, n_iter=7, random_state=random)
    return [svd.fit_transform(_smoothed(weighted, nearest[:, :size])) for size in sizes]


def _nearest(weighted, size):
    if not size:
        return np.empty((weighted.shape[0], 0), int)
    search = NearestNeighbors(n_neighbors=size, metric="cosine", algorithm="brute").fit(weighted)
    return search.kneighbors(return_distance=False)


def _smoothed(weighted, nearest):
    """Each text and the mean of its neighbours, half and half."""
    texts, size = nearest.shape
    if not size:
        return weighted
    places = np.repeat(np.arange(texts), size), nearest.ravel()
    average = sparse.csr_matrix((np.full(texts * size, 1 / size), places), (texts, texts))
    return normalize(weighted + average @ weighted)


def _clusterings(spaces, groups, random):
    """The group of each text (rows) in each clustering (columns), left-out texts in that of the nearest centre."""
    texts, dimensions = spaces[0].shape
    depths = range(min(groups, dimensions), dimensions + 1)
    sampled, columns = max(groups, round(SAMPLED * texts)), []
    for i in range(RESAMPLES):
        depth = depths[i // len(spaces) % len(depths)]
        points = normalize(spaces[i % len(spaces)][:, :depth])
        model = KMeans(groups, n_init=1, random_state=random).fit(points[random.permutation(texts)[:sampled]])
        columns.append(model.predict(points))
    return np.array(columns).T


def _agreed(together, groups, random):
    """One grouping from all: k-means on the leading eigenvectors of how often two texts fall together."""
    svd = TruncatedSVD(groups, random_state=random)
    points = normalize(svd.fit_transform(together) * svd.singular_values_)
    return KMeans(groups, n_init=STARTS, random_state=random).fit_predict(points)


def _shares(together, group, groups):
    members = np.eye(groups)[group]
    with_members = together @ (together.T @ (members / np.maximum(1, members.sum(axis=0))))
    return with_members / with_members.sum(axis=1, keepdims=True)


def _recurrence(clusterings, group, groups):
    """The Jaccard overlap of each group with the one of a clustering that is most like it, over all clusterings."""
    members, best = np.eye(groups)[group], []
    for column in clusterings.T:
        found = np.eye(groups)[column]
        both = members.T @ found
        either = members.sum(axis=0)[:, None] + found.sum(axis=0) - both
        best.append((both / np.maximum(1, either)).max(axis=1))
    return np.mean(best, axis=0)
