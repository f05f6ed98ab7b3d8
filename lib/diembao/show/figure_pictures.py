"""A picture of figures as the text gives them: exact, about, a range, or only a bound, over time or by who is told of."""

from dataclasses import dataclass
from functools import partial

import matplotlib.ticker as ticker
import numpy as np
from matplotlib.legend_handler import HandlerTuple
from matplotlib.lines import Line2D

from diembao.show.amounts import TIMES, amount_of, mark_label
from diembao.show.pictures import MARGIN, empty, rows
from diembao.show.prose import plural
from diembao.show.spots import spot_at
from diembao.show.style import MAIN, OTHER, SOFT, figure
from diembao.show.wording import listed, nothing, short_amount, shorten

STRETCH = 100  # a scale over more than this many times its lowest value is logarithmic
FAR = 0.1  # the length of an arrow, of the whole axis
BRIEF = 0.15  # years: a shorter period is a point

# What a mark says. A hollow end does not belong to what is told, a solid one does.
LOOKS = {
    "exact": "exact",
    "about": "about",
    "range": "range (ends included)",
    ">": "more than",
    ">=": "at least",
    "<": "less than",
    "<=": "at most",
}


def look_of(row):
    """The key of LOOKS for a figure.

    Examples
    --------
    >>> nan = float("nan")
    >>> [look_of({"relation": r, "low": low, "high": high}) for r, low, high in
    ...  (("=", nan, nan), ("~", nan, nan), ("..", 12, 15), (">", 20, nan), ("<=", nan, 9), ("=", 100, nan))]
    ['exact', 'about', 'range', '>', '<=', '>=']
    """
    low, high = np.isfinite(row["low"]), np.isfinite(row["high"])
    if low and high:
        return "range"
    if low or high:
        return row["relation"] if row["relation"] in LOOKS else ">=" if low else "<="
    return "about" if row["relation"] == "~" else "exact"


@dataclass(frozen=True)
class Amounts:
    """Values and bounds: a point, a line between two bounds, or an arrow from the only one.

    Parameters
    ----------
    most, most_times : int
        At most so many rows are drawn, and so many marks on an axis of time.
    """

    most: int = 24
    most_times: int = 80

    def draw(self, table):
        """The Figure of amounts, as `told` gives them, with `thing` and `over`."""
        if table.empty:
            return empty()
        return self._over_time(table.head(self.most_times)) if self._timed(table) else self._by_row(table.head(self.most))

    @staticmethod
    def _timed(table):
        return table["over"].iloc[0] in TIMES

    def _by_row(self, some):
        fig = figure(MARGIN + 0.5 + 0.34 * len(some))
        ax = fig.subplots()
        cells = some.to_dict("records")
        rows(ax, [f"{shorten(row['row'], 44)}: {mark_label(row)}" for row in cells], some["thing"].iloc[0], 44)
        scale = _scale(ax, "x", some)
        for place, row in enumerate(cells):
            _mark(ax, row, partial(_beside, place), scale)
        _legend(fig, some, upward=False)
        return fig

    def _over_time(self, some):
        fig = figure(4.6)
        ax = fig.subplots()
        scale = _scale(ax, "y", some)
        ax.set_ylabel(some["thing"].iloc[0])
        _time_axis(ax, some)
        for row in some.to_dict("records"):
            _period(ax, row)
            _mark(ax, row, partial(_above, _when(row)), scale)
        _legend(fig, some, upward=True)
        return fig

    def spots(self, fig, table):
        """Where each mark stands, with its sentences."""
        timed = not table.empty and self._timed(table)
        found = []
        for place, row in enumerate(table.head(self.most_times if timed else self.most).to_dict("records")):
            ends = [size for size in _ends(row) if np.isfinite(size)]
            points = [(_when(row), size) if timed else (size, place) for size in ends]
            when = f", {row['row']}" if timed else f" ({row['row']})"
            label = f"{amount_of(row)}{when}: {mark_label(row)}"
            found.append(spot_at(fig, points, label, row["cites"], row["times"] - len(row["cites"])))
        return found

    def describe(self, table):
        """The reach of the values, and how many are exact, about, ranges or bounds."""
        left = table.attrs.get("left", 0)
        if table.empty:
            return f"None of {plural(left, 'figure')} of this thing names its year." if left else nothing()
        looks = table.apply(look_of, axis=1)
        counted = looks.map(LOOKS).value_counts()
        kinds = listed(f"{look} {count}" for look, count in counted.items())
        by_size = table.sort_values("size", kind="stable").to_dict("records")
        reach = f"from {amount_of(by_size[0])} to {amount_of(by_size[-1])}"
        most = self.most_times if self._timed(table) else self.most
        drawn = f" The first {most} are drawn." if len(table) > most else ""
        told = table["times"].sum()
        again = f" (told by {plural(told, 'figure')})" if told > len(table) else ""
        names = "names" if left == 1 else "name"
        away = f" {plural(left, 'more figure')} of it {names} no year and cannot be drawn here." if left else ""
        return f"“{table['thing'].iloc[0]}”: {plural(len(table), 'amount')}{again}, {reach}: {kinds}.{drawn}{away}"


