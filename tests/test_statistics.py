"""Statistics of words against independent computations: scipy, definitions spelled out, and texts worked by hand."""

from collections import Counter
from fractions import Fraction
from math import comb, log, log2, sqrt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lexicalrichness import LexicalRichness
from nltk.metrics import BigramAssocMeasures
from scipy.stats import chi2_contingency, power_divergence
from scipy.stats.contingency import relative_risk

from diembao.explore.context import collocations, concordance
from diembao.explore.statistics import dispersion, frequencies, keyness, lexical_diversity
from diembao.explore.words import segment_words


def words_of(*texts):
    """A table of words, each text an article named a, b, c …, a word at each blank, a sentence between full stops."""
    rows = []
    for name, text in zip("abcdefgh", texts, strict=False):
        for number, sentence in enumerate(text.split(".")):
            rows += [(name, 0, number, 0, 0, word, word) for word in sentence.split()]
    return pd.DataFrame(rows, columns=["article", "passage", "sentence", "start", "end", "text", "word"])


ARTICLES = st.lists(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=30).map(" ".join), min_size=2, max_size=5)


# --- frequencies ----------------------------------------------------------------------------------------------------


def test_frequencies_count_and_rate():
    table = frequencies(words_of("cầu cầu và đường", "cầu án an"), stop={"và"}).set_index("word")
    assert table.loc["cầu"].tolist() == [3, 2, pytest.approx(3e6 / 7)]
    assert list(table.index) == ["cầu", "an", "án", "đường"], "equal counts stand in the order of the alphabet"


def test_rates_do_not_depend_on_what_is_left_out():
    words = words_of("cầu cầu và đường", "cầu và nhà")
    with_stop, without = (frequencies(words, stop=stop).set_index("word")["per_million"] for stop in (False, {"và"}))
    assert without.equals(with_stop[without.index])


# --- keyness --------------------------------------------------------------------------------------------------------


def two_sides(a, b, others_a, others_b):
    return words_of("x " * a + "o " * others_a, "x " * b + "o " * others_b)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 40), st.integers(0, 40), st.integers(1, 60), st.integers(1, 60))
def test_keyness_against_scipy(a, b, others_a, others_b):
    words = two_sides(a, b, others_a, others_b)
    table = keyness(words, words["article"] == "a", min_count=1, stop=False).set_index("word")
    if a + b == 0:
        assert "x" not in table.index
        return
    row = table.loc["x"]
    cells = np.array([[a, b], [others_a, others_b]])
    g2 = chi2_contingency(cells, correction=False, lambda_="log-likelihood").statistic
    assert row["g2"] == pytest.approx(g2, abs=1e-9)
    assert (row["count_target"], row["count_reference"]) == (a, b)
    if a and b:
        risk = relative_risk(a, a + others_a, b, b + others_b)
        interval = risk.confidence_interval(0.95)
        expected = [log2(value) for value in (risk.relative_risk, interval.low, interval.high)]
        assert row[["log_ratio", "low", "high"]].tolist() == pytest.approx(expected, abs=1e-5)


def test_two_cells_are_nearly_the_whole_of_g2_for_a_rare_word():
    words = two_sides(30, 5, 9970, 9995)
    row = keyness(words, words["article"] == "a", stop=False).set_index("word").loc["x"]
    rayson_garside = power_divergence([30, 5], [17.5, 17.5], lambda_="log-likelihood").statistic
    assert row["g2"] == pytest.approx(rayson_garside, rel=0.01)


def test_a_word_of_one_side_alone_has_a_ratio():
    words = two_sides(8, 0, 92, 200)
    row = keyness(words, words["article"] == "a", stop=False).set_index("word").loc["x"]
    assert row["log_ratio"] == pytest.approx(log2((8 / 100) / (0.5 / 200)))
    assert row["low"] < row["log_ratio"] < row["high"]
    assert row["per_million_reference"] == 0, "only the ratio takes 0 for a half"


def test_keyness_takes_stop_words_out_of_the_result_and_not_out_of_the_totals():
    words = words_of("x x x o o", "x o o o o o")
    target = words["article"] == "a"
    whole = keyness(words, target, stop=False).set_index("word").loc["x"]
    assert keyness(words, target, stop={"o"}).set_index("word").loc["x"].equals(whole)


