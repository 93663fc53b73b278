"""Where the sentences of a report stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from loaders.facts import Report
from loaders.outline.numbering import LONGEST_HEADING, NUMBERED

_SENTENCE = re.compile(r"[^。！？!?]*(?:[。！？!?]+[”’」』）)]*|$)")
_BREAK = re.compile(r"\n")
_GOES_ON = re.compile(r"^[^\n\t|]{24,}[\u4e00-\u9fff\d，、％%]$")
"""A line that goes on in the next one: long, and cut off without a stop. Text taken from a PDF is full of them."""

_LONGEST_SENTENCE = 3000
_LONGEST_PARAGRAPH = 1500  # a longer line has lost its line breaks: any sentence of it may open a paragraph
_REACH_BEHIND = 40  # characters of the next line that are looked at


class Piece(NamedTuple):
    """Where a sentence stands.

    Attributes:
        start: its first character.
        end: after its last character.
        alone: it is alone on its line, and no cell of a table: it may be a heading.
        opens: it is the first of its paragraph.
    """

    start: int
    end: int
    alone: bool
    opens: bool


def pieces(text: str, report: Report) -> Iterator[Piece]:
    """Where the sentences of a report stand, in the order of the text."""
    begin, end = report.start or 0, len(text) if report.end is None else report.end
    lines = [span for first, last in _paragraphs(text, begin, end) if (span := _trimmed(text, first, last))]
    for place, (first, last) in enumerate(lines):
        following = lines[place + 1] if place + 1 < len(lines) else (last, last)
        in_table = _in_table(text, first, following)
        spans = [span for match in _SENTENCE.finditer(text, first, last) if (span := _trimmed(text, *match.span()))]
        for start, stop in spans:
            for one, other in pairwise([*range(start, stop, _LONGEST_SENTENCE), stop]):
                opens = one == first or (one == start and last - first > _LONGEST_PARAGRAPH)
                yield Piece(one, other, alone=len(spans) == 1 and not in_table, opens=opens)


def _in_table(text: str, first: int, following: tuple[int, int]) -> bool:
    """Whether a line is a cell of a table on a page that puts one on a line: the next is short too, neither numbered."""
    begin, end = following
    short = end - begin <= LONGEST_HEADING
    return short and not NUMBERED.match(text, begin) and not NUMBERED.match(text, first)


def _paragraphs(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the paragraphs stand: lines, and those that go on in the next line together with it."""
    first = begin
    for line_end in [*(match.start() for match in _BREAK.finditer(text, begin, end)), end]:
        if line_end < first:
            continue
        line = text[first:line_end].rpartition("\n")[2]
        following = text[line_end + 1 : line_end + _REACH_BEHIND].partition("\n")[0].strip()
        if line_end < end and following and _GOES_ON.match(line.rstrip()) and not NUMBERED.match(following):
            continue
        yield first, line_end
        first = line_end + 1


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without blanks around it; None if nothing is left."""
    words = text[start:end].rstrip()
    if "\t" in words.lstrip():  # the empty first cells of a table's row count
        blanks = next(place for place, sign in enumerate(words) if sign == "\t" or not sign.isspace())
    else:
        blanks = len(words) - len(words.lstrip())
    return (start + blanks, start + len(words)) if words else None
