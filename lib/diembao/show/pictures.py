"""Bars and points, one row of a table each: how they are drawn, and how they are said in words."""

from dataclasses import dataclass

import numpy as np
from matplotlib.ticker import MaxNLocator

from diembao.show.style import MAIN, OTHER, SOFT, figure
from diembao.show.wording import amount, label_lines, listed, nothing, sentence

BAR = 0.27  # inches that a bar and the gap under it take
MARGIN = 0.75  # inches for the axis and its label


@dataclass(frozen=True)
class Bars:
    """Horizontal bars, the first row of the table on top.

    Parameters
    ----------
    label, value : str
        Columns: the text beside a bar, and its length.
    unit : str
        What the value counts; stands under the axis and in the sentence.
    low, high : str, optional
        Columns with the ends of an interval, drawn as a line over the bar.
    """

    label: str
    value: str
    unit: str
    low: str = ""
    high: str = ""

    def draw(self, table):
        """The Figure of a table, one bar a row."""
        if table.empty:
            return empty()
        fig = figure(MARGIN + BAR * len(table))
        ax = fig.subplots()
        places = np.arange(len(table))
        ax.barh(places, table[self.value], height=0.72, color=MAIN)
        if self.low:
            ends = [table[self.value] - table[self.low], table[self.high] - table[self.value]]
            ax.errorbar(
                table[self.value],
                places,
                xerr=np.clip(ends, 0, None),
                fmt="none",
                ecolor=SOFT,
                elinewidth=1.2,
                capsize=2,
            )
        rows(ax, table[self.label], self.unit)
        whole = (table[self.value] == table[self.value].round()).all()
        ax.xaxis.set_major_locator(MaxNLocator(8, integer=whole, steps=(1, 2, 5, 10)))
        return fig

    def describe(self, table):
        """The leading rows in a sentence."""
        if table.empty:
            return nothing()
        told = [f"{label} {amount(value)}" for label, value in zip(table[self.label], table[self.value], strict=True)]
        rest = f" come first; the last of {len(told)} is {told[-1]}" if len(told) > 3 else ""
        return sentence(f"{self.unit}: {listed(told[:3])}{rest}.")


@dataclass(frozen=True)
class Diverging:
    """Bars to both sides of nought: what marks one part of a corpus, and what the other.

    Parameters
    ----------
    label, value : str
        Columns; a positive value belongs to `right`.
    left, right : str
        Names of the two parts.
    unit : str
        What the value measures.
    low, high : str, optional
        Columns with the ends of an interval, drawn as a line over the bar.
    """

    label: str
    value: str
    left: str
    right: str
    unit: str
    low: str = ""
    high: str = ""

    def draw(self, table):
        """The Figure of a table, from the highest value to the lowest."""
        if table.empty:
            return empty()
        table = table.sort_values(self.value, ascending=False)
        fig = figure(MARGIN + 0.3 + BAR * len(table))
        ax = fig.subplots()
        ax.barh(np.arange(len(table)), table[self.value], height=0.72, color=np.where(table[self.value] > 0, MAIN, OTHER))
        ax.axvline(0, color=SOFT, linewidth=0.9)
        rows(ax, table[self.label], self.unit)
        reach = abs(table[self.value]).max() * 1.05 or 1
        if self.low:
            ax.hlines(np.arange(len(table)), table[self.low], table[self.high], color=SOFT, linewidth=1.2)
            reach = max(reach, abs(table[[self.low, self.high]]).max(axis=None) * 1.05)
        ax.set_xlim(-reach, reach)
        for text, color, place in ((f"← {self.left}", OTHER, 0.0), (f"{self.right} →", MAIN, 1.0)):
            ax.text(
                place,
                1.01,
                text,
                color=color,
                ha="left" if place == 0 else "right",
                va="bottom",
                transform=ax.transAxes,
                weight="bold",
            )
        return fig

    def describe(self, table):
        """The strongest words of each part."""
        if table.empty:
            return nothing()
        ordered = table.sort_values(self.value)
        right = ordered[ordered[self.value] > 0][self.label].iloc[::-1].head(4).tolist()
        left = ordered[ordered[self.value] < 0][self.label].head(4).tolist()
        told = [f"{name} is marked by {listed(words)}" for name, words in ((self.right, right), (self.left, left)) if words]
        return sentence(f"{'; '.join(told)}.")


@dataclass(frozen=True)
class Points:
    """Points with their intervals, one a row, on a common scale.

    Parameters
    ----------
    label, value, low, high : str
        Columns.
    unit : str
    reference : float, optional
        A value to compare with, drawn as a line.
    span : tuple of float, optional
        The ends of the axis, where the scale is a fixed one.
    """

    label: str
    value: str
    low: str
    high: str
    unit: str
    reference: float | None = None
    span: tuple | None = None

    def draw(self, table):
        """The Figure of a table, the first row on top."""
        if table.empty:
            return empty()
        fig = figure(MARGIN + 0.32 * len(table))
        ax = fig.subplots()
        places = np.arange(len(table))
        ax.hlines(places, table[self.low], table[self.high], color=MAIN, linewidth=2, alpha=0.55)
        ax.plot(table[self.value], places, "o", color=MAIN, markersize=6)
        if self.reference is not None:
            ax.axvline(self.reference, color=SOFT, linewidth=0.9, linestyle="--")
        rows(ax, table[self.label], self.unit)
        if self.span:
            ax.set_xlim(*self.span)
        return fig

    def describe(self, table):
        """The ends of the scale, each with its interval."""
        if table.empty:
            return nothing()
        ordered = table.sort_values(self.value, ascending=False)
        ends = [ordered.iloc[0]] + ([ordered.iloc[-1]] if len(ordered) > 1 else [])
        two = [[amount(round(row[name], 2)) for name in (self.value, self.low, self.high)] for row in ends]
        told = [f"{row[self.label]} {value} ({low} to {high})" for row, (value, low, high) in zip(ends, two, strict=True)]
        return sentence(f"{self.unit}: highest {', lowest '.join(told)}.")


def rows(ax, labels, unit, width=34):
    """Labels beside horizontal marks, the first on top; long ones on two lines, then shortened."""
    ax.set_yticks(np.arange(len(labels)), [label_lines(str(label), width) for label in labels])
    ax.set_ylim(len(labels) - 0.4, -0.6)
    ax.set_xlabel(unit)
    ax.grid(axis="y", visible=False)
    ax.tick_params(axis="y", length=0)


def empty():
    """A picture that says that there is nothing to see."""
    fig = figure(1.2, "none")
    fig.text(0.5, 0.5, nothing(), ha="center", va="center", color=SOFT)
    return fig
