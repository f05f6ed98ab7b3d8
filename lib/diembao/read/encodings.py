"""In which encoding a document was written: recognised per document, and never converted on a guess.

Every encoding that could have made a document is tried, and its reading weighed (`weighing`). A reading is taken if
its odds against every other one are at least 1,000 to 1 and most of its words are Vietnamese; otherwise the document
is set aside, and the candidates are shown. So is a document that lost letters (`losses`). A line that is in another
encoding than its document is read by itself or named in a remark (`lines`).

Measured on 2,100 press articles that were put into each encoding (the readings in `tests/test_encodings.py`): every
one recognised, also where charset-normalizer knows Windows-1258 alone of these, and viparse 94 of 100.
"""

import re
from typing import NamedTuple

from diembao.read.legacy import BYTE, ENCODINGS, LATIN_9, TURKISH, surface
from diembao.read.lines import read_lines, remarks
from diembao.read.losses import LEAST_STRANGE, lost_letters, missing_letter, strange_letters
from diembao.read.syllables import NOT_ASCII
from diembao.read.weighing import LEAST_FIT, ODDS, SAMPLE, weigh, winner

# What no surface of an old encoding holds: the letters that only Unicode has, and combining marks.
MODERN = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300-\u036f\u1ea0-\u1ef9]")
# UTF-8's first byte for Vietnamese letters and typographic marks, as Western encodings show it, and one that follows.
MOJIBAKE = re.compile("[ÃÄÅÆÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ ]|á[º»]|â€|Ì[€ƒ‰£\u0080-\u0089]")
# A no-break space is UTF-8's second byte in à, Ơ and some more; many programs make it a plain one.
LOST_BLANK = re.compile("(?<=[ÃÅÆ]) ")
LOST = re.compile("\ufffd|á[º»]|[ÃÄÅÆ][\u0080-\u009f¡-¿](?=[a-z])")
# So well a text reads that lost a letter which many of its words have.
LOSSY_FIT = 0.4
SAVE_ANEW = "open it in an editor under one of these encodings and save it as UTF-8"
MEND = "open it in an editor, mend it there and save it as UTF-8"
FETCH_ANEW = "take it from where it came from once more, in another way"
DAMAGED = "the text is UTF-8 that was read as windows-1252, and characters were lost on the way"


class Decoded(NamedTuple):
    """A document's text, its encoding, the readings that were weighed (none where there was no doubt), and what to look at.

    `remarks` are sentences that name lines in another encoding, or in none that is known.
    """

    text: str
    encoding: str
    candidates: tuple = ()
    remarks: tuple = ()


class Undecided(ValueError):
    """No encoding reads this document well enough, or more than one does.

    Attributes
    ----------
    reason, advice : str
    candidates : tuple of Candidate
        Best first.
    """

    def __init__(self, reason, candidates=(), advice=SAVE_ANEW):
        shown = "; ".join(f"{c.encoding}: {c.sample!r} ({c.fit:.0%} Vietnamese)" for c in candidates[:3])
        self.reason = f"{reason} ({shown})" if shown else reason
        self.advice, self.candidates = advice, tuple(candidates)
        super().__init__(f"{self.reason}; {self.advice}")


def decode(data):
    """The text of a document's bytes.

    UTF-8 and UTF-16 (with or without a byte-order mark), Windows-1258, TCVN3 (ABC), TCVN 5712-1, VNI, VISCII, and
    UTF-8 in which such a text, or UTF-8 itself, was read as Windows-1252. Old encodings give composed characters
    (NFC); UTF-8 and UTF-16 are left as they are.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    Decoded
        With `.text`, `.encoding` (`utf-8`, `tcvn3`, … or `tcvn3 read as windows-1252`) and `.candidates`.

    Raises
    ------
    Undecided
        If no encoding is clearly right; it names the candidates.

    Examples
    --------
    >>> decode("Hµ Néi, ngµy 2 th¸ng 9".encode("latin-1"))[:2]
    ('Hà Nội, ngày 2 tháng 9', 'tcvn3')
    >>> decode("Cần Thơ".encode())[:2]
    ('Cần Thơ', 'utf-8')
    """
    found = _decoded(data)
    check_letters(found.text)
    return found


