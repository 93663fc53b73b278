"""The periods that a report's words mean: this year, last year, the past five years, the next five, a five-year plan."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from loaders.facts import Report

_PLANS = {
    numeral: 1953 + 5 * index if index < 2 else 1966 + 5 * (index - 2)
    for index, numeral in enumerate(("一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七").split())
}
"""The first year of each five-year plan; the third began three years late."""


def plan_years(numeral: str) -> str:
    """The years of a five-year plan: 十三 → `2016/2020`.

    Raises:
        KeyError: there is no such plan.
    """
    first = _PLANS[numeral]
    return f"{first}/{first + 4}"


class Horizon(msgspec.Struct, frozen=True):
    """What words like 今年 mean in a report.

    Attributes:
        reviewed: the period reviewed: a year, or months of one.
        planned: the period planned: the next year; for a report within the year, that year.
        last: the year reviewed.
        now: the year that 今年 means: of a report given in December the year reviewed, else the year planned.
        past: the five years that end with the year reviewed.
        coming: the five years that begin with the year planned.
    """

    reviewed: str
    planned: str
    last: int
    now: int
    past: str
    coming: str

    @property
    def within_year(self) -> bool:
        """Whether the report looks back on a part of a year."""
        return "-" in self.reviewed


@lru_cache(maxsize=16)
def horizon_of(report: Report) -> Horizon:
    """The horizon of a report."""
    end = report.period.rpartition("/")[2]
    last = int(end[:4])
    within_year = "-" in report.period
    planned = last if within_year else last + 1
    now = last if within_year or report.planned_period is None or _given_in(report) == last else last + 1
    return Horizon(
        reviewed=report.period if within_year else str(last),
        planned=str(planned),
        last=last,
        now=now,
        past=f"{last - 4}/{last}",
        coming=f"{last + 1}/{last + 5}",
    )


def _given_in(report: Report) -> int | None:
    return int(report.date[:4]) if report.date else None


@lru_cache(maxsize=256)
def first_year(period: str) -> int:
    """The year in which a period begins."""
    return int(period[:4])


@lru_cache(maxsize=256)
def last_year(period: str) -> int:
    """The year in which a period ends."""
    return int(period.rpartition("/")[2][:4])


@lru_cache(maxsize=256)
def is_span(period: str) -> bool:
    """Whether a period spans several years."""
    return first_year(period) != last_year(period)
