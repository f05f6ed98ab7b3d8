"""All figures of one passage, from left to right: the first reader that fits takes its tokens."""

import re

from diembao.extract.dates import date_mention, scan_period, scan_point, scan_time
from diembao.extract.naming import (
    FIRST,
    IDENTIFIERS,
    ORDINALS,
    SPORTY,
    scan_code,
    scan_house,
    scan_identifier,
    scan_label,
    scan_numbered_noun,
    scan_ordinal,
    scan_product,
    scan_score,
)
from diembao.extract.numerals import DIGITS, SCALES
from diembao.extract.phrases import CLASSIFIERS, NOUNS, opens_noun, unit_at
from diembao.extract.quantities import CURRENCY, MODIFIERS, MOST_MODIFIERS, VAGUE, scan_multiple, scan_quantity
from diembao.extract.tokens import Mention, Tokens

# Addresses of pages and mail, and entities of HTML, hold digits that tell nothing.
WEB = re.compile(
    r"""(?:https?://|www\.)\S+
    | (?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,64}
    | (?<![\w.-])[\w.-]{1,64}\.(?:com|net|org|vn|gov|edu|html?|php|exe|dll)\b\S{0,100}
    | &\#\d+;""",
    re.VERBOSE,
)
DATE_WORDS = frozenset("ngày mùng mồng hôm tháng năm quý thập thế những từ kể tính bắt".split()) | frozenset(
    "january february march april may june july august september october november december".split()
)
NUMBER_WORDS = frozenset(DIGITS) | {"mười", "hăm", "nửa", "trăm", "triệu", "nghìn", "ngàn", "tỷ", "tỉ", "âm"}
DATE_CUES = frozenset(
    "ngày hôm sáng trưa chiều tối đêm khuya qua nay mai kia đến từ trước sau vào lễ dịp hết tới kể thứ nhật tuần rạng".split()
)
WEAK_CUES = frozenset("đến từ trước sau vào tới hết kể".split())
SIGNS = frozenset("+-−") | CURRENCY
QUOTES = frozenset("“\"‘'")
STARTS = (
    dict.fromkeys(DATE_WORDS, "date") | dict.fromkeys(NUMBER_WORDS, "number") | dict.fromkeys(VAGUE, "vague")
    | dict.fromkeys(MODIFIERS.first, "modifier") | dict.fromkeys(SIGNS, "sign") | dict.fromkeys(QUOTES, "quote")
    | dict.fromkeys(("gấp", "nhân"), "multiple")
)  # fmt: skip
STARTS["năm"] = "date"
ENUMERATOR = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})?[.)]|\(\d{1,2}\))(?=\s|$)|\(\d\)\s*$")


def scan_passage(text, tokens=None):
    """The figures of one clean passage, in the order of the text.

    Parameters
    ----------
    text : str
    tokens : Tokens, optional
        Those of the text, where they are there already.

    Returns
    -------
    list of Mention

    Examples
    --------
    >>> [(m.kind, text[m.start:m.end]) for text in ["Từ năm 2017 có 226 tổ chức, hơn 4.100 đảng viên."] for m in scan_passage(text)]
    [('period', 'Từ năm 2017'), ('count', '226'), ('count', 'hơn 4.100')]
    """
    t = tokens or Tokens(text)
    sporty = bool(SPORTY.search(text))
    blocked = [m.span() for m in WEB.finditer(text)] if ("." in text or "&" in text or "@" in text) else []
    mentions, i = [], 0
    if enumerator := ENUMERATOR.match(text):
        blocked.insert(0, enumerator.span())
    while i < t.size:
        if blocked and t.start[i] >= blocked[0][0]:
            end = blocked.pop(0)[1]
            i = t.at(end, i)
            continue
        found = _scan(t, i, sporty, mentions)
        if found is None:
            i += 1
        else:
            mentions.append(found)
            i = max(found.last, i + 1)
    return mentions


def _scan(t, i, sporty, mentions):
    """The figure that starts at token i, or None."""
    low = t.low[i]
    start = STARTS.get(low)
    if start is None:
        if t.is_number(i):
            return _at_number(t, i, sporty, mentions)
        if low in IDENTIFIERS.first and (found := scan_identifier(t, i)):
            return found
        if low in ORDINALS.first or low in FIRST.first:
            return scan_ordinal(t, i) or (scan_numbered_noun(t, i) if low == "số" else None)
        if t.text[i][0].isupper():
            return _at_capital(t, i)
        return None
    if start == "date" and (found := _date(t, i, sporty) or _number_word(t, i, low)):
        return found
    if low in IDENTIFIERS.first and (found := scan_identifier(t, i)):
        return found
    if low in ORDINALS.first or low in FIRST.first:
        if found := scan_ordinal(t, i):
            return found
    if start in ("number", "vague"):
        return _number_word(t, i, low) or (_date(t, i, sporty) if low == "năm" else None)
    if start == "modifier":
        return _modified(t, i, sporty)
    if start == "sign":
        cold = low == "-" and t.low[i + 2] in ("độ", "°", "o")
        return scan_quantity(t, i) if t.is_number(i + 1) and (low in CURRENCY or t.glued(i) or cold) else None
    if start == "quote":
        return scan_label(t, i)
    return scan_multiple(t, i) if start == "multiple" else (scan_quantity(t, i) if low == "từ" else None)


