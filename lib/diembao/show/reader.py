"""Whole articles with their spans marked, one at a time."""

from html import escape

from diembao.show.controls import Choice
from diembao.show.marks import marked_html, tints_of
from diembao.show.prose import plural
from diembao.show.repeat import repeat_html, repeat_lines
from diembao.show.walk import Walk

PAGE_CHARACTERS = 600_000  # of article text that a page carries at most


class Reader(Walk):
    """An article with coloured spans, and a control to choose another one.

    Parameters
    ----------
    title : str
        Stands above the text.
    articles : pandas.DataFrame
        `article title raw`.
    spans : pandas.DataFrame
        `article start end`, raw offsets, and the column named by `kind`.
    tooltip : callable
        Takes a row of `spans` (a namedtuple) and returns the record shown on hovering.
    article : str
        The one shown first; the first one of the table where it is empty.
    kind : str
        The column that decides the colour.
    tints : dict, optional
        Kind -> colour.

    Raises
    ------
    ValueError
        For an article that the table has not; the message lists those that it has.

    Examples
    --------
    >>> import pandas as pd
    >>> articles = pd.DataFrame({"article": ["a"], "title": [None], "raw": ["Có 35 đảng bộ."]})
    >>> spans = pd.DataFrame({"article": ["a"], "start": [3], "end": [5], "kind": ["count"]})
    >>> Reader("Figures", articles, spans, lambda row: "35").describe("a")
    'a: 1 span marked (count 1) in 14 characters.'
    """

    def __init__(self, title, articles, spans, tooltip, article="", kind="kind", tints=None):
        self.title, self.tooltip, self.kind = title, tooltip, kind
        self.articles = articles.set_index("article")
        self.tints = tints or tints_of(spans[kind])
        self.spans = dict(list(spans.groupby("article", sort=False)))
        self.none = spans.iloc[:0]
        names = self.articles.index.tolist()
        self.choice = Choice("article", "Article", names, article or names[0])

    def describe(self, article):
        """What is marked in an article, in a sentence."""
        counts = self.spans.get(article, self.none)[self.kind].value_counts()
        told = f" ({', '.join(f'{kind} {count}' for kind, count in counts.items())})" if len(counts) else ""
        length = len(self.articles.at[article, "raw"])
        return f"{article}: {plural(counts.sum(), 'span')} marked{told} in {plural(length, 'character')}."

    def still(self, article):
        """One article as HTML that needs no script."""
        raw, title = self.articles.at[article, "raw"], self.articles.at[article, "title"]
        spans = self.spans.get(article, self.none)
        text = marked_html(raw, spans, self.tooltip, self.kind, f"{self.title}: {article}", self.tints)
        head = f'<p class="headline" lang="vi">{escape(title)}</p>' if isinstance(title, str) else ""
        repeat = repeat_html(*repeat_lines({"article": article}))
        return f'{head}{text}<p class="caption">{escape(self.describe(article))}</p>{repeat}'

    def _carried(self):
        """The articles that a page has room for, and a sentence where these are not all."""
        choice, length = self.choice, self.articles["raw"].str.len()
        while len(choice.values) > 2 and length[list(choice.values)].sum() > PAGE_CHARACTERS:
            choice = choice.keep(len(choice.values) - 1)
        if len(choice.values) == len(self.choice.values):
            return choice.values, ""
        some = f"{len(choice.values)} of {len(self.choice.values)}"
        told = f"This page holds {some} articles; the notebook shows them all."
        return choice.values, f'<p class="caption">{told}</p>'
