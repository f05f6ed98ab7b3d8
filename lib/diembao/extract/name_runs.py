"""Names in one passage: those that their surroundings make certain, and runs of capitals with what speaks for each kind."""

import re
from dataclasses import dataclass, field

from diembao.extract.name_bodies import (
    BARE_PLACES,
    NOT_COUNTED,
    full_name_end,
    head_at,
    headed_place,
    known_place,
    organisation_end,
    programme_span,
)
from diembao.extract.name_lexicon import (
    COMMON_FAMILIES,
    FIELDS,
    FOREIGN,
    GIVEN,
    HEADS,
    ORGANISATIONS,
    PERSONS,
    PLACES,
    STARTERS,
    TITLES,
    VERBS,
)
from diembao.extract.name_tokens import is_syllable

PERSON, ORGANISATION, PLACE, PROGRAMME = "person", "organisation", "place", "programme"
# Particles inside foreign names: Osama bin Laden, Van der Vaart, Charles de Gaulle.
PARTICLES = frozenset("bin ben al el de der den da di del dos das van von la le ibn ter".split())
# After these a head counts several places, and is no part of the first one's name: các tỉnh Bình Dương, Đồng Nai.
PLURAL = frozenset("các những mọi nhiều hai ba bốn năm sáu bảy tám chín mười hầu mấy".split())
HOUSE_BEFORE = frozenset("số nhà ở tại , ( : ngụ chỉ sở về đường".split())
AT = frozenset("ở tại ngụ trú quê".split())
TOWARDS = frozenset("đến tới từ sang về qua khỏi rời vào ra thuộc gần quanh khắp".split())
# What follows these is a work, a product, a people, a faith or a contest, not a name of the four kinds.
THINGS = frozenset(
    """phim khúc album mềm virus sâu game xe chiếc máy thuốc loại loài giống giải cúp hiệu chuẩn tiếng đạo tộc chữ bệnh dịch bảng cuốn vở
    truyện hát bài dvd cd vcd website web nhãn mác kiểu dòng model gene gen chất vitamin số nhóm hạng lô khóa mẫu""".split()
)
NOT_PEOPLE = frozenset("tết noel giáng internet phật chúa trời hán nôm hoa việt kinh phần chương điều bài tháng thứ chủ lễ đại".split())
AGE = re.compile(r"\s*[(,]\s*(?:SN|sinh|sinh năm|s\.)?\s*\d{1,4}\s*(?:tuổi|,|\)|-)")
HOUSE = re.compile(r"\d+[A-Za-z]?(?:/\d+[A-Za-z]?)*\Z")
STATIVE = frozenset("đã sẽ đang cũng vẫn còn bị được không vừa liền lại chưa từng phải có là".split())


@dataclass(slots=True)
class Found:
    """A name, or a run of capitals that may be one, in a passage.

    `start`, `end` are offsets into the passage, `first`, `last` the index of its first token and of the one after it;
    `votes` says how much speaks for each kind where `kind` is not certain yet; `title` is the span of the role before it.
    """

    start: int
    end: int
    first: int
    last: int
    text: str
    kind: str | None = None
    votes: dict = field(default_factory=dict)
    opens: bool = False
    core: str = ""
    title: tuple | None = None
    gender: str = ""


