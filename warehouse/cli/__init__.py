"""The command line: parse, call, show.

Exit codes: 0 all went well (every document loaded, unchanged, or recorded as no report), 3 some documents were rejected and
the rest is published, 1 the command failed, 2 it was called wrongly.
"""

from __future__ import annotations

import sys

import typer
from rich.markup import escape

from warehouse.cli import asking, loading, reading, server
from warehouse.cli.console import console

app = typer.Typer(
    name="huibao",
    help="Reads Chinese local-government reports into a PostgreSQL warehouse of every promise and every result.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for group in (loading.app, reading.app, asking.app):
    app.registered_commands += group.registered_commands
app.add_typer(server.app)


def main() -> None:
    """The console script `huibao`."""
    from warehouse.errors import WarehouseError

    try:
        app()
    except (WarehouseError, OSError) as error:
        console.print(f"[bold red]huibao:[/] {escape(str(error))}", highlight=False, soft_wrap=True)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
