"""Which figures pass: by kind, by unit, actor and place, by period, by a search, and in which order.

The script of a page does the same (`templates/diembao/ledger.js`), so that a state chosen in either gives the same rows.
"""

import re
from dataclasses import asdict, dataclass

import numpy as np
import pandas as pd

from diembao.read.search import fold
from diembao.show.years import years

ANY = "all"
KINDS = (
    "count", "share", "money", "measure", "duration", "age", "ordinal", "date", "period", "time", "score", "identifier",
    "label",
)  # fmt: skip
SORTS = ("as in the texts", "largest first", "smallest first", "earliest first", "latest first")
TYPED = ("unit", "actor", "place")  # filters with more values than a drop-down can hold
SEARCHED = ("text", "unit", "counted", "action", "actor", "place", "when", "speaker", "article", "title", "outlet", "sentence_text")
PERIOD = re.compile(r"(\d{4}|\.\.)(?:/(\d{4}|\.\.))?|")
FAR = 99_999.0  # a year beyond all: JSON has no infinity


@dataclass(frozen=True)
class Sifted:
    """What is asked of a ledger of figures; the names are those of the parameters cell.

    Parameters
    ----------
    kind : str
        A kind, or `all`.
    unit, actor, place : str
        A value of that column picks exactly it (a dash: where it is missing); anything else picks the values that contain
        it, without regard to case and diacritics. Empty picks all.
    period : str
        Years, as in `2019`, `2017/2020`, `2017/..` or `../2019`: figures whose period has a day in common with it.
    search : str
        Looked for in the figure, its record, its sentence and the title, without regard to case and diacritics.
    sort : str
        One of SORTS.

    Raises
    ------
    ValueError
        For a kind, a period or an order that is not understood; the message says what is.

    Examples
    --------
    >>> Sifted(period="mai")
    Traceback (most recent call last):
    ...
    ValueError: period cannot be 'mai'; write years, as in 2019, 2017/2020, 2017/.. or ../2019
    """

    kind: str = ANY
    unit: str = ""
    actor: str = ""
    place: str = ""
    period: str = ""
    search: str = ""
    sort: str = SORTS[0]

    def __post_init__(self):
        if self.kind not in (ANY, *KINDS):
            raise ValueError(f"kind cannot be {self.kind!r}; allowed: {', '.join((ANY, *KINDS))}")
        if not PERIOD.fullmatch(self.period):
            raise ValueError(f"period cannot be {self.period!r}; write years, as in 2019, 2017/2020, 2017/.. or ../2019")
        if self.sort not in SORTS:
            raise ValueError(f"sort cannot be {self.sort!r}; allowed: {', '.join(SORTS)}")

    @property
    def span(self):
        """First and last year asked for, as text; empty where the period is open."""
        first, slash, last = self.period.partition("/")
        return first.strip("."), (last if slash else first).strip(".")

    def changed(self, start):
        """The parameters that repeat this state in a notebook whose parameters are those of `start`; at least the kind."""
        blank = asdict(Sifted())
        return {k: v for k, v in asdict(self).items() if k == "kind" or v != blank[k] or getattr(start, k) != blank[k]}


class Sieve:
    """A table of figures whose columns are coded, so that ten thousand rows are sifted at a key stroke.

    Parameters
    ----------
    frame : pandas.DataFrame
        As `ledger_frame` gives it.

    Examples
    --------
    >>> frame = pd.DataFrame({"text": ["35", "20%"], "kind": ["count", "share"], "unit": ["đảng bộ", "%"],
    ...                       "value": [35.0, 20.0], "when": ["2019", None]})
    >>> Sieve(frame).rows(Sifted(unit="dang")).tolist(), Sieve(frame).rows(Sifted(period="2018/..")).tolist()
    ([0], [0])
    """

    def __init__(self, frame):
        self.frame = frame
        self._codes = {}
        self._folded = {}
        self.spans = spans_of(frame)

    def coded(self, name):
        """The distinct values of a text column (None for missing), and the number of its value for each row."""
        if name not in self._codes:
            codes, values = pd.factorize(self.frame[name].astype(object), use_na_sentinel=False)
            self._codes[name] = codes, [None if pd.isna(value) else str(value) for value in values]
        return self._codes[name]

    def rows(self, asked):
        """Positions of the rows that pass, in the order asked for.

        Parameters
        ----------
        asked : Sifted

        Returns
        -------
        numpy.ndarray of int
        """
        keep = np.ones(len(self.frame), bool)
        if asked.kind != ANY:
            keep &= (self.frame["kind"] == asked.kind).to_numpy(bool)
        for name in TYPED:
            if wanted := getattr(asked, name).strip():
                keep &= self._matching(name, wanted)
        if asked.period:
            keep &= self._within(*asked.span)
        if query := asked.search.strip():
            keep &= self._found(fold(query))
        return self._sorted(np.flatnonzero(keep), asked.sort)

    def _matching(self, name, wanted):
        if name not in self.frame:
            return np.zeros(len(self.frame), bool)
        codes, values = self.coded(name)
        exact = [value == wanted or (value is None and wanted == "–") for value in values]
        good = exact if any(exact) else [fold(wanted) in text for text in self._folds(name)]
        return np.array(good, bool)[codes]

    def _folds(self, name):
        if name not in self._folded:
            self._folded[name] = [fold(value or "") for value in self.coded(name)[1]]
        return self._folded[name]

    def _within(self, first, last):
        begin, end = self.spans
        keep = ~np.isnan(begin)
        if first:
            keep &= end > int(first)
        if last:
            keep &= begin < int(last) + 1
        return keep

    def _found(self, query):
        keep = np.zeros(len(self.frame), bool)
        for name in SEARCHED:
            if name in self.frame:
                keep |= np.array([query in text for text in self._folds(name)], bool)[self.coded(name)[0]]
        return keep

    def _sorted(self, rows, sort):
        if sort == SORTS[0] or not len(rows):
            return rows
        keys = sizes(self.frame) if sort in SORTS[1:3] else self.spans[0]
        keys = keys[rows] * (-1 if sort in (SORTS[1], SORTS[4]) else 1)
        return rows[np.argsort(keys, kind="stable")]  # missing ones come last


def sizes(frame):
    """What figures are sorted by: the value, or else a bound.

    Parameters
    ----------
    frame : pandas.DataFrame

    Returns
    -------
    numpy.ndarray of float
    """
    size = np.full(len(frame), np.nan)
    for name in ("value", "low", "high"):
        if name in frame:
            size = np.where(np.isnan(size), frame[name].to_numpy(float, na_value=np.nan), size)
    return size


def spans_of(frame):
    """The period of each figure: that for which it holds, or for a date or period the one that it names.

    Parameters
    ----------
    frame : pandas.DataFrame
        With `when`, `edtf` or both.

    Returns
    -------
    tuple of numpy.ndarray
        Beginnings and ends in years, the end excluded; NaN where the text names no year.
    """
    told = np.full((len(frame), 2), np.nan)
    for name in ("edtf", "when"):
        for row, text in enumerate(frame.get(name, ())):
            if span := years(text):
                told[row] = np.clip(span, -FAR, FAR)
    return told[:, 0], told[:, 1]
