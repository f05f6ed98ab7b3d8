"""Where: the places of a passage, and the one of each figure."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from diembao.extract.lexicon import rows
from diembao.extract.tokens import CAPITAL, CAPITAL_WORD, Phrases

# Each form begins with a letter that is no set, so that a search passes over all other letters at once.
PLACE_HEAD = (
    r"(?:tỉnh|Tỉnh|thành\sphố|Thành\sphố|TP\.?|quận|Quận|huyện|Huyện|thị\sxã|Thị\sxã|thị\strấn|Thị\strấn|phường|Phường|xã|Xã"
    r"|thôn(?<!nông\sthôn)|Thôn(?<!nông\sThôn)|bang|Bang)"
)
PLACE = re.compile(rf"(?P<head>{PLACE_HEAD})\s?(?P<name>{CAPITAL_WORD}(?:\s{CAPITAL_WORD}){{0,3}})")
GENERIC = re.compile(
    rf"""
    (t(?<!\wt)(?:hành\ phố|ỉnh|hị\ xã)|q(?<!\wq)uận|h(?<!\wh)uyện|p(?<!\wp)hường|x(?<!\wx)ã)\b
    (?!\ ủy)(?!\s?(?:{CAPITAL}|\d))
    """,
    re.VERBOSE,
)
LEVELS = {"tp": "thành phố", "tp.": "thành phố"}
# Provinces, cities and countries are known by name alone; smaller places need their head (quận, xã).
LARGE = Phrases(
    {row["name"]: row["level"] for row in rows("places") if row["level"] in ("province", "country") and len(row["name"]) > 2}
)
NAMES = frozenset(row["name"] for row in rows("places"))
FAMILY_NAMES = frozenset(row["name"] for row in rows("family_names"))
CAPITALS = re.compile(rf"{CAPITAL_WORD}(?:\s{CAPITAL_WORD})*")
# Before a head an office or a body in the same clause makes what follows the head a person.
OFFICE = re.compile(
    r"(?:[Gg]iám đốc|[Cc]hủ tịch|[Bb]í thư|[Tt]rưởng|[Pp]hó|[Cc]hánh|[Tt]ư lệnh|UBND|HĐND|[Ủủ]y ban nhân dân|[Hh]ội đồng nhân dân"
    r"|[Cc]ông an|MTTQ)\b[^.,;:]{0,60}\s$"
)
COUNTRIES = frozenset(row["name"] for row in rows("places") if row["level"] == "country")
# Words that tie a place to the figure before it, where it stands within so many characters.
LINKED = re.compile(r"(?:c(?<!\wc)ủa|ở(?<!\wở)|t(?<!\wt)(?:ại|rên địa bàn|huộc))\s")
REACH = 70
LONGEST_CHAIN = 4
# Before a country these make it an adjective; before a name of one syllable one of the others says that it is a place.
BELONGING = frozenset("người tiếng gốc hàng tuyển tịch thủ sĩ viên kiều".split())
LOCATING = frozenset("ở tại sang đến tới từ của nước qua về vào và với cùng giữa trong là cho tỉnh".split())
HEADS = frozenset("tỉnh tp phố nước bang".split())


@dataclass
class Scene:
    """What the passages read so far have set: the last place of each level."""

    places: dict = field(default_factory=dict)


def find_places(t, scene):
    """The places of a passage as (start, end, name); a bare `phường` stands for the last one that was named."""
    source, headed = t.source, []
    for m in PLACE.finditer(source):
        level = LEVELS.get(m["head"].lower(), m["head"].lower())
        if name := _name_of_place(source, m):
            end = m.start("name") + len(name)
            headed.append((m.start(), end, source[m.start() : end]))
            scene.places[level] = source[m.start() : end]
    alone = []
    for i in LARGE.places(t):
        if t.text[i][0].isupper() and (large := LARGE.match(t, i)) and _is_place(t, i, large[0]):
            start, end = t.start[i], t.end[large[0] - 1]
            if not _covered(headed, start) and not _covered(alone, start):
                alone.append((start, end, source[start:end]))
                if large[1] != "country":
                    scene.places.setdefault("thành phố", source[start:end])
    found = sorted(headed + alone)
    if not any(level in source for level in scene.places):
        return found
    generic = [m for m in GENERIC.finditer(source) if m[1].lower() in scene.places and not _covered(found, m.start())]
    return sorted(found + [(m.start(), m.end(), scene.places[m[1].lower()]) for m in generic])


def _name_of_place(source, m):
    """The name behind a head without a person who stands behind it (xã Sậy Ngoài | Bế Văn Páo); None where it is a person's.

    Chủ tịch UBND tỉnh Lương Đình Khải names no province; phường Nguyễn Thái Bình is one that is called after a person.
    """
    words = m["name"].split()
    told = next((k for k in range(len(words), 0, -1) if " ".join(words[:k]) in NAMES), 0)
    for k in range(told, len(words) - 1):
        behind = CAPITALS.match(source, m.start("name") + len(" ".join(words[:k])) + (k > 0))
        person = words[k] in FAMILY_NAMES and (behind[0].count(" ") >= 2 or words[k + 1] in ("Thị", "Văn"))
        if person and k:
            return " ".join(words[:k])
        if person and OFFICE.search(source, max(0, m.start() - 90), m.start()):
            return None
    return m["name"]


def _covered(places, offset):
    """Whether one of these places, which are in text order, holds an offset."""
    i = bisect_left(places, (offset + 1,))
    return i > 0 and offset < places[i - 1][1]


def _is_place(t, i, end):
    """Whether a large place is named as one, and not as part of a name (Lê Đức Anh) or as whose somebody is (người Mỹ)."""
    before, after = t.before(i), t.text[end]
    if before in BELONGING or (before not in HEADS and t.text[i - 1][:1].isupper() and i and t.is_word(i - 1)):
        return False
    if after[:1].isupper() and after.isalpha() and not after.isupper():
        return False
    return end > i + 1 or (i > 0 and (before in LOCATING or t.text[i - 1] in ",(–-"))


def place_of(t, m, sentence, b):
    """The place of a figure in its sentence: named right behind it, else the last before it, else the first behind."""
    behind = t.source[m.end : min(b, m.end + REACH)]
    if linked := LINKED.search(behind):
        offset = m.end + linked.end()
        at = bisect_left(sentence, (offset,))
        for start, _, name in sentence[at : at + 1]:
            if start == offset and not re.search(r"[,;.]", behind[: linked.start()].replace(", ", " ", 3)):
                return name
    before = bisect_left(sentence, (m.start,))
    if before:
        return _head_of_chain(t.source, sentence[max(0, before - LONGEST_CHAIN) : before])
    return sentence[0][2] if sentence and sentence[0][0] - m.end <= REACH else None


def spoken_of(places, until, since):
    """The place that sentences before set: the last of the first `until` ones, if it stands behind an offset and is no country."""
    if until and places[until - 1][0] >= since and places[until - 1][2] not in COUNTRIES:
        return places[until - 1][2]
    return None


def _head_of_chain(source, places):
    """phường Kim Giang, quận Thanh Xuân: the first of the last chain is the place, the others say where it is."""
    *earlier, head = places
    for place in reversed(earlier):
        between = source[place[1] : head[0]]
        if between.strip() not in (",", "(") and between != " ":
            break
        head = place
    return head[2]
