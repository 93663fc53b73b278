"""Merging a build's rows into the published ones. Until the pointer moves nobody sees what is done here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import psycopg
from psycopg import sql

from warehouse.publish.marts import BUILD_SCHEMA, Mart, columns_of, physical_name


@dataclass(frozen=True)
class MadeRows:
    """The rows of a mart that a build made.

    Attributes:
        schema: where they stand, in a table of the mart's name and columns.
        of: which of the mart's rows they stand for, as a condition that names columns in braces; None if for all.
    """

    schema: str = BUILD_SCHEMA
    of: str | None = None


def fit_table(connection: psycopg.Connection, mart: Mart) -> None:
    """Give the table that keeps a mart's rows the columns of this build beside those that it has."""
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
        if physical_name(column, kept) not in kept:
            name = sql.Identifier(physical_name(column, kept))
            connection.execute(sql.SQL("alter table {} add column {} {}").format(table, name, sql.SQL(column.type)))


def fit_indexes(connection: psycopg.Connection, mart: Mart, wanted: Iterable[Sequence[str]]) -> None:
    """Let the rows of a mart be found by these columns, as far as it has them. Readers do not wait for it.

    An index begins with what is asked and ends with what says whether a row is valid.
    """
    kept = {column.name: column.type for column in columns_of(connection, "published", mart.name)}
    physical = {column.name: physical_name(column, kept) for column in mart.columns}
    for columns in wanted:
        if all(column in physical for column in columns):
            names = [physical[column] for column in columns]
            connection.execute(
                sql.SQL("create index if not exists {} on {} ({}, first_build, last_build)").format(
                    sql.Identifier(_index_name(mart.name, names)),
                    sql.Identifier("published", mart.name),
                    sql.SQL(", ").join(map(sql.Identifier, names)),
                )
            )


def _index_name(table: str, columns: Sequence[str]) -> str:
    """Readable where it fits into the 63 bytes that PostgreSQL keeps of a name; unlike any other where it does not."""
    name = "_".join((table, "by", *columns))
    return name if len(name.encode()) <= 63 else f"{table[:40]}_{hashlib.md5(name.encode()).hexdigest()[:12]}"


def reopen(connection: psycopg.Connection, mart: Mart) -> None:
    """Take off what later builds than the current one left: a publish that was cut off, one that was rolled back from."""
    table = sql.Identifier("published", mart.name)
    for statement in (
        "delete from {} where first_build > coalesce((select build_id from published.current_build), 0)",
        "update {} set last_build = null "
        "where last_build >= coalesce((select build_id from published.current_build), 0)",
    ):
        connection.execute(sql.SQL(statement).format(table))


def merge(connection: psycopg.Connection, mart: Mart, build_id: int, made: MadeRows = MadeRows()) -> tuple[int, int]:
    """Close the rows that the build has no more and open those that are new.

    Returns:
        How many rows are new and how many are gone.
    """
    kept = {column.name: column.type for column in columns_of(connection, "published", mart.name)}
    physical = {column.name: sql.Identifier(physical_name(column, kept)) for column in mart.columns}
    names = {
        "table": sql.Identifier("published", mart.name),
        "built": sql.Identifier(made.schema, mart.name),
        "columns": sql.SQL(", ").join(sql.Identifier(column.name) for column in mart.columns),
        "physical": sql.SQL(", ").join(physical.values()),
        "build": sql.Literal(build_id),
        "shape": sql.Literal(repr([(column.name, column.type) for column in mart.columns])),
        "of": sql.SQL(made.of or "true").format(**physical),
    }
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
            "where last_build is null and {of} "
            "and not exists (select from built_rows where built_rows.row_hash = kept.row_hash)"
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
