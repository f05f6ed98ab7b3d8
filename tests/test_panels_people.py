"""Who speaks and who is named with whom: what the panels of the corpus notebook count."""

import pandas as pd
import pytest

from diembao import extract_names, extract_quotes, split_passages, split_sentences
from diembao.show import panels
from diembao.show.panels_people import UNKNOWN, pairs, speeches

QUOTES = pd.DataFrame(
    {
        "article": ["a", "a", "a", "b", "b"],
        "start": [0, 40, 45, 0, 60],
        "end": [30, 70, 50, 20, 65],
        "text": ["một hai ba", "bốn năm", "năm", "sáu", "3 không"],
        "type": ["speech", "speech", "speech", "speech", "scare"],
        "speaker": ["Lê An", "Trần Bình", "Lê An", None, None],
        "title": ["Giám đốc", None, None, None, None],
        "verb": ["nói", None, None, None, None],
        "nested": [False, False, True, False, False],
    }
)
NAMES = pd.DataFrame(
    [
        ("a", 0, 0, 5, "person", "Lê An"),
        ("a", 0, 10, 15, "organisation", "Sở Y tế"),
        ("a", 0, 20, 25, "person", "Lê An"),
        ("a", 1, 40, 45, "organisation", "Sở Y tế"),
        ("b", 0, 0, 5, "organisation", "Sở Y tế"),
        ("b", 0, 9, 14, "person", "Lê An"),
        ("b", 0, 20, 29, "place", "Đông"),
    ],
    columns=["article", "passage", "start", "end", "kind", "canonical"],
)


def test_speech_is_counted_once_and_by_its_speaker():
    spoken = speeches(QUOTES)
    assert spoken["speaker"].tolist() == ["Lê An", "Trần Bình", UNKNOWN]  # neither nested speech nor a term
    assert spoken["syllables"].tolist() == [3, 2, 1]


def test_the_sentence_on_speakers():
    said = panels.speakers_in_words(QUOTES).text
    assert said.startswith("3 quotations of somebody’s words in 2 articles, 6 syllables in all. A speaker is told for 2 of them")
    assert said.endswith("1 term set apart.")
    assert panels.speakers_in_words(QUOTES[:0]).text == "Nobody is quoted in these articles."


@pytest.mark.parametrize(
    ("state", "caption"),
    [
        ({"measure": "syllables"}, "Syllables: Lê An 3 and Trần Bình 2. Left out: 1 syllable for"),
        ({"by": "role"}, "Quotations: Giám đốc 1. Left out: 2 quotations for which no role"),
    ],
)
def test_the_chart_of_speakers_says_what_it_leaves_out(state, caption):
    assert panels.speakers_chart(QUOTES).frame(**state).caption.startswith(caption)


def test_pairs_stand_in_one_passage_and_are_counted_once():
    found = pairs(NAMES)
    assert found[["article", "passage", "first", "second", "start", "end"]].values.tolist() == [
        ["a", 0, "Lê An", "Sở Y tế", 0, 15],
        ["b", 0, "Lê An", "Sở Y tế", 0, 14],
    ]
    caption = panels.together_chart(NAMES).frame().caption
    assert caption == "Of 2 names, 1 pair meet in a passage; most often Lê An and Sở Y tế (2 passages)."
    assert panels.together_chart(NAMES).frame(kind="place").caption == "No passage names two of these."


def test_rows_lead_to_their_sentences_and_passages():
    text = "Ông Lê Văn An, Giám đốc Sở Y tế, nói: “Chúng tôi sẽ làm ngay”. Bà Trần Thị Bình vắng mặt."
    passages, sentences = split_passages(text), split_sentences(text)
    quotes, names = extract_quotes(text), extract_names(text)
    assert "Sở Y tế, nói" in panels.speakers_table(quotes, sentences).rows_html(5)
    assert "Sở Y tế, nói" in panels.quotes_table(quotes, sentences).rows_html(5)
    assert "vắng mặt" in panels.together_table(names, passages).rows_html(5)


def test_a_corpus_without_speech_or_names_says_so():
    text = "Trời mưa to."
    sentences, passages = split_sentences(text), split_passages(text)
    assert "Nobody" in panels.speakers_table(extract_quotes(text), sentences).text
    assert "No article" in panels.quotes_table(extract_quotes(text), sentences).text
    assert "No passage" in panels.together_table(extract_names(text), passages).text
    assert "No quotation" in panels.speakers_chart(extract_quotes(text)).text
