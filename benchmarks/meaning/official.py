"""What reports said beside what the statistics bureau published."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.meaning.asking import Asked

_AGREE = "reason in ('agrees', 'rounding')"
_NEAR = "reason in ('agrees', 'rounding', 'preliminary', 'census_revision')"

_BY = """
select {by} as what, count(*) as tellings,
    round(100.0 * count(*) filter (where {agree}) / count(*), 1) as agree,
    round(100.0 * count(*) filter (where {near}) / count(*), 1) as near,
    count(*) filter (where reason = 'unexplained') as unexplained
from reported_vs_official
where is_nearest
group by 1
order by 1
"""

_LARGEST = """
select district_name, year, indicator_code, measure, reported_value, official_value, unit, report_id
from reported_vs_official
where is_nearest and reason = 'unexplained'
order by case measure when 'level' then abs(difference_pct) else abs(difference) end desc, reported_vs_official_key
limit 10
"""


def show(marts: Asked) -> Iterator[str]:
    """Agreement by reason, indicator and year, and what nobody can explain."""
    reasons = marts.rows(
        "select reason, count(*) as rows from reported_vs_official where is_nearest group by reason order by rows desc, reason"
    )
    yield "tellings by reason: " + ", ".join(f"{row['rows']:,} {row['reason']}" for row in reasons)
    for by in ("indicator_code || ' ' || measure", "year::text"):
        for row in marts.rows(_BY.format(by=by, agree=_AGREE, near=_NEAR)):
            yield (
                f"{row['what']}: {row['agree']} % of {row['tellings']} agree, {row['near']} % with preliminary figures and "
                f"censuses, {row['unexplained']} unexplained"
            )
    for line in marts.table(_LARGEST):
        yield f"unexplained: {line}"
