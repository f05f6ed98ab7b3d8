"""Names of bodies that go on in small letters: `Ủy ban an toàn hàng tiêu dùng Mỹ`, `Ủy ban Di sản thế giới`.

The lexicon cannot hold every field that a body works in. Behind a head with a capital the words up to a verb, a preposition or a
mark are taken for the name's, where something closes them that names have: a place, `quốc tế`, another body, a short form in
brackets; or where the capital of the head itself tells, as it opens no sentence, and few words are left.
"""

import re

from diembao.extract.name_lexicon import COMMON_FAMILIES, FIELDS, PLACES, TITLES, VERBS, WORDS
from diembao.extract.name_places import ORGANISATION, full_name_end, head_at, place_end
from diembao.extract.name_tokens import is_syllable
from diembao.extract.phrases import ACTIONS, CLOSERS

FAR = 9  # tokens in small letters; names of international bodies are the longest
NEAR = 6  # where nothing but the head's capital speaks for it
SHORT_FORM = re.compile(r"\s?\(\s?[A-ZĐ][A-ZĐa-z&\-]{1,9}\s?\)")
JOINS = frozenset(("và", "-", "–", "các", "về"))


def small_words_end(t, i, j, named):
    """The index after the words in small letters that belong to the body whose head stands at i, or None.

    Parameters
    ----------
    t : NameTokens
    i, j : int
        Where the head starts, and where the words that the lexicon knows of its name end.
    named : bool
        Whether a capital or a known field was among those words, so that the name may end at j.
    """
    if not (t.capital[i] and t.adjacent(j) and not t.capital[j] and t.is_word(j)) or t.low[j] in ("và", "về"):
        return None
    k, ranked = j, None
    while k < t.size and k - j < FAR and t.adjacent(k) and not t.capital[k]:
        if " ".join(t.low[k : k + 2]) in WORDS["rank"]:
            k = ranked = k + 2
        elif field := FIELDS.match(t, k):
            k = field[0]
        elif place_end(t, k) or (_stops(t, k) and not _joins(t, k)):
            break
        else:
            k += 1
    while k > j and t.low[k - 1] in JOINS:
        k -= 1
    if k == j:
        return None
    if _closed(t, k):
        return k
    if ranked:
        return ranked
    unsure = named or t.opens[i] or k - j > NEAR or t.text[i].isupper() or t.capital[i - 1] or t.before(i) in WORDS["courtesy"]
    return None if unsure or t.low[i] in WORDS["short head"] else k


def half_word_end(t, j, k):
    """The index after the small syllable that ends the word opened by the capital at j, or k: `Hội đồng Điều | hành`."""
    if k - j != 1 or not (t.adjacent(k) and t.is_word(k) and is_syllable(t.low[j])) or PLACES.match_cased(t, j):
        return k
    if len(t.text[j]) == 1 or t.text[j].isupper() or t.low[j] in COMMON_FAMILIES or t.capital[k] or _stops(t, k):
        return k
    return k + 1


def _stops(t, k):
    """Whether the name has ended: a verb, a preposition, a pronoun, a title."""
    low = t.low[k]
    if low in WORDS["little"] or low in CLOSERS or low in WORDS["object"] or low in WORDS["clause"] or not t.is_word(k):
        return True
    if f"{low} {t.low[k + 1]}" in WORDS["clause"] or (VERBS.match(t, k) and not FIELDS.match(t, k)):
        return True
    if (title := TITLES.match(t, k)) and full_name_end(t, title[0]):
        return True
    action = ACTIONS.match(t, k)
    return bool(action) and t.low[k - 1] not in JOINS and not FIELDS.match(t, k)


def _joins(t, k):
    """Whether `và`, a hyphen, or `về` before a field of work stands between two words of one name."""
    if t.low[k] == "về" and not (FIELDS.match(t, k + 1) or t.low[k + 1] == "các"):
        return False
    if t.low[k] == "các" and t.capital[k - 1]:
        return True
    if t.low[k] not in JOINS or not t.adjacent(k + 1) or t.capital[k + 1] or not t.is_word(k + 1):
        return False
    return not _stops(t, k + 1)


def _closed(t, k):
    """Whether a place, a body with a capital, or a short form in brackets stands behind."""
    if SHORT_FORM.match(t.source, t.end[k - 1], t.end[k - 1] + 16):
        return True
    if not t.adjacent(k) or full_name_end(t, k):
        return False
    if not t.capital[k]:
        return bool(place_end(t, k))
    head = head_at(t, k)
    return bool(place_end(t, k)) or bool(head and head[2] == ORGANISATION)
