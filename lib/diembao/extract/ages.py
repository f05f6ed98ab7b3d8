"""Whose age it is."""

from diembao.extract.heads import SENTENCE_SIGNS
from diembao.extract.links import LINKS
from diembao.extract.noun_phrases import PERSONS, breaks, is_capital, phrase_before
from diembao.extract.phrases import ACTIONS, NOUNS
from diembao.extract.tokens import Phrases

# With the titles, who an age that opens a clause is of.
PRONOUNS = PERSONS | frozenset("tôi bạn mình hắn y nàng chàng cậu nó họ".split())
# Words between a person and the age.
AGE_LINKS = LINKS | frozenset((",", "(", "năm", "nay", "khi", "độ", "tròn", "tuổi", "thọ", "vừa", "đủ", "cái"))
# Heads of a phrase that means somebody; beside them the nouns of the lexicon that end so.
PEOPLE = Phrases(
    dict.fromkeys(
        """
        người|nhà|ông|bà|anh|chị|em|cô|chú|bác|cháu|cụ|cậu|bé|con trai|con gái|vợ|chồng|mẹ|cha|bố|chàng|nàng|trẻ|tên|kẻ|gã|thằng
        |nữ|nam|thanh niên|thiếu niên|thiếu nữ|phụ nữ|đàn ông|học sinh|sinh viên|cầu thủ|ca sĩ|diễn viên|nạn nhân|bệnh nhân
        |nghi can|nghi phạm|bị cáo|bị can|đối tượng|công nhân|nông dân|binh sĩ|binh lính|chiến sĩ|tiền đạo|tiền vệ|hậu vệ
        |thủ môn|huấn luyện viên|tay vợt|tay đua|tay súng|võ sĩ|kỳ thủ|nghệ sĩ|nhạc sĩ|họa sĩ|nhà văn|nhà báo|tài xế|lái xe
        |đứa|nam giới|nữ giới|công dân|tuyển thủ|doanh nhân|thí sinh|du khách|hành khách|thủ phạm|hung thủ|nghi phạm|tử tù|tù nhân
        |nhân viên|cán bộ|giáo viên|bác sĩ|y tá|tướng|vua|hoàng tử|công chúa|tổng thống|thủ tướng|tỷ phú|ngôi sao|người mẫu
        """.split("|")
        + sorted(PRONOUNS),
        True,
    )
)
# A capital only opens the sentence with one of these: Năm 20 tuổi.
NO_NAMES = frozenset("năm lúc khi hồi tuổi độ đến theo từ sau ở với trước vào".split())
REACH = 12  # tokens from an age back to the person


def person_of(t, m, floor):
    """Whose age it is: the noun right before it, the name behind it or before a comma or a bracket, or the person before.

    Parameters
    ----------
    t : Tokens
    m : Mention
    floor : int
        The token behind the figure before it.

    Returns
    -------
    str or None
    """
    after = m.last + (t.low[m.last] == "tuổi")
    if (t.before(m.first) in ("tuổi", "năm", "lúc", "khi") or _opens(t, m.first)) and (span := _behind_comma(t, after)):
        return t.between(*span)
    linked = t.low[m.first - 1] in AGE_LINKS or not t.is_word(m.first - 1)
    named = is_capital(t, m.first - 1)  # a name, or the end of a phrase: nhà ngoại giao Ai Cập
    span = None if linked else phrase_before(t, m.first, floor, placed=False)
    if span and (person := _person_in(t, span) or (None if named else _plain(t, span))):
        return t.between(*person)
    if is_capital(t, after) and not breaks(t, after):
        return t.between(after, _name_end(t, after))
    j = m.first
    while j > floor and not breaks(t, j) and t.low[j - 1] in AGE_LINKS and not is_capital(t, j - 1):
        j -= 1
    k = j
    while k > floor and _of_name(t, k - 1, k == j) and t.low[k - 1] not in PERSONS and not breaks(t, k):
        k -= 1
    if k < j:
        return t.between(k, j)
    span = phrase_before(t, j, floor, placed=False)
    person = span and _person_in(t, span)
    if person := person or _person_before(t, j) or (span and _plain(t, span)):
        return t.between(*person)
    return None


def _opens(t, j):
    """Whether an age opens a sentence: năm nay 26 tuổi, Owen…"""
    while j > 0 and t.low[j - 1] in AGE_LINKS and not breaks(t, j):
        j -= 1
    return j == 0 or t.low[j - 1] in SENTENCE_SIGNS or breaks(t, j)


def _person_in(t, span):
    """The part of a phrase from its first head that means somebody on; one that opens a sentence is taken whole."""
    joined = [i + 1 for i in range(*span) if t.low[i] == "và" and PEOPLE.match(t, i + 1)]
    for i in range(joined[-1] if joined else span[0], span[1]):
        if PEOPLE.match(t, i) and not (i > span[0] and is_capital(t, i)):
            return span if is_capital(t, span[0]) and not joined else (i, span[1])
    return None


def _plain(t, span):
    """A phrase that may mean somebody although no head of the list opens it: a noun of two syllables, no link and no verb."""
    first = span[0]
    short = span[1] == first + 1 or t.low[first] in AGE_LINKS
    return span if NOUNS.match(t, first) or not (short or ACTIONS.match(t, first)) else None


def _person_before(t, j):
    """The name or the person that is spoken of before token j, in its sentence."""
    for i in range(j - 1, max(0, j - REACH) - 1, -1):
        if t.low[i] in SENTENCE_SIGNS or breaks(t, i + 1):
            return None
        if _of_name(t, i, True) and t.low[i] != "." and i and (t.is_word(i - 1) or t.before(i) == "-"):
            end = i + 1
            while i > 0 and _of_name(t, i - 1, False) and not breaks(t, i):
                i -= 1
            return i, end
        if found := PEOPLE.match(t, i):
            return i, found[0]
    return None


def _behind_comma(t, i):
    """Who stands behind an age that opens a clause: ở tuổi 17, Hà…; ở tuổi 49, anh…"""
    if t.low[i] != "," or not (t.low[i + 1] in PRONOUNS or is_capital(t, i + 1)):
        return None
    return i + 1, max(i + 2, _name_end(t, i + 1 + (not is_capital(t, i + 1))))


def _of_name(t, i, last):
    """Whether a token is one of a name that is read backwards: Lê Thị Hoa, N.V.A, H."""
    if t.low[i] == "-" or t.before(i) == "-":  # Kim Sun-il
        j = i if t.low[i] == "-" else i - 1
        return j > 0 and t.glued(j - 1) and t.glued(j) and is_capital(t, j - 1)
    if t.low[i] == ".":
        return is_capital(t, i - 1) and (last or t.glued(i)) and len(t.text[i - 1]) < 3
    return is_capital(t, i) and t.low[i] not in NO_NAMES


def _name_end(t, i):
    while is_capital(t, i):
        i += 1
    return i
