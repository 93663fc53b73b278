"""What cannot be true together: counts by rule, and five of each."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.meaning.asking import Asked

_FIVE = """
select rule, district_name, year, indicator_code, measure, value, other_value, unit, explanation
from (
    select *, row_number() over (partition by rule order by contradiction_key) as place
    from contradictions
) as placed
where place <= 5
order by rule, place
"""


def show(marts: Asked) -> Iterator[str]:
    """Counts by rule, then five of each in an order that means nothing."""
    for row in marts.rows("select rule, count(*) as rows from contradictions group by rule order by rule"):
        yield f"{row['rows']:,} break {row['rule']}"
    yield from marts.table(_FIVE)
