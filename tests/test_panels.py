"""The panels of the notebooks on statistics and topics: what they compare, refuse and mark, and that each row leads to its text."""

import re
import time

import numpy as np
import pandas as pd
import pytest

from diembao import extract_quotes, frequencies, read_articles, segment_words, split_passages, split_sentences
from diembao.explore.topic_reading import grouped_weights, topic_shares
from diembao.explore.topics import fit_topics
from diembao.show import panels
from diembao.show.panels_topics import topic_names


class Corpus:
    def __init__(self, name):
        self.articles = read_articles(name)
        self.passages, self.sentences = split_passages(self.articles), split_sentences(self.articles)
        self.words, self.quotes = segment_words(self.sentences, by="syllable"), extract_quotes(self.articles)
        self.counts = frequencies(self.words)

    def parts(self, column):
        return panels.parts_of(self.words, self.sentences, self.articles, column, self.quotes)


@pytest.fixture(scope="module")
def song_van():
    return Corpus("song-van")


@pytest.fixture(scope="module")
def fit(song_van):
    return panels.topics_of(song_van.words, names="2: tên riêng", topics=4)


# --- parts ----------------------------------------------------------------------------------------------------------


def test_parts_by_year_and_by_speech(song_van):
    years = song_van.parts("year")
    assert sorted(years.unique()) == ["2018", "2019", "2020", "2021", "2022", "2023"]
    assert (years == song_van.words["article"].str[:4]).all()
    assert set(song_van.parts("speech")) == {"quoted", "narrated"}


def test_a_column_that_tells_nothing_apart_lists_those_that_do(song_van):
    with pytest.raises(ValueError, match=r"COLUMN cannot be 'mood', which tells no two parts apart; allowed: .*outlet.*speech"):
        song_van.parts("mood")


def test_two_parts_are_compared_with_each_other_alone(song_van):
    parts = song_van.parts("outlet")
    first, second = parts.unique()[:2]
    chart = panels.keyness_chart(song_van.words, parts, first, second, min_count=5)
    table = chart.table(part=first, against=second, min_count=5)
    for word, count in zip(table["word"], table["count_reference"], strict=True):
        assert count == ((song_van.words["word"] == word) & (parts == second)).sum()
    assert ((table["count_target"] + table["count_reference"]) >= 5).all()
    assert "stand fewer than 5 times" in chart.frame().caption
    assert chart.frame(against=first).caption.startswith("Nothing to show")


# --- rows lead to their text ----------------------------------------------------------------------------------------


def tables_of(corpus, fit):
    near = panels.neighbours_of(corpus.words, corpus.counts)
    words, sentences, passages, quotes = corpus.words, corpus.sentences, corpus.passages, corpus.quotes
    topics = fit(topics=4)
    return {
        "stop words": panels.stop_words_table(words, sentences),
        "phrases": panels.phrases_table(words, sentences),
        "spread": panels.spread_table(words, sentences),
        "keyness": panels.keyness_table(words, corpus.parts("outlet"), sentences),
        "neighbours": panels.neighbours_table(near, sentences),
        "structure": panels.structure_table(sentences, words, passages),
        "speech": panels.speech_table(words, quotes, sentences),
        "topics": panels.topics_table(topics, words, passages),
        "passages": panels.passages_for_and_against(topics, words, passages),
    }


def test_every_row_of_every_table_opens_its_text(song_van, fit):
    for name, table in tables_of(song_van, fit).items():
        assert len(table.frame) > 3, name
        assert table._context["text"].notna().all(), name


def test_a_neighbour_opens_a_sentence_that_holds_both(song_van):
    table = panels.neighbours_table(panels.neighbours_of(song_van.words, song_van.counts, "lũ"), song_van.sentences)
    for word, sentence in zip(table.frame["word"], table._context["text"], strict=True):
        assert re.search(rf"(?<!\w){word}(?!\w)", sentence.lower()) and re.search(r"(?<!\w)lũ(?!\w)", sentence.lower())


# --- topics ---------------------------------------------------------------------------------------------------------


def test_names_stay_with_their_number_of_topics(fit):
    assert topic_names(fit(topics=4))[2] == "2: tên riêng"
    assert "tên riêng" not in " ".join(topic_names(fit(topics=3)).values())


