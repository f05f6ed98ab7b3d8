"""Dates and hours in words and in digits, every form against the date itself; and in running text, where much looks like one."""

import datetime

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from diembao import extract_figures, read_date, read_number

DIGITS = "không một hai ba bốn năm sáu bảy tám chín".split()


def below_hundred(number):
    """How a number below a hundred is said."""
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    special = {1: "mốt", 4: "tư", 5: "lăm"} if tens > 1 else {5: "lăm"}
    last = f" {special.get(ones, DIGITS[ones])}" if ones else ""
    return ("mười" if tens == 1 else f"{DIGITS[tens]} mươi") + last


def year_forms(year, thousand, odd):
    """What a year may be called: in full, short of its hundreds, digit by digit, in digits."""
    thousands, rest = divmod(year, 1000)
    hundreds, last = divmod(rest, 100)
    tail = f" {odd} {DIGITS[last]}" if 0 < last < 10 else f" {below_hundred(last)}" if last else ""
    forms = [str(year)]
    if thousands:
        full = f" {DIGITS[hundreds]} trăm{tail}" if rest else ""
        forms += [f"{DIGITS[thousands]} {thousand}{full}", " ".join(DIGITS[int(digit)] for digit in str(year))]
        forms += [f"hai {thousand}{tail}"] if thousands == 2 and not hundreds else []
        forms += [f"hai không{tail}"] if 2000 < year < 2100 else []
    elif hundreds:
        forms.append(f"{DIGITS[hundreds]} trăm{tail}")
    return forms


def month_forms(month):
    return [str(month), f"{month:02d}", below_hundred(month)] + (["tư"] if month == 4 else [])


dates = st.dates(datetime.date(1000, 1, 1), datetime.date(2099, 12, 31))
thousands, odds = st.sampled_from(["nghìn", "ngàn"]), st.sampled_from(["linh", "lẻ"])


@settings(max_examples=600, deadline=None)
@given(dates, thousands, odds)
@example(datetime.date(2000, 5, 10), "nghìn", "lẻ")
@example(datetime.date(1900, 1, 1), "nghìn", "lẻ")
def test_a_whole_date_reads_as_itself_in_every_form(date, thousand, odd):
    for year in year_forms(date.year, thousand, odd):
        for month in month_forms(date.month):
            for day in (str(date.day), f"{date.day:02d}", below_hundred(date.day)):
                for opening in ("ngày ", "", "sáng ngày "):
                    text = f"{opening}{day} tháng {month} năm {year}"
                    assert read_date(text) == date.isoformat(), text


@settings(max_examples=300, deadline=None)
@given(dates, thousands, odds)
def test_a_month_and_a_year_read_as_themselves(date, thousand, odd):
    for year in year_forms(date.year, thousand, odd):
        assert read_date(f"năm {year}") == str(date.year)
        for month in month_forms(date.month):
            assert read_date(f"tháng {month} năm {year}") == date.isoformat()[:7], (month, year)


@given(st.integers(100, 999), thousands, odds)
def test_an_early_year_reads_as_itself(year, thousand, odd):
    for words in year_forms(year, thousand, odd):
        assert read_date(f"năm {words}") == f"{year:04d}"
        assert read_date(f"tháng tám năm {words}") == f"{year:04d}-08"


@settings(max_examples=200, deadline=None)
@given(dates, dates, thousands, odds)
def test_a_range_of_months_reads_as_its_ends(first, last, thousand, odd):
    first, last = sorted((first, last))
    said = [f"tháng {below_hundred(d.month)} năm {year_forms(d.year, thousand, odd)[1]}" for d in (first, last)]
    assert read_date(f"từ {said[0]} đến {said[1]}") == f"{first.isoformat()[:7]}/{last.isoformat()[:7]}"


@given(st.integers(0, 23), st.integers(0, 59))
def test_a_time_of_day_in_words_reads_as_itself(hour, minute):
    minutes = below_hundred(minute)
    texts = [f"{below_hundred(hour)} giờ {minutes} phút", f"{below_hundred(hour)} giờ {minutes}", f"{hour} giờ {minute} phút"]
    for text in texts if minute >= 10 else texts[::2]:
        assert read_date(text) == f"T{hour:02d}:{minute:02d}", text


