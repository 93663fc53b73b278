"""Workbooks (.xlsx): each visible sheet's rows as a table, numbers as the sheet shows them.

A row that is empty ends a table. Columns that are empty throughout are left out.
"""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell

from loaders.errors import RejectedDocument
from loaders.reading import packages
from loaders.reading.grids import MAX_COLUMNS, as_line
from loaders.reading.stored import Block, Line, Stored, stored

_WHAT = "an Excel file (.xlsx)"
_MAX_CELLS = 100_000  # an annex has some two thousand
_DECIMALS = re.compile(r"0(?:\.(0+))?")


def read(data: bytes) -> Stored:
    """The text of a workbook.

    Raises:
        RejectedDocument: `damaged`, `encrypted` or `too_large`.
    """
    packages.opened(data, _WHAT)
    # Merged cells are empty but for the first one, which is how tables are stored; reading only takes constant memory.
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    return stored(_blocks(book), head={})


def _blocks(book: openpyxl.Workbook) -> Iterator[Block]:
    left = _MAX_CELLS
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        sheet.reset_dimensions()  # a file may claim a million rows
        rows: list[tuple[int, list[str]]] = []
        for number, row in enumerate(sheet.iter_rows(), start=1):
            left -= len(row) or 1
            if left < 0 or len(row) > MAX_COLUMNS:
                raise RejectedDocument(
                    "too_large",
                    f"The document is {_WHAT} of more than {_MAX_CELLS:,} cells or {MAX_COLUMNS} columns.",
                    "Load its tables alone.",
                )
            rows.append((number, [_shown(cell) for cell in row]))
        yield from _tables(sheet.title, rows)


def _tables(sheet: str, rows: list[tuple[int, list[str]]]) -> Iterator[Block]:
    width = max((len(cells) for _, cells in rows), default=0)
    used = [column for column in range(width) if any(len(cells) > column and cells[column] for _, cells in rows)]
    for filled, table in groupby(rows, key=lambda row: any(row[1])):
        if filled:
            yield [
                Line(as_line([cells[column] if column < len(cells) else "" for column in used]), f"{sheet}!A{number}")
                for number, cells in table
            ]


def _shown(cell: Cell | MergedCell | ReadOnlyCell | EmptyCell) -> str:
    """What the sheet shows of a cell's value; numbers as written where the format says no more than that."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return _number(float(value), cell.number_format or "General")
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return re.sub(r"\s*\n\s*", " ", str(value)).strip()


def _number(value: float, number_format: str) -> str:
    percent, decimals = _shape(number_format)
    shown = value * 100 if percent else value
    text = f"{shown:.15g}" if decimals is None else f"{shown:.{decimals}f}"
    return text + "%" * percent


@lru_cache(maxsize=256)
def _shape(number_format: str) -> tuple[bool, int | None]:
    """Whether a format shows per cent, and how many decimals; None where it leaves them as they are."""
    shape = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|_.', "", number_format.partition(";")[0])
    decimals = _DECIMALS.search(shape)
    if decimals is None or "E" in shape.upper().replace("GENERAL", ""):
        return "%" in shape, None
    return "%" in shape, len(decimals[1] or "")
