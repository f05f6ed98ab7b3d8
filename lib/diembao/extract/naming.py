"""Numbers that are no quantities: labels, identifiers, ordinals and scores."""

import re

from diembao.extract.lexicon import rows
from diembao.extract.numerals import DIGITS, read_roman, scan_number
from diembao.extract.phrases import CLASSIFIERS, CLOSERS, NOUNS, UNITS
from diembao.extract.tokens import Mention, Phrases

IDENTIFIERS = Phrases({row["trigger"]: row["form"] for row in rows("identifiers")})
ORDINALS = Phrases({row["trigger"]: row["words"] for row in rows("ordinals")})

_END = r"(?![^\W_])"
FORMS = {
    # Chỉ thị 05, Quyết định số 3896/QĐ-UBND, Nghị quyết 35-NQ/TW, Nghị quyết Trung ương 4
    "document": r"\s+(?:số\s?:?\s*)?(?P<n>\d+[A-Z]?(?:[/\-–.][0-9A-ZĐ][\wĐ]*)*)",
    "number": r"\s+(?:số\s+)?(?P<n>\d{1,4}(?:[A-ZĐ](?![^\W\d_]))?(?:/\d+)*|[IVX]+\b)",
    "abbreviation": r"\.\s?(?P<n>\d{1,2})",
    "roman": r"\s+(?:thứ\s+)?(?P<n>[IVX]+\b|\d{1,2}(?!\s?[/\-.]?\d))",
    "street": r"\s+(?:số\s+)?(?P<n>\d{1,2}(?:\s?(?:[/\-–]|[Tt]háng)\s?\d{1,2})?)",
    "road": r"\s*(?:số\s+)?(?P<n>\d{1,3}[A-ZĐ]?(?:-\d)?)",
    "code": r"\s+(?:số\s+)?(?P<n>(?:[A-ZĐ]{1,5}[-.]?\d+[A-Z]?\d*|\d+[A-ZĐ]+\d*|\d+/\d+))",
    "plate": r"\s*:?\s*(?:số\s+)?(?P<n>\d{2}\s?[A-Z]\d?\s?[-–. ]?\s?\d{3,4}(?:[.]?\d{2})?|[A-Z]{2}\s?[-–. ]?\s?\d{2}[-–. ]\d{2})",
    "phone": r"\s*(?:số\s*)?(?:là\s+)?[:.]?\s*(?P<n>\(?\+?\d[\d.\-() ]{4,18}\d)",
    "version": r"\s+(?P<n>\d+(?:[.]\d+)*[A-Za-z]?)",
}
FORMS = {name: re.compile(prose + _END) for name, prose in FORMS.items()}
# A phrase after the trigger that belongs to its name: Đại hội Đảng X, Nghị quyết Trung ương 4 are rows; these few stand between.
BETWEEN = re.compile(r"(?:\s(?:đại biểu|toàn quốc|Đảng|đảng|của Đảng|BCH|TW|T\.Ư|Ban Chấp hành)){1,4}(?=\s)")
# Triggers that are nothing but the head of a name. After the others the number may count what follows it: đội 5 người.
PLAIN = frozenset(
    "chỉ thị nghị quyết khóa khoá quốc lộ tỉnh lộ quận phường lớp ql tl nghị định thông tư quyết định công văn pháp lệnh q p".split()
)
WORD_NUMBERED = frozenset(("lớp", "quận", "phường"))
CODE = re.compile(
    r"(?:[A-ZĐ][A-Za-zĐ]{0,6}[-–.]?\d+(?:[A-Z]+\d*)*\+?|\d+(?:[/\-](?=[A-ZĐ]))?[A-ZĐ]{1,6}(?:[/\-][A-ZĐ\d]+)*\d*)" + _END
)
FORMULAS = frozenset("m2 m3 km2 cm2 cm3 dm3 co2 so2 so3 no2 no3 h2o h2 o2 o3 n2o h2so4 hcl ch4 nh3 mm2".split())
HOUSE = re.compile(
    r"""\d{1,4}(?:[A-Z](?![^\W\d_]))?(?:(?:/|\s?-\s?)\d{1,4}[A-Z]?)*     # 129D, 45/3, 12-14
    \s(?:(?:đường|phố|ngõ|hẻm|đại\slộ)\s)?                               # đường
    (?=[A-ZĐÀ-Ỵ])(?:[^\W\d_]+(?:\s(?=[A-ZĐÀ-Ỵ]))?){2,5}                  # Lê Đức Thọ
    |\d{1,4}(?:[A-Z](?![^\W\d_]))?(?:/\d{1,4})*\s(?:đường|phố)\s(?=[A-ZĐÀ-Ỵ])[^\W\d_]+""",
    re.VERBOSE,
)
HOUSE_CUES = frozenset("ở tại số ngụ nhà chỉ sở : ( trước về".split())
LABEL = re.compile(
    r"""[“"‘'](?P<inner>(?:\d+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s[^\W\d_]+(?:\s[^\W\d_]+){0,2}
    |[^\W\d_]+(?:\s[^\W\d_]+){0,4}\s(?:19|20)\d\d)[”"’']""",
    re.VERBOSE | re.IGNORECASE,
)
FIRST = Phrases(
    {"đầu tiên": 1, "lần đầu tiên": 1, "lần đầu": 1, "thứ nhất": 1, "thứ nhì": 2, "lần thứ nhất": 1, "lần thứ nhì": 2, "thứ nhứt": 1}
)
PRIZES = {"nhất": 1, "nhì": 2, "ba": 3, "tư": 4}
WEEKDAYS = frozenset("hai ba tư năm sáu bảy bẩy 2 3 4 5 6 7".split())
WEEKDAY_BEFORE = frozenset("sáng trưa chiều tối đêm ngày hôm vào từ đến các khuya qua nay và".split())
WEEKDAY_AFTER = frozenset("tuần hàng hằng vừa tới ngày hôm này ,_ ( và - chủ".split())
SCORE = re.compile(r"(?P<a>\d{1,3})\s?[-–:]\s?(?P<b>\d{1,3})(?![\d]|[.,/\-–:%]\d|%)")
SPORT = frozenset(
    "thắng thua hòa bại hạ dẫn gỡ số tỷ tỉ áo set ván hiệp chung đè vùi chiến trận đấu lượt cuộc điểm quyết bàn đội tứ vòng".split()
)
SPORTY = re.compile(
    r"cầu thủ|bàn thắng|trận đấu|tỷ số|tỉ số|\bHLV\b|\bset\b|vô địch|giải đấu|bảng [A-H]\b|đội tuyển|sút|thủ môn|hiệp [12]|\bván\b"
)


