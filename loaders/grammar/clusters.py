"""Numbers that stand together: 5.0%、7.7% after one 分别, the two ends of a range, one alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from loaders.grammar.quantities import Quantity

_JOINED = re.compile(r"\s*(?:、|和|与|及|以及)?\s*(?:约|近|超|超过|突破|大约|第)?\s*$")
_BARE = re.compile(r"\s*(?:、|和|与|及|以及)\s*")
_SIGN = re.compile(r"[，；。]")
_SEPARATOR = re.compile(r"[、和与及]")
_SHARE = re.compile(r"[%‰倍]|百分点")


class Cluster(msgspec.Struct, frozen=True):
    """Numbers with nothing but 、 or 和 between them.

    Attributes:
        items: the numbers in order; the two ends of a range are one item.
        left: where what stands before the first one ends.
        right: where what follows the last one begins.
    """

    items: tuple[tuple[Quantity, ...], ...]
    left: int
    right: int


def clusters(text: str, found: Sequence[Quantity]) -> list[Cluster]:
    """The clusters of a sentence in its order."""
    return list(_clusters(text, list(_items(found))))


def _items(found: Sequence[Quantity]) -> Iterator[tuple[Quantity, ...]]:
    place = 0
    while place < len(found):
        if place + 1 < len(found) and found[place + 1].range_end:
            yield (found[place], found[place + 1])
            place += 2
            continue
        following = place + 1
        if found[place].form == "ratio":
            while following < len(found) and found[following].form == "ratio" and found[following].place > 0:
                following += 1
        yield tuple(found[place:following])
        place = following


def _clusters(text: str, items: list[tuple[Quantity, ...]]) -> Iterator[Cluster]:
    group: list[tuple[Quantity, ...]] = []
    for item in items:
        joined = group and _joined(text, group[-1][-1].after, _left(item))
        if group and not (joined and _alike(group[-1], item) and _listed(text, group, item)):
            yield Cluster(tuple(group), _left(group[0]), group[-1][-1].after)
            group = []
        group.append(item)
        if item[-1].unit.endswith("百分点"):  # 10个和9个百分点
            group = [
                tuple(replace(one, unit=item[-1].unit) if one.unit == "个" else one for one in told) for told in group
            ]
    if group:
        yield Cluster(tuple(group), _left(group[0]), group[-1][-1].after)


def _joined(text: str, start: int, end: int) -> bool:
    return start < end and bool(_JOINED.match(text, start, end))


def _alike(one: tuple[Quantity, ...], other: tuple[Quantity, ...]) -> bool:
    ranks = [item[0].form == "rank" for item in (one, other)]
    return ranks[0] == ranks[1] and "ratio" not in (one[0].form, other[0].form)


def _listed(text: str, group: Sequence[tuple[Quantity, ...]], item: tuple[Quantity, ...]) -> bool:
    """Whether shares and amounts stand in one list: 绿化率和人均绿地面积分别达到37%和7.8平方米."""
    shares = [bool(_SHARE.search(one[0].unit)) for one in (group[-1], item)]
    if shares[0] == shares[1] or "rank" in (group[-1][0].form, item[0].form):
        return True
    if group[-1][0].unit == "个" and item[0].unit.endswith("百分点"):
        return True
    before = _SIGN.split(text[: _left(group[0])])[-1]
    bare = _BARE.fullmatch(text, group[-1][-1].after, _left(item)) is not None
    return "分别" in before or (bare and len(_SEPARATOR.findall(before)) > 1)


def _left(item: tuple[Quantity, ...]) -> int:
    return item[0].before if item[0].before >= 0 else item[0].start
