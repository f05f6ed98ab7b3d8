"""Totals and their parts inside one article: do they add up?"""

import math
import re
from dataclasses import dataclass

import pandas as pd

from diembao.explore.amounts import base_unit, digits
from diembao.explore.reconcile import COLUMNS, SIDE

ADDED = ("count", "money", "measure")
# Words behind a total that announce its parts: all of them, or perhaps only some.
ALL = re.compile(r"\b(?:(?:bao )?gồm|chia (?:làm|thành|ra)|phân (?:làm|thành|ra)|trong số (?:này|đó|ấy))\b", re.IGNORECASE)
SOME = re.compile(r"\b(?:trong đó|cụ thể)\b", re.IGNORECASE)
# Words before a total that say that it is the sum of what came before it.
SUM = re.compile(r"\b(?:cộng chung|tổng cộng|cộng lại|cả thảy|tính chung|tổng số)\b[^.;]*\Z", re.IGNORECASE)
SENTENCES, PARTS = 3, 8  # how far behind a total parts are looked for, and how many of them
GAP, REACH = 70, 120  # characters between two parts of a list, and from the word that announces it to the first
NEAR = 0.8, 1.25  # parts that add up to less or more than these shares of the total are no list of its parts
LARGE = 100  # a smaller total is not taken for wrong by parts that are called by another name
FEWEST = 5  # the smallest total whose parts may be found without a word that announces them
MOST = 0.85  # from this share on, three parts that are announced as some are taken for all
SURE, LIKELY, MAYBE = 0.9, 0.7, 0.5


@dataclass(frozen=True)
class Number:
    """A figure that can be added: its row, sentence, place and value, and what it counts."""

    row: object
    value: float
    unit: str  # base unit; "" where the text leaves it out
    factor: float  # base units in its own unit
    head: frozenset

    def adds_to(self, total, any_head):
        """Whether it can be a part of a total; with `any_head` pupils may be parts of candidates."""
        if not 0 < self.value < total.value:
            return False
        if not self.unit and not self.head and self.row.kind == "count":
            # `500 triệu đồng, 300 triệu`: what is left out is that of the total
            return total.factor == 1 and self.value > total.value / LARGE
        if self.row.kind != total.row.kind:
            return False
        if self.row.kind == "count":
            return any_head or not self.head or bool(self.head & total.head)
        return not self.unit or self.unit == total.unit


def check_totals(figures, articles):
    """Find totals with their parts in one article, and say whether the parts add up.

    Parts are looked for behind a total that announces them (`gồm`, `chia làm`, `trong số này`, `trong đó`), behind one whose next
    figures happen to add up to it, and before one that sums up (`cộng chung`). That parts are wrong is only said where
    they are announced and stand in one list; `trong đó` mostly names some of them, so it takes three parts that nearly fill
    the total, or more than it holds.

    Parameters
    ----------
    figures, articles : pandas.DataFrame
        As `extract_figures` and `read_articles` give them.

    Returns
    -------
    pandas.DataFrame
        A row a part, with the columns of `compare_figures`: group (one total and its parts), relation (`sum-right` or
        `sum-wrong`), confidence, quantity, the total (`_a`) and the part (`_b`) with their offsets, and note (the sum).
        Wrong sums come first, the most confident on top.

    Examples
    --------
    >>> from diembao import extract_figures
    >>> from diembao.read.passages import as_articles
    >>> articles = as_articles("Toàn xã có 30 giếng khoan, gồm 12 giếng ở thôn Thượng và 16 giếng ở thôn Hạ.")
    >>> check_totals(extract_figures(articles), articles)[["relation", "text_a", "text_b", "note"]].values.tolist()
    [['sum-wrong', '30', '12', '12 + 16 = 28, not 30'], ['sum-wrong', '30', '16', '12 + 16 = 28, not 30']]
    """
    raws = articles.drop_duplicates("article").set_index("article")["raw"]
    found = []
    for article, rows in figures[figures["kind"].isin(ADDED)].groupby("article", sort=True):
        numbers = [_number(row) for row in rows.itertuples(index=False)]
        numbers = [number for number in numbers if number.row.relation == "=" and math.isfinite(number.value)]
        found += _sums(numbers, raws[article])
    found.sort(key=lambda told: (told[0] != "sum-wrong", -told[1], told[2].row.id))
    return pd.DataFrame([row for i, told in enumerate(found, 1) for row in _rows(f"T{i:03d}", *told)], columns=COLUMNS)


def _number(row):
    unit = row.unit if isinstance(row.unit, str) else ""
    counted = row.counted if isinstance(row.counted, str) else ""
    base, factor = base_unit(unit) if row.kind != "count" else (unit, 1.0)
    return Number(row, row.value * factor, base, factor, frozenset(f"{unit} {counted}".lower().split()[:3]))