def test_min_count_is_of_both_sides():
    words = words_of("x y", "x z z")
    assert keyness(words, words["article"] == "a", min_count=2, stop=False)["word"].tolist() == ["z", "x"]


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (lambda words: "a", "True or False for each row"),
        (lambda words: words["article"], "True or False for each row"),
        (lambda words: (words["article"] == "a")[::-1], "True or False for each row"),
        (lambda words: words["article"] == "z", "the target has no words"),
        (lambda words: words["article"] != "z", "the reference has no words"),
    ],
)
def test_a_faulty_target_is_told(target, said):
    words = words_of("x y", "x z")
    with pytest.raises(ValueError, match=said):
        keyness(words, target(words))


# --- dispersion -----------------------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(ARTICLES)
def test_dispersion_against_its_definition(texts):
    words = words_of(*texts)
    sizes = [len(text.split()) for text in texts]
    for row in dispersion(words, stop=False).itertuples():
        counts = [text.split().count(row.word) for text in texts]
        dp = sum(abs(c / sum(counts) - n / sum(sizes)) for c, n in zip(counts, sizes, strict=True)) / 2
        rates = [c / n for c, n in zip(counts, sizes, strict=True)]
        d = 1 - np.std(rates) / np.mean(rates) / sqrt(len(texts) - 1)
        assert (row.count, row.dp, row.juilland_d) == (sum(counts), pytest.approx(dp), pytest.approx(d, abs=1e-9))


def test_dispersion_worked_by_hand():
    # Sizes 4, 4, 2; x stands 2, 1, 0 times. DP = (|2/3 - .4| + |1/3 - .4| + |0 - .2|) / 2. Rates 1/2, 1/4, 0: mean 1/4,
    # variance 1/24, D = 1 - sqrt(1/24) / (1/4) / sqrt(2).
    row = dispersion(words_of("x x o o", "x o o o", "o o"), stop=False).set_index("word").loc["x"]
    assert row["dp"] == pytest.approx(4 / 15) and row["juilland_d"] == pytest.approx(1 - 4 / sqrt(48))


def test_dispersion_of_the_corpus_that_gries_works_through():
    """Gries (2008), table 1: five parts of nine to eleven letters, of which 1 to 5 are `a`; he gives DP 0.18 and D 0.785."""
    parts = ["b a m n i b e u p", "b a s a t b e w q n", "b c a g a b e s t a", "b a g h a b e a a t", "b a h a a b e a x a t"]
    row = dispersion(words_of(*parts), stop=False).set_index("word").loc["a"]
    assert (
        row["count"] == 15 and row["dp"] == pytest.approx(0.18, abs=0.005) and row["juilland_d"] == pytest.approx(0.785, abs=0.0005)
    )


def test_one_article_has_no_juilland_d():
    row = dispersion(words_of("x x o"), stop=False).iloc[0]
    assert row["dp"] == 0 and np.isnan(row["juilland_d"])


# --- concordance ----------------------------------------------------------------------------------------------------

NEWS = "Đảng bộ đang họp, đảng viên dự.\n\nHoà Bình và hòa bình: Ðảng\u200b bộ; không phải Đảngg hay hạng."


@pytest.mark.parametrize(
    ("query", "found", "why"),
    [
        ("đảng", ["Đảng", "đảng", "Ðảng"], "with diacritics exactly, in any case, whole syllables only"),
        ("ĐẢNG BỘ", ["Đảng bộ", "Ðảng\u200b bộ"], "a phrase, however it is typed"),
        ("dang", ["Đảng", "đang", "đảng", "Ðảng"], "without diacritics every spelling, đ too"),
        ("dang bo", ["Đảng bộ", "Ðảng\u200b bộ"], "a phrase without diacritics"),
        ("hoà bình", ["Hoà Bình", "hòa bình"], "the newer style of tone marks finds both"),
        ("hòa  bình", ["Hoà Bình", "hòa bình"], "the older style finds both; blanks do not matter"),
        ("ho\u0300a bi\u0300nh", ["Hoà Bình", "hòa bình"], "a query in decomposed characters"),
        ("bo;", ["bộ;"], "a mark is looked for as it is"),
        ("h.a", [], "nothing in a query is a pattern"),
    ],
)
def test_concordance_finds(query, found, why):
    hits = concordance(NEWS, query)
    assert [text.replace("\u200b", "") for text in hits["text"]] == [text.replace("\u200b", "") for text in found], why
    assert all(NEWS[hit.start : hit.end] == hit.text for hit in hits.itertuples())


