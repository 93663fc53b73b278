"""Ranks by the values held beside the ranks that reports state."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.meaning.asking import Asked

# The provinces and one province's prefectures in the year with most of them held.
_FULLEST = """
select group_code, group_name, level, year, districts_held, districts_in_group
from district_rankings
where indicator_code = 'gdp' and measure = 'level' and (group_code = '100000' or group_code = '440000' and level = 'prefecture')
group by group_code, group_name, level, year, districts_held, districts_in_group
order by districts_held desc, year desc
"""

_FIT = """
select count(*) filter (where stated_rank_fits) as fit, count(*) filter (where not stated_rank_fits) as do_not,
    count(*) filter (where stated_rank is not null and value is null) as alone
from district_rankings
"""


def show(marts: Asked) -> Iterator[str]:
    """GDP of provinces and of Guangdong's cities; how many of the stated ranks are possible."""
    shown = set()
    for group in marts.rows(_FULLEST):
        if group["level"] in shown:
            continue
        shown.add(group["level"])
        rows = marts.rows(f"""
            select rank_held, district_name, value, unit, stated_rank
            from district_rankings
            where indicator_code = 'gdp' and measure = 'level' and group_code = '{group["group_code"]}'
                and level = '{group["level"]}' and year = {group["year"]} and rank_held is not null
            order by rank_held, district_name
        """)
        yield (
            f"GDP {group['year']}, {group['districts_held']} of {group['districts_in_group']} of "
            f"{group['group_name']} ({group['level']}): "
            + ", ".join(
                f"{row['rank_held']} {row['district_name']} {row['value']}{row['unit']}"
                + (f" (states {row['stated_rank']})" if row["stated_rank"] else "")
                for row in rows
            )
        )
    fit = marts.row(_FIT)
    yield (
        f"stated ranks beside a value: {fit['fit']:,} are possible, {fit['do_not']} are not; "
        f"{fit['alone']:,} more are told without the value"
    )
