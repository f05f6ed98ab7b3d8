"""Sentiment: trap sentences, one rule each; properties of the scores and shares; the lexicon as data.

The measures against hand-coded sentences skip where `shared/` is absent.
"""

import csv
import hashlib
import json
import random
import unicodedata
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diembao import read_articles, split_sentences
from diembao.explore.sentiment import explain_sentiment, read_sentences, score_sentiment, with_neighbours
from diembao.explore.tone_lexicon import LEXICONS, ROLES, Lexicon, read_lexicon, tokens
from diembao.explore.tone_model import INTERCEPT, RESAMPLED, shipped_model
from diembao.read.clean import clean

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / "shared"
TRAPS = [json.loads(line) for line in (HERE / "cases" / "sentiment.jsonl").read_text("utf-8").splitlines()]
with (LEXICONS / "sentiment.csv").open(encoding="utf-8", newline="") as lines:
    ENTRIES = list(csv.DictReader(lines))
with (LEXICONS / "tone_rules.csv").open(encoding="utf-8", newline="") as lines:
    RULES = list(csv.DictReader(lines))

# Sentences that no newspaper prints, made of the lexicon's own words and of what stands between words.
JUDGED = [row["entry"] for row in ENTRIES if row["does"] != "name"]
BETWEEN = [",", ".", "?", "“", "”", "và", "nhà", "3", "Hà Nội", "\u00a0", "THÀNH CÔNG"]
WITHOUT_TEXT = ["form", "neighbours", "(intercept)"]  # what the model knows that no stretch of text explains
WORDS = st.one_of(st.sampled_from(JUDGED), st.sampled_from(BETWEEN))
SENTENCES = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)


def one_each(texts):
    """A table of sentences, each row one text as it is."""
    kept = {"article": "a", "passage": 0, "start": 0, "role": "body"}
    rows = [{**kept, "sentence": i, "end": len(t), "text": t, "clean": clean(t).text} for i, t in enumerate(texts)]
    return pd.DataFrame(rows)


@pytest.fixture(scope="module")
def trapped():
    return score_sentiment(one_each([trap["text"] for trap in TRAPS]), model=False)


@pytest.mark.parametrize("number", range(len(TRAPS)), ids=lambda n: TRAPS[n]["text"][:60])
def test_trap(trapped, number):
    found = trapped.iloc[number]
    assert found["label"] == TRAPS[number]["label"], f"{TRAPS[number]['why']} (score {found['score']:.2f})"


def test_traps_are_many_and_say_why():
    assert len({trap["text"] for trap in TRAPS}) == len(TRAPS) >= 150
    assert all(trap["why"] for trap in TRAPS)


# --- properties -----------------------------------------------------------------------------------------------------


@settings(max_examples=150, deadline=None)
@given(SENTENCES)
def test_shares_add_up_and_the_range_holds_the_score(text):
    table = one_each([text])
    for model in (True, False):
        scored, shares = score_sentiment(table, model=model).iloc[0], explain_sentiment(table, model=model)["share"]
        assert abs(shares.sum() - scored["score"]) < 1e-9
        assert -1 < scored["low"] <= scored["score"] <= scored["high"] < 1


@settings(max_examples=100, deadline=None)
@given(SENTENCES, st.sampled_from(["NFC", "NFD"]), st.text(max_size=8))
def test_offsets_are_exact_in_raw(text, form, before):
    raw = before + unicodedata.normalize(form, text.replace("hòa", "hoà").replace("Đ", "Ð"))
    words = explain_sentiment(raw)
    assert all(raw[w.start : w.end] == w.text for w in words.itertuples())
    assert all(clean(w.text).text.strip() for w in words.itertuples() if w.role not in WITHOUT_TEXT)


def test_one_row_changes_only_sentences_that_contain_it(trapped):
    table = one_each([trap["text"] for trap in TRAPS])
    spoken = [" ".join(token for token, _, _ in tokens(text)) for text in table["clean"]]
    entries = read_lexicon().entries
    for row in random.Random(7).sample(range(len(entries)), 25):
        entry = entries[row]
        other = Lexicon([*entries[:row], entry._replace(strength=entry.strength + 0.5), *entries[row + 1 :]])
        changed = score_sentiment(table, lexicon=other, model=False)["score"] != trapped["score"]
        said = " ".join(token for token, _, _ in tokens(entry.entry))
        assert all(said in spoken[i] for i in table.index[changed]), entry


def test_leaving_a_word_out_gives_the_range():
    scored = score_sentiment("Cán bộ không chậm trễ.", model=False).iloc[0]
    assert scored["low"] < 0 < scored["score"] == scored["high"], "without không only chậm trễ is left"


