"""Saved web pages as text.

Nothing in a page is run, and no address in it is fetched. A page whose tags stand more than `DEEPEST` (250) deep in each
other is left out: the parser gives up at 256.
"""

import html
import re

from diembao.read.errors import Unreadable
from diembao.read.legacy import ENCODINGS, surface
from diembao.read.shared import kept, library, mended

DEEPEST = 250
DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
ENTITY = re.compile(r"&#?\w{2,8};")
TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*?(/?)>")
# Tags that have no end, or need none.
UNCLOSED = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"),
    *("p", "li", "td", "th", "tr", "option", "dt", "dd"),
}
# A line that is longer than this is no dateline.
DATELINE = 60
SAVE_TEXT = "save the article's text as .txt"


def read_html(data):
    """The article in a saved web page, by trafilatura: its body as lines, without menus, advertisements and comments.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    tuple of str and dict
        The body, and title, author, published (year-month-day), outlet and url as far as the page names them.

    Raises
    ------
    Unreadable
        If there is no article in it.

    Examples
    --------
    >>> read_html("<title>Cầu mới</title><p>Tỉnh khánh thành hai cầu.<script>alert(1)</script></p>".encode())
    ('Tỉnh khánh thành hai cầu.', {'title': 'Cầu mới', 'encoding': 'utf-8'})
    """
    trafilatura = library("trafilatura", "trafilatura")
    page, encoding = _page(data)
    depth = _depth(page)
    if depth > DEEPEST:
        raise Unreadable(f"its tags stand {depth:,} deep in each other, more than {DEEPEST}", SAVE_TEXT)
    found = trafilatura.bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = (found.text or "") if found else ""
    if not text.strip():
        raise Unreadable("the page holds no article text (only scripts, menus or pictures)", SAVE_TEXT)
    named = {"title": found.title, "author": found.author, "published": found.date or _published(page, text)}
    named |= {"outlet": found.sitename or found.hostname, "url": found.url}
    return text, kept(named) | {"encoding": encoding}


def _published(page, text):
    """The day that a page shows as its own, as `Thứ năm, 4/3/2021`; one that its paragraphs speak of is none."""
    found = library("htmldate", "htmldate").find_date(page, original_date=True)
    if found:
        year, month, day = map(int, found.split("-"))
        told = re.compile(rf"\b0?{day}[/.-]0?{month}[/.-]{year}\b|\bngày 0?{day}[ -/]+(?:tháng )?0?{month}\b", re.IGNORECASE)
        paragraphs = [line for line in text.split("\n") if len(line) > DATELINE]
        if told.search(page) and not any(map(told.search, paragraphs)):
            return found
    return None


def _page(data):
    """A page's characters and its encoding.

    An old encoding is read before the page is taken apart: there soft hyphens are lost, which are a letter in TCVN3.
    """
    page, encoding = _declared(data)
    found = mended(ENTITY.sub(_letter, page))
    return (page, encoding) if found.encoding == "unicode" else (found.text, found.encoding)


def _declared(data):
    for mark in (b"\xff\xfe", b"\xfe\xff"):
        if data.startswith(mark):
            return data.decode("utf-16", errors="replace"), "utf-16"
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        declared = DECLARED.search(data[:4096])
        if declared and declared[1].lower() in (b"windows-1258", b"cp1258"):
            return ENCODINGS["windows-1258"](surface(data)), "windows-1258"
        return surface(data), "windows-1252"


def _letter(m):
    char = html.unescape(m[0])
    return m[0] if char.isascii() else char


def _depth(page):
    """How deep tags stand in each other, those left out that need no end."""
    deepest = depth = 0
    for m in TAG.finditer(page):
        if m[2].lower() not in UNCLOSED and not m[3]:
            depth = max(0, depth - 1) if m[1] else depth + 1
            deepest = max(deepest, depth)
    return deepest
