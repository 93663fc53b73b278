"""What the words of a sentence say of when, and how firmly: for the number at the sign ※."""

from __future__ import annotations

import pytest

from loaders.facts import Report
from loaders.grammar.periods import When, when
from loaders.outline import Sentence, View
from loaders.script import plain

YEAR = View(period="2024", stock_period="2024", scenario="actual")
FIVE = View(period="2020/2024", stock_period="2024", scenario="actual")
PLAN = View(period="2025", stock_period="2025", scenario="target")


def at(text: str, view: View = YEAR, date: str = "2025-01-16") -> When:
    """What the place of ※ is about, in a report that reviews 2024."""
    report = Report(document="r", title="", period="2024", planned_period="2025", date=date)
    place = text.index("※")
    text = text.replace("※", "")
    return when(Sentence(start=0, end=len(text), text=text, plain=plain(text), section="", view=view), place, report)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2023年粮食产量※30万吨", "2023"),
        ("前三季度地区生产总值增长※5%", "2024-01/2024-09"),
        ("1—11月完成投资※30亿元", "2024-01/2024-11"),
        ("近三年累计投入※6亿元", "2022/2024"),
        ("“十二五”末粮食产量※25万吨", "2015"),
        ("“十三五”期间完成投资※90亿元", "2016/2020"),
        ("2022年以来引进企业※12家", "2022/2024"),
        ("建市二十年来地区生产总值增长※9倍", "2005/2024"),
        ("城镇居民收入突破5万元，五年增长※40%", "2020/2024"),
        ("四十年来城镇居民收入增长※30倍", "1985/2024"),
    ],
)
def test_words_of_time_hold_for_the_number_after_them(text: str, period: str) -> None:
    assert at(text).period == period


@pytest.mark.parametrize(
    "text",
    [
        "战胜50年来最严重的旱情，粮食产量※30万吨",
        "粮食产量连续5年增长，达到※30万吨",
        "战胜1998年以来最大的洪水，粮食产量※30万吨",
        "实现“十四五”良好开局，地区生产总值增长※5%",
        "新建的20年期泵站达到※3座",
        "旅游收入恢复至2019年的105%，达到※30亿元",
        "财政收入是2019年的1.5倍，达到※30亿元",
        "与做实2019年基数相比，地区生产总值下降※1%",
    ],
)
def test_years_in_passing_are_not_the_period(text: str) -> None:
    assert at(text).period == "2024"


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("粮食产量比2019年增长※12%", 2019),
        ("与2020年相比，粮食产量增长※12%", 2020),
        ("粮食产量在2019年的基础上增长※12%", 2019),
        ("粮食产量由2014年的20万吨增加到30万吨，增长※50%", 2014),
        ("财政收入由2014年的20亿元增加到30亿元，增长50%；税收由10亿元增加到20亿元，增长※100%", 2014),
        ("财政收入由2014年的20亿元增加到30亿元，增长50%；新增税收增长※7%", None),
        ("粮食产量由2014年的20万吨增加到2024年的30万吨，增长※50%", 2014),
        ("粮食产量比五年前增长※12%", 2019),
        ("粮食产量增长※12%", None),
    ],
)
def test_a_growth_knows_the_year_that_it_is_measured_from(text: str, since: int | None) -> None:
    assert at(text).since == since


def test_a_year_that_something_builds_on_holds_up_to_there() -> None:
    text = "价格在2023年上涨※4%的基础上又上涨7%"
    assert at(text).period == "2023"
    assert at(text.replace("※", "").replace("7%", "※7%")).period == "2024"


@pytest.mark.parametrize(
    ("text", "scenario"),
    [
        ("预计地区生产总值增长※5%", "estimate"),
        ("地区生产总值有望达到※800亿元", "estimate"),
        ("争取中央预算内投资※3亿元", "actual"),
        ("全力争取到专项债券※9亿元", "actual"),
        ("全力争取政策支持，获得项目资金超※2亿元", "actual"),
        ("即将开工学校※3所", "target"),
        ("力争到2026年建成学校※3所", "target"),
        ("新医院即将投用，接诊※3万人次", "actual"),
        ("力争明年建成学校※3所", "target"),
        ("预计2025年建成学校※3所", "target"),
        ("2025年建成学校※3所", "target"),
    ],
)
def test_a_review_tells_what_is_done_expected_and_aimed_at_apart(text: str, scenario: str) -> None:
    assert at(text).scenario == scenario


def test_what_a_plan_says_of_a_past_year_was_done_and_what_it_expects_is_aimed_at() -> None:
    assert at("2023年已建成※3所", PLAN).scenario == "actual"
    assert at("预计增收※3亿元", PLAN).scenario == "target"


def test_years_of_effort_lead_from_the_plan_on_or_up_to_the_review() -> None:
    assert at("通过三年努力，打造产业※1个", PLAN).period == "2025/2027"
    assert at("经过三年努力，建成学校※12所").period == "2022/2024"


def test_a_figure_told_as_an_estimate_behind_it_is_one() -> None:
    assert at("地区生产总值※4500亿元（初步预计数，下同），增长5%").scenario == "estimate"
    assert at("地区生产总值4500亿元（初步预计数，下同），增长※5%").scenario == "estimate"
    assert at("地区生产总值4500亿元（预计数），粮食产量※30万吨").scenario == "actual"


def test_what_a_plan_has_gathered_is_done() -> None:
    assert at("广泛征集意见，形成了※12项候选项目", PLAN).scenario == "actual"
    assert at("形成※12项制度", PLAN).scenario == "target"


def test_the_whole_year_within_a_review_of_five_is_its_last() -> None:
    assert at("2023年上半年回稳，全年地区生产总值增长※5%", FIVE).period == "2024"


def test_this_year_is_the_year_in_which_the_report_was_given() -> None:
    assert at("今年建成学校※3所").period == "2025"
    assert at("今年建成学校※3所", date="2024-12-28").period == "2024"
    assert at("去年建成学校※3所").period == "2024"
