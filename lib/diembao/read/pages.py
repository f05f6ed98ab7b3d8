"""Saved web pages as text.

Nothing in a page is run, and no address in it is fetched. A page whose tags stand more than `DEEPEST` (250) deep in
each other is left out: the parser gives up at 256.
"""

import html
import re
from datetime import date

from diembao.read.errors import Unreadable
from diembao.read.legacy import ENCODINGS, surface
from diembao.read.shared import kept, library, mended, whole

DEEPEST = 250
DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
ENTITY = re.compile(r"&#?\w{2,8};")
TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*?(/?)>")
# Tags that have no end, or need none.
UNCLOSED = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"),
    *("p", "li", "td", "th", "tr", "option", "dt", "dd"),
}
DATELINE = re.compile(
    r"""
    >(?:\s|&nbsp;)*
    (?:(?:thứ\s\w+ | chủ\snhật | ngày | cập\snhật | đăng | lúc | \d{1,2}[:hg]\d{0,2}) (?:[\s,:|()–-]|&nbsp;)*)*
    (?P<day>\d{1,2}) [/.-] (?P<month>\d{1,2}) [/.-] (?P<year>(?:19|20)\d\d)         # 4/3/2021
    (?:[\s,:|()–-]|&nbsp;)*
    (?:(?:lúc | \d{1,2}[:hg]\d{0,2} | am | pm | gmt\s?\+?\s?7) (?:[\s,:|()–-]|&nbsp;)*)*  # 08:15 (GMT+7)
    <
    """,
    re.VERBOSE | re.IGNORECASE,
)
# How Vietnamese newspaper sites mark the paragraph that leads in (sapo, from French chapeau).
LEAD = re.compile(r"(?<![a-z])(?:sapo|chapeau|description|lead|summary)(?![a-z])", re.IGNORECASE)
LEADS = """//*[self::p or self::h2 or self::div][@class or @itemprop][not(.//a or .//script or .//style)]
    [not(ancestor::aside or ancestor::footer or ancestor::nav or ancestor::ul)]"""
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
    page, encoding, remarks = _page(data)
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
    lead = _lead(trafilatura.load_html(page), text)
    text = f"{lead}\n{text}" if lead else text
    named = {"title": found.title, "author": found.author, "published": found.date or _published(page)}
    named |= {"outlet": found.sitename or found.hostname, "url": found.url}
    whole(text)
    return text, kept(named) | {"encoding": encoding} | ({"remarks": remarks} if remarks else {})


def _lead(tree, text):
    """The paragraph that leads in, where a newspaper sets it before the article and so the extractor leaves it out."""
    for element in tree.xpath(LEADS) if tree is not None else ():
        if LEAD.search(f"{element.get('class')} {element.get('itemprop')}"):
            lead = " ".join(element.text_content().split())
            if 40 <= len(lead) <= 800 and lead not in " ".join(text.split()):
                return lead
    return ""


def _published(page):
    """The day of the first element of a page that is a dateline and nothing else, as year-month-day."""
    for m in DATELINE.finditer(page):
        try:
            return date(int(m["year"]), int(m["month"]), int(m["day"])).isoformat()
        except ValueError:  # 30/2, or the month before the day
            continue
    return None


def _page(data):
    """A page's characters, its encoding, and what to look at.

    An old encoding is read before the page is taken apart: there soft hyphens are lost, which are a letter in TCVN3.
    """
    page, encoding = _declared(data)
    found = mended(ENTITY.sub(_letter, page))
    return found.text, encoding if found.encoding == "unicode" else found.encoding, found.remarks


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
