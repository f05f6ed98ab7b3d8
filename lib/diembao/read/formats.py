"""Web pages, Word documents and PDF files as text.

A reader takes the bytes of a file and returns its text and what the file says of itself (title, author, published,
outlet, url, encoding; only what there is). Nothing in a file is run, and no address in it is fetched.

The bounds are those of `packages`, and these:

======================  =============  ==========================================================
bound                   value          what for
======================  =============  ==========================================================
`MOST_PAGES`            2,000          pages of a PDF file
`MOST_CHARACTERS`       5 million      characters drawn from a Word or PDF file
`DEEPEST`               250            tags in each other in a page (the parser's own bound is 256)
======================  =============  ==========================================================
"""

import html
import importlib
import io
import re

from diembao.read.encodings import Undecided, repair, reread
from diembao.read.errors import Unreadable
from diembao.read.legacy import ENCODINGS, surface
from diembao.read.packages import check_package, damaged

MOST_PAGES = 2_000
MOST_CHARACTERS = 5_000_000
DEEPEST = 250

# An encrypted Office file, and a Word file of before 2007, are of this kind.
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
ENTITY = re.compile(r"&#?\w{2,8};")
TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*?(/?)>")
# Tags that have no end, or need none.
UNCLOSED = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"),
    *("p", "li", "td", "th", "tr", "option", "dt", "dd"),
}
SPLIT = "split it into one file an article"
SAVE_TEXT = "save the article's text as .txt"
OCR = "run text recognition (OCR) on it, and save the text"


def _library(name, package):
    try:
        return importlib.import_module(name)
    except ImportError:
        raise Unreadable(f"the library {package} is not installed", f"install it: pip install {package}") from None


def _repaired(text, metadata):
    """The text and its metadata out of an old encoding, where they are in one."""
    found = _repair(text)
    if found.encoding == "unicode":
        return text, metadata
    metadata = {key: reread(value, found.encoding) for key, value in metadata.items()}
    return found.text, metadata | {"encoding": found.encoding}


def _repair(text):
    try:
        return repair(text)
    except Undecided as error:
        raise Unreadable(error.reason, error.advice) from None


def _kept(metadata):
    """What is there, each value on one line."""
    return {key: " ".join(str(value).split()) for key, value in metadata.items() if value and str(value).strip()}


# --- web pages -------------------------------------------------------------------------------------------------------


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
    trafilatura = _library("trafilatura", "trafilatura")
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
    named = {"title": found.title, "author": found.author, "published": found.date, "outlet": found.sitename}
    return text, _kept(named | {"url": found.url}) | {"encoding": encoding}


def _page(data):
    """A page's characters and its encoding.

    An old encoding is read before the page is taken apart: there soft hyphens are lost, which are a letter in TCVN3.
    """
    page, encoding = _declared(data)
    found = _repair(ENTITY.sub(_letter, page))
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


# --- Word ------------------------------------------------------------------------------------------------------------


def read_docx(data):
    """The paragraphs and tables of a Word document (.docx), by python-docx.

    A stretch in one of the fonts of before Unicode (`.VnTime`, `VNI-Times`) is converted by its font. Deleted text,
    text boxes, headers and notes are left out; a table's row is a line with tabs.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    tuple of str and dict
        The text, and the title from the document's properties. The author there is whoever typed it, and is not taken.

    Raises
    ------
    Unreadable
        If it is protected by a password, damaged, larger than the bounds, or holds no text.
    """
    docx = _library("docx", "python-docx")
    if data.startswith(OLE2):
        reason = "the file is protected by a password, or is in Word's format of before 2007"
        raise Unreadable(reason, "save it as .docx without a password")
    check_package(data)
    try:
        document = docx.Document(io.BytesIO(data))
        lines = list(_docx_lines(document))
        title = document.core_properties.title
    except Unreadable:
        raise
    except Exception as error:  # python-docx, lxml and zipfile each have errors of their own for a damaged file
        raise damaged("Word", error) from error
    text = "\n".join(lines).strip("\n")
    if not text.strip():
        raise Unreadable("the document holds no text (perhaps pictures of pages)", OCR)
    return _repaired(text, _kept({"title": title}))


