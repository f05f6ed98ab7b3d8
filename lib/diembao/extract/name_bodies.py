"""How far a name with a generic head goes: `Sở Giao thông vận tải TP HCM`, `quận Long Biên`, `Nghị quyết Trung ương 4 (khóa XI)`."""

import re

from diembao.extract.name_lexicon import COMMON_FAMILIES, FAMILIES, FIELDS, GIVEN, HEADS, ORGANISATIONS, PLACES, TITLES
from diembao.extract.name_tokens import is_syllable

LONGEST = 16  # tokens; no name of a body in the press is longer
# These heads stand before a name without being part of it: khu vực Chà Nòi, thủ đô Bangkok.
BARE_PLACES = frozenset("khu vực|địa bàn|vùng|thủ đô|thủ phủ|lưu vực|miền|bờ biển|vùng biển|động|châu|xứ|hạt|khu".split("|"))
# Abbreviations that a full stop may follow: P.3, TP. HCM.
SHORTENED = frozenset("tp q p tx tt h".split())
UNITS = frozenset("tỉnh thành quận huyện xã phường thị".split())
NUMBERED = frozenset(
    "quận|q|phường|p|tổ dân phố|khu phố|kp|ấp|đường|phố|quốc lộ|ql|tỉnh lộ|thôn|khu|xóm|khóm|tổ|bến|cầu|ngõ|hẻm|ga|quân khu".split("|")
)
# A body of state is named by its head alone once it is written with a capital, even at the start of a sentence.
ALONE = frozenset(
    """quốc hội|chính phủ|thành ủy|thành uỷ|tỉnh ủy|tỉnh uỷ|quận ủy|quận uỷ|huyện ủy|huyện uỷ|đảng ủy|đảng uỷ|đảng bộ|ubnd|hđnd|bộ chính trị
    |ban bí thư|tand tối cao|vksnd tối cao|thượng viện|hạ viện|văn phòng chính phủ|mttq|mặt trận tổ quốc|nhà trắng|lầu năm góc|thành đoàn
    |tand|vksnd|vks|viện kiểm sát|tỉnh đoàn|ban thường vụ""".replace("\n    ", "").split("|")
)
# These are no names without a capital: chính quyền Mỹ, quốc hội Iraq tell of a country.
COMMON_NOUNS = frozenset("chính phủ|quốc hội|chính quyền|thượng viện|hạ viện|thường vụ|điện lực|cơ quan điều tra".split("|"))
# Before these a place is only where the thing is, and what follows a small head with no name of its own is that place.
LOOSE = frozenset(
    """đội|nhóm|đoàn|báo|tờ|hãng|công ty|cty|tập đoàn|ngân hàng|trường|hội|ban|tổ|cơ sở|quán|nhà hàng|khách sạn|truyền hình|kênh
    |nhà máy|doanh nghiệp|siêu thị|cửa hàng|dn|clb|câu lạc bộ|lực lượng|hãng tin|cơ quan|trung tâm|tạp chí|đội bóng|hãng phim|đài
    |tổ chức|văn phòng|nhật báo|chi nhánh|hãng hàng không|tờ báo|phòng|bộ|cục|xưởng|lò|mạng lưới""".replace("\n    ", "").split("|")
)
NOT_COUNTED = frozenset("tỷ tỉ triệu nghìn ngàn trăm % usd đồng người năm tháng ngày giờ phút lần tuổi km m ha tấn vụ con cái chiếc trận bàn".split())
DOCUMENT = re.compile(r"\s*(?:số\s*:?\s*)?\d+[A-ZĐ]?(?:(?:[/\-–]\s?|\.)[0-9A-ZĐ][\wĐ]*)*(?![^\W_])")
TERM = re.compile(r"\s*\((?:khóa|khoá)[^()\n]{1,40}\)")
OPEN_DOCUMENTS = frozenset("luật|bộ luật|công ước|hiệp định|hiệp ước|nghị định thư|pháp lệnh|hiến pháp|đạo luật|tuyên ngôn".split("|"))
PROJECTS = frozenset("dự án|chương trình|đề án|chiến dịch|cuộc vận động|phong trào|kế hoạch|quy tắc ứng xử|điều lệ|quy chế".split("|"))


