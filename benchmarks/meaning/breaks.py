"""Indicators with history: one income as two series with one break, and what each kind of break parts."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.meaning.asking import Asked

# The province whose two series meet in neighbouring years, the longest first.
_PROVINCE = """
select district_name
from year_over_year
join dim_district using (district_code, district_name)
where indicator_code in ('rural_net_income', 'rural_income') and level = 'province'
group by district_name
having bool_or(break_reason like 'the indicator replaced another%')
order by count(*) desc, district_name
limit 1
"""

_KINDS = """
select breaks.kind, count(distinct breaks.indicator_code) as indicators,
    count(changes.year_over_year_key) as years_parted, count(changes.implied_growth_pct) as growths_implied
from definition_breaks as breaks
left join year_over_year as changes
    on changes.indicator_code = breaks.indicator_code and changes.year = breaks.year
    and changes.definition_break_kind is not null
group by breaks.kind
order by years_parted desc, breaks.kind
"""


def show(marts: Asked) -> Iterator[str]:
    """Net income of farmers and disposable income of rural residents of one province, and all breaks by kind."""
    for province in marts.rows(_PROVINCE):
        name = province["district_name"]
        for row in marts.rows(f"""
            select indicator_name, year, value, previous_value, implied_growth_pct, stated_growth_pct, break_reason
            from year_over_year
            where district_name = '{name}' and indicator_code in ('rural_net_income', 'rural_income')
                and year between 2009 and 2017
            order by year, indicator_name
        """):
            grown = (
                f"implies {row['implied_growth_pct']:.1f}%"
                if row["implied_growth_pct"] is not None
                else "no growth implied"
            )
            told = f"told {row['stated_growth_pct']}%" if row["stated_growth_pct"] is not None else "none told"
            yield (
                f"{name} {row['year']} {row['indicator_name']} {row['value']} after {row['previous_value'] or '–'}: "
                f"{grown}, {told}{'; ' + row['break_reason'] if row['break_reason'] else ''}"
            )
    for row in marts.rows("select * from definition_breaks where indicator_code = 'rural_net_income'"):
        yield f"{row['year']} {row['indicator_name']} → {row['successor_name']}: {row['note']}（{row['source']}）"
    for row in marts.rows(_KINDS):
        yield (
            f"breaks by {row['kind']}: {row['indicators']} indicators; {row['years_parted']} pairs of years parted, "
            f"{row['growths_implied']} growths implied across one"
        )
