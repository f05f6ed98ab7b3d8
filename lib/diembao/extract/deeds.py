"""What a figure reports on: its action and actor, whether it is a level or a change, and whether it is achieved."""

from bisect import bisect_left

from diembao.extract.noun_phrases import breaks, in_compound
from diembao.extract.phrases import ACTIONS
from diembao.extract.subjects import action_at, names_body
from diembao.extract.tokens import Phrases

# Signs of a finished, an intended and a demanded thing, in the part of the clause before the figure.
STATUS = Phrases(
    dict.fromkeys(("đã", "vừa", "đạt", "hoàn thành", "kết quả", "đạt được", "thực hiện được"), "achieved")
    | dict.fromkeys(
        ("sẽ", "dự kiến", "phấn đấu", "kế hoạch", "mục tiêu", "chỉ tiêu", "dự định", "sắp", "dự báo", "đặt mục tiêu"), "planned"
    )
    | dict.fromkeys(("phải", "yêu cầu", "bắt buộc", "cần", "quy định", "tối thiểu phải"), "required")
)
CHANGES = frozenset("tăng giảm thêm bớt hạ nâng mất rút cộng tụt sụt".split())
# Behind these a change has come to a level: tăng lên 7,2%.
ARRIVED = frozenset("lên xuống còn đến tới từ thành".split())
OPENERS = frozenset("đồng thời cùng lúc qua đó từ và đã sẽ cũng còn trong đó tiến hành ngoài ra hiện nay".split())
# Verbs that report on a figure only from right before it, and the words that make another thing of có.
LIGHT = frozenset("có còn gồm đạt chiếm mất tạo chi thu ghi".split())
NOT_HAVING = frozenset("thể phần lẽ vẻ khi điều nghĩa mặt ý".split())
# Behind these a word of one syllable is a noun: những loại, việc mua, mỗi phân.
NOMINAL = frozenset("các những mỗi một nhiều mọi từng việc sự cuộc vụ lệnh quyền mấy vài số cách mức giá người tiền này".split())
FAR, NEAR, BEHIND = 40, 3, 7  # tokens from a figure back to its verb, to a light one, and from a subject on to its verb


def happening(t, m, clause, actor, starts, before):
    """Action, actor, aspect and status of a quantity.

    Parameters
    ----------
    t : Tokens
    m : Mention
    clause : (first, last)
        Tokens.
    actor : str or None
        The subject of the clause.
    starts : list of int
        The first tokens of the figures of the sentence.
    before : callable
        Gives the subject of an earlier sentence, which acts only where a verb opens its part of the clause.
    """
    first = _part(t, m.first, max(clause[0], m.first - FAR), starts)
    span = _verb_before(t, m.first, first, starts)
    verb = t.between(*span) if span else None
    if span and not actor and _opens_part(t, span[0], first):
        actor = before()
    if verb is None and m.kind in ("count", "share"):
        verb, actor = _verb_after(t, m, clause[1], starts), None
    near = t.low[max(first, m.first - 3) : m.first]
    return {
        "action": verb,
        "actor": actor if verb else None,
        "aspect": ("change" if _changes(near) else "level") if verb or m.kind == "share" else None,
        "status": _status(t, first, m.first),
    }


def _part(t, i, low, starts):
    """The first token of the part of a clause that speaks of a figure: with the list that it goes on, to the sign before that."""
    j = i
    while j > low and not breaks(t, j):
        word = t.low[j - 1]
        if word == "," and not (_begins(starts, j) or ACTIONS.match_before(t, j - 1)):
            break
        if word in ";:(–…?!" or (word == "." and not (t.glued(j - 1) and t.glued(j - 2))):
            break
        j -= 1
    return j


def _begins(starts, i):
    """Whether a figure begins at a token."""
    at = bisect_left(starts, i)
    return at < len(starts) and starts[at] == i


def _verb_before(t, i, first, starts):
    """The nearest verb before a figure, with the verbs that are listed before it: kiểm tra, giám sát."""
    for j in range(i - 1, first - 1, -1):
        found = action_at(t, j)
        if found and found[0] <= i and _reports(t, j, found[0], i, starts):
            start, end = _longest(t, j, i)
            if t.low[start - 1] == "," and start - 1 > first:
                listed = ACTIONS.match_before(t, start - 1)
                start = listed[0] if listed else start
            return start, end
    return None


def _opens_part(t, i, first):
    """Whether nothing but adverbs stands between the opening of a part of a clause and its verb: đồng thời thi hành kỷ luật…"""
    while i > first:
        listed = ACTIONS.match_before(t, i)  # thực hiện sáp nhập
        if not listed and t.low[i - 1] not in OPENERS:
            break
        i = listed[0] if listed else i - 1
    return i == first or not t.is_word(i - 1)


def _reports(t, j, end, i, starts):
    """Whether the verb of tokens j to end reports on the figure at token i, and is no noun, unit or auxiliary."""
    if end > j + 1:
        return True
    if in_compound(t, j) or t.before(j) in NOMINAL or t.is_number(max(0, j - 1)):
        return False
    if t.low[j] == "có" and t.low[end] in NOT_HAVING:
        return False
    return t.low[j] not in LIGHT or i - end <= NEAR or any(_begins(starts, other) for other in range(end, min(i, end + NEAR + 1)))


def _longest(t, j, limit):
    """The longest action around token j that ends before `limit`: thi hành kỷ luật rather than kỷ luật."""
    for start in range(max(0, j - 3), j + 1):
        found = ACTIONS.match(t, start)
        if found and j < found[0] <= limit and t.text[start][:1].islower():
            return start, found[0]
    return j, ACTIONS.match(t, j)[0]


def _verb_after(t, m, last, starts):
    """The verb behind a counted subject, or behind the last one of a list: 100% cán bộ, trên 90% đảng viên xây dựng kế hoạch."""
    behind = m.counted and t.source.startswith(m.counted, t.start[m.last])
    end = t.at(t.start[m.last] + len(m.counted), m.last) if behind else m.last
    listed = t.low[end] == "," and _begins(starts, end + 1)
    for j in range(end + listed, min(last, end + (2 * BEHIND if listed else BEHIND))):
        if not (t.is_word(j) or (listed and (t.is_number(j) or t.low[j] == "%"))):
            return None
        found = action_at(t, j)
        if found and not names_body(t, j) and not in_compound(t, j):
            return t.between(j, found[0])
    return None


def _changes(before):
    """tăng 7,2% is a change; tăng lên 7,2% and từ 5% are levels."""
    return any(word in CHANGES for word in before) and not any(word in ARRIVED for word in before)


def _status(t, first, i):
    found = None
    for j in range(first, i):
        if t.low[j] in STATUS.first and (match := STATUS.match(t, j)):
            found = match[1] if match[1] != "achieved" or found is None else found
    return found
