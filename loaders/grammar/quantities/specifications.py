"""Numbers that say which kind of thing, not how much there is: 亿元以上项目, 20万吨甲醇装置, 65岁以上老人."""

from __future__ import annotations

import re

from loaders.grammar.quantities.capacities import is_capacity
from loaders.grammar.quantities.classes import Around, is_class_by_money, is_village_by_size, words_around
from loaders.grammar.quantities.quantity import Quantity
from loaders.lexicon.units import MONEY, PHYSICAL

_HANZI = re.compile(r"[\u4e00-\u9fff]")

_AND_ABOVE = re.compile(r"及以[上下]$")
_VILLAGERS = ("户", "人")
_AGES = ("岁", "周岁")
_STANDS_ALONE = re.compile(r"[，。；、”]|$")
_POLICIES = re.compile(r"(?:出台|推出|印发|落实|实施|制定|执行|抓好)[^，。；、\d]{0,24}$")
_POLICIES_REACH = 30


def is_specification(text: str, quantity: Quantity, measure: str) -> bool:
    """Whether a number says which kind of thing.

    Args:
        text: the sentence.
        quantity: the number with what hedges it.
        measure: its unit without the magnitude.
    """
    if measure in MONEY:
        return is_class_by_money(words_around(text, quantity))
    if measure in PHYSICAL and _is_size(words_around(text, quantity)):
        return True
    if measure in _AGES:
        return _limits_ages(words_around(text, quantity))
    if measure in _VILLAGERS and is_village_by_size(words_around(text, quantity)):
        return True
    if measure == "条" and _counts_policies(text, quantity):
        return True
    return is_capacity(text, quantity, measure)


def _limits_ages(around: Around) -> bool:
    """65岁以上老人."""
    return around.limited and _HANZI.match(around.rest) is not None


def _is_size(around: Around) -> bool:
    """100吨及以上渔船."""
    return _AND_ABOVE.search(around.hedge) is not None and _HANZI.match(around.rest) is not None


def _counts_policies(text: str, quantity: Quantity) -> bool:
    """出台惠企政策20条: a name for them."""
    if not _STANDS_ALONE.match(text, quantity.after):
        return False
    return _POLICIES.search(text[max(0, quantity.start - _POLICIES_REACH) : quantity.start]) is not None
