"""The teaching corpus about an invented province: what it must hold, and that what is coded of it stands in it."""

import csv
import re
import unicodedata
from collections import Counter, defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[1] / "data"
CORPUS = DATA / "corpora" / "song-van"
FICTION = "Tỉnh Sông Vân và mọi người, việc, số liệu trong bài đều hư cấu"
QUANTITIES = {"count", "share", "money", "measure", "duration", "age", "ordinal"}
KINDS = QUANTITIES | {"date", "period", "time", "score", "identifier", "label"}
RELATIONS = {"=", "<", ">", "<=", ">=", "~", "..", "from"}
# Old-style tone marks, as newspapers set them: hòa, thủy, khỏe; not hoà, thuỷ, khoẻ.
NEW_STYLE_TONES = re.compile(r"(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])\b", re.IGNORECASE)
TONES_AFTER_QU = re.compile(r"qu[ỳýỷỹỵ]\b", re.IGNORECASE)


def _read_article(path):
    opening, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    assert opening == "", f"{path.name} does not open with front matter"
    return dict(line.split(": ", 1) for line in front.splitlines()) | {"body": body}


def _read_coded(name):
    with open(DATA / "coded" / f"song-van-{name}.csv", encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


ARTICLES = {path.stem: _read_article(path) for path in sorted(CORPUS.glob("*.md"))}
CODED, FIGURES, SPEAKERS, PAIRS = map(_read_coded, ["articles", "figures", "speakers", "contradictions"])


def _runs(body, length=5):
    words = re.findall(r"\w+", body.lower())
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def _value(article, text, within):
    rows = [row for row in FIGURES if (row["article"], row["text"], row["within"]) == (article, text, within)]
    assert len(rows) == 1, f"{article}: {text!r} within {within!r} is coded {len(rows)} times"
    return rows[0]


def test_the_corpus_is_large_and_varied():
    assert len(ARTICLES) >= 64
    for key, least in {"outlet": 4, "subject": 8}.items():
        counts = Counter(article[key] for article in ARTICLES.values())
        assert len(counts) >= least and min(counts.values()) >= 8, counts
    assert len({article["published"][:4] for article in ARTICLES.values()}) >= 6


@pytest.mark.parametrize("name", ARTICLES)
def test_every_article_is_marked_fictional_and_dated(name):
    article = ARTICLES[name]
    assert article["fiction"] == FICTION
    assert name.startswith(date.fromisoformat(article["published"]).isoformat())
    assert all(article[key].strip() for key in ["title", "outlet", "author", "subject"])
    assert "url" not in article


@pytest.mark.parametrize("name", ARTICLES)
def test_every_article_has_150_to_450_words(name):
    assert 150 <= len(ARTICLES[name]["body"].split()) <= 450


@pytest.mark.parametrize("name", ARTICLES)
def test_spelling_follows_the_newspapers(name):
    whole = (CORPUS / f"{name}.md").read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", whole)
    assert not re.search(r"[ \t]$", whole, re.MULTILINE), "blank at the end of a line"
    assert not set(whole) & set("\"'\u00d0\u00a0"), "straight quotation mark, foreign Đ or hard blank"
    assert whole.count("“") == whole.count("”") and whole.count("‘") == whole.count("’")
    strange = [m[0] for m in NEW_STYLE_TONES.finditer(TONES_AFTER_QU.sub("", whole))]
    assert not strange, f"tone mark on the second vowel: {strange}"


def test_no_two_articles_share_more_than_a_twentieth_of_their_five_word_runs():
    runs = {name: _runs(article["body"]) for name, article in ARTICLES.items()}
    shares = {(a, b): len(runs[a] & runs[b]) / min(len(runs[a]), len(runs[b])) for a, b in combinations(runs, 2)}
    worst = max(shares, key=shares.get)
    assert shares[worst] <= 0.05, f"{worst} share {shares[worst]:.1%}"


def test_series_run_from_part_one_in_order_of_time():
    series = defaultdict(list)
    for article in ARTICLES.values():
        if "series" in article:
            series[article["series"]].append(int(article["part"]))
    assert len(series) >= 3
    assert all(parts == list(range(1, len(parts) + 1)) and len(parts) >= 2 for parts in series.values()), series


def test_the_coding_covers_every_article():
    assert {row["article"] for row in CODED} == set(ARTICLES) == {row["article"] for row in FIGURES}
    for row in CODED:
        article = ARTICLES[row["article"]]
        assert all(row[key] == article[key] for key in ["subject", "outlet", "published"]), row
        assert row["tone"] in {"positive", "negative", "neutral", "mixed"}
    assert min(Counter(row["article"] for row in FIGURES).values()) >= 4
    assert sum(row["kind"] == "correction" for row in CODED) >= 4


def test_every_coded_figure_stands_in_its_article_once():
    for row in FIGURES:
        assert row["text"] in row["within"], row
        assert ARTICLES[row["article"]]["body"].count(row["within"]) == 1, row
        assert row["kind"] in KINDS and row["relation"] in RELATIONS, row
        assert not (row["value"] and row["kind"] not in QUANTITIES), row


def test_bounds_say_what_the_relation_says():
    for row in FIGURES:
        if row["relation"] in {">", ">=", "<", "<="}:
            bound = row["low"] if ">" in row["relation"] else row["high"]
            assert bound == row["value"] != "", row
        if row["relation"] == "..":
            assert not row["value"] and float(row["low"]) < float(row["high"]), row


def test_every_coded_speaker_stands_in_its_article():
    for row in SPEAKERS:
        body = ARTICLES[row["article"]]["body"]
        assert body.count(row["quotation"]) == 1, row
        assert not row["speaker"] or row["speaker"] in body, row
        assert row["title"].lower() in body.lower() and row["verb"] in body.lower(), row


def test_fifteen_speakers_return():
    articles = defaultdict(set)
    for row in SPEAKERS:
        articles[row["speaker"]].add(row["article"])
    assert sum(len(seen) >= 2 for speaker, seen in articles.items() if speaker) >= 15


def test_planted_groups_point_at_coded_figures():
    for row in PAIRS:
        for side in "ab":
            _value(row[f"article_{side}"], row[f"text_{side}"], row[f"within_{side}"])
    between = {row["group"] for row in PAIRS if row["relation"] in {"same", "rounded", "updated", "contradicts"}}
    assert len(between) >= 24


def test_planted_contradictions_are_between_outlets_about_the_same_thing():
    apart = set()
    for row in PAIRS:
        if row["relation"] != "contradicts":
            continue
        a, b = (_value(row[f"article_{side}"], row[f"text_{side}"], row[f"within_{side}"]) for side in "ab")
        assert (a["unit"], a["kind"]) == (b["unit"], b["kind"]), row
        assert a["value"] != b["value"] and a["when"][-7:] == b["when"][-7:], row
        if ARTICLES[a["article"]]["outlet"] != ARTICLES[b["article"]]["outlet"]:
            apart.add(row["group"])
            assert (a["counted"].lower(), a["place"]) == (b["counted"].lower(), b["place"]), row
    assert len(apart) >= 12


def test_planted_roundings_fit_the_exact_figure():
    for row in (row for row in PAIRS if row["relation"] == "rounded"):
        exact, rounded = (_value(row[f"article_{side}"], row[f"text_{side}"], row[f"within_{side}"]) for side in "ab")
        scale = {("m", "km"): 1000}.get((exact["unit"], rounded["unit"]), 1)
        ratio = float(exact["value"]) / (float(rounded["value"]) * scale)
        assert 0.95 < ratio < 1.05, row
        assert {"<": ratio < 1, ">": ratio > 1, "~": True}[rounded["relation"]], row


@pytest.mark.parametrize("relation", ["sum-right", "sum-wrong"])
def test_planted_totals_add_up_or_do_not(relation):
    groups = defaultdict(list)
    for row in PAIRS:
        if row["relation"] == relation:
            groups[row["group"]].append(row)
    assert len(groups) >= 5
    for group, rows in groups.items():
        totals = {float(_value(row["article_a"], row["text_a"], row["within_a"])["value"]) for row in rows}
        parts = [float(_value(row["article_b"], row["text_b"], row["within_b"])["value"]) for row in rows]
        assert len(totals) == 1, group
        assert (totals == {sum(parts)}) is (relation == "sum-right"), f"{group}: {totals} against {sum(parts)}"
