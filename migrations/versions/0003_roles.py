"""A role for loading, one for building and one for reading.

Roles belong to the server, not to a database: one that is there already is taken as it is, with the limits that its
maker gave it. What each may do in `staging` is granted here, and in the rest of the database by `warehouse/publish/tables.py`. They get no password: whoever runs the server gives
one to those that are to log in by themselves; that of the reader is set by `huibao` (`warehouse/migrate.py`).
"""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"

# Two databases of a server may be migrated at once, and then one of them comes second.
_CREATED = """
do $$
begin
    if to_regrole('{name}') is null then
        create role {name} login connection limit {connections};
        {settings}
    end if;
exception when duplicate_object or unique_violation then null;
end $$;
"""
_ROLES = {
    "huibao_loader": (16, ()),
    "huibao_transformer": (32, ()),
    "huibao_reader": (
        64,
        (
            "default_transaction_read_only = on",
            "statement_timeout = '5min'",
            "idle_in_transaction_session_timeout = '1h'",
            "search_path = marts, marts_zh",
        ),
    ),
}

# Whoever migrates does the work in these roles (`set role`), and needs to be a member of them for it; a superuser is.
_JOINED = """
do $$
declare
    role_name text;
begin
    foreach role_name in array array['huibao_loader', 'huibao_transformer'] loop
        if not pg_has_role(current_user, role_name, 'member') then
            execute format('grant %I to %I', role_name, current_user);
        end if;
        -- The creator of a role is its administrator, which alone does not let it act as the role.
        if current_setting('server_version_num')::integer >= 160000 and not pg_has_role(current_user, role_name, 'set')
        then
            execute format('grant %I to %I', role_name, current_user);
        end if;
    end loop;
end $$;
"""

_STAGING = """
grant usage on schema staging to huibao_loader, huibao_transformer;
grant select, insert, update, delete on all tables in schema staging to huibao_loader;
grant usage on all sequences in schema staging to huibao_loader;
revoke insert, update, delete on staging.alembic_version from huibao_loader;
grant select on all tables in schema staging to huibao_transformer;
grant insert, update on staging.runs to huibao_transformer;
alter default privileges in schema staging grant select, insert, update, delete on tables to huibao_loader;
alter default privileges in schema staging grant usage on sequences to huibao_loader;
alter default privileges in schema staging grant select on tables to huibao_transformer;
"""

# What was published before there were roles belonged to whoever migrated.
_HANDED_OVER = """
do $$
declare
    thing record;
begin
    for thing in
        select format('schema %I', nspname) as name
        from pg_namespace
        where nspname in ('published', 'marts', 'marts_zh')
    loop
        execute format('alter %s owner to huibao_transformer', thing.name);
    end loop;
    for thing in
        select format('%s %I.%I', case relkind when 'v' then 'view' else 'table' end, nspname, relname) as name
        from pg_class join pg_namespace on pg_namespace.oid = relnamespace
        where nspname in ('published', 'marts', 'marts_zh') and relkind in ('r', 'v')
        union all
        select format('function %s', pg_proc.oid::regprocedure)
        from pg_proc join pg_namespace on pg_namespace.oid = pronamespace
        where nspname = 'marts'
    loop
        execute format('alter %s owner to huibao_transformer', thing.name);
    end loop;
end $$;
"""

_KEPT_BUILDS = "alter table if exists published.builds add column if not exists shape jsonb"


def upgrade() -> None:
    for name, (connections, settings) in _ROLES.items():
        told = " ".join(f"alter role {name} set {setting};" for setting in settings)
        op.execute(_CREATED.format(name=name, connections=connections, settings=told))
    for step in (_JOINED, _STAGING, _HANDED_OVER, _KEPT_BUILDS):
        op.execute(step)


def downgrade() -> None:
    """The roles stay: other databases of the server may know them."""
    op.execute("alter default privileges in schema staging revoke all on tables from huibao_loader, huibao_transformer")
    op.execute("alter default privileges in schema staging revoke all on sequences from huibao_loader")
    op.execute("revoke all on all tables in schema staging from huibao_loader, huibao_transformer")
    op.execute("revoke all on all sequences in schema staging from huibao_loader")
    op.execute("revoke all on schema staging from huibao_loader, huibao_transformer")
