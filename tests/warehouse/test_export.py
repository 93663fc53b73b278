"""Exports: what comes back from a file is what stands in the mart."""

from __future__ import annotations

import csv
import sys
import tracemalloc
from decimal import Decimal
from pathlib import Path

import openpyxl
import psycopg
import pyarrow.parquet
import pytest
from psycopg import sql
from pysdmx.io import get_datasets, read_sdmx

from tests.conftest import Examples, huibao
from warehouse.connection import Database
from warehouse.connection import database as open_database
from warehouse.export.exporting import export
from warehouse.export.format import Format
from warehouse.export.snapshot import snapshot
from warehouse.publish import publish, start_build

MARTS = ("target_vs_actual", "dim_report", "coverage", "历次说法")
STANDARD = {"REF_AREA", "TIME_PERIOD", "OBS_VALUE", "UNIT_MEASURE", "OBS_STATUS"}


@pytest.fixture
def owner(database: Database):
    """A warehouse of one hand-made mart, and of the one that citations look at."""
    with database.connect_as_transformer() as connection:
        connection.execute(
            "create table build.dim_report as select 'a' as district_key, date '2024-01-01' as period_start, "
            "date '2024-12-31' as period_end, '1' as reader_version"
        )
        yield connection


def publish_as(owner: psycopg.Connection, query: str) -> None:
    owner.execute("drop table if exists build.notes")
    owner.execute(f"create table build.notes as {query}")
    publish(owner, start_build(owner, "inputs", "project"), ["dim_report", "notes"])


@pytest.fixture
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("mart", MARTS)
def test_a_csv_file_copied_back_is_the_mart_with_nulls_and_empty_texts_apart(
    mart: str, examples: Examples, in_folder: Path
):
    done = huibao("export", mart)
    assert (done.code, done.out.splitlines()[0]) == (0, f"{mart}.csv"), done.err
    with open_database().connect() as connection:
        connection.execute("set search_path = marts, marts_zh")
        connection.execute(f'create temporary table again as select * from "{mart}" limit 0')
        with connection.cursor().copy("copy again from stdin (format csv, header)") as copy:
            copy.write((in_folder / f"{mart}.csv").read_bytes())
        differing = connection.execute(
            f'select (select count(*) from again), (select count(*) from "{mart}"), count(*) from '
            f'((table again except all table "{mart}") union all (table "{mart}" except all table again)) as differing'
        )
        copied, held, different = differing.fetchone()
        assert (copied, different) == (held, 0)
        assert held > 0


def test_the_dictionary_says_of_each_column_what_the_catalogue_says(examples: Examples, in_folder: Path):
    huibao("export", "target_vs_actual")
    with (in_folder / "target_vs_actual.dictionary.csv").open(encoding="utf-8") as file:
        told = [(row["column"], row["type"], f"{row['label']} - {row['meaning']}") for row in csv.DictReader(file)]
    with open_database().connect() as connection:
        columns = connection.execute(
            "select attname, format_type(atttypid, atttypmod), col_description(attrelid, attnum) from pg_attribute "
            "where attrelid = 'marts.target_vs_actual'::regclass and attnum > 0 order by attnum"
        ).fetchall()
    assert told == columns


@pytest.mark.parametrize("format", Format)
def test_the_same_rows_of_a_build_make_the_same_files(format: Format, examples: Examples, tmp_path: Path):
    written = [
        [file.read_bytes() for file in export(open_database(), "year_over_year", format, tmp_path / name).files]
        for name in ("once", "again")
    ]
    assert written[0] == written[1]


def test_the_citation_names_the_build_and_the_part(examples: Examples, in_folder: Path):
    huibao("export", "target_vs_actual", "--where", "year >=\n2024")
    told = (in_folder / "target_vs_actual.citation.txt").read_text(encoding="utf-8")
    with open_database().connect() as connection:
        build, count = connection.execute(
            "select (select build_id from published.current_build), count(*) from marts.target_vs_actual where year >= 2024"
        ).fetchone()
    for words in (f"build {build} of", f"{count} rows where year >= 2024;", "made of 16 reports of 3 districts"):
        assert words in told


