"""How texts are built, and who speaks in them: lengths, the parts of an article, the share of speech."""

import numpy as np
import pandas as pd

from diembao.explore.words import demand_words

SPEECH = "speech"


def text_structure(sentences, words):
    """Measure how long each article is and how it is built.

    Parameters
    ----------
    sentences : pandas.DataFrame
        The table of `split_sentences`.
    words : pandas.DataFrame
        The table of `segment_words` of these sentences.

    Returns
    -------
    pandas.DataFrame
        One row an article: article, passages, sentences, words, words_per_sentence (mean), longest_sentence (in words),
        sentences_per_passage (mean), and body (the share of its words that stand in passages of the role body, 0 to 1; missing
        where there are no words).

    Examples
    --------
    >>> from diembao import segment_words, split_sentences
    >>> sentences = split_sentences("Cầu mới\\n\\nTỉnh khánh thành cầu. Xe đã qua cầu.")
    >>> text_structure(sentences, segment_words(sentences, by="syllable")).round(2).values.tolist()
    [['text', 2, 3, 10, 3.33, 4, 1.5, 0.8]]
    """
    demand_words(words)
    sizes = words.groupby(["article", "sentence"]).size().rename("words").reset_index()
    table = sentences[["article", "passage", "sentence", "role"]].merge(sizes, on=["article", "sentence"], how="left")
    table = table.fillna({"words": 0}).astype({"words": int})
    table = table.assign(in_body=table["words"].where(table["role"] == "body", 0))
    built = table.groupby("article", sort=False).agg(
        passages=("passage", "nunique"), sentences=("sentence", "size"), words=("words", "sum"),
        words_per_sentence=("words", "mean"), longest_sentence=("words", "max"), in_body=("in_body", "sum"),
    )  # fmt: skip
    body = (built["in_body"] / built["words"]).where(built["words"] > 0)
    built = built.assign(sentences_per_passage=built["sentences"] / built["passages"], body=body)
    return built.drop(columns="in_body").reset_index()


def is_quoted(words, quotes):
    """Which words stand inside quoted speech.

    Parameters
    ----------
    words : pandas.DataFrame
        The table of `segment_words`.
    quotes : pandas.DataFrame
        The table of `extract_quotes`; only its rows of the type `speech` count.

    Returns
    -------
    pandas.Series of bool
        Aligned with `words`.

    Examples
    --------
    >>> from diembao import extract_quotes, segment_words
    >>> text = "Bà Lê Thị Hoa khẳng định: “Chúng tôi sẽ làm cầu”."
    >>> words = segment_words(text, by="syllable")
    >>> words.loc[is_quoted(words, extract_quotes(text)), "word"].tolist()
    ['chúng', 'tôi', 'sẽ', 'làm', 'cầu']
    """
    return speech_of(words, quotes).notna()


def speech_of(words, quotes):
    """The row of `quotes` in whose speech each word stands; missing where it is narrated. The outermost quotation counts."""
    spoken = quotes[(quotes["type"] == SPEECH) & ~quotes["nested"].astype(bool)]
    inside = pd.Series(np.nan, index=words.index)
    by_article = {name: some.sort_values("start") for name, some in spoken.groupby("article")}
    for article, some in words.groupby("article", sort=False):
        if (own := by_article.get(article)) is None:
            continue
        begins = own["start"].to_numpy()
        last = np.searchsorted(begins, some["start"].to_numpy(), side="right") - 1
        within = (last >= 0) & (some["end"].to_numpy() <= own["end"].to_numpy()[last])
        inside.loc[some.index[within]] = own.index.to_numpy()[last[within]]
    return inside.astype("Int64")


def speech_shares(words, quotes):
    """Measure how much of all quoted speech each speaker has.

    Parameters
    ----------
    words : pandas.DataFrame
        The table of `segment_words`.
    quotes : pandas.DataFrame
        The table of `extract_quotes` of the same articles.

    Returns
    -------
    pandas.DataFrame
        One row a speaker, the one with most words first: speaker (`not told` where the article does not tell), title (the most
        frequent one), quotes, articles, words, share (of all words of speech, 0 to 1), and article, start, end of the longest
        quotation (offsets into the raw text). Indirect speech is not counted. Speakers of one name are taken for one person.

    Examples
    --------
    >>> from diembao import extract_quotes, segment_words
    >>> text = "Bà Lê Thị Hoa, Giám đốc Sở Y tế, khẳng định: “Chúng tôi sẽ làm cầu”."
    >>> table = speech_shares(segment_words(text, by="syllable"), extract_quotes(text))
    >>> table[["speaker", "title", "quotes", "words", "share"]].values.tolist()
    [['Lê Thị Hoa', 'Giám đốc Sở Y tế', 1, 5, 1.0]]
    """
    spoken = quotes[(quotes["type"] == SPEECH) & ~quotes["nested"].astype(bool)]
    sizes = speech_of(words, quotes).value_counts()
    spoken = spoken.assign(
        words=sizes.reindex(spoken.index, fill_value=0).astype(int), speaker=spoken["speaker"].fillna("not told")
    )
    longest = spoken.sort_values("words", ascending=False, kind="stable").drop_duplicates("speaker")
    table = spoken.groupby("speaker").agg(
        title=("title", _most_frequent), quotes=("words", "size"), articles=("article", "nunique"), words=("words", "sum")
    )
    table = table.assign(share=table["words"] / max(1, table["words"].sum())).reset_index()
    table = table.merge(longest[["speaker", "article", "start", "end"]], on="speaker")
    table = table.astype({"article": words["article"].dtype})
    return table.sort_values(["words", "speaker"], ascending=[False, True], kind="stable", ignore_index=True)


def _most_frequent(values):
    counts = values.dropna().value_counts()
    return counts.index[0] if len(counts) else None
