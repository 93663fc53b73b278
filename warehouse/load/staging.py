"""One reading → the rows of `staging`, in the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import psycopg
from psycopg import sql
from sqlalchemy import Connection, Table, delete, func, insert, select, text, update
from sqlalchemy.dialects.postgresql import insert as upsert

from loaders.errors import RejectedDocument
from loaders.facts import Reading, ReportReading
from warehouse.load.rows import ReportRows, report_row, rows_of
from warehouse.schema import (
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


def held_version(connection: Connection, content_hash: str) -> str | None:
    """Which reader's reading of this content is held; None if there is none."""
    return connection.scalar(select(documents.c.reader_version).where(documents.c.content_hash == content_hash))


def store(connection: Connection, reading: Reading, reader_version: str) -> None:
    """Store a reading in place of any other of the same content, and let its address point to it."""
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
    }
    statement = upsert(documents).values(row)
    statement = statement.on_conflict_do_update(index_elements=["content_hash"], set_=row | {"read_at": func.now()})
    document_id = connection.scalar(statement.returning(documents.c.document_id))
    connection.execute(delete(reports).where(reports.c.document_id == document_id))
    for report in reading.reports:
        _store_report(connection, int(document_id or 0), document.content_hash, reader_version, report)
    point_address(connection, document.address, document.content_hash)


def point_address(connection: Connection, address: str, content_hash: str) -> None:
    """Note that this address shows this content now; what it showed before stays, superseded."""
    document_id = select(documents.c.document_id).where(documents.c.content_hash == content_hash).scalar_subquery()
    here = (sources.c.address == address) & sources.c.superseded_at.is_(None)
    if not connection.scalar(select(sources.c.source_id).where(here, sources.c.document_id == document_id)):
        connection.execute(update(sources).where(here).values(superseded_at=func.now()))
        connection.execute(insert(sources).values(address=address, document_id=document_id))
    settle(connection, address)


def settle(connection: Connection, address: str) -> None:
    """Note that what stands at this address can be read now, if it could not."""
    connection.execute(
        update(rejections)
        .where(rejections.c.address == address, rejections.c.resolved_at.is_(None))
        .values(resolved_at=func.now())
    )


def reject(
    connection: Connection, address: str, rejection: RejectedDocument, content_hash: str | None, size_bytes: int | None
) -> None:
    """Keep a document that cannot be read with its reason. Rejected again for the same reason, the row stays as it is."""
    row = {
        "content_hash": content_hash,
        "size_bytes": size_bytes,
        "reason_code": rejection.code,
        "reason": rejection.reason,
        "hint": rejection.hint,
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
