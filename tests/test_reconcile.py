"""Agreement between articles: pairs, totals, and the planted truth of the teaching corpus."""

import time

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diembao import check_totals, compare_figures, extract_figures, read_articles
from diembao.explore.amounts import agreement, read_amount
from diembao.explore.periods import order, read_time
from diembao.read.files import project_root
from diembao.show.group_reader import _in_one_unit

NAN = float("nan")


def told(value, relation="=", modifier="", factor=1.0, whole=True):
    low = value if relation in (">", ">=") else NAN
    high = value if relation in ("<", "<=") else NAN
    return read_amount(value, relation, modifier, low, high, factor, whole)


@pytest.mark.parametrize(
    ("a", "b", "how"),
    [
        (told(4128.0), told(4100.0, ">", "hơn"), "rounded"),
        (told(9000.0), told(4100.0, ">", "hơn"), "apart"),
        (told(4090.0), told(4100.0, ">", "hơn"), "apart"),
        (told(18640.0), told(19000.0, "<", "gần"), "rounded"),
        (told(17200.0), told(19000.0, "<", "gần"), "apart"),
        (told(1.2, "<", "gần", factor=1000, whole=False), told(1186.0, whole=False), "rounded"),
        (told(1326000.0), told(1.3e6, "~", "khoảng"), "rounded"),
        (told(2147.0), told(2100.0), "rounded"),
        (told(68.0), told(86.0), "apart"),
        (told(120.0), told(124.0), "apart"),
        (told(3.0), told(3.0), "same"),
        (told(30.0, ">=", "ít nhất"), told(50.0, ">=", "ít nhất"), "apart"),
        (told(30.0, "<=", "tối đa"), told(50.0, "<=", "tối đa"), "apart"),
        (told(400.0), told(400.0, ">", "hơn"), "rounded"),
    ],
)
def test_the_wording_says_how_far_a_number_reaches(a, b, how):
    assert agreement(a, b) == agreement(b, a) == how


@pytest.mark.parametrize(
    ("a", "b", "how"),
    [
        (("2019", None), ("2019-06-30", None), "after"),
        (("2019", None), ("2018", None), "after"),
        (("2020-36", None), ("2020", None), "other"),
        ((None, "2022-03-24"), ("2022-03", "2022-04-05"), "same"),
        ((None, "2019-01-15"), (None, "2019-01-22"), "same"),
        ((None, "2019-01-15"), (None, "2022-05-10"), "before"),
        (("XXXX-07", "2021-08-04"), ("2021-07", "2021-08-09"), "same"),
        (("2020-01-01/..", "2020-01-07"), ("2020-01-01/..", "2020-06-11"), "same"),
        ((None, None), ("2020", None), "unknown"),
        (("nonsense", None), ("2020", None), "unknown"),
    ],
)
def test_the_times_of_two_figures(a, b, how):
    assert order(read_time(*a), read_time(*b)) == how


def corpus(*texts, published=None, names="abcdefgh"):
    articles = pd.DataFrame({"article": list(names[: len(texts)]), "raw": texts})
    return articles if published is None else articles.assign(published=published)


def relations(*texts, published=None, least=0.4):
    articles = corpus(*texts, published=published)
    pairs = compare_figures(extract_figures(articles), articles, least)
    return [(pair.relation, pair.text_a, pair.text_b) for pair in pairs.itertuples()]


PUMPS = "Năm 2022, huyện Bình Lư có {} trạm bơm hư hỏng cần sửa."


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (PUMPS.format("64"), PUMPS.format("64"), [("same", "64", "64")]),
        (PUMPS.format("64"), PUMPS.format("sáu mươi tư"), [("same", "64", "sáu mươi tư")]),
        (PUMPS.format("4.128"), PUMPS.format("hơn 4.100"), [("rounded", "4.128", "hơn 4.100")]),
        (PUMPS.format("64"), PUMPS.format("46"), [("contradicts", "64", "46")]),
        (PUMPS.format("64"), PUMPS.format("46").replace("2022", "2023"), [("updated", "64", "46")]),
        (PUMPS.format("64"), PUMPS.format("46").replace("Bình Lư", "Đông An"), []),
        (PUMPS.format("64"), PUMPS.format("46").replace("huyện Bình Lư", "toàn tỉnh"), []),
        (PUMPS.format("64"), "Năm 2022, huyện Bình Lư có 46 cây cầu.", []),
        (
            "Năm 2021, tuyến kè sông Lư dài 2.340 m được xây xong.",
            "Tuyến kè sông Lư xây xong năm 2021 dài hơn 2,3 km.",
            [("rounded", "2.340", "hơn 2,3")],
        ),
        (
            "Tổng vốn xây nhà máy nước Bình Lư năm 2020 là 1.460 triệu USD.",
            "Tổng vốn xây nhà máy nước Bình Lư năm 2020 là 1,9 tỷ USD.",
            [("contradicts", "1.460 triệu", "1,9 tỷ")],
        ),
    ],
)
def test_pairs_are_told_apart(one, other, found):
    assert relations(one, other) == found


