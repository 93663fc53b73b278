"""Figures and verdicts as a reader of a day would have known them."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.meaning.asking import Asked

# Output of a year that a later report tells otherwise, as the statistics bureau revised it; 2018 first.
_REVISED = """
select told.district_name, told.year, told.told_on, told.unit
from vintages as told
join reported_vs_official as official using (vintage_key)
where told.indicator_code = 'gdp' and told.measure = 'level' and told.change = 'revised' and told.definition is null
    and official.is_nearest and official.reason in ('agrees', 'rounding')
    and told.told_on - told.period_end > 365 and abs(told.revised_by) < 0.4 * told.value
order by told.year <> 2018, abs(told.revised_by) / told.value desc, told.district_name
limit 1
"""

_CHANGED = """
select count(*) filter (where state_number > 1 and known_to is null) as changed, count(distinct target_vs_actual_key) as targets
from target_vs_actual_history
"""

_OFFICIAL = """
select district_name, reported_value, told_on, official_vintage, official_value, unit, reason
from reported_vs_official
where indicator_code = 'gdp' and measure = 'level' and year = 2018 and reason = 'census_revision'
order by abs(difference_pct) desc, district_name, official_vintage
limit 3
"""


def show(marts: Asked) -> Iterator[str]:
    """One figure before and after its revision; promises as of three days."""
    for told in marts.rows(_REVISED):
        before, after = (
            marts.row(
                f"select value::text as value from observations_as_of({day}) where district_name = '{told['district_name']}' "
                f"and indicator_code = 'gdp' and measure = 'level' and year = {told['year']} and definition is null "
                "and period_end - period_start between 364 and 365 and unit_dimension = 'CNY'"
            )["value"]
            for day in (f"date '{told['told_on']}' - 1", f"date '{told['told_on']}'")
        )
        yield (
            f"GDP of {told['district_name']} in {told['year']} was {before} {told['unit']} until {told['told_on']}, "
            f"and {after} since"
        )
    for told in marts.rows(_OFFICIAL):
        yield (
            f"GDP of {told['district_name']} in 2018: {told['reported_value']} {told['unit']} told on {told['told_on']}, "
            f"{told['official_value']} published as {told['official_vintage']} ({told['reason']})"
        )
    states = marts.row(_CHANGED)
    yield f"{states['changed']:,} of {states['targets']:,} promises have had more than one state of their answer"
    for day in ("2015-06-30", "2020-06-30", "2025-06-30"):
        counts = marts.rows(
            f"select verdict, count(*) as rows from target_vs_actual_as_of('{day}') group by verdict order by verdict"
        )
        yield f"as of {day}: " + ", ".join(f"{row['rows']:,} {row['verdict']}" for row in counts)
