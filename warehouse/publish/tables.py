"""The schemas of what is built and shown, and the tables that publishing itself needs."""

from __future__ import annotations

import psycopg
from psycopg import sql

from warehouse.publish.marts import BUILD_SCHEMA
from warehouse.roles import PUBLIC_SCHEMAS, READER_ROLE, TRANSFORMER_ROLE
from warehouse.runs import RUNS_VIEW

_TABLES = """
create table if not exists published.builds (
    build_id bigint generated always as identity primary key,
    started_at timestamptz not null default now(),
    published_at timestamptz,
    inputs text not null,
    project text not null,
    rows_added bigint,
    rows_removed bigint,
    shape jsonb
);
comment on table published.builds is 'One row per build that was tried. published_at is null where it failed.';
comment on column published.builds.inputs is 'Digest of what stood in staging';
comment on column published.builds.shape is 'Marts, columns and functions, by which the build can be shown again; null if it is not kept';
comment on column published.builds.project is 'Digest of the dbt project, its variables and the build code';

create table if not exists published.current_build (
    only_one boolean primary key default true check (only_one),
    build_id bigint not null
);
comment on table published.current_build is 'One row: the build that the views of marts show.';

create table if not exists published.functions (
    function_name text primary key,
    definition text not null
);
comment on table published.functions is 'One row per function of marts, as it was created.';

create table if not exists published.translated_views (
    view_name text primary key,
    definition text not null
);
comment on table published.translated_views is 'One row per view of marts_zh, as it was created.';
"""

# A reader that leaves its read-only mode could still fill the disk with temporary tables.
_DATABASE = """
revoke temporary on database {database} from public;
grant temporary on database {database} to huibao_loader, huibao_transformer;
grant connect on database {database} to huibao_loader, huibao_transformer, huibao_reader;
"""


def is_prepared(connection: psycopg.Connection) -> bool:
    """Whether the schemas stand; a dump may have been made without the workshop."""
    wanted = [BUILD_SCHEMA, "published", *PUBLIC_SCHEMAS]
    row = connection.execute(
        "select bool_and(to_regnamespace(name) is not null) from unnest(%s::text[]) as name", [wanted]
    )
    return row.fetchone() == (True,)


def prepare(connection: psycopg.Connection) -> None:
    """Create what is missing, as the property of the role that builds; the reader sees the public schemas alone.

    Args:
        connection: of the database's owner.
    """
    connection.execute(sql.SQL(_DATABASE).format(database=sql.Identifier(connection.info.dbname)))
    for schema in (BUILD_SCHEMA, "published", *PUBLIC_SCHEMAS):
        connection.execute(
            sql.SQL("create schema if not exists {} authorization {}").format(
                sql.Identifier(schema), sql.Identifier(TRANSFORMER_ROLE)
            )
        )
    connection.execute(sql.SQL("set role {}").format(sql.Identifier(TRANSFORMER_ROLE)))
    connection.execute(_TABLES)
    connection.execute(RUNS_VIEW)
    connection.execute(sql.SQL("grant select on marts.runs to {}").format(sql.Identifier(READER_ROLE)))
    shown = sql.SQL(", ").join(map(sql.Identifier, PUBLIC_SCHEMAS))
    connection.execute(sql.SQL("grant usage on schema {} to {}").format(shown, sql.Identifier(READER_ROLE)))
    connection.execute("reset role")
