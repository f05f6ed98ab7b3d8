"""The corpus `ha-noi` tells what its source article says, in its own words, and nothing more.

Most tests read the briefs alone. Those that compare them with the source article, or with its figures read by hand,
skip where `shared/source/` is absent. The texts are split into words and sentences here, without the package, so that
a fault in the package cannot hide a fault in the corpus.
"""

import json
import re
import unicodedata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "data" / "corpora" / "ha-noi").glob("*.md"))
CODEBOOK = ROOT / "data" / "README.md"
SOURCE = Path(__file__).parents[2] / "shared" / "source" / "ha-noi-chi-thi-05-bai-3.txt"
GOLD = SOURCE.with_name("figures_gold.jsonl")

needs_source = pytest.mark.skipif(not SOURCE.exists(), reason="the source article is not part of the repository")
needs_gold = pytest.mark.skipif(not GOLD.exists(), reason="the figures read by hand are not part of the repository")
every_brief = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)

KEYS = ["title", "outlet", "author", "series", "part", "source", "place", "matter"]

# The only stretches of eight words or more that a brief may share with the source: names and titles, which cannot be
# told otherwise. A shared run must lie wholly inside one of them.
NAMES = {
    "Bài 3: Triển khai quyết liệt, đồng bộ nhiệm vụ then chốt": "title of the source article, cited in the front matter",
    "Nghị quyết Trung ương 4 (khóa XI, khóa XII)": "name of a resolution",
    "Chính quyền, công sở thân thiện và trách nhiệm": "name of the model of quận Nam Từ Liêm",
    "Nhận diện 27 biểu hiện suy thoái về tư tưởng chính trị, đạo đức lối sống, “tự diễn biến”, “tự chuyển hóa”":
        "title of the study topic of phường Phúc Đồng",
    "Xây dựng hành động cá nhân hằng năm thực hiện Nghị quyết Trung ương 4 (khóa XII) gắn với thực hiện Chỉ thị 05":
        "title of the guidance of Quận ủy Hoàng Mai",
    "Quy tắc ứng xử của cán bộ, công chức, viên chức, người lao động trong các cơ quan thuộc TP Hà Nội":
        "title of the rules of conduct",
    "Ủy ban Kiểm tra Đảng ủy các cấp": "name of bodies",
    "Ủy ban Kiểm tra Đảng ủy phường Phúc Đồng": "name of a body",
    "Phó trưởng ban Tuyên giáo Thành ủy Hà Nội": "title of an office",
}

