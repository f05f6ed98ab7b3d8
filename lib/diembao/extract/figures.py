"""The figures table: every number of a text with its value, bounds, unit, what is counted, who, when and where."""

import pandas as pd

from diembao.extract.counted import complete
from diembao.extract.scanner import scan_passage
from diembao.extract.tokens import Tokens
from diembao.read.clean import clean
from diembao.read.passages import as_passages, sentence_spans

COLUMNS = [
    "id", "article", "passage", "sentence", "start", "end", "text", "kind", "value", "edtf", "modifier", "relation", "low", "high",
    "unit", "counted", "action", "actor", "when", "place", "aspect", "status", "speaker", "change",
]  # fmt: skip


def extract_figures(articles):
    rows = []
    for p in as_passages(articles).itertuples():
        c = clean(p.text)
        t = Tokens(c.text)
        for m in complete(t, scan_passage(c.text)):
            s, e = c.to_raw(m.start, m.end)
            rows.append(dict(article=p.article, passage=p.passage, start=p.start + s, end=p.start + e, text=p.text[s:e], kind=m.kind,
                value=m.value, edtf=m.edtf, modifier=m.modifier, relation=m.relation, low=m.low, high=m.high, unit=m.unit, counted=m.counted))
    return pd.DataFrame(rows)
