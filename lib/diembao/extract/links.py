"""The words between a figure and what it is told of: links, units, brackets."""

from diembao.extract.heads import HEADS, half_of_word, sentence_sign
from diembao.extract.noun_phrases import VERBS, breaks, in_compound
from diembao.extract.phrases import NOUNS, PERCENT, unit_at, unit_length

# Words between a quantity and what it is the quantity of: dự toán là trên 33.700 tỷ đồng.
LINKS = frozenset(
    """
    là đạt chiếm bằng lên tới đến còn tăng giảm được chỉ khoảng có trị giá cao thấp gồm ước tính trung bình bình quân vượt dài rộng
    nặng đã sẽ mới cũng vẫn đang xuống thêm mức ở với trên dưới gần hơn từ gấp tới chừng cả những thể nhanh mạnh nhẹ vọt tục liên
    đáng kể khá rất lớn ra nhận giá bán mua chi thu trả phải tiếp tương đối chỉ vào lần lượt đều hiện nay dự kiến tổng cộng hạ mất
    nữa thì đó sâu dày nhất ứng đương tức khoang len trong dao động ngang thường leo ngốn nhỏ nhiều ít không đông tận ngưỡng mốc
    niêm yết kịch trần sàn đóng cửa kỷ lục
    """.split()
)
# What counts as a word between a figure and the next one of the same thing: giảm 1,67 điểm xuống còn 234,30; 20, 30 và 50 triệu.
CHAINING = LINKS | frozenset(", ( x thành và hoặc hay - – rồi so với cùng kỳ kế hoạch năm trước thậm chí".split())
# Behind these a measure is one of the noun before: một loại đầu đọc dày 12,7 mm.
DIMENSIONS = frozenset("dài rộng cao sâu dày nặng cách xa chiều".split())


def after_unit(t, m):
    """The index behind a figure and its unit."""
    if m.kind in ("count", "measure", "money") and m.unit:
        found = unit_at(t, m.last)
        if not found and m.kind == "measure" and t.is_word(m.last) and t.source.startswith(m.unit, t.start[m.last]):
            return t.at(t.start[m.last] + len(m.unit), m.last)  # trang/phút
        after = found[0] if found else m.last + (unit_length(t, m.last) if m.kind == "count" else t.low[m.last] in ("lần", "điểm"))
        return _after_rate(t, after)
    return _after_rate(t, m.last) if m.kind == "share" else m.last


def _after_rate(t, i):
    """The index behind a slash and what follows it: /kg, /cổ phiếu."""
    if t.low[i] != "/" or not t.is_word(i + 1):
        return i
    known = NOUNS.match(t, i + 1)
    return known[0] if known else i + 2


def outside_bracket(t, i, floor):
    """The token of the bracket that a figure opens or is told in with a few words of reference, else the figure's own."""
    for j in range(i - 1, max(floor, i - 6) - 1, -1):
        if t.low[j] == "(":
            headed = any(HEADS.match(t, k) and not half_of_word(t, k, i) for k in range(j + 1, i))
            return i if headed else j  # (với chiều cao từ 1,8 mét)
        if not (t.is_word(j) or t.is_number(j)):
            break
    return i


def before_bracket(t, j, floor):
    """The token that opens the bracket which ends before token j: bưởi Diễn (đặc sản của thủ đô) | với 25.000 đồng."""
    if t.before(j) == ")":
        for i in range(j - 2, max(floor, j - 14) - 1, -1):
            if t.low[i] == "(":
                return i
    return j


def links_before(t, j, floor):
    """The first token of the run of links that ends before token j."""
    while j > floor and not breaks(t, j):
        if t.low[j - 1] == "số" and t.low[j - 2] == "con" and j - 2 >= floor:
            j -= 1
        elif not (_is_link(t, j - 1) or t.low[j - 1] in ("(", ":")):
            break
        j -= 1
    return j


def same_sentence(t, quantity, m):
    return m.first - quantity.last < 25 and not any(
        sentence_sign(t, i) or t.low[i] == ";" or breaks(t, i) for i in range(quantity.last, m.first)
    )


def _is_link(t, i):
    if t.text[i][0].isupper() and i and t.is_word(i - 1):
        return False  # Trần Bình
    if t.low[i] in DIMENSIONS and t.before(i) in ("độ", "chiều", "bề"):
        return False  # độ sâu
    return (t.low[i] in LINKS or t.low[i] in VERBS) and not in_compound(t, i)


def chained(t, floor, first):
    """Whether only links and commas stand between the figure before and this one."""
    if first - floor > 8 or breaks(t, first):
        return False
    return all((t.low[i] in CHAINING or t.low[i] in PERCENT) and not breaks(t, i) for i in range(floor, first))
