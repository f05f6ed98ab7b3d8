"""Deciding over a whole article what its runs of capitals are."""

from collections import defaultdict

from diembao.extract.name_lexicon import PLACES
from diembao.extract.name_runs import NOT_PEOPLE, ORGANISATION, PERSON, PLACE, STARTERS
from diembao.extract.name_tokens import is_syllable

ENOUGH = 1.5
LISTS = frozenset((",", "và", "cùng", "với", "-", "–", "hay", "hoặc", "/"))


def decide(found, blocks):
    """Give every run of capitals a kind, or drop it.

    Parameters
    ----------
    found : list of (Block, Found)
        What `scan` gave for the passages of one article.
    blocks : list of Block

    Returns
    -------
    list of (Block, Found)
        The names alone, each with its kind.
    """
    votes = defaultdict(lambda: defaultdict(float))
    for _, name in found:
        if name.kind is None:
            for kind, vote in name.votes.items():
                total = votes[name.text.lower()]
                total[kind] = max(total[kind], vote) if vote > 0 else min(total[kind], vote) if total[kind] <= 0 else total[kind]
    _count_single(found, votes)
    called = _certain(found)
    aliases = _aliases(found, votes)
    kept = []
    for block, name in found:
        if block.role in ("credit", "byline") and name.kind == PLACE and name.text.isupper():
            name.kind = PERSON  # Ảnh: THĂNG LONG
        if name.kind is None:
            name.kind = _kind(name, block.role, votes, called, aliases)
        if name.kind:
            kept.append((block, name))
    return kept


def _count_single(found, votes):
    """A single syllable with a capital inside sentences, again and again, is what somebody is called: `Quỳnh`."""
    seen = defaultdict(list)
    for block, name in found:
        if name.kind is None and not name.opens and not name.core and " " not in name.text and not (name.text.isupper() and len(name.text) > 1) and is_syllable(name.text.lower()):
            seen[name.text.lower()].append(block.tokens.low[name.last])
    for low, following in seen.items():
        if len(following) >= 3 and len(set(following)) >= 3 and low not in STARTERS:
            votes[low][PERSON] = max(votes[low][PERSON], ENOUGH)


def _certain(found):
    """text -> kind of the names that need no vote, with the name proper of a place or body after its head."""
    called = {}
    for _, name in found:
        if name.kind in (PLACE, ORGANISATION):
            called.setdefault(name.text.lower(), name.kind)
            if name.kind == ORGANISATION and name.core and name.text[:1].isupper():
                called.setdefault("head " + name.text[: len(name.text) - len(name.core)].strip().lower(), ORGANISATION)
            if name.core and name.core[:1].isupper() and not PLACES.first.get(name.core.lower()):
                called.setdefault(name.core.lower(), name.kind)
    return called


def _aliases(found, votes):
    """The short forms of the article's persons: the last syllable of a Vietnamese name, any part of a foreign one."""
    aliases = {}
    for _, name in found:
        words = name.text.split()
        if name.kind is not None or len(words) < 2 or _best(votes[name.text.lower()]) != PERSON:
            continue
        if all(is_syllable(word.lower()) for word in words):
            short = {words[-1], " ".join(words[-2:])}
        else:
            short = {word for word in words if len(word) > 2} | {" ".join(words[-2:]), " ".join(words[:2])}
        for form in short:
            aliases[form.lower()] = name
    return aliases


def _best(total):
    kind = max(total, key=total.get, default=None)
    return kind if kind and total[kind] >= ENOUGH else None


def _kind(name, role, votes, called, aliases):
    low = name.text.lower()
    if role in ("credit", "byline"):
        return PERSON if len(name.text) > 3 and " " in name.text else None
    if name.core == "head":
        return None if name.opens else called.get("head " + low)
    if name.title and name.votes[PERSON] > 0:
        return PERSON
    if low in aliases and not (name.opens and low in STARTERS) and name.votes[PLACE] < 2:
        return PERSON
    if low in called:
        return called[low]
    if low in NOT_PEOPLE:
        return None
    best = _best(votes[low])
    if best == PERSON and name.opens and low in STARTERS:
        return None
    return best
