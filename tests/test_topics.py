"""Topics: that they are found, stay the same, lead back to texts, and that every measure of them is what it says."""

import json
import pickle
import warnings
from itertools import combinations
from math import log
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse
from scipy.optimize import nnls
from sklearn.datasets import make_blobs
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score
from threadpoolctl import threadpool_limits

from diembao.explore import consensus
from diembao.explore.background import Background, learn_background, press_background, with_background
from diembao.explore.consensus import find_consensus
from diembao.explore.seeded_topics import seed_topics
from diembao.explore.topic_choice import compare_topics, topic_coherence, topic_overlap
from diembao.explore.topic_reading import leading_topics, topic_passages, topic_shares
from diembao.explore.topic_weights import Mixture, rarity_of, shared_counts, weigh
from diembao.explore.topics import assign_topics, fit_topics, most_topics
from diembao.explore.words import segment_words, stop_words
from diembao.read.files import read_articles

ROOT = Path(__file__).parents[1]
SPORT, HEALTH, MONEY = "bóng đội sân giải đấu thủ", "bệnh thuốc viêm trẻ khỏe tim", "giá vàng lãi bán nợ thuế"


def words_of(*texts):
    """A table of words, each text an article a0, a1 …, a word at each blank, a passage between bars."""
    rows = []
    for name, text in enumerate(texts):
        for number, passage in enumerate(text.split("|")):
            rows += [(f"a{name:02}", number, number, 0, 0, word, word) for word in passage.split()]
    return pd.DataFrame(rows, columns=["article", "passage", "sentence", "start", "end", "text", "word"])


def drawn_texts(*vocabularies, each=20, length=12, seed=0):
    """Articles of words drawn from each vocabulary, and a few from a common one."""
    random = np.random.default_rng(seed)
    texts = []
    for vocabulary in vocabularies:
        for _ in range(each):
            own, common = random.choice(vocabulary.split(), length), random.choice(["nhà", "đường", "nước", "cầu"], 3)
            texts.append(" ".join([*own, *common]))
    return texts


@pytest.fixture(scope="module")
def three_subjects():
    return words_of(*drawn_texts(SPORT, HEALTH, MONEY))


@pytest.fixture(scope="module")
def fitted(three_subjects):
    return fit_topics(three_subjects, topics=3)


def quietly(*arguments, **settings):
    with warnings.catch_warnings(action="ignore", category=UserWarning):
        return fit_topics(*arguments, **settings)


# --- fitting --------------------------------------------------------------------------------------------------------


def test_topics_are_the_subjects_that_were_planted(fitted):
    for lead in leading_topics(fitted).groupby(np.repeat([0, 1, 2], 20)):
        assert lead[1].nunique() == 1
    found = {frozenset(words) for words in fitted.words[fitted.words["rank"] <= 6].groupby("topic")["word"].agg(list)}
    assert found == {frozenset(vocabulary.split()) for vocabulary in (SPORT, HEALTH, MONEY)}


def test_tables_have_the_columns_that_the_codebook_names(fitted):
    assert fitted.weights.columns.tolist() == ["article", "topic", "weight"]
    assert fitted.words.columns.tolist() == ["topic", "rank", "word", "weight"]
    assert fitted.summary.columns.tolist() == ["topic", "name", "articles", "recurrence", "recurs"]
    assert fitted.weights.groupby("article")["weight"].sum().to_numpy() == pytest.approx(1)
    assert fitted.summary["articles"].sum() == 60 and fitted.summary["recurrence"].between(0.9, 1).all()
    assert fitted.words.groupby("topic")["weight"].apply(lambda weights: weights.is_monotonic_decreasing).all()


def test_one_seed_gives_the_same_bits_however_many_threads(three_subjects, fitted):
    with threadpool_limits(2):
        again = fit_topics(three_subjects, topics=3)
    for name in ("weights", "words", "summary"):
        pd.testing.assert_frame_equal(getattr(fitted, name), getattr(again, name), check_exact=True)
    assert fitted.model.profiles.tobytes() == again.model.profiles.tobytes()


def test_fitting_leaves_the_words_and_the_global_random_state_alone(three_subjects):
    before, state = three_subjects.copy(), np.random.get_state()[1].copy()
    fit_topics(three_subjects, topics=2)
    pd.testing.assert_frame_equal(three_subjects, before)
    assert (np.random.get_state()[1] == state).all()


