"""Removing old builds: rows that no kept build shows, and marts that no kept build has."""

from __future__ import annotations

from dataclasses import dataclass

import psycopg
from psycopg import sql

from warehouse.publish.builds import forget_builds_before, kept_builds, kept_shape
from warehouse.publish.locks import patiently

_TECHNICAL_TABLES = ("builds", "current_build", "functions", "translated_views")


@dataclass(frozen=True)
class Removed:
    """What was removed.

    Attributes:
        builds: their numbers.
        rows: how many rows of marts.
    """

    builds: tuple[int, ...]
    rows: int


def remove_builds(connection: psycopg.Connection, keep: int) -> Removed:
    """Keep the current build and those before it, `keep` together; remove what is older. What users see stays as it is.

    Args:
        connection: of the role that builds, in autocommit mode and without an open transaction.
        keep: at least 1.
    """
    kept = kept_builds(connection)
    current = next((build.build_id for build in kept if build.is_current), 0)
    until_now = [build.build_id for build in kept if build.build_id <= current]
    oldest = min(until_now[-keep:], default=0)
    forget_builds_before(connection, oldest)
    shown = {
        mart.name for build in kept if build.build_id >= oldest for mart in kept_shape(connection, build.build_id).marts
    }
    rows = 0
    for table in _tables(connection):
        name = sql.Identifier("published", table)
        if table in shown:
            # Whoever still reads an older build in a long transaction goes on seeing its rows.
            rows += connection.execute(sql.SQL("delete from {} where last_build < %s").format(name), [oldest]).rowcount
        else:
            row = connection.execute(sql.SQL("select count(*) from {}").format(name)).fetchone()
            rows += row[0] if row else 0
            patiently(connection, lambda name=name: _drop(connection, name))  # type: ignore[misc]
    return Removed(tuple(number for number in until_now if number < oldest), rows)


def _tables(connection: psycopg.Connection) -> list[str]:
    rows = connection.execute(
        "select tablename from pg_tables where schemaname = 'published' and tablename <> all(%s) order by tablename",
        [list(_TECHNICAL_TABLES)],
    )
    return [name for (name,) in rows]


def _drop(connection: psycopg.Connection, table: sql.Identifier) -> None:
    connection.execute(sql.SQL("drop table {}").format(table))
