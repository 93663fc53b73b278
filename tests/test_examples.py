"""The packaged examples are read as `example_figures.csv` says, figure by figure.

That table is what the reports were written from: a year's promise stands in the report given in January of that year,
what came of it in the report of the next January. It writes ≥ for `ge`, ≤ for `le`, > for `gt`, < for `lt`, ≈ for
`approx`, `+` for a second, higher aim and 预计 for an estimate.
"""

from __future__ import annotations

import csv
import json
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import asdict

from loaders.extract import extract
from loaders.facts import Fact, ReportReading
from loaders.gazetteer import gazetteer
from loaders.resources import resource

REPORTS = resource("examples") / "reports"
GOLD = resource("examples") / "gold"
LABELLED = sorted(path.name.removesuffix(".facts.jsonl") for path in GOLD.glob("*.facts.jsonl"))
DISTRICTS = {"990101": ("nanke", "南柯区"), "990102": ("huaian", "槐安区"), "990103": ("jinghua", "镜花县")}
ANNUAL = [(code, year) for code in DISTRICTS for year in range(2021, 2026)]
DATES = {
    ("990101", 2021): "2021-01-14",
    ("990101", 2022): "2022-01-18",
    ("990101", 2023): "2023-01-11",
    ("990101", 2024): "2024-01-16",
    ("990101", 2025): "2025-01-15",
    ("990102", 2021): "2021-01-12",
    ("990102", 2022): "2022-01-14",
    ("990102", 2023): "2023-01-06",
    ("990102", 2024): "2024-01-10",
    ("990102", 2025): "2025-01-07",
    ("990103", 2021): "2021-01-20",
    ("990103", 2022): "2022-01-07",
    ("990103", 2023): "2023-01-13",
    ("990103", 2024): "2024-01-12",
    ("990103", 2025): "2025-01-10",
}
BOUNDS = {"≥": "ge", "≤": "le", ">": "gt", "<": "lt", "≈": "approx", "": "eq"}
FIGURE = re.compile(r"(预计)?([+≥≤><≈]?)(-?[\d.]+)(\S+)")

Figure = tuple[float | None, str, str]
"""Value, unit and what its words allow: a bound, `stretch`, or `estimate` before a bound."""
Figures = dict[tuple[str, str], set[Figure]]
"""By indicator and measure."""


@cache
def only_report(path: Path) -> ReportReading:
    (reading,) = extract(path).reports
    return reading


def annual_report(code: str, year: int) -> ReportReading:
    (path,) = REPORTS.glob(f"{DISTRICTS[code][0]}-{year}.*")
    return only_report(path)


def half_year_report() -> ReportReading:
    return only_report(REPORTS / "nanke-2024h1.md")


def as_written(cell: str) -> set[Figure]:
    """The figures of a cell of the table: `≥6% ≤6.5%`."""
    figures: set[Figure] = set()
    for written in cell.split():
        if written in ("sync", "flat"):
            figures.add((None if written == "sync" else 0.0, "%", written))
        elif match := FIGURE.fullmatch(written):
            estimate, sign, number, unit = match.groups()
            allows = "stretch" if sign == "+" else ("estimate " if estimate else "") + BOUNDS[sign]
            figures.add((float(number), unit, allows))
        else:
            raise AssertionError(f"{written} is no figure")
    return figures


def as_read(facts: Iterable[Fact]) -> Figures:
    """What the reader made of the district's own figures."""
    figures: Figures = defaultdict(set)
    for fact in facts:
        if fact.indicator and fact.region is None:
            allows = "stretch" if fact.tier else ("estimate " if fact.scenario == "estimate" else "") + fact.bound
            figures[fact.indicator, fact.measure].add((fact.value, fact.unit, allows))
    return figures


def table(code: str, year: int, column: str) -> Figures:
    with Path(__file__).with_name("example_figures.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row["indicator_code"], row["measure"]): as_written(row[column])
            for row in csv.DictReader(file)
            if (row["district_code"], row["year"]) == (code, str(year)) and row[column]
        }


