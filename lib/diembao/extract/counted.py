"""What a figure counts: the noun phrase behind it, or the one before the verb that reports it."""

from diembao.extract.number import read_roman
from diembao.extract.phrases import CLOSERS, VERBS, noun_phrase_end, opens_noun, phrase_before, unit_at, unit_length

# Verbs between a quantity and what it is the quantity of: dự toán là trên 33.700 tỷ đồng.
LINKS = frozenset(
    """
    là đạt chiếm bằng lên tới đến còn tăng giảm được chỉ khoảng có trị giá cao thấp gồm ước tính trung bình bình quân vượt dài rộng
    nặng đã sẽ mới cũng vẫn đang xuống thêm mức ở với trên dưới gần hơn từ gấp tới chừng cả những thể nhanh mạnh nhẹ vọt tục liên
    đáng kể khá rất lớn ra nhận giá bán mua chi thu trả phải
    """.split()
)
# After these a clause behind the noun tells which ones are meant: có 14 người được mời.
EXISTS = frozenset("có còn thấy gồm hiện của là với khoảng thêm bắt cứu".split())
SENTENCE_SIGNS, CLAUSE_SIGNS = frozenset(".!?…"), frozenset(",;:()–-")
OPENERS = frozenset("cụ thể riêng tuy nhiên hiện nay song nhưng do đó và".split())
# A clause that opens so tells where, when or on whose word, not what.
ADVERBIAL = frozenset("theo tại trong ở từ với khi sau trước đến để do vì nếu tính năm tháng ngày".split())
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
        elif m.kind in ("identifier", "label"):
            m.counted = _named(t, m)
        floor = m.last
    return mentions


def _text(t, span):
    return t.between(*span) if span and span[0] < span[1] else None


def _quantity(t, m, floor):
    if m.kind == "count" and m.unit is None:
        _count(t, m)
    elif m.kind == "count" and m.unit == "lần":
        m.counted = t.between(m.last, noun_phrase_end(t, m.last))
    elif m.kind == "share":
        m.counted = _behind(t, _after_unit(t, m)) or _before(t, m, floor)
    elif m.kind == "money":
        m.counted = _before(t, m, floor)
    else:
        m.counted = _of_measure(t, m, _after_unit(t, m)) or _before(t, m, floor)


def _count(t, m):
    """The noun behind a count: its first word or words are the unit, the whole phrase is what is counted."""
    if length := unit_length(t, m.last):
        m.unit = t.between(m.last, m.last + length)
        end = noun_phrase_end(t, m.last, told=t.before(m.first) in EXISTS, subject=_opens_clause(t, m.first))
        m.counted = _text(t, (m.last, end))


def _opens_clause(t, i):
    return i == 0 or not t.is_word(i - 1)


def _after_unit(t, m):
    found = unit_at(t, m.last)
    after = found[0] if found and m.kind != "share" else m.last
    while t.low[after] == "/" or (t.low[after - 1] == "/" and after > m.last):
        after += 1
    return after


def _of_measure(t, m, after):
    """What is measured, where it stands behind the unit: 127 tấn gạo, (rút ngắn) 48 lần về thời gian."""
    if not m.unit or "/" in m.unit:
        return None
    if m.unit != "lần":
        return _behind(t, after, 3)
    if t.low[m.last + 1] == "về":
        return _behind(t, m.last + 2, 4)
    return _behind(t, m.last + 1, 3) if t.before(m.first) in ("kiệm", "ngắn", "giảm") else None


def _behind(t, i, longest=14):
    """The noun phrase right behind a unit, without số, tổng số, lượng."""
    if t.low[i] in ("trong", "trên") and t.low[i + 1] in ("số", "tổng"):
        i += 1
    if t.low[i] == "so" and t.low[i + 1] == "với":
        i += 2
    for words in (("tổng", "số"), ("số", "lượng"), ("số",)):
        if t.phrase(i, words):
            i += len(words)
            break
    if t.is_number(i) and t.before(i) == "số" and opens_noun(t, i + 1):
        i += 1
    return _text(t, (i, noun_phrase_end(t, i, longest))) if opens_noun(t, i) else None


def _before(t, m, floor):
    """The noun phrase before the verb that reports the quantity, else the subject of the clause or of the one before it."""
    j = m.first
    if t.before(j) in ("thứ", "vị", "loại", "người", "bên") and t.before(j - 1) == "mỗi":
        return _text(t, _listed(t, j - 2))
    while j > floor and (t.low[j - 1] in LINKS or t.low[j - 1] in VERBS or t.low[j - 1] in ("(", "ước")):
        j -= 1
    span = phrase_before(t, j, floor) if j == floor or t.is_word(j - 1) else None
    if span and t.low[span[0]] not in ("năm", "tháng", "ngày") and t.low[span[0]] != "kế":
        return _text(t, span)
    return _text(t, _subject(t, j))


def _listed(t, end):
    """The things before `mỗi thứ`: kim tiền thảo, mã đề mỗi thứ 20 g."""
    start = end
    while start > 0 and (t.is_word(start - 1) or t.low[start - 1] == ","):
        start -= 1
    return (start, end) if start < end and t.is_word(start) else None


def _subject(t, j):
    """The noun phrase that opens the clause before token j, or an earlier clause of its sentence."""
    end = j
    while end > 0:
        start = end
        while start > 0 and t.low[start - 1] not in SENTENCE_SIGNS and t.low[start - 1] not in CLAUSE_SIGNS:
            start -= 1
        first = start
        while first < end and (t.low[first] in LINKS or t.low[first] in OPENERS):
            first += 1
        if first < end and opens_noun(t, first) and t.low[start] not in ADVERBIAL:
            last = first
            while last < end and t.is_word(last) and t.low[last] not in CLOSERS:
                last += 1
            return first, last
        if start == 0 or t.low[start - 1] in SENTENCE_SIGNS:
            return None
        end = start - 1
    return None


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


def _named(t, m):
    """The words of a name beside its number: Chỉ thị 05, “5 biết”."""
    words = [i for i in range(m.first, m.last) if t.is_word(i)]
    if m.kind == "identifier":
        number = next((i for i in range(m.first, m.last) if not t.is_word(i) or read_roman(t.text[i])), m.last)
        return _text(t, (m.first, number)) if t.is_word(m.first) and not t.glued(number - 1) else None
    return _text(t, (words[0], words[-1] + 1)) if words and t.is_number(m.first + 1) else None


def _ranked(t, m, floor):
    """What a rank ranks: địa phương đầu tiên, bộ phim thứ hai, (Hà) đứng thứ ba."""
    if t.before(m.first) in ("đứng", "xếp"):
        return _text(t, _subject(t, m.first - 1))
    span = phrase_before(t, m.first, floor)
    return _text(t, span) if span and t.low[span[1] - 1] not in CLOSERS else None
