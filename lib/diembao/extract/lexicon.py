"""The lexicons of this package: rows of CSV files that come with it."""

import csv
from functools import cache
from importlib.resources import files


@cache
def rows(name):
    """The rows of a lexicon as dicts.

    Examples
    --------
    >>> rows("modifiers")[0]
    {'phrase': 'gần', 'relation': '<', 'note': ''}
    """
    with files("diembao").joinpath("lexicons", f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple({key: value or "" for key, value in row.items()} for row in csv.DictReader(file))
