"""A picture of figures as the text gives them: exact, about, a range, or only a bound."""

from dataclasses import dataclass

import matplotlib.ticker as ticker
import numpy as np

from diembao.show.pictures import MARGIN, empty, rows
from diembao.show.prose import plural
from diembao.show.style import MAIN, OTHER, figure
from diembao.show.wording import amount, nothing, short_amount

STRETCH = 100  # a scale over more than this many times its lowest value is logarithmic


@dataclass(frozen=True)
class Amounts:
    """Values and bounds, one figure a row: a point, a line between two bounds, or an arrow from the only one.

    Parameters
    ----------
    label : str
        The column beside the marks.
    unit : str
        The column that says what all of them are counted in; its first cell stands under the axis.
    most : int
        At most so many rows are drawn.
    """

    label: str = "label"
    unit: str = "thing"
    most: int = 30

    def draw(self, table):
        """The Figure of figures (`value low high relation`), in their order."""
        if table.empty:
            return empty()
        some = table.head(self.most).reset_index(drop=True)
        fig = figure(MARGIN + 0.34 * len(some))
        ax = fig.subplots()
        rows(ax, some[self.label], str(some[self.unit].iloc[0]), 40)
        wide = self._scale(ax, some)
        for place, row in some.iterrows():
            self._mark(ax, place, row, wide)
        ax.xaxis.set_major_formatter(ticker.FuncFormatter(lambda value, _: short_amount(value)))
        ax.xaxis.set_minor_formatter(ticker.NullFormatter())
        return fig

    @staticmethod
    def _scale(ax, table):
        """Sets the axis; returns a function that gives the end of an arrow from a bound, `way` being -1 or 1."""
        ends = table[["value", "low", "high"]].to_numpy(float)
        least, most = np.nanmin(ends), np.nanmax(ends)
        if least > 0 and most / least > STRETCH:
            ax.set_xscale("log")
            ax.set_xlim(least / 1.8, most * 1.8)
            return lambda value, way: value * 1.45**way
        room = 0.09 * ((most - min(least, 0)) or 1)
        ax.set_xlim(min(least, 0) - room * (least < 0), most + 1.3 * room)
        return lambda value, way: value + way * room

    @staticmethod
    def _mark(ax, place, row, end):
        low, high = row["low"], row["high"]
        if np.isfinite(low) and np.isfinite(high):
            ax.plot([low, high], [place, place], "|-", color=MAIN, linewidth=2.5, markersize=9)
            return
        start = next(v for v in (row["value"], low, high) if np.isfinite(v))
        if np.isfinite(low) or np.isfinite(high):
            way = 1 if np.isfinite(low) else -1
            arrow = {"arrowstyle": "-|>", "color": OTHER, "linewidth": 2, "shrinkA": 0, "shrinkB": 0}
            ax.annotate("", xy=(end(start, way), place), xytext=(start, place), arrowprops=arrow)
            ax.plot([start], [place], "|", color=OTHER, markersize=9, markeredgewidth=2)
            return
        about = row["relation"] == "~"
        ax.plot([start], [place], "o", color=MAIN, markerfacecolor="white" if about else MAIN, markersize=6.5)

    def describe(self, table):
        """The reach of the values, and how many are exact, about, ranges or bounds."""
        if table.empty:
            return nothing()
        ends = table[["value", "low", "high"]].to_numpy(float)
        both = table["low"].notna() & table["high"].notna()
        bounds = (table["low"].notna() | table["high"].notna()) & ~both
        kinds = [
            (int((~both & ~bounds & (table["relation"] != "~")).sum()), "exact (dots)"),
            (int((~both & ~bounds & (table["relation"] == "~")).sum()), "about (rings)"),
            (int(both.sum()), "between two bounds (lines)"),
            (int(bounds.sum()), "over or under a bound (arrows)"),
        ]
        told = ", ".join(f"{count} {kind}" for count, kind in kinds if count)
        reach = f"{amount(np.nanmin(ends))} to {amount(np.nanmax(ends))}"
        drawn = f" The first {self.most} are drawn." if len(table) > self.most else ""
        return f"{plural(len(table), 'figure')} of “{table[self.unit].iloc[0]}”, from {reach}: {told}.{drawn}"
