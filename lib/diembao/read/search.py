"""Finding and sorting Vietnamese: with or without diacritics, in the order of the Vietnamese alphabet."""

import unicodedata

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# The order of Vietnamese dictionaries: level, falling (huyền), dipping (hỏi), creaky (ngã), rising (sắc), heavy (nặng).
TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
RANK = {letter: rank for rank, letter in enumerate(ALPHABET)}


class _Folding(dict):
    """Code point -> one plain lower-case character, worked out at first sight."""

    def __missing__(self, code):
        plain = unicodedata.normalize("NFD", chr(code))[0].lower()[0]
        self[code] = plain = {"đ": "d", "ð": "d"}.get(plain, plain)
        return plain


_FOLDING = _Folding()


def fold(text):
    """Lower case without diacritics, one character for one, so that offsets stay good.

    Parameters
    ----------
    text : str
        In Unicode's composed form (NFC), as `clean` gives it.

    Returns
    -------
    str
        As long as `text`.

    Examples
    --------
    >>> fold("Đảng bộ TP Hà Nội")
    'dang bo tp ha noi'
    """
    return text.translate(_FOLDING)


def sort_key(text):
    """A key that sorts as Vietnamese dictionaries do: letters first, then tones, syllable by syllable.

    Examples
    --------
    >>> sorted(["ẩn", "an", "án", "ân", "ăn", "đa", "da", "dân"], key=sort_key)
    ['an', 'án', 'ăn', 'ân', 'ẩn', 'da', 'dân', 'đa']
    """
    return tuple(_syllable_key(syllable) for syllable in text.lower().split())


def _syllable_key(syllable):
    letters, tone = [], 0
    for char in unicodedata.normalize("NFD", syllable):
        if char in TONES:
            tone = TONES[char]
        elif unicodedata.combining(char) and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + char)
        else:
            letters.append(char)
    return tuple((RANK.get(letter, len(RANK)), letter) for letter in letters), tone
