"""`fetch`, `watch`, `diff`: from sites to views, at once or every night, and what was revised."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from warehouse.cli import steps
from warehouse.cli.console import say, show

if TYPE_CHECKING:
    from loaders.sources.configuration import Sources
    from loaders.sources.web.pace import Clock
    from warehouse.revisions import Revision

app = typer.Typer()

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}

SourcesFile = Annotated[
    Path | None, typer.Argument(metavar="SOURCES", help="Which sites; sources.yml of the data folder if none.")
]
Only = Annotated[list[str] | None, typer.Option(help="Only the source of this name; may be given several times.")]
ArchiveFolder = Annotated[
    Path | None, typer.Option(help="Where what comes is kept; archive of the data folder if none.")
]


class Format(StrEnum):
    """How revisions are printed."""

    TABLE = "table"
    JSON = "json"


@app.command()
def fetch(
    sources: SourcesFile = None,
    only: Only = None,
    archive: ArchiveFolder = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Ask for listings alone, say what else is due, keep nothing.")
    ] = False,
) -> None:
    """Find new reports on the sites of sources.yml and archive what they show. `huibao load` then loads it.

    Ends with 3 if something could not be had; with 4 if a source's listing does not name reports any more, which
    somebody must look at: the site changed its design, or moved. `huibao status` says which, until it is mended.

    Example: `huibao fetch sources.yml --only beijing --dry-run`
    """
    chosen, folder = _chosen(sources, only), steps.archive_folder(archive)
    if dry_run:
        _tell_due(chosen, folder)
        return
    from warehouse.fetching import alone

    with alone(folder), _stoppable() as clock:
        tally = steps.fetch_sources(steps.open_warehouse(), chosen, folder, clock)
    raise steps.exit_after(tally)


@app.command()
def watch(
    sources: SourcesFile = None,
    every: Annotated[
        str, typer.Option(help="How long to wait between two runs' beginnings: 90s, 30m, 24h, 7d.")
    ] = "24h",
    once: Annotated[bool, typer.Option("--once", help="Do it once, for cron.")] = False,
    only: Only = None,
    archive: ArchiveFolder = None,
) -> None:
    """Fetch, load, build, publish; then wait and do it again. Two never run at once on one archive.

    A run that fails is told, and the next one begins in its time. SIGTERM ends it cleanly: what is being asked for is
    finished and archived, a build that has begun is published. With `--once` the exit code tells how the run went: 0 all
    well, 3 something could not be had or read and the rest is published, 4 as well, and a source needs somebody to look
    at it, 1 it failed and what was published stays as it was.

    Example: `huibao watch sources.yml --every 12h`
    """
    from warehouse.fetching import alone

    pause, folder = _seconds(every), steps.archive_folder(archive)
    with alone(folder), _stoppable() as clock:
        if once:
            raise typer.Exit(_night(_chosen(sources, only), folder, clock))
        _night_after_night(sources, only, folder, clock, pause)
    say("Stopped.")


@app.command()
def diff(
    address: Annotated[str | None, typer.Argument(help="Of one page or file; all if none.")] = None,
    limit: Annotated[int, typer.Option(help="How many revisions to show, the latest first.", min=1)] = 10,
    format: Annotated[Format, typer.Option(help="Lines for eyes, JSON for programs.")] = Format.TABLE,
) -> None:
    """Show which facts a page told otherwise after it was revised.

    Example: `huibao diff https://www.example.gov.cn/zwgk/t20250116_1.html`
    """
    import json

    from warehouse.connection import database
    from warehouse.revisions import revisions

    with database().connect() as connection:
        found = revisions(connection, address, limit)
    if format is Format.JSON:
        print(json.dumps([_as_json(one) for one in found], ensure_ascii=False, indent=2))
    elif not found:
        say("Nothing that was loaded has been revised." if address is None else f"{escape(address)} was not revised.")
    for one in found if format is Format.TABLE else ():
        show(*_lines(one))


def _night_after_night(sources: Path | None, only: list[str] | None, folder: Path, clock: Clock, pause: float) -> None:
    """Run until somebody stops it. What goes wrong in one night is told, and stops no other."""
    from loaders.sources.web.pace import Stopped
    from warehouse.cli.errors import expected_errors, told_error

    with suppress(Stopped):
        while True:
            begun = clock.now()
            try:
                _night(_chosen(sources, only), folder, clock)
            except expected_errors() as error:
                say(f"[bold red]failed:[/] {escape(told_error(error))}")
            clock.wait(0)
            wait = max(0.0, pause - (clock.now() - begun).total_seconds())
            say(f"The next run begins in {wait / 3600:.1f} h.")
            clock.wait(wait)


def _night(sources: Sources, folder: Path, clock: Clock) -> int:
    """Fetch, load, build, publish; returns the exit code. Stopped before the build, nothing is loaded either."""
    say(f"[bold]{clock.now().astimezone():%Y-%m-%d %H:%M}[/]")
    database = steps.open_warehouse()
    try:
        intake = steps.take_in_corrections(database)
        fetched = steps.fetch_sources(database, sources, folder, clock)
        if fetched.was_stopped:
            return 0
        loaded = steps.load_archive(database, folder)
        steps.build_marts(database)
        steps.tell_holdings(database)
        return steps.exit_after(fetched, loaded, intake).exit_code
    finally:
        database.close()


def _chosen(file: Path | None, only: list[str] | None) -> Sources:
    from loaders.sources.configuration import read_sources
    from warehouse.home import home

    file = file or home() / "sources.yml"
    found = read_sources(file)
    try:
        return found.only(tuple(only)) if only else found
    except KeyError as error:
        raise typer.BadParameter(f"{file} has no source called {error.args[0]}.", param_hint="--only") from error


@contextmanager
def _stoppable() -> Iterator[Clock]:
    """A clock that SIGTERM stops."""
    from loaders.sources.web.pace import Clock

    clock = Clock()
    before = signal.signal(signal.SIGTERM, lambda *_: clock.stopped.set())
    try:
        yield clock
    finally:
        signal.signal(signal.SIGTERM, before)


def _tell_due(sources: Sources, folder: Path) -> None:
    from loaders.sources.archive import Archive
    from loaders.sources.fetching import fetch as visit

    for outcome in visit(sources, Archive(folder, writes=False), is_dry=True):
        steps.tell_outcome(outcome)
        for address in outcome.due:
            print(address)


def _seconds(every: str) -> float:
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([smhd])", every)
    if not found:
        raise typer.BadParameter("Write a number and s, m, h or d: 24h.", param_hint="--every")
    return float(found[1]) * _SECONDS[found[2]]


def _lines(revision: Revision) -> list[str]:
    head = f"[bold]{escape(revision.address)}[/], revised {revision.revised_at:%Y-%m-%d %H:%M}"
    changed = [
        f"  [yellow]changed[/]  {escape(f'{new.about} {new.name}, {new.measure}, {new.scenario}: {old.quote} → {new.quote}')}"
        for old, new in revision.changed
    ]
    gone, new = (
        [
            f"  [{colour}]{word}[/]  {escape(f'{one.about} {one.name}, {one.measure}, {one.scenario}: {one.quote}')}"
            for one in told
        ]
        for colour, word, told in (("red", "gone   ", revision.gone), ("green", "new    ", revision.new))
    )
    return [head, *(changed + gone + new or ["  no fact changed"])]


def _as_json(revision: Revision) -> dict[str, object]:
    return {
        "address": revision.address,
        "revised_at": revision.revised_at.isoformat(),
        "before": revision.before,
        "after": revision.after,
        "changed": [{"before": old._asdict(), "after": new._asdict()} for old, new in revision.changed],
        "gone": [one._asdict() for one in revision.gone],
        "new": [one._asdict() for one in revision.new],
    }
