"""How the modules here ask: one query, its rows as dictionaries."""

from __future__ import annotations

from typing import Any

from warehouse.connection import Database
from warehouse.query import ask


class Asked:
    """The marts, asked as a user asks."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rows(self, query: str) -> list[dict[str, Any]]:
        """What the query answers."""
        answer = ask(self._database, query)
        return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]

    def row(self, query: str) -> dict[str, Any]:
        """Its only row."""
        (only,) = self.rows(query)
        return only

    def table(self, query: str) -> list[str]:
        """Its rows as lines, a cell beside the other."""
        return ["  ".join(_told(cell) for cell in row.values()) for row in self.rows(query)]


def _told(cell: Any) -> str:
    return "–" if cell is None else str(cell)
