"""One reading → the rows of `staging`, in the caller's transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import psycopg
from psycopg import sql
from sqlalchemy import Connection, Table, delete, func, insert, select, text, update
from sqlalchemy.dialects.postgresql import insert as upsert

from loaders.errors import RejectedDocument
from loaders.facts import Reading, ReportReading
from warehouse.load.rows import ReportRows, report_row, rows_of
from warehouse.schema import (
    copies,
    districts,
    documents,
    indicators,
    key_projects,
    passages,
    rejections,
    reports,
    sources,
    targets,
    years,
)


@dataclass(frozen=True)
class Seen:
    """When and where a content was seen.

    Attributes:
        at: when the address showed it; None for now.
        source_name: what sources.yml calls the source.
        licence: as stated.
    """

    at: datetime | None = None
    source_name: str | None = None
    licence: str | None = None


Showing = Literal["new", "same", "revised"]
"""What an address shows: the first that is known of it, what it showed before, or something else."""


def held_version(connection: Connection, content_hash: str) -> str | None:
    """Which reader's reading of this content is held, or of the document that tells the same; None if there is none."""
    own = select(documents.c.reader_version).where(documents.c.content_hash == content_hash)
    alike = select(copies.c.reader_version).where(copies.c.content_hash == content_hash)
    return connection.scalar(own) or connection.scalar(alike)


def store(connection: Connection, reading: Reading, reader_version: str) -> None:
    """Store a reading in place of any other of the same content."""
    document = reading.document
    # Two processes that load the same content take turns.
    connection.execute(
        text("select pg_advisory_xact_lock(hashtextextended(:hash, 0))"), {"hash": document.content_hash}
    )
    row = {
        "content_hash": document.content_hash,
        "media_type": document.media_type,
        "encoding": document.encoding or None,
        "size_bytes": document.size_bytes,
        "text": document.text or None,
        "outcome": "loaded" if reading.reports else "no_report",
        "note": reading.note,
        "reader_version": reader_version,
        "words_digest": words_digest(reading),
    }
    statement = upsert(documents).values(row)
    statement = statement.on_conflict_do_update(index_elements=["content_hash"], set_=row | {"read_at": func.now()})
    document_id = connection.scalar(statement.returning(documents.c.document_id))
    connection.execute(delete(copies).where(copies.c.content_hash == document.content_hash))
    connection.execute(delete(reports).where(reports.c.document_id == document_id))
    for report in reading.reports:
        _store_report(connection, int(document_id or 0), document.content_hash, reader_version, report)


def note_copy(connection: Connection, reading: Reading, reader_version: str) -> bool:
    """Note that a reading is word for word what a document tells that is held already, if there is one.

    A page whose counter of visitors went on is no revision, and what two sites print is one report with two sources. Of
    several such documents the one that was loaded first counts.
    """
    alike = select(documents.c.document_id).where(
        documents.c.words_digest == words_digest(reading),
        documents.c.reader_version == reader_version,
        documents.c.content_hash != reading.document.content_hash,
    )
    document_id = connection.scalar(alike.order_by(documents.c.document_id).limit(1))
    own = select(documents.c.document_id).where(documents.c.content_hash == reading.document.content_hash)
    if document_id is None or connection.scalar(own) is not None:
        return False
    row = {"document_id": document_id, "reader_version": reader_version}
    statement = upsert(copies).values(row | {"content_hash": reading.document.content_hash})
    connection.execute(statement.on_conflict_do_update(index_elements=["content_hash"], set_=row))
    return True


def words_digest(reading: Reading) -> str | None:
    """Digest of what a reading's reports say of themselves and of their words; None where there are none to compare.

    The day is left out: of two sites that print a report, each may state when it did so.
    """
    if not reading.reports or not reading.document.text:
        return None
    said = [
        (
            *(one.report.report_kind, one.report.district_code, one.report.district_name),
            *(one.report.period, one.report.planned_period),
            "".join(reading.document.text[one.report.start : one.report.end].split()),
        )
        for one in reading.reports
    ]
    return hashlib.sha256(repr(said).encode()).hexdigest()


