"""The view that a heading opens: 2024年工作回顾, 2025年主要预期目标, 过去五年的成就."""

from __future__ import annotations

import re

from loaders.horizons import Horizon
from loaders.outline.numbering import LONGEST_HEADING
from loaders.outline.sentence import View, aimed, done, plan, review
from loaders.outline.spans import PAST, PLAN, YEAR, YEARS, span_of

REVIEWED = re.compile(
    r"回顾|总结|(?:执行|完成|进展|运行|发展|基本|落实)情况|(?:主要|发展|工作|取得的?)成[就绩]|成[就绩](?:和|及|与|$)|"
    r"(?:过去|上)(?:的)?一年|去年|一年来"
)
"""What a heading that looks back says."""

PLANNED = re.compile(
    r"安排|打算|部署|任务|目标|总体要求|(?:新的|目标|主要|工作|发展)要求|思路(?:$|[和及与])|总体思路|(?:总体|工作|发展)考虑|建议|重点(?:工作|任务)|工作重点|"
    r"展望|设想|下半年|下一步|下阶段|计划(?:草案|安排|$)|工作计划|(?:主要|政策|工作|重大)(?:举措|措施)|工作意见|今年"
)
"""What a heading that aims says."""

LOOKS_BACK = re.compile(r"回顾|(?:执行|完成|进展|运行|落实)情况|(?:过去|上)(?:的)?一年")
"""What only a review of the year is called."""

# What a heading that looks back says, and also one that aims: 在深化改革上取得新突破.
_GAINED = re.compile(r"取得|成效|成就|成绩")
# What only makes a heading one that aims if it names the year.
_MAY_PLAN = re.compile(r"思路|要求|重点|计划|举措|措施|意见|工作|迎接|做好|抓好")
_DONE = re.compile(
    r"(?:完成|实现)了.{0,14}(?:任务|目标)|(?:计划|任务|目标)[^，]{0,6}(?:执行|完成|落实|全面实现)|执行情况|完成情况|计划情况|年初(?:确定|提出)|会议确定"
)
_AIMS = re.compile(
    r"(?:预期|主要|奋斗|发展|工作)目标|总体要求|总体思路|指导思想|总体部署|重点(?:抓好|做好|工作)|着力(?:抓好|做好)"
)
_TURNS_AHEAD = re.compile("推向|迈向|迈进|开创|再创|奋力|接续奋斗|努力(?:建设|实现)|新征程")
"""What a heading without a year says that follows the review, as none does of what was done."""
# What may follow the review without being a plan yet.
_IN_BETWEEN = re.compile(r"问题|困难|体会|经验|形势|不足|启示|机遇|挑战|说明")
_ASIDE = re.compile(r"[（(][^（）()]*[）)]|“[^”]{5,}”")
_SINCE = re.compile(r"((?:19|20)\d\d)年以来")


def view_of_heading(
    words: str, current: View, horizon: Horizon, *, first: bool, plans_next: bool, follows: bool
) -> View | None:
    """The view that a heading opens, or None if it leaves the one that stands.

    Args:
        words: the heading without its number.
        current: the view that stands.
        horizon: what the report calls the years.
        first: it is of the upper rank.
        plans_next: it follows the review of the year, of the upper rank as well.
        follows: it is of the upper rank and not the first of them.
    """
    clause = _ASIDE.sub("", words[:LONGEST_HEADING])
    aims = current.scenario == "target"
    year = _year_named(clause)
    if (span := span_of(clause, horizon)) and not (year and _is_about_the_year(clause, year, horizon)):
        return span
    if year:
        return _of_year(int(year[1]), clause, horizon, first=first, aims=aims)
    if _DONE.search(clause) or REVIEWED.search(clause):
        return review(horizon) if first or (aims and LOOKS_BACK.search(clause)) else None
    if "下半年" in clause or (first and PLANNED.search(clause)):
        return plan(horizon)
    if not aims and _AIMS.search(clause):
        return plan(horizon)
    if plans_next and not (_IN_BETWEEN.search(clause) or _GAINED.search(clause)):
        return plan(horizon)
    if (
        follows
        and not aims
        and _TURNS_AHEAD.search(clause)
        and not (_IN_BETWEEN.search(clause) or _GAINED.search(clause))
    ):
        return aimed(horizon.coming) if current.period == horizon.past else plan(horizon)
    return None


def _year_named(clause: str) -> re.Match[str] | None:
    """The one year that a heading names, be it beside a span: 2021年 in “十四五”规划和2021年计划."""
    return YEAR.search(YEARS.sub("", clause))


def _is_about_the_year(clause: str, year: re.Match[str], horizon: Horizon) -> bool:
    """Whether a heading that names a span as well is about the year: 2020年和“十三五”时期工作回顾."""
    several = PLAN.search(clause) or PAST.search(clause)
    if int(year[1]) == horizon.last and several and year.start() < several.start():
        return True
    says_what = (REVIEWED, PLANNED, _GAINED, _MAY_PLAN)
    return not any(pattern.search(clause) for pattern in says_what)


def _of_year(year: int, clause: str, horizon: Horizon, *, first: bool, aims: bool) -> View | None:
    """The view that a heading opens which names a year."""
    is_review = bool(_DONE.search(clause) or REVIEWED.search(clause))
    is_plan = PLANNED.search(clause) is not None
    if year > horizon.last:
        return _of_year_ahead(year, clause, horizon, first=first, aims=aims)
    if horizon.within_year:
        return review(horizon) if is_review else plan(horizon) if is_plan else None
    if not (first or is_review or not (aims or is_plan)):
        return None
    if (since := _SINCE.search(clause)) and year < horizon.last:
        return done(f"{since[1]}/{horizon.last}")
    return done(str(year))


def _of_year_ahead(year: int, clause: str, horizon: Horizon, *, first: bool, aims: bool) -> View | None:
    """2025年主要预期目标; but 2025年目标完成情况 looks back."""
    if _DONE.search(clause) and "情况" in clause:
        return review(horizon)
    is_plan = PLANNED.search(clause) is not None
    is_next = year == horizon.last + 1 and (is_plan or first or _MAY_PLAN.search(clause))
    return aimed(str(year)) if is_next or (is_plan and (first or not aims)) else None