def test_the_order_of_articles_does_not_matter_to_what_is_found(three_subjects, fitted):
    shuffled = pd.concat([some for _, some in three_subjects.groupby("article")][::-1], ignore_index=True)
    again = fit_topics(shuffled, topics=3)
    both = pd.concat([leading_topics(fitted), leading_topics(again)], axis=1)
    assert adjusted_rand_score(*both.to_numpy().T) == 1


def test_stop_words_single_letters_and_words_of_one_article_are_in_no_topic():
    texts = [text + " và của không x" for text in drawn_texts(SPORT, HEALTH)]
    texts[0] += " độc độc độc"
    found = fit_topics(words_of(*texts, *texts[:20]).assign(), topics=2)
    assert not {"và", "của", "không", "x"} & set(found.terms)
    assert "độc" not in fit_topics(words_of(*texts, *texts[20:]), topics=2).terms


def test_an_article_without_counted_words_has_no_topic(three_subjects):
    found = fit_topics(pd.concat([three_subjects, words_of(*["và"] * 61).tail(1)], ignore_index=True), topics=3)
    assert found.weights.loc[found.weights["article"] == "a60", "weight"].tolist() == [0, 0, 0]
    assert found.summary["articles"].sum() == 60


def test_lda_is_the_other_choice(three_subjects):
    found = fit_topics(three_subjects, topics=3, method="lda")
    assert adjusted_rand_score(np.repeat([0, 1, 2], 20), leading_topics(found).to_numpy()) > 0.9
    assert found.summary["recurs"].isna().all()
    pd.testing.assert_frame_equal(found.weights, fit_topics(three_subjects, topics=3, method="lda").weights)


def test_names_are_kept_with_the_model(fitted):
    named = fitted.named({2: "thể thao"})
    assert named.summary["name"].tolist()[1] == "thể thao" and named.summary["name"][0] == fitted.summary["name"][0]
    assert fitted.summary["name"][1] != "thể thao", "the model that was named is another one"
    assert pickle.loads(pickle.dumps(named)).summary["name"].tolist()[1] == "thể thao"
    with pytest.raises(ValueError, match=r"no topic \[7\]; the topics are \[1, 2, 3\]"):
        fitted.named({7: "nhà"})


@pytest.mark.parametrize(
    ("words", "options", "said"),
    [
        (words_of("a"), {"topics": 1}, "at least 2 topics"),
        (words_of("a"), {"method": "nmf"}, "by 'consensus' or 'lda'"),
        (words_of("a"), {"background": "vi.csv"}, "background='vi.csv': True, False or what learn_background"),
        (words_of("nhà nhà"), {"topics": 2}, "read at least two"),
        (words_of("nhà nhà", "cầu cầu"), {"topics": 2}, "no words in common"),
        (words_of("và", "và"), {"topics": 2}, "no word is left"),
    ],
)
def test_what_cannot_be_fitted_is_told(words, options, said):
    with pytest.raises(ValueError, match=said):
        fit_topics(words, **options)


# --- small corpora --------------------------------------------------------------------------------------------------


def test_fourteen_briefs_get_a_warning_and_fewer_topics():
    words = words_of(*drawn_texts(SPORT, HEALTH, each=7))
    with pytest.warns(UserWarning) as told:
        found = fit_topics(words, topics=10)
    assert [str(warning.message).split(";")[0] for warning in told] == [
        "14 articles are few for topics: each may hang on one or two of them", "14 articles carry 4 topics at most",
    ]  # fmt: skip
    assert found.summary["topic"].tolist() == [1, 2, 3, 4]
    assert told[0].filename == __file__, "the warning points at the line that asked"


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.sampled_from("an ba ca da ga".split()), max_size=6).map(" ".join), min_size=2, max_size=9))
def test_any_small_corpus_is_fitted_or_refused(texts):
    words = words_of(*texts)
    try:
        found = quietly(words, topics=3)
    except ValueError as refused:
        assert any(said in str(refused) for said in ("no word", "at least two"))
        return
    sums = found.weights.groupby("article")["weight"].sum()
    assert np.isfinite(found.weights["weight"]).all() and (np.isclose(sums, 1) | (sums == 0)).all()
    assert (found.weights["weight"] >= 0).all() and np.isfinite(found.words["weight"]).all()


def test_articles_that_are_all_the_same_make_no_noise():
    with warnings.catch_warnings(action="error"), pytest.warns(UserWarning, match="few for topics"):
        found = fit_topics(words_of(*[SPORT] * 8), topics=2)
    assert np.isfinite(found.weights["weight"]).all()


