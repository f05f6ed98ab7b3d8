"""The command line writes what the verbs give, and says what is wrong before it does anything."""

import json

import pandas as pd
import pytest

from diembao.__main__ import main


@pytest.fixture
def records(tmp_path):
    path = tmp_path / "records.jsonl"
    rows = [{"n": 7, "id": "a", "text": "Có hơn 4.100 đảng viên."}, {"n": 8, "id": "b", "text": "Năm 2017, có 5 xã khó khăn."}]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    return path


def lines(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_figures_carry_the_columns_of_their_record(records, tmp_path):
    out = tmp_path / "out.jsonl"
    assert main(["figures", str(records), "--out", str(out)]) == 0
    rows = lines(out)
    assert [(row["n"], row["source_id"], row["text"], row["start"]) for row in rows] == [
        (7, "a", "hơn 4.100", 3), (8, "b", "Năm 2017", 0), (8, "b", "5", 13),
    ]  # fmt: skip
    assert rows[0]["value"] == 4100 and rows[0]["relation"] == ">" and rows[0]["edtf"] is None


@pytest.mark.parametrize("unit, count", [("sentence", 2), ("record", 2)])
def test_sentiment_gives_a_label_a_score_and_its_range(records, tmp_path, unit, count):
    out = tmp_path / "out.jsonl"
    assert main(["sentiment", str(records), "--out", str(out), "--unit", unit]) == 0
    rows = lines(out)
    assert len(rows) == count
    for row in rows:
        assert row["label"] in ("positive", "neutral", "negative") and -1 <= row["low"] <= row["score"] <= row["high"] <= 1


def test_records_with_their_neighbours_are_sentences_and_told_in_full(tmp_path):
    path, out = tmp_path / "records.jsonl", tmp_path / "out.jsonl"
    row = {"n": 3, "before": "", "text": "Ông Lê Văn An nói đường đã xong. Dân vui.", "after": "Trời mưa.", "label": "positive"}
    path.write_text(json.dumps(row, ensure_ascii=False), "utf-8")
    assert main(["sentiment", str(path), "--out", str(out), "--model", "plain"]) == 0
    [found] = lines(out)
    assert (found["n"], found["source_label"], found["after"]) == (3, "positive", "Trời mưa.")
    assert found["voice"] == "Lê Văn An" and found["quoted"] is False and "target" in found


@pytest.mark.parametrize("ending", ["csv", "parquet", "xlsx"])
def test_each_ending_writes_the_same_rows(records, tmp_path, ending):
    out = tmp_path / f"out.{ending}"
    assert main(["figures", str(records), "--out", str(out)]) == 0
    reader = {"csv": pd.read_csv, "parquet": pd.read_parquet, "xlsx": pd.read_excel}[ending]
    assert reader(out)["value"].tolist()[0] == 4100


def test_a_wrong_ending_is_told_before_anything_is_read(tmp_path, capsys):
    assert main(["figures", "no-such-corpus", "--out", str(tmp_path / "x.doc")]) == 2
    assert ".jsonl, .csv, .parquet, .xlsx" in capsys.readouterr().err


def test_an_unknown_source_lists_what_there_is(tmp_path, capsys):
    assert main(["figures", "no-such-corpus", "--out", str(tmp_path / "x.csv")]) == 2
    assert "ha-noi" in capsys.readouterr().err


def test_what_is_left_out_is_said_and_the_rest_is_written(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("Có 5 người.", "utf-8")
    (tmp_path / "b.txt").write_bytes(b"\0\1")
    assert main(["figures", str(tmp_path), "--out", str(tmp_path / "x.csv")]) == 0
    assert "b.txt: the file is binary" in capsys.readouterr().err


@pytest.fixture
def forty(tmp_path):
    path = tmp_path / "forty.jsonl"
    about = {"sport": "đội bóng thắng trận đấu trên sân", "health": "bác sĩ chữa bệnh bằng thuốc mới"}
    rows = [
        {"id": f"{name}{i}", "label": name, "title": "=1", "text": f"Tin {text} {text}."}
        for i in range(20)
        for name, text in about.items()
    ]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    return path


def test_topics_write_a_row_an_article_and_topic_and_a_row_a_topic_and_word(forty, tmp_path, capsys):
    out, words = tmp_path / "weights.jsonl", tmp_path / "words.jsonl"
    command = ["topics", str(forty), "--topics", "2", "--seed", "0", "--out", str(out), "--words", str(words)]
    assert main(command) == 0
    rows = lines(out)
    assert len(rows) == 80 and {"id", "label", "title", "topic", "weight"} <= set(rows[0])
    lead = {row["id"]: row["topic"] for row in sorted(rows, key=lambda row: row["weight"])}
    assert len({lead[f"sport{i}"] for i in range(20)}) == 1 and lead["sport0"] != lead["health0"]
    assert set(lines(words)[0]) == {"topic", "rank", "word", "weight"} and {row["topic"] for row in lines(words)} == {1, 2}
    assert "40 articles are few for topics" in capsys.readouterr().err
    before = out.read_bytes(), words.read_bytes()
    assert main(command) == 0 and (out.read_bytes(), words.read_bytes()) == before


def test_topics_of_a_wrong_ending_are_told_before_anything_is_read(tmp_path, capsys):
    assert main(["topics", "no-such-corpus", "--out", str(tmp_path / "a.csv"), "--words", str(tmp_path / "b.txt")]) == 2
    assert "b.txt" in capsys.readouterr().err


def test_topics_of_one_article_are_refused_in_words(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("Có 5 người qua cầu. Có 6 người qua cầu.", "utf-8")
    assert main(["topics", str(tmp_path), "--out", str(tmp_path / "a.csv"), "--words", str(tmp_path / "b.csv")]) == 2
    assert "read at least two" in capsys.readouterr().err