def _number_word(t, i, low):
    if low == "từ":
        return scan_quantity(t, i)
    if low in ("mười", "ba", "sáu", "chín", "hai", "bốn", "một", "bảy", "tám", "năm") and (period := _months(t, i)):
        return period
    return scan_quantity(t, i) if low in NUMBER_WORDS or low in VAGUE else None


def _months(t, i):
    if t.low[i + 1] not in ("tháng", "quý"):
        return None
    period = scan_period(t.source, t.start[i])
    return date_mention(t, i, t.start[i], period[0], period[1], "period") if period else None


def _at_capital(t, i):
    return (scan_code(t, i) if _digit_near(t, i) else None) or scan_product(t, i)


def _digit_near(t, i):
    return (t.is_number(i + 1) and t.glued(i)) or (t.low[i + 1] in ("-", ".", "–") and t.is_number(i + 2))


def _modified(t, i, sporty):
    """A modifier before a time or a year, or before a quantity."""
    j, relation = i, None
    for _ in range(MOST_MODIFIERS):
        if found := MODIFIERS.match(t, j):
            j, relation = found
    if t.is_number(j) and (time := scan_time(t, j)):
        modifier = t.source[t.start[i] : t.end[j - 1]]
        return Mention(t.start[i], time[0], "time", i, t.at(time[0], i), edtf=time[1], modifier=modifier, relation=relation)
    if (
        relation == "~"
        and t.low[j] in ("năm", "tháng", "thế", "thập")
        and (point := scan_point(t.source, t.start[j]))
        and point.sure
    ):
        modifier = t.source[t.start[i] : t.end[j - 1]]
        return Mention(t.start[i], point.end, "date", i, t.at(point.end, i), edtf=point.edtf, modifier=modifier, relation=relation)
    if t.is_number(j) and _plain_date(t, j):
        return None
    return scan_quantity(t, i)


def _enumerates(t, i):
    """The `2.` before an item inside a line: …: 1. Xây cầu; 2. Sửa đường."""
    opens = t.before(i) in (":", ";", ".", "!", "?", "…", "•")
    item = t.low[i + 1] in (".", ")") and not t.glued(i + 1) and t.text[i + 2][:1].isupper()
    return opens and item and t.glued(i) and len(t.text[i]) <= 2


DAY_AHEAD = re.compile(
    r"""(?P<day>\d{1,2})(?:,\s(?:ngày\s)?\d{1,2}){0,6}(?:\s?,|\svà|\shoặc)\s(?:ngày\s)?(?P<last>\d{1,2})
    (?:(?P<sep>[-/.])(?P<month>\d{1,2})(?:(?P=sep)(?P<year>\d{4}))?|\stháng\s(?P<word>\w+))(?![\d]|[-/.,]\d)""",
    re.VERBOSE,
)


def _day_ahead(t, i, mentions):
    """The first days of a list whose last one tells the month: 14, 15 và 16-4."""
    m = DAY_AHEAD.match(t.source, t.start[i])
    if not m or not (t.before(i) in DATE_CUES or (mentions and mentions[-1].kind == "date" and mentions[-1].last == i - 1)):
        return None
    end = t.source.index(m["last"], m.start("last"))
    point = scan_point(t.source, end)
    if not point or (point.month is None and not point.lunar):
        return None
    edtf = None if point.lunar else f"{point.year or 'XXXX'}-{point.month:02d}-{int(m['day']):02d}"
    return Mention(t.start[i], t.end[i], "date", i, i + 1, edtf=edtf)


def _plain_date(t, j):
    """khoảng 10/3: a day after a modifier is read as a date by itself."""
    point = scan_point(t.source, t.start[j])
    return bool(point and point.sure and point.month)


