"""Quotations: who says what, in which words.

Stretches in quotation marks and speech led by a dash are found passage by passage; each is somebody's words (`speech`), a coined
or ironic term (`scare`) or the name of a work (`title`), and speech is given to its speaker by the clause that frames it.
"""

import pandas as pd

from diembao.extract.names import article_names, read_blocks
from diembao.extract.quote_dialogue import dialogue
from diembao.extract.quote_marks import stretches
from diembao.extract.quote_speakers import Speakers
from diembao.extract.quote_types import quote_type

QUOTE_COLUMNS = ["article", "passage", "sentence", "start", "end", "text", "type", "speaker", "title", "verb", "nested"]


def extract_quotes(articles):
    """Find every quotation, say what it is, and who speaks.

    Parameters
    ----------
    articles : pandas.DataFrame or str
        The table of `read_articles`, or one text.

    Returns
    -------
    pandas.DataFrame
        A row a quotation, in text order: article, passage, sentence (of its first character; running numbers within the
        article), start, end (offsets into raw, without the marks), text (`raw[start:end]`), type (speech, scare, title), for
        speech speaker (the name in the fullest form of the article, or the noun phrase where no name is given), title (the
        speaker's role as stated near), verb (of saying, as written), each missing where the article does not tell, and
        nested (whether it stands inside another quotation).

    Raises
    ------
    TypeError
        If `articles` is neither a table nor a text.

    Examples
    --------
    >>> extract_quotes("Bà Lê Thị Hoa, Giám đốc Sở Y tế, khẳng định: “Chúng tôi không để “cháy” thuốc”.")[
    ...     ["text", "type", "speaker", "verb", "nested"]
    ... ]
                                text    type     speaker       verb  nested
    0  Chúng tôi không để “cháy” thuốc  speech  Lê Thị Hoa  khẳng định   False
    1                           cháy   scare        None       None    True
    """
    rows = []
    for article, blocks in read_blocks(articles):
        names = article_names(blocks)
        for quote in article_quotes(blocks, names):
            first, last = quote.block, quote.last
            start, end = first.raw_span(quote.start, quote.start)[0], last.raw_span(quote.end, quote.end)[1]
            rows.append(
                (article, first.passage, first.sentence_at(quote.start), start, end, None)
                + (quote.type, quote.speaker, quote.title, quote.verb, quote.nested)
            )
    return _with_text(pd.DataFrame(rows, columns=QUOTE_COLUMNS), articles)