def same_keys(figures: Figures, wanted: Figures) -> Figures:
    return {key: figures.get(key, set()) for key in wanted}


def milestones(name: str) -> list[tuple[str, str, str]]:
    """What the reports of all years tell of a project: year, scenario and milestone, in the order of telling."""
    readings = [annual_report(code, year) for code, year in ANNUAL] + [half_year_report()]
    return [
        (project.period[:4], project.scenario, project.milestone)
        for reading in sorted(readings, key=lambda reading: reading.report.date or "")
        for project in reading.projects
        if name in project.name
    ]


def test_the_invented_places_are_in_no_list_of_real_ones() -> None:
    for code, (_, name) in [*DISTRICTS.items(), ("990100", ("", "子虚市"))]:
        assert gazetteer().by_code(code) is None
        assert gazetteer().named(name) == []


@pytest.mark.parametrize(("code", "year"), ANNUAL)
def test_each_annual_report_is_read_as_its_districts_review_of_a_year_and_plan_of_the_next(
    code: str, year: int
) -> None:
    report = annual_report(code, year).report
    assert (report.district_code, report.district_name) == (code, DISTRICTS[code][1])
    assert report.report_kind == ("plan_execution" if code == "990103" else "government_work")
    assert (report.period, report.planned_period) == (str(year - 1), str(year))
    assert report.date == DATES[code, year]
    assert report.meeting is not None
    assert "人民代表大会" in report.meeting


@pytest.mark.parametrize(("code", "year"), ANNUAL)
def test_each_promise_for_the_year_is_read_with_its_bound(code: str, year: int) -> None:
    targets = [fact for fact in annual_report(code, year).facts if fact.scenario == "target"]
    promised = table(code, year, "promised")
    assert same_keys(as_read(fact for fact in targets if fact.period == str(year)), promised) == promised


@pytest.mark.parametrize(("code", "year"), ANNUAL)
def test_what_came_of_the_year_before_is_read_from_the_next_report(code: str, year: int) -> None:
    results = [fact for fact in annual_report(code, year).facts if fact.scenario != "target"]
    told = table(code, year - 1, "told")
    assert same_keys(as_read(fact for fact in results if fact.period == str(year - 1)), told) == told


def test_what_a_report_passes_over_is_not_made_up() -> None:
    told = as_read(fact for fact in annual_report("990102", 2023).facts if fact.scenario != "target")
    assert ("rd_intensity", "level") not in told
    told = as_read(fact for fact in annual_report("990103", 2025).facts if fact.scenario != "target")
    assert ("urban_unemployment_registered", "level") not in told


def test_a_growth_without_tax_refunds_is_told_apart_from_the_plain_one() -> None:
    growth = {
        fact.value: fact.basis
        for fact in annual_report("990101", 2023).facts
        if fact.indicator == "budget_revenue" and fact.measure == "growth" and fact.scenario == "actual"
    }
    assert growth == {-2.4: None, 4.1: "comparable"}


def test_a_figure_revised_after_the_census_keeps_the_year_that_it_is_about() -> None:
    levels = {
        (fact.indicator, fact.period): fact.value
        for fact in annual_report("990101", 2025).facts
        if fact.indicator in ("gdp", "retail_sales") and fact.measure == "level" and fact.scenario == "actual"
    }
    assert levels == {
        ("gdp", "2023"): 1091.36,
        ("retail_sales", "2023"): 343.9,
        ("gdp", "2024"): 1144.84,
        ("retail_sales", "2024"): 358.0,
    }


def test_a_final_figure_replaces_last_years_estimate_in_its_own_year() -> None:
    told = as_read(
        fact for fact in annual_report("990103", 2023).facts if fact.period == "2021" and fact.scenario == "actual"
    )
    assert told["gdp", "level"] == {(194.06, "亿元", "eq")}
    assert told["gdp", "growth"] == {(7.9, "%", "eq")}


