"""Numbers that name: labels, identifiers and codes."""

import re

from diembao.extract.lexicon import rows
from diembao.extract.numerals import DIGITS
from diembao.extract.phrases import ACTIONS, CLAUSE_VERBS, CLOSERS, NOUNS, is_known, unit_at
from diembao.extract.tokens import CAPITAL, Mention, Phrases, foreign

IDENTIFIERS = Phrases({row["trigger"]: row["form"] for row in rows("identifiers")})
_END = r"(?![^\W_])"
FORMS = {
    # Chỉ thị 05, Quyết định số 3896/QĐ-UBND, Nghị quyết 35-NQ/TW, Nghị quyết Trung ương 4
    "document": r"\s+(?:số\s?:?\s*)?(?P<n>\d+[A-Z]?(?:[/\-–.][0-9A-ZĐ][\wĐ]*)*)",
    "number": r"\s+(?:số\s+)?(?P<n>\d{1,4}(?:[A-ZĐ](?![^\W\d_]))?(?:[/-]\d{1,4})*|[IVX]+\b)",
    "abbreviation": r"\.\s?(?P<n>\d{1,2})",
    "round": r"\s(?P<n>1/(?:2|4|8|16|32|64))",
    "volume": r"\.?\s?(?P<n>\d{1,3})",
    "roman": r"\s+(?:thứ\s+)?(?P<n>[IVX]+\b|\d{1,2}(?!\s?[/\-.]?\d))",
    "street": r"\s+(?:số\s+)?(?P<n>\d{1,2}(?:\s?(?:[/\-–]|[Tt]háng)\s?\d{1,2})?)",
    "road": r"\s*(?:số\s+)?(?P<n>\d{1,3}[A-ZĐ]?(?:-\d)?)",
    # Z30A, xe 53M 4321, tàu BV 9918
    "code": r"\s+(?:số\s+)?(?P<n>(?:\d\d[A-Z]\d?[- ]\d{4,5}|[A-ZĐ]{1,3}[- ]\d{3,5}|[A-ZĐ]{1,5}-?\d+[A-Z]?\d*"
    r"|\d+[A-ZĐ]+\d*|\d+/\d+))",
    "plate": r"\s*:?\s*(?:số\s+)?(?P<n>\d{2}\s?[A-Z]\d?\s?[-–. ]?\s?\d{3,4}(?:[.]?\d{2})?"
    r"|[A-Z]{2}\s?[-–. ]?\s?\d{2}[-–. ]\d{2})",
    "phone": r"\s*(?:số\s*)?(?:là\s+)?[:.]?\s*(?P<n>\(?\+?\d[\d.\-() ]{4,18}\d)",
    "law": r"(?:\s(?!năm\b|của\b|và\b|ngày\b|có\b|số\b)[^\W\d_]+){1,6}\s(?P<n>(?:19|20)\d\d)",
    "version": r"\s+(?P<n>\d+(?:[.]\d+)*[A-Za-z]?)",
}
FORMS = {name: re.compile(prose + _END) for name, prose in FORMS.items()}
# A name between the head and its number: Bệnh viện Nhi đồng 2, thôn Phú Mỹ 1, tàu Vạn Hoa 09.
NAMED = re.compile(
    rf"(?:\s(?={CAPITAL})[^\W\d_]+(?:\sđồng)?){{1,4}}\s(?:số\s)?(?P<n>\d{{1,3}}|I{{1,3}}|IV)(?!\s?[-–:/]\s?\d)" + _END
)
# The name of a body goes on in small letters: Công ty Công trình giao thông 504. These words would end it.
BODIES = frozenset(
    (
        "công ty",
        "cty",
        "xí nghiệp",
        "nhà máy",
        "bệnh viện",
        "bv",
        "viện",
        "trung tâm",
        "trường",
        "liên đoàn",
        "nông trường",
        "lâm trường",
    )
)
NAMED_BODY = re.compile(
    rf"""(?:\s(?:cổ\sphần|TNHH|CP|liên\sdoanh|tư\snhân))?\s(?={CAPITAL})[^\W\d_]+
    (?:\s(?!(?:có|được|với|là|đã|sẽ|đang|bị|trong|ngoài|ngày|năm|tháng|gần|hơn|khoảng|trên|dưới|cho|và|từ|đến|bán|mua|lãi|lỗ|đạt|thu|nộp
        |chi|đầu|cả|để|tại|ở|về|do|phải|còn|nhận|trả|gồm|tăng|giảm|của|ký|đưa|lên|xuống|vượt|thêm|mỗi|tới|quý|lần|thứ)\b)[^\W\d_]+){{0,8}}
    \s(?:số\s)?(?P<n>\d{{1,3}})(?!\s?[-–:/]\s?\d)"""
    + _END,
    re.VERBOSE,
)
# The abbreviation of a head behind it: Bệnh viện (BV) Nhi Đồng 2.
ABBREVIATED = re.compile(rf"\s\({CAPITAL}{{1,6}}\)")
# A phrase after the trigger that belongs to its name: Đại hội Đảng X, Nghị quyết Trung ương 4 are rows; these few stand between.
BETWEEN = re.compile(r"(?:\s(?:đại biểu|toàn quốc|Đảng|đảng|của Đảng|BCH|TW|T\.Ư|Ban Chấp hành)){1,4}(?=\s)")
# The words in small letters that may stand between a head and its number; before any other the head has none.
BEFORE_NUMBER = frozenset("số thứ là đại toàn đảng của cổ liên tư".split())
# Triggers that are nothing but the head of a name. After the others the number may count what follows it: đội 5 người.
PLAIN = frozenset("khóa khoá quận phường lớp ql tl q p".split()) | {
    "quốc lộ",
    "tỉnh lộ",
    "quân khu",
    "quân đoàn",
    "sư đoàn",
    "trung đoàn",
    "lữ đoàn",
}
# These are named where their capital stands inside a sentence.
NAMED_INSIDE = frozenset(("đội", "tổ", "khu", "vùng", "cụm", "trạm", "phần", "nhóm"))
DOCUMENTS = ("chỉ thị", "nghị quyết", "nghị định", "thông tư", "quyết định", "công văn", "pháp lệnh")
# Before these heads another syllable makes a word that is none: màn hình 15.
NO_HEAD_BEHIND = {"hình": frozenset("màn truyền mô tình loại địa điển cấu".split())}
# A lane has its street behind it: ngõ 81 đường Lạc Long Quân.
LANES = frozenset(("ngõ", "hẻm", "kiệt", "ngách"))
STREET = re.compile(rf"\s(?:(?:đường|phố)\s)?(?={CAPITAL})[^\W\d_]+(?:\s(?={CAPITAL})[^\W\d_]+){{1,3}}")
WORD_NUMBERED = frozenset(("lớp", "quận", "phường", "tầng"))
CODE = re.compile(
    r"(?:\d\d[A-Z]\d?[- ]\d{4,5}|[A-ZĐ][A-Za-zĐ]{0,6}[-–.]?\d+(?:[A-Z]+\d*)*\+?"
    r"|\d+(?:[/\-](?=[A-ZĐ]))?[A-ZĐ]{1,6}(?:[/\-][A-ZĐ\d]+)*\d*)" + _END
)
FORMULAS = frozenset("b2b b2c m2 m3 km2 cm2 cm3 dm3 co2 so2 so3 no2 no3 h2o h2 o2 o3 n2o h2so4 hcl ch4 nh3 mm2".split())
LABEL = re.compile(
    r"""[“"‘'](?:(?:\d+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s[^\W\d_]+(?:\s[^\W\d_]+){0,4}
    |(?-i:[^\W\d_a-zà-ỹ])[^\W\d_]*(?:\s[^\W\d_]+){0,4}\s(?:tháng|tuổi)\s\d{1,2}(?:\s[^\W\d_]+){0,4}   # “Nhạc hội tháng 4”
    |\d[xX]   # the generation “8X”
    |[^\W\d_]+(?:\s[^\W\d_]+){0,4}\s(?:-\s)?(?:19|20)\d\d)[”"’']""",
    re.VERBOSE | re.IGNORECASE,
)


