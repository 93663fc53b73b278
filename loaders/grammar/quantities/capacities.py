"""Sizes of plants, which are part of a project's name: 柯光化工20万吨甲醇装置, 建成15万吨乳酸、10万吨聚乳酸等项目."""

from __future__ import annotations

import re

from loaders.grammar.quantities.quantity import Quantity

_PLANTS = frozenset("吨 千瓦 兆瓦 立方米".split())
_WORKS = frozenset("辆 台 套 只 头 羽 条 件 块 支 片 箱 瓶".split())
"""Of these a size is told in tens of thousands, in a list of projects: 30万辆汽车、20万吨镀锡薄板等项目."""

_MEASURED = ("容量", "规模", "能力", "仓容", "储备")
_PLANT = re.compile(r"(?:[^，。；、]{0,14})(?:项目|工程|装置|生产线|电站|机组|基地|改扩建|技改|投产|开工|建成|竣工)")
_IS_DONE = re.compile(
    r"(?:完成|新增|形成|淘汰|达到?|超过?|约|新建|改造|建设|拆除|实施|治理|建成|共|为|整治|提升|盘活|供应|出让|竣工|增加|突破)[^，。；]{0,3}$"
)
_NAME_BEFORE = re.compile(r"[\u4e00-\u9fffA-Za-z）”]\s?$")
_REACH_BEFORE, _REACH_BEHIND = 10, 20

_BUILT = re.compile(r"(?:新建|建设|建成|竣工|投产|开工|实施|推进|启动|加快)了?[\u4e00-\u9fff]{0,3}\s?$")
_PROJECT = re.compile(r"[^，。；、\d]{1,10}(?:项目|工程|装置|生产线)(?!设计|的?能力|产能)")

_SIGN = "，。；：！？（）"
_LONGEST_CLAUSE = 120
_PRODUCT = re.compile(
    r"级?[\u4e00-\u9fffA-Za-zβα“]"
    r"(?<![的以左及标规约])(?![^，。；、]{0,12}(?:产能|能力|装机|容量|规模|目标|任务|房))"
)
_AMOUNTS = re.compile(
    r"形成|淘汰|压减|关停|关闭|化解|退出|新增|净增|削减|去产能|完成|节约|具备|达到?|超过?|产能|生产|销售|收储|储备|外运|供应|改造提升|采购|购置|推广|配备|增加|发放"
)
_LIST_CLOSES = re.compile(
    r"[^，。；！？（）]*?等(?:一批|\d{1,3}[个项]|[一二三四五六七八九十]{1,2}[大个项])?[^，。；、！？]{0,12}(?:项目|工程)"
)
_DONE_BEHIND = re.compile(
    r"(?:建成(?:投产|投运|投用|达产|中交)?|投产(?:达效)?|开工(?:建设)?|动工(?:建设)?|竣工(?:投产)?|达产|试车|并网(?:发电)?"
    r"|(?:加快|全面|有序|扎实|顺利)(?:推进|建设|实施)|进展顺利|正在建设|前期工作)$"
)
_BUILDS = re.compile(r"(?:开工建设|加快建设|加快推进|推进|抓好|启动|建成投产|开工|续建)(?!了?\d+[个项])")


def is_capacity(text: str, quantity: Quantity, measure: str) -> bool:
    """Whether a number is the size of a plant, and not how much there is.

    Args:
        text: the sentence.
        quantity: the number with what hedges it.
        measure: its unit without the magnitude.
    """
    if text.endswith(_MEASURED, 0, quantity.start):
        return False
    if measure in _PLANTS and _names_a_plant(text, quantity):
        return True
    told_so = measure in _PLANTS or (measure in _WORKS and measure != quantity.unit)
    return told_so and _stands_among_projects(text, quantity, measure)


def _names_a_plant(text: str, quantity: Quantity) -> bool:
    """柯光化工20万吨甲醇装置, 建成20万吨甲醇项目; not 新增20万吨甲醇."""
    before = text[max(0, quantity.start - _REACH_BEFORE) : quantity.start]
    rest = text[quantity.after : quantity.after + _REACH_BEHIND]
    if _IS_DONE.search(before):
        return _BUILT.search(before) is not None and _PROJECT.match(rest) is not None
    return _NAME_BEFORE.search(before) is not None and _PLANT.match(rest) is not None


def _stands_among_projects(text: str, quantity: Quantity, measure: str) -> bool:
    """Whether a list of projects has the number: 15万吨乳酸、10万吨聚乳酸等项目."""
    if quantity.bound or not _PRODUCT.match(text, quantity.after):
        return False
    before = _clause_before(text, quantity.start)
    if _AMOUNTS.search(before):
        return False
    behind = _clause_behind(text, quantity.after)
    if _LIST_CLOSES.match(behind):
        return True
    if measure not in _PLANTS or "、" not in before + behind:
        return False
    return _DONE_BEHIND.search(behind) is not None or _BUILDS.search(before) is not None


def _clause_before(text: str, end: int) -> str:
    """The words of a clause before a place."""
    start = max(0, end - _LONGEST_CLAUSE)
    return text[max([start, *(text.rfind(sign, start, end) + 1 for sign in _SIGN)]) : end]


def _clause_behind(text: str, start: int) -> str:
    """The words of a clause behind a place."""
    end = start + _LONGEST_CLAUSE
    found = [place for sign in _SIGN if (place := text.find(sign, start, end)) >= 0]
    return text[start : min(found, default=end)]
