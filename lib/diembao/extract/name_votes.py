"""Deciding over a whole article what its runs of capitals are."""

import re
from collections import Counter, defaultdict
from itertools import pairwise

from diembao.extract.name_evidence import ENOUGH, NEVER, says_in_headline
from diembao.extract.name_lexicon import GIVEN, ORGANISATIONS, PLACES, STARTERS, WORDS
from diembao.extract.name_places import ORGANISATION, PERSON, PLACE, PROGRAMME
from diembao.extract.name_tokens import is_syllable

WORK = re.compile(r"[“\"'‘]([A-ZÀ-ỸĐ][a-zà-ỹđ]* [a-zà-ỹđ][^“”\"'‘’.!?\n]{0,40})[”\"'’]")
LISTED = frozenset(("company", "news"))
NAMES_ONLY = frozenset(("credit", "byline"))  # passages of these roles hold names of people and nothing else
CLUBS = 3  # mentions of known clubs that make an article one of sport
PRODUCTS = 3  # mentions of products that make every foreign name without a sign of a person doubtful
SURE = 3.0  # votes of a person that make the name beside it in a list another's
TOGETHER = 1.8  # what speaks for an acronym in all its mentions
AGAIN = 3  # mentions inside sentences that make a single syllable a name


def decide(names, blocks):
    """Give every run of capitals a kind, or drop it.

    Parameters
    ----------
    names : list of (Block, Found)
        What `scan` gave for the passages of one article.
    blocks : list of Block

    Returns
    -------
    list of (Block, Found)
        The names alone, each with its kind.
    """
    votes = _votes(names)
    _works(names, blocks, votes)
    _count_single(names, votes)
    _count_acronyms(names, votes)
    _listed(names, votes)
    _listed_people(names, votes)
    _listed_places(names, votes)
    sport = sum(name.kind == ORGANISATION and _field(name) == "sport" for _, name in names) >= CLUBS
    if sport:
        _players(names, votes)
    elif sum(bool(name.votes) and name.votes[PERSON] == NEVER for _, name in names) >= PRODUCTS:
        _doubt_foreign(votes)
    called = _certain(names) | _in_brackets(names)
    aliases = _aliases(names, votes)
    speaks = {name.text.lower() for block, name in names if name.votes and says_in_headline(block.tokens, name.first, name.last)}
    for block, name in names:
        if name.kind is None:
            name.kind = _kind(name, block.role, votes, called, aliases)
        else:
            _correct(name, block, aliases, sport)
            name.kind = PERSON if name.kind == PLACE and name.text.lower() in speaks else name.kind
    return [(block, name) for block, name in names if name.kind]


def _votes(names):
    """text -> kind -> the strongest vote of any mention."""
    votes = defaultdict(lambda: defaultdict(float))
    for _, name in names:
        total = votes[name.text.lower()]
        for kind, vote in name.votes.items():
            total[kind] = max(total[kind], vote) if vote > 0 or total[kind] > 0 else min(total[kind], vote)
    return votes


def _works(names, blocks, votes):
    """A run that begins what the article has in quotation marks with small letters after it is part of a title: “Cơn giông”."""
    titles = {m[1].lower() for block in blocks for m in WORK.finditer(block.text) if not m[1].istitle()}
    if not titles:
        return
    starts = {title.split()[0] for title in titles}
    for block, name in names:
        if not name.votes or name.title:
            continue
        t = block.tokens
        for k in range(name.first, name.last):
            if t.low[k] in starts and any(block.text[t.start[k] : t.start[k] + len(title)].lower() == title for title in titles):
                name.votes = dict.fromkeys(name.votes, NEVER)
                votes[name.text.lower()] = defaultdict(float, name.votes)
                break


