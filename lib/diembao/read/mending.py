"""Rules for `clean` that mend what happened to a text before: HTML entities left in it, UTF-8 read as Western.

Each rule takes a text and gives its edits as (start, end, after), as the rules in `clean.RULES` do. Both come before
all others: an entity may stand for a soft hyphen or a combining mark, and a soft hyphen may be half of a letter.
"""

import html
import re

from diembao.read.legacy import BYTE

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
    """UTF-8 that was read as Windows-1252 in parts of a text (`Hà Ná»™i`), line by line, where ftfy finds the line bad.

    Most Vietnamese letters have three bytes in UTF-8, so a line that holds no such three is let be: `ĐÃ”` and `«quá»`
    are right text.

    Examples
    --------
    >>> mend_mojibake("Trụ sở: HÃ\\xa0 Ná»™i.")
    [(9, 11, 'à'), (13, 16, 'ộ')]
    >>> mend_mojibake("Ông nói: “ĐÃ”, «quá».")
    []
    """
    if not any(start in text for start in STARTS):  # far faster than the expression below
        return []
    from ftfy.badness import is_bad  # only here: few texts need it

    edits = []
    for line in LINE.finditer(text):
        if TRIPLE.search(line[0]) and is_bad(line[0]):
            edits += _mended(line)
    return edits


def _mended(line):
    for m in SEQUENCES.finditer(line[0]):
        try:
            after = bytes(BYTE[char] for char in m[0].replace("Ã ", "Ã\xa0")).decode("utf-8")
        except UnicodeDecodeError:
            continue
        if not CONTROL.search(after):
            yield line.start() + m.start(), line.start() + m.end(), after