@pytest.mark.parametrize(("articles", "topics"), [(2, 2), (6, 2), (14, 4), (30, 10), (1500, 500)])
def test_most_topics(articles, topics):
    assert most_topics(articles) == topics


# --- the consensus --------------------------------------------------------------------------------------------------


def test_consensus_finds_separate_clouds_and_says_that_they_recur():
    points, true = make_blobs(90, centers=[(9, 0, 0), (0, 9, 0), (0, 0, 9)], cluster_std=0.5, random_state=1)
    found = find_consensus(sparse.csr_matrix(np.maximum(points, 0) / np.linalg.norm(points, axis=1)[:, None]), 3)
    assert adjusted_rand_score(true, found.shares.argmax(axis=1)) == 1
    assert found.recurrence == pytest.approx(1) and found.shares.sum(axis=1) == pytest.approx(1)


def test_a_group_that_is_not_there_does_not_recur():
    random = np.random.default_rng(0)
    cloud = np.abs(random.normal(size=(120, 40)))
    found = find_consensus(sparse.csr_matrix(cloud / np.linalg.norm(cloud, axis=1)[:, None]), 6)
    assert found.recurrence.mean() < 0.5


def test_recurrence_against_its_definition():
    random = np.random.default_rng(3)
    group, clusterings = random.integers(0, 3, 30), random.integers(0, 3, (30, 7))
    expected = []
    for number in range(3):
        own = set(np.flatnonzero(group == number))
        overlaps = [
            max(len(own & other) / len(own | other) for other in (set(np.flatnonzero(column == k)) for k in range(3)))
            for column in clusterings.T
        ]
        expected.append(np.mean(overlaps))
    assert consensus._recurrence(clusterings, group, 3) == pytest.approx(expected)


def test_shares_are_how_often_texts_fell_together():
    random = np.random.default_rng(4)
    group, clusterings = np.array([0, 0, 1, 1, 1, 0]), random.integers(0, 2, (6, 5))
    together = np.mean(clusterings[:, None, :] == clusterings[None, :, :], axis=2)
    expected = np.stack([together[:, group == number].mean(axis=1) for number in (0, 1)], axis=1)
    memberships = sparse.hstack([sparse.csr_matrix(np.eye(2)[column]) for column in clusterings.T], format="csr")
    shares = consensus._shares(memberships, group, 2)
    assert shares == pytest.approx(expected / expected.sum(axis=1, keepdims=True))


# --- the background -------------------------------------------------------------------------------------------------

# Six texts of which no two share a word of their own: what they are about is known from elsewhere alone.
STRANGERS = ["bóng", "sân", "thủ môn", "thuốc", "tim", "viêm"]


def test_a_background_tells_what_texts_without_common_words_are_about():
    about = Background(STRANGERS, np.repeat(np.eye(2), 3, axis=0))
    texts = words_of(*["nhà đường"] * 6)
    texts = pd.concat([texts, texts.groupby("article", as_index=False).head(1).assign(word=STRANGERS)], ignore_index=True)
    lead = find_consensus(with_background(weigh(*both_weights(texts)), texts, True, about), 2).shares.argmax(axis=1)
    assert adjusted_rand_score([0, 0, 0, 1, 1, 1], lead) == 1


def both_weights(words):
    counts = shared_counts(words)[0]
    return counts, np.ones(counts.shape[1])


def test_likeness_is_averaged_in_proportion_to_the_articles():
    texts = words_of("bóng sân", "bóng thuốc", "thuốc tim", "tim sân")
    counts, rarity = both_weights(texts)
    random = np.random.default_rng(1)
    about = Background(["bóng", "tim", "thuốc", "sân"], random.normal(size=(4, 3)))
    own, joined = weigh(counts, rarity).toarray(), with_background(weigh(counts, rarity), texts, True, about).toarray()
    vectors = dict(zip(about.terms, about.vectors, strict=True))
    there = np.array(
        [np.sum([vectors[word] for word in text.split()], axis=0) for text in texts.groupby("article")["word"].agg(" ".join)]
    )
    there /= np.linalg.norm(there, axis=1, keepdims=True)
    assert joined @ joined.T == pytest.approx((4 * own @ own.T + 20 * there @ there.T) / 24)


