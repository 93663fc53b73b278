"""What cannot be true together is found, and what only looks like it is not."""

from __future__ import annotations

import pytest

from tests.warehouse.worlds import promised, report, told, world

RULES = [
    "part_over_whole",
    "parts_do_not_add_up",
    "growth_against_levels",
    "told_twice",
    "reports_disagree",
    "districts_over_parent",
    "impossible_value",
    "hundredfold_jump",
    "overlooked_bound",
]

PARTS = world(
    "991201",
    report(
        2024,
        told("gdp", 2023, 100, "亿元"),
        told("gdp_primary", 2023, 10, "亿元"),
        told("gdp_secondary", 2023, 40, "亿元"),
        told("gdp_tertiary", 2023, 70, "亿元"),
        told("exports", 2023, 30, "亿元"),
        told("trade_total", 2023, 20, "亿元"),
    ),
)
WHOLE = world(
    "991202",
    report(
        2024,
        told("gdp", 2023, 120.1, "亿元"),
        told("gdp_primary", 2023, 10, "亿元"),
        told("gdp_secondary", 2023, 40, "亿元"),
        told("gdp_tertiary", 2023, 70, "亿元"),
        told("exports", 2023, 30, "亿美元"),
        told("trade_total", 2023, 20, "亿元"),
    ),
)
GROWTH = world(
    "991203",
    report(
        2023,
        told("retail_sales", 2022, 100, "亿元"),
        told("budget_revenue", 2022, 10, "亿元"),
        told("gdp", 2022, 100.5, "亿元"),
    ),
    report(
        2024,
        told("retail_sales", 2023, 150.5, "亿元"),
        told("retail_sales", 2023, 8),
        told("budget_revenue", 2023, 10.8, "亿元"),
        told("budget_revenue", 2023, 8.1),
        told("gdp", 2023, 130.5, "亿元"),
        told("gdp", 2023, 8),
    ),
)
ACROSS_A_BREAK = world(
    "991210",
    report(2011, told("fixed_investment", 2010, 100, "亿元"), told("retail_sales", 2010, 100, "亿元")),
    report(
        2012,
        told("fixed_investment", 2011, 90, "亿元"),
        told("fixed_investment", 2011, 25),
        told("retail_sales", 2011, 90, "亿元"),
        told("retail_sales", 2011, 25),
    ),
)
TWICE_TOLD = world(
    "991204",
    report(
        2024,
        told("gdp", 2023, 6.1),
        told("gdp", 2023, 7.3),
        told("retail_sales", 2023, 2.3, "万亿元"),
        told("retail_sales", 2023, 22859.3, "亿元"),
        told("budget_revenue", 2023, 9, "亿元"),
        told("budget_revenue", 2023, 8, "亿元", "gt"),
    ),
)
TWO_RANKS = world(
    "991209",
    report(
        2024,
        told(
            "gdp", 2023, 5, "", measure="rank", rank_scope="全省", quote="第5位", sentence="生产总值总量居全省第5位。"
        ),
        told(
            "gdp", 2023, 3, "", measure="rank", rank_scope="全省", quote="第3位", sentence="生产总值增速居全省第3位。"
        ),
        told("budget_revenue", 2023, 13.3, basis="comparable"),
        told("budget_revenue", 2023, 7.5),
        told("exports", 2023, 5, "", measure="rank", rank_scope="全省", quote="第5位", sentence="出口居全省第5位。"),
        told(
            "exports", 2023, 9, "", measure="rank", rank_scope="全省", quote="第9位", sentence="出口总额居全省第9位。"
        ),
    ),
)
DISAGREE = world(
    "991205",
    report(2023, told("gdp", 2022, 1000.5, "亿元"), told("retail_sales", 2022, 500.5, "亿元")),
    report(2024, told("gdp", 2022, 1200.5, "亿元"), told("retail_sales", 2022, 505.5, "亿元")),
)
IMPOSSIBLE = world(
    "991206",
    report(
        2024,
        told("exports", 2023, 650),
        told("imports", 2023, -120),
        told("urbanization_rate", 2023, 104, measure="level"),
        told("tertiary_share", 2023, 45, measure="level"),
        told("cpi", 2023, 2.1),
    ),
)
JUMP = world(
    "991207",
    report(2023, told("budget_revenue", 2022, 5, "亿元"), told("exports", 2022, 5, "亿元")),
    report(2024, told("budget_revenue", 2023, 5.2, "万亿元"), told("exports", 2023, 25, "亿元")),
)
HEDGED = world(
    "991208",
    report(
        2024,
        promised("gdp", 2024, 6, bound="eq", sentence="生产总值增长6%左右。"),
        promised("retail_sales", 2024, 8, bound="eq", sentence="零售总额增长8%。"),
    ),
)
TOWN = world("130102", report(2024, told("new_urban_jobs", 2023, 9.55, "万人")), name="长安区")
CITY = world(
    "130100", report(2024, told("new_urban_jobs", 2023, 8.05, "万人"), told("gdp", 2023, 900, "亿元")), name="石家庄市"
)


