"""Lists of names: 甲、乙和丙等5个项目, with what the members share put back."""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.grammar.projects.clauses import HIDDEN
from loaders.grammar.projects.names import complete, ends_in_head, shared_head

_ETC = re.compile(r"等(?!级|分|离|额|温|院|因|额|高|边)(?P<kind>[^等、，]{0,22})$")
_CUT = re.compile(rf"、|以及|(?<={HIDDEN})(?={HIDDEN})")
_AND = re.compile(r"[和及暨]")
_LEADING_WORDS = re.compile(r"\D{2,6}(?=\d{1,3}$)")
_COUNT = re.compile(r"^(?:约|近|超|共|余|多)?(?:[\d一二两三四五六七八九十百千]+(?:余|多)?(?:个|条|项|座|家|所|处|宗|批|段|对|栋|大|组|类|期|亿元以上)*|一批|一大批|一系列|系列|多个|若干)")
_QUALIFIERS = re.compile(r"^(?:(?:亿元|在建|重点|重大|大型|标志性|新的?|优质|骨干|关键|主要|各类|以上|本土|知名|龙头|一批)+)")
_PLAIN_KINDS = frozenset("项目 工程 企业 建设 产业项目 基础设施 公共服务设施 基础设施项目 民生项目 民生工程 工业项目 产业 设施".split())


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
        closed: what 等 says of all (项目), empty if it says nothing, None without 等.
        counted: whether it says how many.
    """

    members: list[Member]
    closed: str | None
    counted: bool


def listing(text: str, masked: str, start: int, end: int) -> Listing:
    """The members of the list that stands from `start` to `end`."""
    closed: str | None = None
    kind = ""
    counted = False
    if (etc := _ETC.search(masked, max(start, end - 26), end)) is not None and etc.start() > start:
        closed = text[etc.start() + 1 : end]
        count = _COUNT.match(closed)
        counted = count is not None
        closed = _QUALIFIERS.sub("", closed[count.end() :] if count else closed)
        kind = "" if counted or closed in _PLAIN_KINDS or not ends_in_head(closed) else closed
        end = etc.start()
    spans = _spans(text, masked, start, end)
    names = [text[a:b] for a, b in spans]
    names = _share(names, kind) if closed is None or kind else names
    return Listing([Member(a, b, name) for (a, b), name in zip(spans, names, strict=True)], closed, counted)


def _spans(text: str, masked: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    at = start
    for cut in _CUT.finditer(masked, start, end):
        if not cut[0] and text[cut.start() - 1 : cut.start() + 1] != "”“":  # two quotations side by side are two names
            continue
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
    """Put back what the list says once for all its members."""
    if kind:
        return [name if complete(name) else name + kind for name in names]
    if len(names) < 2 or any(complete(name) for name in names[:-1]):
        return names
    kind = shared_head(names[-1])
    own = len(names[-1]) - len(kind)
    if not kind or max(map(len, names[:-1])) > max(5, own + 4):
        return names
    first = _LEADING_WORDS.match(names[0])
    lead = first[0] if first and len(names[0]) > len(first[0]) else ""
    return [(lead if name.isdecimal() else "") + name + kind for name in names[:-1]] + [
        lead + names[-1] if names[-1][:1].isdecimal() else names[-1]
    ]
