"""Which telling answers a promise: of one report, of reports of years later, of an area under another name."""

from __future__ import annotations

import pytest

from tests.warehouse.worlds import Record, promised, report, told, world

TWO_FIGURES = world(
    "991401",
    report(2020, promised("new_urban_jobs", 2020, 75, "万人"), promised("poverty_reduction", 2020, 5, "万人")),
    report(
        2021,
        told("new_urban_jobs", 2020, 60, "万人", "gt"),
        told("new_urban_jobs", 2020, 370, "万人"),
        told("poverty_reduction", 2020, 6, "万人", "gt"),
        told("poverty_reduction", 2020, 6.2, "万人"),
    ),
)
LATE = world(
    "991402",
    report(2010, promised("rd_intensity", 2010, 1.8, measure="level"), promised("gdp", 2010, 9)),
    report(2011, promised("rd_intensity", 2011, 1.9, measure="level")),
    report(2012, told("gdp", 2010, 9.4)),
    report(2016, told("rd_intensity", 2010, 1.76, measure="level"), told("rd_intensity", 2011, 1.95, measure="level")),
)
LATE_AND_ALONE = world(
    "991403",
    report(2010, promised("rd_intensity", 2010, 1.8, measure="level")),
    report(2016, told("rd_intensity", 2010, 1.76, measure="level")),
)
CITY = world(
    "440183",
    report(2013, told("retail_sales", 2012, 100, "亿元")),
    report(
        2014,
        promised("gdp", 2014, 10),
        told("retail_sales", 2013, 110, "亿元"),
        told("exports", 2013, 5.1, "亿元"),
        told("imports", 2013, 100, "亿元"),
        told("tourism_revenue", 2013, 41, "亿元"),
    ),
    name="增城市",
)
DISTRICT = world(
    "440118",
    report(
        2015,
        told("gdp", 2014, 9.1),
        told("retail_sales", 2014, 121, "亿元"),
        told("retail_sales", 2014, 10),
        told("exports", 2014, 5.2, "万亿元"),
        told("imports", 2014, 150, "亿元"),
        told("imports", 2014, 8),
        told("tourism_revenue", 2013, 2, "", measure="rank", rank_scope="全市", quote="第2位"),
    ),
    name="增城区",
)
MERGED = world("110103", report(2010, promised("gdp", 2010, 10)), name="崇文区")
MERGER = world("110101", report(2011, told("gdp", 2010, 11)), name="东城区")

PLAN = world(
    "991405",
    report(
        2021,
        promised("new_urban_jobs", "2021/2025", 10, "万人", sentence="城镇新增就业10万人。"),
        promised("rural_labour_transfer", "2021/2025", 2, "万人", sentence="每年转移农村劳动力2万人。"),
        promised("fdi_actual", "2021/2025", 9, "亿美元", sentence="累计实际利用外资9亿美元。"),
        promised("trade_total", "2021/2025", 80, "亿元", sentence="外贸进出口总额突破80亿元。"),
        promised("fixed_investment", "2025", 500, "亿元", sentence="五年累计完成固定资产投资500亿元。"),
        promised("exports", "2025", 90, "亿元", sentence="五年投资500亿元，出口90亿元。"),
        promised("gdp", "2025", 300, "亿元", sentence="生产总值达到300亿元（2020年不变价）。"),
        promised("industrial_output", "2025", 300, "亿元", sentence="工业总产值达到300亿元（2020年不变价）。"),
    ),
    report(
        2026,
        told("new_urban_jobs", 2025, 8, "万人"),
        told("rural_labour_transfer", "2021/2025", 10.5, "万人"),
        told("fdi_actual", "2021/2025", 8.7, "亿美元"),
        told("fdi_actual", 2025, 9.1, "亿美元"),
        told("trade_total", 2025, 84, "亿元"),
        told("fixed_investment", 2025, 510, "亿元"),
        told("exports", 2025, 20, "亿元"),
        told("gdp", 2025, 310, "亿元"),
        told("industrial_output", 2025, 310, "亿元", sentence="按2020年价格计算，工业总产值310亿元。"),
    ),
)


@pytest.fixture
def answer(rows):
    """What answers a promise for a year."""

    def found(code: str, indicator: str, year: int) -> Record:
        (row,) = rows(
            "select verdict, actual_status, actual_value::float as value, actual_bound, verdict_reason, district_name "
            f"from target_vs_actual where district_code = '{code}' and indicator_code = '{indicator}' and year = {year}"
        )
        return row

    return found


def test_of_two_figures_that_cannot_both_be_right_the_first_stands_and_the_verdict_is_open(answer):
    row = answer(TWO_FIGURES, "new_urban_jobs", 2020)
    assert (row["value"], row["actual_bound"], row["verdict"]) == (600_000, "gt", "undetermined")
    assert row["verdict_reason"] == "one report tells two figures that cannot both be right"


