"""Places grounded to the administrative units of before July 2025: province, district and ward.

A name alone often says little: 23 communes are called Tân Lập. So a mention is read with what stands right behind it (`phường Kim
Giang, quận Thanh Xuân`) and with the provinces and districts that the article names for certain. Where that leaves more than one
unit, or where the article speaks of provinces and districts that the table does not know, nothing is decided.
"""

import pandas as pd

from diembao.extract.grounding_units import PROVINCES, alike, is_former, parse, units_called

GROUNDED_COLUMNS = "article passage sentence start end text canonical province district ward level successor candidates".split()
CHAIN = 3  # characters between a unit and the one that it lies in: `, ` or ` (`
NOT_GROUNDED = (None, None, None, None, None)


def ground_places(names, articles=None):
    """Say of each place which province, district and ward of before July 2025 it is.

    Parameters
    ----------
    names : pandas.DataFrame
        The table of `extract_names`.
    articles : pandas.DataFrame, optional
        The table of `read_articles`, for its column `place` (of the front matter), which is read as context; an article that
        has a word in its column `fiction` is left undecided.

    Returns
    -------
    pandas.DataFrame
        A row a mention of a place: article, passage, sentence, start, end, text, canonical as in `names`; province, district,
        ward; level (province, district, ward); successor (the unit since July 2025; several, parted by ` | `, where it was
        divided; missing where it is not known); each missing where nothing is decided; and candidates, how many units of the
        table have the name (0 for streets, rivers, other countries and units that the table lacks).

    Raises
    ------
    ValueError
        If `names` lacks columns of the table of names.

    Examples
    --------
    >>> from diembao import extract_names
    >>> names = extract_names("Phường Phúc Đồng, quận Long Biên, Hà Nội đổi mới. Ở xã Tân Lập cũng vậy.")
    >>> ground_places(names)[["text", "province", "district", "candidates"]]
                   text province          district  candidates
    0  Phường Phúc Đồng   Hà Nội    quận Long Biên           1
    1    quận Long Biên   Hà Nội    quận Long Biên           1
    2            Hà Nội   Hà Nội              None           1
    3        xã Tân Lập   Hà Nội  huyện Đan Phượng          23

    Source of the units: `lexicons/admin_units.csv`.
    """
    missing = {"article", "passage", "start", "end", "text", "kind", "canonical"} - set(names.columns)
    if missing:
        raise ValueError(f"ground_places needs the table of extract_names; it lacks {', '.join(sorted(missing))}")
    notes = _metadata(articles)
    rows = []
    for article, group in names.groupby("article", sort=False):
        place, fiction = notes.get(article, ("", False))
        places = list(group[group["kind"] == "place"].itertuples())
        bodies = group.loc[group["kind"] == "organisation", "text"].tolist()
        answers = [(NOT_GROUNDED, len(units_called(*parse(row.canonical)))) for row in places] if fiction else None
        for row, (unit, candidates) in zip(places, answers or _ground(places, bodies, place), strict=True):
            where = (row.article, row.passage, getattr(row, "sentence", None), row.start, row.end, row.text, row.canonical)
            rows.append((*where, *unit, candidates))
    table = pd.DataFrame(rows, columns=GROUNDED_COLUMNS, dtype=object)
    return table.astype({"passage": int, "start": int, "end": int, "candidates": int})


def _metadata(articles):
    """article -> (what its front matter says of the place, whether it says that all is invented)."""
    if articles is None:
        return {}
    columns = [articles[name].fillna("") if name in articles else [""] * len(articles) for name in ("place", "fiction")]
    return {a: (str(place), bool(fiction)) for a, place, fiction in zip(articles["article"], *columns, strict=True)}


class _Mention:
    """A place in the text: the units of its name, those that what stands around it leaves, and whether it is known at all."""

    def __init__(self, row):
        self.row = row
        self.head, self.core = parse(row.canonical)
        self.units = units_called(self.head, self.core)
        self.left = self.units
        self.unknown = not self.units and self.head in ("tỉnh", "huyện", "quận", "thị xã") and not is_former(self.core)


def _ground(places, bodies, place):
    """((province, district, ward, level, successor), candidates) of each place of one article."""
    mentions = [_Mention(row) for row in places]
    for inner, outer in zip(mentions[-2::-1], mentions[:0:-1], strict=True):  # from the end: a chain is narrowed from its last
        if inner.row.passage == outer.row.passage and 0 <= outer.row.start - inner.row.end <= CHAIN and outer.left:
            narrowed = [unit for unit in inner.units if any(unit.lies_in(other) for other in outer.left)]
            if narrowed and len(inner.units) >= len(narrowed):
                inner.left, inner.unknown = narrowed, False
                outer.left = [other for other in outer.left if any(unit.lies_in(other) for unit in narrowed)]
    provinces, districts = _context(mentions, bodies, place)
    strange = any(mention.unknown for mention in mentions)
    return [(_decide(mention, provinces, districts, strange), len(mention.units)) for mention in mentions]


def _context(mentions, bodies, place):
    """The provinces and the districts that the article names for certain."""
    provinces, districts = set(), set()
    for part in (part.strip() for text in place.split(";") for part in text.split(",")):
        for unit in units_called(*parse(part)):
            provinces |= {unit.province} if unit.level == "province" else set()
            if unit.level == "district" and len(units_called(*parse(part))) == 1:
                districts.add(unit.district_key)
    for text in bodies:  # Công an tỉnh Bến Tre
        ends = (alike(" ".join(text.split()[-k:])) for k in (1, 2, 3, 4))
        provinces |= {PROVINCES[name] for name in ends if name in PROVINCES}
    for mention in mentions:
        if len(mention.left) == 1:
            unit = mention.left[0]
            provinces |= {unit.province} if unit.level == "province" or len(mention.left) < len(mention.units) else set()
            districts |= {unit.district_key} if unit.level == "district" else set()
    known = {key for key in districts if key[0] in provinces} or (districts if not provinces else set())
    return provinces | {key[0] for key in known}, known


def _decide(mention, provinces, districts, strange):
    """The unit that the article means, or nothing."""
    left = mention.left
    if not left:
        return NOT_GROUNDED
    if mention.head in ("tỉnh", "") and left[0].level == "province":
        return left[0].row()
    sure = len(left) == 1 and len(mention.units) > 1  # a chain has decided
    if not sure:
        if strange:
            return NOT_GROUNDED
        inside = [unit for unit in left if unit.province in provinces]
        left = inside if len(inside) <= 1 else ([unit for unit in inside if unit.district_key in districts] or inside)
        if not left and not provinces and len(mention.units) == 1 and mention.units[0].level != "ward":
            left = mention.units
    return left[0].row() if len(left) == 1 else NOT_GROUNDED
