"""The table of figures: what passes, in which order, what is written, in Python and in the script of a page."""

import re
import time
from dataclasses import replace
from html import unescape

import pandas as pd
import pytest

from diembao import extract_figures, read_articles, split_sentences
from diembao.read.records import protect
from diembao.show.ledger import Ledger
from diembao.show.ledger_rows import EXPORTED, ledger_frame
from diembao.show.panels_figures import figures_table
from diembao.show.saving import save_new
from diembao.show.sieve import Sifted
from diembao.show.years import years

BAD = "<script>alert(1)</script>"
ROWS = [
    # text, kind, value, low, high, unit, actor, place, when, edtf
    ("35", "count", 35.0, None, None, "đảng bộ", "Thành ủy Hà Nội", "Hà Nội", "2019", None),
    ("hơn 20", "count", 20.0, 20.0, None, "Đảng bộ", BAD, "quận 1", "2017/..", None),
    ("12-15%", "share", None, 12.0, 15.0, "%", None, "TP Hà Nội", None, None),
    ("=1+1", "count", 2.0, None, None, "đảng bộ phường", "'UBND", None, "../2016", None),
    ("ngày 3-2", "date", None, None, None, None, None, None, None, "XXXX-02-03"),
    ("năm 2020", "date", None, None, None, None, None, None, None, "2020"),
]
NAMES = ["text", "kind", "value", "low", "high", "unit", "actor", "place", "when", "edtf"]


def pieces():
    """Figures, articles and sentences of a text in which each of ROWS has a sentence of its own."""
    sentences, spans = [], []
    for text, *_ in ROWS:
        start = sum(map(len, sentences))
        sentences.append(f"Câu {BAD} có {text} 😀 nhé. ")
        spans.append((start, start + sentences[-1].index(text)))
    figures = pd.DataFrame(ROWS, columns=NAMES).astype({"value": float, "low": float, "high": float})
    begin = [start for _, start in spans]
    figures = figures.assign(article="a", start=begin, end=[b + len(row[0]) for b, row in zip(begin, ROWS, strict=True)])
    figures = figures.assign(id=[f"a#{start}" for start in begin], passage=0, sentence=range(len(ROWS)))
    context = pd.DataFrame({"article": "a", "start": [start for start, _ in spans], "text": sentences})
    articles = pd.DataFrame({"article": ["a"], "title": [f"Tin {BAD}"], "outlet": ["Báo A"], "published": ["2021-05-04"]})
    return figures, articles, context.assign(end=context["start"] + context["text"].str.len())


def ledger(**asked):
    return Ledger("Figures", ledger_frame(*pieces()), Sifted(**asked))


CASES = [
    ({}, [0, 1, 2, 3, 4, 5]),
    ({"kind": "share"}, [2]),
    ({"unit": "đảng bộ"}, [0]),  # a value that stands there picks exactly it
    ({"unit": "dang bo"}, [0, 1, 3]),
    ({"unit": "–"}, [4, 5]),
    ({"place": "ha noi"}, [0, 2]),
    ({"actor": "<SCRIPT"}, [1]),
    ({"period": "2019"}, [0, 1]),
    ({"period": "../2016"}, [3]),
    ({"period": "2017/2020"}, [0, 1, 5]),
    ({"period": "2020/.."}, [1, 5]),
    ({"search": "TIN <s"}, [0, 1, 2, 3, 4, 5]),
    ({"search": "có hon 20"}, [1]),
    ({"search": "không đâu"}, []),
    ({"sort": "largest first"}, [0, 1, 2, 3, 4, 5]),
    ({"sort": "smallest first"}, [3, 2, 1, 0, 4, 5]),
    ({"sort": "earliest first"}, [3, 1, 0, 5, 2, 4]),
    ({"sort": "latest first"}, [5, 0, 1, 3, 2, 4]),
    ({"kind": "count", "unit": "dang", "period": "2017/..", "sort": "smallest first"}, [1, 0]),
]


