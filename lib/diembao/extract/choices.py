"""The phrases that a figure may be told of, and what the learned choice among them sees of each.

A feature is a pair: what is looked at, and what stands there. ("gap", "giá") is the word giá between a phrase and the figure. A phrase
has groups of features; phrases that start or end at one place share a group. The weights stand in `lexicons/told_of.csv`.
"""

from diembao.extract.heads import HEADS, LEFT_OUT, SENTENCE_SIGNS, half_of_word
from diembao.extract.links import LINKS, after_unit
from diembao.extract.noun_phrases import ARTICLES, NUMBER_NEXT, NUMBERED, PREPOSITIONS, RELATIVE, VERBS, breaks, is_capital, opens_clause
from diembao.extract.phrases import ACTIONS, CLAUSE_VERBS, CLOSERS, NOUNS, opens_noun
from diembao.extract.word_classes import NAME, NUMBER, words_between

REACH = 30  # tokens from a figure back to what it may be told of
LONGEST = 12  # tokens of a phrase before or behind a quantity
LONGEST_COUNTED = 18  # tokens of what is counted
GAP_WORDS = 4
INSIDE = frozenset("-&/\"“”'")
CLOSED = frozenset((".", ";", ":", "?", "!", "…", ""))
GRAMMAR = CLOSERS | PREPOSITIONS | ARTICLES | frozenset(("và", "hay", "hoặc", "của"))
VERB_WORDS = VERBS | ACTIONS.phrases() | CLAUSE_VERBS.phrases()
# A phrase may end before one of these, and start behind one of those.
ENDING = GRAMMAR | LINKS | VERB_WORDS | frozenset(("giá",))
STARTING = GRAMMAR | VERB_WORDS
LINKING = LINKS | {"("}
# No phrase ends in one of these.
HANGING = GRAMMAR | frozenset("rất khá quá có thể thể đã thường chừng cùng".split()) | {"có thể", "bị", "hay", "thuộc", "hồi"}
# Before a number these, or the word before an address, make it another figure's, or belong to it.
TURNING = frozenset("thành lên xuống còn tới đến".split())
ADDRESSING = NUMBERED | NUMBER_NEXT
# What may stand between a figure and what it is told of behind it: 600 triệu đồng cho 5 tập phim; với giá 5 tỷ đồng, ngôi nhà…
OVER = frozenset(("cho", "với", "vào", "về", "của", "trong", "là", ","))
# What a phrase may hold behind its first word, and how that is called.
HELD = {"verb": VERB_WORDS, "grammar": CLOSERS, "preposition": PREPOSITIONS, "head": HEADS.first.keys(), "number": {NUMBER}}
HOLDING = {}
for _name, _words in HELD.items():
    for _word in _words:
        HOLDING.setdefault(_word, []).append(("with", _name))


def choices(t, m, previous, quantity):
    """Every phrase that a sum, a measure or a share may be told of.

    Parameters
    ----------
    t : Tokens
    m : Mention
    previous, quantity : Mention or None
        The figure before it in the passage, and the last one that is a quantity.

    Yields
    ------
    tuple
        (the phrase as (first token, token behind), as the text that `quantity` is told of, or None for none; groups of features)
    """
    yield from _before(t, m, previous)
    behind = after_unit(t, m)
    yield from _behind(t, m, behind)
    if t.low[behind] in OVER and not breaks(t, behind):
        yield from _over(t, m, behind)
    if quantity is not None and quantity.counted:
        yield quantity.counted, [_again(t, m, quantity)]
    yield None, [_silent(t, m, previous)]


def ends(t, m):
    """Every place where what is counted behind a number may end.

    Yields
    ------
    tuple
        ((first token, token behind), groups of features: of the places passed and of its own)
    """
    words = words_between(t, m.last, min(t.size, m.last + LONGEST_COUNTED + 1))
    subject = "subject" if opens_clause(t, m.first) else "object"
    passed, relative, verb = [], False, False
    unit_end = t.start[m.last] + len(m.unit or "")
    for n in range(1, len(words) + 1):
        word, end = words[n - 1], words[n - 1].last
        following = words[n] if n < len(words) else None
        if following is None or breaks(t, end) or t.low[end] in CLOSED or _other_figure(t, words, n):
            if word.text not in HANGING:
                yield (m.last, end), [*passed, [("end closed", subject), ("end, last in", word.group)]]
            return
        place = _boundary(words, n, subject)
        if relative:
            place += [("relative, next", following.text), ("relative, next in", following.group)]
        if verb:
            place += [("verb, next", following.text), ("verb, next in", following.group)]
        if _is_end(t, words, n) and t.end[end - 1] >= unit_end:
            yield (m.last, end), [*passed, [(f"end, {name}", value) for name, value in place]]
        passed = [*passed, place]
        relative = relative or following.text in RELATIVE
        verb = verb or following.text in VERB_WORDS


