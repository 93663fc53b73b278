"""What a clause without a number is about, for the numbers behind it that name nothing themselves."""

from __future__ import annotations

import re

from loaders.grammar.subjects import cleaned

_PLACE_OR_PROJECT = re.compile(
    r"(?P<topic>[^，。；、:\d]{2,14}?(?:新区|开发区|高新区|示范区|试验区|园区|商务区|科创区|产业园|科技园|工业园|[区城园港湾谷](?![市镇乡管建中])|基地|中心|项目|工程|平台|机场|集团))(?=[^，。；]*，)"
)
_RAISED = re.compile(
    r"(?:^|[，。；:])[^，。；:、\d]{0,6}?(?:提高|提升|上调|调高|降低|下调|压缩|缩小|扩大|增加|减少)了?(?P<topic>[^，。；:、\d了和的]{3,16}(?:标准|待遇|水平|金|费|比例|率|价格|时间|规模|面积|差距|范围|额度))，$"
)
_GROWS_WELL = re.compile(
    r"(?:^|[，。；:])(?P<topic>[^，。；:、\d]{2,8}?)(?:生产)?(?:在[^，。；:\d]{2,8})?(?:再获|喜获|又获|获得|连续|实现|取得)[^，。；:\d]{0,8}(?:丰收|增产|好收成|[一二三四五六七八九十]连[增丰]”?)(?:，[^，。；:]{0,4}增产[^，。；:]{2,12})?，$"
)


def place_or_project(before: str) -> str:
    """The place or project that a sentence opens with: 某某新区…，总面积达."""
    match = _PLACE_OR_PROJECT.match(before.lstrip())
    return match["topic"] if match else ""


def raised(before: str) -> str:
    """What the clause before says is raised or cut: 提高【城市低保标准】，由300元提高到340元."""
    return _topic(_RAISED, before)


def harvested(before: str) -> str:
    """What the clause before says was harvested well: 【粮食】生产再获丰收，总产."""
    return _topic(_GROWS_WELL, before)


def _topic(pattern: re.Pattern[str], before: str) -> str:
    end = before.rfind("，") + 1
    match = pattern.search(before, max(0, end - 48), end)
    return cleaned(match["topic"]) if match else ""
