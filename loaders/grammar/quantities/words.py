"""Amounts in words: 翻一番, 持平, 与经济增长同步, 两位数增长, 百分之四十, 三成, 两倍, 十一亿元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.facts import Bound
from loaders.grammar.quantities.quantity import Quantity
from loaders.grammar.quantities.suffixes import suffixed
from loaders.lexicon.numerals import NUMERAL, number_of
from loaders.lexicon.units import UNIT
from loaders.patterns import begins

_DOUBLING = re.compile(rf"翻(?:了)?(?:近|将近|约)?(?P<count>{NUMERAL}|\d+)?番")
_NEARLY = re.compile("近|约")
_FLAT = begins("基大总持零", r"(?:基本|大体|总体)?(?<![保支主坚])持平(?![台稳])|零增长")
_SYNC = begins("基同", r"(?:基本)?同步(?:增长|提高)?(?=[，。；、！）\s]|$|以上|或)")
_SYNC_WITH = re.compile(r"(?:与|同|和|跟)(?:[^，。；、]{0,6})(?:经济|GDP|地区生产总值|生产总值)[^，。；、]{0,8}$")
_SYNC_REACH = 24
_DIGITS = re.compile(
    r"(?P<count>[两二三])位数(?:的|以上的|左右的)?(?:以上|左右|快速|较快|高速)?(?P<growth>增长|增幅|增速)?"
)
_GROWTH_BEFORE = re.compile(r"增长[^，。；]{0,8}$|增[速幅][^，。；]{0,8}$")
_GROWTH_REACH = 20

_DECIMALS = "点[零〇一二三四五六七八九]+"
_NUMERAL = begins(
    "一二两三四五六七八九十百千零〇",
    rf"百分之(?P<share>{NUMERAL}(?:{_DECIMALS})?)"
    r"|(?<![一二两三四五六七八九十百千])(?P<tenths>[一二两三四五六七八九])成"
    r"(?:(?P<half>半)|(?![为立效果长本人功熟员绩就都型品套批交分因份活片对]))"
    rf"|(?P<times>(?:{NUMERAL}))倍(?!增|速|受|感|加)"
    r"|(?<![数几上成第一二两三四五六七八九十百千\d])"
    rf"(?P<amount>[一二两三四五六七八九十][一二两三四五六七八九十百千零]*(?:{_DECIMALS})?)"
    rf"(?P<magnitude>万亿|亿|万)(?P<unit>{UNIT})?(?!一)",
)
_NO_AMOUNT = re.compile(r"目|级|(?:以上)?(?:税收|项目|企业|产业|工程|重大)")  # 十亿级, 一亿元以上项目


def doublings(text: str) -> Iterator[Quantity]:
    """翻番 and 翻一番 are a growth by 100 %, 翻两番 by 300 %."""
    for match in _DOUBLING.finditer(text):
        count = match["count"] or "一"
        times = 2 ** (int(count) if count.isdecimal() else int(number_of(count)))
        bound: Bound | None = "approx" if _NEARLY.search(match[0]) else None
        yield suffixed(text, Quantity(*match.span(), (times - 1) * 100.0, "%", form="doubling", bound=bound))


def flats(text: str) -> Iterator[Quantity]:
    """与上年持平, 零增长; not 支持平台."""
    for match in _FLAT.finditer(text):
        start = match.start() + max(0, match[0].find("持平"))
        yield Quantity(start, match.end(), 0.0, "%", form="flat", bound="flat", after=match.end())


def syncs(text: str) -> Iterator[Quantity]:
    """与经济增长同步; not 同步推进."""
    for match in _SYNC.finditer(text):
        if _SYNC_WITH.search(text, max(0, match.start() - _SYNC_REACH), match.start()):
            yield Quantity(*match.span(), None, "%", form="sync", bound="sync", after=match.end())


def digit_counts(text: str) -> Iterator[Quantity]:
    """两位数增长: at least 10 %; 三位数增长: at least 100 %."""
    for match in _DIGITS.finditer(text):
        before = text[max(0, match.start() - _GROWTH_REACH) : match.start()]
        if match["growth"] or _GROWTH_BEFORE.search(before):
            value = 10.0 if match["count"] in "两二" else 100.0
            yield Quantity(*match.span(), value, "%", form="digits", bound="ge", after=match.end())


def numerals(text: str) -> Iterator[Quantity]:
    """百分之四十, 三成, 两倍, 十一亿元; not 三成立 or 一亿元以上项目."""
    for match in _NUMERAL.finditer(text):
        quantity = _numeral(match)
        if quantity is None:
            continue
        quantity = suffixed(text, quantity)
        if not (match["amount"] and _NO_AMOUNT.match(text, quantity.end)):
            yield quantity


def _numeral(match: re.Match[str]) -> Quantity | None:
    """The amount that Chinese numerals write; None for 一万 and 十万 without a unit, which may mean many."""
    if match["share"]:
        return Quantity(*match.span(), number_of(match["share"]), "%")
    if match["tenths"]:
        return Quantity(*match.span(), number_of(match["tenths"]) * 10 + (5 if match["half"] else 0), "%")
    if match["times"]:
        return Quantity(*match.span(), number_of(match["times"]), "倍")
    if match["unit"] or match["amount"] not in ("一", "十"):
        return Quantity(*match.span(), number_of(match["amount"]), match["magnitude"] + (match["unit"] or ""))
    return None
