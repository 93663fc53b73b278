"""The embedded server, always, whatever HUIBAO_DATABASE_URL says. Commands are processes of their own, as in life."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tests.conftest import new_folder
from warehouse.errors import ServerError
from warehouse.server import attach, running


@pytest.fixture
def huibao(monkeypatch):
    monkeypatch.delenv("HUIBAO_DATABASE_URL", raising=False)

    def call(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", "from warehouse.cli import main; main()", *words]
        return subprocess.run(command, capture_output=True, text=True, env=os.environ, timeout=120)

    with new_folder() as folder:
        monkeypatch.setenv("HUIBAO_HOME", str(folder / "home"))
        yield call
        call("db", "stop")


@pytest.fixture
def folder(huibao) -> Path:
    return Path(os.environ["HUIBAO_HOME"]) / "postgresql"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_a_command_starts_the_server_and_the_last_one_to_end_stops_it(huibao, folder):
    assert huibao("db", "upgrade").returncode == 0
    assert (folder / "PG_VERSION").exists()
    assert running(folder) is None


def test_commands_at_once_share_one_server(huibao, folder):
    command = [sys.executable, "-c", "from warehouse.cli import main; main()", "db", "upgrade"]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(3)]
    told = [process.communicate(timeout=120)[1].decode() for process in both]
    assert [process.returncode for process in both] == [0, 0, 0], told
    assert sum("is upgraded" in line for line in told) == 1


def test_a_started_server_stays_listens_on_tcp_and_asks_the_reader_for_the_password(huibao, folder):
    port = free_port()
    started = huibao("db", "start", "--port", str(port))
    assert started.returncode == 0, started.stderr
    assert huibao("status").returncode == 0
    assert running(folder) is not None
    password = (folder.parent / "reader-password").read_text().strip()
    who = {"host": "127.0.0.1", "port": port, "user": "huibao_reader", "dbname": "huibao"}
    with psycopg.connect(**who, password=password) as reader:
        assert reader.execute("show default_transaction_read_only").fetchone() == ("on",)
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(**who, password="wrong")
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(host="127.0.0.1", port=port, user="postgres", dbname="huibao")
    assert huibao("db", "stop").returncode == 0
    assert running(folder) is None


def test_a_port_that_is_taken_is_an_error_that_says_so(huibao):
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        refused = huibao("db", "start", "--port", str(holder.getsockname()[1]))
    assert refused.returncode == 1
    assert "is taken" in refused.stderr


def test_the_password_file_is_for_its_owner_alone(huibao, folder):
    huibao("db", "upgrade")
    assert (folder.parent / "reader-password").stat().st_mode & 0o077 == 0


def test_the_data_of_another_major_version_are_left_alone_with_a_clear_error(huibao, folder):
    folder.mkdir(parents=True)
    (folder / "PG_VERSION").write_text("11\n")
    with pytest.raises(ServerError, match="made by PostgreSQL 11"):
        attach(folder)


def test_a_server_of_ones_own_that_does_not_answer_is_an_error_without_its_password(huibao, monkeypatch):
    monkeypatch.setenv("HUIBAO_DATABASE_URL", f"postgresql://me:secret@127.0.0.1:{free_port()}/huibao")
    refused = huibao("status")
    assert refused.returncode == 1
    assert "cannot be reached" in refused.stderr
    assert "secret" not in refused.stderr
