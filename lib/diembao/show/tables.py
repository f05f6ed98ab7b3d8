"""A table of spans that can be filtered and searched, in JupyterLab and in a page without a kernel."""

from html import escape
from unicodedata import normalize

import numpy as np
import pandas as pd

from diembao.read.search import fold, sort_key
from diembao.show.html import attributes, exporting
from diembao.show.marks import sentence_html, shares_html
from diembao.show.prose import plural

# Columns whose cells hold words of the articles rather than words of the program.
VIETNAMESE = frozenset(
    """text word title outlet author series part sentence left right unit counted actor action place when aspect speaker
    verb canonical clean before after phrase collocate""".split()
)
NOTHING = "–"


class Table:
    """A DataFrame of spans with drop-downs, a search box, and a sentence behind each row.

    Parameters
    ----------
    frame : pandas.DataFrame
        Any table; with `article`, `start`, `end` its rows can open their context.
    columns : sequence of str, optional
        What is shown, in order; all columns unless given.
    filters : sequence of str
        Columns (among those shown) that get a drop-down.
    context : pandas.DataFrame, optional
        Sentences or passages (`article start end text`, raw offsets) that contain the spans.
    caption : str
        Says what a row is.
    labels : dict, optional
        Column -> heading; the name with blanks for underscores unless given.
    opens : str, optional
        The column whose cell opens the sentence; `text`, `word` or the first one unless given.
    rows, page_rows : int
        At most so many rows are shown in JupyterLab and put into a page.
    vietnamese : collection of str
        Columns marked as Vietnamese for screen readers and hyphenation.
    shares : pandas.DataFrame, optional
        Matched words (`article start end share role rule`, raw offsets), marked by share wherever a sentence opens.

    Raises
    ------
    ValueError
        For a column that the table has not; the message lists those that it has.

    Examples
    --------
    >>> spans = pd.DataFrame({"article": ["a", "a"], "start": [3, 14], "end": [5, 16], "text": ["35", "20"],
    ...                       "kind": ["count", "share"]})
    >>> sentences = pd.DataFrame({"article": ["a"], "start": [0], "end": [22], "text": ["Có 35 đảng bộ, 20% nữa"]})
    >>> table = Table(spans, ["text", "kind"], ["kind"], sentences, "Figures")
    >>> table.select("dang bo", kind="count").text.tolist()
    ['35']
    """

    def __init__(
        self,
        frame,
        columns=None,
        filters=(),
        context=None,
        caption="",
        labels=None,
        opens=None,
        rows=50,
        page_rows=300,
        vietnamese=VIETNAMESE,
        shares=None,
    ):
        self.columns = list(frame.columns if columns is None else columns)
        _require(frame, [*self.columns, *filters])
        self.frame = frame.reset_index(drop=True)
        self.caption, self.labels = caption, labels or {}
        self.rows, self.page_rows, self.vietnamese = rows, page_rows, vietnamese
        self.opens = opens or next((name for name in ("text", "word") if name in self.columns), self.columns[0])
        # A drop-down with one value would change nothing.
        self.filters = [name for name in filters if self.frame[name].nunique(dropna=False) > 1]
        self.columns += [name for name in self.filters if name not in self.columns]
        self._context = None if context is None else find_context(self.frame, context)
        self._shares = {} if shares is None else _by_article(shares)
        # Cells of a DataFrame one by one take a hundred times longer than those of lists.
        self._cells = {name: self.frame[name].tolist() for name in self.frame}
        self._folded, self._view = None, None

    def label(self, name):
        """The heading of a column."""
        return self.labels.get(name, name.replace("_", " "))

    def options(self, name):
        """The values of a column for its drop-down, as (label with count, label)."""
        counts = self.frame[name].map(show_value).value_counts()
        return [(f"{value} ({counts[value]})", value) for value in sorted(counts.index, key=_order)]

    def select(self, query="", **chosen):
        """The rows that have the chosen values and contain the query.

        Parameters
        ----------
        query : str
            Looked for in the cells shown and in the context, without regard to case and diacritics.
        **chosen : str
            Column -> value as shown.

        Returns
        -------
        pandas.DataFrame
        """
        keep = pd.Series(True, index=self.frame.index)
        for name, value in chosen.items():
            keep &= self.frame[name].map(show_value) == value
        if query.strip():
            keep &= self._searchable().str.contains(fold(normalize("NFC", query.strip())), regex=False)
        return self.frame[keep]

    def _searchable(self):
        if self._folded is None:
            parts = [self.frame[name].map(show_value) for name in self.columns]
            if self._context is not None:
                parts.append(self._context["text"].fillna(""))
            joined = parts[0].astype(str).str.cat([part.astype(str) for part in parts[1:]], sep=" ")
            self._folded = joined.str.normalize("NFC").map(fold)  # raw text may hold letters apart from their marks
        return self._folded

    def rows_html(self, limit, query="", **chosen):
        """The selected rows as HTML that needs no script, with a line that says how many there are.

        Parameters
        ----------
        limit : int
            At most so many rows are written.
        query, **chosen
            As in `select`.

        Returns
        -------
        str
        """
        found = self.select(query, **chosen)
        said = [f"{self.label(name)}: {value}" for name, value in chosen.items()]
        said += [f"with “{query.strip()}”"] if query.strip() else []
        count = f"{len(found):,} of {len(self.frame):,} rows" if said else plural(len(found), "row")
        note = f" The first {limit:,} are shown." if len(found) > limit else ""
        box = attributes(class_="scroll", tabindex=0, role="region", aria_label=self.caption or "Table")
        return (
            '<section class="diembao spans">'
            f'<p class="count" role="status">{escape(" · ".join([count, *said]))}.{note}</p>'
            f"<div{box}><table><caption>{escape(self.caption)}</caption>"
            f"<thead><tr>{''.join(map(self._head_html, self.columns))}</tr></thead>"
            f"<tbody>{''.join(map(self._row_html, found.index[:limit]))}</tbody></table></div></section>"
        )

    def _head_html(self, name):
        look = attributes(
            scope="col",
            class_=self._kind(name),
            data_filter="" if name in self.filters else None,
        )
        return f"<th{look}>{escape(self.label(name))}</th>"

    def _kind(self, name):
        """The class of a column's cells: numbers, and what stands before a word, to the right."""
        if name == "left":
            return "before"
        dtype = self.frame[name].dtype
        return "number" if pd.api.types.is_numeric_dtype(dtype) and not pd.api.types.is_bool_dtype(dtype) else None

    def _row_html(self, index):
        return f"<tr>{''.join(self._cell_html(index, name) for name in self.columns)}</tr>"

    def _cell_html(self, index, name):
        value = self._cells[name][index]
        shown = escape(show_value(value))
        if name == self.opens and self._context is not None:
            shown = self._details(index, shown)
        lang = "vi" if name in self.vietnamese and isinstance(value, str) else None
        return f"<td{attributes(lang=lang, class_=self._kind(name))}>{shown}</td>"

    def _details(self, index, shown):
        begin, around = self._context["start"].iat[index], self._context["text"].iat[index]
        if not isinstance(around, str):
            return shown
        article, start, end = (self._cells[name][index] for name in ("article", "start", "end"))
        begin = int(begin)
        sentence = self._shared(article, around, begin) or sentence_html(around, start - begin, end - begin)
        place = f"{article}, characters {start} to {end}"
        return f'<details><summary>{shown}</summary><p>{sentence}</p><p class="place" lang="en">{escape(place)}</p></details>'

    def _shared(self, article, sentence, begin):
        """A sentence with its matched words marked by their share, or nothing where it has none."""
        told = [
            (row.start - begin, row.end - begin, row.share, f"{row.role} {row.share:+.2f} {row.rule}".strip())
            for row in self._shares.get(article, ())
            if begin <= row.start and row.end <= begin + len(sentence)
        ]
        return shares_html(sentence, told) if told else ""

    def view(self):
        """The widget for JupyterLab, made once."""
        if self._view is None:
            from diembao.show.views import table_view

            self._view = table_view(self)
        return self._view

    def _repr_mimebundle_(self, include=None, exclude=None):
        still = {"text/html": self.rows_html(self.page_rows), "text/plain": f"{self.caption}: {len(self.frame)} rows"}
        return still if exporting() else {**self.view()._repr_mimebundle_(), **still}


