"""What was read or corrected since the build that stands in the workshop, and whose answers that touches.

An answer is made of the reports of one area, under all codes and names that the area had. So what a report touches is its
area: all districts that are the area, and all that their reports tell.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import psycopg

_FIND = """
create temporary table inputs as select * from build.int_report_inputs;
create temporary table changed_inputs on commit drop as
select area_key, report_id from (
    (select * from inputs except all select * from build.standing_inputs)
    union all
    (select * from build.standing_inputs except all select * from inputs)
) as changed;
create temporary table touched_districts as
select distinct area_key, district_key
from (select * from inputs union all select * from build.standing_inputs) as known
where area_key in (select area_key from changed_inputs);
create temporary table touched_reports as
select report_row_id from inputs where area_key in (select area_key from changed_inputs);
analyze touched_districts, touched_reports
"""

_COUNT = """
select
    (select count(distinct report_id) from changed_inputs),
    (select count(distinct district_key) from touched_districts),
    (select count(*) from touched_reports),
    (select count(*) from inputs),
    (select count(distinct district_key) from inputs)
"""

@dataclass(frozen=True)
class Touched:
    """How much is touched.

    Attributes:
        changed: reports that are new, gone, or read, found or corrected otherwise.
        districts: districts whose answers they touch.
        reports: reports that these answers are made of.
        all_reports: reports that are held.
        all_districts: districts that they are of.
    """

    changed: int
    districts: int
    reports: int
    all_reports: int
    all_districts: int

    def __str__(self) -> str:
        """As the log tells it."""
        return (
            f"{_counted(self.changed, 'report')} changed, which touches {_counted(self.districts, 'district')} "
            f"of {self.all_districts:,}"
        )


def find_touched(connection: psycopg.Connection) -> Touched:
    """Compare what is held with what the build in the workshop was made of.

    Makes temporary tables: `touched_districts` (area_key, district_key), `touched_reports` (report_row_id) and `inputs`, what
    `int_report_inputs` tells now.
    """
    connection.execute(_FIND)
    row = connection.execute(_COUNT).fetchone()
    assert row is not None
    return Touched(*row)


def of_touched(columns: Collection[str]) -> str | None:
    """The condition by which rows are of a touched area, with their columns in braces; it is null for a row of nobody.

    Args:
        columns: that the rows have.

    Returns:
        None if they do not say whose a row is.
    """
    if "area_key" in columns:
        return "{area_key} in (select area_key from pg_temp.touched_districts)"
    if "district_key" in columns:
        return "{district_key} in (select district_key from pg_temp.touched_districts)"
    if {"district_code", "district_name"} <= set(columns):
        # As everywhere: an area that no catalogue lists is known by its name alone.
        return "coalesce({district_code}, {district_name}) in (select district_key from pg_temp.touched_districts)"
    return None


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}" + ("" if count == 1 else "s")
