"""What stands in the notebook on the corpus about cleaning: the rules, and every edit that they made."""

import unicodedata

import pandas as pd

from diembao.read.abbreviations import report_quotes
from diembao.read.clean import RULES, clean
from diembao.show.charts import Chart
from diembao.show.controls import Choice
from diembao.show.pictures import Bars
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
    >>> visible("Hoà\\u200b"), visible("  "), visible("")
    ('Hoà[ZERO WIDTH SPACE]', '[2 blanks]', '(nothing)')
    """
    if text and not text.strip(" "):
        return f"[{plural(len(text), 'blank')}]"
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
    columns = ["text", "became", "rule", "article"]
    labels, caption = {"text": "stood there"}, "Edits, one a row"
    vietnamese = {"text", "became"}
    return Table(edits, columns, ["rule", "article"], _raw_lines(articles), caption, labels, opens="text", vietnamese=vietnamese)


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


def without_chart(articles, rule="tone-mark"):
    """What one rule does to the count of words: the forms that are counted apart without it.

    Parameters
    ----------
    articles : pandas.DataFrame
    rule : str
        The rule that is left out.

    Returns
    -------
    Chart
    """
    choices = [Choice("without", "Rule left out", tuple(RULES), rule)]
    whole = _forms(articles["clean"])
    return Chart("Cleaning without one rule", lambda without: _apart(articles, whole, without), _Apart(), choices)


def _forms(texts):
    """How often each form between blanks occurs."""
    return pd.Series([form for text in texts for form in text.split(" ")]).value_counts()


def _apart(articles, whole, rule):
    """The forms that occur more often without a rule, with the numbers of forms."""
    apart = _forms(clean(raw, without=[rule]).text for raw in articles["raw"])
    more = apart.sub(whole, fill_value=0).astype(int)
    more = more[more > 0].sort_values(ascending=False, kind="stable")
    table = pd.DataFrame({"form": [visible(form) for form in more.head(15).index], "more": more.head(15).to_numpy()})
    table.attrs.update(rule=rule, forms=len(more), occurrences=int(more.sum()), before=len(whole), after=len(apart))
    return table


class _Apart:
    """Bars of the forms, and a sentence on all of them."""

    def draw(self, table):
        return Bars("form", "more", "times counted apart").draw(table)

    def describe(self, table):
        said = table.attrs
        if not said["forms"]:
            return f"Without the rule {said['rule']} every form is counted as with it."
        return (
            f"Without the rule {said['rule']}, {plural(said['forms'], 'form')} between blanks would be counted apart, "
            f"{plural(said['occurrences'], 'time')} in all; the corpus would have {said['after']:,} different forms instead of "
            f"{said['before']:,}."
        )


def open_marks(articles):
    """Quotation marks that are never closed, or never opened, each opening its line.

    Parameters
    ----------
    articles : pandas.DataFrame

    Returns
    -------
    Table or Said
    """
    found = [report_quotes(row.raw).assign(article=row.article) for row in articles.itertuples()]
    table = pd.concat(found, ignore_index=True)
    if table.empty:
        return Said("Every quotation mark of this corpus that opens is closed in its paragraph.")
    columns = ["context", "mark", "problem", "article"]
    caption = "Quotation marks that stand alone in their paragraph, one a row"
    return Table(table, columns, ["problem"], _raw_lines(articles), caption, opens="context", vietnamese={"context"})


def _raw_lines(articles):
    """The lines of the raw texts, as a context for spans in them."""
    lines = [(row.article, at, at + len(line), line) for row in articles.itertuples() for at, line in _lines(row.raw)]
    return pd.DataFrame(lines, columns=["article", "start", "end", "text"])
