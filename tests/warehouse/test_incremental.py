"""A build of what is touched has the rows of a full build, or is none."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import URL

from tests.conftest import new_database, text
from tests.warehouse.conftest import take_in_corrections
from tests.warehouse.worlds import CORRECTIONS, Record, correct, placed, project, promised, report, told, world
from warehouse.build import build
from warehouse.build.incremental import make_touched
from warehouse.build.remaking import NotApplicable, Remaking
from warehouse.build.touched import find_touched
from warehouse.build.workshop import standing_build
from warehouse.connection import Database
from warehouse.connection import database as open_database
from warehouse.load.records import load_records
from warehouse.publish import current_build


def city(code: str, gdp: float, *more: Record) -> str:
    """A district of which all answers have something to say: two reports, promises kept and broken, a project."""
    return world(
        code,
        report(
            2022, promised("gdp", 2022, 6), told("retail_sales", 2021, 90, "亿元"), project("虚河大桥", "started", 2021)
        ),
        report(
            2023,
            told("gdp", 2022, gdp),
            told("gdp", 2022, gdp * 100, "亿元"),
            told("retail_sales", 2022, 100, "亿元"),
            told("retail_sales", 2021, 95, "亿元"),
            promised("gdp", 2023, 5.5),
            project("虚河大桥", "completed", 2022),
            *more,
        ),
    )


PROVINCE = city("520000", 5)
NEIGHBOURS = [city("520100", 5.1), city("520200", 5.2), city("520300", 5.3)]
ALONE = [city(f"9926{number:02}", 4 + number / 10) for number in range(1, 9)]


@pytest.fixture
def own_worlds(
    worlds: Database, server_url: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Database]:
    """A copy of the warehouse of all worlds, for a test that changes it."""
    for engine in (worlds.engine, worlds.loader, worlds.transformer):
        engine.dispose()  # a database in use cannot be copied
    monkeypatch.setenv("HUIBAO_HOME", str(tmp_path / "home"))
    with new_database(server_url, template=worlds.url.database or "") as name:
        monkeypatch.setenv("HUIBAO_DATABASE_URL", text(server_url.set(database=name)))
        opened = open_database()
        yield opened
        for engine in (opened.engine, opened.loader, opened.transformer):
            engine.dispose()


@pytest.fixture
def owner(own_worlds: Database) -> Iterator[psycopg.Connection]:
    with own_worlds.connect_as_transformer() as connection:
        yield connection


@pytest.fixture
def load(own_worlds: Database, tmp_path: Path) -> Callable[..., None]:
    """Load what a report of a district tells, under a document's name."""

    def loaded(document: str, code: str, *records: Record, of: list[Record]) -> None:
        file = tmp_path / "records.jsonl"
        lines = placed([*of, *records], code, document)
        file.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
        assert load_records(own_worlds, file).rejected == 0

    return loaded


def answers(database: Database) -> dict[str, Counter[str]]:
    """Every row of every mart."""
    with database.connect() as connection:
        names = connection.execute(
            "select viewname from pg_views where schemaname = 'marts' and viewname <> 'runs' order by 1"
        ).fetchall()
        return {
            name: Counter(
                row for (row,) in connection.execute(f'select mart::text from marts."{name}" as mart'.encode())
            )
            for (name,) in names
        }


def differences(one: dict[str, Counter[str]], other: dict[str, Counter[str]]) -> dict[str, list[str]]:
    """By mart, rows that only one of the two has."""
    assert one.keys() == other.keys()
    return {name: [*(one[name] - other[name]), *(other[name] - one[name])] for name in one if one[name] != other[name]}


# --- the same rows


def test_after_changes_of_every_kind_the_rows_are_those_of_a_full_build(own_worlds, owner, load, tmp_path):
    def touch(*, changed: int, districts: int) -> None:
        said = build(own_worlds).told
        reports, areas = f"{changed} report{'s' * (changed != 1)}", f"{districts} district{'s' * (districts != 1)}"
        assert said.startswith(f"incremental: {reports} changed, which touches {areas} of ")

    new, revised, gone, moved, corrected, withdrawn, read_again, _ = ALONE
    # A new report, in units and of indicators that nobody told before; of an area that nobody listed.
    load("new", new, told("gdp", 2023, 7), told("虚构指标", 2023, 3, "虚构单位"), of=report(2024, period="2023"))
    touch(changed=1, districts=1)
    load("first", "992699", told("gdp", 2023, 7), project("虚湖隧道", "started", 2023), of=report(2024))
    touch(changed=1, districts=1)
    # Another content at the address of one that is held.
    load(f"{revised}-1", revised, told("gdp", 2022, 3), promised("gdp", 2023, 9), of=report(2023))
    touch(changed=2, districts=1)
    # One that counts among its neighbours, and one that is the sum of them.
    load("neighbour", NEIGHBOURS[0], told("gdp", 2023, 600, "亿元"), of=report(2024))
    touch(changed=1, districts=1)
    load("sum", PROVINCE, told("gdp", 2023, 500, "亿元"), told("gdp", 2022, 510, "亿元"), of=report(2024))
    touch(changed=1, districts=1)
    # One that is taken away.
    with own_worlds.connect() as database_owner:
        database_owner.execute(
            "delete from staging.documents using staging.sources "
            "where sources.document_id = documents.document_id and address = %s",
            [f"{gone}-1"],
        )
    touch(changed=1, districts=1)
    # One that is found at another address too, and one that its address shows no more.
    with own_worlds.connect() as database_owner:
        database_owner.execute(
            "insert into staging.sources (address, document_id) "
            "select 'elsewhere', document_id from staging.sources where address = %s",
            [f"{moved}-0"],
        )
        database_owner.execute(
            "update staging.sources set superseded_at = now() where address = %s", [f"{withdrawn}-1"]
        )
    touch(changed=2, districts=2)
    # One that is corrected.
    correct(corrected, 1, 10, {"value": 4.5}, {"value": 6.5})
    take_in_corrections(own_worlds, tmp_path / "corrections.yml")
    CORRECTIONS.pop()
    touch(changed=1, districts=1)
    # One that another reader read otherwise.
    with own_worlds.connect() as database_owner:
        database_owner.execute(
            "update staging.documents set reader_version = 'another' from staging.sources "
            "where sources.document_id = documents.document_id and address = %s",
            [f"{read_again}-1"],
        )
        database_owner.execute(
            "update staging.indicators set value = 9 from staging.reports join staging.documents using (document_id) "
            "where indicators.report_id = reports.report_id and documents.reader_version = 'another' and fact_index = 0"
        )
    touch(changed=1, districts=1)
    # What cannot be read touches nobody.
    (tmp_path / "bad.jsonl").write_text("{}\n", encoding="utf-8")
    load_records(own_worlds, tmp_path / "bad.jsonl")
    touch(changed=0, districts=0)

    kept = answers(own_worlds)
    full = build(own_worlds, full=True)
    assert full.told == "full: it was asked for"
    assert differences(kept, answers(own_worlds)) == {}
    assert (full.rows_added, full.rows_removed) == (0, 0)


