"""Who or what a clause is about: its subject, before or behind, and the whole that `trong số` brings in."""

from diembao.extract.heads import SENTENCE_SIGNS, clause_start, doing
from diembao.extract.links import LINKS, after_unit
from diembao.extract.noun_phrases import ARTICLES, VERBS, breaks, closes, in_compound, is_capital
from diembao.extract.numerals import SCALES
from diembao.extract.phrases import CLASSIFIERS, CLAUSE_VERBS, NOUNS, opens_noun
from diembao.extract.tokens import Phrases

OPENERS = frozenset("cụ thể riêng tuy nhiên hiện nay song nhưng do đó và trong khi khiến làm cho hôm".split())
SKIPPED = LINKS | OPENERS | ARTICLES
# A clause that opens so tells where, when or on whose word, not what.
ADVERBIAL = frozenset("theo tại trong ở từ với khi sau trước đến để do vì nếu tính năm tháng ngày hôm cùng".split())
CALENDAR = frozenset("năm tháng ngày quý kế cách hôm tuần".split())
# Words at which a phrase may not start: bare prepositions, adverbs and signs of degree.
STRAY = Phrases(
    dict.fromkeys(
        """
        đối với|với|cách|tại sao|sao|tùy|đặc biệt|đủ|rất|từng|thậm chí|hoàn toàn|chừng|tất cả|tất|như|từ|ước|theo|gồm|tận|cả
        """.split("|"),
        True,
    )
)
REACH = 40  # tokens from a figure back to the head of its quantity


def subject_before(t, j):
    """The noun phrase that opens the clause before token j, or an earlier clause of its sentence."""
    end, low = j, max(0, j - REACH)
    while end > low:
        start = clause_start(t, end, low)
        first = start = _behind_time(t, start, end)
        while first < end and not in_compound(t, first) and (t.low[first] in SKIPPED or STRAY.match(t, first)):
            first += 1
        if first < end and opens_noun(t, first) and t.low[start] not in ADVERBIAL and not doing(t, first):
            last = first + 1
            while last < end and not closes(t, last) and _of_subject(t, last) and not _verb(t, last):
                last += 1
            return first, last
        if start <= low or breaks(t, start) or t.low[start - 1] in SENTENCE_SIGNS or t.is_word(start - 1):
            return None
        end = start - 1
    return None


def _of_subject(t, i):
    """Whether a token goes on the noun phrase of a subject: a word, a dash, the number glued to a name (VF1)."""
    return t.is_word(i) or t.low[i] == "-" or (t.is_number(i) and i > 0 and t.glued(i - 1) and t.is_word(i - 1))


def _behind_time(t, start, end):
    """The token behind a date that opens a clause: ngày 1/5 | giá dầu…"""
    i = start
    while i < end and t.low[i] in CALENDAR and t.is_number(i + 1):
        i += 2
        while i < end and t.low[i] in ("/", "-") and t.is_number(i + 1):
            i += 2
    return i if i < end and t.is_word(i) else start


def _verb(t, i):
    """Whether a bare verb ends a subject here: (mỗi phụ nữ) mua sắm."""
    return (t.low[i] in VERBS or CLAUSE_VERBS.match(t, i)) and not in_compound(t, i) and not NOUNS.match(t, i)


def among(t, j):
    """The whole that opens the sentence: Trong số 1.278 trẻ em bị cưỡng bức, | hơn 80%…; a pair of tokens or None."""
    end = j
    while end > max(0, j - 4) and t.low[end - 1] != ",":
        end -= 1
    if t.before(end) != ",":
        return None
    for i in range(end - 3, max(-1, j - REACH), -1):
        if t.low[i] in SENTENCE_SIGNS or breaks(t, i + 1):
            return None
        if t.low[i] == "trong" and t.low[i + 1] in ("số", "tổng"):
            first = i + 2 + (t.low[i + 1] == "tổng")
            while first < end and (t.is_number(first) or t.low[first] in ARTICLES or t.low[first] in SCALES):
                first += 1
            return (first, end - 1) if first < end - 1 and opens_noun(t, first) else None
    return None


def subject_behind(t, m, j):
    """The name behind the comma of a clause that opens a sentence without a subject: mất đến 900 đồng, SFC đã…"""
    after = after_unit(t, m)
    opens = j == 0 or t.low[j - 1] in SENTENCE_SIGNS or breaks(t, j)
    first = after + 1
    classified = t.low[first] in CLASSIFIERS and is_capital(t, first + 1)
    if not opens or t.low[after] != "," or not (is_capital(t, first) or classified):
        return None
    end = first + 1
    while is_capital(t, end):
        end += 1
    return after + 1, end