@pytest.fixture
def broken(rows):
    """The indicators of a district that break each rule."""

    def found(code: str) -> dict[str, list[str]]:
        asked = rows(
            f"select rule, indicator_code from contradictions where district_code = '{code}' order by rule, indicator_code"
        )
        rules: dict[str, list[str]] = {}
        for row in asked:
            rules.setdefault(row["rule"], []).append(row["indicator_code"])
        return rules

    return found


def test_parts_are_no_more_than_the_whole_and_add_up_to_it(broken):
    assert broken(PARTS) == {"part_over_whole": ["exports"], "parts_do_not_add_up": ["gdp"]}


def test_rounding_and_other_currencies_break_nothing(broken):
    assert broken(WHOLE) == {}


def test_nominal_growth_and_two_levels_hold_together_but_real_growth_is_not_asked_to(broken):
    assert broken(GROWTH) == {"growth_against_levels": ["retail_sales"]}


def test_growth_told_like_for_like_across_a_break_contradicts_no_levels(broken):
    assert broken(ACROSS_A_BREAK) == {"growth_against_levels": ["retail_sales"]}


def test_one_report_tells_one_figure_once_and_in_fewer_digits_or_words_it_is_the_same(broken):
    assert broken(TWICE_TOLD) == {"told_twice": ["gdp"]}


def test_ranks_of_size_and_growth_and_growth_on_two_bases_are_figures_of_their_own(broken):
    assert broken(TWO_RANKS) == {"told_twice": ["exports"]}


def test_reports_disagree_when_they_differ_by_more_than_a_revision(broken):
    assert broken(DISAGREE) == {"reports_disagree": ["gdp"]}


def test_impossible_values_are_found(broken):
    assert broken(IMPOSSIBLE) == {"impossible_value": ["exports", "imports", "urbanization_rate"]}


def test_a_hundredfold_jump_is_found_and_a_fivefold_one_is_not(broken):
    assert broken(JUMP) == {"hundredfold_jump": ["budget_revenue"]}


def test_a_promise_read_as_exact_beside_a_word_of_bound_is_found(broken):
    assert broken(HEDGED) == {"overlooked_bound": ["gdp"]}


def test_districts_have_no_more_than_their_city(broken, rows):
    assert broken(CITY) == {"districts_over_parent": ["new_urban_jobs"]}
    (row,) = rows(f"select * from contradictions where district_code = '{CITY}'")
    assert (row["value"], row["other_value"]) == (80500, 95500)


def test_every_contradiction_shows_both_sentences_with_their_evidence(rows):
    (row,) = rows(f"select * from contradictions where district_code = '{GROWTH}'")
    assert row["sentence"] == "retail_sales8%。"
    assert set(row["other_sentences"].split(" … ")) == {"retail_sales100亿元。", "retail_sales150.5亿元。"}
    assert len(row["other_evidence"].split()) == 2


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_is_a_view_whose_rows_break_it(rule, rows):
    (row,) = rows(
        f"select (select count(*) from contradiction_{rule}) as alone, count(*) as among from contradictions where rule = '{rule}'"
    )
    assert row["alone"] == row["among"] > 0