def point_address(connection: Connection, address: str, content_hash: str, seen: Seen | None = None) -> Showing:
    """Note that this address shows this content now; what it showed before stays, superseded."""
    seen = seen or Seen()
    at = seen.at or func.now()
    own = select(documents.c.document_id).where(documents.c.content_hash == content_hash)
    alike = select(copies.c.document_id).where(copies.c.content_hash == content_hash)
    document_id = func.coalesce(own.scalar_subquery(), alike.scalar_subquery())
    here = (sources.c.address == address) & sources.c.superseded_at.is_(None)
    showing: Showing = "same"
    if not connection.scalar(select(sources.c.source_id).where(here, sources.c.document_id == document_id)):
        superseded = connection.execute(update(sources).where(here).values(superseded_at=at)).rowcount
        row = {"address": address, "seen_at": at, "source_name": seen.source_name, "licence": seen.licence}
        connection.execute(insert(sources).values(row | {"document_id": document_id}))
        showing = "revised" if superseded else "new"
    settle(connection, address)
    return showing


def settle(connection: Connection, address: str, *, came: bool = False) -> None:
    """Note that what stands at this address can be read now, if it could not.

    Args:
        connection: in the caller's transaction.
        address: of the document.
        came: only that it could be had: what could not be read of it stays so.
    """
    unsettled = update(rejections).where(rejections.c.address == address, rejections.c.resolved_at.is_(None))
    if came:
        unsettled = unsettled.where(rejections.c.content_hash.is_(None))
    connection.execute(unsettled.values(resolved_at=func.now()))


def reject(
    connection: Connection,
    address: str,
    rejection: RejectedDocument,
    content_hash: str | None = None,
    size_bytes: int | None = None,
    source_name: str | None = None,
) -> None:
    """Keep a document that cannot be read with its reason. Rejected again for the same reason, the row stays as it is."""
    row = {
        "content_hash": content_hash,
        "size_bytes": size_bytes,
        "reason_code": rejection.code,
        "reason": rejection.reason,
        "hint": rejection.hint,
        "source_name": source_name,
    }
    statement = upsert(rejections).values(row | {"address": address})
    changed = (rejections.c.content_hash.is_distinct_from(content_hash)) | (rejections.c.reason != rejection.reason)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["address"],
            index_where=rejections.c.resolved_at.is_(None),
            set_=row | {"rejected_at": func.now()},
            where=changed,
        )
    )


def _store_report(
    connection: Connection, document_id: int, content_hash: str, reader_version: str, reading: ReportReading
) -> None:
    row = report_row(reading.report) | {
        "document_id": document_id,
        "report_key": f"{content_hash[:16]}.{reading.report.report}",
        "reader_version": reader_version,
    }
    report_id = int(connection.scalar(insert(reports).values(row).returning(reports.c.report_id)) or 0)
    rows: ReportRows = rows_of(reading)
    ids = _new_ids(connection, {table: len(rows.parents[table]) for table in (passages, districts, years)})
    for table, parents in rows.parents.items():
        _copy(connection, table, (dict(row, report_id=report_id) for row in parents), ids[table])
    for table, children in ((indicators, rows.indicators), (targets, rows.targets), (key_projects, rows.key_projects)):
        _copy(
            connection,
            table,
            (
                row.values
                | {
                    "report_id": report_id,
                    "passage_id": ids[passages][row.passage] if row.passage is not None else None,
                    "district_id": ids[districts][row.district],
                    "year_id": ids[years][row.year],
                }
                for row in children
            ),
        )


def _new_ids(connection: Connection, counts: dict[Table, int]) -> dict[Table, list[int]]:
    """Keys for rows that other rows point to, drawn before COPY, which returns none."""
    draw = text("select nextval(pg_get_serial_sequence(:table, :key)) from generate_series(1, :count)")
    return {
        table: list(
            connection.scalars(
                draw, {"table": table.fullname, "key": next(iter(table.primary_key)).name, "count": count}
            )
        )
        for table, count in counts.items()
    }


def _copy(
    connection: Connection, table: Table, rows: Iterable[dict[str, object]], ids: Sequence[int] | None = None
) -> None:
    key = next(iter(table.primary_key)).name
    numbered = [row | {key: ids[place]} if ids is not None else row for place, row in enumerate(rows)]
    if not numbered:
        return
    raw = connection.connection.driver_connection
    assert isinstance(raw, psycopg.Connection)
    columns = list(numbered[0])
    statement = sql.SQL("copy {} ({}) from stdin").format(
        sql.Identifier(table.schema or "", table.name), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with raw.cursor() as cursor, cursor.copy(statement) as copy:
        for row in numbered:
            copy.write_row([row[column] for column in columns])
