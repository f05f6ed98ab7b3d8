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


def plural(count, noun, many=None):
    """A count with its noun.

    Examples
    --------
    >>> plural(1, "article"), plural(1200, "article"), plural(2, "entry", "entries")
    ('1 article', '1,200 articles', '2 entries')
    """
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"
