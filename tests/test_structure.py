"""Phrases, the build of texts, and who speaks: each against a count by hand or an independent implementation."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.metrics import BigramAssocMeasures

from diembao import extract_quotes, segment_words, split_sentences
from diembao.explore.phrases import phrases
from diembao.explore.structure import is_quoted, speech_of, speech_shares, text_structure

TEXT = """Cầu mới

Tỉnh khánh thành cầu Đông. Xe đã qua cầu Đông.

Bà Lê Thị Hoa, Giám đốc Sở Y tế, khẳng định: “Chúng tôi sẽ làm cầu Đông”. Ông Trần Văn Nam nói: “Việc này không dễ”.
"""
texts = st.lists(st.lists(st.sampled_from("an ba ca da".split()), min_size=1, max_size=8).map(" ".join), min_size=1, max_size=6)


def words_of(text):
    return segment_words(text, by="syllable")


# --- phrases --------------------------------------------------------------------------------------------------------


def test_a_phrase_leads_to_its_first_place_and_crosses_no_mark():
    text = "Sở Y tế, Cầu Đông. Cầu Đông, cầu 5 Đông."
    table = phrases(words_of(text), longest=2, min_count=2, stop=False).set_index("phrase")
    assert table.loc["cầu đông", "count"] == 2, "a comma and a number part words"
    assert text[table.loc["cầu đông", "start"] : table.loc["cầu đông", "end"]] == "Cầu Đông"
    assert "đông cầu" not in table.index and "tế cầu" not in table.index


def test_a_part_that_only_stands_in_the_longer_phrase_is_left_out():
    text = "Ban quản lý. Ban quản lý. Ban quản lý. Quản gia. Ban đêm. Ban đêm. Ban đêm."
    found = phrases(words_of(text), min_count=3, stop=False)["phrase"].tolist()
    assert found == ["ban đêm", "ban quản lý"]


def test_no_phrase_begins_or_ends_with_a_stop_word():
    found = phrases(words_of("Cầu của tỉnh. Cầu của tỉnh. Cầu của tỉnh."), longest=3)["phrase"].tolist()
    assert found == ["cầu của tỉnh"]


@settings(max_examples=50, deadline=None)
@given(texts)
def test_npmi_of_two_words_against_nltk(lines):
    words = words_of(". ".join(line.capitalize() for line in lines) + ".")
    alone = words["word"].value_counts()
    for row in phrases(words, longest=2, min_count=1, stop=False).itertuples():
        left, right = row.phrase.split()
        pmi = BigramAssocMeasures.pmi(row[3], (alone[left], alone[right]), len(words))
        bits = -BigramAssocMeasures.pmi(row[3], (len(words), len(words)), len(words))
        assert row.npmi == pytest.approx(pmi / bits)


def test_a_longer_phrase_holds_as_its_weakest_cut():
    words = words_of("An ba ca. An ba ca. An ba da. Ca da.")
    row = phrases(words, min_count=2, stop=False).set_index("phrase").loc["an ba ca"]
    total, counts = len(words), {"an": 3, "an ba": 3, "ba ca": 2, "ca": 3}
    cuts = [BigramAssocMeasures.pmi(2, (counts[a], counts[b]), total) for a, b in (("an", "ba ca"), ("an ba", "ca"))]
    assert row["npmi"] == pytest.approx(min(cuts) / BigramAssocMeasures.pmi(2, (2, 2), total))


def test_a_phrase_has_two_words():
    with pytest.raises(ValueError, match="at least two words"):
        phrases(words_of("Cầu."), longest=1)


def test_no_words_no_phrases():
    assert phrases(words_of("12."), min_count=1).empty


# --- the build of texts ---------------------------------------------------------------------------------------------


def test_structure_counted_by_hand():
    sentences = split_sentences(TEXT)
    row = text_structure(sentences, words_of(sentences)).iloc[0]
    assert row[["passages", "sentences", "words", "longest_sentence"]].tolist() == [3, 5, 38, 17]
    assert row["words_per_sentence"] == pytest.approx(38 / 5) and row["sentences_per_passage"] == pytest.approx(5 / 3)
    roles = sentences.set_index("sentence")["role"]
    body = words_of(sentences)["sentence"].map(roles).eq("body").mean()
    assert row["body"] == pytest.approx(body)


def test_an_article_without_words_has_no_share_of_body():
    sentences = split_sentences("12, 13.")
    row = text_structure(sentences, words_of(sentences)).iloc[0]
    assert row["words"] == 0 and pd.isna(row["body"])


# --- speech ---------------------------------------------------------------------------------------------------------


def test_speech_by_speaker_counted_by_hand():
    table = speech_shares(words_of(TEXT), extract_quotes(TEXT))
    assert table[["speaker", "quotes", "articles", "words"]].values.tolist() == [["Lê Thị Hoa", 1, 1, 6], ["Trần Văn Nam", 1, 1, 4]]
    assert table["share"].tolist() == pytest.approx([0.6, 0.4]) and table["title"][0] == "Giám đốc Sở Y tế"
    assert TEXT[table["start"][0] : table["end"][0]] == "Chúng tôi sẽ làm cầu Đông"


def test_quoted_and_narrated_are_all_words():
    words, quotes = words_of(TEXT), extract_quotes(TEXT)
    quoted = is_quoted(words, quotes)
    assert words.loc[quoted, "word"].tolist() == "chúng tôi sẽ làm cầu đông việc này không dễ".split()
    assert quoted.sum() == speech_shares(words, quotes)["words"].sum()


def test_only_speech_counts_and_a_quotation_in_a_quotation_once():
    quotes = extract_quotes("Bà Hoa nói: “Chúng tôi không để “cháy” thuốc”. Đó là “ba không”.")
    words = words_of("Bà Hoa nói: “Chúng tôi không để “cháy” thuốc”. Đó là “ba không”.")
    assert speech_of(words, quotes).dropna().unique().tolist() == [0]
    assert words.loc[is_quoted(words, quotes), "word"].tolist() == "chúng tôi không để cháy thuốc".split()


def test_no_speech_no_speakers():
    words = words_of("Cầu mới.")
    assert speech_shares(words, extract_quotes("Cầu mới.")).empty and not is_quoted(words, extract_quotes("Cầu mới.")).any()
