"""What is exported: a mart with its columns, and the query for its rows."""

from __future__ import annotations

from dataclasses import dataclass

import psycopg
from psycopg import sql

from warehouse.errors import WarehouseError
from warehouse.publish import columns_of, split_comment
from warehouse.query import what_there_is

_SCHEMAS = ("marts", "marts_zh")
# Rows stand together by what they are about, and in the same order in every export of a build.
_ORDER = ("district_code", "indicator_code", "measure", "period_start", "period_end", "year")


@dataclass(frozen=True)
class Column:
    """A column of an export.

    Attributes:
        name: as it stands in the view.
        type: its PostgreSQL type, as `format_type` prints it.
        label: its name in the other language, Chinese for `marts` and English for `marts_zh`.
        meaning: what its comment says of it.
    """

    name: str
    type: str
    label: str
    meaning: str


@dataclass(frozen=True)
class Table:
    """A view of `marts` or `marts_zh`, or a part of its rows.

    Attributes:
        name: of the view.
        label: its name in the other language.
        meaning: what its comment says of it.
        columns: in order.
        source: the view with its schema.
        where: an SQL condition over its columns; None for all rows.
    """

    name: str
    label: str
    meaning: str
    columns: tuple[Column, ...]
    source: sql.Identifier
    where: str | None

    def rows(self) -> sql.Composed:
        """A query for the rows, in no order."""
        # On a line of its own, a comment in the condition comments out nothing of ours.
        condition = sql.SQL("\n").join((sql.SQL(self.where or "true"), sql.SQL("")))
        return sql.SQL("select * from {} where ({})").format(self.source, condition)

    def query(self) -> sql.Composed:
        """A query for the rows in their order."""
        by = [column for name in _ORDER for column in self.columns if name in (column.name, column.label)]
        keys = [
            sql.SQL('{} collate "C"' if column.type == "text" else "{}").format(sql.Identifier(column.name))
            for column in (*by, self.columns[0])
        ]
        return sql.SQL("{} order by {}").format(self.rows(), sql.SQL(", ").join(keys))


def table(connection: psycopg.Connection, name: str, where: str | None = None) -> Table:
    """The view of this name in `marts` or `marts_zh`.

    Raises:
        WarehouseError: there is none; the message says what there is.
    """
    for schema in _SCHEMAS:
        columns = columns_of(connection, schema, name)
        if columns:
            comment = connection.execute("select obj_description(%s::regclass)", [f'{schema}."{name}"']).fetchone()
            label, meaning = split_comment(comment[0] if comment else None)
            described = tuple(Column(column.name, column.type, *split_comment(column.comment)) for column in columns)
            return Table(name, label, meaning, described, sql.Identifier(schema, name), where)
    raise WarehouseError(f"There is no view {name}. {what_there_is(connection)}")
