"""Figures of one thing that can be compared: which things there are, and each amount once with the sentences that tell it."""

import numpy as np
import pandas as pd

from diembao.show.ledger import record_line, source_line
from diembao.show.sieve import sizes
from diembao.show.spots import Cite
from diembao.show.wording import shorten
from diembao.show.years import years

AMOUNTS = ("count", "share", "money", "measure", "duration", "age")  # kinds that can be larger or smaller
OVER = ("period", "published", "actor", "place")
TIMES = ("period", "published")  # these make an axis of time
COLUMNS = {"period": "when", "published": "published", "actor": "actor", "place": "place"}
UNSAID = "not said"
CITED = 4  # sentences of one mark
SAME = ["row", "value", "low", "high", "relation", "aspect", "status"]


def amounts(frame):
    """The figures that can be larger or smaller.

    Parameters
    ----------
    frame : pandas.DataFrame
        As `ledger_frame` gives it.

    Returns
    -------
    pandas.DataFrame
    """
    sized = frame[["value", "low", "high"]].notna().any(axis=1)
    return frame[frame["kind"].isin(AMOUNTS) & sized & (frame["unit"].notna() | frame["counted"].notna())]


def things(frame):
    """What is counted, the most frequent first: each unit of each kind, and each counted phrase told twice or more.

    Parameters
    ----------
    frame : pandas.DataFrame
        As `amounts` gives it.

    Returns
    -------
    dict
        `kind: what` -> positions of its figures in `frame`.

    Examples
    --------
    >>> frame = pd.DataFrame({"kind": "count", "unit": ["người", "người", "xã"], "counted": ["người chết", "người chết", None]})
    >>> {thing: rows.tolist() for thing, rows in things(frame).items()}
    {'count: người': [0, 1], 'count: người chết': [0, 1], 'count: xã': [2]}
    """
    found = {}
    for name, least in (("unit", 1), ("counted", 2)):
        keys = (frame["kind"] + ": " + frame[name].astype("str")).where(frame[name].notna()).reset_index(drop=True)
        for rows in keys.groupby(keys.str.lower(), sort=False).indices.values():
            if len(rows) >= least:
                found.setdefault(keys.iloc[rows].mode()[0], rows)
    return dict(sorted(found.items(), key=lambda item: -len(item[1])))


def told(frame, over):
    """Each amount once, where it stands on the axis, and who tells it.

    Parameters
    ----------
    frame : pandas.DataFrame
        Figures of one thing, as `amounts` gives them.
    over : str
        One of OVER.

    Returns
    -------
    pandas.DataFrame
        `row` (the cell of the axis, `not said` where it is missing), `begin until` (years, for an axis of time),
        `value low high relation aspect status`, `text` of the first telling, `times`, `cites` (a list of Cite), `size`,
        `told` (the mark in words) and `label` (row and mark in words).
        For an axis of time, ordered by it and without the figures that have no place on it; for others the rows with the
        most figures first. `attrs["left"]` says how many were left out.
    """
    groups = {}
    for cells, size in zip(frame.to_dict("records"), sizes(frame).tolist(), strict=True):
        row = cells[COLUMNS[over]] if isinstance(cells[COLUMNS[over]], str) else UNSAID
        span = years(row) if over in TIMES else (np.nan, np.nan)
        if span:
            cells.update(row=row, size=size, begin=span[0], until=span[1])
            groups.setdefault(tuple(str(cells[name]) for name in SAME), []).append(cells)
    rows = [_merged(some) for some in groups.values()]
    table = pd.DataFrame(rows, columns=[*frame.columns, "row", "size", "begin", "until", "times", "cites", "told", "label"])
    table.attrs["left"] = len(frame) - int(table["times"].sum())
    if over in TIMES:
        return table.sort_values(["begin", "until", "size"], kind="stable", ignore_index=True)
    weight = table["row"].map(table.groupby("row")["times"].sum()).where(table["row"] != UNSAID, 0)
    order = table.assign(weight=-weight, least=-table["size"]).sort_values(["weight", "row", "least"], kind="stable")
    return order.drop(columns=["weight", "least"]).reset_index(drop=True)


def _merged(some):
    row = {**some[0], "times": len(some), "cites": [cite(cells) for cells in some[:CITED]]}
    told = mark_label(row)
    return {**row, "told": told, "label": f"{shorten(row['row'], 44)}: {told}"}


def cite(cells):
    """The sentence of a figure.

    Parameters
    ----------
    cells : dict
        A row of what `ledger_frame` gives.

    Returns
    -------
    Cite
    """
    sentence = cells["sentence_text"] if isinstance(cells["sentence_text"], str) else cells["text"]
    start = cells["mark"] if isinstance(cells["sentence_text"], str) else 0
    end = min(start + len(cells["text"]), len(sentence))
    about = " · ".join(filter(None, (source_line(cells), record_line(cells))))
    return Cite(sentence[:start], sentence[start:end], sentence[end:], about)


def mark_label(row):
    """A mark in a few words: as written, how it is meant, and how often it is told."""
    notes = [row["aspect"]] * (row["aspect"] == "change") + [row["status"]] * (row["status"] in ("planned", "required"))
    times = [f"told {row['times']} times"] * (row["times"] > 1)
    return " · ".join([row["text"], *notes, *times])
