"""Brings a database to the schema of this version: the tables of `staging`, the role that reads, what publishing needs."""

from __future__ import annotations

import psycopg
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from psycopg import sql
from sqlalchemy import Connection, text

from loaders.resources import resource
from warehouse.connection import Database
from warehouse.errors import WarehouseError
from warehouse.home import READER_ROLE, new_reader_password, reader_password
from warehouse.publish import prepare

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
            changed = _upgrade(connection, config)
    except psycopg.errors.InsufficientPrivilege as error:
        raise WarehouseError(f"{database.url.username} may not do that in {database.url.database}: {error}") from error
    if changed:
        with database.connect() as raw:
            _ensure_reader(raw, database)
            prepare(raw)
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
    # The workshop's views read `staging` and would hold its columns fast; the next build makes them again.
    connection.execute(text("drop schema if exists build cascade"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    return True


def _ensure_reader(connection: psycopg.Connection, database: Database) -> None:
    """Create the role that reads the marts. Roles are shared by all databases of a server, so it may be there already."""
    known = connection.execute("select 1 from pg_roles where rolname = %s", [READER_ROLE]).fetchone()
    password = reader_password()
    if not known:
        password = password or new_reader_password()
        statement = sql.SQL("create role {role} login password {password} connection limit 64")
    elif password:
        statement = sql.SQL("alter role {role} login password {password}")
    else:
        return
    role = sql.Identifier(READER_ROLE)
    try:
        with connection.transaction():
            connection.execute(statement.format(role=role, password=sql.Literal(password)))
            connection.execute(sql.SQL("alter role {} set default_transaction_read_only = on").format(role))
            connection.execute(sql.SQL("alter role {} set statement_timeout = '5min'").format(role))
            connection.execute(sql.SQL("alter role {} set search_path = marts, marts_zh").format(role))
    except (psycopg.errors.DuplicateObject, psycopg.errors.UniqueViolation):
        pass  # another database of this server was faster
    connection.execute(
        sql.SQL("grant connect on database {} to {}").format(sql.Identifier(database.url.database or ""), role)
    )
