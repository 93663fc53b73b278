"""Tables of a web page: which hold data, and their rows."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

_CELLS = ("td", "th")
_MAX_SPAN = 50  # columns or rows; a page that says more is broken
_MAX_CELL = 1000  # characters; a longer cell is prose laid out in a table


def is_data_table(table: etree._Element) -> bool:
    """Whether a table holds data: more than one column somewhere, no table within, no cell with a page of prose."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    columns = max((sum(cell.tag in _CELLS for cell in row) for row in table.iterdescendants("tr")), default=0)
    longest = max((sum(map(len, cell.itertext())) for cell in table.iterdescendants(*_CELLS)), default=0)
    return columns > 1 and longest <= _MAX_CELL


def table_rows(table: etree._Element, text_of: Callable[[etree._Element], str]) -> list[list[str]]:
    """The cells' text, row by row, as it stands; what a spanning cell covers besides its first place is empty.

    Args:
        table: without a table in it.
        text_of: what a reader sees of a cell.
    """
    rows: list[list[str]] = []
    covered: dict[int, int] = {}  # column → rows below that a cell above still covers
    for tr in table.iter("tr"):
        cells: list[str] = []
        for cell in tr:
            if cell.tag not in _CELLS:
                continue
            _skip_covered(cells, covered)
            width = _span(cell, "colspan")
            height = _span(cell, "rowspan")
            if height > 1:
                covered.update({len(cells) + column: height - 1 for column in range(width)})
            cells += [text_of(cell), *[""] * (width - 1)]
        _skip_covered(cells, covered)
        if any(cells):
            rows.append(cells)
    return rows


def _skip_covered(cells: list[str], covered: dict[int, int]) -> None:
    while covered.get(len(cells), 0) > 0:
        covered[len(cells)] -= 1
        cells.append("")


def _span(cell: etree._Element, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(int(value), _MAX_SPAN) if value.isdecimal() and int(value) > 0 else 1
