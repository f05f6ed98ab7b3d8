"""The noun phrase behind a number or a unit."""

from diembao.extract.noun_phrases import VERBS, breaks, in_compound, noun_phrase_end
from diembao.extract.phrases import ACTIONS, NOUNS, opens_noun


def text_of(t, span):
    if span is None or isinstance(span, str):
        return span
    return t.between(*span) if span[0] < span[1] else None


def behind(t, i, longest=20, subject=False):
    """The noun phrase right behind a unit, without số, tổng số, số lượng."""
    for words in (("tổng", "số"), ("số", "lượng"), ("số",)):
        if t.phrase(i, words):
            i += len(words)
            break
    if t.before(i) == "số" and (t.is_number(i) or t.low[i] in ("các", "những")) and opens_noun(t, i + 1):
        i += 1
    if not opens_noun(t, i) or breaks(t, i):
        return None
    return text_of(t, (i, noun_phrase_end(t, i, longest, subject=subject)))


def verb_at(t, i):
    """Whether a verb, and no noun, starts here."""
    if in_compound(t, i):
        return False
    return t.low[i] in VERBS or (ACTIONS.match(t, i) is not None and NOUNS.match(t, i) is None)
