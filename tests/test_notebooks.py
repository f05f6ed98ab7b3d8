"""The notebooks: each runs, says what it may, and shows something that can be changed."""

import ast
import re
import shlex
from html import unescape
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell

from diembao import read_articles
from diembao.read.clean import RULES
from diembao.show.panels_cleaning import RULE_WORDS
from diembao.show.parameters import parameters_cell, put_parameters, read_parameters, read_settings
from diembao.show.runner import run_report

FOLDER = Path(__file__).parents[1] / "notebooks"
BOOKS = {path.stem: nbformat.read(path, as_version=4) for path in sorted(FOLDER.glob("*.ipynb"))}
SIX = ["01_corpus", "02_figures", "03_statistics", "04_topics", "05_sentiment", "06_compare"]
each = pytest.mark.parametrize("name", BOOKS)


def code_cells(name):
    return [cell for cell in BOOKS[name].cells if cell.cell_type == "code"]


def markdown(name):
    return "\n\n".join(cell.source for cell in BOOKS[name].cells if cell.cell_type == "markdown")


def test_the_six_notebooks_are_there():
    assert set(SIX) <= set(BOOKS)


@each
def test_no_output_is_kept(name):
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code_cells(name))
    assert "widgets" not in BOOKS[name].metadata


@each
def test_cells_are_short_and_define_nothing(name):
    for cell in code_cells(name):
        tree = ast.parse(cell.source)
        assert not [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.ClassDef | ast.Lambda)]
        assert len(cell.source.splitlines()) <= (5 if cell is not parameters_cell(BOOKS[name]) else 14), cell.source


@each
def test_no_notebook_touches_the_path(name):
    assert not any("sys.path" in cell.source for cell in code_cells(name))


@each
def test_it_opens_with_a_title_and_a_question_and_ends_in_doubt(name):
    title, question = markdown(name).split("\n\n")[:2]
    assert title.startswith("# ")
    assert question.endswith("?")
    assert "## What could be wrong" in markdown(name)


@each
def test_exactly_one_cell_declares_parameters_and_the_corpus_is_among_them(name):
    tagged = [cell for cell in BOOKS[name].cells if "parameters" in cell.metadata.get("tags", [])]
    assert len(tagged) == 1
    declared = read_parameters(BOOKS[name], name)
    assert declared["corpus"].value == "ha-noi"
    assert len(declared) > 1
    assert all(parameter.about for parameter in declared.values())


@each
def test_every_parameter_is_used(name):
    code = "\n".join(cell.source for cell in code_cells(name)[1:])
    unused = [parameter for parameter in read_parameters(BOOKS[name], name) if not re.search(rf"\b{parameter.upper()}\b", code)]
    assert unused == []


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The pages of a report, by the names of their notebooks."""
    out = tmp_path_factory.mktemp("pages")
    assert run_report(FOLDER, out, corpus="ha-noi", progress=False) == 0
    return {name: (out / f"{name}.html").read_text("utf-8") for name in BOOKS}


def test_every_page_has_a_chart_and_a_table_that_can_be_worked(pages):
    for name, page in pages.items():
        assert '"controls":[' in page, name
        assert "data-filter" in page, name
        assert "<details><summary>" in page, f"{name}: no row opens its sentence"


def test_the_lines_that_repeat_a_picture_are_accepted(pages):
    declared = {name: read_parameters(nb, name) for name, nb in BOOKS.items()}
    for name, page in pages.items():
        lines = set(re.findall(r"python -m diembao report [^<\"]+", unescape(page).replace('\\"', '"')))
        assert lines, name
        for line in lines:
            settings = [word for word in shlex.split(line)[4:] if word != "--set"]
            assert read_settings(settings, declared)[name]["corpus"], line


def test_what_the_corpus_is_stands_on_every_page(pages):
    assert all("written by the project, in its own words" in page for page in pages.values())


def test_no_cell_of_a_page_warned_or_failed(pages):
    assert not [n for n, page in pages.items() if 'class="output warning"' in page or 'class="output error"' in page]


# Moves every control of what the notebook has shown, and names those that changed nothing.
PROBE = """\
from ipywidgets import HTML, Dropdown, SelectionSlider
shown = [view for view in (getattr(out, "_view", None) for out in Out.values()) if view is not None]
parts = [part for view in shown for child in view.children for part in (child, *getattr(child, "children", ()))]
controls = [part for part in parts if isinstance(part, Dropdown | SelectionSlider)]
dead = []
for control in controls:
    before = [part.value for part in parts if isinstance(part, HTML)]
    control.index = (control.index + 1) % len(control.options)
    if before == [part.value for part in parts if isinstance(part, HTML)]:
        dead.append(control.description)
print(len(controls), "controls, dead:", dead)"""


def executed(name, corpus):
    """A notebook run as JupyterLab runs it, with the probe behind its last cell; its cells."""
    nb = nbformat.from_dict(BOOKS[name])
    put_parameters(nb, read_parameters(nb, name), {"corpus": corpus})
    nb.cells.append(new_code_cell(PROBE))
    NotebookClient(nb, timeout=120, resources={"metadata": {"path": str(FOLDER)}}).execute()
    return nb.cells


@each
def test_it_runs_on_another_corpus_and_every_control_changes_something(name):
    cells = executed(name, "song-van")
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    assert not [output.text for output in outputs if output.output_type == "stream" and output.name == "stderr"]
    assert any("This corpus is fiction." in output.get("data", {}).get("text/plain", "") for output in outputs)
    assert re.fullmatch(r"[1-9]\d* controls, dead: \[\]\n", cells[-1].outputs[-1].text), cells[-1].outputs[-1].text


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tiny")
    brief = read_articles("ha-noi")["raw"].iloc[-1]
    folder.joinpath("a <b>.txt").write_text(f"Các con số <script>alert(1)</script> của Hoà Bình\n\n{brief}", "utf-8")
    folder.joinpath("empty.txt").write_text("")
    return folder


def test_one_short_hostile_article_is_a_corpus_too(tiny, tmp_path):
    settings = ["04_topics.topics=2"]
    assert run_report(FOLDER, tmp_path, corpus=str(tiny), settings=settings, progress=False) == 0
    made = {name: (tmp_path / f"{name}.html").read_text("utf-8") for name in BOOKS}
    assert "the file is empty" in made["01_corpus"]
    assert not [name for name, page in made.items() if "<script>alert" in page]


@pytest.mark.parametrize(
    ("setting", "allowed"),
    [
        ("04_topics.topics=13", "a whole number, 2 to 12"),
        ("01_corpus.unit=words", "one of: syllables, sentences, passages, characters"),
        ("03_statistics.top=7", "a whole number, 5 to 40 by 5"),
        ("03_statistics.stop=perhaps", "yes or no"),
    ],
)
def test_a_value_out_of_its_range_is_refused_before_anything_runs(setting, allowed):
    with pytest.raises(ValueError, match=allowed):
        read_settings([setting], {name: read_parameters(nb, name) for name, nb in BOOKS.items()})


def test_parameters_can_be_put_into_every_notebook():
    for name, nb in BOOKS.items():
        copy = nbformat.from_dict(nb)
        put_parameters(copy, read_parameters(copy, name), {"corpus": "song-van"})
        assert read_parameters(copy, name)["corpus"].value == "song-van"


def test_every_rule_of_cleaning_is_said_in_words():
    assert set(RULES) <= set(RULE_WORDS)