def test_words_of_ones_own_to_leave_out_are_left_out_of_the_background():
    texts, about = words_of("bóng sân", "bóng sân"), Background(["bóng", "sân"], np.eye(2))
    weighted = weigh(*both_weights(texts))
    some = with_background(weighted, texts, ["sân"], about).toarray()[:, -2:]
    assert (some[:, 1] == 0).all() and (some[:, 0] > 0).all()


def test_no_background_is_these_articles_alone(three_subjects, fitted):
    found = fit_topics(three_subjects, topics=3, background=False)
    assert adjusted_rand_score(leading_topics(found), leading_topics(fitted)) == 1
    assert set(found.terms) == set(fitted.terms) and found.model.profiles.shape == fitted.model.profiles.shape


def test_a_background_of_ones_own_is_learned():
    about = learn_background(words_of(*drawn_texts(SPORT, HEALTH, MONEY, each=30)))
    unit = about.vectors / np.linalg.norm(about.vectors, axis=1, keepdims=True)
    place = {word: i for i, word in enumerate(about.terms)}
    assert unit[place["bóng"]] @ unit[place["đội"]] > unit[place["bóng"]] @ unit[place["thuốc"]]
    with pytest.raises(ValueError, match="learn a background from a larger corpus"):
        learn_background(words_of("nhà cầu", "nhà cầu"))


def test_the_background_that_comes_with_the_package():
    about = press_background()
    assert (
        about.vectors.shape == (len(about.terms), 20)
        and np.isfinite(about.vectors).all()
        and len(set(about.terms)) == len(about.terms)
    )
    unit = about.vectors / np.linalg.norm(about.vectors, axis=1, keepdims=True)
    place = {word: i for i, word in enumerate(about.terms)}
    assert unit[place["bệnh viện"]] @ unit[place["bác sĩ"]] > 0.5 > unit[place["bệnh viện"]] @ unit[place["thủ môn"]]
    assert not stop_words() & set(about.terms)


# --- weights --------------------------------------------------------------------------------------------------------

COUNTS = st.lists(st.lists(st.integers(0, 4), min_size=5, max_size=5), min_size=3, max_size=8).map(np.array)


@settings(max_examples=60, deadline=None)
@given(COUNTS)
def test_weights_against_bm25_spelled_out(counts):
    rarity = rarity_of(sparse.csr_matrix(counts))
    weighted = weigh(sparse.csr_matrix(counts), rarity).toarray()
    average = counts.sum(axis=1).mean()
    for row, found in zip(counts, weighted, strict=True):
        expected = [
            n / (n + 0.6 * row.sum() / max(1, average)) * log((len(counts) + 1) / ((counts[:, i] > 0).sum() + 0.5)) if n else 0
            for i, n in enumerate(row)
        ]
        length = np.linalg.norm(expected)
        assert found == pytest.approx(np.array(expected) / length if length else np.zeros(5))


@settings(max_examples=40, deadline=None)
@given(COUNTS, st.integers(0, 1000))
def test_mixtures_against_scipy(counts, seed):
    profiles = np.random.default_rng(seed).random((2, 5))
    model = Mixture(profiles, np.ones(5))
    weighted = weigh(sparse.csr_matrix(counts), np.ones(5)).toarray()
    best = [nnls(profiles.T, row) for row in weighted]
    amounts = np.array([solution for solution, _ in best])
    totals = amounts.sum(axis=1, keepdims=True)
    expected = np.divide(amounts, totals, out=np.zeros_like(amounts), where=totals > 0)
    assert model.shares(sparse.csr_matrix(counts)) == pytest.approx(expected, abs=0.02)
    if counts.any():
        explained = 1 - sum(rest**2 for _, rest in best) / (weighted**2).sum()
        assert model.explained(sparse.csr_matrix(counts)) == pytest.approx(explained, abs=0.01)


# --- back to the texts ----------------------------------------------------------------------------------------------


def test_passages_and_other_articles_are_assigned(fitted):
    words = words_of(f"{SPORT} | {HEALTH} | và", SPORT)
    passages = assign_topics(fitted, words)
    lead = passages.loc[passages.groupby(["article", "passage"])["weight"].idxmax()].set_index(["article", "passage"])["topic"]
    sport = fitted.words.loc[fitted.words["word"] == "bóng", "topic"].iloc[0]
    assert lead["a00", 0] == lead["a01", 0] == sport and lead["a00", 1] != sport
    assert passages.query("passage == 2")["weight"].sum() == 0
    assert assign_topics(fitted, words, unit="article")["article"].tolist() == ["a00"] * 3 + ["a01"] * 3


