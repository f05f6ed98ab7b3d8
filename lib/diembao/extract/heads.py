"""Heads of a quantity, as giá, tỷ lệ, diện tích are, and the phrase from one to the figure that gives its size."""

from diembao.extract.lexicon import rows
from diembao.extract.noun_phrases import VERBS, breaks, in_compound, phrase_before
from diembao.extract.phrases import ACTIONS, COMPOUNDS, NOUNS
from diembao.extract.tokens import Phrases

# A predicate begins here, so that a head of a quantity before it is no longer spoken of.
PREDICATES = frozenset("là đạt sẽ đã đang vẫn cũng đều tăng giảm chiếm còn ước vượt khi nếu vì có thì nên rằng".split())
HEADS = Phrases({row["head"]: True for row in rows("quantity_heads")})
# A price alone does not say of what.
PRICES = frozenset(
    (
        "giá",
        "mức",
        "mức giá",
        "mức tăng",
        "mức giảm",
        "mệnh giá",
        "trị giá",
        "đơn giá",
        "tiền",
        "tổng trị giá",
        "lượng",
    )
)
LEFT_OUT = (("tổng", "số"), ("số", "lượng"), ("số",))
SENTENCE_SIGNS, CLAUSE_SIGNS = frozenset(".!?…"), frozenset(",;:()–-")
# A clause with one of these may only tell which ones: số tiền đã đóng 16 triệu đồng.
RESTRICTING = frozenset("đã có".split())


def headed_phrase(t, end, low, linked=True):
    """The phrase from the head of a quantity (giá, tỷ lệ, diện tích) to before token `end`, where its clause has one.

    Where the figure is not `linked` by a verb, the clause may have one that only tells which ones are meant.
    """
    start = clause_start(t, end, low)
    head = dropped = None
    i = start
    whole = t.low[end] == "là" and HEADS.match(t, start) is not None  # (tổng số tiền họ đã tiêu) là
    while i < end:
        cause = t.low[i] == "vì" and t.before(i) in ("vong", "chết")  # nguy cơ tử vong vì tiêu chảy
        if t.low[i] in PREDICATES and not (whole or cause) and not in_compound(t, i):
            head, dropped = None, (head or dropped) if t.low[i] in RESTRICTING and not linked else None
        elif (found := HEADS.match(t, i)) and found[0] <= end and not half_of_word(t, i, found[0]):
            head, i = (i if head is None else head), found[0] - 1
        i += 1
    head = dropped if head is None else head
    if head is None or t.between(head, end).lower() in PRICES:
        return None if head is None else _priced(t, head, start) or (head, end)
    for words in LEFT_OUT:
        if t.phrase(head, words) and head + len(words) < end:
            head += len(words)
            break
    return head, end


def half_of_word(t, i, end):
    """Whether a head is in truth a part of another word: cơ số, hệ số is one, số nhà is none."""
    known = NOUNS.match(t, i)
    whole = COMPOUNDS.match(t, i - 1) if i else None
    if whole and whole[0] > i:  # đánh giá, năng lượng, miễn phí
        return True
    if t.low[i] == "tiền" and t.low[i + 1] in ("tệ", "vệ", "đạo", "sử", "lệ", "đề", "đồn"):
        return True
    if t.low[i] == "số" and t.low[i + 1] in ("liệu", "phận", "nhà", "điện", "đỏ", "hiệu", "thứ", "ít", "còn"):
        return True
    return bool(known and known[0] > end) or t.before(i) in ("nhân", "cơ", "chữ", "một", "đa", "thiểu", "con", "/")


def _priced(t, head, low):
    """What a bare price is the price of: mua lại con đồi mồi với giá 700.000 đồng."""
    j = head
    while j > low and t.low[j - 1] in ("với", "có", "loại", "theo", "bằng"):
        j -= 1
    if head == low:
        return head, head + 1
    span = phrase_before(t, j, low)
    if span and doing(t, span[0]) and span[0] + 1 < span[1]:
        span = span[0] + 1, span[1]  # tặng | thẻ cào trị giá 300.000 đồng
    return span if span and not doing(t, span[0]) else None


def clause_start(t, end, low):
    """The first token of the clause that ends before `end`: behind a sign, a line, or the words that bring in what is said."""
    i = end
    while i > low and not breaks(t, i):
        word = t.low[i - 1]
        if word in SENTENCE_SIGNS or clause_sign(t, i - 1) or word == "rằng" or (word == "biết" and t.before(i - 1) == "cho"):
            break
        i -= 1
    return i


def sentence_sign(t, i):
    """Whether a sign that ends a sentence stands here, and is none inside a word or a number (U.23)."""
    return t.low[i] in SENTENCE_SIGNS and not (i > 0 and t.glued(i - 1) and t.glued(i))


def clause_sign(t, i):
    return t.low[i] in CLAUSE_SIGNS and not (t.low[i] == "-" and t.glued(i - 1) and t.glued(i)) and not _small_bracket(t, i)


def _small_bracket(t, i):
    """Whether a sign belongs to a bracket with one word, as in tổng sản phẩm trong nước (GDP)."""
    return (t.low[i] == ")" and t.low[i - 2] == "(") or (t.low[i] == "(" and t.low[i + 2] == ")")


def doing(t, i):
    """Whether a verb, and no noun, starts here."""
    return (ACTIONS.match(t, i) is not None or t.low[i] in VERBS) and NOUNS.match(t, i) is None and HEADS.match(t, i) is None
