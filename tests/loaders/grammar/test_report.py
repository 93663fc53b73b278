"""A report's facts and passages: periods of sums and stocks, glossaries, what is not read, and that reading ends."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Read

FIVE_YEARS = "一、过去五年工作回顾"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("累计新建学校25所。", "2020/2024"),
        ("新增学位3.2万个。", "2020/2024"),
        ("五年累计完成固定资产投资1050亿元。", "2020/2024"),
        ("城镇新增就业6.5万人。", "2020/2024"),
        ("实际使用外资累计12亿美元。", "2020/2024"),
        ("地区生产总值年均增长7.2%。", "2020/2024"),
        ("财政收入翻了一番。", "2020/2024"),
        ("建成区面积扩大12平方公里。", "2020/2024"),
        ("常住人口城镇化率提高6.1个百分点。", "2020/2024"),
        ("获得国家级荣誉32项。", "2020/2024"),
        ("地区生产总值突破800亿元。", "2024"),
        ("常住人口城镇化率提高到72.3%。", "2024"),
        ("市场主体总量达到26万户。", "2024"),
        ("公路通车里程达到1203公里。", "2024"),
        ("地区生产总值居全市第三位。", "2024"),
        ("2022年，地区生产总值增长5.1%。", "2022"),
        ("2021年至2024年，累计投入民生资金320亿元。", "2021/2024"),
        ("过去一年，地区生产总值增长5.1%。", "2024"),
        ("预计单位生产总值能耗累计下降18%。", "2020/2024"),
        ("五年粮食总产量达150万吨。", "2020/2024"),
        ("五年累计新增商圈3个，总数达13个。", {"2020/2024", "2024"}),
        ("五年完成投资900亿元，其中基础设施投资300亿元。", "2020/2024"),
        ("五年累计利用外资328亿元，其中2024年50亿元。", {"2020/2024", "2024"}),
        ("完成营造林156万亩。", "2020/2024"),
        ("党的二十大以来，改革事项完成117项。", "2023/2024"),
        ("三次产业结构由2019年的12.5:56.6:30.9优化为13.2:44.8:42.0。", {"2019", "2024"}),
        ("预计单位生产总值能耗下降18%。", "2024"),
        ("安全考核连续三年居全市第一。", "2022/2024"),
        ("安全考核连续十年居全市第一。", "2024"),
        ("办理政协提案518件，满意率100%。", "2020/2024"),
        ("全年收治患者60例；设置隔离点15个。", "2024"),
    ],
)
def test_a_review_of_five_years_sums_what_was_done_and_takes_stocks_at_its_end(
    read: Read, text: str, period: str | set[str]
) -> None:
    told = read(text, heading=FIVE_YEARS).told("period")
    assert set(told) == ({period} if isinstance(period, str) else period)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("固定资产投资完成320亿元，比“十三五”增长60%。", "2020/2024"),
        ("完成交通投资30亿元、水利投资20亿元，分别是上个五年的2倍和3倍。", "2020/2024"),
        ("财政用于民生支出达90亿元，较前五年增长1.2倍。", "2020/2024"),
        ("共完成进出口总额15亿美元。", "2020/2024"),
        ("五年完成工业投资120亿元。", "2020/2024"),
        ("五年工业投资突破600亿元。", "2020/2024"),
        ("五年进出口总额74亿美元。其中出口44亿美元。", "2020/2024"),
        ("固定资产投资完成80亿元，是“十三五”末的2倍。", "2024"),
        ("高新技术企业达到25家，较“十三五”翻了两番。", "2024"),
        ("“十四五”以来，生产总值突破900亿元。", "2024"),
        ("农民合作社超过500家。", "2024"),
        ("软件园营收突破60亿元。", "2024"),
        ("扶贫资金超过3亿元。", "2020/2024"),
        ("新增就业突破10万人。", "2020/2024"),
        ("五年完成交通投资99亿元，公路里程1200公里。", "2024"),
        ("进出口总额15亿美元，年均增长9%。", "2024"),
    ],
)
def test_a_sum_of_five_years_is_known_by_what_it_is_told_with(read: Read, text: str, period: str) -> None:
    levels = [fact for fact in read(text, heading=FIVE_YEARS) if fact.measure == "level" and fact.unit != "倍"]
    assert levels[-1].period == period


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("利用外资5亿美元，比上年增长14%。", ["2020/2024", "2024"]),
        ("出口35亿元，比2014年增长1.2倍；进口12亿元，同比增长9%。", ["2024", "2015/2024", "2024", "2024"]),
        ("职工平均工资6万元，分别比上年和2019年增长7%和42%。", ["2024", "2024", "2020/2024"]),
        ("粮食产量45万吨，较去年增加3万吨。", ["2024", "2024"]),
        ("五年累计投资300亿元，同比增长20%。", ["2020/2024", "2020/2024"]),
        ("工业增加值增长30%。", ["2020/2024"]),
    ],
)
def test_a_change_on_the_year_before_is_of_one_year_also_in_a_review_of_five(
    read: Read, text: str, periods: list[str]
) -> None:
    assert read(text, heading=FIVE_YEARS).told("period") == periods


def test_a_former_value_before_a_yearly_average_is_of_the_year_before_the_five(read: Read) -> None:
    told = read("财政收入由131亿元增加到188亿元，年均增长7.5%。")
    assert told.told("period") == ["2019", "2024", "2024"]
    assert read("财政收入由131亿元增加到138亿元，增长5.3%。").told("period") == ["2023", "2024", "2024"]


def test_what_grew_since_a_named_year_is_a_level_that_was_come_to(read: Read) -> None:
    grown = read("集聚亿元楼宇71栋，比2019年增长48%。", heading=FIVE_YEARS)
    assert grown.told("measure", "period") == [("level", "2024"), ("growth", "2020/2024")]
    added = read("集聚亿元楼宇71栋，增长48%。", heading=FIVE_YEARS)
    assert added.told("measure", "period")[0] == ("level", "2020/2024")


def test_the_former_value_of_five_years_is_of_the_year_before_them(read: Read) -> None:
    told = read("地区生产总值由512亿元增加到842亿元，年均增长10.4%。", heading=FIVE_YEARS)
    assert told.told("period", "measure", "from_value") == [
        ("2019", "level", None),
        ("2024", "level", 512),
        ("2020/2024", "average_growth", None),
    ]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("地区生产总值增长6%。", "2025"),
        ("今后五年，地区生产总值年均增长6%。", "2025/2029"),
        ("到2030年，地区生产总值突破1500亿元。", "2030"),
        ("到“十五五”末，城镇化率达到80%。", "2030"),
    ],
)
def test_an_aim_is_for_the_period_it_names(read: Read, text: str, period: str) -> None:
    assert read(text, "target").told("scenario", "period") == [("target", period)]


def test_what_was_done_stays_done_among_the_aims(read: Read) -> None:
    assert read("2024年，地区生产总值842亿元。", "target").told("scenario", "period") == [("actual", "2024")]


def test_a_growth_since_a_named_year_spans_the_years_after_it(read: Read) -> None:
    assert read("居民收入比2010年翻一番。").told("period", "value") == [("2011/2024", 100)]


def test_facts_stand_in_the_order_of_the_text(read: Read) -> None:
    table = "指标\t2024年完成（亿元）\n税收收入\t42\n固定资产投资\t210"
    told = read(f"地区生产总值842亿元。\n{table}\n出口总额180亿元，增长2%。")
    assert told.told("start") == sorted(told.told("start"))  # type: ignore[type-var]
    assert told.told("value") == [842, 42, 210, 180, 2]


def test_each_fact_says_which_rules_read_it(read: Read) -> None:
    told = read("研发投入强度由2.1%提高到2.4%。")
    assert told[0].rules == ("subject", "period: inherited")
    assert "from-to" in told[1].rules


@pytest.mark.parametrize(
    ("text", "definition"),
    [
        ("限额以上社会消费品零售总额120亿元。", "限上"),
        ("社会消费品零售总额350亿元。", None),
        ("全口径税收收入420亿元。", "全口径"),
    ],
)
def test_a_scope_that_is_not_the_catalogues_own_is_kept(read: Read, text: str, definition: str | None) -> None:
    (fact,) = read(text)
    assert fact.indicator is not None
    assert fact.definition == definition


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("居民消费价格上涨0.2%。", ("cpi", "growth")),
        ("税收收入42亿元。", ("tax_revenue", "level")),
        ("城镇登记失业率3.2%。", ("urban_unemployment_registered", "level")),
    ],
)
def test_an_indicator_is_measured_in_its_own_kind_of_unit(read: Read, text: str, indicator: tuple[str, str]) -> None:
    assert read(text).told("indicator", "measure") == [indicator]


def test_glossaries_at_the_end_give_no_facts(read: Read) -> None:
    glossary = "名词解释\n1.四上企业：年营业收入2000万元以上的企业。\n2.夜间经济：占比达到60%的消费。"
    told = read(f"税收收入42亿元。\n出口总额180亿元。\n会议结束。\n同志们奋发有为。\n{glossary}")
    assert told.told("value") == [42, 180]
    assert [passage.unread_quantities for passage in told.passages][-3:] == [0, 0, 0]


def test_a_sentence_on_terms_at_the_beginning_is_no_glossary(read: Read) -> None:
    assert read("有关名词解释详见附件。\n税收收入42亿元。\n出口总额180亿元。\n奋发有为。").told("value") == [42, 180]


def test_a_quantity_that_names_nothing_is_counted_as_unread(read: Read) -> None:
    told = read("共完成12件。\n税收收入42亿元。")
    assert [(passage.text, passage.unread_quantities) for passage in told.passages[1:]] == [
        ("共完成12件。", 1),
        ("税收收入42亿元。", 0),
    ]


def test_the_passages_are_the_whole_text(read: Read) -> None:
    told = read("税收收入42亿元。城乡面貌焕然一新！\n（一）抓项目。签约项目45个。")
    assert [told.text[passage.start : passage.end] for passage in told.passages] == [
        passage.text for passage in told.passages
    ]
    assert "".join(passage.text for passage in told.passages) == told.text.replace("\n", "")


PATIENCE = 20  # seconds; on an idle machine each of these takes less than three


@pytest.mark.parametrize("unit", ["9", "分别", "（", "由从", "税收收入"])
def test_a_megabyte_without_a_stop_is_read_in_seconds(read: Read, unit: str) -> None:
    started = time.monotonic()
    read(unit * (1_000_000 // len(unit)) + "5%提高到6%")
    assert time.monotonic() - started < PATIENCE


@pytest.mark.parametrize(
    "unit",
    ["9,", "1.5亿元、", "（增长5%", "居全市第一、", "税收收入增长5%，", "1—2", "8:1:", "分别增长5%、", "12\t34\n"],
    ids=lambda unit: unit.encode("unicode_escape").decode() if unit.isascii() else unit,
)
def test_an_endless_run_of_quantities_is_read_in_seconds(read: Read, unit: str) -> None:
    started = time.monotonic()
    read(unit * (20_000 // len(unit)))
    assert time.monotonic() - started < PATIENCE
