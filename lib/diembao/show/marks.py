"""Spans marked in their text: a sentence with one span, a whole article with many."""

from html import escape
from itertools import pairwise

from diembao.show.html import attributes

# Light tints of the Okabe–Ito colours: dark text stays readable on each, and the legend names the kinds in words.
TINTS = (
    "#cfe8f7", "#ffe3b3", "#c9ecdf", "#f6d7e8", "#fbe98a", "#f7cfc0", "#d9d6f5", "#dfe3e8", "#b9d3ee", "#e3d3b8",
    "#d4e8a8", "#e8c4c4", "#bfe3e8", "#e6c8f0",
)  # fmt: skip


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
        Escaped HTML. A span that is the whole sentence is not marked: there would be nothing to tell it from.

    Examples
    --------
    >>> sentence_html("Toàn thành phố có <b>35</b> đảng bộ.", 21, 23)
    'Toàn thành phố có &lt;b&gt;<mark>35</mark>&lt;/b&gt; đảng bộ.'
    """
    start, end = max(0, start), min(len(sentence), end)
    if start >= end or (start == 0 and end == len(sentence)):
        return escape(sentence)
    return f"{escape(sentence[:start])}<mark>{escape(sentence[start:end])}</mark>{escape(sentence[end:])}"


def shares_html(sentence, shares):
    """A sentence with each matched word on a ground as strong as its share: blue for good, orange for bad.

    Parameters
    ----------
    sentence : str
    shares : iterable of (start, end, share, about)
        Half-open offsets into `sentence` that do not overlap, in order; a share from -1 to 1; the words of a tooltip.

    Returns
    -------
    str
        Escaped HTML.

    Examples
    --------
    >>> shares_html("Dự án chậm.", [(6, 10, -0.5, "problem")])
    'Dự án <mark title="problem" style="background:rgb(245,202,135)">chậm</mark>.'
    """
    pieces, done = [], 0
    for start, end, share, about in shares:
        look = attributes(title=about, style=f"background:{share_tint(share)}")
        pieces += escape(sentence[done:start]), f"<mark{look}>{escape(sentence[start:end])}</mark>"
        done = end
    return "".join([*pieces, escape(sentence[done:])])


def share_tint(share):
    """The ground of a share, from grey through light blue or orange to strong; dark text is readable on each."""
    strength = min(1, abs(share) ** 0.5)
    strong = (98, 176, 228) if share > 0 else (250, 190, 95)
    mixed = (round(232 + (tone - 232) * strength) for tone in strong)
    return f"rgb({','.join(map(str, mixed))})"


def marked_html(raw, spans, tooltip, kind="kind", label="The article with its spans marked", tints=None):
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
    tints : dict, optional
        Kind -> colour; `tints_of(spans[kind])` unless given.

    Returns
    -------
    str
        Escaped HTML: a legend and a box that scrolls. Two letters stand with each colour, for those who do not see it.
    """
    tints = tints or tints_of(spans[kind])
    pieces, done = [], 0
    for start, end, row in _pieces(spans):
        if row is None:
            continue
        name = str(getattr(row, kind))
        pieces.append(escape(raw[done:start]))
        # The style sheet shows the record while the mark is pointed at, touched or reached by keyboard, and the code beside it.
        told = {"aria_description": f"{name}: {tooltip(row)}", "data_code": name[:2], "data_start": row.start}
        look = attributes(tabindex=0, **told, style=f"background:{tints[name]}")
        pieces.append(f"<mark{look}>{escape(raw[start:end])}</mark>")
        done = end
    pieces.append(escape(raw[done:]))
    present = spans[kind].astype(str).value_counts()
    legend = "".join(
        f'<li><mark data-code="{escape(name[:2])}" style="background:{tints[name]}">{escape(name)}</mark> {present[name]}</li>'
        for name in tints
        if name in present
    )
    box = attributes(class_="scroll text", tabindex=0, role="region", aria_label=label, lang="vi")
    text = f"<div{box}>{''.join(pieces)}</div>"
    return f'<section class="diembao marked"><ul class="legend">{legend}</ul>{text}</section>'


def tints_of(kinds):
    """A colour for each kind, in their order of appearance.

    Examples
    --------
    >>> tints_of(["count", "share", "count"])
    {'count': '#cfe8f7', 'share': '#ffe3b3'}
    """
    return {str(name): TINTS[i % len(TINTS)] for i, name in enumerate(dict.fromkeys(kinds))}


def _pieces(spans):
    """(start, end, row or None) of the stretches between all borders, with the shortest span that covers each."""
    rows = sorted(spans.itertuples(index=False), key=lambda row: row.end - row.start)
    borders = sorted({border for row in rows for border in (row.start, row.end)})
    for start, end in pairwise(borders):
        yield start, end, next((row for row in rows if row.start <= start and end <= row.end), None)
