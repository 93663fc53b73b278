"""Records as `huibao extract` prints them, from any extractor or typed by hand → `staging`.

Every `document` that a file names becomes a document of its own, whose content is its lines: loaded again without a
change, nothing happens.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import msgspec

from loaders.errors import RejectedDocument
from loaders.facts import Document, Fact, Project, Reading, Record, Report, ReportReading
from warehouse.connection import Database
from warehouse.load.rows import report_row, rows_of
from warehouse.load.staging import held_version, point_address, reject, store
from warehouse.load.tally import Tally
from warehouse.runs import recorded

READER_VERSION = "records"

_DECODER: msgspec.json.Decoder[Record] = msgspec.json.Decoder(Record)
_HINT = "Mend the line; `huibao extract FILE` prints what a record looks like."


class _Lines:
    """The lines of one document, and the first thing that is wrong with them."""

    def __init__(self) -> None:
        self.digest = hashlib.sha256()
        self.size = 0
        self.records: list[Record] = []
        self.fault: str | None = None

    def add(self, line: bytes, number: int) -> None:
        self.digest.update(line + b"\n")
        self.size += len(line) + 1
        try:
            self.records.append(_DECODER.decode(line))
        except msgspec.DecodeError as error:  # msgspec.ValidationError is one
            self.fault = self.fault or f"Line {number}: {error}."
        if b"\\u0000" in line:
            self.fault = self.fault or f"Line {number}: a NUL character, which PostgreSQL cannot store."


def load_records(database: Database, file: Path, progress: Callable[[], None] = lambda: None) -> Tally:
    """Load a file of JSON Lines. A document with a faulty line is rejected as a whole, with the line's number.

    Raises:
        OSError: the file cannot be read.
    """
    lines = _by_document(file)
    tally = Tally()
    with recorded(database.loader, "load", READER_VERSION, tally.as_run):
        for address, document in lines.items():
            _load(database, address, document, tally)
            progress()
    return tally


def _by_document(file: Path) -> dict[str, _Lines]:
    documents: dict[str, _Lines] = defaultdict(_Lines)
    with file.open("rb") as opened:
        for number, line in enumerate(opened, start=1):
            if line := line.strip():
                documents[_document_of(line) or f"{file.absolute()}:{number}"].add(line, number)
    return documents


def _document_of(line: bytes) -> str | None:
    class Named(msgspec.Struct):
        document: str

    try:
        return msgspec.json.decode(line, type=Named).document
    except msgspec.DecodeError:
        return None


def _load(database: Database, address: str, lines: _Lines, tally: Tally) -> None:
    content_hash = lines.digest.hexdigest()
    with database.loader.begin() as connection:
        if held_version(connection, content_hash) == READER_VERSION:
            point_address(connection, address, content_hash)
            tally.count("unchanged")
            return
        try:
            reading = _reading(address, content_hash, lines)
        except RejectedDocument as rejection:
            reject(connection, address, rejection, content_hash, lines.size)
            tally.count("rejected")
            tally.rejections.append((address, str(rejection)))
            return
        store(connection, reading, READER_VERSION)
        point_address(connection, address, content_hash)
    tally.count_reading(reading)


def _reading(address: str, content_hash: str, lines: _Lines) -> Reading:
    if lines.fault:
        raise RejectedDocument("bad_record", lines.fault, _HINT)
    document = Document(
        address=address,
        content_hash=content_hash,
        media_type="application/jsonl",
        encoding="",
        size_bytes=lines.size,
        text="",
    )
    return Reading(document=document, reports=tuple(_reports(lines.records)))


def _reports(records: list[Record]) -> list[ReportReading]:
    heads = [record for record in records if isinstance(record, Report)]
    numbers = [head.report for head in heads]
    stray = {record.report for record in records} - set(numbers)
    if stray:
        raise RejectedDocument(
            "bad_record", f"There are records of report {min(stray)}, but no report record for it.", _HINT
        )
    if len(set(numbers)) < len(numbers):
        raise RejectedDocument("bad_record", "Two report records have the same number.", _HINT)
    readings = [
        ReportReading(
            report=head,
            passages=(),
            facts=tuple(record for record in records if isinstance(record, Fact) and record.report == head.report),
            projects=tuple(
                record for record in records if isinstance(record, Project) and record.report == head.report
            ),
        )
        for head in heads
    ]
    for reading in readings:
        try:
            report_row(reading.report)
            rows_of(reading)
        except ValueError as error:
            raise RejectedDocument("bad_record", f"Report {reading.report.report}: {error}.", _HINT) from error
    return readings
