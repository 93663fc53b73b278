"""The record of builds and the pointer to the published one."""

from __future__ import annotations

from dataclasses import dataclass

import psycopg


@dataclass(frozen=True)
class Build:
    """A published build.

    Attributes:
        build_id: counts the builds that were tried.
        inputs: digest of what stood in staging.
        project: digest of the dbt project that was run.
        published_at: when, as PostgreSQL prints it.
    """

    build_id: int
    inputs: str
    project: str
    published_at: str


def current_build(connection: psycopg.Connection) -> Build | None:
    """The build that the views show; None before the first."""
    row = connection.execute(
        "select build_id, inputs, project, published_at::timestamp(0)::text "
        "from published.builds join published.current_build using (build_id)"
    ).fetchone()
    return Build(*row) if row else None


def start_build(connection: psycopg.Connection, inputs: str, project: str) -> int:
    """Note that a build begins, and give it its number."""
    row = connection.execute(
        "insert into published.builds (inputs, project) values (%s, %s) returning build_id", [inputs, project]
    ).fetchone()
    assert row is not None
    return int(row[0])


def finish_build(connection: psycopg.Connection, build_id: int, added: int, removed: int) -> None:
    """Move the pointer. Part of the transaction that makes the build visible."""
    connection.execute(
        "update published.builds set published_at = now(), rows_added = %s, rows_removed = %s where build_id = %s",
        [added, removed, build_id],
    )
    connection.execute(
        "insert into published.current_build (build_id) values (%s) "
        "on conflict (only_one) do update set build_id = excluded.build_id",
        [build_id],
    )