def head_at(t, i):
    """The (index after the head, its words, kind, takes) of the head that starts at this token, or None."""
    found = HEADS.match(t, i)
    if not found:
        return None
    title = TITLES.match(t, i)
    if title and title[0] > found[0] and not (HEADS.match(t, title[0] - 1) and t.capital[title[0]]):
        return None
    return found[0], " ".join(t.low[i : found[0]]), *found[1]


def place_end(t, i):
    """The index after the place that starts at this token, with its head or from the gazetteer, or None."""
    if known := known_place(t, i):
        return known
    head = head_at(t, i)
    if head and head[2] == "place":
        return headed_place(t, i, head)
    return None


def known_place(t, i):
    """The index after a place of the gazetteer, unless it is the first syllable of a person's name: Mỹ Tâm, Đức Huy."""
    found = PLACES.match_cased(t, i)
    if not found:
        return None
    j = found[0]
    if j - i == 1 and t.adjacent(j) and t.capital[j] and is_syllable(t.low[i]) and is_syllable(t.low[j]):
        person_follows = t.low[j] in COMMON_FAMILIES and t.adjacent(j + 1) and t.capital[j + 1]
        return j if person_follows or PLACES.match_cased(t, j) or HEADS.match(t, j) else None
    return j


def headed_place(t, i, head):
    """The index after a place with a generic head, or None where the head has no name."""
    j, words = head[0], head[1]
    if t.text[j] == "." and words in SHORTENED and t.end[j - 1] == t.start[j]:
        j += 1
    elif not t.adjacent(j):
        return None
    if t.text[j][:1].isdigit():
        if words not in NUMBERED or t.low[j + 1] in NOT_COUNTED or len(t.text[j]) > 3:
            return None
        return j + 3 if t.low[j + 1] == "tháng" and t.text[j + 2].isdigit() else j + 1
    if not t.capital[j]:
        return None
    known = PLACES.match_cased(t, j)
    if known and not (known[0] - j == 1 and t.adjacent(known[0]) and t.capital[known[0]]):
        return known[0]
    inner = head_at(t, j)
    if inner and inner[2] != "place" and not (inner[0] - j == 1 and t.text[j].istitle() and t.adjacent(j + 1) and t.capital[j + 1]):
        return None
    end = j
    while end < t.size and t.capital[end] and (end == j or t.adjacent(end)) and end - j < 5:
        if end > j and (TITLES.match(t, end) and not is_family_name(t, end) or ORGANISATIONS.match_cased(t, end) and len(t.text[end]) > 3):
            break
        end += 1
    # Bà Rịa - Vũng Tàu, Phong Nha - Kẻ Bàng are in the gazetteer; a number may close the name: đường Nguyễn Trãi 2 does not.
    return end


def is_family_name(t, i):
    return t.low[i] in FAMILIES and t.adjacent(i + 1) and t.capital[i + 1]


def full_name_end(t, i):
    """The index after the Vietnamese full name that opens with a family name at this token, or None."""
    if t.low[i] not in FAMILIES or not t.capital[i]:
        return None
    j = i + 1
    while j - i < 5 and t.adjacent(j) and t.capital[j] and is_syllable(t.low[j]) and t.text[j].isalpha():
        j += 1
    return j if 2 <= j - i else None


def organisation_end(t, i, head):
    """The index after the body whose head stands here, or None where it is not named.

    Parameters
    ----------
    t : NameTokens
    i : int
    head : tuple
        What `head_at` gave.
    """
    j, words, _, takes = head
    capital = t.capital[i]
    end = _body(t, j, takes, words, capital, i)
    if end == j:
        if not capital:
            return None
        if words in ALONE:
            return _generic_unit(t, j)
        return j if not t.opens[i] and words in {"bộ", "sở", "công an", "hải quan", "cục", "tòa án", "toà án"} and not t.capital[j] else None
    if not capital and takes == "closed" and words in COMMON_NOUNS:
        return None
    if (not capital or t.opens[i]) and words in LOOSE and (known_place(t, j) or _only_place(t, j, end)):
        return None
    return end


