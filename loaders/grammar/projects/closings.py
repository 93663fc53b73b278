"""How a list of names ends: 等5个项目, 两个产业园."""

from __future__ import annotations

import re

import msgspec

from loaders.grammar.projects.names import ends_in_head, own_length
from loaders.lexicon.project_names import HEADS, SURE, WORK_ENDS
from loaders.patterns import begins

_ETC = begins(
    "等",
    r"(?<![高平均同对])等(?!级|分|离|额|因)"
    r"(?:(?=一批|一大批|重大|重点|大型| ?[\d一二两三四五六七八九十]+ ?[个条项座])[^等，]{0,22}|[^等、，]{0,22})$",
)
_APPOSITION = begins(
    r"\d两三四五六七八九",
    r"(?<=[^\d一二三四五六七八九十第、和])(?:[两三四五六七八九]|\d{1,2})(?:个|大|条|座|家|所|项)(?P<kind>[^、，\d和]{2,12})$",
)
"""甲和乙两个产业园, without 等."""
_JOINT = re.compile("[、和]")
_AMOUNT = begins(r"约近超\d", r"(?:约|近|超)?\d+(?:余|多)?(?:个|项|条|座|家|所|处|宗)(?:以上|左右)?$")
"""等产业项目7个."""
_COUNT = re.compile(
    r"^ ?(?:约|近|超|共|余|多)?(?:[\d一二两三四五六七八九十百千]+(?:余|多)? ?"
    r"(?:个|条|项(?!目)|座|家|所|处|宗|批|段|对|栋|大|组|类|期|亿元以上)*|一批|一大批|一系列|系列|多个|若干)"
)
_QUALIFIERS = re.compile(
    r"^(?:(?:亿元|在建|重点|重大|大型|标志性|优质|区域性|骨干|关键|主要|各类|以上|本土|知名|龙头|一批)+)"
)
_PLACES = re.compile(r"(?:城市|省|市|县|区|旗|州|镇|乡|村|街道|地区|国家|地)(?!际|场|政|域|级)")
"""等6个城市污水处理厂: the members are places, not projects."""
_AND_SUCH_PLACES = re.compile("地(?![铁下质标热块方面域区段])")
"""等地: so are they, whatever follows."""
_PLAIN_KIND = re.compile(
    r"(?:水利|交通|市政|产业|能源|环保|科技|工业|农业|文旅|文旅体|旅游|民生|教育|卫生|医疗|文化|创新|百亿|高端|招商|基础|公共服务|"
    r"服务业|制造业|战略性|新兴|社会|配套|电力|先进)*(?:项目|工程|企业|设施|产业|平台|载体|建设)*"
)
"""What is said of members that is no part of their names: 等重点水利工程."""


_NOT_OF_EACH = re.compile("建设(?!工程$)|创建|签约|续建|搁置|企业|公司|[和及与]")
"""What is done with the members, or more kinds than one: 等签约项目, 等公路桥梁建设及改造工程."""
_WORK = re.compile(
    f"(?:{'|'.join(WORK_ENDS)}|综合|提质|升级|快速化|绿化|品质|维修|新建|大修|扩容|扩能|优化|保护|微)+(?:工程|项目)*$"
)


class Closing(msgspec.Struct, frozen=True):
    """What closes a list.

    Attributes:
        at: where the last name ends.
        says: what it says the members are (项目), empty if it does not say, None if nothing closes the list.
        counted: whether it says how many.
        shared: what of it is part of each name (水电站).
        apposition: whether it follows without 等; 和 before it then stands between two names.
        of_places: whether it says that the members are places.
        beyond: where other names begin behind it: 等供水工程和柯山灌区; None if nothing does.
    """

    at: int
    says: str | None = None
    counted: bool = False
    shared: str = ""
    apposition: bool = False
    of_places: bool = False
    beyond: int | None = None


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
        of_places = _AND_SUCH_PLACES.match(says) is not None or (counted and _PLACES.match(says) is not None)
        kind, name = _parted(says)
        beyond = end - len(name) if name else None
        shared = "" if counted else _of_each(kind)
        return Closing(etc.start(), kind, counted, shared, of_places=of_places, beyond=beyond)
    counted_kind = _APPOSITION.search(masked, start, end)
    if counted_kind is not None and _JOINT.search(masked, start, counted_kind.start()):
        says = text[counted_kind.start("kind") : end]
        return Closing(counted_kind.start(), says, counted=True, shared=_of_each(says), apposition=True)
    return Closing(end)


def _of_each(says: str) -> str:
    """What is said of all that is part of each name: 水电站, 改扩建项目, but not 重点项目 or 冷链物流项目."""
    if not says or _PLAIN_KIND.fullmatch(says) or not ends_in_head(says) or _NOT_OF_EACH.search(says):
        return ""
    if says.endswith("项目") and not _is_work(says):
        kind = says.removesuffix("项目")
        return kind if kind.endswith((*SURE, "公路")) else says if kind in HEADS else ""
    return says


def _parted(says: str) -> tuple[str, str]:
    """供水工程和柯山灌区 is a kind and another name, 公路和桥梁 a kind alone."""
    kind, mark, name = says.partition("和")
    apart = mark and ends_in_head(kind) and ends_in_head(name) and own_length(name) >= 2
    return (kind, name) if apart else (says, "")


def _is_work(kind: str) -> bool:
    """Whether a kind is work on something that has its own name: 改扩建项目, 河道综合治理."""
    return kind.removesuffix("项目").removesuffix("工程").endswith(WORK_ENDS)


def work_of(kind: str) -> str:
    """The work that a kind speaks of, without what it is done to: 提升改造 of 主次干道提升改造, empty if it is no work."""
    work = _WORK.search(kind) if _is_work(kind) else None
    return work[0] if work is not None else ""
