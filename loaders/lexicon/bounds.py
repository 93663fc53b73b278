"""Words that bound a number: behind it, and the verbs of what it came to or passed. `changes.BOUNDS` stand before it."""

from __future__ import annotations

from loaders.facts import Bound

BOUNDS_BEHIND: dict[str, Bound] = {
    "及以上": "ge",
    "或以上": "ge",
    "以上": "ge",
    "之上": "ge",
    "以内": "le",
    "之内": "le",
    "以下": "le",
    "及以下": "le",
    "左右": "approx",
    "上下": "approx",
}
"""3%上下."""

_VERBS: dict[Bound, str] = {
    "gt": "突破 超过 超 首超 首破 逾 过 破",
    "ge": "达到 达 迈上 迈入 迈进 跨越 跨入 跨上 跃上 站上 跨过 跨 进入",
    "approx": "接近 近",
}
BOUNDS_OF_VERBS: dict[str, Bound] = {verb: bound for bound, verbs in _VERBS.items() for verb in verbs.split()}
"""Before a round amount: 突破千亿."""
