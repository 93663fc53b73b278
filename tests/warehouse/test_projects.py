"""One project under changing names, and its way through the years."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.warehouse.worlds import project, report, world

# Names as they stand in real reports, judged by hand: is it one project?
with (Path(__file__).parent / "project_pairs.csv").open(encoding="utf-8") as file:
    PAIRS = list(csv.DictReader(file))

for code, place in {pair["district_code"]: pair["district_name"] for pair in PAIRS}.items():
    names = {
        name: None for pair in PAIRS if pair["district_code"] == code for name in (pair["name"], pair["other_name"])
    }
    # Reports of a project each: what is told of one is told of the other only by its name.
    world(code, report(2024, *(project(name, "started", 2023) for name in names)), name=place)

METRO = world(
    "991301",
    report(2019, project("地铁十二号线一期工程", "started", 2019, "target"), project("星河大桥", "started", 2018)),
    report(2020, project("12号线一期", "started", 2019), project("地铁12号线一期", "completed", 2021, "target")),
    report(
        2021, project("星河大桥工程", "under_construction", 2020), project("云帆体育馆", "completed", 2021, "target")
    ),
    report(2022, project("12号线一期", "completed", 2023, "target"), project("云帆体育馆项目", "started", 2021)),
    report(2024, project("12号线一期", "completed", 2023), project("12号线二期", "started", 2024, "target")),
)


def test_matching_by_name_is_right_in_nine_of_ten_both_ways(rows):
    keys = {
        (row["district_code"], row["told_name"]): row["project_key"]
        for row in rows("select distinct district_code, told_name, project_key from key_project_timeline")
    }
    matched = [
        keys[pair["district_code"], pair["name"]] == keys[pair["district_code"], pair["other_name"]] for pair in PAIRS
    ]
    same = [pair["same"] == "yes" for pair in PAIRS]
    right = sum(found and one for found, one in zip(matched, same, strict=True))
    wrong = [
        pair["name"] + " " + pair["other_name"]
        for pair, found, one in zip(PAIRS, matched, same, strict=True)
        if found != one
    ]
    assert len(PAIRS) >= 100
    assert right / sum(matched) >= 0.9, wrong
    assert right / sum(same) >= 0.9, wrong


def test_numerals_and_the_word_project_do_not_part_a_project_and_phases_do(rows):
    told = rows(
        f"select project_name, other_names, reports from key_projects where district_code = '{METRO}' order by 1"
    )
    assert {row["project_name"]: row["reports"] for row in told} == {
        "12号线一期": 4,
        "12号线二期": 1,
        "云帆体育馆": 2,
        "星河大桥": 2,
    }


def test_a_timeline_tells_promises_postponements_and_what_was_reached_in_order(rows):
    steps = rows(
        f"select step from key_project_timeline where district_code = '{METRO}' and project_name = '12号线一期' order by step_number"
    )
    assert [row["step"] for row in steps] == ["promised", "first", "promised", "postponed", "further"]


@pytest.mark.parametrize(("name", "stall"), [("星河大桥", "no_longer_told"), ("云帆体育馆", "behind")])
def test_a_project_that_stands_still_or_falls_silent_is_stalled(name, stall, rows):
    found = rows(f"select stall from stalled where district_code = '{METRO}' and project_name = '{name}'")
    assert [row["stall"] for row in found] == [stall]


def test_a_project_in_use_is_not_stalled(rows):
    assert rows(f"select * from stalled where district_code = '{METRO}' and project_name = '12号线一期'") == []