# A figure, what it counts (or None), and the words that must stand with it in one sentence of one brief:
# who, what, when, where.
FACTS = [
    ("gần 10%", "đảng viên", "Đảng bộ TP Hà Nội", "toàn Đảng"),
    ("2.300", "tổ chức cơ sở đảng", "Đảng bộ TP Hà Nội"),
    ("tháng 9-2019", None, "phường Kim Giang", "quận Thanh Xuân", "một cửa", "cán bộ hướng dẫn", "thủ tục hành chính"),
    ("27", "biểu hiện suy thoái", "Đảng ủy phường Phúc Đồng", "chuyên đề", "nhận diện"),
    ("17", "chi bộ", "17 lượt chi bộ", "phường Phúc Đồng", "Đảng ủy", "Ủy ban Kiểm tra", "kiểm tra, giám sát"),
    ("12", "tổ dân phố", "12 tổ dân phố", "phường Phúc Đồng", "sáp nhập"),
    ("12", "chi bộ", "12 chi bộ", "phường Phúc Đồng", "sáp nhập"),
    ("5", "tổ dân phố", "5 tổ dân phố", "phường Phúc Đồng", "sáp nhập"),
    ("5", "chi bộ", "5 chi bộ", "phường Phúc Đồng", "sáp nhập"),
    ("từ năm 2017 đến nay", None, "phường Phúc Đồng", "tốp đầu", "cờ thi đua xuất sắc", "tiêu biểu"),
    ("2015-2020", None, "Hà Nội", "khóa XVI", "cán bộ", "đánh giá theo tháng"),
    ("tháng 10-2020", None, "quận Long Biên", "cán bộ", "dọn vệ sinh môi trường"),
    ("72", "Đào Thị Bích Tiện", "72 tuổi", "cán bộ hưu trí", "phường Nghĩa Đô", "quận Cầu Giấy"),
    ("đầu tiên", "địa phương", "quận Nam Từ Liêm", "Hà Nội", "mô hình"),
    ("30", "quận, huyện, thị xã", "Hà Nội"),
    ("“5 biết”", "biết", "Nam Từ Liêm", "phương châm", "cán bộ, công chức"),
    ("“5 rõ”", "rõ", "Nam Từ Liêm", "phương châm", "cán bộ, công chức"),
    ("“3 không”", "không", "Nam Từ Liêm", "phương châm", "cán bộ, công chức"),
    ("từ năm 2017", None, "quận Hoàng Mai", "Quận ủy", "ban hành", "hướng dẫn"),
    ("100%", "cán bộ chủ chốt", "Hoàng Mai", "từ năm 2017", "kế hoạch hành động cá nhân"),
    ("trên 90%", "đảng viên", "Hoàng Mai", "từ năm 2017", "từ quận xuống cơ sở", "kế hoạch hành động cá nhân"),
    ("13", "chuyên đề", "các cơ quan, đơn vị của Hà Nội", "lãng phí", "tham nhũng"),
    ("từ năm 2017 đến nay", None, "Hà Nội", "củng cố"),
    ("226", "tổ chức cơ sở đảng yếu kém", "thành phố Hà Nội", "củng cố", "từ năm 2017 đến nay"),
    ("130", "đoàn", "Ban Thường vụ Thành ủy Hà Nội", "thành lập", "từ năm 2017 đến nay"),
    ("839", "tổ chức đảng", "Ban Thường vụ Thành ủy Hà Nội", "kiểm tra 839 tổ chức đảng", "từ năm 2017 đến nay"),
    ("18", "đoàn giám sát", "Ban Thường vụ Thành ủy Hà Nội", "thành lập", "từ năm 2017 đến nay"),
    ("84", "tổ chức đảng trực thuộc", "Ban Thường vụ Thành ủy Hà Nội", "giám sát", "từ năm 2017 đến nay"),
    ("8", "Chương trình công tác lớn", "8 Chương trình", "Thành ủy Hà Nội", "kiểm tra, giám sát"),
    ("5", "nhiệm vụ chủ yếu", "5 nhiệm vụ", "Thành ủy Hà Nội", "kiểm tra, giám sát"),
    ("3", "khâu đột phá", "3 khâu", "Thành ủy Hà Nội", "kiểm tra, giám sát"),
    ("504", "tổ chức đảng", "Ủy ban Kiểm tra Đảng ủy các cấp", "Hà Nội", "dấu hiệu vi phạm", "từ năm 2017 đến nay"),
    ("1.624", "đảng viên", "Ủy ban Kiểm tra Đảng ủy các cấp", "Hà Nội", "dấu hiệu vi phạm", "từ năm 2017 đến nay"),
    ("hơn 4.100", "đảng viên", "Ủy ban Kiểm tra Đảng ủy các cấp", "Hà Nội", "kỷ luật", "từ năm 2017 đến nay"),
    ("59", "tổ chức đảng", "Ủy ban Kiểm tra Đảng ủy các cấp", "Hà Nội", "kỷ luật", "từ năm 2017 đến nay"),
    # Identifiers: told with what they name, never as quantities.
    ("Bài 3", "Bài", "Mạnh Kim – Hà Thắng"),
    ("Chỉ thị 05", "Chỉ thị", "Thành ủy Hà Nội"),
    ("Nghị quyết Trung ương 4", "Nghị quyết Trung ương", "Chỉ thị 05", "xây dựng Đảng"),
    ("khóa XI", "khóa", "Nghị quyết Trung ương 4 (khóa XI, khóa XII)"),
    ("khóa XII", "khóa", "Nghị quyết Trung ương 4 (khóa XII)", "Quận ủy Hoàng Mai"),
    ("khóa XVI", "khóa", "nhiệm kỳ 2015-2020"),
]


def read(path):
    """The front matter of a brief as a dict in file order, and its body."""
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return dict(line.split(": ", 1) for line in head.splitlines()), body.strip()


def source_text():
    """The source article with its two stray Icelandic letters (U+00D0) put right."""
    return unicodedata.normalize("NFC", SOURCE.read_text(encoding="utf-8")).replace("\u00d0", "\u0110")


def words(text):
    """Lower-cased words without punctuation; a grouped number is one word, a hyphen parts two."""
    return re.findall(r"\d+(?:[.,]\d+)*|\w+", text.lower())


def sentences(text):
    return re.split(r"(?<=[.!?…])\s+|\n+", text)


def numbers(text):
    """Every number as written: 2.300, 9-2019, 05."""
    return set(re.findall(r"\d+(?:[.,-]\d+)*", text))


def runs(text, length=8):
    found = words(text)
    return {tuple(found[i:i + length]) for i in range(len(found) - length + 1)}


