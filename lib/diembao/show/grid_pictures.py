"""Pictures of two-way tables: a grid of shades, and the words of several topics side by side."""

from dataclasses import dataclass

import numpy as np
import seaborn as sns
from matplotlib.ticker import MaxNLocator

from diembao.show.pictures import empty
from diembao.show.style import INK, MAIN, SOFT, figure
from diembao.show.wording import amount, label_lines, listed, nothing, shorten


@dataclass(frozen=True)
class Heat:
    """A grid of shades, with the number in each cell that stands out.

    Parameters
    ----------
    row, column, value : str
        Columns of a long table.
    unit : str
        What a shade measures.
    most : int
        At most so many rows are drawn; the caption says how many there are.
    """

    row: str
    column: str
    value: str
    unit: str
    most: int = 40

    def draw(self, table):
        """The Figure of a long table, rows and columns in their order of appearance."""
        if table.empty:
            return empty()
        grid = self._grid(table).head(self.most)
        fig = figure(1.1 + 0.3 * len(grid))
        ax = fig.subplots()
        whole = np.array_equal(grid, grid.round()) and grid.to_numpy().max() > 1
        bar = {"label": self.unit, "shrink": 0.9, "ticks": MaxNLocator(6, integer=whole)}
        # Its own tick labels cost a drawing of the figure, to see whether they overlap.
        sns.heatmap(grid, ax=ax, cmap="Blues", vmin=0, linewidths=0.5, cbar_kws=bar, xticklabels=False, yticklabels=False)
        if grid.shape[1] <= 12:
            self._numbers(ax, grid.to_numpy())
        ax.set_yticks(np.arange(len(grid)) + 0.5, [shorten(label, 34) for label in grid.index], rotation=0)
        upright = len(grid.columns) > 12
        names = [shorten(label, 26) if upright else label_lines(label, 14) for label in grid.columns]
        ax.set_xticks(np.arange(len(names)) + 0.5, names, rotation=90 if upright else 0)
        ax.set(xlabel=self.column.replace("_", " "), ylabel="")
        return fig

    @staticmethod
    def _numbers(ax, cells):
        """Writes what is at least a tenth of the highest value, light on dark shades."""
        top = cells.max()
        for y, x in zip(*np.nonzero(cells >= top / 10), strict=True):
            colour = "white" if cells[y, x] > 0.65 * top else INK
            ax.text(x + 0.5, y + 0.5, f"{cells[y, x]:.2g}", ha="center", va="center", size=8, color=colour)

    def _grid(self, table):
        grid = table.pivot_table(index=self.row, columns=self.column, values=self.value, sort=False, aggfunc="sum")
        return grid.fillna(0)

    def describe(self, table):
        """In how many rows each of the columns is the darkest."""
        if table.empty:
            return nothing()
        grid = self._grid(table)
        shown = f"the first {self.most} of {len(grid)}" if len(grid) > self.most else len(grid)
        leading = grid.idxmax(axis=1)[grid.max(axis=1) > 0].value_counts()
        told = listed(f"{self.column} {column} in {count}" for column, count in leading.items())
        return f"The shade is the {self.unit}: {shown} rows by {grid.shape[1]} columns. Of all rows, darkest is {told}."


@dataclass(frozen=True)
class WordPanels:
    """Small multiples: the words of each topic (or part), with bars on one scale.

    All panels are drawn into one pair of axes, because a pair for each takes half a second.

    Parameters
    ----------
    panel, label, value : str
        Columns of a long table; each panel keeps its rows in order.
    unit : str
        What a bar measures.
    across : int
        Panels side by side.
    """

    panel: str
    label: str
    value: str
    unit: str
    across: int = 3

    def draw(self, table):
        """The Figure of a long table, a panel for each value of `panel`."""
        if table.empty:
            return empty()
        groups = list(table.groupby(self.panel, sort=False))
        top = table[self.value].max() or 1
        step = max(len(group) for _, group in groups) + 2.2
        lines = -(-len(groups) // self.across)
        fig = figure(0.45 + 0.205 * step * lines, "none")
        ax = fig.add_axes((0.005, 0, 0.99, 1))
        for i, (name, group) in enumerate(groups):
            x, y = i % self.across, step * (i // self.across) + 0.9
            ax.text(x, y, shorten(name, 30), weight="bold", va="center")
            places = y + 1.1 + np.arange(len(group))
            ax.barh(places, 0.42 * group[self.value] / top, left=x + 0.53, height=0.74, color=MAIN)
            for place, word in zip(places, group[self.label], strict=True):
                ax.text(x + 0.515, place, shorten(word, 17), ha="right", va="center", size=8.5)
        bottom = step * lines + 0.6
        ax.text(0, bottom, f"Bars: {self.unit}; the longest is {amount(top)}.", color=SOFT, size=9, va="center")
        ax.set(xlim=(0, self.across), ylim=(bottom + 0.9, 0))
        ax.axis("off")
        return fig

    def describe(self, table):
        """The first words of each panel."""
        if table.empty:
            return nothing()
        panels = table.groupby(self.panel, sort=False)[self.label]
        told = [f"{name}: {', '.join(words.head(4))}" for name, words in panels]
        return f"{'; '.join(told)}."
