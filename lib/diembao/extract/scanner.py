"""All figures of one passage, from left to right: the first reader that fits takes its tokens."""

import re

from diembao.extract.addresses import scan_house, scan_numbered_house, scan_short_number, scan_telephone
from diembao.extract.counting import is_cold
from diembao.extract.date_forms import ENGLISH_MONTHS
from diembao.extract.dates import scan_point
from diembao.extract.dating import day_ahead, is_plain_date, scan_date, scan_months, scan_numeric_date, scan_worded_day
from diembao.extract.naming import IDENTIFIERS, scan_code, scan_formation, scan_identifier, scan_label, scan_numbered_noun
from diembao.extract.number import read_roman
from diembao.extract.numerals import HALF, POINT, SCALES, is_short_scaled, short_price
from diembao.extract.openings import NUMBER_WORDS, STARTS, openings
from diembao.extract.phrases import CURRENCY, PERCENT, opens_noun, unit_at
from diembao.extract.products import GLUED, scan_product, scan_series, scan_version
from diembao.extract.quantities import MODIFIERS, MOST_MODIFIERS, NUMBER_STARTS, VAGUE, scan_multiple, scan_quantity
from diembao.extract.ranges import OR, TO
from diembao.extract.ranks import FIRST, ORDINALS, TOPS, WEEKDAYS, scan_ordinal, scan_top
from diembao.extract.scores import SPORTY, scan_score
from diembao.extract.times import scan_hours, scan_time, scan_worded_time
from diembao.extract.tokens import Mention, Tokens

# Addresses of pages and mail, and entities of HTML, hold digits that tell nothing.
WEB = re.compile(
    r"""(?:https?://|www\.)\S+
    | (?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,64}
    | (?<![\w.-])[\w.-]{1,64}\.(?:com|net|org|vn|gov|edu|html?|php|exe|dll)\b\S{0,100}
    | &\#\d+;""",
    re.VERBOSE,
)
# Without one of these a text holds none; they are found much sooner.
WEB_SIGNS = re.compile(r"://|www|@|&#|\.(?:com|net|org|vn|gov|edu|htm|php|exe|dll)")
# Two numbers with a sign between; the sign first, which is found soonest.
PAIR = re.compile(r"[-–:/](?:(?<=\d[-–:/])|(?<=\d\s[-–:/]))\s?\d")
# Those that may open a span of months, a day or an hour in words.
COUNTING = frozenset("mười ba sáu chín hai bốn một bảy bẩy tám năm không".split())
# What rates are told per a hundred or a thousand of.
PER = frozenset("dân người trẻ ca km hộ lượt".split())
# What may stand between the number of a house and its street.
HOUSE_SIGNS = frozenset(("/", "-", "đường", "phố", "ngõ", "hẻm", "đại"))
# Words in small letters that make of one or two digits before them a time, a date or a house; before any other they are a quantity.
NOT_COUNTED = HOUSE_SIGNS | frozenset("h g giờ tháng quý đến tới và hoặc am pm".split()) | frozenset(ENGLISH_MONTHS)
# What may stand behind không where it is a zero, beside units: không phẩy năm, không phần trăm, không hoặc một.
BEHIND_ZERO = SCALES.keys() | TO | OR | PERCENT | frozenset((*POINT, *HALF, "phần", ","))
# The number of an item at the head of a line: 1. or (2).
ENUMERATOR = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})?[.)]|\(\d{1,2}\))(?=\s|$)")
# The number of a part at the end of a headline: … (2).
PART = re.compile(r"\(\d{1,2}\)\s*$")


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
    sporty = PAIR.search(text) is not None and SPORTY.search(text) is not None
    blocked = [m.span() for m in WEB.finditer(text)] if WEB_SIGNS.search(text) else []
    mentions, behind = [], 0
    if enumerator := ENUMERATOR.match(text):
        blocked.insert(0, enumerator.span())
    if part := PART.search(text, max(0, len(text) - 6)):
        blocked.append(part.span())
    for i in openings(t):
        while blocked and t.start[i] >= blocked[0][0]:
            behind = max(behind, t.at(blocked.pop(0)[1], i))
        if i < behind:
            continue
        if found := _scan(t, i, sporty, mentions):
            mentions.append(found)
            behind = max(found.last, i + 1)
    return mentions