def test_articles_of_the_fit_are_assigned_as_they_were_fitted(three_subjects, fitted):
    again = assign_topics(fitted, three_subjects, unit="article")
    assert again["weight"].to_numpy() == pytest.approx(fitted.weights["weight"].to_numpy(), abs=1e-8)


def test_passages_for_and_against_a_topic():
    texts = drawn_texts(SPORT, HEALTH, each=10)
    texts[0] = f"{SPORT} | {HEALTH} | bóng"
    words = words_of(*texts)
    found = quietly(words, topics=2)
    sport = found.words.loc[found.words["word"] == "bóng", "topic"].iloc[0]
    table = topic_passages(found, words, most=1).set_index(["topic", "side"])
    best, worst = table.loc[(sport, "for")], table.loc[(sport, "against")]
    assert best["fit"] > 0.9 > worst["fit"]
    assert not ((table["article"] == "a00") & (table["passage"] == 2)).any(), "one word is no passage to judge by"
    lead = leading_topics(found)
    assert lead[worst["article"]] == sport
    assert topic_passages(found, words, most=3).groupby(["topic", "side"])["rank"].agg(list).map(len).max() <= 3


@pytest.mark.parametrize("options", [{"unit": "article"}, {"most": 0}])
def test_faulty_choice_of_passages(three_subjects, fitted, options):
    with pytest.raises(ValueError, match="passages or sentences, one or more"):
        topic_passages(fitted, three_subjects, **options)


def test_each_passage_for_a_topic_leads_to_its_sentences():
    articles = read_articles("ha-noi")
    words = segment_words(articles, by="syllable")
    table = topic_passages(quietly(words, topics=3), words, unit="sentence", most=2)
    places = words.groupby(["article", "sentence"])[["start", "end"]].agg({"start": "min", "end": "max"})
    for row in table.itertuples():
        start, end = places.loc[(row.article, row.sentence)]
        assert articles.set_index("article").loc[row.article, "raw"][start:end].strip()


def test_shares_by_group_and_their_interval():
    random = np.random.default_rng(0)
    weights = pd.DataFrame({"article": [f"a{i}" for i in range(80)], "topic": 1, "weight": random.random(80)})
    weights["outlet"] = ["X"] * 60 + ["Y"] * 19 + [None]
    table = topic_shares(weights, "outlet").set_index("outlet")
    values = weights["weight"][:60]
    assert table.loc["X", "share"] == pytest.approx(values.mean())
    error = values.std(ddof=0) / np.sqrt(60)
    assert table.loc["X", "low"] == pytest.approx(values.mean() - 1.96 * error, abs=0.01)
    assert table.loc["X", "high"] == pytest.approx(values.mean() + 1.96 * error, abs=0.01)
    assert table["articles"].tolist() == [60, 19] and table.equals(topic_shares(weights, "outlet").set_index("outlet"))


def test_passages_of_one_article_are_drawn_together():
    weights = pd.DataFrame({"article": ["a"] * 9 + ["b"], "topic": 1, "weight": [1.0] * 9 + [0.0], "role": "body"})
    row = topic_shares(weights, "role").iloc[0]
    assert (row["share"], row["low"], row["high"], row["articles"], row["texts"]) == (0.9, 0, 1, 2, 10)


def test_one_article_has_no_interval_and_an_unknown_group_is_told():
    weights = pd.DataFrame({"article": ["a"], "topic": 1, "weight": 0.4, "year": 2020})
    assert topic_shares(weights, "year")[["low", "high"]].isna().all(axis=None)
    with pytest.raises(ValueError, match="by='outlet': add a column of groups"):
        topic_shares(weights, "outlet")


# --- topics of one's own --------------------------------------------------------------------------------------------


def test_seeded_topics_keep_what_belongs_to_none(three_subjects):
    found = seed_topics(three_subjects, {"thể thao": ["bóng", "sân"], "y tế": ["bệnh", "thuốc", "không có"]})
    lead = leading_topics(found)
    assert (lead[:20] == 1).all() and (lead[20:40] == 2).all() and (lead[40:] == 0).all()
    assert found.summary["name"].tolist() == ["thể thao", "y tế", "unassigned"]
    assert found.weights.groupby("article")["weight"].sum().to_numpy() == pytest.approx(1)
    assert set(found.words["topic"]) == {1, 2} and "đội" in found.words.query("topic == 1")["word"].tolist()


