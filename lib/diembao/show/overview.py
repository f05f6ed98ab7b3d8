"""The index of a report: each notebook with its question and first picture, and what the corpora hold."""

import os
import re
from html import unescape
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from diembao.read.files import find_corpus, read_articles
from diembao.show.html import TEMPLATE
from diembao.show.report import frame, made

IMAGE = re.compile(r'<img src="(data:image/[^"]+)" alt="([^"]*)"')  # as Chart writes it


def write_overview(runs, read, out):
    """Writes `index.html`, which needs nothing but itself and the pages beside it.

    Parameters
    ----------
    runs : list of diembao.show.runner.Run
    read : list of dict
        What `corpora` gave.
    out : str or Path
    """
    environment = Environment(loader=FileSystemLoader(TEMPLATE), autoescape=True, trim_blocks=True)
    head = frame("Điểm Báo: report", scripted=False)
    head.update(page_css=Markup(head["page_css"]), parts_css=Markup(head["parts_css"]))
    cards = [card(run) for run in runs]
    page = environment.get_template("overview.html.j2").render(**head, made=made(), cards=cards, corpora=read)
    (Path(out) / "index.html").write_text(page, "utf-8")


def card(run):
    """What the index says of a notebook."""
    title, question = opening(run.nb)
    picture, alt = ("", "") if run.error else first_picture(run.nb)
    said = "; ".join(f"{name.upper()} = {value}" for name, value in run.values.items() if value != "")
    return {
        "title": title or run.name,
        "question": question,
        "picture": picture,
        "alt": alt,
        "href": f"{run.name}.html",
        "facts": f"Parameters: {said}" if said else "",
        "error": run.error,
    }


def opening(nb):
    """The first heading of a notebook and the paragraph under it, its question.

    Parameters
    ----------
    nb : nbformat.NotebookNode

    Returns
    -------
    tuple of str, str
        Plain texts; empty where there is none.
    """
    text = "\n\n".join(cell.source for cell in nb.cells if cell.cell_type == "markdown")
    _, _, text = f"\n{text}".partition("\n# ")
    head, _, rest = text.partition("\n")
    question = next((block for block in re.split(r"\n\s*\n", rest.strip()) if block and not block.startswith("#")), "")
    return _plain(head), _plain(question)


def _plain(markdown):
    """One line without the marks of emphasis, code and links."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    return " ".join(re.sub(r"[*`]|^>\s?", "", text, flags=re.MULTILINE).split())


def first_picture(nb):
    """The data URI and the alternative text of the first chart of a notebook, or two empty texts."""
    for cell in nb.cells:
        for output in cell.get("outputs", []):
            if match := IMAGE.search(output.get("data", {}).get("text/html", "")):
                return match[1], unescape(match[2])
    return "", ""


def corpora(runs):
    """Each corpus of the report once: its name, the number of its articles, and which files need a look.

    Parameters
    ----------
    runs : list of diembao.show.runner.Run
        The value of their parameter `corpus` counts.

    Returns
    -------
    list of dict
        `name articles skipped remarks`; the last two are lists of dicts with `path reason advice`.
    """
    found = []
    for name in dict.fromkeys(run.values["corpus"] for run in runs if "corpus" in run.values):
        folder = find_corpus(name)
        articles = read_articles(folder)
        notes = {kind: _below(articles.attrs.get(kind, []), folder) for kind in ("skipped", "remarks")}
        found.append({"name": folder.name, "articles": len(articles), **notes})
    return found


def _below(notes, folder):
    """Notes on files with their paths as seen from the corpus."""
    return [{**note, "path": note["path"].removeprefix(f"{folder}{os.sep}")} for note in notes]
