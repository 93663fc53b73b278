"""`rollback`, `gc`: which of the builds that are kept is shown, and how many are."""

from __future__ import annotations

from typing import Annotated

import typer

from warehouse.cli.console import say

app = typer.Typer()


@app.command()
def rollback(
    build: Annotated[int | None, typer.Argument(help="Its number; the one before the current one if none.")] = None,
) -> None:
    """Show an earlier build again, at once and as it was: rows, columns and functions.

    `huibao status` names the builds that are kept. Later ones are kept too, until the next build is published: `huibao
    rollback 7` also goes forward to 7. While nothing new is loaded, `huibao build` leaves the choice as it is.

    Example: `huibao rollback`
    """
    from warehouse.connection import database
    from warehouse.publish import roll_back, turn

    with database().connect_as_transformer() as connection, turn(connection):
        say(f"Build {roll_back(connection, build)} is shown.")


@app.command()
def gc(
    keep: Annotated[int, typer.Option(help="How many builds to keep, the current one among them.", min=1)] = 5,
) -> None:
    """Remove old builds: rows that no kept build shows. What users see stays as it is.

    Example: `huibao gc --keep 3`
    """
    from warehouse.connection import database
    from warehouse.publish import remove_builds, turn

    with database().connect_as_transformer() as connection, turn(connection):
        removed = remove_builds(connection, keep)
    builds = ", ".join(map(str, removed.builds))
    say(f"Removed: builds {builds}, {removed.rows:,} rows." if builds else "There is nothing to remove.")