def scan(t):
    """The names and candidates of one passage, in text order and without overlaps.

    Parameters
    ----------
    t : NameTokens

    Returns
    -------
    list of Found
    """
    found, i, title = [], 0, None
    while i < t.size:
        if not t.text[i][0].isalpha():
            if slogan := _slogan(t, i):
                found.append(slogan)
                i = slogan.last
                continue
            title = title if t.text[i] in ".," and title and title[1] == i else None
            i += 1
            continue
        if t.opens[i] and t.capital[i] and _common(t, i):
            i += 1
            continue
        head, role = head_at(t, i), TITLES.match(t, i)
        hit = _known(t, i)
        if not hit and role and not (head and head[0] >= role[0]) and not _is_name(t, i, role[0]):
            # trưởng ban Tuyên giáo: the last word of the title is the head of the body.
            j = role[0] - 1 if role[0] - i > 1 and t.capital[role[0]] and _head_kind(t, role[0] - 1) == ORGANISATION else role[0]
            title, i = _title(t, i, (j, role[1]), title), j
            j = FIELDS.match(t, i) if role[1][0] == "role" and t.capital[i] and not HEADS.match(t, i) else None
            if j and not full_name_end(t, i):
                title, i = (title[0], j[0], title[2]), j[0]  # Thứ trưởng Tài chính Trương Chí Trung
            continue
        if head and head[2] == "word":
            i = head[0] if not hit else i
        elif head and not (t.capital[i] and (end := full_name_end(t, i)) and end - i > 2 and head[0] - i == 1):
            headed = _headed(t, i, head)
            hit = headed if headed and (not hit or headed.last >= hit.last) else hit
            if not hit and t.capital[i] and head[2] in (ORGANISATION, PLACE) and not t.capital[head[0]] | (head[2] == PLACE and t.text[i].istitle()):
                if head[2] == ORGANISATION:
                    found.append(_short(t, i, head[0]))
                i = head[0]
                continue
        if head and head[2] == "word" and not hit:
            continue
        if hit:
            if hit.kind in (ORGANISATION, PLACE) and title and title[1] == i:
                title = (title[0], hit.last, title[2])
            found.append(hit)
            i = max(hit.last, i + 1)
            continue
        if t.capital[i]:
            runs = _runs(t, i, title)
            for a, b in runs:
                found.append(_candidate(t, a, b, title))
            i = max(runs[-1][1], i + 1) if runs else i + 1
            continue
        i += 1
    return found


def _slogan(t, i):
    """“5 biết”, “3 không”: a number and a word in quotation marks name a programme."""
    if t.text[i] in "“\"" and t.text[i + 1].isdigit() and t.is_word(i + 2) and t.low[i + 2] not in NOT_COUNTED:
        for last in (i + 3, i + 4):
            if last < t.size and t.text[last] in "”\"" and t.is_word(last - 1):
                return _found(t, i + 1, last, PROGRAMME)
    return None


def _short(t, i, j):
    """A head with a capital and no name: `HTX`, `Công ty` may stand for a body named elsewhere in the article."""
    made = _found(t, i, j)
    made.core, made.votes = "head", {PERSON: 0.0, PLACE: 0.0, ORGANISATION: 0.0}
    return made


def _head_kind(t, i):
    head = HEADS.match(t, i)
    return head and head[1][0]


def _common(t, i):
    """Whether the capital that opens a sentence is an ordinary word, and no name, title or head."""
    if t.low[i] not in STARTERS or PLACES.match_cased(t, i) or TITLES.match(t, i) or HEADS.match(t, i) or PERSONS.match_cased(t, i):
        return False
    return not (t.low[i] in COMMON_FAMILIES and full_name_end(t, i))


def _is_name(t, i, j):
    """Whether what looks like a title is a name: `Vương Anh`, `Cao Bá Quát`; a title is written small or opens a sentence."""
    return t.capital[i] and not t.opens[i] and j - i == 1 and t.adjacent(i) and t.capital[i - 1] and not TITLES.match(t, i - 1)


def _title(t, i, role, before):
    use, gender = role[1]
    begin = before[0] if before and before[1] == i else i
    return (begin, role[0], gender or (before[2] if before and before[1] == i else ""))


def _headed(t, i, head):
    """The name that the head at this token opens, or None."""
    kind = head[2]
    if kind == PROGRAMME:
        span = programme_span(t, i, head)
        if not span:
            return None
        last = t.at(span[1], i)
        first = t.at(span[0], i)
        return Found(*span, first, last, t.source[span[0] : span[1]], PROGRAMME)
    if kind == PLACE:
        end = headed_place(t, i, head)
        if not end or ORGANISATIONS.match_cased(t, head[0]) and end - head[0] == 1:
            return None
        first = i
        if i and (t.low[i - 1] in PLURAL or t.text[i - 1].isdigit()) and not t.text[head[0]][0].isdigit() or head[1] in BARE_PLACES and not (t.capital[i] and not t.opens[i]):
            first = head[0]
        made = _found(t, first, end, PLACE)
        made.core = t.name(head[0] + (t.text[head[0]] == "."), end)
        return made
    end = organisation_end(t, i, head)
    if not end:
        return None
    made = _found(t, i, end, ORGANISATION)
    made.core = t.name(head[0], end) if end > head[0] else ""
    return made


