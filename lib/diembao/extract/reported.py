"""What a quantity is told of, where that stands before it: giá dầu trên thị trường thế giới đã lên tới 34 USD."""

from diembao.extract.clauses import CALENDAR, REACH, STRAY, subject_before, subject_behind
from diembao.extract.heads import HEADS, PREDICATES, PRICES, SENTENCE_SIGNS, clause_start, doing, headed_phrase
from diembao.extract.links import (
    DIMENSIONS,
    LINKS,
    after_unit,
    before_bracket,
    chained,
    links_before,
    outside_bracket,
    same_sentence,
)
from diembao.extract.noun_phrases import ARTICLES, PREPOSITIONS, breaks, in_compound, phrase_before
from diembao.extract.phrases import ACTIONS, CLASSIFIERS, CLAUSE_VERBS, NOUNS, opens_noun

SIZES = frozenset(("share", "money", "measure"))
CHAINED = frozenset(("share", "money", "measure", "count"))
# tỷ lệ này khá thấp, dưới 2%
GRADES = frozenset("thấp cao lớn nhỏ ít nhiều đông mạnh nhẹ nhanh chậm dài rộng".split())
# Of a length of time: cuộc họp kéo dài gần 3 giờ.
LASTING = frozenset("kéo dài suốt tới đến gần hơn khoảng trong".split())
HANDLING = frozenset("lấy dùng cho thêm uống ăn mua bán pha trộn nấu hòa bỏ lắp gắn thể".split())
# Before số these make no number of things: tỷ số, chỉ số.
RATIOS = frozenset("tỷ tỉ hệ chỉ con điểm".split())
# A number that stands alone behind one of these is told of the subject.
REACHING = frozenset("đạt vượt lên tới".split())


def told_of(t, m, previous, quantity):
    """What a quantity is told of: a pair of tokens, the text that an earlier figure of the same thing has, or None.

    Parameters
    ----------
    t : Tokens
    m : Mention
    previous, quantity : Mention or None
        The one before it in the passage, and the last one that is a quantity.
    """
    floor = after_unit(t, previous) if previous else 0
    if _that_number(t, m) and quantity and quantity.counted:
        return quantity.counted
    j = links_before(t, outside_bracket(t, m.first, floor), floor)
    j = before_bracket(t, j, floor)
    if previous and (found := _as_before(t, m, previous, j, floor)):
        return found[0]
    if t.before(j) in ("thứ", "vị", "loại", "người", "bên") and t.before(j - 1) == "mỗi":
        return _listed(t, j - 2)
    linked = j < m.first or (t.before(j) == "," and t.low[j - 2] in GRADES)
    if j and t.low[j - 1] == "," and linked and not any(HEADS.match(t, i) for i in range(j, m.first)):
        if quantity and quantity.counted and same_sentence(t, quantity, m):  # đạt 25 tỷ USD so với năm 2003, tăng 8%
            return quantity.counted
        j = links_before(t, j - 1, floor)  # tỷ lệ này khá thấp, chỉ khoảng 15%
    if linked and (found := HEADS.match(t, j)):
        opens = j == 0 or t.low[j - 1] in SENTENCE_SIGNS or breaks(t, j)
        if opens and t.between(j, found[0]).lower() in PRICES and (behind := subject_behind(t, m, j)):
            return behind  # Trị giá 700 triệu đôla, chiếc New Horizons…
        if opens or (t.low[j - 1] == "," and found[0] < m.first):
            return j, found[0]  # …, giá dao động từ 45.000 đồng
    if m.kind == "money" and j == m.first and (share := _ticker(t, j, floor)):
        return share
    if quantity and _alike(t, quantity, m, j, linked):
        return quantity.counted
    if head := headed_phrase(t, j, max(0, m.first - REACH), linked):
        sized = quantity and quantity.kind in SIZES and quantity.unit and t.low[quantity.first] != "một"  # giá một thùng dầu
        if not (sized and head[0] < quantity.first < head[1]):
            return (m.kind == "measure" and _thing_of_size(t, head)) or head
        return headed_phrase(t, j, floor) or (head[0], links_before(t, quantity.first, head[0] + 1))
    span = _thing(t, phrase_before(t, j, floor)) if j > floor and t.is_word(j - 1) else None
    if span and t.low[j] in DIMENSIONS and doing(t, span[0]):  # trưng bày trên | một bồn kính dài 9 m
        span = phrase_before(t, j, floor, placed=False)
    if span and _is_told_of(t, m, span, linked):
        return _of_poll(t, m, span, quantity) or span
    return (subject_before(t, j) or subject_behind(t, m, j)) if linked else None


