"""What speaks for a run of capitals being a person, a place or a body, in the words around it."""

import re

from diembao.extract.name_lexicon import COMMON_FAMILIES, FIELDS, FOREIGN, GIVEN, HEADS, PLACES, TITLES, VERBS, WORDS
from diembao.extract.name_places import ORGANISATION, PERSON, PLACE, full_name_end
from diembao.extract.name_tokens import is_syllable

# The votes were set on coded articles (data/coded/names.csv, part tune). A run needs ENOUGH for a kind.
ENOUGH = 1.5
NEVER = -9.0
AGE = re.compile(r"\s*[(,]\s*(?:SN|sinh|sinh năm|s\.)?\s*\d{1,4}\s*(?:tuổi|,|\)|-)")
HOUSE = re.compile(r"\d+[A-Za-z]?(?:/\d+[A-Za-z]?)*\Z")
FIRM_ENDINGS = ("bank", "soft", "corp", "mart", "airlines", "petro", "telecom")
BEFORE_DISTRICT = frozenset(("q", "p", "quận", "phường", "tp", "tphcm"))
SURNAME_PREFIXES = ("Mc", "Mac", "Di", "De", "Van", "Le", "La", "Fitz")
GIVEN_TOO = frozenset(("Lan", "My"))  # Trà My; a LAN has capitals
CLOSING = frozenset('”"»')
HEADLINE = 15  # tokens of a quotation in a headline
QUOTES = frozenset("“\"'‘")
OF_ROLE = frozenset(("của", "tại", "ở", "thuộc", "điều", "phụ"))  # Bonaparte, tổng giám đốc của …
BEFORE_VERB = frozenset(("cũng", "đã", "vừa", "lại", "từng", "thì", "còn", "liền"))


def votes(t, a, b, title):
    """How much speaks for each kind of the run of tokens from a to before b.

    Parameters
    ----------
    t : NameTokens
    a, b : int
    title : bool
        Whether a role or a courtesy word stands right before it.

    Returns
    -------
    dict
        Kind -> vote.
    """
    counted = dict.fromkeys((PERSON, PLACE, ORGANISATION), 0.0)
    if _is_thing(t, a, b, title):
        return dict.fromkeys(counted, NEVER)
    if title and _is_acronym(t, a, b) and _role_before(t, a):
        return counted | {ORGANISATION: 3.0, PERSON: NEVER}  # giám đốc HUD: a role in a body
    if title and _is_acronym(t, a, b) and len(t.text[a]) > 2:
        return dict.fromkeys(counted, NEVER)  # bệnh nhân SARS
    before = t.low[a - 1] if a and t.adjacent(a) else ""
    if before in WORDS["thing"] and not title:
        counted = dict.fromkeys(counted, -2.0)
    plain = all(is_syllable(t.low[k]) for k in range(a, b) if t.text[k].isalpha())
    counted[PERSON] += 5 if title else 0
    counted[PERSON] += _form(t, a, b, plain)
    _ahead(t, a, b, before, title, counted)
    _behind(t, a, b, plain, counted)
    if _is_acronym(t, a, b) and not title:
        _acronym(t, a, before, counted)
    _spelling(t, a, b, counted)
    return counted


def _is_thing(t, a, b, title):
    """Whether its words are those of products, works and contests: Windows XP, World Cup, Inspiron E; but golfer Tiger Woods."""
    if t.low[a] in WORDS["opens thing"] or _numbered(t, a, b):
        return True  # Tết Ất Dậu, Giải Vô địch
    if full_name_end(t, a) == b and not t.text[b - 1].isupper():
        return False  # Vũ Thị Lan is no network
    plain = all(is_syllable(t.low[k]) for k in range(a, b))
    if t.low[a] in GIVEN and b - a == 2 and (title or VERBS.match(t, b)):
        return False  # Ron King nhận xét
    words = [k for k in range(a + title, b) if not (k < b - 1 and t.text[k + 1] == ".") and not (plain and t.text[k] in GIVEN_TOO)]
    uses = [FOREIGN.get(t.low[k]) for k in words]
    if "thing" in uses and uses[-1] != "organisation":
        return True
    one_letter = b - a > 1 and len(t.text[b - 1]) == 1 and t.text[b - 1].isalpha()
    return one_letter or (b - a == 1 and len(t.low[a]) > 2 and len(set(t.low[a])) == 1)


def _numbered(t, a, b):
    """Whether a letter and a number stand together: H5N1, U.23."""
    k = b if t.text[b - 1] == "." or t.text[b] != "." else b + 1
    return len(t.text[a]) == 1 and b - a <= 2 and t.glued(k - 1) and t.text[k][:1].isdigit()


def _is_acronym(t, a, b):
    return b - a == 1 and t.text[a].isupper() and 1 < len(t.text[a]) < 8


def _role_before(t, a):
    role = TITLES.match_before(t, a)
    return bool(role) and role[1][0] == "role" and t.text[a - 1].islower()


