"""A build of all: dbt makes and tests every model in the workshop."""

from __future__ import annotations

from collections.abc import Callable

import psycopg

from warehouse.build.dbt import Failure, compiled, project_folder, run_dbt
from warehouse.build.digests import files_digest
from warehouse.build.recipe import Recipe
from warehouse.build.workshop import forget_standing_build, note_seeds, standing_seeds
from warehouse.connection import Database
from warehouse.errors import BuildError

_WITH_SEEDS = ["--exclude", "resource_type:unit_test", "--full-refresh"]


def make_all(database: Database, connection: psycopg.Connection, progress: Callable[[str], None]) -> Recipe:
    """Make and test all models.

    Args:
        database: whose workshop it is.
        connection: of the role that builds, in autocommit mode.
        progress: called with the name of each dbt node that is done.

    Returns:
        What dbt compiled.

    Raises:
        BuildError: a model or a test failed, and which.
    """
    forget_standing_build(connection)
    seeds = files_digest(project_folder(), "seeds", "macros")
    are_standing = standing_seeds(connection) == seeds
    # Unit tests hold for the project whatever is in the warehouse; the test suite runs them.
    # Seeds are made anew when they changed: another version of huibao may have other columns in them.
    options = ["--exclude", "resource_type:unit_test", "resource_type:seed"] if are_standing else _WITH_SEEDS
    failures = run_dbt(database, "build", options, progress)
    if failures:
        raise BuildError(_told(failures))
    if not are_standing:
        note_seeds(connection, seeds)
    return compiled()


def _told(failures: list[Failure]) -> str:
    lines = [f"{failure.name}: {failure.message}" for failure in failures]
    return "Nothing was published, since these failed:\n" + "\n".join(lines)
