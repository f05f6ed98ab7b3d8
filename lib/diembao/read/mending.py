"""Rules for `clean` that mend what happened to a text before: HTML entities left in it, UTF-8 read as Western.

Each rule takes a text and gives its edits as (start, end, after), as the rules in `clean.RULES` do. Both come before
all others: an entity may stand for a soft hyphen or a combining mark, and a soft hyphen may be half of a letter.
"""

import html
import re

from diembao.read.legacy import BYTE, WESTERN

ENTITY = re.compile(
    r"""
    &(?:amp;)?                        # & that was itself written as an entity: &amp;quot;
    (?:
      (?: [a-zA-Z][a-zA-Z0-9]{1,31}   # &quot;
        | \#\d{1,7}                   # &#7841;
        | \#[xX][0-9a-fA-F]{1,6}      # &#x1ea1;
      );
      | nbsp(?![\w;])                 # the one that is most often left without its semicolon
    )
    """,
    re.VERBOSE,
)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

# Characters as which Windows-1252 or Latin-1 shows the bytes 0x80 to 0xBF, UTF-8's second to fourth of a character.
_NEXT = "[" + "".join(re.escape(char) for char, byte in BYTE.items() if 0x80 <= byte < 0xC0) + "]"
# How the letters from ạ to ỹ and the typographic marks begin, and such a character whole.
STARTS = ("áº", "á»", "â€", "â\x80")
TRIPLE = re.compile(f"[áâ]{_NEXT}{{2}}")
# Such a letter without punctuation in it, as no right text has it: `«quá»”` is right, `má»™t` is not.
SURE = re.compile("áº[^\x00-\x7f]|á»[€ƒˆ‰Š‹ŒŽ˜™š›œžŸ¡-¦¨©ª¬®-¶¸¹º¼-¿\x80-\x9f]")
# A letter or sign of two bytes (Ã´ for ô, Ä‘ for đ, Â° for °), likewise; before punctuation only inside a word in small letters.
PAIR = re.compile(
    f"""
    [ÃÄÅÆ][¡-¦¨-ª¬-¶¸-º¼-¿ƒˆ‰Š‹ŒŽ˜™š›œžŸ€\x80-\x9f]
    | Ä[‘\x90] | Æ°
    | Â[©®°±²³º«»]
    | (?<=[a-zà-ỹ])[ÃÄÅÆ]{_NEXT}(?=[a-z])
    """,
    re.VERBOSE,
)
WESTERN_CAPITAL = re.compile("[ÂÃÄÅÆ][^\x00-\x7f]")
# A sign of Windows-1252 that was read as Latin-1 stands there as a control character; five of these have no sign.
CONTROL_SIGN = re.compile("[" + "".join(chr(byte) for byte in WESTERN) + "]")
# Without such a capital, an end of STARTS or a control character nothing was misread; one set at the head is found soonest.
_SECOND = "".join(start[1] for start in STARTS) + "\x80-\x9f"
ANY_SIGN = re.compile(f"[ÂÃÄÅÆ{_SECOND}](?:(?<=[{_SECOND}])|[^\x00-\x7f])")
SEQUENCES = re.compile(f"(?:[Â-ß]{_NEXT}|[à-ï]{_NEXT}{{2}}|[ð-ô]{_NEXT}{{3}}|Ã (?=[ \\w]))+")
LINE = re.compile("[^\n]+")


def read_entities(text):
    """`&quot;`, `&aacute;`, `&#7841;` -> the characters that they stand for; `R&D;` and `&` stay.

    Examples
    --------
    >>> read_entities("Th&agrave;nh ph&#7889; &amp;quot;A&amp;quot;")
    [(2, 10, 'à'), (15, 22, 'ố'), (23, 33, '"'), (34, 44, '"')]
    """
    if "&" not in text:
        return []
    edits = []
    for m in ENTITY.finditer(text):
        after = html.unescape(m[0])
        if after.startswith("&") and len(after) > 1:
            after = html.unescape(after)
        # html.unescape leaves an unknown name as it is, and gives what cannot be shown as a replacement character.
        if "&" not in after[:-1] and after != m[0] and len(after) <= 2 and not CONTROL.search(after):
            edits.append((*m.span(), after))
    return edits


def mend_mojibake(text):
    """Characters that were read in the wrong encoding, line by line, where no right text has them or ftfy finds the line bad.

    UTF-8 read as Windows-1252 (`Hà Ná»™i`), and signs of Windows-1252 read as Latin-1 (U+0093 for “). `ĐÃ”` and `«quá»` are
    right text and stay.

    Examples
    --------
    >>> mend_mojibake("Trụ sở: HÃ\xa0 Ná»™i.")
    [(9, 11, 'à'), (13, 16, 'ộ')]
    >>> mend_mojibake("Ông nói: “ĐÃ”, «quá».")
    []
    """
    # These searches are far faster than the expressions that decide; most texts are through with the first.
    if not ANY_SIGN.search(text):
        return []
    edits = []
    if WESTERN_CAPITAL.search(text) or any(start in text for start in STARTS):
        for line in LINE.finditer(text):
            if _is_misread(line[0]):
                edits += _mended(line)
    if CONTROL_SIGN.search(text):
        taken = {at for start, end, _ in edits for at in range(start, end)}
        signs = ((*m.span(), WESTERN[ord(m[0])]) for m in CONTROL_SIGN.finditer(text) if m.start() not in taken)
        edits = sorted([*edits, *signs])
    return edits


def _is_misread(line):
    if SURE.search(line):
        return True
    if not TRIPLE.search(line) and not PAIR.search(line):
        return False
    from ftfy.badness import is_bad  # only here: few texts need it

    return is_bad(line)


def _mended(line):
    for m in SEQUENCES.finditer(line[0]):
        try:
            after = bytes(BYTE[char] for char in m[0].replace("Ã ", "Ã\xa0")).decode("utf-8").translate(WESTERN)
        except UnicodeDecodeError:
            continue
        if not CONTROL.search(after):
            yield line.start() + m.start(), line.start() + m.end(), after
