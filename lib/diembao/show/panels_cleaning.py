"""What stands in the notebook on the corpus about cleaning: the rules, and every edit that they made."""

import unicodedata

import pandas as pd

from diembao.read.clean import RULES, clean
from diembao.show.prose import Said, plural
from diembao.show.tables import Table
from diembao.show.wording import listed

RULE_WORDS = {
    "entity": "characters written out for HTML, such as &nbsp; and &agrave;",
    "mojibake": "characters that were read in the wrong encoding: Ä‘ for đ, a control character for “",
    "invisible": "characters that show nothing: zero-width blanks, soft hyphens, direction marks, controls",
    "composed": "a letter and its marks as one character (Unicode NFC), in whichever order they were typed",
    "d-stroke": "the Icelandic Ð and the African Ɖ typed for the Vietnamese Đ",
    "tone-mark": "the tone mark of an open syllable on its first vowel: hòa, thủy",
    "blank": "no-break and other special blanks",
    "newline": "line and page ends of other systems and of word processors",
    "trailing": "blanks at the end of a line",
}


def edits(articles):
    """What cleaning changed, one edit a row.

    Parameters
    ----------
    articles : pandas.DataFrame

    Returns
    -------
    pandas.DataFrame
        article rule start end (raw offsets) text (as it stood) became; characters that show nothing are named.
    """
    rows = [
        (row.article, edit.rule, edit.start, edit.end, visible(edit.before), visible(edit.after))
        for row in articles.itertuples()
        for edit in clean(row.raw).edits.itertuples()
    ]
    return pd.DataFrame(rows, columns=["article", "rule", "start", "end", "text", "became"])


def visible(text):
    """A text in which characters that show nothing are named.

    Examples
    --------
    >>> visible("Hoà\\u200b"), visible("")
    ('Hoà[ZERO WIDTH SPACE]', '(nothing)')
    """
    shown = (c if c.isprintable() and not c.isspace() and unicodedata.category(c) != "Cf" else _named(c) for c in text)
    return "".join(shown) or "(nothing)"


def _named(char):
    common = {" ": " ", "\n": "[line end]", "\r": "[carriage return]", "\t": "[tab]"}
    return common.get(char) or f"[{unicodedata.name(char, f'U+{ord(char):04X}')}]"


def rules_table(edits):
    """Each rule of cleaning: what it changes, how often, and where first.

    Parameters
    ----------
    edits : pandas.DataFrame
        As `edits` gives it.

    Returns
    -------
    Table
    """
    rows = []
    for rule in RULES:
        some = edits[edits["rule"].str.contains(rf"(?:^|\+){rule}(?:\+|$)")]
        example = f"{some['text'].iloc[0]} → {some['became'].iloc[0]}" if len(some) else None
        rows.append((rule, RULE_WORDS.get(rule, ""), len(some), some["article"].nunique(), example))
    table = pd.DataFrame(rows, columns=["rule", "changes", "edits", "articles", "example"])
    return Table(table, caption="Rules of cleaning, in the order in which they run", vietnamese={"example"})


def edits_table(edits, articles):
    """The edits, each opening the passage of the raw text in which it was made.

    Parameters
    ----------
    edits : pandas.DataFrame
        As `edits` gives it.
    articles : pandas.DataFrame

    Returns
    -------
    Table or Said
    """
    if edits.empty:
        return Said(f"No rule found anything to change in {plural(len(articles), 'article')}: no table of edits.")
    lines = pd.DataFrame(
        [(row.article, at, at + len(line), line) for row in articles.itertuples() for at, line in _lines(row.raw)],
        columns=["article", "start", "end", "text"],
    )
    columns = ["text", "became", "rule", "article"]
    labels = {"text": "stood there"}
    return Table(
        edits, columns, ["rule", "article"], lines, "Edits, one a row", labels, opens="text", vietnamese={"text", "became"}
    )


def _lines(raw):
    """(offset, line) of a raw text, line ends with their lines."""
    at = 0
    for line in raw.splitlines(keepends=True):
        yield at, line
        at += len(line)


def edits_in_words(edits, articles):
    """How much cleaning changed, in a sentence.

    Parameters
    ----------
    edits, articles : pandas.DataFrame

    Returns
    -------
    Said
    """
    if edits.empty:
        return Said("Cleaning changed nothing: the files came in the spelling that the rules ask for.")
    counts = edits["rule"].value_counts().head(3)
    told = listed(f"{rule} ({count:,})" for rule, count in counts.items())
    texts = plural(edits["article"].nunique(), "article")
    return Said(f"Cleaning made {plural(len(edits), 'edit')} in {texts}; most by {told}.")
