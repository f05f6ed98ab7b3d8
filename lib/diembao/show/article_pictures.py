"""Pictures of one article from its beginning to its end: tone by sentence, passages by role and length."""

from dataclasses import dataclass

import numpy as np
from matplotlib.ticker import MaxNLocator

from diembao.show.pictures import empty
from diembao.show.style import MAIN, NEUTRAL, OTHER, PALETTE, SOFT, figure
from diembao.show.wording import amount, listed, nothing, percent, shorten

ROLES = ("title", "lead", "heading", "body", "caption", "credit", "byline", "continuation")
ROLE_COLOURS = dict(
    zip(
        ROLES,
        (PALETTE[0], PALETTE[6], PALETTE[1], "#c6cdd5", PALETTE[2], PALETTE[8], PALETTE[3], PALETTE[5]),
        strict=True,
    )
)
# Behind text: body, which is most of it, stays pale.
ROLE_TINTS = dict(zip(ROLES, ("#b9d3ee", "#fbe98a", "#ffe3b3", "#eef1f4", "#c9ecdf", "#f7cfc0", "#f6d7e8", "#d9d6f5"), strict=True))


@dataclass(frozen=True)
class Tone:
    """The score of each sentence, in order, with its interval.

    Parameters
    ----------
    score, low, high : str
        Columns, all from -1 to 1.
    zone : pair of float
        Scores from the first to the second count as neutral.
    """

    score: str = "score"
    low: str = "low"
    high: str = "high"
    zone: tuple = (-0.1, 0.1)

    def draw(self, table):
        """The Figure of sentences in their order."""
        if table.empty:
            return empty()
        fig = figure(3.4)
        ax = fig.subplots()
        places = np.arange(1, len(table) + 1)
        score = table[self.score].to_numpy(float)
        colours = np.select([score > self.zone[1], score < self.zone[0]], [MAIN, OTHER], NEUTRAL)
        ax.axhspan(*self.zone, color="#eef1f4", zorder=0)
        ax.vlines(places, table[self.low], table[self.high], color=colours, alpha=0.45, linewidth=2)
        ax.scatter(places, score, color=colours, s=20, zorder=3)
        ax.axhline(0, color=SOFT, linewidth=0.8)
        ax.set(ylim=(-1.05, 1.05), xlim=(0.3, len(table) + 0.7))
        ax.set(xlabel="sentence, in the order of the text", ylabel="tone")
        ax.set_yticks([-1, -0.5, 0, 0.5, 1], ["negative −1", "−0.5", "0", "0.5", "positive 1"])
        ax.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
        ax.grid(axis="x", visible=False)
        return fig

    def describe(self, table):
        """How many sentences are positive, neutral and negative, and the mean."""
        if table.empty:
            return nothing()
        score = table[self.score]
        up, down = int((score > self.zone[1]).sum()), int((score < self.zone[0]).sum())
        counts = f"{up} positive, {len(table) - up - down} neutral and {down} negative"
        mean = f"mean {amount(score.mean())}"
        return f"{len(table)} sentences: {counts}; {mean}. The grey band is neutral."


@dataclass(frozen=True)
class Strip:
    """Passages laid end to end, as long as their text, coloured by role; one line an article.

    Parameters
    ----------
    label : str
        The column that names the line.
    most : int
        At most so many lines are drawn; the caption says how many there are.
    """

    label: str = "article"
    most: int = 40

    def draw(self, table):
        """The Figure of a passages table (`article start end role`)."""
        if table.empty:
            return empty()
        names = list(dict.fromkeys(table[self.label]))[: self.most]
        table = table[table[self.label].isin(names)]
        fig = figure(1.25 + 0.26 * len(names))
        ax = fig.subplots()
        line = table[self.label].map({name: i for i, name in enumerate(names)})
        for role in [role for role in ROLES if role in set(table["role"])]:
            some = table["role"] == role
            ax.barh(
                line[some],
                table["end"][some] - table["start"][some],
                left=table["start"][some],
                height=0.66,
                color=ROLE_COLOURS[role],
                edgecolor="white",
                linewidth=0.6,
                label=role,
            )
        ax.set_yticks(range(len(names)), [shorten(name, 34) for name in names])
        ax.set_ylim(len(names) - 0.4, -0.6)
        ax.set_xlabel("characters from the beginning of the text")
        ax.grid(axis="y", visible=False)
        fig.legend(loc="outside upper left", ncols=8, handlelength=1, handleheight=1, columnspacing=1.2)
        return fig

    def describe(self, table):
        """How much of the text each role takes."""
        if table.empty:
            return nothing()
        lengths = (table["end"] - table["start"]).groupby(table["role"]).sum().sort_values(ascending=False)
        share = lengths / lengths.sum()
        told = [f"{role} {percent(share[role])}" for role in share.index]
        texts = table[self.label].nunique()
        drawn = f" (the first {self.most} are drawn)" if texts > self.most else ""
        return f"{len(table)} passages of {texts} article{'' if texts == 1 else 's'}{drawn}; by length {listed(told)}."
