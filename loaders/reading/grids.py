"""Tables of any format as lines: a row a line, one tab between cells.

A cell that spans columns or rows is written once and leaves empty cells, so that columns stay in line. A row with one
cell alone (the table's name, its unit, a group of rows) is a line without a tab.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from loaders.errors import RejectedDocument

MAX_COLUMNS = 300
"""The widest table of projects has some thirty."""

_MAX_SPAN = 50  # columns or rows; a table that says more is broken
_MAX_CELL = 1000  # characters; a longer cell is prose laid out in a table


class Spanning(NamedTuple):
    """A cell and how many columns and rows it spans."""

    text: str
    columns: int = 1
    rows: int = 1


def span(value: object) -> int:
    """How many columns or rows an attribute says that a cell spans; 1 if it says nothing sensible."""
    digits = str(value or "").strip()
    return min(max(int(digits), 1), _MAX_SPAN) if digits.isdecimal() and len(digits) < 20 else 1


def grid(rows: Iterable[Iterable[Spanning]]) -> list[list[str]]:
    """The cells' text by row and column; what a spanning cell covers besides its first place is empty.

    Args:
        rows: the cells that each row states, without those that a cell above covers. A row without any is a row.

    Raises:
        RejectedDocument: `too_large`, for a table that is too wide.
    """
    lines: list[list[str]] = []
    covered: dict[int, int] = {}  # column → rows below that a cell above still covers
    for row in rows:
        cells: list[str] = []
        for cell in row:
            _skip_covered(cells, covered)
            if cell.rows > 1:
                covered.update({len(cells) + column: cell.rows - 1 for column in range(cell.columns)})
            cells += [cell.text, *[""] * (cell.columns - 1)]
        _skip_covered(cells, covered)
        if len(cells) > MAX_COLUMNS:
            raise RejectedDocument(
                "too_large", f"A table of the document has more than {MAX_COLUMNS} columns.", "Load its text alone."
            )
        lines.append(cells)
    return lines


def as_line(cells: Sequence[str]) -> str:
    """A row as a line. Empty cells at its end are left out, and a tab within a cell is a space."""
    return "\t".join(cell.replace("\t", " ").strip() for cell in cells).rstrip("\t")


def holds_data(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table holds data and does not lay out a page: several columns, no cell with a page of prose."""
    filled = max((sum(1 for cell in row if cell) for row in rows), default=0)
    longest = max((len(cell) for row in rows for cell in row), default=0)
    return filled > 1 and longest <= _MAX_CELL


def _skip_covered(cells: list[str], covered: dict[int, int]) -> None:
    while covered.get(len(cells), 0) > 0:
        covered[len(cells)] -= 1
        cells.append("")
