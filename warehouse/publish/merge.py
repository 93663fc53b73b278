"""Merging a build's rows into the published ones, and moving the views over to them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

import psycopg
from psycopg import sql

from warehouse.errors import PublishError
from warehouse.home import READER_ROLE
from warehouse.publish.builds import finish_build
from warehouse.publish.functions import MartFunction, fit_functions
from warehouse.publish.marts import BUILD_SCHEMA, Mart, MartColumn, built_mart, columns_of
from warehouse.publish.tables import prepare
from warehouse.publish.translated import create_missing, drop_stale, translated_views
from warehouse.publish.wording import Wording

_TECHNICAL = {"first_build", "last_build", "row_hash"}
# Shorter than PostgreSQL's deadlock_timeout (1 s), so that it is never a reader who is killed.
_LOCK_TIMEOUT = "200ms"
_PATIENCE_SECONDS = 600


def publish(
    connection: psycopg.Connection,
    build_id: int,
    marts: Iterable[str],
    functions: Iterable[MartFunction] = (),
    wording: Wording | None = None,
) -> tuple[int, int]:
    """Show the marts of this build to everybody.

    Args:
        connection: of the owner, in autocommit mode and without an open transaction.
        build_id: the number of the build whose rows stand in the build schema.
        marts: the names of its marts.
        functions: what users may call beside them.
        wording: how `marts_zh` tells them; without it, `marts_zh` is empty.

    Returns:
        How many rows are new and how many are gone, over all marts.

    Raises:
        PublishError: the locks for changed columns could not be had in ten minutes, something outside depends on a view, or
            a name is too long.
    """
    prepare(connection)
    built = [built_mart(connection, name) for name in marts]
    for mart in built:
        _patiently(connection, lambda mart=mart: _fit_table(connection, mart))  # type: ignore[misc]
    added, removed = 0, 0
    for mart in built:
        with connection.transaction():
            new, gone = _merge(connection, mart, build_id)
            added, removed = added + new, removed + gone
    offered = list(functions)
    translated = translated_views(built, wording) if wording else []

    def show() -> None:
        drop_stale(connection, translated)
        for mart in built:
            _fit_view(connection, mart)
        _drop_views(connection, keep=[mart.name for mart in built])
        create_missing(connection, translated)
        fit_functions(connection, offered)
        finish_build(connection, build_id, added, removed)

    _patiently(connection, show)
    return added, removed


def _patiently(connection: psycopg.Connection, change: Callable[[], None]) -> None:
    """Try a change that needs a lock until nobody is in the way, without ever making a reader queue for long."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            with connection.transaction():
                connection.execute(sql.SQL("set local lock_timeout = {}").format(sql.Literal(_LOCK_TIMEOUT)))
                change()
            return
        except (psycopg.errors.LockNotAvailable, psycopg.errors.DeadlockDetected) as error:
            if time.monotonic() > deadline:
                raise PublishError(
                    f"Readers hold a view whose columns change; end them and build again: {error}"
                ) from error
            time.sleep(0.2)
        except psycopg.errors.DependentObjectsStillExist as error:
            raise PublishError(
                f"Something of yours depends on a view whose columns change; drop it first: {error}"
            ) from error


def _physical(column: MartColumn, kept: dict[str, str]) -> str:
    """Under which name a column is kept. A published table never loses or retypes one: old snapshots still read it."""
    return column.name if kept.get(column.name, column.type) == column.type else f"{column.name}:{column.type}"[:63]


def _fit_table(connection: psycopg.Connection, mart: Mart) -> None:
    table = sql.Identifier("published", mart.name)
    kept = {column.name: column.type for column in columns_of(connection, "published", mart.name)}
    if not kept:
        connection.execute(
            sql.SQL("create table {} (first_build bigint not null, last_build bigint, row_hash uuid not null)").format(
                table
            )
        )
        index = sql.Identifier(f"{mart.name}_valid"[:63])
        connection.execute(sql.SQL("create index {} on {} (row_hash) where last_build is null").format(index, table))
    for column in mart.columns:
        if _physical(column, kept) not in kept:
            name = sql.Identifier(_physical(column, kept))
            connection.execute(sql.SQL("alter table {} add column {} {}").format(table, name, sql.SQL(column.type)))


