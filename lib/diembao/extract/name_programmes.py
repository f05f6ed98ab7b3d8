"""How far the name of a document, law or project goes: `Nghị quyết Trung ương 4 (khóa XI, khóa XII)`, `Luật Đất đai`."""

import re

from diembao.extract.name_found import Found
from diembao.extract.name_lexicon import FIELDS, LAWS, ORGANISATIONS, WORDS
from diembao.extract.name_places import PROGRAMME, full_name_end, place_end
from diembao.extract.name_tokens import is_syllable

LONGEST, LONGEST_TITLE = 10, 120  # tokens; characters
DOCUMENT = re.compile(
    r"""
    \s*(?:số\s*:?\s*)?
    (?P<number>\d+[A-ZĐ]?(?:(?:[/\-–]\s?|\.)[0-9A-ZĐ][\wĐ]*)*)   # 05, 15/2003/NĐ-CP, 35-NQ/TW
    (?![^\W_])
    """,
    re.VERBOSE,
)
YEAR = re.compile(r"(?:19|20)\d\d\Z")
SHORT_FORM = re.compile(r"[^\W\d_][^,.;:()“”\"\n]{5,120}?(?=\s?\(\s?[A-ZĐ][\w\-]{1,11}\s?\))")
QUOTED = re.compile(r"[“\"]([^“”\"\n]{2,120})[”\"]")
OPENING = frozenset('“"')
TERM = re.compile(r"\s*\((?:khóa|khoá)[^()\n]{1,40}\)")
LAW_HEADS = frozenset("luật|bộ luật|công ước|hiệp định|hiệp ước|nghị định thư|pháp lệnh|hiến pháp|đạo luật|tuyên ngôn".split("|"))
PROJECT_HEADS = frozenset(
    "dự án|chương trình|đề án|chiến dịch|cuộc vận động|phong trào|kế hoạch|mô hình|chuyên đề|điều lệ|quy chế".split("|")
)
# These are acts as often as documents, and need a capital, `số` or a number with letters: quyết định 3 việc is a decision.
ACTS = frozenset("quyết định|thông tư|quy định|kết luận|công văn|thỏa thuận".split("|"))


def programme_span(t, i, head):
    """The (start, end) offsets of a document, law or project whose head stands here, or None.

    Parameters
    ----------
    t : NameTokens
    i : int
    head : tuple
        What `head_at` gave.
    """
    j, words = head[0], head[1]
    if words == "quy tắc ứng xử":
        return (t.start[i], t.end[j - 1]) if t.capital[i] else None
    if words in LAW_HEADS:
        return _law(t, i, j, words)
    if words in PROJECT_HEADS:
        return _project(t, i, j, words)
    return _document(t, i, j, words)


def _document(t, i, j, words):
    central = 2 if t.low[j : j + 2] == ["trung", "ương"] else 1 if t.low[j] == "tw" else 0
    found = DOCUMENT.match(t.source, t.end[j + central - 1])
    if not found:
        return None
    plain = found["number"].isdigit() and "số" not in found[0] and not t.capital[i] and not central
    if plain and words in ACTS:
        return None
    term = TERM.match(t.source, found.end())
    return t.start[i], (term or found).end()


def _law(t, i, j, words):
    if not t.capital[j] and not (t.capital[i] and not t.opens[i]):
        return None
    if t.capital[j] and (full := SHORT_FORM.match(t.source, t.start[j], t.start[j] + LONGEST_TITLE)):
        return t.start[i], full.end()  # Hiệp ước Không phổ biến vũ khí hạt nhân (NPT)
    if words == "luật" and place_end(t, j):
        return None  # luật Việt Nam: the law of the land
    end = j
    while end < t.size and end - j < LONGEST and t.adjacent(end):
        field = LAWS.match(t, end) or FIELDS.match(t, end)
        if not field and not (t.capital[end] and not full_name_end(t, end)):
            break
        end = field[0] if field else end + 1
    if end > j:
        end += bool(YEAR.match(t.text[end])) and t.adjacent(end)  # Luật Đất đai 2003
        return t.start[i], t.end[end - 1]
    return (t.start[i], t.end[j - 1]) if words == "hiến pháp" and t.capital[i] else None


def _project(t, i, j, words):
    """`Chương trình Phát triển …`, and the title in quotation marks after the head: chương trình “Nối vòng tay lớn”."""
    j = _past_naming(t, j)
    if t.text[j] in ("“", '"') and (t.capital[j + 1] or t.text[j + 1].isdigit()):
        close = t.source.find("”" if t.text[j] == "“" else '"', t.start[j] + 1, t.start[j] + LONGEST_TITLE)
        nested = t.source.find("“", t.start[j] + 1, max(close, 0)) >= 0
        return (t.start[j] + 1, close) if close > 0 and not nested else None
    if t.capital[i] and not t.opens[i] and (full := SHORT_FORM.match(t.source, t.start[j], t.start[j] + LONGEST_TITLE)):
        return t.start[i], full.end()  # Kế hoạch hành động vì trẻ em (KHHĐ)
    if not t.capital[j] or (t.is_word(j + 1) and not t.capital[j + 1] and is_syllable(t.low[j])):
        return None
    if full_name_end(t, j) or place_end(t, j) or ORGANISATIONS.match_cased(t, j):
        return None
    if not t.capital[i] and words not in WORDS["plain project"]:
        return None
    end = j
    while end < t.size and end - j < LONGEST and t.adjacent(end) and (t.capital[end] or _numbers(t, end)):
        end += 1
    return t.start[i if t.capital[i] and not t.opens[i] else j], t.end[end - 1]


def named_again(found, blocks):
    """The further mentions in quotation marks of the programmes that the article names in quotation marks.

    Parameters
    ----------
    found : list of (Block, Found)
        The names of an article.
    blocks : list of Block

    Returns
    -------
    list of (Block, Found)
        With them, in text order.
    """
    titles = {n.text for b, n in found if n.kind == PROGRAMME and b.text[n.start - 1 : n.start] in OPENING and n.start}
    if not titles:
        return found
    again, order = [], {id(block): k for k, block in enumerate(blocks)}
    taken = {(id(b), n.first) for b, n in found}
    for block in blocks:
        for m in QUOTED.finditer(block.text):
            first, last = block.tokens.at(m.start(1)), block.tokens.at(m.end(1))
            if m[1] in titles and not any((id(block), k) in taken for k in range(first, last)):
                again.append((block, Found(m.start(1), m.end(1), first, last, m[1], PROGRAMME)))
    return sorted(found + again, key=lambda pair: (order[id(pair[0])], pair[1].start))


def _past_naming(t, j):
    """The index after `mới có tên`, `mang tên`, where a title in quotation marks follows."""
    for k in range(j, min(j + 5, t.size)):
        if t.text[k] in ("“", '"'):
            return k if k == j or t.low[k - 1] in ("tên", "là", "đề", "về") else j
        if not t.is_word(k) or t.capital[k]:
            break
    return j


def _numbers(t, end):
    return t.text[end].isdigit() and t.low[end + 1] not in WORDS["counted"]
