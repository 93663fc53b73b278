"""Real databases for tests: each test gets one of its own on an embedded PostgreSQL, or on HUIBAO_DATABASE_URL's server."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import URL, make_url

from warehouse import server
from warehouse.connection import Database
from warehouse.connection import database as open_database
from warehouse.migrate import migrate

GIVEN_SERVER = os.environ.get("HUIBAO_DATABASE_URL")


@pytest.fixture(scope="session")
def server_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[URL]:
    """The server that all tests share."""
    if GIVEN_SERVER:
        yield make_url(GIVEN_SERVER).set(drivername="postgresql")
        return
    folder = tmp_path_factory.mktemp("server") / "postgresql"
    url = server.attach(folder).set(database="postgres")
    yield url
    server.stop(folder)


@pytest.fixture(scope="session")
def migrated(server_url: URL, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of an empty, migrated database that others are copied from."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HUIBAO_HOME", str(tmp_path_factory.mktemp("home")))
        with new_database(server_url) as name:
            opened = Database(server_url.set(database=name), is_embedded=False)
            migrate(opened)
            opened.engine.dispose()
            yield name


@pytest.fixture
def database(server_url: URL, migrated: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """An empty, migrated warehouse with a data folder of its own; commands run in the test find it by the environment."""
    monkeypatch.setenv("HUIBAO_HOME", str(tmp_path / "home"))
    with new_database(server_url, template=migrated) as name:
        monkeypatch.setenv("HUIBAO_DATABASE_URL", text(server_url.set(database=name)))
        opened = open_database()
        yield opened
        opened.engine.dispose()


@pytest.fixture
def blank_database(server_url: URL) -> Iterator[Database]:
    """A database with nothing in it."""
    with new_database(server_url) as name:
        blank = Database(server_url.set(database=name), is_embedded=False)
        yield blank
        blank.engine.dispose()


@contextmanager
def new_database(server_url: URL, template: str = "template0") -> Iterator[str]:
    """The name of a database that is dropped at the end."""
    name = f"huibao_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(text(server_url), autocommit=True) as connection:
        connection.execute(f"create database {name} template {template} encoding 'UTF8'")
    yield name
    with psycopg.connect(text(server_url), autocommit=True) as connection:
        connection.execute(f"drop database {name} with (force)")


def text(url: URL) -> str:
    return url.render_as_string(hide_password=False)
