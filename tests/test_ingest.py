"""Files of many kinds become a corpus; nothing is overwritten or written elsewhere, every file is accounted for."""

import io
import os
import zipfile

import pandas as pd
import pytest

from diembao.read.duplicates import find_duplicates
from diembao.read.files import read_articles
from diembao.read.ingest import ingest, report_lines
from test_encodings import tcvn3
from test_formats import BODY, HEAD, page, pdf, word, zipped

TEXT = "\n".join(BODY)


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "from"
    (folder / "sub").mkdir(parents=True)
    (folder / "bao.html").write_text(page(head=HEAD), encoding="utf-8")
    (folder / "cu.txt").write_bytes(tcvn3("Đại hội Đảng bộ thành phố họp sáng nay, bàn về ba dự án đường sắt đô thị."))
    (folder / "sub" / "Tài liệu.docx").write_bytes(word("Sở Y tế khám cho 300 người ở ba xã vùng cao trong hai ngày."))
    (folder / "quet.pdf").write_bytes(pdf())
    (folder / "goi.zip").write_bytes(zipped({"a.txt": "Hôm qua mưa to ở hai huyện phía tây.", "../b.txt": "x"}))
    (folder / "lan-hai.txt").write_text(TEXT.upper(), encoding="utf-8")
    return folder


def by_source(report):
    return {os.path.basename(row.source): row for row in report.itertuples()}


def test_every_file_is_accounted_for(source, tmp_path):
    report = by_source(ingest(source, tmp_path / "mine"))
    assert {name: row.outcome for name, row in report.items()} == {
        "bao.html": "taken",
        "cu.txt": "taken",
        "Tài liệu.docx": "taken",
        "quet.pdf": "skipped",
        "a.txt": "taken",
        "b.txt": "skipped",
        "lan-hai.txt": "taken",
    }
    assert report["quet.pdf"].reason == "the PDF holds no text, only pictures of pages"
    assert report["b.txt"].reason == "its name leads out of the folder"
    assert report["cu.txt"].change == "tcvn3 → utf-8"
    assert report["bao.html"].change == "text taken from .html"
    assert report["Tài liệu.docx"].file == "sub-tai-lieu.md"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["from", "mine"]


def test_what_was_written_reads_as_it_was(source, tmp_path):
    ingest(source, tmp_path / "mine")
    articles = read_articles(tmp_path / "mine").set_index("article")
    assert articles.loc["bao", "title"] == "Ba tuyến buýt mới"
    assert articles.loc["bao", "published"] == "2021-03-04"
    assert all(line in articles.loc["bao", "raw"] for line in BODY)
    assert articles.loc["cu", "raw"].startswith("Đại hội Đảng bộ thành phố")
    assert articles.loc["cu", ["file", "read_as"]].tolist() == ["cu.txt", "tcvn3"]


def test_a_second_time_nothing_is_written(source, tmp_path):
    ingest(source, tmp_path / "mine")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "mine").iterdir()}
    again = ingest(source, tmp_path / "mine")
    assert set(again["outcome"]) == {"there already", "skipped"}
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "mine").iterdir()} == before