def _sums(numbers, raw):
    """(relation, confidence, total, parts) of one article; a figure is a part once."""
    found, used = [], set()
    for i, total in enumerate(numbers):
        if total.row.id in used:
            continue
        told = _behind(numbers[i + 1 :], total, raw) or _before(numbers[:i], total, raw)
        if told:
            used.update(part.row.id for part in told[3])
            found.append(told)
    return found


def _behind(following, total, raw):
    """The parts that follow a total, or None."""
    near = [n for n in following[: 3 * PARTS] if _is_near(n.row, total.row)]
    between = raw[total.row.end : near[0].row.start] if near and near[0].row.sentence - total.row.sentence <= 1 else ""
    cue = ALL.search(between) or SOME.search(between)
    if cue and len(between) - cue.end() > REACH:
        cue = None
    own = [n for n in near if n.adds_to(total, any_head=False)]
    if right := _first_parts(own, total):
        confidence = SURE if cue else _by_chance(right, total)
        return ("sum-right", confidence, total, right) if confidence else None
    if not cue:
        return None
    listed = _list([n for n in near if n.adds_to(total, any_head=True)], raw)
    if right := _first_parts(listed, total):
        return "sum-right", SURE, total, right
    whole, own = bool(ALL.search(between)), _list(own, raw)
    parts = listed if whole and len(own) < 2 and (len(listed) > 3 or (own and total.value >= LARGE)) else own
    reach = parts[0].row.start - total.row.end if parts else 0
    return _wrong(total, parts, whole) if reach < len(between) + REACH else None


def _is_near(row, total):
    ahead = row.sentence - total.sentence
    return ahead < SENTENCES or (row.passage - total.passage == 1 and ahead <= 2 * SENTENCES)


def _before(earlier, total, raw):
    """The parts before a total that sums up, or None."""
    earlier = [n for n in earlier if n.row.sentence == total.row.sentence and n.adds_to(total, any_head=False)]
    if len(earlier) < 2 or not SUM.search(raw[earlier[-1].row.end : total.row.start]):
        return None
    right = math.isclose(sum(n.value for n in earlier), total.value, rel_tol=1e-9)
    return ("sum-right", SURE, total, earlier) if right else _wrong(total, earlier, True)


def _first_parts(parts, total):
    """The first two or more parts in their order that make up the total, or an empty list."""
    reached = 0.0
    for k, part in enumerate(parts[:PARTS], 1):
        reached += part.value
        if k > 1 and math.isclose(reached, total.value, rel_tol=1e-9):
            return parts[:k]
    return []


def _by_chance(parts, total):
    """How sure a sum is that no word announces: short numbers add up by chance, and so do the grams of a recipe."""
    if digits(total.value) > 2 and total.row.kind != "measure":
        return LIKELY
    return MAYBE if total.row.kind == "count" and total.value >= FEWEST and all(part.head & total.head for part in parts) else 0.0


def _list(parts, raw):
    """The parts of one list: in one sentence, near each other, without a word that opens a list inside it."""
    kept = parts[:1]
    for part in parts[1:]:
        between = raw[kept[-1].row.end : part.row.start]
        if part.row.sentence != kept[0].row.sentence or len(between) > GAP or SOME.search(between) or ";" in between:
            break
        kept.append(part)
    return kept


def _wrong(total, parts, whole):
    """A sum that fails, where what follows is a list of all parts; or None."""
    share = sum(part.value for part in parts) / total.value
    if len(parts) < 2 or not NEAR[0] <= share <= NEAR[1]:
        return None
    if whole:
        return "sum-wrong", SURE if len(parts) > 2 or share > MOST else LIKELY, total, parts
    if share > 1 or (len(parts) > 2 and share >= MOST):
        return "sum-wrong", LIKELY, total, parts
    return None


def _rows(group, relation, confidence, total, parts):
    reached = sum(part.value for part in parts)
    told = [_plain(value / total.factor) for value in (*(part.value for part in parts), reached)]
    note = f"{' + '.join(told[:-1])} = {told[-1]}"
    note += "" if relation == "sum-right" else f", not {_plain(total.value / total.factor)}"
    counted = total.row.counted if isinstance(total.row.counted, str) else total.row.unit
    for part in parts:
        pair = (("a", total.row), ("b", part.row))
        sides = {f"{name}_{side}": getattr(row, name) for side, row in pair for name in SIDE}
        yield {"group": group, "relation": relation, "confidence": confidence, "quantity": counted, **sides, "note": note}


def _plain(value):
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.10g}"
