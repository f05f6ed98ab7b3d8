"""Web pages, Word and PDF files and zipped folders are read; what would do harm is left out with its reason."""

import importlib
import io
import os
import struct
import tracemalloc
import zipfile
import zlib

import pytest

from diembao.read import formats, packages
from diembao.read.errors import Unreadable
from diembao.read.formats import READERS, read_docx, read_html, read_pdf
from diembao.read.packages import read_file, read_members
from test_encodings import ENCODERS, windows_1258

docx = pytest.importorskip("docx")
pypdf = pytest.importorskip("pypdf")

BODY = [
    "Từ ngày 1/4, thành phố mở 3 tuyến xe buýt mới nối các quận phía tây với trung tâm, theo Sở Giao thông.",
    "Mỗi ngày các tuyến này phục vụ khoảng 4.000 lượt khách, hơn năm trước 12%, ông Lê Văn An nói tại họp báo.",
    "“Người dân chờ việc này đã lâu”, bà Trần Thị Bình, ở phường Đông, cho biết sau chuyến đi thử đầu tiên.",
]


def page(body=BODY, head="", extra=""):
    paragraphs = "".join(f"<p>{text}</p>" for text in body)
    return f"""<!doctype html><html lang="vi"><head><title>Ba tuyến buýt mới | Báo Sông Vân</title>{head}</head>
      <body>
      <nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/the-thao">Thể thao</a></li></ul></nav>{extra}
      <article><h1>Ba tuyến buýt mới</h1>{paragraphs}</article><footer>© Báo Sông Vân, giấy phép 1</footer>
      </body></html>"""


HEAD = """<meta property="og:title" content="Ba tuyến buýt mới"><meta property="og:site_name" content="Báo Sông Vân">
  <meta name="author" content="Lê An"><meta property="article:published_time" content="2021-03-04T08:00:00+07:00">
  <link rel="canonical" href="https://songvan.example/ba-tuyen-buyt-moi.html">"""


# --- web pages ------------------------------------------------------------------------------------------------------


def test_a_saved_page_gives_body_and_metadata():
    text, metadata = read_html(page(head=HEAD).encode())
    assert all(line in text.split("\n") for line in BODY)
    assert "Thể thao" not in text and "giấy phép" not in text
    assert metadata == {
        "title": "Ba tuyến buýt mới",
        "author": "Lê An",
        "published": "2021-03-04",
        "outlet": "Báo Sông Vân",
        "url": "https://songvan.example/ba-tuyen-buyt-moi.html",
        "encoding": "utf-8",
    }


SAPO = "Ba tuyến buýt nối phía tây với trung tâm chạy từ tháng tư, giá vé 7.000 đồng mỗi lượt."
CLUTTER = """<ul class="menu"><li>Thời sự</li><li>Thế giới</li></ul><aside><p class="description">Tin khác: giá điện
  tăng từ tháng sau, người dân nói gì về việc này.</p></aside>"""
NEWSPAPERS = {
    "a lead before the article": f"""<section class="page-detail"><span class="date">Thứ năm, 4/3/2021, 08:15 (GMT+7)</span>
      <h1 class="title-detail">Ba tuyến buýt mới</h1><p class="description">{SAPO}</p><article class="fck_detail">BODY
      <p class="author_mail"><strong>Lê An</strong></p></article></section>""",
    "a lead as a heading": f"""<div class="detail-cmain"><div class="detail-time">04/03/2021 08:15 GMT+7</div>
      <h1 class="detail-title">Ba tuyến buýt mới</h1><h2 class="detail-sapo">{SAPO}</h2><div class="detail-content afcbc-body"
      itemprop="articleBody">BODY</div></div>""",
    "no lead": """<div id="main"><h1>Ba tuyến buýt mới</h1><div class="time">Cập nhật: 4-3-2021</div>
      <div class="body">BODY</div></div>""",
}


