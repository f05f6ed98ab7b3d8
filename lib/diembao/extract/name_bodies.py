"""How far the name of a body goes: `Sở Giao thông vận tải TP HCM`, `Cơ quan Cảnh sát điều tra Công an tỉnh Bến Tre`.

A head of the lexicon says what may follow it. `closed`: at most a place (`UBND phường Kim Giang`); `field`: fields of work, then a
place (`Bộ Nông nghiệp và Phát triển nông thôn`); `name`: any capitals (`Công ty Hào Thành`); `unit`: a number (`Tiểu đoàn số 1`).
"""

from typing import NamedTuple

from diembao.extract.name_lexicon import COMMON_FAMILIES, FIELDS, GIVEN, HEADS, ORGANISATIONS, PLACES, TITLES, VERBS, WORDS
from diembao.extract.name_places import ORGANISATION, PLACE, full_name_end, head_at, known_place, place_end
from diembao.extract.name_small import half_word_end, small_words_end
from diembao.extract.name_tokens import is_syllable

LONGEST = 16  # tokens; no name of a body in the press is longer
DEEPEST = 3  # bodies within bodies
ARMS = frozenset(("bộ", "binh", "pháo", "không", "quân", "xe", "tăng", "đặc", "công"))
CITY = frozenset(("tp", "tphcm"))
PARTY = frozenset(("ủy", "uỷ", "bộ", "ubnd", "hđnd", "đoàn"))


def organisation_end(t, i, head, depth=0):
    """The index after the body whose head stands here, or None where it is not named.

    Parameters
    ----------
    t : NameTokens
    i : int
    head : tuple
        What `head_at` gave.
    depth : int
        How many bodies this one stands in.
    """
    j, words, _, takes = head
    if words == "bộ" and _is_model(t, i, j):
        return None
    end = _body(t, i, head, depth)
    if end == j:
        return _head_alone(t, i, j, words)
    if not t.capital[i] and takes == "closed" and words in WORDS["common noun"]:
        return None
    loose = words in WORDS["loose"] and (not t.heads(i) or t.opens[i])
    return None if loose and (known_place(t, j) or place_end(t, j) == end) else end


def _is_model(t, i, j):
    """Whether `bộ` is a set and what follows the code of a product: bộ VK-M816V, bộ VK."""
    if not t.text[j].isupper() or FIELDS.match(t, j):
        return False
    end = next((k for k in range(j, min(j + 6, t.size)) if not t.glued(k)), j)
    return not t.capital[i] or any(t.text[k][:1].isdigit() for k in range(j, end + 1))


def _head_alone(t, i, j, words):
    """A body of state is named by its head alone where that has a capital: `Thành ủy`, `UBND quận`, and `Bộ` inside a sentence."""
    if not t.capital[i]:
        return None
    if words in WORDS["alone"]:
        return _with_level(t, j)
    return j if not t.opens[i] and words in WORDS["alone inside"] and not t.capital[j] else None


def _with_level(t, j):
    """`Đảng ủy phường`, `UBND quận`, `Đảng bộ thành phố`: the level belongs to the name."""
    if t.low[j] not in WORDS["level"] or t.capital[j]:
        return j
    if t.low[j] in ("thành", "thị"):
        return j + 2 if t.low[j + 1] in ("phố", "xã", "trấn") else j
    return j + 1


def _body(t, i, head, depth):
    """The index after the words of a name that follow its head; the head's own end where none does."""
    j, words, _, takes = head
    if takes == "closed":
        return _chain(t, _tail(t, j), i, depth)
    if takes == "unit":
        return _unit(t, j)
    if depth < DEEPEST and (inner := _inner(t, j, takes)):
        return organisation_end(t, j, inner, depth + 1) or (inner[0] if inner[3] == "closed" else j)
    walk = _words(t, j, takes, t.heads(i))
    end, named = walk.end, walk.named
    if walk.whole:
        return end
    if not (t.opens[i] and words in WORDS["loose"]) and (small := small_words_end(t, i, end, named and not walk.unknown)):
        return _chain(t, _tail(t, small), i, depth)
    if named:
        return _chain(t, _tail(t, end), i, depth)
    tail = _tail(t, end)
    if end > j and t.capital[i]:
        chained = _chain(t, tail, i, depth)  # Phòng quản lý vận tải | Sở Giao thông
        if chained > tail or not t.opens[i]:
            return chained  # Cục quản lý giá
    bare = tail == end or (end == j and not t.capital[i] and words in WORDS["loose"])
    return j if bare else tail


