"""What figures mean: units, what is counted, who did what, when, on whose word, and what changed into what."""

import time

import pandas as pd
import pytest

from conftest import cases
from diembao import extract_figures


def figures_of(text, **columns):
    articles = pd.DataFrame({"article": ["a"], "raw": [text], **{key: [value] for key, value in columns.items()}})
    figures = extract_figures(articles).astype(object)
    return figures.where(figures.notna(), None).to_dict("records")


@pytest.mark.parametrize("case", cases("meaning"))
def test_a_figure_means_what_its_sentence_says(case):
    row = next(row for row in figures_of(case["text"]) if row["text"] == case["figure"])
    for field in set(case) - {"text", "figure", "why", "loose"}:
        if case.get("loose") and field == "counted":  # readers would end it here or there
            assert case[field] in row[field] or row[field] in case[field]
        else:
            assert row[field] == case[field], field


@pytest.mark.parametrize(
    "text, when",
    [("Hôm qua, công an bắt 5 người.", "2021-03-14"), ("Hôm nay mở 5 lớp.", "2021-03-15"), ("Năm ngoái, tỉnh có 5 ca.", "2020"),
     ("Tháng trước có 5 ca.", "2021-02"), ("Cuối tháng trước có 5 ca.", "2021-02"), ("Năm nay thu 30 tỷ đồng.", "2021"),
     ("Hiện nay có 7 trạm.", "2021-03-15"), ("Ngày 3-2, quận phạt 4 hộ.", "2021-02-03"),
     ("Trong 3 năm qua, tỉnh trồng 200 ha rừng.", "2018/2021")],
)  # fmt: skip
def test_a_relative_time_needs_the_day_of_publication(text, when):
    known, unknown = (figures_of(text, published=day)[-1]["when"] for day in ("2021-03-15", None))
    assert known == when
    assert unknown == ("XXXX-02-03" if "3-2" in text else None)


@pytest.mark.parametrize("published", ["2021-03", "tháng ba", 7, float("nan")])
def test_half_a_day_of_publication_resolves_nothing(published):
    assert figures_of("Hôm qua, công an bắt 5 người.", published=published)[0]["when"] is None


@pytest.mark.parametrize(
    "text, pairs",
    [("Tỷ lệ hộ nghèo giảm từ 12,5% xuống 9%.", [(0, 1)]), ("Xã gộp 12 xóm thành 5.", [(0, 1)]),
     ("Nhiệt độ hạ từ 31 độ C xuống còn 24 độ C.", [(0, 1)]), ("Số lớp tăng từ 20 lên 26 lớp.", [(0, 1)]),
     ("Huyện sáp nhập 12 tổ dân phố, 9 chi bộ thành 5 tổ dân phố, 4 chi bộ.", [(0, 2), (1, 3)]),
     ("Xã có 12 xóm. Huyện có 5 xóm.", []), ("Giá tăng 5%, lương tăng 3%.", [])],
)  # fmt: skip
def test_both_ends_of_a_change_know_each_other(text, pairs):
    rows = figures_of(text)
    assert [(i, j) for i, a in enumerate(rows) for j, b in enumerate(rows) if i < j and a["change"] == b["id"]] == pairs
    assert all(rows[j]["change"] == rows[i]["id"] for i, j in pairs)


def test_the_speaker_of_an_answer_is_who_is_interviewed():
    text = (
        "Phỏng vấn ông Lê Văn Hải\nÔng Lê Văn Hải là giám đốc bệnh viện huyện.\n"
        "- Bệnh viện cần thêm bao nhiêu bác sĩ?\n- Chúng tôi cần thêm 12 bác sĩ và 20 giường bệnh trong năm tới.\n"
    )
    assert {row["speaker"] for row in figures_of(text) if row["kind"] == "count"} == {"Lê Văn Hải"}


HOSTILE = [
    "công ty đã bán 3 xe và 12 tấn gạo với giá 5 triệu đồng ", "xã trồng 5 ha; ", "ở Hà Nội có 5 xe, ", "hôm qua bắt 5 người, ",
    "“có 5 ca bệnh nặng ở đây rồi” ", "ông Nam cho biết có 5 ca, ", "tăng giảm lên xuống 5% ", "- có 5 xe?\n", "gừng 5 g, ", "( 5 ",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_the_time_of_every_field_grows_with_the_text_and_not_with_its_square(unit):
    """Four times the text in one sentence may take eight times as long, where a square would take sixteen."""

    def seconds(size):
        start = time.process_time()
        extract_figures(unit * (size // len(unit)))
        return time.process_time() - start

    seconds(10_000)
    assert seconds(200_000) < 8 * max(seconds(50_000), 0.02)