def test_aims_for_the_end_of_the_five_year_plan_are_no_aims_for_the_year() -> None:
    targets = [fact for fact in annual_report("990101", 2021).facts if fact.scenario == "target"]
    assert {(fact.measure, fact.period, fact.value, fact.bound) for fact in targets if fact.indicator == "gdp"} == {
        ("level", "2025", 1200.0, "gt"),
        ("average_growth", "2021/2025", 6.5, "approx"),
        ("growth", "2021", 8.0, "ge"),
    }


def test_the_flattened_table_of_the_half_year_gives_each_indicator_its_aim_and_its_progress() -> None:
    report = half_year_report().report
    assert (report.period, report.report_kind) == ("2024-01/2024-06", "plan_execution")
    facts = half_year_report().facts
    promised = table("990101", 2024, "promised")
    targets = as_read(fact for fact in facts if fact.scenario == "target" and fact.period == "2024")
    progress = as_read(fact for fact in facts if fact.scenario == "actual" and fact.period == report.period)
    in_table = {
        ("gdp", "growth"): 5.4,
        ("budget_revenue", "growth"): 3.8,
        ("industrial_output", "growth"): 6.3,
        ("fixed_investment", "growth"): 2.7,
        ("retail_sales", "growth"): 3.9,
        ("trade_total", "growth"): 7.2,
        ("urban_income", "growth"): 4.9,
        ("rural_income", "growth"): 6.5,
        ("new_urban_jobs", "level"): 0.83,
    }
    for key, value in in_table.items():
        assert targets[key] == {figure for figure in promised[key] if figure[2] != "stretch"}, key
        assert {figure[0] for figure in progress[key]} == {value}, key


def test_the_table_of_the_web_page_gives_last_years_promise_beside_its_result_and_the_next_promise() -> None:
    facts = annual_report("990103", 2024).facts
    for year in (2023, 2024):
        targets = as_read(fact for fact in facts if fact.scenario == "target" and fact.period == str(year))
        assert targets["budget_revenue", "growth"] == table("990103", year, "promised")["budget_revenue", "growth"]


def test_a_distance_to_the_citys_growth_is_no_growth() -> None:
    (distance,) = [fact for fact in annual_report("990101", 2024).facts if fact.quote.startswith("0.6个百分点")]
    assert (distance.measure, distance.base, distance.value) == ("increment", "region", 0.6)


def test_a_place_among_the_citys_districts_is_a_rank() -> None:
    ranks = [fact for fact in annual_report("990101", 2021).facts if fact.measure == "rank"]
    assert [(fact.value, fact.rank_scope) for fact in ranks] == [(3.0, "全市")]


def test_a_bridge_is_followed_from_its_design_to_its_opening() -> None:
    bridge = milestones("梦蝶大桥")
    for step in [
        ("2021", "target", "started"),
        ("2021", "actual", "started"),
        ("2022", "actual", "under_construction"),
        ("2023", "target", "operating"),
        ("2024", "actual", "operating"),
    ]:
        assert step in bridge
    assert ("2023", "actual", "operating") not in bridge


def test_a_power_station_is_followed_from_its_first_studies_to_its_building() -> None:
    station = milestones("水月抽水蓄能电站")
    for step in [
        ("2021", "target", "planned"),
        ("2022", "actual", "approved"),
        ("2023", "target", "started"),
        ("2023", "actual", "started"),
        ("2024", "actual", "under_construction"),
    ]:
        assert step in station


def test_each_quote_stands_where_its_offsets_point() -> None:
    for path in sorted(REPORTS.iterdir()):
        reading = extract(path)
        text = reading.document.text
        for fact in reading.reports[0].facts:
            assert text[fact.start : fact.end] == fact.quote, path.name