def holds(sentence, figure):
    """Whether the sentence holds the figure, and not as a part of a longer number or word."""
    return re.search(rf"(?<![\w.,-]){re.escape(figure.lower())}(?!\w|[.,-]\d)", sentence.lower())


def told(fact):
    """The sentences that hold the figure, what it counts and all the words of the fact."""
    figure, counted, *context = fact
    needed = [word.lower() for word in [counted, *context] if word]
    return [
        sentence
        for path in FILES
        for sentence in sentences(read(path)[1])
        if holds(sentence, figure) and all(word in sentence.lower() for word in needed)
    ]


def test_the_corpus_holds_at_least_14_briefs():
    assert len(FILES) >= 14


@every_brief
def test_a_brief_has_90_to_250_words(path):
    assert 90 <= len(read(path)[1].split()) <= 250


@every_brief
def test_a_brief_has_2_to_4_paragraphs_of_one_line_each(path):
    paragraphs = read(path)[1].split("\n\n")
    assert 2 <= len(paragraphs) <= 4
    assert not any("\n" in paragraph for paragraph in paragraphs)


@every_brief
def test_the_front_matter_has_every_key_in_order_and_cites_the_source(path):
    head, _ = read(path)
    assert list(head) == KEYS
    assert all(value.strip() for value in head.values())
    assert head["outlet"] == head["author"] == "Điểm Báo"
    assert head["series"] == "Hà Nội thực hiện Chỉ thị 05"
    assert "“Bài 3: Triển khai quyết liệt, đồng bộ nhiệm vụ then chốt”" in head["source"]
    assert "Mạnh Kim – Hà Thắng" in head["source"]


@every_brief
def test_the_part_is_the_number_of_the_file(path):
    assert re.fullmatch(r"\d\d(-[a-z0-9]+)+", path.stem)
    assert int(read(path)[0]["part"]) == int(path.stem[:2])


@every_brief
def test_a_brief_is_composed_unicode_without_stray_letters_or_blanks(path):
    text = path.read_bytes().decode("utf-8")
    assert text == unicodedata.normalize("NFC", text)
    assert "\u00d0" not in text and "\u00f0" not in text, "the Icelandic letter stands for the Vietnamese one"
    assert "\ufeff" not in text and "\r" not in text and "\t" not in text and "\u00a0" not in text
    assert '"' not in text and "'" not in text, "quotation marks are typographic"
    assert "  " not in text and not re.search(r"[ ]$", text, re.MULTILINE)
    assert text.endswith("\n") and not text.endswith("\n\n")


@every_brief
def test_tone_marks_stand_where_the_newspapers_put_them(path):
    misplaced = re.findall(r"\w*(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])\b", path.read_text(encoding="utf-8"), re.IGNORECASE)
    assert [word for word in misplaced if not word.lower().startswith("qu")] == []


@needs_source
@every_brief
def test_a_brief_shares_no_run_of_8_words_with_the_source_but_names_and_titles(path):
    allowed = set().union(*map(runs, NAMES))
    head, body = read(path)
    ours = set().union(*map(runs, [*head.values(), *body.split("\n\n")]))
    assert (ours & runs(source_text())) - allowed == set()


@needs_source
@pytest.mark.parametrize("name", NAMES)
def test_an_allowed_name_stands_in_the_source_and_is_used(name):
    assert len(words(name)) >= 8, "a shorter name needs no leave"
    assert runs(name) <= runs(source_text())
    assert any(runs(name) <= runs(path.read_text(encoding="utf-8")) for path in FILES)


@needs_source
@every_brief
def test_a_brief_holds_no_number_that_the_source_does_not_hold(path):
    head, body = read(path)
    assert numbers(f"{head['title']}\n{body}") <= numbers(source_text())


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact[0]} {fact[1] or fact[2]}")
def test_a_figure_is_told_in_one_sentence_with_who_what_when_and_where(fact):
    assert told(fact)


@needs_gold
def test_the_facts_leave_out_no_figure_of_the_source():
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    # A date or period counts nothing: its place tells it from another with the same text.
    facts = {(figure.lower(), (word or "").lower()) for figure, counted, *context in FACTS
             for word in ([counted] if counted else [None, *context])}
    missing = [row["text"] for row in rows
               if (row["text"].lower(), (row["counted"] or row["place"] or "").lower()) not in facts]
    assert missing == []


@every_brief
def test_the_codebook_lists_the_brief_with_its_title_and_matter(path):
    head, _ = read(path)
    assert f"| `{path.name}` | {head['title']} | {head['matter']} |" in CODEBOOK.read_text(encoding="utf-8")
