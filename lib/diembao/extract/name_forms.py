"""One canonical form for the mentions of one thing: the fullest that the article has."""

import re
from collections import defaultdict

from diembao.extract.name_lexicon import HEADS, PERSONS, PLACES
from diembao.extract.name_tokens import NameTokens, is_syllable

PART = re.compile(r"[^\W_]+(?:[-][^\W_]+)*")
OWN_HEADS = frozenset(
    """tỉnh|thành phố|quận|huyện|thị xã|thị trấn|xã|phường|làng|thôn|ấp|bản|đảo|quần đảo|bán đảo|vườn quốc gia|khu đô thị mới|khu công nghiệp
    |sông|núi|hồ|bang|tiểu bang|khu chung cư|bán đảo|vịnh""".replace("\n    ", "").split("|")
)
SPELLED = {"tp": "thành phố", "nh": "ngân hàng", "cty": "công ty", "bv": "bệnh viện", "đh": "đại học", "q": "quận", "p": "phường"}


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
    parts = [_parts(name) for name in names]
    index = defaultdict(list)  # (kind, a part of a name) -> the names that hold it, so that only those are compared
    for n, name in enumerate(names):
        for part in set(parts[n]):
            index[name.kind, part].append(n)
    forms = []
    for n, name in enumerate(names):
        fitting = [m for m in index[name.kind, _rarest(parts[n], name, index)] if m != n and FITS[name.kind](parts[n], parts[m], name, names[m])]
        forms.append(_choose(n, fitting, names, parts))
    return [_known(name, form) for name, form in zip(names, forms, strict=True)]


def _known(name, form):
    """The gazetteer's form of a known person: `Bác` is `Bác Hồ`."""
    if name.kind == "person" and (known := PERSONS.first.get(name.text.split()[0].lower())):
        for words, (meaning, _) in known:
            if " ".join(words) == name.text.lower():
                return meaning[0]
    return form


def _abroad(name):
    last = name.text.split()[-1]
    return any(words == [last.lower()] and meaning[0] == "country" for words, (meaning, _) in PLACES.first.get(last.lower(), ())) and last != "VN"


def _rarest(parts, name, index):
    return min(parts, key=lambda part: len(index[name.kind, part]), default="")


def _choose(n, fitting, names, parts):
    """The longest form among those of the thing that was named last before, or first after."""
    if not fitting:
        return names[n].text
    before = [m for m in fitting if m < n]
    if not before and names[n].kind == "organisation":
        # The body of another country, named later, is another body: Bộ Thương mại, then Bộ Thương mại Mỹ.
        fitting = [m for m in fitting if not _abroad(names[m])] or [n]
    near = before[-1] if before else fitting[0]
    longest = max([n, *fitting], key=lambda m: (len(parts[m]), len(names[m].text), -m))
    if len(parts[longest]) > len(parts[near]) and _inside(parts[near], parts[longest]):
        near = longest
    return names[near].text if len(parts[near]) >= len(parts[n]) else names[n].text


def _parts(name):
    """The words of a name, lower-cased, with abbreviations spelled out and apostrophes left out."""
    text = name.text.lower().replace("'", "").replace("’", "").replace("uỷ", "ủy")
    words = PART.findall(text)
    if name.kind == "place" and (words[-1:] == ["hcm"] or words == ["tphcm"] or words[-3:] == ["hồ", "chí", "minh"]):
        return ["thành", "phố", "hồ", "chí", "minh"]
    return [part for word in words for part in SPELLED.get(word, word).split()]


def _inside(short, long):
    return any(long[k : k + len(short)] == short for k in range(len(long) - len(short) + 1))


def _person(short, long, _, __):
    """A Vietnamese name is shortened to its end, a foreign one to any part."""
    if len(short) >= len(long):
        return False
    if all(map(is_syllable, long)):
        return long[-len(short) :] == short
    return _inside(short, long)


def _body(short, long, name, other):
    """A body is shortened to its head, to its beginning, or to the name proper after its head."""
    if len(short) >= len(long):
        return False
    if other.core and PART.findall(other.core.lower()) == short:
        return True
    head = HEADS.match(NameTokens(name.text), 0) if len(short) < 4 else None
    return long[: len(short)] == short and (len(short) > 2 or bool(head and head[0] == len(name.text.split())) or len(short) == 2 and len(long) > 3)


def _place(short, long, name, other):
    """A place without its head is the one with a head and the same name proper."""
    if len(short) >= len(long) or long[-len(short) :] != short:
        return False
    if " ".join(long[: -len(short)]) not in OWN_HEADS:
        return False
    return bool(other.core) and PART.findall(other.core.lower().replace("'", "").replace("’", "")) == short or " ".join(long[: -len(short)]) in ("thành phố", "tỉnh")


def _programme(short, long, _, __):
    return len(short) < len(long) and long[: len(short)] == short


FITS = {"person": _person, "organisation": _body, "place": _place, "programme": _programme}
