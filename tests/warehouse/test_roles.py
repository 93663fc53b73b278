"""Each role does its own work; whatever else it tries, PostgreSQL refuses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import URL

from tests.conftest import new_database, text
from warehouse.connection import Database
from warehouse.errors import WarehouseError
from warehouse.load.documents import load_documents
from warehouse.load.records import load_records
from warehouse.migrate import migrate
from warehouse.publish import publish, start_build

REFUSED = (psycopg.errors.InsufficientPrivilege, psycopg.errors.ReadOnlySqlTransaction)
FORBIDDEN = {
    "huibao_loader": [
        "select * from marts.scores",
        "select * from published.builds",
        "update published.current_build set build_id = 1",
        "create table build.x ()",
        "create table staging.x ()",
        "create table public.x ()",
        "create schema x",
        "drop table staging.runs",
        "alter table staging.reports drop column title",
        "update staging.alembic_version set version_num = '9999'",
        "set role huibao_transformer",
        "copy staging.reports to program 'cat'",
    ],
    "huibao_transformer": [
        "insert into staging.rejections (address, reason_code, reason, hint) values ('a', 'b', 'c', 'd')",
        "delete from staging.reports",
        "update staging.documents set text = ''",
        "delete from staging.runs",
        "truncate staging.runs",
        "create table staging.x ()",
        "create table public.x ()",
        "create schema x",
        "set role huibao_loader",
        "copy marts.scores to program 'cat'",
    ],
    "huibao_reader": [
        "select * from staging.reports",
        "select * from staging.runs",
        "select * from build.scores",
        "select * from published.scores",
        "select * from published.builds",
        "update published.current_build set build_id = 0",
        "delete from published.scores",
        "drop view marts.scores",
        "create table marts.x ()",
        "create table public.x ()",
        "create table pg_temp.x ()",
        "create schema x",
        "set role huibao_loader",
        "set role huibao_transformer",
        "alter role huibao_reader superuser",
        "select pg_read_file('/etc/passwd')",
        "copy marts.scores to program 'cat'",
        "select pg_terminate_backend(pid) from pg_stat_activity where usename <> 'huibao_reader'",
    ],
}


@pytest.fixture(scope="module")
def published(server_url: URL, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A warehouse with one mart. Migrated here: what a database allows to whom is not copied with it."""
    with pytest.MonkeyPatch.context() as patch, new_database(server_url) as name:
        patch.setenv("HUIBAO_HOME", str(tmp_path_factory.mktemp("home")))
        database = Database(server_url.set(database=name), is_embedded=False)
        migrate(database)
        database.engine.dispose()
        with database.connect_as_transformer() as connection:
            connection.execute("create table build.scores as select 1 as id")
            publish(connection, start_build(connection, "inputs", "project"), ["scores"])
        yield database


def connected(database: Database, role: str) -> psycopg.Connection:
    """A session that logged in by itself."""
    return psycopg.connect(text(database.url.set(username=role)), autocommit=True)


def done(session: psycopg.Connection, statements: list[str]) -> list[str]:
    """Those that were not refused."""
    found = []
    for statement in statements:
        try:
            session.execute(statement)
        except REFUSED:
            continue
        found.append(statement)
    return found


@pytest.mark.parametrize("role", FORBIDDEN)
def test_a_role_is_refused_whatever_is_not_its_work(published, role: str):
    with connected(published, role) as session:
        assert done(session, FORBIDDEN[role]) == []


def test_a_reader_that_leaves_its_read_only_mode_can_do_nothing_more(published):
    with connected(published, "huibao_reader") as session:
        session.execute("set default_transaction_read_only = off")
        assert done(session, FORBIDDEN["huibao_reader"]) == []


def test_nobody_but_the_owner_of_staging_can_show_it_to_the_reader(published):
    for role in ("huibao_loader", "huibao_transformer"):
        with connected(published, role) as session:
            session.execute("grant select on staging.reports to huibao_reader")  # which warns, and does nothing
    with connected(published, "huibao_reader") as reader:
        assert done(reader, ["select * from staging.reports"]) == []


