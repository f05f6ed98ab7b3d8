"""Agreement between articles: which figures tell one quantity, and whether they tell it alike.

Comparing every figure with every other would take time that grows with the square of the corpus. Instead figures meet
under the words that they share (blocking), and where very many do, each meets only its neighbours in time and size
(the sorted neighbourhood of Hernández & Stolfo 1995), so that the time grows with the number of figures.
"""

from collections import defaultdict
from itertools import islice

import pandas as pd

from diembao.explore.evidence import Evidence
from diembao.explore.groups import group_pairs
from diembao.explore.tellings import read_tellings
from diembao.read.passages import as_sentences

NEIGHBOURS = 20  # figures that one meets under each word
# A pair is left out where another figure of that article fits so much better; a contradiction, even where another agrees and
# fits nearly as well. Two figures of one article at least so much alike are a withdrawn value and the right one.
RIVAL, AGREED, CORRECTED = 0.88, 0.7, 0.5
LEAST = 0.4
RELATIONS = ("contradicts", "updated", "rounded", "same")
SIDE = ["id", "article", "start", "end", "text"]
COLUMNS = ["group", "relation", "confidence", "quantity", *(f"{name}_{side}" for side in "ab" for name in SIDE), "note"]


def compare_figures(figures, articles, least=LEAST):
    """Find figures of different articles that tell one quantity, and say how they stand to each other.

    Two figures tell one quantity where kind and unit agree (kilometres and metres do), their clauses share enough of
    the words that say what is counted, the places named do not exclude each other, and nothing else in the article
    fits better. Then `same` is one value; `rounded`, values that wording or digits allow to be one (`hơn 4.100` and
    4.128); `updated`, other values at another time or a plan against its outcome; `contradicts`, values that
    nothing of this explains.

    Parameters
    ----------
    figures, articles : pandas.DataFrame
        As `extract_figures` and `read_articles` give them. With the column `published`, time is known where a text
        does not say it.
    least : float
        Pairs of less confidence are left out, 0 to 1.

    Returns
    -------
    pandas.DataFrame
        A row a pair: group (pairs that share figures), relation, confidence (0 to 1, a ranking and no probability),
        quantity (what is counted), id, article, start, end, text of both (`_a` and `_b`; offsets into raw; a is the
        earlier, of `rounded` the exact one) and note (why). Contradictions come first, the most confident on top.

    Raises
    ------
    ValueError
        If `least` is not between 0 and 1.

    Examples
    --------
    >>> from diembao import extract_figures
    >>> texts = ["Năm 2022, toàn huyện Bình Lư có 64 trạm bơm hư hỏng.", "Huyện Bình Lư năm 2022 có 46 trạm bơm hư hỏng."]
    >>> articles = pd.DataFrame({"article": ["a", "b"], "raw": texts})
    >>> compare_figures(extract_figures(articles), articles)[["relation", "text_a", "text_b"]].values.tolist()
    [['contradicts', '64', '46']]
    """
    if not 0 <= least <= 1:
        raise ValueError(f"least is a confidence from 0 to 1, not {least}")
    tellings = read_tellings(figures, articles, as_sentences(articles))
    evidence = Evidence(tellings, articles)
    weighed = (evidence.weigh(tellings[i], tellings[j]) for i, j in sorted(candidates(tellings)))
    found = [pair for pair in weighed if pair and pair.confidence >= least]
    return _table(_without_rivals(found, evidence), figures)


def candidates(tellings):
    """Pairs of tellings of different articles that may tell one quantity, as positions.

    Parameters
    ----------
    tellings : list of Telling

    Returns
    -------
    set of (int, int)
    """
    meeting = defaultdict(list)
    for i, telling in enumerate(tellings):
        for word in telling.meeting_points():
            meeting[telling.dimension, word].append(i)
    order = {i: telling.place_in_order for i, telling in enumerate(tellings)}
    pairs = set()
    for found in meeting.values():
        found.sort(key=order.__getitem__)
        for k, i in enumerate(found):
            others = (j for j in islice(found, k + 1, k + 1 + NEIGHBOURS) if tellings[j].article != tellings[i].article)
            pairs.update((min(i, j), max(i, j)) for j in others)
    return pairs


def _without_rivals(pairs, evidence):
    """Leaves out what fits another figure of the same article better: a whole is not told against a part.

    A correction is another matter. It tells the wrong value and the right one in the same words, and an earlier article
    that has the wrong one is contradicted by the right one, however well the two wrong ones fit.
    """
    best, agreed = {}, {}
    for pair in pairs:
        for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
            for found in (best, agreed) if pair.relation in ("same", "rounded") else (best,):
                key = one.row, other.article
                if key not in found or found[key][0] < pair.confidence:
                    found[key] = pair.confidence, other

    def has_rival(pair, one, other):
        key = one.row, other.article
        confidence, rival = best[key]
        if pair.relation == "contradicts" and key in agreed and agreed[key][0] > AGREED * pair.confidence:
            confidence, rival = agreed[key]
        elif pair.confidence >= RIVAL * confidence:
            return False
        return not _corrects(rival, other, evidence)

    kept = [pair for pair in pairs if not has_rival(pair, pair.a, pair.b) and not has_rival(pair, pair.b, pair.a)]
    return _without_told_apart(kept, evidence)


def _corrects(one, other, evidence):
    """Whether two figures of one article are a withdrawn value and the right one."""
    within = None if one.sentence == other.sentence else evidence.weigh(one, other)
    return bool(within and within.relation == "contradicts" and within.confidence >= CORRECTED)


def _without_told_apart(pairs, evidence):
    """Leaves out contradictions of two values that a third article tells side by side: it knows two quantities."""
    told = defaultdict(list)
    for pair in pairs:
        if pair.relation in ("same", "rounded"):
            told[pair.a.row].append(pair.b)
            told[pair.b.row].append(pair.a)

    def apart(pair):
        return any(
            one.article == other.article and one.row != other.row and not _corrects(one, other, evidence)
            for one in told[pair.a.row]
            for other in told[pair.b.row]
        )

    return [pair for pair in pairs if pair.relation != "contradicts" or not apart(pair)]


def _table(pairs, figures):
    records = figures[SIDE].to_dict("records")
    rows = []
    for pair in pairs:
        sides = [(side, records[telling.row]) for side, telling in (("a", pair.a), ("b", pair.b))]
        told = {f"{name}_{side}": record[name] for side, record in sides for name in SIDE}
        rows.append(
            {
                "relation": pair.relation,
                "confidence": round(pair.confidence, 3),
                "quantity": pair.quantity,
                **told,
                "note": pair.note,
            }
        )
    table = pd.DataFrame(rows, columns=COLUMNS)
    rank = table["relation"].map({name: i for i, name in enumerate(RELATIONS)})
    table = table.assign(rank=rank).sort_values(["rank", "confidence", "id_a", "id_b"], ascending=[True, False, True, True])
    return regroup(table.drop(columns="rank"))


def regroup(pairs, least=0.0):
    """The pairs of at least some confidence, with their groups formed and numbered anew.

    Parameters
    ----------
    pairs : pandas.DataFrame
        As `compare_figures` gives it.
    least : float

    Returns
    -------
    pandas.DataFrame
        Groups are named G001, G002, … in the order of their first pairs.
    """
    pairs = pairs[pairs["confidence"] >= least].reset_index(drop=True)
    group = pairs["id_a"].map(group_pairs(zip(pairs["id_a"], pairs["id_b"], strict=True)))
    names = {name: f"G{i:03d}" for i, name in enumerate(dict.fromkeys(group), 1)}
    return pairs.assign(group=group.map(names).astype(object))
