"""Records typed by hand or printed by any extractor."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from warehouse.connection import Database
from warehouse.load.records import load_records

REPORT = {"kind": "report", "document": "甲", "title": "虚谷区2024年政府工作报告", "district_code": "990777",
          "district_name": "虚谷区", "report_kind": "government_work", "period": "2023", "planned_period": "2024",
          "date": "2024-01-09"}  # fmt: skip
TARGET = {"kind": "fact", "document": "甲", "quote": "6%左右", "start": 12, "end": 16, "subject": "地区生产总值",
          "indicator": "gdp", "period": "2024", "scenario": "target", "measure": "growth", "value": 6, "unit": "%",
          "bound": "approx", "sentence": "地区生产总值增长6%左右。"}  # fmt: skip
ACTUAL = TARGET | {
    "quote": "5.5%",
    "start": 40,
    "end": 44,
    "scenario": "actual",
    "value": 5.5,
    "bound": "eq",
    "period": "2023",
}
PROJECT = {"kind": "project", "document": "甲", "name": "云梯大桥", "milestone": "completed", "scenario": "target",
           "period": "2024", "sentence": "确保云梯大桥建成。"}  # fmt: skip


def write(folder: Path, *records: dict | str) -> Path:
    file = folder / "records.jsonl"
    lines = (line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in records)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def rows(database: Database, query: str) -> list[tuple]:
    with database.connect() as connection:
        return connection.execute(query).fetchall()


def test_targets_results_and_projects_go_to_their_tables_with_their_sentence(database, tmp_path):
    tally = load_records(database, write(tmp_path, REPORT, TARGET, ACTUAL, PROJECT))
    assert (tally.loaded, tally.rejected) == (1, 0)
    assert rows(
        database,
        "select subject, value::float, period, text, district_code from staging.targets join staging.years using (year_id) "
        "join staging.passages using (passage_id) join staging.districts using (district_id)",
    ) == [("地区生产总值", 6.0, "2024", "地区生产总值增长6%左右。", "990777")]
    assert rows(database, "select scenario, value::float from staging.indicators") == [("actual", 5.5)]
    assert rows(database, "select name, milestone from staging.key_projects") == [("云梯大桥", "completed")]


def test_an_area_that_a_fact_is_about_stands_beside_the_reports_own(database, tmp_path):
    load_records(database, write(tmp_path, REPORT, ACTUAL, ACTUAL | {"start": 50, "end": 54, "region": "全国"}))
    assert rows(database, "select district_name, is_reporting from staging.districts order by 2") == [
        ("全国", False),
        ("虚谷区", True),
    ]


def test_the_same_records_again_change_nothing(database, tmp_path):
    file = write(tmp_path, REPORT, TARGET)
    load_records(database, file)
    before = rows(database, "select xmin, * from staging.targets")
    assert load_records(database, file).unchanged == 1
    assert rows(database, "select xmin, * from staging.targets") == before


def test_changed_records_of_a_document_are_a_revision_and_the_old_ones_stay(database, tmp_path):
    load_records(database, write(tmp_path, REPORT, TARGET))
    load_records(database, write(tmp_path, REPORT, TARGET | {"value": 6.5}))
    assert rows(
        database,
        "select value::float, superseded_at is null from staging.targets join staging.reports using (report_id) "
        "join staging.sources using (document_id) order by 1",
    ) == [(6.0, False), (6.5, True)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (TARGET | {"scenario": "hope"}, "Line 2: Invalid enum value 'hope'"),
        (TARGET | {"period": "二〇二四年"}, "period '二〇二四年': write 2024"),
        (TARGET | {"period": "2024-13"}, "period '2024-13': write 2024"),
        (TARGET | {"report": 3}, "records of report 3, but no report record"),
        (TARGET | {"subject": "a\0b"}, "NUL"),
        ({"kind": "guess", "document": "甲"}, "Invalid value 'guess'"),
    ],
)
def test_a_faulty_record_rejects_its_document_with_the_reason_and_nothing_else(database, tmp_path, line, reason):
    other = [record | {"document": "乙"} for record in (REPORT, TARGET)]
    tally = load_records(database, write(tmp_path, REPORT, line, *other))
    assert (tally.loaded, tally.rejected) == (1, 1)
    ((address, told),) = rows(database, "select address, reason from staging.rejections")
    assert address == "甲"
    assert reason in told
    assert rows(database, "select address from staging.sources") == [("乙",)]


def test_a_line_that_is_no_json_is_rejected_under_its_number(database, tmp_path):
    file = write(tmp_path, REPORT, TARGET, "{broken")
    assert load_records(database, file).rejected == 1
    assert rows(database, "select address from staging.rejections") == [(f"{file}:3",)]


def test_a_rejection_is_resolved_once_its_document_is_mended(database, tmp_path):
    load_records(database, write(tmp_path, REPORT, TARGET | {"scenario": "hope"}))
    load_records(database, write(tmp_path, REPORT, TARGET))
    assert rows(database, "select count(*) filter (where resolved_at is null), count(*) from staging.rejections") == [
        (0, 1)
    ]


def test_every_load_is_a_run_with_its_counts(database, tmp_path):
    load_records(database, write(tmp_path, REPORT, TARGET))
    assert rows(database, "select command, outcome, documents_loaded, finished_at is not null from staging.runs") == [
        ("load", "done", 1, True)
    ]
