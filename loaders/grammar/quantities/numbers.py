"""Which numbers in digits are quantities, and which two of them are the ends of a range."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from loaders.grammar.quantities.digits import NUMBER, Number, value_of, written_numbers
from loaders.grammar.quantities.durations import TIME_UNITS, duration
from loaders.grammar.quantities.names_and_dates import counts_part_of_word, is_name_or_date
from loaders.grammar.quantities.quantity import Quantity
from loaders.grammar.quantities.specifications import is_specification
from loaders.grammar.quantities.suffixes import suffixed
from loaders.lexicon.units import MAGNITUDE, UNIT

_MAY_RANGE = re.compile(r"[—–~至到-]\s?-?\d")
_RANGE = re.compile(rf"(?<![\d.])-?(?:{NUMBER})(?:{MAGNITUDE})?(?:{UNIT})?(?P<to>\s?(?:[—–~-]+|至|到)\s?)(?=-?\d)")
_FROM = re.compile(r"[由从][^，。；]*$")
_FROM_REACH = 12
_WIDEST_GAP = 4  # between the ends of a range: ——, 至
_POINTS_FOLLOW = re.compile(r"\s?(?:和|与|及|、)\s?\d+(?:\.\d+)?\s?个百分点")
_FRACTION = re.compile(r"(百|千)分之$")
_INDEX = re.compile(r"[由从]\d+(?:\.\d+)?[^，。；\d]{1,5}[到至为]$|(?:指数|收入比|之比|倍差|系数)[^，。；\d]{0,10}$")
_INDEX_END = re.compile(r"\s?(?:[，。；、）]|$|左右|以内|以上|以下|和|[\u4e00-\u9fff]{1,3}[到至为])")


def numbers(text: str) -> Iterator[Quantity]:
    """The numbers in digits that are quantities, in the order of the sentence."""
    ranges = _RANGE.finditer(text) if _MAY_RANGE.search(text) else ()
    beginnings = {match.start() for match in ranges if _is_range(text, match)}
    lower: Quantity | None = None
    for number in written_numbers(text):
        quantity = _quantity(number)
        if number.opening in beginnings:
            lower = _lower_end(number, quantity)
            continue
        if quantity is not None and lower is not None and _is_upper_end(number, quantity, lower):
            yield replace(lower, unit=_shared_unit(lower.unit, quantity.unit), after=quantity.after)
            yield replace(quantity, bound="le", range_end=True)
        elif quantity is not None:
            yield quantity
        lower = None


def _shared_unit(lower: str, upper: str) -> str:
    """The unit of the lower end: of 3—4万 both are 万, of 3300亿—3500亿元 both are 亿元."""
    return upper if upper.startswith(lower) else lower


def _is_range(text: str, match: re.Match[str]) -> bool:
    """Whether 至 stands between two ends; in 由6%至7% the first is left behind."""
    if match["to"].strip() in ("至", "到"):
        return not _FROM.search(text[max(0, match.start() - _FROM_REACH) : match.start()])
    return True


def _lower_end(number: Number, quantity: Quantity | None) -> Quantity:
    """The first of two ends, with its unit if it has one."""
    lower = Quantity(number.opening, number.stop, value_of(number.digits), "", bound="ge")
    if quantity is not None and quantity.unit:
        return replace(lower, end=quantity.end, unit=quantity.unit)
    return lower


def _is_upper_end(number: Number, quantity: Quantity, lower: Quantity) -> bool:
    return 0 <= number.opening - lower.end <= _WIDEST_GAP and (lower.value or 0) <= (quantity.value or 0)


def _quantity(number: Number) -> Quantity | None:
    """The quantity that a number is, or None if it is part of a name, a date or a specification."""
    if is_name_or_date(number):
        return None
    if number.unit in TIME_UNITS:
        return duration(number)
    if not number.unit:
        return _fraction(number) or _index(number) or _point(number)
    if counts_part_of_word(number):
        return None
    told = Quantity(number.start, number.end, number.value, number.unit, bound="gt" if number.is_more else None)
    quantity = suffixed(number.text, told, number.closing)
    return None if is_specification(number.text, quantity, number.measure) else quantity


def _fraction(number: Number) -> Quantity | None:
    """百分之96, 千分之4."""
    if not (fraction := _FRACTION.search(number.before)):
        return None
    unit = "%" if fraction[1] == "百" else "‰"
    return suffixed(number.text, Quantity(number.start, number.stop, number.value, unit))


def _index(number: Number) -> Quantity | None:
    """A number without a unit: an index, if its words say so (基尼系数0.32)."""
    if _INDEX.search(number.before) and _INDEX_END.match(number.following):
        return suffixed(number.text, Quantity(number.start, number.stop, number.value, ""))
    return None


def _point(number: Number) -> Quantity | None:
    """The first of two distances, whose unit stands behind the second: 高0.4和1个百分点."""
    if not _POINTS_FOLLOW.match(number.following):
        return None
    return suffixed(number.text, Quantity(number.start, number.stop, number.value, "个百分点"))
