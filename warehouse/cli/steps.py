"""The steps that commands are made of: open, load, build, and say what was done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.markup import escape

from warehouse.cli.console import progress, say

if TYPE_CHECKING:
    from warehouse.build import BuildResult
    from warehouse.connection import Database
    from warehouse.corrections.intake import Intake
    from warehouse.load.tally import Tally

REJECTED = 3
"""The exit code when some documents or corrections were rejected and everything else went well."""

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


def exit_after(*parts: Tally | Intake) -> typer.Exit:
    """How a command ends that loaded documents or took in corrections."""
    return typer.Exit(REJECTED if any(part.rejected for part in parts) else 0)


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