def test_concordance_shows_what_stands_beside_without_cutting_syllables():
    row = concordance("Một hai ba cầu bốn năm sáu.", "cầu", width=7).iloc[0]
    assert (row["left"], row["right"]) == ("hai ba", "bốn")
    row = concordance("Một hai ba cầu bốn năm sáu.", "cầu", width=8).iloc[0]
    assert (row["left"], row["right"]) == ("hai ba", "bốn năm")
    row = concordance("Một hai ba cầu bốn năm sáu.", "cầu", width=0).iloc[0]
    assert (row["left"], row["right"]) == ("", "")


SAID = "Cầu cũ hẹp. Đường cầu mới rộng. Qua cầu Đông. Bên cầu, cũ."


@pytest.mark.parametrize(
    ("sort", "starts"),
    [("text", [0, 18, 36, 50]), ("right", [50, 0, 36, 18]), ("left", [0, 50, 18, 36])],
)
def test_hits_are_sorted_by_what_stands_beside_them(sort, starts):
    """`cũ` before `đông` before `mới`, and `bên` before `đường` before `qua`; what ends comes first, a comma does not count."""
    assert concordance(SAID, "cầu", sort=sort)["start"].tolist() == starts


def test_an_unknown_order_is_told():
    with pytest.raises(ValueError, match="sorted by text, left, right"):
        concordance(SAID, "cầu", sort="node")


def test_a_faulty_query_is_told():
    with pytest.raises(ValueError, match="the query is empty"):
        concordance(NEWS, " \u200b ")
    with pytest.raises(ValueError, match="width=-1"):
        concordance(NEWS, "đảng", width=-1)


# --- collocations ---------------------------------------------------------------------------------------------------


def neighbours(texts, node, window):
    """How often each word stands near the node, how many places are near it, how often each stands anywhere."""
    near, places, anywhere = Counter(), 0, Counter()
    for sentence in (sentence.split() for text in texts for sentence in text.split(".")):
        anywhere.update(sentence)
        for i, word in enumerate(sentence):
            if word != node and node in sentence[max(0, i - window) : i + window + 1]:
                near[word] += 1
                places += 1
    return near, places, anywhere


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("abcdef. ", min_size=5, max_size=60).map(" ".join), min_size=1, max_size=3), st.integers(1, 4))
def test_collocations_against_their_definitions(texts, window):
    texts = ["a b ." + text for text in texts]
    words = words_of(*texts)
    near, places, anywhere = neighbours(texts, "a", window)
    table = collocations(words, "a", window=window, min_count=1, stop=False).set_index("word")
    assert table["count"].to_dict() == near
    others = sum(anywhere.values()) - anywhere["a"]
    for word, row in table.iterrows():
        count, p_near, p_word, p_both = near[word], places / others, anywhere[word] / others, near[word] / others
        assert row["log_dice"] == pytest.approx(14 + log2(2 * count / (anywhere["a"] + anywhere[word])))
        assert row["t"] == pytest.approx((count - p_near * p_word * others) / sqrt(count), abs=1e-9)
        if p_both < 1:
            assert row["npmi"] == pytest.approx(log(p_both / (p_near * p_word)) / -log(p_both), abs=1e-9)
            assert -1 <= row["npmi"] <= 1 + 1e-9
        else:
            assert np.isnan(row["npmi"])


def test_t_of_neighbours_against_nltk():
    words = words_of("a b c . a b d . c a b . d c b d", "b d c . a c")
    near, places, anywhere = neighbours(["a b c . a b d . c a b . d c b d", "b d c . a c"], "a", 2)
    others = sum(anywhere.values()) - anywhere["a"]
    for row in collocations(words, "a", window=2, min_count=1, stop=False).itertuples():
        expected = BigramAssocMeasures.student_t(near[row.word], (places, anywhere[row.word]), others)
        assert row.t == pytest.approx(expected, abs=1e-6)


def test_a_window_ends_with_its_sentence_and_its_article():
    words = words_of("x a . b b", "c c")
    assert collocations(words, "a", min_count=1, stop=False)["word"].tolist() == ["x"]


def test_stop_words_take_their_places_in_the_window():
    words = words_of("a o o b")
    assert collocations(words, "a", window=2, min_count=1, stop={"o"}).empty
    assert collocations(words, "a", window=3, min_count=1, stop={"o"})["word"].tolist() == ["b"]