def _ends(row):
    """What of a figure is drawn: its two bounds, its only one, or its value."""
    both = np.isfinite(row["low"]) and np.isfinite(row["high"])
    return (row["low"], row["high"]) if both else (row["size"],)


def _scale(ax, axis, table):
    """Sets the axis of amounts; returns a function that gives the end of an arrow from a bound, `way` being -1 or 1."""
    ends = table[["value", "low", "high"]].to_numpy(float)
    least, most = np.nanmin(ends), np.nanmax(ends)
    limits, set_scale = (ax.set_xlim, ax.set_xscale) if axis == "x" else (ax.set_ylim, ax.set_yscale)
    arm = getattr(ax, f"{axis}axis")
    arm.set_major_formatter(ticker.FuncFormatter(lambda value, _: short_amount(value)))
    if least > 0 and most / least > STRETCH:
        set_scale("log")
        room = (most / least) ** FAR
        limits(least / room**1.3, most * room**1.3)
        arm.set_major_formatter(ticker.FuncFormatter(lambda value, _: short_amount(value)))
        arm.set_minor_formatter(ticker.NullFormatter())
        return lambda value, way: value * room**way
    lowest = min(least, 0)
    room = FAR * ((most - lowest) or 1)
    limits(lowest - room * 1.3 * (lowest < 0 or least < room), most + 1.3 * room)
    return lambda value, way: value + way * room


def _beside(place, size):
    return size, place


def _above(when, size):
    return when, size


def _mark(ax, row, at, arrow_end):
    """One figure; `at` gives the place of a size."""
    look = look_of(row)
    if look == "range":
        ax.plot(*zip(at(row["low"]), at(row["high"]), strict=True), "s-", color=MAIN, linewidth=2.5, markersize=5)
        return
    start = at(row["size"])
    if look in ("exact", "about"):
        fill = MAIN if look == "exact" else "white"
        ax.plot(*zip(start, strict=True), "o", color=MAIN, markerfacecolor=fill, markersize=6.5, zorder=3)
        return
    way = 1 if look.startswith(">") else -1
    style = {"arrowstyle": "-|>", "color": OTHER, "linewidth": 2, "shrinkA": 0, "shrinkB": 0}
    ax.annotate("", xy=at(arrow_end(row["size"], way)), xytext=start, arrowprops=style)
    solid = look.endswith("=")
    ax.plot(*zip(start, strict=True), "s", color=OTHER, markerfacecolor=OTHER if solid else "white", markersize=6, zorder=3)


def _when(row):
    """Where a figure stands on an axis of time: in the middle of its period, or at the end that is known."""
    if not np.isfinite(row["until"]):
        return row["begin"]
    return (row["begin"] + row["until"]) / 2 if np.isfinite(row["begin"]) else row["until"]


def _period(ax, row):
    """The length of a figure's period, as a thin line; dotted on the side where it is open."""
    size = row["size"] if len(_ends(row)) == 1 else np.mean(_ends(row))
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


def _legend(fig, table, upward):
    """What the marks that are drawn say."""
    present = set(table.apply(look_of, axis=1))
    shown = [look for look in LOOKS if look in present]
    fig.legend(
        handles=[_handle(look, upward) for look in shown],
        labels=[LOOKS[look] for look in shown],
        handler_map={tuple: HandlerTuple(ndivide=None, pad=0)},
        loc="outside upper left",
        ncols=5,
        columnspacing=1.4,
        handletextpad=0.6,
    )


def _handle(look, upward):
    """A mark for the legend: a bound has the head of its arrow beside it."""
    dot = {"linestyle": "none", "markersize": 6, "color": MAIN}
    if look == "range":
        return Line2D([], [], marker="s", linewidth=2.5, color=MAIN, markersize=5)
    if look in ("exact", "about"):
        return Line2D([], [], marker="o", **dot, markerfacecolor=MAIN if look == "exact" else "white")
    more = look.startswith(">")
    bound = {**dot, "color": OTHER, "markerfacecolor": OTHER if look.endswith("=") else "white"}
    head = Line2D([], [], marker=("^" if more else "v") if upward else (">" if more else "<"), **{**dot, "color": OTHER})
    pair = (Line2D([], [], marker="s", **bound), head)
    return pair if more or upward else pair[::-1]
