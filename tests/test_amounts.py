"""Amounts of one thing: what is drawn, how bounds look, and the sentence behind each mark."""

import re
from html import unescape

import numpy as np
import pandas as pd
import pytest

from diembao import extract_figures, read_articles, split_sentences
from diembao.show.amount_pictures import AmountsAlong
from diembao.show.amounts import UNSAID, amounts, things, told
from diembao.show.answers_figures import (
    amounts_in_words,
    density_in_words,
    figures_in_words,
    gaps_in_words,
    property_in_words,
)
from diembao.show.figure_pictures import LOOKS, look_of
from diembao.show.ledger_rows import ledger_frame
from diembao.show.panels_figures import amounts_chart, figures_reader, properties_chart
from diembao.show.style import theme, to_webp

BAD = "<script>alert(1)</script>"
SENTENCES = [
    "Năm 2019, tỉnh có 120 xã.",
    "Năm 2020, tỉnh có hơn 130 xã.",
    "Năm 2021, huyện có ít nhất 40 xã.",
    "Năm 2022, huyện có khoảng 50 xã.",
    "Từ năm 2017 đến nay, tỉnh có từ 12 đến 15 xã.",
    f"Tỉnh có dưới 9 xã {BAD}.",
]
SPANS = [
    # text, low, high, value, relation, when, actor
    ("120", None, None, 120, "=", "2019", "tỉnh"),
    ("hơn 130", 130, None, 130, ">", "2020", "tỉnh"),
    ("ít nhất 40", 40, None, 40, ">=", "2021", "huyện"),
    ("khoảng 50", None, None, 50, "~", "2022", BAD),
    ("từ 12 đến 15", 12, 15, None, "..", "2017/..", "tỉnh"),
    ("dưới 9", None, 9, 9, "<", None, None),
]


def corpus():
    raw = "\n".join(SENTENCES)
    starts = [raw.index(sentence) for sentence in SENTENCES]
    context = pd.DataFrame({"article": "a", "start": starts, "text": SENTENCES})
    rows = []
    for begin, sentence, (text, low, high, value, relation, when, actor) in zip(starts, SENTENCES, SPANS, strict=True):
        start = begin + sentence.index(text)
        rows.append(("a", start, start + len(text), text, low, high, value, relation, when, actor))
    names = ["article", "start", "end", "text", "low", "high", "value", "relation", "when", "actor"]
    figures = pd.DataFrame(rows, columns=names).assign(kind="count", unit="xã", counted="xã", aspect="level", place="Hà Nội")
    articles = pd.DataFrame({"article": ["a"], "title": [BAD], "outlet": ["Báo A"], "published": ["2022-12-30"], "raw": [raw]})
    return figures, articles, context.assign(end=context["start"] + context["text"].str.len())


def table(over):
    frame = amounts(ledger_frame(*corpus()))
    return told(frame.iloc[things(frame)["count: xã"]], over).assign(thing="count: xã", over=over)


def test_bounds_look_as_they_are_told():
    looks = {row["text"]: look_of(row) for row in table("actor").to_dict("records")}
    assert looks == {
        "120": "exact", "hơn 130": ">", "ít nhất 40": ">=", "khoảng 50": "about", "từ 12 đến 15": "range", "dưới 9": "<",
    }  # fmt: skip


def axes(over):
    with theme():
        fig = AmountsAlong().draw(table(over))
        to_webp(fig)
    return fig


@pytest.mark.parametrize("over", ["period", "published", "actor", "place"])
def test_a_hollow_end_is_one_that_is_not_included(over):
    ends = {}
    for line in axes(over).axes[0].lines:
        if line.get_marker() in ("s", "o"):
            size = line.get_xdata()[0] if over in ("actor", "place") else line.get_ydata()[0]
            ends[float(size)] = (line.get_marker(), line.get_markerfacecolor() == "white")
    told = {130.0: ("s", True), 40.0: ("s", False), 120.0: ("o", False), 50.0: ("o", True), 12.0: ("s", False)}
    assert {size: ends[size] for size in told} == told
    assert over == "period" or ends[9.0] == ("s", True)


def test_the_legend_names_the_looks_that_are_drawn_and_no_others():
    legend = axes("actor").legends[0]
    assert [text.get_text() for text in legend.get_texts()] == [name for look, name in LOOKS.items() if look != "<="]


def test_figures_of_no_year_are_left_out_of_an_axis_of_time_and_told():
    assert "dưới 9" not in table("period")["text"].tolist()
    assert "1 more figure of it names no year and cannot be drawn here." in AmountsAlong().describe(table("period"))
    bare = table("period").head(0)
    bare.attrs["left"] = 3
    assert AmountsAlong().describe(bare) == "None of 3 figures of this thing names its year."


def test_an_open_period_is_dotted_and_one_of_a_year_is_a_line():
    styles = [line.get_linestyle() for line in axes("period").axes[0].lines if line.get_marker() == "None"]
    assert sorted(styles) == ["-", "-", "-", "-", ":"]


def test_those_without_an_actor_come_last():
    assert table("actor")["row"].tolist() == ["tỉnh", "tỉnh", "tỉnh", BAD, "huyện", UNSAID]


def test_what_is_told_twice_is_one_mark_with_both_sentences():
    figures, articles, sentences = corpus()
    frame = amounts(ledger_frame(pd.concat([figures, figures.head(1)]), articles, sentences))
    first = told(frame, "actor").set_index("text").loc["120"]
    assert (first["times"], len(first["cites"])) == (2, 2)


