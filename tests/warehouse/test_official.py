"""Reports beside official statistics: real figures of Beijing and Tianjin, in reports typed here."""

from __future__ import annotations

import pytest

from tests.warehouse.worlds import report, told, world

TIANJIN = world(
    "120000",
    report(2011, told("gdp", 2010, 17.4), told("gdp", 2010, 9108.8, "亿元")),
    report(2019, told("gdp", 2018, 3.6), told("gdp", 2018, 1.88, "万亿元"), told("budget_revenue", 2018, 9, "亿元")),
    report(2020, told("gdp", 2019, 5, bound="approx", scenario="estimate"), told("tax_revenue", 2018, 4000, "亿元")),
    name="天津市",
)


@pytest.fixture
def nearest(rows):
    """Reason and vintage of the published value that a telling is held against."""

    def held(indicator: str, measure: str, year: int):
        (row,) = rows(
            f"select reason, official_vintage from reported_vs_official where district_code = '{TIANJIN}' and is_nearest "
            f"and indicator_code = '{indicator}' and measure = '{measure}' and year = {year}"
        )
        return row["reason"], row["official_vintage"]

    return held


def test_a_figure_that_was_published_agrees(nearest):
    assert nearest("gdp", "growth", 2010) == ("agrees", "pre-2018-census")
    assert nearest("gdp", "growth", 2018) == ("agrees", "first")


def test_fewer_digits_are_rounding_and_words_that_allow_it_too(nearest):
    assert nearest("gdp", "level", 2018) == ("rounding", "first")
    assert nearest("gdp", "growth", 2019)[0] == "rounding"


def test_what_a_later_census_made_of_the_year_is_a_census_revision(rows):
    (row,) = rows(
        f"select reason, reason_note, difference::float from reported_vs_official where district_code = '{TIANJIN}' "
        "and indicator_code = 'gdp' and measure = 'growth' and year = 2010 and official_vintage = 'rev-2018-census'"
    )
    assert (row["reason"], row["difference"]) == ("census_revision", pytest.approx(3))
    assert "第四次全国经济普查" in row["reason_note"]


def test_the_figure_of_the_winter_is_preliminary(nearest):
    assert nearest("gdp", "level", 2010)[0] == "preliminary"


def test_all_taxes_are_another_definition_than_those_of_the_local_budget(nearest):
    assert nearest("tax_revenue", "level", 2018)[0] == "other_definition"


def test_what_nothing_explains_is_unexplained(nearest):
    assert nearest("budget_revenue", "level", 2018)[0] == "unexplained"
