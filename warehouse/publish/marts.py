"""The marts as dbt built them: which there are, with their columns and comments."""

from __future__ import annotations

from dataclasses import dataclass

import psycopg

BUILD_SCHEMA = "build"


@dataclass(frozen=True)
class MartColumn:
    """A column of a mart: its name, its PostgreSQL type as `format_type` prints it, what it means."""

    name: str
    type: str
    comment: str | None


@dataclass(frozen=True)
class Mart:
    """A table that dbt built to be published, under the name that users know."""

    name: str
    comment: str | None
    columns: tuple[MartColumn, ...]


def built_mart(connection: psycopg.Connection, name: str) -> Mart:
    """What stands in the build schema under this name."""
    comment = connection.execute("select obj_description(%s::regclass)", [f"{BUILD_SCHEMA}.{name}"]).fetchone()
    return Mart(name, comment[0] if comment else None, columns_of(connection, BUILD_SCHEMA, name))


def columns_of(connection: psycopg.Connection, schema: str, name: str) -> tuple[MartColumn, ...]:
    """The columns of a table or view in order; none if it does not exist."""
    rows = connection.execute(
        """
        select attribute.attname, format_type(atttypid, atttypmod), col_description(class.oid, attnum)
        from pg_attribute as attribute
        join pg_class as class on class.oid = attrelid
        where relnamespace = (select oid from pg_namespace where nspname = %s)
            and relname = %s and attnum > 0 and not attisdropped
        order by attnum
        """,
        [schema, name],
    ).fetchall()
    return tuple(MartColumn(*row) for row in rows)


def physical_name(column: MartColumn, kept: dict[str, str]) -> str:
    """Under which name a column is kept. A published table never loses or retypes one: old snapshots still read it."""
    return column.name if kept.get(column.name, column.type) == column.type else f"{column.name}:{column.type}"[:63]
