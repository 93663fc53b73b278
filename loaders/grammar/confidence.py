"""How likely a fact is right as a whole, told by how it was read.

A logistic model of a dozen signs. Its weights are fitted on hand-read reports by `benchmarks/calibrate.py`, which also prints
how well the confidence of each report holds under weights fitted without it.
"""

from __future__ import annotations

import math
from functools import lru_cache

from loaders.facts import Fact
from loaders.lexicon.confidence_weights import WEIGHTS


def signs_of(fact: Fact, numbers: int, *, spans: bool) -> list[str]:
    """The signs by which a fact is judged.

    Args:
        fact: without a confidence yet.
        numbers: how many quantities its sentence holds.
        spans: whether its section speaks of several years.
    """
    rules = [f"rule {rule}" for rule in fact.rules if not rule.startswith("period: ")]
    signs = ["any", *rules, f"measure {fact.measure}", f"scenario {fact.scenario}"]
    if fact.indicator:
        signs.append("an indicator")
    if "period: inherited" in fact.rules:
        signs.append("inherited period")
    if spans:
        signs.append("several years")
    if fact.region:
        signs.append("another area")
    length = len(fact.subject)
    signs.append("short subject" if length <= 3 else "long subject" if length > 16 else "subject")
    signs.append("one number" if numbers == 1 else "many numbers" if numbers > 8 else "some numbers")
    if fact.bound not in ("eq", "ge", "le", "approx", "gt"):
        signs.append("rare bound")
    return signs


@lru_cache(maxsize=4096)
def confidence(*signs: str) -> float:
    """The likelihood that a fact with these signs is right, from 0 to 1, with two decimals."""
    total = sum([WEIGHTS.get(sign, 0.0) for sign in signs])
    return round(1 / (1 + math.exp(-total)), 2)
