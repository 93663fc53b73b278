"""Clauses of a sentence, with what stands in brackets and quotation marks set out of sight."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

HIDDEN = "\ue000"
"""Stands for every character of a bracket or quotation in a masked text: 、 and 和 in there cut no list."""

_ENCLOSED = re.compile(r"（[^（）\n]{0,60}）|\([^()\n]{0,60}\)|“[^“”\n]{0,40}”|《[^《》\n]{0,40}》|\"[^\"\n]{0,30}\"|〔[^〔〕\n]{0,20}〕")
_CUT = re.compile(r"[，,；;：:。！!？?\n\r]+")

LONGEST_CLAUSE = 800
"""Characters. The longest list of names in print has about 300; more is no prose, and reading it would cost time."""


class Clause(NamedTuple):
    """A part of a sentence between punctuation marks.

    Attributes:
        start: offset of its first character in the sentence's text.
        text: as written.
        masked: the same length, brackets and quotations replaced by `HIDDEN`.
    """

    start: int
    text: str
    masked: str


def masked(text: str) -> str:
    """The text with brackets and quotations, marks included, replaced by `HIDDEN`; its length does not change."""
    return _ENCLOSED.sub(lambda match: HIDDEN * len(match[0]), text)


def clauses(text: str) -> Iterator[Clause]:
    """The clauses of a sentence in the order of the text."""
    hidden = masked(text)
    at = 0
    for cut in _CUT.finditer(hidden):
        if at < cut.start() <= at + LONGEST_CLAUSE:
            yield Clause(at, text[at : cut.start()], hidden[at : cut.start()])
        at = cut.end()
    if at < len(text) <= at + LONGEST_CLAUSE:
        yield Clause(at, text[at:], hidden[at:])