def _docx_lines(document):
    length = 0
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            rows = ([" ".join(_docx_paragraph(p) for p in cell.paragraphs) for cell in row.cells] for row in block.rows)
            lines = ["\t".join(dict.fromkeys(row)) for row in rows]  # a joined cell stands once in each of its columns
        else:
            lines = [_docx_paragraph(block)]
        length += sum(map(len, lines))
        if length > MOST_CHARACTERS:
            raise Unreadable(f"the document has more than {MOST_CHARACTERS:,} characters", SPLIT)
        yield from lines


def _docx_paragraph(paragraph):
    """The text of a paragraph; runs in one font are converted together, as a mark may stand in the next run."""
    stretches = []
    for run in paragraph._p.xpath(".//w:r[not(ancestor::w:del) and not(ancestor::w:txbxContent)]"):
        font = _font(run, paragraph)
        text = "".join("\xad" if part.tag.endswith("}softHyphen") else str(part) for part in run.xpath(RUN_TEXT))
        if stretches and stretches[-1][0] == font:
            stretches[-1][1] += text
        else:
            stretches.append([font, text])
    return "".join(_by_font(font, text) for font, text in stretches)


RUN_TEXT = "w:t | w:tab | w:br | w:cr | w:noBreakHyphen | w:softHyphen"


def _font(run, paragraph):
    """The font that a run is drawn in: its own, or that of its paragraph's style or of those it builds on."""
    named = run.xpath("./w:rPr/w:rFonts/@w:ascii | ./w:rPr/w:rFonts/@w:hAnsi")
    style = paragraph.style
    while not named and style is not None:
        named = [style.font.name] if style.font.name else []
        style = style.base_style
    return named[0] if named else ""


def _by_font(font, text):
    name = font.upper()
    if not text or any(ord(char) > 0x2FF and char not in "–—‘’“”•…\u2212\u2219" for char in text):
        return text
    if name.startswith(".VN"):
        text = ENCODINGS["tcvn3"](text)
        return text.upper() if name.endswith("H") else text
    return ENCODINGS["vni"](text) if name.startswith("VNI") else text


# --- PDF -------------------------------------------------------------------------------------------------------------


def read_pdf(data):
    """The text of a PDF file, by pypdf, page after page.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    tuple of str and dict
        The text, its lines as they stand on the page, and the title from the file's properties.

    Raises
    ------
    Unreadable
        If it needs a password, is damaged, has no text (it needs OCR), or exceeds the bounds.
    """
    pypdf = _library("pypdf", "pypdf")
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("the file is protected by a password", "save it without one")
        if len(reader.pages) > MOST_PAGES:
            raise Unreadable(f"the file has {len(reader.pages):,} pages, more than {MOST_PAGES:,}", SPLIT)
        text = "\n".join(_pdf_pages(reader)).strip("\n")
        title = reader.metadata.title if reader.metadata else None
    except Unreadable:
        raise
    except pypdf.errors.DependencyError as error:
        raise Unreadable(f"the file is encrypted ({error})", "save it without encryption") from error
    except Exception as error:  # a damaged file fails in many ways
        raise damaged("PDF", error) from error
    if not text.strip():
        raise Unreadable("the PDF holds no text, only pictures of pages", OCR)
    return _repaired(text, _kept({"title": title}))


def _pdf_pages(reader):
    length = 0
    for page in reader.pages:
        text = "\n".join(line.rstrip() for line in page.extract_text().split("\n"))
        length += len(text)
        if length > MOST_CHARACTERS:
            raise Unreadable(f"the file has more than {MOST_CHARACTERS:,} characters", SPLIT)
        yield text


READERS = {".html": read_html, ".htm": read_html, ".docx": read_docx, ".pdf": read_pdf}
