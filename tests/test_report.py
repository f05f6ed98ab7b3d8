"""The report: parameters from the shell, pages that stand alone, errors before and while running."""

import base64
import hashlib
import re

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from diembao.show.parameters import put_parameters, read_parameters, read_settings
from diembao.show.report import WIDGET, DeadWidget, ReportExporter
from diembao.show.runner import run_report

CELL = """\
# what the analysis depends on
CORPUS = "ha-noi"  # a corpus that ships; or any folder
TOPICS = 5  # chủ đề; 2 to 12
TOP = 20  # words; 5 to 40 by 5
BY = "word"  # what is counted; one of: word, syllable
SHARE = 0.5  # at least; 0 to 1
PLAIN = True  # without stop words
from pathlib import Path
other = 3
""".replace("; or any folder", " or any folder")


def notebook(*cells, parameters=CELL):
    cells = [new_code_cell(parameters, metadata={"tags": ["parameters"]}), *cells]
    return new_notebook(cells=cells)


def declared():
    return {"04_topics": read_parameters(notebook(), "04_topics"), "05_sentiment": {}}


def test_parameters_are_read_with_what_they_may_be():
    found = declared()["04_topics"]
    assert list(found) == ["corpus", "topics", "top", "by", "share", "plain"]
    assert (found["topics"].low, found["topics"].high, found["top"].step) == (2, 12, 5)
    assert found["by"].options == ("word", "syllable")
    assert found["topics"].about == "chủ đề"


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("04_topics.topics=80", "04_topics.topics cannot be 80; allowed: a whole number, 2 to 12"),
        ("04_topics.topics=2.5", "04_topics.topics cannot be 2.5; allowed: a whole number, 2 to 12"),
        ("04_topics.topics=many", "04_topics.topics cannot be many; allowed: a whole number, 2 to 12"),
        ("04_topics.top=7", "04_topics.top cannot be 7; allowed: a whole number, 5 to 40 by 5"),
        ("04_topics.by=letter", "04_topics.by cannot be letter; allowed: one of: word, syllable"),
        ("04_topics.share=nan", "04_topics.share cannot be nan; allowed: a number, 0 to 1"),
        ("04_topics.plain=maybe", "04_topics.plain cannot be maybe; allowed: yes or no"),
        ("04_topics.topic=8", r"no parameter topic \(did you mean topics\?\); allowed: corpus, topics, top, by"),
        ("04_topic.topics=8", r"no notebook 04_topic \(did you mean 04_topics\?\); allowed: 04_topics, 05_sentiment"),
        ("05_sentiment.unit=a", "notebook 05_sentiment has no parameter unit; allowed: none"),
        ("topics=8", "write it as notebook.name=value, such as 04_topics.corpus=ha-noi"),
        ("04_topics.topics", "write it as notebook.name=value"),
    ],
)
def test_a_wrong_setting_says_what_is_allowed(setting, message):
    with pytest.raises(ValueError, match=message):
        read_settings([setting], declared())


def test_settings_replace_values_and_leave_comments_alone():
    settings = ["04_topics.TOPICS=8", "04_TOPICS.by=syllable", "04_topics.plain=no", "04_topics.corpus=/tin tức/2020"]
    nb, known = notebook(), declared()
    put_parameters(nb, known["04_topics"], read_settings(settings, known)["04_topics"])
    lines = nb.cells[0].source.splitlines()
    assert lines[1:5] == [
        "CORPUS = '/tin tức/2020'  # a corpus that ships or any folder",
        "TOPICS = 8  # chủ đề; 2 to 12",
        "TOP = 20  # words; 5 to 40 by 5",
        "BY = 'syllable'  # what is counted; one of: word, syllable",
    ]
    assert lines[6] == "PLAIN = False  # without stop words"


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("TOP = 3  # words; from 5 up", "'from 5 up' is not understood"),
        ("TOP = 3  # words; 5 to 40", "x.top cannot be 3; allowed: a whole number, 5 to 40"),
        ("TOP = = 3", "the parameters cell is not Python"),
    ],
)
def test_a_notebook_that_contradicts_itself_is_refused(cell, message):
    with pytest.raises(ValueError, match=message):
        read_parameters(notebook(parameters=cell), "x")


def page(*outputs, markdown="# Title\n\nA question?\n\n## Đoạn một\n\n### Part <i>two</i>\n\n## Đoạn một"):
    cell = new_code_cell("1 + 1  # code", outputs=list(outputs))
    html, _ = ReportExporter().from_notebook_node(new_notebook(cells=[new_markdown_cell(markdown), cell]))
    return html


def html_output(html, **more):
    return new_output("display_data", data={"text/html": html, "text/plain": "plain", **more})


def test_a_page_asks_nothing_of_the_network():
    html = page(html_output("<p>text</p>"))
    assert not re.findall(r"""(?:src|href|url)\s*[=(]\s*["']?(?:https?:)?//""", html)
    assert '<html lang="en">' in html
    assert "require.js" not in html
    assert "MathJax" not in html