@pytest.mark.parametrize(("code", "year"), ANNUAL)
def test_visit_counts_hotlines_and_slogans_are_no_figures(code: str, year: int) -> None:
    quotes = {fact.quote for fact in annual_report(code, year).facts}
    assert not {"2417", "2417 次", "1034", "12345", "“1+3+5”", "99010200"} & quotes


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def labelled_facts(name: str) -> list[dict[str, Any]]:
    """The hand labels of a report, each with the offsets of its quantity."""
    places = {place["id"]: place for place in json.loads((GOLD / f"{name}.candidates.json").read_text("utf-8"))}
    facts = [label for label in lines(GOLD / f"{name}.facts.jsonl") if "skip" not in label]
    return [label | {"start": places[label["id"]]["start"], "end": places[label["id"]]["end"]} for label in facts]


def meaning(fact: Mapping[str, Any]) -> tuple[Any, ...]:
    fields = ("indicator", "region", "period", "scenario", "measure", "value", "bound", "rank_scope")
    return tuple(fact.get(field) for field in fields)


@pytest.mark.parametrize("name", LABELLED)
def test_every_label_stands_on_its_number(name: str) -> None:
    text = (REPORTS / f"{name}.md").read_text(encoding="utf-8")
    for place in json.loads((GOLD / f"{name}.candidates.json").read_text(encoding="utf-8")):
        assert text[place["start"] : place["end"]] == place["text"]
    for project in lines(GOLD / f"{name}.projects.jsonl"):
        assert project["quote"] in text


@pytest.mark.parametrize("name", LABELLED)
def test_every_labelled_indicator_is_read_at_its_place_with_its_meaning(name: str) -> None:
    read = [asdict(fact) for fact in only_report(REPORTS / f"{name}.md").facts]
    unread = [
        label
        for label in labelled_facts(name)
        if label["indicator"]
        and not any(
            fact["start"] < label["end"] and label["start"] < fact["end"] and meaning(fact) == meaning(label)
            for fact in read
        )
    ]
    assert unread == []


@pytest.mark.parametrize("name", LABELLED)
def test_no_indicator_is_read_that_no_label_has(name: str) -> None:
    labels = {meaning(label) for label in labelled_facts(name)}
    extra = [fact for fact in only_report(REPORTS / f"{name}.md").facts if fact.indicator]
    assert [fact for fact in extra if meaning(asdict(fact)) not in labels] == []


@pytest.mark.parametrize("name", LABELLED)
def test_the_labelled_projects_are_read_with_their_milestones(name: str) -> None:
    wanted = {(p["name"], p["milestone"], p["scenario"]) for p in lines(GOLD / f"{name}.projects.jsonl")}
    read = {(p.name, p.milestone, p.scenario) for p in only_report(REPORTS / f"{name}.md").projects}
    assert len(wanted & read) >= 0.7 * len(wanted), sorted(wanted - read)


# --- how much is read


COUNTS = Path(__file__).parent / "example_counts.csv"


def counted() -> str:
    """Rows per report and period, as CSV."""
    lines = ["report,period,targets,results,milestones"]
    for path in sorted(REPORTS.iterdir()):
        for reading in extract(path).reports:
            facts = Counter(
                (fact.period, "targets" if fact.scenario == "target" else "results") for fact in reading.facts
            )
            told = facts + Counter((project.period, "milestones") for project in reading.projects)
            for period in sorted({period for period, _ in told}):
                numbers = ",".join(str(told[period, kind]) for kind in ("targets", "results", "milestones"))
                lines.append(f"{path.name},{period},{numbers}")
    return "\n".join(lines) + "\n"


def test_as_much_is_read_per_report_and_period_as_was_counted():
    """A gain or a loss is to be looked at, and then written down by `make docs`."""
    if os.environ.get("HUIBAO_WRITE_DOCS") == "1":
        COUNTS.write_text(counted(), encoding="utf-8")
    assert counted() == COUNTS.read_text(encoding="utf-8")