@pytest.mark.parametrize("shape", NEWSPAPERS)
def test_pages_as_newspapers_build_them(shape):
    paragraphs = "".join(f"<p>{text}</p>" for text in BODY)
    head = f"<!doctype html><html lang='vi'><head><title>Ba tuyến buýt mới | Báo Sông Vân</title>{HEAD.splitlines()[0]}</head>"
    html = (
        f"{head}<body>{CLUTTER}{NEWSPAPERS[shape].replace('BODY', paragraphs)}<div class='box-comment'>Hay quá</div></body></html>"
    )
    text, metadata = read_html(html.encode())
    lines = text.split("\n")
    assert [line for line in lines if line in BODY] == BODY
    assert (lines[0] == SAPO) == (shape != "no lead")
    assert "Thế giới" not in text and "giá điện" not in text and "Hay quá" not in text
    assert metadata["title"] == "Ba tuyến buýt mới" and metadata["published"] == "2021-03-04"


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1258"])
def test_a_page_in_another_encoding(encoding):
    if encoding == "utf-16":
        data = page().encode("utf-16")
    else:
        data = windows_1258(page(head='<meta http-equiv="Content-Type" content="text/html; charset=windows-1258">'))
    text, metadata = read_html(data)
    assert BODY[1] in text.split("\n")
    assert metadata["encoding"] == encoding


@pytest.mark.parametrize("name", ["tcvn3", "vni"])
@pytest.mark.parametrize("shape", ["bytes", "entities", "utf-8"])
def test_a_page_in_an_old_font(name, shape):
    """As bytes, as entities for Western characters, and saved anew as UTF-8; the soft hyphen of TCVN3 survives."""
    data = ENCODERS[name](page())
    if shape == "entities":
        data = "".join(char if char.isascii() else f"&#{ord(char)};" for char in data.decode("cp1252")).encode()
    elif shape == "utf-8":
        data = data.decode("cp1252").encode()
    text, metadata = read_html(data)
    assert BODY[1] in text.split("\n")
    assert metadata["title"] == "Ba tuyến buýt mới"
    assert metadata["encoding"].startswith(name)


@pytest.mark.parametrize(
    ("extra", "published"),
    [
        ('<span class="date">Thứ năm, 4/3/2021, 08:15 (GMT+7)</span>', "2021-03-04"),
        ('<div class="date-time">04/03/2021 08:15 GMT+7</div>', "2021-03-04"),
        ("<p>Ngày 12/9/2020, ông Lê Văn An đến thăm xã và nói chuyện với bà con ở nhà văn hóa thôn Đông.</p>", None),
        ("<p>Bản quyền 2019</p>", None),
    ],
)
def test_the_day_that_a_page_shows(extra, published):
    assert read_html(page(extra=extra).encode())[1].get("published") == published


def test_a_script_is_neither_run_nor_kept():
    text, _ = read_html(page(extra="<script>document.title='x'</script>").encode())
    assert "document" not in text


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<html><body>" + "<script>var a = 'Hà Nội';</script>" * 50 + "</body></html>", "no article text"),
        ("<html><body>" + "<div>" * 100_000 + BODY[0] + "</div>" * 100_000 + "</body></html>", "100,002 deep"),
        ("<b>" * 100_000 + BODY[0], "100,000 deep"),
    ],
)
def test_pages_that_hold_no_article_or_are_meant_to_harm(html, reason):
    with pytest.raises(Unreadable, match=reason):
        read_html(html.encode())


# --- Word -----------------------------------------------------------------------------------------------------------