def _as_before(t, m, previous, j, floor):
    """What the figure right before is of, or stands in, where this one tells more of the same, as a tuple of one; else None.

    What is of the same as a figure of nothing is of nothing, too.
    """
    if previous.kind in CHAINED and (j <= floor or chained(t, floor, m.first)):
        between = previous.kind == "count" and (t.before(previous.first) in PREPOSITIONS or t.before(previous.first) == "giữa")
        if not between:  # kim ngạch giữa 2 nước đạt 28 tỷ USD
            return (_around(t, previous, floor) or previous.counted,)
    if previous.kind == "age" and previous.counted and t.before(j) == "," and t.before(j - 1) == "tuổi" and j - 2 <= floor:
        return (previous.counted,)  # cô hà mã 30 tuổi, nặng 2,5 tấn
    if t.low[j] == "(" and previous.kind == "count" and previous.counted and t.between(previous.last, j) == previous.counted:
        return (previous.counted,)  # 3 màn hình Samsung (19 inch)
    coded = previous.kind == "identifier" and j == previous.last and t.is_word(previous.first)
    if coded and "là" not in t.low[j : m.first]:  # bộ VK-110C 2.490.000 đồng
        span = phrase_before(t, previous.first, 0, placed=False)
        return (((span[0] if span and not doing(t, span[0]) else previous.first), j),)
    return None


def _alike(t, quantity, m, j, linked):
    """Whether a figure behind a comma, và or khi is told of what an earlier one of its sentence is told of."""
    if t.before(j) == ",":
        return _priced_for(t, quantity, m)
    if linked and t.before(j) == "khi":  # giá dầu tăng 36 cent, sau khi đã giảm hơn 1 USD
        return quantity.kind == m.kind and quantity.counted and same_sentence(t, quantity, m)
    return linked and t.before(j) == "và" and _goes_on_from(t, quantity, m, j)  # mất 900 đồng, … và chỉ còn 17.500 đồng


def _thing_of_size(t, head):
    """What has a size, right before the bare head of one: đĩa DVD (có) dung lượng 510 GB; a pair of tokens or None."""
    found = HEADS.match(t, head[0])
    if not found or found[0] < head[1]:
        return None
    j = head[0] - (t.before(head[0]) == "có")
    span = phrase_before(t, j, max(0, j - REACH), placed=False) if j and t.is_word(j - 1) else None
    return span if span and (NOUNS.match(t, span[0]) or t.low[span[0]] in CLASSIFIERS) and not doing(t, span[0]) else None


def _that_number(t, m):
    """Whether `con số này` opens the clause of a figure: it is told of what the last one was told of."""
    start = clause_start(t, m.first, max(0, m.first - REACH))
    return any(t.phrase(i, ("con", "số")) and t.low[i + 2] in ("này", "đó", "trên") for i in range(start, m.first))


def _of_poll(t, m, span, quantity):
    """The whole of a share of somebody, where the one before it in the sentence has a whole: A được 35% người ủng hộ, B còn 36%."""
    alike = m.kind == "share" and quantity and quantity.kind == "share" and quantity.counted and same_sentence(t, quantity, m)
    if not alike or not t.text[span[0]][0].isupper() or HEADS.match(t, span[0]) or not t.is_word(quantity.last):
        return None
    return quantity.counted if t.source.startswith(quantity.counted, t.start[quantity.last]) else None


def _around(t, count, end):
    """The noun phrase inside which a count tells the kind: chiếc xe hơi 7 chỗ, (trị giá 500 triệu đồng)."""
    if count.kind != "count" or not t.is_word(count.first - 1) or t.low[count.first - 1] in PREPOSITIONS | LINKS:
        return None
    span = phrase_before(t, count.first, 0, placed=False)
    known = span and (NOUNS.match_before(t, count.first) or t.low[span[0]] in CLASSIFIERS)
    return (span[0], end) if known and not doing(t, span[0]) else None


def _priced_for(t, quantity, m):
    """Whether two figures of a row differ in whom they are for: giá vé 500 yen cho sinh viên, 1.000 yen cho người lớn."""
    alike = quantity and quantity.kind == m.kind and quantity.unit == m.unit and same_sentence(t, quantity, m)
    return alike and t.low[after_unit(t, quantity)] == t.low[after_unit(t, m)] == "cho"


def _goes_on_from(t, quantity, m, j):
    """Whether an earlier figure of the sentence is told of the same, and is no comparison."""
    if not (quantity and quantity.kind == m.kind and quantity.counted and same_sentence(t, quantity, m)):
        return False
    return "so" not in t.low[quantity.last : j]


def _ticker(t, j, floor):
    """The share that a price or a change stands right behind: SGH +100 đồng."""
    j -= t.before(j) in ("+", "-")
    ticker = j > floor and t.is_word(j - 1) and t.text[j - 1].isupper() and 2 < len(t.text[j - 1]) < 5 and not breaks(t, j)
    return (j - 1, j) if ticker and not (j > 1 and t.text[j - 2][:1].isupper()) and not HEADS.match(t, j - 1) else None


def _thing(t, span):
    """A phrase from where a noun may start on; None where it is the second half of a verb, or nothing is left."""
    if span is None:
        return None
    first, last = span
    if any(CLAUSE_VERBS.match(t, first - k) for k in (0, 1, 2) if first >= k):  # (mua) sắm trực tuyến
        return None
    while first < last and (stray := STRAY.match(t, first) or _handled(t, first)) and not in_compound(t, first):
        first = stray[0]
    return (first, last) if first < last else None