# --- the learned model ----------------------------------------------------------------------------------------------


def test_most_traps_hold_with_the_model_too():
    found = score_sentiment(one_each([trap["text"] for trap in TRAPS]))["label"]
    assert sum(label == trap["label"] for label, trap in zip(found, TRAPS, strict=True)) >= len(TRAPS) - 8


def test_weights_add_up_to_the_log_odds():
    text = "Đường mới giúp dân đi lại thuận lợi nhưng còn chậm trễ, ông nói?"
    table = one_each([text]).assign(before="Dân phấn khởi.", after="")
    model = shipped_model()
    log_odds = (model.features(read_sentences(table, model=model)) @ model.weights[0])[0]
    shares = explain_sentiment(table)
    assert abs(shares["weight"].sum() - (log_odds[0] - log_odds[1])) < 1e-9
    assert abs(shares["share"].sum() - score_sentiment(table)["score"].item()) < 1e-9
    assert {"(intercept)", "form", "neighbours", "ngram"} <= set(shares["role"])


def test_the_model_is_small_and_readable():
    path = LEXICONS / "tone_model.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(path.read_bytes()) < 800_000
    assert len({row["feature"] for row in rows}) == len(rows) and rows[-1]["feature"] == INTERCEPT
    assert all(len(row[side].split()) == 20 for row in rows for side in RESAMPLED)


def test_only_neighbours_that_are_told_count():
    plain, beside = one_each(["Họp ngày 5-3.", "Trời mưa."]), with_neighbours(one_each(["Họp ngày 5-3.", "Dân bị lừa đảo."]))
    assert list(beside["after"]) == ["Dân bị lừa đảo.", ""]
    assert score_sentiment(beside)["score"][0] != score_sentiment(plain)["score"][0]
    assert score_sentiment(plain)["score"][0] == score_sentiment(plain.head(1))["score"][0]


def test_a_sentence_between_its_neighbours_is_read_alike_alone_and_in_its_article():
    table = with_neighbours(
        "Dự án chậm trễ khiến dân khổ. Họp ngày 5-3. Trời mưa. Nay dân phấn khởi. Họp ngày 5-3. Nay dân phấn khởi."
    )
    together = score_sentiment(table)["score"]
    apart = [score_sentiment(table.iloc[[i]])["score"].item() for i in range(len(table))]
    assert together.tolist() == pytest.approx(apart, abs=1e-12)
    assert together[1] < together[4], "the same words between bad news and between good"


# --- options and errors ---------------------------------------------------------------------------------------------


def test_without_rules_negation_is_not_read():
    text = "Cán bộ không chậm trễ."
    assert score_sentiment(text, model=False)["label"].item() == "positive"
    assert score_sentiment(text, rules=False)["label"].item() == "negative"


def test_another_lexicon(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("entry,does,strength\ntrời mưa,problem,-1\n", "utf-8")
    assert score_sentiment("Hôm nay trời mưa.", lexicon=path)["label"].item() == "negative"
    assert score_sentiment("Hôm nay trời mưa.")["label"].item() == "neutral"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("entry,strength\nvui,1\n", r"line 1: no column \['does'\]"),
        ("entry,does,strength\nvui,joy,1\n", "line 2: does 'joy' is not known; allowed are praise"),
        ("entry,does,strength\nvui,praise,much\n", "line 2: strength 'much' is not a number"),
        ("entry,does,strength\n ,praise,1\n", "line 2: the entry is empty"),
        ("entry,does,strength\nvui,praise,1\nVui,praise,2\n", "line 3: entry 'vui' was there before"),
    ],
)
def test_a_faulty_lexicon_is_told(tmp_path, rows, said):
    path = tmp_path / "mine.csv"
    path.write_text(rows, "utf-8")
    with pytest.raises(ValueError, match=said):
        read_lexicon(path)


@pytest.mark.parametrize("zone", [(0.2, 0.1), (-2, 0.5), (0.1, 0.3)])
def test_a_neutral_zone_out_of_range_is_told(zone):
    with pytest.raises(ValueError, match="neutral_zone"):
        score_sentiment("Trời mưa.", neutral_zone=zone)


def test_no_sentences_no_rows():
    empty = one_each(["a"]).iloc[:0]
    assert score_sentiment(empty).empty
    columns = ["article", "sentence", "start", "end", "text", "role", "share", "rule", "weight"]
    assert list(explain_sentiment(empty)) == columns