def test_a_correction_contradicts_the_article_that_it_corrects():
    wrong = "Trận bão tháng 9-2021 khiến toàn tỉnh có 3.120 mái nhà bị tốc."
    right = (
        "Bài báo viết trận bão tháng 9-2021 khiến toàn tỉnh có 3.120 mái nhà bị tốc. "
        "Con số đúng: trận bão tháng 9-2021 khiến toàn tỉnh có 1.320 mái nhà bị tốc."
    )
    assert relations(wrong, right) == [("contradicts", "3.120", "1.320"), ("same", "3.120", "3.120")]


def test_two_values_that_a_third_article_tells_side_by_side_are_two_quantities():
    one = "Năm 2022, thanh tra huyện Bình Lư kiểm tra 839 cơ sở chế biến cá."
    other = "Năm 2022, huyện Bình Lư kiểm tra 504 cơ sở chế biến cá."
    assert ("contradicts", "839", "504") in relations(one, other)
    both = f"{one} Công an các xã kiểm tra 1.624 hộ, 504 cơ sở chế biến cá vì thấy dấu hiệu vi phạm."
    assert "contradicts" not in {relation for relation, *_ in relations(one, other, both)}


def test_what_is_published_long_after_is_an_update():
    texts = ("Huyện Bình Lư đang có 64 trạm bơm hư hỏng.", "Huyện Bình Lư đang có 46 trạm bơm hư hỏng.")
    assert relations(*texts, published=["2020-03-01", "2020-03-08"]) == [("contradicts", "64", "46")]
    assert relations(*texts, published=["2020-03-01", "2021-03-08"]) == [("updated", "64", "46")]


def test_one_article_and_no_figure_give_an_empty_table():
    assert relations(PUMPS.format("64")) == []
    assert relations("Không có gì.", "Cũng không.") == []


def test_a_confidence_out_of_range_is_refused():
    with pytest.raises(ValueError, match="from 0 to 1"):
        relations("a", least=40)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Toàn xã có 30 giếng khoan, gồm 12 giếng ở thôn Thượng và 18 giếng ở thôn Hạ.", "sum-right"),
        ("Toàn xã có 30 giếng khoan, gồm 12 giếng ở thôn Thượng và 16 giếng ở thôn Hạ.", "sum-wrong"),
        ("Quỹ chi 960 triệu đồng. Trong số này, trường học 500 triệu, trạm xá 300 triệu, chợ 150 triệu.", "sum-wrong"),
        ("Thôn Thượng có 12 giếng, thôn Hạ có 16 giếng; cộng chung toàn xã có 28 giếng.", "sum-right"),
        ("Toàn xã có 30 giếng khoan, trong đó 12 giếng đã cạn.", None),
        ("Toàn xã có 30 giếng khoan, trong đó 12 giếng đã cạn và 4 giếng nhiễm mặn.", None),
        ("Toàn xã có 30 giếng khoan và 12 cây cầu.", None),
    ],
)
def test_sums(text, found):
    totals = check_totals(extract_figures(text), pd.DataFrame({"article": ["text"], "raw": [text]}))
    assert set(totals["relation"]) == ({found} if found else set())


@pytest.fixture(scope="module")
def song_van():
    articles = read_articles("song-van")
    return articles, extract_figures(articles)


@pytest.fixture(scope="module")
def planted(song_van):
    """Pairs of figures by their ids -> relation."""
    articles, figures = song_van
    raws = articles.set_index("article")["raw"]

    def figure(article, text, within):
        start = raws[article].index(within) + within.index(text)
        hit = figures[(figures["article"] == article) & (figures["start"] < start + len(text)) & (figures["end"] > start)]
        return hit["id"].iloc[0] if len(hit) else f"{article} {text} (not extracted)"

    truth = pd.read_csv(project_root() / "data" / "coded" / "song-van-contradictions.csv", dtype=str)
    return {
        frozenset((figure(k.article_a, k.text_a, k.within_a), figure(k.article_b, k.text_b, k.within_b))): k.relation
        for k in truth.itertuples()
    }


