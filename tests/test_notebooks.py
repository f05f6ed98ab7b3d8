"""The five notebooks: each runs, says what it may, and shows something that can be changed."""

import ast
import re
import shlex
from html import unescape
from pathlib import Path

import nbformat
import pytest

from diembao.show.parameters import parameters_cell, put_parameters, read_parameters, read_settings
from diembao.show.runner import run_report

FOLDER = Path(__file__).parents[1] / "notebooks"
BOOKS = {path.stem: nbformat.read(path, as_version=4) for path in sorted(FOLDER.glob("*.ipynb"))}
FIVE = ["01_corpus", "02_figures", "03_statistics", "04_topics", "05_sentiment"]
each = pytest.mark.parametrize("name", BOOKS)


def code_cells(name):
    return [cell for cell in BOOKS[name].cells if cell.cell_type == "code"]


def markdown(name):
    return "\n\n".join(cell.source for cell in BOOKS[name].cells if cell.cell_type == "markdown")


def test_the_five_notebooks_are_there():
    assert set(FIVE) <= set(BOOKS)


@each
def test_no_output_is_kept(name):
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code_cells(name))
    assert "widgets" not in BOOKS[name].metadata


@each
def test_cells_are_short_and_define_nothing(name):
    for cell in code_cells(name):
        tree = ast.parse(cell.source)
        assert not [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.ClassDef | ast.Lambda)]
        assert len(cell.source.splitlines()) <= (5 if cell is not parameters_cell(BOOKS[name]) else 12), cell.source


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


@pytest.fixture(scope="module", params=["ha-noi", "song-van"])
def pages(request, tmp_path_factory):
    """The pages of one corpus, by the names of their notebooks."""
    out = tmp_path_factory.mktemp(request.param)
    assert run_report(FOLDER, out, corpus=request.param, progress=False) == 0
    return request.param, {name: (out / f"{name}.html").read_text("utf-8") for name in BOOKS}


def test_every_page_has_a_chart_and_a_table_that_can_be_worked(pages):
    for name, page in pages[1].items():
        assert '"controls":[' in page, name
        assert "data-filter" in page, name
        assert "<details><summary>" in page, f"{name}: no row opens its sentence"


def test_the_lines_that_repeat_a_picture_are_accepted(pages):
    declared = {name: read_parameters(nb, name) for name, nb in BOOKS.items()}
    for name, page in pages[1].items():
        lines = set(re.findall(r"python -m diembao report [^<\"]+", unescape(page).replace('\\"', '"')))
        assert lines, name
        for line in lines:
            settings = [word for word in shlex.split(line)[4:] if word != "--set"]
            assert read_settings(settings, declared)[name]["corpus"], line


def test_what_the_corpus_is_stands_on_every_page(pages):
    corpus, made = pages
    said = {"ha-noi": "written by the project, in its own words", "song-van": "This corpus is fiction."}[corpus]
    assert all(said in page for page in made.values())


def test_no_cell_warned_or_failed(pages):
    assert not [name for name, page in pages[1].items() if 'class="output warning"' in page or 'class="output error"' in page]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tiny")
    folder.joinpath("a <b>.txt").write_text(
        "Cầu <script>alert(1)</script> mới\n\nNgày 5-3, xã Hoà Bình khánh thành hai cây cầu. Người dân rất vui mừng.\n\n"
        "Trước đó, cầu cũ xuống cấp, người dân qua cầu rất khó khăn. Xã đã vận động người dân góp công sửa cầu.\n",
        "utf-8",
    )
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
        ("05_sentiment.top=7", "a whole number, 5 to 40 by 5"),
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
