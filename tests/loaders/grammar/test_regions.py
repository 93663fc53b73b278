"""Whose figure it is. The areas are real where the gazetteer must know what they belong to; the figures are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Read

NANSHAN, SHENZHEN, GUANGDONG, NATION = "440305", "440300", "440000", "100000"


@pytest.mark.parametrize(
    ("text", "code", "region"),
    [
        ("全国居民消费价格上涨0.2%。", NANSHAN, "全国"),
        ("全省地区生产总值增长5.2%。", NANSHAN, "广东省"),
        ("全省地区生产总值增长5.2%。", SHENZHEN, "广东省"),
        ("全市地区生产总值增长5.2%。", NANSHAN, "深圳市"),
    ],
)
def test_a_figure_of_a_larger_area_is_told_apart(read: Read, text: str, code: str, region: str) -> None:
    (fact,) = read(text, code=code)
    assert (fact.region, fact.indicator is not None) == (region, True)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("全区地区生产总值增长5.2%。", NANSHAN),
        ("全市地区生产总值增长5.2%。", SHENZHEN),
        ("全省地区生产总值增长5.2%。", GUANGDONG),
        ("全国居民消费价格上涨0.2%。", NATION),
        ("南山区地区生产总值增长5.2%。", NANSHAN),
        ("深圳市南山区地区生产总值增长5.2%。", NANSHAN),
        ("我区地区生产总值增长5.2%。", NANSHAN),
        ("地区生产总值增长5.2%。", NANSHAN),
    ],
)
def test_the_own_area_goes_without_saying(read: Read, text: str, code: str) -> None:
    (fact,) = read(text, code=code)
    assert fact.region is None
    assert fact.indicator is not None


def test_an_area_within_the_own_one_is_named_and_its_subject_is_not(read: Read) -> None:
    told = read("南山区地区生产总值增长6.2%，福田区地区生产总值增长5%。", code=SHENZHEN)
    assert told.told("region", "subject") == [("南山区", "地区生产总值"), ("福田区", "地区生产总值")]
    told = read("广州市完成投资1200亿元，佛山市完成投资600亿元。", code=GUANGDONG)
    assert told.told("region") == ["广州市", "佛山市"]


def test_the_area_above_and_the_own_one_may_share_a_sentence(read: Read) -> None:
    told = read("全市地区生产总值增长5.2%，全区地区生产总值增长6.1%。", code=NANSHAN)
    assert told.told("region", "value") == [("深圳市", 5.2), (None, 6.1)]


@pytest.mark.parametrize(
    "text",
    [
        "地区生产总值增速高于全国1.3个百分点。",
        "地区生产总值增速居全省第三位。",
        "税收收入占全市的12%。",
    ],
)
def test_an_area_to_compare_with_does_not_own_the_figure(read: Read, text: str) -> None:
    assert read(text, code=NANSHAN).told("region") == [None]


def test_a_name_that_begins_with_the_nation_is_no_figure_of_it(read: Read) -> None:
    assert read("全国重点文物保护单位12处。", code=NANSHAN).told("region") == [None]


def test_what_the_nation_leaves_out_is_what_was_told_before(read: Read) -> None:
    told = read("居民消费价格上涨0.1%，全国上涨0.2%。", code=NANSHAN)
    assert told.told("indicator", "region") == [("cpi", None), ("cpi", "全国")]


def test_an_area_that_is_not_listed_still_tells_the_nation_apart(read: Read) -> None:
    assert read("全国居民消费价格上涨0.2%，南柯区居民消费价格上涨0.1%。").told("region", "indicator") == [
        ("全国", "cpi"),
        (None, "cpi"),
    ]


XINJIANG, CORPS = "650000", "新疆生产建设兵团"


def test_a_paragraph_on_the_corps_tells_its_figures_until_the_region_is_named(read: Read) -> None:
    told = read(
        "兵团各项事业稳步发展。生产总值完成70亿元；进出口总额3亿美元。\n全区生产总值完成900亿元。", code=XINJIANG
    )
    assert told.told("region", "indicator", "value") == [
        (CORPS, "gdp", 70),
        (CORPS, "trade_total", 3),
        (None, "gdp", 900),
    ]
    told = read("兵团生产总值70亿元，增长9%。全区财政收入80亿元，出口6亿美元。", code=XINJIANG)
    assert told.told("region", "subject")[1:] == [(CORPS, "生产总值"), (None, "财政收入"), (None, "出口")]


def test_a_heading_on_the_corps_holds_for_the_paragraph_below_it(read: Read) -> None:
    text = "（一）兵团建设迈出新步伐\n加快城镇建设，实现生产总值70亿元。\n财政收入80亿元。"
    assert read(text, code=XINJIANG).told("region") == [CORPS, None]


def test_what_is_done_with_the_corps_is_the_region_s_own(read: Read) -> None:
    assert read("与兵团共建园区5个，生产总值增长6%。", code=XINJIANG).told("region") == [None, None]
    assert read("兵团广场改造完成，财政收入5亿元。", code=NANSHAN).told("region") == [None]
