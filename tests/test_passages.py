"""Every block of an article has its role, every sentence its span, and all of them stand in the raw text."""

import itertools
import re

import pandas as pd
import pytest

from conftest import cases
from diembao import clean, read_articles, split_passages, split_sentences
from diembao.read.sentences import sentence_spans


def roles(text):
    return split_passages(text)["role"].tolist()


def test_the_source_article_falls_into_its_roles(source_text):
    passages = split_passages(source_text)
    counts = passages["role"].value_counts()
    expected = {"title": 2, "lead": 1, "heading": 2, "caption": 2, "credit": 2, "continuation": 1, "byline": 1}
    assert {role: counts[role] for role in expected} == expected
    assert passages.loc[1, "duplicate_of"] == 0
    assert passages[passages["role"] == "heading"]["text"].str.split().str.len().max() <= 10
    assert passages[passages["role"] == "credit"]["text"].tolist() == ["Ảnh: LÊ HIẾU", "Ảnh: THĂNG LONG"]
    assert passages[passages["role"].isin(["continuation", "byline"])]["text"].tolist() == ["(còn nữa)", "MẠNH KIM – HÀ THẮNG"]


def test_a_title_needs_something_below_it():
    assert roles("Một dòng không có dấu chấm") == ["body"]
    assert roles("Cầu mới thông xe\nSáng nay cầu thông xe.") == ["title", "body"]


def test_lines_broken_at_a_fixed_width_are_one_passage():
    text = "Sáng qua, ủy ban nhân dân tỉnh họp bàn về việc xây\ncầu mới qua sông trong năm nay.\n\nCầu dài."
    assert split_passages(text)["text"].tolist()[0].endswith("năm nay.")


def test_a_credit_alone_is_a_credit():
    assert roles("Lễ khánh thành.\nẢnh: LÊ AN\nXong việc rồi.") == ["body", "credit", "body"]


@pytest.mark.parametrize("case", cases("sentences"))
def test_sentences_end_where_they_end(case):
    assert len(split_sentences(case["text"])) == case["sentences"], case["why"]


def test_ends_of_paragraphs_are_found_in_joined_newspaper_text(press_articles):
    """Paragraphs that end like a sentence, joined by a blank: their ends are ends of sentences, and nothing else is known."""
    found = known = 0
    for record in press_articles:
        lines = [line.strip() for line in clean(record["text"]).text.split("\n")]
        paragraphs = [line for line in lines if len(line) > 40 and re.search(r"[.!?…][”\"’')»]*$", line)]
        ends = set(itertools.accumulate(len(paragraph) + 1 for paragraph in paragraphs[:-1]))
        found += len(ends & {start for start, _ in sentence_spans(" ".join(paragraphs))})
        known += len(ends)
    assert found / known >= 0.995


def test_time_grows_with_the_text():
    for piece in ("a. ", "1.", "....", "((((", "J. K. ", "“", "? “"):
        assert sentence_spans(piece * 50_000)


def check_spans(articles, table):
    raw = dict(zip(articles["article"], articles["raw"], strict=True))
    for row in table.itertuples():
        assert raw[row.article][row.start : row.end] == row.text
        assert clean(row.text).text == row.clean


@pytest.mark.parametrize("corpus", ["ha-noi", "song-van"])
def test_passages_and_sentences_of_the_shipped_corpora_stand_in_the_raw_text(corpus):
    articles = read_articles(corpus)
    passages = split_passages(articles)
    check_spans(articles, passages)
    check_spans(articles, split_sentences(passages))


def test_passages_and_sentences_of_300_press_articles_stand_in_the_raw_text(press_articles, source_text):
    texts = [record["text"] for record in press_articles[::7]] + [source_text]
    articles = pd.DataFrame({"article": [str(i) for i in range(len(texts))], "raw": texts})
    passages = split_passages(articles)
    check_spans(articles, passages)
    check_spans(articles, split_sentences(passages))


def test_a_wrong_table_is_told_what_it_lacks():
    with pytest.raises(ValueError, match="read_articles"):
        split_passages(pd.DataFrame({"text": ["a"]}))
    with pytest.raises(TypeError, match="read_articles"):
        split_passages(3)


def test_a_file_on_one_line_is_cut_at_sentences():
    sentence = "Xã Đông An có 226 hộ nuôi cá, thu 4,5 tỷ đồng. "
    text = sentence * 6_000
    passages = split_passages(text)
    assert passages["text"].str.len().max() <= 100_000 < len(text)
    assert all(text[row.start : row.end] == row.text for row in passages.itertuples())
    assert passages["text"].str.endswith("đồng.").all()
    assert " ".join(passages["text"]) == text.strip()
    assert len(split_passages("a" * 250_000)) == 3