def _acronym(t, a, before, counted):
    """Who acts is a body: `do VSSA tổ chức`, `FTC đã …`, `thành viên của AGFU`."""
    counted[ORGANISATION] += 1.0 if before in WORDS["by"] else 0.8 if before == "của" else 0.0
    counted[ORGANISATION] += 1.0 if t.low[a + 1] in WORDS["acting"] else 0.0


def _form(t, a, b, plain):
    """What the form of the name says for a person."""
    n = sum(t.text[k] not in (".", "-") and t.text[k] not in WORDS["particle"] for k in range(a, b))
    if full_name_end(t, a) == b:
        return 3 if n > 2 or t.low[a] in COMMON_FAMILIES else 2
    if n == 1 and not plain and t.low[a] in GIVEN:
        return 0.6
    if not 2 <= n <= 4:
        return 0
    return 2.5 if not plain and (t.low[a] in GIVEN or len(t.text[a]) == 1) else 1.5


def _ahead(t, a, b, before, title, counted):
    """The word before: a house number, `ở`, `đến`."""
    if HOUSE.match(before) and not title and b - a > 1 and (t.low[a - 2] in WORDS["before house"] or "/" in before):
        counted[PLACE] += 4
    if before in WORDS["with somebody"] and b - a == 1 and _called_so(t, a):
        counted[PERSON] += 1.5  # nhóm của Dung
    if before in WORDS["at"]:
        counted[PLACE] += 2
    elif before in WORDS["towards"]:
        counted[PLACE] += 0.7


def says_in_headline(t, a, b):
    """Whether a passage opens with a name, a colon and words of somebody's own: `Chu Lai: ‘Tôi viết chậm’`."""
    if a or b >= t.size or t.text[b] != ":" or t.text[b + 1] not in QUOTES or not t.capital[b - 1]:
        return False
    return not WORDS["self"].isdisjoint(t.low[b + 2 : b + 2 + HEADLINE]) or not PLACES.match_cased(t, a)


def _called_so(t, a):
    """Whether a common given name stands here alone, and no word of several syllables: `cho Liên hoan`."""
    if t.low[a] not in WORDS["given syllable"] or not t.text[a].istitle() or (t.capital[a + 1] and t.adjacent(a + 1)):
        return False
    return not any(lexicon.match(t, a) for lexicon in (HEADS, FIELDS, TITLES))


def _behind(t, a, b, plain, counted):
    """What stands behind: an age, a verb of saying, a district, a country."""
    if AGE.match(t.source, t.end[b - 1], t.end[b - 1] + 25) and "tuổi" in t.low[b : b + 5]:
        counted[PERSON] += 4
    if says_in_headline(t, a, b):
        counted[PERSON] += 1.5
    k = b
    while t.low[k] in BEFORE_VERB and k < b + 2:
        k += 1
    if VERBS.match(t, k) and not (t.opens[a] and plain and b - a == 1):
        counted[PERSON] += 3 if a > 1 and t.text[a - 1] in (",", "-", "–") and t.text[a - 2] in CLOSING else 1.5  # “…”, Cam nói
    elif t.low[b] in WORDS["stative"] and b - a == 1 and not plain:
        counted[PERSON] += 0.5
    if _apposed(t, a, b, plain):
        counted[PERSON] += 2
    if t.text[b] == "," and t.low[b + 1] in BEFORE_DISTRICT and a and t.text[a - 1][:1].isdigit():
        counted[PLACE] += 4
    if t.text[b] in (",", "(") and PLACES.match_cased(t, b + 1) and t.before(a) in WORDS["at"] | WORDS["towards"]:
        counted[PLACE] += 1


def _apposed(t, a, b, plain):
    """Whether a role stands behind a comma: `Spielberg, một đạo diễn tài năng`; after one foreign word it needs more."""
    one = t.low[b + 1] == "một"
    role = TITLES.match(t, b + 1 + one)
    if t.text[b] != "," or plain or not role or role[1][0] != "role":
        return False
    return one or b - a > 1 or t.low[role[0]] in OF_ROLE or t.capital[role[0]]


def _spelling(t, a, b, counted):
    """Capitals throughout, capitals inside a word, and the endings of firms."""
    words = [word for word in t.text[a:b] if word[0].isalpha()]
    shouted = [word.isupper() and len(word) > 1 for word in words]
    if any(shouted) and (b - a == 1 or not all(shouted) or not all(is_syllable(word.lower()) for word in words)):
        counted[PERSON] -= 3
        counted[ORGANISATION] += 1.5 if b - a == 1 and VERBS.match(t, b) else 0
    if any(_camel(word) for word in words):
        counted[PERSON] -= 3
        counted[PLACE] -= 3
    if b - a > 1 and any(FOREIGN.get(word.lower()) == "organisation" for word in words):
        counted[ORGANISATION] += 3
    if words and words[-1].lower().endswith(FIRM_ENDINGS) and len(words[-1]) > 5:
        counted[ORGANISATION] += 4


def _camel(word):
    """JavaScript, SoulSeek: a capital inside a word is a product's; McArthur and DiCaprio are people's names."""
    rest = next((word[len(prefix) :] for prefix in SURNAME_PREFIXES if word.startswith(prefix)), word)
    return len(word) > 3 and not rest[1:].islower() and not rest.isupper() and word.isalpha()
