"""A page in a real browser with the network off: every control changes something, hostile text does not run."""

import shutil

import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from diembao.show.charts import Chart
from diembao.show.controls import Choice
from diembao.show.pictures import Bars
from diembao.show.report import ReportExporter
from diembao.show.tables import Table

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install playwright")
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="there is no chromium: apt-get install chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip

BAD = "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\">"
COUNTS = pd.DataFrame({"word": [BAD, "thành phố", "cán bộ", "đảng viên"], "count": [40, 30, 20, 10]})
TEXT = f"Đảng bộ có 50 chi bộ {BAD}. Năm 2019 có 3 quận."
SENTENCES = pd.DataFrame({"article": "a", "start": [0], "end": [len(TEXT)], "text": [TEXT]})
FIGURES = pd.DataFrame(
    [("a", TEXT.index(t), TEXT.index(t) + len(t), t, kind, unit) for t, kind, unit in
     [("50", "count", "chi bộ"), ("2019", "date", None), ("3", "count", "quận")]],
    columns=["article", "start", "end", "text", "kind", "unit"],
)  # fmt: skip


def show(part):
    return new_code_cell("shown", outputs=[new_output("display_data", data=part._repr_mimebundle_())])


@pytest.fixture(scope="module")
def page_file(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIEMBAO_EXPORT", "1")
        patch.setenv("DIEMBAO_NOTEBOOK", "02_figures.ipynb")
        choices = [Choice("top", "Words shown", (1, 2, 3, 4), 2), Choice("by", "Counted", ("word", "syllable"), "word")]
        chart = Chart(BAD, lambda top, by: COUNTS.head(top), Bars("word", "count", f"times {BAD}"), choices)
        table = Table(FIGURES, ["text", "kind", "unit"], ["kind", "unit"], SENTENCES, f"Figures {BAD}")
        cells = [new_markdown_cell("# Title\n\n## Words"), show(chart), new_markdown_cell("## Table"), show(table)]
        html, _ = ReportExporter().from_notebook_node(new_notebook(cells=cells))
    path = tmp_path_factory.mktemp("page") / "02_figures.html"
    path.write_text(html, "utf-8")
    return path


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as p:
        started = p.chromium.launch(executable_path=CHROMIUM, headless=True, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def page(browser, page_file):
    context = browser.new_context(offline=True)
    opened = context.new_page()
    opened.complaints = []
    opened.on("console", lambda message: opened.complaints.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.on("request", lambda r: None if r.url.startswith(("data:", "file:")) else opened.complaints.append(r.url))
    opened.goto(page_file.as_uri())
    yield opened
    assert opened.title() != "run"
    assert opened.complaints == []
    context.close()


def test_each_control_of_a_chart_changes_picture_alt_caption_and_command(page):
    image = page.locator("figure img")

    def state():
        parts = [page.locator(f"figure {part}").inner_text() for part in (".says", ".cell", ".shell")]
        return [image.get_attribute("src"), image.get_attribute("alt"), *parts]

    before = state()
    page.get_by_label("Words shown").fill("3")
    after = state()
    assert all(a != b for a, b in zip(before, after, strict=True))
    assert after[4] == "python -m diembao report --set 02_figures.top=4 --set 02_figures.by=word"
    page.get_by_label("Counted").select_option("syllable")
    assert "Counted: syllable" in image.get_attribute("alt")
    page.get_by_label("Words shown").fill("1")
    page.get_by_label("Counted").select_option("word")
    assert state() == before
    assert image.evaluate("image => image.complete && image.naturalWidth > 1000")


def test_a_range_says_its_value_to_screen_readers(page):
    control = page.get_by_label("Words shown")
    assert control.get_attribute("aria-valuetext") == "2"
    control.press("ArrowRight")
    assert control.get_attribute("aria-valuetext") == "3"


def test_drop_downs_and_search_filter_the_table(page):
    rows = page.locator("section.spans tbody tr:visible")
    count = page.locator("section.spans .count")
    assert rows.count() == 3
    page.get_by_label("kind").select_option("count")
    assert rows.count() == 2
    page.get_by_label("Search").fill("QUAN")
    assert count.inner_text() == "2 of 3 rows · kind: count · with “QUAN”."  # both rows have the sentence with “quận”
    page.get_by_label("Search").fill("chi bo")
    page.get_by_label("unit").select_option("quận")
    assert rows.count() == 1
    page.get_by_label("unit").select_option("all")
    page.get_by_label("kind").select_option("all")
    page.get_by_label("Search").fill("")
    assert count.inner_text() == "3 rows."


def test_a_row_opens_its_sentence_with_the_span_marked(page):
    page.locator("section.spans summary").first.click()
    assert page.locator("section.spans mark:visible").inner_text() == "50"


def test_enter_in_the_search_box_does_not_leave_the_page(page):
    page.get_by_label("Search").fill("a")
    page.get_by_label("Search").press("Enter")
    assert page.locator("figure img").is_visible()


def test_without_scripts_picture_caption_and_table_remain(browser, page_file):
    context = browser.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    page.goto(page_file.as_uri())
    assert page.locator("figure img").is_visible()
    assert "Times" in page.locator("figure .says").inner_text()
    assert page.locator("section.spans tbody tr").count() == 3
    assert page.locator("select, input").count() == 0
    context.close()


def test_on_a_telephone_nothing_runs_out_of_the_page(browser, page_file):
    context = browser.new_context(offline=True, viewport={"width": 360, "height": 700})
    page = context.new_page()
    page.goto(page_file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