def scores(found, planted, relation):
    shown = {frozenset((row.id_a, row.id_b)) for row in found.itertuples() if row.relation == relation}
    wanted = {pair for pair, name in planted.items() if name == relation}
    return len(shown & wanted) / len(wanted), len(shown & wanted) / max(1, len(shown))


@pytest.mark.parametrize(
    ("relation", "recall", "precision"),
    [("contradicts", 0.9, 0.9), ("rounded", 0.8, 0.8), ("same", 0.5, 0.9), ("updated", 0.5, 0.6)],
)
def test_planted_pairs_are_found(song_van, planted, relation, recall, precision):
    articles, figures = song_van
    got = scores(compare_figures(figures, articles), planted, relation)
    assert got[0] >= recall and got[1] >= precision, got


@pytest.mark.parametrize("relation", ["sum-wrong", "sum-right"])
def test_planted_sums_are_found(song_van, planted, relation):
    articles, figures = song_van
    got = scores(check_totals(figures, articles), planted, relation)
    assert got[0] >= 0.9 and got[1] >= 0.8, got


def test_rows_keep_their_place_and_articles_differ(song_van):
    articles, figures = song_van
    raws = articles.set_index("article")["raw"]
    pairs, totals = compare_figures(figures, articles, 0.3), check_totals(figures, articles)
    for row in pd.concat([pairs, totals]).itertuples():
        assert raws[row.article_a][row.start_a : row.end_a] == row.text_a
        assert raws[row.article_b][row.start_b : row.end_b] == row.text_b
    assert (pairs["article_a"] != pairs["article_b"]).all()
    assert (totals["article_a"] == totals["article_b"]).all()


def test_the_order_of_the_articles_does_not_matter(song_van):
    articles, figures = song_van
    turned = articles.iloc[::-1].reset_index(drop=True)
    here, there = compare_figures(figures, articles), compare_figures(extract_figures(turned), turned)
    pd.testing.assert_frame_equal(here, there)


PIECES = "toàn tỉnh có 12 hơn 4.100 trạm bơm, gồm 7 và 5 km năm 2020 gần 1,2 tỷ đồng. 30% trong đó ( ) “ \n\n"
WORDS = st.sampled_from(PIECES.split(" "))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(WORDS, max_size=25).map(" ".join), min_size=1, max_size=4))
def test_any_text_can_be_compared(texts):
    articles = corpus(*texts)
    figures = extract_figures(articles)
    raws = dict(zip(articles["article"], articles["raw"], strict=True))
    for row in pd.concat([compare_figures(figures, articles, 0.0), check_totals(figures, articles)]).itertuples():
        assert raws[row.article_a][row.start_a : row.end_a] == row.text_a
        assert 0 <= row.confidence <= 1


def test_time_grows_with_the_corpus_and_not_with_its_square():
    def seconds(copies):
        texts = [PUMPS.format(1000 + i * 7 % 900) + f" Xã {i} có {i + 3} lớp học và {i + 11} ha rừng." for i in range(copies)]
        articles = pd.DataFrame({"article": [f"a{i}" for i in range(copies)], "raw": texts})
        figures = extract_figures(articles)
        begin = time.process_time()
        compare_figures(figures, articles)
        return time.process_time() - begin

    seconds(50)
    assert seconds(1600) < 4 * 3 * seconds(400)


def test_a_picture_of_metres_and_kilometres_has_one_scale():
    told = pd.DataFrame({"kind": ["measure"] * 2, "unit": ["m", "km"], "value": [1186.0, NAN], "low": NAN, "high": [NAN, 1.2]})
    drawn = _in_one_unit(told)
    assert drawn["thing"].tolist() == ["m", "m"]
    assert drawn["high"].tolist()[1] == 1200.0


def test_shares_of_two_wholes_are_no_pair():
    whole = "Ở huyện Tam Lư, 100% cán bộ chủ chốt có kế hoạch hành động."
    texts = [whole, "Huyện Tam Lư: trên 90% đảng viên có kế hoạch hành động."]
    apart = pd.DataFrame({"article": ["a", "b"], "raw": texts})
    assert compare_figures(extract_figures(apart), apart, least=0.4).empty
    alike = apart.assign(raw=[texts[0], texts[1].replace("đảng viên", "cán bộ chủ chốt")])
    assert compare_figures(extract_figures(alike), alike, least=0.4)["relation"].tolist() == ["rounded"]
