"""The Vietnamese encodings of before Unicode, each as a function from their characters to Unicode.

All work on a *surface*: a string that holds one character for each byte, either U+0000 to U+00FF or the characters
that Windows-1252 shows for the bytes 0x80 to 0x9F, or Windows-1254 for six above. Bytes decoded as Latin-1 are such a
surface, and so is a text that was typed in an old font and copied, saved or converted as if it were Western European.

Sources: TCVN 5712:1993 (VN1, of which VN3 leaves the toned capitals out) and VISCII as RFC 1456 has it, both the same
as glibc's charmaps and viparse's tables at every byte; Windows-1258 from Python's codec; VNI-Windows by its rule (a
vowel, then the mark), the same as viparse's table wherever that has an entry, and with the ẳ and ỵ that it lacks.
"""

import re
import unicodedata

# 0x80 to 0xFF.
VN1_HIGH = (
    "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨ"
    "ÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
    "\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ"
    "\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ"
    "éẹềểễếệìỉỄẾỒĩíịò"
    "Ổỏõóọồổỗốộờởỡớợù"
    "ỖủũúụừửữứựỳỷỹýỵỐ"
)
VN1_LOW = dict(zip(b"\x01\x02\x04\x05\x06\x11\x12\x13\x14\x15\x16\x17", "ÚỤỪỬỮỨỰỲỶỸÝỴ", strict=True))
VISCII_HIGH = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ"
    "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    "Õắằặấầẩậẽẹếềểễệố"
    "ồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"
    "ĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉ"
    "đựòóôõỏọụùúũủýợỮ"
)
VISCII_LOW = dict(zip(b"\x02\x05\x06\x14\x19\x1e", "ẲẴẪỶỸỴ", strict=True))

# grave, hook, tilde, acute, dot below: the tones, as combining marks
_MARKS = "\u0300\u0309\u0303\u0301\u0323"
# The characters that Windows-1252 has for 0x80 to 0x9F (five of these bytes have none).
WITHOUT = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
WESTERN = {byte: bytes([byte]).decode("windows-1252") for byte in range(0x80, 0xA0) if byte not in WITHOUT}
# Turkish letters, with which Windows-1254 and ISO-8859-9 differ from it; they stand in no other text that is read here.
TURKISH = {char: char.encode("windows-1254")[0] for char in "ĞğİıŞş"}
BYTE = {char: byte for byte, char in WESTERN.items()} | {chr(byte): byte for byte in range(0x100)} | TURKISH
# ISO-8859-15 has these at other bytes than Windows-1252 has them: what the same bytes are in Latin-1.
LATIN_9 = {ord(char): chr(char.encode("iso-8859-15")[0]) for char in "€ŠšŽžŒœŸ"}


def surface(data):
    """Bytes as Windows-1252 shows them; the five that it has no character for stay control characters."""
    return data.decode("latin-1").translate(WESTERN)


def _by_byte(letters):
    """A table for `str.translate` from letters by byte; each byte as itself and as Windows-1252 shows it."""
    return {ord(char): letters[byte] for char, byte in BYTE.items() if byte in letters}


def _vn3():
    """VN3, the encoding of the fonts .VnTime: VN1 with the punctuation of Windows-1252 between 0x80 and 0x9F.

    It has no toned capitals; those of VN1 above 0xA0 are kept, as nothing else is meant there. Its combining marks
    are not.
    """
    letters = {byte: char for byte, char in enumerate(VN1_HIGH, 0x80) if byte > 0xA0 and char not in _MARKS}
    # Some programs give the Greek mu for the micro sign (à).
    return _by_byte(WESTERN) | _by_byte(letters) | {0x3BC: "à"}


TCVN3 = _vn3()
# What PDF writers put in the place of the soft hyphen (ư) and the middle dot (ã), where it touches a letter.
TCVN3_GLYPHS = re.compile(r"(?<=[^\W\d_])[\u2212\u2219]|[\u2212\u2219](?=[^\W\d_])")
VN1 = _by_byte(dict(enumerate(VN1_HIGH, 0x80)) | VN1_LOW)
# Bullets, dashes and the field marks of word processors touch no letter; as letters (Ó, Ọ, Ộ, Ỳ …) they do not stand alone.
VN1_SIGN = re.compile(r"(?<![A-Za-z\x80-\uffff])([\x01-\x06\x13-\x15\x95-\x97•–—])(?![A-Za-z\x80-\uffff])")
VISCII = _by_byte(dict(enumerate(VISCII_HIGH, 0x80)) | VISCII_LOW)
W1258 = _by_byte({byte: bytes([byte]).decode("windows-1258", errors="replace") for byte in range(0x80, 0x100)})

VNI_TONES = dict(zip("øûõùï", _MARKS, strict=True))
VNI_CIRCUMFLEX = {"â": ""} | dict(zip("àåãáä", _MARKS, strict=True))
VNI_BREVE = {"ê": ""} | dict(zip("èúüéë", _MARKS, strict=True))
VNI_LETTERS = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
# Both cases are written out: ignoring case, i would stand for the Turkish İ, too, which is two characters in small letters.
_VOWELS, _SIGNS, _ALONE = (letters + letters.upper() for letters in ("aeouyiôö", "øûõùïâàåãáäêèúüéë", "ôöñæóòî"))
VNI_PAIR = re.compile(f"([{_VOWELS}])([{_SIGNS}])|[{_ALONE}]")