@pytest.mark.parametrize("mart", MARTS)
def test_parquet_keeps_types_values_and_meanings(mart: str, examples: Examples, in_folder: Path):
    assert huibao("export", mart, "--format", "parquet").code == 0
    table = pyarrow.parquet.read_table(f"{mart}.parquet")
    with open_database().connect() as connection:
        connection.execute("set search_path = marts, marts_zh")
        cursor = connection.execute(f'select * from "{mart}"')
        names = [column.name for column in cursor.description]
        held = [tuple(float(cell) if isinstance(cell, Decimal) else cell for cell in row) for row in cursor]
    assert table.column_names == names
    assert sorted(map(repr, zip(*table.to_pydict().values(), strict=True))) == sorted(map(repr, held))
    assert all(field.metadata[b"description"] for field in table.schema)


def test_a_workbook_holds_the_rows_the_dictionary_and_the_citation(examples: Examples, in_folder: Path):
    huibao("export", "target_vs_actual", "--format", "xlsx")
    assert [file.name for file in in_folder.iterdir()] == ["target_vs_actual.xlsx"]
    book = openpyxl.load_workbook("target_vs_actual.xlsx")
    assert book.sheetnames == ["data", "dictionary", "citation"]
    head, *rows = book["data"].iter_rows(values_only=True)
    with open_database().connect() as connection:
        cursor = connection.execute("select * from marts.target_vs_actual")
        assert list(head) == [column.name for column in cursor.description]
        held = [tuple(float(cell) if isinstance(cell, (Decimal, int)) else cell for cell in row) for row in cursor]
    shown = [
        tuple(cell.date() if hasattr(cell, "date") else float(cell) if isinstance(cell, int) else cell for cell in row)
        for row in rows
    ]
    assert sorted(map(repr, shown)) == sorted(map(repr, held))
    assert book["dictionary"].max_row == len(head) + 1
    assert "target_vs_actual" in book["citation"]["A2"].value


FORMULAS = ("=1+1", "+1", "-1 度", "@SUM(A1)", "\t=1", '=HYPERLINK("http://127.0.0.1")')


def literal(texts: tuple[str, ...]) -> str:
    return f"{sql.Literal(list(texts)).as_string()}::text[]"


def test_in_a_workbook_no_text_is_a_formula_or_a_link(owner, in_folder: Path):
    publish_as(owner, f"select note, date '1850-05-01' as day, true as odd from unnest({literal(FORMULAS)}) as note")
    assert huibao("export", "notes", "--format", "xlsx").code == 0
    rows = list(openpyxl.load_workbook("notes.xlsx")["data"].iter_rows(min_row=2))
    assert {row[0].data_type for row in rows} == {"s"}
    assert {row[0].value for row in rows} == set(FORMULAS)
    assert [row[0].hyperlink for row in rows] == [None] * len(FORMULAS)
    assert {(row[1].value, row[2].value) for row in rows} == {("1850-05-01", True)}


def test_in_csv_a_text_that_begins_like_a_formula_is_written_as_it_is_and_told(owner, in_folder: Path):
    publish_as(owner, f"select note, -5 as number from unnest({literal(FORMULAS)}) as note")
    done = huibao("export", "notes")
    with (in_folder / "notes.csv").open(encoding="utf-8", newline="") as file:
        assert {row["note"] for row in csv.DictReader(file)} == set(FORMULAS)
    assert f"{len(FORMULAS)} cells begin like a formula" in done.err


def test_a_text_that_is_too_long_for_a_cell_ends_in_an_ellipsis(owner, in_folder: Path):
    publish_as(owner, "select repeat('字', 40000) as note")
    huibao("export", "notes", "--format", "xlsx")
    (note,) = next(openpyxl.load_workbook("notes.xlsx")["data"].iter_rows(min_row=2, values_only=True))
    assert (len(note), note[-2:]) == (32_767, "字…")


@pytest.mark.parametrize("world", ["examples", "worlds"])
@pytest.mark.parametrize(("mart", "observations"), [("vintages", 1), ("target_vs_actual", 2), ("year_over_year", 1)])
def test_sdmx_is_read_back_by_its_structure_with_one_value_for_each_key(
    world: str, mart: str, observations: int, request: pytest.FixtureRequest, tmp_path: Path
):
    asked = request.getfixturevalue(world)
    warehouse = asked if isinstance(asked, Database) else open_database()
    done = export(warehouse, mart, Format.SDMX_CSV, tmp_path / "told.csv")
    structure = tmp_path / "told.structure.xml"
    assert done.files == (tmp_path / "told.csv", structure, tmp_path / "told.citation.txt")

    message = read_sdmx(structure, validate=True)  # against the schemas of SDMX-ML 3.0
    (definition,) = message.get_data_structure_definitions()
    components = {component.id: component for component in definition.components}
    assert set(components) >= STANDARD
    if done.rows == 0:
        pytest.skip("no other module has said a world")
    (read,) = get_datasets(tmp_path / "told.csv", structure, validate=True)
    with warehouse.connect() as connection:
        (held,) = connection.execute(f"select count(*) from marts.{mart}").fetchone()
    assert len(read.data) == done.rows == held * observations
    dimensions = [component.id for component in definition.components.dimensions]
    assert not read.data.duplicated(dimensions).any()
    assert not read.data[dimensions].isna().any().any()
    for name, component in components.items():
        if component.enumeration:
            assert set(read.data[name].dropna()) - {""} == {code.id for code in component.enumeration}


