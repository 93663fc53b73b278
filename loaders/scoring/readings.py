"""What a reader made of a report: ours, or any other whose records stand in files."""

from __future__ import annotations

from pathlib import Path

import msgspec

from loaders.extract import extract
from loaders.facts import Fact, Project, Record
from loaders.reading import read

_DECODER: msgspec.json.Decoder[Record] = msgspec.json.Decoder(Record)


class FaultyPredictions(Exception):
    """Another reader's records cannot be used; the message names the file and what is wrong with it."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader tells of a document.

    Attributes:
        text: the stored text of the document.
        facts: in the order told.
        projects: in the order told.
    """

    text: str
    facts: tuple[Fact, ...]
    projects: tuple[Project, ...]


def read_by_us(report: Path) -> Told:
    """What our reader finds in a report.

    Raises:
        loaders.errors.RejectedDocument: it cannot be read.
    """
    reading = extract(report)
    return Told(
        text=reading.document.text,
        facts=tuple(fact for one in reading.reports for fact in one.facts),
        projects=tuple(project for one in reading.reports for project in one.projects),
    )


def read_from(report: Path, records: Path) -> Told:
    """What the records of a file tell of a report: JSON Lines, as `huibao extract` prints them.

    Raises:
        FaultyPredictions: a line is no record, or a quote does not stand where its offsets point.
        loaders.errors.RejectedDocument: the report cannot be read.
        OSError: the file is missing.
    """
    text = read(report).text
    facts, projects = [], []
    for number, line in enumerate(records.read_bytes().splitlines(), start=1):
        if not line.strip():
            continue
        try:
            record = _DECODER.decode(line)
        except msgspec.DecodeError as error:
            raise FaultyPredictions(f"{records}:{number}: {error}.") from error
        if isinstance(record, Fact):
            if text[record.start : record.end] != record.quote:
                raise FaultyPredictions(f"{records}:{number}: the quote is not what stands at its offsets in {report}.")
            facts.append(record)
        elif isinstance(record, Project):
            projects.append(record)
    return Told(text=text, facts=tuple(facts), projects=tuple(projects))