# --- the lexicon and the rules as data ------------------------------------------------------------------------------


def test_the_lexicon_is_clean_sorted_and_large():
    entries = [row["entry"] for row in ENTRIES]
    assert len(JUDGED) >= 2500
    assert len(set(entries)) == len(entries)
    assert all(clean(entry).text.lower() == entry == " ".join(entry.split()) for entry in entries)
    assert all(row["does"] in ROLES and row["domain"] for row in ENTRIES)


def test_strengths_have_the_sign_of_their_role():
    signs = {"problem": -1, "lack": -1, "negator": -1, "praise": 1, "aim": 1, "aid": 1, "remedy": 1, "result": 1}
    assert all(signs.get(row["does"], 1) * float(row["strength"]) >= 0 for row in ENTRIES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule['rule']}, {rule['when']}")
def test_a_rule_is_called_by_its_examples(rule):
    for example in rule["example"].split("; "):
        words = explain_sentiment(example)
        called = {name for names in words["rule"] for name in names.split(", ")}
        own = rule["effect"] == "own" and words.loc[words["role"] == rule["when"], "share"].ne(0).any()
        assert rule["rule"] in called or own, example
    assert rule["note"]


# --- against hand-coded sentences -----------------------------------------------------------------------------------


def measure(texts, labels):
    """Macro-F1 over the classes; how many polar sentences that were called polar are called the right way."""
    classes = ("positive", "neutral", "negative")
    found = score_sentiment(one_each(texts))["label"].tolist()
    sure = [(label, said) for label, said in zip(labels, found, strict=True) if label in classes]
    f1 = []
    for name in classes:
        hits = sum(label == said == name for label, said in sure)
        f1.append(2 * hits / max(1, sum((label == name) + (said == name) for label, said in sure)))
    polar = [label == said for label, said in sure if "neutral" not in (label, said)]
    return sum(f1) / 3, sum(polar) / len(polar)


def is_locked(article):
    """Whether an article is of the third that the model was not trained on (benchmarks/coded_tone.py)."""
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % 3 == 0


def test_coded_sentences_that_ship_are_whole_and_known():
    """What the models are trained on besides press: labels of the codebook, whole sentences, none twice."""
    labels, coded = {"positive", "negative", "neutral", "mixed"}, HERE.parent / "data/coded"
    with (coded / "official-tone.csv").open(encoding="utf-8", newline="") as lines:
        written = list(csv.DictReader(lines))
    with (coded / "song-van-tone.csv").open(encoding="utf-8", newline="") as lines:
        placed = list(csv.DictReader(lines))
    assert {row["label"] for row in written + placed} == labels
    long = [row["text"] for row in written if len(row["text"].split()) > 8]  # sub-headings such as “Những rào cản” recur
    assert len(set(long)) == len(long)
    assert all(clean(row["text"]).text == row["text"] == row["text"].strip() for row in written)
    sentences = split_sentences(read_articles("song-van"))
    known = set(zip(sentences["article"], sentences["start"], sentences["end"], strict=True))
    assert all((row["article"], int(row["start"]), int(row["end"])) in known for row in placed)


def test_a_second_reader_agrees_as_often_as_is_said():
    with (HERE.parent / "data/coded/tone-again.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    same = {drawn: [row["coder_a"] == row["coder_b"] for row in rows if row["drawn"] == drawn] for drawn in ("random", "doubted")}
    assert {drawn: (sum(alike), len(alike)) for drawn, alike in same.items()} == {"random": (268, 300), "doubted": (841, 1000)}


@pytest.mark.skipif(not SHARED.is_dir(), reason="shared/ with the coded press sentences is not here")
def test_measures_do_not_fall():
    gold = [json.loads(line) for line in (SHARED / "press/tone_gold.jsonl").read_text("utf-8").splitlines()]
    f1, polarity = measure([row["text"] for row in gold], [row["label"] for row in gold])
    assert f1 >= 0.62 and polarity >= 0.90

    with (SHARED / "press/articles.jsonl").open(encoding="utf-8") as lines:
        texts = {article["id"]: article["text"] for article in map(json.loads, lines)}
    with (HERE.parent / "data/coded/press-tone.csv").open(encoding="utf-8", newline="") as lines:
        locked = [row for row in csv.DictReader(lines) if is_locked(row["article"]) and row["coder_a"] == row["coder_b"]]
    spans = [texts[row["article"]][int(row["start"]) : int(row["end"])] for row in locked]
    f1, polarity = measure(spans, [row["coder_a"] for row in locked])
    assert f1 >= 0.62 and polarity >= 0.90
