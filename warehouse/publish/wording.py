"""The marts in the words of their users: what views, columns and values are called in `marts_zh`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

import psycopg
from psycopg import sql

from warehouse.publish.marts import BUILD_SCHEMA

_LABELLED = re.compile(r"(?:(\S+) - )?(.*)", re.S)


def split_comment(comment: str | None) -> tuple[str, str]:
    """The name that a comment begins with, empty if it has none, and the meaning: `地区 - the area's full official name.`."""
    found = _LABELLED.fullmatch(comment or "")
    assert found is not None
    return found[1] or "", found[2]


@dataclass(frozen=True)
class Concept:
    """What a mart or a column of it means to users.

    Attributes:
        description: the meaning, in their language.
        codelist: which list has the words for its values; None where the values speak for themselves.
    """

    description: str
    codelist: str | None = None


@dataclass(frozen=True)
class Wording:
    """The tables that `marts_zh` is worded by.

    Attributes:
        concepts: by column and mart; without a mart wherever the column stands, without a column of the mart itself.
        codes: by codelist, the word for each value.
        phrases: by codelist, the words for parts of a value.
    """

    concepts: Mapping[tuple[str | None, str | None], Concept] = field(default_factory=dict)
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    phrases: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def concept(self, mart: str, column: str | None = None) -> Concept | None:
        """What is said of a mart, or of a column of it."""
        return self.concepts.get((column, mart)) or (self.concepts.get((column, None)) if column else None)

    def worded(self, codelist: str | None, column: sql.Composable) -> sql.Composable:
        """An expression that tells a column's value in words; a value that no list knows stays as it is."""
        if codes := self.codes.get(codelist or ""):
            cases = sql.SQL(" ").join(
                sql.SQL("when {} then {}").format(sql.Literal(code), sql.Literal(word)) for code, word in codes.items()
            )
            return sql.SQL("case {0} {1} else {0} end").format(column, cases)
        phrases = self.phrases.get(codelist or "", {})
        for phrase in sorted(phrases, key=len, reverse=True):
            column = sql.SQL("replace({}, {}, {})").format(column, sql.Literal(phrase), sql.Literal(phrases[phrase]))
        return column


def built_wording(connection: psycopg.Connection) -> Wording:
    """The wording as the seeds of the last build have it."""
    concepts = connection.execute(_of("concepts", "column_name, mart, description, codelist")).fetchall()
    return Wording(
        {(column, mart): Concept(description, codelist) for column, mart, description, codelist in concepts},
        _lists(connection, "codes", "codelist, code, code_name"),
        _lists(connection, "phrases", "codelist, phrase, phrase_name"),
    )


def _lists(connection: psycopg.Connection, seed: str, columns: str) -> dict[str, dict[str, str]]:
    lists: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for codelist, value, word in connection.execute(_of(seed, columns)):
        lists[codelist][value] = word
    return lists


def _of(seed: str, columns: str) -> sql.Composed:
    names = sql.SQL(", ").join(map(sql.Identifier, columns.split(", ")))
    return sql.SQL("select {0} from {1} order by {0}").format(names, sql.Identifier(BUILD_SCHEMA, seed))
