"""The whole way of a report on one page: bytes → document → reports → passages → facts and projects."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import structs

from loaders.facts import Document, Fact, Project, Reading, Record, Report, ReportReading
from loaders.grammar.projects import projects
from loaders.grammar.report import facts_and_passages
from loaders.identify import identify, why_not_a_report
from loaders.outline import outline
from loaders.reading import read

READER_VERSION = "3"
"""Changes whenever the same bytes may give other rows: what an older reader read is then read again."""


def extract(path: Path, address: str | None = None) -> Reading:
    """Read one file.

    Raises:
        loaders.errors.RejectedDocument: it cannot be read; the error says why and what to do.
    """
    return reading_of(read(path, address))


def reading_of(document: Document) -> Reading:
    """All that is told in a document."""
    reports = identify(document)
    return Reading(
        document=document,
        reports=tuple(_read(document, report) for report in reports),
        note=None if reports else why_not_a_report(document),
    )


def _read(document: Document, report: Report) -> ReportReading:
    sentences = outline(document.text, report)
    facts, passages = facts_and_passages(sentences, report)
    if document.places:
        passages = [structs.replace(passage, place=document.place_of(passage.start)) for passage in passages]
    return ReportReading(
        report=report, passages=tuple(passages), facts=tuple(facts), projects=tuple(projects(sentences, report))
    )


def records(reading: Reading) -> Iterator[Record]:
    """A reading as the records that `huibao extract` prints: each report, then its facts and projects as they stand."""
    for one in reading.reports:
        yield one.report
        told: list[Fact | Project] = [*one.facts, *one.projects]
        yield from sorted(told, key=lambda record: (record.start or 0, record.end or 0))
