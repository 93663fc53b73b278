"""Lines of a PDF put together to paragraphs, and parts of tables to tables, over the ends of columns and pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from loaders.reading.grids import as_line
from loaders.reading.pdf.page import PageLine, PageTable, space_between
from loaders.reading.stored import Block, Line

# What stands together at the beginning of a line: had there been room for it, it would stand at the end of the one above.
_FIRST_WORD = re.compile(r"[“‘（《〈【(]*(?:[!-~]+|.)[，。；：、！？”’）》〉】％]*")
_SLACK = 0.6  # characters that a line's end may be short of that
_INDENT = 0.8  # characters
_SIZES = 0.15  # by which the sizes of two lines of one paragraph may differ
_LEADING = 1.5  # times the usual distance of two lines: a new paragraph
_TITLE = 1.4  # times the size of its characters: the usual distance of two lines of a title
_OFF_CENTRE = 2.0  # characters


def blocks(pages: Sequence[Sequence[PageLine | PageTable]]) -> Iterator[Block]:
    """Paragraphs and tables in reading order."""
    items = [item for page in pages for item in page]
    usual = _usual(items)
    open_lines: list[PageLine] = []
    open_table: PageTable | None = None
    for item in items:
        if isinstance(item, PageTable):
            yield from _paragraph(open_lines)
            open_lines = []
            if open_table and not _goes_on(open_table, item):
                yield _rows(open_table)
                open_table = None
            open_table = _with_rest(open_table, item) if open_table else item
            continue
        if open_table:
            yield _rows(open_table)
            open_table = None
        if open_lines and not _is_next(open_lines[-1], item, usual):
            yield from _paragraph(open_lines)
            open_lines = []
        open_lines.append(item)
    yield from _paragraph(open_lines)
    if open_table:
        yield _rows(open_table)


class _Usual(NamedTuple):
    """What most lines of a document have: the distance to the next line and the size of characters, in points."""

    leading: float
    size: float


def _usual(items: Sequence[PageLine | PageTable]) -> _Usual:
    lines = [item for item in items if isinstance(item, PageLine)]
    steps = [below.top - above.top for above, below in pairwise(lines) if 0 < below.top - above.top < 4 * above.size]
    return _Usual(median(steps or [0]), median([line.size for line in lines] or [0]))


def _is_next(above: PageLine, below: PageLine, usual: _Usual) -> bool:
    """Whether a line goes on in the next one."""
    if "\t" in above.text or "\t" in below.text or abs(above.size - below.size) > _SIZES * above.size:
        return False
    if above.size > (1 + _SIZES) * usual.size and _is_centred(above) and _is_centred(below):
        return below.top - above.top < _LEADING * _TITLE * above.size
    room = (above.column[1] - above.x1) / above.size
    indented = below.x0 > below.column[0] + _INDENT * below.size
    apart = below.top - above.top > _LEADING * usual.leading
    return room < _first_word(below.text) + _SLACK and not indented and not apart


def _is_centred(line: PageLine) -> bool:
    left, right = line.x0 - line.column[0], line.column[1] - line.x1
    return abs(left - right) < _OFF_CENTRE * line.size


def _first_word(line: str) -> float:
    """The width of what a line begins with, in characters."""
    match = _FIRST_WORD.match(line)
    return sum(0.6 if sign.isascii() else 1.0 for sign in match[0]) if match else 0.0


def _paragraph(lines: Sequence[PageLine]) -> Iterator[Block]:
    """Lines as one, which knows where each of them stood."""
    text, places = "", []
    for line in lines:
        text += space_between(text, line.text)
        places.append((len(text), line.where))
        text += line.text
    if places:
        yield [Line(text, places[0][1], places[1:])]


def _goes_on(above: PageTable, below: PageTable) -> bool:
    return len(above.rows[0]) == len(below.rows[0])


def _with_rest(table: PageTable, rest: PageTable) -> PageTable:
    """A table with its rest on the next page, without the head that is printed again there."""
    again = 0
    while again < min(len(rest.rows), len(table.rows)) and rest.rows[again] == table.rows[again]:
        again += 1
    return replace(table, rows=table.rows + rest.rows[again:], where=table.where + rest.where[again:])


def _rows(table: PageTable) -> Block:
    return [Line(as_line(row), where) for row, where in zip(table.rows, table.where, strict=True)]
