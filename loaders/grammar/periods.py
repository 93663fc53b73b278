"""The period and the scenario of a quantity: what stands in its clause, else what its sentence inherits."""

from __future__ import annotations

import msgspec

from loaders.facts import Report, Scenario
from loaders.outline import Sentence


class When(msgspec.Struct, frozen=True, kw_only=True):
    """What a place in a sentence is about.

    Attributes:
        period: the period of a flow or growth told there.
        stock_period: the period of a stock, rate or rank told there.
        scenario: `actual`, `estimate` or `target`.
        explicit: words of the sentence say so; the period is not merely inherited.
        rule: the name of the rule that decided.
    """

    period: str
    stock_period: str
    scenario: Scenario
    explicit: bool
    rule: str


def when(sentence: Sentence, at: int, report: Report) -> When:
    """What the place `at` (an offset into the sentence's text) is about."""
    raise NotImplementedError
