"""What a rank ranks and an identifier names."""

from diembao.extract.behind import behind, text_of
from diembao.extract.clauses import subject_before
from diembao.extract.noun_phrases import breaks, in_compound, is_capital, phrase_before
from diembao.extract.number import read_roman
from diembao.extract.phrases import CLOSERS, NOUNS, opens_noun

# What a rank is told of although a verb tells which it is: lần gặp đầu tiên, buổi làm việc thứ hai.
EVENTS = frozenset("lần ngày buổi phiên chuyến đợt cuộc bài".split())
ARRIVING = (("về", "đích"), ("cán", "đích"), ("đăng", "quang"), ("đứng", "hàng"), ("xếp", "hàng"))
STAGES = frozenset("đợt giai vòng hiệp chặng".split())
CALENDAR_UNITS = frozenset("phút giờ ngày tuần tháng quý năm trận ván hiệp vòng lần".split())


def _named_before(t, m):
    """The name before the bracket that a rank stands in: Danai Udomchoke (hạng 106, Thái Lan)."""
    i = first = m.first - 1
    while first > 0 and is_capital(t, first - 1) and not breaks(t, first):
        first -= 1
    return t.between(first, i) if first < i else None


def ranked(t, m, floor):
    """What a rank ranks: địa phương đầu tiên, bộ phim thứ hai, (Hà) đứng thứ ba."""
    if any(t.phrase(m.first - 2, words) for words in ARRIVING):
        return text_of(t, subject_before(t, m.first - 2))  # Lan về đích đầu tiên
    if t.low[m.last] == "của" and t.low[m.first] in STAGES and opens_noun(t, m.last + 1):
        return behind(t, m.last + 1)  # đợt 2 của chiến dịch
    if t.before(m.first) in ("đứng", "xếp"):
        if t.low[m.last] == "là" and opens_noun(t, m.last + 1):
            return behind(t, m.last + 1)
        known = NOUNS.match_before(t, m.first - 1)  # đội | đứng thứ tư
        return text_of(t, (known[0], m.first - 1) if known else subject_before(t, m.first - 1))
    if t.before(m.first) == "(" and is_capital(t, m.first - 2):
        return _named_before(t, m)
    known = NOUNS.match_before(t, m.first)
    if known and known[0] >= floor:
        return t.between(known[0], m.first)
    for i in range(m.first - 2, max(floor, m.first - 4) - 1, -1):
        if not t.is_word(i + 1) or breaks(t, i + 1):
            break
        known = NOUNS.match(t, i)
        if (t.low[i] in EVENTS and t.low[i + 1] not in CLOSERS) or (known and known[0] <= m.first and t.is_word(i)):
            return t.between(i, m.first)  # lần gặp đầu tiên
    if m.first > floor and t.before(m.first) in CALENDAR_UNITS:
        return t.between(m.first - 1, m.first)
    span = phrase_before(t, m.first, floor, placed=False)
    if span is None and t.is_word(m.first) and is_capital(t, m.last) and not breaks(t, m.last):
        return behind(t, m.last)  # vòng 1 Bundesliga
    return text_of(t, span) if span and (in_compound(t, span[1] - 1) or t.low[span[1] - 1] not in CLOSERS) else None


def named(t, m):
    """The words of a name beside its number: Chỉ thị 05, “5 biết”."""
    words = [i for i in range(m.first, m.last) if t.is_word(i)]
    if m.kind == "identifier":
        number = next((i for i in range(m.first, m.last) if not t.is_word(i) or read_roman(t.text[i])), m.last)
        return text_of(t, (m.first, number)) if t.is_word(m.first) and not t.glued(number - 1) else None
    return text_of(t, (words[0], words[-1] + 1)) if words and t.is_number(m.first + 1) else None