def test_a_node_that_is_not_there_is_told_with_what_is():
    words = segment_words("Đảng bộ đang họp.", by="syllable")
    with pytest.raises(ValueError, match="'dang' is not among the words; there is đang, đảng"):
        collocations(words, "dang")
    assert collocations(words, "Đảng", min_count=1, stop=False)["word"].tolist() == ["bộ", "đang", "họp"]


# --- lexical diversity ----------------------------------------------------------------------------------------------


def test_mtld_worked_by_hand():
    # Forward, "of the people by the people" falls to 4/6 at its last word, and the rest, "for the people by the",
    # stands at 4/5. Backward, "the by people the for people" falls to 4/6, and "the by people the of" stands at 4/5.
    row = lexical_diversity(words_of("of the people by the people for the people by the")).iloc[0]
    assert row["mtld"] == pytest.approx(11 / (1 + (1 - 4 / 5) / (1 - 0.72)))


def mtld_one_way(words):
    """As in the paper: cut where the ratio falls below .72, add the share of the way that the rest has come."""
    factors, part = Fraction(0), []
    for word in words:
        part.append(word)
        if Fraction(len(set(part)), len(part)) < Fraction(72, 100):
            factors, part = factors + 1, []
    if part:
        factors += (1 - Fraction(len(set(part)), len(part))) / (1 - Fraction(72, 100))
    return len(words) / factors if factors else None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from("abcdefghijklmnopqrstuvwxyz"), min_size=1, max_size=120), st.integers(1, 60))
def test_lexical_diversity_against_its_definitions(said, window):
    row = lexical_diversity(words_of(" ".join(said)), window=window).iloc[0]
    assert (row["tokens"], row["types"]) == (len(said), len(set(said)))

    ways = [mtld_one_way(said), mtld_one_way(said[::-1])]
    assert np.isnan(row["mtld"]) if None in ways else row["mtld"] == pytest.approx(float(sum(ways) / 2))

    ratios = [len(set(said[i : i + window])) / window for i in range(len(said) - window + 1)]
    assert row["mattr"] == pytest.approx(np.mean(ratios)) if ratios else np.isnan(row["mattr"])

    if len(said) < 42:
        assert np.isnan(row["hdd"])
    else:
        absent = sum(Fraction(comb(len(said) - n, 42), comb(len(said), 42)) for n in Counter(said).values())
        assert row["hdd"] == pytest.approx(float((len(set(said)) - absent) / 42))


@pytest.mark.parametrize("seed", range(6))
def test_lexical_diversity_against_lexicalrichness(seed):
    """On texts of Zipfian words, as texts have them."""
    random = np.random.default_rng(seed)
    said = [f"w{n}" for n in np.minimum(random.zipf(1.4, 150 + 70 * seed), 400)]
    row = lexical_diversity(words_of(" ".join(said)), window=50).iloc[0]
    other = LexicalRichness(said, preprocessor=None, tokenizer=None)
    assert row["mattr"] == pytest.approx(other.mattr(window_size=50)) and row["hdd"] == pytest.approx(other.hdd(draws=42))
    assert row["mtld"] == pytest.approx(other.mtld(threshold=0.7199999)), "it cuts at the threshold too, the paper below it"


def test_articles_are_measured_one_by_one():
    table = lexical_diversity(words_of("x y x y", "x y z"), window=3)
    assert table["article"].tolist() == ["a", "b"] and table["mattr"].tolist() == pytest.approx([2 / 3, 1])


def test_a_window_holds_a_word():
    with pytest.raises(ValueError, match="window=0"):
        lexical_diversity(words_of("x y"), window=0)


# --- all of them ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("measure", [frequencies, dispersion, lexical_diversity])
def test_no_words_no_rows(measure):
    words = words_of("x y")
    empty = measure(words.iloc[:0])
    assert empty.empty and list(empty) == list(measure(words))


@pytest.mark.parametrize("measure", [frequencies, dispersion, lexical_diversity])
def test_another_table_is_refused(measure):
    with pytest.raises(ValueError, match=r"no table of words: the columns \['article'.*use segment_words"):
        measure(pd.DataFrame({"word": ["x"], "count": [1]}))


@pytest.mark.parametrize("measure", [frequencies, dispersion, lexical_diversity])
def test_the_table_given_is_not_changed(measure):
    words = words_of("x y x", "y z")
    before = words.copy()
    measure(words)
    pd.testing.assert_frame_equal(words, before)