@pytest.mark.parametrize(("asked", "rows"), CASES, ids=lambda x: str(x) if isinstance(x, dict) else "")
def test_what_passes_and_in_which_order(asked, rows):
    assert ledger().select(Sifted(**asked))["text"].tolist() == [ROWS[i][0] for i in rows]


@pytest.mark.parametrize(
    ("edtf", "stretch"),
    [
        ("2019-02", (2019 + 1 / 12, 2019 + 2 / 12)),
        ("2019-12-31", (2019 + 11 / 12 + 30 / 31 / 12, 2020)),
        ("2020-21", (2020, 2020.25)),
        ("19XX", (1900, 2000)),
        ("2018-03-01/2018-05", (2018 + 2 / 12, 2018 + 5 / 12)),
        ("../2018", (float("-inf"), 2019)),
        ("XXXX-03", None),
        ("T08:00", None),
        ("2019-13", None),
        ("2020/2019", None),
        ("../..", None),
        ("nay", None),
    ],
)
def test_a_period_is_a_stretch_of_years(edtf, stretch):
    assert years(edtf) == (None if stretch is None else pytest.approx(stretch))


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"period": "2019-03"}, "period cannot be '2019-03'; write years"),
        ({"sort": "largest"}, "allowed: as in the texts, largest first"),
        ({"kind": "counts"}, "kind cannot be 'counts'; allowed: all, count, share, money"),
    ],
)
def test_what_is_not_understood_is_refused_with_what_is(asked, message):
    with pytest.raises(ValueError, match=message):
        ledger(**asked)


def test_each_row_opens_its_sentence_with_article_and_record_and_nothing_becomes_markup():
    html = ledger().rows_html(Sifted())
    assert "có <mark>hơn 20</mark> 😀 nhé." in html
    assert "Tin &lt;script&gt;alert(1)&lt;/script&gt; · Báo A · 2021-05-04 · a, characters" in html
    assert "edtf 2020" in html
    assert "<script" not in html
    assert html.count("<details>") == len(ROWS)


def test_what_was_asked_and_how_many_rows_pass_is_said():
    html = ledger().rows_html(Sifted(kind="count", unit="dang", place="Hà Nội", period="2019", search=" <b>", sort="latest first"))
    told = unescape(re.search(r'role="status">(.*?)</p>', html)[1])
    assert told == (
        "0 of 6 figures · kind: count · unit with “dang” · place: Hà Nội · period: 2019 (figures of no year left out) · "
        "with “<b>” · latest first."
    )


def test_only_some_rows_are_shown_at_a_time():
    some = ledger()
    some.rows = 4
    assert "6 figures. Rows 1 to 4." in some.rows_html(Sifted())
    assert "6 figures. Rows 5 to 6." in some.rows_html(Sifted(), 4)


def unguarded(table):
    """A table read back: an apostrophe at the beginning of a text is a guard."""
    return table.map(lambda cell: cell.removeprefix("'") if isinstance(cell, str) else cell)


def same(read, written):
    numbers = ["start", "end", "value", "low", "high"]
    assert list(read) == list(written)
    pd.testing.assert_frame_equal(read[numbers].astype(float), written[numbers].astype(float))
    texts = [table.drop(columns=numbers).astype(object) for table in (unguarded(read), written)]
    texts = [table.where(table.notna(), None).to_dict("records") for table in texts]
    assert texts[0] == texts[1]


@pytest.mark.parametrize(("ending", "read"), [(".csv", pd.read_csv), (".xlsx", pd.read_excel)])
def test_files_read_back_are_what_was_sifted(tmp_path, ending, read):
    table = ledger().select(Sifted(sort="smallest first"))
    path = save_new(table, "figures", ending, tmp_path)
    same(read(path, dtype=dict.fromkeys(["edtf", "when"], str)), table)


def test_a_file_that_is_there_is_never_written_over(tmp_path):
    (tmp_path / "figures.csv").write_text("mine")
    made = [save_new(ledger().frame, "figures", ".csv", tmp_path).name for _ in range(2)]
    assert made == ["figures-2.csv", "figures-3.csv"]
    assert (tmp_path / "figures.csv").read_text() == "mine"