def _count_single(names, votes):
    """A single syllable with a capital inside sentences, again and again, is what somebody is called: `Quỳnh`."""
    seen = defaultdict(list)
    for block, name in names:
        inside = name.votes and not name.opens and name.votes[PERSON] >= 0  # not sao Hỏa
        if inside and " " not in name.text and name.text.istitle() and is_syllable(name.text.lower()):
            seen[name.text.lower()].append(block.tokens.low[name.last])
    given = Counter(name.text.lower() for _, name in names if name.votes and name.text.lower() in GIVEN and name.votes[PERSON] > 0)
    for low, times in given.items():
        if times > 1:
            votes[low][PERSON] = max(votes[low][PERSON], ENOUGH)  # Lisa
    for low, following in seen.items():
        if len(following) >= AGAIN and len(set(following)) >= AGAIN and low not in STARTERS:
            votes[low][PERSON] = max(votes[low][PERSON], ENOUGH)


def _count_acronyms(names, votes):
    """An acronym that something speaks for as a body, again and again, is one."""
    seen = Counter()
    for _, name in names:
        if name.votes and name.text.isupper() and len(name.text) > 2:
            seen[name.text.lower()] += max(0.0, name.votes[ORGANISATION])
    for low, total in seen.items():
        if total >= TOGETHER:
            votes[low][ORGANISATION] = max(votes[low][ORGANISATION], ENOUGH)


def _listed(names, votes):
    """In a list with known firms an unknown foreign name is another: `Sony, Matsuko và Dell`."""
    for order in (names, names[::-1]):
        known = None  # the last name of the list, if it is a body
        for block, name in order:
            together = known and known[0] is block and _same_list(block.tokens, *sorted((known[1], name), key=lambda n: n.first))
            if name.kind == ORGANISATION and not name.core and _field(name) in LISTED:
                known = block, name
            elif together and name.votes and _may_be_listed(name):
                total = votes[name.text.lower()]
                total[ORGANISATION], total[PERSON] = max(total[ORGANISATION], ENOUGH + 1), min(total[PERSON], 0.0)
                known = block, name
            else:
                known = None


def _listed_people(names, votes):
    """Beside a person an unknown foreign name is another: `phi hành gia Tokarev và McArthur`."""
    for one, other in pairwise(names):
        for (block, known), (_, name) in ((one, other), (other, one)):
            if one[0] is not other[0] or not _same_list(block.tokens, one[1], other[1]) or name.kind or not name.votes:
                continue
            sure = known.kind == PERSON or bool(known.votes and known.votes[PERSON] >= SURE)
            total = votes[name.text.lower()]
            foreign = not name.text.isupper() and not all(is_syllable(word.lower()) for word in name.text.split())
            if sure and foreign and name.votes[PERSON] >= 0 and max(total.values()) < ENOUGH:
                total[PERSON] = ENOUGH


def _listed_places(names, votes):
    """Behind several places of one kind what goes on the list is another: `các xã Kim Sơn, Dương Xá và Đông Dư`."""
    for (block, place), (other, name) in pairwise(names):
        if place.listed and other is block and name.votes and not name.title and _same_list(block.tokens, place, name):
            total = votes[name.text.lower()]
            total[PLACE], total[PERSON] = max(total[PLACE], ENOUGH + 1), min(total[PERSON], 0.0)
            name.listed = True


def _same_list(t, one, other):
    return other.first - one.last == 1 and t.low[one.last] in (",", "và", "hoặc", "hay")


def _may_be_listed(name):
    foreign = name.text.isupper() or not all(is_syllable(word.lower()) for word in name.text.split())
    return foreign and not name.title and -2 < name.votes[PERSON] < 2.5 and len(name.text) > 1


def _doubt_foreign(votes):
    """Among products a foreign name that nothing but its form speaks for is one more product: Genius Ergo."""
    for low, total in votes.items():
        if total[PERSON] == ENOUGH and " " in low and not all(map(is_syllable, low.split())):
            total[PERSON] = 0.0


