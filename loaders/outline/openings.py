"""The view that the first words of a sentence open: 过去一年，…, 2023年是…, 今年，我们要…."""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.horizons import Horizon, is_span, last_year
from loaders.outline.sentence import View, aimed, done, plan, review
from loaders.outline.spans import FIVE, PLAN_NUMERAL, plan_period

SALUTATION = re.compile(r"(?:各位(?:代表|委员)|同志们)(?:、?同志们)?[，：:！!,\s]*")
"""各位代表！"""
SALUTED = ("各位", "同志们")

OPENS_WHAT_FOLLOWS = re.compile(r"(?:今年|明年|\d{4}年)，?是|(?:回顾|回首|回望)(?:过去|这)的?[五5]年")
"""今年是开局之年, 回顾过去五年 open what follows, wherever they stand."""

# What the words after 2023年 are, where they open its review and not a figure: 2023年，面对…, 2023年是….
_OPENS_YEAR = (
    r"，?(?:面对|我们|我[省市区县州]?(?:紧|坚|认|经|人)|是|[^，。\d]{0,6}在[^，。]{2,24}下|各级|围绕|坚持|按照|以[^，。\d]{2,24}为|"
    r"[全我][国省市区县州](?:上下|各|人民|干部)|(?:令人|极其?|极为|很|十分|异常)[^，。\d]{2,}|的?国?内?外?[^，。\d]{0,6}(?:形势|环境))"
)
_GOES_ON = r"(?:[^\d]{12}|[^\d]+$)"
_AIMS = r"(?:总体要求|总体思路|预期目标|主要目标|奋斗目标|指导思想|重点)"
_NAMES_AIMS = re.compile(r".{4,16}(?:目标|总体要求|总体思路|指导思想)")
_PAST_FIVE = re.compile(rf"(?:回顾|回首|回望)?(?:过去|这)的?{FIVE}|近?{FIVE}[来间]?，|{FIVE}奋斗，|本届政府")
_COMING_FIVE = re.compile(rf"(?:今后|未来)(?:的)?{FIVE}")
_PLAN_BEGUN = re.compile(rf"“?({PLAN_NUMERAL})五”?(?:时期|期间|以来)?[，是]")
_PLAN_AHEAD = re.compile(rf"“?({PLAN_NUMERAL})五”?(?:时期|期间|末)")
_OPENS_SECTION = re.compile(r"，?(?:是|的?(?:主要|总体|奋斗|发展|指导|目标)|我们|我[国省市区县州]|全[国省市区县州])")


class Opened(NamedTuple):
    """What a sentence opens.

    Attributes:
        view: the view from here on.
        lasts: beyond the paragraph.
    """

    view: View
    lasts: bool


class Openings:
    """How the sentences of a report open its review and its plan, with the years that it speaks of."""

    def __init__(self, horizon: Horizon) -> None:
        self._horizon = horizon
        last = f"{horizon.last}年"
        in_new_year = horizon.now > horizon.last
        reviewed = rf"(?:{last}|{'去年' if in_new_year else '今年'})"
        planned = rf"{'今年' if in_new_year else '明年'}|{horizon.planned}年"
        next_year = rf"(?:{planned}|新的一年)"
        self._looks_back = re.compile(
            rf"(?:回顾|总结)?(?:刚|刚刚|已经)?过去的?(?:这?一年|{last})|(?:回顾)?一年来|回顾{last}"
        )
        self._year_reviewed = re.compile(reviewed + _OPENS_YEAR)
        self._year_reviewed_after_salutation = re.compile(reviewed + _GOES_ON)
        self._above_all = re.compile(rf"(?:特别|尤其)[^，。]{{0,8}}是，?[^，。]{{0,8}}(?:一年|{reviewed})")
        self._next_year = re.compile(rf"(?:做好)?{next_year}")
        self._plans = re.compile(
            rf"{next_year}(?:[，是]|.{{0,8}}(?:安排|部署|打算|思路)|.{{0,18}}{_AIMS})|.{{0,8}}做好{next_year}.{{0,6}}工作"
        )
        self._aims_follow = re.compile(rf"(?:{planned})[^，。；]{{0,24}}(?:预期|主要|奋斗)目标[^，。；]{{0,8}}:$")

    def view_of(self, opening: str, current: View, *, saluted: bool, under_heading: bool) -> Opened | None:
        """What the first words of a sentence open, or None if they leave the view that stands.

        Args:
            opening: the first words.
            current: the view that stands.
            saluted: 各位代表！ stands before it.
            under_heading: it is the first sentence below a heading that named no year.
        """
        horizon, aims = self._horizon, current.scenario == "target"
        if self._opens_review(opening, current, saluted=saluted):
            return Opened(review(horizon), not aims or under_heading)
        if not aims and self._above_all.match(opening):
            return Opened(review(horizon), lasts=False)
        if self._opens_plan(opening, aims=aims):
            return Opened(plan(horizon), lasts=True)
        ahead = self._years_ahead(opening)
        if aims or (ahead and ahead.lasts and _NAMES_AIMS.match(opening)):
            return ahead
        return self._years_past(opening)

    def announces_aims(self, closing: str) -> bool:
        """Whether a sentence ends by announcing the aims of the year planned: …，今年的主要预期目标是：."""
        return self._aims_follow.search(closing) is not None

    def _opens_review(self, opening: str, current: View, *, saluted: bool) -> bool:
        """过去一年，…; in what is told as done also 2023年，面对… and 这一年，…."""
        if self._looks_back.match(opening):
            return True
        if current.scenario == "target":
            return False
        if self._year_reviewed.match(opening):
            return True
        if is_span(current.period) and opening.startswith("这一年，"):
            return True
        return saluted and self._year_reviewed_after_salutation.match(opening) is not None

    def _opens_plan(self, opening: str, *, aims: bool) -> bool:
        """今年，我们要…, 做好2024年工作; in a plan, any sentence that begins with the year."""
        if aims:
            return self._next_year.match(opening) is not None
        return not self._horizon.within_year and self._plans.match(opening) is not None

    def _years_ahead(self, opening: str) -> Opened | None:
        """Several years that a paragraph of the plan speaks of; what only says 今后五年，要… is for itself."""
        span: str | None
        if match := _COMING_FIVE.match(opening):
            span = self._horizon.coming
        elif match := _PLAN_AHEAD.match(opening):
            span = plan_period(match[1])
        if match is None or not span or last_year(span) <= self._horizon.last:
            return None
        return Opened(aimed(span), lasts=_OPENS_SECTION.match(opening, match.end()) is not None)

    def _years_past(self, opening: str) -> Opened | None:
        """过去五年，…; “十四五”以来，…, as far as it is told."""
        last = self._horizon.last
        if _PAST_FIVE.match(opening) and not self._horizon.within_year:
            return Opened(done(self._horizon.past), lasts=True)
        match = _PLAN_BEGUN.match(opening)
        span = plan_period(match[1]) if match else None
        if span is None or int(span[:4]) >= last:
            return None
        return Opened(done(span if last_year(span) <= last else f"{span[:4]}/{last}"), lasts=True)
