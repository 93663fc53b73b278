"""What the published marts say of the reader: what it found, and what cannot be right as it was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from warehouse.connection import Database
from warehouse.query import ask

_HEADLINES = """
select
    indicator_code, indicator_name, reports, results_found, results_not_read, results_not_stated, planning_reports,
    targets_found, targets_not_read, targets_not_stated, retold, retold_alike, retold_far_off
from coverage_by_indicator
order by results_found desc, indicator_code
"""
# Each rule is a view, whose comment says what breaks it, behind the view's Chinese name.
_RULES = r"""
select
    views.rule,
    regexp_replace(split_part(obj_description(views.view), '. ', 1), '^\S+ - ', '') as told,
    (select count(*) from contradictions where contradictions.rule = views.rule) as findings
from (
    select oid as view, replace(relname, 'contradiction_', '') as rule
    from pg_class
    where relnamespace = 'marts'::regnamespace and relkind = 'v' and starts_with(relname, 'contradiction_')
) as views
order by findings desc, rule
"""
_FINDINGS = """
select rule, district_name, year, indicator_code, value, unit, other_value, explanation, sentence, evidence
from contradictions
order by rule, excess / nullif(abs(value), 0) desc nulls last, contradiction_key
"""
# What the rules look at: own figures of the catalogue's indicators.
_LOOKED_AT = """
select
    (select count(*) from fct_observations where indicator_code is not null and region_name is null)
    + (select count(*) from fct_targets where indicator_code is not null and region_name is null)
"""


class Headline(NamedTuple):
    """A row of `coverage_by_indicator`: in how many reports an indicator was found, and how reports agree on it."""

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


class Rule(NamedTuple):
    """A rule of `contradictions`: its name, what breaks it, and how much does."""

    rule: str
    told: str
    findings: int


@dataclass(frozen=True)
class Audit:
    """What an audit found.

    Attributes:
        headlines: a row for each headline indicator, the one that most reports state first.
        rules: every rule, the one that most breaks first.
        findings: the rows of `contradictions`, of each rule those first that break it by most of their value.
        figures: how many figures of the catalogue's indicators are held.
    """

    headlines: tuple[Headline, ...]
    rules: tuple[Rule, ...]
    findings: tuple[dict[str, Any], ...]
    figures: int


def audit(database: Database) -> Audit:
    """Ask the marts what they say of the reader.

    Raises:
        WarehouseError: nothing is published yet.
    """
    ((figures,),) = ask(database, _LOOKED_AT).rows
    findings = ask(database, _FINDINGS)
    return Audit(
        headlines=tuple(Headline(*row) for row in ask(database, _HEADLINES).rows),
        rules=tuple(Rule(*row) for row in ask(database, _RULES).rows),
        findings=tuple(dict(zip(findings.columns, row, strict=True)) for row in findings.rows),
        figures=figures,
    )
