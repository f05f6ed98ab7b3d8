"""Where: the places of a passage, and the one of each figure."""

import re
from dataclasses import dataclass, field

from diembao.extract.lexicon import rows
from diembao.extract.tokens import CAPITAL, CAPITAL_WORD, Phrases

PLACE_HEAD = r"(?:[Tt]ỉnh|[Tt]hành\sphố|TP\.?|[Qq]uận|[Hh]uyện|[Tt]hị\sxã|[Tt]hị\strấn|[Pp]hường|[Xx]ã|[Tt]hôn|[Bb]ang)"
PLACE = re.compile(rf"(?P<head>{PLACE_HEAD})\s?(?P<name>{CAPITAL_WORD}(?:\s{CAPITAL_WORD}){{0,3}})")
GENERIC = re.compile(rf"\b(thành phố|tỉnh|quận|huyện|thị xã|phường|xã)\b(?! ủy)(?!\s?(?:{CAPITAL}|\d))")
LEVELS = {"tp": "thành phố", "tp.": "thành phố"}
# Provinces, cities and countries are known by name alone; smaller places need their head (quận, xã).
LARGE = Phrases(
    {row["name"]: row["level"] for row in rows("places") if row["level"] in ("province", "country") and len(row["name"]) > 2}
)
# Words that tie a place to the figure before it, where it stands within so many characters.
LINKED = re.compile(r"\b(?:của|ở|tại|trên địa bàn|thuộc)\s")
REACH = 70


@dataclass
class Scene:
    """What the passages read so far have set: the last place of each level."""

    places: dict = field(default_factory=dict)


def find_places(t, scene):
    """The places of a passage as (start, end, name); a bare `phường` stands for the last one that was named."""
    source, found = t.source, []
    for m in PLACE.finditer(source):
        level = LEVELS.get(m["head"].lower(), m["head"].lower())
        found.append((m.start(), m.end(), m[0]))
        scene.places[level] = m[0]
    for i in range(t.size):
        if t.low[i] in LARGE.first and t.text[i][0].isupper() and (large := LARGE.match(t, i)):
            start, end = t.start[i], t.end[large[0] - 1]
            if not any(a <= start < b for a, b, _ in found):
                found.append((start, end, source[start:end]))
                if large[1] != "country":
                    scene.places.setdefault("thành phố", source[start:end])
    for m in GENERIC.finditer(source):
        if (named := scene.places.get(m[1].lower())) and not any(a <= m.start() < b for a, b, _ in found):
            found.append((m.start(), m.end(), named))
    return sorted(found)


def place_of(t, m, sentence, b):
    """The place of a figure in its sentence: named right behind it, else the last before it, else the first behind."""
    behind = t.source[m.end : min(b, m.end + REACH)]
    if linked := LINKED.search(behind):
        offset = m.end + linked.end()
        for start, _, name in sentence:
            if start == offset and not re.search(r"[,;.]", behind[: linked.start()].replace(", ", " ", 3)):
                return name
    before = [p for p in sentence if p[0] < m.start]
    if before:
        return _head_of_chain(t.source, before)
    return sentence[0][2] if sentence else None


def _head_of_chain(source, places):
    """phường Kim Giang, quận Thanh Xuân: the first of the last chain is the place, the others say where it is."""
    *earlier, head = places
    for place in reversed(earlier):
        between = source[place[1] : head[0]]
        if between.strip() not in (",", "(") and between != " ":
            break
        head = place
    return head[2]
