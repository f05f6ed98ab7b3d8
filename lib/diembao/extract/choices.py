"""The phrases that a figure may be told of, and what the learned choice among them sees of each.

What is seen is added up from features, each a name and a value: `see.gap("giá", see.none)` is the weight of the word giá between a
phrase and the figure. The same code serves training, where what a feature gives is the feature itself and adding joins them.
"""

from diembao.extract.heads import HEADS, half_of_word, sentence_sign
from diembao.extract.links import LINKS, after_unit
from diembao.extract.noun_phrases import (
    ARTICLES,
    NUMBER_NEXT,
    NUMBERED,
    POINTING,
    PREPOSITIONS,
    VERBS,
    breaks,
    is_capital,
    opens_clause,
)
from diembao.extract.phrases import ACTIONS, CLAUSE_VERBS, CLOSERS, NOUNS, opens_noun
from diembao.extract.word_classes import NAME, NUMBER, words_between

REACH = 20  # tokens from a figure back to what it may be told of
LONGEST, LONGEST_BEHIND = 9, 14  # tokens of a phrase before and behind a quantity
GAP_WORDS = 4
DIGITS = "012345678"
INSIDE = frozenset("-&/\"“”'")
CLOSED = frozenset((".", ";", ":", "?", "!", "…", ""))
GRAMMAR = CLOSERS | PREPOSITIONS | ARTICLES | frozenset(("và", "hay", "hoặc", "của"))
VERB_WORDS = VERBS | ACTIONS.phrases() | CLAUSE_VERBS.phrases()
# A phrase may end before one of these, and start behind one of those.
ENDING = GRAMMAR | LINKS | VERB_WORDS | frozenset(("giá",))
STARTING = GRAMMAR | VERB_WORDS
LINKING = LINKS | {"("}
# What is counted, or is so much, stands behind these.
LEFT_OUT = frozenset(("số", "tổng số", "số lượng"))
# No phrase ends in one of these.
HANGING = (GRAMMAR - POINTING) | frozenset("rất khá quá thể thường chừng bị hay thuộc hồi".split()) | {"có thể"}
# A number behind one of these belongs to it.
ADDRESSING = NUMBERED | NUMBER_NEXT
# What may stand between a figure and what it is told of behind it: 600 triệu đồng cho 5 tập phim; với giá 5 tỷ đồng, ngôi nhà…
OVER = frozenset(("cho", "với", "vào", "về", "của", "trong", "là", ","))
# What a phrase may hold behind its first word: a word -> how that is called.
HOLDING = {}
for _name, _words in (
    ("verb", VERB_WORDS), ("grammar", CLOSERS), ("preposition", PREPOSITIONS), ("head", HEADS.first), ("number", {NUMBER})
):  # fmt: skip
    for _word in _words:
        HOLDING[_word] = (*HOLDING.get(_word, ()), _name)


def choices(t, m, previous, quantity, see):
    """Every phrase that a sum, a measure or a share may be told of.

    Parameters
    ----------
    t : Tokens
    m : Mention
    previous, quantity : Mention or None
        The figure before it in the passage, and the last one that is a quantity.
    see : object
        Has `none`, and for each name of a feature a function of a value and `none`.

    Yields
    ------
    tuple
        (the phrase as (first token, token behind), as the text that `quantity` is told of, or None for none; the sum of what
        is seen of it)
    """
    yield from _before(t, m, previous, see)
    behind = after_unit(t, m)
    yield from _behind(t, m, behind, see)
    if t.low[behind] in OVER and not breaks(t, behind):
        yield from _over(t, m, behind, see)
    if quantity is not None and quantity.counted:
        yield quantity.counted, _again(t, m, quantity, see)
    yield None, _silent(t, m, previous, see)


