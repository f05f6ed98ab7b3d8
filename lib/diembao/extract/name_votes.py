"""Deciding over a whole article what its runs of capitals are."""

from collections import defaultdict
from itertools import pairwise

from diembao.extract.name_lexicon import ORGANISATIONS, PLACES
from diembao.extract.name_runs import NOT_PEOPLE, ORGANISATION, PERSON, PLACE, STARTERS
from diembao.extract.name_tokens import is_syllable

ENOUGH = 1.5
CONTESTS = frozenset(("HLV", "SEA Games"))
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
    called = _certain(found) | _in_brackets(found)
    sport = _is_sport(found)
    if sport:
        _players(found, votes)
    aliases = _aliases(found, votes)
    kept = []
    for block, name in found:
        if block.role in ("credit", "byline") and name.kind == PLACE and name.text.isupper():
            name.kind = PERSON  # Ảnh: THĂNG LONG
        if name.kind == ORGANISATION and not name.core and name.text.lower() in aliases and " " not in name.text:
            name.kind = PERSON  # Williams is a team elsewhere, and here a professor
        if sport and name.kind == PLACE and _is_club(block, name):
            name.kind = ORGANISATION
        if name.kind is None:
            name.kind = _kind(name, block.role, votes, called, aliases)
        if name.kind:
            kept.append((block, name))
    return kept


def _in_brackets(found):
    """The short names that stand in brackets behind a body: Ngân hàng Á Châu (ACB)."""
    called = {}
    for (block, name), (other, short) in pairwise(found):
        if name.kind == ORGANISATION and other is block and short.first == name.last + 1 and short.last == short.first + 1:
            if block.tokens.text[name.last] == "(" and block.tokens.text[short.last] == ")" and short.kind != PLACE:
                called[short.text.lower()] = ORGANISATION
    return called


def _is_sport(found):
    """Whether the article tells of sport: three mentions of clubs that are known."""
    clubs = 0
    for _, name in found:
        if name.kind == ORGANISATION and _field(name) == "sport" or name.text in CONTESTS:
            clubs += 1
    return clubs >= 3


def _field(name):
    for words, ((field, _), _) in ORGANISATIONS.first.get(name.text.split()[0].lower(), ()):
        if " ".join(words) == name.text.lower():
            return field
    return None


def _is_club(block, name):
    """Whether a city stands for its club: Barcelona after no `ở`, `tại`, `thành phố`."""
    return _field(name) == "sport" and (not name.first or block.tokens.low[name.first - 1] not in ("ở", "tại", "phố", "đô", "từ"))


def _players(found, votes):
    """In sport a single foreign name without any sign is a player's."""
    for _, name in found:
        if name.kind is None and " " not in name.text and not name.text.isupper() and not is_syllable(name.text.lower()):
            total = votes[name.text.lower()]
            if name.votes[PERSON] >= 0 and max(total.values()) < ENOUGH and not name.opens:
                total[PERSON] = ENOUGH


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
        for form in short - {name.text}:
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
    if low in NOT_PEOPLE or low in STARTERS and " " not in low:
        return None
    best = _best(votes[low])
    if best == PERSON and name.opens and low in STARTERS:
        return None
    return best