def test_an_exact_figure_takes_the_place_of_rougher_words_that_it_bears_out(answer):
    row = answer(TWO_FIGURES, "poverty_reduction", 2020)
    assert (row["value"], row["actual_bound"], row["verdict"]) == (62_000, "eq", "met")


def test_two_figures_that_cannot_both_be_right_are_told_as_a_contradiction(rows):
    (row,) = rows(f"select * from contradiction_told_twice where district_code = '{TWO_FIGURES}'")
    assert (row["indicator_code"], row["value"], row["other_value"]) == ("new_urban_jobs", 3_700_000, 600_000)


def test_a_figure_told_years_later_does_not_speak_for_a_report_that_is_silent(answer):
    row = answer(LATE, "rd_intensity", 2010)
    assert (row["verdict"], row["actual_status"], row["value"]) == ("undetermined", "not_stated", None)
    assert "told years later is revised" in row["verdict_reason"]


def test_the_report_of_the_next_year_may_tell_what_its_predecessor_left_out(answer):
    row = answer(LATE, "gdp", 2010)
    assert (row["verdict"], row["value"]) == ("met", 9.4)


def test_a_figure_told_years_later_answers_where_it_is_all_there_is(answer):
    row = answer(LATE_AND_ALONE, "rd_intensity", 2010)
    assert (row["verdict"], row["value"]) == ("missed", 1.76)
    assert row["verdict_reason"].endswith("by what a report told years later")


def test_a_city_that_became_a_district_is_answered_for_by_the_district(answer):
    row = answer(CITY, "gdp", 2014)
    assert (row["district_name"], row["verdict"], row["value"]) == ("增城市", "missed", 9.1)


def test_a_series_goes_on_under_the_districts_new_name(rows):
    found = rows(
        "select district_name, year, previous_value::float as before, implied_growth_pct::float as growth "
        f"from year_over_year where current_district_code = '{DISTRICT}' and indicator_code = 'retail_sales' order by year"
    )
    assert [tuple(row.values()) for row in found] == [
        ("增城市", 2012, None, None),
        ("增城市", 2013, 100, 10),
        ("增城区", 2014, 110, 10),
    ]


def test_contradictions_and_ranks_know_the_district_by_its_former_name(rows):
    found = rows(
        f"select rule, indicator_code from contradictions where district_code = '{DISTRICT}' order by rule, indicator_code"
    )
    assert [tuple(row.values()) for row in found] == [
        ("growth_against_levels", "imports"),
        ("hundredfold_jump", "exports"),
    ]
    (row,) = rows(
        "select district_name, value::float as value, stated_rank from district_rankings "
        f"where current_district_code = '{DISTRICT}' and indicator_code = 'tourism_revenue' and year = 2013"
    )
    assert tuple(row.values()) == ("增城市", 41, 2)


@pytest.mark.parametrize("indicator", ["new_urban_jobs", "fixed_investment", "exports"])
def test_what_is_promised_for_five_years_together_is_not_answered_by_the_last_of_them(answer, indicator):
    row = answer(PLAN, indicator, 2025)
    assert (row["verdict"], row["value"]) == ("undetermined", None)
    assert row["verdict_reason"] == "it is promised for several years together, and told of one of them"


def test_a_sum_of_the_same_years_answers_before_the_last_of_them(answer):
    row = answer(PLAN, "fdi_actual", 2025)
    assert (row["verdict"], row["value"]) == ("missed", 8.7)


def test_what_is_promised_to_be_reached_is_answered_by_the_last_year(answer):
    row = answer(PLAN, "trade_total", 2025)
    assert (row["verdict"], row["value"]) == ("met", 84)


def test_what_is_promised_a_year_is_answered_by_the_mean_of_the_years(answer):
    row = answer(PLAN, "rural_labour_transfer", 2025)
    assert (row["verdict"], row["value"]) == ("met", 21_000)
    assert row["verdict_reason"].endswith("by the mean of the years")


def test_a_promise_in_the_prices_of_a_named_year_is_not_answered_in_those_of_the_day(answer):
    row = answer(PLAN, "gdp", 2025)
    assert (row["verdict"], row["value"]) == ("undetermined", None)
    assert row["verdict_reason"] == "it is promised and told in the prices of different years"


def test_prices_of_the_same_year_are_compared(answer):
    assert answer(PLAN, "industrial_output", 2025)["verdict"] == "met"


def test_a_district_that_was_merged_is_not_answered_for_by_the_one_that_it_went_to(answer, rows):
    assert rows(f"select 1 from fct_observations where district_key = '{MERGER}'")
    assert answer(MERGED, "gdp", 2010)["verdict"] == "pending"
