"""What a figure counts: the noun phrase behind it, or the one before the verb that reports it."""

from diembao.extract.ages import person_of
from diembao.extract.behind import text_of, verb_at
from diembao.extract.links import same_sentence
from diembao.extract.noun_phrases import (
    IN_A_LIST,
    PREPOSITIONS,
    RELATIVE,
    breaks,
    closing_quote,
    in_compound,
    noun_phrase_end,
    opens_clause,
    phrase_before,
)
from diembao.extract.phrases import CLASSIFIERS, NOUN_BEHIND, is_known, opens_noun, unit_length
from diembao.extract.ranked import named, ranked
from diembao.extract.reported import headed, lasting, number_of, told_of
from diembao.extract.sizes import in_row, of_measure, of_money, of_share
from diembao.extract.told import choose, choose_end

# Between two numbers that have one noun: 20, 30 và 50 người, 13 trong số 23 tù nhân, từ 20 lên 26 lớp.
JOINING = frozenset(
    (
        ",",
        "và",
        "hoặc",
        "hay",
        "trong",
        "trong số",
        "trong tổng số",
        "trên tổng số",
        "lên",
        "xuống",
        "còn",
        "xuống còn",
        "thành",
        "đến",
        "tới",
    )
)
# A length of time may be one of these: 7 năm tù, 10 năm kinh nghiệm.
# Before a length of time in which something happens.
DURING = frozenset("đây trong vòng suốt sau trước cách từ mỗi hàng khoảng thêm hơn dần ngay".split())
AGO = frozenset("trước sau nay qua tới nữa liền liên".split())
# The longest name of a thing in a list.
MOST_LISTED = 6
# What a list is of has its clause even where it opens a line.
LISTED_HEADS = (["điều"], ["việc"], ["cách"], ["lý", "do"], ["dấu", "hiệu"], ["bí", "quyết"], ["lời", "khuyên"])
THERE = frozenset("có thêm đến tới".split())
SPENT = {"tù": 1, "tù giam": 2, "kinh nghiệm": 2, "cải tạo": 2, "quản chế": 2, "video": 1, "phim": 1, "quảng cáo": 2}
# A number before one of these has lost its noun: 12 người chết, 30 bị thương; 2 chuyển sang khoán.
ELLIPTIC = frozenset("bị mất chết đứng bán đoạt giành chuyển rời nhận gửi mua vượt bỏ rơi chìm cháy nổ trúng nộp trả".split())
VICTIMS = NOUN_BEHIND["bị"]
STATING = frozenset("là : đạt còn lên tới đến".split())
# Kinds of which the learned choice says what they are told of.
CHOSEN = frozenset(("measure", "money", "share"))


def complete(t, mentions):
    """The mentions of one passage with unit and counted filled in: the rules propose, the learned choice decides."""
    for m, previous, quantity, proposed, ending in by_rules(t, mentions):
        if m.kind in CHOSEN:
            m.counted = choose(t, m, previous, quantity, proposed)
        elif ending:
            m.counted = choose_end(t, m, proposed)
    _share_nouns(t, mentions)
    return mentions


def by_rules(t, mentions):
    """Fill in unit and counted of the mentions of one passage by the rules alone, one after the other.

    Parameters
    ----------
    t : Tokens
    mentions : list of Mention

    Yields
    ------
    tuple
        The mention, the one before it, the last one that is a quantity, what the rules say that it is told of, and whether that
        starts right behind the number, so that only its end may be another. What is set as `counted` meanwhile is what later
        ones go by.
    """
    previous = quantity = share = None
    listed = False
    for m in mentions:
        told_by = quantity
        if m.kind in ("count", "measure", "share", "money", "duration"):
            told_by = share if m.kind == "share" and share else quantity
            listed = _quantity(t, m, previous, told_by, listed)
            quantity = m if m.kind != "duration" else quantity
            share = m if m.kind == "share" else share
        elif m.kind == "age":
            paired = previous and previous.kind == "age" and _paired(t, previous.last, m.first)
            m.counted = previous.counted if paired else person_of(t, m, previous.last if previous else 0)
        elif m.kind == "ordinal":
            m.counted = ranked(t, m, previous.last if previous else 0)
        elif m.kind in ("identifier", "label"):
            m.counted = named(t, m)
        yield m, previous, told_by, m.counted, m.kind == "count" and _follows(t, m)
        previous = m


