"""How a list of names ends: 等5个项目, 两个产业园."""

from __future__ import annotations

import re

import msgspec

from loaders.grammar.projects.names import ends_in_head
from loaders.lexicon.project_names import SURE, WORK_ENDS
from loaders.patterns import begins

_ETC = begins(
    "等",
    r"(?<![高平均同对])等(?!级|分|离|额|因)"
    r"(?:(?=一批|一大批|重大|重点|大型|[\d一二两三四五六七八九十]+[个条项座])[^等，]{0,22}|[^等、，]{0,22})$",
)
_APPOSITION = begins(
    r"\d两三四五六七八九",
    r"(?<=[^\d一二三四五六七八九十第])(?:[两三四五六七八九]|\d{1,2})(?:个|大|条|座|家|所|项)(?P<kind>[^、，\d和]{2,12})$",
)
"""甲和乙两个产业园, without 等."""
_JOINT = re.compile("[、和]")
_AMOUNT = begins(r"约近超\d", r"(?:约|近|超)?\d+(?:余|多)?(?:个|项|条|座|家|所|处|宗)(?:以上|左右)?$")
"""等产业项目7个."""
_COUNT = re.compile(
    r"^(?:约|近|超|共|余|多)?(?:[\d一二两三四五六七八九十百千]+(?:余|多)?"
    r"(?:个|条|项(?!目)|座|家|所|处|宗|批|段|对|栋|大|组|类|期|亿元以上)*|一批|一大批|一系列|系列|多个|若干)"
)
_QUALIFIERS = re.compile(
    r"^(?:(?:亿元|在建|重点|重大|大型|标志性|优质|区域性|骨干|关键|主要|各类|以上|本土|知名|龙头|一批)+)"
)
_PLACES = re.compile(r"(?:城市|省|市|县|区|旗|州|镇|乡|村|街道|地区|国家|地)(?!际|场|政|域|级)")
"""等6个城市污水处理厂: the members are places, not projects."""
_PLAIN_KIND = re.compile(
    r"(?:水利|交通|市政|产业|能源|环保|科技|工业|农业|文旅|文旅体|旅游|民生|教育|卫生|医疗|文化|创新|百亿|高端|招商|基础|公共服务|"
    r"服务业|制造业|战略性|新兴|社会|配套|电力|先进)*(?:项目|工程|企业|设施|产业|平台|载体|建设)*"
)
"""What is said of members that is no part of their names: 等重点水利工程."""


class Closing(msgspec.Struct, frozen=True):
    """What closes a list.

    Attributes:
        at: where the last name ends.
        says: what it says the members are (项目), empty if it does not say, None if nothing closes the list.
        counted: whether it says how many.
        shared: what of it is part of each name (水电站).
        apposition: whether it follows without 等; 和 before it then stands between two names.
        of_places: whether it says that the members are places.
    """

    at: int
    says: str | None = None
    counted: bool = False
    shared: str = ""
    apposition: bool = False
    of_places: bool = False


def closing(text: str, masked: str, start: int, end: int) -> Closing:
    """What closes the list that stands from `start` to `end`."""
    etc = _ETC.search(masked, max(start, end - 26), end)
    if etc is not None and etc.start() > start:
        says = text[etc.start() + 1 : end].removesuffix("的")
        amount = _AMOUNT.search(says)
        if amount is not None:
            says = says[: amount.start()]
        count = _COUNT.match(says)
        counted = amount is not None or count is not None
        says = _QUALIFIERS.sub("", says[count.end() :] if count else says)
        of_places = counted and _PLACES.match(says) is not None
        return Closing(etc.start(), says, counted, "" if counted else _of_each(says), of_places=of_places)
    counted_kind = _APPOSITION.search(masked, start, end)
    if counted_kind is not None and _JOINT.search(masked, start, counted_kind.start()):
        says = text[counted_kind.start("kind") : end]
        return Closing(counted_kind.start(), says, counted=True, shared=_of_each(says), apposition=True)
    return Closing(end)


def _of_each(says: str) -> str:
    """What is said of all that is part of each name: 水电站, 改扩建项目, but not 重点项目 or 冷链物流项目."""
    if not says or _PLAIN_KIND.fullmatch(says) or not ends_in_head(says):
        return ""
    if says.endswith("项目") and len(says) > 4 and not says.removesuffix("项目").endswith(WORK_ENDS):
        return says[:-2] if says[:-2].endswith(SURE) else ""
    return says