def _known(t, i):
    """A place, body or person of the gazetteers at this token, unless a longer run of capitals holds it."""
    person = PERSONS.match_cased(t, i)
    if person and not t.opens[i] | (t.adjacent(person[0]) and t.capital[person[0]]) | (person[0] - i == 1 and _follows_place(t, i)):
        return _found(t, i, person[0], PERSON)
    place, body = known_place(t, i), ORGANISATIONS.match_cased(t, i)
    if body and (body[0] - i > 1 or body[1][1] == t.text[i]) and (not place or body[0] > place):
        j = body[0]
        longer = t.adjacent(j) and t.capital[j] and is_syllable(t.low[j]) and not PLACES.match_cased(t, j)
        if not longer or len(t.text[j - 1]) > 3:
            if body[1][0] == "company" and t.adjacent(j) and (tail := known_place(t, j)) and is_syllable(t.low[j]):
                j = tail  # LG Electronics Việt Nam
            return _found(t, i, j, ORGANISATION)
    if not place or i and t.low[i - 1] == "tiếng" and place - i == 1 or t.opens[i] and place - i == 1 and (t.low[i] in WORDS_TOO or t.low[i + 1] in COMPOUNDS and t.low[i] in AMBIGUOUS):
        return None
    if t.low[i] in AMBIGUOUS and place - i == 1 and (full_name_end(t, i) or t.capital[i + 1] and t.low[i + 1] == "mở"):
        return None
    return _found(t, i, place, PLACE)


def _follows_place(t, i):
    """Hoài Bác, đường Lênin: a single word that goes on with a name before it."""
    return t.adjacent(i) and t.capital[i - 1]


WORDS_TOO = frozenset("anh áo ý vinh bỉ".split())
COMPOUNDS = frozenset("luật lệnh y lý thuật phẩm mãn tin độ hạnh ký báo thực trình dụng tính nhân".split())
AMBIGUOUS = frozenset("anh áo ý bỉ nhật vinh đức mỹ nga huế pháp lào úc síp".split())


def _found(t, i, j, kind=None):
    return Found(t.start[i], t.end[j - 1], i, j, t.name(i, j), kind, opens=t.opens[i])


def _runs(t, i, title):
    """The run of capitals from this token, cut where a family name or a known name opens a new one."""
    j = i
    while j < t.size and (j == i or t.adjacent(j) or t.text[j - 1] == "."):
        if t.capital[j]:
            if j > i and (HEADS.match(t, j) and head_at(t, j) or TITLES.match(t, j) or _cut(t, i, j)) and not _inside(t, i, j):
                break
            j += 1
        elif t.text[j] == "." and _initial(t, j):
            j += 1
        elif t.low[j] in PARTICLES and j > i and not is_syllable(t.low[j - 1]) and _particle(t, j):
            j += 1
        else:
            break
    while t.text[j - 1] == "." and j > i + 1 and not (len(t.text[j - 2]) <= 2 and j - i == 2):
        j -= 1
    if all(len(t.text[k]) == 1 for k in range(i, j)) and j - i > 1 and not (title and title[1] == i):
        return []  # K.D.: the initials of a reporter
    a = i
    k = next((k for k in range(a + 1, j - 1) if t.low[k] in COMMON_FAMILIES and t.low[a] not in COMMON_FAMILIES and full_name_end(t, k)), None)
    return [(a, k), (k, j)] if k else [(a, j)]


def _inside(t, i, j):
    """Whether a word that can be a head or a title is the middle of a Vietnamese full name: Nguyễn Bá Thanh, Trần Hồ Anh."""
    end = full_name_end(t, i)
    return bool(end and end > j)


def _cut(t, i, j):
    place = PLACES.match_cased(t, j)
    return bool(place and (place[0] - j > 1 or not is_syllable(t.low[j])) and not is_syllable(t.low[j - 1]) | (place[0] - j > 1))


