"""What was read or corrected since the build that stands in the workshop, and whose answers that touches.

An answer is made of the reports of one area, under all codes and names that the area had. So what a report touches is its
area: all districts that are the area, and all that their reports tell.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import psycopg
from psycopg import sql

FOUND_INPUTS = sql.Identifier("pg_temp", "inputs")
"""Where `find_touched` leaves what `int_report_inputs` told it."""

_FIND = """
create temporary table inputs as select * from build.int_report_inputs;
create temporary table changed_inputs on commit drop as
(select * from inputs except all select * from build.standing_inputs)
union all
(select * from build.standing_inputs except all select * from inputs);
create temporary table touched_reports on commit drop as
select report_row_id from inputs where area_key in (select area_key from changed_inputs);
analyze touched_reports
"""

_TELL = """
with

districts as (

    select distinct area_key, district_key from (select * from inputs union all select * from build.standing_inputs) as known

)

select
    array(select distinct area_key from changed_inputs),
    array(select district_key from districts where area_key in (select area_key from changed_inputs)),
    (select count(distinct report_id) from changed_inputs),
    (select count(*) from touched_reports),
    (select count(*) from inputs),
    (select count(distinct district_key) from inputs)
"""


@dataclass(frozen=True)
class Touched:
    """What is touched.

    Attributes:
        areas: the last codes of the touched areas, or the names of those that no catalogue lists.
        districts: all codes and names that they had in reports.
        changed: how many reports are new, gone, or read, found or corrected otherwise.
        reports: how many reports the answers of the touched areas are made of.
        all_reports: how many are held.
        all_districts: of how many districts.
    """

    areas: Sequence[str]
    districts: Sequence[str]
    changed: int
    reports: int
    all_reports: int
    all_districts: int

    def __str__(self) -> str:
        """As the log tells it."""
        return (
            f"{_counted(self.changed, 'report')} changed, which touches {_counted(len(self.districts), 'district')} "
            f"of {self.all_districts:,}"
        )

    def condition(self, columns: Collection[str]) -> str | None:
        """The condition by which rows are of a touched area, with columns in braces; it is null for a row of nobody.

        Args:
            columns: that the rows have.

        Returns:
            None if they do not say whose a row is.
        """
        if "area_key" in columns:
            return _one_of("{area_key}", self.areas)
        if "district_key" in columns:
            return _one_of("{district_key}", self.districts)
        if {"district_code", "district_name"} <= set(columns):
            # As everywhere: an area that no catalogue lists is known by its name alone.
            return _one_of("coalesce({district_code}, {district_name})", self.districts)
        return None


def find_touched(connection: psycopg.Connection) -> Touched:
    """Compare what is held with what the build in the workshop was made of.

    Makes temporary tables: FOUND_INPUTS, what `int_report_inputs` tells now, and, until the transaction ends,
    `touched_reports` (report_row_id).
    """
    connection.execute(_FIND)
    row = connection.execute(_TELL).fetchone()
    assert row is not None
    return Touched(*row)


def _one_of(expression: str, values: Sequence[str]) -> str:
    # Written out, since the planner sees through a list better than through a subquery.
    listed = sql.Literal(list(values)).as_string().replace("{", "{{").replace("}", "}}")
    return f"{expression} = any({listed}::text[])"


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}" + ("" if count == 1 else "s")
