"""The record of builds and the pointer to the published one."""

from __future__ import annotations

from dataclasses import dataclass

import psycopg

from warehouse.publish.shapes import Shape


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


@dataclass(frozen=True)
class KeptBuild(Build):
    """A build whose rows are kept.

    Attributes:
        is_current: the views show it.
    """

    is_current: bool


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


def finish_build(connection: psycopg.Connection, build_id: int, shape: Shape, added: int, removed: int) -> None:
    """Move the pointer to a new build. Part of the transaction that makes it visible.

    Builds that were rolled back from end here: their rows were taken off while this one was merged.
    """
    current = current_build(connection)
    connection.execute(
        "update published.builds set shape = null where build_id > %s", [current.build_id if current else 0]
    )
    connection.execute(
        "update published.builds set published_at = now(), rows_added = %s, rows_removed = %s, shape = %s "
        "where build_id = %s",
        [added, removed, shape.as_json(), build_id],
    )
    point_to(connection, build_id)


def point_to(connection: psycopg.Connection, build_id: int) -> None:
    """Let the views show this build."""
    connection.execute(
        "insert into published.current_build (build_id) values (%s) "
        "on conflict (only_one) do update set build_id = excluded.build_id",
        [build_id],
    )


def tried_since_current(connection: psycopg.Connection, build_id: int) -> bool:
    """Whether there were builds between the current one and this one, which may have left rows."""
    row = connection.execute(
        "select exists (select from published.builds where build_id < %s "
        "and build_id > coalesce((select build_id from published.current_build), 0))",
        [build_id],
    ).fetchone()
    return row == (True,)


def kept_builds(connection: psycopg.Connection) -> list[KeptBuild]:
    """The builds that can be shown, from the oldest on."""
    rows = connection.execute(
        "select build_id, inputs, project, published_at::timestamp(0)::text, current_build.build_id is not null "
        "from published.builds left join published.current_build using (build_id) "
        "where shape is not null order by build_id"
    )
    return [KeptBuild(*row) for row in rows]


def kept_shape(connection: psycopg.Connection, build_id: int) -> Shape:
    """The marts and functions of a build that is kept."""
    row = connection.execute("select shape::text from published.builds where build_id = %s", [build_id]).fetchone()
    assert row is not None
    return Shape.from_json(row[0])


def forget_builds_before(connection: psycopg.Connection, build_id: int) -> None:
    """These builds can no longer be shown."""
    connection.execute("update published.builds set shape = null where build_id < %s", [build_id])
