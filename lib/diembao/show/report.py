"""Notebooks as pages that open anywhere: one file, no request, controls that work without a kernel."""

import base64
import hashlib
import re
from datetime import datetime
from html import unescape
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from jinja2 import pass_context
from nbconvert.exporters.html import HTMLExporter
from nbconvert.utils.exceptions import ConversionException
from traitlets import default
from traitlets.config import Config

from diembao.read.search import fold
from diembao.show.html import inner_text, resource

WIDGET = "application/vnd.jupyter.widget-view+json"
SCRIPTS = ("page.js", "controls.js", "files.js", "ledger.js")
PRIORITY = ["text/html", "image/svg+xml", "image/png", "image/jpeg", "text/markdown", "text/latex", "text/plain"]


class DeadWidget(ConversionException):
    """A widget would stand in the page without anything to show."""


class ReportExporter(HTMLExporter):
    """Makes one self-contained page of a notebook: `jupyter nbconvert --to diembao notebook.ipynb`.

    Charts and tables of `diembao.show` bring their own controls. The page asks nothing of the network and runs one
    constant script, which its Content-Security-Policy names by hash; what stands in the texts cannot run.

    Raises
    ------
    DeadWidget
        Where an output is a widget without a `text/html` beside it.
    """

    export_from_notebook = "Điểm Báo page"

    def __init__(self, **kw):
        super().__init__(**kw)
        self.register_preprocessor(refuse_dead_widgets, enabled=True)  # after those that may execute the notebook

    @default("template_name")
    def _template_name_default(self):
        return "diembao"

    @default("extra_template_basedirs")
    def _default_extra_template_basedirs(self):
        # The default would look into the working directory first, where a folder may be named `base` or `diembao`.
        return [str(Path(__file__).parent / "templates")]

    @property
    def default_config(self):
        """Pages prefer HTML, and never a widget that has no kernel."""
        config = super().default_config.copy()
        config.merge(Config({"NbConvertBase": {"display_data_priority": PRIORITY}}))
        return config

    def default_filters(self):
        """The filters of the template."""
        yield from super().default_filters()
        yield "markdown2html", self.markdown2html
        yield "framed", framed
        yield "picture_alt", self.picture_alt

    @pass_context
    def markdown2html(self, context, source):
        """Markdown as HTML; headings get an anchor and are noted for the table of contents."""
        html = super().markdown2html(context, source)
        return re.sub(r"<h([1-6])>(.*?)</h\1>", self._anchored, html, flags=re.DOTALL)

    def _anchored(self, match):
        level, text = match.groups()
        slug = re.sub(r"[^a-z0-9]+", "-", fold(inner_text(text))).strip("-") or "section"
        taken = {anchor for _, anchor, _ in self._headings}
        anchor = next(a for a in (slug, *(f"{slug}-{n}" for n in range(2, 999))) if a not in taken)
        self._headings.append((int(level), anchor, inner_text(text)))
        return f'<h{level} id="{anchor}">{text}</h{level}>'

    def picture_alt(self, output):
        """The alternative text of a plain picture: its own, or where in the notebook it stands."""
        own = output.get("metadata", {}).get("alt")
        section = f" in the section “{unescape(self._headings[-1][2])}”" if self._headings else ""
        return own or f"Picture{section}; the text and code around it say what it shows"

    def from_notebook_node(self, nb, resources=None, **kw):
        """The page of a notebook.

        Parameters
        ----------
        nb : nbformat.NotebookNode
        resources : dict, optional
            `resources["diembao"]` may hold `home` (the address of the index) and `made` (the line at the foot).

        Returns
        -------
        tuple of str, dict
        """
        self._headings = []
        self.exclude_anchor_links = True
        resources = resources or {}
        name = resources.get("metadata", {}).get("name") or "notebook"
        resources["diembao"] = {**frame(name, scripted=True), "made": made(), **resources.get("diembao", {})}
        html, resources = super().from_notebook_node(nb, resources, **kw)
        return html.replace("<!--contents-->", contents(self._headings), 1), resources


def refuse_dead_widgets(nb, resources):
    """Gives a notebook back unchanged, or raises DeadWidget where a widget has nothing to show without a kernel."""
    for number, cell in enumerate(nb.cells, 1):
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if WIDGET in data and "text/html" not in data:
                raise DeadWidget(
                    f"cell {number} shows a widget that would be blank in the page, because it has no text/html: "
                    f"{str(data.get('text/plain', ''))[:80]!r}. Show a Chart or Table of diembao.show instead."
                )
    return nb, resources


def framed(html):
    """A pandas table in a box that scrolls, reachable by keyboard, its empty corner no longer a heading.

    Examples
    --------
    >>> framed("<p>text</p>")
    '<p>text</p>'
    """
    if 'class="dataframe"' not in html:
        return html
    html = re.sub(r"<style scoped>.*?</style>", "", html, flags=re.DOTALL).replace("<th></th>", "<td></td>")
    html = html.replace(' border="1"', "").replace('<tr style="text-align: right;">', "<tr>")
    return f'<div class="frame" tabindex="0" role="region" aria-label="Table">{html}</div>'


def contents(headings):
    """The table of contents: headings of level 2 and 3 as a list of links."""
    entries = "".join(
        f'<li class="level-{level}"><a href="#{anchor}">{text}</a></li>' for level, anchor, text in headings if level in (2, 3)
    )
    return f"<ul>{entries}</ul>" if entries else ""


def policy(scripted):
    """The Content-Security-Policy of a page: pictures as data, inline styles, and the one script by its hash."""
    digest = base64.b64encode(hashlib.sha256(page_script().encode()).digest()).decode()
    script = f"script-src 'sha256-{digest}'; " if scripted else ""
    return f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; {script}base-uri 'none'; form-action 'none'"


def frame(title, scripted):
    """What the head and foot of a page need, by the names that the templates use."""
    return {
        "title": title,
        "policy": policy(scripted),
        "page_css": resource("page.css"),
        "parts_css": resource("parts.css"),
        "script": page_script(),
    }


def page_script():
    """The one script of every page, which is kept in four files."""
    return "".join(map(resource, SCRIPTS))


def made(when=None):
    """The line that says what made a page, and when.

    Examples
    --------
    >>> made(datetime(2026, 3, 1, 9, 5)).endswith("on 1 March 2026 at 09:05")
    True
    """
    when = when or datetime.now()
    try:
        release = f" {version('diembao')}"
    except PackageNotFoundError:  # run from the source folder, not installed
        release = ""
    return f"Made with Điểm Báo{release} on {when.day} {when:%B %Y} at {when:%H:%M}"
