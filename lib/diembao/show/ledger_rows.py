"""The rows of a ledger: each figure with its sentence and its article, whole enough to stand alone in a file."""

import numpy as np
import pandas as pd

from diembao.show.tables import find_context

RECORD = (
    "value", "edtf", "modifier", "relation", "low", "high", "unit", "counted", "action", "actor", "when", "place", "aspect",
    "status", "speaker", "change",
)  # fmt: skip
ABOUT = ("title", "outlet", "published")
NUMBERS = ("start", "end", "value", "low", "high", "mark")
SIGNS = {">": "> ", "<": "< ", ">=": "≥ ", "<=": "≤ ", "~": "≈ "}
EXPORTED = ("id", "article", *ABOUT, "sentence_text", "start", "end", "text", "kind", *RECORD)


def ledger_frame(figures, articles, sentences):
    """Figures with every column of their record, their sentence and their article.

    Parameters
    ----------
    figures, articles, sentences : pandas.DataFrame
        As `extract_figures`, `read_articles` and `split_sentences` give them.

    Returns
    -------
    pandas.DataFrame
        A row a figure, in their order: the columns of EXPORTED; `mark`, the offset of the figure into its sentence (-1 where no
        sentence holds it); and `amount`, value and bounds as they are shown.
    """
    figures = figures.reset_index(drop=True)
    around = find_context(figures, sentences)
    about = articles.drop_duplicates("article").set_index("article")
    frame = figures.reindex(columns=[name for name in EXPORTED if name in figures or name in RECORD])
    for name in ABOUT:
        frame[name] = figures["article"].map(about[name]).astype(object) if name in about else None
    mark = (figures["start"] - around["start"]).where(around["text"].notna(), -1).astype("int64")
    frame = frame.assign(sentence_text=around["text"].astype(object), mark=mark)
    for name in frame.columns.difference(NUMBERS):
        frame[name] = frame[name].astype(object)  # a column in which nothing is told would be one of numbers
    for name in ("value", "low", "high"):
        frame[name] = pd.to_numeric(frame[name]).astype(float)
    if "id" not in frame:
        frame["id"] = [f"{row.article}#{row.start}-{row.end}" for row in figures.itertuples()]
    parts = (frame[name] for name in ("kind", "value", "low", "high", "relation"))
    frame["amount"] = pd.Series([amount_text(*row) for row in zip(*parts, strict=True)], frame.index, object)
    return frame[[*EXPORTED, "mark", "amount"]]


def amount_text(kind, value, low, high, relation):
    """Value and bounds of a figure in one cell; None for what is no quantity.

    Examples
    --------
    >>> nan = float("nan")
    >>> [amount_text("count", *row) for row in ((4100, 4100, nan, ">"), (nan, 12, 15, ".."), (0.5, nan, nan, "~"))]
    ['> 4,100', '12 to 15', '≈ 0.5']
    >>> amount_text("score", nan, 2, 1, "="), amount_text("date", nan, nan, nan, "=")
    ('2 : 1', None)
    """
    if low == low and high == high:  # a missing number is not equal to itself
        return f"{_digits(low)} {':' if kind == 'score' else 'to'} {_digits(high)}"
    size = next((number for number in (value, low, high) if number == number), None)
    return None if size is None else f"{SIGNS.get(relation, '')}{_digits(size)}"


def amount_of(row):
    """`amount_text` of a row, as a dict."""
    return amount_text(row.get("kind"), row["value"], row["low"], row["high"], row["relation"])


def _digits(number):
    return f"{number:,.0f}" if float(number).is_integer() or abs(number) >= 1e6 else f"{number:,.6g}"


def packed(sieve):
    """The columns of a ledger for the script of a page: texts by their number in a list of the distinct ones.

    Parameters
    ----------
    sieve : diembao.show.sieve.Sieve

    Returns
    -------
    dict
        Name -> `{"rows": numbers}` for numbers (null where missing), `{"values": texts, "rows": numbers}` for texts.
    """
    frame, columns = sieve.frame, {}
    for name in frame:
        if name in NUMBERS:
            columns[name] = {"rows": [_number(value) for value in frame[name].tolist()]}
        else:
            codes, values = sieve.coded(name)
            columns[name] = {"values": values, "rows": codes.tolist()}
    begin, end = sieve.spans
    columns["begin"], columns["until"] = ({"rows": [_number(round(v, 6)) for v in some.tolist()]} for some in (begin, end))
    return columns


def _number(value):
    """A number as short as JSON has it, or None where it is missing or infinite."""
    if isinstance(value, float):
        if not np.isfinite(value):
            return None
        return int(value) if value.is_integer() else value
    return value
