"""Cleaning changes what it must, records it, and can be replayed and undone."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import cases
from diembao import clean
from diembao.read.clean import RULES, replay, undo

# Letters that rules look at, in every form, so that random texts meet the rules and their edges.
TROUBLE = st.text(
    alphabet="oOuUaàáÀyýỷeéhnqQlt \t\n\r\u200b\u200d\u00a0\u00ad\u0300\u0301\u0323ÐĐ🙂\u0189ก\u0e4d가\u1100\u1161Å\ufeff",
    max_size=40,
)


@pytest.mark.parametrize("case", cases("cleaning"))
def test_a_text_is_cleaned_as_the_case_says(case):
    assert clean(case["text"]).text == case["clean"], case["why"]


@given(TROUBLE | st.text(max_size=60))
def test_edits_replay_to_the_clean_text_and_undo_to_the_raw_one(text):
    cleaned = clean(text)
    assert replay(text, cleaned.edits) == cleaned.text
    assert undo(cleaned.text, cleaned.edits) == text
    assert clean(cleaned.text).text == cleaned.text


@pytest.mark.parametrize("text, mended", [("Ã\x1f\x88", "È"), ("&qu\x1fot;a", '"a'), ("HÃ\xa0 Ná\u200b»™i.", "Hà Nội.")])
def test_what_an_invisible_character_parts_is_read_whole(text, mended):
    cleaned = clean(text)
    assert cleaned.text == mended and undo(cleaned.text, cleaned.edits) == text


def test_2000_random_strings_come_back():
    """Any code points at all, among letters, marks and misread characters that the rules look at."""
    draw = random.Random(4)
    looked_at = "oOuUaàáyýỷqQ \t\n\r\u200b\u200d\u00a0\u00ad\u0300\u0301\u0302ÐðÃÂÄÆáâ»º€™\x80\x93“”…&#;amp"
    for _ in range(2000):
        chars = (
            draw.choice((draw.choice(looked_at), chr(draw.randrange(0x3000)), chr(draw.randrange(0x110000)))) for _ in range(80)
        )
        text = "".join(char for char in chars if not "\ud800" <= char <= "\udfff")
        cleaned = clean(text)
        edits = cleaned.edits
        assert replay(text, edits) == cleaned.text and undo(cleaned.text, edits) == text
        for start in range(0, len(cleaned.text), 16):
            first, last = cleaned.to_raw(start, min(start + 16, len(cleaned.text)))
            assert 0 <= first <= last <= len(text)


@given(TROUBLE | st.text(max_size=60))
def test_edits_do_not_overlap_and_quote_the_raw_text(text):
    last = 0
    for edit in clean(text).edits.itertuples():
        assert last <= edit.start <= edit.end and text[edit.start : edit.end] == edit.before != edit.after
        last = edit.end


@given(st.lists(st.sampled_from("Hoà thuỷ Ðảng tiếng Việt a\u200bb nước\u00a0nhà quý 12,5%".split(" ")), max_size=8))
def test_a_word_leads_back_to_its_raw_span(words):
    raw = "  ".join(words)
    cleaned = clean(raw)
    at = 0
    for word in cleaned.text.split():
        at = cleaned.text.index(word, at)
        start, end = cleaned.to_raw(at, at + len(word))
        assert clean(raw[start:end]).text == word
        at += len(word)


# UTF-8 read as Windows-1252: the mistake of many exports.
MOJIBAKE = "Thành phố có nhiều cầu mới".encode().decode("cp1252", "replace").replace("\ufffd", "")


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_can_be_switched_off(rule):
    text = {"entity": "Hỏi &amp; đáp", "mojibake": MOJIBAKE}.get(rule, "Ðảng bộ xã Hoà\u200b Bình\u00a0tie\u0302\u0301ng  \r\n")
    assert rule not in "+".join(clean(text, without=[rule]).edits["rule"]).split("+")
    assert rule in "+".join(clean(text).edits["rule"]).split("+")


def test_an_unknown_rule_is_an_error_that_lists_the_rules():
    with pytest.raises(ValueError, match="tone-mark"):
        clean("a", without=["spelling"])


def test_every_press_article_comes_back_byte_for_byte(press_articles):
    for record in press_articles:
        cleaned = clean(record["text"])
        assert replay(record["text"], cleaned.edits) == cleaned.text
        assert undo(cleaned.text, cleaned.edits) == record["text"]