def scan_label(t, i):
    """A number inside a coined, quoted name: “5 biết”."""
    m = LABEL.match(t.source, t.start[i])
    if not m:
        return None
    last = t.at(m.end(), i)
    words = t.low[i + 1 : last - 1]
    if UNITS.match(t, i + 2) or (t.is_word(i + 1) and words[0] in DIGITS and len(words) < 2):
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
    m = FORMS[form].match(t.source, offset)
    if not m and form != "code":  # Cục V26 is a code under any head
        m = FORMS["code"].match(t.source, offset) if form == "number" else None
    if not m:
        return _in_words(t, i, j, head) if head in WORD_NUMBERED else None
    last = t.at(m.end(), i)
    if form not in ("code", "plate", "phone") and not _names(t, last, head, m["n"]):
        return None
    if form in ("number", "roman", "road", "version") and t.before(i) in ("mỗi", "các", "những") and head not in PLAIN:
        return None
    return Mention(t.start[i], m.end(), "identifier", i, last)


def _in_words(t, i, j, head):
    """lớp năm, quận ba: only before a sign, a name or a closer."""
    if t.low[j] not in DIGITS or t.low[j] in ("không", "một") or not (_closed(t, j + 1) or t.text[j + 1][0].isupper()):
        return None
    return Mention(t.start[i], t.end[j], "identifier", i, j + 1)