def test_nothing_is_overwritten(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a.md").write_text("Của tôi.", encoding="utf-8")
    (tmp_path / "a.txt").write_text("Của người khác.", encoding="utf-8")
    report = ingest(tmp_path / "a.txt", tmp_path / "mine")
    assert report["file"].tolist() == ["a-2.md"]
    assert (tmp_path / "mine" / "a.md").read_text(encoding="utf-8") == "Của tôi."


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_in_the_corpus_is_not_written_through(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a.md").symlink_to(tmp_path / "elsewhere.md")
    (tmp_path / "a.txt").write_text("Một bài.", encoding="utf-8")
    assert ingest(tmp_path / "a.txt", tmp_path / "mine")["file"].tolist() == ["a-2.md"]
    assert not (tmp_path / "elsewhere.md").exists()


def test_duplicates_are_listed_and_kept(source, tmp_path):
    (source / "gan.txt").write_text(TEXT.replace("4.000", "5.000"), encoding="utf-8")
    (source / "moi.txt").write_text(TEXT, encoding="utf-8")
    report = by_source(ingest(source, tmp_path / "mine"))
    assert report["moi.txt"].duplicate_of == "lan-hai" and report["moi.txt"].likeness == 1
    assert report["lan-hai.txt"].duplicate_of in ("bao", "gan") and 0.8 <= report["lan-hai.txt"].likeness < 1
    assert report["moi.txt"].outcome == "taken"
    later = tmp_path / "later.txt"
    later.write_text(TEXT, encoding="utf-8")
    assert ingest(later, tmp_path / "mine")["duplicate_of"].tolist() == ["lan-hai.md"]


def test_a_table_of_records(tmp_path):
    texts = ["Một bài về lúa.", "Một bài về cá."]
    table = pd.DataFrame({"text": texts, "title": ["Lúa: được mùa", "Cá\nbiển"], "n": [1, 2]})
    table.to_json(tmp_path / "t.jsonl", orient="records", lines=True, force_ascii=False)
    ingest(tmp_path / "t.jsonl", tmp_path / "mine")
    articles = read_articles(tmp_path / "mine")
    assert articles["raw"].tolist() == texts
    assert articles["source_title"].tolist() == ["Lúa: được mùa", "Cá biển"]
    assert articles["n"].tolist() == ["1", "2"]


def test_tables_in_a_folder_are_taken_and_documents_that_are_not_read_are_named(source, tmp_path):
    table = pd.DataFrame({"text": ["Bài về cầu Nứa mới xây.", "Bài về trường học ở vùng cao."]})
    table.to_csv(source / "bang.csv", index=False)
    table[:1].to_parquet(source / "sub" / "bang.parquet")
    pd.DataFrame({"n": [1]}).to_csv(source / "so.csv", index=False)
    (source / "cu.doc").write_bytes(b"x")
    (source / "anh.png").write_bytes(b"x")
    report = ingest(source, tmp_path / "mine")
    assert report["source"].str.endswith(("bang.csv", "bang.parquet")).sum() == 3
    rows = by_source(report)
    assert "no column `text`" in rows["so.csv"].reason and rows["cu.doc"].reason == "the ending .doc is not read"
    assert "anh.png" not in rows
    assert read_articles(source)["path"].str.endswith(("csv", "parquet")).sum() == 0  # a corpus folder may hold exports


def test_the_report_in_words(source, tmp_path):
    (source / "moi.txt").write_text(TEXT.upper(), encoding="utf-8")
    *lines, last = report_lines(ingest(source, tmp_path / "mine"))
    assert any(line.endswith("cu.txt -> cu.md (tcvn3 → utf-8)") for line in lines)
    assert any(line.endswith("-> moi.md (repeats lan-hai)") for line in lines)
    assert any(
        line.startswith("skipped ") and line.endswith("run text recognition (OCR) on it, and save the text") for line in lines
    )
    assert last.startswith("6 taken, 0 there already, 2 skipped; ")


MIXED = ["Bà con ở các bản vùng cao đã có điện và lớp học mới.", "Caùc xaõ ñaõ môû chôï môùi, haøng quaùn ñoâng khaùch."]


def test_lines_in_another_encoding_are_told(tmp_path):
    folder = tmp_path / "from"
    folder.mkdir()
    (folder / "tron.txt").write_text("\n".join(MIXED), encoding="utf-8")
    (folder / "tron.docx").write_bytes(word(*MIXED))
    (folder / "tron.html").write_text(page([f"{line}\n" for line in [*BODY, *MIXED]], HEAD), encoding="utf-8")
    articles = read_articles(folder)
    assert all("Các xã đã mở chợ mới, hàng quán đông khách." in raw for raw in articles["raw"])
    assert sorted(os.path.basename(note["path"]) for note in articles.attrs["remarks"]) == ["tron.docx", "tron.html", "tron.txt"]
    assert all("was read as vni, unlike the rest" in note["reason"] for note in articles.attrs["remarks"])
    report = ingest(folder, tmp_path / "mine")
    assert report["outcome"].value_counts().to_dict() == {"taken": 3, "look at": 3}
    assert sum(line.startswith("look at  ") for line in report_lines(report)) == 3


def test_documents_whose_letters_became_question_marks(tmp_path):
    lost = "Ngu?i dân xã tôi mong s?m có c?u m?i qua sông, vi?c h?c c?a con em d? hon."
    folder = tmp_path / "from"
    folder.mkdir()
    script = "<script>x=a?b:c;y=d?e:f;z=g?h:i</script>"
    (folder / "a.html").write_text(page(extra=script), encoding="utf-8")
    (folder / "b.txt").write_text(lost, encoding="utf-8")
    (folder / "c.docx").write_bytes(word(lost))
    (folder / "d.html").write_text(page([lost] * 3, HEAD), encoding="utf-8")
    skipped = read_articles(folder).attrs["skipped"]
    assert [os.path.basename(note["path"]) for note in skipped] == ["b.txt", "c.docx", "d.html"]
    assert all("question marks now" in note["reason"] for note in skipped)


def test_hostile_names_and_titles_stay_in_the_folder(tmp_path):
    hostile = page(head='<meta property="og:title" content="x&#10;---&#10;url: evil">')
    names = {"a/b/..txt": "1.", "<script>.txt": "2.", "con.html": hostile, "a" * 200 + ".txt": "3.", "README.txt": "4."}
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        for name, content in names.items():
            package.writestr(name, content)
    (tmp_path / "z.zip").write_bytes(data.getvalue())
    report = ingest(tmp_path / "z.zip", tmp_path / "mine")
    assert len(list((tmp_path / "mine").iterdir())) == (report["outcome"] == "taken").sum() >= 4
    assert all(len(name) < 100 and "/" not in name for name in report["file"].dropna())
    articles = read_articles(tmp_path / "mine").set_index("article")
    assert articles.loc["z-con", "title"].startswith("x") and articles.loc["z-con", "url"] is None


@pytest.mark.parametrize("corpus", ["from", "from/mine", "."])
def test_corpus_and_source_may_not_overlap(source, tmp_path, corpus):
    with pytest.raises(ValueError, match="lie in each other"):
        ingest(source, tmp_path / corpus)


def test_a_corpus_that_is_a_file(source, tmp_path):
    with pytest.raises(ValueError, match="is a file"):
        ingest(source, source / "cu.txt")


def test_no_source_that_can_be_read(tmp_path):
    (tmp_path / "a.pdf").write_bytes(pdf())
    with pytest.raises(ValueError, match="OCR"):
        ingest(tmp_path / "a.pdf", tmp_path / "mine")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything may be read by this user")
def test_a_folder_without_permission(source, tmp_path):
    (source / "sub").chmod(0)
    try:
        report = by_source(ingest(source, tmp_path / "mine"))
    finally:
        (source / "sub").chmod(0o755)
    assert report["sub"].reason == "Permission denied"


def test_duplicates_need_no_order_of_capitals_or_signs():
    texts = [TEXT, TEXT.replace(",", " ").lower(), "Hôm qua mưa to."]
    table = pd.DataFrame({"article": ["a", "b", "c"], "clean": texts})
    assert find_duplicates(table).values.tolist() == [["b", "a", "exact", 1.0]]
