"""What was known when: tellings in order, and the answers as of a day."""

from __future__ import annotations

import pytest

from tests.warehouse.worlds import promised, report, told, world

CENSUS = world(
    "991101",
    report(2018, promised("gdp", 2018, 6)),
    report(2019, told("gdp", 2018, 1000.5, "亿元"), told("gdp", 2018, 6.1)),
    report(2020, told("gdp", 2019, 960.2, "亿元"), told("gdp", 2018, 905.3, "亿元"), told("gdp", 2018, 5.8)),
    report(2021, told("gdp", 2018, 0.09, "万亿元")),
)
ROUGH = world(
    "991102",
    report(2023, promised("gdp", 2023, 5)),
    report(2024, told("gdp", 2023, 5, scenario="estimate", bound="approx"), date="2023-12-20"),
    report(2024, told("gdp", 2023, 4.6), report_kind="statistical_communique", date="2024-03-20"),
)
CHANGED = world(
    "991103",
    report(2023, promised("gdp", 2023, 7, tier="stretch"), report_kind="plan_execution", date="2022-12-20"),
    report(2023, promised("gdp", 2023, 5)),
    report(2024, told("gdp", 2023, 6)),
)
STEP = world(
    "991104",
    report(2023, promised("urban_income", 2023, None, bound="sync")),
    report(2024, told("urban_income", 2023, 5.0)),
    report(2024, told("gdp", 2023, 5.4), report_kind="statistical_communique", date="2024-03-20"),
)


@pytest.fixture
def as_of(rows):
    """Verdict, promise and result of a district's GDP growth on a day; None before anybody promised."""

    def known(code: str, day: str, indicator: str = "gdp"):
        found = rows(
            f"select verdict, target_value, actual_value from target_vs_actual_as_of('{day}') "
            f"where district_code = '{code}' and indicator_code = '{indicator}' and target_horizon = 'annual'"
        )
        return tuple(found[0].values()) if found else None

    return known


@pytest.fixture
def figure(rows):
    """A district's GDP of a year as it was known on a day."""

    def known(code: str, year: int, day: str):
        found = rows(
            f"select value::float as value from observations_as_of('{day}') where district_code = '{code}' "
            f"and indicator_code = 'gdp' and measure = 'level' and year = {year}"
        )
        return found[0]["value"] if found else None

    return known


def test_a_figure_is_what_it_was_before_the_census_and_another_after_it(figure):
    assert figure(CENSUS, 2018, "2019-01-09") is None
    assert figure(CENSUS, 2018, "2019-01-10") == 1000.5
    assert figure(CENSUS, 2018, "2020-01-09") == 1000.5
    assert figure(CENSUS, 2018, "2020-01-10") == 905.3


def test_a_rounded_retelling_does_not_supersede_the_exact_figure(figure, rows):
    assert figure(CENSUS, 2018, "2021-06-01") == 905.3
    tellings = rows(
        f"select change, revised_by::float as revised_by, superseded_on::text from vintages where district_code = "
        f"'{CENSUS}' and measure = 'level' and year = 2018 order by telling_number"
    )
    assert [tuple(row.values()) for row in tellings] == [
        ("first", None, "2020-01-10"),
        ("revised", pytest.approx(-95.2), None),
        ("rounded", None, None),
    ]


def test_a_promise_is_pending_until_the_day_of_the_report_that_answers(as_of):
    assert as_of(CENSUS, "2018-01-09") is None
    assert as_of(CENSUS, "2019-01-09") == ("pending", 6, None)
    assert as_of(CENSUS, "2019-01-10")[0] == "met"


def test_a_revision_does_not_change_the_verdict_of_the_first_telling(as_of):
    assert as_of(CENSUS, "2030-01-01") == as_of(CENSUS, "2019-01-10")


def test_an_estimate_answers_until_the_actual_is_told(as_of):
    assert as_of(ROUGH, "2024-01-01") == ("met", 5, 5)
    assert [float(value) for value in as_of(ROUGH, "2024-04-01")[1:]] == [5, 4.6]
    assert as_of(ROUGH, "2024-04-01")[0] == "missed"


def test_a_result_is_judged_by_the_promise_in_force_on_that_day(as_of):
    assert as_of(CHANGED, "2023-01-01")[:2] == ("pending", 7)
    assert as_of(CHANGED, "2023-06-01")[:2] == ("pending", 5)
    assert as_of(CHANGED, "2024-06-01")[:2] == ("met", 5)


def test_in_step_with_growth_is_undetermined_until_the_growth_is_told(as_of):
    assert as_of(STEP, "2024-02-01", "urban_income")[0] == "undetermined"
    assert as_of(STEP, "2024-04-01", "urban_income")[0] == "met"


def test_as_of_the_last_day_is_what_the_view_says(rows):
    said = "(select * from target_vs_actual {0} select * from target_vs_actual_as_of('9999-12-31'))"
    assert rows(said.format("except")) == []
    assert rows(f"select count(*) as rows from {said.format('intersect')} as both_say")[0]["rows"] > 0


def test_states_of_an_answer_follow_each_other_without_a_gap_or_an_overlap(rows):
    assert (
        rows("""
        select * from (
            select known_to, lead(known_from) over (partition by target_vs_actual_key order by known_from) as next_from
            from target_vs_actual_history
        ) as states
        where known_to is distinct from next_from
    """)
        == []
    )
