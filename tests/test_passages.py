"""Every block of an article has its role, every sentence its span, and all of them stand in the raw text."""

import pandas as pd
import pytest

from diembao import clean, read_articles, split_passages, split_sentences


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


@pytest.mark.parametrize(
    "text, sentences",
    [
        ("TP. Hồ Chí Minh có 24 quận. Đông lắm.", 2),
        ("GS.TS. Nguyễn An nói v.v. rồi về. Hết.", 2),
        ("Ngày 3.2.1930 là ngày lễ. 4 người đến.", 2),
        ("Ông nói: “Tốt!”. Bà cười… nhưng buồn. Ở nhà.", 3),
        ("tình huống khẩn cấp”.Hội thảo họp.", 2),
        ("Theo Tr. 5, ông N.V. Bình ở Q.7, TP.HCM.", 1),
        ("1. Mở đầu. Kết.", 2),
        ("", 0),
    ],
)
def test_sentences_end_where_they_end(text, sentences):
    assert len(split_sentences(text)) == sentences


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
