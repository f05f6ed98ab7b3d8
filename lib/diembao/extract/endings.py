"""The places where what is counted behind a number may end, and what the learned choice among them sees of each.

Features as in `choices`; what speaks for an end at a place speaks against one behind it.
"""

from diembao.extract.choices import CLOSED, DIGITS, HANGING, VERB_WORDS, may_close
from diembao.extract.noun_phrases import NUMBER_NEXT, NUMBERED, RELATIVE, breaks, is_capital, opens_clause
from diembao.extract.phrases import opens_noun
from diembao.extract.word_classes import NAME, words_between

LONGEST = 16  # tokens of what is counted
# Before a number these begin another figure: 12 xóm | thành 5.
TURNING = frozenset("thành lên xuống còn tới đến".split())


def ends(t, m, see):
    """Every place where what is counted behind a number may end, as `choices` gives phrases.

    Parameters
    ----------
    t : Tokens
    m : Mention
    see : object
        As for `choices`.

    Yields
    ------
    tuple
        ((first token, token behind), the sum of its features)
    """
    words = words_between(t, m.last, min(t.size, m.last + LONGEST + 1))
    subject, none = opens_clause(t, m.first), see.none
    passed, relative, verb = none, False, False
    unit_end = t.start[m.last] + len(m.unit or "")
    for n in range(1, len(words) + 1):
        word, end = words[n - 1], words[n - 1].last
        following = words[n] if n < len(words) else None
        closed = end >= t.size or breaks(t, end) or t.low[end] in CLOSED
        if following is None and not closed:
            return  # too long to tell where it ends
        if closed or _other_figure(t, words, n):
            if word.text not in HANGING:
                yield (m.last, end), passed + see.end_closed(str(subject), none) + see.end_closed_last_in(word.group, none)
            return
        beyond = words[n + 1] if n + 1 < len(words) else None
        place = word, following, beyond, subject, relative, verb
        here = _boundary(see, n, *place)
        if _is_end(t, words, n) and t.end[end - 1] >= unit_end:
            yield (m.last, end), passed + here
        passed = passed - here
        relative = relative or following.text in RELATIVE
        verb = verb or following.text in VERB_WORDS


def _boundary(see, n, word, following, beyond, subject, relative, verb):
    """What is seen of the place behind the n-th word."""
    none, text, group = see.none, following.text, following.group
    after = beyond.group if beyond else "$"
    seen = (
        see.end_next(text, none)
        + see.end_next_in(group, none)
        + see.end_last(word.text, none)
        + see.end_last_in(word.group, none)
        + see.end_words(DIGITS[min(n, 6)], none)
        + see.end_last_next_in((word.group, group), none)
        + see.end_next_then_in((group, after), none)
        + see.end_then_in(after, none)
    )
    seen = seen + (see.end_subject_next if subject else see.end_object_next)(text, none)
    seen = seen + (see.end_subject_next_in if subject else see.end_object_next_in)(group, none)
    if text == "," and beyond:
        seen = seen + see.end_comma_then(beyond.text, none) + see.end_comma_last_then_in((word.group, after), none)
    if relative:
        seen = seen + see.end_relative_next(text, none) + see.end_relative_next_in(group, none)
    if verb:
        seen = seen + see.end_verb_next(text, none) + see.end_verb_next_in(group, none)
    return seen


def _other_figure(t, words, n):
    """Whether another figure, or somebody else, starts behind the n-th word: 12 xóm | thành 5, hai ngày | 10 và 11-9."""
    end = words[n].first
    if t.low[end] in TURNING:
        return t.is_number(end + 1)
    if t.low[end] == "và" and is_capital(t, end + 1):
        return not is_capital(t, words[n - 1].first)  # 10 hộ dân | và Ban quản lý thôn
    if not t.is_number(end):
        return False
    return words[n - 1].text in NUMBER_NEXT or (
        words[n - 1].text not in NUMBERED and opens_noun(t, end + 1) and not breaks(t, end + 1)
    )


def _waits(words, n):
    """Whether a clause with do waits for its verb: mảnh gốm do tàu buôn | bỏ lại."""
    texts = [word.text for word in words[:n]]
    return "do" in texts and VERB_WORDS.isdisjoint(texts[texts.index("do") :]) and words[n].text in VERB_WORDS


def _is_end(t, words, n):
    """Whether a phrase may end with the n-th word, and no list of names (Vượng, Hiếu | , Lâm) or address goes on behind it."""
    word, following = words[n - 1], words[n]
    if not may_close(word, following) or _waits(words, n):
        return False
    if is_capital(t, word.first) and following.text in (",", NAME):
        return following.text == "," and not is_capital(t, following.last)
    return not (following.text == "lại" and word.text in VERB_WORDS)
