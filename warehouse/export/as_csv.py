"""CSV as PostgreSQL writes it: RFC 4180 in UTF-8, null is nothing between the commas, an empty text is `""`."""

from __future__ import annotations

from pathlib import Path

import psycopg
from psycopg import sql

from warehouse.export.table import Table

# Also a tab and a carriage return: spreadsheets pass over them.
_FORMULA_BEGINS = "=+-@\t\r"


def write_csv(connection: psycopg.Connection, query: sql.Composable, path: Path) -> int:
    """Stream the answer of a query into a file and count its rows; the server makes the lines."""
    copy = sql.SQL("copy ({}) to stdout (format csv, header, encoding 'UTF8')").format(query)
    with path.open("wb") as file, connection.cursor() as cursor:
        with cursor.copy(copy) as blocks:
            for block in blocks:
                file.write(block)
        return cursor.rowcount


def mart_as_csv(connection: psycopg.Connection, table: Table, path: Path) -> int:
    """Write a mart; a boolean is `true` or `false`, a number has the digits that it has in the warehouse."""
    items = sql.SQL(", ").join(
        sql.SQL("{0}::text as {0}" if column.type == "boolean" else "{}").format(sql.Identifier(column.name))
        for column in table.columns
    )
    query = sql.SQL("select {} from ({}) as rows").format(items, table.query())
    return write_csv(connection, query, path)


def count_formulas(connection: psycopg.Connection, table: Table) -> int:
    """How many cells hold a text that a spreadsheet takes for a formula when it opens a CSV file."""
    texts = [sql.Identifier(column.name) for column in table.columns if column.type == "text"]
    if not texts:
        return 0
    signs = sql.Literal(list(_FORMULA_BEGINS))
    found = sql.SQL(" + ").join(
        sql.SQL("count(*) filter (where left({}, 1) = any({}))").format(text, signs) for text in texts
    )
    row = connection.execute(sql.SQL("select {} from ({}) as rows").format(found, table.rows())).fetchone()
    assert row is not None
    return int(row[0])
