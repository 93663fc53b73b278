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
    examples: Annotated[int, typer.Option(help="Show so many of the findings of each rule.", min=0)] = 5,
    format: Annotated[Format, typer.Option(help="A table for eyes, JSON with every row for programs.")] = Format.TABLE,
) -> None:
    """Show how well the loaded reports were read, as far as they tell it themselves.

    For each headline indicator: in how many reports its result and its target were found, named but not read, or not stated;
    and how often a report tells a past figure as an earlier one did. Then what cannot be true together, or by itself, rule by
    rule: a report may be wrong, or may have been misread. The views are `coverage_by_indicator` and `contradictions`.

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
    answer = asdict(found)
    answer |= {name: [row._asdict() for row in getattr(found, name)] for name in ("headlines", "rules")}
    json.dump(answer, sys.stdout, ensure_ascii=False, indent=2, default=_number)
    print()


def _number(value: Any) -> float:
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(f"{type(value).__name__} is nothing that an audit holds.")


def _parts(found: Audit, examples: int) -> Iterator[Table | str]:
    yield _headlines(found.headlines)
    yield f"\n{len(found.findings):,} contradictions among {found.figures:,} figures of the catalogue's indicators"
    for rule in found.rules:
        yield f"\n{rule.findings:,} × {rule.rule}: {escape(rule.told)}"
        for row in [row for row in found.findings if row["rule"] == rule.rule][:examples]:
            yield f"  {escape(_told(row))}"
            yield f"    [dim]{escape(row['sentence'] or '')}[/]"


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


def _told(row: dict[str, Any]) -> str:
    about = f"{row['district_name']} {row['year']} {row['indicator_code']}:"
    against = "" if row["other_value"] is None else f" against {row['other_value']:g}"
    return f"{about} {row['value']:g} {row['unit']}{against}; {row['explanation']}"