def _scan(t, i, sporty, mentions):
    """The figure that starts at token i, or None."""
    low = t.low[i]
    start = STARTS.get(low)
    if start is None:
        if t.is_number(i):
            return _at_number(t, i, sporty, mentions)
        if low == "nhà" and t.low[i + 1] == "số" and scan_numbered_house(t, i + 1):
            return None
        if low in IDENTIFIERS.first and (found := scan_identifier(t, i)):
            return found
        if low == "số" and (found := scan_numbered_house(t, i) or scan_short_number(t, i)):
            return found
        if low in ORDINALS.first or low in FIRST.first:
            return scan_ordinal(t, i) or (scan_numbered_noun(t, i) if low == "số" else None)
        if low in GLUED and (found := scan_version(t, i)):
            return found
        if t.text[i + 1] == "-" and t.is_word(i) and (found := scan_series(t, i)):
            return found
        if low in TOPS and (found := scan_top(t, i)):
            return found
        return _at_capital(t, i, mentions) if t.text[i][0].isupper() else None
    if start == "date" and (found := (low == "từ" and _hours(t, i)) or scan_date(t, i) or _number_word(t, i, low)):
        return found
    if low in IDENTIFIERS.first and (found := scan_identifier(t, i)):
        return found
    if (low in ORDINALS.first or low in FIRST.first) and (found := scan_ordinal(t, i)):
        return found
    if start in ("number", "vague"):
        return _number_word(t, i, low)
    if start == "modifier":
        return _modified(t, i, sporty)
    if start == "sign":
        signs = t.is_number(i + 1) and (low in CURRENCY or t.glued(i) or is_cold(t, i))
        return scan_quantity(t, i) if signs else None
    if start == "quote":
        return scan_label(t, i)
    return scan_multiple(t, i) if start == "multiple" else None


def _hours(t, i):
    hours = scan_hours(t, i)
    return Mention(t.start[i], hours[0], "time", i, t.at(hours[0], i), edtf=hours[1]) if hours else None


def _worded_time(t, i):
    time = scan_worded_time(t, i)
    return Mention(t.start[i], time[0], "time", i, t.at(time[0], i), edtf=time[1]) if time else None


def _number_word(t, i, low):
    if low == "từ":
        return scan_quantity(t, i)
    if low in COUNTING and (found := scan_months(t, i) or scan_worded_day(t, i) or _worded_time(t, i)):
        return found
    return scan_quantity(t, i) if low in NUMBER_WORDS or low in VAGUE else None


def _at_capital(t, i, mentions):
    if mentions and t.text[i][0] in "IVX" and (found := _continued_roman(t, i, mentions[-1])):
        return found
    return (scan_code(t, i) if _digit_near(t, i) else None) or scan_product(t, i)


def _digit_near(t, i):
    return (t.is_number(i + 1) and t.glued(i)) or (t.low[i + 1] in ("-", ".", "–") and t.is_number(i + 2))


def _modified(t, i, sporty):
    """A modifier before a time or a year, or before a quantity; a score takes none."""
    j, relation, low = i, None, t.low[i]
    for _ in range(MOST_MODIFIERS):
        if found := MODIFIERS.match(t, j):
            j, relation = found
    if time := scan_time(t, j) if t.is_number(j) else scan_worded_time(t, j):
        return _behind_modifier(t, i, j, time[0], "time", time[1], relation)
    if relation == "~" and t.low[j] in ("năm", "tháng", "thế", "thập"):
        point = scan_point(t.source, t.start[j])
        if point and point.sure:
            return _behind_modifier(t, i, j, point.end, "date", point.edtf, relation)
    if t.is_number(j) and (is_plain_date(t, j) or scan_score(t, j, sporty)):
        return None
    if j == i and low == "không" and t.low[j + 1] not in BEHIND_ZERO and not unit_at(t, j + 1):
        return None  # no
    return scan_quantity(t, i) if t.is_number(j) or t.low[j] in NUMBER_STARTS else None


def _behind_modifier(t, i, j, end, kind, edtf, relation):
    """A date or a time at token j behind the modifier at token i."""
    modifier = t.source[t.start[i] : t.end[j - 1]] if i < j else None
    return Mention(t.start[i], end, kind, i, t.at(end, i), edtf=edtf, modifier=modifier, relation=relation or "=")


def _enumerates(t, i):
    """The `2.` or `(2)` before an item inside a line: …: 1. Xây cầu; 2. Sửa đường."""
    if t.before(i) == "(" and t.low[i + 1] == ")" and t.text[i + 2][:1].isupper() and len(t.text[i]) <= 2:
        return t.before(i - 1) in (":", ";", ".", "!", "?", "…", "")
    if (
        len(t.text[i]) <= 2
        and t.glued(i)
        and t.low[i + 1] in ("-", "/", ".")
        and _capital_word(t, i + 2)
        and not t.is_number(i - 1)
    ):
        listed = t.before(i) in (",", "điểm", ";", ":", "") or (i and t.source[t.end[i - 1]] == "\n")
        if listed and not (t.low[i + 1] == "." and t.glued(i + 1)):
            return True  # 12 điểm, 3/ Hòa Phát; 18 điểm 4- Huế
    opens = t.before(i) in (":", ";", ".", "!", "?", "…", "•")
    item = t.low[i + 1] in (".", ")") and not t.glued(i + 1) and t.text[i + 2][:1].isupper()
    return opens and item and t.glued(i) and len(t.text[i]) <= 2


def _capital_word(t, i):
    return t.is_word(i) and len(t.text[i]) > 1 and t.text[i][0].isupper()