def test_the_policy_allows_the_one_script_by_its_hash():
    html = page(html_output("<p>text</p>"))
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    assert len(scripts) == 1
    digest = base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"|content="([^"]*)" http-equiv', html)
    assert f"script-src 'sha256-{digest}'" in (policy[1] or policy[2])
    assert "default-src 'none'" in (policy[1] or policy[2])


def test_headings_become_a_table_of_contents_with_distinct_anchors():
    html = page()
    assert '<li class="level-2"><a href="#doan-mot">Đoạn một</a></li>' in html
    assert '<h2 id="doan-mot-2">Đoạn một</h2>' in html
    assert '<li class="level-3"><a href="#part-two">' in html


def test_every_picture_has_an_alternative_text():
    png = base64.b64encode(b"png").decode()
    html = page(
        new_output("display_data", data={"image/png": png}, metadata={"alt": 'Bars of "words"'}),
        new_output("display_data", data={"image/png": png}),
    )
    assert "Bars of &quot;words&quot;" in html or "alt='Bars of \"words\"'" in html
    assert "in the section “Đoạn một”" in html
    assert "No description" not in html


def test_a_widget_without_html_is_refused_and_one_with_html_is_shown_as_such():
    view = {WIDGET: {"model_id": "1", "version_major": 2, "version_minor": 0}}
    with pytest.raises(DeadWidget, match=r"cell 2 shows a widget.*IntSlider"):
        page(new_output("display_data", data={**view, "text/plain": "IntSlider(value=3)"}))
    html = page(html_output("<p>still</p>", **view))
    assert "<p>still</p>" in html
    assert "model_id" not in html


def test_a_pandas_table_is_framed_and_its_corner_is_no_heading():
    import pandas as pd

    html = page(html_output(pd.DataFrame({"<b>": ["<script>x</script>"]})._repr_html_()))
    assert 'class="frame"' in html
    assert "<th></th>" not in html
    assert "&lt;script&gt;" in html


def test_printed_text_is_escaped():
    html = page(new_output("stream", name="stdout", text="<img src=x onerror=alert(1)>"))
    assert "&lt;img src=x" in html
    assert "<img" not in html


CHART = """\
import pandas as pd
from diembao.show.charts import Chart
from diembao.show.controls import Choice
from diembao.show.pictures import Bars
counts = pd.DataFrame({"word": ["<b>một</b>", "hai", "ba"], "count": [3, 2, 1]})"""
SHOW = """\
choice = Choice("top", "Top", (1, 2, 3), TOP)
Chart("Words", lambda top: counts.head(top), Bars("word", "count", "times"), [choice])"""


def folder_of_notebooks(folder):
    good = notebook(
        new_markdown_cell("# Which *words* lead?\n\nDo [some](x) lead?\n\n## Words"),
        new_code_cell(CHART),
        new_code_cell(SHOW),
        parameters="TOP = 2  # words; 1 to 3",
    )
    bad = notebook(new_code_cell("raise KeyError('\\x1b[2Jmissing')"), parameters="LIMIT = 1  # any")
    folder.mkdir()
    nbformat.write(good, folder / "01_words.ipynb")
    nbformat.write(bad, folder / "02_broken.ipynb")
    return folder


def test_one_failing_notebook_does_not_stop_the_others(tmp_path, capsys):
    books, out = folder_of_notebooks(tmp_path / "books"), tmp_path / "out"
    out.mkdir()
    (out / "02_broken.html").write_text("of an earlier run")
    assert run_report(books, out, settings=["01_words.top=3"]) == 1
    said = capsys.readouterr().err
    assert "02_broken: cell 2 of 2 (raise KeyError" in said
    assert "\x1b" not in said
    assert sorted(path.name for path in out.iterdir()) == ["01_words.html", "index.html"]
    made = (out / "01_words.html").read_text("utf-8")
    assert "TOP = 3" in re.sub("<[^>]*>", "", made)
    assert "--set 01_words.top=3" in made
    assert "jupyter-widgets" not in made
    assert "<b>một" not in made
    index = (out / "index.html").read_text("utf-8")
    assert "Which words lead?" in index
    assert "Do some lead?" in index
    assert "TOP = 3" in index
    assert "Not made: cell 2 of 2" in index
    assert 'alt="Words (Top: 3). Times: &lt;b&gt;một' in index
    assert "<script" not in index


@pytest.mark.parametrize(
    ("corpus", "settings", "error"),
    [
        (None, ["01_words.top=9"], ValueError),
        (None, ["03_none.top=1"], ValueError),
        ("no such corpus", [], FileNotFoundError),
    ],
)
def test_nothing_runs_and_nothing_is_written_where_a_setting_is_wrong(tmp_path, corpus, settings, error):
    books = folder_of_notebooks(tmp_path / "books")
    nbformat.write(notebook(), books / "03_corpus.ipynb")
    with pytest.raises(error):
        run_report(books, tmp_path / "out", corpus, settings)
    assert not (tmp_path / "out").exists()


def test_a_folder_without_notebooks_is_named(tmp_path):
    with pytest.raises(ValueError, match="holds no notebook"):
        run_report(tmp_path, tmp_path / "out")


def test_an_error_while_drawing_is_named(tmp_path, capsys):
    (tmp_path / "books").mkdir()
    drawn = 'from diembao.show.charts import Chart\nChart("Words", lambda: {}["missing"], None)'
    nbformat.write(new_notebook(cells=[new_code_cell(drawn)]), tmp_path / "books" / "01_words.ipynb")
    assert run_report(tmp_path / "books", tmp_path / "out") == 1
    assert "failed with KeyError: 'missing'" in capsys.readouterr().err
