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
    FAMILIES,
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
HOUSE_BEFORE = frozenset("số nhà ở tại , ( : ngụ chỉ sở về đường ngõ hẻm ngách lô căn".split())
AT = frozenset("ở tại ngụ trú quê".split())
TOWARDS = frozenset("đến tới từ sang về qua khỏi rời vào ra thuộc gần quanh khắp".split())
# What follows these is a work, a product, a people, a faith or a contest, not a name of the four kinds.
THINGS = frozenset(
    """phim khúc album mềm virus sâu game xe chiếc máy thuốc loại loài giống giải cúp hiệu chuẩn tiếng đạo tộc chữ bệnh dịch bảng cuốn vở
    gốm người truyện mì bánh bún phở gạo chè rượu nem trà gấu hát bài dvd cd vcd website web nhãn mác kiểu dòng model gene gen chất vitamin số nhóm hạng lô khóa mẫu""".split()
)
STATE = frozenset("bộ sở cục tỉnh quận huyện phường xã viện trường báo hãng ông".split())
FIRM_ENDINGS = ("bank", "soft", "corp", "mart", "airlines", "petro", "telecom")
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
        known = _known(t, i)
        if known and title and title[1] == i and _part_of_person(t, known, title):
            known = None
        hit = _longest(known, _named(t, i, head), head)
        if not hit and role and t.low[i - 1] not in NOT_TITLE.get(t.low[i], ()) and not (head and head[0] > role[0]) and not _is_name(t, i, role[0]):
            title, i = _after_title(t, i, role, title)
            continue
        if not hit and head and (head[2] == "word" or t.capital[i] and head[2] in (ORGANISATION, PLACE) and _bare(t, i, head)):
            if head[2] == ORGANISATION:
                found.append(_short(t, i, head[0]))
            i = head[0]
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
                made = _candidate(t, a, b, title)
                if found and found[-1].kind == ORGANISATION and found[-1].last == a and t.adjacent(a) and not made.title:
                    made.votes = dict.fromkeys(made.votes, -9.0)  # Google Bendi: a product
                found.append(made)
            i = max(runs[-1][1], i + 1) if runs else i + 1
            continue
        i += 1
    return found


def _after_title(t, i, role, before):
    """The title that ends here, with the field that belongs to it (`Thứ trưởng Tài chính`), and the token after it."""
    # trưởng ban Tuyên giáo: the last word of the title is the head of the body.
    ends_in_head = role[0] - i > 1 and t.capital[role[0]] and (head := HEADS.match(t, role[0] - 1)) and head[1][0] == ORGANISATION
    j = role[0] - 1 if ends_in_head else role[0]
    title = _title(t, i, (j, role[1]), before)
    field = FIELDS.match(t, j) if role[1][0] == "role" and t.capital[j] and not HEADS.match(t, j) else None
    if field and field[0] - j > 1 and not full_name_end(t, j):
        return (title[0], field[0], title[2]), field[0]
    return title, j


def _named(t, i, head):
    """The name that the head at this token opens, unless the head is a family name: Hồ Xuân Hương."""
    if not head or head[2] == "word" or t.capital[i] and head[0] - i == 1 and (full_name_end(t, i) or i) - i > 2:
        return None
    return _headed(t, i, head)


def _part_of_person(t, known, title):
    """Whether what a title stands before is a person's, though a place or a body has the same name: bà Sofia Cuthbert, ông Bloomberg."""
    one, j = known.last - known.first == 1, known.last
    if known.kind == PLACE:
        return one and PLACES.match_cased(t, known.first)[1][0] in ("city", "state") and t.adjacent(j) and t.capital[j] and not is_syllable(t.low[j]) and not is_syllable(t.low[j - 1])
    return one and known.kind == ORGANISATION and not t.text[j - 1].isupper() and t.low[title[1] - 1] in COURTESY


def _longest(known, headed, head):
    """The longer of two names; a place of the gazetteer is not drawn out by what follows it: TP Hồ Chí Minh | HTV."""
    if not known or not headed:
        return known or headed
    if known.kind == headed.kind == PLACE and (known.last - known.first > 2 or known.first < headed.first):
        return known
    if known.kind == PLACE and known.first == headed.first and known.last - known.first > 1 and head[0] - known.first == 1:
        return known  # Đài Loan, Hội An are no bodies
    return headed if headed.last >= known.last else known


