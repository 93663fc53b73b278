"""What stands in the workshop, the schema `build`: which seeds, and the tables of which build."""

from __future__ import annotations

import psycopg
from psycopg import sql

from warehouse.build.recipe import Recipe

_INPUTS = sql.Identifier("build", "int_report_inputs")

# Without a log, as the tables of the models: what a crash takes from them it takes from these.
_TABLES = """
create unlogged table if not exists build.standing_build (build_id bigint not null, recipe text not null);
create unlogged table if not exists build.standing_inputs (like build.int_report_inputs);
comment on table build.standing_build is 'One row: the build whose tables stand here, and what dbt compiled for it. Of models of one area it is true of those that models of several read. No row while they are made.';
comment on table build.standing_inputs is 'What that build was made of, as int_report_inputs told it.';
truncate build.standing_build, build.standing_inputs
"""


def standing_seeds(connection: psycopg.Connection) -> str | None:
    """The digest of the seeds that stand in the workshop; None before the first."""
    row = connection.execute(
        "select obj_description(oid, 'pg_namespace') from pg_namespace where nspname = 'build'"
    ).fetchone()
    return str(row[0]).removeprefix("seeds ") if row and row[0] else None


def note_seeds(connection: psycopg.Connection, digest: str) -> None:
    """Remember which seeds stand in the workshop, so that a build may leave tens of thousands of rows alone."""
    connection.execute(sql.SQL("comment on schema build is {}").format(sql.Literal(f"seeds {digest}")))


def standing_build(connection: psycopg.Connection) -> tuple[int, Recipe] | None:
    """The number of the build whose tables stand in the workshop, and what dbt compiled for it; None if they are no build's."""
    if connection.execute("select to_regclass('build.standing_build')").fetchone() == (None,):
        return None
    row = connection.execute("select build_id, recipe from build.standing_build").fetchone()
    return (row[0], Recipe.from_json(row[1])) if row else None


def forget_standing_build(connection: psycopg.Connection) -> None:
    """The tables are about to be made anew."""
    connection.execute("drop table if exists build.standing_build, build.standing_inputs")


def note_standing_build(
    connection: psycopg.Connection, build_id: int, recipe: Recipe, inputs: sql.Identifier = _INPUTS
) -> None:
    """The tables are those of this build.

    Args:
        connection: of the role that builds.
        build_id: the build.
        recipe: what dbt compiled for it.
        inputs: where the rows of `int_report_inputs` stand as the build saw them.
    """
    connection.execute(_TABLES)
    connection.execute(sql.SQL("insert into build.standing_inputs select * from {}").format(inputs))
    connection.execute("insert into build.standing_build values (%s, %s)", [build_id, recipe.as_json()])
