"""One report's reading as rows of `staging`, linked by their places in lists; the database gives the keys."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Table

from loaders.facts import Fact, Project, Report, ReportReading
from warehouse.periods import days
from warehouse.schema import districts, passages, years

Row = dict[str, object]


@dataclass(frozen=True)
class Child:
    """A row with the places of the passage, district and year that it belongs to."""

    values: Row
    passage: int | None
    district: int
    year: int


@dataclass
class ReportRows:
    """All rows below one report.

    Attributes:
        parents: the rows that others point to, by table: passages, districts, years.
        indicators: actuals and estimates.
        targets: what is promised.
        key_projects: projects and milestones.
    """

    parents: dict[Table, list[Row]]
    indicators: list[Child] = field(default_factory=list)
    targets: list[Child] = field(default_factory=list)
    key_projects: list[Child] = field(default_factory=list)


def report_row(report: Report) -> Row:
    """The row of `staging.reports`, without the columns that belong to the document.

    Raises:
        ValueError: a period or the date is not written as the contract says.
    """
    period_start, period_end = days(report.period)
    planned_start, planned_end = days(report.planned_period) if report.planned_period else (None, None)
    return {
        "report_index": report.report,
        "title": report.title,
        "report_kind": report.report_kind,
        "period": report.period,
        "period_start": period_start,
        "period_end": period_end,
        "planned_period": report.planned_period,
        "planned_start": planned_start,
        "planned_end": planned_end,
        "report_date": date.fromisoformat(report.date) if report.date else None,
        "meeting": report.meeting,
        "start_offset": report.start,
        "end_offset": report.end,
    }


def rows_of(reading: ReportReading) -> ReportRows:
    """All rows below the report.

    Raises:
        ValueError: a period is not written as the contract says; the message names the quote.
    """
    where, regions, periods = _Passages(reading), _Districts(reading.report), _Years(reading.report)
    rows = ReportRows({passages: where.rows, districts: regions.rows, years: periods.rows})
    for index, fact in enumerate(reading.facts):
        child = Child(_fact(fact, index), where.of(fact), regions.of(fact.region), periods.of(fact))
        (rows.targets if fact.scenario == "target" else rows.indicators).append(child)
    for index, project in enumerate(reading.projects):
        rows.key_projects.append(
            Child(_project(project, index), where.of(project), regions.of(None), periods.of(project))
        )
    return rows


class _Passages:
    """The sentences; those of records typed by hand come with the facts."""

    def __init__(self, reading: ReportReading) -> None:
        self._starts = [passage.start for passage in reading.passages]
        self._by_text: dict[str, int] = {}
        self.rows: list[Row] = [
            {
                "passage_index": index,
                "section": passage.section,
                "start_offset": passage.start,
                "end_offset": passage.end,
                "text": passage.text,
                "unread_quantities": passage.unread_quantities,
                "unread_indicators": list(passage.unread_indicators),
                "place": passage.place,
            }
            for index, passage in enumerate(reading.passages)
        ]

    def of(self, record: Fact | Project) -> int | None:
        if self._starts and record.start is not None:
            return max(bisect_right(self._starts, record.start) - 1, 0)
        if not record.sentence:
            return None
        if record.sentence not in self._by_text:
            self._by_text[record.sentence] = len(self.rows)
            self.rows.append(
                {
                    "passage_index": len(self.rows),
                    "section": "",
                    "start_offset": None,
                    "end_offset": None,
                    "text": record.sentence,
                    "unread_quantities": 0,
                    "unread_indicators": [],
                    "place": None,
                }
            )
        return self._by_text[record.sentence]


class _Districts:
    def __init__(self, report: Report) -> None:
        own = report.district_name or report.district_code or report.title
        self._places: dict[str | None, int] = {None: 0}
        self.rows: list[Row] = [{"district_code": report.district_code, "district_name": own, "is_reporting": True}]

    def of(self, region: str | None) -> int:
        if region not in self._places:
            self._places[region] = len(self.rows)
            self.rows.append({"district_code": None, "district_name": region, "is_reporting": False})
        return self._places[region]


class _Years:
    def __init__(self, report: Report) -> None:
        self._report = report
        self._places: dict[str, int] = {}
        self.rows: list[Row] = []
        for period in filter(None, (report.period, report.planned_period)):
            self._place(period)

    def of(self, record: Fact | Project) -> int:
        try:
            return self._place(record.period)
        except ValueError as error:
            raise ValueError(f"{record.quote!r}: {error}") from error

    def _place(self, period: str) -> int:
        if period not in self._places:
            start, end = days(period)
            self._places[period] = len(self.rows)
            self.rows.append(
                {
                    "period": period,
                    "period_start": start,
                    "period_end": end,
                    "is_reviewed": period == self._report.period,
                    "is_planned": period == self._report.planned_period,
                }
            )
        return self._places[period]


def _fact(fact: Fact, index: int) -> Row:
    return {
        "fact_index": index,
        "subject": fact.subject,
        "indicator_code": fact.indicator,
        "scenario": fact.scenario,
        "measure": fact.measure,
        "value": fact.value,
        "unit": fact.unit,
        "bound": fact.bound,
        "rank_scope": fact.rank_scope,
        "from_value": fact.from_value,
        "basis": fact.basis,
        "tier": fact.tier,
        "base": fact.base,
        "definition": fact.definition,
        "quote": fact.quote,
        "start_offset": fact.start,
        "end_offset": fact.end,
        "confidence": fact.confidence,
        "rules": list(fact.rules),
    }


def _project(project: Project, index: int) -> Row:
    return {
        "project_index": index,
        "name": project.name,
        "milestone": project.milestone,
        "scenario": project.scenario,
        "quote": project.quote,
        "start_offset": project.start,
        "end_offset": project.end,
    }
