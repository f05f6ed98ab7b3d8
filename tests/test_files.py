"""A folder is read whole; what cannot be read is listed with the reason, and the rest goes on."""

import os
import tracemalloc
from pathlib import Path

import pandas as pd
import pytest

from diembao import read_articles
from diembao.read import packages, tables
from diembao.read.files import find_corpus, split_front_matter
from diembao.read.packages import MOST_BYTES
from diembao.read.records import protect, write_table
from diembao.read.search import fold, sort_key


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "good.md").write_text(
        "---\ntitle: Bài 3: <script>alert(1)</script>\noutlet: Báo\n---\nHôm nay có 5 người.", "utf-8"
    )
    (tmp_path / "plain.txt").write_bytes("\ufeffChỉ có chữ.".encode())
    return tmp_path


def reasons(articles):
    return {note["path"].rsplit("/", 1)[-1].rsplit("\\", 1)[-1]: note["reason"] for note in articles.attrs["skipped"]}


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.md": (b"---\ntitle: x\n---\n  \n", "no text"),
    "binary.txt": (b"ab\0\1", "binary"),
    "latin.txt": ("dòng\nxé".encode("latin-1"), "not UTF-8 (byte 0xF2 in line 1"),
    "front.md": (b"---\ntitle x\n---\nabc", "line 2 of the front matter"),
    "open.md": (b"---\ntitle: x\n", "never closed"),
    "big.txt": (b"a" * (MOST_BYTES + 1), "MB"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_listed_with_its_reason_and_the_rest_is_read(folder, name):
    data, reason = BAD[name]
    (folder / name).write_bytes(data)
    articles = read_articles(folder)
    assert articles["article"].tolist() == ["good", "plain"]
    assert reason in reasons(articles)[name]
    assert all(note["advice"] for note in articles.attrs["skipped"])


def test_front_matter_becomes_columns_and_stays_out_of_raw(folder):
    good, plain = read_articles(folder).to_dict("records")
    assert good["title"] == "Bài 3: <script>alert(1)</script>" and good["outlet"] == "Báo"
    assert good["raw"] == "Hôm nay có 5 người." and plain["raw"] == "Chỉ có chữ."


def test_markup_in_a_title_is_remarked(folder):
    assert "markup" in read_articles(folder).attrs["remarks"][0]["reason"]


def test_an_empty_folder_says_so(tmp_path):
    with pytest.raises(ValueError, match=r"no \.txt or \.md file"):
        read_articles(tmp_path)


def test_an_unknown_corpus_lists_those_that_ship():
    with pytest.raises(FileNotFoundError, match="ha-noi"):
        read_articles("ha-noii")


def test_a_corpus_is_found_from_any_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert find_corpus("ha-noi").is_dir()


def test_a_text_without_front_matter_is_left_as_it_is():
    assert split_front_matter("Tin\n---\nb") == ({}, "Tin\n---\nb")


def test_records_bring_their_columns_along(tmp_path):
    path = tmp_path / "records.csv"
    path.write_text("n,code,text\n0,007,Có 5 người.\n1,010,\n", "utf-8")
    articles = read_articles(path)
    assert articles.attrs["carried"] == ["n", "code"]
    assert articles[["n", "code", "raw"]].to_dict("records") == [{"n": 0, "code": "007", "raw": "Có 5 người."}]
    assert "record 2" in articles.attrs["skipped"][0]["path"]


def test_a_broken_line_of_json_costs_only_itself(tmp_path):
    path = tmp_path / "records.jsonl"
    path.write_text('{"text": "Một."}\n{"text": \n[1]\n{"text": "Hai."}\n', "utf-8")
    articles = read_articles(path)
    assert articles["raw"].tolist() == ["Một.", "Hai."]
    assert ["line 2" in n["reason"] or "line 3" in n["reason"] for n in articles.attrs["skipped"]] == [True, True]


def test_a_table_without_text_names_its_columns(tmp_path):
    pd.DataFrame({"body": ["a"]}).to_parquet(tmp_path / "t.parquet")
    with pytest.raises(ValueError, match=r"no column `text`.*body"):
        read_articles(tmp_path / "t.parquet")


def test_a_table_that_unpacks_to_more_than_the_bound(tmp_path, monkeypatch):
    """Ten thousand times one text is a few kilobytes of Parquet."""
    pd.DataFrame({"text": ["Có 5 người. " * 100] * 10_000}).to_parquet(tmp_path / "t.parquet")
    assert (tmp_path / "t.parquet").stat().st_size < 100_000
    monkeypatch.setattr(tables, "MOST_TABLE", 1_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(ValueError, match=r"t\.parquet: unpacked the table has more than 1 MB; split it"):
            read_articles(tmp_path / "t.parquet")
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("ending", [".csv", ".jsonl", ".parquet"])
def test_a_table_larger_than_the_bound(tmp_path, monkeypatch, ending):
    (tmp_path / f"t{ending}").write_bytes(b"x" * 600)
    monkeypatch.setattr(packages, "MOST_TABLE", 500)
    with pytest.raises(ValueError, match=f"t{ending}: the file has 0 MB, more than 0"):
        read_articles(tmp_path / f"t{ending}")


def test_a_folder_that_may_not_be_opened_is_named(folder, monkeypatch):
    """Also where the one who runs the tests may open everything."""
    locked, listed = folder / "locked", os.scandir
    locked.mkdir()

    def scandir(path):
        if Path(path) == locked:
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    articles = read_articles(folder)
    assert len(articles) == 2
    assert articles.attrs["skipped"] == [
        {"path": str(locked), "reason": "Permission denied", "advice": "check that the file is there and may be read"}
    ]


def test_a_spreadsheet_runs_nothing(tmp_path):
    table = pd.DataFrame({"text": ["=HYPERLINK(1)", "+1", "@x", "2-3", "05", "hơn 4.100"], "value": [1, -2, 3, 4, 5, 6]})
    write_table(table, tmp_path / "t.csv")
    data = (tmp_path / "t.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert pd.read_csv(tmp_path / "t.csv")["text"].tolist() == ["'=HYPERLINK(1)", "'+1", "'@x", "'2-3", "'05", "hơn 4.100"]
    assert protect(table)["value"].tolist() == table["value"].tolist()


@pytest.mark.parametrize("ending", [".jsonl", ".csv", ".parquet", ".xlsx"])
def test_a_table_comes_back_from_each_format(tmp_path, ending):
    table = pd.DataFrame({"text": ["Đảng bộ", None], "value": [1.5, float("nan")], "n": [0, 1]})
    path = tmp_path / f"t{ending}"
    write_table(table, path)
    reader = {
        ".jsonl": lambda p: pd.read_json(p, lines=True),
        ".csv": pd.read_csv,
        ".parquet": pd.read_parquet,
        ".xlsx": pd.read_excel,
    }
    back = reader[ending](path)
    assert back["text"][0] == "Đảng bộ" and pd.isna(back["text"][1]) and back["value"][0] == 1.5


def test_search_folds_diacritics_and_keeps_offsets():
    text = "Đảng bộ TP Hà Nội – Quốc lộ 1A"
    assert fold(text) == "dang bo tp ha noi – quoc lo 1a" and len(fold(text)) == len(text)


def test_vietnamese_sorts_as_dictionaries_do():
    words = ["ăn", "an", "ân", "ba", "à", "á", "a", "đa", "da", "dân", "ông", "ốm", "ở", "oa"]
    assert sorted(words, key=sort_key) == ["a", "à", "á", "an", "ăn", "ân", "ba", "da", "dân", "đa", "oa", "ốm", "ông", "ở"]
