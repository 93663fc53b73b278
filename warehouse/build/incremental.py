"""A build of what is touched by what was read and corrected since the last one, where that gives the rows of a full build."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import psycopg

from warehouse.build.recipe import Recipe
from warehouse.build.remaking import MadeTable, NotApplicable, Remaking
from warehouse.build.touched import FOUND_INPUTS, Touched, find_touched
from warehouse.build.workshop import note_standing_build, standing_build
from warehouse.publish import MadeRows, current_build

_MOST = 0.5
"""Of the reports that are held: where more are touched, making all is as quick."""


@dataclass(frozen=True)
class Part:
    """What was made: of the touched areas in temporary tables of the session, as a whole in the workshop.

    Attributes:
        recipe: by which it was made.
        touched: how much was.
        tables: what was made.
    """

    recipe: Recipe
    touched: Touched
    tables: tuple[MadeTable, ...]

    def rows(self) -> Mapping[str, MadeRows]:
        """By model, the rows that were made and which they stand for."""
        return {
            table.node.name: MadeRows() if table.node.is_whole else MadeRows("pg_temp", table.of)
            for table in self.tables
        }


def make_touched(connection: psycopg.Connection, build_id: int, project: str, progress: Callable[[str], None]) -> Part:
    """Make and test what is touched since the build that is shown; if it cannot be done, the workshop stays as it was.

    Args:
        connection: of the role that builds, in autocommit mode; no temporary table was made on it before.
        build_id: the number of the build that is made.
        project: digest of the project as it is now.
        progress: called with the name of each model and test that is done.

    Raises:
        NotApplicable: all has to be made, and why.
    """
    recipe = _standing_recipe(connection, project)
    try:
        return _make(connection, build_id, recipe, progress)
    except psycopg.DatabaseError as error:
        raise NotApplicable(str(error).splitlines()[0]) from error


def _make(connection: psycopg.Connection, build_id: int, recipe: Recipe, progress: Callable[[str], None]) -> Part:
    connection.execute("set temp_buffers = '256MB'")
    with connection.transaction():
        connection.execute("set transaction isolation level repeatable read")
        touched = find_touched(connection)
        if touched.reports > _MOST * touched.all_reports:
            raise NotApplicable(f"{touched.reports:,} of {touched.all_reports:,} reports are touched")
        remaking = Remaking(connection, recipe, touched)
        remaking.make(progress)
        note_standing_build(connection, build_id, recipe, FOUND_INPUTS)
    return Part(recipe, touched, tuple(remaking.tables.values()))


def _standing_recipe(connection: psycopg.Connection, project: str) -> Recipe:
    current = current_build(connection)
    if current is None:
        raise NotApplicable("nothing is published yet")
    if current.project != project:
        raise NotApplicable("huibao or its models changed")
    standing = standing_build(connection)
    if standing is None or standing[0] != current.build_id:
        raise NotApplicable(f"build {current.build_id}, which is shown, does not stand in the workshop")
    return standing[1]
