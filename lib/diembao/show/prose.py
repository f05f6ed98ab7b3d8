"""Sentences that a notebook says of its data, so that they stay true when the data change."""

from html import escape

from diembao.show.html import attributes, exporting, style_tag


class Said:
    """A paragraph that a cell shows.

    Parameters
    ----------
    text : str
    kind : str
        `said`, or `note` for what must not be overlooked.

    Examples
    --------
    >>> Said("24 <articles>").html()
    '<p class="diembao said">24 &lt;articles&gt;</p>'
    """

    def __init__(self, text, kind="said"):
        self.text, self.kind = text, kind

    def html(self):
        """The paragraph, escaped."""
        role = "note" if self.kind == "note" else None
        return f"<p{attributes(class_=f'diembao {self.kind}', role=role)}>{escape(self.text)}</p>"

    def _repr_mimebundle_(self, include=None, exclude=None):
        html = self.html() if exporting() else style_tag() + self.html()
        return {"text/html": html, "text/plain": self.text}


class Cited(Said):
    """A paragraph with the sentences that its numbers come from, folded below it.

    Parameters
    ----------
    text : str
    cites : sequence of (str, diembao.show.spots.Cite)
        What of the paragraph a sentence belongs to, and the sentence.

    Examples
    --------
    >>> from diembao.show.spots import Cite
    >>> Cited("The most is 35.", [("35", Cite("Có ", "35", " xã.", "a"))]).html().count("<mark>")
    1
    """

    def __init__(self, text, cites):
        super().__init__(text)
        self.cites = list(cites)

    def html(self):
        """Paragraph and sentences, escaped."""
        if not self.cites:
            return super().html()
        items = "".join(f"<li><b>{escape(label)}</b> {cite.html()}</li>" for label, cite in self.cites)
        head = f"{plural(len(self.cites), 'sentence')} behind these numbers"
        return f'{super().html()}<details class="diembao cites"><summary>{head}</summary><ol>{items}</ol></details>'


def plural(count, noun, many=None):
    """A count with its noun.

    Examples
    --------
    >>> plural(1, "article"), plural(1200, "article"), plural(2, "entry", "entries")
    ('1 article', '1,200 articles', '2 entries')
    """
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"
