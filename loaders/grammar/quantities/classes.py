"""Amounts that mark off a class of things: 亿元以上项目, 产值超百亿元的企业, 其中10亿元20个, 20户以上自然村."""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.grammar.quantities.quantity import Quantity

_SPENT_ON = re.compile(
    r"的?(?:[^，。；、]{0,8})(?:项目|企业|工程|产业|设施|机构|工业|乡镇|城区|商圈|平台|基地|楼宇|园区|集团|大户|税源|单位|农业|县|镇|乡|村)"
)
_SURE_CLASS = re.compile(r"的?(?:项目|企业|工业|产业|重大)")
_MONEY_IS_SPENT = re.compile(r"(?:发放|投放|完成|安排|争取|落实|筹集|投入|减税降费|减免|拨付|兑现|新增)[^，。；]{0,4}$")
_INVESTMENT_COUNTED = ("固定资产投资", "全社会固定资产投资")
_SIZE_OF = re.compile(r"投资|总投资|产值|营业收入|主营业务收入|销售收入|年收入|税收|单价|规模|收入")
_NO_AIM = re.compile(r"的(?![^，。；]{0,6}目标)")

_MONEY = r"(?:\d{1,5}(?:\.\d+)?)?(?:万|十|百|千)?(?:亿|万|千|百)?(?:元|美元)(?:人民币)?(?:以上)?"
THRESHOLD = re.compile(rf"(?:超过?|过|上)?(?:\d{{1,5}}[至到—~-])?{_MONEY}")
"""What marks off a class: 10亿元以上, 超亿元."""
_LISTED = rf"(?:(?:[、和]|或者?)(?:超过?|过|上)?{_MONEY}){{0,4}}"
_ABOVE = re.compile(rf"(?<!合计)(?:超过?|过|逾|突破|(?<!以)上)(?:{_MONEY}[、和或]){{0,4}}$")
_REACHED = re.compile(r"达到?$")
_KIND = (
    r"(?:项目|企业|工业|产业|集群|园区|工程|大户|商圈|楼宇|乡镇|镇|街道|市县|县区|区县|县|市|区|乡|村|公司|民企|基地|品牌|单品|行业"
    r"|旅行社|银行|市场|供应商|机构|平台|单位|合作社|行政村|大县|强镇|开发区)"
)
_ENDS = r"(?=\s?(?:\d|达|有|突破|增|分别|共|总数|数|由|从|占|超|竣工|开工|签约|落地|建成|[，。；、（]|$))"
_KIND_ABOVE = re.compile(
    rf"{_LISTED}(?:的?[^，。；、\d]{{0,4}}(?:项目|企业|产业集群|园区|工程|大户|商圈)|的(?:市县|县|市|区|镇|乡|村|街道)"
    rf"|的[^，。；、的\d]{{0,12}}{_KIND}{_ENDS}"
    rf"|(?!用于|支持|投|带动|惠及|推动|助力|建设|实施|帮助|扶持|保障|改造)[^，。；、的\d]{{0,8}}{_KIND}{_ENDS})"
)
_KIND_REACHED = re.compile(rf"的[^，。；、\d]{{0,12}}{_KIND}{_ENDS}")

_ROUND = re.compile(r"[1-9]0*(?:[十百千]?[万亿])?(?:元|美元)")
_COUNTED_KIND = re.compile(r"[^，。；、的\d]{0,8}(?:项目|企业)\s?(?:达到?|不少于|超过?)?\d+\s?[个家户]")
_COUNTED_AT_ONCE = re.compile(
    r"(?:以上)?\s?(?:的\s?(?=\d+[个家户](?:以上|[，。；、（]|$)))?\d+\s?[个家户](?!台阶|大关)"
)
_OPENS_A_SHARE = re.compile(r"(?:[、，中和超过上]|[的项]目|企业)$")
_OR_ABOVE = re.compile(rf"或者?{_MONEY}以上")
_OF_EACH = re.compile(
    r"\d\s?[个家户项](?:总|计划|年)?(?:投资|产值|(?:营业|主营业务|销售)?收入|税收)(?P<range>\d{1,5}(?:亿元?|万元?)?[至到—~-]+)?$"
)

_AND_PEOPLE = re.compile(r"(?:及|或者?|、)\d+人以上")
_VILLAGE = re.compile(
    r"(?:(?:及|或者?|、)\d+人以上)?的?(?:已?通电|贫困|少数民族|撤并|农村|独立|偏远|较大|具备条件的|未通[^，。；、]{1,3}的)?"
    r"(?:自然村|行政村|建制村|村庄|村屯|村组|村寨|屯|村(?![民级集干里]))"
)
_REACH_BEFORE, _REACH_BEHIND = 24, 48


class Around(NamedTuple):
    """The words around a number.

    Attributes:
        before: before it.
        written: the number with its unit.
        hedge: 以上 and the like.
        rest: behind that.
        limited: the hedge says 以上 or 以下.
    """

    before: str
    written: str
    hedge: str
    rest: str
    limited: bool


def words_around(text: str, quantity: Quantity) -> Around:
    """The words around a number of a sentence."""
    return Around(
        before=text[max(0, quantity.start - _REACH_BEFORE) : quantity.start],
        written=text[quantity.start : quantity.end],
        hedge=text[quantity.end : quantity.after],
        rest=text[quantity.after : quantity.after + _REACH_BEHIND],
        limited=quantity.bound in ("ge", "le") and quantity.after > quantity.end,
    )


def is_class_by_money(around: Around) -> bool:
    """亿元以上项目, 超10亿元企业, 10亿元项目22个; not 发放1亿元以上产业资金."""
    if _ABOVE.search(around.before) and is_kind_above(around.rest):
        return True
    if _REACHED.search(around.before) and _KIND_REACHED.match(around.rest):
        return True
    if _OR_ABOVE.match(around.rest) or _is_counted(around):
        return True
    return around.limited and _is_limit(around)


def is_kind_above(rest: str) -> bool:
    """Whether words behind 超百亿元 name the things that have so much: 的工业企业达10户."""
    return _KIND_ABOVE.match(rest) is not None


def is_village_by_size(around: Around) -> bool:
    """20户以上自然村, 人口1000人以上的村."""
    size = around.limited or _AND_PEOPLE.match(around.rest) is not None
    return size and _VILLAGE.match(around.rest) is not None


def _is_counted(around: Around) -> bool:
    """A round amount before the number of things: 10亿元项目22个, 其中10亿元以上20个, 3个投资10亿元以上、5个投资5亿元以上的项目."""
    if (each := _OF_EACH.search(around.before)) and (around.limited or each["range"]):
        return True
    if not _ROUND.fullmatch(around.written):
        return False
    if _COUNTED_KIND.match(around.rest):
        return True
    return _COUNTED_AT_ONCE.match(around.rest) is not None and _OPENS_A_SHARE.search(around.before) is not None


def _is_limit(around: Around) -> bool:
    """Whether 以上 makes a class: 500万元以上固定资产投资."""
    if around.rest.startswith(("或", *_INVESTMENT_COUNTED)):
        return True
    if _SPENT_ON.match(around.rest):
        return not _MONEY_IS_SPENT.search(around.before) or _SURE_CLASS.match(around.rest) is not None
    return _NO_AIM.match(around.rest) is not None and _SIZE_OF.search(around.before) is not None
