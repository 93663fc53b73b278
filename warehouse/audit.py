"""What the published marts say of the reader: what it found, what contradicts itself, what is hardly possible."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from warehouse.connection import Database
from warehouse.query import ask

_HEADLINES = """
select
    indicator_code, indicator_name, reports, results_found, results_not_read, results_not_stated, planning_reports,
    targets_found, targets_not_read, targets_not_stated, retold, retold_alike, retold_far_off
from audit_headlines
order by results_found desc, indicator_code
"""
_VALUES = """
select rule, district_name, year, indicator_code, value, unit, previous_value, sentence, evidence
from audit_values
order by rule, abs(value) desc, audit_value_key
"""
_BOUNDS = """
select district_name, year, indicator_code, quote, word, sentence, evidence
from audit_bounds
order by district_name, year, indicator_code, audit_bound_key
"""
# What the rules look at: own figures of the catalogue's indicators.
_LOOKED_AT = """
select
    (select count(*) from fct_observations where indicator_code is not null and region_name is null)
    + (select count(*) from fct_targets where indicator_code is not null and region_name is null),
    (
        select count(*) from fct_targets
        where indicator_code is not null and region_name is null and bound = 'eq'
    )
"""


class Headline(NamedTuple):
    """A row of `audit_headlines`: in how many reports an indicator was found, and how reports agree on it."""

    indicator_code: str
    indicator_name: str
    reports: int
    results_found: int
    results_not_read: int
    results_not_stated: int
    planning_reports: int
    targets_found: int
    targets_not_read: int
    targets_not_stated: int
    retold: int
    retold_alike: int
    retold_far_off: int


@dataclass(frozen=True)
class Audit:
    """What an audit found.

    Attributes:
        headlines: a row for each headline indicator, the one that most reports state first.
        values: the rows of `audit_values`, the largest of each rule first.
        bounds: the rows of `audit_bounds`.
        figures: how many figures of the catalogue's indicators are held.
        exact_targets: how many of them are targets that are read as exact.
    """

    headlines: tuple[Headline, ...]
    values: tuple[dict[str, Any], ...]
    bounds: tuple[dict[str, Any], ...]
    figures: int
    exact_targets: int


def audit(database: Database) -> Audit:
    """Ask the audit's marts.

    Raises:
        WarehouseError: nothing is published yet.
    """
    ((figures, exact_targets),) = ask(database, _LOOKED_AT).rows
    return Audit(
        headlines=tuple(Headline(*row) for row in ask(database, _HEADLINES).rows),
        values=_rows(database, _VALUES),
        bounds=_rows(database, _BOUNDS),
        figures=figures,
        exact_targets=exact_targets,
    )


def _rows(database: Database, query: str) -> tuple[dict[str, Any], ...]:
    answer = ask(database, query)
    return tuple(dict(zip(answer.columns, row, strict=True)) for row in answer.rows)