def _follows(t, m):
    """Whether what is counted starts right behind the number, and no quotation mark closes it."""
    told = bool(m.unit and m.counted) and t.is_word(m.last) and t.source.startswith(m.counted, t.start[m.last])
    return told and m.counted[-1].isalnum()


def _paired(t, i, j):
    """Whether two figures stand side by side: 60 và 84 tuổi, đủ 20 tuổi và dưới 55 tuổi."""
    between = t.low[i + (t.low[i] == "tuổi") : j]
    return between in (["và"], [","], ["hoặc"], ["hay"], ["đến"])


def _quantity(t, m, previous, quantity, listed):
    """Fill in one quantity; tells whether the figures of a list behind it are objects, as it is."""
    if m.kind == "count" and m.unit is None:
        return _count(t, m, previous, quantity, listed)
    told = (t, m, previous, quantity)
    if m.kind == "count" and m.unit == "ngày":
        m.counted = m.unit
    elif m.kind == "count" and m.unit in ("lần", "điểm"):
        m.counted = _of_times(*told)
    elif m.kind == "share":
        m.counted = of_share(t, m, quantity) or text_of(t, told_of(*told))
    elif m.kind == "money":
        m.counted = of_money(t, m) or text_of(t, told_of(*told))
    elif m.kind == "duration":
        length = next((n for word, n in SPENT.items() if t.phrase(m.last + 1, word.split())), 0)
        m.counted = t.between(m.last + 1, m.last + 1 + length) if length else None
        if not length and t.before(m.first) not in DURING and t.low[m.last + 1] not in AGO:
            m.counted = text_of(t, headed(t, m, previous) or lasting(t, m, previous))
        return listed
    else:
        m.counted = of_measure(t, m) or in_row(t, m, quantity) or text_of(t, told_of(*told))
    return False


def _of_times(t, m, previous, quantity):
    """Times and points are counted with what stands behind them, or told of what is said to be so many: độ phóng to là 10 lần."""
    end = noun_phrase_end(t, m.last, subject=opens_clause(t, m.first))
    if t.before(m.first) == "là":
        stated = headed(t, m, previous) or (told_of(t, m, previous, quantity) if end == m.last + 1 else None)
        return text_of(t, stated) or t.between(m.last, end)
    return t.between(m.last, end)


def _count(t, m, previous, quantity, listed):
    """The noun behind a count: its first word or words are the unit, the whole phrase is what is counted."""
    elliptic = t.low[m.last] in ELLIPTIC and not (in_compound(t, m.last) or is_known(t, m.last) or t.low[m.last + 1] in VICTIMS)
    letter = len(t.text[m.last]) == 1 and t.is_word(m.last) and t.glued(m.last - 1)
    if letter and t.text[m.last].isupper():  # DVD Combo 8X, vàng 24K
        m.unit, m.counted = t.text[m.last], text_of(t, phrase_before(t, m.first, previous.last if previous else 0))
        return False
    if quoted := closing_quote(t, m.last):  # 15 “cò” tín dụng
        end = (
            noun_phrase_end(t, quoted + 1, subject=True) if opens_noun(t, quoted + 1) and not breaks(t, quoted + 1) else quoted + 1
        )
        m.unit = m.counted = t.source[t.start[m.last] : t.end[end - 1]]
        return False
    turning = t.low[m.last] == "thành" and t.is_number(m.last + 1)  # từ 20 triệu thành 50 triệu
    length = 0 if elliptic or letter or turning or breaks(t, m.last) else unit_length(t, m.last)
    if not length:
        _bare_count(t, m, previous, quantity, elliptic)
        return False
    m.unit = t.between(m.last, m.last + length)
    if (quoted := closing_quote(t, m.last + length)) and t.low[m.last] in ("tiếng", "từ", "chữ", "câu", "lời"):
        m.counted = t.source[t.start[m.last] : t.end[quoted]]
        return True  # hai từ “…”
    follows = t.before(m.first) in (",", "và", ";") and listed and quantity is not None and same_sentence(t, quantity, m)
    subject = opens_clause(t, m.first) and not follows
    relative = IN_A_LIST if follows else frozenset() if subject or t.before(m.first) == "và" else RELATIVE
    if t.low[m.last : m.last + length] in LISTED_HEADS and not follows:  # 6 điều cần tránh
        subject, relative = False, RELATIVE
    # có thêm 100 người | tham gia, (địa phương đầu tiên) trong số 30 huyện | triển khai
    there = (t.before(m.first) in THERE and "có" in t.low[max(0, m.first - 2) : m.first]) or (
        t.phrase(m.first - 2, ("trong", "số")) and not opens_clause(t, m.first - 2)
    )
    end = noun_phrase_end(t, m.last, relative=relative, subject=subject or there)
    bare = length == 1 and end == m.last + 1 and t.low[m.last] in CLASSIFIERS
    if end == m.last + length and t.before(m.first) in STATING and (told := text_of(t, number_of(t, m, None))) and m.unit in told:
        m.counted = told  # số cổ phiếu trả cổ tức là: 240 cổ phiếu
        return False
    m.counted = (bare and (_listed_before(t, m) or text_of(t, number_of(t, m, previous)))) or t.between(m.last, end)
    return not subject


