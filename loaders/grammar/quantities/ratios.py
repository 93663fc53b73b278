"""Ratios of shares: 三次产业结构调整为5∶40∶55."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.grammar.quantities.digits import NUMBER, value_of
from loaders.grammar.quantities.quantity import Quantity

_PART = re.compile(NUMBER)
_RATIO = re.compile(rf"(?<![\d.:])(?:{NUMBER})(?:\s?:\s?(?:{NUMBER})){{1,3}}(?![\d:])")
_SHARES = re.compile(r"三次产业|产业结构|产业比|三产|结构|比例|构成|之比")
_REACH = 30


def ratios(text: str) -> Iterator[Quantity]:
    """The parts of each ratio; 14:30 is none, as no word before it speaks of shares."""
    for match in _RATIO.finditer(text):
        if not _SHARES.search(text, max(0, match.start() - _REACH), match.start()):
            continue
        for place, part in enumerate(_PART.finditer(match[0])):
            start, end = match.start() + part.start(), match.start() + part.end()
            yield Quantity(start, end, value_of(part[0]), "", form="ratio", after=match.end(), place=place)
