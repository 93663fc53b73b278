"""Districts, periods and indicators as they were; ranks, and what is held."""

from __future__ import annotations

import csv

import pytest

from loaders.resources import resource
from tests.warehouse.worlds import Record, promised, report, told, world


def ranked(indicator: str, year: int, place: int, words: str, scope: str) -> Record:
    """A stated rank, with the words before it."""
    quote = f"第{place}位"
    sentence = f"{words}居{scope}{quote}。"
    fact = told(indicator, year, place, "位", measure="rank", rank_scope=scope, quote=quote)
    start = 1000 + sentence.index(quote)
    return fact | {"sentence": sentence, "start": start, "end": start + len(quote)}


LUOGANG = world("440116", report(2014, told("gdp", 2013, 1892, "亿元")), name="萝岗区")
HUANGPU = world("440112", report(2013, told("gdp", 2012, 656, "亿元")), report(2016), name="黄埔区")
XIANGFAN = world("420600", report(2009), report(2012), name="襄阳市")

NINGXIA = world(
    "640000",
    report(2012, told("rural_net_income", 2011, 5410, "元"), told("industrial_profit", 2010, 100, "亿元")),
    report(2013, told("rural_net_income", 2012, 6180, "元"), told("industrial_profit", 2011, 130, "亿元")),
    report(
        2014,
        told("rural_income", 2013, 7599, "元"),
        told("urban_income", 2013, 21833, "元"),
        told("industrial_profit", 2012, 143, "亿元"),
    ),
    report(
        2015,
        told("rural_income", 2014, 8410, "元"),
        told("rural_income", 2014, 10.7),
        told("urban_income", 2014, 23285, "元"),
    ),
    name="宁夏回族自治区",
)
YINCHUAN = world(
    "640100",
    report(
        2024,
        told("gdp", 2023, 2685.63, "亿元"),
        told("gdp", 2023, 6.1),
        told("urban_unemployment_surveyed", 2023, 5.4, measure="level"),
        ranked("gdp", 2023, 1, "地区生产总值增长6.1%，总量", "全区"),
        ranked("gdp", 2023, 5, "地区生产总值总量第一，增速", "全区"),
        ranked("retail_sales", 2023, 2, "社会消费品零售总额", "全区"),
    ),
    name="银川市",
)
SHIZUISHAN = world(
    "640200",
    report(
        2024,
        told("gdp", 2023, 655.13, "亿元"),
        told("gdp", 2023, 6.8),
        told("urban_unemployment_surveyed", 2023, 5.1, measure="level"),
        ranked("gdp", 2023, 1, "地区生产总值总量", "全区"),
        ranked("gdp", 2023, 3, "地区生产总值总量", "西部城市"),
    ),
    report(2025, told("cpi", 2024, 0.2), promised("gdp", 2025, 6), period="2024", planned_period="2025"),
    name="石嘴山市",
)
WUZHONG = world("640300", report(2024, told("gdp", 2023, 900, "亿元", bound="gt"), told("gdp", 2023, 7)), name="吴忠市")
MIDYEAR = world(
    "991501",
    report(
        2024,
        told("gdp", "2024-01/2024-09", 5),
        promised("gdp", "2021/2025", 6),
        report_kind="plan_execution",
        period="2024-01/2024-09",
        date="2024-11-01",
    ),
)


def test_an_area_that_was_merged_rolls_up_to_what_it_became(rows):
    (luogang,) = rows("select * from dim_district where district_code = '440116'")
    assert (luogang["valid_from"], luogang["valid_to"], luogang["is_current"]) == (2005, 2013, False)
    assert (luogang["current_district_code"], luogang["current_district_name"]) == ("440112", "黄埔区")
    (change,) = rows("select year, kind, new_name from district_changes where old_name = '萝岗区'")
    assert change == {"year": 2014, "kind": "merge", "new_name": "黄埔区"}


def test_figures_of_former_areas_are_told_with_those_of_the_area_of_today(rows):
    found = rows(
        "select year, district_name, value::float as value from year_over_year "
        "where current_district_code = '440112' and indicator_code = 'gdp' order by year"
    )
    assert [tuple(row.values()) for row in found] == [(2012, "黄埔区", 656.0), (2013, "萝岗区", 1892.0)]