def test_a_change_or_another_status_is_no_second_telling():
    figures, articles, sentences = corpus()
    frame = amounts(ledger_frame(pd.concat([figures, figures.head(1).assign(aspect="change")]), articles, sentences))
    assert (told(frame, "actor")["text"] == "120").sum() == 2


@pytest.mark.parametrize("over", ["period", "actor"])
def test_each_mark_has_a_spot_on_its_place_with_its_sentence(over):
    some = table(over)
    with theme():
        fig = AmountsAlong().draw(some)
        to_webp(fig)
    spots = AmountsAlong().spots(fig, some)
    assert len(spots) == len(some)
    for spot, row in zip(spots, some.to_dict("records"), strict=True):
        assert 0 <= spot.left < spot.left + spot.width <= 100.01
        assert 0 <= spot.top < spot.top + spot.height <= 100.01
        assert spot.cites[0].text == row["text"]
        assert "".join(spot.cites[0][:3]) in SENTENCES
    assert spots[0].width * 7.2 >= 20  # CSS pixels of a picture of 720
    tops = [spot.top for spot in spots]
    assert over == "period" or tops == sorted(tops)


def test_nothing_of_the_texts_becomes_markup():
    still = amounts_chart(*corpus(), over="actor").still()
    assert still.count("<img") == 1
    assert "<script" not in still
    assert still.count('class="spot') == len(SPANS)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in still


def test_the_default_thing_is_the_most_frequent_one_and_others_are_refused():
    chart = amounts_chart(*corpus())
    assert chart.choices[0].default == "count: xã"
    with pytest.raises(ValueError, match="cannot be 'count: tỉnh'; allowed: count: xã"):
        amounts_chart(*corpus(), "count: tỉnh")


def test_an_axis_without_anything_on_it_is_not_offered_unless_asked_for():
    figures, articles, sentences = corpus()
    bare = articles.assign(published=None)
    assert amounts_chart(figures, bare, sentences).choices[1].values == ("period", "actor", "place")
    assert "published" in amounts_chart(figures, bare, sentences, over="published").choices[1].values


def test_a_page_keeps_the_most_frequent_things_along_every_axis():
    articles = read_articles("song-van")
    chart = amounts_chart(extract_figures(articles), articles, split_sentences(articles))
    from diembao.show.controls import thin

    thing, over = thin(chart.choices, chart.frames)
    assert over.values == chart.choices[1].values
    assert thing.values == chart.choices[0].values[: len(thing.values)]
    assert len(thing.values) >= 5


def test_the_answers_cite_their_sentences():
    said = amounts_in_words(*corpus(), "count: xã")
    assert said.text == (
        "The largest amount of “count: xã” is > 130, and the smallest < 9. 5 of 6 are not exact, but about, a range or a bound. "
        "None is told twice in the same way by the same actor."
    )
    assert [label for label, _ in said.cites] == ["the largest", "the smallest"]
    assert "<mark>hơn 130</mark> xã." in said.html()
    assert "<script" not in said.html()
    figures, articles, sentences = corpus()
    kinds = figures_in_words(figures, articles, sentences).text
    assert "6 figures in 1 of 1 article; the most frequent by kind: count (6). 4 come with a bound" in kinds
    assert "“tỉnh” the most often, 3 times." in property_in_words(figures, "actor").text
    bare = figures.assign(unit=None, counted=None)
    gaps = gaps_in_words(bare, articles, sentences)
    assert "for 6 what is counted, for 1 who acts, for 1 when and for 0 where. 6 have neither a unit" in gaps.text
    assert len(gaps.cites) == 5
    assert "“a” holds the most figures for its length: 6 in " in density_in_words(figures, articles).text


@pytest.mark.parametrize("text", ["Hôm ấy trời mưa, đường vắng.", "Chỉ thị 05 được ban hành.", "Có 35."])
def test_a_corpus_with_nothing_to_compare_says_so_everywhere(tmp_path, text):
    (tmp_path / "a.txt").write_text(text, "utf-8")
    articles = read_articles(tmp_path)
    parts = extract_figures(articles), articles, split_sentences(articles)
    said = [amounts_chart(*parts), amounts_in_words(*parts), gaps_in_words(*parts), figures_in_words(*parts)]
    said += [density_in_words(*parts[:2]), property_in_words(parts[0], "actor"), properties_chart(parts[0], "unit")]
    assert all(part._repr_mimebundle_()["text/plain"] for part in said)
    reader = figures_reader(articles, parts[0])
    assert unescape(re.sub("<[^>]*>", "", reader.still("a"))).find(text) >= 0


def test_a_record_is_read_to_who_cannot_point():
    html = figures_reader(corpus()[1], corpus()[0]).still("a")
    assert html.count('tabindex="0" aria-description="count: ') == len(SPANS)
    assert html.count('data-code="co"') == len(SPANS) + 1  # and the legend


def test_wide_ranges_are_on_a_scale_of_powers():
    some = table("actor")
    some.loc[some["text"] == "120", ["value", "size"]] = 1_200_000.0
    with theme():
        assert AmountsAlong().draw(some).axes[0].get_xscale() == "log"
        assert AmountsAlong().draw(table("actor")).axes[0].get_xscale() == "linear"
    assert np.isfinite(some["size"]).all()
