"""One page of a PDF: its lines and tables in reading order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, NamedTuple

import pdfplumber.page
from pdfplumber.table import Table

from loaders.reading.grids import as_line, holds_data

_Character = dict[str, Any]

_UNMAPPED = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff\0\ufffd]")
_GAP = 1.5  # widths of a character between two segments of a line
_MIN_SCAN = 0.5  # of the page, that a picture covers
_MAX_SCAN_TEXT = 20  # characters: a page number, a stamp
_CROSSING = 0.2  # of the segments, that reach over the gutter of two columns: titles
_FEWEST_IN_COLUMN = 5  # lines
_FILLS_COLUMN = 0.6  # of its width, that a column's lines do on the whole
_LEANS = 0.1  # sine of an angle
_SAME_LINE = 0.5  # of a character's height
_RAGGED = 3  # characters, by which the ends of full lines differ
_STOPS = "，。、；：！？”’）》"
_TABULAR = 3  # segments on a line, and lines in a row, that make a table without rules


class Segment(NamedTuple):
    """Characters that stand together on a line."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float


@dataclass(frozen=True)
class PageLine:
    """A line of a column.

    Attributes:
        text: as printed.
        where: page and rectangle, as RFC 8118 writes them.
        top: in points from the page's top.
        bottom: in points from the page's top.
        size: the height of its characters, in points.
        x0: in points from the page's left.
        x1: in points from the page's left.
        column: left and right edge of the lines that stand above and below it.
    """

    text: str
    where: str
    top: float
    bottom: float
    size: float
    x0: float
    x1: float
    column: tuple[float, float]


@dataclass(frozen=True)
class PageTable:
    """A table of data, or the part of it that stands on this page.

    Attributes:
        rows: the cells; what a spanning cell covers besides its first place is empty.
        where: of each row, page and rectangle.
        top: in points from the page's top.
        x0: in points from the page's left.
        x1: in points from the page's left.
    """

    rows: list[list[str]]
    where: list[str]
    top: float
    x0: float
    x1: float


@dataclass(frozen=True)
class Page:
    """What is printed on a page, in reading order.

    Attributes:
        height: in points.
        items: lines and tables.
        characters: how many there are.
        unmapped: by font, how many of them no map says the meaning of.
        is_scan: a picture fills it, and no text.
    """

    height: float
    items: list[PageLine | PageTable]
    characters: int
    unmapped: Counter[str]
    is_scan: bool


def page_of(page: pdfplumber.page.Page) -> Page:
    """A page as pdfplumber found its characters, rules and pictures."""
    upright = page.filter(_is_upright).dedupe_chars()
    characters = [one for one in upright.chars if one["text"].strip()]
    unmapped = Counter(one["fontname"] for one in characters if _UNMAPPED.fullmatch(one["text"]))
    number = page.page_number
    tables = [table for table in upright.find_tables() if _is_of_data(table)]
    outside = upright.filter(lambda thing: not any(_is_in(thing, table.bbox) for table in tables))
    items: list[PageLine | PageTable] = [*_lines(_segments(outside), page.width, number)]
    for table in tables:
        _insert(items, _page_table(table, number))
    return Page(page.height, items, len(characters), unmapped, _is_scan(page, len(characters)))


def _is_upright(thing: _Character) -> bool:
    """Whether it is anything but a leaning character: watermarks lean."""
    a, b, *_ = thing.get("matrix") or (1, 0)
    return thing["object_type"] != "char" or (a > 0 and abs(b) <= _LEANS * a)


def turned(page: pdfplumber.page.Page) -> pdfplumber.page.Page:
    """The page as a reader turns it, where most of its lines run up or down: a wide table on a sheet that stands."""
    runs = Counter((one["matrix"][1] > 0) - (one["matrix"][1] < 0) for one in page.chars if not _is_upright(one))
    (way, count), *_ = runs.most_common(1) or [(0, 0)]
    if not way or 2 * count < len(page.chars):
        return page
    page.page_obj.rotate = (page.page_obj.rotate + 90 * way) % 360
    return pdfplumber.page.Page(page.pdf, page.page_obj, page.page_number, page.initial_doctop)


def _is_scan(page: pdfplumber.page.Page, characters: int) -> bool:
    covered = max((image["width"] * image["height"] for image in page.images), default=0)
    return characters <= _MAX_SCAN_TEXT and covered >= _MIN_SCAN * page.width * page.height


def _is_of_data(table: Table) -> bool:
    return len(table.rows) > 1 and holds_data(_cells(table))


def _cells(table: Table) -> list[list[str]]:
    return [[joined(cell.split("\n")) if cell else "" for cell in row] for row in table.extract()]


def _page_table(table: Table, number: int) -> PageTable:
    kept = [(cells, row) for cells, row in zip(_cells(table), table.rows, strict=True) if any(cells)]
    x0, top, x1, _ = table.bbox
    return PageTable([cells for cells, _ in kept], [_where(number, *row.bbox) for _, row in kept], top, x0, x1)


def _insert(items: list[PageLine | PageTable], table: PageTable) -> None:
    """Put a table between what stands above and below it, in its own column."""
    beside = [place for place, item in enumerate(items) if item.x0 < table.x1 and item.x1 > table.x0]
    below = [place for place in beside if items[place].top > table.top]
    items.insert(below[0] if below else beside[-1] + 1 if beside else len(items), table)


