"""What holds for every table of spans, on every text that is at hand: `raw[start:end] == text`, and clean in step with it."""

import pandas as pd
import pytest

from diembao import (
    clean,
    concordance,
    explain_sentiment,
    extract_figures,
    read_articles,
    score_sentiment,
    segment_words,
    split_passages,
    split_sentences,
)


@pytest.fixture(scope="module", params=["source", "ha-noi", "song-van", "press"])
def articles(request):
    if request.param in ("ha-noi", "song-van"):
        return read_articles(request.param)
    if request.param == "source":
        texts = [request.getfixturevalue("source_text")]
    else:
        texts = [record["text"] for record in request.getfixturevalue("press_articles")[2::7]]
        assert len(texts) == 300
    return pd.DataFrame({"article": [str(i) for i in range(len(texts))], "raw": texts})


TABLES = {
    "passages": split_passages,
    "sentences": split_sentences,
    "figures": extract_figures,
    "words": segment_words,
    "syllables": lambda articles: segment_words(articles, by="syllable"),
    "concordance": lambda articles: concordance(split_sentences(articles), "nam"),
    "sentiment": lambda articles: score_sentiment(split_sentences(articles)),
    "shares": lambda articles: explain_sentiment(split_sentences(articles)),
}


@pytest.mark.parametrize("name", TABLES)
def test_every_row_stands_in_the_raw_text(articles, name):
    table = TABLES[name](articles)
    raw = dict(zip(articles["article"], articles["raw"], strict=True))
    whole = {article: clean(text).text for article, text in raw.items()}
    assert len(table)
    for row in table.itertuples():
        assert raw[row.article][row.start : row.end] == row.text
        assert clean(row.text).text in whole[row.article]
        if name in ("passages", "sentences"):
            assert clean(row.text).text == row.clean
        if name in ("words", "syllables"):
            assert " ".join(clean(row.text).text.lower().split()) == row.word