def scan_label(t, i):
    """A number inside a coined, quoted name: “5 biết”."""
    m = LABEL.match(t.source, t.start[i])
    if not m:
        return None
    last = t.at(m.end(), i)
    words = t.low[i + 1 : last - 1]
    if unit_at(t, i + 2) or (t.is_word(i + 1) and words[0] in DIGITS and len(words) < 2):
        return None
    return Mention(t.start[i], m.end(), "label", i, last)


def scan_identifier(t, i):
    """A head of a name with its number (Chỉ thị 05, quận 1), or a code (H5N1)."""
    found = IDENTIFIERS.match(t, i)
    while found:
        j, form = found
        if mention := _numbered(t, i, j, form):
            return mention
        shorter = [(w, m) for w, m in IDENTIFIERS.first[t.low[i]] if len(w) < j - i and t.low[i : i + len(w)] == w]
        found = (i + len(shorter[0][0]), shorter[0][1]) if shorter else None
    return None


def _numbered(t, i, j, form):
    head = t.low[i] if j == i + 1 else " ".join(t.low[i:j])
    if t.before(i) in NO_HEAD_BEHIND.get(head, ()):
        return None
    if t.text[j][:1].islower() and t.low[j] not in BEFORE_NUMBER and form != "law" and head not in WORD_NUMBERED:
        return None
    offset = t.end[j - 1]
    if between := BETWEEN.match(t.source, offset):
        offset = between.end() if form in ("document", "roman") else offset
    if abbreviation := ABBREVIATED.match(t.source, offset):
        offset = abbreviation.end()
    m = FORMS[form].match(t.source, offset)
    if not m and form != "code" and head != "đội":  # the name of đội U23 is U23  # Cục V26 is a code under any head
        m = FORMS["code"].match(t.source, offset) if form == "number" else None
    named = not m
    if named and form == "code" and t.text[j].isascii() and foreign(t.low[j]):
        return None  # xe Honda 67 is named by its product
    if named and form in ("number", "code"):
        m = NAMED.match(t.source, offset) or (NAMED_BODY.match(t.source, offset) if head in BODIES else None)
    if not m:
        return _in_words(t, i, j, head) if head in WORD_NUMBERED else None
    last = t.at(m.end(), i)
    if t.end[last - 1] != m.end():
        return None  # the pattern ended inside a number: đường 11.000 đ
    if head == "vụ" and "/" in m["n"]:
        return None  # vụ 11/9 is told by its day
    lane = head in LANES and STREET.match(t.source, m.end())
    if not lane and (named or form not in ("code", "plate", "phone", "version")) and not _names(t, last, head, m["n"]):
        return None
    if form in ("number", "roman", "road", "version") and t.before(i) in ("mỗi", "các", "những") and head not in PLAIN:
        return None
    if head in LANES and (street := STREET.match(t.source, m.end())):
        return Mention(t.start[i], street.end(), "identifier", i, t.at(street.end(), i))
    return Mention(t.start[i], m.end(), "identifier", i, last)


