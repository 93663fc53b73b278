"""Rich Text (.rtf): paragraphs as lines, rows of tables with tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from striprtf.striprtf import rtf_to_text

from loaders.errors import RejectedDocument
from loaders.reading.encodings import checked
from loaders.reading.grids import as_line
from loaders.reading.stored import Block, Line, Stored, stored

# Characters of private use, set into the source where a table's parts begin and end: striprtf writes bars and line ends,
# which a paragraph may hold as well.
_ROW_BEGINS, _CELL_ENDS, _ROW_ENDS = "\ue000", "\ue001", "\ue002"
_MARKS = ((r"\\trowd(?![a-z])", _ROW_BEGINS), (r"\\(?:nest)?cell(?![a-z])", _CELL_ENDS), (r"\\row(?![a-z])", _ROW_ENDS))
_ROW = re.compile(f"{_ROW_BEGINS}([^{_ROW_ENDS}]*){_ROW_ENDS}")
_CODE_PAGE = re.compile(r"\\ansicpg(936|950)")
_FONT_CHARSETS = {"936": "134", "950": "136"}


def read(data: bytes) -> Stored:
    """The text of an RTF file.

    Raises:
        RejectedDocument: `damaged`; `not_text` or `undecodable`, where its code page is not what it says.
    """
    groups = re.sub(rb"\\[{}\\]", b"", data)
    if groups.count(b"{") > groups.count(b"}"):
        raise RejectedDocument("damaged", "The document is an RTF file that was cut short.", "Fetch it again.")
    # RTF is ASCII; what writers leave unescaped is in the code page, like the escaped bytes.
    source = re.sub(rb"[\x80-\xff]", lambda match: b"\\'%02x" % match[0][0], data).decode("ascii")
    page = _CODE_PAGE.search(source)
    if page:  # Western fonts are named beside Chinese text, and their charset is not that of its bytes
        source = re.sub(r"\\fcharset[01](?!\d)", rf"\\fcharset{_FONT_CHARSETS[page[1]]}", source)
    for word, mark in _MARKS:
        source = re.sub(word, lambda match, mark=mark: f" {mark}", source)  # type: ignore[misc]
    text = rtf_to_text(source, encoding=f"cp{page[1]}" if page else "cp936", errors="replace")
    document = stored(_blocks(text), head={})
    return document._replace(text=checked(document.text))


def _blocks(text: str) -> Iterator[Block]:
    """Paragraphs, and tables as far as their rows follow each other."""
    paragraphs = tables = 0
    for in_table, pieces in groupby(_pieces(text), key=lambda piece: piece[0]):
        if in_table:
            tables += 1
            yield [Line(line, f"t{tables}r{place}") for place, (_, line) in enumerate(pieces, start=1)]
            continue
        for _, line in pieces:
            paragraphs += 1
            yield [Line(line, f"p{paragraphs}")]


def _pieces(text: str) -> Iterator[tuple[bool, str]]:
    """Lines, and whether each is the row of a table."""
    after = 0
    for row in _ROW.finditer(text):
        yield from _paragraphs(text[after : row.start()])
        cells = row[1].replace(_ROW_BEGINS, "").split(_CELL_ENDS)
        yield True, as_line([re.sub(r"\s*\n\s*", " ", cell.strip()) for cell in cells])
        after = row.end()
    yield from _paragraphs(text[after:])


def _paragraphs(text: str) -> Iterator[tuple[bool, str]]:
    for line in re.sub(f"[{_ROW_BEGINS}{_CELL_ENDS}{_ROW_ENDS}]", "", text).split("\n"):
        if words := line.replace("\t", " ").strip(" \r"):
            yield False, words