def _handled(t, i):
    """The index behind a verb that takes a thing which is measured: lấy cỏ seo gà 30 g."""
    return (i + 1,) if t.low[i] in HANDLING and opens_noun(t, i + 1) else None


def _is_told_of(t, m, span, linked):
    """Whether the noun phrase before a quantity is what it is told of, and not a date, a verb or a mere neighbour."""
    first = span[0]
    if t.low[first] in CALENDAR or t.before(first) == "cách" or t.low[first] in ("này", "nó", "họ"):
        return False
    if all(word in LINKS for word in t.low[first : span[1]]):
        return False
    marked = t.before(first) in ARTICLES
    start = first - marked
    opens = start == 0 or not t.is_word(start - 1) or breaks(t, start) or t.before(start) in ("và", "thì", "nhưng")
    if linked and opens:
        return True
    links = t.low[span[1] : m.first]
    if "giá" in links and t.before(start) in ("tới", "đến", "về", "sang", "cho", "từ"):  # chuyển tới MU với giá 20 triệu bảng
        return False
    stated = linked and any(word in PREDICATES or word == "lên" for word in links)
    if stated and t.before(start) in PREPOSITIONS:  # a verb stands before: chào bán cho các doanh nghiệp lên tới 465 USD
        return False
    return not doing(t, first) and (
        t.before(m.first) == "("
        or linked
        or marked
        or opens
        or m.kind != "money"
        or t.text[first][0].isupper()
        or bool(NOUNS.match(t, first))
    )


def headed(t, m, previous):
    """The quantity that a figure gives the size of, where its head stands before it: thời gian thi công là 30 tháng."""
    j = links_before(t, m.first, after_unit(t, previous) if previous else 0)
    return headed_phrase(t, j, max(0, m.first - REACH))


def lasting(t, m, previous):
    """What lasts so long (cuộc họp kéo dài 3 giờ, hợp đồng 18 tháng): a pair of tokens, the text of the one before, or None."""
    floor = after_unit(t, previous) if previous and previous.kind != "ordinal" else 0
    if previous and previous.kind == "duration" and previous.counted and m.first - floor < 7 and same_sentence(t, previous, m):
        return previous.counted if t.before(m.first) in (",", "và") else None
    j = m.first
    while j > floor and t.low[j - 1] in LASTING:
        j -= 1
    if "dài" in t.low[j : m.first]:
        return _nearest(t, j - (t.before(j) in ("đã", "sẽ", "thường")), floor)
    known = NOUNS.match_before(t, j)
    if not known or known[0] < floor or doing(t, known[0]) or t.low[known[0]] in CALENDAR:
        return None
    return known[0], j


def _nearest(t, j, floor):
    """The noun phrase right before token j, without the verbs before it: (đăng ký tham gia) khóa huấn luyện đầu tiên."""
    span = phrase_before(t, j, floor)
    if not span:
        return None
    if t.before(span[0]) == "về" and (whole := phrase_before(t, span[0] - 1, floor)):
        span = whole  # cuộc họp về thủy lợi
    first = span[0]
    while first < j and (verb := CLAUSE_VERBS.match(t, first) or (ACTIONS.match(t, first) if doing(t, first) else None)):
        first = verb[0]
    return (first, j) if first < j else None


def number_of(t, m, previous):
    """What a bare number or classifier counts, where số, lượng… stand before it: lượng ô tô đăng ký là 3.000 xe."""
    floor = after_unit(t, previous) if previous else 0
    if previous and previous.kind == "count" and previous.unit and m.unit in (None, previous.unit) and chained(t, floor, m.first):
        m.unit = m.unit or previous.unit
        return previous.counted
    if t.before(m.first) in PREPOSITIONS - {"từ"} or t.before(m.first) == "theo":
        return None  # số tiền đủ chia cho 14 người
    head = headed(t, m, previous)
    if head and head[0] < head[1] and t.low[head[0]] == "lượng":
        head = head[0] + 1, head[1]
    if head and t.before(head[0]) in ("số", "lượng") and head[0] < head[1] and t.before(head[0] - 1) not in RATIOS:
        if previous and head[0] < previous.first < head[1]:  # số nước thành viên từ 15 lên 25
            return head[0], links_before(t, previous.first, head[0] + 1)
        return head
    if m.unit is None and t.before(m.first) in REACHING and not t.is_word(m.last):  # Thuê bao di động đạt 400 triệu
        return subject_before(t, links_before(t, m.first, floor))
    return None


def _listed(t, end):
    """The things before `mỗi thứ`: kim tiền thảo, mã đề mỗi thứ 20 g."""
    start = end
    while start > max(0, end - REACH) and (t.is_word(start - 1) or t.low[start - 1] == ",") and not breaks(t, start):
        start -= 1
    while start < end and not t.is_word(start):
        start += 1
    return (start, end) if start < end else None