def test_sdmx_tells_promise_and_result_with_value_unit_and_status(examples: Examples, in_folder: Path):
    huibao(
        "export", "target_vs_actual", "--format", "sdmx-csv", "--where",
        "district_name = '南柯区' and indicator_code = 'budget_revenue' and measure = 'growth' and year in (2023, 2025)",
    )  # fmt: skip
    with (in_folder / "target_vs_actual.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {(row["STRUCTURE"], row["STRUCTURE_ID"], row["ACTION"]) for row in rows} == {
        ("dataflow", "HUIBAO:TARGET_VS_ACTUAL(1.0.0)", "I")
    }
    columns = ("TIME_PERIOD", "SIDE", "OBS_VALUE", "UNIT_MEASURE", "OBS_STATUS", "VERDICT")
    told = {tuple(row[name] for name in columns) for row in rows}
    assert {("2023", "promise", "6.0", "%", "F", "met"), ("2023", "result", "7.8", "%", "A", "met")} <= told


def test_a_part_may_be_taken_by_any_condition_even_one_that_ends_in_a_comment(examples: Examples, in_folder: Path):
    done = huibao("export", "dim_period", "--where", "period_kind = 'half' -- of a year", "--format", "csv")
    assert done.code == 0, done.err
    with (in_folder / "dim_period.csv").open(encoding="utf-8") as file:
        assert {row["period_kind"] for row in csv.DictReader(file)} == {"half"}


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["nowhere"], "There is no view nowhere. The views of marts: "),
        (["stalled", "--format", "sdmx-csv"], "these have: target_vs_actual, vintages, year_over_year."),
        (["stalled", "--where", "nothing = 1"], 'column "nothing" does not exist'),
        (["stalled", "--where", "true); drop schema marts cascade; select (true"], "error"),
        (["stalled", "--out", "no/such/folder.csv"], "no/such"),
    ],
)
def test_what_cannot_be_exported_is_told_and_leaves_no_file(
    words: list[str], complaint: str, examples: Examples, in_folder: Path
):
    done = huibao("export", *words)
    assert (done.code, done.out) == (1, "")
    assert complaint in done.err
    assert list(in_folder.iterdir()) == []


def test_without_pyarrow_parquet_says_how_to_get_it(examples: Examples, in_folder: Path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = huibao("export", "stalled", "--format", "parquet")
    assert done.code == 1
    assert "pip install pyarrow" in done.err


def test_all_of_an_export_is_of_one_build(owner, database: Database):
    publish_as(owner, "select 1 as id")
    with snapshot(database) as seen:
        publish_as(owner, "select 2 as id")
        assert seen.connection.execute("select id from marts.notes").fetchall() == [(1,)]
        assert seen.build.build_id == 1
    with snapshot(database) as seen:
        assert (seen.connection.execute("select id from marts.notes").fetchall(), seen.build.build_id) == ([(2,)], 2)


@pytest.mark.parametrize("format", [Format.CSV, Format.PARQUET, Format.XLSX])
def test_a_large_mart_is_never_in_memory(format: Format, owner, database: Database, tmp_path: Path):
    publish_as(owner, "select id, repeat(md5(id::text), 20) as note from generate_series(1, 40000) as id")
    export(database, "notes", format, tmp_path / "first", "id < 10")
    tracemalloc.start()
    export(database, "notes", format, tmp_path / "all")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    # The texts alone are 25 MB.
    assert peak < 15_000_000


def test_nothing_to_export_is_told(database: Database, in_folder: Path):
    done = huibao("export", "target_vs_actual")
    assert (done.code, "Nothing is published yet" in done.err) == (1, True)
