"""Brings a database to the schema of this version: the tables of `staging`, the role that reads, what publishing needs."""

from __future__ import annotations

from contextlib import suppress

import psycopg
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from psycopg import sql
from sqlalchemy import Connection, text
from sqlalchemy.exc import ProgrammingError

from loaders.resources import resource
from warehouse.connection import Database
from warehouse.errors import WarehouseError
from warehouse.home import new_reader_password, reader_password
from warehouse.publish import is_prepared, prepare
from warehouse.roles import READER_ROLE

# Any fixed number: all that migrate this database take the same advisory lock.
_LOCK = 0x68756962616F


def migrate(database: Database) -> bool:
    """Upgrade the database; False if it was up to date. Several at once wait for each other.

    Raises:
        WarehouseError: the database was made by a newer huibao, or its owner may not create schemas or roles.
    """
    config = Config()
    config.set_main_option("script_location", str(resource("migrations")))
    try:
        with database.engine.begin() as connection:
            connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            reader_is_new = not _has_reader(connection)
            changed = _upgrade(connection, config)
        with database.connect() as raw:
            raw.execute("select pg_advisory_xact_lock(%s)", [_LOCK])
            if changed or not is_prepared(raw):
                prepare(raw)
                _let_reader_in(raw, is_new=reader_is_new)
    except (ProgrammingError, psycopg.errors.InsufficientPrivilege) as error:
        refusal = getattr(error, "orig", error)
        if not isinstance(refusal, psycopg.errors.InsufficientPrivilege):
            raise
        raise WarehouseError(
            f"{database.url.username} may not do that in {database.url.database}: {str(refusal).strip()}. "
            "Whoever migrates owns the database and may create roles, or is an administrator of those that are there; "
            "docs/operations.md has the statements."
        ) from error
    return changed


def _upgrade(connection: Connection, config: Config) -> bool:
    script = ScriptDirectory.from_config(config)
    head = script.get_current_head()
    current = MigrationContext.configure(connection, opts={"version_table_schema": "staging"}).get_current_revision()
    if current == head:
        return False
    known = {revision.revision for revision in script.walk_revisions()}
    if current is not None and current not in known:
        raise WarehouseError(f"The database is at revision {current}, which this huibao does not know; upgrade huibao.")
    # These views read `staging` and would hold its columns fast; they are made again afterwards.
    connection.execute(text("drop schema if exists build cascade"))
    connection.execute(text("drop view if exists marts.runs"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    return True


def _has_reader(connection: Connection) -> bool:
    return connection.scalar(text("select 1 from pg_roles where rolname = :name"), {"name": READER_ROLE}) is not None


def _let_reader_in(connection: psycopg.Connection, *, is_new: bool) -> None:
    """Give `huibao_reader` the password that is known here, or a new one if the role is new."""
    password = reader_password() or (new_reader_password() if is_new else None)
    if password is None:
        return
    statement = sql.SQL("alter role {} password {}").format(sql.Identifier(READER_ROLE), sql.Literal(password))
    # Where an administrator made the role, the administrator gave it its password too.
    with suppress(psycopg.errors.InsufficientPrivilege), connection.transaction():
        connection.execute(statement)
