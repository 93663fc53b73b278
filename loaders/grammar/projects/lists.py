"""Lists of names: 甲、乙和丙等5个项目, with what the members share put back."""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.grammar.projects.clauses import HIDDEN
from loaders.grammar.projects.names import ends_in_head, shared_head
from loaders.lexicon.project_names import HEADS

_ETC = re.compile(
    r"等(?:(?P<count>约|近|超|[\d一二两三四五六七八九十百]+)|(?P<batch>一批|一大批|一系列|多)|(?=[^等]{0,16}$)(?!级|分|离|额|温))(?P<rest>[^等]{0,24})$"
)
_CUT = re.compile(r"、|以及")
_AND = re.compile(r"[和与及暨]")
_NUMBERED_LINE = re.compile(r"^\d{1,2}$")
_KIND = re.compile(r"^[\d一二两三四五六七八九十百多余约近超]*(?:个|条|项|座|家|所|处|宗|批|段|对|栋|大|组|类|项目)?(?:亿元以上|在建|重点|重大|大型|标志性|一批|新的?|市级|省级|优质|基础|骨干)*(?P<kind>.*)$")
_PLAIN_KINDS = frozenset("项目 工程 重点项目 重大项目 重点工程 重大工程 企业 建设 产业项目 基础设施 在建项目 在建工程".split())


class Member(NamedTuple):
    """A member of a list.

    Attributes:
        start: offset of its first character in the clause.
        end: offset after its last.
        name: what it is called, with what the list says for all.
    """

    start: int
    end: int
    name: str


class Listing(NamedTuple):
    """Names under one verb.

    Attributes:
        members: in the order of the text.
        closed: what 等 says of all (5个项目), empty if it says nothing, None without 等.
    """

    members: list[Member]
    closed: str | None


def listing(text: str, masked: str, start: int, end: int) -> Listing:
    """The members of the list that stands from `start` to `end`."""
    closed: str | None = None
    kind = ""
    if (etc := _ETC.search(masked, max(start, end - 30), end)) is not None and etc.start() > start:
        closed = text[etc.start() + 1 : end]
        end = etc.start()
        kind = "" if etc["count"] else _kind(closed)
    spans = _spans(masked, start, end)
    names = _share([text[a:b] for a, b in spans], kind)
    return Listing([Member(a, b, name) for (a, b), name in zip(spans, names, strict=True)], closed)


def _kind(closed: str) -> str:
    """What 等 says the members are, if that is part of their names: 等水电站, but not 等重点项目."""
    match = _KIND.match(closed)
    kind = match["kind"] if match else ""
    return "" if kind in _PLAIN_KINDS or not kind.endswith(HEADS) else kind


def _spans(masked: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    at = start
    for cut in _CUT.finditer(masked, start, end):
        spans += _joined(masked, at, cut.start(), last=False)
        at = cut.end()
    return spans + _joined(masked, at, end, last=True)


def _joined(masked: str, start: int, end: int, *, last: bool) -> list[tuple[int, int]]:
    """Cut at 和 where what stands before it is a name already: 甲大桥和乙大桥, but not 知识产权和成果交易中心."""
    spans: list[tuple[int, int]] = []
    at = start
    for joint in _AND.finditer(masked, start, end):
        left = masked[at : joint.start()]
        if len(left) >= 3 and end - joint.end() >= 2 and (ends_in_head(left) or left[-1] == HIDDEN):
            spans.append((at, joint.start()))
            at = joint.end()
    if at < end:
        spans.append((at, end))
    return spans


def _share(names: list[str], kind: str) -> list[str]:
    if len(names) > 1 and not kind and not any(ends_in_head(name) for name in names[:-1]):
        kind = shared_head(names[-1])
        if kind and all(len(name) <= max(5, 2 * len(names[-1]) - len(kind)) for name in names):
            return [_numbered(name, names, kind) for name in names[:-1]] + [names[-1]]
        return names
    if kind:
        return [name if ends_in_head(name) else name + kind for name in names]
    return names


def _numbered(name: str, names: list[str], kind: str) -> str:
    return name + kind
