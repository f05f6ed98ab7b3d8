"""One canonical form for the mentions of one thing: the fullest that the article has."""

import re
from bisect import bisect_left
from collections import defaultdict
from itertools import pairwise

from diembao.extract.name_lexicon import HEADS, PERSONS, PLACES, WORDS
from diembao.extract.name_tokens import NameTokens, is_syllable

PART = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
SPELLED = {
    "tp": "thành phố",
    "nh": "ngân hàng",
    "cty": "công ty",
    "bv": "bệnh viện",
    "đh": "đại học",
    "q": "quận",
    "p": "phường",
}
CITY = ["thành", "phố", "hồ", "chí", "minh"]
MOST = 200  # things compared with one name; an article names a few dozen


class _Thing:
    """All mentions of one kind that are written alike."""

    def __init__(self, name):
        self.text, self.kind, self.parts = name.text, name.kind, _parts(name)
        self.core = _words(name.core)
        self.mentions = []

    def nearest(self, n):
        """(whether after n, distance): the order in which a mention is looked for, before n first."""
        k = bisect_left(self.mentions, n)
        return (False, n - self.mentions[k - 1]) if k else (True, self.mentions[k] - n)


def canonical_forms(names):
    """The fullest form in the article of each name.

    Parameters
    ----------
    names : list of Found
        The names of one article in text order.

    Returns
    -------
    list of str
        A person's short mention gets the full name, a body's or a place's the form with its head and place. Of several that
        fit, the one named last before the mention is taken, else the first one after it.
    """
    things, first = {}, {}
    for n, name in enumerate(names):
        key = (name.kind, name.text, name.core)
        if key not in things:
            things[key] = _Thing(name)
        things[key].mentions.append(n)
    for thing in sorted(things.values(), key=lambda thing: -len(thing.text.split())):
        thing.text = first.setdefault((thing.kind, *thing.parts), thing.text)  # A.B.Lau is A.B. Lau
    fitting = _fitting(list(things.values()))
    for body, short in pairwise(names):
        if _in_brackets(body, short):
            fitting[id(things[short.kind, short.text, short.core])] = [things[body.kind, body.text, body.core]]
    return [_form(n, things[name.kind, name.text, name.core], fitting) for n, name in enumerate(names)]


def _in_brackets(body, short):
    """Whether a short name stands in brackets right behind a body or a programme: Ngân hàng Á Châu (ACB)."""
    return (
        short.bracketed and short.first == body.last + 1 and body.kind == short.kind and short.kind in ("organisation", "programme")
    )


def _fitting(things):
    """thing -> the things that it may be a short form of."""
    index = defaultdict(list)  # so that only things with a part in common are compared
    for thing in things:
        for part in set(thing.parts):
            index[thing.kind, part].append(thing)
    fitting = {}
    for thing in things:
        part = min(thing.parts, key=lambda part: len(index[thing.kind, part]), default="")
        others = index[thing.kind, part][:MOST]
        fitting[id(thing)] = [other for other in others if len(other.parts) > len(thing.parts) and FITS[thing.kind](thing, other)]
    return fitting


def _form(n, thing, fitting):
    """The longest form of what was named last before the n-th name, or first after it."""
    if thing.kind == "person" and (known := PERSONS.whole(thing.text)):
        return known[0]
    others = fitting[id(thing)]
    if thing.kind == "organisation":
        # The body of another country, named later, is another body: Bộ Thương mại, then Bộ Thương mại Mỹ.
        others = [other for other in others if other.mentions[0] < n or not _abroad(other)]
    if not others:
        return thing.text
    near = min(others, key=lambda other: other.nearest(n))
    longest = max(others, key=lambda other: (len(other.parts), len(other.text)))
    return longest.text if _holds(longest.parts, near.parts) else near.text


def _words(text):
    return PART.findall(text.lower().replace("'", "").replace("’", "").replace("uỷ", "ủy"))


def _parts(name):
    """The words of a name, lower-cased, with abbreviations spelled out and apostrophes left out."""
    words = _words(name.text)
    if name.kind == "place" and (words[-1:] in (["hcm"], ["tphcm"]) or words[-3:] == CITY[2:]):
        return CITY
    return [part for word in words for part in SPELLED.get(word, word).split()]


def _abroad(thing):
    """Whether a body's name ends in that of a country other than Việt Nam."""
    place = PLACES.whole(thing.text.split()[-1])
    return bool(place) and place[0] == "country" and thing.text.split()[-1] != "VN"


def _holds(long, short):
    return any(long[k : k + len(short)] == short for k in range(len(long) - len(short) + 1))


def _person(short, long):
    """A Vietnamese name is shortened to its end, a foreign one to any part."""
    if all(map(is_syllable, long.parts)):
        return long.parts[-len(short.parts) :] == short.parts
    return _holds(long.parts, short.parts)


def _body(short, long):
    """A body is shortened to its head, to its beginning, or to the name proper after its head."""
    if long.core == short.parts:
        return True
    if long.parts[: len(short.parts)] != short.parts:
        return False
    if len(short.parts) > 2 or (len(short.parts) == 2 and len(long.parts) > 3):
        return True
    head = HEADS.match(NameTokens(short.text), 0)
    return bool(head) and head[0] == len(short.text.split())


def _place(short, long):
    """A place without its head is the one with a head and the same name proper; a market is no town."""
    if long.parts[-len(short.parts) :] != short.parts or " ".join(long.parts[: -len(short.parts)]) not in WORDS["own head"]:
        return False
    return long.core == short.parts or " ".join(long.parts[: -len(short.parts)]) in ("thành phố", "tỉnh")


def _programme(short, long):
    return long.parts[: len(short.parts)] == short.parts


FITS = {"person": _person, "organisation": _body, "place": _place, "programme": _programme}
