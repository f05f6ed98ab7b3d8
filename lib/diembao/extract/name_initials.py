"""Persons of whom the press gives initials alone."""

from diembao.extract.name_found import found
from diembao.extract.name_lexicon import FAMILIES, ORGANISATIONS, STARTERS, TITLES
from diembao.extract.name_places import LONGEST_PERSON, PERSON
from diembao.extract.name_tokens import is_syllable

MOST_INITIALS = 8  # tokens, full stops among them
SOUNDS = frozenset(("Ch", "Gi", "Kh", "Ng", "Nh", "Ph", "Qu", "Th", "Tr"))
LETTERS = frozenset("ABCDĐEGHIKLMNOPQRSTUVXYZ")


def initialled(t, i, title):
    """A person of whom the press gives initials: `chị H.`, `nhân chứng P.T.H`, `Nguyễn Văn A.`, `cô Chu Thanh Tr.`."""
    if not t.capital[i] or ORGANISATIONS.match_cased(t, i):
        return None  # M.U
    called, k = bool(title) and title[1] == i, i
    if t.low[i] in FAMILIES and not _is_initial(t, i):
        k = i + 1
        while k - i < LONGEST_PERSON and t.adjacent(k) and t.text[k].istitle() and is_syllable(t.low[k]) and not _is_initial(t, k):
            k += 1
    if k == i and not called:
        return None
    end = k
    while end - k < MOST_INITIALS and t.adjacent(end) and _is_initial(t, end) and (end == k or t.text[end - 1] == "."):
        end += 1 + (t.text[end + 1] == "." and t.glued(end))
    if end == k or (t.glued(end - 1) and (t.text[end] == "-" or t.is_word(end) or t.text[end][:1].isdigit())):
        return None
    follows = t.adjacent(end) and t.capital[end]
    surname = end - k > 2 and not (t.low[end] in STARTERS or TITLES.match(t, end))  # C.K. Lau
    if follows and (t.text[end - 1] != "." or not is_syllable(t.low[end]) or surname):
        return None  # D. Beckham, D.C Toledo
    plain = t.text[end - 1] != "." and end - k == 1
    if plain and (t.capital[end] or t.text[end][:1].isdigit() or k - i == 1 or (k > i and not called)):
        return None  # ông A Lưới, Châu Á
    name = found(t, i, end, PERSON)
    name.title = (t.start[title[0]], t.end[title[1] - 1]) if called else None
    return name


def _is_initial(t, k):
    """Whether a letter, or two that write one sound and are followed by a full stop, stand for a name: `H`, `Tr.`."""
    text = t.text[k]
    return text in LETTERS if len(text) == 1 else text in SOUNDS and t.text[k + 1] == "." and t.glued(k)