def _generic_unit(t, j):
    """`Đảng ủy phường`, `UBND quận`, `Đảng bộ thành phố`: the level belongs to the name."""
    if t.low[j] in UNITS and not t.capital[j]:
        after = j + 2 if t.low[j] in ("thành", "thị") and t.low[j + 1] in ("phố", "xã", "trấn") else j + 1
        return after if t.low[j] not in ("thành", "thị") or after == j + 2 else j
    return j


def _only_place(t, j, end):
    return place_end(t, j) == end


def _body(t, j, takes, words, capital, start):
    """Walk over the words of a name after its head."""
    named, limit, first = False, j + LONGEST, j
    if takes == "closed":
        return _chain(t, _tail(t, j, start), start)
    if takes == "unit":
        number = j + 1 if t.low[j] == "số" else j
        end = number + 1 if t.text[number][:1].isdigit() else _capitals(t, j, True)
        while t.low[j] in ("bộ", "binh", "pháo", "không", "quân", "xe", "tăng", "đặc", "công") and end == j:
            j, end = j + 1, j + 1
            if t.text[j][:1].isdigit():
                end = j + 1
                named = True
                break
        else:
            return end
        return _tail(t, end, start) if named else first
    if takes == "field" and t.adjacent(j) and t.capital[j] and (inner := head_at(t, j)) and inner[3] == "closed":
        return organisation_end(t, j, inner) or inner[0]
    if takes == "name" and t.adjacent(j) and t.capital[j] and (inner := head_at(t, j)) and (inner[3] == "unit" or inner[3] and inner[0] - j > 1 and not FIELDS.match(t, j)):
        return organisation_end(t, j, inner) or j
    while j < t.size and j < limit and t.adjacent(j):
        field = FIELDS.match(t, j)
        if j > first and t.capital[j] and (body := ORGANISATIONS.match_cased(t, j)) and body[0] - j > 1 and body[1][0] == "international":
            return body[0]
        if field and (t.capital[j] or capital or takes == "name") and (t.capital[j] or named or takes == "name" or capital):
            if named and _spares(t, j, field[0], first):
                break
            named, j = named or any(t.capital[j : field[0]]), field[0]
            j += named and _number(t, j)
        elif t.capital[j] and not _stops(t, j, takes, j == first, named):
            tail = place_end(t, j)
            if tail and (j > first or takes != "name"):
                return tail
            k = _capitals(t, j, j == first or takes == "name")
            if k == j:
                break
            named, j = True, k + (takes == "field" and _half_word(t, j, k))
            j += _number(t, j)
        elif named and t.low[j] in ("và", "&", "-", "–", ",", "/") and (after := _joins(t, j, takes)):
            j = after
        else:
            break
    if not named:
        tail = _tail(t, j, start)
        return first if tail == j or (tail > j == first and not capital and words in LOOSE) else tail
    return _chain(t, _tail(t, j, start), start)


def _half_word(t, j, k):
    """Whether the next syllable, in small letters, ends the word that a capital opened: Hội đồng Điều hành, Ủy ban Thường trực."""
    return k - j == 1 and t.adjacent(k) and t.is_word(k) and is_syllable(t.low[j]) and t.low[k] not in LITTLE and len(t.text[j]) > 1 and not PLACES.match_cased(t, j)


def _number(t, j):
    """Whether a number closes the name: Bệnh viện Nhi Đồng 2."""
    return t.text[j].isdigit() and len(t.text[j]) <= 2 and t.adjacent(j) and t.low[j + 1] not in NOT_COUNTED


