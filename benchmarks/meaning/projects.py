"""Projects under changing names, their way through the years, and those that do not move."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.meaning.asking import Asked

_COUNTS = """
select count(*) as projects, count(other_names) as renamed, sum(reports) filter (where other_names is not null) as reports
from key_projects
"""

_LONGEST = """
select district_name, project_name, project_key, reports
from key_projects
where other_names is not null and reached_milestone in ('completed', 'operating')
order by reports desc, project_key
limit 1
"""

_STALLED = """
select stall, district_name, project_name, reached_milestone, promised_milestone, first_promised_year, postponements
from (
    select *, row_number() over (partition by stall order by reports desc, project_key) as place from stalled
) as placed
where place <= 3
order by stall, place
"""


def show(marts: Asked) -> Iterator[str]:
    """How many names are one project, one timeline, and stalled projects by kind."""
    counts = marts.row(_COUNTS)
    yield f"{counts['projects']:,} projects, {counts['renamed']:,} of them under more than one name"
    for project in marts.rows(_LONGEST):
        way = marts.rows(
            "select extract(year from told_on)::int as told, milestone, year, step from key_project_timeline "
            f"where project_key = '{project['project_key']}' order by step_number"
        )
        steps = "; ".join(f"{step['told']} {step['step']} {step['milestone']} {step['year']}" for step in way)
        yield f"{project['district_name']} {project['project_name']}: {steps}"
    kinds = marts.rows("select stall, count(*) as rows from stalled group by stall order by stall")
    yield "stalled: " + ", ".join(f"{row['rows']:,} {row['stall']}" for row in kinds)
    yield from marts.table(_STALLED)
