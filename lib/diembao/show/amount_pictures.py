"""Amounts of one thing along time, or by who is told of, each mark with the place at which it leads to its sentences."""

from functools import partial

import matplotlib.ticker as ticker
import numpy as np

from diembao.show.amounts import TIMES
from diembao.show.figure_pictures import Amounts, draw_legend, draw_mark, ends_of, scale_of
from diembao.show.ledger_rows import amount_of
from diembao.show.pictures import empty
from diembao.show.prose import plural
from diembao.show.spots import spot_at
from diembao.show.style import SOFT, figure

BRIEF = 0.15  # years: a shorter period is a point
MOST = {True: 80, False: 24}  # marks on an axis of time, and rows


class AmountsAlong:
    """Amounts as `told` gives them, with `thing`, `over` and `label`: an axis of time, or a row each."""

    def draw(self, table):
        """The Figure of a table."""
        if table.empty:
            return empty()
        if not _timed(table):
            return Amounts(most=MOST[False]).draw(table)
        some = table.head(MOST[True])
        fig = figure(4.6)
        ax = fig.subplots()
        arrow_end = scale_of(ax, "y", some)
        ax.set_ylabel(some["thing"].iloc[0])
        _time_axis(ax, some)
        for row in some.to_dict("records"):
            _period(ax, row)
            draw_mark(ax, row, partial(_above, _when(row)), arrow_end)
        draw_legend(fig, some, upward=True)
        return fig

    def spots(self, fig, table):
        """Where each mark of a drawn Figure stands, with its sentences."""
        timed = _timed(table)
        found = []
        for place, row in enumerate(table.head(MOST[timed]).to_dict("records")):
            points = [(_when(row), size) if timed else (size, place) for size in ends_of(row)]
            where = f", {row['row']}" if timed else f" ({row['row']})"
            label = f"{amount_of(row)}{where}: {row['told']}"
            found.append(spot_at(fig, points, label, row["cites"], row["times"] - len(row["cites"])))
        return found

    def describe(self, table):
        """The reach of the amounts, how exact they are, and how many have no place on an axis of time."""
        left = table.attrs.get("left", 0)
        if table.empty and left:
            return f"None of {plural(left, 'figure')} of this thing names its year."
        names = "names" if left == 1 else "name"
        away = f" {plural(left, 'more figure')} of it {names} no year and cannot be drawn here." if left else ""
        return _Counted(most=MOST[_timed(table)]).describe(table) + away


class _Counted(Amounts):
    def _count(self, table):
        told = table["times"].sum()
        return plural(len(table), "amount") + (f" (told by {plural(told, 'figure')})" if told > len(table) else "")


def _timed(table):
    return not table.empty and table["over"].iloc[0] in TIMES


def _above(when, size):
    return when, size


def _when(row):
    """Where a figure stands on an axis of time: in the middle of its period, or at the end that is known."""
    if not np.isfinite(row["until"]):
        return row["begin"]
    return (row["begin"] + row["until"]) / 2 if np.isfinite(row["begin"]) else row["until"]


def _period(ax, row):
    """The length of a figure's period, as a thin line; dotted on the side where it is open."""
    size = row["size"] if len(ends_of(row)) == 1 else np.mean(ends_of(row))
    left, right = ax.get_xlim()
    begin, until = max(row["begin"], left), min(row["until"], right)
    if until - begin > BRIEF:
        closed = np.isfinite(row["begin"]) and np.isfinite(row["until"])
        ax.plot([begin, until], [size, size], color=SOFT, alpha=0.6, linewidth=1.1, linestyle="-" if closed else ":", zorder=1)


def _time_axis(ax, table):
    """Years, or months where all is within three years."""
    ends = table[["begin", "until"]].to_numpy(float)
    known = ends[np.isfinite(ends)]
    room = max(0.04 * (known.max() - known.min()), 0.1)
    ax.set_xlim(known.min() - room, known.max() + room * (1 + 2 * bool(np.isinf(ends).any())))
    if known.max() - known.min() > 3:
        ax.xaxis.set_major_locator(ticker.MaxNLocator(nbins=9, integer=True, min_n_ticks=1))
        ax.xaxis.set_major_formatter(ticker.FuncFormatter(lambda year, _: f"{year:.0f}"))
        return
    ax.xaxis.set_major_locator(ticker.MultipleLocator(0.25))
    ax.xaxis.set_major_formatter(ticker.FuncFormatter(lambda at, _: f"{(at + 0.01) // 1:.0f}-{(at + 0.01) % 1 * 12 + 1:02.0f}"))
