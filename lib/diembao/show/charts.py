"""A chart that is live in JupyterLab and stays interactive in a page without a kernel."""

from html import escape
from itertools import product
from typing import NamedTuple

from diembao.show.controls import settle, thin
from diembao.show.html import attributes, data_uri, exporting, json_block
from diembao.show.repeat import repeat_html, repeat_lines
from diembao.show.style import theme, to_webp
from diembao.show.wording import listed


class Frame(NamedTuple):
    """One picture of a chart, with all that changes when its state does."""

    src: str  # data URI
    width: int  # CSS pixels
    height: int
    alt: str
    caption: str
    cell: str  # the line of the parameters cell that repeats the state
    shell: str  # the command that repeats it
    spots: list  # of Spot: where the picture leads to sentences


class Chart:
    """A picture of a table that depends on declared parameters.

    Shown in JupyterLab it is a widget; while the report is made it is a figure that holds all its pictures.

    Parameters
    ----------
    title : str
        Stands above the picture.
    table : callable
        `table(**state)` gives what the picture shows, mostly a DataFrame.
    picture : object
        Has `draw(table)`, which returns a matplotlib Figure, and `describe(table)`, which says in a sentence
        or two what is seen; `diembao.show.pictures` has them ready. It may have `spots(figure, table)`, which
        gives the places of the drawn figure that lead to sentences.
    choices : sequence of Choice
        Their names are the keywords of `table` and, in capitals, the names in the parameters cell.
    frames : int
        At most so many pictures go into a page.

    Examples
    --------
    >>> import pandas as pd
    >>> from diembao.show.controls import Choice
    >>> from diembao.show.pictures import Bars
    >>> counts = pd.DataFrame({"word": ["thành phố", "cán bộ", "đảng viên"], "count": [35, 20, 8]})
    >>> chart = Chart("Frequent words", lambda top: counts.head(top), Bars("word", "count", "times counted"),
    ...               [Choice("top", "Words shown", (1, 2, 3), 2)])
    >>> chart.frame(top=1).caption
    'Times counted: thành phố 35.'
    >>> chart.frame(top=4)
    Traceback (most recent call last):
    ...
    ValueError: Words shown (top) cannot be 4; allowed: 1 to 3
    """

    def __init__(self, title, table, picture, choices=(), frames=24):
        self.title, self.table, self.picture = title, table, picture
        self.choices, self.frames = list(choices), frames
        self._remembered, self._view = {}, None

    def remembers(self, **values):
        """Whether the picture of this state has been drawn already."""
        return tuple(settle(self.choices, **values).values()) in self._remembered

    def frame(self, **values):
        """The picture of a state, drawn at its first call and remembered.

        Parameters
        ----------
        **values : object
            By the names of the choices; the defaults stand in for those left out.

        Returns
        -------
        Frame

        Raises
        ------
        ValueError
            For a name or value that is not declared; the message lists what is allowed.
        """
        state = settle(self.choices, **values)
        key = tuple(state.values())
        if key not in self._remembered:
            self._remembered[key] = self._draw(state)
        return self._remembered[key]

    def _draw(self, state):
        table = self.table(**state)
        with theme():
            fig = self.picture.draw(table)
            content, width, height = to_webp(fig)
            spots = self.picture.spots(fig, table) if hasattr(self.picture, "spots") else []
        caption = self.picture.describe(table)
        shown = "; ".join(f"{choice.label}: {choice.show(state[choice.name])}" for choice in self.choices)
        alt = f"{self.title}{f' ({shown})' if shown else ''}. {caption}"
        return Frame(data_uri(content), width, height, alt, caption, *repeat_lines(state), spots)

    def still(self, **values):
        """One picture with its title, caption and the lines that repeat it, as HTML that needs no script."""
        return self._figure(self.frame(**values))

    def export(self):
        """The chart for a page: the default picture as a still, and the others as data for the script of the page."""
        choices = [choice for choice in self.choices if len(choice.values) > 1]
        kept = thin(choices, self.frames)
        if not kept:
            return self.still()
        start = [choice.values.index(choice.default) for choice in kept]
        pictures = {}
        for indices in product(*(range(len(choice.values)) for choice in kept)):
            if list(indices) != start:
                state = {choice.name: choice.values[i] for choice, i in zip(kept, indices, strict=True)}
                frame = self.frame(**state)
                pictures[",".join(map(str, indices))] = {**frame._asdict(), "spots": [spot.data() for spot in frame.spots]}
        controls = [
            {"label": c.label, "range": c.numeric, "labels": c.labels, "start": i} for c, i in zip(kept, start, strict=True)
        ]
        data = json_block({"controls": controls, "pictures": pictures})
        return self._figure(self.frame(), data, _left_out(choices, kept))

    def _figure(self, frame, data="", note=""):
        image = attributes(src=frame.src, alt=frame.alt, width=frame.width, height=frame.height)
        says = f'<span class="says">{escape(frame.caption)}</span>{escape(note)}'
        return (
            f'<figure class="diembao chart"><p class="title">{escape(self.title)}</p>'
            f'<div class="canvas"><img{image}>{"".join(spot.html() for spot in frame.spots)}</div>'
            f"<figcaption>{says}</figcaption>{repeat_html(frame.cell, frame.shell)}{data}</figure>"
        )

    def view(self):
        """The widget for JupyterLab, made once."""
        if self._view is None:
            from diembao.show.views import chart_view

            self._view = chart_view(self)
        return self._view

    def _repr_mimebundle_(self, include=None, exclude=None):
        if exporting():
            return {"text/html": self.export(), "text/plain": self.frame().alt}
        bundle = self.view()._repr_mimebundle_()
        return {**bundle, "text/html": self.still(), "text/plain": self.frame().alt}


def _left_out(choices, kept):
    """A sentence on the values that a page has no picture of, or nothing."""
    short = [f"“{choice.label}”" for choice, some in zip(choices, kept, strict=True) if len(some.values) < len(choice.values)]
    if not short:
        return ""
    return f" This page holds only some values of {listed(short)}; the notebook draws them all."
