import csv
import os
from pathlib import Path

import pytest

from loaders.gazetteer import gazetteer, short_name
from loaders.resources import resource


@pytest.mark.parametrize(
    ("phrase", "code", "name"),
    [
        ("甘肃省", "620000", "甘肃省"),
        ("广州市", "440100", "广州市"),
        ("广州市白云区", "440111", "白云区"),
        ("贵阳市白云区", "520113", "白云区"),
        ("广州市花都区梯面镇", "440114103", "梯面镇"),
        ("增城区中新镇", "440118103", "中新镇"),
        ("广西", "450000", "广西壮族自治区"),
        ("内蒙古", "150000", "内蒙古自治区"),
        ("恩施州", "422800", "恩施土家族苗族自治州"),
        ("北京市东城区", "110101", "东城区"),
        ("东莞市", "441900", "东莞市"),
        ("湖北省仙桃市", "429004", "仙桃市"),
        ("国务院", "100000", "中华人民共和国"),
    ],
)
def test_a_phrase_is_resolved_to_the_area_it_names(phrase: str, code: str, name: str) -> None:
    district = gazetteer().resolve(phrase)
    assert district is not None
    assert (district.code, district.name) == (code, name)


def test_of_several_areas_of_a_name_the_one_is_meant_whose_parents_are_mentioned() -> None:
    places = gazetteer()
    assert places.resolve("白云区") is None
    guangzhou = places.resolve("白云区", "广州北部增长极，全省率先")
    guiyang = places.resolve("白云区", "贵阳贵安融合发展")
    assert guangzhou is not None
    assert guiyang is not None
    assert (guangzhou.code, guiyang.code) == ("440111", "520113")


def test_a_province_goes_before_a_city_of_its_name() -> None:
    province, city = gazetteer().resolve("吉林", "吉林吉林"), gazetteer().resolve("吉林市")
    assert province is not None
    assert city is not None
    assert (province.code, city.code) == ("220000", "220200")


@pytest.mark.parametrize(("phrase", "code"), [("莱芜市", "371200"), ("襄樊市", "420600"), ("增城市", "440183")])
def test_areas_of_former_years_are_found_under_the_code_of_their_time(phrase: str, code: str) -> None:
    district = gazetteer().resolve(phrase)
    assert district is not None
    assert district.former
    assert district.code == code


@pytest.mark.parametrize("phrase", ["云川县", "广州市云川区", "贵阳市花都区", "", "市", "现在"])
def test_a_phrase_that_names_no_listed_area_is_not_resolved(phrase: str) -> None:
    assert gazetteer().resolve(phrase) is None


def test_a_code_still_in_use_goes_before_one_that_is_not() -> None:
    district = gazetteer().by_code("420600")
    assert district is not None
    assert district.name == "襄阳市"


def test_every_area_leads_up_to_a_province() -> None:
    places = gazetteer()
    township = places.by_code("440114103")
    assert township is not None
    assert [area.name for area in places.ancestors(township)] == ["花都区", "广州市", "广东省"]
    for level in ("prefecture", "county", "township"):
        for district in places.districts({level}):
            assert [area.level for area in places.ancestors(district)][-1] == "province", district


def test_short_names_are_what_areas_are_called() -> None:
    assert [
        short_name(name) for name in ("湘西土家族苗族自治州", "西藏自治区", "大兴安岭地区", "香港特别行政区", "和县")
    ] == [
        "湘西",
        "西藏",
        "大兴安岭",
        "香港",
        "和县",
    ]


def test_codes_are_unique_and_codes_of_six_or_nine_digits() -> None:
    with resource("dbt_project/seeds/districts.csv").open(encoding="utf-8", newline="") as file:
        codes = [row["district_code"] for row in csv.DictReader(file)]
    assert len(codes) == len(set(codes)) > 44_000
    assert {len(code) for code in codes} == {6, 9}


def test_every_place_of_the_corpus_is_listed() -> None:
    shared = Path(os.environ.get("HUIBAO_SHARED", Path(__file__).parents[3] / "shared"))
    if not (shared / "corpus").is_dir():
        pytest.skip("no corpus: set HUIBAO_SHARED to the folder that holds `corpus`")
    organs = {"国家统计局"}
    names = [folder.name for folder in (shared / "corpus").iterdir() if folder.is_dir() and folder.name not in organs]
    assert [name for name in names if gazetteer().resolve(name) is None] == []
