"""Abbreviations that a text defines, quotation marks left open, and what was spoilt before a text was read."""

import json
from pathlib import Path

import pytest

from diembao.read.abbreviations import define_abbreviations, find_definitions, report_quotes
from diembao.read.mending import mend_mojibake, read_entities

SHARED = Path(__file__).parents[2] / "shared"
SOURCE = SHARED / "source" / "ha-noi-chi-thi-05-bai-3.txt"
PRESS = SHARED / "press" / "articles.jsonl"
needs_source = pytest.mark.skipif(not SOURCE.exists(), reason="the source article is not part of the repository")
needs_press = pytest.mark.skipif(not PRESS.exists(), reason="the press articles are not part of the repository")


@pytest.mark.parametrize(
    ("text", "defined"),
    [
        ("một bộ phận cán bộ, đảng viên (CB, ĐV) còn ngại", {"CB": "cán bộ", "ĐV": "đảng viên"}),
        ("cán bộ và đảng viên (CB và ĐV)", {"CB": "cán bộ", "ĐV": "đảng viên"}),
        ("Ủy ban nhân dân (UBND) phường", {"UBND": "Ủy ban nhân dân"}),
        ("UBND (Ủy ban nhân dân) phường", {"UBND": "Ủy ban nhân dân"}),
        ("Hội đồng nhân dân (gọi tắt là HĐND)", {"HĐND": "Hội đồng nhân dân"}),
        ("Hội đồng nhân dân (sau đây viết tắt là “HĐND”)", {"HĐND": "Hội đồng nhân dân"}),
        ("Sở Giáo dục và Đào tạo (GD-ĐT)", {"GD-ĐT": "Giáo dục và Đào tạo"}),
        ("danh hiệu trong sạch, vững mạnh (TSVM)", {"TSVM": "trong sạch, vững mạnh"}),
        ("bảo hiểm  y tế (BHYT)", {"BHYT": "bảo hiểm y tế"}),
        ("dự án đường (DA) và đất (DD)", {}),
        ("Tổ chức Thương mại thế giới (WTO)", {}),
        ("trẻ suy dinh dưỡng giảm mạnh (NLĐ)", {}),
        ("Hà Nội. (TP)", {}),
        ("CLB (thành lập năm 2001)", {}),
        ("(A) (B)", {}),
        ("", {}),
    ],
)
def test_definitions(text, defined):
    assert define_abbreviations(text) == defined


def test_where_the_long_form_stands():
    text = "Các cán bộ, đảng viên (CB, ĐV) họp."
    assert [(d.short, text[d.start : d.end]) for d in find_definitions(text)] == [("CB", "cán bộ"), ("ĐV", "đảng viên")]


def test_the_first_definition_holds():
    assert define_abbreviations("thị trấn (TT) này; trung tâm (TT) kia") == {"TT": "thị trấn"}


@needs_source
def test_the_source_article():
    text = SOURCE.read_text(encoding="utf-8")
    assert define_abbreviations(text) == {"CB": "cán bộ", "ĐV": "đảng viên"}
    assert text.count("“") == text.count("”") + 1
    open_ = report_quotes(text)
    assert open_["problem"].tolist() == ["unclosed"]
    assert text[open_["start"][0] :].startswith("“Trên cơ sở")


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("“a “b” c”", []),
        ("“a “b” c", [("“", 0, "unclosed")]),
        ("a” b", [("”", 1, "unopened")]),
        ("“a\n“b”", [("“", 0, "unclosed")]),
        ("«a» “b»", [("“", 4, "unclosed"), ("»", 6, "unopened")]),
        ('a "b c', []),
        ("", []),
    ],
)
def test_quotation_marks(text, problems):
    report = report_quotes(text)
    assert list(report[["mark", "start", "problem"]].itertuples(index=False, name=None)) == problems
    assert all(text[row.start : row.end] == row.mark for row in report.itertuples())


# --- mending --------------------------------------------------------------------------------------------------------


def mended(rule, text):
    for start, end, after in reversed(rule(text)):
        text = text[:start] + after + text[end:]
    return text


@pytest.mark.parametrize(
    ("spoilt", "right"),
    [
        ("Th&agrave;nh ph&#7889; H&#x1ED3; Ch&iacute; Minh", "Thành phố Hồ Chí Minh"),
        ("&quot;A&quot; &amp; B&nbsp;C", '"A" & B\xa0C'),
        ("&amp;quot;A&amp;quot;", '"A"'),
        ("10 &lt; 20", "10 < 20"),
        ("nhà&nbsp 5 tầng", "nhà\xa0 5 tầng"),
        ("&#146;90s", "’90s"),
        *((text, text) for text in ["R&D; AT&T", "a & b;", "&khong; &#0; &#55296; &#9999999;", "x=1&y=2", "&", "&amp"]),
    ],
)
def test_entities(spoilt, right):
    assert mended(read_entities, spoilt) == right


def misread(text):
    """UTF-8 as Windows-1252 shows it; bytes that have no character there stay control characters."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize("blank", ["\xa0", " "])
def test_mojibake_in_one_line_of_a_right_text(blank):
    bad = "Theo Ủy ban nhân dân tỉnh, “năm nay” – và năm tới – có 5 dự án…"
    text = f"Đây là dòng đúng.\n{misread(bad).replace(chr(0xA0), blank)}\nĐÃ” xong, «quá» “LÀ”."
    assert mended(mend_mojibake, text) == f"Đây là dòng đúng.\n{bad}\nĐÃ” xong, «quá» “LÀ”."


@pytest.mark.parametrize("text", ["Ông nói: “ĐÃ”, «quá», 25°C – 30°C.", "L’été à la «plage»…", "ÁÀ’ É” «à»”", ""])
def test_right_text_is_let_be(text):
    assert mend_mojibake(text) == [] and read_entities(text) == []


@needs_press
def test_nothing_is_mended_in_right_articles():
    with open(PRESS, encoding="utf-8") as file:
        for line in file:
            assert mend_mojibake(json.loads(line)["text"]) == []
