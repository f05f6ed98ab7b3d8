"""Runs of capitals: where they end, and where one name ends and the next begins."""

from diembao.extract.name_lexicon import COMMON_FAMILIES, FAMILIES, GIVEN, HEADS, ORGANISATIONS, PLACES, TITLES, WORDS
from diembao.extract.name_places import full_name_end
from diembao.extract.name_tokens import is_syllable

LONGEST_RUN = 12  # tokens; headlines in capitals are longer, and no names


def runs(t, i, title):
    """The (first, after last) token spans of the names in the run of capitals that starts at this token, and the index after it.

    Parameters
    ----------
    t : NameTokens
    i : int
    title : bool
        Whether a role or a courtesy word stands right before the run.
    """
    end = j = _run_end(t, i)
    if t.low[i] in WORDS["creed"] and j - i > 1:
        i += 1  # giáo sĩ Shiite | Moqtada Sadr
    while t.text[j - 1] == "." and j > i + 1 and not (len(t.text[j - 2]) <= 2 and j - i == 2):
        j -= 1
    whole = full_name_end(t, i) == j and j - i <= 3  # Nguyễn Văn Theo
    if j - i > 1 and not whole and t.low[j - 1] in WORDS["next sentence"] and not t.capital[j]:
        j -= 1  # a caption without a full stop: ca sĩ Ánh Tuyết | Chúng tôi gặp
    if j - i > 1 and not title and all(len(t.text[k]) == 1 for k in range(i, j)):
        return [], end  # K.D.: the initials of a reporter
    k = None
    if t.low[i] not in FAMILIES or j - i >= 5:
        k = next((k for k in range(i + 1, j - 1) if _new_name(t, i, k)), None)
    return ([(i, k), (k, j)] if k else [(i, j)]), end


def _run_end(t, i):
    j = i + 1
    while j < t.size and j - i < LONGEST_RUN and (t.adjacent(j) or t.text[j - 1] == "."):
        if t.capital[j]:
            if ((_opens_other(t, j) or _opens_place(t, j)) and not _inside(t, i, j)) or _opens_club(t, j):
                break
        elif not ((t.text[j] == "." and _initial(t, j)) or _particle(t, i, j) or _joined(t, j)):
            break
        j += 1
    return j


def _new_name(t, a, k):
    return t.low[k] in COMMON_FAMILIES and t.low[a] not in COMMON_FAMILIES and full_name_end(t, k)


def _opens_other(t, j):
    """Whether a head or a title stands here: of several syllables or in capitals, since Châu, Anh, Hồ are in people's names too."""
    found = [match for match in (HEADS.match(t, j), TITLES.match(t, j)) if match]
    if not found:
        return False
    several = max(match[0] for match in found) - j > 1
    alone = t.low[j] in WORDS["inside run"] and t.adjacent(j + 1) and t.capital[j + 1]  # Lam Trường sắp cưới: a name
    return several or (len(t.text[j]) > 1 and t.text[j].isupper()) or alone


def _opens_place(t, j):
    """Whether a place of the gazetteer stands here: of several words, or a foreign one behind a Vietnamese word."""
    place = PLACES.match_cased(t, j)
    if not place or place[0] - j > 1 or t.text[j].isupper():
        return bool(place)
    return not is_syllable(t.low[j]) and is_syllable(t.low[j - 1])


def _opens_club(t, j):
    """Whether a known club stands behind a foreign name, as in a headline without a full stop: Ronaldinho | Getafe tiếp tục …"""
    club = ORGANISATIONS.match_cased(t, j)
    if not club or club[1][0] != "sport" or is_syllable(t.low[j - 1]) or t.low[j - 1] in GIVEN or not t.is_word(j - 1):
        return False
    return not is_syllable(t.low[j]) and t.text[j] not in ("Williams", "McLaren", "Santos")


def _inside(t, i, j):
    """Whether a word that can be a head or a title is the middle of a Vietnamese full name: Nguyễn Bá Thanh, Trần Hồ Anh."""
    end = full_name_end(t, i)
    return bool(end) and end > j


def _initial(t, j):
    """M.Yon, D.Beckham, E. Jean Carroll: a full stop after one or two letters, and a capital behind it."""
    if not (t.capital[j - 1] and len(t.text[j - 1]) <= 2 and t.end[j - 1] == t.start[j]):
        return False
    one = len(t.text[j - 1]) == 1
    if not (j + 1 < t.size and t.capital[j + 1]):
        return one
    if t.glued(j):
        return True
    alone = t.opens[j - 1] or TITLES.match_before(t, j - 1) or (j > 1 and t.is_word(j - 2) and not is_syllable(t.low[j - 2]))
    return one and t.adjacent(j + 1) and (bool(alone) or not is_syllable(t.low[j + 1]))


def _joined(t, j):
    """Ayman al-Zawahri: a hyphen between a small word and the name that it opens."""
    return t.text[j] == "-" and t.glued(j - 1) and t.glued(j) and t.low[j - 1] in WORDS["particle"] and t.capital[j + 1]


def _particle(t, i, j):
    """Osama bin Laden, Charles de Gaulle: a small word between capitals, behind a foreign one."""
    if t.low[j] not in WORDS["particle"] or (is_syllable(t.low[j - 1]) and t.low[j - 1] not in WORDS["particle"]):
        return False
    after = j + 1 + (t.low[j + 1] in WORDS["particle"] or t.text[j + 1] == "-")
    return t.adjacent(j + 1) and t.capital[after]