def _is_in(thing: _Character, box: tuple[float, float, float, float]) -> bool:
    x, y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _segments(page: pdfplumber.page.Page) -> list[Segment]:
    words = page.extract_words(x_tolerance_ratio=_GAP, keep_blank_chars=True, return_chars=True)
    return [segment for word in words if (segment := _segment(word["chars"]))]


def _segment(characters: Sequence[_Character]) -> Segment | None:
    inked = [one for one in characters if one["text"].strip()]
    if not inked:
        return None
    first, last = characters.index(inked[0]), len(characters) - characters[::-1].index(inked[-1])
    text = "".join(_UNMAPPED.sub("\ufffd", one["text"]) for one in characters[first:last])
    return Segment(
        text=re.sub(r"[ \xa0\t]+", " ", text),
        x0=inked[0]["x0"],
        top=min(one["top"] for one in inked),
        x1=inked[-1]["x1"],
        bottom=max(one["bottom"] for one in inked),
        size=Counter(round(one["size"], 1) for one in inked).most_common(1)[0][0],
    )


def _lines(segments: list[Segment], width: float, number: int) -> Iterator[PageLine]:
    """The segments as lines, column after column; what reaches over two columns stands between them."""
    gutter = _gutter(segments, width)
    if gutter is None:
        yield from _column(segments, number)
        return
    left: list[Segment] = []
    right: list[Segment] = []
    over: list[Segment] = []
    for segment in sorted(segments, key=lambda segment: segment.top):
        if segment.x0 < gutter < segment.x1:
            yield from _column(left, number)
            yield from _column(right, number)
            left, right = [], []
            over.append(segment)
        else:
            yield from _column(over, number)
            over = []
            (left if segment.x1 <= gutter else right).append(segment)
    yield from _column(over, number)
    yield from _column(left, number)
    yield from _column(right, number)


def _gutter(segments: list[Segment], width: float) -> float | None:
    """The middle of the white between two columns; None for a page of one."""
    candidates = [width * place / 100 for place in range(35, 66)]
    crossed = {x: sum(one.x0 < x < one.x1 for one in segments) for x in candidates}
    fewest = min(crossed.values(), default=0)
    if fewest > _CROSSING * len(segments):
        return None
    white = [x for x in candidates if crossed[x] == fewest]
    gutter = white[len(white) // 2]
    for column in ([one for one in segments if one.x1 <= gutter], [one for one in segments if one.x0 >= gutter]):
        if len(column) < _FEWEST_IN_COLUMN:
            return None
        left, right = min(one.x0 for one in column), max(one.x1 for one in column)
        filled = sum(one.x1 - one.x0 for one in column) / len(column)
        if filled < _FILLS_COLUMN * (right - left) or right - left < width / 5:
            return None
    return gutter


def _column(segments: list[Segment], number: int) -> list[PageLine]:
    if not segments:
        return []
    edges = min(one.x0 for one in segments), _right_edge(segments)
    lines = [sorted(line, key=lambda one: one.x0) for line in _on_one_line(segments)]
    tabular = [len(line) >= _TABULAR for line in lines]
    found = []
    for place, line in enumerate(lines):
        around = tabular[max(0, place - _TABULAR + 1) : place + _TABULAR]
        sign = "\t" if tabular[place] and sum(around) >= _TABULAR else " "
        box = line[0].x0, min(one.top for one in line), line[-1].x1, max(one.bottom for one in line)
        text = as_line([one.text for one in line]) if sign == "\t" else sign.join(one.text for one in line)
        size = max(one.size for one in line)
        found.append(PageLine(text, _where(number, *box), box[1], box[3], size, box[0], box[2], edges))
    return found


def _right_edge(segments: list[Segment]) -> float:
    """Where full lines of a column end; stops, and numbers that are not broken, may hang over its edge."""
    ends = [one.x1 - one.size * (one.text[-1] in _STOPS) for one in segments]
    furthest = max(ends)
    return median(end for end, one in zip(ends, segments, strict=True) if end > furthest - _RAGGED * one.size)


def _on_one_line(segments: list[Segment]) -> list[list[Segment]]:
    lines: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda one: (one.top + one.bottom) / 2):
        middle = (segment.top + segment.bottom) / 2
        if lines:
            last = lines[-1][0]
            if abs(middle - (last.top + last.bottom) / 2) < _SAME_LINE * min(segment.size, last.size):
                lines[-1].append(segment)
                continue
        lines.append([segment])
    return lines


def joined(lines: Sequence[str]) -> str:
    """Lines of one paragraph or cell as one."""
    text = ""
    for line in filter(None, map(str.strip, lines)):
        text += space_between(text, line) + line
    return text


def space_between(above: str, below: str) -> str:
    """What a line's end stands for: nothing beside a Chinese character."""
    return " " if above and above[-1].isascii() and below[:1].isascii() and not above.endswith("-") else ""


def _where(number: int, x0: float, top: float, x1: float, bottom: float) -> str:
    return f"page={number}&viewrect={x0:.0f},{top:.0f},{x1 - x0:.0f},{bottom - top:.0f}"
