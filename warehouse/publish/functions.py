"""The functions of `marts`: questions that take an argument, answered from the views."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from warehouse.roles import READER_ROLE


@dataclass(frozen=True)
class MartFunction:
    """A function that users may call.

    Attributes:
        name: under which it stands in `marts`.
        definition: the statements that create and describe it.
    """

    name: str
    definition: str


def mart_functions(folder: Path) -> list[MartFunction]:
    """What the SQL files of a folder define; a file has the name of its function."""
    return [MartFunction(file.stem, file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.sql"))]


def fit_functions(connection: psycopg.Connection, functions: Iterable[MartFunction]) -> None:
    """Create what is new, replace what changed and drop what is gone. Part of the transaction that shows a build.

    A function whose definition did not change is left alone; functions that somebody else made are none of ours.
    """
    installed = _installed(connection)
    for function in functions:
        if installed.pop(function.name, None) != function.definition:
            _replace(connection, function)
    for name in installed:
        _drop(connection, name)


def _installed(connection: psycopg.Connection) -> dict[str, str]:
    rows = connection.execute(
        """
        select function_name, definition
        from published.functions
        where to_regproc(format('marts.%I', function_name)) is not null
        """
    )
    return dict(rows.fetchall())


def _replace(connection: psycopg.Connection, function: MartFunction) -> None:
    try:
        with connection.transaction():
            connection.execute(function.definition.encode())
    except psycopg.errors.InvalidFunctionDefinition:  # it answers with other columns
        _drop(connection, function.name)
        connection.execute(function.definition.encode())
    name = sql.Identifier("marts", function.name)
    connection.execute(sql.SQL("revoke all on function {} from public").format(name))
    connection.execute(sql.SQL("grant execute on function {} to {}").format(name, sql.Identifier(READER_ROLE)))
    connection.execute(
        "insert into published.functions (function_name, definition) values (%s, %s) "
        "on conflict (function_name) do update set definition = excluded.definition",
        [function.name, function.definition],
    )


def _drop(connection: psycopg.Connection, name: str) -> None:
    connection.execute(sql.SQL("drop function if exists {}").format(sql.Identifier("marts", name)))
    connection.execute("delete from published.functions where function_name = %s", [name])
