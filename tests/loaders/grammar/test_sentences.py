"""A sentence whole: former values, parts, ranks, stretch aims, quoted aims, and where the quotes stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from loaders.grammar.sentences import Memory, statements

if TYPE_CHECKING:
    from .conftest import Read


@pytest.mark.parametrize(
    ("text", "former", "now"),
    [
        ("研发投入强度由2.1%提高到2.4%。", ("2023", 2.1), ("2024", 2.4)),
        ("研发投入强度从2.1%提高至2.4%。", ("2023", 2.1), ("2024", 2.4)),
        ("研发投入强度由2019年的2.1%提高到2.4%。", ("2019", 2.1), ("2024", 2.4)),
        ("办理时间由15个工作日缩短至3个工作日。", ("2023", 15), ("2024", 3)),
        ("贫困发生率从2019年的8.6%下降到2024年的0.5%。", ("2019", 8.6), ("2024", 0.5)),
    ],
)
def test_from_one_level_to_another_is_two_levels(
    read: Read, text: str, former: tuple[str, float], now: tuple[str, float]
) -> None:
    told = read(text)
    assert told.told("period", "value") == [former, now]
    assert told.told("measure") == ["level", "level"]
    assert told.told("from_value") == [None, former[1]]
    assert len(set(told.told("subject"))) == 1


def test_several_shares_may_move_at_once(read: Read) -> None:
    told = read("三次产业结构由6：42：52调整为5：40：55。")
    assert told.told("indicator", "value", "from_value") == [
        ("primary_share", 6, None),
        ("secondary_share", 42, None),
        ("tertiary_share", 52, None),
        ("primary_share", 5, 6),
        ("secondary_share", 40, 42),
        ("tertiary_share", 55, 52),
    ]


def test_shares_may_move_behind_a_pause_too(read: Read) -> None:
    told = read("一、二、三次产业的构成由上年的6：42：52，调整为5：40：55。")
    assert told.told("subject", "period", "value") == [
        ("第一产业构成", "2023", 6),
        ("第二产业构成", "2023", 42),
        ("第三产业构成", "2023", 52),
        ("第一产业构成", "2024", 5),
        ("第二产业构成", "2024", 40),
        ("第三产业构成", "2024", 55),
    ]
    assert read("由于天旱，玉米减产5%，水稻产量提高到3万吨。").told("from_value") == [None, None]


def test_a_level_without_a_former_one_has_none(read: Read) -> None:
    assert read("研发投入强度提高到2.4%。").told("measure", "from_value") == [("level", None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "外贸进出口总值258亿元，其中出口180亿元。",
            [("trade_total", 258), ("exports", 180)],
        ),
        (
            "一般公共预算收入56亿元、增长7.8%，其中税收收入42亿元。",
            [("budget_revenue", 56), ("budget_revenue", 7.8), ("tax_revenue", 42)],
        ),
        (
            "规模以上工业总产值1720亿元，其中电子信息产业产值500亿元、增长12%。",
            [("industrial_output", 1720), (None, 500), (None, 12)],
        ),
    ],
)
def test_a_part_is_told_under_its_own_name(read: Read, text: str, expected: list[tuple[str | None, float]]) -> None:
    assert read(text).told("indicator", "value") == expected


def test_growths_in_brackets_belong_to_the_industry_before_them(read: Read) -> None:
    told = read("电子信息（增长12.1%）、生物医药（下降9.3%）走势分化。")
    assert told.told("subject", "measure", "value") == [
        ("电子信息", "growth", 12.1),
        ("生物医药", "growth", -9.3),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("地区生产总值增速居全市第三。", ("gdp", 3, "全市")),
        ("地区生产总值总量跃居全省第5位。", ("gdp", 5, "全省")),
        ("税收收入增速排名全市第二。", ("tax_revenue", 2, "全市")),
        ("地区生产总值连续三年居全市首位。", ("gdp", 1, "全市")),
        ("南柯区位列全国百强区第36位。", (None, 36, "全国百强区")),
    ],
)
def test_a_rank_names_its_scope(read: Read, text: str, expected: tuple[str | None, float, str]) -> None:
    assert read(text).told("indicator", "value", "rank_scope") == [expected]
    assert read(text).told("measure") == ["rank"]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("政府网站绩效评估在副省级和省会城市中均位列第1。", "政府网站绩效评估"),
        ("市区空气质量在全省城市排名中居第二位。", "市区空气质量"),
        ("连续两年在法治建设考评中获全省第1。", "法治建设考评"),
        ("热线综合考核（1—5月）排名全市第一。", "热线综合考核"),
        ("河流治污国家考核连续多年保持第一。", "河流治污国家考核"),
    ],
)
def test_whom_a_place_was_won_among_is_no_part_of_what_was_ranked(read: Read, text: str, subject: str) -> None:
    assert read(text).told("measure", "subject") == [("rank", subject)]


def test_what_a_stock_was_added_to_is_an_increment(read: Read) -> None:
    assert read("湿地保护面积新增300万亩。").told("subject", "measure") == [("湿地保护面积", "increment")]
    assert read("农村劳动力转移就业新增5万人。").told("measure") == ["level"]


def test_a_harvest_that_fell_short_is_a_fall(read: Read) -> None:
    assert read("粮食产量46万吨，比上年减产9%。").told("measure", "value") == [("level", 46), ("growth", -9)]
    assert read("压减产能1000万吨。").told("measure") == ["level"]


def test_prices_told_as_an_index_are_a_level(read: Read) -> None:
    assert read("居民消费价格指数为102.3%。").told("measure", "value") == [("level", 102.3)]
    assert read("居民消费价格指数控制在2.3%左右。").told("measure", "value") == [("growth", 2.3)]


def test_what_is_done_quicker_takes_less_time(read: Read) -> None:
    assert read("审批事项办理时限提速65%。").told("measure", "value") == [("growth", -65)]
    assert read("审批事项办理提速65%。").told("value") == [65]


def test_an_aim_told_after_another_is_its_stretch(read: Read) -> None:
    told = read("规上工业增加值增长5%以上，力争达到6%。", "target")
    assert told.told("measure", "value", "bound", "tier", "scenario") == [
        ("growth", 5, "ge", None, "target"),
        ("growth", 6, "eq", "stretch", "target"),
    ]
    assert told.told("indicator") == ["industrial_value_added"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "力争规上工业增加值增长6%。",
        "规上工业增加值增长5%，力争固定资产投资增长6%。",
        "规上工业增加值增长5%，固定资产投资增长6%。",
    ],
)
def test_an_aim_alone_is_no_stretch(read: Read, text: str) -> None:
    assert set(read(text, "target").told("tier")) == {None}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("地区生产总值增速未达到7%的预期目标。", 7),
        ("地区生产总值增速没有达到7%的目标。", 7),
        ("固定资产投资增速低于5%的年度目标。", 5),
    ],
)
def test_an_aim_that_was_missed_is_a_target_of_its_year(read: Read, text: str, value: float) -> None:
    assert read(text).told("scenario", "measure", "value", "period") == [("target", "growth", value, "2024")]


def test_an_aim_that_was_met_is_told_as_done(read: Read) -> None:
    assert read("城镇登记失业率控制在3.5%以内，完成年度目标。").told("scenario") == ["actual"]


def test_what_is_expected_of_the_year_is_an_estimate_to_the_end_of_the_clauses_that_go_on(read: Read) -> None:
    told = read("预计实现地区生产总值842亿元，增长6.5%左右；税收收入42亿元。")
    assert told.told("scenario")[:2] == ["estimate", "estimate"]
    told = read("固定资产投资增长5%，预计地区生产总值增长6%。")
    assert told.told("scenario") == ["actual", "estimate"]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("地区生产总值增长6%—6.5%。", [(6, "ge"), (6.5, "le")]),
        ("新建学校2—3所。", [(2, "ge"), (3, "le")]),
    ],
)
def test_a_range_is_two_facts_of_one_subject(read: Read, text: str, bounds: list[tuple[float, str]]) -> None:
    assert read(text).told("value", "bound") == bounds
    assert len(set(read(text).told("subject"))) == 1


def test_zones_do_not_answer_for_the_area(read: Read) -> None:
    told = read("枕石科技园固定资产投资21亿元，增长9%；全区固定资产投资增长5%。")
    assert told.told("indicator") == [None, None, "fixed_investment"]
    assert read("各镇街固定资产投资增长8%。").told("indicator") == [None]
    assert read("南柯公园建成开放，新增学位300个。").told("indicator") == ["new_school_places"]


def test_memory_carries_a_list_into_the_next_sentence_only_if_it_goes_on() -> None:
    memory = Memory()
    statements("接待游客512万人次，旅游收入38亿元。", memory)
    assert [one.subject for one in statements("分别增长6%和7%。", memory)] == ["接待游客", "旅游收入"]
    assert [one.subject for one in statements("税收收入增长6%。", memory)] == ["税收收入"]


TEXTS = [
    "全年地区生产总值８４２．４６亿元，增长3.1 %，增速居全市第三。",
    "  三次产业比重为8.2∶41.3∶50.5，出口1,203.5万美元；\n\n（二）提质。新建学校2—3所，“小巨人”企业 4 家（增长12%）。",
    "新增市场主体6万余户，**税收**突破百亿大关，居民收入与经济增长基本同步，投资翻了一番。",
    "指标\t2024年完成（亿元）\t增长（%）\n地区生产总值\t842.46\t6.5\n固定资产投资\t210\t5",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_quote_stands_at_its_offsets(read: Read, text: str) -> None:
    told = read(text)
    assert told
    for fact in told:
        assert told.text[fact.start : fact.end] == fact.quote
        assert fact.sentence is not None
        assert fact.quote in fact.sentence


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_text_gives_the_same_facts(read: Read, text: str) -> None:
    assert read(text) == read(text)


@pytest.mark.parametrize(
    "text",
    [
        "地区生产总值达到1530亿元、跻身全省前三强、增长6.8%。",
        "地区生产总值1053亿元，成为全省第三个千亿城市，比上年增长6.8%。",
        "地区生产总值增速逐季回升，全年增长6.8%。",
        "生产总值二季度由降转升，全年增长6.8%。",
    ],
)
def test_what_was_achieved_in_between_does_not_take_the_growth(read: Read, text: str) -> None:
    assert ("gdp", "growth", 6.8) in read(text).told("indicator", "measure", "value")


def test_a_growth_after_a_clause_without_an_indicator_has_no_subject_to_borrow(read: Read) -> None:
    assert ("gdp", "growth", 6.8) not in read("经济逐季回升，全年增长6.8%。").told("indicator", "measure", "value")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "生产总值、外贸进出口总值由860亿元、99亿元，分别增加到1140亿元、170亿元。",
            [("gdp", 860, None), ("trade_total", 99, None), ("gdp", 1140, 860), ("trade_total", 170, 99)],
        ),
        ("生产总值由860亿元增加到“十三五”末的1140亿元。", [("gdp", 860, None), ("gdp", 1140, 860)]),
    ],
)
def test_former_values_come_in_lists_and_before_the_end_of_a_plan(
    read: Read, text: str, expected: list[tuple[str, float, float | None]]
) -> None:
    assert read(text).told("indicator", "value", "from_value") == expected


def test_ranks_move_in_pairs(read: Read) -> None:
    told = read("货物、集装箱吞吐量分别由全国第6、第7位提升到第4、第5位。")
    assert told.told("value", "from_value") == [(6, None), (7, None), (4, 6), (5, 7)]


def test_what_a_plan_starts_from_is_an_actual(read: Read) -> None:
    told = read("力争将研发投入强度由2.1%提高到2.4%。", scenario="target")
    assert told.told("value", "scenario") == [(2.1, "actual"), (2.4, "target")]


def test_a_rate_takes_no_verb_from_the_list_it_stands_in(read: Read) -> None:
    told = read("新增城镇就业8万人、城镇登记失业率4%。")
    assert told.told("indicator") == ["new_urban_jobs", "urban_unemployment_registered"]


@pytest.mark.parametrize("text", ["人均财政收入1023元。", "人均固定资产投资达到1.47万元。"])
def test_an_amount_for_each_person_is_not_the_amount(read: Read, text: str) -> None:
    assert read(text).told("indicator") == [None]


@pytest.mark.parametrize("text", ["地区生产总值增速没有达到6%的预期目标。", "地区生产总值增速未能完成6%的预期目标。"])
def test_a_target_that_was_not_reached_is_a_target(read: Read, text: str) -> None:
    assert read(text).told("indicator", "value", "scenario") == [("gdp", 6, "target")]


def test_numbers_after_a_comma_are_of_the_list_before_it(read: Read) -> None:
    told = read("参加养老保险、失业保险和医疗保险的人数，分别达到62万人、34万人、66万人。")
    assert told.told("subject") == ["参加养老保险人数", "失业保险人数", "医疗保险的人数"]


def test_what_only_narrows_counts_what_the_next_number_counts(read: Read) -> None:
    assert read("新增2家国家级、42家省级农业龙头企业。").told("subject") == [
        "新增国家级农业龙头企业",
        "省级农业龙头企业",
    ]


def test_parts_in_a_bracket_share_one_number(read: Read) -> None:
    told = read("科技企业孵化器16家（省级、市级各2家）。")
    assert told.told("subject", "value") == [
        ("科技企业孵化器", 16),
        ("省级科技企业孵化器", 2),
        ("市级科技企业孵化器", 2),
    ]


def test_a_growth_since_a_year_named_says_so(read: Read) -> None:
    told = read("到2030年，地区生产总值比2020年翻一番。", scenario="target")
    assert told.told("period", "value", "base") == [("2030", 100, "year")]
    assert read("地区生产总值增长5%。", scenario="target").told("base") == [None]


def test_a_distance_from_the_schedule_is_of_no_indicator(read: Read) -> None:
    told = read("一般公共预算收入完成年度计划的46.7%，慢于序时进度3.3个百分点。")
    assert told.told("indicator", "value", "base")[-1] == (None, -3.3, "target")