def _other_figure(t, words, n):
    """Whether another figure starts behind the n-th word: 12 xóm | thành 5, hai ngày | 10 và 11-9, 3 bên | 24 người."""
    end = words[n].first
    if t.low[end] in TURNING:
        return t.is_number(end + 1)
    if not t.is_number(end):
        return False
    return words[n - 1].text in NUMBER_NEXT or (words[n - 1].text not in NUMBERED and opens_noun(t, end + 1) and not breaks(t, end + 1))


def _is_end(t, words, n):
    """Whether a phrase may end with the n-th word, and no list of names (Vượng, Hiếu | , Lâm) or address goes on behind it."""
    word, following = words[n - 1], words[n]
    if word.text in HANGING or not (word.spoken or word.text is NUMBER) or (word.text in ADDRESSING and following.text is NUMBER):
        return False
    if following.text == "," and is_capital(t, word.first):
        return not is_capital(t, following.last)
    return not (following.text == "lại" and word.text in VERB_WORDS)


def _boundary(words, n, subject):
    """Features of the place behind the n-th word."""
    word, following = words[n - 1], words[n]
    beyond = words[n + 1].group if n + 1 < len(words) else "$"
    place = [
        ("next", following.text),
        ("next in", following.group),
        ("last", word.text),
        ("last in", word.group),
        (f"{subject}, next", following.text),
        (f"{subject}, next in", following.group),
        ("words", str(min(n, 6))),
        ("last, next in", f"{word.group} {following.group}"),
        ("next, then in", f"{following.group} {beyond}"),
        ("then in", beyond),
    ]
    if following.text == "," and n + 1 < len(words):
        place += [("comma, then", words[n + 1].text), ("last, then in", f"{word.group} {beyond}")]
    return place


def sentence_start(t, first):
    """The first token of the sentence of token `first`, or the one `REACH` tokens before."""
    i = first
    while i > max(0, first - REACH) and not breaks(t, i):
        if t.low[i - 1] == ";" or (t.low[i - 1] in SENTENCE_SIGNS and not (i > 1 and t.glued(i - 2) and t.glued(i - 1))):
            break
        i -= 1
    return i


def _is_head(t, i):
    """Whether the head of a quantity (giá, tỷ lệ) starts here, and no half of another word."""
    if t.low[i] not in HEADS.first:
        return False
    head = HEADS.match(t, i)
    return head is not None and not half_of_word(t, i, head[0])


def _may_start(t, words, n):
    """Whether a phrase may start with the n-th word: behind a sign, a word of grammar or a verb, or where it is a known noun."""
    word = words[n]
    if not word.spoken or any(t.phrase(word.first, told) for told in LEFT_OUT):
        return False
    if n and any(t.phrase(words[n - 1].first, told) or (n > 1 and t.phrase(words[n - 2].first, told)) for told in LEFT_OUT):
        return word.text not in ("số", "lượng", "lượng")
    if n == 0 or not words[n - 1].spoken or words[n - 1].text in STARTING:
        return n == 0 or not words[n - 1].spoken or word.text not in CLOSERS or _is_noun(t, word)
    if word.text in CLOSERS:
        return _is_noun(t, word)
    return _is_noun(t, word) or (words[n - 1].text is not NAME and is_capital(t, word.first))


def _is_noun(t, word):
    low = t.low[word.first]
    return (low in HEADS.first and HEADS.match(t, word.first)) or (low in NOUNS.first and NOUNS.match(t, word.first)) is not None


def _may_end(word, following):
    """Whether a phrase may end with a word before the one that follows."""
    if word.text in HANGING or not (word.spoken or word.text is NUMBER) or (word.text in ADDRESSING and following.text is NUMBER):
        return False
    return following.text in ENDING or not following.spoken