def _unit(t, j):
    """`Tiểu đoàn số 1`, `Trung đoàn bộ binh 24 Mỹ`, `Quân khu 7`."""
    k = j + 1 if t.low[j] == "số" else j
    if t.text[k][:1].isdigit():
        return k + 1
    while t.low[k] in ARMS and k - j < 4:
        k += 1
    return _tail(t, k + 1) if k > j and t.text[k][:1].isdigit() else _capitals(t, j)


def _inner(t, j, takes):
    """The head of another body right behind a head: `Ủy ban Kiểm tra Đảng ủy …`, `Đoàn nghệ thuật Quân khu 7`."""
    inner = head_at(t, j) if t.adjacent(j) and t.capital[j] else None
    if not inner or not inner[3]:
        return None
    if takes == "field":
        return inner if inner[3] == "closed" else None
    return inner if inner[3] == "unit" or (inner[0] - j > 1 and not FIELDS.match(t, j)) else None


class Walk(NamedTuple):
    """How far the words of a name go: the index after them, whether a capital or field was among them, whether a place or an
    international body closed them, and whether the last word was opened by a capital and is no field of the lexicon."""

    end: int
    named: bool = True
    whole: bool = False
    unknown: bool = False


def _words(t, j, takes, capital):
    """Walk over fields, capitals and what joins them."""
    first, named, unknown = j, False, False
    known = ORGANISATIONS.match_cased(t, j)
    if takes == "name" and known and known[0] - j > 1:
        return Walk(known[0])  # CLB Hoàng Anh Gia Lai
    while j < t.size and j - first < LONGEST and t.adjacent(j):
        field = FIELDS.match(t, j)
        if j > first and t.capital[j] and (end := _international(t, j)):
            return Walk(end, whole=True)
        if field and (t.capital[j] or capital or takes == "name"):
            if named and _spares(t, j, field[0], first):
                break
            named, j, unknown = named or any(t.capital[j : field[0]]), field[0], False
            j += named and _number(t, j)
        elif t.capital[j] and not _stops(t, j, takes, j == first):
            tail = place_end(t, j) if j > first or takes != "name" or t.low[j] in CITY else None
            if tail:
                return Walk(tail, whole=True)
            k = _capitals(t, j)
            end = half_word_end(t, j, k) if capital or takes == "name" else k
            named, unknown, j = True, end > k, end + _number(t, end)
        elif named and (after := _joined(t, j)):
            j = after
        else:
            break
    return Walk(j, named, False, unknown)


def _international(t, j):
    """The index after an international body of several words that closes the name of another: Hội đồng … Liên hợp quốc."""
    body = ORGANISATIONS.match_cased(t, j)
    return body[0] if body and body[0] - j > 1 and body[1][0] == "international" else None


def _number(t, j):
    """Whether a number closes the name: Bệnh viện Nhi Đồng 2."""
    return t.text[j].isdigit() and len(t.text[j]) <= 2 and t.adjacent(j) and t.low[j + 1] not in WORDS["counted"]


def _spares(t, j, end, first):
    """Whether a phrase in small letters stands after the name has ended: `Sở Y tế kiểm tra …` has a verb here.

    What goes on is an adjective of rank (`quốc gia`), or the object of a word that asks for one (`Quản lý thị trường`).
    """
    if t.capital[j]:
        return False
    phrase, before = " ".join(t.low[j:end]), " ".join(t.low[max(first, j - 2) : j])
    return not (phrase in WORDS["rank"] or before in WORDS["asking"] or t.low[j - 1] in ("và", "&", "-", "–"))


