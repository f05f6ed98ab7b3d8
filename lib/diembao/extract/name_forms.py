"""One canonical form for the mentions of one thing: the fullest that the article has."""

from collections import defaultdict


def canonical_forms(names):
    """The fullest form in the article of each name.

    Parameters
    ----------
    names : list of Found

    Returns
    -------
    list of str
    """
    return [name.text for name in names]