def _date(t, i, sporty):
    """A date or a period that opens with a word."""
    low = t.low[i]
    if low == "năm" and mentions_unit(t, i):
        return None
    if (
        low == "năm"
        and t.before(i) in ("hai", "ba", "bốn", "sáu", "bảy", "tám", "chín", "mười", "mươi", "trăm")
        and not t.is_number(i + 1)
    ):
        return None
    if period := scan_period(t.source, t.start[i]):
        end, edtf, opened, sure = period
        last = t.at(end, i)
        if (sure or opened or _date_follows(t, last)) and not _counts_more(t, i, last, edtf):
            return date_mention(t, i, t.start[i], end, edtf, "period", "from" if opened else "=")
    point = scan_point(t.source, t.start[i])
    if not point:
        return None
    last = t.at(point.end, i)
    if low == "ngày" and point.month is None and (ahead := _day_ahead(t, i + 1, []) if t.is_number(i + 1) else None):
        return date_mention(t, i, t.start[i], ahead.end, ahead.edtf, "date")
    if not point.sure and not (low in ("ngày", "mùng", "mồng", "hôm") and not opens_noun(t, last) and not unit_at(t, last)):
        return None
    if low == "tháng" and (t.before(i) in DIGITS or t.is_number(i - 1)) and not t.is_number(i + 1):
        return None
    if low == "hôm":
        return None
    part = i - 1 if t.before(i) in PARTS and low in ("tháng", "năm", "thập", "những", "thế", "quý") else i
    return date_mention(t, part, t.start[part], point.end, point.edtf, "date")


PARTS = frozenset(("đầu", "giữa", "cuối"))


def mentions_unit(t, i):
    """Whether this năm is the unit of the number before it: 5 năm 2016-2020."""
    return (
        i > 0
        and t.is_number(i - 1)
        and not ((i > 1 and t.low[i - 2] in ("/", "-", "ngày", "tháng", "mùng")) or (t.glued(i - 2) and i > 1))
    )


def _counts_more(t, i, last, edtf):
    """từ 2000 đến 2005 người: what looks like years counts something."""
    return (
        not (set("-X") & set(edtf))
        and t.is_number(i + 1)
        and (unit_at(t, last) or t.low[last] in CLASSIFIERS or t.low[last] == "%")
    )


def _date_follows(t, last):
    return not unit_at(t, last) and t.low[last] not in CLASSIFIERS and t.low[last] != "%"


def _at_number(t, i, sporty, mentions):
    """What starts with digits: a list going on, a time, a house, a code, a score, a date, a period, or a quantity."""
    if found := _continued(t, i, mentions):
        return found
    if t.before(i) == "thứ" and not unit_at(t, i + 1):
        return None  # thứ 4 tới is a Wednesday
    if i and t.glued(i - 1) and (t.is_word(i - 1) or t.low[i - 1] == "_"):
        return None  # the digit of m2, SO2
    if t.text[i] in ("2", "3") and t.before(i) in ("m", "km", "cm", "dm") and t.is_number(i - 2):
        return None  # 200m 2
    if _enumerates(t, i):
        return None
    if day := _day_ahead(t, i, mentions):
        return day
    if time := scan_time(t, i):
        return Mention(t.start[i], time[0], "time", i, t.at(time[0], i), edtf=time[1])
    if t.text[i + 1][:1].isupper() or t.low[i + 1] in ("/", "-", "đường", "phố", "ngõ", "hẻm", "đại"):
        if found := scan_house(t, i):
            return found
    if found := scan_score(t, i, sporty, mentions[-1] if mentions else None):
        return found
    if found := _numeric_date(t, i, sporty):
        return found
    if t.glued(i) and (t.text[i + 1][0].isupper() or t.low[i + 1] in "-/") and (found := scan_code(t, i)):
        return found
    if _telephone(t, i):
        m = TELEPHONE.match(t.source, t.start[i])
        return Mention(t.start[i], m.end(), "identifier", i, t.at(m.end(), i))
    return scan_quantity(t, i)


TELEPHONE = re.compile(r"0\d{1,3}[.\- ]?\d{3,4}(?:[.\- ]?\d{2,4}){1,2}(?!\d)|\d{7,}(?![\d.,]\d)")


def _telephone(t, i):
    """A leading zero or seven digits without a separator number nothing; a scale word or a unit would say otherwise."""
    m = TELEPHONE.match(t.source, t.start[i])
    last = m and t.at(m.end(), i)
    return bool(m) and t.low[last] not in SCALES and not unit_at(t, last) and not opens_noun(t, last)


def _numeric_date(t, i, sporty):
    """A date or a period written in digits, where form or context tell it from a fraction, a range or a score."""
    source, start = t.source, t.start[i]
    period = scan_period(source, start)
    if period:
        end, edtf, opened, sure = period
        last = t.at(end, i)
        if (sure) or (not sure and _date_follows(t, last) and _years_apart(t, i, edtf, last)):
            return date_mention(t, i, start, end, edtf, "period", "from" if opened else "=")
    point = scan_point(source, start)
    if not point:
        return None
    last = t.at(point.end, i)
    if point.sure or (point.month and _means_day(t, i, last, point)) or (point.month is None and _means_year(t, i, last)):
        return date_mention(t, i, start, point.end, point.edtf, "date")
    return None


