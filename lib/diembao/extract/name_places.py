"""How far the name of a place or a Vietnamese person goes: `quận Long Biên`, `TP HCM`, `đường 3 Tháng 2`."""

from diembao.extract.name_lexicon import COMMON_FAMILIES, FAMILIES, GIVEN, HEADS, ORGANISATIONS, PLACES, TITLES, WORDS
from diembao.extract.name_tokens import is_syllable

PERSON, ORGANISATION, PLACE, PROGRAMME = "person", "organisation", "place", "programme"
LARGE = frozenset(("tỉnh", "thành phố", "tp", "quận", "huyện", "thị xã"))
SMALL = frozenset(("phường", "xã", "thị trấn", "p", "thôn", "ấp"))
PARTS = frozenset(("trung", "bắc", "nam", "đông", "tây", "thượng", "hạ", "a", "b"))  # phường Thanh Xuân | Trung
LONGEST_PLACE, LONGEST_PERSON = 5, 5  # tokens


def head_at(t, i):
    """The (index after the head, its words, kind, takes) of the generic head that starts at this token, or None."""
    found = HEADS.match(t, i)
    if not found:
        return None
    title = TITLES.match(t, i)
    if title and title[0] > found[0] and not (HEADS.match(t, title[0] - 1) and t.capital[title[0]]):
        return None
    end, kind, takes = found[0], *found[1]
    words = t.defined.get(t.low[i], t.low[i]) if end - i == 1 else " ".join(t.low[i:end])
    if kind == ORGANISATION and t.defines(end) and t.adjacent(end + 3):
        end += 3  # Công ty (CT) Hòa Phát
    return end, words, kind, takes


def place_end(t, i):
    """The index after the place that starts at this token, with its head or from the gazetteer, or None."""
    if known := known_place(t, i):
        return known
    head = head_at(t, i)
    return headed_place(t, i, head) if head and head[2] == PLACE else None


def known_place(t, i):
    """The index after a place of the gazetteer, unless it is the first syllable of a person's name: Mỹ Tâm, Đức Huy."""
    found = PLACES.match_cased(t, i)
    if not found:
        return None
    j = found[0]
    if j - i > 1 or not (t.adjacent(j) and t.capital[j] and is_syllable(t.low[i]) and is_syllable(t.low[j])):
        return j
    person_follows = t.low[j] in COMMON_FAMILIES and t.adjacent(j + 1) and t.capital[j + 1]
    person_follows = person_follows or (t.low[j] in GIVEN and _foreign_capital(t, j + 1))  # nhà văn Mỹ | Dan Brown
    return j if person_follows or PLACES.match_cased(t, j) or HEADS.match(t, j) else None


def _foreign_capital(t, j):
    return t.adjacent(j) and t.capital[j] and not is_syllable(t.low[j])


def headed_place(t, i, head):
    """The index after a place with a generic head, or None where the head has no name."""
    j, words = head[0], head[1]
    if t.text[j] == "." and words in WORDS["shortened"] and t.end[j - 1] == t.start[j]:
        j += 1
    elif not t.adjacent(j):
        return None
    if t.text[j][:1].isdigit():
        if words not in WORDS["numbered"] or t.low[j + 1] in WORDS["counted"] or len(t.text[j]) > 3:
            return None
        return j + 3 if t.low[j + 1] == "tháng" and t.text[j + 2].isdigit() else j + 1
    if not t.capital[j] or (words in LARGE and (full_name_end(t, j) or j) - j > 2):
        return None  # chủ tịch UBND huyện Nguyễn Văn Khỏe: only wards, communes and streets are called after people
    known = PLACES.match_cased(t, j)
    if known and not (known[0] - j == 1 and t.adjacent(known[0]) and t.capital[known[0]]):
        end = known[0]
        parted = t.adjacent(end) and t.capital[end] and t.low[end] in PARTS and words in SMALL
        return end + 1 if parted and not (t.adjacent(end + 1) and t.capital[end + 1]) else end
    return None if _other_head(t, j) else _proper_name_end(t, j)


def _other_head(t, j):
    """Whether the head of a body stands where a place's name should: a syllable alone may be part of the name, phố Đội Cấn."""
    inner = head_at(t, j)
    if not inner or inner[2] == PLACE:
        return False
    return not (inner[0] - j == 1 and t.text[j].istitle() and t.adjacent(j + 1) and t.capital[j + 1])


def _proper_name_end(t, j):
    end = j + 1
    while end < t.size and t.capital[end] and t.adjacent(end) and end - j < LONGEST_PLACE:
        if t.low[j] not in FAMILIES and (full_name_end(t, end) or end) - end > 2:
            break  # chủ tịch huyện Đông Lư | Cao Duy Phách
        if (TITLES.match(t, end) and not full_name_end(t, end)) or (ORGANISATIONS.match_cased(t, end) and len(t.text[end]) > 3):
            break
        end += 1
    return end


def full_name_end(t, i):
    """The index after the Vietnamese full name that opens with a family name at this token, or None."""
    if t.low[i] not in FAMILIES or not t.capital[i]:
        return None
    j = i + 1
    while j - i < LONGEST_PERSON and t.adjacent(j) and t.capital[j] and t.text[j].isalpha() and is_syllable(t.low[j]):
        j += 1
    return j if j - i > 1 else None