def test_a_report_is_of_the_area_as_it_was_in_the_year_that_it_reviews(rows):
    found = rows(
        "select plan_year, versions.district_name, current_district_code from dim_report "
        "join dim_district_version as versions using (district_version_key, current_district_code) "
        f"where dim_report.district_key = '{XIANGFAN}' order by plan_year"
    )
    assert [tuple(row.values()) for row in found] == [(2009, "襄樊市", XIANGFAN), (2012, "襄阳市", XIANGFAN)]


def test_a_former_area_is_shown_within_the_province_of_its_time(rows):
    (wanxian,) = rows(
        "select province_name, became, current_district_name from dim_district_version where district_code = '511200'"
    )
    assert wanxian == {"province_name": "四川省", "became": "万县区", "current_district_name": "万州区"}


def test_a_split_area_rolls_up_to_what_holds_all_its_parts(rows):
    (chaohu,) = rows("select became, current_district_name from dim_district_version where district_code = '341400'")
    assert chaohu == {"became": "合肥市、芜湖市、马鞍山市", "current_district_name": "安徽省"}


@pytest.mark.parametrize(("year", "counties"), [(1995, 14), (9999, 16)])
def test_the_counties_of_a_year_are_those_that_stood_at_its_end(rows, year, counties):
    (found,) = rows(
        "select count(*) as counties from dim_district_version where province_code = '310000' and level = 'county' "
        f"and {year} between coalesce(valid_from, 0) and coalesce(valid_to, 9999)"
    )
    assert found["counties"] == counties + (6 if year == 1995 else 0)


def test_districts_have_names_in_english_and_pinyin_and_sort_by_it(rows):
    found = rows(
        "select district_name, district_name_en, pinyin from dim_district where district_code in "
        "('110000', '150100', '340000', '341500', '610000', '140000', '622927') order by pinyin_sort_key"
    )
    assert [tuple(row.values()) for row in found] == [
        ("安徽省", "Anhui Province", "Ānhuī Shěng"),
        ("北京市", "Beijing Municipality", "Běijīng Shì"),
        ("呼和浩特市", "Hohhot City", "Hūhéhàotè Shì"),
        (
            "积石山保安族东乡族撒拉族自治县",
            "Jishishan Bonan, Dongxiang and Salar Autonomous County",
            "Jīshíshān Bǎo'ānzú Dōngxiāngzú Sālāzú Zìzhìxiàn",
        ),
        ("六安市", "Lu'an City", "Lù'ān Shì"),
        ("山西省", "Shanxi Province", "Shānxī Shěng"),
        ("陕西省", "Shaanxi Province", "Shǎnxī Shěng"),
    ]


def test_areas_that_the_reader_knows_have_a_history(rows):
    with resource("dbt_project/seeds/districts_former.csv").open(encoding="utf-8", newline="") as file:
        former = {row["district_code"] for row in csv.DictReader(file)}
    known = {row["district_code"] for row in rows("select district_code from dim_district")}
    # One edition lists the container of 晋城's districts under its name.
    assert former - known == {"140501"}


def test_periods_have_names_a_plan_and_a_place_on_the_axis(rows):
    found = rows(
        "select period_name, period_name_en, months, period_kind, plan_name from dim_period "
        "where year = 2024 and first_year = 2024 and period_kind in ('year', 'half', 'months') order by axis_date, months"
    )
    assert [tuple(row.values()) for row in found if row["period_kind"] != "months" or row["months"] == 9] == [
        ("2024年上半年", "H1 2024", 6, "half", "十四五"),
        ("2024年1—9月", "January–September 2024", 9, "months", "十四五"),
        ("2024年下半年", "H2 2024", 6, "half", "十四五"),
        ("2024年", "2024", 12, "year", "十四五"),
    ]
    (plan,) = rows("select period_name, period_name_en, months from dim_period where period_label = '2021/2025'")
    assert tuple(plan.values()) == ("“十四五”时期（2021—2025年）", "14th Five-Year Plan (2021–2025)", 60)


def test_every_indicator_is_named_and_defined_in_both_languages(rows):
    lacking = "indicator_name_en is null or definition is null or definition_en is null"
    assert rows(f"select indicator_code from dim_indicator where is_listed and ({lacking})") == []


