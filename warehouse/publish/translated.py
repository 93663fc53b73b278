"""The views of `marts_zh`: every mart once more, under the names that its comments begin with, its codes in words.

Each is a view over the one in `marts`, so that both move with the pointer, and is made anew in the transaction that shows a
build, where the mart's columns or the wording changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import psycopg
from psycopg import sql

from warehouse.errors import PublishError
from warehouse.publish.marts import Mart, MartColumn
from warehouse.publish.wording import Wording, split_comment
from warehouse.roles import READER_ROLE

_LONGEST_NAME = 63
"""Bytes. PostgreSQL cuts off a longer name in silence."""


@dataclass(frozen=True)
class TranslatedView:
    """A view of `marts_zh`.

    Attributes:
        name: what it is called there.
        definition: the statements that create and describe it.
    """

    name: str
    definition: str


def translated_views(marts: Iterable[Mart], wording: Wording) -> list[TranslatedView]:
    """What `marts_zh` shows of these marts. A mart whose comment begins with no name is left out.

    Raises:
        PublishError: a name is longer than PostgreSQL allows, or stands for two things.
    """
    named = [(name, mart) for mart in marts if (name := split_comment(mart.comment)[0])]
    _check_names("marts_zh", [name for name, _ in named])
    return [TranslatedView(name, _definition(name, mart, wording)) for name, mart in named]


def drop_stale(connection: psycopg.Connection, views: Iterable[TranslatedView]) -> None:
    """Drop the views that are gone or have another definition by now. Part of the transaction that shows a build.

    It comes before the views of `marts` are replaced, as PostgreSQL drops none that another view stands on.
    """
    wanted = {view.name: view.definition for view in views}
    for name, definition in _shown(connection).items():
        if wanted.get(name) != definition:
            connection.execute(sql.SQL("drop view {}").format(sql.Identifier("marts_zh", name)))
            connection.execute("delete from published.translated_views where view_name = %s", [name])


def create_missing(connection: psycopg.Connection, views: Iterable[TranslatedView]) -> None:
    """Create the views that are not there, for `huibao_reader` to read. Part of the same transaction."""
    shown = _shown(connection)
    for view in views:
        if view.name in shown:
            continue
        connection.execute(view.definition.encode())
        connection.execute(
            sql.SQL("grant select on {} to {}").format(
                sql.Identifier("marts_zh", view.name), sql.Identifier(READER_ROLE)
            )
        )
        connection.execute(
            "insert into published.translated_views (view_name, definition) values (%s, %s) "
            "on conflict (view_name) do update set definition = excluded.definition",
            [view.name, view.definition],
        )


def _shown(connection: psycopg.Connection) -> dict[str, str]:
    rows = connection.execute(
        """
        select view_name, definition
        from published.translated_views
        where exists (select from pg_views where schemaname = 'marts_zh' and viewname = view_name)
        """
    )
    return dict(rows.fetchall())


def _definition(name: str, mart: Mart, wording: Wording) -> str:
    view = sql.Identifier("marts_zh", name)
    labels = [split_comment(column.comment)[0] or column.name for column in mart.columns]
    _check_names(name, labels)
    named = list(zip(labels, mart.columns, strict=True))
    items = sql.SQL(",\n    ").join(_item(mart, wording, text, column) for text, column in named)
    comments = [
        sql.SQL("comment on column {} is {}").format(
            sql.Identifier("marts_zh", name, text), sql.Literal(_comment(column.name, mart, wording, column.name))
        )
        for text, column in named
    ]
    statements = [
        sql.SQL("create view {} as\nselect\n    {}\nfrom {}").format(view, items, sql.Identifier("marts", mart.name)),
        sql.SQL("comment on view {} is {}").format(view, sql.Literal(_comment(mart.name, mart, wording))),
        *comments,
    ]
    return sql.SQL(";\n").join(statements).as_string()


def _item(mart: Mart, wording: Wording, name: str, column: MartColumn) -> sql.Composed:
    concept = wording.concept(mart.name, column.name)
    value = wording.worded(concept.codelist if concept else None, sql.Identifier(column.name))
    # The type makes it another definition if the mart's column changes its own.
    return sql.SQL("{} as {} /* {} */").format(value, sql.Identifier(name), sql.SQL(column.type))


def _comment(name: str, mart: Mart, wording: Wording, column: str | None = None) -> str:
    """The name in `marts` and the meaning, as a comment in `marts` has the users' name and the meaning."""
    concept = wording.concept(mart.name, column)
    return f"{name} - {concept.description}" if concept else name


def _check_names(where: str, names: list[str]) -> None:
    for name, count in Counter(names).items():
        if len(name.encode()) > _LONGEST_NAME:
            raise PublishError(
                f"{name} in {where} is longer than {_LONGEST_NAME} bytes; shorten it in its description."
            )
        if count > 1:
            raise PublishError(f"{name} stands for {count} things in {where}; change one of the descriptions.")