def test_no_cell_of_a_file_is_a_formula(tmp_path):
    from openpyxl import load_workbook

    path = save_new(ledger().select(Sifted()), "figures", ".xlsx", tmp_path)
    cells = [cell for row in load_workbook(path).active.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    assert "'=1+1" in [cell.value for cell in cells]


def test_the_guard_can_be_taken_off_again():
    cells = ["'UBND", "''", "=1", "2-3", "abc"]
    assert unguarded(protect(pd.DataFrame({"a": cells})))["a"].tolist() == cells


def test_the_widget_sifts_turns_pages_and_writes_files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    some = ledger(kind="count", unit="dang")
    some.rows = 2
    _style, controls, shown, buttons = some.view().children
    named = {control.description: control for control in controls.children}
    assert (named["kind"].value, named["unit"].value) == ("count", "dang")
    assert "Rows 1 to 2." in shown.value
    assert "KIND = &quot;count&quot;; UNIT = &quot;dang&quot;" in shown.value
    earlier, further, csv, excel, saved = buttons.children
    assert (earlier.disabled, further.disabled) == (True, False)
    further.click()
    assert "Rows 3 to 3." in shown.value
    named["period from"].value = "2017"
    assert "period: 2017/.." in shown.value
    csv.click()
    excel.click()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["figures.csv", "figures.xlsx"]
    assert "2 rows written to" in saved.value
    assert 'download="figures.xlsx"' in saved.value
    assert len(pd.read_csv(tmp_path / "figures.csv")) == 2


def test_an_error_while_writing_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("diembao.show.ledger_view.save_new", lambda *_: (_ for _ in ()).throw(OSError("<b>full</b>")))
    *_, buttons = ledger().view().children
    buttons.children[2].click()
    assert "Not written: &lt;b&gt;full&lt;/b&gt;" in buttons.children[-1].value


def test_a_parameter_that_was_set_is_told_even_where_the_reader_has_cleared_it():
    assert Sifted().changed(Sifted(unit="xã")) == {"kind": "all", "unit": ""}
    assert Sifted(period="2019").changed(Sifted()) == {"kind": "all", "period": "2019"}


def test_a_corpus_without_figures_says_so():
    figures, articles, sentences = pieces()
    assert "No figure was found" in figures_table(figures.head(0), articles, sentences).text
    empty = Ledger("Figures", ledger_frame(figures.head(0), articles, sentences))
    assert "0 figures." in empty.rows_html(Sifted())
    assert empty.export()


def test_ten_thousand_figures_are_sifted_at_a_key_stroke():
    frame = pd.concat([ledger_frame(*pieces())] * 1700, ignore_index=True)
    frame = frame.assign(unit=frame["unit"] + [str(i % 900) for i in range(len(frame))])
    large = Ledger("Figures", frame)
    large.select(Sifted(search="khong"))
    began = time.perf_counter()
    html = large.rows_html(Sifted(search="có ho", unit="dang bo1", sort="largest first"))
    assert time.perf_counter() - began < 0.5
    assert "Rows 1 to 50." in html
    large.page_rows = 5000
    assert "This page holds the first 5,000 of 10,200 figures" in large.export()


def test_a_real_corpus_keeps_every_figure_in_its_sentence():
    articles = read_articles("song-van")
    figures = extract_figures(articles)
    frame = ledger_frame(figures, articles, split_sentences(articles))
    assert len(frame) == len(figures)
    assert list(frame) == [*EXPORTED, "mark", "amount"]
    held = [row.sentence_text[row.mark : row.mark + len(row.text)] == row.text for row in frame.itertuples() if row.mark >= 0]
    assert len(held) > 0.99 * len(frame)
    assert all(held)


def test_the_start_of_a_ledger_is_its_parameters():
    some = ledger(period="2019/2020")
    assert some.asked == replace(Sifted(), period="2019/2020")
    assert {"2019", "2020"} <= set(some.year_options())