def _by_article(shares):
    """Article -> its matched words in their order."""
    found = {}
    for row in shares.sort_values("start").itertuples():
        found.setdefault(row.article, []).append(row)
    return found


def find_context(frame, context):
    """The sentence (or passage) in which each span begins.

    Parameters
    ----------
    frame, context : pandas.DataFrame
        Both with `article start end`, raw offsets; `context` with `text`.

    Returns
    -------
    pandas.DataFrame
        `start text`, one row for each row of `frame`; missing where nothing contains it.
    """
    _require(frame, ["article", "start", "end"])
    _require(context, ["article", "start", "end", "text"])
    if frame.empty:
        return pd.DataFrame({"start": [], "text": []}, index=frame.index)
    spans = frame[["article", "start"]].rename_axis("row").reset_index().sort_values("start", kind="stable")
    around = context[["article", "start", "end", "text"]].sort_values("start", kind="stable")
    around = around.assign(begin=around["start"], start=around["start"].astype("int64"))
    spans = spans.astype({"start": "int64", "article": around["article"].dtype})
    met = pd.merge_asof(spans, around, on="start", by="article").set_index("row").sort_index()
    met.loc[~(met["start"] < met["end"]), "text"] = None
    return met[["begin", "text"]].rename(columns={"begin": "start"})


def show_value(value):
    """A cell as text: a dash for what is missing, numbers without noise.

    Examples
    --------
    >>> [show_value(value) for value in (2021.0, 12.3456, 0.00123, 1234567.8, None, True, "đảng viên")]
    ['2021', '12.3', '0.00123', '1234567.8', '–', 'yes', 'đảng viên']
    """
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and np.isnan(value)):
        return NOTHING
    if isinstance(value, (bool, np.bool_)):
        return "yes" if value else "no"
    if isinstance(value, (float, np.floating)):
        if float(value).is_integer():
            return str(int(value))
        return f"{value:.1f}" if abs(value) >= 100 else np.format_float_positional(value, 3, fractional=False, trim="-")
    return str(value)


def _order(value):
    """Numbers by size, then texts as Vietnamese dictionaries sort them."""
    try:
        return (0, float(value), ())
    except ValueError:
        return (1, 0.0, sort_key(value))


def _require(frame, names):
    missing = [name for name in dict.fromkeys(names) if name not in frame.columns]
    if missing:
        raise ValueError(f"the table has no column {', '.join(missing)}; it has: {', '.join(map(str, frame.columns))}")
