"""Through a sentence: amounts in words, ratios and ranks first, then the numbers in digits that none of them holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from loaders.grammar.quantities.numbers import numbers
from loaders.grammar.quantities.quantity import Quantity
from loaders.grammar.quantities.ranks import ranks
from loaders.grammar.quantities.ratios import ratios
from loaders.grammar.quantities.thresholds import round_counts, thresholds
from loaders.grammar.quantities.words import digit_counts, doublings, flats, numerals, syncs
from loaders.patterns import begins

_BEFORE_NUMBERS: tuple[tuple[str, Callable[[str], Iterator[Quantity]]], ...] = (
    (":", ratios),
    ("百千万", round_counts),
    ("番", doublings),
    ("平零", flats),
    ("步", syncs),
    ("位", digit_counts),
    ("万亿", thresholds),
    ("之成倍万亿", numerals),
    ("第首最", ranks),
)
"""What is looked for before numbers in digits, with signs one of which each has in it; of two that begin at one place, the
earlier here comes first."""

_HINT = begins(
    r"\d一二两三四五六七八九百千万亿倍番持零同首榜第最",
    r"[\d百千万亿倍番]|[一二两三四五六七八九](?:成|位数)|持平|零增长|同步|首[位，。；、]|榜首|第[一二三四五六七八九十]|最[多快高低优大好]",
)
"""What a sentence without any of these says holds no quantity."""

_TITLE = re.compile(r"《[^《》]{0,120}》")
_QUOTED = re.compile(r"“[^“”]{1,40}”")


def quantities(text: str, names: list[tuple[int, int]] | None = None) -> list[Quantity]:
    """The quantities of a sentence in its order.

    Args:
        text: the sentence in one way of writing (`loaders.script.plain`), years in Western digits.
        names: spans in which numbers are parts of names; None to find book titles and short quotations.
    """
    if not _HINT.search(text):
        return []
    signs = set(text)
    found = [
        quantity for needed, look_for in _BEFORE_NUMBERS if not signs.isdisjoint(needed) for quantity in look_for(text)
    ]
    taken = _places((quantity.start, quantity.end) for quantity in found)
    found += [quantity for quantity in numbers(text) if quantity.start not in taken]
    closed = _places(_titles(text) if names is None else names)
    found = [quantity for quantity in found if quantity.start not in closed]
    return sorted(found, key=lambda quantity: (quantity.start, quantity.range_end))


def _titles(text: str) -> list[tuple[int, int]]:
    """Where book titles and short quotations stand: 《南柯区2022年行动计划》, “12345”."""
    return [match.span() for pattern in (_TITLE, _QUOTED) for match in pattern.finditer(text)]


def _places(spans: Iterable[tuple[int, int]]) -> set[int]:
    """All places within some spans."""
    return {place for span in spans for place in range(*span)}