def _stops(t, j, takes, first):
    """Whether a capital here opens something else: a person, a title, another body."""
    if full := full_name_end(t, j):
        person = full - j >= 3 or t.low[j] in COMMON_FAMILIES
        return person and not (first and takes == "name") and not FIELDS.match(t, j)
    if _foreign_person(t, j) and (takes == "field" or not first):
        return True
    if (takes == "field" or not first) and _foreign_speaker(t, j):
        return True
    if FIELDS.match(t, j):
        return False
    head = HEADS.match(t, j)
    if head and (head[1][0] == "word" or (not first and head[1][0] != PLACE)):
        return True
    return not first and bool(TITLES.match(t, j))


def _foreign_person(t, j):
    """Whether a foreign given name and another capital stand here: Hội đồng Thương mại EU | Peter Mandelson."""
    if t.low[j] not in GIVEN or not t.adjacent(j + 1) or not t.capital[j + 1]:
        return False
    return not (is_syllable(t.low[j]) and is_syllable(t.low[j + 1]))


def _foreign_speaker(t, j):
    """Whether two foreign capitals and a verb of saying stand here: văn phòng | Li Weiyi cho biết."""
    if not (t.adjacent(j + 1) and t.text[j].istitle() and t.text[j + 1].istitle()) or is_syllable(t.low[j + 1]):
        return False
    named = any(lexicon.match_cased(t, k) for lexicon in (ORGANISATIONS, PLACES) for k in (j, j + 1))
    role = TITLES.match(t, j + 3 + (t.low[j + 3] == "một")) if t.text[j + 2] == "," else None
    return not named and bool(role or VERBS.match(t, j + 2))


def _capitals(t, j):
    """The index after a run of capitals that stops before places, persons and other heads."""
    first = j
    while j < t.size and j - first < LONGEST:
        if t.capital[j] and (j == first or t.adjacent(j)):
            other = place_end(t, j) or full_name_end(t, j) or _foreign_person(t, j) or HEADS.match(t, j) or TITLES.match(t, j)
            if j > first and other:
                break
            j += 1
        elif j > first and t.capital[j + 1] and (t.text[j] == "&" or (t.text[j] == "-" and t.glued(j - 1) and t.glued(j))):
            j += 2  # P & G, GD-ĐT
        elif j > first and t.text[j] == "." and t.glued(j - 1) and (t.glued(j) or t.low[j - 1] == "st") and _goes_on(t, j):
            j += 2  # TMN.CSG, U.23, St. Paul
        else:
            break
    return j


def _goes_on(t, j):
    """Whether a capital or a number behind a full stop belongs to the short name before it."""
    return len(t.text[j - 1]) <= 4 and (t.capital[j + 1] or t.text[j + 1].isdigit())


def _joined(t, j):
    """The index after `và` or a mark where a further field follows: Bộ Nông nghiệp và Phát triển nông thôn."""
    k = j + 1
    if t.low[j] not in ("và", "&", "-", "–", ",", "/") or not FIELDS.match(t, k) or full_name_end(t, k):
        return None
    return k if t.capital[k] or t.low[j] in ("và", "-", "–") else None


def _tail(t, j):
    """The index after the place that closes the name of a body: `Công an tỉnh Bến Tre`, `Sở Y tế Hà Nội`."""
    if not t.adjacent(j):
        return j
    if t.text[j] in "-–" and t.low[j + 1] in ("tp", "tphcm") and t.adjacent(j + 1):
        j += 1
    if known := known_place(t, j):
        return known
    head = head_at(t, j)
    end = place_end(t, j) if head and head[2] == PLACE and head[1] in WORDS["administrative"] else None
    if end:
        return end
    party = t.low[j - 1] in PARTY and (t.capital[j - 1] or t.capital[j - 2])
    return _with_level(t, j) if party else j


def _chain(t, j, start, depth):
    """`Cơ quan Cảnh sát Điều tra Công an tỉnh Bến Tre`: a second body, with a capital, that the first belongs to."""
    if depth >= DEEPEST or j - start > LONGEST or not t.adjacent(j) or not t.capital[j]:
        return j
    head = head_at(t, j)
    if not head or head[2] != ORGANISATION or (head[0] - j == 1 and (full_name_end(t, j) or j) - j > 2):
        return j  # Hội đồng Trọng tài | Đoàn Phú Tấn
    return organisation_end(t, j, head, depth + 1) or j
