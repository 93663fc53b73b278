"""Several years, as headings and openings name them: 过去五年, 今后五年, 2016—2020年, “十四五”时期."""

from __future__ import annotations

import re

from loaders.horizons import Horizon, last_year, plan_years
from loaders.outline.sentence import View, aimed, done

FIVE = r"(?<!\d)(?:五|5)年"
PLAN_NUMERAL = "十?[一二三四五六七八九]|十"

YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)(?=年|[—\-~至到]|\s*(?:工作|主要|经济))")
YEARS = re.compile(r"((?:19|20)\d\d)年?[—\-~至到]+((?:19|20)\d\d)年?")
PLAN = re.compile(
    rf"(?:“(?P<quoted>{PLAN_NUMERAL})五”|(?P<bare>{PLAN_NUMERAL})五"
    r"(?=时期|期间|规划|计划|以来|经济|发展|的|工作|，|是|末|目标|、|和|后))(?!.{0,6}(?:开好?局|开门红|开端|起步|收官|首年|第一年))"
)
PAST = re.compile(
    rf"(?:过去|近|这|前)的?{FIVE}|{FIVE}(?:来|工作|政府工作|的?(?:回顾|成就|历程)|间)|的{FIVE}$|本届政府|"
    r"届(?:人民)?政府(?:任期)?(?:的)?工作(?:的)?回顾|届人大一次会议以来|任期"
)
_COMING = re.compile(rf"(?:今后|未来|下一个|接下来|往后)(?:的|一个)?{FIVE}|{FIVE}(?:奋斗|目标|规划|发展)")


def names_span(heading: str) -> bool:
    """Whether a heading speaks of several years, be it beside one: 2020年和“十三五”工作回顾."""
    return PAST.search(heading) is not None or PLAN.search(heading) is not None


def span_of(words: str, horizon: Horizon) -> View | None:
    """The view of the years that a heading names: those ahead are planned, those that ended are done."""
    if _COMING.search(words):
        return aimed(horizon.coming)
    if PAST.search(words) and not horizon.within_year:
        return done(horizon.past)
    if (years := YEARS.search(words)) and int(years[1]) < int(years[2]):
        named = f"{years[1]}/{years[2]}"
        return done(named) if int(years[2]) <= horizon.last else aimed(named)
    return _plan_of(words, horizon)


def _plan_of(words: str, horizon: Horizon) -> View | None:
    """“十三五”时期, before it begins or after it has ended; 2020年和“十四五”… speaks of the year first."""
    plan = PLAN.search(words)
    span = plan_period(plan["quoted"] or plan["bare"]) if plan else None
    if plan is None or span is None:
        return None
    if last_year(span) <= horizon.last:
        return done(span)
    before = YEAR.search(words[: plan.start()])
    if int(span[:4]) > horizon.last and not (before and int(before[1]) <= horizon.last + 1):
        return aimed(span)
    return None


def plan_period(numeral: str) -> str | None:
    """The years of a five-year plan; None if there is no such plan."""
    try:
        return plan_years(numeral)
    except KeyError:
        return None
