"""What the warehouse holds and how its last runs went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg.rows import dict_row
from rich.markup import escape

from warehouse.connection import Database
from warehouse.corrections.standing import alerts, standings, summary
from warehouse.publish import KeptBuild, kept_builds

_COUNTS = """
select
    (select count(*) from staging.reports),
    (select count(distinct coalesce(district_code, district_name)) from staging.districts where is_reporting),
    (
        select concat_ws('–', extract(year from min(period_start)), nullif(extract(year from max(period_end)), extract(year from min(period_start))))
        from staging.reports
    ),
    (select count(*) from staging.targets),
    (select count(*) from staging.indicators),
    (select count(*) from staging.key_projects)
"""

_LAST_RUNS = """
select
    command, started_at::timestamp(0)::text as started,
    case outcome when 'running' then 'running or killed' else outcome end as outcome,
    duration_seconds, documents_found, documents_new, documents_changed, documents_loaded, documents_unchanged, documents_no_report, documents_rejected,
    targets_loaded + results_loaded + milestones_loaded as facts, rows_added, rows_removed, message
from marts.runs
order by run_id desc
limit 6
"""


@dataclass(frozen=True)
class Counts:
    """Rows of staging: reports, districts that report, years reviewed, targets, results, projects' milestones."""

    reports: int
    districts: int
    years: str
    targets: int
    indicators: int
    projects: int


def counts(database: Database) -> Counts:
    """How much the warehouse holds."""
    with database.connect() as connection:
        return _counts(connection)


def status(database: Database) -> Iterator[str]:
    """The status, a line of rich text each."""
    with database.connect() as connection:
        yield f"[bold]server[/]      PostgreSQL {connection.info.parameter_status('server_version')}, {_place(database)}"
        if connection.execute("select to_regclass('published.builds')").fetchone() != ("published.builds",):
            yield "[bold]warehouse[/]   empty; fill it with: huibao run PATH…"
            return
        held = _counts(connection)
        yield f"[bold]reports[/]     {held.reports:,} of {held.districts:,} districts, {held.years}"
        yield f"[bold]facts[/]       {held.targets:,} targets, {held.indicators:,} results, {held.projects:,} milestones"
        yield f"[bold]build[/]       {_build(kept_builds(connection))}"
        yield from _sources(connection)
        yield from _corrections(connection)
        yield from _runs(connection)
        yield from _rejections(connection)


def _counts(connection: psycopg.Connection) -> Counts:
    row = connection.execute(_COUNTS).fetchone()
    assert row is not None
    return Counts(*row)


def _place(database: Database) -> str:
    return database.url.render_as_string()


def _build(kept: Sequence[KeptBuild]) -> str:
    """Which build is shown, and to which others `huibao rollback` can go."""
    others = ", ".join(str(build.build_id) for build in kept if not build.is_current)
    for build in kept:
        if build.is_current:
            return f"{build.build_id}, published {build.published_at}" + (f"; also kept: {others}" if others else "")
    return "none yet; run: huibao build"


def _runs(connection: psycopg.Connection) -> Iterator[str]:
    for run in connection.cursor(row_factory=dict_row).execute(_LAST_RUNS):
        took = f" in {run['duration_seconds']} s" if run["duration_seconds"] is not None else ""
        message = run["message"]
        failed = message and run["outcome"] == "failed"
        told = message.splitlines()[-1] if failed else "; ".join(filter(None, (_did(run), message)))
        yield f"[bold]run[/]         {run['started']} {run['command']}: {run['outcome']}{took}, {escape(told)}"


def _did(run: dict[str, Any]) -> str:
    if run["command"] == "fetch":
        return (
            f"{run['documents_found']:,} found, {run['documents_new']:,} new, {run['documents_changed']:,} changed, "
            f"{run['documents_rejected']:,} not to be had"
        )
    if run["command"] == "load":
        return (
            f"{run['documents_loaded']:,} loaded, {run['documents_changed']:,} revised, {run['documents_unchanged']:,} unchanged, "
            f"{run['documents_no_report']:,} no report, {run['documents_rejected']:,} rejected, {run['facts']:,} facts"
        )
    return f"{run['rows_added'] or 0:,} rows new, {run['rows_removed'] or 0:,} gone"


def _sources(connection: psycopg.Connection) -> Iterator[str]:
    """Sources that do not give what they should: each is a site that changed, or a mistake in sources.yml."""
    rows = connection.execute(
        "select source_name, address, reason, hint from staging.rejections "
        "where resolved_at is null and reason_code like 'listing\\_%' order by source_name, address"
    )
    for source, address, reason, hint in rows:
        yield f"[bold red]source[/]      {escape(f'{source}: {reason} {hint} ({address})')}"


def _corrections(connection: psycopg.Connection) -> Iterator[str]:
    held = standings(connection)
    if held:
        yield f"[bold]corrections[/] {summary(held)}"
    for alert in list(alerts(held))[:10]:
        yield f"[bold yellow]look at[/]     {escape(alert)}"


def _rejections(connection: psycopg.Connection) -> Iterator[str]:
    rows = connection.execute(
        "select address, reason, hint from staging.rejections where resolved_at is null and reason_code not like 'listing\\_%' order by rejected_at desc, address"
    ).fetchall()
    for address, reason, hint in rows[:10]:
        yield f"[bold red]rejected[/]    {escape(f'{address}: {reason} {hint}')}"
    if len(rows) > 10:
        yield f"            … and {len(rows) - 10:,} more stand in marts.rejections"
