"""How to reach the warehouse: `HUIBAO_DATABASE_URL`, or else the embedded server of the data folder."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import psycopg
from sqlalchemy import URL, Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError

from warehouse import server
from warehouse.errors import ServerError, WarehouseError
from warehouse.home import home, reader_password
from warehouse.roles import LOADER_ROLE, READER_ROLE, TRANSFORMER_ROLE


@dataclass(frozen=True)
class Database:
    """A PostgreSQL that answers.

    Attributes:
        url: how its owner connects.
        is_embedded: it is the server of the data folder.
    """

    url: URL
    is_embedded: bool

    @cached_property
    def engine(self) -> Engine:
        """SQLAlchemy's engine for the owner, on psycopg 3."""
        return create_engine(self.url.set(drivername="postgresql+psycopg"))

    @cached_property
    def loader(self) -> Engine:
        """SQLAlchemy's engine in the role that writes `staging`."""
        return self._engine_of(LOADER_ROLE)

    @cached_property
    def transformer(self) -> Engine:
        """SQLAlchemy's engine in the role that builds."""
        return self._engine_of(TRANSFORMER_ROLE)

    def close(self) -> None:
        """Give back the connections that were kept for reuse; others are made when they are needed."""
        for name in ("engine", "loader", "transformer"):
            if name in self.__dict__:
                getattr(self, name).dispose()

    def connect(self, *, autocommit: bool = False) -> psycopg.Connection:
        """A connection of the owner."""
        return psycopg.connect(_text(self.url), autocommit=autocommit, application_name="huibao")

    def connect_as_transformer(self) -> psycopg.Connection:
        """A connection in the role that builds and publishes, in autocommit mode."""
        options = _in_role(TRANSFORMER_ROLE)
        return psycopg.connect(_text(self.url), autocommit=True, application_name="huibao build", options=options)

    def connect_as_reader(self) -> psycopg.Connection:
        """A connection of `huibao_reader`, who can do nothing but read `marts`.

        Raises:
            WarehouseError: the role is not there yet, or its password is not known here.
        """
        try:
            return psycopg.connect(_text(self.reader_url), application_name="huibao sql")
        except psycopg.OperationalError as error:
            raise WarehouseError(
                f"{READER_ROLE} cannot connect: {error}. Run `huibao run` first; on a server of your own, "
                "HUIBAO_READER_PASSWORD must hold the role's password."
            ) from error

    @property
    def reader_url(self) -> URL:
        """How `huibao_reader` connects."""
        return self.url.set(username=READER_ROLE, password=reader_password())

    def _engine_of(self, role: str) -> Engine:
        return create_engine(self.url.set(drivername="postgresql+psycopg"), connect_args={"options": _in_role(role)})

    def dbt_environment(self) -> dict[str, str]:
        """What `dbt_project/profiles.yml` asks the environment for."""
        query = self.url.query
        host, port = self.url.host or query.get("host"), self.url.port or query.get("port")
        return {
            "HUIBAO_DBT_HOST": str(host or "localhost"),
            "HUIBAO_DBT_PORT": str(port or 5432),
            "HUIBAO_DBT_USER": self.url.username or server.OWNER,
            "HUIBAO_DBT_PASSWORD": str(self.url.password or ""),
            "HUIBAO_DBT_DBNAME": self.url.database or server.DATABASE,
        }


def database() -> Database:
    """The warehouse's database; the embedded server starts if it is needed.

    Raises:
        ServerError: it cannot be reached; the message says which one and why.
    """
    given = os.environ.get("HUIBAO_DATABASE_URL")
    if given:
        return _existing(given)
    url = server.attach(embedded_folder())
    _ensure_database(url)
    return Database(url, is_embedded=True)


def embedded_folder() -> Path:
    """Where the embedded server keeps its files."""
    return home() / "postgresql"


def _existing(given: str) -> Database:
    try:
        url = make_url(given).set(drivername="postgresql")
    except ArgumentError as error:
        raise ServerError(
            "HUIBAO_DATABASE_URL is no URL; it looks like postgresql://user:password@host:5432/huibao"
        ) from error
    try:
        with psycopg.connect(_text(url), connect_timeout=10) as connection:
            version = connection.info.server_version
    except psycopg.OperationalError as error:
        raise ServerError(f"HUIBAO_DATABASE_URL ({url.render_as_string()}) cannot be reached: {error}") from error
    if version < 150000:
        raise ServerError(f"HUIBAO_DATABASE_URL is PostgreSQL {version // 10000}; huibao needs 15 or newer.")
    return Database(url, is_embedded=False)


def _ensure_database(url: URL) -> None:
    try:
        psycopg.connect(_text(url)).close()
    except psycopg.OperationalError as error:
        if "does not exist" not in str(error):
            raise ServerError(str(error)) from error
        with (
            psycopg.connect(_text(url.set(database="postgres")), autocommit=True) as connection,
            # Another command may be faster.
            suppress(psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation),
        ):
            connection.execute(f"create database {server.DATABASE} encoding 'UTF8' template template0")


def _in_role(role: str) -> str:
    """The option by which a session acts in a role from its first statement on, and after every rollback."""
    return f"-c role={role}"


def _text(url: URL) -> str:
    return url.render_as_string(hide_password=False)
