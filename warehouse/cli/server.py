"""`db`: the database server."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from warehouse.cli.console import say

if TYPE_CHECKING:
    from sqlalchemy import URL

app = typer.Typer(
    name="db", help="Start, stop and find the embedded PostgreSQL; upgrade the schema.", no_args_is_help=True
)


@app.command()
def start(
    port: Annotated[
        int | None, typer.Option(help="Listen on this port of 127.0.0.1, for BI tools.", min=1, max=65535)
    ] = None,
) -> None:
    """Start the embedded PostgreSQL so that it stays until `huibao db stop`.

    Example: `huibao db start --port 5499`
    """
    from warehouse.connection import database, embedded_folder
    from warehouse.home import home
    from warehouse.migrate import migrate
    from warehouse.roles import READER_ROLE
    from warehouse.server import start as start_server

    _embedded_only()
    url = start_server(embedded_folder(), port)
    opened = database()
    migrate(opened)
    if port is None:
        say(escape(f"PostgreSQL runs: {url.render_as_string()}"))
    else:
        say(escape(f"PostgreSQL listens: {url.set(username=READER_ROLE).render_as_string()}"))
        say(escape(f"The password is in {home() / 'reader-password'}; with it: huibao db url"))


@app.command()
def stop() -> None:
    """Stop the embedded PostgreSQL, whoever uses it.

    Example: `huibao db stop`
    """
    from warehouse.connection import embedded_folder
    from warehouse.server import stop as stop_server

    _embedded_only()
    say("PostgreSQL is stopped." if stop_server(embedded_folder()) else "PostgreSQL did not run.")


@app.command()
def url(
    owner: Annotated[bool, typer.Option("--owner", help="The owner's, who may change everything.")] = False,
    env: Annotated[
        bool, typer.Option("--env", help="As `export` lines for dbt, which then builds as huibao does.")
    ] = False,
) -> None:
    """Print the URL by which the reader connects, password included, while the server runs.

    The reader is `huibao_reader`, who can do nothing but read the marts. Its password is kept in the file
    `reader-password` of HUIBAO_HOME. With `--env`, the lines after which plain `dbt` commands work in `dbt_project/`.

    Example: `psql "$(huibao db url)"` or `eval "$(huibao db url --env)"`
    """
    if env:
        print(_exports())
    else:
        found = _owner_url() if owner else _reader_url()
        print(found.render_as_string(hide_password=False))


def _exports() -> str:
    import shlex

    from warehouse.connection import Database

    variables = Database(_owner_url(), is_embedded=False).dbt_environment()
    return "\n".join(f"export {name}={shlex.quote(value)}" for name, value in variables.items())


def _owner_url() -> URL:
    from warehouse.connection import database, embedded_folder
    from warehouse.server import url as server_url

    if os.environ.get("HUIBAO_DATABASE_URL"):
        return database().url
    return server_url(embedded_folder())  # on the socket: the owner has no password


def _reader_url() -> URL:
    from warehouse.connection import database, embedded_folder
    from warehouse.home import reader_password
    from warehouse.roles import READER_ROLE
    from warehouse.server import running
    from warehouse.server import url as server_url

    if os.environ.get("HUIBAO_DATABASE_URL"):
        return database().reader_url
    server = running(embedded_folder())
    found = server_url(embedded_folder(), tcp=server is not None and server.hostname is not None)
    return found.set(username=READER_ROLE, password=reader_password())


@app.command()
def upgrade() -> None:
    """Bring the schema of `staging` to this version. Loading and building do so by themselves.

    Example: `huibao db upgrade`
    """
    from warehouse.connection import database
    from warehouse.migrate import migrate

    say("The schema is upgraded." if migrate(database()) else "The schema is up to date.")


def _embedded_only() -> None:
    from warehouse.errors import ServerError

    if os.environ.get("HUIBAO_DATABASE_URL"):
        raise ServerError("HUIBAO_DATABASE_URL is set: that server is not huibao's to start or stop.")
