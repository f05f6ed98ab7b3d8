"""Names of people, organisations, places and programmes, with one canonical form for the mentions of one thing.

Names are read without a learned model: generic heads (`quận`, `Sở`, `Chỉ thị`), titles of persons, gazetteers, and runs of
capitals, for which the whole article is asked: a run that is a person's once is a person's everywhere.
"""

from bisect import bisect_right
from itertools import groupby

import pandas as pd

from diembao.extract.name_forms import canonical_forms
from diembao.extract.name_programmes import named_again
from diembao.extract.name_scan import scan
from diembao.extract.name_tokens import NameTokens
from diembao.extract.name_votes import decide
from diembao.read.abbreviations import define_abbreviations
from diembao.read.clean import clean
from diembao.read.passages import as_articles, sentence_spans, split_passages

NAME_COLUMNS = ["article", "passage", "sentence", "start", "end", "text", "kind", "canonical"]


def extract_names(articles):
    """Find every mention of a person, an organisation, a place or a programme.

    Parameters
    ----------
    articles : pandas.DataFrame or str
        The table of `read_articles`, or one text.

    Returns
    -------
    pandas.DataFrame
        A row a mention, in text order: article, passage, sentence (running numbers within the article), start, end (offsets
        into raw), text (`raw[start:end]`), kind (person, organisation, place, programme), canonical (the fullest form of the
        same thing in the article, in clean spelling). Of nested names the longest is given.

    Raises
    ------
    TypeError
        If `articles` is neither a table nor a text.

    Examples
    --------
    >>> extract_names("Ông Nguyễn Văn Nam, Giám đốc Sở Y tế Hà Nội, cho biết. Theo ông Nam, quận Ba Đình đã xong.")[
    ...     ["text", "kind", "canonical"]
    ... ]
                    text          kind       canonical
    0     Nguyễn Văn Nam        person  Nguyễn Văn Nam
    1    Sở Y tế Hà Nội  organisation  Sở Y tế Hà Nội
    2                Nam        person  Nguyễn Văn Nam
    3        quận Ba Đình         place    quận Ba Đình
    """
    rows = []
    for article, _, blocks in read_blocks(articles):
        for block, name, canonical in article_names(blocks):
            start, end = block.raw_span(name.start, name.end)
            rows.append(
                (
                    article,
                    block.passage,
                    block.sentence_at(name.start),
                    start,
                    end,
                    block.raw_text(start, end),
                    name.kind,
                    canonical,
                )
            )
    return pd.DataFrame(rows, columns=NAME_COLUMNS)


class Block:
    """A passage made ready for reading: its clean text, tokens and sentences, and the way back to the raw text.

    Parameters
    ----------
    row : tuple
        Of `split_passages`.
    first_sentence : int
        The number, within the article, of its first sentence.
    sentences : list of (start, end), optional
        Those of its clean text, where they are known already.
    """

    def __init__(self, row, first_sentence, sentences=None):
        self.passage, self.role, self.offset, self._raw = row.passage, row.role, row.start, row.text
        self._clean = None if row.text == row.clean else clean(row.text)
        self.text = self._clean.text if self._clean else row.text
        known = sentences is not None and self.text == row.clean
        self.first_sentence, self.sentences = first_sentence, sentences if known else sentence_spans(self.text)
        self._starts = [start for start, _ in self.sentences]
        self.tokens = NameTokens(self.text)

    def raw_span(self, start, end):
        """Offsets into the article's raw text."""
        if self._clean:
            start, end = self._clean.to_raw(start, end)
        return self.offset + start, self.offset + end

    def raw_text(self, start, end):
        return self._raw[start - self.offset : end - self.offset]

    def sentence_number(self, offset):
        """Which of its own sentences holds this offset."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def sentence_at(self, offset):
        """The number, within the article, of the sentence that holds this offset."""
        return self.first_sentence + self.sentence_number(offset)


def read_blocks(articles):
    """The (article, raw text, list of Block) of each article of a table, or of a text."""
    articles = as_articles(articles)
    raw = dict(zip(articles["article"], articles["raw"], strict=True))
    for article, rows in groupby(split_passages(articles).itertuples(), key=lambda row: row.article):
        blocks, number = [], 0
        for row in rows:
            blocks.append(Block(row, number))
            number += len(blocks[-1].sentences)
        yield article, raw[article], blocks


def article_names(blocks):
    """The names of one article, in text order, each with its block and its canonical form."""
    defined = _defined(blocks)
    for block in blocks:
        block.tokens.defined = defined
    found = [(block, name) for block in blocks for name in scan(block.tokens)]
    found = named_again(decide(found, blocks), blocks)
    forms = canonical_forms([name for _, name in found])
    return [(block, name, form) for (block, name), form in zip(found, forms, strict=True)]


def _defined(blocks):
    """The abbreviations that the article defines -> what they stand for, both lower-cased."""
    texts = [block.text for block in blocks if "(" in block.text]
    return {short.lower(): long.lower() for text in texts for short, long in define_abbreviations(text).items()}
