"""`run`, `load`, `build`: from reports to views."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from warehouse.cli import steps

app = typer.Typer()


@app.command()
def run(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files and folders; the packaged examples if none.")
    ] = None,
) -> None:
    """Load reports, take in corrections, build the marts, publish them.

    Ends with 0 if every document was loaded, unchanged or is no report; with 3 if some were rejected and the rest is
    published; with 1 if it failed, and then what was published stays as it was.

    Example: `huibao run reports/ 2024/plan.html`
    """
    from loaders.resources import resource

    database = steps.open_warehouse()
    intake = steps.take_in_corrections(database)
    tally = steps.load_paths(database, paths or [resource("examples/reports")])
    steps.build_marts(database)
    steps.tell_holdings(database)
    raise steps.exit_after(tally, intake)


@app.command()
def load(
    paths: Annotated[list[Path] | None, typer.Argument(help="Files and folders.")] = None,
    records: Annotated[
        list[Path] | None, typer.Option(help="JSON Lines as `huibao extract` prints them, from any extractor.")
    ] = None,
) -> None:
    """Load reports, and corrections, into staging; `huibao build` then makes the marts of them.

    Example: `huibao load reports/` or `huibao load --records typed.jsonl`
    """
    from warehouse.load.records import load_records

    if not paths and not records:
        raise typer.BadParameter("Name files or folders to load, or --records FILE.")
    database = steps.open_warehouse()
    intake = steps.take_in_corrections(database)
    tallies = [steps.load_paths(database, paths)] if paths else []
    for file in records or []:
        tallies.append(load_records(database, file))
        steps.tell_tally(tallies[-1])
    raise steps.exit_after(*tallies, intake)


@app.command()
def build(full: Annotated[bool, typer.Option("--full", help="Make all of it anew, whatever changed.")] = False) -> None:
    """Build the marts from staging and the corrections, test them, publish them at once. Nothing happens if nothing changed.

    Where few reports came, went or changed, only what is told of their areas is made anew; what it says and `huibao
    status` tell whether that was so, and why not.

    Ends with 3 if a file of corrections cannot be used; what was taken in from it before goes on to apply.

    Example: `huibao build`
    """
    database = steps.open_warehouse()
    intake = steps.take_in_corrections(database)
    steps.build_marts(database, full)
    raise steps.exit_after(intake)