def sentence_start(t, first):
    """The first token of the sentence of token `first`, or the one `REACH` tokens before."""
    i, limit = first, max(0, first - REACH)
    while i > limit and not breaks(t, i) and t.low[i - 1] != ";" and not sentence_sign(t, i - 1):
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
    word, before = words[n], words[n - 1] if n else None
    if not word.spoken or word.text in LEFT_OUT or (word.text == "tổng" and t.low[word.last] == "số"):
        return False
    if before is None or before.text in LEFT_OUT:
        return True
    if not before.spoken or before.text in STARTING:
        return word.text not in CLOSERS or not before.spoken or _is_noun(t, word)
    if word.text in CLOSERS:
        return _is_noun(t, word)
    return (before.text is not NAME and is_capital(t, word.first)) or _is_noun(t, word)


def _is_noun(t, word):
    low = t.low[word.first]
    return (low in HEADS.first and HEADS.match(t, word.first)) or (low in NOUNS.first and NOUNS.match(t, word.first)) is not None


def _may_end(word, following):
    """Whether a phrase may end with a word before the one that follows."""
    if not may_close(word, following):
        return False
    return following.text in ENDING or not following.spoken


def may_close(word, following):
    """Whether a word may be the last of a phrase before another: no word of grammar, nor what waits for a number or for này."""
    if word.text in HANGING or not (word.spoken or word.text is NUMBER) or following.text in POINTING:
        return False
    return not (word.text in ADDRESSING and following.text is NUMBER)


def _before(t, m, previous, see):
    """Phrases before a figure in its sentence, as a list of what `choices` yields."""
    words = words_between(t, sentence_start(t, m.first), m.first)
    size, none = len(words), see.none
    at = [n for n in range(1, size) if _may_end(words[n - 1], words[n])]
    if size and words[-1].text not in HANGING:
        at.append(size)
    gaps, lengths = _gaps(words, at, see), [see.long(digit, none) for digit in DIGITS[:-1]]
    lengths += [see.long(DIGITS[-1], none)] * (LONGEST + 1 - len(lengths))
    holding = [HOLDING.get(word.text) for word in words]
    stops = _stops(words)
    figure, found, k = previous.first if previous else -1, [], 0
    for a in range(size):
        while k < len(at) and at[k] <= a:
            k += 1
        if k == len(at) or at[k] > stops[a] or not _may_start(t, words, a):
            continue
        first, start, inner, held, n = words[a].first, _start(t, words, a, see), none, set(), a + 1
        for b in at[k:]:
            last = words[b - 1].last
            if b > stops[a] or last - first > LONGEST:
                break
            while n < b:
                if holding[n]:
                    for name in holding[n]:
                        if name not in held:
                            held.add(name)
                            inner = inner + see.with_a(name, none)
                n += 1
            seen = start + gaps[b] + inner + lengths[last - first]
            found.append(((first, last), seen + see.with_a("figure before", none) if first <= figure < last else seen))
    return found


def _stops(words):
    """For each word the number of the first sign, or rằng, behind it over which no phrase goes on."""
    stops, stop = [], len(words)
    for n in range(len(words) - 1, -1, -1):
        stops.append(stop)
        word = words[n]
        if word.text == "rằng" or not (word.spoken or word.text is NUMBER or word.text in INSIDE):
            stop = n
    return stops[::-1]


def _gaps(words, at, see):
    """What is seen of the last word of a phrase and of the words between it and the figure, for each end."""
    none, size = see.none, len(words)
    each = [see.gap(word.text, none) + see.gap_in(word.group, none) for word in words]
    linked, headed, seen, at = True, False, {}, set(at)
    for n in range(size, 0, -1):
        if n < size:
            linked = linked and words[n].text in LINKING
            headed = headed or words[n].text in HEADS.first
        if n in at:
            total = see.last_in(words[n - 1].group, none) + see.linked(str(linked), none)
            if n == size:
                seen[n] = total + see.next("(figure)", none)
                continue
            total = total + see.next(words[n].text, none) + see.next_in(words[n].group, none)
            total = total + see.gap_size(DIGITS[min(6, words[-1].last - words[n].first)], none)
            for part in each[n : n + GAP_WORDS]:
                total = total + part
            seen[n] = total + see.gap_with("head", none) if headed else total
    return seen


