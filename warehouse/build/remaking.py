"""Making a part of a build again: the statements that dbt compiled, on what is told of the touched areas alone.

To start dbt and take hundreds of nodes through it costs more than all their statements do for one area. So these run as
dbt compiled them for the last full build.

A model whose rows are made of the reports of one area each is made in a temporary table of the session: its statement
reads tables of the session in the place of those that it names. A model whose rows are made of several areas' (its config
says `reach: all`) is made as a whole, by its statement as it is, in the workshop: what it reads there of the others is
brought up to date before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import psycopg

from warehouse.build.recipe import Node, Recipe
from warehouse.build.touched import Touched


class NotApplicable(Exception):
    """A part will not do, and why."""


@dataclass(frozen=True)
class MadeTable:
    """A table of a model that was made of the touched areas, or as a whole.

    Attributes:
        node: the model.
        columns: those of the table.
        of: the condition by which a row is of a touched area, columns in braces; None if the columns do not say.
    """

    node: Node
    columns: tuple[str, ...]
    of: str | None

    @property
    def standing(self) -> str:
        """The model's table in the workshop, as a statement names it."""
        return self.node.relation

    @property
    def made(self) -> str:
        """The table of the session, as a statement names it."""
        return temporary(self.node.name)

    @property
    def condition(self) -> str | None:
        """`of` in a statement about this table alone."""
        return self.of and self.of.format(**{column: f'"{column}"' for column in self.columns})

    @property
    def listed(self) -> str:
        """The columns, as a statement names them."""
        return ", ".join(f'"{column}"' for column in self.columns)


class Remaking:
    """One build of a part. It wants a transaction that sees one snapshot and in which `find_touched` was called.

    Attributes:
        tables: those that differ from what stood in the workshop, by the ids of their models.
    """

    def __init__(self, connection: psycopg.Connection, recipe: Recipe, touched: Touched) -> None:
        self.tables: dict[str, MadeTable] = {}
        self._connection = connection
        self._recipe = recipe
        self._touched = touched
        self._read_across = recipe.read_across()
        self._columns = _columns_of_tables(connection)
        self._views: set[str] = set()
        self._parts_of_sources = dict(self._cut_sources())

    def make(self, progress: Callable[[str], None]) -> None:
        """Make and test what is touched, and let the workshop hold what is read there of all areas.

        Args:
            progress: called with the name of each model and test that is done.

        Raises:
            NotApplicable: what is touched changes what is told of other areas, or a test failed.
        """
        for key, node in self._recipe.of_kind("table"):
            if any(map(self._changed, node.reads)):
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

    def _changed(self, key: str) -> bool:
        node = self._recipe.nodes[key]
        return (
            node.kind == "source" or key in self.tables or (node.kind == "view" and any(map(self._changed, node.reads)))
        )

    def _make(self, key: str, node: Node) -> None:
        columns = self._columns.get(node.relation)
        if columns is None:
            raise NotApplicable(f"{node.name} does not stand in the workshop")
        table = MadeTable(node, columns, self._touched.condition(columns))
        self._execute(
            f"create temporary table {table.made} "
            f"(like {table.standing} including defaults including constraints including indexes)"
        )
        query = node.query if node.is_whole else self._about_touched(node)
        self._execute(f"insert into {table.made} ({table.listed}) select {table.listed} from ({query}) as made")
        if node.is_whole:
            self._take_whole(key, table)
        else:
            self._take_part(key, table)

    def _about_touched(self, node: Node) -> str:
        """The query of a node, reading of the touched areas alone."""
        query = node.query
        for key in node.reads:
            query = query.replace(self._recipe.nodes[key].relation, self._part(key))
        return query

    def _part(self, key: str) -> str:
        """What is told of the touched areas, as a statement names it; what is told of all where the two are one."""
        node = self._recipe.nodes[key]
        if node.kind == "source":
            return self._parts_of_sources.get(key, node.relation)
        if node.kind == "view":
            query = self._about_touched(node)
            return node.relation if query == node.query else self._view(node, query)
        return self.tables[key].made if key in self.tables and not node.is_whole else node.relation

    def _view(self, node: Node, query: str) -> str:
        view = temporary(node.name)
        if view not in self._views:
            self._views.add(view)
            self._execute(f"create temporary view {view} as {query}")
        return view

    def _take_part(self, key: str, table: MadeTable) -> None:
        is_public, is_read_across = table.node.is_public, key in self._read_across
        if table.condition is None and (is_public or is_read_across):
            raise NotApplicable(f"{table.node.name} does not say of which area its rows are")
        if table.condition and self._count(f"{table.made} where ({table.condition}) is not true"):
            raise NotApplicable(f"{table.node.name} has rows of areas that are not touched")
        if self._readers(key):
            self._execute(f"analyze {table.made}")
        if is_read_across:
            self._execute(f"delete from {table.standing} where {table.condition}")
            self._bring_in(table)
        self.tables[key] = table

    def _take_whole(self, key: str, table: MadeTable) -> None:
        readers = self._readers(key)
        gone = f"(select * from {table.standing} except select * from {table.made}) as gone"
        if not all(reader.is_whole for reader in readers) and self._count(f"{gone} where {self._is_of_others(table)}"):
            raise NotApplicable(f"{table.node.name} changes for areas that are not touched")
        # Where it came out as it was, what reads it is as it was too. What nobody reads is compared as it is published.
        if readers and not self._count(gone) and self._count(table.standing) == self._count(table.made):
            return
        self._execute(f"truncate {table.standing}")
        self._bring_in(table)
        self.tables[key] = table

    def _is_of_others(self, table: MadeTable) -> str:
        """The condition by which a row that is no more says something else now, and not of touched areas alone.

        What nobody tells any more, a unit or a district, nobody has read of the others either.
        """
        conditions = [f"not {table.condition}"] if table.condition else []
        if table.node.key:
            listed = ", ".join(f'"{column}"' for column in table.node.key)
            conditions.append(f"({listed}) in (select {listed} from {table.made})")
        return " and ".join(conditions) or "true"

    def _bring_in(self, table: MadeTable) -> None:
        self._execute(f"insert into {table.standing} ({table.listed}) select {table.listed} from {table.made}")

    def _readers(self, key: str) -> list[Node]:
        return [node for _, node in self._recipe.of_kind("table", "view") if key in node.reads]

    def _test(self, test: Node) -> None:
        tested = self._recipe.nodes[test.of or ""]
        if tested.kind != "view" and test.of not in self.tables:
            return
        query = test.query if tested.is_whole else self._about_touched(test)
        if failed := self._count(f"({query}) as failed"):
            raise NotApplicable(f"{test.name} failed on {failed:,} rows")

    def _count(self, rows: str) -> int:
        row = self._execute(f"select count(*) from {rows}").fetchone()
        assert row is not None
        return int(row[0])

    def _execute(self, statement: str) -> psycopg.Cursor:
        return self._connection.execute(statement.encode())


def temporary(name: str) -> str:
    """How a statement names a table of the session."""
    return f'pg_temp."{name}"'


def _columns_of_tables(connection: psycopg.Connection) -> dict[str, tuple[str, ...]]:
    """By relation as dbt names it, the columns in order."""
    rows = connection.execute(
        """
        select format('"%s"."%s"', nspname, relname), array_agg(attname::text order by attnum)
        from pg_attribute
        join pg_class on pg_class.oid = attrelid
        join pg_namespace on pg_namespace.oid = relnamespace
        where nspname in ('build', 'staging') and relkind in ('r', 'v') and attnum > 0 and not attisdropped
        group by nspname, relname
        """
    )
    return {relation: tuple(columns) for relation, columns in rows}