def _decoded(data):
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _repaired(_strict(data, encoding), encoding.removesuffix("-sig"))
    if b"\0" in data:
        return Decoded(*_wide(data))
    try:
        return _repaired(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        place = _place(data, error.start)
    text = surface(data)
    candidates = weigh(text, {"windows-1252": str} | ENCODINGS)
    best = winner(candidates)
    if _nearly_utf8(data):
        raise Undecided(f"the file is UTF-8, but damaged ({place})", advice=MEND)
    if not best:
        _check_unclear(text, candidates)
        raise Undecided(f"the file is not UTF-8 ({place}), and its encoding cannot be told", candidates)
    return _read(text, best.encoding)._replace(candidates=candidates)


def repair(text):
    """The text that was meant, where characters are the bytes of an old encoding or of UTF-8 taken for Western ones.

    Right text stays untouched: so does all that holds a letter which only Unicode has (ă, đ, ơ, ư, ạ …).

    Parameters
    ----------
    text : str

    Returns
    -------
    Decoded
        With the encoding `unicode` where nothing was changed.

    Raises
    ------
    Undecided
        If the text is no right Vietnamese and two encodings explain it equally well.

    Examples
    --------
    >>> repair("HÃ\xa0 Ná»™i")[:2]
    ('Hà Nội', 'utf-8 read as windows-1252')
    >>> repair("Coäng hoøa xaõ hoäi chuû nghóa")[:2]
    ('Cộng hòa xã hội chủ nghĩa', 'vni read as windows-1252')
    >>> repair("Ngài Müller ở São Paulo")[:2]
    ('Ngài Müller ở São Paulo', 'unicode')
    """
    if not NOT_ASCII.search(text):
        return Decoded(text, "unicode")
    if MODERN.search(text):
        return _read(text, "unicode")
    shown, text, candidates = _as_shown(text)
    untouched = next(c for c in candidates if c.encoding == "unicode")
    rivals = [c for c in candidates if c.fit >= LEAST_FIT and c.score >= untouched.score + ODDS]
    if not rivals:
        if untouched.fit < 0.5 and len(MOJIBAKE.findall(text)) * 4 > len(NOT_ASCII.findall(text)):
            raise Undecided(DAMAGED, advice=FETCH_ANEW)
        return _read(text, "unicode")
    best = winner(candidates)
    if not best:
        _check_unclear(text, candidates)
        raise Undecided("the text is in an old encoding shown as Western characters; which cannot be told", candidates)
    found = _read(text, best.encoding)
    return found._replace(encoding=f"{best.encoding} read as {shown}", candidates=candidates)


def check_letters(text):
    """Raise `Undecided` if so many letters of a text became question marks that it cannot be right."""
    word = lost_letters(text)
    if word:
        raise Undecided(f"letters of the text were lost and are question marks now ({word!r} and others)", advice=FETCH_ANEW)


def _as_shown(text):
    """The Western code page that a text was read in, its surface, and the readings of that."""
    readers = {"unicode": str} | ({"utf-8": _misread_utf8} if MOJIBAKE.search(text) else {}) | ENCODINGS
    candidates = weigh(text, readers)
    anew = text.translate(LATIN_9)
    if anew != text:
        others = weigh(anew, readers)
        if others[0].encoding in ENCODINGS and others[0].score >= candidates[0].score + ODDS:
            return "iso-8859-15", anew, others
    return "windows-1254" if any(char in text for char in TURKISH) else "windows-1252", text, candidates


def _read(text, encoding):
    """A surface in the encoding of its document, lines in another one in theirs, unless letters were lost."""
    if encoding == "utf-8":
        read = _misread_utf8(text)
        if LOST.search(read):
            raise Undecided(DAMAGED, advice=FETCH_ANEW)
        return Decoded(read, encoding)
    readers = READERS if MOJIBAKE.search(text) else {name: read for name, read in READERS.items() if name != "utf-8"}
    lines = read_lines(text, encoding, readers, MODERN)
    for used in dict.fromkeys(line.encoding for line in lines):
        of_it = [line for line in lines if line.encoding == used]
        _check_whole("".join(line.surface for line in of_it), "".join(line.text for line in of_it), used)
    return Decoded("".join(line.text for line in lines), encoding, remarks=remarks(lines, encoding))


def _check_unclear(text, candidates):
    """Raise `Undecided` with a better reason if the one likely reading is not good because letters were lost."""
    best, *others = candidates
    clear = all(best.score >= other.score + ODDS for other in others)
    if clear and best.fit >= LOSSY_FIT and best.judged >= 4:
        _check_whole(text, reread(text, best.encoding), best.encoding)


def _check_whole(shown, text, encoding):
    if encoding in ENCODINGS and len(strange := strange_letters(shown)) >= LEAST_STRANGE:
        reason = (
            f"the text is {encoding} that was read in a code page which is not known here ({', '.join(sorted(set(strange))[:5])})"
        )
        raise Undecided(reason, advice=FETCH_ANEW)
    letter = missing_letter(shown, text, encoding)
    if letter:
        raise Undecided(f"the text is {encoding} without its letter {letter}, which is the soft hyphen there", advice=FETCH_ANEW)


def _repaired(text, encoding):
    found = repair(text)
    return found._replace(encoding=encoding) if found.encoding == "unicode" else found


def _strict(data, encoding):
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"the file opens with the mark of {encoding} and is damaged ({_place(data, error.start)})"
        raise Undecided(reason, advice=MEND) from None


def _wide(data):
    """UTF-16 without a mark: half of its bytes are zero in Western text, and every blank and line end holds one."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        sample = text[:SAMPLE]
        plain = sum(" " <= c <= "~" or c in "\t\r\n" for c in sample)
        usual = plain + sum("\xa0" <= c <= "\u01b0" or "\u0300" <= c <= "\u036f" or "\u1ea0" <= c <= "\u206f" for c in sample)
        if "\0" not in text and usual >= 0.95 * len(sample) and plain >= 0.4 * len(sample):
            return text, encoding
    raise Undecided("the file is binary, not text", advice="export it as plain text in UTF-8")


def _nearly_utf8(data):
    """Whether bytes are UTF-8 but for a few that are damaged."""
    text = data.decode("utf-8", errors="replace")
    return text.count("\ufffd") * 5 <= len(NOT_ASCII.findall(text))


def _place(data, at):
    line, column = data.count(b"\n", 0, at) + 1, at - data.rfind(b"\n", 0, at)
    return f"byte 0x{data[at]:02X} in line {line}, byte {column} of it"


def reread(text, encoding):
    """A text of Western characters in the encoding that `decode` or `repair` named.

    Examples
    --------
    >>> reread("Hµ Néi", "tcvn3 read as windows-1252")
    'Hà Nội'
    """
    name, _, shown = encoding.partition(" read as ")
    return READERS[name](text.translate(LATIN_9) if shown == "iso-8859-15" else text)


def _misread_utf8(text):
    """The text that was UTF-8 and read as Windows-1252, once or twice; where other characters are among it, by ftfy."""
    text = LOST_BLANK.sub("\xa0", text)
    for _ in range(2):
        try:
            text = bytes(BYTE[char] for char in text).decode("utf-8")
        except (KeyError, UnicodeDecodeError):
            break
        if MODERN.search(text) or text.isascii():
            return text
    import ftfy  # only here: few documents need it

    return ftfy.fix_encoding(text)


READERS = {"unicode": str, "windows-1252": str, "utf-8": _misread_utf8} | ENCODINGS
