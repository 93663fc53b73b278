"""What PostgreSQL has to know of a table to answer well from it; on a server that stops with its last user nothing else tells it."""

from __future__ import annotations

import psycopg
from psycopg import sql


def tend(connection: psycopg.Connection, table: str, changed: int) -> None:
    """Count what a table of `published` holds, and which of its pages everybody sees, if more than a tenth changed.

    Without the counts PostgreSQL takes the pointer for two thousand rows and chooses plans for as many builds; without the
    pages it looks into the table for what an index tells alone. Readers do not wait for it.

    Args:
        connection: in autocommit mode and without an open transaction.
        table: its name.
        changed: how many rows were written.
    """
    # PostgreSQL's own measure of when to look again (autovacuum_analyze_scale_factor).
    row = connection.execute(
        "select %s > 0.1 * reltuples or relallvisible = 0 from pg_class "
        "where relnamespace = 'published'::regnamespace and relname = %s",
        [changed, table],
    ).fetchone()
    if row == (True,):
        # Cutting off a table's empty end would lock it.
        connection.execute(sql.SQL("vacuum (analyze, truncate false) {}").format(sql.Identifier("published", table)))