@pytest.mark.parametrize("names", ["thể thao", "một: thể thao", "1:"])
def test_names_that_cannot_be_read_are_told(song_van, names):
    with pytest.raises(ValueError, match=r"NAMES: .* write a number, a colon and a name"):
        panels.topics_of(song_van.words, names=names)


def test_a_topic_that_seldom_recurs_is_marked_and_not_hidden(fit):
    found = fit(topics=4)
    summary = found.summary.assign(recurrence=[0.9, 0.4, 0.8, 0.7], recurs=pd.array([True, False, True, True], "boolean"))
    marked = type(found)(found.weights, found.words, summary, found.terms, found.model)
    assert [name.endswith("(seldom recurs)") for name in topic_names(marked).values()] == [False, True, False, False]
    said = panels.topics_in_words(marked, pd.DataFrame({"article": found.weights["article"].unique()}))
    assert "believe them least" in said.text and "2: tên riêng" in said.text


def test_shares_by_group_are_those_of_the_groups_words(song_van, fit):
    topics, outlet = fit(topics=4), song_van.parts("outlet")
    table = topic_shares(grouped_weights(topics, song_van.words, outlet), "outlet").set_index(["outlet", "topic"])
    own = topics.weights.merge(song_van.articles[["article", "outlet"]], on="article").groupby(["outlet", "topic"])["weight"].mean()
    assert table["share"].to_numpy() == pytest.approx(own.reindex(table.index).to_numpy(), abs=1e-3)
    assert ((table["low"] <= table["share"]) & (table["share"] <= table["high"])).all()


def test_a_speaker_is_one_text_in_each_article(song_van, fit):
    groups = panels.groupings(song_van.words, song_van.sentences, song_van.articles, song_van.quotes)
    assert {"outlet", "year", "speech", "speaker"} <= set(groups)
    table = grouped_weights(fit(topics=4), song_van.words, groups["speaker"])
    assert not table.duplicated(["article", "speaker", "topic"]).any()
    assert np.allclose(table.groupby(["article", "speaker"])["weight"].sum(), 1)


def test_a_small_corpus_says_how_many_topics_it_carries():
    words = segment_words("\n\n".join(f"Cầu mới số {n} bắc qua sông rộng và đẹp." for n in "abcdefgh"), by="syllable")
    units = panels.topic_units(words)
    assert units["article"].nunique() > 1, "passages are sorted where articles are few"
    fit = panels.topics_of(units, topics=9)
    assert len(fit(topics=9).summary) == 2
    assert "carry 2 topics at most" in panels.topics_in_words(fit(topics=9), units).text


def test_own_topics_leave_out_what_is_not_there(song_van):
    found = panels.own_topics(song_van.words, "lũ lụt: lũ, ngập; vũ trụ: sao hỏa")
    assert found.summary["name"].tolist() == ["lũ lụt", "unassigned"]
    assert panels.own_topics(song_van.words, "vũ trụ: sao hỏa") is None
    assert "no two texts share" in panels.own_topics_chart(None).text
    with pytest.raises(ValueError, match="SEEDS: 'lũ lụt' is not understood"):
        panels.own_topics(song_van.words, "lũ lụt")


def test_how_many_says_whether_the_choice_is_easy(song_van):
    caption = panels.how_many_chart(song_van.words, 3).frame().caption
    assert re.match(r"The choice is (not )?easy here: \d+ topics are the most stable", caption)
    few = fit_topics(song_van.words, 2).weights["article"].unique()[:5]
    some = song_van.words[song_van.words["article"].isin(few)]
    assert "cannot be compared here" in panels.how_many_chart(some, 9).text or panels.how_many_chart(some, 9).frame()


# --- speed ----------------------------------------------------------------------------------------------------------


def test_a_picture_seen_before_comes_back_at_once(song_van, fit):
    near = panels.neighbours_of(song_van.words, song_van.counts)
    charts = [
        panels.keyness_chart(song_van.words, song_van.parts("outlet")), panels.neighbours_chart(near),
        panels.spread_chart(song_van.words), panels.topic_words(fit, 4), panels.topic_map(fit, 4),
    ]  # fmt: skip
    for chart in charts:
        chart.frame()
        start = time.perf_counter()
        chart.still()
        assert time.perf_counter() - start < 0.1, chart.title