def _merge(connection: psycopg.Connection, mart: Mart, build_id: int) -> tuple[int, int]:
    """Close the rows that the build has no more and open those that are new. Until the pointer moves nobody sees either."""
    kept = {column.name: column.type for column in columns_of(connection, "published", mart.name)}
    names = {
        "table": sql.Identifier("published", mart.name),
        "built": sql.Identifier(BUILD_SCHEMA, mart.name),
        "columns": sql.SQL(", ").join(sql.Identifier(column.name) for column in mart.columns),
        "physical": sql.SQL(", ").join(sql.Identifier(_physical(column, kept)) for column in mart.columns),
        "build": sql.Literal(build_id),
        "shape": sql.Literal(repr([(column.name, column.type) for column in mart.columns])),
    }
    # A publish that was cut off has left rows of a build that nobody ever saw.
    connection.execute(
        sql.SQL(
            "delete from {table} where first_build > coalesce((select build_id from published.current_build), 0)"
        ).format(**names)
    )
    connection.execute(
        sql.SQL(
            "update {table} set last_build = null where last_build >= coalesce((select build_id from published.current_build), 0)"
        ).format(**names)
    )
    connection.execute("set local datestyle = 'ISO, YMD'")
    connection.execute("set local timezone = 'UTC'")
    connection.execute(
        sql.SQL(
            "create temporary table built_rows on commit drop as "
            "select md5({shape} || (built.*)::text)::uuid as row_hash, built.* from {built} as built"
        ).format(**names)
    )
    connection.execute("create index on built_rows (row_hash)")
    connection.execute("analyze built_rows")
    gone = connection.execute(
        sql.SQL(
            "update {table} as kept set last_build = (select build_id from published.current_build) "
            "where last_build is null and not exists (select from built_rows where built_rows.row_hash = kept.row_hash)"
        ).format(**names)
    ).rowcount
    new = connection.execute(
        sql.SQL(
            "insert into {table} (first_build, row_hash, {physical}) select {build}, row_hash, {columns} from built_rows "
            "where not exists (select from {table} as kept where kept.last_build is null and kept.row_hash = built_rows.row_hash)"
        ).format(**names)
    ).rowcount
    connection.execute("drop table built_rows")
    return new, gone


def _fit_view(connection: psycopg.Connection, mart: Mart) -> None:
    view = sql.Identifier("marts", mart.name)
    shown = columns_of(connection, "marts", mart.name)
    if [(column.name, column.type) for column in shown] != [(column.name, column.type) for column in mart.columns]:
        connection.execute(sql.SQL("drop view if exists {}").format(view))
        connection.execute(_view_definition(mart, columns_of(connection, "published", mart.name)))
        connection.execute(sql.SQL("grant select on {} to {}").format(view, sql.Identifier(READER_ROLE)))
        shown = ()
    said = {column.name: column.comment for column in shown}
    for column in mart.columns:
        if said.get(column.name) != column.comment:
            name = sql.Identifier("marts", mart.name, column.name)
            connection.execute(sql.SQL("comment on column {} is {}").format(name, sql.Literal(column.comment)))
    row = connection.execute("select obj_description(%s::regclass)", [f"marts.{mart.name}"]).fetchone()
    if row and row[0] != mart.comment:
        connection.execute(sql.SQL("comment on view {} is {}").format(view, sql.Literal(mart.comment)))


def _view_definition(mart: Mart, kept: tuple[MartColumn, ...]) -> sql.Composed:
    types = {column.name: column.type for column in kept if column.name not in _TECHNICAL}
    columns = sql.SQL(", ").join(
        sql.SQL("kept.{} as {}").format(sql.Identifier(_physical(column, types)), sql.Identifier(column.name))
        for column in mart.columns
    )
    return sql.SQL(
        "create view {view} as select {columns} from {table} as kept cross join published.current_build as build "
        "where kept.first_build <= build.build_id and (kept.last_build is null or kept.last_build >= build.build_id)"
    ).format(view=sql.Identifier("marts", mart.name), columns=columns, table=sql.Identifier("published", mart.name))


def _drop_views(connection: psycopg.Connection, keep: list[str]) -> None:
    """A mart that the project no longer has is no longer shown; its rows stay in `published`."""
    rows = connection.execute(
        "select viewname from pg_views where schemaname = 'marts' and viewname <> all(%s)", [keep]
    ).fetchall()
    for (name,) in rows:
        connection.execute(sql.SQL("drop view {}").format(sql.Identifier("marts", name)))
