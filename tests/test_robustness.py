"""Other choices: which findings of an analysis survive other ways of cleaning and counting."""

import pandas as pd
import pytest

from diembao.explore.robustness import USUAL, other_ways, repeat_analysis, survival
from diembao.explore.words import segment_words
from diembao.read.passages import split_sentences

SPORT = "Đội bóng thắng trận đấu và thủ môn rất vui. Đội bóng vào sân và thủ môn bắt bóng."
HEALTH = "Bệnh viện mổ tim và bác sĩ rất mệt. Bệnh viện mua thuốc và bác sĩ kê thuốc."
EVEN = [f"a{i}" for i in range(0, 16, 2)]


def articles_of(*texts):
    return pd.DataFrame({"article": [f"a{i}" for i in range(len(texts))], "raw": texts, "title": None})


@pytest.fixture(scope="module")
def sentences():
    return split_sentences(articles_of(*[SPORT, HEALTH] * 8))


def by_way(table, finding):
    return table[table["finding"] == finding].set_index("way")


def test_each_finding_is_looked_for_in_each_way(sentences):
    table = repeat_analysis(sentences, "frequencies", top=5)
    assert table["way"].unique().tolist() == [USUAL, *other_ways()]
    assert table.groupby("finding")["way"].size().tolist() == [1 + len(other_ways())] * 5
    assert table.loc[table["way"] == USUAL, "survives"].all()
    assert (table["survives"] == table["value"].notna()).all()


def test_values_are_those_of_the_analysis_itself(sentences):
    table = repeat_analysis(sentences, "keyness", {"all": {"stop": False}}, target=EVEN)
    row = by_way(table, "đội bóng" if "đội bóng" in set(table["finding"]) else "bóng").iloc[0]
    assert row["value"] > 1 and row["survives"]
    assert not {"bệnh viện", "thuốc", "và", "rất"} & set(table["finding"]), "what the rest uses, or both, marks no target"


def test_the_target_may_be_a_function_of_the_words(sentences):
    one = repeat_analysis(sentences, "keyness", target=EVEN)
    other = repeat_analysis(sentences, "keyness", target=lambda words: words["article"].isin(EVEN))
    pd.testing.assert_frame_equal(one, other)


def test_a_rare_finding_is_lost_where_more_is_asked(sentences):
    table = repeat_analysis(sentences, "keyness", {"often": {"min_count": 9}, "never": {"min_count": 999}}, target=EVEN)
    lost = survival(table).set_index("finding")
    assert (lost["ways"] == 2).all() and lost["lost"].str.contains("never").all()
    assert table.loc[table["way"] == "never", "value"].isna().all(), "a way that leaves nothing has no findings"


def test_a_word_survives_among_syllables_only_whole():
    texts = ["Bệnh viện mổ tim. Bệnh viện mổ mắt. Bệnh viện khám tim."] * 4
    table = repeat_analysis(articles_of(*texts), "frequencies", {"syllables": {"by": "syllable"}}, top=4)
    syllables = segment_words(articles_of(*texts), by="syllable")["word"].value_counts()
    row = by_way(table, "bệnh viện").loc["syllables"]
    assert row["survives"] and row["value"] == pytest.approx(1e6 * syllables["viện"] / syllables.sum())
    table = repeat_analysis(articles_of(*texts), "frequencies", {"syllables": {"by": "syllable"}}, top=1)
    assert not by_way(table, "bệnh viện").loc["syllables", "survives"], "its second syllable is not the first one"


def test_what_cleaning_changes_can_be_seen():
    texts = ["Hoà Bình"] * 3 + ["Hòa Bình"] * 3
    ways = {"no tone marks": {"without": ("tone-mark",)}}
    table = repeat_analysis(articles_of(*texts), "frequencies", ways, usual={"by": "syllable", "min_count": 4})
    assert not by_way(table, "hòa").loc["no tone marks", "survives"] and by_way(table, "bình").loc["no tone marks", "survives"]


def test_a_topic_survives_where_its_articles_stay_together(sentences):
    table = repeat_analysis(sentences, "topics", {"all": {"stop": False}}, topics=2)
    assert table["value"].tolist() == [1, 1, 1, 1] and table["finding"].nunique() == 2


def test_neighbours_are_followed_too(sentences):
    table = repeat_analysis(sentences, "collocations", {"narrow": {"min_count": 30}}, node="bác sĩ", window=3)
    assert table["survives"].any() and not table.loc[table["way"] == "narrow", "survives"].any()


def test_an_analysis_of_ones_own(sentences):
    def longest(words, stop, min_count):
        counts = words["word"].value_counts()
        kept = counts[counts >= min_count].index
        return pd.Series({word: len(word) for word in kept}).sort_values(ascending=False, kind="stable")

    table = repeat_analysis(sentences, longest, {"rare": {"min_count": 1}}, top=1)
    assert table["survives"].tolist() == [True, True]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"analysis": "mood"}, "give frequencies, keyness, collocations, topics, or a function"),
        ({"analysis": "frequencies", "ways": {"x": {"stops": False}}}, "way 'x': there is no choice stops; there are by, stop"),
        ({"analysis": "frequencies", "usual": {"min_count": 10**6}}, "nothing in the usual way"),
        ({"analysis": "frequencies", "ways": {"x": {"without": ("tones",)}}}, "no cleaning rule is named"),
        ({"analysis": "collocations", "node": "voi"}, "not among the words"),
    ],
)
def test_faulty_choices_are_told(sentences, options, said):
    with pytest.raises(ValueError, match=said):
        repeat_analysis(sentences, **options)


def test_other_ways_differ_from_the_usual_one():
    assert list(other_ways({"by": "syllable", "stop": False, "min_count": 10})) == [
        "stop words left out", "words", "2 times at least", "no cleaning",
    ]  # fmt: skip
