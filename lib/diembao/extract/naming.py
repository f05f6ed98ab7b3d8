"""Numbers that name: labels, identifiers, codes, houses, products and telephones."""

import re

from diembao.extract.lexicon import rows
from diembao.extract.number import read_roman
from diembao.extract.numerals import DIGITS, SCALES
from diembao.extract.phrases import CLOSERS, NOUNS, is_known, opens_noun, unit_at
from diembao.extract.tokens import CAPITAL, Mention, Phrases

IDENTIFIERS = Phrases({row["trigger"]: row["form"] for row in rows("identifiers")})

_END = r"(?![^\W_])"
FORMS = {
    # Chỉ thị 05, Quyết định số 3896/QĐ-UBND, Nghị quyết 35-NQ/TW, Nghị quyết Trung ương 4
    "document": r"\s+(?:số\s?:?\s*)?(?P<n>\d+[A-Z]?(?:[/\-–.][0-9A-ZĐ][\wĐ]*)*)",
    "number": r"\s+(?:số\s+)?(?P<n>\d{1,4}(?:[A-ZĐ](?![^\W\d_]))?(?:[/-]\d{1,4})*|[IVX]+\b)",
    "abbreviation": r"\.\s?(?P<n>\d{1,2})",
    "roman": r"\s+(?:thứ\s+)?(?P<n>[IVX]+\b|\d{1,2}(?!\s?[/\-.]?\d))",
    "street": r"\s+(?:số\s+)?(?P<n>\d{1,2}(?:\s?(?:[/\-–]|[Tt]háng)\s?\d{1,2})?)",
    "road": r"\s*(?:số\s+)?(?P<n>\d{1,3}[A-ZĐ]?(?:-\d)?)",
    "code": r"\s+(?:số\s+)?(?P<n>(?:\d\d[A-Z]\d?[- ]\d{4,5}|[A-ZĐ]{1,3}[- ]\d{3,5}|[A-ZĐ]{1,5}-?\d+[A-Z]?\d*|\d+[A-ZĐ]+\d*|\d+/\d+))",
    "plate": r"\s*:?\s*(?:số\s+)?(?P<n>\d{2}\s?[A-Z]\d?\s?[-–. ]?\s?\d{3,4}(?:[.]?\d{2})?"
    r"|[A-Z]{2}\s?[-–. ]?\s?\d{2}[-–. ]\d{2})",
    "phone": r"\s*(?:số\s*)?(?:là\s+)?[:.]?\s*(?P<n>\(?\+?\d[\d.\-() ]{4,18}\d)",
    "law": r"(?:\s(?!năm\b|của\b|và\b|ngày\b|có\b|số\b)[^\W\d_]+){1,6}\s(?P<n>(?:19|20)\d\d)",
    "version": r"\s+(?P<n>\d+(?:[.]\d+)*[A-Za-z]?)",
}
FORMS = {name: re.compile(prose + _END) for name, prose in FORMS.items()}
# A name between the head and its number: Bệnh viện Nhi đồng 2, thôn Phú Mỹ 1, tàu Vạn Hoa 09.
NAMED = re.compile(rf"(?:\s(?={CAPITAL})[^\W\d_]+(?:\sđồng)?){{1,4}}\s(?:số\s)?(?P<n>\d{{1,3}}|I{{1,3}}|IV)(?!\s?[-–:/]\s?\d)" + _END)
# The name of a body goes on in small letters: Công ty Công trình giao thông 504. These words would end it.
BODIES = frozenset(("công ty", "xí nghiệp", "nhà máy", "bệnh viện", "viện", "nông trường", "lâm trường"))
NAMED_BODY = re.compile(
    rf"""\s(?={CAPITAL})[^\W\d_]+
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
# Triggers that are nothing but the head of a name. After the others the number may count what follows it: đội 5 người.
PLAIN = frozenset(
    "chỉ thị nghị quyết khóa khoá quốc lộ tỉnh lộ quận phường lớp ql tl nghị định thông tư quyết định công văn pháp lệnh"
    " q p".split()
) | {"quân khu", "quân đoàn", "sư đoàn", "trung đoàn", "lữ đoàn"}
WORD_NUMBERED = frozenset(("lớp", "quận", "phường", "tầng"))
# Before a house these tell that số names it: trụ sở tại số 31 …
HOUSE_BEFORE = frozenset("tại ở nhà ngụ chỉ sở thuê về trước ( , : ;".split())
CODE = re.compile(
    r"(?:\d\d[A-Z]\d?[- ]\d{4,5}|[A-ZĐ][A-Za-zĐ]{0,6}[-–.]?\d+(?:[A-Z]+\d*)*\+?|\d+(?:[/\-](?=[A-ZĐ]))?[A-ZĐ]{1,6}(?:[/\-][A-ZĐ\d]+)*\d*)" + _END
)
FORMULAS = frozenset("b2b b2c m2 m3 km2 cm2 cm3 dm3 co2 so2 so3 no2 no3 h2o h2 o2 o3 n2o h2so4 hcl ch4 nh3 mm2".split())
HOUSE = re.compile(
    rf"""\d{{1,4}}(?:[A-Z](?![^\W\d_]))?(?:(?:/|\s?-\s?)\d{{1,4}}[A-Z]?){{0,4}}   # 129D, 45/3, 12-14
    \s(?:(?:đường|phố)\s\d{{1,2}}(?:\s?[-/]\s?|\s[Tt]háng\s)\d{{1,2}}                  # đường 3 Tháng 2
       |(?:đường|phố|ngõ|hẻm|đại\slộ|cư\sxá)\s(?={CAPITAL})[^\W\d_]+(?:\s(?={CAPITAL})[^\W\d_]+){{0,4}}   # đường Láng
       |(?={CAPITAL})[^\W\d_]+(?:\s(?={CAPITAL})[^\W\d_]+){{1,4}})              # Lê Đức Thọ""",
    re.VERBOSE,
)
IN_TOWN = re.compile(r",\s(?:[Qq]uận|[Pp]hường|Q\.|P\.|TP|[Tt]hành phố|[Hh]uyện|[Tt]hị xã)\b")
HOUSE_CUES = frozenset("ở tại số ngụ nhà chỉ sở : ( trước về".split())
LABEL = re.compile(
    r"""[“"‘'](?:(?:\d+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s[^\W\d_]+(?:\s[^\W\d_]+){0,4}
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
    head = " ".join(t.low[i:j])
    offset = t.end[j - 1]
    if between := BETWEEN.match(t.source, offset):
        offset = between.end() if form in ("document", "roman") else offset
    if abbreviation := ABBREVIATED.match(t.source, offset):
        offset = abbreviation.end()
    m = FORMS[form].match(t.source, offset)
    if not m and form != "code" and head != "đội":  # the name of đội U23 is U23  # Cục V26 is a code under any head
        m = FORMS["code"].match(t.source, offset) if form == "number" else None
    if not m and form in ("number", "code"):
        m = NAMED.match(t.source, offset) or (NAMED_BODY.match(t.source, offset) if head in BODIES else None)
    if not m:
        return _in_words(t, i, j, head) if head in WORD_NUMBERED else None
    last = t.at(m.end(), i)
    if t.end[last - 1] != m.end():
        return None  # the pattern ended inside a number: đường 11.000 đ
    if form not in ("code", "plate", "phone") and not _names(t, last, head, m["n"]):
        return None
    if form in ("number", "roman", "road", "version") and t.before(i) in ("mỗi", "các", "những") and head not in PLAIN:
        return None
    return Mention(t.start[i], m.end(), "identifier", i, last)


def _in_words(t, i, j, head):
    """lớp năm, quận ba: only before a sign, a name or a closer."""
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
    if head in PLAIN or head.split()[0] in PLAIN or number[0] in "IVX":
        return not (unit_at(t, last) and low in ("km", "m", "đồng", "tuổi")) and not (head == "lớp" and low in ("học", "em"))
    return not unit_at(t, last) and (closed(t, last) or t.text[last][0].isupper())


def closed(t, i):
    """Whether no noun to count starts here."""
    return (
        not t.is_word(i) or t.low[i] in CLOSERS or t.low[i] in ("và", "của", "bị", "thuộc", "nằm", "vừa", "bắt", "quy", "ban", "do", "trị")
    )


def scan_code(t, i):
    """Letters and digits in one: H5N1, Mi-8, U23, 35-NQ/TW; formulas and units (CO2, m2) are none."""
    m = CODE.match(t.source, t.start[i])
    if not m or m[0].lower() in FORMULAS or (i and t.glued(i - 1) and t.low[i - 1] not in ("(", "“", '"', "'", "/", "-", "[", ",")):
        return None
    letters = m[0].lstrip("0123456789")
    if t.is_number(i) and (unit_at(t, i + 1) or letters in ("C", "F")):
        return None
    if "." in m[0] and not re.fullmatch(r"[QPFTXU]\.\d{1,2}", m[0]):
        return None
    if t.is_number(i) and letters.lower() in ("h", "g", "k", "x", "ph") and len(letters) < 2:
        return None
    return Mention(t.start[i], m.end(), "identifier", i, t.at(m.end(), i))


def scan_house(t, i):
    """A house in its street: 40 Cát Linh, 129D Lê Đức Thọ."""
    m = HOUSE.match(t.source, t.start[i])
    if m and t.before(i) not in HOUSE_CUES and not IN_TOWN.match(t.source, m.start() + len(m[0].rstrip())):
        return None
    if not m or (t.before(i) == "số" and t.before(i - 1) in ("tổng", "trong", "con", "một", "đa")):
        return None
    end = m.start() + len(m[0].rstrip())
    return Mention(t.start[i], end, "identifier", i, t.at(end, i))


VERSION = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}")


NUMBERED_HOUSE = re.compile("[Ss]ố\\s[A-Z]?(?:" + HOUSE.pattern + "\n)", re.VERBOSE)  # the line end closes its last comment


def scan_numbered_house(t, i):
    """`số 31 Thái Văn Lung`: a house whose number has its word."""
    m = NUMBERED_HOUSE.match(t.source, t.start[i])
    if not m or (t.before(i) not in HOUSE_BEFORE and not IN_TOWN.match(t.source, m.end()) and "/" not in m[0]):
        return None
    end = m.end()
    return Mention(t.start[i], end, "identifier", i, t.at(end, i))


def scan_product(t, i):
    """A foreign name of one or more words with its number: Boeing 747, Resident Evil 4, Acrobat Reader 7.0."""
    name = t.text[i]
    if code := _model(t, i, i + 1) or _ruler(t, i, i + 1):
        return code
    if not (len(name) > 2 and name.isascii() and foreign(t.low[i])):
        return None
    j = _after_name(t, i)
    number = t.text[j]
    if not t.is_number(j) or t.source[t.end[j - 1] : t.start[j]] != " " or _counts_next(t, j + 1) or _goes_on(t, j):
        return None
    if not VERSION.fullmatch(number) and not (number.isdigit() and foreign(t.low[j - 1]) and len(t.text[j - 1]) > 2):
        return None
    if len(number) == 4 and 1900 <= int(number) <= 2035:
        return None  # Euro 2004 is dated by its year
    return Mention(t.start[i], t.end[j], "identifier", i, j + 1)


MOST_NAMES = 6


def _after_name(t, i):
    """The index behind the words with capitals, in ASCII, that go on a foreign name: Anti-Virus Mobile."""
    j = i + 1
    while j < i + MOST_NAMES and t.text[j].isascii() and t.source[t.end[j - 1] : t.start[j]] in (" ", ""):
        if t.text[j] == "-" and t.glued(j) and t.glued(j - 1) and t.text[j + 1][:1].isupper():
            j += 2
        elif t.text[j][:1].isupper() and not t.glued(j - 1):
            j += 1
        else:
            break
    return j


def _goes_on(t, j):
    """Whether a score, a range, a rate or a glued letter goes on behind the number: 3-1, 8X."""
    return (t.low[j + 1] in ("-", "/", ":", "–", "%") and (t.glued(j) or t.is_number(j + 2))) or (t.glued(j) and t.is_word(j + 1))


def scan_version(t, i):
    """`v1.4`: a version with its letter."""
    version = t.glued(i) and VERSION.fullmatch(t.text[i + 1])
    return Mention(t.start[i], t.end[i + 1], "identifier", i, i + 2) if version else None


def _ruler(t, i, j):
    """A foreign name and its Roman numeral: Benedict XVI."""
    numeral = t.text[j]
    if len(numeral) < 2 or read_roman(numeral) is None or not t.low[i].isascii() or not foreign(t.low[i]) or len(t.text[i]) < 3:
        return None
    return Mention(t.start[i], t.end[j], "identifier", i, j + 1)


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


def _counts_next(t, i):
    """Whether what follows a number can be counted by it: a sign, a scale word, a unit, a known noun."""
    low = t.low[i]
    return low in ("%", "$") or low in SCALES or is_known(t, i)


def _model(t, i, j):
    """A foreign name and the code behind it: Sputnik D7+."""
    name = t.text[i]
    if (
        len(name) < 3
        or not name.isascii()
        or not foreign(t.low[i])
        or t.source[t.end[i] : t.start[j]] != " "
        or not t.text[j][:1].isupper()
    ):
        return None
    code = scan_code(t, j) if t.glued(j) else None
    return Mention(t.start[i], code.end, "identifier", i, code.last) if code else None


SYLLABLE = re.compile(r"(?:b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|nh|ng|ngh|p|ph|q|qu|r|s|t|th|tr|v|x)?[aeiouy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?")


def foreign(word):
    """Whether a word in small ASCII letters can be no Vietnamese syllable."""
    return not SYLLABLE.fullmatch(word)


# A leading zero, or seven digits without a separator, number nothing.
TELEPHONE = re.compile(r"0\d{1,3}[.\- ]?\d{3,4}(?:[.\- ]?\d{2,4}){1,2}(?!\d)|\d{7,}(?![\d.,]\d)")


def scan_telephone(t, i):
    """A telephone number or a long number without separators; a scale word, a unit or a noun behind it would make it a count."""
    m = TELEPHONE.match(t.source, t.start[i])
    if not m:
        return None
    last = t.at(m.end(), i)
    if t.low[last] in SCALES or unit_at(t, last) or opens_noun(t, last):
        return None
    return Mention(t.start[i], m.end(), "identifier", i, last)
