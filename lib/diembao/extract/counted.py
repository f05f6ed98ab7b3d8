"""What a figure counts: the noun phrase behind it, or the one before the verb that reports it."""

from diembao.extract.phrases import CLOSERS, UNITS, noun_phrase_end, opens_noun, phrase_before, unit_length

# Verbs between a quantity and what it is the quantity of: dự toán là trên 33.700 tỷ đồng.
LINKS = frozenset(
    """là đạt chiếm bằng lên tới đến còn tăng giảm được chỉ khoảng có trị giá cao thấp gồm ước tính trung bình bình quân vượt dài rộng nặng
    đã sẽ mới cũng vẫn đang xuống thêm mức ở với trên dưới gần hơn từ gấp thêm tới chừng cả những""".split()
)
WHOLE = frozenset("số tổng lượng trong trên".split())
PERSON_TITLES = frozenset("ông bà anh chị em cô chú bác cháu cụ".split())


def complete(t, mentions):
    """The mentions of one passage with unit and counted filled in."""
    floor = 0
    for m in mentions:
        if m.kind in ("count", "measure", "share", "money"):
            _quantity(t, m, floor)
        elif m.kind == "age":
            m.counted = _person(t, m, floor)
        elif m.kind == "ordinal":
            m.counted = _ranked(t, m, floor)
        floor = m.last
    return mentions


def _text(t, span):
    return t.between(*span) if span and span[0] < span[1] else None


def _quantity(t, m, floor):
    if m.kind == "count" and m.unit is None:
        length = unit_length(t, m.last)
        m.unit = _text(t, (m.last, m.last + length)) if length else None
        m.counted = _text(t, (m.last, noun_phrase_end(t, m.last))) if length else None
        return
    after = _after_unit(t, m)
    if m.kind == "share":
        m.counted = _behind(t, after) or _before(t, m, floor)
    elif m.kind == "money":
        m.counted = _before(t, m, floor)
    else:
        m.counted = (_behind(t, after) if m.unit and "/" not in m.unit and m.unit != "lần" else None) or _before(t, m, floor)
    if m.kind == "count" and m.unit == "lần":
        m.counted = t.between(m.last, noun_phrase_end(t, m.last))


def _after_unit(t, m):
    found = UNITS.match(t, m.last)
    after = found[0] if found and m.kind != "share" else m.last
    while t.low[after] == "/" or (t.low[after - 1] == "/" and after > m.last):
        after += 1
    return after


def _behind(t, i):
    """The noun phrase right behind a unit, without số, tổng số, lượng."""
    if t.low[i] in ("trong", "trên") and t.low[i + 1] in ("số", "tổng"):
        i += 1
    if t.low[i] == "so" and t.low[i + 1] == "với":
        i += 2
    for words in (("tổng", "số"), ("số", "lượng"), ("số",)):
        if t.phrase(i, words):
            i += len(words)
            break
    return _text(t, (i, noun_phrase_end(t, i))) if opens_noun(t, i) else None


def _before(t, m, floor):
    """The noun phrase before the verb that reports the quantity."""
    j = m.first
    while j > floor and (t.low[j - 1] in LINKS or t.low[j - 1] in ("(", "sẽ", "ước")):
        j -= 1
    return _text(t, phrase_before(t, j, floor))


def _person(t, m, floor):
    """Whose age it is: the name before a comma or a bracket, else the noun before."""
    j = m.first
    while j > floor and t.low[j - 1] in (",", "(", "năm", "nay", "mới", "đã", "khi", "ở", "độ", "tròn"):
        j -= 1
    k = j
    while k > floor and t.is_word(k - 1) and t.text[k - 1][0].isupper() and t.low[k - 1] not in PERSON_TITLES:
        k -= 1
    if k < j:
        return _text(t, (k, j))
    return _text(t, phrase_before(t, j, floor))


def _ranked(t, m, floor):
    """What a rank ranks: địa phương đầu tiên, bộ phim thứ hai."""
    span = phrase_before(t, m.first, floor)
    return _text(t, span) if span and t.low[span[1] - 1] not in CLOSERS else None