def _names(t, last, head, number):
    """Whether the number after a head names it: what follows is no unit, no scale word and, after most heads, no noun to count."""
    low = t.low[last]
    if low in ("%", "triệu", "nghìn", "ngàn", "tỷ", "tỉ", "trăm", "phần") or (low in (",", ".") and t.glued(last) and t.is_number(last + 1)):
        return False
    if low in ("/", "-", "–") and t.glued(last - 1) and t.is_number(last + 1) and head not in ("đường", "phố"):
        return False
    if head in PLAIN or head.split()[0] in PLAIN or number[0] in "IVX":
        return not (UNITS.match(t, last) and low in ("km", "m", "đồng", "tuổi")) and not (head == "lớp" and low in ("học", "em"))
    return not UNITS.match(t, last) and (_closed(t, last) or t.text[last][0].isupper())


def _closed(t, i):
    """Whether no noun to count starts here."""
    return not t.is_word(i) or t.low[i] in CLOSERS or t.low[i] in ("và", "của", "bị", "thuộc", "nằm", "vừa", "bắt", "quy", "ban", "do")


def scan_code(t, i):
    """Letters and digits in one: H5N1, Mi-8, U23, 35-NQ/TW; formulas and units (CO2, m2) are none."""
    m = CODE.match(t.source, t.start[i])
    if not m or m[0].lower() in FORMULAS or (i and t.glued(i - 1) and t.low[i - 1] not in ("(", "“", '"', "'", "/", "-", "[", ",")):
        return None
    letters = m[0].lstrip("0123456789")
    if t.is_number(i) and (UNITS.match(t, i + 1) or letters in ("C", "F")):
        return None
    if "." in m[0] and not re.fullmatch(r"[QPFTX]\.\d{1,2}", m[0]):
        return None
    if t.is_number(i) and letters.lower() in ("h", "g", "k", "x", "ph") and len(letters) < 2:
        return None
    return Mention(t.start[i], m.end(), "identifier", i, t.at(m.end(), i))


def scan_house(t, i):
    """A house in its street: 40 Cát Linh, 129D Lê Đức Thọ."""
    if t.before(i) not in HOUSE_CUES:
        return None
    m = HOUSE.match(t.source, t.start[i])
    if not m or (t.before(i) == "số" and t.before(i - 1) in ("tổng", "trong", "con", "một", "đa")):
        return None
    end = m.start() + len(m[0].rstrip())
    return Mention(t.start[i], end, "identifier", i, t.at(end, i))


def scan_product(t, i):
    """A foreign name with its number: Boeing 747, Nokia 6600."""
    j = i + 1
    name = t.text[i]
    if not (name[0].isupper() and len(name) > 2 and name.isascii() and t.is_number(j) and t.text[j].isdigit() and not t.glued(i)):
        return None
    if t.source[t.end[i] : t.start[j]] != " " or not foreign(t.low[i]) or not _closed(t, j + 1) or t.low[j + 1] in ("%", "$"):
        return None
    if t.glued(j) and t.low[j + 1] in ("-", "/", ":", "–", "%"):
        return None
    return Mention(t.start[i], t.end[j], "identifier", i, j + 1)


SYLLABLE = re.compile(
    r"(?:b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|nh|ng|ngh|p|ph|q|qu|r|s|t|th|tr|v|x)?[aeiouy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?"
)


def foreign(word):
    """Whether a word in small ASCII letters can be no Vietnamese syllable."""
    return not SYLLABLE.fullmatch(word)


def scan_ordinal(t, i):
    """A rank or an order: thứ ba, lần thứ XI, đợt 3, đầu tiên, giải nhất."""
    if found := FIRST.match(t, i):
        j, value = found
        if t.low[i] == "thứ" and t.before(i) == "lần":
            return None
        return Mention(t.start[i], t.end[j - 1], "ordinal", i, j, value=value)
    found = ORDINALS.match(t, i)
    if not found:
        return None
    j, rule = found
    value, last = _rank(t, j, rule)
    if value is None or (rule in ("digits", "one") and not _ranks(t, i, last)):
        return None
    if t.low[i] == "thứ" and _is_weekday(t, i, j, last):
        return None
    return Mention(t.start[i], t.end[last - 1], "ordinal", i, last, value=value)


