"""Word files (.docx): paragraphs and tables in their order, with what a reader of the page sees.

Text boxes stand after the paragraph that they are anchored to. Left out are tables of contents, hidden text, what a
tracked change has deleted, page heads, notes and comments. Numbers that Word counts itself (一、 before a heading) are
written out, since a report's outline rests on them.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import docx
from docx.oxml.ns import qn
from lxml import etree

from loaders.reading import packages
from loaders.reading.grids import Spanning, as_line, grid, holds_data, span
from loaders.reading.numbering import Numbering
from loaders.reading.stored import Block, Line, Stored, stored

_WHAT = "a Word file (.docx)"
_ROW, _CELL, _PARAGRAPH, _TABLE = qn("w:tr"), qn("w:tc"), qn("w:p"), qn("w:tbl")
_BOX = qn("w:txbxContent")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNSEEN = frozenset(
    {qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), qn("w:instrText"), qn("w:rt"), _BOX, _FALLBACK}
)
_BREAK = "\n"
_SIGNS = {qn("w:tab"): " ", qn("w:br"): _BREAK, qn("w:cr"): _BREAK, qn("w:noBreakHyphen"): "-"}


def read(data: bytes) -> Stored:
    """The text of a Word file.

    Raises:
        RejectedDocument: `damaged`, `encrypted` or `too_large`.
    """
    packages.opened(data, _WHAT)
    document = docx.Document(io.BytesIO(data))
    return stored(_Walk(Numbering(document)).blocks(document.element.body), head={})


class _Walk:
    """Goes through a file from the top and counts paragraphs and tables."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._paragraphs = 0
        self._tables = 0

    def blocks(self, container: etree._Element) -> Iterator[Block]:
        for child in container:
            if child.tag == _PARAGRAPH:
                yield from self._paragraph(child)
            elif child.tag == _TABLE:
                yield from self._table(child)
            elif child.tag not in _UNSEEN:
                yield from self.blocks(child)  # a content control, a section of custom XML

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Block]:
        self._paragraphs += 1
        if not _is_of_contents(paragraph):
            where = f"p{self._paragraphs}"
            text = self._numbering.before(paragraph) + "".join(_signs(paragraph))
            yield [Line(line.strip(" \t"), where) for line in text.split(_BREAK)]
        for box in paragraph.iter(_BOX):
            if next(box.iterancestors(_FALLBACK), None) is None:
                yield from self.blocks(box)

    def _table(self, table: etree._Element) -> Iterator[Block]:
        self._tables += 1
        where = f"t{self._tables}"
        rows = grid(map(_cells, _rows(table)))
        if holds_data(rows) and next(table.iterdescendants(_TABLE), None) is None:
            yield [Line(as_line(row), f"{where}r{place}") for place, row in enumerate(rows, start=1)]
            return
        for row in _rows(table):
            for cell in _own(row, _CELL):
                yield from self.blocks(cell)


def _is_of_contents(paragraph: etree._Element) -> bool:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return style is not None and (style.get(qn("w:val")) or "").upper().startswith("TOC")


def _signs(element: etree._Element) -> Iterator[str]:
    """The visible text of a paragraph, as it runs."""
    for child in element:
        if child.tag in _UNSEEN or not isinstance(child.tag, str):
            continue
        if child.tag == qn("w:t"):
            yield (child.text or "").replace("\n", " ")
        elif child.tag in _SIGNS:
            if child.get(qn("w:type")) != "page":
                yield _SIGNS[child.tag]
        elif not _is_hidden(child):
            yield from _signs(child)


def _is_hidden(run: etree._Element) -> bool:
    vanish = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return vanish is not None and vanish.get(qn("w:val")) not in ("0", "false")


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    return _own(table, _ROW)


def _own(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The nearest descendants of a kind: those of a table within are not its own."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in (_TABLE, _PARAGRAPH):
            yield from _own(child, tag)


def _cells(row: etree._Element) -> Iterator[Spanning]:
    before = row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}")
    if before is not None:
        yield Spanning("", span(before.get(qn("w:val"))))
    for cell in _own(row, _CELL):
        columns = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
        width = span(columns.get(qn("w:val"))) if columns is not None else 1
        merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        goes_on = merge is not None and merge.get(qn("w:val")) != "restart"
        yield Spanning("" if goes_on else _cell_text(cell), width)


def _cell_text(cell: etree._Element) -> str:
    paragraphs = ("".join(_signs(paragraph)).strip() for paragraph in cell.iter(_PARAGRAPH))
    return " ".join(filter(None, paragraphs)).replace(_BREAK, " ")
