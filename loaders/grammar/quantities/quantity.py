"""What is found of a quantity."""

from __future__ import annotations

from typing import Literal

import msgspec

from loaders.facts import Bound

Form = Literal["number", "ratio", "rank", "threshold", "flat", "sync", "doubling", "digits"]


class Quantity(msgspec.Struct, frozen=True):
    """A quantity in a sentence.

    Attributes:
        start: where it starts in the sentence.
        end: where it ends.
        value: the number as written; None for `sync`.
        unit: the unit as written, with its magnitude.
        form: how it is told: `number`, one of a `ratio` a∶b∶c, a `rank`, a `threshold` (突破千亿), `flat` (持平), `sync`
            (与经济增长同步), `doubling` (翻一番) or `digits` (两位数增长).
        bound: what stands at the number itself (余, 以上, 左右) or comes from a range; None if nothing.
        after: where what follows it begins, behind 以上 and the like.
        place: its place in a ratio, from 0.
        scope: of a rank, among whom.
        before: where what stands before it ends: of a rank, before 居全市.
        range_end: it is the upper end of a range.
    """

    start: int
    end: int
    value: float | None
    unit: str
    form: Form = "number"
    bound: Bound | None = None
    after: int = 0
    place: int = 0
    scope: str | None = None
    before: int = -1
    range_end: bool = False
