"""Districts as they were and as they are: a merger followed, a province's counties then and now, reports rolled up."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.meaning.asking import Asked

_MERGED = """
select district_code, district_name, valid_from, valid_to, change_kind, became, current_district_code, current_district_name
from dim_district_version
where current_district_code = '440112' and level = 'county'
order by valid_to nulls last, district_code
"""

_CHANGES = """
select kind, count(*) as changes, count(distinct current_district_code) as areas
from district_changes
group by kind
order by changes desc
"""


def _counties(year: str) -> str:
    """The counties of Guangdong that stood at the end of a year."""
    return f"""
    select district_name, current_district_name
    from dim_district_version
    where province_code = '440000' and level = 'county' and right(district_code, 2) < '90'
        and right(district_code, 2) not between '71' and '79'
        and {year} between coalesce(valid_from, 0) and coalesce(valid_to, 9999)
    order by pinyin_sort_key, district_code
    """


_ROLLED_UP = """
select versions.district_name as was, today.district_name as is_now, count(*) as reports
from dim_report
join dim_district_version as versions using (district_version_key)
join dim_district as today on today.district_code = dim_report.current_district_code
where dim_report.is_counted and versions.district_name <> today.district_name
group by 1, 2
order by 3 desc, 1
"""


def show(marts: Asked) -> Iterator[str]:
    """One merger, one province then and now, how many changes are known, which reports are of former areas."""
    for area in marts.rows(_MERGED):
        end = f"{area['change_kind']} → {area['became']}" if area["change_kind"] else "stands"
        yield (
            f"{area['district_code']} {area['district_name']} ({area['valid_from'] or '…'}–{area['valid_to'] or 'today'}): "
            f"{end}; rolls up to {area['current_district_code']} {area['current_district_name']}"
        )
    for year in ("1995", "9999"):
        counties = [row["district_name"] for row in marts.rows(_counties(year))]
        yield f"{len(counties)} counties of 广东省 {'today' if year == '9999' else year}: {' '.join(counties)}"
    moved = [row for row in marts.rows(_counties("1995")) if row["district_name"] != row["current_district_name"]]
    yield f"{len(moved)} of 1995 have another name today: " + " ".join(
        f"{row['district_name']}→{row['current_district_name']}" for row in moved
    )
    yield "changes since 1990: " + ", ".join(f"{row['changes']:,} {row['kind']}" for row in marts.rows(_CHANGES))
    former = marts.rows(_ROLLED_UP)
    yield f"reports of areas that have another name today: {sum(row['reports'] for row in former)}" + "".join(
        f"; {row['was']} → {row['is_now']} ({row['reports']})" for row in former[:6]
    )
