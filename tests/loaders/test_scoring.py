"""The score counts what a reader and a person both found, and says where they differ."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec import structs

from loaders.extract import extract, records
from loaders.facts import Fact, Project
from loaders.resources import resource
from loaders.scoring import (
    Counts,
    FaultyLabels,
    FaultyPredictions,
    HandRead,
    Scored,
    Told,
    hand_read,
    labelled_names,
    read_by_us,
    read_from,
    report_beside,
    score,
    total,
)

TEXT = "乌有县2031年政府工作报告\n全年地区生产总值84.5亿元，增长6%。\n新建学校3所，两个项目竣工。\n"
GDP: dict[str, Any] = {
    "subject": "地区生产总值",
    "indicator": "gdp",
    "region": None,
    "period": "2030",
    "scenario": "actual",
    "measure": "level",
    "value": 84.5,
    "unit": "亿元",
    "bound": "eq",
}
SCHOOLS = GDP | {"subject": "新建学校", "indicator": None, "value": 3, "unit": "所"}


def fact(quote: str = "84.5亿元", **fields: Any) -> Fact:
    start = TEXT.index(quote)
    return Fact(document="", quote=quote, start=start, end=start + len(quote), **(GDP | fields))


def project(name: str, milestone: Any = "completed", scenario: Any = "actual") -> Project:
    return Project(document="", name=name, milestone=milestone, scenario=scenario, period="2030")


def scored(read: list[Fact], labels: list[Fact], codes: tuple[str, ...] = ("gdp",)) -> Scored:
    told = Told(text=TEXT, facts=tuple(read), projects=())
    return score("乌有", told, HandRead(facts=tuple(labels), projects=()), codes)


def scored_projects(read: list[Project], labels: list[Project]) -> Counts:
    told = Told(text=TEXT, facts=(), projects=tuple(read))
    return score("乌有", told, HandRead(facts=(), projects=tuple(labels)), ()).counts["project"]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Labels of one report, which stands beside them."""
    write_labels(tmp_path, [{"id": 1, "skip": "date"}, {"id": 2, **GDP}, {"id": None, "quote": "3所", **SCHOOLS}])
    (tmp_path / "wuyou.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def write_labels(folder: Path, facts: list[Mapping[str, Any]], projects: list[Mapping[str, Any]] | None = None) -> None:
    year, gdp = TEXT.index("2031年"), TEXT.index("84.5")
    places = [{"id": 1, "start": year, "end": year + 5}, {"id": 2, "start": gdp, "end": gdp + 6}]
    for name, content in {
        "facts.jsonl": "\n".join(map(json.dumps, facts)),
        "candidates.json": json.dumps(places),
        "projects.jsonl": "\n".join(map(json.dumps, projects or [])),
    }.items():
        (folder / f"wuyou.{name}").write_text(content, encoding="utf-8")


def test_a_perfect_reading_scores_one_everywhere() -> None:
    counts = scored([fact()], [fact()]).counts
    assert all(counts[name] == Counts(1, 1, 1) for name in ("quantity", "fact", "headline"))
    assert (counts["fact"].precision, counts["fact"].recall, counts["fact"].f1) == (1.0, 1.0, 1.0)


def test_nothing_read_and_nothing_labelled_scores_nought_and_does_not_fail() -> None:
    assert (Counts().precision, Counts().recall, Counts().f1) == (0.0, 0.0, 0.0)


def test_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    counts = Counts(right=3, labelled=6, read=4)
    harmonic = 2 * counts.precision * counts.recall / (counts.precision + counts.recall)
    assert counts.f1 == pytest.approx(harmonic)


@pytest.mark.parametrize(
    "fields",
    [
        {"value": 845000.0, "unit": "万元"},
        {"value": 84.5, "unit": "亿"},
        {"region": None, "period": "2030-01/2030-12"},
        {"subject": "全县地区生产总值"},
    ],
)
def test_another_spelling_of_the_same_meaning_is_right(fields: dict[str, Any]) -> None:
    assert scored([fact(**fields)], [fact()]).counts["fact"] == Counts(1, 1, 1)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("scenario", "target"),
        ("bound", "ge"),
        ("period", "2031"),
        ("region", "子虚市"),
        ("subject", "粮食产量"),
    ],
)
def test_a_quantity_with_another_meaning_is_no_fact_and_the_field_is_named(field: str, value: str) -> None:
    result = scored([fact(**{field: value})], [fact()])
    assert result.counts["quantity"] == Counts(1, 1, 1)
    assert result.counts["fact"] == Counts(0, 1, 1)
    assert [mistake.differs for mistake in result.mistakes if mistake.score == "fact"] == [(field,)]


@pytest.mark.parametrize("fields", [{"value": 85.4}, {"unit": "万元"}, {"measure": "growth"}, {"quote": "6%"}])
def test_another_number_measure_or_place_is_missed_and_in_excess(fields: dict[str, Any]) -> None:
    result = scored([fact(**fields)], [fact()])
    assert result.counts["quantity"] == Counts(0, 1, 1)
    sides = [
        (mistake.label is None, mistake.read is None) for mistake in result.mistakes if mistake.score == "quantity"
    ]
    assert sides == [(False, True), (True, False)]


