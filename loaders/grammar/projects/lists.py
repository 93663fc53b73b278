"""Lists of names: 甲、乙和丙等5个项目, with what the members share put back."""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.grammar.projects.clauses import HIDDEN
from loaders.grammar.projects.names import complete, ends_in_head, own_part, shared_head
from loaders.lexicon.project_names import SURE

_ETC = re.compile(
    r"(?<![高平均同对])等(?!级|分|离|额|因)"
    r"(?:(?=一批|一大批|重大|重点|大型|[\d一二两三四五六七八九十]+[个条项座])[^等，]{0,22}|[^等、，]{0,22})$"
)
_PLACES = re.compile(r"(?:城市|省|市|县|区|旗|州|镇|乡|村|街道|地区|国家|地)(?!际|场|政|域|级)")
"""等6个城市污水处理厂: the members are places, not projects."""
_CUT = re.compile(rf"、|以及|(?<={HIDDEN})(?={HIDDEN})")
_AND = re.compile(r"[和及暨]")
_LEADING_WORDS = re.compile(r"\D{2,6}(?=\d{1,3}号?$)")
_NUMBER = re.compile(r"\d{1,3}(?=号?$)")
_COUNT = re.compile(
    r"^(?:约|近|超|共|余|多)?(?:[\d一二两三四五六七八九十百千]+(?:余|多)?(?:个|条|项(?!目)|座|家|所|处|宗|批|段|对|栋|大|组|类|期|亿元以上)*|一批|一大批|一系列|系列|多个|若干)"
)
_QUALIFIERS = re.compile(
    r"^(?:(?:亿元|在建|重点|重大|大型|标志性|优质|区域性|骨干|关键|主要|各类|以上|本土|知名|龙头|一批)+)"
)
_PLAIN_KIND = re.compile(
    r"(?:水利|交通|市政|产业|能源|环保|科技|工业|农业|文旅|文旅体|旅游|民生|教育|卫生|医疗|文化|创新|百亿|高端|招商|基础|公共服务|服务业|制造业|战略性|新兴|工业|社会|配套|电力|先进)*"
    r"(?:项目|工程|企业|设施|产业|平台|载体|建设)*"
)
"""What 等 says of members that is no part of their names: 等重点水利工程."""
_WORK = re.compile(r"(?:改扩建|改造|扩建|迁建|大中修|整治|治理|修复|提升|重建|修缮|更新)(?:项目|工程)?$")
_AMOUNT = re.compile(r"(?:约|近|超)?\d+(?:余|多)?(?:个|项|条|座|家|所|处|宗)(?:以上|左右)?$")


_APPOSITION = re.compile(
    r"(?<=[^\d一二三四五六七八九十第])(?:[两三四五六七八九]|\d{1,2})(?:个|大|条|座|家|所|项)(?P<kind>[^、，\d和]{2,12})$"
)
"""甲和乙两个产业园, without 等."""
_AND_OR_LIST = re.compile("[、和]")


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
    pair = False
    if (etc := _ETC.search(masked, max(start, end - 26), end)) is not None and etc.start() > start:
        closed = text[etc.start() + 1 : end].removesuffix("的")
        if (many := _AMOUNT.search(closed)) is not None:
            closed, counted = closed[: many.start()], True
        count = _COUNT.match(closed)
        counted = counted or count is not None
        closed = _QUALIFIERS.sub("", closed[count.end() :] if count else closed)
        if counted and _PLACES.match(closed):
            return Listing([], closed, counted)
        kind = "" if counted else _said_of_all(closed)
        end = etc.start()
    elif (count := _APPOSITION.search(masked, start, end)) is not None and _AND_OR_LIST.search(
        masked, start, count.start()
    ):
        closed = text[count.start("kind") : end]
        counted = pair = True
        kind = _said_of_all(closed)
        end = count.start()
    spans = _spans(text, masked, start, end, whole=closed is not None, pair=pair)
    names = [text[a:b] for a, b in spans]
    names = _share(names, kind) if closed is None or kind else names
    return Listing([Member(a, b, name) for (a, b), name in zip(spans, names, strict=True)], closed, counted)


def _said_of_all(closed: str) -> str:
    """What 等 says that is part of the names: 等水电站, 等改扩建项目, but not 等重点项目 or 等冷链物流项目."""
    if not closed or _PLAIN_KIND.fullmatch(closed) or not ends_in_head(closed):
        return ""
    if closed.endswith("项目") and len(closed) > 4 and not _WORK.search(closed):
        return closed[:-2] if closed[:-2].endswith(SURE) else ""
    return closed


def _spans(text: str, masked: str, start: int, end: int, *, whole: bool, pair: bool) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    at = start
    for cut in _CUT.finditer(masked, start, end):
        if not cut[0] and text[cut.start() - 1 : cut.start() + 1] != "”“":  # two quotations side by side are two names
            continue
        spans += _joined(masked, at, cut.start(), whole=whole, pair=pair)
        at = cut.end()
    return spans + _joined(masked, at, end, whole=whole, pair=pair)


def _joined(masked: str, start: int, end: int, *, whole: bool, pair: bool) -> list[tuple[int, int]]:
    """Cut at 和 where a name stands on both sides: 甲大桥和乙大桥, but not 知识产权和成果交易中心."""
    spans: list[tuple[int, int]] = []
    at = start
    for joint in _AND.finditer(masked, start, end):
        left, right = masked[at : joint.start()], masked[joint.end() : end]
        if left.isdecimal() and right[:1].isdecimal():  # 地铁1、2和3号线
            spans.append((at, joint.start()))
            at = joint.end()
            continue
        if len(left) < 2 or len(right) < 2 or (len(left) == 2 and not pair):
            continue
        if pair and joint[0] == "和":
            apart = True
        elif ends_in_head(left) or left[-1] == HIDDEN:
            apart = joint[0] != "及" or len(own_part(right)) >= 2
        else:
            apart = whole and complete(right) and len(own_part(left)) >= 3 and len(own_part(right)) >= 2
        if apart:
            spans.append((at, joint.start()))
            at = joint.end()
    if at < end:
        spans.append((at, end))
    return spans


def _share(names: list[str], kind: str) -> list[str]:
    """Put back what the list says once for all its members."""
    if kind:
        work = _WORK.search(kind)
        return [
            name if (_WORK.search(name) if work else complete(name) or name[-1] in kind) else name + kind
            for name in names
        ]
    if len(names) < 2 or any(complete(name) for name in names[:-1]):
        return names
    kind = shared_head(names[-1])
    own = len(names[-1]) - len(kind)
    if not kind or max(map(len, names[:-1])) > max(5, own + 4):
        return names
    first = _LEADING_WORDS.match(names[0])
    lead = first[0] if first and len(names[0]) > len(first[0]) else ""
    if kind.startswith("号") and (lead or _NUMBER.match(names[0])):  # 地铁1、2、3号线; 1号、2号线
        return [lead + name.removeprefix(lead).removesuffix("号") + kind for name in names[:-1]] + [lead + names[-1]]
    return [name + kind for name in names[:-1]] + [names[-1]]