def _vni_letter(m):
    whole = m[0].lower()
    if not m[1]:
        letter = VNI_LETTERS[whole]
    else:
        base, mark = whole
        sets = [(VNI_TONES, VNI_LETTERS.get(base, base))]
        sets += [(VNI_CIRCUMFLEX, base + "\u0302")] if base in "aeo" else []
        sets += [(VNI_BREVE, "a\u0306")] if base == "a" else []
        found = next((stem + marks[mark] for marks, stem in sets if mark in marks), None)
        # A vowel and a mark that do not go together: the mark is a letter of its own (`uò` is u and ị).
        letter = found or VNI_LETTERS.get(base, base) + VNI_LETTERS.get(mark, mark)
    return letter.upper() if m[0][0].isupper() else letter


def read_vni(surface):
    """VNI-Windows: each toned or hatted vowel is the vowel and a mark; capitals go by the vowel.

    Examples
    --------
    >>> read_vni("Coäng hoøa xaõ hoäi, ÑAÛNG, haúng haïn")
    'Cộng hòa xã hội, ĐẢNG, hẳng hạn'
    """
    return unicodedata.normalize("NFC", VNI_PAIR.sub(_vni_letter, surface.translate(_by_byte(WESTERN))))


def read_tcvn3(surface):
    """TCVN3 (ABC, VN3), with the capitals that the fonts .VnTimeH drew put back where the letters around them show it.

    Examples
    --------
    >>> read_tcvn3("Hµ Néi: §¹i héi §¶ng")
    'Hà Nội: Đại hội Đảng'
    >>> read_tcvn3("QUYÕT §ÞNH CñA Bé TR¦ëNG")
    'QUYẾT ĐỊNH CỦA BỘ TRƯỞNG'
    """
    surface = TCVN3_GLYPHS.sub(lambda m: "\xad" if m[0] == "\u2212" else "\xb7", surface)
    return raise_capitals(surface.translate(TCVN3))


def read_vn1(surface):
    """TCVN 5712:1993 in full (VN1), whose toned capitals stand where other encodings have control characters and signs.

    Examples
    --------
    >>> read_vn1("\\x95 \\x95ng n\\xad\\xedc \\x96 \\x13 PAGE")
    '• Óng nước – \\x13 PAGE'
    """
    parts = VN1_SIGN.split(surface)
    parts[::2] = (part.translate(VN1) for part in parts[::2])
    return unicodedata.normalize("NFC", "".join(parts).translate(_by_byte(WESTERN)))


def read_viscii(surface):
    """VISCII (RFC 1456)."""
    return surface.translate(VISCII)


def read_windows_1258(surface):
    """Windows-1258: the tone is a combining mark behind its vowel."""
    return unicodedata.normalize("NFC", surface.translate(W1258))


ENCODINGS = {
    "tcvn3": read_tcvn3,
    "vni": read_vni,
    "viscii": read_viscii,
    "windows-1258": read_windows_1258,
    "tcvn5712-1": read_vn1,
}

# --- capitals in TCVN3 -----------------------------------------------------------------------------------------------

WORD = re.compile(r"[^\W\d_]+")
TWO_CAPITALS = re.compile(r"[A-ZĂÂÊÔƠƯĐ][^\W\d_]*[A-ZĂÂÊÔƠƯĐ]")
TONED = re.compile("[àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵăâêôơưđ]")


def raise_capitals(text):
    """Toned letters in capitals, in words and lines that are otherwise in capitals.

    TCVN3 has no toned capitals: `QUYÕT §ÞNH` is the capitals Q U Y T Đ N H and the small letters ế ị, drawn large by
    another font. A word with two capitals and no plain small letter is raised (`QUYẾT`). A word with one capital
    (`Bộ`, `Hà`) shows nothing by itself: it is raised where the words around it, as far as the next colon or stop,
    are in capitals. What shows nothing stays: a toned small letter that opens a sentence or a name (`ở`, `ấn Độ`).

    Examples
    --------
    >>> raise_capitals("BáO CáO Về Xã Hà")
    'BÁO CÁO VỀ XÃ HÀ'
    >>> raise_capitals("UBND xã Hà Nội, PHầN HAI: Bộ ở Hà Tây")
    'UBND xã Hà Nội, PHẦN HAI: Bộ ở Hà Tây'
    """
    return "\n".join(_raise_line(line) if TWO_CAPITALS.search(line) else line for line in text.split("\n"))


def _raise_line(line):
    cases = [_case(m[0]) for m in WORD.finditer(line)]
    if "small" not in cases:
        return line.upper() if "capitals" in cases else line
    return "".join(_raise_stretch(part) for part in re.split(r"([:;.!?()\t]+)", line))


def _raise_stretch(stretch):
    words = list(WORD.finditer(stretch))
    cases = [_case(m[0]) for m in words]
    parts, last = [], 0
    for i, m in enumerate(words):
        around = {next((c for c in side if c != "open"), "end") for side in (cases[:i][::-1], cases[i + 1 :])}
        if cases[i] == "capitals" or (cases[i] == "open" and "capitals" in around and "small" not in around):
            parts += stretch[last : m.start()], m[0].upper()
            last = m.end()
    return "".join([*parts, stretch[last:]])


def _case(word):
    """`capitals`, `small`, or `open` where the word by itself does not tell: Hà, Bộ, ở, TP, UBND."""
    if any(char.islower() and (char.isascii() or not TONED.match(char)) for char in word):
        return "small"
    if sum(char.isupper() for char in word) >= 2 and not word.isupper():
        return "capitals"
    # A whole word in capitals is evidence where it is a Vietnamese one (CHƯƠNG), not as an abbreviation (HĐND, TP).
    whole = word.isupper() and len(word) > 2 and not word.isascii() and re.search("[AĂÂEÊIOÔƠUƯY]", word)
    return "capitals" if whole else "open"
