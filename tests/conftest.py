"""Real databases for tests: each test gets one of its own on an embedded PostgreSQL, or on HUIBAO_DATABASE_URL's server."""

from __future__ import annotations

import io
import os
import shutil
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import URL, make_url

from warehouse import server
from warehouse.cli import main
from warehouse.connection import Database
from warehouse.connection import database as open_database
from warehouse.migrate import migrate

GIVEN_SERVER = os.environ.get("HUIBAO_DATABASE_URL")


@pytest.fixture(scope="session")
def server_url() -> Iterator[URL]:
    """The server that all tests share."""
    if GIVEN_SERVER:
        yield make_url(GIVEN_SERVER).set(drivername="postgresql")
        return
    with new_folder() as folder:
        yield server.attach(folder / "postgresql").set(database="postgres")
        server.stop(folder / "postgresql")


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
def new_folder() -> Iterator[Path]:
    """A folder for a server, which is another user where root runs the tests.

    pytest's own temporary folders would not do: each session that starts closes them to all others.
    """
    folder = Path(tempfile.mkdtemp(prefix="huibao-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True)
class Outcome:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


def huibao(*words: str) -> Outcome:
    """Run a command in this process, as the console script does, where nothing is a terminal."""
    code, streams = 0, [io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["huibao", *words])
        patch.setattr(sys, "stdout", streams[0])
        patch.setattr(sys, "stderr", streams[1])
        try:
            main()
        except SystemExit as ending:
            code = int(ending.code or 0)
        out, err = (stream.buffer.getvalue().decode() for stream in streams)  # type: ignore[attr-defined]
    return Outcome(code, out, err)


@dataclass(frozen=True)
class Examples:
    """The warehouse of the packaged examples.

    Attributes:
        name: its database, which others may be copied from.
        home: the data folder that it was built with; dbt is faster where it has been before.
        outcome: of the `huibao run` that made it.
    """

    name: str
    home: Path
    outcome: Outcome


@pytest.fixture(scope="session")
def built_examples(server_url: URL, migrated: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Examples]:
    """`huibao run` on the packaged examples: once for all tests that ask them, since building takes a while."""
    home = tmp_path_factory.mktemp("examples")
    with new_database(server_url, template=migrated) as name:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("HUIBAO_HOME", str(home))
            patch.setenv("HUIBAO_DATABASE_URL", text(server_url.set(database=name)))
            outcome = huibao("run")
        assert outcome.code == 0, outcome.err
        yield Examples(name, home, outcome)


@pytest.fixture
def examples(built_examples: Examples, server_url: URL, monkeypatch: pytest.MonkeyPatch) -> Examples:
    """The same, where commands find it. To be asked only."""
    monkeypatch.setenv("HUIBAO_HOME", str(built_examples.home))
    monkeypatch.setenv("HUIBAO_DATABASE_URL", text(server_url.set(database=built_examples.name)))
    return built_examples


@pytest.fixture
def own_examples(examples: Examples, server_url: URL, monkeypatch: pytest.MonkeyPatch) -> Iterator[Examples]:
    """A copy of it for a test that loads more."""
    with psycopg.connect(text(server_url), autocommit=True) as connection:
        # Commands that ran in this process may have kept connections, and a database in use cannot be copied.
        connection.execute(
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = %s", [examples.name]
        )
    with new_database(server_url, template=examples.name) as name:
        monkeypatch.setenv("HUIBAO_DATABASE_URL", text(server_url.set(database=name)))
        yield Examples(name, examples.home, examples.outcome)


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
