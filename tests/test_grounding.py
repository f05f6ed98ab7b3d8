"""Places are grounded to the units of before July 2025 where the article decides, and to nothing where it does not."""

import time

import pandas as pd
import pytest

from conftest import cases
from diembao import extract_names, ground_places, read_articles
from diembao.extract.grounding import GROUNDED_COLUMNS


@pytest.mark.parametrize("case", cases("grounding"))
def test_places_of_a_text(case):
    found = ground_places(extract_names(case["text"]))
    answer = found[["text", "province", "district", "ward"]].to_numpy().tolist()
    assert answer == case["places"], case["why"]


def test_rows_are_the_places_of_the_names():
    names = extract_names("Ông Lê Văn Hòa ở phường Phúc Đồng, quận Long Biên, làm ở Sở Y tế Hà Nội.")
    found = ground_places(names)
    places = names[names["kind"] == "place"]
    assert list(found.columns) == GROUNDED_COLUMNS
    assert found["start"].tolist() == places["start"].tolist()
    assert found["level"].tolist() == ["ward", "district"]


def test_successors_are_given_where_they_are_known():
    found = ground_places(extract_names("Phường Bến Nghé, quận 1, TP HCM, và tỉnh Bến Tre"))
    successors = ["phường Sài Gòn, Hồ Chí Minh", None, "Thành phố Hồ Chí Minh", "tỉnh Vĩnh Long"]
    assert found["successor"].tolist() == successors


def test_the_place_of_the_front_matter_decides():
    articles = pd.DataFrame({"article": ["a"], "raw": ["Xã Tân Lập có chợ."], "place": ["huyện Đan Phượng, Hà Nội"]})
    names = extract_names("Xã Tân Lập có chợ.").assign(article="a")
    assert ground_places(names)["province"].tolist() == [None]
    assert ground_places(names, articles)["district"].tolist() == ["huyện Đan Phượng"]


def test_the_briefs_on_hanoi_are_grounded_in_hanoi():
    articles = read_articles("ha-noi")
    found = ground_places(extract_names(articles), articles)
    wards = found[found["canonical"].str.lower() == "phường phúc đồng"]
    assert len(wards) > 5
    assert set(wards["district"]) == {"quận Long Biên"}
    assert set(found["province"].dropna()) == {"Hà Nội"}


def test_an_invented_province_is_nowhere():
    articles = read_articles("song-van")
    names = extract_names(articles)
    assert ground_places(names, articles)["province"].isna().all()
    unread = ground_places(names)  # even where nobody says that it is fiction
    assert set(unread.loc[unread["province"].notna(), "level"]) <= {"province"}, "only Hà Nội and Cà Mau, which are real there too"


def test_a_table_without_the_columns_of_names_is_an_error():
    with pytest.raises(ValueError, match=r"extract_names.*canonical"):
        ground_places(pd.DataFrame({"article": ["a"], "text": ["Hà Nội"]}))


def test_no_names_no_rows():
    assert ground_places(extract_names("")).empty


def test_time_grows_with_the_length_alone():
    names = extract_names("xã Tân Lập, huyện Châu Thành, Phường 3, " * 3_000)
    begun = time.perf_counter()
    ground_places(names)
    assert time.perf_counter() - begun < 10
