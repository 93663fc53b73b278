"""`read`: what the reader makes of a few lines of an invented report, in the tests of the grammar."""

from __future__ import annotations

from typing import Protocol

import pytest

from loaders.facts import Fact, Passage, Report, Scenario
from loaders.grammar.report import facts_and_passages
from loaders.outline import outline

HEADINGS = {"actual": "一、2024年工作回顾", "target": "二、2025年主要预期目标"}
REPORT = Report(
    document="nanke-2025.md",
    title="2025年子虚市南柯区政府工作报告",
    district_code="990101",
    district_name="南柯区",
    report_kind="government_work",
    period="2024",
    planned_period="2025",
)


class Facts(list[Fact]):
    """Facts in the order of the text; `told` gives some of their fields alone."""

    text: str
    passages: list[Passage]

    def told(self, *fields: str) -> list[object]:
        """One field of each fact, or a tuple of several."""
        rows = [tuple(getattr(fact, field) for field in fields) for fact in self]
        return [row[0] for row in rows] if len(fields) == 1 else list(rows)


class Read(Protocol):
    """How the fixture `read` is called."""

    def __call__(self, text: str, scenario: Scenario = "actual", *, heading: str = "", code: str = "") -> Facts:
        """The facts of a text.

        Args:
            text: sentences, or the lines of a table.
            scenario: whether it stands in the report's review of 2024 or among its aims for 2025.
            heading: another heading to stand it under.
            code: of another area than the invented 南柯区, where the gazetteer must know what it belongs to.
        """


@pytest.fixture
def read() -> Read:
    """Reads a text as a part of the report that 南柯区 gave in January 2025."""

    def read(text: str, scenario: Scenario = "actual", *, heading: str = "", code: str = "") -> Facts:
        whole = f"{heading or HEADINGS[scenario]}\n{text}\n"
        report = (
            REPORT
            if not code
            else Report(document="r", title="", district_code=code, period="2024", planned_period="2025")
        )
        facts, passages = facts_and_passages(outline(whole, report), report)
        told = Facts(facts)
        told.text, told.passages = whole, passages
        return told

    return read