def _at_number(t, i, sporty, mentions):
    """What starts with digits: a list going on, a time, a house, a code, a score, a date, a period, or a quantity."""
    previous = mentions[-1] if mentions else None
    if previous and (found := _continued(t, i, previous)):
        return found
    if _is_no_figure(t, i):
        return None
    if t.before(i) == "," and len(t.text[i]) <= 2 and _in_a_row_of_wards(t, i):
        return Mention(t.start[i], t.end[i], "identifier", i, i + 1)
    if len(t.text[i]) < 3 and t.text[i + 1][:1].islower() and t.low[i + 1] not in NOT_COUNTED:
        return scan_quantity(t, i)
    if found := day_ahead(t, i, previous) or scan_formation(t, i):
        return found
    if found := _hours(t, i):
        return found
    if time := scan_time(t, i):
        return Mention(t.start[i], time[0], "time", i, t.at(time[0], i), edtf=time[1])
    following = t.low[i + 1]
    if (t.text[i + 1][:1].isupper() or following in HOUSE_SIGNS) and (found := scan_house(t, i)):
        return found
    if found := scan_score(t, i, sporty, previous) or scan_numeric_date(t, i, previous):
        return found
    if t.glued(i) and (t.text[i + 1][0].isupper() or following in "-/") and (found := scan_code(t, i)):
        return found
    return scan_telephone(t, i) or scan_quantity(t, i)


def _is_no_figure(t, i):
    """Whether digits are a day of the week (thứ 4 tới), belong to a unit or a formula (m2, SO2, 200m 2), or open an item."""
    if t.before(i) == "thứ" and (not unit_at(t, i + 1) or (t.low[i + 1] == "tuần" and t.text[i] in WEEKDAYS)):
        return True
    if i and t.glued(i - 1) and (t.is_word(i - 1) or t.low[i - 1] == "_"):
        return True
    if t.before(i) == "/" and t.is_word(i - 2) and t.low[i + 1] in PER and i > 1:
        return True  # 10 máy/100 dân
    if is_short_scaled(t, i) and not short_price(t, i):
        return True  # phim 4k, chạy 10k
    if t.text[i] == "1" and t.low[i + 1] in ("lúc", "chút"):
        return True  # một lúc, một chút
    if t.text[i] in ("2", "3") and t.before(i) in ("m", "km", "cm", "dm") and t.is_number(i - 2):
        return True
    return _enumerates(t, i)


def _continued(t, i, previous):
    """A bare number that goes on a list: quận 1, 3 và 5; phút 15, 17; thứ 7 và 12; các năm 2001, 2002."""
    text = t.text[i]
    if i - previous.last > 2 or not text.isdigit():
        return _continued_roman(t, i, previous)
    if t.low[previous.last : i] not in ([","], ["và"], [",", "và"], ["hoặc"], [";"]) or _stands_for_more(t, i):
        return None
    if previous.kind == "date":
        edtf = _same_grain(previous.edtf or "", text, opens_noun(t, i + 1))
        return Mention(t.start[i], t.end[i], "date", i, i + 1, edtf=edtf) if edtf else None
    if len(text) > 3 or not t.is_number(previous.last - 1):
        return None
    if previous.kind == "ordinal" and previous.value is not None:
        return Mention(t.start[i], t.end[i], "ordinal", i, i + 1, value=int(text))
    if previous.kind == "identifier" and (t.is_word(previous.first) or len(t.text[previous.first]) <= 3):
        return Mention(t.start[i], t.end[i], "identifier", i, i + 1)
    return None


def _in_a_row_of_wards(t, i):
    """`các quận Bình Thạnh, 2, 6`: the first number behind names in a row of districts or wards."""
    if t.low[i + 1] not in (",", ".", "và", ";", ")"):
        return False
    j = i - 1
    while j > max(0, i - 16) and (t.low[j] == "," or t.text[j][0].isupper()):
        j -= 1
    return t.low[j] in ("quận", "phường") and t.before(j) in ("các", "những")


def _continued_roman(t, i, previous):
    """quận I, II và III: a Roman numeral after another."""
    listed = previous.kind == "identifier" and t.low[previous.last : i] in ([","], ["và"])
    if not listed or read_roman(t.text[i]) is None or read_roman(t.text[previous.last - 1]) is None:
        return None
    return Mention(t.start[i], t.end[i], "identifier", i, i + 1)


def _stands_for_more(t, i):
    """Whether the number opens a longer form (5%, 3/4, 2.1) or counts what stands behind it."""
    following = t.low[i + 1]
    if following == "%" and t.glued(i):
        return True
    if following in ("/", "-", "–", ".", ",") and t.glued(i) and t.is_number(i + 2) and t.glued(i + 1):
        return True
    return bool(unit_at(t, i + 1)) or (opens_noun(t, i + 1) and t.text[i + 1][0].islower()) or following in SCALES


def _same_grain(edtf, text, counts):
    """The year after a year, or the month after a month of the same year, as EDTF; None for anything else."""
    if len(edtf) == 4 and len(text) == 4:
        return text
    if len(text) > 2:
        return None
    return f"{edtf[:5]}{int(text):02d}" if len(edtf) == 7 and 0 < int(text) <= 12 and not counts else None