def _in_words(t, i, j, head):
    """lớp năm, quận ba: only before a sign, a name or a closer."""
    if t.text[j][:1].isupper() and t.text[j + 1][:1].isupper():
        return None  # quận Ba Đình
    if (
        t.low[j] not in DIGITS
        or t.low[j] == "không"
        or (head != "tầng" and (t.low[j] == "một" or not (closed(t, j + 1) or t.text[j + 1][0].isupper())))
    ):
        return None
    return Mention(t.start[i], t.end[j], "identifier", i, j + 1)


def _names(t, last, head, number):
    """Whether the number after a head names it: what follows is no unit, no scale word and, after most heads, no noun to count."""
    low = t.low[last]
    if low in ("%", "triệu", "nghìn", "ngàn", "tỷ", "tỉ", "trăm", "phần") or (
        low in (",", ".") and t.glued(last) and t.is_number(last + 1)
    ):
        return False
    if low in ("/", "-", "–") and t.glued(last - 1) and t.is_number(last + 1) and head not in ("đường", "phố"):
        return False
    if head in PLAIN or head.startswith(DOCUMENTS) or number[0] in "IVX":
        return not (unit_at(t, last) and low in ("km", "m", "đồng", "tuổi")) and not (head == "lớp" and low in ("học", "em"))
    if head in NAMED_INSIDE and (CLAUSE_VERBS.match(t, last) or ACTIONS.match(t, last) or low in ("dùng", "gồm", "có", "được")):
        return NOUNS.match(t, last) is None and not unit_at(t, last)  # nhóm 1 sử dụng kháng thể
    # trinh sát của Đội 5 phối hợp; Phần 1 diễn ra
    if head in BODIES and t.is_word(last - 3) and t.text[last - 2][:1].isupper() and number.isdigit() and int(number) < 20:
        return not (unit_at(t, last) or is_known(t, last))  # Bệnh viện Nhi Đồng 1 tiếp nhận…
    named = t.text[last - 2] == "Phần" or (head in NAMED_INSIDE and t.is_word(last - 3) and t.text[last - 2][0].isupper())
    return not unit_at(t, last) and (closed(t, last) or t.text[last][0].isupper() or named)


