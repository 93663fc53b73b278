"""Making a part of a build again: the statements that dbt compiled, on what is told of the touched areas alone.

To start dbt and take hundreds of nodes through it costs more than all their statements do for one area. So these run as
dbt compiled them for the last full build, each with other tables in the place of those that it names. What is made stands
in temporary tables of the session, under the names of the models.

A model whose rows are made of the reports of one area each is made for the touched areas. One whose rows are made of
several areas' (its config says `reach: all`) is made as a whole: it reads of the other areas what stands in the workshop.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import psycopg

from warehouse.build.recipe import Node, Recipe
from warehouse.build.touched import of_touched


class NotApplicable(Exception):
    """A part will not do, and why."""


@dataclass(frozen=True)
class MadeTable:
    """A table that was made.

    Attributes:
        key: the model's id.
        node: the model.
        columns: those of the table.
        of: the condition by which its rows are of touched areas, columns in braces; None if the columns do not say.
    """

    key: str
    node: Node
    columns: tuple[str, ...]
    of: str | None

    @property
    def name(self) -> str:
        """What stands for it in a statement."""
        return temporary(self.node.name)

    @property
    def condition(self) -> str | None:
        """`of` in a statement about this table alone."""
        return self.of and self.of.format(**{column: f'"{column}"' for column in self.columns})

    @property
    def listed(self) -> str:
        """The columns in a statement."""
        return ", ".join(f'"{column}"' for column in self.columns)


class Remaking:
    """One build of a part, in a transaction that sees one snapshot and in which `find_touched` was called.

    Attributes:
        made: the tables that differ from what stands in the workshop, by the ids of their models.
    """

    def __init__(self, connection: psycopg.Connection, recipe: Recipe) -> None:
        self.made: dict[str, MadeTable] = {}
        self._connection = connection
        self._recipe = recipe
        self._columns = _columns_of_tables(connection)
        self._views: set[str] = set()
        self._parts_of_sources = dict(self._cut_sources())

    def make(self, progress: Callable[[str], None]) -> None:
        """Make and test what is touched.

        Args:
            progress: called with the name of each model and test that is done.

        Raises:
            NotApplicable: what is touched changes what is told of other areas, or something failed.
        """
        for key, node in self._recipe.of_kind("table"):
            if self._is_outdated(node):
                self._make(key, node)
            progress(node.name)
        for _, test in self._recipe.of_kind("test"):
            self._test(test)
            progress(test.name)

    def _cut_sources(self) -> Iterator[tuple[str, str]]:
        """Of each source that says by which report or document a row was told: the rows of the touched reports."""
        reports = "select report_row_id from pg_temp.touched_reports"
        for key, node in self._recipe.of_kind("source"):
            if "report_id" in self._columns[node.relation]:
                condition = f"report_id in ({reports})"
            elif "document_id" in self._columns[node.relation]:
                condition = f"document_id in (select document_id from staging.reports where report_id in ({reports}))"
            else:
                continue
            part = temporary(f"source {node.name}")
            self._execute(f"create temporary table {part} as select * from {node.relation} where {condition}")
            self._execute(f"analyze {part}")
            yield key, part

    def _is_outdated(self, node: Node) -> bool:
        """Whether something that it reads is another than the last time."""
        return any(
            self._relation(key, node.is_whole) != self._recipe.nodes[key].relation
            or (node.is_whole and self._shows_sources(key))
            for key in node.reads
        )

    def _shows_sources(self, key: str) -> bool:
        node = self._recipe.nodes[key]
        return node.kind == "source" or (node.kind == "view" and any(map(self._shows_sources, node.reads)))

    def _relation(self, key: str, whole: bool) -> str:
        """What stands for a node in a statement that is about all areas, or about those that are touched."""
        node = self._recipe.nodes[key]
        if node.kind == "source" and not whole:
            return self._parts_of_sources.get(key, node.relation)
        if node.kind == "view":
            query = self._query(node, whole)
            return node.relation if query == node.query else self._view(node, whole, query)
        if key not in self.made:
            return node.relation
        if node.is_whole or not whole:
            return self.made[key].name
        return self._view(node, whole, _union(self.made[key]))

    def _query(self, node: Node, whole: bool) -> str:
        query = node.query
        for key in node.reads:
            query = query.replace(self._recipe.nodes[key].relation, self._relation(key, whole))
        return query

    def _view(self, node: Node, whole: bool, query: str) -> str:
        view = temporary(f"{node.name} of {'all' if whole else 'touched'}")
        if view not in self._views:
            self._views.add(view)
            self._execute(f"create temporary view {view} as {query}")
        return view

    def _make(self, key: str, node: Node) -> None:
        columns = self._columns[node.relation]
        table = MadeTable(key, node, columns, of_touched(columns))
        query = self._query(node, node.is_whole)
        self._execute(
            f"create temporary table {table.name} "
            f"(like {node.relation} including defaults including constraints including indexes)"
        )
        self._execute(f"insert into {table.name} ({table.listed}) select {table.listed} from ({query}) as made")
        self._execute(f"analyze {table.name}")
        if node.is_whole and self._is_as_before(table):
            self._execute(f"drop table {table.name}")
            return
        if not node.is_whole and table.condition and self._count(f"{table.name} where not {table.condition}"):
            raise NotApplicable(f"{node.name} has rows of districts that are not touched")
        self.made[key] = table

    def _is_as_before(self, table: MadeTable) -> bool:
        """Whether a whole model came out as it was, so that what reads it is as it was too.

        Raises:
            NotApplicable: something else is told of an area that is not touched, and models of one area read it.
        """
        readers = [node for _, node in self._recipe.of_kind("table", "view") if table.key in node.reads]
        if not readers:
            return False  # publishing compares its rows
        gone = f"(select * from {table.node.relation} except select * from {table.name}) as gone"
        if not all(reader.is_whole for reader in readers):
            others = f"not {table.condition}" if table.condition else "true"
            if self._count(f"{gone} where {others}"):
                raise NotApplicable(f"{table.node.name} changes for districts that are not touched")
        return not self._count(gone) and self._count(table.node.relation) == self._count(table.name)

    def _test(self, test: Node) -> None:
        tested = self._recipe.nodes[test.of or ""]
        if tested.kind == "view" or test.of in self.made:
            if failed := self._count(f"({self._query(test, tested.is_whole)}) as failed"):
                raise NotApplicable(f"{test.name} failed on {failed:,} rows")

    def _count(self, rows: str) -> int:
        row = self._execute(f"select count(*) from {rows}").fetchone()
        assert row is not None
        return int(row[0])

    def _execute(self, statement: str) -> psycopg.Cursor:
        try:
            return self._connection.execute(statement.encode())
        except psycopg.DatabaseError as error:
            raise NotApplicable(str(error).splitlines()[0]) from error


def temporary(name: str) -> str:
    """How a table of the session is called in a statement."""
    return f'pg_temp."{name}"'


def _union(table: MadeTable) -> str:
    """What is told of the touched areas now, and of the others as it stands in the workshop."""
    if table.condition is None:
        raise NotApplicable(f"{table.node.name} does not say of which area its rows are")
    return (
        f"select {table.listed} from {table.name} union all "
        f"select {table.listed} from {table.node.relation} where ({table.condition}) is not true"
    )


def _columns_of_tables(connection: psycopg.Connection) -> dict[str, tuple[str, ...]]:
    """By relation as dbt names it, the columns in order."""
    rows = connection.execute(
        """
        select format('"%s"."%s"."%s"', current_database(), nspname, relname), array_agg(attname::text order by attnum)
        from pg_attribute
        join pg_class on pg_class.oid = attrelid
        join pg_namespace on pg_namespace.oid = relnamespace
        where nspname in ('build', 'staging') and relkind in ('r', 'v') and attnum > 0 and not attisdropped
        group by nspname, relname
        """
    )
    return {relation: tuple(columns) for relation, columns in rows}
