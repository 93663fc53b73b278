"""Showing a build to everybody: a new one, or an earlier one again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import psycopg

from warehouse.errors import PublishError
from warehouse.publish.builds import finish_build, kept_builds, kept_shape, point_to, tried_since_current
from warehouse.publish.functions import MartFunction
from warehouse.publish.locks import patiently
from warehouse.publish.marts import built_mart
from warehouse.publish.merge import MadeRows, fit_indexes, fit_table, merge, reopen
from warehouse.publish.shapes import Shape
from warehouse.publish.tending import tend
from warehouse.publish.translated import translated_views
from warehouse.publish.views import fit_views
from warehouse.publish.wording import Wording


def publish(
    connection: psycopg.Connection,
    build_id: int,
    marts: Iterable[str],
    functions: Iterable[MartFunction] = (),
    wording: Wording | None = None,
    indexes: Mapping[str, Sequence[Sequence[str]]] = MappingProxyType({}),
    made: Mapping[str, MadeRows] | None = None,
) -> tuple[int, int]:
    """Show the marts of this build to everybody.

    Args:
        connection: of the role that builds, in autocommit mode and without an open transaction.
        build_id: the number of the build whose rows stand in the build schema.
        marts: the names of its marts.
        functions: what users may call beside them.
        wording: how `marts_zh` tells them; without it, `marts_zh` is empty.
        indexes: by mart, lists of columns that its rows are to be found by; those that it does not have are passed over.
        made: by mart, the rows that were made; of a mart that is not named all are as before. None if all marts were made.

    Returns:
        How many rows are new and how many are gone, over all marts.

    Raises:
        PublishError: the locks for changed columns could not be had in ten minutes, something outside depends on a view, or
            a name is too long.
    """
    built = tuple(built_mart(connection, name) for name in marts)
    translated = translated_views(built, wording) if wording else ()
    shape = Shape(built, tuple(functions), tuple(translated))
    for mart in shape.marts:
        patiently(connection, lambda mart=mart: fit_table(connection, mart))  # type: ignore[misc]
    added, removed = 0, 0
    left = tried_since_current(connection, build_id)
    for mart in shape.marts:
        with connection.transaction():
            if left:
                reopen(connection, mart)
            rows = MadeRows() if made is None else made.get(mart.name)
            new, gone = merge(connection, mart, build_id, rows) if rows else (0, 0)
            fit_indexes(connection, mart, indexes.get(mart.name, ()))
            added, removed = added + new, removed + gone
        tend(connection, mart.name, new + gone)

    def show() -> None:
        fit_views(connection, shape)
        finish_build(connection, build_id, shape, added, removed)

    patiently(connection, show)
    tend(connection, "current_build", 1)
    return added, removed


def roll_back(connection: psycopg.Connection, build_id: int | None = None) -> int:
    """Show a build that is kept again, its rows, columns and functions; by default the one before the current one.

    Nothing is lost by it: until the next build is published, later builds are kept too.

    Args:
        connection: of the role that builds, in autocommit mode and without an open transaction.
        build_id: which.

    Returns:
        The build that is shown now.

    Raises:
        PublishError: that build is not kept, or its views could not be had.
    """
    kept = kept_builds(connection)
    current = next((build.build_id for build in kept if build.is_current), 0)
    if build_id is None:
        build_id = max((build.build_id for build in kept if build.build_id < current), default=None)
        if build_id is None:
            raise PublishError(f"No build before {current} is kept." if current else "Nothing is published yet.")
    if build_id not in {build.build_id for build in kept}:
        numbers = ", ".join(str(build.build_id) for build in kept) or "none"
        raise PublishError(f"Build {build_id} is not kept; those that are: {numbers}.")
    shape, chosen = kept_shape(connection, build_id), build_id

    def show() -> None:
        fit_views(connection, shape)
        point_to(connection, chosen)

    patiently(connection, show)
    return chosen
