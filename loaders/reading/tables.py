"""Tables of a web page: which hold data, and their rows."""

from __future__ import annotations

from lxml import etree

_MAX_SPAN = 50  # columns or rows; a page that says more is broken
_MAX_CELL = 300  # characters; a longer cell is prose laid out in a table


def is_data_table(table: etree._Element) -> bool:
    """Whether a table holds data: more than one column somewhere, no table within, no cell with a page of prose."""
    columns = 0
    for element in table.iterdescendants():
        if element.tag == "table":
            return False
        if element.tag == "tr":
            columns = max(columns, sum(cell.tag in ("td", "th") for cell in element))
        elif element.tag in ("td", "th") and sum(len(text.strip()) for text in element.itertext()) > _MAX_CELL:
            return False
    return columns > 1


def table_rows(table: etree._Element) -> list[list[str]]:
    """The cells' text, row by row, as it stands; what a spanning cell covers besides its first place is empty."""
    rows: list[list[str]] = []
    covered: dict[int, int] = {}  # column → rows below that a cell above still covers
    for tr in table.iter("tr"):
        cells: list[str] = []
        for cell in tr:
            if cell.tag not in ("td", "th"):
                continue
            _skip_covered(cells, covered)
            width = _span(cell, "colspan")
            height = _span(cell, "rowspan")
            if height > 1:
                covered.update({len(cells) + column: height - 1 for column in range(width)})
            cells += [" ".join(cell.itertext()), *[""] * (width - 1)]
        _skip_covered(cells, covered)
        if any(cell.strip() for cell in cells):
            rows.append(cells)
    return rows


def _skip_covered(cells: list[str], covered: dict[int, int]) -> None:
    while covered.get(len(cells), 0) > 0:
        covered[len(cells)] -= 1
        cells.append("")


def _span(cell: etree._Element, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(int(value), _MAX_SPAN) if value.isdecimal() and int(value) > 0 else 1
