"""Telling somebody's words from coined terms and titles."""

import re

from diembao.extract.lexicon import rows
from diembao.extract.name_lexicon import WORDS
from diembao.extract.name_tokens import NamePhrases

CUES = NamePhrases({row["cue"]: row["type"] for row in rows("quote_cues")})
SPEAKING = re.compile(
    r"""\b(?:
        tôi|chúng\stôi|chúng\sta|tao|mình|bọn\stôi|tụi\stôi|em|cháu|con   # who speaks
        |anh\sấy|cô\sấy|ông\sấy|bà\sấy
        |nhé|nhỉ|ạ|hả|à|thì|sẽ|đã|không|phải|hãy|đừng|rất                # what makes a sentence
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
FIRST_PERSON = re.compile(r"\b(?:tôi|chúng tôi|chúng ta|tao|bọn tôi|tụi tôi|hãy|đừng)\b", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?…]\s*\Z")
LONG, MIDDLING, SHORT, LONGEST_TITLE = 12, 7, 4, 25  # words
OPENING, SINGLE = ("“", '"'), ("'", "‘")


def after_colon(text, offset):
    """Whether a colon stands before this offset; a few characters are looked at, for a page may hold thousands of quotations."""
    return text[max(0, offset - 4) : offset].rstrip().endswith(":")


def quote_type(block, quote, framed):
    """`speech`, `scare` or `title` for a stretch in quotation marks.

    Parameters
    ----------
    block : Block
    quote : Stretch
    framed : str or None
        How a verb of saying frames it: `before` (it introduces the stretch directly), `after` (it follows), `within` (the
        stretch goes on the sentence of the verb), None.
    """
    inner = block.text[quote.start : quote.end].strip()
    n, cue = len(inner.split()), _cue(block, quote, framed)
    capital = inner[:1].isupper() or inner[:1].isdigit() or inner[:1] in OPENING
    ended = bool(SENTENCE_END.search(inner))
    headline = framed == "before" and n >= SHORT and after_colon(block.text, quote.start - 1)  # Xuân Bắc: 'Tôi là diễn viên'
    if quote.mark in SINGLE and not headline and not (framed and n > MIDDLING):
        return "title" if capital else "scare"
    if cue == "title" and (capital or _document(block, quote)) and n <= LONGEST_TITLE and not (ended and n > SHORT and framed):
        return "title"
    if cue == "scare" and n <= LONG and (framed != "before" or n <= SHORT):
        return "scare"
    colon = after_colon(block.text, quote.start - 1)
    if _is_speech(inner, n, framed, capital, ended, colon, quote.depth > 0):
        return "speech"
    named = _titled(inner.split()) or (n >= SHORT and quote.start > 2) or _named_before(block, quote)
    return "title" if capital and n > 1 and named else "scare"


def _is_speech(inner, n, framed, capital, ended, colon, nested):
    """Whether a stretch of n words is somebody's words: by its frame first, then by its length and what it says."""
    if framed == "before":
        return ended or n >= SHORT or (colon and (n > 2 or (capital and n > 1)))
    if framed == "within" and n > SHORT and not capital:
        return True
    if framed == "after" and (ended or (n >= SHORT and (capital or n >= MIDDLING))):
        return True
    if n >= LONG or (n >= SHORT and capital and colon):
        return True
    if n >= MIDDLING and (ended or (capital and SPEAKING.search(inner) and not nested)):
        return True
    return n >= SHORT and not nested and bool(FIRST_PERSON.search(inner) or (ended and capital))


def _cue(block, quote, framed):
    """The type that the words before the mark announce: bộ phim “…”, biệt danh “…”, với nhan đề: “…”."""
    tokens = block.tokens
    i = tokens.at(quote.start - 1)
    colon = i > 0 and tokens.text[i - 1] == ":"
    found = CUES.match_before(tokens, i - colon)
    if found and colon and framed == "before" and found[1] == "title":
        return None  # ông viết trong cuốn sách: “…”
    return found[1] if found else None


def _document(block, quote):
    """Whether a document is named, the title of which may open with a small letter: phúc trình “định hình tương lai”."""
    i = block.tokens.at(quote.start - 1)
    return any(block.tokens.low[k] in WORDS["document"] for k in range(max(0, i - 2), i))


def _named_before(block, quote):
    """Whether a work is spoken of in the words before: `các phim “A”, “B”`, `chủ đề của đêm là “C”`."""
    tokens = block.tokens
    i = tokens.at(quote.start - 1)
    return any(
        (found := CUES.match(tokens, k)) and found[1] == "title" and len(tokens.low[k]) > 2 for k in range(max(0, i - 10), i)
    )


def _titled(words):
    """Whether every word has a capital, or the stretch is English: “Get in the car”, “Người Đẹp Tây Đô”."""
    letters = [word for word in words if word[:1].isalpha()]
    if len(letters) < 2 or not letters[0][:1].isupper():
        return False
    return all(word[:1].isupper() for word in letters) or (all(word.isascii() for word in letters) and len(letters) > 2)
