"""`extract`: reading without any database."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from warehouse.cli import steps
from warehouse.cli.console import progress, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from loaders.errors import RejectedDocument
    from loaders.facts import Fact, Reading
    from loaders.sources.originals import Original

    Show = Callable[[Reading], None]

app = typer.Typer()


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

    Ends with 3 if some documents could not be read.

    Example: `huibao extract report.txt --format table`
    """
    files = steps.documents(paths)
    show = _print_lines if format is Format.JSONL else _print_table
    if len(files) == 1 or sys.stdout.isatty():  # what is printed shows how far it is
        read = [_extract(file, show) for file in files]
    else:
        with progress("Reading", len(files)) as step:
            read = []
            for file in files:
                read.append(_extract(file, show))
                step()
    raise typer.Exit(0 if all(read) else steps.REJECTED)


def _extract(path: Path, show: Show) -> bool:
    """Read the documents of a file and show what is in them; False if one was rejected."""
    from loaders.errors import RejectedDocument
    from loaders.sources.originals import Original, originals

    try:
        found = list(originals(path))
    except RejectedDocument as rejection:
        return _reject(str(path), rejection)
    shown = [_show(one, show) if isinstance(one, Original) else _reject(one[0].address, one[1]) for one in found]
    return all(shown)


def _show(original: Original, show: Show) -> bool:
    """Read one document and show what is in it; False if it was rejected."""
    from loaders.errors import RejectedDocument
    from loaders.extract import reading_of

    try:
        reading = reading_of(original.read())
    except RejectedDocument as rejection:
        return _reject(original.address, rejection)
    if reading.note:
        say(escape(f"{original.address} is no report: {reading.note}"))
    show(reading)
    return True


def _reject(address: str, rejection: RejectedDocument) -> bool:
    say(f"[red]rejected[/] {escape(f'{address}: {rejection}')}")
    return False


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
        heading = f"{report.title}\n{place}, reviews {report.period}, plans {report.planned_period or 'nothing'}"
        table = Table("period", "scenario", "area", "indicator", "measure", "value", "quote", title=escape(heading))
        for fact in found.facts:
            table.add_row(*(escape(cell or "") for cell in _cells(fact)))
        projects = Table("milestone", "when", "project", "quote", title="Projects")
        for told in found.projects:
            cells = (told.milestone, told.period, told.name, told.quote)
            projects.add_row(*(escape(cell or "") for cell in cells))
        console = Console(width=None if sys.stdout.isatty() else 10_000)
        console.print(table, *([projects] if found.projects else []))


def _cells(fact: Fact) -> tuple[str | None, ...]:
    value = "" if fact.value is None else f"{fact.value:g}"
    told = f"{fact.bound} {value} {fact.unit}".removeprefix("eq ")
    return fact.period, fact.scenario, fact.region, fact.indicator or fact.subject, fact.measure, told, fact.quote
