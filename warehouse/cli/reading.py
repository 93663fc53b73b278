"""`extract`: reading without any database."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from warehouse.cli.console import console

if TYPE_CHECKING:
    from loaders.facts import Reading

app = typer.Typer()

REJECTED = 3


class Format(StrEnum):
    """How records are printed."""

    JSONL = "jsonl"
    TABLE = "table"


@app.command()
def extract(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders.")],
    format: Annotated[Format, typer.Option(help="JSON Lines for programs, a table for eyes.")] = Format.JSONL,
) -> None:
    """Print what the reader finds in reports. No database is needed.

    Example: `huibao extract report.txt --format table`
    """
    from loaders.errors import RejectedDocument
    from loaders.extract import extract as read
    from loaders.sources.folder import documents_under

    rejected = 0
    for path in documents_under(paths):
        try:
            reading = read(path, str(path))
        except RejectedDocument as rejection:
            rejected += 1
            console.print(f"[red]rejected[/] {escape(f'{path}: {rejection}')}", highlight=False, soft_wrap=True)
            continue
        if reading.note:
            console.print(escape(f"{path} is no report: {reading.note}"), highlight=False, soft_wrap=True)
        _print_lines(reading) if format is Format.JSONL else _print_table(reading)
    raise typer.Exit(REJECTED if rejected else 0)


def _print_lines(reading: Reading) -> None:
    import msgspec

    from loaders.extract import records

    encoder = msgspec.json.Encoder()
    for record in records(reading):
        sys.stdout.buffer.write(encoder.encode(record) + b"\n")
    sys.stdout.buffer.flush()


def _print_table(reading: Reading) -> None:
    from rich.console import Console
    from rich.table import Table

    for found in reading.reports:
        report = found.report
        place = f"{report.district_name or 'an unknown area'} ({report.district_code or 'no code'})"
        table = Table(
            title=f"{report.title}\n{place}, reviews {report.period}, plans {report.planned_period or 'nothing'}"
        )
        for name in ("period", "scenario", "region", "subject", "indicator", "measure", "value", "quote"):
            table.add_column(name)
        for fact in found.facts:
            value = "" if fact.value is None else f"{fact.value:g}"
            told = f"{fact.bound} {value} {fact.unit}".removeprefix("eq ")
            row = (
                fact.period,
                fact.scenario,
                fact.region,
                fact.subject,
                fact.indicator,
                fact.measure,
                told,
                fact.quote,
            )
            table.add_row(*(cell or "" for cell in row))
        Console().print(table)
