"""The learned choice of what a figure is told of."""

import csv
import math

import pytest

from conftest import ROOT
from diembao.extract import told
from diembao.extract.choices import choices
from diembao.extract.counted import by_rules
from diembao.extract.endings import ends
from diembao.extract.lexicon import rows
from diembao.extract.scanner import scan_passage
from diembao.extract.tokens import Tokens

TEXT = "Theo sở, giá gạo nếp ở chợ huyện đã tăng lên 24.000 đồng/kg, trong khi 15 hộ trồng lúa thơm ở xã Tam An bán được 30 tấn."
KINDS = ("count", "measure", "money", "share")


def decisions(text):
    """(mention, what the rules say, the phrases that may be chosen) of every figure for which there is a choice."""
    t = Tokens(text)
    for m, previous, quantity, proposed, ending in by_rules(t, scan_passage(text, t)):
        if ending:
            yield m, proposed, [phrase for phrase, _ in ends(t, m, told.weights_of("count"))]
        elif m.kind in KINDS[1:]:
            yield m, proposed, [phrase for phrase, _ in choices(t, m, previous, quantity, told.weights_of(m.kind))]


def test_every_choice_is_a_phrase_of_the_passage_beside_its_figure():
    t, found = Tokens(TEXT), 0
    for m, _, phrases in decisions(TEXT):
        for phrase in phrases:
            if isinstance(phrase, tuple):
                found += 1
                assert phrase[0] < phrase[1]
                assert phrase[1] <= m.first or phrase[0] >= m.last, t.between(*phrase)
    assert found > 10


@pytest.mark.parametrize("last", ["và", "của", "rất", "ở"])
def test_no_phrase_ends_in_the_air(last):
    t = Tokens(TEXT)
    for _, _, phrases in decisions(TEXT):
        assert all(t.low[phrase[1] - 1] != last for phrase in phrases if isinstance(phrase, tuple))


def test_what_weighs_nothing_leaves_the_word_to_the_rules(monkeypatch):
    monkeypatch.setattr(told, "weights_of", lambda kind: told.Weights({}))
    t = Tokens(TEXT)
    for m, previous, quantity, proposed, ending in by_rules(t, scan_passage(TEXT, t)):
        if ending or m.kind == "money":
            chosen = told.choose_end(t, m, proposed) if ending else told.choose(t, m, previous, quantity, proposed)
            assert told.in_common({*proposed.split()}, {*chosen.split()}) >= 0.5


def test_weights_tell_one_phrase_from_another():
    weights = told.Weights({("first", "giá"): 2.0, ("end last next in", "1 2"): -1.5})
    assert weights.first("giá", 0.0) == 2.0 and weights.first("đá", 0.0) == 0.0
    assert weights.end_last_next_in(("1", "2"), 0.0) == -1.5
    assert weights.never_seen("x", weights.none) == 0.0


def test_words_in_common():
    a, b = frozenset({"giá", "gạo"}), frozenset({"giá", "gạo", "nếp", "ngon"})
    assert told.in_common(a, b) == pytest.approx(2 / 3)
    assert told.in_common(frozenset(), frozenset()) == 1 and told.in_common(a, frozenset()) == 0


def test_the_weights_are_finite_and_sorted():
    with (ROOT / "lib/diembao/lexicons/told_of.csv").open(encoding="utf-8", newline="") as lines:
        table = list(csv.DictReader(lines))
    names = [(row["feature"], row["value"]) for row in table]
    assert names == sorted(set(names)) and len(names) > 1000
    assert all(math.isfinite(float(row[kind])) for row in table for kind in KINDS if row[kind])
    words = [row["word"] for row in rows("word_classes")]
    assert words == sorted(set(words))