# --- a row of one area is made of the reports of that area


def test_no_area_depends_on_another_that_is_not_touched_with_it(owner):
    """Areas are touched by half, in as many ways as it takes to part each from each."""
    areas = [area for (area,) in owner.execute("select distinct area_key from build.standing_inputs order by 1")]
    for bit in range(len(areas).bit_length()):
        for side in (0, 1):
            half = [area for number, area in enumerate(areas) if number >> bit & 1 == side]
            assert made_otherwise(owner, half) == {}


def made_otherwise(owner: psycopg.Connection, areas: list[str]) -> dict[str, int]:
    """By mart, rows that are others if these areas are made anew though nothing changed."""
    found: dict[str, int] = {}
    with owner.transaction() as transaction:
        owner.execute("update build.standing_inputs set state = 'another' where area_key = any(%s)", [areas])
        for table in remade(owner).tables.values():
            if table.node.is_public:
                shown = f'(select {table.listed} from marts."{table.node.name}" where {(not table.node.is_whole and table.condition) or "true"})'
                made = f"(select {table.listed} from {table.made})"
                others = f"({made} except all {shown}) union all ({shown} except all {made})"
                (count,) = owner.execute(f"select count(*) from ({others}) as others".encode()).fetchone()
                found |= {table.node.name: count} if count else {}
        raise psycopg.Rollback(transaction)
    return found


def remade(owner: psycopg.Connection) -> Remaking:
    """What is touched, made in the open transaction."""
    _, recipe = standing_build(owner)
    remaking = Remaking(owner, recipe, find_touched(owner))
    remaking.make(lambda name: None)
    return remaking


# --- where it does not do


def refusal(owner: psycopg.Connection, project: str | None = None) -> str:
    """Why a part will not do; the workshop stays as it was."""
    standing = standing_build(owner)
    with pytest.raises(NotApplicable) as refused:
        make_touched(owner, 99, project or current_build(owner).project, lambda name: None)
    assert standing_build(owner) == standing
    return str(refused.value)


def change(owner: psycopg.Connection, *areas: str) -> None:
    owner.execute("update build.standing_inputs set state = 'another' where area_key = any(%s)", [list(areas)])


def test_all_is_made_where_the_models_changed_or_the_workshop_does_not_hold_what_is_shown(owner):
    change(owner, PROVINCE)
    assert refusal(owner, project="another") == "huibao or its models changed"
    owner.execute("update build.standing_build set build_id = 7")
    assert refusal(owner) == "build 1, which is shown, does not stand in the workshop"
    owner.execute("truncate build.standing_build")  # as a crash of the server leaves it
    assert refusal(owner) == "build 1, which is shown, does not stand in the workshop"
    owner.execute("drop schema build cascade")  # as a restored dump has it
    assert refusal(owner) == "build 1, which is shown, does not stand in the workshop"
    owner.execute("delete from published.current_build")
    with pytest.raises(NotApplicable, match="nothing is published yet"):
        make_touched(owner, 99, "project", lambda name: None)


def test_all_is_made_where_much_is_touched(owner):
    owner.execute("update build.standing_inputs set state = 'another'")
    assert re.fullmatch(r"([\d,]+) of \1 reports are touched", refusal(owner))


def test_all_is_made_where_something_is_told_otherwise_of_areas_that_are_not_touched(owner):
    change(owner, PROVINCE)
    owner.execute("update build.int_units set factor = 7 where unit = '亿元'")
    assert refusal(owner) == "int_units changes for areas that are not touched"


def test_all_is_made_where_a_table_is_gone_or_a_statement_fails(owner):
    change(owner, PROVINCE)
    owner.execute("alter table build.int_units rename column unit to measure")
    assert refusal(owner) == 'column "measure" does not exist'
    owner.execute("drop table build.int_units cascade")
    assert refusal(owner) == "int_units does not stand in the workshop"


def test_all_is_made_where_a_test_fails_on_what_is_touched(owner, own_worlds):
    with own_worlds.connect() as database_owner:
        database_owner.execute(
            "update staging.indicators set confidence = 7 from staging.districts "
            "where indicators.report_id = districts.report_id and district_code = %s",
            [PROVINCE],
        )
    change(owner, PROVINCE)
    assert re.fullmatch(r"holds_\w*confidence\w* failed on [\d,]+ rows", refusal(owner))
