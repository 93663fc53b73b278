"""What is read at a place, before corrections."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, select

from warehouse.connection import Database
from warehouse.corrections.entries import RecordKind, Values, check_field, fields_of, value_of
from warehouse.errors import WarehouseError
from warehouse.schema import districts, documents, indicators, key_projects, passages, reports, targets, years

_EVIDENCE = re.compile(r"([0-9a-f]{8,64})#(\d{1,9})-(\d{1,9})")
_COLUMNS = {"indicator": "indicator_code"}
"""Fields of records that the tables name otherwise."""


@dataclass(frozen=True)
class Place:
    """Where some words stand in a document.

    Attributes:
        content_hash: the document.
        start: offset of the first character in its stored text.
        end: offset after the last.
    """

    content_hash: str
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.content_hash}#{self.start}-{self.end}"


@dataclass(frozen=True)
class Reading:
    """A fact or milestone as the reader reads it.

    Attributes:
        record: which of the two.
        place: where its quote stands.
        quote: the words.
        sentence: the sentence around them.
        report: the area and title of the report.
        values: what it says, under the names that records have.
    """

    record: RecordKind
    place: Place
    quote: str
    sentence: str | None
    report: str
    values: Values

    def __str__(self) -> str:
        told = ", ".join(f"{field}={value}" for field, value in self.values.items() if value not in (None, ""))
        return f"{self.record}: {told or 'nothing'}"


def place_of(database: Database, evidence: str) -> Place:
    """Evidence as the marts have it; the first characters of the hash will do.

    Raises:
        WarehouseError: it is no evidence, or no one document of the warehouse has this hash.
    """
    if not (match := _EVIDENCE.fullmatch(evidence)):
        raise WarehouseError(f"{evidence} is no evidence; the marts have it as <document hash>#<start>-<end>.")
    with database.engine.connect() as connection:
        query = select(documents.c.content_hash).where(documents.c.content_hash.startswith(match[1])).limit(2)
        found: Sequence[str] = connection.scalars(query).all()
    if len(found) != 1:
        raise WarehouseError(
            f"{'More than one' if found else 'No'} document is held whose hash begins with {match[1]}."
        )
    return Place(found[0], int(match[2]), int(match[3]))


def readings_at(database: Database, place: Place) -> list[Reading]:
    """What is read at these words, in the order of the text: everything whose quote overlaps them."""
    tables: tuple[tuple[RecordKind, Table], ...] = (
        ("fact", indicators),
        ("fact", targets),
        ("project", key_projects),
    )
    with database.engine.connect() as connection:
        found = [
            _reading(record, row)
            for record, table in tables
            for row in connection.execute(
                _records(table).where(
                    documents.c.content_hash == place.content_hash,
                    table.c.start_offset < place.end,
                    table.c.end_offset > place.start,
                )
            )
        ]
    return sorted(found, key=lambda reading: (reading.place.start, reading.place.end))


def meant(place: Place, readings: Sequence[Reading], fields: Iterable[str], which: Mapping[str, str]) -> Reading:
    """The one reading that has these fields, and in which those of `which` say what was typed.

    Raises:
        WarehouseError: none fits, or several do; what is read there is told.
    """
    named = {*fields, *which}
    if len(readings) == 1:
        for field in named:
            check_field(readings[0].record, field)
    fitting = [
        reading
        for reading in readings
        if named <= reading.values.keys()
        and all(reading.values[field] == value_of(reading.record, field, said) for field, said in which.items())
    ]
    if len(fitting) != 1:
        asked = "Which is meant? Say it with --which FIELD=VALUE" if fitting else "Nothing that fits is read there"
        told = "".join(f"\n  {reading}" for reading in fitting or readings) or " nothing"
        raise WarehouseError(f"{place}: {asked}. Read is:{told}")
    return fitting[0]


def missed_at(database: Database, place: Place, quote: str, record: RecordKind) -> Reading:
    """Words that the reader passed over: those of the place, or in the sentences that the place touches.

    Raises:
        WarehouseError: they do not stand there, or more than once.
    """
    with database.engine.connect() as connection:
        found = list(_words(connection, place, quote, record))
    exact = [reading for reading in found if reading.place == place]
    if len(found) != 1 and not exact:
        times = f"{len(found)} times" if found else "nowhere"
        raise WarehouseError(
            f"{quote!r} stands {times} in the sentences at {place}. Write it as it stands there, and give as evidence "
            "the sentence or, where it stands twice, the very offsets."
        )
    return (exact or found)[0]


def _records(table: Table) -> Select[Any]:
    own = districts.alias("own")
    return (
        select(
            table,
            documents.c.content_hash,
            passages.c.text.label("sentence"),
            reports.c.title,
            years.c.period,
            own.c.district_name.label("own_name"),
            districts.c.district_name,
            districts.c.is_reporting,
        )
        .join_from(table, reports, table.c.report_id == reports.c.report_id)
        .join(documents, documents.c.document_id == reports.c.document_id)
        .join(own, (own.c.report_id == reports.c.report_id) & own.c.is_reporting)
        .join(districts, districts.c.district_id == table.c.district_id)
        .join(years, years.c.year_id == table.c.year_id)
        .outerjoin(passages, passages.c.passage_id == table.c.passage_id)
    )


def _reading(record: RecordKind, row: Row[Any]) -> Reading:
    columns = row._mapping
    told = {"region": None if columns["is_reporting"] else columns["district_name"]}
    values = {
        field: told[field] if field in told else _plain(columns[_COLUMNS.get(field, field)])
        for field in fields_of(record)
    }
    return Reading(
        record=record,
        place=Place(columns["content_hash"], columns["start_offset"], columns["end_offset"]),
        quote=columns["quote"],
        sentence=columns["sentence"],
        report=f"{columns['own_name']} {columns['title']}",
        values=values,
    )


def _words(connection: Connection, place: Place, quote: str, record: RecordKind) -> Iterator[Reading]:
    """Where a quote stands in the sentences that a place touches."""
    query = (
        select(passages.c.text, passages.c.start_offset, reports.c.title, districts.c.district_name)
        .join_from(passages, reports, reports.c.report_id == passages.c.report_id)
        .join(documents, documents.c.document_id == reports.c.document_id)
        .join(districts, (districts.c.report_id == reports.c.report_id) & districts.c.is_reporting)
        .where(
            documents.c.content_hash == place.content_hash,
            passages.c.start_offset < place.end,
            passages.c.end_offset > place.start,
        )
    )
    for row in connection.execute(query):
        for match in re.finditer(re.escape(quote), row.text):
            where = Place(place.content_hash, row.start_offset + match.start(), row.start_offset + match.end())
            yield Reading(record, where, quote, row.text, f"{row.district_name} {row.title}", {})


def _plain(value: object) -> object:
    """Numbers as YAML has them: without needless zeros."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)
