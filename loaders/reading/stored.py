"""What a parser makes of a document: lines in blocks, each with its place in the original, and the stored text of these."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from loaders.facts import Place


class Line(NamedTuple):
    """A line of the stored text.

    Attributes:
        text: without a line's end.
        where: its place in the original, in the format's own notation; see `loaders.facts.Place`.
        further: offsets in the line from which its text stands at other places, and these.
    """

    text: str
    where: str
    further: Sequence[tuple[int, str]] = ()


Block = Sequence[Line]
"""A paragraph, a heading or a table: lines that stand together."""


class Stored(NamedTuple):
    """A document as it is stored.

    Attributes:
        text: what all offsets point into.
        head: fields that the document states of itself.
        encoding: that it was decoded with; empty where the format knows no such choice.
        places: where the text comes from, in its order; empty where offsets in the text are offsets in the original.
    """

    text: str
    head: dict[str, str]
    encoding: str = ""
    places: tuple[Place, ...] = ()


def stored(blocks: Iterable[Block], head: dict[str, str], encoding: str = "") -> Stored:
    """The blocks as a text: lines, and a blank line between blocks; lines and blocks without a word are left out."""
    pieces: list[str] = []
    places: list[Place] = []
    length = 0
    for block in blocks:
        gap = "\n\n" if pieces else ""
        for line in block:
            if not line.text.strip():
                continue
            length += len(gap)
            for offset, where in ((0, line.where), *line.further):
                if not places or places[-1].where != where:
                    places.append(Place(start=length + offset, where=where))
            pieces += [gap, line.text]
            length += len(line.text)
            gap = "\n"
    return Stored("".join(pieces), head, encoding, tuple(places))