def closed(t, i):
    """Whether no noun to count starts here."""
    return (
        not t.is_word(i)
        or t.low[i] in CLOSERS
        or t.low[i] in ("và", "của", "bị", "thuộc", "nằm", "vừa", "bắt", "quy", "ban", "do", "trị")
    )


# Generations of mobile networks, and no grams.
GENERATIONS = frozenset(("2G", "3G", "4G", "5G"))
FORMATION = re.compile(r"\d(?:-\d){2,3}(?![\d]|[-./,]\d)")


def scan_formation(t, i):
    """`4-4-2`: how the ten players of a team stand."""
    m = FORMATION.match(t.source, t.start[i])
    if not m or (i and t.glued(i - 1)) or sum(int(digit) for digit in m[0].split("-")) != 10:
        return None
    return Mention(t.start[i], m.end(), "identifier", i, t.at(m.end(), i))


def scan_code(t, i):
    """Letters and digits in one: H5N1, Mi-8, U23, 35-NQ/TW; formulas and units (CO2, m2) are none."""
    m = CODE.match(t.source, t.start[i])
    if not m or m[0].lower() in FORMULAS or (i and t.glued(i - 1) and t.low[i - 1] not in ("(", "“", '"', "'", "/", "-", "[", ",")):
        return None
    letters = m[0].lstrip("0123456789")
    generation = m[0] in GENERATIONS
    if t.is_number(i) and not generation and (unit_at(t, i + 1) or letters in ("C", "F")):
        return None
    if "." in m[0] and not re.fullmatch(r"[QPFTXU]\.\d{1,2}", m[0]):
        return None
    if t.is_number(i) and not generation and letters.lower() in ("h", "g", "k", "x", "ph") and len(letters) < 2:
        return None
    return Mention(t.start[i], m.end(), "identifier", i, t.at(m.end(), i))


def scan_numbered_noun(t, i):
    """`bão số 7`, `cảng cá số 2`: a noun with the number that names one of its kind."""
    number = i + 1
    if not (t.is_number(number) and t.text[number].isdigit() and len(t.text[number]) <= 3 and i) or t.low[i - 1] in NOT_NUMBERED:
        return None
    if not t.is_word(i - 1) or t.low[i - 1] in CLOSERS or not closed(t, number + 1) or t.low[number + 1] in ("%", "-", "/"):
        return None
    known = NOUNS.match_before(t, i)
    first = known[0] if known else i - 1
    return Mention(t.start[first], t.end[number], "identifier", first, number + 1)


NOT_NUMBERED = frozenset("tỉ tỷ tổng con chữ một đa các những và của nhiều chỉ giống trong là".split())
