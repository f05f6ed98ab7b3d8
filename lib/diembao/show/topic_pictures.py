"""The picture of how many topics: what speaks for each number, beside the others."""

from dataclasses import dataclass

from matplotlib.ticker import MaxNLocator

from diembao.explore.topic_choice import as_good
from diembao.show.pictures import empty
from diembao.show.style import MAIN, OTHER, SOFT, figure
from diembao.show.wording import amount, listed, nothing

MEASURES = (
    ("stability", "stability\nover resamples"),
    ("coherence", "coherence\n(NPMI)"),
    ("held_out", "held-out fit"),
    ("seldom", "topics that\nseldom recur"),
)


@dataclass(frozen=True)
class HowMany:
    """Four lines over the number of topics; numbers that stability does not tell from the best stand on a ground."""

    def draw(self, table):
        """The Figure of what `compare_topics` gives."""
        if table.empty:
            return empty()
        fig = figure(6.2)
        axes = fig.subplots(len(MEASURES), sharex=True)
        for ax, (name, label) in zip(axes, MEASURES, strict=True):
            for number in as_good(table):
                ax.axvspan(number - 0.3, number + 0.3, color="#e3edf7", zorder=0)
            ax.plot(table["topics"], table[name], "o-", color=MAIN, markersize=5, linewidth=1.4)
            ax.set_ylabel(label, rotation=0, ha="right", va="center")
            ax.margins(y=0.2)
        axes[0].vlines(table["topics"], table["stability_low"], table["stability_high"], color=OTHER, linewidth=1.6)
        axes[-1].yaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
        axes[-1].set_ylim(bottom=-0.3)
        axes[-1].set_xticks(table["topics"].tolist())
        axes[-1].set_xlabel("topics")
        axes[-1].tick_params(axis="x", colors=SOFT)
        fig.align_ylabels(axes)
        return fig

    def describe(self, table):
        """Whether the choice is easy, and what each number has against it."""
        if table.empty:
            return nothing()
        good = as_good(table)
        best = table.loc[table["stability"].idxmax()]
        lead = f"{best['topics']:.0f} topics are the most stable ({amount(best['stability'])})"
        if len(good) == 1:
            told = f"The choice is easy here: {lead}, and no other number comes near"
        else:
            others = listed(str(number) for number in good if number != best["topics"])
            told = f"The choice is not easy here: {lead}, but resamples do not tell them from {others}"
        coherent, seldom = table.loc[table["coherence"].idxmax(), "topics"], int(table["seldom"].sum())
        rest = f"; the most coherent are {coherent:.0f}" if coherent != best["topics"] else "; they are the most coherent too"
        return (
            f"{told}{rest}. {seldom or 'None'} of the {int(table['topics'].sum())} topics tried in all dissolve in most resamples."
        )
