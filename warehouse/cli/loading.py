"""`run`, `load`, `build`: from reports to views."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from warehouse.cli.console import console, progress

if TYPE_CHECKING:
    from warehouse.build import BuildResult
    from warehouse.connection import Database
    from warehouse.load.tally import Tally

app = typer.Typer()

REJECTED = 3


@app.command()
def run(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files and folders; the packaged examples if none.")
    ] = None,
) -> None:
    """Load reports, build the marts, publish them.

    Example: `huibao run reports/ 2024/plan.html`
    """
    from loaders.resources import resource

    database = _warehouse()
    tally = _load(database, paths or [resource("examples/reports")])
    result = _build(database)
    _summarise(database, tally, result)
    raise typer.Exit(REJECTED if tally.rejected else 0)


@app.command()
def load(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files and folders.")] = None,
    records: Annotated[
        list[Path] | None, typer.Option(help="JSON Lines as `huibao extract` prints them, from any extractor.")
    ] = None,
) -> None:
    """Load reports into staging; `huibao build` then makes the marts of them.

    Example: `huibao load reports/` or `huibao load --records typed.jsonl`
    """
    from warehouse.load.records import load_records

    if not paths and not records:
        raise typer.BadParameter("Name files or folders to load, or --records FILE.")
    database = _warehouse()
    tallies: list[Tally] = [_load(database, paths)] if paths else []
    tallies += [load_records(database, file) for file in records or []]
    for tally in tallies:
        _tell(tally)
    raise typer.Exit(REJECTED if any(tally.rejected for tally in tallies) else 0)


@app.command()
def build() -> None:
    """Build the marts from staging, test them, publish them at once. Nothing happens if nothing changed.

    Example: `huibao build`
    """
    _tell_build(_build(_warehouse()))


def _warehouse() -> Database:
    from warehouse.connection import database
    from warehouse.migrate import migrate

    opened = database()
    migrate(opened)
    return opened


def _load(database: Database, paths: Sequence[Path]) -> Tally:
    from loaders.sources.folder import documents_under
    from warehouse.load.documents import load_documents

    files = list(documents_under(paths))
    with progress() as bar:
        task = bar.add_task("Reading", total=len(files))
        return load_documents(database, files, lambda: bar.advance(task))


def _build(database: Database) -> BuildResult:
    from warehouse.build import build
    from warehouse.build.dbt import node_count

    with progress() as bar:
        task = bar.add_task("Building", total=node_count())
        return build(database, lambda name: bar.update(task, advance=1))


def _summarise(database: Database, tally: Tally, result: BuildResult) -> None:
    from warehouse.status import counts

    _tell(tally)
    _tell_build(result)
    held = counts(database)
    console.print(
        f"The warehouse holds [bold]{held.reports:,}[/] reports of {held.districts:,} districts, "
        f"{held.years}: {held.targets:,} targets, {held.indicators:,} results, {held.projects:,} milestones of projects.",
        highlight=False,
    )


def _tell(tally: Tally) -> None:
    words = {
        "loaded": tally.loaded,
        "unchanged": tally.unchanged,
        "no report": tally.no_report,
        "rejected": tally.rejected,
    }
    told = ", ".join(f"{count:,} {word}" for word, count in words.items() if count) or "none"
    console.print(f"Documents: {told}.", highlight=False)
    for address, reason in tally.rejections[:10]:
        console.print(f"  [red]rejected[/] {escape(f'{address}: {reason}')}", highlight=False, soft_wrap=True)
    if len(tally.rejections) > 10:
        console.print(f"  … and {len(tally.rejections) - 10:,} more stand in marts.rejections")


def _tell_build(result: BuildResult) -> None:
    if result.changed:
        change = f"{result.rows_added:,} rows new, {result.rows_removed:,} gone"
        console.print(f"Build {result.build_id} is published: {change}.", highlight=False)
    else:
        console.print(f"Build {result.build_id} is unchanged.", highlight=False)