def test_the_reader_sees_the_views_without_their_schema_is_read_only_and_asks_for_no_more_than_five_minutes(published):
    with connected(published, "huibao_reader") as session:
        assert session.execute("select id from scores").fetchall() == [(1,)]
        settings = session.execute(
            "select current_setting('default_transaction_read_only'), current_setting('statement_timeout'), "
            "rolconnlimit, rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls "
            "from pg_roles where rolname = current_user"
        )
        assert settings.fetchone() == ("on", "5min", 64, False)


def test_no_more_than_64_readers_are_let_in_at_once(published):
    sessions = [connected(published, "huibao_reader") for _ in range(64)]
    try:
        with pytest.raises(psycopg.OperationalError, match="too many connections"):
            connected(published, "huibao_reader")
    finally:
        for session in sessions:
            session.close()


def test_the_loader_can_log_in_and_load(database, tmp_path: Path):
    (tmp_path / "report.md").write_text(
        "# 子虚县2024年政府工作报告\n\n2023年，地区生产总值增长6%。\n", encoding="utf-8"
    )
    loader = Database(database.url.set(username="huibao_loader"), is_embedded=False)
    assert load_documents(loader, [tmp_path / "report.md"]).total == 1
    assert load_records(loader, empty(tmp_path)).total == 0
    loader.loader.dispose()


def test_the_transformer_can_log_in_build_and_publish(database):
    with connected(database, "huibao_transformer") as session:
        session.execute("create table build.scores as select count(*) as reports from staging.reports")
        publish(session, start_build(session, "inputs", "project"), ["scores"])
    with connected(database, "huibao_reader") as reader:
        assert reader.execute("select * from marts.scores").fetchall() == [(0,)]


def test_what_a_build_leaves_belongs_to_the_transformer(published):
    with published.connect() as owner:
        owners = owner.execute(
            "select distinct relowner::regrole::text from pg_class join pg_namespace on pg_namespace.oid = relnamespace "
            "where nspname in ('build', 'published', 'marts')"
        )
        assert owners.fetchall() == [("huibao_transformer",)]


@pytest.fixture
def plain_owner(server_url: URL) -> Iterator[Database]:
    """A database of somebody who may not create roles, on a server where they are."""
    with new_database(server_url) as name, psycopg.connect(text(server_url), autocommit=True) as administrator:
        administrator.execute(f"create role owner_of_{name} login")
        administrator.execute(f"alter database {name} owner to owner_of_{name}")
        owned = Database(server_url.set(database=name, username=f"owner_of_{name}"), is_embedded=False)
        yield owned
        owned.engine.dispose()
        administrator.execute(f"drop database {name} with (force)")
        administrator.execute(f"drop role owner_of_{name}")
        administrator.execute(f"create database {name}")


def test_an_owner_who_is_no_member_of_the_roles_is_told_what_is_missing(migrated, plain_owner):
    with pytest.raises(WarehouseError, match=r"(?s)may not do that.*operations\.md"):
        migrate(plain_owner)


def test_an_owner_who_is_a_member_of_the_roles_needs_no_more(migrated, plain_owner, server_url, monkeypatch, tmp_path):
    monkeypatch.setenv("HUIBAO_HOME", str(tmp_path / "home"))
    with psycopg.connect(text(server_url), autocommit=True) as administrator:
        administrator.execute(f"grant huibao_loader, huibao_transformer to {plain_owner.url.username}")
    assert migrate(plain_owner)
    with plain_owner.connect_as_transformer() as connection:
        connection.execute("create table build.scores as select 1 as id")
        publish(connection, start_build(connection, "inputs", "project"), ["scores"])
    assert migrate(plain_owner) is False


def empty(folder: Path) -> Path:
    """A file of no records."""
    file = folder / "none.jsonl"
    file.touch()
    return file
