"""Lists of names: 甲、乙和丙等5个项目, with what the members share put back."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from loaders.grammar.projects.clauses import HIDDEN
from loaders.grammar.projects.closings import Closing, closing, work_of
from loaders.grammar.projects.names import complete, ends_in_head, is_count, of_many, own_length, shared_head
from loaders.lexicon.project_names import WORK_ENDS
from loaders.patterns import begins

_CUT = re.compile(rf"、|以及|(?<={HIDDEN})(?={HIDDEN})")
_JOINT = re.compile(f"[、和及暨{HIDDEN}]")
"""One of these stands between any two names."""
_AND = re.compile(r"[和及暨]")
_OF_SIZE = re.compile(r"(?:年产|日产)?\d[\d.]*(?:万|亿)?(?:吨|千瓦|千伏|兆瓦|米|台|套|立方米)")
"""柯光5万吨纺纱和1亿米织布: a size begins a name."""
_INNER_KIND = begins("等", r"等(?P<kind>[^、，等和及]{2,12})和")
_LEADING_WORDS = re.compile(r"\D{2,6}(?=\d{1,3}号?$)")
_NUMBER = re.compile(r"\d{1,3}(?=号?$)")
_LONGEST_ELIDED = 5
"""Characters of a member that leaves the list's noun out: 兰山、柯口和槐镜铁路."""


class Listing(msgspec.Struct, frozen=True):
    """Names under one verb.

    Attributes:
        names: in the order of the text, each with what the list says for all.
        closed: what 等 says of all (项目), empty if it says nothing, None without 等.
        counted: whether it says how many.
    """

    names: list[str]
    closed: str | None
    counted: bool


def listing(text: str, masked: str, start: int, end: int) -> Listing:
    """The names of the list that stands from `start` to `end`."""
    if (inner := _inner_end(masked, start, end)) is not None:
        first, rest = listing(text, masked, start, inner), listing(text, masked, inner + 1, end)
        return Listing(first.names + rest.names, rest.closed, rest.counted)
    close = closing(text, masked, start, end)
    groups = list(_groups(text, masked, start, close))
    if close.of_places and (
        (close.says or "").startswith("国家") or not any(ends_in_head(name) for group in groups for name in group)
    ):
        return Listing([], close.says, close.counted)
    names = [name for group in groups for name in _whole(group, close)]
    if close.beyond is not None:
        names += listing(text, masked, close.beyond, end).names
    return Listing(names, close.says, close.counted)


def _inner_end(masked: str, start: int, end: int) -> int | None:
    """Where the first of two lists ends: 甲、乙等高速公路和丙、丁等铁路."""
    inner = (
        _INNER_KIND.match(masked, masked.find("等", start, end), end) if masked.count("等", start, end) > 1 else None
    )
    return inner.end() - 1 if inner is not None and ends_in_head(inner["kind"]) else None


def _groups(text: str, masked: str, start: int, close: Closing) -> Iterator[list[str]]:
    """The names as written, in groups at 和: 甲、乙机场和丙、丁铁路 are two groups, each with a noun of its own."""
    if start < close.at and not _JOINT.search(masked, start, close.at):
        yield [text[start : close.at].strip()]
        return
    group: list[str] = []
    for a, b, joint in _spans(text, masked, start, close):
        if joint == "和" and group and (ends_in_head(group[-1]) or (masked[a] == HIDDEN and "“" not in group[-1])):
            yield group
            group = []
        group.append(text[a:b].strip())
    yield group


def _spans(text: str, masked: str, start: int, close: Closing) -> Iterator[tuple[int, int, str]]:
    """From where to where each name stands, and what stands before it."""
    at, joint = start, ""
    for cut in _CUT.finditer(masked, start, close.at):
        if not cut[0] and text[cut.start() - 1 : cut.start() + 1] != "”“":  # two quotations side by side are two names
            continue
        yield from _joined(masked, at, cut.start(), joint, close)
        at, joint = cut.end(), cut[0]
    yield from _joined(masked, at, close.at, joint, close)


def _joined(masked: str, start: int, end: int, joint: str, close: Closing) -> Iterator[tuple[int, int, str]]:
    """Cut at 和 where a name stands on both sides: 甲大桥和乙大桥, but not 知识产权和成果交易中心."""
    at = start
    for mark in _AND.finditer(masked, start, end):
        if _apart(masked[at : mark.start()], mark[0], masked[mark.end() : end], close):
            yield at, mark.start(), joint
            at, joint = mark.end(), mark[0]
    if at < end:
        yield at, end, joint


def _apart(left: str, mark: str, right: str, close: Closing) -> bool:
    if left.isdecimal() and right[:1].isdecimal():  # 地铁1、2和3号线
        return True
    if len(left) < 2 or len(right) < 2:
        return False
    if close.apposition and mark == "和":
        return True
    if len(left) == 2:
        return False
    if _OF_SIZE.match(right) and own_length(left) >= 2:
        return True
    if ends_in_head(left) or left[-1] == HIDDEN:
        return mark != "及" or own_length(right) >= 2 or of_many(right)
    if right[0] == HIDDEN and HIDDEN not in left and own_length(left) >= 3:  # 镜湖综合防治和“三清”工程
        return mark == "和" and ends_in_head(right)
    return close.says is not None and complete(right) and own_length(left) >= 3 and own_length(right) >= 2


def _whole(names: list[str], close: Closing) -> list[str]:
    """The names of a group with what is said once for all of them."""
    if close.shared:
        whole = 2 * sum(map(complete, names)) + bool(work_of(close.shared)) > len(names)
        return [name + _lacking(name, close.shared, among_whole=whole) for name in names]
    if (
        close.says is not None
        or len(names) < 2
        or "的" in names[-1]
        or any(complete(name) or is_count(name) for name in names[:-1])
    ):
        return names
    names = [*names[:-1], *_parted(names[-1])]
    shared = shared_head(names[-1])
    if (
        not shared
        or any(name.endswith(shared) for name in names[:-1])
        or max(map(len, names[:-1])) > max(_LONGEST_ELIDED, len(names[-1]) - len(shared) + 4)
    ):
        return names
    first = _LEADING_WORDS.match(names[0])
    lead = first[0] if first and len(names[0]) > len(first[0]) else ""
    if shared.startswith("号") and (lead or _NUMBER.match(names[0])):  # 地铁1、2、3号线; 1号、2号线
        return [lead + name.removeprefix(lead).removesuffix("号") + shared for name in names[:-1]] + [lead + names[-1]]
    return [name + shared for name in names[:-1]] + [names[-1]]


def _lacking(name: str, shared: str, *, among_whole: bool) -> str:
    """What a name lacks of what is shared: nothing if it says it itself, or something of its kind, as most of its list do.

    Work is done to what has its own name: 大修改造 is lacking of 柯山大道 in a list that ends in 等道路大修改造.
    """
    work = work_of(shared)
    if not work and shared in name:  # 梦柯铁路南槐段 of a list of railways
        return ""
    if work and name.endswith(WORK_ENDS):
        return ""
    if complete(name) or (among_whole and (ends_in_head(name) or (len(name) > _LONGEST_ELIDED and "至" not in name))):
        return work
    return "" if not work and name[-1:] in shared else shared


def _parted(name: str) -> list[str]:
    """The last two members of a list without its noun: 柯口和槐镜铁路."""
    left, mark, right = name.partition("和")
    both_short = 2 <= len(left) <= _LONGEST_ELIDED and len(right) - len(shared_head(right)) in range(
        2, _LONGEST_ELIDED + 1
    )
    return [left, right] if mark and both_short and shared_head(right) else [name]
