from __future__ import annotations

import psycopg
import pytest

from warehouse.connection import Database
from warehouse.errors import WarehouseError
from warehouse.migrate import migrate
from warehouse.schema import metadata

SHAPE = """
select 'column', table_name, column_name, concat_ws(' ', data_type, is_nullable, column_default, is_identity)
from information_schema.columns where table_schema = 'staging'
union all
select 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid)
from pg_constraint where connamespace = 'staging'::regnamespace
union all
select 'index', tablename, indexname, indexdef from pg_indexes where schemaname = 'staging'
union all
select 'comment', objoid::regclass::text, objsubid::text, description from pg_description
where classoid = 'pg_class'::regclass and objoid in (select oid from pg_class where relnamespace = 'staging'::regnamespace)
"""


def shape(database: Database) -> set[tuple]:
    with database.connect() as connection:
        return {row for row in connection.execute(SHAPE) if "alembic_version" not in str(row)}


def test_the_migrations_make_exactly_the_tables_that_the_schema_describes(database, blank_database):
    with blank_database.engine.begin() as connection:
        connection.exec_driver_sql("create schema staging")
        metadata.create_all(connection)
    assert shape(database) == shape(blank_database)


def test_migrating_again_changes_nothing(database):
    assert migrate(database) is False


def test_a_database_of_a_newer_huibao_is_left_alone_with_a_clear_error(database):
    with database.connect() as connection:
        connection.execute("update staging.alembic_version set version_num = '9999'")
    with pytest.raises(WarehouseError, match=r"revision 9999.*upgrade huibao"):
        migrate(database)


@pytest.mark.parametrize(
    "forbidden", ["select * from staging.reports", "create table marts.x ()", "create table public.x ()"]
)
def test_the_reader_can_do_nothing_but_read_the_marts(database, forbidden):
    with (
        database.connect_as_reader() as reader,
        pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.ReadOnlySqlTransaction)),
    ):
        reader.execute(forbidden)


def test_a_dump_without_the_workshop_can_be_restored_and_built_in(database):
    with database.connect() as owner:
        owner.execute("drop schema build")
    assert migrate(database) is False
    with database.connect_as_transformer() as transformer:
        transformer.execute("create table build.scores as select 1 as id")
