"""The parts of the figures notebook in a real browser: sifting as Python does, files that read back equal, marks that lead on."""

import re

import pandas as pd
import pytest
from nbformat.v4 import new_markdown_cell, new_notebook

from diembao.show.ledger import Ledger
from diembao.show.ledger_rows import ledger_frame
from diembao.show.panels_figures import amounts_chart, figures_reader
from diembao.show.report import ReportExporter
from diembao.show.sieve import Sifted
from test_amounts import SPANS, corpus
from test_browser import CHROMIUM, browser, playwright, show  # noqa: F401
from test_ledger import CASES, ROWS, ledger, pieces, same

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="there is no chromium: apt-get install chromium")
LABELS = {"kind": "kind", "unit": "unit", "actor": "actor", "place": "place", "search": "Search", "sort": "Order"}


def write_page(path, *parts):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIEMBAO_EXPORT", "1")
        patch.setenv("DIEMBAO_NOTEBOOK", "02_figures.ipynb")
        patch.setenv("DIEMBAO_SETTINGS", '{"corpus": "song van"}')
        notebook = new_notebook(cells=[new_markdown_cell("# Title\n\n## Table"), *map(show, parts)])
        path.write_text(ReportExporter().from_notebook_node(notebook)[0], "utf-8")
    return path


@pytest.fixture
def opened(browser, tmp_path):  # noqa: F811
    """Opens the page of a ledger; fails where it complains, asks the network, or runs what stands in a text."""
    pages = []

    def open_(*parts):
        context = browser.new_context(offline=True, accept_downloads=True)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (page.complaints.append("a text ran"), dialog.dismiss()))
        page.on("request", lambda r: None if r.url.startswith(("data:", "file:", "blob:")) else page.complaints.append(r.url))
        page.goto(write_page(tmp_path / "page.html", *parts).as_uri())
        pages.append(page)
        return page

    yield open_
    assert [page.complaints for page in pages] == [[]] * len(pages)
    for page in pages:
        page.context.close()


def ask(page, asked):
    """Sets the controls of a page to a state."""
    first, last = Sifted(**asked).span
    for name, value in asked.items():
        if name in ("kind", "sort"):
            page.get_by_label(LABELS[name], exact=True).select_option(value)
        elif name != "period":
            page.get_by_label(LABELS[name], exact=True).fill(value)
    for label, year in (("period from", first), ("to", last)):
        page.get_by_label(label, exact=True).select_option(year or "")


def texts(page):
    return page.locator("section.ledger tbody summary").all_inner_texts()


def test_the_page_sifts_as_python_does(opened):
    some = ledger()
    page = opened(some)
    blank = {"kind": "all", "unit": "", "actor": "", "place": "", "period": "", "search": "", "sort": "as in the texts"}
    for asked, rows in CASES:
        ask(page, {**blank, **asked})
        assert texts(page) == [ROWS[i][0] for i in rows], asked
        told = re.search(r'role="status">(.*?)</p>', some.rows_html(Sifted(**asked)))[1]
        assert page.locator("section.ledger .count").inner_html() == told, asked


def test_a_state_can_be_repeated(opened):
    page = opened(ledger(unit="xã"))
    assert page.get_by_label("unit").input_value() == "xã"
    ask(page, {"unit": "", "search": "của 'ai'", "period": "2019"})
    assert page.locator(".repeat .cell").inner_text() == 'KIND = "all"; UNIT = ""; PERIOD = "2019"; SEARCH = "của \'ai\'"'
    assert page.locator(".repeat .shell").inner_text() == (
        "python -m diembao report --set '02_figures.corpus=song van' --set 02_figures.kind=all --set 02_figures.unit= "
        "--set 02_figures.period=2019 --set '02_figures.search=của '\"'\"'ai'\"'\"''"
    )


def test_a_row_opens_its_sentence_by_keyboard_with_the_figure_marked(opened):
    page = opened(ledger())
    page.locator("section.ledger summary").nth(3).press("Enter")
    assert page.locator("section.ledger mark:visible").inner_text() == "=1+1"
    assert "😀 nhé." in page.locator("section.ledger details[open]").inner_text()
    assert "Tin <script>alert(1)</script> · Báo A · 2021-05-04" in page.locator("section.ledger details[open]").inner_text()


