"""A workbook for Excel: the rows, what the columns mean, and how to cite them, on a sheet each.

Every text is written as a text, so that none is a formula, whatever it begins with.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import xlsxwriter

from warehouse.errors import WarehouseError
from warehouse.export.batches import batches
from warehouse.export.citation import citation
from warehouse.export.dictionary import DICTIONARY_HEAD, dictionary
from warehouse.export.snapshot import Snapshot
from warehouse.export.table import Table

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_MOST_ROWS = 1_048_575
"""Of a sheet, without the head."""
_LONGEST_TEXT = 32_767
"""Characters of a cell; a longer one ends in …."""
_FIRST_DAY = date(1900, 3, 1)
"""Of Excel's calendar, which counts a 29 February 1900 before it."""


def mart_as_xlsx(seen: Snapshot, table: Table, path: Path) -> int:
    """Write a mart and count its rows.

    Raises:
        WarehouseError: it has more rows than a sheet holds.
    """
    # Each row goes to disk once the next one begins.
    with xlsxwriter.Workbook(path, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        # Not the moment of the export: the same rows make the same file.
        book.set_properties({"created": datetime.fromisoformat(seen.build.published_at)})
        head = book.add_format({"bold": True})
        sheet = _Sheet(book.add_worksheet("data"), head, [column.name for column in table.columns])
        rows = 0
        for batch in batches(seen.connection, table.query()):
            rows += len(batch)
            if rows > _MOST_ROWS:
                raise WarehouseError(
                    f"{table.name} has more than the {_MOST_ROWS:,} rows of a sheet; take a part of it with --where, or "
                    "another format."
                )
            sheet.write(batch)
        _Sheet(book.add_worksheet("dictionary"), head, DICTIONARY_HEAD).write(dictionary(table))
        _Sheet(book.add_worksheet("citation"), head, ("citation",)).write(
            (line,) for line in citation(seen, table, rows).splitlines()
        )
    return rows


class _Sheet:
    """A sheet that is written from top to bottom."""

    def __init__(self, sheet: Worksheet, head: Format, names: Iterable[str]):
        self.sheet = sheet
        self.row = 0
        for column, name in enumerate(names):
            sheet.write_string(0, column, name, head)
        sheet.freeze_panes(1, 0)

    def write(self, rows: Iterable[Iterable[Any]]) -> None:
        for cells in rows:
            self.row += 1
            for column, cell in enumerate(cells):
                self._write_cell(column, cell)

    def _write_cell(self, column: int, cell: Any) -> None:
        if isinstance(cell, bool):
            self.sheet.write_boolean(self.row, column, cell)
        elif isinstance(cell, (int, float, Decimal)):
            self.sheet.write_number(self.row, column, float(cell))
        elif isinstance(cell, date) and not isinstance(cell, datetime) and cell >= _FIRST_DAY:
            self.sheet.write_datetime(self.row, column, cell)
        elif cell is not None:
            text = str(cell)
            self.sheet.write_string(
                self.row, column, text if len(text) <= _LONGEST_TEXT else f"{text[: _LONGEST_TEXT - 1]}…"
            )
