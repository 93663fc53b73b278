"""Lists: 城乡居民收入分别增长5%、7%. Which of several subjects belongs to which of several numbers."""

from __future__ import annotations

import re

from loaders.catalogue import catalogue

_SEPARATOR = re.compile(r"、|以及|和(?![平谐睦])|与|(?<![普惠涉])及(?!时|其|以上)|，")
_TOWN_AND_COUNTRY = re.compile(
    r"^(?P<before>.*?)(?:城乡|城镇和农村|城镇、农村|城镇与农村|城市和农村|城市、农村)(?P<after>居民|常住居民|人均|收入|低保|最低).*$"
)
_SHARED_TAILS = re.compile(
    r"保险参保(?:人数|率)$|参保人数$|居民人均可支配收入$|人均可支配收入$|人均纯收入$|(?:平均)?浓度(?:年均值)?$|年均值$|(?:工业)?增加值$|总?产值$|排放总?量$|吞吐量$|周转量$|"
    r"进出口(?:总[值额])?$|产量$|面积$|存款余额$|贷款余额$|余额$|[存贷]款$|投资额?$|总[额量值]$|收入$|支出$|覆盖率$|普及率$|处理率$|利用率$|入学率$|达标率$|比[重例]$|占比$|保障标准$|标准$|人数$|人次$|户数$|数量?$|[率额量值费]$"
)
_SHARED_SHARE = re.compile(r"(?<=.)占.+(?:比重|比例)$")
"""县域经济、民营经济占全市经济比重: a share of each."""
_SHARED_HEADS = re.compile(
    r"^(?:规模以上工业|规上工业|规上|限额以上|限上|居民人均|城镇居民|农村居民|外贸|金融机构|专利|公路|铁路|港口|机场)"
)
_STAGES = {"一": "第一产业", "二": "第二产业", "三": "第三产业"}
_INDUSTRIES = re.compile(r"^(?P<before>.*?)第?[一1]、?第?[二2](?:、|和)?第?[三3](?:次)?(?:产业?|产)(?P<after>.*)$")


def subjects_of_list(phrase: str, count: int) -> list[str]:
    """The subjects that a phrase lists, each whole: 专利申请和授权量 → 专利申请量, 专利授权量.

    Args:
        phrase: what stands before 分别.
        count: how many numbers follow.

    Returns:
        As many as there are numbers; empty if the phrase lists another number of things.
    """
    if count == 3 and (match := _INDUSTRIES.match(phrase)):
        return [match["before"] + stage + match["after"] for stage in _STAGES.values()]
    if (
        count == 2
        and not ("城乡" in phrase and ("、" in phrase or lists_indicators(phrase)))
        and (match := _TOWN_AND_COUNTRY.match(phrase))
    ):
        after = phrase[match.start("after") :]
        town = "城镇" if "城市" not in phrase else "城市"
        return [match["before"] + town + after, match["before"] + "农村" + after]
    if count == 2 and "存贷款" in phrase and not re.search("[、和与]", phrase):
        return [phrase.replace("存贷款", "存款"), phrase.replace("存贷款", "贷款")]
    items = [item.strip() for item in _SEPARATOR.split(phrase) if item.strip()]
    if len(items) != count:
        items = [item.strip() for item in re.split(r"、|，", phrase) if item.strip()]
    if len(items) > count > 1:
        items = items[-count:] if "，" in phrase else items
    if len(items) != count or count < 2:
        return []
    return _completed(items)


def _completed(items: list[str]) -> list[str]:
    """Give each item the head and tail that the list shares."""
    last = items[-1]
    if modified := _modified(items):
        return modified
    if _BARE_MEASURE.match(last) and (stem := _stem(items[0], last)):
        return [items[0], *(stem + item for item in items[1:])]
    tail = _SHARED_SHARE.search(last) or _SHARED_TAILS.search(last)
    whole = []
    for item in items[:-1]:
        if (
            tail
            and not _is_whole(item)
            and not item.endswith(tail[0])
            and not (_SHARED_TAILS.search(item) and len(item) > 2 and not item.endswith(("保险", "数")))
        ):
            overlap = next(
                (length for length in range(min(len(item), len(tail[0])), 0, -1) if tail[0].startswith(item[-length:])),
                0,
            )
            item += tail[0][overlap:]
        whole.append(item)
    whole.append(last)
    if head := _SHARED_HEADS.match(whole[0]):
        whole = [
            item if item.startswith(head[0]) or len(item) > 6 or _is_whole(item) else head[0] + item for item in whole
        ]
    return whole


_MODIFIER = re.compile(
    r"(?:国家|省|市|区|县)级?|常住|户籍|公办|民办|普惠性?|城镇|农村|城市|职工|居民|国内|国外|境内|境外|入境|第?[一二三]产?业?|工业|农业|建筑业|新建|改建|男性|女性|风电|光伏|水电|火电|专利|发明专利"
)
_BARE_MEASURE = re.compile(
    r"(?:能耗|水耗|电耗|死亡人数|亡人数|利润|税收|利税|产值|收入|支出|面积|数量|金额|人数|总量|增量|贷款|存款|申请量|授权量|产量|人次|利用率|处理率)$"
)


def lists_indicators(phrase: str) -> bool:
    """Whether a phrase lists several indicators by their full names: 地区生产总值、固定资产投资增长5%."""
    items = [item for item in _SEPARATOR.split(phrase) if item]
    if len(items) > 1 and all(map(_is_whole, items)):
        return True
    items = phrase.split("、")
    return len(items) > 1 and all(len(item) > 3 and _MEASURE.search(item) for item in items)


_MEASURE = re.compile(r"(?:标准|收入|产值|增加值|产量|数量|总量|面积|总?额|率|吞吐量|周转量|投资)$")


def _is_whole(item: str) -> bool:
    """Whether an item needs nothing from the others."""
    return catalogue().indicator(item) is not None


def _modified(items: list[str]) -> list[str]:
    """国家、省重点实验室: all but the last item are modifiers of its noun."""
    if not all(_MODIFIER.fullmatch(item) for item in items[:-1]):
        return []
    last = items[-1]
    if (inside := last.find(items[0])) >= 0:
        noun = last[inside + len(items[0]) :]
    elif match := _MODIFIER.match(last):
        noun = last[match.end() :]
    else:
        return []
    return [*(item + noun for item in items[:-1]), last] if noun else []


def _stem(first: str, last: str) -> str:
    """单位生产总值能耗、水耗: what the first item has before its own measure."""
    if match := re.search(
        r"(?:起数|能耗|水耗|营业收入|收入|支出|利润|税收|产值|面积|存款余额|贷款余额|数量|产量|申请量|播种面积|人次)$",
        first,
    ):
        return first[: match.start()]
    return first[: -len(last)] if first[-1] == last[-1] and len(first) > len(last) + 2 else ""
