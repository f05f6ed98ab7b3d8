"""Places of a picture that lead to sentences: under the pointer, by touch and by keyboard, with no script."""

from html import escape
from typing import NamedTuple

from diembao.show.html import attributes
from diembao.show.style import SHARPNESS

REACH = 11  # CSS pixels around a mark: with it, the smallest spot is large enough for a finger tip


class Cite(NamedTuple):
    """A sentence in three pieces, the middle one marked, and where it stands."""

    before: str
    text: str
    after: str
    about: str

    def html(self):
        """The sentence and its place, escaped."""
        mark = f"{escape(self.before)}<mark>{escape(self.text)}</mark>{escape(self.after)}"
        return f'<span class="cited" lang="vi">{mark}</span><span class="place">{escape(self.about)}</span>'


class Spot(NamedTuple):
    """A rectangle of a picture, in per cent of its width and height from the top left, and what it leads to."""

    left: float
    top: float
    width: float
    height: float
    label: str
    cites: list  # of Cite
    more: int  # further sentences that are not among them

    def data(self):
        """All that the script of a page needs to make the same element."""
        return {name: getattr(self, name) for name in ("look", "style", "alt", "label", "cites", "rest")}

    @property
    def look(self):
        """Its classes: what it opens stays within the picture."""
        return f"spot{' from-right' if self.left + self.width / 2 > 50 else ''}{' from-below' if self.top > 50 else ''}"

    @property
    def style(self):
        """Its place."""
        return f"left:{self.left}%;top:{self.top}%;width:{self.width}%;height:{self.height}%"

    @property
    def rest(self):
        """On the sentences that have no room, or nothing."""
        return f"and {self.more} more in the table" if self.more else ""

    def html(self):
        """The spot as an element that takes the focus; `alt` reads what the eye sees."""
        look = attributes(class_=self.look, style=self.style, tabindex=0, role="img", aria_label=self.alt)
        rest = f'<span class="place">{self.rest}</span>' if self.rest else ""
        tip = f'<span class="tip"><b>{escape(self.label)}</b>{"".join(cite.html() for cite in self.cites)}{rest}</span>'
        return f"<span{look}>{tip}</span>"

    @property
    def alt(self):
        """Label, sentences and their places in one text."""
        sentences = (f"{cite.before}{cite.text}{cite.after} ({cite.about})" for cite in self.cites)
        return f"{self.label}: {' '.join(sentences)}"


def spot_at(fig, points, label, cites, more=0):
    """The spot around some points of a drawn figure.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
        Drawn, so that its layout is settled.
    points : sequence of (float, float)
        In the data coordinates of its first axes.
    label : str
    cites : list of Cite
    more : int

    Returns
    -------
    Spot
    """
    across, up = fig.bbox.size
    pixels = fig.axes[0].transData.transform(points)
    reach = REACH * SHARPNESS
    (left, bottom), (right, top) = pixels.min(axis=0) - reach, pixels.max(axis=0) + reach
    left, right = max(left, 0), min(right, across)
    bottom, top = max(bottom, 0), min(top, up)
    box = (left / across, (up - top) / up, (right - left) / across, (top - bottom) / up)
    return Spot(*(round(100 * float(part), 2) for part in box), label, cites, more)