@pytest.mark.parametrize(("kind", "read"), [("CSV", pd.read_csv), ("Excel", pd.read_excel)])
def test_what_passes_is_saved_without_a_kernel_and_reads_back_equal(opened, tmp_path, kind, read):
    some = ledger()
    page = opened(some)
    page.get_by_label("Order").select_option("smallest first")
    with page.expect_download() as waited:
        page.get_by_role("button", name=f"Save as {kind}").click()
    path = tmp_path / waited.value.suggested_filename
    waited.value.save_as(path)
    assert path.name == {"CSV": "figures.csv", "Excel": "figures.xlsx"}[kind]
    same(read(path, dtype=dict.fromkeys(["edtf", "when"], str)), some.select(Sifted(sort="smallest first")))
    assert "'=1+1" in set(read(path)["text"])


def test_the_rows_of_ten_thousand_figures_come_at_a_key_stroke(opened):
    frame = pd.concat([ledger_frame(*pieces())] * 1700, ignore_index=True)
    frame = frame.assign(unit=frame["unit"] + [str(i % 900) for i in range(len(frame))])
    page = opened(Ledger("Figures", frame))
    took = page.evaluate("""() => {
        const search = [...document.querySelectorAll("label")].find(label => label.textContent === "Search").control;
        return ["c", "có", "có 35"].map(text => {
            const began = performance.now();
            search.value = text;
            search.dispatchEvent(new Event("input"));
            return performance.now() - began;
        });
    }""")
    assert page.locator("section.ledger .count").inner_text() == "1,700 of 10,200 figures · with “có 35”. Rows 1 to 50."
    assert max(took) < 500, took
    page.get_by_role("button", name="Further rows").click()
    assert "Rows 51 to 100." in page.locator("section.ledger .count").inner_text()


def test_a_ledger_fits_a_telephone(opened):
    page = opened(ledger())
    page.set_viewport_size({"width": 360, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_marks_of_a_chart_lead_to_their_sentences_by_pointer_and_keyboard(opened):
    page = opened(amounts_chart(*corpus(), over="actor"))
    tips = page.locator("figure .tip:visible")
    spots = page.locator("figure .spot")
    assert (spots.count(), tips.count()) == (len(SPANS), 0)
    spots.nth(3).hover()
    assert "Năm 2022, huyện có khoảng 50 xã." in tips.inner_text()
    page.mouse.move(0, 0)
    spots.nth(1).focus()
    assert tips.locator("mark").inner_text() == "120"
    page.keyboard.press("Escape")
    assert tips.count() == 0
    static = spots.evaluate_all("spots => spots.map(spot => spot.outerHTML)")
    page.get_by_label("Along").select_option("period")
    assert spots.count() == len(SPANS) - 1  # one tells no year
    spots.first.focus()
    assert "từ 12 đến 15" in tips.inner_text()
    page.get_by_label("Along").select_option("actor")
    assert spots.evaluate_all("spots => spots.map(spot => spot.outerHTML)") == static


def test_what_the_script_makes_of_a_mark_is_what_python_makes(opened):
    page, other = opened(amounts_chart(*corpus(), over="place")), opened(amounts_chart(*corpus(), over="actor"))
    page.get_by_label("Along").select_option("actor")
    look = """spots => spots.map(spot =>
        [spot.className, spot.getAttribute("style").replace(/[ ;]/g, ""), spot.ariaLabel, spot.innerText])"""
    made, still = (some.locator("figure .spot").evaluate_all(look) for some in (page, other))
    assert made == still


def test_a_record_shows_below_the_text_under_the_pointer_and_on_focus(opened):
    figures, articles, _ = corpus()
    page = opened(figures_reader(articles, figures))
    mark = page.locator(".marked .text mark").nth(1)
    record = "mark => { const after = getComputedStyle(mark, '::after'); return after.content + after.position; }"
    assert mark.evaluate(record) == "nonestatic"
    mark.focus()
    assert "relation >" in mark.evaluate(record)
    assert mark.evaluate(record).endswith("absolute")
    assert mark.evaluate("mark => getComputedStyle(mark, '::before').content") == '"co"'
    page.keyboard.press("Escape")
    assert mark.evaluate(record) == "nonestatic"


def test_a_row_leads_to_its_figure_in_the_whole_article(opened):
    figures, articles, sentences = corpus()
    second = [table.assign(article="b") for table in (figures, articles, sentences)]
    both = [pd.concat(tables, ignore_index=True) for tables in zip((figures, articles, sentences), second, strict=True)]
    page = opened(Ledger("Figures", ledger_frame(*both)), figures_reader(both[1], both[0]))
    page.locator("section.ledger summary").nth(len(SPANS) + 1).click()
    page.get_by_role("button", name="Show in its article").locator("visible=true").click()
    assert page.get_by_label("Article", exact=True).input_value() == "b"
    assert page.evaluate("document.activeElement.textContent") == "hơn 130"
    page.wait_for_timeout(1500)  # it glides there
    assert 0 < page.evaluate("document.activeElement.getBoundingClientRect().top") < 720
