"""Numbers that say which kind of thing, not how much there is: 亿元以上项目, 20万吨甲醇装置, 65岁以上老人."""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.grammar.quantities.capacities import is_capacity
from loaders.grammar.quantities.quantity import Quantity
from loaders.lexicon.units import MONEY, PHYSICAL

_HANZI = re.compile(r"[\u4e00-\u9fff]")

_CLASS_NOUN = re.compile(
    r"的?(?:[^，。；、]{0,8})(?:项目|企业|工程|产业|设施|机构|工业|乡镇|城区|商圈|平台|基地|楼宇|园区|集团|大户|税源|单位|农业|县|镇|乡|村)"
)
_SURE_CLASS_NOUN = re.compile(r"的?(?:项目|企业|工业|产业|重大)")
_MONEY_IS_SPENT = re.compile(r"(?:发放|投放|完成|安排|争取|落实|筹集|投入|减税降费|减免|拨付|兑现|新增)[^，。；]{0,4}$")
_ABOVE = re.compile(r"(?:超|超过|过|逾|突破)$")
_ABOVE_NOUN = re.compile(
    r"的?(?:[^，。；、]{0,4})(?:项目|企业|产业集群|园区|工程|大户|商圈)|的(?:市县|县|市|区|镇|乡|村|街道)"
)
_INVESTMENT_COUNTED = ("固定资产投资", "全社会固定资产投资")
_SIZE_OF = re.compile(r"投资|总投资|产值|营业收入|主营业务收入|销售收入|年收入|税收|单价|规模|收入")
_NO_AIM = re.compile(r"的(?![^，。；]{0,6}目标)")

_AND_ABOVE = re.compile(r"及以[上下]$")
_AGES = ("岁", "周岁")
_STANDS_ALONE = re.compile(r"[，。；、”]|$")
_POLICIES = re.compile(r"(?:出台|推出|印发|落实|实施|制定|执行|抓好)[^，。；、\d]{0,24}$")
_POLICIES_REACH = 30
_REACH_BEFORE, _REACH_BEHIND = 10, 20


def is_specification(text: str, quantity: Quantity, measure: str) -> bool:
    """Whether a number says which kind of thing.

    Args:
        text: the sentence.
        quantity: the number with what hedges it.
        measure: its unit without the magnitude.
    """
    if measure in MONEY:
        return _is_size_in_money(_around(text, quantity))
    if measure in PHYSICAL and _is_size(_around(text, quantity)):
        return True
    if measure in _AGES:
        around = _around(text, quantity)
        return around.limited and _HANZI.match(around.rest) is not None
    if measure == "条" and _counts_policies(text, quantity):
        return True
    return is_capacity(text, quantity, measure)


class _Around(NamedTuple):
    """The words around a number.

    Attributes:
        before: before it.
        hedge: 以上 and the like.
        rest: behind that.
        limited: the hedge says 以上 or 以下.
    """

    before: str
    hedge: str
    rest: str
    limited: bool


def _around(text: str, quantity: Quantity) -> _Around:
    return _Around(
        before=text[max(0, quantity.start - _REACH_BEFORE) : quantity.start],
        hedge=text[quantity.end : quantity.after],
        rest=text[quantity.after : quantity.after + _REACH_BEHIND],
        limited=quantity.bound in ("ge", "le") and quantity.after > quantity.end,
    )


def _is_size_in_money(around: _Around) -> bool:
    """亿元以上项目, 超10亿元企业, 500万元以上固定资产投资; not 发放1亿元以上产业资金."""
    if _ABOVE.search(around.before) and _ABOVE_NOUN.match(around.rest):
        return True
    if not around.limited:
        return False
    if around.rest.startswith(("或", *_INVESTMENT_COUNTED)):
        return True
    if _CLASS_NOUN.match(around.rest):
        return not _MONEY_IS_SPENT.search(around.before) or _SURE_CLASS_NOUN.match(around.rest) is not None
    return _NO_AIM.match(around.rest) is not None and _SIZE_OF.search(around.before) is not None


def _is_size(around: _Around) -> bool:
    """100吨及以上渔船."""
    return _AND_ABOVE.search(around.hedge) is not None and _HANZI.match(around.rest) is not None


def _counts_policies(text: str, quantity: Quantity) -> bool:
    """出台惠企政策20条: a name for them."""
    if not _STANDS_ALONE.match(text, quantity.after):
        return False
    return _POLICIES.search(text[max(0, quantity.start - _POLICIES_REACH) : quantity.start]) is not None
