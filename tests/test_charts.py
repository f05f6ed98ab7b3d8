"""Charts: declared choices, pictures that are remembered, what is shown with and without a kernel."""

import json
import re

import numpy as np
import pandas as pd
import pytest

from diembao.show.article_pictures import Strip, Tone
from diembao.show.charts import Chart
from diembao.show.check_pictures import Survival
from diembao.show.controls import Choice, settle, thin
from diembao.show.grid_pictures import Heat, WordPanels
from diembao.show.pictures import Bars, Diverging, Points
from diembao.show.point_pictures import Scatter, Ticks
from diembao.show.style import theme, to_webp
from diembao.show.topic_pictures import HowMany

HOSTILE = ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</script><b>đậm</b>", r"$\frac{1}{"]
COUNTS = pd.DataFrame({"word": [*HOSTILE, "thành phố", "cán bộ"], "count": [60, 50, 40, 30, 20, 10]})


def frequency(values=range(1, 7), default=3):
    choices = [Choice("top", "Words shown", values, default)]
    return Chart("Words", lambda top: COUNTS.head(top), Bars("word", "count", "times"), choices)


def test_a_value_that_is_not_declared_is_refused_with_what_is_allowed():
    choice = Choice("by", "Counted", ("word", "syllable"), "word")
    with pytest.raises(ValueError, match="Counted \\(by\\) cannot be 'letter'; allowed: word, syllable"):
        choice.check("letter")
    with pytest.raises(ValueError, match="there is no parameter tpo; allowed: by"):
        settle([choice], tpo=1)
    with pytest.raises(ValueError, match="cannot be True"):
        Choice("top", "Words shown", (1, 2, 3), 1).check(True)


@pytest.mark.parametrize("limit", [4, 10, 60])
def test_choices_are_thinned_to_the_limit_and_keep_their_defaults(limit):
    choices = [Choice("a", "A", range(2, 13), 5), Choice("b", "B", ("x", "y"), "y"), Choice("c", "C", range(50), 31)]
    kept = thin(choices, max(limit, 8))
    product = len(kept[0].values) * len(kept[1].values) * len(kept[2].values)
    assert product <= max(limit, 8)
    assert [choice.default in choice.values for choice in kept] == [True] * 3
    assert all(len(choice.values) >= 2 for choice in kept)


def test_a_picture_is_drawn_once_and_remembered():
    drawn = []
    picture = Bars("word", "count", "times")
    chart = Chart("Words", lambda top: drawn.append(top) or COUNTS.head(top), picture, [Choice("top", "Top", (1, 2), 1)])
    first = chart.frame()
    assert chart.frame(top=1) is first
    assert (drawn, chart.remembers(top=1), chart.remembers(top=2)) == ([1], True, False)


def test_a_picture_is_webp_twice_as_sharp_as_it_is_shown():
    with theme():
        content, width, height = to_webp(Bars("word", "count", "times").draw(COUNTS))
    assert content[8:12] == b"WEBP"
    assert (width, 100 < height < 400) == (720, True)


def test_texts_of_a_still_are_escaped():
    still = frequency(default=4).still()
    assert "<script" not in still
    assert still.count("<img") == 1
    assert "&lt;script&gt;" in still


def test_alt_caption_and_command_change_with_the_state(monkeypatch):
    monkeypatch.setenv("DIEMBAO_NOTEBOOK", "03_statistics.ipynb")
    one, two = frequency().frame(top=1), frequency().frame(top=2)
    assert "Words shown: 1" in one.alt
    assert one.caption != two.caption
    assert (two.cell, two.shell) == ("TOP = 2", "python -m diembao report --set 03_statistics.top=2")


def test_a_value_with_blanks_is_quoted_for_the_shell(monkeypatch):
    monkeypatch.setenv("DIEMBAO_NOTEBOOK", "01.ipynb")
    choice = Choice("article", "Article", ("bài một", "bài 'hai'"), "bài một")
    frame = Chart("Words", lambda article: COUNTS, Bars("word", "count", "times"), [choice]).frame(article="bài 'hai'")
    assert frame.cell == "ARTICLE = \"bài 'hai'\""
    assert frame.shell.endswith("""--set '01.article=bài '"'"'hai'"'"''""")


def test_while_exporting_there_is_no_widget_and_all_pictures_are_data(monkeypatch):
    monkeypatch.setenv("DIEMBAO_EXPORT", "1")
    bundle = frequency()._repr_mimebundle_()
    assert set(bundle) == {"text/html", "text/plain"}
    data = json.loads(re.search(r'<script type="application/json">(.*?)</script>', bundle["text/html"], re.DOTALL)[1])
    assert sorted(data["pictures"]) == ["0", "1", "3", "4", "5"]  # the default is the still
    assert data["controls"] == [{"label": "Words shown", "range": True, "labels": list("123456"), "start": 2}]
    assert bundle["text/html"].count("</script>") == 1


def test_a_page_holds_at_most_the_frames_allowed_and_says_so(monkeypatch):
    monkeypatch.setenv("DIEMBAO_EXPORT", "1")
    chart = frequency()
    chart.frames = 3
    html = chart.export()
    assert html.count('"src"') == 2
    assert "only some values of “Words shown”" in html


def test_in_jupyterlab_the_widget_has_a_still_beside_it():
    bundle = frequency()._repr_mimebundle_()
    assert {"application/vnd.jupyter.widget-view+json", "text/html"} <= set(bundle)


def test_moving_the_slider_changes_the_picture_and_says_when_it_draws():
    chart = frequency()
    _style, controls, picture = chart.view().children
    slider, working = controls.children
    said = []
    working.observe(lambda change: said.append(change["new"]), names="value")
    before = picture.value
    slider.value = 1
    assert picture.value != before
    assert ["Drawing" in text for text in said] == [True, False]
    slider.value = 3
    assert picture.value == before
    assert len(said) == 2  # a picture seen before needs no drawing


def test_an_error_while_drawing_is_told_under_the_control():
    def fail(top):
        if top == 2:
            raise RuntimeError("<b>no words</b>")
        return COUNTS

    chart = Chart("Words", fail, Bars("word", "count", "times"), [Choice("top", "Top", (1, 2, 3), 1)])
    _style, controls, _picture = chart.view().children
    controls.children[0].value = 2
    assert "could not be drawn: &lt;b&gt;no words&lt;/b&gt;" in controls.children[1].value


def test_numbers_of_numpy_read_well_in_the_parameters_line():
    chart = frequency(np.arange(1, 4), np.int64(2))
    assert chart.frame(top=3).cell == "TOP = 3"


def test_long_lists_of_articles_are_cut_and_the_caption_says_so():
    many = pd.concat([SPANS.assign(article=f"a{i}") for i in range(50)])
    with theme():
        _content, _width, height = to_webp(Strip().draw(many))
    assert height < 1400
    assert "50 articles (the first 40 are drawn)" in Strip().describe(many)


def test_a_choice_of_one_value_gets_no_control():
    chart = frequency([3], 3)
    assert len(chart.view().children[1].children) == 1  # the working note
    assert "application/json" not in chart.export()


SPANS = pd.DataFrame({"article": ["a", "a", "b"], "start": [0, 50, 0], "end": [50, 400, 90], "role": ["title", "body", "lead"]})
SCORES = pd.DataFrame({"score": [0.5, -0.4, 0.0], "low": [0.3, -0.6, -0.1], "high": [0.7, -0.1, 0.1]})
LONG = pd.DataFrame({"topic": [1, 1, 2], "word": [*HOSTILE[:2], "Ban Thường vụ Thành ủy Hà Nội"], "weight": [0.5, 0.2, 0.9]})
KEPT = pd.DataFrame(
    {"finding": ["cầu", "cầu"], "way": ["as usual", "syllables"], "value": [1.5, None], "survives": [True, False], "unit": "G²"}
)
COMPARED = pd.DataFrame({
    "topics": [2, 5], "coherence": [0.1, 0.2], "stability": [0.9, 0.5], "stability_low": [0.8, 0.4], "stability_high": [1, 0.6],
    "held_out": [0.1, 0.2], "seldom": [0, 1],
})  # fmt: skip
PICTURES = [
    (Bars("word", "count", "times"), COUNTS),
    (Diverging("word", "count", "narrated", "quoted", "log ratio"), COUNTS.assign(count=COUNTS["count"] - 35)),
    (
        Points("word", "count", "low", "high", "tone", 0),
        COUNTS.assign(low=COUNTS["count"] - 3, high=COUNTS["count"] + 2),
    ),
    (Heat("word", "topic", "weight", "weight"), LONG),
    (WordPanels("topic", "word", "weight", "weight"), LONG),
    (Tone(), SCORES),
    (Scatter("word", "count", "count", "times", "times", log=True), COUNTS),
    (Ticks("word", "start", "characters"), SPANS.assign(word=["cầu", "cầu", HOSTILE[0]])),
    (Survival(), KEPT),
    (HowMany(), COMPARED),
    (Strip(), SPANS),
]


@pytest.mark.parametrize(("picture", "table"), PICTURES, ids=lambda x: type(x).__name__)
def test_every_picture_draws_and_describes_full_single_and_empty_tables(picture, table):
    for some in (table, table.head(1), table.head(0)):
        with theme():
            content, width, _height = to_webp(picture.draw(some))
        assert (width, len(content) > 300) == (720, True)
        assert picture.describe(some).endswith(".")
