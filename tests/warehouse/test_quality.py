"""Commands that make the reader's quality visible."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from loaders.resources import resource
from tests.conftest import Examples, huibao
from tests.warehouse.test_contradictions import RULES

REPORTS = resource("examples/reports")
GOLD = resource("examples/gold")


def test_without_a_folder_the_packaged_examples_are_scored():
    answer = huibao("score")
    assert answer.code == 0, answer.err
    rows = [line.split() for line in answer.out.splitlines()]
    assert {"huaian-2025", "nanke-2023", "nanke-2024h1", "all"} <= {row[0] for row in rows if row}


def test_scores_are_printed_for_programs_with_the_counts_behind_them():
    answer = json.loads(huibao("score", "--gold", str(GOLD), "--reports", str(REPORTS), "--format", "json").out)
    for name, counts in answer["all"].items():
        assert counts["right"] <= min(counts["labelled"], counts["read"])
        assert counts["right"] == sum(report["scores"][name]["right"] for report in answer["reports"])


def test_another_readers_records_are_scored_and_its_mistakes_are_shown(tmp_path: Path):
    for name in ("huaian-2025", "nanke-2023", "nanke-2024h1"):
        lines = huibao("extract", str(REPORTS / f"{name}.md")).out.splitlines()
        (tmp_path / f"{name}.jsonl").write_text("\n".join(lines[:2]), encoding="utf-8")
    answer = huibao("score", "--predictions", str(tmp_path), "--errors", "2", "--format", "json")
    scores = json.loads(answer.out)
    assert scores["all"]["quantity"]["read"] <= 3
    missed = [m for m in scores["reports"][0]["mistakes"] if m["score"] == "quantity" and m["read"] is None]
    assert len(missed) == 2


def test_a_catalogue_of_ones_own_says_what_counts_as_a_headline(tmp_path: Path):
    (tmp_path / "codes.csv").write_text("code,name\ngdp,地区生产总值\n", encoding="utf-8")
    answer = huibao("score", "--catalogue", str(tmp_path / "codes.csv"), "--format", "json")
    whole, only = (
        json.loads(text)["all"]["headline"]["read"] for text in (huibao("score", "--format", "json").out, answer.out)
    )
    assert 0 < only < whole


@pytest.mark.parametrize("words", [("--gold", "{}"), ("--predictions", "{}"), ("--reports", "{}")])
def test_a_folder_that_does_not_hold_what_is_asked_for_is_named(words: tuple[str, str], tmp_path: Path):
    answer = huibao("score", *(word.format(tmp_path) for word in words))
    assert answer.code == 1
    assert str(tmp_path) in answer.err


def test_a_passage_is_explained_by_its_words_or_by_its_offset():
    report = REPORTS / "nanke-2024.md"
    fact = next(json.loads(line) for line in huibao("extract", str(report)).out.splitlines()[1:])
    by_offset = huibao("explain", str(report), "--at", str(fact["start"]))
    assert by_offset.code == 0, by_offset.err
    assert f"▶           {fact['quote']}" in by_offset.out
    assert fact["subject"] in by_offset.out
    by_words = huibao("explain", str(report), "--quote", fact["sentence"])
    assert by_words.out.replace("▶", " ") == by_offset.out.replace("▶", " ")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [(["--at", "1000000"], "No report stands at 1,000,000"), (["--quote", "无此一语"], "无此一语 is not in its text")],
)
def test_a_place_that_is_not_in_the_report_is_told(words: list[str], complaint: str):
    answer = huibao("explain", str(REPORTS / "nanke-2024.md"), *words)
    assert (answer.code, answer.out) == (1, "")
    assert complaint in answer.err


def test_explaining_needs_one_place():
    assert huibao("explain", str(REPORTS / "nanke-2024.md")).code == 2


def test_an_audit_tells_of_every_headline_where_it_was_found_and_where_not(examples: Examples):
    audit = json.loads(huibao("audit", "--format", "json").out)
    assert len(audit["headlines"]) > 10
    for headline in audit["headlines"]:
        results = [headline[f"results_{status}"] for status in ("found", "not_read", "not_stated")]
        targets = [headline[f"targets_{status}"] for status in ("found", "not_read", "not_stated")]
        assert (sum(results), sum(targets)) == (headline["reports"], headline["planning_reports"])
    gdp = next(headline for headline in audit["headlines"] if headline["indicator_code"] == "gdp")
    assert gdp["results_found"] == gdp["reports"] == len(list(REPORTS.iterdir()))


def test_an_audit_tells_of_every_rule_and_of_what_breaks_it(examples: Examples):
    audit = json.loads(huibao("audit", "--format", "json").out)
    assert {rule["rule"] for rule in audit["rules"]} == set(RULES)
    found = Counter(finding["rule"] for finding in audit["findings"])
    assert all(rule["findings"] == found[rule["rule"]] and rule["told"] for rule in audit["rules"])
    assert audit["figures"] > len(audit["findings"])


def test_an_audit_is_shown_as_a_table_with_the_count_of_each_rule(examples: Examples):
    shown = huibao("audit")
    assert shown.code == 0, shown.err
    assert "地区生产总值" in shown.out
    assert all(f"× {rule}: " in shown.out for rule in RULES)
