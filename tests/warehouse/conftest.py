"""One warehouse with the worlds of all modules in it: a build takes seconds, so there is one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL

from tests.conftest import new_database, text
from tests.warehouse.worlds import CORRECTIONS, Record, write
from warehouse.build import build
from warehouse.connection import Database
from warehouse.connection import database as open_database
from warehouse.corrections.intake import take_in
from warehouse.load.records import load_records
from warehouse.query import ask

Rows = Callable[..., list[Record]]


@pytest.fixture(scope="session")
def worlds(server_url: URL, migrated: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A warehouse of the worlds that the collected modules have said."""
    folder = tmp_path_factory.mktemp("worlds")
    with pytest.MonkeyPatch.context() as patch, new_database(server_url, template=migrated) as name:
        patch.setenv("HUIBAO_HOME", str(folder / "home"))
        patch.setenv("HUIBAO_DATABASE_URL", text(server_url.set(database=name)))
        opened = open_database()
        load_records(opened, write(folder / "records.jsonl"))
        take_in_corrections(opened, folder / "corrections.yml")
        build(opened)
        yield opened
        opened.engine.dispose()


def take_in_corrections(database: Database, file: Path) -> None:
    """What the modules correct. Commands of other tests, which run while the worlds stand, know nothing of this file."""
    file.write_text(json.dumps(CORRECTIONS, ensure_ascii=False), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HUIBAO_CORRECTIONS", str(file))
        assert take_in(database).rejected == []


@pytest.fixture
def rows(worlds: Database) -> Rows:
    """What a query answers, as dictionaries."""

    def asked(query: str) -> list[Record]:
        answer = ask(worlds, query)
        return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]

    return asked
