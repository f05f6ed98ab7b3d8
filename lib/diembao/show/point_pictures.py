"""Pictures of many small marks: a cloud of points with some of them named, and where words stand from first to last."""

from dataclasses import dataclass

import numpy as np
from matplotlib.ticker import LogLocator, NullFormatter
from scipy.stats import spearmanr

from diembao.show.pictures import empty, rows
from diembao.show.style import MAIN, OTHER, SOFT, figure
from diembao.show.wording import amount, listed, nothing, sentence, shorten

NAMED = 14
APART = 0.034, 0.16  # of the height and width of the axes: names nearer than that would cover each other
FEW = 3  # points under which a correlation says nothing


@dataclass(frozen=True)
class Scatter:
    """A point a row; those of the highest and lowest values are named.

    Parameters
    ----------
    label, x, y : str
        Columns.
    across, up : str
        What x and y measure.
    log : bool
        Whether x is drawn on a logarithmic scale.
    """

    label: str
    x: str
    y: str
    across: str
    up: str
    log: bool = False

    def draw(self, table):
        """The Figure of a table; rows without a value are left out."""
        table = self._known(table)
        if table.empty:
            return empty()
        fig = figure(4.4)
        ax = fig.subplots()
        ax.scatter(table[self.x], table[self.y], s=16, color=MAIN, alpha=0.45, linewidth=0)
        ax.set(xlabel=self.across, ylabel=self.up, xscale="log" if self.log else "linear")
        if self.log:
            ax.xaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
            ax.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
            ax.xaxis.set_minor_formatter(NullFormatter())  # its labels are formulas, and formulas are switched off
        ax.margins(x=0.08, y=0.06)
        self._name(ax, table)
        return fig

    def _known(self, table):
        return table.dropna(subset=[self.x, self.y])

    def _name(self, ax, table):
        """Names the outermost points, each unless its name would cover another."""
        across, up = (self._places(table[name], log) for name, log in ((self.x, self.log), (self.y, False)))
        order = np.argsort(-np.maximum(np.abs(up - np.median(up)), np.abs(across - np.median(across))), kind="stable")
        taken = []
        for i in order:
            if len(taken) == NAMED:
                return
            if all(abs(up[i] - up[j]) > APART[0] or abs(across[i] - across[j]) > APART[1] for j in taken):
                taken.append(i)
                place = {"ha": "right", "xytext": (-4, 2)} if across[i] > 0.8 else {"ha": "left", "xytext": (4, 2)}
                text = shorten(table[self.label].iloc[i], 20)
                ax.annotate(text, (table[self.x].iloc[i], table[self.y].iloc[i]), textcoords="offset points", size=8, **place)

    @staticmethod
    def _places(values, log):
        """Where values lie between the lowest and the highest, 0 to 1."""
        values = np.log(values.to_numpy(float)) if log else values.to_numpy(float)
        return (values - values.min()) / (np.ptp(values) or 1)

    def describe(self, table):
        """The ends of the scale, and how y goes with x."""
        table = self._known(table)
        if table.empty:
            return nothing()
        ordered = table.sort_values(self.y, ascending=False, kind="stable")
        ends = [ordered.iloc[0]] + ([ordered.iloc[-1]] if len(ordered) > 1 else [])
        told = ", lowest ".join(f"{row[self.label]} ({amount(row[self.y])})" for row in ends)
        return f"{sentence(self.up)}: highest {told}; {len(table):,} points.{self._together(table)}"

    def _together(self, table):
        if len(table) < FEW or table[self.x].nunique() < 2 or table[self.y].nunique() < 2:
            return ""
        rank = spearmanr(table[self.x], table[self.y]).statistic
        return f" Its rank correlation with {self.across} is {amount(round(rank, 2))}."


@dataclass(frozen=True)
class Ticks:
    """Where each word stands from the first word of the corpus to the last: a line a word, a mark an occurrence.

    Parameters
    ----------
    label, place : str
        Columns of a table of occurrences.
    unit : str
        What is counted from left to right.
    """

    label: str
    place: str
    unit: str

    def draw(self, table):
        """The Figure of a table of occurrences, labels in their order of appearance."""
        if table.empty:
            return empty()
        names = list(dict.fromkeys(table[self.label]))
        fig = figure(0.75 + 0.27 * len(names))
        ax = fig.subplots()
        line = table[self.label].map({name: i for i, name in enumerate(names)})
        ax.vlines(table[self.place], line - 0.36, line + 0.36, color=MAIN, linewidth=0.7, alpha=0.7)
        for border in table.attrs.get("borders", ()):
            ax.axvline(border, color=OTHER, linewidth=0.5, alpha=0.5)
        rows(ax, names, self.unit)
        ax.set_xlim(0, table.attrs.get("length", table[self.place].max()) or 1)
        ax.grid(axis="x", visible=False)
        ax.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
        ax.tick_params(axis="x", colors=SOFT)
        return fig

    def describe(self, table):
        """The first labels with how often and in how many articles they stand."""
        if table.empty:
            return nothing()
        met = table.groupby(self.label, sort=False)["article"].agg(["size", "nunique"]).head(4)
        told = listed(f"{name}: {row['size']:,} times in {row['nunique']:,} articles" for name, row in met.iterrows())
        return f"A mark is an occurrence, from the first article to the last. {told}."
