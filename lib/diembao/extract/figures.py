"""The figures table: every number of a text with its value, bounds, unit, what is counted, who, when and where."""

import re
from bisect import bisect_right
from itertools import groupby

import pandas as pd

from diembao.extract.calendar import day_of
from diembao.extract.context import describe
from diembao.extract.counted import complete
from diembao.extract.scanner import scan_passage
from diembao.extract.tokens import Tokens
from diembao.extract.where import Scene
from diembao.extract.whose_word import give_speakers, is_quoted
from diembao.read.clean import clean
from diembao.read.collection import without_collection
from diembao.read.passages import each_passage, sentence_spans

COLUMNS = [
    "id", "article", "passage", "sentence", "start", "end", "text", "kind", "value", "edtf", "modifier", "relation", "low", "high",
    "unit", "counted", "action", "actor", "when", "place", "aspect", "status", "speaker", "change",
]  # fmt: skip
NUMBERS = ["value", "low", "high"]
CHANGING = frozenset(("count", "share", "money", "measure", "duration", "age"))
TURNS = re.compile(r"\b(?:xuống|lên|còn|thành)\b")


def extract_figures(articles):
    """Read every figure of the articles.

    What a figure is, and what each field means, is set down in `data/README.md`.

    Parameters
    ----------
    articles : pandas.DataFrame or str
        The table of `read_articles` or of `split_passages`, or one text.

    Returns
    -------
    pandas.DataFrame
        A row a figure, in the order of the text: id (stable for one text), article, passage, sentence, start, end (offsets into
        raw), text, kind, value (float), edtf (ISO 8601-2), modifier, relation, low, high, unit, counted, action, actor, when,
        place, aspect, status, speaker, and change (the id of the figure that this one goes to or comes from). What the text
        does not say is missing.

    Raises
    ------
    TypeError, ValueError
        If `articles` is neither a text nor such a table.

    Examples
    --------
    >>> figures = extract_figures("Từ năm 2017 đến nay, thành phố đã củng cố được 226 tổ chức cơ sở đảng yếu kém.")
    >>> figures[["text", "kind", "value", "counted", "when"]].to_dict("records")[1]
    {'text': '226', 'kind': 'count', 'value': 226.0, 'counted': 'tổ chức cơ sở đảng yếu kém', 'when': '2017/..'}
    """
    published, records = {}, []
    if isinstance(articles, pd.DataFrame) and "published" in articles:
        published = dict(zip(articles["article"], articles["published"], strict=True))
    with without_collection():
        for article, passages in groupby(each_passage(articles), key=lambda row: row.article):
            records += _of_article(list(passages), day_of(published.get(article)))
    figures = pd.DataFrame(records, columns=COLUMNS)
    return figures.astype(dict.fromkeys(NUMBERS, "float64") | dict.fromkeys(["passage", "sentence", "start", "end"], "int64"))


def _of_article(passages, day):
    """The records of the figures of one article."""
    records, scene, spans, sentence, quoted, last = [], Scene(), [], 0, [], ""
    for n, p in enumerate(passages):
        t = Tokens(p.clean)
        sentences = sentence_spans(p.clean)
        mentions = complete(t, scan_passage(p.clean, t))
        cleaned = clean(p.text) if mentions and p.text != p.clean else None
        found = []
        for m, context in zip(mentions, describe(t, mentions, sentences, scene, day), strict=True):
            start, end = cleaned.to_raw(m.start, m.end) if cleaned else (m.start, m.end)
            number = sentence + max(0, bisect_right(sentences, (m.start, len(t.source))) - 1)
            found.append(_record(p, m, context, number, p.start + start, p.start + end))
        _pair_changes(t, mentions, found)
        if is_quoted(p.clean, mentions, last):
            quoted.append(n)
        last = p.clean
        records += found
        spans.append(sentences)
        sentence += len(sentences)
    give_speakers(passages, spans, records, quoted)
    return records


def _record(p, m, context, sentence, start, end):
    return {
        "id": f"{p.article}#{start}-{end}",
        "article": p.article,
        "passage": p.passage,
        "sentence": sentence,
        "start": start,
        "end": end,
        "text": p.text[start - p.start : end - p.start],
        "kind": m.kind,
        "value": None if m.value is None else float(m.value),
        "edtf": m.edtf,
        "modifier": m.modifier,
        "relation": m.relation,
        "low": None if m.low is None else float(m.low),
        "high": None if m.high is None else float(m.high),
        "unit": m.unit,
        "counted": m.counted,
        "change": None,
    } | context


def _pair_changes(t, mentions, records):
    """Figures of one change know each other: từ 12,5% xuống 9%; 12 tổ dân phố, 12 chi bộ thành 5 tổ dân phố, 5 chi bộ."""
    for i, m in enumerate(mentions):
        if m.value is None or m.kind not in CHANGING or records[i]["change"]:
            continue
        for j in range(i + 1, min(i + 5, len(mentions))):
            n = mentions[j]
            between = t.source[m.end : n.start]
            if "." in between.replace("...", "") or ";" in between:
                break
            if n.kind != m.kind or n.value is None or records[j]["change"]:
                continue
            turn = TURNS.search(between)
            opened = t.before(m.first) == "từ" or "thành" in between.split()
            same = m.unit == n.unit and (m.counted == n.counted or m.kind != "count")
            if turn and opened and same and len(between) < 80:
                records[i]["change"], records[j]["change"] = records[j]["id"], records[i]["id"]
                break
