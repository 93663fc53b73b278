"""The typed result of reading: reports, passages, facts and projects.

`Report`, `Fact` and `Project` are also the records of `huibao extract` and `huibao load --records`: one JSON object a
line, told apart by `kind`. Field by field they are the contract between the reader and the warehouse; an extractor of
any other make may print them too. Unknown fields are ignored, so that a record may carry more.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal

import msgspec

ReportKind = Literal["plan_execution", "government_work", "statistical_communique", "other"]
Scenario = Literal["actual", "estimate", "target"]
Measure = Literal["level", "growth", "average_growth", "increment", "rank"]
Bound = Literal["eq", "ge", "gt", "le", "lt", "approx", "flat", "sync", "above", "below", "reference"]
Basis = Literal["real", "nominal", "comparable"]
Base = Literal["previous", "year", "region", "target"]
Milestone = Literal[
    "planned", "approved", "signed", "landed", "started", "under_construction", "topped_out", "completed", "operating"
]


class Report(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="report"):
    """One speech or document about one area and period.

    Attributes:
        document: the path or address given.
        report: its place among the reports of the document, from 0.
        title: as printed, without the site's own prefix.
        district_code: GB/T 2260, townships with the statistics bureau's extension; None if the area is not listed.
        district_name: the area's full official name.
        report_kind: what sort of report it is.
        period: the period reviewed: `2024`, `2024-01/2024-06` (months, both included) or `2016/2020` (years).
        planned_period: the period planned, in the same form; None if it plans none.
        date: the day it was given or published, `YYYY-MM-DD`; None if not stated.
        meeting: the congress or committee it was given to, as printed.
        start: offset of its first character in the document's stored text.
        end: offset after its last character.
    """

    document: str
    report: int = 0
    title: str
    district_code: str | None = None
    district_name: str | None = None
    report_kind: ReportKind = "other"
    period: str
    planned_period: str | None = None
    date: str | None = None
    meeting: str | None = None
    start: int | None = None
    end: int | None = None


class Fact(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="fact"):
    """One quantity with all that it means.

    Attributes:
        document: the path or address given.
        report: which report of the document.
        quote: the quantity as written; `text[start:end] == quote` in the document's stored text.
        start: offset of the quote's first character.
        end: offset after its last character.
        subject: the shortest phrase that still names what is measured, without verb, place and year.
        indicator: a catalogue code where the subject is that indicator for a whole area, else None.
        region: None when it is about the report's own area, else the area's name.
        period: the period it is about, as in `Report.period`.
        scenario: `actual`, `estimate` (预计 of a past or current period) or `target`.
        measure: `level`, `growth` and `average_growth` (%), `increment` (a change or distance) or `rank`.
        value: the number as written; a fall is negative; None only for `sync` and relative targets.
        unit: the unit as written; `%` for growth.
        bound: what the words around the number allow.
        rank_scope: for ranks, among whom.
        from_value: in 从A提高到B, A, on B's fact.
        basis: of a growth, as stated: real (可比价), nominal (现价) or comparable (同口径).
        tier: `stretch` for a second, higher aim told beside the first.
        base: of an increment, what it is measured against; `year` of a growth since a year named, told of one year.
        definition: the scope as stated when it is not the catalogue's own (限上, 本级, 全口径, 市区).
        sentence: the sentence that holds the quote.
        confidence: how likely the fact is right as a whole, 0 to 1.
        rules: the grammar rules that made it.
    """

    document: str
    report: int = 0
    quote: str
    start: int
    end: int
    subject: str
    indicator: str | None = None
    region: str | None = None
    period: str
    scenario: Scenario
    measure: Measure
    value: float | None = None
    unit: str = ""
    bound: Bound = "eq"
    rank_scope: str | None = None
    from_value: float | None = None
    basis: Basis | None = None
    tier: Literal["stretch"] | None = None
    base: Base | None = None
    definition: str | None = None
    sentence: str | None = None
    confidence: float | None = None
    rules: tuple[str, ...] = ()


class Project(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="project"):
    """One named project and the milestone told of it.

    Attributes:
        document: the path or address given.
        report: which report of the document.
        name: as written, complete, without a verb.
        milestone: how far it has come, or will.
        scenario: told as done, or promised.
        period: when, as in `Report.period`.
        quote: the words that tell it.
        start: offset of the quote's first character; None where a record was typed by hand.
        end: offset after its last character.
        sentence: the sentence that holds the quote.
    """

    document: str
    report: int = 0
    name: str
    milestone: Milestone
    scenario: Scenario
    period: str
    quote: str = ""
    start: int | None = None
    end: int | None = None
    sentence: str | None = None


Record = Report | Fact | Project


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence (or a table's row) with its section, and what the reader could not read in it.

    Attributes:
        section: the headings above it, joined by ` › `.
        start: offset of its first character in the document's stored text.
        end: offset after its last character.
        text: as written.
        place: where it begins in the original, as `Place.where`; None where its offset says so.
        unread_quantities: how many quantities in it no rule could read.
        unread_indicators: catalogue codes that it names beside such a quantity without a fact of theirs: told, not read.
    """

    section: str
    start: int
    end: int
    text: str
    place: str | None = None
    unread_quantities: int = 0
    unread_indicators: tuple[str, ...] = ()


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a stretch of a stored text stands in the original.

    Attributes:
        start: offset of its first character in the stored text; it goes on to the next place.
        where: of a web page, the XPath of its element; of a PDF, the page and the rectangle in points from the top left,
            as RFC 8118 writes them (`page=3&viewrect=72,90,451,14`); of a workbook, sheet and row (`附表1!A5`); of other
            office files, the ordinal of paragraph or row (`p12`, `t1r3`).
    """

    start: int
    where: str


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """The bytes of one file or page, decoded.

    Attributes:
        address: the path or URL it came from, as given.
        content_hash: SHA-256 of the bytes, in hex.
        media_type: `text/plain`, `text/html`, `application/pdf` …: what the bytes are, whatever the name says.
        encoding: the encoding it was decoded with; empty where the format knows no such choice.
        size_bytes: the length of the bytes.
        text: the stored text that all offsets point into. Of a plain or Markdown file, the decoded file, unchanged.
        head: fields that the document states of itself (YAML head, HTML meta): title, source, date, district_code …
        places: where the text comes from, in its order; empty where offsets in the text are offsets in the original.
    """

    address: str
    content_hash: str
    media_type: str
    encoding: str
    size_bytes: int
    text: str
    head: dict[str, str] = {}
    places: tuple[Place, ...] = ()

    def place_of(self, offset: int) -> str | None:
        """Where the character at this offset stands in the original, as `Place.where`; None where the offset says so."""
        index = bisect_right(self.places, offset, key=lambda place: place.start)
        return self.places[index - 1].where if index else None


class ReportReading(msgspec.Struct, frozen=True, kw_only=True):
    """All that was read in one report, in the order of the text."""

    report: Report
    passages: tuple[Passage, ...]
    facts: tuple[Fact, ...]
    projects: tuple[Project, ...]


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """All that was read in one document. No reports: the document is readable but is no report; `note` says why."""

    document: Document
    reports: tuple[ReportReading, ...]
    note: str | None = None