def _players(names, votes):
    """In sport a single foreign name without any sign is a player's."""
    for _, name in names:
        if name.votes and " " not in name.text and not name.text.isupper() and not is_syllable(name.text.lower()):
            total = votes[name.text.lower()]
            if name.votes[PERSON] >= 0 and max(total.values()) < ENOUGH and not name.opens:
                total[PERSON] = ENOUGH


def _certain(names):
    """text -> kind of the names that need no vote, of the names proper after their heads, and of the heads alone."""
    called = {}
    for _, name in names:
        if name.kind in (PLACE, ORGANISATION):
            called.setdefault(name.text.lower(), name.kind)
            if name.kind == ORGANISATION and name.core and name.text[:1].isupper():
                called.setdefault("head " + name.text[: len(name.text) - len(name.core)].strip().lower(), ORGANISATION)
            if name.core[:1].isupper() and name.core.lower() not in PLACES.first:
                called.setdefault(name.core.lower(), name.kind)
    return called


def _in_brackets(names):
    """The short names that stand in brackets behind a body or a programme: Ngân hàng Á Châu (ACB)."""
    called = {}
    for (block, name), (other, short) in pairwise(names):
        if other is not block or name.kind not in (ORGANISATION, PROGRAMME) or short.kind == PLACE or short.last != name.last + 2:
            continue
        if (block.tokens.text[name.last], block.tokens.text[short.last]) == ("(", ")"):
            called[short.text.lower()] = name.kind
            short.bracketed = True
    return called


def _aliases(names, votes):
    """The short forms of the article's persons: the last syllables of a Vietnamese name, any part of a foreign one."""
    aliases = set()
    for _, name in names:
        words = name.text.split()
        if name.kind is not None or len(words) < 2 or _best(votes[name.text.lower()]) != PERSON:
            continue
        if all(is_syllable(word.lower()) for word in words):
            short = {words[-1], " ".join(words[-2:])}
        else:
            short = {word for word in words if len(word) > 2} | {" ".join(words[-2:]), " ".join(words[:2])}
        aliases.update(form.lower() for form in short - {name.text})
    return aliases


def _best(total):
    kind = max(total, key=lambda kind: (total[kind], kind == PLACE), default=None)
    return kind if kind and total[kind] >= ENOUGH else None


def _kind(name, role, votes, called, aliases):
    """The kind of a run of capitals, or None."""
    low = name.text.lower()
    if role in NAMES_ONLY:
        return PERSON if " " in name.text and len(name.text) > 3 else None
    if name.head_alone:
        return None if name.opens else called.get("head " + low)
    if name.title and name.votes[PERSON] > 0 and low not in WORDS["not called"]:  # nông dân Việt
        firm = called.get(low) == ORGANISATION and " " not in low and not is_syllable(low)
        return ORGANISATION if firm else PERSON  # giám đốc Yteco, where Công ty Yteco is named too
    if low in aliases and not (name.opens and low in STARTERS) and name.votes[PLACE] < 2:
        return PERSON
    if low in called:
        return called[low]
    ordinary = low in WORDS["not called"] or (low in STARTERS and (name.opens or " " not in low) and name.votes[PERSON] < SURE)
    return None if ordinary else _best(votes[low])


def _correct(name, block, aliases, sport):
    """What the article tells against the gazetteers: a photographer, a professor Williams, Barcelona the club."""
    if (block.role in NAMES_ONLY and name.kind == PLACE and name.text.isupper()) or (
        name.kind == ORGANISATION and not name.core and name.text.lower() in aliases and " " not in name.text
    ):
        name.kind = PERSON
    elif sport and name.kind == PLACE and _field(name) == "sport" and block.tokens.before(name.first) not in STAYS:
        name.kind = ORGANISATION


STAYS = frozenset(("ở", "tại", "phố", "đô", "từ"))


def _field(name):
    """The field of a known organisation, or None."""
    low = name.text.lower()
    for words, ((field, _), _) in ORGANISATIONS.first.get(low.split()[0] if low else "", ()):
        if " ".join(words) == low:
            return field
    return None
