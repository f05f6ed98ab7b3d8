"""What a share, a sum or a measure is of, where the noun stands behind it, and of a list that goes on."""

from diembao.extract.behind import behind, text_of, verb_at
from diembao.extract.clauses import among
from diembao.extract.heads import HEADS, half_of_word
from diembao.extract.links import DIMENSIONS, after_unit
from diembao.extract.noun_phrases import FINITE, POINTING, RELATIVE, THINKING, breaks, is_capital, noun_phrase_end, opens_clause
from diembao.extract.phrases import ACTIONS, NOUNS, opens_noun

# An amount of these is told with the noun behind it: 3,3 tỷ USD đầu tư nước ngoài, 50 triệu đồng tiền phạt.
SUMS = frozenset("tiền vốn đầu viện trợ nợ lợi doanh hàng thuế trái học fdi oda tín lãi phí ngân chi tài cổ".split())
NOT_MEASURED = frozenset(
    "x ngay nằm mỗi một hồi hằng kể kèm sáng trưa chiều tối đêm hôm ngày tháng năm góc to nhỏ lớn vun đầy".split()
)
CHANGING = frozenset("tăng giảm thắng thua lên xuống thêm đạt".split())


def of_share(t, m, quantity):
    """The whole that a share is of: behind it, or that of the share before where the next sentence goes on with it."""
    i = m.last
    if t.low[i] == "/" or t.low[i] in NOT_MEASURED or t.phrase(i, ("giai", "đoạn")):
        return None
    if quantity and quantity.kind == "share" and t.before(m.first) == "(" and t.low[i] == ")" and is_capital(t, m.first - 2):
        return quantity.counted if (quantity.counted or "A")[0].islower() else None  # of a poll: … 28% phiếu, Lan (19%)
    if t.low[i] == "về" and opens_noun(t, i + 1):
        return behind(t, i + 1, 3)  # tăng 33% về lượng
    if t.low[i] == "với" and t.before(m.first) not in CHANGING and opens_noun(t, i + 1):
        return behind(t, i + 1, 4)
    if t.phrase(i, ("là", "số")):
        return behind(t, i + 1)
    if t.low[i] in ("trong", "trên", "của") and t.low[i + 1] in ("số", "tổng"):
        i += 1
    if m.unit == "ratio" and t.phrase(i, ("so", "với")):
        i += 2
    if t.low[i] in ("các", "những") and opens_noun(t, i + 1):
        return t.between(i, noun_phrase_end(t, i + 1, relative=RELATIVE))
    if t.low[i] == "số" and t.low[i + 1] in POINTING:
        return t.between(i, i + 2)
    if t.low[i] == "khác" or t.phrase(i, ("còn", "lại")):
        return quantity.counted if quantity and quantity.kind == "share" else None
    subject = opens_clause(t, m.first) or t.before(m.first) in ("chỉ", "có", "đó", "và")
    if not opens_noun(t, i) and (whole := among(t, m.first)):
        return text_of(t, whole)
    predicate = verb_at(t, i) or t.low[i] in THINKING or t.low[i] in FINITE or t.phrase(i, ("cho", "biết"))
    if subject and predicate and not NOUNS.match(t, i):  # but: 17/36 bị cáo
        return quantity.counted if quantity and quantity.kind == "share" else None
    return None if verb_at(t, i) else behind(t, i, subject=subject)


def of_money(t, m):
    """What a sum is, where the noun stands behind it: 500 đồng/kg bông hạt; 120 triệu đồng là số tiền mà…"""
    after = after_unit(t, m)
    if t.low[after] == "là" and (head := HEADS.match(t, after + 1)) and t.low[head[0]] not in ("này", "đó"):
        return behind(t, after + 1)
    rate = t.low[after - 2] == "/"
    if not opens_noun(t, after) or breaks(t, after) or (t.low[after] not in SUMS and not rate):
        return None
    if (
        verb_at(t, after)
        and not rate
        and not (t.low[after] == "viện" or (t.low[after] == "đầu" and t.low[after + 2] in ("nước", "trực")))
    ):
        return None
    return behind(t, after, 6, subject=True)


def of_measure(t, m):
    """What is measured, where it stands behind the unit: 127 tấn gạo, (rút ngắn) 48 lần về thời gian."""
    after = after_unit(t, m)
    if t.before(m.first - 1) == "/" and t.is_word(m.first - 1):
        return t.text[m.first - 1]  # 2.860 đồng/bình 13 kg
    if t.phrase(m.first, ("nhân", "đôi")):
        return behind(t, m.last, 5)
    head = HEADS.match_before(t, m.first)
    if head and not ACTIONS.match(t, head[0]) and not half_of_word(t, head[0], m.first):  # cự ly 500 m trượt băng
        return None
    if not m.unit or m.unit == "điểm" or "/" in m.unit or DIMENSIONS.intersection(t.low[max(0, m.first - 3) : m.first]):
        return None
    if m.unit == "lần":
        if t.low[after] == "về":
            return behind(t, after + 1, 4)
        return behind(t, after, 3) if t.before(m.first) in ("kiệm", "ngắn", "giảm") else None
    if m.unit.startswith("thùng "):
        return m.unit.removeprefix("thùng ")
    return (
        None
        if t.low[after] in NOT_MEASURED or t.low[after] in ("nam", "nữ") or verb_at(t, after)
        else behind(t, after, 8, subject=True)
    )


def in_row(t, m, quantity):
    """What a measure in the bracket behind a name is of, as the one before it of the same unit: 28.078 tấn gạo, Mỹ (31.000 tấn)."""
    alike = quantity and quantity.kind == m.kind and quantity.unit == m.unit and t.before(m.first) == "("
    return quantity.counted if alike and t.low[after_unit(t, m)] == ")" and is_capital(t, m.first - 2) else None
