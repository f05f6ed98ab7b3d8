"""Quantities: a number with what modifies it, its unit and its kind; multiples and orders of magnitude."""

import re

from diembao.extract.counting import counts, signed_number
from diembao.extract.kinds import compound_duration, kind_and_unit
from diembao.extract.lexicon import rows
from diembao.extract.numerals import DIGITS, HALF, SCALES, scan_number
from diembao.extract.phrases import CLOSERS, CURRENCY, PERCENT, unit_at
from diembao.extract.ranges import MAGNITUDES, scan_fraction, scan_range, shared_scale
from diembao.extract.tokens import Mention, Phrases

MODIFIERS = Phrases({row["phrase"]: row["relation"] for row in rows("modifiers")})
MOST_MODIFIERS = 3
VAGUE = frozenset("hàng hằng vài mấy cả dăm".split())
# Adjectives whose comparative takes a difference: cao hơn 5 cm is five, not more than five.
COMPARED = frozenset(
    "cao thấp nhanh chậm rẻ đắt dài ngắn nặng nhẹ tốt xa gần sâu già trẻ lâu rộng hẹp mạnh yếu sớm muộn mau dày mỏng hơn".split()
)
DIMENSIONS = frozenset("dài rộng cao sâu nặng xa lâu dày".split())
# Before độ these make it a degree or a noun (nhiệt độ, có độ), no word for about.
DEGREES_BEFORE = frozenset("nhiệt tốc trình mức cường mật nồng tiến chế thái góc tần cự vĩ kinh thang biên hàm triều độ có".split())
# Verbs that govern trên, dưới as prepositions: nghiên cứu trên 90 người.
PREPOSITION_ON = frozenset("nghiên khảo thử hành dựa đặt tính áp tiến cứu sát nghiệm ngồi đứng nằm in đăng lưu".split())
AFTERWARDS = {"trở lên": ">=", "trở xuống": "<=", "trở đi": ">=", "trở lại": "<="}
FRAME = re.compile(r"(?:\d{2,5}(?:\s?[x×]\s?\d{2,5}){1,2}|\d(?:[x×]\d{1,2}){1,2}(?=\s?(?:m|cm|mm|km)\b))(?![\w.,]\d)")
MIXED_UNIT = re.compile(r"(mét|ký|kg|m(?![23](?!\d)))(\d{1,2})(?!\d|[.,]\d|\s?[x×])")
# The words and signs with which a quantity may go on behind its modifiers, beside digits.
NUMBER_STARTS = DIGITS.keys() | SCALES.keys() | VAGUE | CURRENCY | frozenset("mười hăm băm nửa âm từ - − +".split())
MULTIPLES = {"đôi": 2, "rưỡi": 1.5, "ba": 3, "bốn": 4}


def scan_quantity(t, i):
    """The quantity that starts at a token, modifiers included, or None."""
    if t.is_number(i) and (frame := FRAME.match(t.source, t.start[i])):
        return _frame(t, i, frame.end())
    j, relation = _modifiers(t, i)
    if t.low[j] not in NUMBER_STARTS and not t.is_number(j):
        return None
    if magnitude := _magnitude(t, j):
        power, last = magnitude
        return _finish(t, i, last, last, relation="~", low=power)
    opened = t.low[j] == "từ"
    number = j + opened
    first = signed_number(t, number)
    if first is None:
        return None
    if around := _around_the_clock(t, number):
        return around
    if fraction := scan_fraction(t, number, first):
        value, last = fraction
        unit = unit_at(t, last)
        if unit and unit[1] in ("duration", "measure") and t.low[last] != "năm":  # một phần tư thế kỷ, 1/2 lít
            return _finish(t, i, number, last, relation=relation, value=value, kind=unit[1], unit=t.between(last, unit[0]))
        return _finish(t, i, number, last, relation=relation, value=value, kind="share", unit="ratio")
    if spread := scan_range(t, number, first):
        bottom, top, last = spread
        return _finish(t, i, number, last, relation="..", low=bottom, high=top)
    if opened:  # từ 10.000 chứng chỉ trở lên is a lower bound; any other từ stands outside
        relation = _afterwards(t, first.end)
        return _finish(t, j, number, first.end, relation=relation, value=first.value) if relation else None
    if not counts(t, j, first, i < j):
        return None
    if first.scale == 1 and not first.words and first.value < 1000:
        scale, shared = shared_scale(t, first.end)
        if scale > 1:
            kind, unit = shared or (None, None)
            return _finish(t, i, number, first.end, relation=relation, value=first.value * scale, kind=kind, unit=unit)
    return _finish(t, i, number, first.end, relation=relation or _afterwards(t, first.end), value=first.value)


def _around_the_clock(t, i):
    """`24/24 giờ`, `24/24h`: the whole day."""
    if not (t.text[i] == "24" and t.low[i + 1] == "/" and t.text[i + 2] == "24"):
        return None
    unit = unit_at(t, i + 3)
    name = t.between(i + 3, unit[0]) if unit and unit[1] == "duration" else None
    return Mention(t.start[i], t.end[i + 2], "duration", i, i + 3, value=24, unit=name)


