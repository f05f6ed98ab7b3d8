"""Words: where they are cut, that their offsets are exact, that they stay within sentences; the table of counts."""

import csv
import json
import unicodedata
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diembao.explore import words as module
from diembao.explore.words import document_term_matrix, is_counted, removed_words, segment_words, stop_words
from diembao.read.clean import clean
from diembao.read.passages import split_sentences
from diembao.read.search import fold


def read_cases():
    """What must be cut how; a case that is known to fail says why and is told when it does not any more."""
    for line in (Path(__file__).parent / "cases" / "words.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        marks = [pytest.mark.xfail(reason=case["why"])] if case.get("fails") else []
        yield pytest.param(case, id=f"{case['by']}: {case['text']}", marks=marks)


CASES = list(read_cases())

# What newspapers print and what they do not: signs in the middle, broken encodings, letters of other scripts.
PIECES = st.sampled_from(
    [
        "Hoà Bình", "TP.HCM", "ủy ban", "nhân dân", "thuỷ", "H’Mông", "COVID-19", "2,5%", "U23", "…", "“", "”.", "\n",
        "  ", "\u200b", "\u00a0", "\x1f", "Ð", "ð", "é\u0323", "òa\u0323", "½", "²", "中文", "\U0001f600", "a_b",
        "__", "<b>", "&amp;", "http://a.vn/b?c",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=12).map(" ".join) | st.lists(PIECES).map("".join)


def said(text, by="word"):
    return segment_words(text, by=by)["word"].tolist()


@pytest.mark.parametrize("case", CASES)
def test_case(case):
    assert said(case["text"], case["by"]) == case["words"], case["why"]


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(["word", "syllable"]), st.sampled_from(["NFC", "NFD"]))
def test_offsets_are_exact_in_raw(text, by, form):
    raw = unicodedata.normalize(form, text)
    words = segment_words(raw, by=by)
    assert all(raw[w.start : w.end] == w.text for w in words.itertuples())
    assert all(" ".join(fold(clean(w.text).text).split()) == fold(w.word) for w in words.itertuples())
    assert all(any(char.isalpha() for char in word) for word in words["word"])
    assert (words["start"].to_numpy()[1:] >= words["end"].to_numpy()[:-1]).all()


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_words_and_syllables_cover_the_same_letters(text):
    def letters(by):
        return [char for word in said(text, by) for char in word if char.isalpha()]

    assert letters("word") == letters("syllable")


def test_words_stay_within_their_sentence():
    raw = "Tin từ Hà\n\nNội có mưa. Thành phố\u200b Vinh nắng."
    sentences = split_sentences(raw)
    words = segment_words(sentences).merge(sentences, on=["article", "passage", "sentence"], suffixes=("", "_sentence"))
    assert (words["start"] >= words["start_sentence"]).all() and (words["end"] <= words["end_sentence"]).all()
    assert "hà nội" not in words["word"].tolist()


def test_a_sentence_is_segmented_once():
    module._word_spans.cache_clear()
    said("Trời mưa to. Trời mưa to.")
    assert module._word_spans.cache_info().misses == 1


def test_a_stretch_without_blanks_takes_no_time():
    assert len(said("x." * 50_000)) == 50_000


def test_progress_is_silent_unless_asked(capsys):
    segment_words("Trời mưa.", by="syllable")
    assert capsys.readouterr() == ("", "")
    segment_words("Trời mưa.", by="syllable", progress=True)
    assert "words" in capsys.readouterr().err


def test_an_unknown_way_to_cut_is_told():
    with pytest.raises(ValueError, match="by='letter': words are cut by 'word' or by 'syllable'"):
        segment_words("Trời mưa.", by="letter")


def test_no_sentences_no_words():
    empty = segment_words(split_sentences("Trời mưa.").iloc[:0])
    assert empty.empty and list(empty) == module.WORD_COLUMNS and empty["start"].dtype == "int64"


# --- stop words -----------------------------------------------------------------------------------------------------


def test_stop_words_are_clean_and_single():
    with (module.files("diembao") / "lexicons" / "stopwords.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert list(rows[0])[:2] == ["word", "group"] and all(row["group"] for row in rows)
    assert len(stop_words()) == len(rows)
    assert all(clean(word).text.lower() == word == " ".join(word.split()) for word in stop_words())


def test_each_group_of_stop_words_has_its_reason_in_the_readme():
    readme = (module.files("diembao") / "lexicons" / "README.md").read_text(encoding="utf-8")
    section = readme.split("## Stop words")[1].split("\n## ")[0]
    assert {line.split("`")[1] for line in section.splitlines() if line.startswith("| `")} == set(module._stop_groups().values())
    assert f"{len(stop_words())} rows" in section


def test_what_stop_words_remove_is_the_rest_of_what_is_counted():
    words = pd.concat(
        segment_words(text, by="syllable").assign(article=name)
        for name, text in [("a", "Cầu và đường và nhà của tôi."), ("b", "Nhà của họ.")]
    )
    table = removed_words(words)
    assert table["word"].tolist() == ["của", "và", "họ", "tôi"] and table["articles"].tolist() == [2, 1, 1, 1]
    assert table["count"].sum() == (~is_counted(words)).sum() and table["share"].sum() == pytest.approx(6 / len(words))
    assert removed_words(words, {"nhà"})[["word", "group", "count"]].values.tolist() == [["nhà", "own", 2]]
    assert removed_words(words, stop=False).empty


def test_words_of_ones_own_are_left_out():
    words = segment_words("Cầu và đường.", by="syllable")
    assert is_counted(words, {"cầu"}).tolist() == [False, True, True]
    assert is_counted(words, stop=False).all() and is_counted(words, stop=[]).all()
    with pytest.raises(ValueError, match="a collection of words such as"):
        is_counted(words, "cầu")


# --- the table of counts --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def counted():
    return pd.concat(
        segment_words(text, by="syllable").assign(article=name)
        for name, text in [("a", "Cầu mới. Cầu cũ."), ("b", "Và rồi."), ("c", "Đường mới, cầu mới.\n\nĐường cũ.")]
    )


def test_matrix_counts_each_word_in_each_unit(counted):
    for unit, keys in module.UNITS.items():
        matrix, units, terms = document_term_matrix(counted, unit, min_count=1, stop={"và", "rồi"})
        expected = pd.crosstab([counted[key] for key in keys], counted["word"])[terms]
        assert (matrix.toarray() == expected.loc[units].to_numpy()).all(), unit
        assert terms == sorted({"cầu", "mới", "cũ", "đường"})


def test_a_unit_without_counted_words_keeps_its_row(counted):
    matrix, units, _ = document_term_matrix(counted, stop={"và", "rồi"})
    assert units == ["a", "b", "c"] and matrix.toarray().sum(axis=1).tolist() == [4, 0, 6]


def test_rare_words_are_counted_over_the_whole_table(counted):
    assert document_term_matrix(counted, min_count=3, stop=False)[2] == ["cầu", "mới"]


def test_errors_of_the_matrix_say_what_to_do(counted):
    with pytest.raises(ValueError, match="a row can be an article, a passage, a sentence"):
        document_term_matrix(counted, unit="page")
    with pytest.raises(ValueError, match="lower min_count"):
        document_term_matrix(counted, min_count=99)
    with pytest.raises(ValueError, match="no table of words"):
        document_term_matrix(pd.DataFrame({"word": ["a"]}))


@pytest.mark.parametrize("by", ["word", "syllable"])
def test_words_are_found_where_cleaning_left_marks_apart(by):
    joined = "Nông dân huyện Bình Lư phấn khởi vì cá được giá, chợ đông khách."
    apart = unicodedata.normalize("NFD", joined)
    words = segment_words(apart, by=by, without=("composed",))
    assert all(apart[row.start : row.end] == row.text for row in words.itertuples())
    assert [unicodedata.normalize("NFC", word) for word in words["word"]] == segment_words(joined, by=by)["word"].tolist()
