"""Names are found with the spans of the codebook, and the mentions of one thing share a form."""

import csv
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT, SHARED, cases
from diembao.extract.names import NAME_COLUMNS, extract_names
from diembao.read.files import read_articles

PIECES = [
    "Nguyễn Văn An",
    "ông",
    "Sở Y tế",
    "“",
    "”",
    '"',
    "'",
    "- ",
    "(",
    ")",
    ".",
    "TP.",
    "HCM",
    "UBND ",
    "Công ty ",
    "\n",
    " ",
    "Ð",
    "\u200b",
    "05",
    "Chỉ thị ",
]
MESSY = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@pytest.mark.parametrize("case", cases("names"))
def test_names_of_a_sentence(case):
    found = extract_names(case["text"])
    assert found[["kind", "text", "canonical"]].to_numpy().tolist() == case["names"], case["why"]


@settings(max_examples=200, deadline=None)
@given(MESSY)
def test_every_name_is_cited_to_its_place(text):
    names = extract_names(text)
    assert list(names.columns) == NAME_COLUMNS
    assert all(text[row.start : row.end] == row.text and row.text for row in names.itertuples())
    assert all(a <= b for a, b in zip(names["end"], names["start"].iloc[1:], strict=False)), "names do not overlap"


def test_spans_are_of_the_raw_text():
    text = "Bà Nguyễn Thị Hoà\u200b Bình ở Ðà Nẵng"
    names = extract_names(text)
    assert names["text"].tolist() == ["Nguyễn Thị Hoà\u200b Bình", "Ðà Nẵng"]
    assert names["canonical"].tolist() == ["Nguyễn Thị Hòa Bình", "Đà Nẵng"]


def test_a_table_of_articles_keeps_their_names_apart():
    articles = read_articles("ha-noi")
    names = extract_names(articles)
    raw = dict(zip(articles["article"], articles["raw"], strict=True))
    assert set(names["article"]) == set(articles["article"])
    assert all(raw[row.article][row.start : row.end] == row.text for row in names.itertuples())


@pytest.mark.parametrize(
    "text",
    [
        "(" * 50_000,
        "“" * 50_000,
        "A " * 25_000,
        "A." * 25_000,
        "Công ty " * 6_000,
        "UBND " * 10_000,
        "Nguyễn " * 7_000,
        "Công ty (CT) " * 4_000,
    ],
)
def test_time_grows_with_the_length_alone(text):
    begun = time.perf_counter()
    extract_names(text)
    assert time.perf_counter() - begun < 10


@pytest.mark.parametrize(
    "part, least",
    [
        ("source", {"person": 0.95, "place": 0.95, "organisation": 0.85}),
        ("tune", {"person": 0.90, "place": 0.85, "organisation": 0.70}),
        ("locked", {"person": 0.88, "place": 0.9, "organisation": 0.75}),
    ],
)
def test_coded_articles(part, least, score_spans, coded_texts):
    gold, found = coded("names.csv", part), []
    for article in {row["n"] for row in gold}:
        found += [{"n": article, **row} for row in extract_names(coded_texts[article]).to_dict("records")]
    for kind, limit in least.items():
        a, b = ([row for row in rows if row["kind"] == kind] for rows in (gold, found))
        met = len(score_spans.match(a, b, score_spans.close))
        assert 2 * met / (len(a) + len(b)) >= limit, kind


def coded(name, part):
    """The coded rows of one part, as the scoring script wants them."""
    with open(ROOT / "data" / "coded" / name, encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["part"] == part]
    return [row | {"n": row["article"], "start": int(row["start"]), "end": int(row["end"])} for row in rows]


@pytest.fixture(scope="module")
def coded_texts(press_articles, source_text):
    return {row["id"]: row["text"] for row in press_articles} | {"ha-noi-chi-thi-05-bai-3": source_text}


@pytest.fixture(scope="module")
def score_spans():
    return load_script(SHARED / "checks" / "score_spans.py")


def load_script(path):
    import importlib.util

    if not path.exists():
        pytest.skip("the scoring script is not here: it is no part of the project")
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
