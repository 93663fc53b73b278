"""The data dictionary: what the columns of an export are and mean."""

from __future__ import annotations

import csv
from pathlib import Path

from warehouse.export.table import Table

DICTIONARY_HEAD = ("column", "type", "label", "meaning")


def dictionary(table: Table) -> list[tuple[str, ...]]:
    """A row for each column: its name, PostgreSQL type, name in the other language, and meaning."""
    return [(column.name, column.type, column.label, column.meaning) for column in table.columns]


def write_dictionary(table: Table, path: Path) -> None:
    """The same as a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([DICTIONARY_HEAD, *dictionary(table)])