def test_one_reading_answers_one_label_and_the_best_of_two_is_taken() -> None:
    wrong, right = fact(scenario="target"), fact()
    assert scored([wrong, right], [fact()]).counts["fact"] == Counts(1, 1, 2)


def test_small_counts_in_chinese_numerals_are_neither_asked_for_nor_held_against_a_reader() -> None:
    small = fact("两个", subject="项目", indicator=None, value=2, unit="个")
    assert scored([small, fact()], [fact()]).counts["fact"] == Counts(1, 1, 1)
    assert scored([fact()], [small, fact()]).counts["fact"] == Counts(1, 1, 1)


def test_aims_without_a_number_are_not_scored() -> None:
    assert scored([fact(), fact(bound="above", value=None)], [fact()]).counts["quantity"] == Counts(1, 1, 1)


def test_a_headline_is_judged_by_its_code_and_not_by_its_subject() -> None:
    counts = scored([fact(subject="经济总量")], [fact()]).counts
    assert (counts["headline"], counts["fact"]) == (Counts(1, 1, 1), Counts(0, 1, 1))
    assert scored([fact(indicator="exports")], [fact()], ("gdp", "exports")).counts["headline"] == Counts(0, 1, 1)


def test_a_code_outside_the_catalogue_that_is_counted_is_not_held_against_a_reader() -> None:
    labels, read = [fact(), fact("6%", indicator=None, measure="growth", value=6, unit="%")], [fact()]
    read += [fact("6%", indicator="steel_output", measure="growth", value=6, unit="%")]
    assert scored(read, labels).counts["headline"] == Counts(1, 1, 1)
    assert scored(read, labels, ("gdp", "steel_output")).counts["headline"] == Counts(1, 1, 2)


def test_a_project_is_right_with_its_milestone_and_scenario() -> None:
    label = project("蜃楼大桥工程")
    assert scored_projects([project("蜃楼大桥")], [label]) == Counts(1, 1, 1)
    assert scored_projects([project("蜃楼大桥", "started")], [label]) == Counts(0, 1, 1)
    assert scored_projects([project("蜃楼大桥", scenario="target")], [label]) == Counts(0, 1, 1)
    assert scored_projects([project("蜃楼医院")], [label]) == Counts(0, 1, 1)


def test_over_several_reports_each_fact_counts_once() -> None:
    reports = [scored([fact()], [fact()]), scored([], [fact(), fact("6%", measure="growth", value=6, unit="%")])]
    assert total(reports)["fact"] == Counts(1, 3, 1)


def test_labels_stand_at_their_number_or_at_their_quote(gold: Path) -> None:
    labels = hand_read(gold, "wuyou", TEXT)
    assert [label.quote for label in labels.facts] == ["84.5亿元", "3所"]
    assert all(TEXT[label.start : label.end] == label.quote for label in labels.facts)


@pytest.mark.parametrize(
    ("label", "complaint"),
    [
        ({"id": 9, **GDP}, "facts.jsonl:1: neither its id nor its quote"),
        ({"id": None, "quote": "99亿元", **GDP}, "facts.jsonl:1: neither its id nor its quote"),
        ({"id": 2, **GDP, "measure": "ratio"}, "facts.jsonl:1: Invalid enum value 'ratio'"),
    ],
)
def test_a_label_that_cannot_be_used_is_named_by_its_line(gold: Path, label: dict[str, Any], complaint: str) -> None:
    write_labels(gold, [label])
    with pytest.raises(FaultyLabels, match=complaint):
        hand_read(gold, "wuyou", TEXT)


def test_a_report_is_found_beside_its_labels_next_to_them_or_where_one_says(gold: Path, tmp_path: Path) -> None:
    assert report_beside(gold, "wuyou") == gold / "wuyou.txt"
    other = tmp_path / "other"
    other.mkdir()
    (other / "wuyou.html").write_text(TEXT, encoding="utf-8")
    assert report_beside(gold, "wuyou", other) == other / "wuyou.html"
    with pytest.raises(FaultyLabels, match=r"xuyou.txt, .md or .html is not in"):
        report_beside(gold, "xuyou")


def test_a_folder_without_labels_is_no_score_of_nothing(tmp_path: Path) -> None:
    with pytest.raises(FaultyLabels, match="no hand-read report"):
        labelled_names(tmp_path)


def test_the_records_of_our_own_reader_say_what_it_found(tmp_path: Path) -> None:
    report, lines = resource("examples/reports/nanke-2023.md"), tmp_path / "nanke-2023.jsonl"
    lines.write_bytes(b"\n".join(map(msgspec.json.encode, records(extract(report)))))
    ours, told = read_by_us(report), read_from(report, lines)
    assert ours.facts
    assert {fact.quote for fact in told.facts} == {fact.quote for fact in ours.facts}
    assert len(told.projects) == len(ours.projects)


def test_records_whose_quote_is_not_at_its_place_are_refused(gold: Path, tmp_path: Path) -> None:
    lines = tmp_path / "wuyou.jsonl"
    lines.write_bytes(msgspec.json.encode(structs.replace(fact(), start=0)))
    with pytest.raises(FaultyPredictions, match=r"wuyou.jsonl:1: the quote is not what stands at its offsets"):
        read_from(gold / "wuyou.txt", lines)
