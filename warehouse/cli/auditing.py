"""`audit`: what the marts say of the reader."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape

from warehouse.cli.console import show

if TYPE_CHECKING:
    from rich.table import Table

    from warehouse.audit import Audit, Headline

app = typer.Typer()


class Format(StrEnum):
    """How the audit is printed."""

    TABLE = "table"
    JSON = "json"


@app.command()
def audit(
    examples: Annotated[int, typer.Option(help="Show so many of the figures to be looked at, a rule.", min=0)] = 5,
    format: Annotated[Format, typer.Option(help="A table for eyes, JSON with every row for programs.")] = Format.TABLE,
) -> None:
    """Show how well the loaded reports were read, as far as they tell it themselves.

    For each headline indicator: in how many reports its result and its target were found, named but not read, or not stated;
    and how often a report tells a past figure as an earlier one did. Then figures to be looked at: growth over 200 %, levels
    that jump a hundredfold, targets read as exact beside a word of bound. The views are `audit_headlines`, `audit_values`
    and `audit_bounds`.

    Example: `huibao audit --examples 20`
    """
    from warehouse.audit import audit as look
    from warehouse.connection import database

    found = look(database())
    if format is Format.JSON:
        _print_json(found)
    else:
        show(*_parts(found, examples))


def _print_json(found: Audit) -> None:
    answer = asdict(found) | {"headlines": [headline._asdict() for headline in found.headlines]}
    json.dump(answer, sys.stdout, ensure_ascii=False, indent=2, default=_number)
    print()


def _number(value: Any) -> float:
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(f"{type(value).__name__} is nothing that an audit holds.")


def _parts(found: Audit, examples: int) -> Iterator[Table | str]:
    yield _headlines(found.headlines)
    growths = [row for row in found.values if row["rule"] == "growth"]
    jumps = [row for row in found.values if row["rule"] == "jump"]
    total = f"of {found.figures:,} figures of the catalogue's indicators"
    yield from _to_look_at(f"Growth over 200 %: {len(growths):,} {total}", growths, examples)
    yield from _to_look_at(f"Levels a hundred times those of the year before, or less: {len(jumps):,}", jumps, examples)
    exact = f"of {found.exact_targets:,} targets read as exact"
    yield from _to_look_at(f"Beside a word of bound: {len(found.bounds):,} {exact}", found.bounds, examples)


def _headlines(rows: tuple[Headline, ...]) -> Table:
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column("\nindicator", no_wrap=True)
    for heading in (
        "\nreports",
        "result\nfound",
        "not\nread",
        "not\nstated",
        "target\nfound",
        "not\nread",
        "not\nstated",
        "told\nagain",
        "\nalike",
        "far\noff",
    ):
        table.add_column(heading, justify="right", no_wrap=True)
    for row in rows:
        numbers = (
            row.reports,
            row.results_found,
            row.results_not_read,
            row.results_not_stated,
            row.targets_found,
            row.targets_not_read,
            row.targets_not_stated,
            row.retold,
            row.retold_alike,
            row.retold_far_off,
        )
        table.add_row(escape(row.indicator_name), *(f"{number:,}" for number in numbers))
    return table


def _to_look_at(title: str, rows: Any, examples: int) -> Iterator[str]:
    """How many figures a rule finds, and the first of them with their sentences."""
    yield f"\n{title}"
    for row in rows[:examples]:
        yield f"  {escape(_told(row))}"
        yield f"    [dim]{escape(row['sentence'] or '')}[/]"


def _told(row: dict[str, Any]) -> str:
    about = f"{row['district_name']} {row['year']} {row['indicator_code']}:"
    if "word" in row:
        return f"{about} {row['quote']}, but {row['word']}"
    before = "" if row["previous_value"] is None else f" after {row['previous_value']:g}"
    return f"{about} {row['value']:g} {row['unit']}{before}"
