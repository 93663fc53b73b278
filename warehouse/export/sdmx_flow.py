"""A mart as a flow of SDMX observations, as its query in `dbt_project/sdmx` tells it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from warehouse.build.dbt import project_folder
from warehouse.errors import WarehouseError
from warehouse.export.table import Table

AGENCY = "HUIBAO"
VERSION = "1.0.0"

_TIME, _VALUE = "TIME_PERIOD", "OBS_VALUE"
_TYPES = {"numeric": "Decimal", "integer": "Integer", "boolean": "Boolean", "date": "GregorianDay"}


@dataclass(frozen=True)
class Code:
    """A code of a list, and what it is called in English and Chinese."""

    code: str
    name: str
    name_zh: str


@dataclass(frozen=True)
class Component:
    """A dimension, the measure, or an attribute of the observation.

    Attributes:
        concept: its id, such as REF_AREA.
        name: in English.
        name_zh: in Chinese.
        description: what it means.
        role: dimension, time, measure or attribute.
        type: of its values, as SDMX calls it.
        codes: those of them that the export has; none if it is not coded.
    """

    concept: str
    name: str
    name_zh: str
    description: str
    role: str
    type: str
    codes: tuple[Code, ...] = ()


@dataclass(frozen=True)
class Flow:
    """A mart in SDMX.

    Attributes:
        name: its id, such as VINTAGES.
        table: the mart.
        components: in the order of the query's columns.
        query: for the observations, a column for each component.
    """

    name: str
    table: Table
    components: tuple[Component, ...]
    query: sql.Composed


def flow(connection: psycopg.Connection, table: Table) -> Flow:
    """How a mart is told in SDMX.

    Raises:
        WarehouseError: it has no SDMX form; the message says which have.
    """
    folder = project_folder() / "sdmx"
    file = folder / f"{table.name}.sql"
    forms = {file.stem for file in folder.glob("*.sql")} - {"codelists"}
    if table.name not in forms:
        raise WarehouseError(f"{table.name} has no SDMX form; these have: {', '.join(sorted(forms))}.")
    form = sql.SQL(file.read_text(encoding="utf-8"))
    query = sql.SQL("with mart as ({}) {}").format(table.rows(), form)
    return Flow(table.name.upper(), table, _components(connection, folder, query), query)


def _components(connection: psycopg.Connection, folder: Path, query: sql.Composed) -> tuple[Component, ...]:
    with (folder / "concepts.csv").open(encoding="utf-8") as file:
        concepts = {row["concept"]: row for row in csv.DictReader(file)}
    codelists = _codelists(connection, folder)
    described = connection.execute(sql.SQL("select * from ({}) as observations limit 0").format(query)).description
    assert described is not None
    names = [column.name.upper() for column in described]
    types = [psycopg.adapters.types[column.type_code].name for column in described]
    components = []
    for place, (name, type_name) in enumerate(zip(names, types, strict=True)):
        used = _used(connection, query, name.lower()) if name in codelists else ()
        components.append(
            Component(
                **concepts[name],
                role=_role(name, place, names.index(_TIME)),
                type="ObservationalTimePeriod" if name == _TIME else _TYPES.get(type_name, "String"),
                codes=tuple(codelists[name][code] for code in used),
            )
        )
    return tuple(components)


def _role(name: str, place: int, place_of_time: int) -> str:
    if place < place_of_time:
        return "dimension"
    return {_TIME: "time", _VALUE: "measure"}.get(name, "attribute")


def _codelists(connection: psycopg.Connection, folder: Path) -> dict[str, dict[str, Code]]:
    query = (folder / "codelists.sql").read_text(encoding="utf-8")
    lists: dict[str, dict[str, Code]] = {}
    for concept, *code in connection.execute(query.encode()):
        lists.setdefault(concept, {})[code[0]] = Code(*code)
    return lists


def _used(connection: psycopg.Connection, query: sql.Composed, column: str) -> list[str]:
    """The values that stand in a column, so that the list of areas does not hold every township of the country."""
    values = connection.execute(
        sql.SQL("select distinct {0} from ({1}) as observations where {0} is not null order by 1").format(
            sql.Identifier(column), query
        )
    )
    return sorted(value for (value,) in values)
