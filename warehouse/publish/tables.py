"""The tables of `published` that publishing itself needs."""

from __future__ import annotations

import psycopg
from psycopg import sql

from warehouse.home import READER_ROLE

_DDL = """
create schema if not exists published;
create schema if not exists marts;
create schema if not exists marts_zh;

create table if not exists published.builds (
    build_id bigint generated always as identity primary key,
    started_at timestamptz not null default now(),
    published_at timestamptz,
    inputs text not null,
    project text not null,
    rows_added bigint,
    rows_removed bigint
);
comment on table published.builds is 'One row per build that was tried. published_at is null where it failed.';
comment on column published.builds.inputs is 'Digest of what stood in staging';
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


def prepare(connection: psycopg.Connection) -> None:
    """Create what is missing, and let `huibao_reader` see `marts`, `marts_zh` and nothing else."""
    connection.execute(_DDL)
    connection.execute(sql.SQL("grant usage on schema marts, marts_zh to {}").format(sql.Identifier(READER_ROLE)))