def _bare(t, i, head):
    """Whether a head with a capital stands without a name."""
    return not (t.capital[head[0]] or head[2] == PLACE and t.text[i].istitle())


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
        if end and end - head[0] == 1 and t.low[head[0]] in STARTERS and t.is_word(end) and not t.capital[end]:
            return None
        if not end or ORGANISATIONS.match_cased(t, head[0]) and end - head[0] == 1:
            return None
        first = i
        if i and (t.low[i - 1] in PLURAL or t.text[i - 1].isdigit()) and not t.text[head[0]][0].isdigit() or head[1] in BARE_PLACES and not (t.capital[i] and not t.opens[i]):
            first = head[0]
        made = _found(t, first, end, PLACE)
        made.core = t.name(head[0] + (t.text[head[0]] == "."), end)
        return made
    end = organisation_end(t, i, head)
    if not end or head[1] == "tt" and t.capital[head[0]] and not is_syllable(t.low[head[0]]):
        return None  # TT Arroyo: the President
    made = _found(t, i, end, ORGANISATION)
    made.core = t.name(head[0], end) if end > head[0] else ""
    return made


def _known(t, i):
    """A place, body or person of the gazetteers at this token, unless a longer run of capitals holds it."""
    person = PERSONS.match_cased(t, i)
    if person and not t.opens[i] | (t.adjacent(person[0]) and t.capital[person[0]]) | (person[0] - i == 1 and _follows_place(t, i)):
        return _found(t, i, person[0], PERSON)
    if t.low[i] in DIRECTIONS and t.capital[i] and t.adjacent(i + 1) and (end := known_place(t, i + 1)) and t.capital[i + 1] and not known_place(t, i):
        return _found(t, i, end, PLACE)  # Nam Thái Bình Dương, Bắc California
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


DIRECTIONS = frozenset("nam bắc đông tây trung".split())
COURTESY = frozenset("ông bà anh chị cô".split())
# Where these stand before it, a courtesy word is the end of another word: công bố, dụng cụ, mang tên, trẻ em.
NOT_TITLE = {
    "bố": frozenset("công tuyên phân ban".split()),
    "cụ": frozenset("dụng công nhạc khí nông".split()),
    "tên": frozenset("mang đặt lấy đổi nhãn có".split()),
    "em": frozenset(("trẻ",)),
    "bầu": frozenset("bình bóng".split()),
    "bác": frozenset(("uyên",)),
    "tổng": frozenset(("thuế",)),
}
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
            if j > i and (_opens_other(t, j) or _cut(t, i, j)) and not _inside(t, i, j):
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
    k = None if t.low[a] in FAMILIES and j - a < 5 else next((k for k in range(a + 1, j - 1) if _new_name(t, a, k)), None)
    return [(a, k), (k, j)] if k else [(a, j)]


def _new_name(t, a, k):
    return t.low[k] in COMMON_FAMILIES and t.low[a] not in COMMON_FAMILIES and full_name_end(t, k)


def _opens_other(t, j):
    """Whether a head or a title stands here: of more than one syllable or in capitals, since Châu, Anh, Hồ are in people's names too."""
    found = max(filter(None, (HEADS.match(t, j), TITLES.match(t, j))), default=None, key=lambda match: match[0])
    return bool(found) and (found[0] - j > 1 or len(t.text[j]) > 1 and t.text[j].isupper() or t.low[j] in STATE)


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
    return glued or (t.adjacent(j + 1) and (t.opens[j - 1] or TITLES.match_before(t, j - 1) or not is_syllable(t.low[j - 2])) and len(t.text[j - 1]) == 1)


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
    shouted = [t.text[k].isupper() and len(t.text[k]) > 1 for k in range(a, b)]
    if any(shouted) and (n == 1 or not all(shouted)):
        votes[PERSON] -= 3
        votes[ORGANISATION] += 1.5 if n == 1 and VERBS.match(t, b) else 0
    if any(not word[1:].islower() and not word.isupper() and "-" not in word and "'" not in word and "’" not in word for word in t.text[a:b] if len(word) > 3):
        votes[PERSON] -= 3  # JavaScript, SoulSeek: a capital inside a word is a product's
        votes[PLACE] -= 3
    if n > 1 and len(t.text[b - 1]) == 1 and t.text[b - 1].isalpha() or len(set(t.low[a])) == 1 and n == 1 and len(t.low[a]) > 2:
        votes = dict.fromkeys(votes, -9.0)  # Inspiron E, YYYYY
    if t.low[b - 1].endswith(FIRM_ENDINGS) and len(t.text[b - 1]) > 5:
        votes[ORGANISATION] += 4
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
    if t.text[b] == "," and t.low[b + 1] in ("q", "p", "quận", "phường", "tp", "tphcm") and t.text[a - 1][:1].isdigit():
        votes[PLACE] += 4
    if t.text[b] in ",(" and PLACES.match_cased(t, b + 1) and t.low[a - 1] in AT | TOWARDS:
        votes[PLACE] += 1
