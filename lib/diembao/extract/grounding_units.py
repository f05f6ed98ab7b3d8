"""The administrative units of before July 2025, looked up by the names that articles give them."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from diembao.extract.lexicon import rows
from diembao.extract.name_lexicon import PLACES

LEVELS = {
    "tỉnh": ("province",),
    "thành phố": ("province", "district"),
    "tp": ("province", "district"),
    "quận": ("district",),
    "q": ("district",),
    "huyện": ("district",),
    "thị xã": ("district",),
    "tx": ("district",),
    "phường": ("ward",),
    "p": ("ward",),
    "xã": ("ward",),
    "thị trấn": ("ward",),
    "": ("province", "district"),
}
WRITTEN = {"tp": "thành phố", "q": "quận", "tx": "thị xã", "p": "phường"}
HEADS = ("thành phố", "thị xã", "thị trấn", "tỉnh", "quận", "huyện", "phường", "xã")
# What a unit may have been before it was raised: huyện -> thị xã -> thành phố, xã -> thị trấn or phường.
LATER = {
    "huyện": ("quận", "thị xã", "thành phố"),
    "thị xã": ("thành phố", "quận"),
    "xã": ("phường", "thị trấn"),
    "thị trấn": ("phường",),
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A province, a district or a ward."""

    level: str
    province: str
    district: str | None = None
    ward: str | None = None
    successor: str | None = None

    @property
    def district_key(self):
        return self.province, self.district

    def lies_in(self, other):
        """Whether this unit is part of another."""
        if other.level == self.level or other.province != self.province or other.level == "ward":
            return False
        return other.level == "province" or other.district == self.district

    def row(self):
        return self.province, self.district, self.ward, self.level, self.successor


def alike(name):
    """A name as it is looked up: lower-cased, `Huế` for its province, dashes alike, `phường 03` as `phường 3`."""
    words = " ".join(name.lower().replace("–", "-").replace("-", " - ").replace(".", " ").split())
    words = re.sub(r"\b0(?=\d)", "", words)
    return "huế" if words in ("thừa thiên - huế", "thừa thiên huế", "thừa thiên") else words


def parse(name):
    """The (head, name proper) of a place, both lower-cased: `TP. Hồ Chí Minh` -> `tp`, `hồ chí minh`.

    Examples
    --------
    >>> parse("Phường Phúc Đồng"), parse("Q.1"), parse("sông Hồng")
    (('phường', 'phúc đồng'), ('quận', '1'), ('', 'sông hồng'))
    """
    low = alike(name)
    if low in PROVINCES:
        return "", low
    for head in sorted(LEVELS, key=len, reverse=True):
        rest = low.removeprefix(head + " ") if head else low
        if rest != low:
            return WRITTEN.get(head, head), alike(rest)
    return "", low


def units_called(head, core):
    """The units that may be meant by a name with this head: those of the very kind, else those that were of it once."""
    if not head and _elsewhere(core):
        return []
    if core in PROVINCES and ("province" in LEVELS[head]):
        return [_units()["province", PROVINCES[core]][0]]
    found = [unit for level in LEVELS[head] for unit in _units()[level, core]]
    if not head:
        return found
    for kinds in ((head,), LATER.get(head, ())):
        heads = tuple(f"{kind} " for kind in kinds)
        exact = [unit for unit in found if heads and (unit.ward or unit.district or "").startswith(heads)]
        if exact:
            return exact
    return []


def is_former(core):
    """Whether a province of this name was merged or divided before the table's time: Hà Tây, Sông Bé."""
    known = PLACES.whole(core)
    return bool(known) and known[0] == "province"


def _elsewhere(core):
    """Whether a name without a head is known first as another country's, or as no unit at all: Mỹ, Hòn Gai."""
    known = PLACES.whole(core)
    return bool(known) and known[0] not in ("province", "district", "place")


@cache
def _units():
    """(level, name proper) -> the units of that name."""
    units, seen = defaultdict(list), set()
    for row in rows("admin_units"):
        province, district = row["province"], row["district"]
        if province not in seen:
            units["province", province].append(Unit("province", province, successor=_province_successor(province)))
        if (province, district) not in seen:
            units["district", _proper(district)].append(Unit("district", province, district))
        seen |= {province, (province, district)}
        units["ward", _proper(row["ward"])].append(Unit("ward", province, district, row["ward"], row["successor"] or None))
    return units


def _proper(name):
    low = alike(name)
    return next((low.removeprefix(head + " ") for head in HEADS if low.startswith(head + " ")), low)


def _province_successor(province):
    names = (province, "TP HCM" if province == "Hồ Chí Minh" else "Thừa Thiên Huế")
    known = next(filter(None, map(PLACES.whole, names)), None)
    return known[2] or None if known else None


def _province_names():
    """The names that provinces have in texts -> their names in the table; former provinces are none."""
    table = {alike(row["province"]): row["province"] for row in rows("admin_units")}
    names = dict(table)
    for row in rows("places"):
        if row["level"] == "province" and (target := table.get(alike(row["within"]))):
            names[alike(row["name"])] = target
    return names


PROVINCES = _province_names()
