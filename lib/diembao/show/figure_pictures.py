"""A picture of figures as the text gives them: exact, about, a range, or only a bound."""

from dataclasses import dataclass
from functools import partial

import matplotlib.ticker as ticker
import numpy as np
from matplotlib.legend_handler import HandlerTuple
from matplotlib.lines import Line2D

from diembao.show.ledger_rows import amount_of
from diembao.show.pictures import MARGIN, empty, rows
from diembao.show.prose import plural
from diembao.show.sieve import sizes
from diembao.show.style import MAIN, OTHER, figure
from diembao.show.wording import listed, nothing, short_amount

STRETCH = 100  # a scale over more than this many times its lowest value is logarithmic
FAR = 0.1  # the length of an arrow, of the whole axis

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
    """Values and bounds, one figure a row: a point, a line between two bounds, or an arrow from the only one.

    Parameters
    ----------
    label : str
        The column beside the marks.
    unit : str
        The column that says what all of them are figures of; its first cell stands under the axis.
    most : int
        At most so many rows are drawn.
    """

    label: str = "label"
    unit: str = "thing"
    most: int = 24

    def draw(self, table):
        """The Figure of figures (`value low high relation`), in their order."""
        if table.empty:
            return empty()
        some = table.head(self.most)
        some = some.assign(size=sizes(some))
        fig = figure(MARGIN + 0.5 + 0.34 * len(some))
        ax = fig.subplots()
        rows(ax, some[self.label], str(some[self.unit].iloc[0]), 44)
        arrow_end = scale_of(ax, "x", some)
        for place, row in enumerate(some.to_dict("records")):
            draw_mark(ax, row, partial(_beside, place), arrow_end)
        draw_legend(fig, some, upward=False)
        return fig

    def describe(self, table):
        """The reach of the values, and how many are exact, about, ranges or bounds."""
        if table.empty:
            return nothing()
        looks = table.apply(look_of, axis=1).map(LOOKS).value_counts()
        kinds = listed(f"{look} {count}" for look, count in looks.items())
        by_size = table.assign(size=sizes(table)).sort_values("size", kind="stable").to_dict("records")
        reach = f"from {amount_of(by_size[0])} to {amount_of(by_size[-1])}"
        drawn = f" The first {self.most} are drawn." if len(table) > self.most else ""
        return f"“{table[self.unit].iloc[0]}”: {self._count(table)}, {reach}: {kinds}.{drawn}"

    def _count(self, table):
        return plural(len(table), "figure")


def ends_of(row):
    """What of a figure is drawn: its two bounds, its only one, or its value."""
    both = np.isfinite(row["low"]) and np.isfinite(row["high"])
    return (row["low"], row["high"]) if both else (row["size"],)


def scale_of(ax, axis, table):
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


def draw_mark(ax, row, at, arrow_end):
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


def draw_legend(fig, table, upward):
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
