"""One build: nothing if nothing changed, else dbt, its tests, and publishing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import psycopg
from psycopg import sql

from warehouse.build.dbt import Failure, project_folder, public_marts, run_dbt
from warehouse.build.digests import project_digest, staging_digest
from warehouse.connection import Database
from warehouse.errors import BuildError
from warehouse.publish import built_wording, kept_builds, mart_functions, publish, start_build, turn
from warehouse.runs import recorded

_WITH_SEEDS = ["--exclude", "resource_type:unit_test", "--full-refresh"]


@dataclass(frozen=True)
class BuildResult:
    """What a build did.

    Attributes:
        build_id: the build that was made of what is held now.
        shown: the build that the views show, another one after `huibao rollback`.
        changed: False if nothing had changed since it was published.
        rows_added: rows of the marts that are new.
        rows_removed: rows that are gone.
    """

    build_id: int
    shown: int
    changed: bool
    rows_added: int = 0
    rows_removed: int = 0


def build(database: Database, progress: Callable[[str], None] = lambda name: None) -> BuildResult:
    """Build the marts, test them and publish them at once.

    Args:
        database: a migrated warehouse.
        progress: called with the name of each dbt node that is done.

    Raises:
        BuildError: a model or a test failed, and which; what is published stays as it was.
        PublishError: the views could not be switched; what is published stays as it was.
    """
    # Builds share a schema, so they take turns.
    with database.connect_as_transformer() as connection, turn(connection):
        inputs, project = staging_digest(connection), project_digest(project_folder())
        made = _made_of(connection, inputs, project)
        if made is not None:
            return made
        build_id = start_build(connection, inputs, project)
        did: dict[str, object] = {"build_id": build_id}
        with recorded(database.transformer, "build", None, lambda: did):
            _run(database, connection, progress)
            marts = public_marts()
            functions = mart_functions(project_folder() / "published_functions")
            wording = built_wording(connection)
            added, removed = publish(connection, build_id, marts, functions, wording, indexes=marts)
            did |= {"rows_added": added, "rows_removed": removed}
        return BuildResult(build_id, build_id, changed=True, rows_added=added, rows_removed=removed)


def _made_of(connection: psycopg.Connection, inputs: str, project: str) -> BuildResult | None:
    """What was made of just this before: the current build, or the last one, if it was rolled back from."""
    kept = kept_builds(connection)
    shown = next((build for build in kept if build.is_current), None)
    for build in (shown, *kept[-1:]):
        if shown and build and (build.inputs, build.project) == (inputs, project):
            return BuildResult(build.build_id, shown.build_id, changed=False)
    return None


def _run(database: Database, connection: psycopg.Connection, progress: Callable[[str], None]) -> None:
    seeds = project_digest(project_folder(), "seeds", "macros")
    seeded = _seeded(connection) == seeds
    # Unit tests hold for the project whatever is in the warehouse; the test suite runs them.
    # Seeds are made anew when they changed: another version of huibao may have other columns in them.
    options = ["--exclude", "resource_type:unit_test", "resource_type:seed"] if seeded else _WITH_SEEDS
    failures = run_dbt(database, "build", options, progress)
    if failures:
        raise BuildError(_told(failures))
    if not seeded:
        # The workshop remembers which seeds stand in it, so that a build may leave tens of thousands of rows alone.
        connection.execute(sql.SQL("comment on schema build is {}").format(sql.Literal(f"seeds {seeds}")))


def _seeded(connection: psycopg.Connection) -> str | None:
    row = connection.execute(
        "select obj_description(oid, 'pg_namespace') from pg_namespace where nspname = 'build'"
    ).fetchone()
    return str(row[0]).removeprefix("seeds ") if row and row[0] else None


def _told(failures: list[Failure]) -> str:
    lines = [f"{failure.name}: {failure.message}" for failure in failures]
    return "Nothing was published, since these failed:\n" + "\n".join(lines)
