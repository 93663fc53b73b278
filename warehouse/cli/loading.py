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
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files and folders; what `huibao fetch` has archived if none.")
    ] = None,
    records: Annotated[
        list[Path] | None, typer.Option(help="JSON Lines as `huibao extract` prints them, from any extractor.")
    ] = None,
    archive: Annotated[
        Path | None, typer.Option(help="Where what was fetched is kept; archive of the data folder if none.")
    ] = None,
    reread: Annotated[
        bool,
        typer.Option("--reread", help="Read all of the archive again, by whichever reader it was read, revisions too."),
    ] = False,
) -> None:
    """Load reports, and corrections, into staging; `huibao build` then makes the marts of them.

    Without paths, what was fetched is loaded from the archive: no site is asked. Each address is followed through its
    revisions in the order in which they came, so that an empty warehouse ends where this one does.

    Example: `huibao load reports/` or `huibao load` or `huibao load --records typed.jsonl`
    """
    from warehouse.load.records import load_records

    folder = steps.archive_folder(archive)
    from_archive = not paths and not records
    if from_archive and not (folder / "records").is_dir():
        raise typer.BadParameter(
            f"Name files or folders to load, or --records FILE: nothing was fetched into {folder}."
        )
    if not from_archive and (archive or reread):
        raise typer.BadParameter("--archive and --reread go without paths and --records.")
    database = steps.open_warehouse()
    intake = steps.take_in_corrections(database)
    tallies = [steps.load_paths(database, paths)] if paths else []
    if from_archive:
        tallies.append(steps.load_archive(database, folder, reread=reread))
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
