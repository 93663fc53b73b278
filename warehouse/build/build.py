"""One build: nothing if nothing changed, what is touched if little did, else all of it; its tests; and publishing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import psycopg

from warehouse.build.dbt import project_folder
from warehouse.build.digests import making_digest, staging_digest
from warehouse.build.full import make_all
from warehouse.build.incremental import make_touched
from warehouse.build.recipe import Recipe
from warehouse.build.remaking import NotApplicable
from warehouse.build.workshop import forget_standing_build, note_standing_build
from warehouse.connection import Database
from warehouse.publish import MadeRows, built_wording, kept_builds, mart_functions, publish, start_build, turn
from warehouse.runs import recorded


@dataclass(frozen=True)
class BuildResult:
    """What a build did.

    Attributes:
        build_id: the build that was made of what is held now.
        shown: the build that the views show, another one after `huibao rollback`.
        changed: False if nothing had changed since it was published.
        rows_added: rows of the marts that are new.
        rows_removed: rows that are gone.
        told: how it was made: of what was touched, or all of it and why; empty if nothing had changed.
    """

    build_id: int
    shown: int
    changed: bool
    rows_added: int = 0
    rows_removed: int = 0
    told: str = ""


def build(database: Database, progress: Callable[[str], None] = lambda name: None, full: bool = False) -> BuildResult:
    """Build the marts, test them and publish them at once.

    Args:
        database: a migrated warehouse.
        progress: called with the name of each dbt node that is done.
        full: make all of it, whatever changed.

    Raises:
        BuildError: a model or a test failed, and which; what is published stays as it was.
        PublishError: the views could not be switched; what is published stays as it was.
    """
    # Builds share a schema, so they take turns.
    with database.connect_as_transformer() as connection, turn(connection):
        inputs, project = staging_digest(connection), making_digest(project_folder())
        made = None if full else _made_of(connection, inputs, project)
        if made is not None:
            return made
        build_id = start_build(connection, inputs, project)
        did: dict[str, object] = {"build_id": build_id}
        with recorded(database.transformer, "build", None, lambda: did):
            making = _make_touched_or_all(database, connection, build_id, project, progress, full)
            did["message"] = making.told
            added, removed = _publish(connection, build_id, making)
            did |= {"rows_added": added, "rows_removed": removed}
            if making.rows is None:
                _note_all(connection, build_id, making.recipe, inputs)
        return BuildResult(build_id, build_id, changed=True, rows_added=added, rows_removed=removed, told=making.told)


@dataclass(frozen=True)
class _Making:
    """What was made: by which recipe, which rows of the marts (None: all), and in words."""

    recipe: Recipe
    rows: Mapping[str, MadeRows] | None
    told: str


def _make_touched_or_all(
    database: Database,
    connection: psycopg.Connection,
    build_id: int,
    project: str,
    progress: Callable[[str], None],
    full: bool,
) -> _Making:
    """Make what is touched, or all of it where that is asked for or the part will not do."""
    reason = "it was asked for"
    if not full:
        try:
            part = make_touched(connection, build_id, project, progress)
            return _Making(part.recipe, part.rows(), f"incremental: {part.touched}")
        except NotApplicable as refusal:
            reason = str(refusal)
    return _Making(make_all(database, connection, progress), None, f"full: {reason}")


def _note_all(connection: psycopg.Connection, build_id: int, recipe: Recipe, inputs: str) -> None:
    """Let a later build rest on this one, if what it saw is what is held."""
    note_standing_build(connection, build_id, recipe)
    if staging_digest(connection) != inputs:  # something was loaded while it was made, and some models may have seen it
        forget_standing_build(connection)


def _made_of(connection: psycopg.Connection, inputs: str, project: str) -> BuildResult | None:
    """What was made of just this before: the current build, or the last one, if it was rolled back from."""
    kept = kept_builds(connection)
    shown = next((build for build in kept if build.is_current), None)
    for build in (shown, *kept[-1:]):
        if shown and build and (build.inputs, build.project) == (inputs, project):
            return BuildResult(build.build_id, shown.build_id, changed=False)
    return None


def _publish(connection: psycopg.Connection, build_id: int, making: _Making) -> tuple[int, int]:
    marts = making.recipe.public_marts()
    functions = mart_functions(project_folder() / "published_functions")
    wording = built_wording(connection)
    return publish(connection, build_id, marts, functions, wording, indexes=marts, made=making.rows)
