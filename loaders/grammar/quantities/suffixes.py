"""What stands behind a number and hedges it: 以上, 左右, 以内."""

from __future__ import annotations

import re

from msgspec.structs import replace

from loaders.grammar.quantities.quantity import Quantity
from loaders.lexicon.bounds import BOUNDS_BEHIND

_SUFFIX = re.compile(
    r"\s?(?:（(?:含|以)[^）]{0,6}）)?"
    rf"(?P<word>{'|'.join(BOUNDS_BEHIND)}|大关|的目标|目标)?(?P<word2>左右|以上|以内|以下)?"
)
_NO_BOUND = re.compile(r"(?:的)?(?:学历|文化|职称|行政(?!村)|法院|人民政府)")  # 以上学历 is part of a name


def suffixed(text: str, quantity: Quantity, end: int | None = None) -> Quantity:
    """A quantity with its bound, and where what follows it begins.

    Args:
        text: the sentence.
        quantity: a quantity in it.
        end: where it ends with 多 or 余; None if that is its own end.
    """
    end = quantity.end if end is None else end
    match = _SUFFIX.match(text, end)
    word = match["word"] if match else None
    if match is None or word is None:
        return replace(quantity, after=end)
    if word in ("以上", "以下") and _NO_BOUND.match(text, match.end()):
        return replace(quantity, after=match.end())
    return replace(quantity, bound=BOUNDS_BEHIND.get(word, quantity.bound), after=match.end())