def _start(t, words, n, see):
    """What is seen of where a phrase starts."""
    word, none = words[n], see.none
    seen = see.first(word.text, none) + see.first_in(word.group, none)
    opens = True
    if n:
        before = words[n - 1]
        seen = seen + see.behind(before.text if before.text in GRAMMAR or not before.spoken else "(word)", none)
        seen = seen + see.behind_in(before.group, none)
        if before.text in ARTICLES and n > 1:
            before = words[n - 2]
        opens = not before.spoken or before.text in ("và", "thì", "nhưng")
    if opens:
        seen = seen + see.starts("clause" if n else "sentence", none)
    if _is_head(t, word.first):
        seen = seen + see.starts("head", none)
    if t.low[word.first] in NOUNS.first and NOUNS.match(t, word.first):
        seen = seen + see.starts("noun", none)
    return seen + see.starts("capital", none) if is_capital(t, word.first) else seen


def _behind(t, m, first, see, over=None):
    """Phrases that start with token `first` behind a figure, an article before it included."""
    if breaks(t, first) or not opens_noun(t, first + (t.low[first] in ARTICLES)):
        return
    words, none = words_between(t, first, min(t.size, first + LONGEST_BEHIND + 1)), see.none
    seen = see.it_behind(t.before(m.first), none) + see.it_unit(m.unit or "", none) + see.it_far(str(first > m.last), none)
    seen = seen + see.it_first(words[0].text, none) + see.it_first_in(words[0].group, none)
    if over:
        seen = seen + see.over(over, none) + see.over_first_in((over[0], words[0].group), none)
        seen = seen + see.over_behind((over[0], t.before(m.first)), none)
    held = set()
    for n in range(1, len(words) + 1):
        word, end = words[n - 1], words[n - 1].last
        for name in HOLDING.get(word.text, ()) if n > 1 else ():
            if name not in held:
                held.add(name)
                seen = seen + see.it_with_a(name, none)
        following = words[n] if n < len(words) else None
        closed = end >= t.size or breaks(t, end) or t.low[end] in CLOSED
        if not closed and following is None:
            return  # too long to tell where it ends
        if closed or _may_end(word, following):
            total = seen + see.it_long(DIGITS[min(8, end - first)], none) + see.it_last_in(word.group, none)
            total = total + see.it_next("(closed)" if closed else following.text, none)
            yield (first, end), total if closed else total + see.it_next_in(following.group, none)
        if closed or following.text is NUMBER:
            return


def _over(t, m, behind, see):
    """Phrases behind a figure with a preposition or a comma between."""
    i = m.first
    while (
        i > max(0, m.first - 5)
        and not breaks(t, i)
        and (t.low[i - 1] in LINKS or t.low[i - 1] in PREPOSITIONS or _is_head(t, i - 1))
    ):
        i -= 1
    clause = "opening" if opens_clause(t, i) else "inside"  # Với mức giá 5 tỷ đồng, …
    yield from _behind(t, m, behind + 1, see, (t.low[behind], clause))


def _again(t, m, quantity, see):
    """What is seen of a phrase that the quantity before was told of."""
    none = see.none
    seen = see.again_after(quantity.kind, none) + see.again_unit(str(quantity.unit == m.unit), none)
    seen = seen + see.again_far(DIGITS[min(8, (m.first - quantity.last) // 2)], none)
    for word in t.low[max(quantity.last, m.first - 6) : m.first]:
        seen = seen + see.again_behind(word, none)
    return seen


def _silent(t, m, previous, see):
    """What is seen of a figure of which the text does not say what it is told of."""
    none = see.none
    seen = see.nothing("", none) + see.nothing_behind(t.before(m.first), none) + see.nothing_before(t.low[m.last], none)
    seen = seen + see.nothing_number(t.low[m.first], none) + see.nothing_unit(m.unit or "", none)
    seen = seen + see.nothing_after(previous.kind if previous else "", none)
    return seen + see.nothing_opens(str(opens_clause(t, m.first)), none)
