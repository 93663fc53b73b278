"""OpenDocument texts and sheets (.odt, .ods): paragraphs, headings, lists and tables of the content, in their order.

The content is one well-defined XML file; what tracked changes have deleted, notes, comments and indexes are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from loaders.reading import packages
from loaders.reading.grids import Spanning, as_line, grid, holds_data, span
from loaders.reading.stored import Block, Line, Stored, stored

_WHAT = "an OpenDocument file"
_NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
}


def _name(qualified: str) -> str:
    prefix, _, local = qualified.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


_UNSEEN = frozenset(
    map(
        _name,
        (
            "text:tracked-changes",
            "text:note",
            "text:table-of-content",
            "text:sequence-decls",
            "office:annotation",
            "table:covered-table-cell",
        ),
    )
)
_PARAGRAPHS = frozenset({_name("text:p"), _name("text:h")})
_TABLE, _ROW = _name("table:table"), _name("table:table-row")
_CELLS = frozenset({_name("table:table-cell"), _name("table:covered-table-cell")})
_SIGNS = {_name("text:s"): " ", _name("text:tab"): " ", _name("text:line-break"): "\n"}


def read(data: bytes) -> Stored:
    """The text of an OpenDocument file.

    Raises:
        RejectedDocument: `damaged`, `encrypted` or `too_large`.
    """
    archive = packages.opened(data, _WHAT)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    manifest = etree.fromstring(packages.part(archive, "META-INF/manifest.xml", _WHAT), parser)
    if next(manifest.iter(_name("manifest:encryption-data")), None) is not None:
        raise packages.encrypted(_WHAT)
    content = etree.fromstring(packages.part(archive, "content.xml", _WHAT), parser)
    body = content.find(_name("office:body"))
    return stored(_Walk().blocks(body if body is not None else content), head={})


class _Walk:
    """Goes through a file from the top and counts paragraphs and tables."""

    def __init__(self) -> None:
        self._paragraphs = 0
        self._tables = 0

    def blocks(self, container: etree._Element) -> Iterator[Block]:
        for child in container:
            if child.tag in _UNSEEN or not isinstance(child.tag, str):
                continue
            if child.tag in _PARAGRAPHS:
                self._paragraphs += 1
                yield [Line(line.strip(), f"p{self._paragraphs}") for line in _text(child).split("\n")]
            elif child.tag == _TABLE:
                yield from self._table(child)
            else:
                yield from self.blocks(child)

    def _table(self, table: etree._Element) -> Iterator[Block]:
        self._tables += 1
        rows = grid(map(_cells, table.iter(_ROW)))
        if holds_data(rows) and next(table.iterdescendants(_TABLE), None) is None:
            yield [Line(as_line(row), f"t{self._tables}r{place}") for place, row in enumerate(rows, start=1)]
        else:
            yield from self.blocks(table)


def _cells(row: etree._Element) -> Iterator[Spanning]:
    for cell in row:
        if cell.tag in _CELLS:
            paragraphs = (_text(one).replace("\n", " ").strip() for one in cell.iter(*_PARAGRAPHS))
            text = " ".join(filter(None, paragraphs)) if cell.tag not in _UNSEEN else ""
            for _ in range(span(cell.get(_name("table:number-columns-repeated")))):
                yield Spanning(text)


def _text(element: etree._Element) -> str:
    """The visible text of a paragraph."""
    pieces = [" ".join((element.text or "").split("\n"))]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _UNSEEN:
            pieces.append(_SIGNS.get(child.tag) or _text(child))
        pieces.append(" ".join((child.tail or "").split("\n")))
    return "".join(pieces)
