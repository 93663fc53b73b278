"""The steps that commands are made of: open, load, build, and say what was done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.markup import escape

from warehouse.cli.console import progress, say

if TYPE_CHECKING:
    from loaders.sources.configuration import Sources
    from loaders.sources.outcome import Outcome
    from loaders.sources.web.pace import Clock
    from warehouse.build import BuildResult
    from warehouse.connection import Database
    from warehouse.corrections.intake import Intake
    from warehouse.fetching import FetchTally
    from warehouse.load.tally import Tally

REJECTED = 3
"""The exit code when some documents or corrections were rejected and everything else went well."""

NEEDS_SOMEBODY = 4
"""The exit code when a source does not give what it should, whatever else was rejected."""

_SHOWN = 10


def open_warehouse() -> Database:
    """The database, upgraded to the schema of this version."""
    from warehouse.connection import database
    from warehouse.migrate import migrate

    opened = database()
    migrate(opened)
    return opened


def documents(paths: Sequence[Path]) -> list[Path]:
    """The documents at and under these paths; says which files of the folders are passed over."""
    from loaders.sources.folder import documents_under

    found = list(documents_under(paths))
    _tell_passed_over(_other_files(paths, set(found)))
    return found


def load_paths(database: Database, paths: Sequence[Path]) -> Tally:
    """Load the documents at and under these paths, with a progress bar, and say what became of them."""
    from warehouse.load.documents import load_documents

    files = documents(paths)
    with progress("Reading", len(files)) as step:
        tally = load_documents(database, files, step)
    tell_tally(tally)
    return tally


def archive_folder(given: Path | None) -> Path:
    """The folder of the archive: the one that is named, else that of the data folder. It need not be there."""
    from warehouse.home import home

    return given.expanduser().absolute() if given else home() / "archive"


def fetch_sources(database: Database, sources: Sources, folder: Path, clock: Clock) -> FetchTally:
    """Fetch what the sources have that is new, and say of each what came of it."""
    from loaders.sources.archive import Archive
    from warehouse.fetching import fetch_sources as fetch

    archive = Archive(folder)
    for line in archive.damaged:
        say(
            f"Archive: [yellow]passed over[/] {escape(f'records/{line}')}, a record that was cut off while it was written."
        )
    say("Fetching …")
    tally = fetch(database, sources, archive, clock, tell_outcome)
    if tally.was_stopped:
        say("Stopped; what came is archived, and the next run goes on from there.")
    return tally


def tell_outcome(outcome: Outcome) -> None:
    """Say what came of one source."""
    words = {
        "new": outcome.new,
        "changed": outcome.changed,
        "asked again and unchanged": outcome.unchanged,
        "held": outcome.held,
        "due": len(outcome.due),
        "left for the next run": outcome.left,
    }
    told = [f"{outcome.found:,} named", *(f"{count:,} {word}" for word, count in words.items() if count)]
    notes = "".join(f"; {note}" for note in outcome.notes)
    say(f"  {escape(outcome.source)}: {', '.join(told)}{escape(notes)}.")
    for failure in outcome.failures[:_SHOWN]:
        what = failure.reason if failure.address in failure.reason else f"{failure.address}: {failure.reason}"
        say(f"    [red]{'look at it' if outcome.needs_somebody else 'not had'}[/] {escape(f'{what} {failure.hint}')}")
    if len(outcome.failures) > _SHOWN:
        say(f"    … and {len(outcome.failures) - _SHOWN:,} more; after a build all of them stand in marts.rejections")


def load_archive(database: Database, folder: Path, *, reread: bool = False) -> Tally:
    """Load what the archive holds and the warehouse does not, with a progress bar, and say what became of it."""
    from loaders.sources.archive import Archive
    from warehouse.load.archive import load_archive as load

    archive = Archive(folder)
    with progress("Reading", len(archive.documents(earlier=True))) as step:
        tally = load(database, archive, reread=reread, progress=step)
    tell_tally(tally)
    _tell_revisions(database, tally)
    return tally


def _tell_revisions(database: Database, tally: Tally) -> None:
    """Say how many facts each revision changed."""
    from warehouse.revisions import revisions

    with database.connect() as connection:
        for address in tally.revised[:_SHOWN]:
            for one in revisions(connection, address, limit=1):
                count = len(one.changed)
                changed = f"{count:,} fact{'' if count == 1 else 's'} changed"
                told = f"{changed}, {len(one.new):,} new, {len(one.gone):,} gone"
                say(f"  [yellow]revised[/] {escape(address)}: {told}; huibao diff ADDRESS shows them")
    if len(tally.revised) > _SHOWN:
        say(f"  … and {len(tally.revised) - _SHOWN:,} more were revised; huibao diff --limit {len(tally.revised)}")


def take_in_corrections(database: Database) -> Intake:
    """Make the warehouse know what the corrections files say, and say which cannot be used."""
    from warehouse.corrections.intake import take_in

    intake = take_in(database)
    if intake.place is None and intake.entries:
        say(f"Corrections: {intake.entries:,} stay as they were taken in before; there is no file of them here.")
    for file, reason in intake.rejected:
        say(f"Corrections: [red]rejected[/] {escape(f'{file}: {reason}')}")
    return intake


def build_marts(database: Database, full: bool = False) -> BuildResult:
    """Build, test and publish the marts, with a progress bar, and say what changed."""
    from warehouse.build import build
    from warehouse.build.dbt import node_count

    with progress("Building", node_count()) as step:
        result = build(database, lambda name: step(), full)
    if result.changed:
        say(f"{result.told[0].upper()}{escape(result.told[1:])}.")
        say(f"Build {result.build_id} is published: {result.rows_added:,} rows new, {result.rows_removed:,} gone.")
    else:
        say(f"Build {result.build_id} is unchanged{_instead_of(result)}.")
    _tell_corrections(database)
    return result


def _tell_corrections(database: Database) -> None:
    """Say how many corrections stand where, and which need attention."""
    from warehouse.corrections.standing import alerts, standings, summary

    with database.connect() as connection:
        held = standings(connection)
    if held:
        say(f"Corrections: {summary(held)}.")
    for alert in alerts(held):
        say(f"  [yellow]look at[/] {escape(alert)}")


def _instead_of(result: BuildResult) -> str:
    if result.build_id == result.shown:
        return ""
    return f", but build {result.shown} is shown; `huibao rollback {result.build_id}` shows it"


def tell_holdings(database: Database) -> None:
    """Say how much the warehouse holds."""
    from warehouse.status import counts

    held = counts(database)
    say(
        f"The warehouse holds {held.reports:,} reports of {held.districts:,} districts, {held.years}: "
        f"{held.targets:,} targets, {held.indicators:,} results, {held.projects:,} milestones of projects."
    )


def tell_tally(tally: Tally) -> None:
    """Say how many documents ended how, and why the first ones were rejected."""
    words = {
        "loaded": tally.loaded,
        "unchanged": tally.unchanged,
        "no report": tally.no_report,
        "rejected": tally.rejected,
    }
    told = ", ".join(f"{count:,} {word}" for word, count in words.items() if count) or "none"
    say(f"Documents: {told}.")
    for address, reason in tally.rejections[:_SHOWN]:
        say(f"  [red]rejected[/] {escape(f'{address}: {reason}')}")
    if len(tally.rejections) > _SHOWN:
        say(f"  … and {len(tally.rejections) - _SHOWN:,} more; after a build all of them stand in marts.rejections")


def exit_after(*parts: Tally | Intake | FetchTally) -> typer.Exit:
    """How a command ends that fetched or loaded documents or took in corrections."""
    from warehouse.fetching import FetchTally

    if any(isinstance(part, FetchTally) and part.needs_somebody for part in parts):
        return typer.Exit(NEEDS_SOMEBODY)
    lost = (part.failed if isinstance(part, FetchTally) else part.rejected for part in parts)
    return typer.Exit(REJECTED if any(lost) else 0)


def _other_files(paths: Iterable[Path], taken: set[Path]) -> list[Path]:
    """Files of the folders that are called like no document; a reader of PDF should not wonder in silence."""
    return [
        file
        for folder in paths
        if folder.is_dir()
        for file in sorted(folder.rglob("*"))
        if file not in taken
        and file.is_file()
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
    ]


def _tell_passed_over(others: Sequence[Path]) -> None:
    if not others:
        return
    from loaders.reading.formats import DOCUMENT_SUFFIXES

    named = ", ".join(file.name for file in others[:3]) + (", …" if len(others) > 3 else "")
    count = f"{len(others):,} file{'' if len(others) == 1 else 's'}"
    say(f"Passed over: {escape(f'{count} ({named})')}; documents are called {' '.join(sorted(DOCUMENT_SUFFIXES))}.")