def _rank(t, j, rule):
    """The value of the rank at token j and the index after it."""
    if rule in ("prizes", "ranks") or t.low[j] in ("nhất", "nhì"):
        return (PRIZES.get(t.low[j]), j + 1) if t.low[j] in PRIZES and not (t.low[j] == "nhất" and rule == "ranks") else (None, j)
    if rule == "one":
        return (1, j + 1) if t.low[j] in ("một", "1") else (None, j)
    if t.is_number(j):
        return (int(t.text[j]), j + 1) if t.text[j].isdigit() and len(t.text[j]) <= 3 else (None, j)
    if (roman := read_roman(t.text[j])) is not None:
        return roman, j + 1
    if rule == "yes":
        if t.low[j] in ("tư", "năm"):
            return DIGITS[t.low[j]], j + 1
        number = scan_number(t, j)
        return (number.value, number.end) if number and number.words and number.scale <= 100 else (None, j)
    return None, j


def _ranks(t, i, last):
    """Whether digits after such a head rank it: no unit, sign of a date or noun to count follows, and no count stands before."""
    low = t.low[last]
    if UNITS.match(t, last) and low not in ("năm", "tháng", "ngày"):
        return False
    if low in ("%", "triệu", "nghìn", "ngàn", "tỷ", "tỉ", "-", "–", "/", ".") and t.glued(last - 1) and t.is_number(last + 1):
        return False
    counted = t.is_number(i - 1) or t.before(i) in DIGITS or t.before(i) in ("mỗi", "những")
    head = t.low[i]
    if head == "số":
        return t.before(i) not in ("con", "tổng", "chữ") and (_closed(t, last) or t.text[last][0].isupper() or low in ("thế", "của"))
    return not counted and (head in ("đợt", "hiệp", "vòng", "bước") or _closed(t, last) or t.text[last][0].isupper())


def _is_weekday(t, i, j, last):
    if t.low[j] not in WEEKDAYS or last != j + 1:
        return False
    after, before = t.low[last], t.before(i)
    # Đứng thứ ba, người thứ hai rank; sáng thứ hai, thứ tư tuần tới and thứ bảy (5/6) are days of the week.
    if before in WEEKDAY_BEFORE or after in ("tuần", "hàng", "hằng", "vừa", "tới", "ngày", "này") or (after == "(" and t.is_number(last + 1)):
        return True
    return t.text[i] == "Thứ" and (t.low[j] == "tư" or after in (",", "-"))


def scan_score(t, i, sporty):
    """The score of a match: 2-1; whether the passage speaks of sport decides between it, a date and a range."""
    m = SCORE.match(t.source, t.start[i])
    if not m:
        return None
    last = t.at(m.end(), i)
    cue = any(word in SPORT for word in t.low[max(0, i - 4) : i])
    if UNITS.match(t, last) or t.low[last] in CLASSIFIERS or NOUNS.match(t, last) or (i and t.glued(i - 1) and t.low[i - 1] in "-–:/."):
        return None
    if not (cue and (sporty or t.before(i) in ("thắng", "thua", "hòa", "số", "bại"))) and not (sporty and _between_names(t, i, last)):
        return None
    a, b = int(m["a"]), int(m["b"])
    return Mention(t.start[i], m.end(), "score", i, last, low=a, high=b)


def _between_names(t, i, last):
    """Brazil 2-1 Đức, or a score in brackets or after a colon."""
    before, after = t.text[i - 1] if i else "", t.text[last]
    return (before[:1].isupper() and (after[:1].isupper() or after in (",", ".", ";", ")"))) or (before in ("(", ":") and after in (")", "-", ",", ";"))