def _bare_count(t, m, previous, quantity, elliptic):
    """A count without a noun behind it: that of the count before it, of the several that it is one of, or of the phrase before."""
    counted_before = quantity and quantity.kind == "count" and same_sentence(t, quantity, m)
    if elliptic and counted_before and quantity.unit:
        m.unit = m.counted = quantity.unit
    elif counted_before and t.low[m.last] == "trong" and t.low[m.last + 2] in ("đó", "này", "họ"):
        m.unit, m.counted = quantity.unit, quantity.counted  # 7 cầu thủ, 4 trong số đó
    elif t.low[m.last] == "trong" and t.low[m.last + 1] in ("số", "tổng", "những", "các", "nhiều"):
        m.counted = _of_several(t, m.last + 1)
    elif counted_before and quantity.unit and _compared(t, m):
        m.unit, m.counted = quantity.unit, quantity.counted
    else:
        m.counted = text_of(t, number_of(t, m, previous))
        if m.counted is None and t.before(m.first) in ("là", "thì") and counted_before:
            m.unit, m.counted = quantity.unit, quantity.counted  # cả nước là 30.000, trong đó Hà Nội là 7.000


def _compared(t, m):
    """Whether a bare number is set beside the one before it: 84 triệu sản phẩm, so với 18 triệu; 4 lệnh thay vì 3."""
    i = m.first - 2 * t.phrase(m.first - 2, ("con", "số"))  # so với con số 87 triệu
    beside = t.phrase(i - 2, ("so", "với")) or t.phrase(i - 2, ("thay", "vì"))
    return beside and not (t.is_word(m.last) and opens_noun(t, m.last) and is_known(t, m.last))


def _of_several(t, i):
    """What one of several is: hai trong số những hệ thống…; with the number of all, that one counts it."""
    while t.low[i] in ("tổng", "số", "những", "các", "nhiều"):
        i += 1
    return text_of(t, (i, noun_phrase_end(t, i, relative=RELATIVE))) if opens_noun(t, i) else None


def _listed_before(t, m):
    """What pieces of a list are: lòng đỏ trứng gà: 3 cái, gừng tươi 4 lát."""
    j = m.first - (t.before(m.first) == ":")
    span = phrase_before(t, j)
    if not span or span[1] - span[0] > MOST_LISTED or t.before(j) in PREPOSITIONS or any(verb_at(t, i) for i in range(*span)):
        return None
    before = t.low[span[0] - 1] if span[0] else ""
    opened = before in ("", ",", "-", ":", ";", "+", "*", "•") or breaks(t, span[0])
    closed = t.low[m.last + 1] in ("", ",", ".", ";", "-", "(") or breaks(t, m.last + 1)
    return text_of(t, span) if opened and closed and (j < m.first or before in (",", "-")) else None


def _share_nouns(t, mentions):
    """A count without a noun has that of the next one of its list: 20, 30 và 50 người."""
    for m, following in zip(mentions[-2::-1], mentions[:0:-1], strict=True):
        if m.kind == following.kind == "count" and m.unit is None and 1 <= following.first - m.last <= 3:
            between = t.low[m.last : following.first]
            if " ".join(between) in JOINING:
                m.unit, m.counted = following.unit, following.counted
