"""The views that users see: each shows the rows of the build that the pointer names. Of no build is only `runs`."""

from __future__ import annotations

import psycopg
from psycopg import sql

from warehouse.publish.functions import fit_functions
from warehouse.publish.marts import Mart, MartColumn, columns_of, physical_name
from warehouse.publish.shapes import Shape
from warehouse.publish.translated import create_missing, drop_stale
from warehouse.roles import READER_ROLE

# What was done, made with the schemas (`warehouse/runs.py`).
LIVE_VIEW = "runs"


def fit_views(connection: psycopg.Connection, shape: Shape) -> None:
    """Let the views and functions of `marts` and `marts_zh` be those of this shape. Part of the transaction that shows a build."""
    drop_stale(connection, shape.translated)
    for mart in shape.marts:
        _fit_view(connection, mart)
    _drop_views(connection, keep=[LIVE_VIEW, *(mart.name for mart in shape.marts)])
    create_missing(connection, shape.translated)
    fit_functions(connection, shape.functions)


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
    types = {column.name: column.type for column in kept}
    columns = sql.SQL(", ").join(
        sql.SQL("kept.{} as {}").format(sql.Identifier(physical_name(column, types)), sql.Identifier(column.name))
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