def _spares(t, j, end, first):
    """Whether a phrase in small letters stands after the name has ended: `Sở Y tế kiểm tra …` has a verb here.

    What goes on is an adjective of rank (`quốc gia`), or the object of a word that asks for one (`Quản lý thị trường`).
    """
    if t.capital[j]:
        return False
    phrase, before = " ".join(t.low[j:end]), " ".join(t.low[max(first, j - 2) : j])
    return not (phrase in RANKS or before in ASKING or t.low[j - 1] in ("và", "&"))


def _stops(t, j, takes, first, named):
    """Whether a capital here opens something else: a person, a title, another body."""
    if full := full_name_end(t, j):
        return not (first and takes == "name") and (full - j >= 3 or t.low[j] in COMMON_FAMILIES) and not FIELDS.match(t, j)
    if (takes == "field" or not first) and t.low[j] in GIVEN and t.adjacent(j + 1) and t.capital[j + 1] and not is_syllable(t.low[j]):
        return True
    title = TITLES.match(t, j)
    if title and not first and not FIELDS.match(t, j):
        return True
    head = HEADS.match(t, j)
    if head and head[1][0] == "word" and not FIELDS.match(t, j):
        return True
    return bool(head and not first and head[1][0] != "place" and not FIELDS.match(t, j))


def _capitals(t, j, foreign):
    """The index after a run of capitals that stops before places and persons."""
    first = j
    while j < t.size and t.capital[j] and (j == first or t.adjacent(j)):
        if j > first and (place_end(t, j) or full_name_end(t, j) or HEADS.match(t, j) or TITLES.match(t, j)):
            break
        j += 1
    if j > first and t.text[j] == "&" and t.capital[j + 1]:
        return _capitals(t, j + 1, foreign)
    if j > first and t.text[j] in "-&" and t.glued(j - 1) and t.glued(j) and t.capital[j + 1]:
        return _capitals(t, j + 1, foreign)
    return j


def _joins(t, j, takes):
    """The index after `và` where a further field follows it: Bộ Nông nghiệp và Phát triển nông thôn."""
    k = j + 1
    if takes != "field" or head_at(t, k) and not FIELDS.match(t, k):
        return None
    field = FIELDS.match(t, k)
    if not field or full_name_end(t, k):
        return None
    if not t.capital[k] and t.low[j] != "và":
        return None
    return k


def _tail(t, j, start):
    """The index after the place that closes the name of a body: `Công an tỉnh Bến Tre`, `Sở Y tế Hà Nội`, `(VN)` apart."""
    if not t.adjacent(j):
        return j
    if t.text[j] in "-–" and t.low[j + 1] in ("tp", "tphcm") and t.adjacent(j + 1):
        j += 1
    if known := known_place(t, j):
        return known
    end = place_end(t, j)
    if not end or (head := head_at(t, j)) and head[2] == "place" and head[1] not in ADMINISTRATIVE:
        return _level(t, j)
    return end


LITTLE = frozenset(
    """đã sẽ vừa cho và của tại ở trong với là có được bị do từ đến này đang cũng không về để khi nói thì mà như vào ra trên dưới theo rằng
    nên vẫn còn chỉ phải lại tổ nhưng hay hoặc tuyên thông quyết bắt phát yêu xác đề ký phối tiến khẳng công đưa mở gửi mới hôm ngày""".split()
)
RANKS = frozenset("quốc gia|quốc tế|thế giới|trung ương|nhà nước|nhân dân|tối cao|đa khoa|dân dụng|thành phố|nước ngoài|liên doanh|cổ phần|tư nhân".split("|"))
ASKING = frozenset(
    """quản lý|kiểm tra|phòng chống|phát triển|nghiên cứu|dịch vụ|hỗ trợ|bảo vệ|tư vấn|đào tạo|thiết kế|xây dựng|sản xuất|dự báo|giám định
    |bảo trợ|chế biến|kinh doanh|xuất khẩu|nhập khẩu|đầu tư|điều tra|cảnh sát|an ninh|khoa học|kỹ thuật|thương mại|giao dịch|xúc tiến
    |ứng dụng|giới thiệu|cấp cứu|tổng hợp|chống buôn|nghệ thuật|công nghệ|cơ khí|vận tải|vật tư|phát hành""".replace("\n    ", "").split("|")
)
ADMINISTRATIVE = frozenset("tỉnh|thành phố|tp|quận|q|huyện|thị xã|tx|thị trấn|xã|phường|p|bang|khu phố|thủ đô|h|cộng hòa".split("|"))


