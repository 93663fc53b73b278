"""Which words of time and firmness hold at a place of a sentence, and what the sentence inherits if none does."""

from __future__ import annotations

import msgspec

from loaders.facts import Report, Scenario
from loaders.grammar.periods.mark import Mark
from loaders.grammar.periods.marks import marks_of
from loaders.horizons import Horizon, horizon_of, last_year
from loaders.outline import Sentence, View, end_of


class When(msgspec.Struct, frozen=True, kw_only=True):
    """What a place in a sentence is about.

    Attributes:
        period: the period of a flow or growth told there.
        stock_period: the period of a stock, rate or rank told there.
        scenario: `actual`, `estimate` or `target`.
        explicit: words of the sentence say so; the period is not merely inherited.
        rule: the name of the rule that decided.
        since: the year that a growth is measured from (比2015年); None if it is the period before.
        inherited: the period of the section.
    """

    period: str
    stock_period: str
    scenario: Scenario
    explicit: bool
    rule: str
    since: int | None = None
    inherited: str


def when(sentence: Sentence, at: int, report: Report) -> When:
    """What the place `at` (an offset into the sentence's text) is about."""
    horizon, view = horizon_of(report), sentence.view
    heard = _heard(sentence, at, horizon)
    scenario = _firmness(heard, view, horizon)
    if heard.period is None:
        return _inherited(view, scenario, heard.since)
    return When(
        period=heard.period,
        stock_period=end_of(heard.period),
        scenario=scenario or _scenario(heard.period, view, horizon),
        explicit=True,
        rule=heard.rule,
        since=heard.since,
        inherited=view.period,
    )


class _Heard(msgspec.Struct):
    """What the words before a place say; a later word outdoes an earlier one.

    Attributes:
        period: the period; None if no word says it.
        rule: the name of the rule that found it.
        since: the year that a comparison is made with.
        scenario: how firmly it is told; None if no word says it.
        hoped: only 有望 says so.
    """

    period: str | None = None
    rule: str = ""
    since: int | None = None
    scenario: Scenario | None = None
    hoped: bool = False

    def hear(self, mark: Mark) -> None:
        """Take the next word in."""
        if mark.since is not None:
            self.since = mark.since
        elif mark.period is not None:
            self.period, self.rule, self.since = mark.period, mark.rule, None
        if mark.scenario is not None:
            self.scenario, self.hoped = mark.scenario, mark.rule == "hoped"


def _heard(sentence: Sentence, at: int, horizon: Horizon) -> _Heard:
    """What the words say that stand before a place and reach it."""
    heard = _Heard()
    for mark in marks_of(sentence, horizon):
        if mark.start > at:
            break
        if at < mark.until:
            heard.hear(mark)
    return heard


def _inherited(view: View, scenario: Scenario | None, since: int | None) -> When:
    """What the sentence inherits; what is only expected is of the year that has just ended, also in a review of five."""
    latest = scenario == "estimate" and "-" not in view.period
    return When(
        period=view.stock_period if latest else view.period,
        stock_period=view.stock_period,
        scenario=scenario or view.scenario,
        explicit=False,
        rule="inherited" if scenario is None else "told",
        since=since,
        inherited=view.period,
    )


def _firmness(heard: _Heard, view: View, horizon: Horizon) -> Scenario | None:
    """What is expected of a year to come is aimed at; what a year that has ended may hope for is expected."""
    if heard.scenario is None:
        return None
    ahead = last_year(heard.period or view.period) > horizon.last
    if heard.scenario == "estimate" and ahead:
        return "target"
    return "estimate" if heard.hoped and not ahead else heard.scenario


def _scenario(period: str, view: View, horizon: Horizon) -> Scenario:
    """A period that lies ahead is aimed at, one that has passed is told; else as the section speaks."""
    if last_year(period) > horizon.last and not (horizon.within_year and "-" in period):
        return "target"
    if view.scenario == "target" and last_year(period) <= horizon.last and not horizon.within_year:
        return "actual"
    return view.scenario
