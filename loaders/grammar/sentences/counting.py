"""What stands behind a number: 引进12家【企业】, 总投资20亿元的【市政项目】."""

from __future__ import annotations

import re

from loaders.grammar.clusters import Cluster
from loaders.grammar.subjects import before_predicate, noun_after, split_before_action

SIZE = re.compile(
    r"(?:(?:计划|年度|概算|估算|首期|协议|合同)?(?:总投资|投资总额|投资额|投资)|总仓容|总?装机容量|静态储备)$"
)
"""How large a thing is, told before it: 总投资20亿元的市政项目."""

_OF_SO_MANY = re.compile(r"的\s?(?:\d+\s?[个项家户条座宗](?!月))?")
_SO_MANY = re.compile(r"等\s?\d+\s?[个项家户条座宗]")
_UNDER_WAY = re.compile(
    r"(?:等(?:一批)?(?:重点|重大)?项目|等|建设|全面|顺利|相继|集中|加快|实现|成功|推进|开工|建成|竣工|投产|投用|落地|落户|签约|入库|\d+\s?[个项家]){1,4}$"
)
_NO_THING = re.compile(r"目标|任务|规模|水平|额度|计划$")
_WHOLE_ITEM = re.compile(
    r"[^，。；、]{2,20}?(?:项目|工程|生产线|医院|学校|公园|广场|大桥|道路|中心|电站|水库|企业|基地|园区|机组)(?=、|以及)"
)
_LONGEST = 40
_CLAUSE_END = re.compile(r"[，；。:！？]")
_ANY_SIGN = re.compile(r"[，；。:！？）、]")
_TRAILING_AND = re.compile(r"(?:和|与|及|以及)$")


def counted_noun(text: str, cluster: Cluster, following: Cluster | None) -> str:
    """What stands behind a number, as far as the words of the next one."""
    between = text[cluster.right : following.left if following else len(text)]
    if following and not between.strip():  # 3批22人: both count what follows
        return counted_noun(text, following, None)
    if following and SIZE.fullmatch(between.strip()) and (noun := noun_behind(text, following.right)):
        return noun  # 12个总投资20亿元的项目
    if whole := _WHOLE_ITEM.match(between):
        return noun_after(whole[0])
    if (opening := between.rfind("（")) > between.rfind("）"):  # 16家（其中…: what the bracket tells comes after
        between = between[:opening]
    if stop := _CLAUSE_END.search(between):
        return noun_after(between[: stop.start()])
    if following is None:
        return noun_after(between)
    pause = between.rfind("、")
    cut = pause if pause > 0 else split_before_action(between) or before_predicate(between)
    return noun_after(between[:cut] if cut else _TRAILING_AND.sub("", between))


def of_what_size(subject: str) -> str:
    """What the size of something was told of: 市政项目 of 市政项目总投资."""
    return SIZE.sub("", subject)


def noun_behind(text: str, start: int) -> str:
    """What an amount is invested in: 【市政项目】 of 的12个市政项目建设; empty if nothing says so."""
    counted = _OF_SO_MANY.match(text, start)
    if counted is None:
        return ""
    rest = text[counted.end() : counted.end() + _LONGEST]
    stop = _ANY_SIGN.search(rest)
    noun = noun_after(_UNDER_WAY.sub("", _SO_MANY.sub("", rest[: stop.start()] if stop else rest)))
    return "" if _NO_THING.search(noun) else noun