def _level(t, j):
    return _generic_unit(t, j) if t.capital[j - 2] | t.capital[j - 1] and t.low[j] in UNITS and t.low[j - 1] in ("ủy", "uỷ", "bộ", "ubnd", "hđnd", "đoàn") else j


def _chain(t, j, start):
    """`Cơ quan Cảnh sát Điều tra Công an tỉnh Bến Tre`: a second body, with a capital, that the first belongs to."""
    if j - start > LONGEST or not t.adjacent(j):
        return j
    if t.capital[j] and (head := head_at(t, j)) and head[2] == "organisation":
        return organisation_end(t, j, head) or j
    return j


def programme_span(t, i, head):
    """The (start, end) offsets of a document, law or project whose head stands here, or None."""
    j, words = head[0], head[1]
    source, begin = t.source, t.start[i]
    if words == "quy tắc ứng xử":
        return (begin, t.end[j - 1]) if t.capital[i] else None
    if words in OPEN_DOCUMENTS:
        return _law(t, i, j, words)
    if words in PROJECTS:
        return _project(t, i, j, words)
    middle = j
    if t.low[j] == "trung" and t.low[j + 1] == "ương" or t.low[j] in ("tw", "hội"):
        middle = j + (1 if t.low[j] == "tw" else 2)
        if t.low[j] == "hội":
            return None
    number = DOCUMENT.match(source, t.end[middle - 1])
    if not number or (middle == j and not t.capital[i] and "/" not in number[0] and "-" not in number[0] and words in ("quyết định", "thông tư", "quy định", "kết luận", "công văn") and "số" not in number[0]):
        return None
    term = TERM.match(source, number.end())
    return begin, (term or number).end()


def _law(t, i, j, words):
    if not t.capital[j] and not (t.capital[i] and not t.opens[i]):
        return None
    end = j
    while end < t.size and end - j < 10 and t.adjacent(end):
        field = FIELDS.match(t, end) or LAW_WORDS.get(t.low[end]) and (end + LAW_WORDS[t.low[end]], None)
        if field and field[0] and " ".join(t.low[end : field[0]]) not in ("người",):
            end = field[0]
        elif t.capital[end] and not full_name_end(t, end):
            end += 1
        else:
            break
    return (t.start[i], t.end[end - 1]) if end > j else ((t.start[i], t.end[j - 1]) if words == "hiến pháp" and t.capital[i] else None)


LAW_WORDS = {"đất": 2, "hình": 2, "dân": 2, "tố": 2, "hôn": 2, "cư": 2, "cạnh": 2, "phá": 2, "giao": 2, "thuế": 1, "sở": 2, "khiếu": 2}


def _project(t, i, j, words):
    """`Chương trình Phát triển …`, and the title in quotation marks after the head: chương trình “Nối vòng tay lớn”."""
    if t.text[j] in "“\"" and (t.capital[j + 1] or t.text[j + 1].isdigit()):
        close = t.source.find("”" if t.text[j] == "“" else '"', t.start[j] + 1, t.start[j] + 120)
        return (t.start[j] + 1, close) if close > 0 else None
    single = t.is_word(j + 1) and not t.capital[j + 1] and is_syllable(t.low[j])
    if not t.capital[j] or single or full_name_end(t, j) or place_end(t, j) or ORGANISATIONS.match_cased(t, j):
        return None
    if not t.capital[i] and words not in ("dự án", "chương trình", "chiến dịch", "đề án"):
        return None
    end = j
    while end < t.size and end - j < 10 and t.adjacent(end) and (t.capital[end] or t.text[end].isdigit() and t.low[end + 1] not in NOT_COUNTED):
        end += 1
    return t.start[i if t.capital[i] and not t.opens[i] else j], t.end[end - 1]