def test_an_income_that_replaced_another_is_a_series_of_its_own_and_grows_from_no_other(rows):
    found = rows(
        "select indicator_code, year, implied_growth_pct::float as implied, comparable, break_reason from year_over_year "
        f"where district_code = '{NINGXIA}' and indicator_code in ('rural_income', 'rural_net_income') order by year"
    )
    assert [tuple(row.values()) for row in found] == [
        ("rural_net_income", 2011, None, False, "no level is told for the year before"),
        ("rural_net_income", 2012, 14.2329, True, None),
        ("rural_income", 2013, None, False, "the indicator replaced another, rural_net_income"),
        ("rural_income", 2014, 10.6725, True, None),
    ]
    (replaced,) = rows("select year, successor_code from definition_breaks where indicator_code = 'rural_net_income'")
    assert replaced == {"year": 2014, "successor_code": "rural_income"}


def test_a_survey_parts_the_years_between_which_what_is_told_changed(rows):
    (row,) = rows(
        "select implied_growth_pct, comparable, definition_break_kind from year_over_year "
        f"where district_code = '{NINGXIA}' and indicator_code = 'urban_income' and year = 2014"
    )
    assert tuple(row.values()) == (None, False, "survey")


def test_a_new_threshold_parts_two_years_of_one_series(rows):
    found = rows(
        "select year, previous_value::float as before, implied_growth_pct::float as implied, definition_break_kind "
        f"from year_over_year where district_code = '{NINGXIA}' and indicator_code = 'industrial_profit' order by year"
    )
    assert [tuple(row.values()) for row in found] == [
        (2010, None, None, None),
        (2011, 100.0, None, "threshold"),
        (2012, 130.0, 10.0, None),
    ]


@pytest.fixture
def ranking(rows):
    """Ranks of Ningxia's cities in 2023, by district."""

    def held(indicator: str, measure: str):
        found = rows(
            "select district_code, rank_held, districts_held, districts_in_group, stated_rank, stated_rank_fits "
            f"from district_rankings where group_code = '{NINGXIA}' and year = 2023 "
            f"and indicator_code = '{indicator}' and measure = '{measure}'"
        )
        return {row["district_code"]: tuple(row.values())[1:] for row in found}

    return held


def test_a_district_is_ranked_among_its_neighbours_whose_exact_values_are_held(ranking):
    found = ranking("gdp", "level")
    assert found[YINCHUAN] == (1, 2, 5, 1, True)
    assert WUZHONG not in found


def test_a_stated_rank_that_the_held_values_forbid_does_not_fit(ranking):
    assert ranking("gdp", "level")[SHIZUISHAN] == (2, 2, 5, 1, False)


def test_the_words_before_a_rank_say_whether_size_or_growth_is_ranked(ranking):
    assert ranking("gdp", "growth") == {
        WUZHONG: (1, 3, 5, None, None),
        SHIZUISHAN: (2, 3, 5, None, None),
        YINCHUAN: (3, 3, 5, 5, True),
    }


def test_where_less_is_better_the_smallest_value_is_first(ranking):
    found = ranking("urban_unemployment_surveyed", "level")
    assert {district: row[0] for district, row in found.items()} == {SHIZUISHAN: 1, YINCHUAN: 2}


def test_a_rank_that_is_told_without_a_value_is_shown_alone(ranking):
    assert ranking("retail_sales", "level") == {YINCHUAN: (None, 0, 5, 2, None)}


def test_the_calendar_shows_what_is_held_and_what_is_missing(rows):
    found = rows(
        "select district_code, year, status from report_calendar "
        f"where province_code = '{NINGXIA}' and level = 'prefecture' and year between 2023 and 2025"
    )
    held = {(row["district_code"], row["year"]) for row in found if row["status"] == "held"}
    assert held == {(YINCHUAN, 2024), (SHIZUISHAN, 2024), (SHIZUISHAN, 2025), (WUZHONG, 2024)}
    assert len(found) == 5 * 3


def test_no_report_is_missed_of_an_area_that_stood_no_more(rows):
    (last,) = rows(f"select max(year) as year from report_calendar where district_code = '{LUOGANG}'")
    assert last["year"] == 2014


def test_coverage_tells_year_and_province(rows):
    found = rows(
        "select year, result_status, target_status, province_name from coverage "
        f"where district_code = '{SHIZUISHAN}' and indicator_code = 'gdp' order by year"
    )
    assert [tuple(row.values()) for row in found] == [
        (2023, "stated", "not_stated", "宁夏回族自治区"),
        (2024, "not_stated", "stated", "宁夏回族自治区"),
    ]