def _before(t, m, previous):
    words = words_between(t, sentence_start(t, m.first), m.first)
    size = len(words)
    at = [n for n in range(1, size) if _may_end(words[n - 1], words[n])]
    if size and words[-1].text not in HANGING:
        at.append(size)
    gaps, figure = {n: _gap(words[n:]) for n in at}, previous.first if previous else -1
    for a in range(size):
        if not _may_start(t, words, a):
            continue
        first, start, held, n = words[a].first, _start(t, words, a), {}, a + 1
        for b in at:
            if b <= a:
                continue
            while n < b and (words[n].spoken or words[n].text is NUMBER or words[n].text in INSIDE):
                held.update(dict.fromkeys(HOLDING.get(words[n].text, ())))
                n += 1
            last = words[b - 1].last
            if n < b or last - first > LONGEST:
                break
            inner = [("long", str(min(8, last - first))), ("last in", words[b - 1].group), *held]
            if first <= figure < last:
                inner.append(("with", "figure before"))
            yield (first, last), [start, gaps[b], inner]


def _start(t, words, n):
    """Features of where a phrase starts."""
    word = words[n]
    told = [("first", word.text), ("first in", word.group)]
    if n:
        before = words[n - 1]
        told.append(("behind", before.text if before.text in GRAMMAR or not before.spoken else "-"))
        told.append(("behind one in", before.group))
        if before.text in ARTICLES and n > 1:
            before = words[n - 2]
        opens = not before.spoken or before.text in ("và", "thì", "nhưng")
    else:
        told.append(("behind", "^"))
        opens = True
    told.append(("opens", str(opens)))
    if _is_head(t, word.first):
        told.append(("starts with", "head"))
    if t.low[word.first] in NOUNS.first and NOUNS.match(t, word.first):
        told.append(("starts with", "noun"))
    if is_capital(t, word.first):
        told.append(("starts with", "capital"))
    return told


def _gap(gap):
    """Features of the words between a phrase and the figure behind it."""
    if not gap:
        return [("gap", "none")]
    told = [("gap", str(min(6, gap[-1].last - gap[0].first))), ("next", gap[0].text), ("next in", gap[0].group)]
    for word in gap[:GAP_WORDS]:
        told += [("gap", word.text), ("gap in", word.group)]
    if all(word.text in LINKING for word in gap):
        told.append(("gap", "linked"))
    if any(word.text in HEADS.first for word in gap):
        told.append(("gap with", "head"))
    return told


def _behind(t, m, first, over=""):
    """Phrases that start with token `first` behind a figure, an article before it included."""
    if breaks(t, first) or not opens_noun(t, first + (t.low[first] in ARTICLES)):
        return
    words = words_between(t, first, min(t.size, first + LONGEST + 1))
    place = [("behind it, figure behind", t.before(m.first)), ("behind it, unit", str(m.unit))]
    place += [("behind it, first", words[0].text), ("behind it, first in", words[0].group), ("behind it, over unit", str(first > m.last))]
    if over:
        place += [("over", over)] + [(f"over {over.partition(' ')[0]}, {name}", value) for name, value in place]
    held = {}
    for n in range(1, len(words) + 1):
        word, end = words[n - 1], words[n - 1].last
        if n > 1:
            held.update(dict.fromkeys(HOLDING.get(word.text, ())))
        following = words[n] if n < len(words) else None
        closed = following is None or breaks(t, end) or t.low[end] in CLOSED
        if closed or _may_end(word, following):
            own = [("long", str(min(8, end - first))), ("last in", word.group), *held]
            own += [("next", "closed")] if closed else [("next", following.text), ("next in", following.group)]
            yield (first, end), [place, [(f"behind it, {name}", value) for name, value in own]]
        if closed or following.text is NUMBER:
            return


def _over(t, m, behind):
    """Phrases behind a figure with a preposition or a comma between."""
    i = m.first
    while i > max(0, m.first - 5) and not breaks(t, i) and (t.low[i - 1] in LINKS or t.low[i - 1] in PREPOSITIONS or _is_head(t, i - 1)):
        i -= 1
    clause = "opening" if opens_clause(t, i) else "inside"  # Với mức giá 5 tỷ đồng, …
    yield from _behind(t, m, behind + 1, f"{t.low[behind]} {clause}")


def _again(t, m, quantity):
    """Features of what the quantity before was told of, told again."""
    told = [("again after", quantity.kind), ("again with one unit", str(quantity.unit == m.unit))]
    told.append(("again, on", str(min(8, (m.first - quantity.last) // 2))))
    return told + [("again behind", word) for word in t.low[max(quantity.last, m.first - 6) : m.first]]


def _silent(t, m, previous):
    """Features of a figure of which the text does not say what it is told of."""
    told = [("none", ""), ("none behind", t.before(m.first)), ("none before", t.low[m.last]), ("none, number", t.low[m.first])]
    told += [("none, unit", str(m.unit)), ("none after", previous.kind if previous else "")]
    return [*told, ("none, opens", str(opens_clause(t, m.first)))]
