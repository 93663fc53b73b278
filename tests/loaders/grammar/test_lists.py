"""Several subjects, several numbers: which belongs to which."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from loaders.grammar.lists import lists_indicators, subjects_of_list

if TYPE_CHECKING:
    from .conftest import Read


@pytest.mark.parametrize(
    ("phrase", "count", "expected"),
    [
        ("地区生产总值、固定资产投资", 2, ["地区生产总值", "固定资产投资"]),
        ("地区生产总值、固定资产投资和税收收入", 3, ["地区生产总值", "固定资产投资", "税收收入"]),
        ("城乡居民人均可支配收入", 2, ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
        ("城镇和农村居民人均可支配收入", 2, ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
        ("城镇、农村居民人均可支配收入", 2, ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
        ("一二三产业增加值", 3, ["第一产业增加值", "第二产业增加值", "第三产业增加值"]),
        ("第一、二、三产业增加值", 3, ["第一产业增加值", "第二产业增加值", "第三产业增加值"]),
        ("专利申请量和授权量", 2, ["专利申请量", "专利授权量"]),
        ("新能源汽车、光伏组件产量", 2, ["新能源汽车产量", "光伏组件产量"]),
        ("国家、省重点实验室", 2, ["国家重点实验室", "省重点实验室"]),
        ("规上工业增加值、利润", 2, ["规上工业增加值", "规上工业利润"]),
    ],
)
def test_each_item_of_a_list_becomes_whole(phrase: str, count: int, expected: list[str]) -> None:
    assert subjects_of_list(phrase, count) == expected


@pytest.mark.parametrize(("phrase", "count"), [("地区生产总值", 2), ("税收收入、进口、出口", 2), ("和谐社会", 2)])
def test_a_list_of_another_length_is_not_dealt_out(phrase: str, count: int) -> None:
    assert subjects_of_list(phrase, count) == []


def test_a_phrase_lists_indicators_only_if_each_item_is_one() -> None:
    assert lists_indicators("地区生产总值、固定资产投资")
    assert not lists_indicators("智能、绿色制造")
    assert not lists_indicators("地区生产总值")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "地区生产总值、固定资产投资分别增长5%和7%。",
            [("地区生产总值", "growth", 5), ("固定资产投资", "growth", 7)],
        ),
        (
            "城乡居民人均可支配收入分别为52310元、28640元。",
            [("城镇居民人均可支配收入", "level", 52310), ("农村居民人均可支配收入", "level", 28640)],
        ),
        (
            "存款余额、贷款余额分别达到1203亿元和986亿元。",
            [("存款余额", "level", 1203), ("贷款余额", "level", 986)],
        ),
        (
            "一二三产业增加值分别增长2%、5%、7%。",
            [("第一产业增加值", "growth", 2), ("第二产业增加值", "growth", 5), ("第三产业增加值", "growth", 7)],
        ),
        (
            "新能源汽车、光伏组件产量分别下降4%、1.2%。",
            [("新能源汽车产量", "growth", -4), ("光伏组件产量", "growth", -1.2)],
        ),
    ],
)
def test_respectively_deals_numbers_out_in_order(read: Read, text: str, expected: list[tuple[str, str, float]]) -> None:
    assert read(text).told("subject", "measure", "value") == expected


def test_shares_and_amounts_may_stand_in_one_list(read: Read) -> None:
    told = read("绿化覆盖率、人均公园绿地面积分别达到43.5%和15.5平方米。")
    assert told.told("indicator", "value") == [("green_coverage", 43.5), ("park_green_area", 15.5)]
    told = read("零售总额增长5%左右、突破1万亿元。")
    assert told.told("measure", "value") == [("growth", 5), ("level", 1)]


def test_a_list_told_first_lends_its_subjects_to_the_growths_after_it(read: Read) -> None:
    told = read("城乡居民人均可支配收入分别为52310元、28640元，增长5.1%、6.8%。")
    assert told.told("indicator", "measure") == [
        ("urban_income", "level"),
        ("rural_income", "level"),
        ("urban_income", "growth"),
        ("rural_income", "growth"),
    ]


def test_growths_dealt_out_reach_back_over_subjects_told_one_by_one(read: Read) -> None:
    told = read("接待游客512万人次，实现旅游总收入38.6亿元，分别增长62.4%和71.5%。")
    assert told.told("indicator", "value")[2:] == [("tourists", 62.4), ("tourism_revenue", 71.5)]


def test_the_bound_behind_the_last_number_holds_for_all(read: Read) -> None:
    assert read("城镇化率、森林覆盖率分别达到70%、50%以上。").told("value", "bound") == [(70, "ge"), (50, "ge")]
    assert read("城镇化率、森林覆盖率分别达到70%左右、50%以上。").told("value", "bound") == [(70, "approx"), (50, "ge")]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("地区生产总值、固定资产投资增长5%。", ["地区生产总值", "固定资产投资"]),
        ("地区生产总值和固定资产投资均增长5%。", ["地区生产总值", "固定资产投资"]),
        ("地区生产总值、固定资产投资均与上年持平。", ["地区生产总值", "固定资产投资"]),
        ("智能、绿色制造增长5%。", ["智能、绿色制造"]),
        ("城乡居民人均可支配收入增长6%以上。", ["城乡居民人均可支配收入"]),
    ],
)
def test_one_growth_of_several_indicators_is_a_fact_of_each(read: Read, text: str, subjects: list[str]) -> None:
    assert read(text).told("subject") == subjects


def test_two_subjects_may_keep_pace_at_once(read: Read) -> None:
    assert read("城镇、农村居民收入与经济增长同步。").told("indicator", "bound") == [
        ("urban_income", "sync"),
        ("rural_income", "sync"),
    ]


def test_one_rank_of_several_indicators_is_a_fact_of_each(read: Read) -> None:
    told = read("制造业投资、民间投资增速均居全市第一位。")
    assert told.told("indicator", "measure", "value", "rank_scope") == [
        ("manufacturing_investment", "rank", 1, "全市"),
        ("private_investment", "rank", 1, "全市"),
    ]


def test_a_verb_is_shared_by_the_items_of_a_list_but_not_beyond_it(read: Read) -> None:
    assert read("新增停车位4350个、公办学位4120个，养老床位300张。").told("subject") == [
        "新增停车位",
        "新增公办学位",
        "养老床位",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("地区生产总值和城乡居民人均收入比 2010年翻一番。", [("gdp", 100), ("resident_income", 100)]),
        ("地区生产总值和财政收入保持10%以上的增长速度。", [("gdp", 10), ("fiscal_revenue", 10)]),
        ("城乡居民收入比2010年翻一番。", [("resident_income", 100)]),
        ("农村自来水普及率、空气质量优良率达到85%。", [("rural_tap_water", 85), ("good_air_days_ratio", 85)]),
        ("城镇和农村居民人均可支配收入增长5%和6%。", [("urban_income", 5), ("rural_income", 6)]),
    ],
)
def test_indicators_named_in_full_share_the_one_number_behind_them(read: Read, text: str, told: list[object]) -> None:
    assert read(text).told("indicator", "value") == told


def test_things_that_a_verb_brings_are_not_all_there_are(read: Read) -> None:
    told = read("培育12家科技型企业、8家高新技术企业。城镇建成12所学校、8个公园。").told("subject", "indicator")
    assert told[:2] == [("培育科技型企业", None), ("培育高新技术企业", None)]
    assert told[3] == ("公园", None)


def test_a_share_that_ends_a_list_is_of_each_of_its_items(read: Read) -> None:
    told = read("县域经济、民营经济占全市经济比重分别提高到51%、47%。").told("subject")
    assert told == ["县域经济占全市经济比重", "民营经济占全市经济比重"]
