"""Explanations show what the reader did, not what it might have done."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.explaining import Explanation, NothingThere, explain, explain_in
from loaders.extract import extract
from loaders.facts import Report
from loaders.grammar.confidence import confidence
from loaders.reading import read
from loaders.resources import resource

EXAMPLES = [resource("examples/reports") / name for name in ("nanke-2024h1.md", "huaian-2022.txt", "jinghua-2024.html")]
"""One of each format, two of them with tables."""
REPORT = Report(document="wuyou", title="乌有县政府工作报告", period="2030", planned_period="2031")


def explained(sentence: str, before: str = "") -> Explanation:
    text = f"一、2030年工作回顾\n{before}{sentence}\n"
    return explain_in(text, REPORT, text.index(sentence))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_fact_is_explained_in_its_passage_with_its_own_confidence(path: Path) -> None:
    document = read(path)
    facts = [fact for one in extract(path).reports for fact in one.facts]
    starts = dict.fromkeys(
        passage.start for one in extract(path).reports for passage in one.passages if passage.text.strip()
    )
    explanations = [explain(document, start) for start in starts]
    found = [step.fact for one in explanations for step in one.steps if step.fact]
    aims = [fact for one in explanations for fact in one.aims]
    key = lambda fact: (fact.start, fact.end, fact.subject)  # noqa: E731
    assert sorted([*found, *aims], key=key) == sorted(facts, key=key)
    for step in (step for one in explanations for step in one.steps if step.fact):
        assert confidence(*(sign for sign, _ in step.signs)) == step.fact.confidence


def test_the_words_before_a_number_are_cut_where_its_subject_ends() -> None:
    (step,) = explained("全年粮食总产量达到12.5万吨。").steps
    assert step.statement.clause is not None
    assert (step.statement.clause.head, step.statement.clause.tail.words) == ("全年粮食总产量", "达到")
    assert step.candidates.before == "粮食总产量"


def test_what_stands_behind_a_number_is_a_candidate_for_its_subject() -> None:
    (step,) = explained("引进12家企业。").steps
    assert step.candidates.behind == "企业"
    assert step.fact is not None
    assert "counted" in step.fact.rules


def test_a_subject_that_is_left_out_is_looked_for_in_the_sentence_before() -> None:
    (step,) = explained("同比增长4%。", before="粮食总产量12.5万吨。").steps
    assert step.candidates.told == ("粮食总产量",)
    (step,) = explained("出口额增长4%。", before="粮食总产量12.5万吨。").steps
    assert step.candidates.told == ()


def test_the_words_that_say_when_are_shown_where_they_hold() -> None:
    first, second = explained("2028年粮食总产量12.5万吨；棉花总产量3万吨。").steps
    text = "2028年粮食总产量12.5万吨；棉花总产量3万吨。"
    assert [text[mark.start : mark.end] for mark in first.marks] == ["2028年"]
    assert second.marks == ()
    assert (first.when and first.when.rule, second.when and second.when.rule) == ("year", "inherited")


@pytest.mark.parametrize(
    ("sentence", "number", "guard"),
    [
        ("印发《2035远景规划》。", "2035", "name"),
        ("实施“1+3+5”行动。", "3", "name"),
        ("8号线通车。", "8", "behind"),
        ("第3次会议召开。", "3", "before"),
        ("PM2.5下降。", "2.5", "around"),
    ],
)
def test_a_number_that_is_no_fact_names_what_kept_it_out(sentence: str, number: str, guard: str) -> None:
    found = explained(sentence)
    guards = {sentence[one.start : one.end]: one.guard for one in found.left_out}
    assert guards[number] == guard


def test_a_quantity_that_nothing_names_says_so() -> None:
    found = explained("增长4%。")
    assert [step.fact for step in found.steps] == [None]
    assert [one.guard for one in found.left_out] == ["no subject"]


def test_no_number_is_both_read_and_left_out() -> None:
    found = explained("粮食总产量12.5万吨，2035年达到20万吨，PM2.5下降3%。")
    read_at = {step.statement.quantity.start for step in found.steps if step.fact}
    assert not read_at & {one.start for one in found.left_out}


def test_a_place_outside_every_report_is_refused() -> None:
    with pytest.raises(NothingThere):
        explain(read(EXAMPLES[0]), 10**6)
