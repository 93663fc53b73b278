"""Round amounts that something came to or passed: 突破千亿元, 超百家."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.grammar.quantities.classes import is_kind_above
from loaders.grammar.quantities.quantity import Quantity
from loaders.lexicon.bounds import BOUNDS_OF_VERBS
from loaders.lexicon.numerals import number_of

_COUNT_SIZES = {"百": 100.0, "千": 1000.0, "万": 10000.0}
_ROUND_COUNT = re.compile(
    r"(?P<verb>近|超过?|逾|过|上|达)(?P<size>[百千万])(?P<unit>余?(?:家|个|户|名|人次|人|项|件|公里|场|种|台|辆))"
)

_ROUND_AMOUNTS = {
    "万亿": (1, "万亿"),
    "千亿": (1000, "亿"),
    "百亿": (100, "亿"),
    "十亿": (10, "亿"),
    "亿": (1, "亿"),
    "千万": (1000, "万"),
    "百万": (100, "万"),
    "十万": (10, "万"),
    "万": (1, "万"),
}
_THRESHOLD = re.compile(
    rf"(?P<verb>{'|'.join(BOUNDS_OF_VERBS)})(?:了)?(?P<count>[一二两三四五六七八九1-9]个)?"
    r"(?P<magnitude>万亿|千亿|百亿|十亿|亿|千万|百万|十万|(?<![十百千万])万)"
    r"(?P<unit>元|美元|斤|吨|人次|人|户|件|辆|亩)?(?:（含）)?"
    r"(?P<tail>大关|台阶|元大关|元|级|城|俱乐部|行列|区|县|市|规模|产业|集群|以上|门槛|$|(?=[，。；、！）”的]))"
)
_CLASS_TAILS = ("级", "产业", "集群")
_CLASS_NOUN = re.compile(
    r"的?[“]?(?:项目|企业|乡镇|镇|县|街|村|商圈|楼宇|园区|产业|税收|进度|以上|级|集群|称号|双|大户|开发区)"
)

_PASSING = frozenset("突破 超过 超 逾 过 破".split())
_REACH = 48


def round_counts(text: str) -> Iterator[Quantity]:
    """超百家, 近千人, 上万户."""
    for match in _ROUND_COUNT.finditer(text):
        yield Quantity(
            match.start("size"),
            match.end(),
            _COUNT_SIZES[match["size"]],
            match["unit"],
            form="threshold",
            bound="approx" if match["verb"] == "近" else "ge" if match["verb"] in ("上", "达") else "gt",
            after=match.end(),
            before=match.start(),
        )


def thresholds(text: str) -> Iterator[Quantity]:
    """突破千亿元, 突破两个千亿元, 迈上万亿元台阶; 千亿级产业集群 is none."""
    for match in _THRESHOLD.finditer(text):
        if _names_a_class(text, match):
            continue
        value, magnitude = _ROUND_AMOUNTS[match["magnitude"]]
        yield Quantity(
            match.start("magnitude"),
            match.end("unit") if match["unit"] else match.end("magnitude"),
            value * _times(match),
            magnitude + _unit(match, magnitude),
            form="threshold",
            bound=BOUNDS_OF_VERBS[match["verb"]],
            after=match.end(),
            before=match.start(),
        )


def _names_a_class(text: str, match: re.Match[str]) -> bool:
    """突破百亿级, 超亿元企业: the amount says which kind of thing."""
    if match["tail"] in _CLASS_TAILS or (match["tail"] == "以上" and not match["unit"]):
        return True
    if _CLASS_NOUN.match(text, match.end()):
        return True
    marks_off = match["verb"] in _PASSING and not text.endswith("合计", 0, match.start())
    return marks_off and is_kind_above(text[match.end() : match.end() + _REACH])


def _times(match: re.Match[str]) -> float:
    """两个千亿: 2."""
    count = (match["count"] or "")[:-1]
    if not count:
        return 1
    return int(count) if count.isdecimal() else number_of(count)


def _unit(match: re.Match[str], magnitude: str) -> str:
    """The unit; of 亿 alone it is money."""
    if match["tail"] == "元":
        return "元"
    return match["unit"] or ("元" if "亿" in magnitude else "")
