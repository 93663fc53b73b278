"""`demo`: the packaged examples, from reports to answers."""

from __future__ import annotations

import os
import shlex
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from warehouse.cli import steps
from warehouse.cli.console import say

if TYPE_CHECKING:
    from rich.table import Table

    from warehouse.connection import Database

app = typer.Typer()

_PROMISES = """
select
    district_name, year, indicator_name, unit, target_value, target_lower, target_upper, target_bound, stretch_value,
    actual_value, actual_bound, actual_scenario, gap, verdict
from target_vs_actual
join unnest(array['gdp', 'budget_revenue', 'fixed_investment', 'urban_income'])
    with ordinality as shown (indicator_code, place) using (indicator_code)
where
    measure = 'growth'
    and target_horizon = 'annual'
    and year > (select max(year) - 3 from target_vs_actual where target_horizon = 'annual')
    -- What nobody can answer yet is shown once a district.
    and (verdict <> 'pending' or indicator_code = 'gdp')
order by district_code, year, place
"""
_VERDICTS = """
select
    count(*),
    count(*) filter (where verdict = 'met'),
    count(*) filter (where verdict = 'missed'),
    count(*) filter (where verdict = 'undetermined'),
    count(*) filter (where verdict = 'pending')
from target_vs_actual
"""

# Codes that begin with 9901 are given to nobody: the examples' city does not exist.
_STRANGERS = "select count(*) from staging.districts where is_reporting and district_code not like '9901%'"

_COLOURS = {"met": "green", "missed": "red", "undetermined": "yellow", "pending": "dim"}
_SIGNS = {"ge": "≥", "gt": ">", "above": ">", "le": "≤", "lt": "<", "below": "<", "approx": "≈"}
_WORDS = {"flat": "持平", "sync": "与GDP同步"}


class Promise(NamedTuple):
    """A row of the demonstration's query."""

    district: str
    year: int
    indicator: str
    unit: str
    target: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    target_bound: str
    stretch: Decimal | None
    actual: Decimal | None
    actual_bound: str | None
    scenario: str | None
    gap: Decimal | None
    verdict: str


@app.command()
def demo() -> None:
    """Run on the packaged examples and show promises beside results. Nothing is needed but this command.

    It uses the embedded PostgreSQL of HUIBAO_HOME, and only while no reports of your own are held there.

    Example: `HUIBAO_HOME=/tmp/huibao-demo huibao demo`
    """
    from loaders.resources import resource

    if os.environ.pop("HUIBAO_DATABASE_URL", None):
        say("HUIBAO_DATABASE_URL is left alone: the demonstration has a server of its own.")
    database = steps.open_warehouse()
    refuse_strangers(database)
    tally = steps.load_paths(database, [resource("examples/reports")])
    steps.build_marts(database)
    steps.tell_holdings(database)
    show(database)
    suggest()
    raise steps.exit_after(tally)


def show(database: Database) -> None:
    """Print promises beside results, and how many promises ended how."""
    from rich.console import Console

    from warehouse.query import ask

    promises = [Promise(*row) for row in ask(database, _PROMISES).rows]
    ((total, met, missed, undetermined, pending),) = ask(database, _VERDICTS).rows
    console = Console(width=None if sys.stdout.isatty() else 80)
    console.print("\n[bold]Did they deliver?[/] Growth promised and growth told, in %\n", highlight=False)
    console.print(_table(promises))
    console.print(
        f"\nAll {total} promises: [green]{met} met[/], [red]{missed} missed[/], "
        f"[yellow]{undetermined} undetermined[/], {pending} pending.",
        highlight=False,
    )


def suggest() -> None:
    """Print commands to go on with, as they work from the folder the user stands in."""
    for comment, command in _next_steps():
        print(f"\n# {comment}\n{command}")


def refuse_strangers(database: Database) -> None:
    """Stop before the examples would stand among a user's own reports.

    Raises:
        WarehouseError: reports of districts that exist are held.
    """
    from warehouse.errors import WarehouseError
    from warehouse.home import home

    with database.connect() as connection:
        row = connection.execute(_STRANGERS).fetchone()
    if row and row[0]:
        raise WarehouseError(
            f"{home()} holds reports of your own, which the examples would mix with. "
            "Set HUIBAO_HOME to another folder for the demonstration."
        )


def _table(promises: list[Promise]) -> Table:
    from rich.table import Table

    # Narrow enough for a terminal of 80 columns, with the longest name of an indicator.
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    for heading in ("Area", "Year", "Indicator", "Promised", "Told", "Gap", "Verdict"):
        is_number = heading in {"Promised", "Told", "Gap"}
        table.add_column(heading, justify="right" if is_number else "left", no_wrap=True)
    before = ("", 0)
    for promise in promises:
        if before[0] not in ("", promise.district):
            table.add_row()
        table.add_row(
            promise.district if promise.district != before[0] else "",
            str(promise.year) if (promise.district, promise.year) != before else "",
            promise.indicator,
            promised(promise),
            told(promise),
            gap(promise),
            f"[{_COLOURS[promise.verdict]}]{promise.verdict}[/]",
        )
        before = (promise.district, promise.year)
    return table


def promised(promise: Promise) -> str:
    """The target as told: `≥8`, `6–6.5`, `≈7, 力争7.5`, `与GDP同步`."""
    bound = promise.target_bound
    if bound in _WORDS:
        return _WORDS[bound]
    if bound == "range":
        text = f"{_number(promise.lower)}–{_number(promise.upper)}"
    else:
        text = _SIGNS.get(bound, "") + _number(promise.target)
    return text if promise.stretch is None else f"{text}, 力争{_number(promise.stretch)}"


def told(promise: Promise) -> str:
    """The result as told: `5.9`, `>5`, `预计≈5.8`; empty if nothing was."""
    if promise.actual is None:
        return ""
    estimated = "预计" if promise.scenario == "estimate" else ""
    return estimated + _SIGNS.get(promise.actual_bound or "", "") + _number(promise.actual)


def gap(promise: Promise) -> str:
    """How far the result is from the target; empty where one of them is open (`>5`, `与GDP同步`)."""
    if promise.gap is None or promise.verdict == "undetermined":
        return ""
    return ("+" if promise.gap > 0 else "") + _number(promise.gap)


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{float(value):g}".replace("-", "−")


def _next_steps() -> list[tuple[str, str]]:
    from loaders.resources import resource
    from warehouse.home import home

    huibao = f"HUIBAO_HOME={_from_here(home())} {_program()}"
    report = _from_here(resource("examples/reports/nanke-2023.md"))
    query = (
        "select district_name, year, indicator_name, target_sentence, actual_sentence "
        "from target_vs_actual where verdict = 'missed'"
    )
    return [
        ("The sentences behind each broken promise", f'{huibao} sql "{query}" --format csv'),
        ("What the reader finds in one report", f"{huibao} extract {report} --format table"),
        ("What is held, and how the last runs went", f"{huibao} status"),
        (
            "Stay on 127.0.0.1:5499 for Superset, Metabase, Grafana; then: db url, db stop",
            f"{huibao} db start --port 5499",
        ),
    ]


def _program() -> str:
    """How this command was called, if a shell can call it so again."""
    called = Path(sys.argv[0])
    return _from_here(called.absolute()) if called.name == "huibao" and called.is_file() else "huibao"


def _from_here(path: Path) -> str:
    """The path as short as it can be told from the current folder, quoted for a shell."""
    try:
        return shlex.quote(str(path.relative_to(Path.cwd())))
    except ValueError:
        return shlex.quote(str(path))
