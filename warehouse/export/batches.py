"""The rows of a query a few thousand at a time, from a cursor that stays on the server."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
from psycopg import sql

_ROWS = 5_000


def batches(connection: psycopg.Connection, query: sql.Composed) -> Iterator[list[tuple[Any, ...]]]:
    """The answer, never more of it in memory than one batch."""
    with connection.cursor(name="export") as cursor:
        cursor.execute(query)
        while rows := cursor.fetchmany(_ROWS):
            yield rows
