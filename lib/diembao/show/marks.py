"""Spans marked in their text: a sentence with one span, a whole article with many."""

from html import escape
from itertools import pairwise

from IPython.display import HTML

from diembao.show.html import attributes, exporting, style_tag

# Light tints of the Okabe–Ito colours: dark text stays readable on each, and the legend names the kinds in words.
TINTS = ("#cfe8f7", "#ffe3b3", "#c9ecdf", "#f6d7e8", "#fbe98a", "#f7cfc0", "#d9d6f5", "#dfe3e8")


def sentence_html(sentence, start, end):
    """A sentence with one span marked.

    Parameters
    ----------
    sentence : str
    start, end : int
        Half-open offsets into `sentence`; what lies outside of it is left out.

    Returns
    -------
    str
        Escaped HTML.

    Examples
    --------
    >>> sentence_html("Toàn thành phố có <b>35</b> đảng bộ.", 21, 23)
    'Toàn thành phố có &lt;b&gt;<mark>35</mark>&lt;/b&gt; đảng bộ.'
    """
    start, end = max(0, start), min(len(sentence), end)
    if start >= end:
        return escape(sentence)
    return f"{escape(sentence[:start])}<mark>{escape(sentence[start:end])}</mark>{escape(sentence[end:])}"


def marked_text(raw, spans, tooltip, kind="kind", label="The article with its spans marked"):
    """A whole text with its spans marked, coloured by kind, each with a record to look at.

    Parameters
    ----------
    raw : str
    spans : pandas.DataFrame
        `start`, `end` (offsets into `raw`) and the column named by `kind`. Where spans overlap, the shorter one shows.
    tooltip : callable
        Takes a row (a namedtuple of the table's columns) and returns the text of its record.
    kind : str
        The column that decides the colour.
    label : str
        Names the box for screen readers.

    Returns
    -------
    IPython.display.HTML
    """
    kinds = list(dict.fromkeys(spans[kind].astype(str)))
    tints = {name: TINTS[i % len(TINTS)] for i, name in enumerate(kinds)}
    pieces, done = [], 0
    for start, end, row in _pieces(spans):
        if row is None:
            continue
        name = str(getattr(row, kind))
        pieces.append(escape(raw[done:start]))
        look = attributes(title=f"{name}: {tooltip(row)}", style=f"background:{tints[name]}")
        pieces.append(f"<mark{look}>{escape(raw[start:end])}</mark>")
        done = end
    pieces.append(escape(raw[done:]))
    legend = "".join(f'<li><mark style="background:{tints[name]}">{escape(name)}</mark></li>' for name in kinds)
    box = attributes(class_="scroll text", tabindex=0, role="region", aria_label=label, lang="vi")
    body = (
        f'<section class="diembao marked"><ul class="legend">{legend}</ul><div{box}>{"".join(pieces)}</div></section>'
    )
    return HTML(body if exporting() else style_tag() + body)


def _pieces(spans):
    """(start, end, row or None) of the stretches between all borders, with the shortest span that covers each."""
    rows = sorted(spans.itertuples(index=False), key=lambda row: row.end - row.start)
    borders = sorted({border for row in rows for border in (row.start, row.end)})
    for start, end in pairwise(borders):
        yield start, end, next((row for row in rows if row.start <= start and end <= row.end), None)
