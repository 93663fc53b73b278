"""Alembic's entry: `huibao db upgrade` passes an open connection; the command line of Alembic opens its own."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection, text

from warehouse.connection import database
from warehouse.schema import metadata


def migrate(connection: Connection) -> None:
    connection.execute(text("create schema if not exists staging"))
    context.configure(
        connection=connection,
        target_metadata=metadata,
        version_table_schema="staging",
        include_schemas=True,
        include_name=lambda name, kind, _: kind != "schema" or name == "staging",
        include_object=lambda _, name, kind, *__: not (kind == "table" and name == "alembic_version"),
        compare_server_default=True,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is None:
    with database().engine.begin() as own:
        migrate(own)
else:
    migrate(given)
