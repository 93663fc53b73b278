"""Coverage: which reports of one province are held, and what those of the province itself state, year by year."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.meaning.asking import Asked

# The province with most reports, its own and those of its districts.
_PROVINCE = """
select province_code, province_name
from report_calendar
where province_code is not null
group by province_code, province_name
order by sum(reports_held) desc, province_code
limit 1
"""

_MARKS = {"stated": "■", "stated_not_read": "?", "not_stated": "·"}


def show(marts: Asked) -> Iterator[str]:
    """Two matrices: districts by years, and headline indicators by years."""
    for province in marts.rows(_PROVINCE):
        yield from _calendar(marts, province["province_code"], province["province_name"])
        yield from _headlines(marts, province["province_code"], province["province_name"])


def _calendar(marts: Asked, code: str, name: str) -> Iterator[str]:
    rows = marts.rows(f"""
        select district_name, reports_held, year
        from report_calendar
        where province_code = '{code}' and level in ('province', 'prefecture')
        order by district_code, year
    """)
    years = sorted({row["year"] for row in rows})
    held = {(row["district_name"], row["year"]): row["reports_held"] for row in rows}
    yield f"reports held of {name}, {years[0]} to {years[-1]} (1… held, · missing, blank: it did not stand)"
    for district in dict.fromkeys(row["district_name"] for row in rows):
        line = "".join(
            " " if (district, year) not in held else str(min(held[district, year], 9)) if held[district, year] else "·"
            for year in years
        )
        yield f"{line}  {district}"


def _headlines(marts: Asked, code: str, name: str) -> Iterator[str]:
    rows = marts.rows(f"""
        select indicator_name, year, min(case result_status when 'stated' then 1 when 'stated_not_read' then 2 else 3 end) as best
        from coverage
        where district_code = '{code}'
        group by indicator_name, year
        order by year
    """)
    if not rows:
        return
    years = sorted({row["year"] for row in rows})
    marks = {(row["indicator_name"], row["year"]): list(_MARKS.values())[row["best"] - 1] for row in rows}
    yield f"what {name} states of {years[0]} to {years[-1]} (■ stated, ? stated but not read, · not stated)"
    for indicator in dict.fromkeys(row["indicator_name"] for row in rows):
        yield "".join(marks.get((indicator, year), " ") for year in years) + f"  {indicator}"
