"""The table of figures: sifted over all rows in JupyterLab and in a page, each row opening its sentence, ready to export."""

from dataclasses import asdict
from html import escape

import pandas as pd

from diembao.read.search import sort_key
from diembao.show.html import attributes, exporting, json_block, notebook_name
from diembao.show.ledger_rows import EXPORTED, packed
from diembao.show.marks import sentence_html
from diembao.show.prose import plural
from diembao.show.repeat import repeat_html, repeat_lines, shell_settings
from diembao.show.sieve import ANY, SEARCHED, SORTS, TYPED, Sieve, Sifted
from diembao.show.tables import NOTHING, VIETNAMESE

SHOWN = ("text", "kind", "amount", "unit", "counted", "actor", "when", "place")
TOLD = ("edtf", "modifier", "relation", "action", "aspect", "status", "speaker")  # of the record, behind a row
LABELS = {"when": "period"}


class Ledger:
    """Figures with their sentences: filters, a search, an order, and files of what passes.

    Parameters
    ----------
    caption : str
        Says what a row is.
    frame : pandas.DataFrame
        As `ledger_frame` gives it.
    asked : Sifted, optional
        What is shown first.
    rows, page_rows : int
        So many rows stand on the screen at a time; at most so many go into a page.
    name : str
        The files that are written begin with it.

    Examples
    --------
    >>> from diembao import extract_figures, read_articles, split_sentences
    >>> from diembao.show.ledger_rows import ledger_frame
    >>> articles = read_articles("ha-noi")
    >>> frame = ledger_frame(extract_figures(articles), articles, split_sentences(articles))
    >>> ledger = Ledger("Figures", frame)
    >>> set(ledger.select(Sifted(unit="dang vien"))["unit"])
    {'đảng viên'}
    """

    def __init__(self, caption, frame, asked=None, rows=50, page_rows=20_000, name="figures"):
        self.caption, self.rows, self.page_rows, self.name = caption, rows, page_rows, name
        self.frame = frame.reset_index(drop=True)
        self.sieve = Sieve(self.frame)
        self.asked = asked or Sifted()
        self.columns = [c for c in SHOWN if self.frame[c].notna().any()] or ["text", "kind"]
        self._cells = {column: self.frame[column].tolist() for column in self.frame}
        self._view = None

    def options(self, column):
        """The values of a column for its control: kinds by their number, others in the order of the alphabet."""
        if column == "kind":
            kinds = self.frame["kind"].value_counts().index.tolist()
            return kinds + [self.asked.kind] * (self.asked.kind not in (ANY, *kinds))
        _codes, values = self.sieve.coded(column)
        named = sorted((value for value in values if value is not None), key=sort_key)
        return named + [NOTHING] * (None in values)

    def year_options(self):
        """The years in which a period of the table begins or ends, and those asked for, as text."""
        begin, end = (pd.Series(some).dropna() for some in self.sieve.spans)
        ends = {*begin.floordiv(1), *(-(-end // 1) - 1)}
        told = {f"{int(year):04d}" for year in ends if 0 <= year <= 9999}
        return sorted(told | {year for year in self.asked.span if year})

    def select(self, asked):
        """The figures that pass, in the order asked for, with the columns that are exported.

        Parameters
        ----------
        asked : Sifted

        Returns
        -------
        pandas.DataFrame
        """
        return self.frame.iloc[self.sieve.rows(asked)][list(EXPORTED)].reset_index(drop=True)

    def said(self, asked):
        """What was asked, in words."""
        told = [f"kind: {asked.kind}"] if asked.kind != ANY else []
        for name in TYPED:
            if wanted := getattr(asked, name).strip():
                told.append(f"{name}: {wanted}" if wanted in self.options(name) else f"{name} with “{wanted}”")
        told += [f"period: {asked.period} (figures of no year left out)"] if asked.period else []
        told += [f"with “{asked.search.strip()}”"] if asked.search.strip() else []
        return told + [asked.sort] * (asked.sort != SORTS[0])

    def rows_html(self, asked, first=0):
        """Some rows as HTML that needs no script, with a line that says how many pass.

        Parameters
        ----------
        asked : Sifted
        first : int
            The place of the first row shown among those that pass.

        Returns
        -------
        str
        """
        found = self.sieve.rows(asked)
        some = found[first : first + self.rows]
        told = self.said(asked)
        count = f"{len(found):,} of {len(self.frame):,} figures" if told else plural(len(found), "figure")
        rows = f" Rows {first + 1:,} to {first + len(some):,}." if 0 < len(some) < len(found) else ""
        box = attributes(class_="scroll", tabindex=0, role="region", aria_label=self.caption)
        return (
            f'<p class="count" role="status">{escape(" · ".join([count, *told]))}.{rows}</p>'
            f"<div{box}><table><caption>{escape(self.caption)}</caption>"
            f"<thead><tr>{''.join(map(self._head_html, self.columns))}</tr></thead>"
            f"<tbody>{''.join(map(self._row_html, some.tolist()))}</tbody></table></div>"
        )

    def repeat(self, asked):
        """The lines that bring a state back."""
        return repeat_html(*repeat_lines(asked.changed(self.asked)))

    def _head_html(self, name):
        filtered = "" if name in ("kind", *TYPED) else None
        look = attributes(scope="col", class_=_look(name), data_filter=filtered)
        return f"<th{look}>{escape(LABELS.get(name, name))}</th>"

    def _row_html(self, row):
        return f"<tr>{''.join(self._cell_html(row, name) for name in self.columns)}</tr>"

    def _cell_html(self, row, name):
        value = self._cells[name][row]
        shown = escape(NOTHING if pd.isna(value) else value)
        lang = "vi" if name in VIETNAMESE and isinstance(value, str) else None
        content = self._details(row, shown) if name == "text" else shown
        return f"<td{attributes(lang=lang, class_=_look(name))}>{content}</td>"

    def _details(self, row, shown):
        cells = {name: values[row] for name, values in self._cells.items()}
        sentence, mark = cells["sentence_text"], cells["mark"]
        if not isinstance(sentence, str):
            return shown
        marked = sentence_html(sentence, mark, mark + cells["end"] - cells["start"])
        about = f'<p class="place">{escape(source_line(cells))}</p><p class="place" lang="en">{escape(record_line(cells))}</p>'
        return f"<details><summary>{shown}</summary><p>{marked}</p>{about}</details>"

    def export(self):
        """The first rows for a page, and all of them as data for the script of the page."""
        sieve, note = self.sieve, ""
        if len(self.frame) > self.page_rows:
            sieve = Sieve(self.frame.head(self.page_rows))
            told = f"This page holds the first {self.page_rows:,} of {len(self.frame):,} figures; the notebook has them all."
            note = f'<p class="caption">{told}</p>'
        data = {
            **{"name": self.name, "rows": self.rows, "shown": self.columns, "labels": LABELS, "told": TOLD, "exported": EXPORTED},
            **{"kinds": self.options("kind"), "years": self.year_options(), "sorts": SORTS, "typed": TYPED, "searched": SEARCHED},
            **{"vietnamese": sorted(VIETNAMESE), "blank": asdict(Sifted()), "start": asdict(self.asked)},
            **{"notebook": notebook_name(), "settings": shell_settings(), "columns": packed(sieve)},
        }
        body = self.rows_html(self.asked) + note + self.repeat(self.asked)
        return f'<section class="diembao ledger">{body}{json_block(data)}</section>'

    def view(self):
        """The widget for JupyterLab, made once."""
        if self._view is None:
            from diembao.show.ledger_view import ledger_view

            self._view = ledger_view(self)
        return self._view

    def _repr_mimebundle_(self, include=None, exclude=None):
        plain = f"{self.caption}: {len(self.frame)} rows"
        if exporting():
            return {"text/html": self.export(), "text/plain": plain}
        still = f'<section class="diembao ledger">{self.rows_html(self.asked)}</section>'
        return {**self.view()._repr_mimebundle_(), "text/html": still, "text/plain": plain}


def _look(name):
    return "number" if name == "amount" else None


def source_line(cells):
    """Where a figure was read: title, outlet and day of its article, its name, and the place in its text."""
    about = [str(cells[name]) for name in ("title", "outlet", "published") if not pd.isna(cells[name])]
    return " · ".join([*about, f"{cells['article']}, characters {cells['start']} to {cells['end']}"])


def record_line(cells):
    """What the record of a figure says beside the columns shown; that it is exact goes without saying."""
    return " · ".join(f"{name} {cells[name]}" for name in TOLD if not pd.isna(cells[name]) and cells[name] != "=")
