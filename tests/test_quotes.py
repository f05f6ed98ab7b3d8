"""Quotations are found, told apart, and given to who speaks."""

import csv
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT, cases
from diembao.extract.quote_marks import stretches
from diembao.extract.quotes import QUOTE_COLUMNS, extract_quotes
from diembao.read.files import read_articles
from test_names import MESSY, coded_texts, score_spans  # noqa: F401

MARKS = frozenset('“"-–')
INTERVIEW = """Giống lúa mới chịu được mặn
Ông Đặng Văn Tài, Trưởng phòng Nông nghiệp huyện, trả lời về giống lúa mới.
- Thưa ông, giống này có gì khác?
- Nó chịu được nước lợ và ngắn ngày hơn mười ngày.
- Bà con đã trồng nhiều chưa?
- Mới được ba mươi héc ta.
"""


@pytest.mark.parametrize("case", cases("quotes"))
def test_quotations_of_a_sentence(case):
    found = extract_quotes(case["text"])
    assert found[["type", "text", "speaker", "title", "verb"]].to_numpy().tolist() == case["quotes"], case["why"]


def test_an_interview_is_led_by_dashes():
    quotes = extract_quotes(INTERVIEW)
    assert quotes["speaker"].tolist() == [None, "Đặng Văn Tài"] * 2
    assert set(quotes["type"]) == {"speech"}
    assert quotes["title"].iloc[1] == "Trưởng phòng Nông nghiệp huyện"


def test_a_list_with_dashes_is_no_talk():
    assert extract_quotes("Nguyên liệu:\n- 2 quả cam tươi\n- 1 củ hành tây\n- Dầu ăn, đường\nBóc cam.").empty


@pytest.mark.parametrize(
    "text, contents",
    [
        ("“a “b” c”", ["a “b” c", "b"]),
        ("Ông: “a “b” c “d, “e” g”.", ["a “b” c “d, “e” g", "b", "d, “e", "e"]),
        ("Nói: “một đoạn dài không đóng", ["một đoạn dài không đóng"]),
        ("thừa ” một dấu “a”", ["a"]),
        ('“lẫn lộn", "dấu”', ["lẫn lộn", "dấu"]),
        ("K'Ho và 'Get in the car' của O'Brien", ["Get in the car"]),
    ],
)
def test_marks_are_paired_by_a_stack_that_survives(text, contents):
    assert [text[s.start : s.end] for s in stretches(text)] == contents


@settings(max_examples=200, deadline=None)
@given(MESSY)
def test_every_quotation_is_cited_to_its_place(text):
    quotes = extract_quotes(text)
    assert list(quotes.columns) == QUOTE_COLUMNS
    assert all(text[row.start : row.end] == row.text for row in quotes.itertuples())


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="“”\"«»'‘’ aĐ.,", max_size=60))
def test_stretches_nest_and_never_cross(text):
    spans = [(s.start, s.end) for s in stretches(text)]
    assert all(not (a < c < b < d) for a, b in spans for c, d in spans)


@pytest.mark.parametrize(
    "text", ["“" * 50_000, '"' * 50_000, "“a” " * 12_000, '"a b" ' * 60_000, "Ông A nói: “Bởi c d e”. " * 2_500, "'a " * 16_000]
)
def test_time_grows_with_the_length_alone(text):
    begun = time.perf_counter()
    extract_quotes(text)
    assert time.perf_counter() - begun < 15


@pytest.mark.parametrize("part, least", [("source", 0.95), ("tune", 0.9), ("locked", 0.75)])
def test_coded_articles(part, least, score_spans, coded_texts):  # noqa: F811
    gold, found = _coded(part, coded_texts), []
    for article in {row["n"] for row in gold}:
        found += [{"n": article, **row} for row in extract_quotes(coded_texts[article]).to_dict("records")]
    met = score_spans.match(gold, found, lambda g, f: score_spans.part(g, f) >= 0.5)
    assert len(met) >= 0.95 * len(gold)
    assert sum(gold[j]["type"] == found[i]["type"] for j, i in met.items()) >= 0.85 * len(met)
    speech = [j for j, row in enumerate(gold) if row["type"] == "speech"]
    right = sum(j in met and score_spans.speaker_right(gold[j]["speaker"], found[met[j]]["speaker"]) for j in speech)
    assert right >= least * len(speech)


def test_speakers_of_the_teaching_corpus():
    """Its author set the speakers down while writing; rules were tuned on what went wrong here."""
    articles = read_articles("song-van")
    raw, quotes = dict(zip(articles["article"], articles["raw"], strict=True)), extract_quotes(articles)
    speech = quotes[quotes["type"] == "speech"]
    right, direct = 0, 0
    with open(ROOT / "data" / "coded" / "song-van-speakers.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            at = raw[row["article"]].find(row["quotation"])
            if MARKS.isdisjoint(raw[row["article"]][max(0, at - 2) : at]):
                continue  # reported speech is no quotation
            met = speech[(speech["article"] == row["article"]) & (speech["start"] <= at) & (speech["end"] > at)]
            direct += 1
            right += len(met) > 0 and _alike(row["speaker"], met["speaker"].iloc[0])
    assert direct > 120
    assert right >= 0.88 * direct


def _alike(coded, found):
    """Whether every word of one speaker is in the other, or none is named."""
    a, b = (set((who or "").lower().split()) for who in (coded, found))
    return (a <= b or b <= a) if a and b else a == b


def _coded(part, texts):
    with open(ROOT / "data" / "coded" / "quotes.csv", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["part"] == part]
    for row in rows:
        row.update(n=row["article"], start=int(row["start"]), end=int(row["end"]))
        row["text"] = texts[row["n"]][row["start"] : row["end"]]
    return rows
