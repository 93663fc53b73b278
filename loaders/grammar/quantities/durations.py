"""Times that are quantities: what took 15个工作日 and was cut to 3; dates and ages are none."""

from __future__ import annotations

import re

from loaders.grammar.quantities.digits import Number, value_of
from loaders.grammar.quantities.quantity import Quantity
from loaders.grammar.quantities.suffixes import suffixed

TIME_UNITS = frozenset("年 小时 分钟 个月 周 级 届 期 时".split())
"""Units that mostly make a date or a name: 15分钟生活圈, 二期."""

_DURATIONS = frozenset("年 小时 分钟 个月 周".split())
_TAKES_TIME = re.compile(
    r"(?:缩短|压缩|压减|减少|延长|提前|提速|提高|增加|平均|寿命|年限|仅需|只需|最快|不超过|超过|降|减|由|从)[^，。；]{0,8}$"
)
_CALENDAR_YEAR = re.compile(r"\d{4}")
_YEARS_APART = re.compile(r"(?:提前|连续|增加)[^，。]{0,2}$")
_NAMES = re.compile(r"(?!以[上内下]|左右|[提降缩压])[\u4e00-\u9fff]")


def duration(number: Number) -> Quantity | None:
    """How long something took, if its words tell that: 通勤时间缩短12分钟; None for any other time."""
    if number.unit not in _DURATIONS or not _TAKES_TIME.search(number.before):
        return None
    if number.unit == "年" and (_CALENDAR_YEAR.match(number.digits) or _YEARS_APART.search(number.before)):
        return None
    if _NAMES.match(number.text, number.end):
        return None
    return suffixed(number.text, Quantity(number.start, number.end, value_of(number.digits), number.unit))