def in_words(number):
    """How a number below a milliard is said."""
    words = []
    for size, name in ((10**6, " triệu"), (1000, " nghìn"), (1, "")):
        hundreds, last = divmod(number // size % 1000, 100)
        if hundreds or last:
            head = f"{DIGITS[hundreds]} trăm " if hundreds or words else ""
            tail = f"lẻ {DIGITS[last]}" if head and 0 < last < 10 else below_hundred(last) if last else ""
            words.append(f"{head}{tail}".strip() + name)
    return " ".join(words)


@given(st.integers(1, 10**9 - 1), st.integers(1, 999))
@example(3, 205)
def test_decimals_behind_any_whole_number(whole, decimals):
    value = pytest.approx(float(f"{whole}.{decimals}"), rel=1e-12)
    assert read_number(f"{in_words(whole)} phẩy {' '.join(DIGITS[int(digit)] for digit in str(decimals))}") == value
    if decimals >= 100:
        assert read_number(f"{in_words(whole)} phẩy {in_words(decimals)}") == value
    assert read_number(in_words(whole)) == whole


@pytest.mark.parametrize(
    "text", ["ngày haİ tháng ſáu năm haı nghìn", "năm haİ nghìn", "haİ giờ ſáu phút sáng", "tháng gıêng", "quý haı"]
)
def test_letters_that_pass_for_others_where_case_is_no_matter_are_no_error(text):
    read_date(text), read_number(text), extract_figures(text)


@pytest.mark.parametrize(
    "unit", ["âm ", "hai và một phần ", "hai ", "không ", "năm hai ", "tháng mười ", "từ ngày hai đến ", "tám giờ "]
)
def test_ten_thousand_words_are_no_number_and_no_date(unit):
    assert read_number(unit * 10_000) is None and read_date(unit * 10_000, published="2021-03-01") is None


def found(text):
    rows = extract_figures(text)[["text", "kind", "value", "edtf"]].to_dict("records")
    return [(row["text"], row["kind"], row["edtf"] if pd.isna(row["value"]) else row["value"]) for row in rows]


@pytest.mark.parametrize(
    "text, figures",
    [
        ("Ngày bốn tháng ba năm hai nghìn không trăm mười bảy, cầu khánh thành.",
         [("Ngày bốn tháng ba năm hai nghìn không trăm mười bảy", "date", "2017-03-04")]),
        ("Năm hai nghìn không trăm mười bảy, xã có hai nghìn hộ.",
         [("Năm hai nghìn không trăm mười bảy", "date", "2017"), ("hai nghìn", "count", 2000)]),
        ("Từ tháng hai năm hai nghìn mười đến tháng chín năm hai nghìn mười hai, trạm đóng cửa.",
         [("Từ tháng hai năm hai nghìn mười đến tháng chín năm hai nghìn mười hai", "period", "2010-02/2012-09")]),
        ("Mười chín tháng hai năm 1968, cầu bị phá.", [("Mười chín tháng hai năm 1968", "date", "1968-02-19")]),
        ("Rạng sáng mười chín tháng tư, lũ về.", [("mười chín tháng tư", "date", "XXXX-04-19")]),
        ("Xã thu mỗi năm hai nghìn tấn lúa.", [("hai nghìn", "measure", 2000)]),
        ("Nhà máy chạy được mười hai tháng.", [("mười hai", "duration", 12)]),
        ("Trẻ uống ba tháng một lần.", [("ba", "duration", 3)]),
        ("Lễ mừng diễn ra ngày 05/3/2025 (thứ Tư).", [("ngày 05/3/2025", "date", "2025-03-05")]),
        ("Lúc sáu giờ bốn mươi phút, xe đến.", [("sáu giờ bốn mươi phút", "time", "T06:40")]),
        ("Chín giờ rưỡi tối, chợ đóng.", [("Chín giờ rưỡi tối", "time", "T21:30")]),
        ("Ca mổ kéo dài sáu giờ bốn mươi phút.", [("sáu", "duration", 6), ("bốn mươi", "duration", 40)]),
        ("Hãy ăn vào một giờ nhất định.", [("một", "duration", 1)]),
        ("Giá vé 350k, vé đôi 600k/cặp.", [("350k", "money", 350000), ("600k", "money", 600000)]),
        ("Tiền thuê 4tr5, thêm 120k đồng.", [("4tr5", "money", 4500000), ("120k", "money", 120000)]),
        ("Máy quay phim 4k, giải chạy 10k.", []),
        ("Đường dài một nghìn ba trăm phẩy năm mét.", [("một nghìn ba trăm phẩy năm", "measure", 1300.5)]),
        ("Trạm có trăm mười hai máy.", [("trăm mười hai", "count", 112)]),
        ("Nghề này nở rộ ở thế kỉ XVII.", [("thế kỉ XVII", "date", "16XX")]),
    ],
)  # fmt: skip
def test_in_running_text(text, figures):
    got = found(text)
    assert [(span, kind) for span, kind, _ in got] == [(span, kind) for span, kind, _ in figures]
    assert [value for _, _, value in got] == [value for _, _, value in figures]
