"""Tables: the column tells period and scenario, the row the indicator, the cell the number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from loaders.facts import Report
from loaders.grammar.tables import cells, column_of
from loaders.horizons import horizon_of
from loaders.outline import Sentence, View
from loaders.script import plain

if TYPE_CHECKING:
    from .conftest import Read

HORIZON = horizon_of(Report(document="r", title="", period="2024", planned_period="2025"))
REVIEW = View(period="2024", stock_period="2024", scenario="actual")
PLAN = View(period="2025", stock_period="2025", scenario="target")


@pytest.mark.parametrize(
    ("header", "view", "expected"),
    [
        ("2024年完成", REVIEW, ("2024", "actual")),
        ("2024年目标", REVIEW, ("2024", "target")),
        ("2025年预期目标", REVIEW, ("2025", "target")),
        ("2025年计划", REVIEW, ("2025", "target")),
        ("2023年实绩", REVIEW, ("2023", "actual")),
        ("二〇二三年实绩", REVIEW, ("2023", "actual")),
        ("2024年预计完成", REVIEW, ("2024", "estimate")),
        ("上年完成", PLAN, ("2024", "actual")),
        ("目标值", PLAN, ("2025", "target")),
        ("完成情况", REVIEW, ("2024", "actual")),
        ("完成目标情况", REVIEW, ("2024", "actual")),
        ("比上年增长（%）", REVIEW, ("2024", "actual")),
        ("2020-2024年合计", REVIEW, ("2020/2024", "actual")),
        ("2021年至2025年", PLAN, ("2021/2025", "target")),
    ],
)
def test_a_header_tells_period_and_scenario(header: str, view: View, expected: tuple[str, str]) -> None:
    column = column_of(header, view, HORIZON)
    assert (column.period, column.scenario) == expected


@pytest.mark.parametrize(
    ("header", "growth", "unit"),
    [
        ("2024年完成（亿元）", False, "亿元"),
        ("2024年完成(亿元)", False, "亿元"),
        ("增长（%）", True, "%"),
        ("比上年±％", True, ""),
        ("同比增速", True, ""),
        ("2024年完成", False, ""),
    ],
)
def test_a_header_tells_the_unit_of_bare_numbers_and_whether_they_are_growths(
    header: str, growth: bool, unit: str
) -> None:
    column = column_of(header, REVIEW, HORIZON)
    assert (column.is_growth, column.unit) == (growth, unit)


TAB = "指标\t2024年完成（亿元）\t增长（%）\t2025年目标\n地区生产总值\t842.46\t6.5\t增长6%左右\n固定资产投资\t210.3\t-2.1\t增长5%"
BARS = "|指标|2024年完成|2025年目标|\n|---|---|---|\n|地区生产总值|842.46亿元|增长6%左右|\n|一般公共预算收入|56.76亿元|增长5%|"
FLAT = "指标\n2024年完成情况\n2025年预期目标\n地区生产总值增速\n6.5%\n6%左右\n固定资产投资增速\n4.2%\n5%\n城镇登记失业率\n3.2%\n4%以内"


def test_a_growth_is_one_whatever_unit_its_row_names(read: Read) -> None:
    table = "指标\t单位\t2024年完成\t比上年增长（%）\n粮食产量\t万吨\t46.2\t-1.5\n棉花产量\t万吨\t3.1\t4.0"
    assert read(table).told("measure", "value", "unit", "period")[:2] == [
        ("level", 46.2, "万吨", "2024"),
        ("growth", -1.5, "%", "2024"),
    ]


def test_a_table_with_tabs_is_read_cell_by_cell(read: Read) -> None:
    assert read(TAB).told("indicator", "scenario", "period", "measure", "value", "unit", "bound") == [
        ("gdp", "actual", "2024", "level", 842.46, "亿元", "eq"),
        ("gdp", "actual", "2024", "growth", 6.5, "%", "eq"),
        ("gdp", "target", "2025", "growth", 6, "%", "approx"),
        ("fixed_investment", "actual", "2024", "level", 210.3, "亿元", "eq"),
        ("fixed_investment", "actual", "2024", "growth", -2.1, "%", "eq"),
        ("fixed_investment", "target", "2025", "growth", 5, "%", "eq"),
    ]


def test_a_table_with_bars_is_read_cell_by_cell(read: Read) -> None:
    assert read(BARS).told("indicator", "scenario", "value", "unit") == [
        ("gdp", "actual", 842.46, "亿元"),
        ("gdp", "target", 6, "%"),
        ("budget_revenue", "actual", 56.76, "亿元"),
        ("budget_revenue", "target", 5, "%"),
    ]


def test_a_table_flattened_to_a_cell_a_line_is_put_together_again(read: Read) -> None:
    assert read(FLAT).told("subject", "scenario", "period", "value", "bound") == [
        ("地区生产总值增速", "actual", "2024", 6.5, "eq"),
        ("地区生产总值增速", "target", "2025", 6, "approx"),
        ("固定资产投资增速", "actual", "2024", 4.2, "eq"),
        ("固定资产投资增速", "target", "2025", 5, "eq"),
        ("城镇登记失业率", "actual", "2024", 3.2, "eq"),
        ("城镇登记失业率", "target", "2025", 4, "le"),
    ]


def test_a_numbered_table_is_read_by_its_names(read: Read) -> None:
    table = "序号\n指标\n2025年目标\n1\n地区生产总值增速\n6%左右\n2\n城镇新增就业\n1.2万人\n3\n固定资产投资增速\n5%"
    assert read(table, "target").told("indicator", "value") == [
        ("gdp", 6),
        ("new_urban_jobs", 1.2),
        ("fixed_investment", 5),
    ]


def test_headers_of_two_rows_are_read_together(read: Read) -> None:
    table = "指标\t2024年\t\t2025年\n\t目标\t完成\t目标\n城镇新增就业\t1万人\t1.2万人\t1.1万人\n税收收入\t40亿元\t42亿元\t44亿元"
    assert read(table).told("scenario", "period", "value")[:3] == [
        ("target", "2024", 1),
        ("actual", "2024", 1.2),
        ("target", "2025", 1.1),
    ]


@pytest.mark.parametrize("table", [TAB, BARS, FLAT])
def test_the_quote_of_a_cell_stands_at_its_offsets(read: Read, table: str) -> None:
    told = read(table)
    assert told
    assert [told.text[fact.start : fact.end] for fact in told] == told.told("quote")


def test_a_cell_without_a_value_and_a_row_without_an_indicator_give_nothing(read: Read) -> None:
    assert read("指标\t2024年完成（亿元）\n税收收入\t——\n备注\t12\n出口总额\t180").told("value") == [180]


@pytest.mark.parametrize(
    "lines",
    [
        ["税收收入增长5%。", "固定资产投资增长6%。"],
        ["主要工作", "推进改革", "扩大开放"],
        ["指标", "税收收入", "5%"],
    ],
)
def test_prose_and_headings_are_no_table(lines: list[str]) -> None:
    sentences = [
        Sentence(start=0, end=len(line), text=line, plain=plain(line), section="", view=REVIEW) for line in lines
    ]
    assert cells(sentences) == ([], set())


PLAN_HEADS = "指标\t单位\t上年实际\t本年计划\t增长%"


def test_a_plans_table_is_read_by_unit_last_year_this_year_and_growth(read: Read) -> None:
    table = f"{PLAN_HEADS}\n地区生产总值\t亿元\t312.6\t332\t6\n城镇新增就业\t人\t3120\t3000\t\n城镇登记失业率\t%\t3.4\t4以内"
    assert read(table, "target").told("indicator", "scenario", "period", "measure", "value", "unit", "bound") == [
        ("gdp", "actual", "2024", "level", 312.6, "亿元", "eq"),
        ("gdp", "target", "2025", "level", 332, "亿元", "eq"),
        ("gdp", "target", "2025", "growth", 6, "%", "eq"),
        ("new_urban_jobs", "actual", "2024", "level", 3120, "人", "eq"),
        ("new_urban_jobs", "target", "2025", "level", 3000, "人", "eq"),
        ("urban_unemployment_registered", "actual", "2024", "level", 3.4, "%", "eq"),
        ("urban_unemployment_registered", "target", "2025", "level", 4, "%", "le"),
    ]


def test_a_row_that_states_its_unit_is_read_whatever_it_names(read: Read) -> None:
    table = f"{PLAN_HEADS}\n茶叶综合产值\t亿元\t15.2\t17\t11.8\n备注\t\t3\t4\t"
    assert read(table, "target").told("subject", "scenario", "value") == [
        ("茶叶综合产值", "actual", 15.2),
        ("茶叶综合产值", "target", 17),
        ("茶叶综合产值", "target", 11.8),
    ]


def test_rows_stand_in_groups_whose_names_are_lines_of_their_own(read: Read) -> None:
    table = "指标\t2024年完成\n一、经济总量\n地区生产总值\t312.6亿元\n二、人民生活\n粮食总产量\t28.4万吨"
    assert read(table).told("indicator", "value") == [("gdp", 312.6), ("grain_output", 28.4)]


@pytest.mark.parametrize("caption", ["单位：亿元", "（单位: 亿元）", "计量单位：亿元、%"])
def test_the_unit_over_a_table_is_that_of_cells_for_which_nothing_else_states_one(read: Read, caption: str) -> None:
    table = f"主要指标表\n{caption}\n指标\t2024年完成\t增长（%）\n税收收入\t12.5\t4.2\n城镇新增就业（人）\t3120\t-1"
    assert read(table).told("value", "unit") == [(12.5, "亿元"), (4.2, "%"), (3120, "人"), (-1, "%")]


def test_a_table_that_goes_on_has_the_head_of_the_one_above(read: Read) -> None:
    table = "指标\t2024年完成（亿元）\n税收收入\t12.5\n出口总额\t8\n续表\n进口总额\t4.3\n固定资产投资\t96"
    assert read(table).told("value", "unit") == [(12.5, "亿元"), (8, "亿元"), (4.3, "亿元"), (96, "亿元")]


def test_a_second_head_begins_another_table(read: Read) -> None:
    table = "指标\t2023年完成\n税收收入\t12.5亿元\n出口总额\t8亿元\n指标\t2025年目标\n税收收入\t13亿元\n出口总额\t9亿元"
    assert read(table).told("period", "value") == [("2023", 12.5), ("2023", 8), ("2025", 13), ("2025", 9)]


def test_a_mark_of_a_footnote_is_no_part_of_a_name(read: Read) -> None:
    assert read("指标\t2024年完成\n地区生产总值①\t312.6亿元\n税收收入*\t12.5亿元").told("indicator") == [
        "gdp",
        "tax_revenue",
    ]


def test_a_flattened_plans_table_is_put_together_with_its_units(read: Read) -> None:
    rows = (["地区生产总值", "亿元", "312.6", "332", "6"], ["税收收入", "亿元", "12.5", "13.1", "5"])
    table = "\n".join([*PLAN_HEADS.split("\t"), *(cell for row in rows for cell in row)])
    assert read(table, "target").told("indicator", "scenario", "measure", "value", "unit") == [
        ("gdp", "actual", "level", 312.6, "亿元"),
        ("gdp", "target", "level", 332, "亿元"),
        ("gdp", "target", "growth", 6, "%"),
        ("tax_revenue", "actual", "level", 12.5, "亿元"),
        ("tax_revenue", "target", "level", 13.1, "亿元"),
        ("tax_revenue", "target", "growth", 5, "%"),
    ]
