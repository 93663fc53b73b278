"""Who waits for whom: builds for each other, publishing for readers, readers for nobody."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql

from warehouse.errors import PublishError

# Any fixed number: whoever builds, rolls back or removes builds takes the same advisory lock.
_TURN = 0x6275696C64
# Shorter than PostgreSQL's deadlock_timeout (1 s), so that it is never a reader who is killed.
_LOCK_TIMEOUT = "200ms"
_PATIENCE_SECONDS = 600


@contextmanager
def turn(connection: psycopg.Connection) -> Iterator[None]:
    """Wait until nobody else changes builds; others wait until this is over."""
    connection.execute("select pg_advisory_lock(%s)", [_TURN])
    try:
        yield
    finally:
        if not connection.closed:
            connection.execute("select pg_advisory_unlock(%s)", [_TURN])


def patiently(connection: psycopg.Connection, change: Callable[[], None]) -> None:
    """Try a change that needs a lock until nobody is in the way, without ever making a reader queue for long.

    Args:
        connection: in autocommit mode and without an open transaction.
        change: what is done in one transaction, again from its beginning after each refusal.

    Raises:
        PublishError: the lock could not be had in ten minutes, or something outside depends on what would be dropped.
    """
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            with connection.transaction():
                connection.execute(sql.SQL("set local lock_timeout = {}").format(sql.Literal(_LOCK_TIMEOUT)))
                change()
            return
        except (psycopg.errors.LockNotAvailable, psycopg.errors.DeadlockDetected) as error:
            if time.monotonic() > deadline:
                raise PublishError(
                    f"Readers hold a view whose columns change; end them and build again: {error}"
                ) from error
            time.sleep(0.2)
        except psycopg.errors.DependentObjectsStillExist as error:
            raise PublishError(
                f"Something of yours depends on a view whose columns change; drop it first: {error}"
            ) from error
