"""What the words around a number say: the measure, the sign, the bound, the base and the prices."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from loaders.grammar.tails import tail_of

if TYPE_CHECKING:
    from .conftest import Read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("进出口总额超300亿元。", (300, "亿元", "gt")),
        ("进出口总额超过300亿元。", (300, "亿元", "gt")),
        ("进出口总额突破300亿元。", (300, "亿元", "gt")),
        ("进出口总额逾300亿元。", (300, "亿元", "gt")),
        ("进出口总额近300亿元。", (300, "亿元", "approx")),
        ("进出口总额约300亿元。", (300, "亿元", "approx")),
        ("进出口总额达到300亿元左右。", (300, "亿元", "approx")),
        ("进出口总额不低于300亿元。", (300, "亿元", "ge")),
        ("进出口总额达到300亿元以上。", (300, "亿元", "ge")),
        ("城镇登记失业率控制在4%以内。", (4, "%", "le")),
        ("城镇登记失业率不超过4%。", (4, "%", "le")),
        ("城镇登记失业率控制在4%左右。", (4, "%", "approx")),
        ("城镇登记失业率低于4%。", (4, "%", "lt")),
        ("垃圾分类覆盖率不足六成。", (60, "%", "lt")),
        ("进出口总额300亿元。", (300, "亿元", "eq")),
        ("进出口总额达到300亿元。", (300, "亿元", "eq")),
    ],
)
def test_a_level_keeps_the_bound_told_before_or_after_it(
    read: Read, text: str, expected: tuple[float, str, str]
) -> None:
    assert read(text).told("measure", "value", "unit", "bound") == [("level", *expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("固定资产投资增长5%。", (5, "eq")),
        ("固定资产投资增长5%以上。", (5, "ge")),
        ("固定资产投资增长超5%。", (5, "gt")),
        ("固定资产投资增速达到5%。", (5, "eq")),
        ("固定资产投资增幅5%左右。", (5, "approx")),
        ("固定资产投资同比增长5%。", (5, "eq")),
        ("固定资产投资比上年增长5%。", (5, "eq")),
        ("固定资产投资较去年同期增长5%。", (5, "eq")),
        ("固定资产投资下降5%。", (-5, "eq")),
        ("固定资产投资负增长5%。", (-5, "eq")),
        ("固定资产投资降幅5%。", (-5, "eq")),
        ("单位能耗降低5%以上。", (-5, "ge")),
        ("工业用水量压减15%以上。", (-15, "ge")),
        ("排放总量削减5%左右。", (-5, "approx")),
        ("受理投诉下降一成。", (-10, "eq")),
        ("固定资产投资增长1.1倍。", (110, "eq")),
        ("旅游收入翻了一番。", (100, "eq")),
        ("固定资产投资与上年持平。", (0, "flat")),
        ("居民收入与经济增长同步。", (None, "sync")),
        ("固定资产投资实现两位数增长。", (10, "ge")),
        ("居民消费价格涨幅控制在3%以内。", (3, "le")),
        ("PM2.5平均浓度改善5%。", (-5, "eq")),
    ],
)
def test_a_growth_is_in_percent_and_a_fall_is_negative(
    read: Read, text: str, expected: tuple[float | None, str]
) -> None:
    assert read(text).told("measure", "unit", "value", "bound") == [("growth", "%", *expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一般公共预算收入年均增长8.2%。", 8.2),
        ("一般公共预算收入平均每年增长8.2%。", 8.2),
        ("一般公共预算收入增长8.2%。", None),
    ],
)
def test_only_a_yearly_average_is_an_average_growth(read: Read, text: str, expected: float | None) -> None:
    averages = [fact.value for fact in read(text) if fact.measure == "average_growth"]
    assert averages == ([] if expected is None else [expected])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("研发投入强度提高0.2个百分点。", (0.2, "个百分点", "previous")),
        ("工业企业亏损面收窄3个百分点。", (-3, "个百分点", "previous")),
        ("地区生产总值增速回落0.5个百分点。", (-0.5, "个百分点", "previous")),
        ("地区生产总值增速高于全国1.3个百分点。", (1.3, "个百分点", "region")),
        ("地区生产总值增速比全市平均水平高1.3个百分点。", (1.3, "个百分点", "region")),
        ("地区生产总值增速低于全省0.4个百分点。", (-0.4, "个百分点", "region")),
        ("城镇登记失业率低于年度目标1.3个百分点。", (-1.3, "个百分点", "target")),
        ("城镇登记失业率比2019年下降1.3个百分点。", (-1.3, "个百分点", "year")),
        ("新增贷款同比多增12亿元。", (12, "亿元", "previous")),
        ("城镇新增就业同比少增300人。", (-300, "人", "previous")),
        ("存款余额比年初增加86亿元。", (86, "亿元", "previous")),
        ("净增高新技术企业46家。", (46, "家", "previous")),
    ],
)
def test_an_increment_is_held_against_its_base(read: Read, text: str, expected: tuple[float, str, str]) -> None:
    assert read(text).told("measure", "value", "unit", "base") == [("increment", *expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("地区生产总值按可比价计算增长6.5%。", "real"),
        ("地区生产总值实际增长6.5%。", "real"),
        ("地区生产总值名义增长6.5%。", "nominal"),
        ("税收收入同口径增长6.5%。", "comparable"),
        ("地区生产总值增长6.5%。", None),
        ("实际使用外资增长6.5%。", None),
    ],
)
def test_a_growth_keeps_the_prices_it_states(read: Read, text: str, expected: str | None) -> None:
    assert read(text).told("basis") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("提高农村低保标准20%、供养标准10%。", [("农村低保标准", "growth", 20), ("供养标准", "growth", 10)]),
        ("降低农业税率3个百分点。", [("农业税率", "increment", -3)]),
        ("压减会议40%、流程24项。", [("会议", "growth", -40), ("压减流程", "level", 24)]),
        ("提高机采率达到90%。", [("提高机采率", "level", 90)]),
        ("为企业减负3亿元。", [("为企业减负", "level", 3)]),
        ("企业税费减负30%。", [("企业税费", "growth", -30)]),
    ],
)
def test_a_verb_in_front_changes_what_it_governs(read: Read, text: str, expected: list[object]) -> None:
    assert read(text).told("subject", "measure", "value") == expected


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("各县至少新建3所幼儿园。", "ge"),
        ("50%以上行政村通公交。", "ge"),
        ("重点突破50项关键技术。", "eq"),
        ("高新技术企业突破50家。", "gt"),
    ],
)
def test_only_what_limits_a_number_bounds_it(read: Read, text: str, bound: str) -> None:
    assert read(text).told("bound") == [bound]


def test_what_a_year_had_is_its_level_beside_the_increase_since(read: Read) -> None:
    facts = read("地区生产总值341亿元，比2019年的202亿元增加139亿元。")
    assert facts.told("measure", "value")[1:] == [("level", 202), ("increment", 139)]
    assert facts[1].period == "2019"


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("森林覆盖率提高到58%。", "level"),
        ("森林覆盖率提高58%。", "growth"),
        ("总产值增加到210亿元。", "level"),
        ("总产值增加210亿元。", "increment"),
        ("PM2.5平均浓度降至28微克/立方米。", "level"),
        ("PM2.5平均浓度下降3微克/立方米。", "increment"),
    ],
)
def test_what_is_come_to_is_a_level(read: Read, text: str, measure: str) -> None:
    assert read(text).told("measure") == [measure]


@pytest.mark.parametrize(
    "text",
    [
        "企业增资扩产210亿元。",
        "最高可贷500万元。",
        "新增就业1.2万人。",
        "提前批专项债券12亿元。",
    ],
)
def test_a_word_of_change_within_another_word_changes_nothing(read: Read, text: str) -> None:
    assert read(text).told("measure") == ["level"]


def test_a_tail_is_the_longest_run_of_known_words() -> None:
    tail = tail_of("地区生产总值同比增长约")
    assert ("地区生产总值"[: tail.start], tail.change, tail.bound) == ("地区生产总值", 1, "approx")
    assert tail_of("地区生产总值").start == len("地区生产总值")


def test_falls_and_rises_of_one_sentence_do_not_touch_each_other(read: Read) -> None:
    told = read("出口总额下降4.1%，进口总额增长2.3%，实际使用外资下降1%以上。").told("value", "bound")
    assert told == [(-4.1, "eq"), (2.3, "eq"), (-1, "ge")]
