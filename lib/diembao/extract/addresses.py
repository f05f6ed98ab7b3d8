"""Houses in their streets, and telephones."""

import re

from diembao.extract.numerals import SCALES
from diembao.extract.phrases import opens_noun, unit_at
from diembao.extract.tokens import CAPITAL, Mention

# Before a house these tell that số names it: trụ sở tại số 31 …
HOUSE_BEFORE = frozenset("tại ở nhà ngụ chỉ sở thuê về trước ( , : ;".split())
HOUSE = re.compile(
    rf"""\d{{1,4}}(?:[A-Z](?![^\W\d_]))?(?:(?:/|\s?-\s?)\d{{1,4}}[A-Z]?){{0,4}}   # 129D, 45/3, 12-14
    \s(?:(?:đường|phố)\s\d{{1,2}}(?:\s?[-/]\s?|\s[Tt]háng\s)\d{{1,2}}                  # đường 3 Tháng 2
       |(?:đường|phố|ngõ|hẻm|đại\slộ|cư\sxá)\s(?={CAPITAL})[^\W\d_]+(?:\s(?={CAPITAL})[^\W\d_]+){{0,4}}   # đường Láng
       |(?={CAPITAL})[^\W\d_]+(?:\s(?={CAPITAL})[^\W\d_]+){{1,4}})              # Lê Đức Thọ""",
    re.VERBOSE,
)
IN_TOWN = re.compile(r",\s(?:[Qq]uận|[Pp]hường|Q\.|P\.|TP|[Tt]hành phố|[Hh]uyện|[Tt]hị xã)\b")
# A body behind a number is counted, and no street: tại 5 Viện Y tế.
COUNTED_BODY = re.compile(
    r"\d+\s(?:Viện|Công ty|Trường|Bệnh viện|Trung tâm|Nhà|Hội|Sở|Bộ|Ban|Cục|Tổng|Đại|Học viện|Ngân hàng|Khu|Chi)\b"
)
HOUSE_CUES = frozenset("ở tại số ngụ nhà chỉ sở : ( trước về".split())
NUMBERED_HOUSE = re.compile("[Ss]ố\\s[A-Z]?(?:" + HOUSE.pattern + "\n)", re.VERBOSE)  # the line end closes its last comment
# A house before the lane or the street that its address goes on with: số 31, ngách 121/39.
NUMBER_ALONE = re.compile(
    r"[Ss]ố\s\d{1,4}[A-Z]?(?:/\d{1,4})*(?=,\s(?:ngách|ngõ|hẻm|kiệt|đường|phố|dốc|đại lộ|quốc lộ|tỉnh lộ|khu phố|tổ|ấp)\s)"
)
CALLING = frozenset("tới đến gọi nhắn gửi tin qua vào".split())
# A leading zero, or seven digits without a separator, number nothing.
TELEPHONE = re.compile(r"0\d{1,3}[.\- ]{0,2}\d{3,4}(?:[.\- ]?\d{2,4}){1,2}(?!\d)|\d{7,}(?![\d.,]\d)")
CALLED = re.compile(r"\d{3,8}(?![\d.,/-]\d)")


def scan_house(t, i):
    """A house in its street: 40 Cát Linh, 129D Lê Đức Thọ."""
    if COUNTED_BODY.match(t.source, t.start[i]):
        return None
    m = HOUSE.match(t.source, t.start[i])
    lane = m and (parts := re.match(r"(\d+)/(\d+)", m[0])) and (int(parts[1]) > 31 or int(parts[2]) > 31)  # 151/47 Tôn Thất Đạm
    if m and not lane and t.before(i) not in HOUSE_CUES and not IN_TOWN.match(t.source, m.start() + len(m[0].rstrip())):
        return None
    if not m or (t.before(i) == "số" and t.before(i - 1) in ("tổng", "trong", "con", "một", "đa")):
        return None
    end = m.start() + len(m[0].rstrip())
    return Mention(t.start[i], end, "identifier", i, t.at(end, i))


def scan_numbered_house(t, i):
    """`số 31 Thái Văn Lung`: a house whose number has its word."""
    if alone := NUMBER_ALONE.match(t.source, t.start[i]):
        return Mention(t.start[i], alone.end(), "identifier", i, t.at(alone.end(), i))
    m = NUMBERED_HOUSE.match(t.source, t.start[i])
    if not m or (t.before(i) not in HOUSE_BEFORE and not IN_TOWN.match(t.source, m.end()) and "/" not in m[0]):
        return None
    end = m.end()
    return Mention(t.start[i], end, "identifier", i, t.at(end, i))


def scan_short_number(t, i):
    """`(gửi đến) số 8269`: a number that is called or written to."""
    number = t.text[i + 1]
    if (
        not (number.isdigit() and 3 <= len(number) <= 6)
        or t.before(i) not in CALLING
        or opens_noun(t, i + 2)
        or t.low[i + 2] in SCALES
    ):
        return None
    return Mention(t.start[i], t.end[i + 1], "identifier", i, i + 2)


def scan_telephone(t, i):
    """A telephone number or a long number without separators; a scale word, a unit or a noun behind it would make it a count."""
    m = TELEPHONE.match(t.source, t.start[i])
    if not m and t.text[i].isdigit() and len(t.text[i]) > 2 and (t.before(i) == "gọi" or t.before(i - 1) == "gọi"):
        m = CALLED.match(t.source, t.start[i])
    if not m:
        return None
    last = t.at(m.end(), i)
    if t.low[last] in SCALES or unit_at(t, last) or opens_noun(t, last):
        return None
    return Mention(t.start[i], m.end(), "identifier", i, last)