def word(*paragraphs, title=None, table=None, fonts=()):
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = title or "", "Admin"
    for text in paragraphs:
        document.add_paragraph(text)
    for font, *runs in fonts:
        paragraph = document.add_paragraph()
        for text in runs:
            paragraph.add_run(text).font.name = font
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for i, row in enumerate(table):
            for j, cell in enumerate(row):
                grid.cell(i, j).text = cell
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_a_word_document():
    text, metadata = read_docx(word(*BODY, title="Ba tuyến  buýt", table=[["Tuyến", "Khách"], ["E1", "4.000"]]))
    assert text == "\n".join([*BODY, "Tuyến\tKhách", "E1\t4.000"])
    assert metadata == {"title": "Ba tuyến buýt"}


def test_old_fonts_in_a_word_document():
    """Each stretch by its font, also where a mark of VNI stands in the next run and the rest is Unicode."""
    fonts = [
        (".VnTime", "§¹i héi §¶ng bé t", "Ønh"),
        (".VnTimeH", "b¸o c¸o"),
        ("VNI-Times", "Coä", "ng hoa", "ø"),
        ("Times New Roman", "Hà Nội"),
    ]
    assert read_docx(word(fonts=fonts))[0] == "Đại hội Đảng bộ tỉnh\nBÁO CÁO\nCộng hoà\nHà Nội"


def test_an_old_encoding_in_a_word_document_without_its_font():
    text, metadata = read_docx(word("C«ng b¸o cña ChÝnh phñ n­íc Céng hoµ x· héi chñ nghÜa ViÖt Nam"))
    assert text == "Công báo của Chính phủ nước Cộng hoà xã hội chủ nghĩa Việt Nam"
    assert metadata == {"encoding": "tcvn3 read as windows-1252"}


