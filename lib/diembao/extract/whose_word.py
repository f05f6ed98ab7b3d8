"""On whose word a figure stands: the speaker of its quotation, or of the reported speech in its sentence."""

import re
from bisect import bisect_left

from diembao.extract.lexicon import rows
from diembao.extract.name_places import PERSON
from diembao.extract.names import Block, article_names
from diembao.extract.quote_marks import DASH, stretches
from diembao.extract.quotes import article_quotes
from diembao.extract.subjects import ACTORS, SAYING, speaking_body
from diembao.extract.tokens import CAPITAL_WORD, Phrases

# Verbs that a body speaks by, too: Bộ Y tế cho biết.
BODIES_SAY = Phrases(
    dict.fromkeys(
        ("cho biết", "cho hay", "thông báo", "khẳng định", "dự báo", "ước tính", "nhận định", "cảnh báo", "công bố"), True
    )
)
FAMILIES = frozenset(row["name"].lower() for row in rows("family_names"))
NAME = re.compile(rf"{CAPITAL_WORD}(?:\s{CAPITAL_WORD}){{0,4}}")
ACCORDING = re.compile(
    r"\b[Tt]heo\s(?:lời\s)?(?:ông|bà|anh|chị|đồng chí|TS|GS|PGS|BS|bác sĩ|tiến sĩ|giáo sư)\.?\s"
    rf"(?P<name>{CAPITAL_WORD}(?:\s{CAPITAL_WORD}){{0,4}})"
)
TITLES = frozenset("ông bà anh chị chí em cô chú bác sĩ sư trưởng thư tịch đốc tướng tá úy viên".split())
NAMES = frozenset(("identifier", "label"))  # numbers that nobody vouches for
QUOTED = 15  # characters; shorter stretches in quotation marks are rarely somebody's words
# Passages in which whoever speaks is named: the first ones, and those near what is said.
OPENING, NEAR_BEFORE, NEAR_BEHIND = 4, 8, 3
SHORT_TAIL = 6  # tokens of a clause that tells who spoke behind what was said
BODY_LENGTH = 12  # tokens


def reported(t, first, last):
    """Who is told to have said something in the sentence of tokens first to last: (name, from token, to token), or None.

    What was said stands between the two tokens.
    """
    text = t.source[t.start[first] : t.end[last - 1]]
    if "heo " in text:
        if m := ACCORDING.search(text):
            return m["name"], first, last
        if body := _body_behind_theo(t, first, last):
            return body, first, last
    for i in range(first, last):
        if t.low[i] in SAYING.first and (verb := SAYING.match(t, i)):
            if name := _titled(t, first, i):
                return t.between(*name), *_said(t, first, last, name[0], verb[0])
            if BODIES_SAY.match(t, i) and (body := _body_before(t, first, i)):
                return body, verb[0], last
            return None
    return None


def _titled(t, first, verb):
    """The tokens of the last name before a verb that a title leads: ông Lê Văn Hải, Ông Hải."""
    for name in reversed(list(NAME.finditer(t.source, t.start[first], t.start[verb]))):
        start, end = t.at(name.start(), first), t.at(name.end(), first)
        if t.low[start] in TITLES and end > start + 1:
            return start + 1, end
        if start > first and t.low[start - 1] in TITLES:
            return start, end
    return None


def _said(t, first, last, name, verb):
    """The tokens of what was said: behind the verb, or before the clause that closes the sentence: …, ông Nam cho biết."""
    start = name
    while start > first and t.is_word(start - 1):
        start -= 1
    return (first, start) if start > first and last - verb < SHORT_TAIL else (verb, last)


def _body_behind_theo(t, first, last):
    """`Theo Sở Y tế tỉnh, …`: the body up to the comma."""
    if t.low[first] != "theo" or not t.text[first + 1][:1].isupper() or not ACTORS.match(t, first + 1):
        return None
    for i in range(first + 2, min(last, first + BODY_LENGTH)):
        if t.low[i] == ",":
            return t.between(first + 1, i)
        if not t.is_word(i):
            break
    return None


def _body_before(t, first, verb):
    """The body that is the subject of a verb of saying."""
    if verb - first > 2 * BODY_LENGTH:
        return None
    body = speaking_body(t, first, verb + 3)
    return body if body and body[0].isupper() and len(body.split()) > 1 else None


def is_quoted(text, mentions, before):
    """Whether a figure of this clean passage may stand in direct speech, so that the article is worth reading for it.

    A passage that a dash leads is one turn of a talk if it or the one before it asks, or if that one ends in a colon.
    """
    mentions = [m for m in mentions if m.kind not in NAMES]
    if not mentions:
        return False
    if DASH.match(text) and ("?" in text or "?" in before or before.endswith(":")):
        return True
    if not any(mark in text for mark in '“"«'):
        return False
    quoted = [s for s in stretches(text) if s.end - s.start > QUOTED]
    starts = [m.start for m in mentions]
    return any(bisect_left(starts, s.start) < bisect_left(starts, s.end) for s in quoted)


def give_speakers(passages, sentences, figures, quoted):
    """Set the speaker of each figure of an article to that of its quotation, and reported ones to their fullest form.

    Parameters
    ----------
    passages : list of tuple
        The rows of `split_passages` of one article.
    sentences : list of list of (start, end)
        The sentences of each passage.
    figures : list of dict
        Its figures; their `speaker` is set.
    quoted : list of int
        The passages of which a figure may stand in a quotation; the names and quotations of these, of those near and of the
        first ones are read.
    """
    forms = {}
    if quoted:
        blocks, number = [], 0
        first, last = quoted[0] - NEAR_BEFORE, quoted[-1] + NEAR_BEHIND
        for n, (row, spans) in enumerate(zip(passages, sentences, strict=True)):
            if n < OPENING or first <= n <= last:
                blocks.append(Block(row, number, spans))
                number += len(blocks[-1].sentences)
        names = article_names(blocks)
        forms = {block.text[name.start : name.end]: form for block, name, form in names if name.kind == PERSON}
        _from_quotations(article_quotes(blocks, names), figures)
    known = {figure["speaker"] for figure in figures} - {None}
    if not known:
        return
    fuller = {} if known <= forms.keys() else _fuller(passages)
    full = {name: forms.get(name) or fuller.get(name, name) for name in known}
    for figure in figures:
        figure["speaker"] = full.get(figure["speaker"])


def _from_quotations(quotes, figures):
    starts = [figure["start"] for figure in figures]
    for quote in quotes:
        if quote.type == "speech":
            start, end = quote.block.raw_span(quote.start, quote.start + 1)[0], quote.last.raw_span(quote.end - 1, quote.end)[1]
            for figure in figures[bisect_left(starts, start) : bisect_left(starts, end)]:
                figure["speaker"] = quote.speaker


def _fuller(passages):
    """The longest name that opens with a family name, for each one or two words in which it ends: Trần Thị Lan for Lan."""
    fuller = {}
    for row in passages:
        for m in NAME.finditer(row.text):
            words = m[0].split()
            for end in range(2, len(words) + 1):
                for start in range(end - 1):
                    if words[start].lower() in FAMILIES:
                        full = " ".join(words[start:end])
                        for tail in range(max(start + 1, end - 2), end):
                            name = " ".join(words[tail:end])
                            fuller[name] = max(fuller.get(name, name), full, key=len)
                        break
    return fuller
