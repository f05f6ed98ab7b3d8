"""Tables of spans: filters, search with or without diacritics, the sentence behind a row, escaping."""

import pandas as pd
import pytest

from diembao.show.marks import marked_html, sentence_html
from diembao.show.tables import Table, find_context

SENTENCES = [
    "Đảng bộ có 50 chi bộ.",
    "Năm 2019 <script>alert(1)</script> đạt 89,7%.",
    "Còn 3 quận <img src=x onerror=alert(1)>.",
]
RAW = "\n".join(SENTENCES)


def spans(*found):
    rows = [("a", RAW.index(text), RAW.index(text) + len(text), text, kind, value) for text, kind, value in found]
    return pd.DataFrame(rows, columns=["article", "start", "end", "text", "kind", "value"])


FIGURES = spans(("50", "count", 50.0), ("2019", "date", 2019.0), ("89,7%", "share", 89.7), ("3", "count", None))
STARTS = [RAW.index(sentence) for sentence in SENTENCES]
CONTEXT = pd.DataFrame(
    {
        "article": "a",
        "start": STARTS,
        "end": [s + len(t) for s, t in zip(STARTS, SENTENCES, strict=True)],
        "text": SENTENCES,
    }
)


def table(**options):
    return Table(FIGURES, ["text", "kind", "value"], ["kind"], CONTEXT, "Figures", **options)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("dang bo", ["50"]),
        ("ĐẢNG BỘ", ["50"]),
        ("quan", ["3"]),
        ("2019", ["2019", "89,7%"]),
        ("không có", []),
        ("  ", None),
    ],
)
def test_search_looks_into_cells_and_sentences_without_diacritics(query, found):
    assert table().select(query).text.tolist() == (FIGURES.text.tolist() if found is None else found)


def test_filters_and_search_work_together():
    assert table().select("bo", kind="count").text.tolist() == ["50"]


def test_each_row_opens_its_own_sentence_with_the_span_marked():
    html = table().rows_html(10)
    assert "Đảng bộ có <mark>50</mark> chi bộ." in html
    assert "Năm <mark>2019</mark> &lt;script&gt;alert(1)&lt;/script&gt; đạt 89,7%." in html
    assert html.count("<details>") == 4


def test_nothing_of_the_texts_becomes_markup():
    html = table(labels={"kind": "<i>kind</i>"}).rows_html(10, "<b>", kind="<u>")
    assert not any(tag in html for tag in ("<script", "<img", "<i>", "<b>", "<u>"))
    html = table().rows_html(10)
    assert not any(tag in html for tag in ("<script", "<img"))


def test_the_number_of_rows_and_what_is_left_out_are_said():
    assert "4 rows. The first 2 are shown." in table().rows_html(2)
    assert "2 of 4 rows · kind: count." in table().rows_html(2, kind="count")


def test_vietnamese_cells_are_marked_and_missing_values_are_a_dash():
    html = table().rows_html(10)
    assert '<td lang="vi"><details>' in html
    assert '<td class="number">–</td>' in html


def test_a_filter_with_one_value_would_be_a_dead_control():
    one = Table(FIGURES.assign(kind="count"), ["text", "kind"], ["kind"])
    assert one.filters == []
    assert "data-filter" not in one.rows_html(5)


def test_a_column_that_is_not_there_is_named_beside_those_that_are():
    with pytest.raises(ValueError, match="no column knid; it has: article, start, end, text, kind, value"):
        Table(FIGURES, ["text", "knid"])


def test_a_span_outside_of_all_sentences_has_no_context():
    lost = FIGURES.assign(start=[10_000, *FIGURES.start[1:]])
    met = find_context(lost, CONTEXT)
    assert met["text"].isna().tolist() == [True, False, False, False]
    assert find_context(FIGURES.assign(article="b"), CONTEXT)["text"].isna().all()


def test_an_empty_table_is_shown_as_one():
    empty = Table(FIGURES.head(0), ["text", "kind"], ["kind"], CONTEXT)
    assert "0 rows." in empty.rows_html(5)
    assert empty.select("a").empty


def test_the_widget_filters_and_searches():
    _style, controls, shown = table().view().children
    kind, query = controls.children
    assert (kind.index, kind.label) == (0, "all")
    assert kind.options[1:] == (("count (2)", "count"), ("date (1)", "date"), ("share (1)", "share"))
    kind.value = "share"
    assert "1 of 4 rows · kind: share." in shown.value
    kind.index, query.value = 0, "quan"
    assert "with “quan”" in shown.value
    assert shown.value.count("<details>") == 1


def test_the_bundle_is_a_widget_in_jupyterlab_and_plain_html_in_a_page(monkeypatch):
    assert "application/vnd.jupyter.widget-view+json" in table()._repr_mimebundle_()
    monkeypatch.setenv("DIEMBAO_EXPORT", "1")
    assert set(table()._repr_mimebundle_()) == {"text/html", "text/plain"}


@pytest.mark.parametrize(("start", "end", "marked"), [(0, 4, "Đảng"), (-5, 4, "Đảng"), (18, 99, "bộ."), (30, 40, None)])
def test_a_mark_stays_within_its_sentence(start, end, marked):
    html = sentence_html(SENTENCES[0], start, end)
    assert (f"<mark>{marked}</mark>" in html) if marked else "<mark>" not in html


def test_a_whole_article_is_marked_by_kind_and_keeps_its_text():
    import re
    from html import unescape

    overlapping = pd.concat([FIGURES, spans(("đạt 89,7%", "phrase", 1.0))])
    html = marked_html(RAW, overlapping, lambda row: f"<{row.value}>")
    body = html.partition('lang="vi">')[2].partition("</div>")[0]
    assert unescape(re.sub("<[^>]*>", "", body)) == RAW
    assert 'tabindex="0" aria-description="count: &lt;50.0&gt;" data-code="co" data-start=' in html
    assert "<script" not in html
    assert ">89,7%</mark>" in html  # the shorter span shows


@pytest.mark.parametrize("query", ["hoà bình", "Hòa Bình", "hoa binh", "ho\u00e0 bi\u0300nh", "HOA\u0300 BI\u0300NH"])
def test_search_finds_both_places_of_the_tone_mark_and_letters_apart(query):
    texts = ["thuỷ điện Hoà Bình", "thủy điện Hòa Bình", "Ho\u0061\u0300 Bi\u0300nh", "Hoa Kỳ"]
    table = Table(pd.DataFrame({"text": texts}))
    assert table.select(query)["text"].tolist() == texts[:3]


def test_choices_stand_in_the_order_of_the_vietnamese_alphabet():
    table = Table(pd.DataFrame({"word": ["hòa", "an", "ấn", "Đà", "da", "ăn"], "n": range(6)}), filters=["word"])
    assert [value for _, value in table.options("word")] == ["an", "ăn", "ấn", "da", "Đà", "hòa"]