def _years_apart(t, i, edtf, last):
    if "-" in edtf:  # 1/11 - 3/12
        return t.before(i) in DATE_CUES or not opens_noun(t, last)
    return t.before(i) not in ("số", "giá")


def _means_day(t, i, last, point):
    """Whether 29/10, 12-3 or 6.4 is a day: a word of the calendar before it, or nothing to count behind it."""
    before, text = t.before(i), t.source[t.start[i] : point.end]
    noun = unit_at(t, last) or t.low[last] in CLASSIFIERS or NOUNS.match(t, last)
    if (
        noun
        and (before in WEAK_CUES or unit_at(t, last))
        and not (t.low[last] in ("năm", "tháng", "ngày", "giờ") and not opens_noun(t, last))
    ):
        return t.low[last] == "năm" and t.low[last + 1] in ("nay", "ngoái", "sau", "trước", "tới")
    cue = (
        before in DATE_CUES or (before == "(" and t.before(i - 1) in DATE_CUES) or (before == "," and t.before(i - 1) in DATE_CUES)
    )
    if cue and not (before in ("đến", "từ", "tới") and (unit_at(t, last) or t.low[last] == "%")):
        return not (t.low[last] == "%" or ("." in text and unit_at(t, last)))
    if (
        unit_at(t, last)
        or t.low[last] in CLASSIFIERS
        or t.low[last] in ("%", "triệu", "tỷ", "tỉ", "nghìn", "lần", "số")
        or NOUNS.match(t, last)
    ):
        return False
    if "." in text:
        return before in ("(",) and t.low[last] == ")" and len(text) <= 5 and not text.endswith("0")
    if "/" in text and point.day < point.month <= 10 and before in ("", ".", ",", "(", "có", "còn", "khoảng", "chỉ", "chiếm"):
        return before == "," and t.is_number(i - 2)  # 1/3 cho biết: a third; 30/4, 1/5: days
    if "/" in text:
        return point.day > point.month or not opens_noun(t, last)
    return not opens_noun(t, last)


def _means_year(t, i, last):
    """Whether four digits are a year: nothing to count follows, and what stands before is no head of a product."""
    year = int(t.text[i][:4])
    if not 1800 <= year <= 2035 or t.text[i] != str(year):
        return False
    if unit_at(t, last) or t.low[last] in ("%", "triệu", "tỷ", "tỉ", "nghìn") or t.low[last] in CLASSIFIERS or NOUNS.match(t, last):
        return False
    if t.low[last] in ("-", "/", ".", ",") and t.glued(last) and t.is_number(last + 1):
        return False
    named = i and t.text[i - 1][0].isupper() and not t.is_number(i - 1)
    return (
        not opens_noun(t, last)
        or t.text[last][0].isupper()
        or named
        or t.before(i) in ("sinh", "đến", "từ", "mùa", "giải", "niên", "và")
    )


def _continued(t, i, mentions):
    """A bare number that goes on a list: quận 1, 3 và 5; phút 15, 17; thứ 7 và 12; các năm 2001, 2002."""
    if not mentions or i - mentions[-1].last > 2:
        return None
    previous = mentions[-1]
    between = t.low[previous.last : i]
    if between not in ([","], ["và"], [",", "và"], ["hoặc"], [";"]) or not t.text[i].isdigit():
        return None
    if (
        t.low[i + 1] in ("%", "/", "-", "–", ".", ",")
        and t.glued(i)
        and (t.low[i + 1] == "%" or (t.is_number(i + 2) and t.glued(i + 1)))
    ):
        return None
    if unit_at(t, i + 1) or (opens_noun(t, i + 1) and t.text[i + 1][0].islower()) or t.low[i + 1] in SCALES:
        return None
    if previous.kind == "ordinal" and previous.value is not None and t.is_number(previous.last - 1) and len(t.text[i]) <= 3:
        return Mention(t.start[i], t.end[i], "ordinal", i, i + 1, value=int(t.text[i]))
    if previous.kind == "identifier" and len(t.text[i]) <= 3 and t.is_number(previous.last - 1) and t.is_word(previous.first):
        return Mention(t.start[i], t.end[i], "identifier", i, i + 1)
    if previous.kind == "date" and previous.edtf and len(previous.edtf) == 4 and len(t.text[i]) == 4:
        return Mention(t.start[i], t.end[i], "date", i, i + 1, edtf=t.text[i])
    if (
        previous.kind == "date"
        and previous.edtf
        and len(previous.edtf) == 7
        and 0 < int(t.text[i]) <= 12
        and opens_noun(t, i + 1) is False
    ):
        return Mention(t.start[i], t.end[i], "date", i, i + 1, edtf=f"{previous.edtf[:5]}{int(t.text[i]):02d}")
    return None