def _initial(t, j):
    """M.Yon, D.Beckham, E. Jean Carroll: a full stop after one or two letters, and a capital behind it."""
    if not (t.capital[j - 1] and len(t.text[j - 1]) <= 2 and t.end[j - 1] == t.start[j]):
        return False
    if not (j + 1 < t.size and t.capital[j + 1]):
        return len(t.text[j - 1]) == 1
    glued = t.glued(j)
    return glued or (t.adjacent(j + 1) and (t.opens[j - 1] or not is_syllable(t.low[j - 2])) and len(t.text[j - 1]) == 1)


def _particle(t, j):
    after = j + 1 + (t.low[j + 1] in PARTICLES)
    return t.adjacent(j + 1) and t.capital[after]


def _candidate(t, a, b, title):
    """A run of capitals with what speaks for each kind."""
    made = _found(t, a, b)
    made.text = " ".join(t.source[t.start[a] : t.end[b - 1]].split())
    if title and title[1] == a:
        made.title, made.gender = (t.start[title[0]], t.end[title[1] - 1]), title[2]
    made.votes = _votes(t, a, b, made)
    return made


def _votes(t, a, b, made):
    n, before = b - a, t.low[a - 1] if a and t.adjacent(a) else ""
    plain = all(is_syllable(t.low[k]) for k in range(a, b) if t.text[k].isalpha())
    votes = {PERSON: 0.0, PLACE: 0.0, ORGANISATION: 0.0}
    use = {FOREIGN.get(t.low[k]) for k in range(a, b)}
    if "organisation" in use and n > 1:
        votes[ORGANISATION] += 3
    if "thing" in use and not made.title:
        return dict.fromkeys(votes, -9.0)
    if before in THINGS and not made.title:
        votes = {kind: vote - 2 for kind, vote in votes.items()}
    if made.title and n == 1 and t.text[a].isupper() and 1 < len(t.text[a]) < 8 and t.text[a - 1].islower() and TITLES.match_before(t, a)[1][0] == "role":
        return votes | {ORGANISATION: 3.0, PERSON: -9.0}  # giám đốc HUD: a role in a body
    if made.title:
        votes[PERSON] += 5
    if full_name_end(t, a) == b and n <= 5:
        votes[PERSON] += 3 if n > 2 or t.low[a] in COMMON_FAMILIES else 2
    elif plain and 2 <= n <= 4:
        votes[PERSON] += 1.5
    elif not plain and 2 <= n <= 4:
        votes[PERSON] += 2.5 if t.low[a] in GIVEN or len(t.text[a]) == 1 else 1.5
    if HOUSE.match(before) and not made.title and n > 1 and a > 1 and (t.low[a - 2] in HOUSE_BEFORE or "/" in before):
        votes[PLACE] += 4
    if before in AT:
        votes[PLACE] += 2
    elif before in TOWARDS:
        votes[PLACE] += 0.7
    _after(t, a, b, votes, plain)
    if any(t.text[k].isupper() and len(t.text[k]) > 1 for k in range(a, b)) and not all(t.text[k].isupper() for k in range(a, b) if n > 1):
        votes[PERSON] -= 3
    if any(not word[1:].islower() and not word.isupper() and "-" not in word and "'" not in word and "’" not in word for word in t.text[a:b] if len(word) > 3):
        votes[PERSON] -= 3  # JavaScript, SoulSeek: a capital inside a word is a product's
    return votes


def _after(t, a, b, votes, plain):
    """What stands behind a run: an age, a verb of saying, a country."""
    if AGE.match(t.source, t.end[b - 1], t.end[b - 1] + 25) and "tuổi" in t.low[b : b + 5]:
        votes[PERSON] += 4
    k = b
    while t.low[k] in ("cũng", "đã", "vừa", "lại", "từng", "thì", "còn", "liền") and k < b + 2:
        k += 1
    if VERBS.match(t, k) and not (t.opens[a] and plain and b - a == 1):
        votes[PERSON] += 1.5
    elif t.low[b] in STATIVE and b - a == 1 and not plain:
        votes[PERSON] += 0.5
    if t.text[b] in ",(" and PLACES.match_cased(t, b + 1) and t.low[a - 1] in AT | TOWARDS:
        votes[PLACE] += 1
