"""One build, seen by the reader: what an export reads and what it cites are the same, whatever is published meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg
from psycopg import sql

from warehouse.connection import Database
from warehouse.errors import WarehouseError
from warehouse.publish import Build, current_build


@dataclass(frozen=True)
class Snapshot:
    """The warehouse at one moment.

    Attributes:
        connection: of `huibao_reader`, in a transaction that is read-only.
        build: which the views show.
    """

    connection: psycopg.Connection
    build: Build


@contextmanager
def snapshot(database: Database) -> Iterator[Snapshot]:
    """What is published now, for as long as it is read.

    Raises:
        WarehouseError: nothing is published, or the reader cannot connect.
    """
    with database.connect() as owner, database.connect_as_reader() as reader:
        for connection in (owner, reader):
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        reader.read_only = True
        token = _exported(owner)
        build = current_build(owner) if _has_builds(owner) else None
        if build is None:
            raise WarehouseError("Nothing is published yet; fill the warehouse with: huibao run PATH…")
        reader.execute(sql.SQL("set transaction snapshot {}").format(sql.Literal(token)))
        # Values are written alike wherever the server stands.
        reader.execute("set local datestyle = 'ISO, YMD'")
        reader.execute("set local timezone = 'UTC'")
        yield Snapshot(reader, build)


def _exported(owner: psycopg.Connection) -> str:
    row = owner.execute("select pg_export_snapshot()").fetchone()
    assert row is not None
    return str(row[0])


def _has_builds(owner: psycopg.Connection) -> bool:
    return owner.execute("select to_regclass('published.current_build') is not null").fetchone() == (True,)