def rewritten(data, name, content):
    """A Word file with another content for one of its members."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            target.writestr(info.filename, content if info.filename == name else source.read(info))
    return out.getvalue()


ENTITIES = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "x" * 100}">' for i in range(10))
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LAUGHS = f"<!DOCTYPE x [{ENTITIES}]><w:document {W}><w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000), "password"),
        (b"PK\x03\x04 cut off", "damaged"),
        (word(), "no text"),
        (rewritten(word("x"), "word/document.xml", "<w:document"), "damaged"),
        (rewritten(word("x"), "word/document.xml", f"<w:document {W}>" + "<w:p>" * 100_000), "damaged"),
        (rewritten(word("x"), "word/document.xml", b"\0" * 30_000_000), "zip bomb"),
        (rewritten(word("x"), "word/document.xml", LAUGHS), "no text|damaged"),
    ],
    ids=["protected", "no zip", "empty", "broken XML", "nested", "bomb", "entities"],
)
def test_word_files_that_cannot_be_read(data, reason):
    with pytest.raises(Unreadable, match=reason):
        read_docx(data)


# --- PDF ------------------------------------------------------------------------------------------------------------


def pdf(*lines, password=None):
    """A PDF file of one page with these lines, in a font of Windows-1252 characters."""
    writer = pypdf.PdfWriter()
    sheet = writer.add_blank_page(595, 842)
    if lines:
        generic = pypdf.generic
        font = generic.DictionaryObject(
            {
                generic.NameObject("/Type"): generic.NameObject("/Font"),
                generic.NameObject("/Subtype"): generic.NameObject("/Type1"),
                generic.NameObject("/BaseFont"): generic.NameObject("/Helvetica"),
                generic.NameObject("/Encoding"): generic.NameObject("/WinAnsiEncoding"),
            }
        )
        sheet[generic.NameObject("/Resources")] = generic.DictionaryObject(
            {generic.NameObject("/Font"): generic.DictionaryObject({generic.NameObject("/F1"): font})}
        )
        shown = b" T* ".join(b"<" + line.encode("cp1252").hex().encode() + b"> Tj" for line in lines)
        stream = generic.DecodedStreamObject()
        stream.set_data(b"BT /F1 12 Tf 14 TL 50 800 Td " + shown + b" ET")
        sheet[generic.NameObject("/Contents")] = writer._add_object(stream)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_a_pdf_file():
    assert read_pdf(pdf("Ha Noi, 4.000 khach", "hai dong"))[0] == "Ha Noi, 4.000 khach\nhai dong"


def test_an_old_encoding_in_a_pdf_file():
    text, metadata = read_pdf(pdf("Thµnh phè Hµ Néi më ba tuyÕn xe buýt míi", "Sè kh¸ch lµ 4.000 ng\xadêi mçi ngµy"))
    assert text == "Thành phố Hà Nội mở ba tuyến xe buýt mới\nSố khách là 4.000 người mỗi ngày"
    assert metadata["encoding"] == "tcvn3 read as windows-1252"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf(), r"no text, only pictures of pages; run text recognition \(OCR\)"),
        (pdf("x", password="secret"), "password"),
        (b"%PDF-1.7\nnothing", "damaged"),
        (pdf("x")[:200], "damaged"),
    ],
    ids=["scanned", "protected", "no PDF", "cut off"],
)
def test_pdf_files_that_cannot_be_read(data, reason):
    with pytest.raises(Unreadable, match=reason):
        read_pdf(data)


def test_a_pdf_bomb_is_refused_and_memory_stays_bounded():
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf("Ha Noi")))
    stream, packer = pypdf.generic.StreamObject(), zlib.compressobj()
    packed = [packer.compress(b" " * 1_000_000) for _ in range(300)]
    stream._data = b"".join([*packed, packer.flush()])
    stream[pypdf.generic.NameObject("/Filter")] = pypdf.generic.NameObject("/FlateDecode")
    writer.pages[0][pypdf.generic.NameObject("/Contents")] = writer._add_object(stream)
    file = io.BytesIO()
    writer.write(file)
    tracemalloc.start()
    try:
        with pytest.raises(Unreadable, match=r"damaged .*Limit"):
            read_pdf(file.getvalue())
        assert tracemalloc.get_traced_memory()[1] < 200_000_000
    finally:
        tracemalloc.stop()


def test_a_pdf_file_with_a_password_for_changes_alone_is_read():
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf("Ha Noi")))
    writer.encrypt("", "owner", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    assert read_pdf(file.getvalue())[0] == "Ha Noi"


def test_bounds_of_pages_and_characters(monkeypatch):
    monkeypatch.setattr(formats, "MOST_CHARACTERS", 10)
    with pytest.raises(Unreadable, match="more than 10 characters"):
        read_pdf(pdf("Ha Noi, 4.000 khach"))
    with pytest.raises(Unreadable, match="more than 10 characters"):
        read_docx(word("Ha Noi, 4.000 khach"))
    monkeypatch.setattr(formats, "MOST_PAGES", 0)
    with pytest.raises(Unreadable, match="1 pages, more than 0"):
        read_pdf(pdf("Ha Noi"))


@pytest.mark.parametrize(("ending", "package"), [(".html", "trafilatura"), (".docx", "python-docx"), (".pdf", "pypdf")])
def test_a_missing_library_is_named(ending, package, monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(Unreadable, match=f"{package} is not installed; install it: pip install {package}"):
        READERS[ending](b"x")


# --- files and zipped folders ---------------------------------------------------------------------------------------


def zipped(members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return file.getvalue()


ENDINGS = {".txt", ".md", *READERS}


def read_all(data):
    return {name: found if isinstance(found, bytes) else found.reason for name, found in read_members(data, ENDINGS)}


def test_a_zipped_folder():
    data = zipped({"b.txt": "hai", "a.txt": "một", "sub/c.html": "<p>ba", "p.png": "x", "__MACOSX/d.txt": "x"})
    assert read_all(data) == {"a.txt": "một".encode(), "b.txt": b"hai", "sub/c.html": b"<p>ba"}
    noted = dict(read_members(zipped({"a.txt": "x", "t.csv": "text"}), ENDINGS, {".csv"}))
    assert noted["t.csv"].reason == "the ending .csv is not read inside a zip file"


@pytest.mark.parametrize("name", ["../out.txt", "a/../../out.txt", "/etc/out.txt", "C:\\out.txt", "..\\out.txt"])
def test_names_that_lead_out_of_the_folder(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found = read_all(zipped({name: "x", "in.txt": "y"}))
    assert "its name leads out of the folder" in found.values() and found["in.txt"] == b"y"
    assert not list(tmp_path.iterdir()) and not (tmp_path.parent / "out.txt").exists()


def test_links_nested_zips_and_passwords():
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    data = zipped({link: "/etc/passwd", "inner.zip": zipped({"a.txt": "x"}), "plain.txt": "y"})
    assert read_all(data) == {
        "inner.zip": "it is a zip file inside a zip file",
        "link.txt": "it is a link, not a file",
        "plain.txt": b"y",
    }
    protected = bytearray(zipped({"a.txt": "x"}))
    protected[6] |= 1  # the flag in the member's own header, and in the list at the end
    protected[protected.index(b"PK\x01\x02") + 8] |= 1
    assert read_all(bytes(protected)) == {"a.txt": "it is protected by a password"}


def test_a_zip_bomb_is_refused_and_memory_stays_bounded():
    bomb = zipped({f"{i}.txt": bytes(20_000_000) for i in range(3)})
    tracemalloc.start()
    with pytest.raises(Unreadable, match="times larger, as in a zip bomb"):
        read_all(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


def test_a_size_that_lies_is_not_believed(monkeypatch):
    """The list says 10 bytes, the data have 50,000."""
    data = bytearray(zipped({"a.txt": os.urandom(25_000).hex()}))
    listed = data.index(b"PK\x01\x02") + 24
    data[listed : listed + 4] = struct.pack("<I", 10)
    data[22:26] = struct.pack("<I", 10)
    assert "damaged" in read_all(bytes(data))["a.txt"]


@pytest.mark.parametrize(
    ("bound", "value", "reason"),
    [
        ("MOST_MEMBERS", 1, "it holds 2 files, more than 1"),
        ("MOST_UNPACKED", 1000, "unpacked it has 0 MB, more than 0"),
    ],
)
def test_bounds_of_the_whole(bound, value, reason, monkeypatch):
    monkeypatch.setattr(packages, bound, value)
    with pytest.raises(Unreadable, match=reason):
        read_all(zipped({"a.txt": "x" * 800, "b.txt": "y" * 800}))


def test_the_bound_of_a_member(monkeypatch):
    monkeypatch.setattr(packages, "MOST_BYTES", 500)
    found = read_all(zipped({"a.txt": "x" * 800, "b.txt": "y"}))
    assert found == {"a.txt": "the file has 0 MB, more than 0", "b.txt": b"y"}


def test_a_damaged_zip_file():
    with pytest.raises(Unreadable, match="damaged"):
        read_all(b"PK\x03\x04 nothing")


def test_reading_a_file(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("Hà Nội", encoding="utf-8")
    assert read_file(path) == "Hà Nội".encode()
    path.write_bytes(b" \n")
    with pytest.raises(Unreadable, match="empty"):
        read_file(path)
    path.write_bytes(b"x" * 600)
    monkeypatch.setattr(packages, "MOST_BYTES", 500)
    with pytest.raises(Unreadable, match="more than"):
        read_file(path)


def test_a_file_that_changes_while_it_is_read(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("Hà Nội", encoding="utf-8")
    opened = open

    def slow(*args, **kwargs):
        file = opened(*args, **kwargs)
        read = file.read

        class File:
            def __enter__(self):
                return self

            def __exit__(self, *_):
                file.close()

            def read(self, most):
                data = read(most)
                with opened(path, "ab") as other:
                    other.write(b" more")
                return data

        return File()

    monkeypatch.setattr("builtins.open", slow)
    with pytest.raises(Unreadable, match="changed while it was read"):
        read_file(path)
