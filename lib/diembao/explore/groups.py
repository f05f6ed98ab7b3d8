"""Groups of pairs that share figures: all that is told of one quantity."""


def group_pairs(pairs):
    """The group of each figure: figures that a chain of pairs ties together are in one (union-find).

    Parameters
    ----------
    pairs : iterable of Pair

    Returns
    -------
    dict
        Row of a figure -> the lowest row of its group.
    """
    parent = {}

    def root(row):
        parent.setdefault(row, row)
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    for pair in pairs:
        low, high = sorted((root(pair.a.row), root(pair.b.row)))
        parent[high] = low
    return {row: root(row) for row in parent}
