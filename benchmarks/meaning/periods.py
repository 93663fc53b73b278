"""Periods: what kinds are told, and one plan with the years and halves that lie in it."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.meaning.asking import Asked

_KINDS = """
select period_kind, count(*) as periods, count(*) filter (where is_told) as told, min(period_name) as example
from dim_period
group by period_kind
order by periods desc
"""

_PLAN = """
select period_name, period_name_en, months, axis_date
from dim_period
where plan_name = '十三五' and period_kind in ('five_year_plan', 'year', 'half', 'quarter') and year in (2016, 2020)
order by axis_date, months
"""


def show(marts: Asked) -> Iterator[str]:
    """How many periods of each kind, and some of one plan in the order of a time axis."""
    for row in marts.rows(_KINDS):
        yield f"{row['periods']:,} {row['period_kind']}, {row['told']:,} of them told, such as {row['example']}"
    for row in marts.rows(_PLAN):
        yield f"十三五: {row['axis_date']} {row['period_name']} / {row['period_name_en']} ({row['months']} months)"