def _frame(t, i, end):
    """`800x600`: the sides of a picture or a board, as they stand."""
    last = t.at(end, i)
    unit = unit_at(t, last)
    return Mention(t.start[i], end, "measure", i, last, unit=t.between(last, unit[0]) if unit else None)


def _modifiers(t, i):
    """The index behind the modifiers that stand here, and the relation that the last of them sets."""
    relation, j = None, i
    for _ in range(MOST_MODIFIERS):
        if not (found := MODIFIERS.match(t, j)) or not _modifies(t, j, found[0], opens=j == i):
            break
        j, relation = found
    return j, relation


def _modifies(t, j, after, opens):
    """Whether the words from token j to before `after` modify a number, or mean something else here."""
    word = t.low[j]
    if word == "hơn" and opens and t.before(j) in COMPARED:
        return _exceeds(t, j)
    if word == "độ":
        return t.before(j) not in DEGREES_BEFORE and t.low[j + 1] != "0" and t.text[j] == "độ"
    return not (word in ("trên", "dưới") and opens and after == j + 1 and _on(t, j))


def _exceeds(t, i):
    """Whether `dài hơn 1,5 km` tells a length above 1.5 km; `cao hơn 5 lần`, `cao hơn 5 cm so với…` tell a difference."""
    number = scan_number(t, i + 1)
    unit = number and unit_at(t, number.end)
    compares = "so với" in t.source[t.start[i] : t.start[i] + 60]
    return t.before(i) in DIMENSIONS and bool(unit) and unit[1] in ("measure", "duration") and not compares


def _on(t, i):
    """Whether trên, dưới before a number is a preposition of place: nghiên cứu trên 90 người, trên hai bánh xe."""
    if t.before(i) in PREPOSITION_ON:
        return True
    number = scan_number(t, i + 1)
    small = (
        number
        and t.low[number.end] != "/"
        and number.scale == 1
        and number.value < 10
        and number.value == int(number.value)
        and t.low[number.end] != "%"
    )
    return bool(small and not unit_at(t, number.end))


def _magnitude(t, i):
    """`hàng trăm`, `vài chục nghìn`: (power, index after), or None."""
    if t.low[i] == "mười" and t.low[i + 1] == "mấy" and t.before(i) not in ("hai", "ba"):
        return 10, i + 2
    if t.low[i] not in VAGUE:
        return None
    j, power = i + 1, 1
    if t.low[i] in ("vài", "mấy", "dăm") and t.low[j] in ("ba", "bốn", "bảy") and t.low[j + 1] in MAGNITUDES:
        j += 1
    while t.low[j] in MAGNITUDES and t.low[j + 1] not in ("tập", "lệ", "số"):
        power, j = power * MAGNITUDES[t.low[j]], j + 1
    if power == 1 or (t.low[i] == "cả" and (t.low[j] in CLOSERS or not t.is_word(j))):
        return None
    return power, j


def _afterwards(t, i):
    """The bound that `trở lên`, `trở xuống` set, right behind the number or behind its unit."""
    for j in range(i, i + 4):
        if t.low[j] == "trở":
            return AFTERWARDS.get(f"trở {t.low[j + 1]}")
        if not t.is_word(j) and t.low[j] != "%":
            break
    return None


def _finish(t, start, number, last, *, relation, kind=None, value=None, low=None, high=None, unit=None):
    """Sign, unit, kind and bounds of a quantity whose number starts at token `number` and ends before token `last`."""
    relation = relation or "="
    if t.low[last] in PERCENT:
        last += 1
    first = number - 1 if start == number and number > 0 and t.low[number - 1] in CURRENCY else start
    if (
        kind is None
        and value is not None
        and value == int(value)
        and t.glued(last - 1)
        and (m := MIXED_UNIT.match(t.source, t.start[last]))
    ):
        kind, unit, value, last = "measure", m[1], float(f"{value}.{m[2]}"), t.at(m.end(), last)  # 1m74
    elif kind is None:
        kind, unit, after = kind_and_unit(t, start, number, last, value, low)
        if kind == "duration" and value is not None and (compound := compound_duration(t, last, after, value)):
            value, last = compound
        elif t.low[after] in HALF and value is not None and unit:
            value, last = value + 0.5, after + 1
    if t.low[last] == "trở" and relation in (">=", "<="):
        last += 2
    if relation in (">", ">="):
        low = value
    elif relation in ("<", "<="):
        high = value
    begin, end = t.start[first], t.end[last - 1]
    modifier = t.source[begin : t.start[number]].strip() or None
    return Mention(begin, end, kind, first, last, value, None, modifier, relation, low, high, unit)


def scan_multiple(t, i):
    """`gấp đôi`, `gấp rưỡi`, `nhân đôi`: a multiple without a number; `gấp ba lần` is one with it."""
    value = MULTIPLES.get(t.low[i + 1])
    if value is None or (value >= 3 and (t.low[i] != "gấp" or t.low[i + 2] in ("lần", "đến", "tới", "-"))):
        return None
    return Mention(t.start[i], t.end[i + 1], "measure", i, i + 2, value, unit="lần")
