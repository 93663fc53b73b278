"""The command line: parse, call, show.

Exit codes: 0 all went well (every document loaded, unchanged, or recorded as no report), 3 some documents were rejected and
the rest is published, 4 as well, and a source of sources.yml does not give what it should, 1 the command failed, 2 it was
called wrongly, 130 it was interrupted.
"""

from __future__ import annotations

import logging
import sys
from typing import Annotated

import typer
from rich.markup import escape

from warehouse.cli import (
    asking,
    auditing,
    builds,
    correcting,
    demonstration,
    explaining,
    exporting,
    fetching,
    loading,
    reading,
    scoring,
    server,
)
from warehouse.cli.console import say
from warehouse.cli.errors import expected_errors, told_error
from warehouse.errors import was_interrupted

app = typer.Typer(
    name="huibao",
    help="Reads Chinese local-government reports into a PostgreSQL warehouse of every promise and every result.",
    epilog="Start with `huibao demo`, then `huibao run FOLDER` on reports of your own.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for group in (
    demonstration.app,
    loading.app,
    fetching.app,
    builds.app,
    reading.app,
    explaining.app,
    scoring.app,
    asking.app,
    exporting.app,
    auditing.app,
    correcting.app,
):
    app.registered_commands += group.registered_commands
app.add_typer(server.app)


_INTERRUPTED = 130
"""What typer ends with after Ctrl-C."""


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        print(version("huibao"))
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Only `--version`; all else belongs to the commands."""


def main() -> None:
    """The console script `huibao`."""
    # It would report each connection that Ctrl-C cuts off, with a stack.
    logging.getLogger("sqlalchemy.pool").setLevel(logging.CRITICAL)
    try:
        app()
    except SystemExit as ending:
        if ending.code == _INTERRUPTED:
            _tell_interrupted()
        raise
    except expected_errors() as error:
        if was_interrupted(error):
            _tell_interrupted()
            sys.exit(_INTERRUPTED)
        say(f"[bold red]huibao:[/] {escape(told_error(error))}")
        sys.exit(1)


def _tell_interrupted() -> None:
    say("[bold red]huibao:[/] interrupted; what was published stays as it was.")
