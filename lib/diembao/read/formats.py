"""Word documents and PDF files as text, and the readers of all formats by their endings.

A reader takes the bytes of a file and returns its text and what the file says of itself (title, author, published,
outlet, url, encoding; only what there is). Nothing in a file is run, and no address in it is fetched.

The bounds are those of `packages`, and these:

======================  =============  ==========================================================
bound                   value          what for
======================  =============  ==========================================================
`MOST_PAGES`            2,000          pages of a PDF file
`MOST_CHARACTERS`       5 million      characters drawn from a Word or PDF file
(of pypdf)              75 million     bytes that one stream of a PDF file unpacks to
======================  =============  ==========================================================
"""

import io

from diembao.read.errors import Unreadable
from diembao.read.legacy import ENCODINGS
from diembao.read.packages import check_package, damaged
from diembao.read.pages import read_html
from diembao.read.shared import kept, library, repaired

MOST_PAGES = 2_000
MOST_CHARACTERS = 5_000_000

# An encrypted Office file, and a Word file of before 2007, are of this kind.
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SPLIT = "split it into one file an article"
OCR = "run text recognition (OCR) on it, and save the text"


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
    docx = library("docx", "python-docx")
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
    return repaired(text, kept({"title": title}))


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
    pypdf = library("pypdf", "pypdf")
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
    return repaired(text, kept({"title": title}))


def _pdf_pages(reader):
    length = 0
    for page in reader.pages:
        text = "\n".join(line.rstrip() for line in page.extract_text().split("\n"))
        length += len(text)
        if length > MOST_CHARACTERS:
            raise Unreadable(f"the file has more than {MOST_CHARACTERS:,} characters", SPLIT)
        yield text


READERS = {".html": read_html, ".htm": read_html, ".docx": read_docx, ".pdf": read_pdf}
