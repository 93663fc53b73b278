"""What the answers mean, end to end: records typed here, loaded, built by dbt and asked as a user asks.

Each district is a small world of its own. A build takes seconds, so all worlds are loaded first and built once.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL

from tests.conftest import new_database, text
from tests.warehouse.worlds import Record, midyear, placed, project, promised, report, told
from warehouse.build import build
from warehouse.build.dbt import run_dbt
from warehouse.connection import Database
from warehouse.connection import database as open_database
from warehouse.load.records import load_records
from warehouse.query import ask

_WORLDS: dict[str, list[list[Record]]] = {}


def world(code: str, *reports: list[Record], again: list[Record] | None = None) -> str:
    """A district and what its reports say; `again` is what an address shows later."""
    first = [record for number, told in enumerate(reports) for record in placed(told, code, f"{code}-{number}")]
    _WORLDS[code] = [first, placed(again or [], code, f"{code}-0")]
    return code


KEPT = world("990101", report(2023, promised("gdp", 2023, 5.5)), report(2024, told("gdp", 2023, 6.3)))
MISSED = world("990102", report(2023, promised("gdp", 2023, 5)), report(2024, told("gdp", 2023, 2.1)))
PENDING = world("990103", report(2024, promised("gdp", 2024, 5)), midyear(2024, told("gdp", "2024-01/2024-06", 6.3)))
OVER = world("990104", report(2023, promised("gdp", 2023, 7)), report(2024, told("gdp", 2023, 6, bound="gt")))
SILENT = world("990105", report(2023, promised("gdp", 2023, 6)), report(2024, told("cpi", 2023, 1)))
RANGE = world(
    "990106",
    report(
        2023, promised("gdp", 2023, 6), promised("gdp", 2023, 6.5, bound="le"), promised("gdp", 2023, 7, tier="stretch")
    ),
    report(2024, told("gdp", 2023, 6.8)),
)
IN_STEP = world(
    "990107",
    report(
        2023, promised("urban_income", 2023, None, bound="sync"), promised("rural_income", 2023, None, bound="sync")
    ),
    report(2024, told("gdp", 2023, 5.4), told("urban_income", 2023, 5.0), told("rural_income", 2023, 4.0)),
)
TWICE = world(
    "990108",
    report(2023, promised("gdp", 2023, 5), document="990108-site"),
    report(2023, promised("gdp", 2023, 5), promised("cpi", 2023, 3, bound="le"), document="990108-copy"),
)
REVISED = world(
    "990109",
    report(2023, promised("gdp", 2023, 5)),
    report(2024, told("gdp", 2023, 5.5)),
    again=report(2023, promised("gdp", 2023, 6)),
)
UNITS = world(
    "990110",
    report(
        2023,
        promised("budget_revenue", 2023, 50000, "万元"),
        promised("fdi_actual", 2023, 60, "亿元"),
        promised("invention_patents_granted", 2023, 1, "万件"),
        promised("retail_sales", 2023, 90, "亿元", definition="限上"),
    ),
    report(
        2024,
        told("budget_revenue", 2023, 5.2, "亿元"),
        told("fdi_actual", 2023, 10, "亿美元"),
        told("invention_patents_granted", 2023, 9000, "件"),
        told("retail_sales", 2023, 100, "亿元"),
    ),
)
OTHERS = world(
    "990111",
    report(2023, promised("gdp", 2023, 6)),
    report(2024, told("gdp", 2023, 7, region="全国"), told("gdp", 2023, 8, definition="市区"), told("gdp", 2023, 4.1)),
)
RETOLD = world(
    "990112",
    report(2023, promised("gdp", 2023, 5)),
    report(2024, told("gdp", 2023, 5.2)),
    report(2025, told("gdp", 2023, 4.7)),
)
LEVELS = world(
    "990113",
    report(
        2023,
        told("retail_sales", 2022, 500, "亿元"),
        told("trade_total", 2022, 20, "亿美元"),
        told("gdp", 2022, 100, "亿元"),
    ),
    report(
        2024,
        told("retail_sales", 2023, 540, "亿元"),
        told("retail_sales", 2023, 7),
        told("trade_total", 2023, 130, "亿元"),
        told("gdp", 2023, 105, "亿元"),
        told("gdp", 2023, 6),
    ),
)
HALF_YEAR = world(
    "990114",
    report(2024, promised("key_project_investment", 2024, 200, "亿元"), promised("gdp", 2024, 5)),
    midyear(
        2024,
        told("key_project_investment", "2024-01/2024-06", 80, "亿元"),
        told("gdp", "2024-01/2024-06", 6.3),
        told("gdp", "2024-04/2024-06", 9.9),
    ),
)
PLAN_END = world(
    "990115",
    report(
        2021,
        promised("gdp", "2021/2025", 4100, "亿元", sentence="地区生产总值达到4100亿元。"),
        promised("new_urban_jobs", "2021/2025", 15, "万人"),
    ),
    report(2026, told("gdp", 2025, 4200, "亿元"), told("new_urban_jobs", 2025, 3, "万人")),
)
BUILT = world(
    "990116",
    report(2023, project("云梯大桥", "completed", 2023, "target"), project("云中路", "operating", 2023, "target")),
    report(2024, project("云梯大桥", "operating", 2023, "actual"), project("云中路", "started", 2023, "actual")),
)
NAMELESS = "虚谷镇"


@pytest.fixture(scope="module")
def warehouse(server_url: URL, migrated: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """All worlds, loaded and built once."""
    folder = tmp_path_factory.mktemp("answers")
    unlisted = report(2023, promised("gdp", 2023, 5)) + report(2024, told("gdp", 2023, 5.1), report=1)
    unlisted = placed(unlisted, "", "nameless")
    for record in unlisted:
        record |= {"district_code": None, "district_name": NAMELESS} if record["kind"] == "report" else {}
    unlisted[-1]["report"] = 1
    with pytest.MonkeyPatch.context() as patch, new_database(server_url, template=migrated) as name:
        patch.setenv("HUIBAO_HOME", str(folder / "home"))
        patch.setenv("HUIBAO_DATABASE_URL", text(server_url.set(database=name)))
        opened = open_database()
        for place in range(2):
            load(opened, folder, [record for stages in _WORLDS.values() for record in stages[place]])
        load(opened, folder, [*unlisted, {"kind": "fact", "document": "broken"}])
        build(opened)
        yield opened
        opened.engine.dispose()


def load(database: Database, folder: Path, records: list[Record]) -> None:
    file = folder / "records.jsonl"
    file.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    load_records(database, file)


@pytest.fixture
def answers(warehouse: Database):
    """The rows of a view for one district, as dictionaries."""

    def rows(view: str, code: str, where: str = "true") -> list[Record]:
        answer = ask(warehouse, f"select * from {view} where district_code = '{code}' and {where} order by 1")
        return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]

    return rows


@pytest.fixture
def verdict(answers):
    """Verdict, status and value of the only row that asks for this indicator."""

    def one(code: str, indicator: str = "gdp") -> tuple[str, str, float | None]:
        (row,) = answers("target_vs_actual", code, f"indicator_code = '{indicator}'")
        value = row["actual_value"]
        return row["verdict"], row["actual_status"], None if value is None else float(value)

    return one


def test_a_promise_that_the_result_reaches_is_met(verdict):
    assert verdict(KEPT) == ("met", "stated", 6.3)


def test_a_promise_that_the_result_does_not_reach_is_missed(verdict):
    assert verdict(MISSED) == ("missed", "stated", 2.1)


def test_a_promise_whose_report_is_not_held_is_pending_and_a_half_year_does_not_answer_it(verdict):
    assert verdict(PENDING) == ("pending", "report_missing", None)


def test_a_bounded_result_that_allows_both_is_undetermined(verdict):
    assert verdict(OVER) == ("undetermined", "stated", 6)


def test_a_report_that_does_not_say_is_held_and_silent(verdict):
    assert verdict(SILENT) == ("undetermined", "not_stated", None)


def test_two_facts_of_a_range_are_one_promise_with_the_second_aim_beside_it(answers):
    (row,) = answers("target_vs_actual", RANGE)
    assert (row["target_bound"], row["target_value"], row["target_lower"], row["target_upper"]) == ("range", 6, 6, 6.5)
    assert (row["stretch_value"], row["verdict"]) == (7, "met")


def test_in_step_with_growth_is_measured_by_the_districts_own_growth_less_the_tolerance(verdict):
    assert verdict(IN_STEP, "urban_income") == ("met", "stated", 5.0)
    assert verdict(IN_STEP, "rural_income") == ("missed", "stated", 4.0)


def test_the_same_speech_from_two_sources_counts_once_and_the_fuller_copy_is_taken(answers):
    assert len(answers("target_vs_actual", TWICE)) == 2
    assert len(answers("vintages", TWICE)) == 2
    assert [row["telling_number"] for row in answers("vintages", TWICE)] == [1, 1]


def test_a_revision_supersedes_what_its_address_showed_before(answers):
    (row,) = answers("target_vs_actual", REVISED)
    assert (row["target_value"], row["verdict"]) == (6, "missed")


def test_amounts_meet_across_magnitudes_and_currencies_do_not(answers, verdict):
    (revenue,) = answers("target_vs_actual", UNITS, "indicator_code = 'budget_revenue'")
    assert (revenue["unit"], revenue["target_value"], revenue["verdict"]) == ("亿元", 5, "met")
    assert float(revenue["gap"]) == pytest.approx(0.2)
    assert verdict(UNITS, "invention_patents_granted")[0] == "missed"
    assert verdict(UNITS, "fdi_actual") == ("undetermined", "not_stated", None)
    (dollars,) = answers("target_vs_actual", UNITS, "indicator_code = 'fdi_actual'")
    assert dollars["verdict_reason"] == "it is told in a unit that does not compare"


def test_another_scope_or_another_area_does_not_answer_for_the_whole(answers, verdict):
    assert answers("target_vs_actual", UNITS, "indicator_code = 'retail_sales'") == []
    assert verdict(OTHERS) == ("missed", "stated", 4.1)


def test_the_first_telling_answers_and_the_later_one_is_a_revision(answers, verdict):
    assert verdict(RETOLD) == ("met", "stated", 5.2)
    tellings = answers("vintages", RETOLD, "side = 'result' and year = 2023")
    told = sorted((row["telling_number"], float(row["value"]), row["is_revised"]) for row in tellings)
    assert told == [(1, 5.2, False), (2, 4.7, True)]


def test_growth_is_compared_with_levels_only_where_both_are_nominal_and_in_one_unit(answers):
    rows = {row["indicator_code"]: row for row in answers("year_over_year", LEVELS, "year = 2023")}
    assert (rows["retail_sales"]["comparable"], rows["retail_sales"]["difference_pp"]) == (True, -1)
    assert (rows["gdp"]["comparable"], rows["gdp"]["implied_growth_pct"]) == (False, 5)
    assert (rows["trade_total"]["comparable"], rows["trade_total"]["implied_growth_pct"]) == (False, None)


def test_half_way_through_the_year_flows_keep_pace_and_growth_keeps_the_promise(answers):
    rows = {row["indicator_code"]: row for row in answers("plan_progress", HALF_YEAR)}
    assert {code: row["status"] for code, row in rows.items()} == {
        "gdp": "on_track",
        "key_project_investment": "behind",
    }
    assert rows["key_project_investment"]["share_of_target_pct"] == 40
    assert float(rows["gdp"]["actual_value"]) == 6.3


def test_a_plans_last_year_answers_a_level_but_not_what_adds_up_over_the_plan(answers, verdict):
    assert verdict(PLAN_END) == ("met", "stated", 4200)
    assert verdict(PLAN_END, "new_urban_jobs") == ("undetermined", "not_stated", None)
    assert {row["target_horizon"] for row in answers("target_vs_actual", PLAN_END)} == {"five_year"}


def test_a_project_is_followed_from_promise_to_use(answers):
    rows = answers("key_projects", BUILT)
    assert {row["project_name"]: row["promise_status"] for row in rows} == {
        "云梯大桥": "reached",
        "云中路": "not_reached",
    }


def test_an_area_that_no_catalogue_lists_is_a_district_all_the_same(warehouse, answers):
    (row,) = answers("dim_district", KEPT)
    assert row["is_listed"] is False
    asked = "select district_key, is_listed, verdict from target_vs_actual join dim_district using (district_name)"
    assert ask(warehouse, f"{asked} where district_name = '{NAMELESS}'").rows == [(NAMELESS, False, "met")]


def test_every_answer_leads_back_to_its_sentences(answers):
    (row,) = answers("target_vs_actual", KEPT)
    assert (row["target_sentence"], row["actual_sentence"]) == ("gdp5.5%。", "gdp6.3%。")
    for evidence in (row["target_evidence"], row["actual_evidence"]):
        document, _, offsets = evidence.partition("#")
        assert len(document) == 64
        assert offsets == "10-14"


def test_what_is_not_said_of_a_headline_indicator_stands_in_coverage(answers):
    rows = answers("coverage", SILENT, "plan_year = 2024 and indicator_code in ('gdp', 'cpi')")
    assert {row["indicator_code"]: row["result_status"] for row in rows} == {"gdp": "not_stated", "cpi": "stated"}


def test_a_rejected_document_is_shown_with_its_reason(warehouse):
    ((address, reason),) = ask(warehouse, "select address, reason from rejections").rows
    assert address == "broken"
    assert "missing required field" in reason


def test_the_views_say_what_their_rows_and_columns_are(warehouse):
    unsaid = """
        select c.relname, a.attname
        from pg_class as c
        join pg_attribute as a on a.attrelid = c.oid and attnum > 0
        where relnamespace = 'marts'::regnamespace and (
            col_description(c.oid, attnum) is null
            or obj_description(c.oid) !~ 'One row per [^.]*\\.$'
        )
    """
    assert ask(warehouse, unsaid).rows == []


def test_building_again_without_a_change_does_nothing(warehouse):
    assert build(warehouse).changed is False


def test_the_models_keep_their_rules(warehouse):
    assert run_dbt(warehouse, "test", ["--select", "test_type:unit"]) == []
