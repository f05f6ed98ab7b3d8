"""The picture of findings under other choices: a cell is filled where a finding is still one."""

from dataclasses import dataclass

import numpy as np

from diembao.show.pictures import empty
from diembao.show.style import INK, SOFT, figure
from diembao.show.wording import amount, label_lines, listed, nothing, shorten

KEPT, LOST = "#b9d3ee", "#f3f4f6"


@dataclass(frozen=True)
class Survival:
    """Findings by ways; the value stands in each cell that keeps its finding, a cross in each that loses it.

    Parameters
    ----------
    most : int
        At most so many findings are drawn.
    """

    most: int = 30

    def draw(self, table):
        """The Figure of what `repeat_analysis` gives, with a column `unit`."""
        if table.empty:
            return empty()
        findings, ways = list(dict.fromkeys(table["finding"]))[: self.most], list(dict.fromkeys(table["way"]))
        cells = table.set_index(["finding", "way"])["value"]
        fig = figure(1.15 + 0.27 * len(findings))
        ax = fig.subplots()
        for (y, finding), (x, way) in ((a, b) for a in enumerate(findings) for b in enumerate(ways)):
            value = cells[finding, way]
            kept = not np.isnan(value)
            ax.fill(
                [x + 0.02, x + 0.98, x + 0.98, x + 0.02], [y + 0.04, y + 0.04, y + 0.96, y + 0.96], color=KEPT if kept else LOST
            )
            text, colour = (amount(value), INK) if kept else ("×", SOFT)
            ax.text(x + 0.5, y + 0.5, text, ha="center", va="center", size=8, color=colour)
        ax.set(xlim=(0, len(ways)), ylim=(len(findings), 0))
        ax.set_yticks(np.arange(len(findings)) + 0.5, [shorten(finding, 34) for finding in findings])
        ax.set_xticks(np.arange(len(ways)) + 0.5, [label_lines(way, 14) for way in ways])
        ax.xaxis.tick_top()
        ax.tick_params(length=0)
        ax.grid(visible=False)
        for side in ax.spines.values():
            side.set_visible(False)
        return fig

    def describe(self, table):
        """How many findings survive all ways, and which way loses most."""
        if table.empty:
            return nothing()
        others = table[table["way"] != table["way"].iloc[0]]
        kept = others.groupby("finding", sort=False)["survives"].all()
        lost = (~others["survives"]).groupby(others["way"], sort=False).sum().sort_values(ascending=False, kind="stable")
        told = f"{int(kept.sum())} of {len(kept)} findings survive every other choice"
        some = [f"{way} loses {count}" for way, count in lost.head(3).items() if count]
        unit = f" The number in a cell is the {table['unit'].iloc[0]}; × is where the finding is lost."
        return f"{told}{f'; {listed(some)}' if some else ''}.{unit}"
