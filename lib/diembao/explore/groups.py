"""Groups of pairs that share figures: all that is told of one quantity."""


def group_pairs(pairs):
    """The group of each figure: figures that a chain of pairs ties together are in one (union-find).

    Parameters
    ----------
    pairs : iterable of (str, str)
        Figures by their ids.

    Returns
    -------
    dict
        Id of a figure -> the first id of its group.

    Examples
    --------
    >>> group_pairs([("a", "b"), ("c", "d"), ("d", "b"), ("x", "y")])
    {'a': 'a', 'b': 'a', 'c': 'a', 'd': 'a', 'x': 'x', 'y': 'x'}
    """
    parent = {}

    def root(name):
        parent.setdefault(name, name)
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for a, b in pairs:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    return {name: root(name) for name in parent}