@pytest.mark.parametrize(
    ("seeds", "said"),
    [
        ({}, "no seeds"),
        ({"y tế": "bệnh"}, r"must be a list of words, such as \['bệnh'\]"),
        ({"y tế": ["máu"]}, "no two articles share"),
    ],
)
def test_faulty_seeds_are_told(three_subjects, seeds, said):
    with pytest.raises(ValueError, match=said):
        seed_topics(three_subjects, seeds)


# --- how many -------------------------------------------------------------------------------------------------------


def test_the_number_that_was_planted_is_the_most_stable(three_subjects):
    table = compare_topics(three_subjects, [2, 3, 12, 400], resamples=2).set_index("topics")
    assert table.index.tolist() == [2, 3, 12], "400 is more than the corpus carries"
    assert table["stability"].idxmax() == 3
    assert table.loc[3, "coherence"] > table.loc[2, "coherence"] + 0.1
    assert (table["stability_low"] <= table["stability"]).all() and (table["stability"] <= table["stability_high"]).all()
    assert table.loc[3, "held_out"] > table.loc[2, "held_out"]
    assert table.loc[3, "seldom"] == 0 < table.loc[12, "seldom"]


@pytest.mark.parametrize(
    ("options", "said"), [({"resamples": 9}, "from 2 to 5"), ({"numbers": [50]}, "are 48 and carry from 2 to 16 topics")]
)
def test_faulty_choices_are_told(three_subjects, options, said):
    with pytest.raises(ValueError, match=said):
        compare_topics(three_subjects, **options)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sets(st.sampled_from("abcd")), min_size=2, max_size=7).filter(lambda texts: set().union(*texts) >= set("abcd")))
def test_coherence_against_its_definition(texts):
    words = words_of(*(" ".join(sorted(text | {"o"})) for text in texts))
    table = pd.DataFrame({"topic": 1, "rank": [1, 2, 3, 4], "word": list("abcd")})
    values = []
    for a, b in combinations("abcd", 2):
        joint, x, y = (sum(need <= text for text in texts) / len(texts) for need in ({a, b}, {a}, {b}))
        values.append(-1 if not joint else 1 if joint == 1 else log(joint / (x * y)) / -log(joint))
    assert topic_coherence(table, words)["npmi"].iloc[0] == pytest.approx(np.mean(values))


def test_coherence_looks_at_the_leading_words_and_not_at_single_ones():
    table = pd.DataFrame({"topic": [1, 1, 1, 2], "rank": [1, 2, 3, 1], "word": ["an", "ba", "ca", "ca"]})
    values = topic_coherence(table, words_of("an ba", "an ba", "ca", "ca"), top=2)["npmi"]
    assert values[0] == pytest.approx(1) and np.isnan(values[1])


def test_overlap_takes_the_best_match():
    one = pd.DataFrame({"topic": [1, 1, 2, 2], "rank": [1, 2, 1, 2], "word": ["a", "b", "c", "d"]})
    assert topic_overlap(one, one.assign(topic=[2, 2, 1, 1])) == 1
    assert topic_overlap(one, one.assign(word=["a", "x", "y", "z"])) == pytest.approx((1 / 3 + 0) / 2)


# --- real input -----------------------------------------------------------------------------------------------------


def test_topics_of_press_articles_are_their_subjects(press_articles):
    """On syllables, which take no segmenter's time; on words it is better: see benchmarks/topics.py."""
    drawn = [article for i, article in enumerate(press_articles) if i % 7 == 0]
    articles = pd.DataFrame({"article": [row["id"] for row in drawn], "raw": [row["text"] for row in drawn]})
    found = fit_topics(segment_words(articles, by="syllable"))
    lead = leading_topics(found)
    labels = pd.Series({row["id"]: row["label"] for row in drawn}).loc[lead.index]
    assert len(lead) == 300
    assert normalized_mutual_info_score(labels, lead) > 0.6 and adjusted_rand_score(labels, lead) > 0.45


def test_subjects_of_the_teaching_corpus_are_recovered():
    subjects = pd.read_csv(ROOT / "data" / "coded" / "song-van-articles.csv").set_index("article")["subject"]
    lead = leading_topics(fit_topics(segment_words(read_articles("song-van")), topics=subjects.nunique()))
    assert adjusted_rand_score(subjects[lead.index], lead) > 0.6


def test_words_and_weights_can_be_written_as_json(fitted):
    for table in (fitted.weights, fitted.words, fitted.summary):
        json.dumps(table.to_dict("records"), ensure_ascii=False)
