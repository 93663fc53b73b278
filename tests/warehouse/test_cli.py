"""Commands as a user calls them: what they print, how they end, and what they leave behind."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import typer
from rich.cells import cell_len

from loaders.extract import READER_VERSION
from loaders.resources import resource
from tests.conftest import Examples, huibao, new_folder
from warehouse.cli import app, demonstration
from warehouse.cli.demonstration import Promise
from warehouse.connection import database as open_database

REPORTS = resource("examples/reports")
COMMAND = [sys.executable, "-c", "from warehouse.cli import main; main()"]


@pytest.fixture
def no_database(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder that is not there, and no other server."""
    monkeypatch.delenv("HUIBAO_DATABASE_URL", raising=False)
    with new_folder() as folder:
        monkeypatch.setenv("HUIBAO_HOME", str(folder / "home"))
        yield folder / "home"


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder of two reports, a page that is none, and four files that cannot be read."""
    folder = tmp_path / "mixed"
    folder.mkdir()
    noise = random.Random(1)
    shutil.copy(REPORTS / "nanke-2023.md", folder / "good.md")
    changed = (REPORTS / "jinghua-2023.md").read_text(encoding="utf-8").replace("15亿元", "16亿元")
    (folder / "gb18030.txt").write_bytes(changed.encode("gb18030"))
    (folder / "walk.txt").write_text("今天天气很好，大家一起去公园散步。", encoding="utf-8")
    (folder / "noise.txt").write_bytes(noise.randbytes(5000))
    (folder / "noise.html").write_bytes(noise.randbytes(5000))
    (folder / "empty.md").touch()
    (folder / "pdf.txt").write_bytes(b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF\n")
    (folder / "slides.ppt").write_bytes(b"PK")
    return folder


def commands() -> list[tuple[str, ...]]:
    tree = typer.main.get_command(app)
    return [
        (name, *([inner] if inner else []))
        for name, command in tree.commands.items()
        for inner in getattr(command, "commands", {"": None})
    ]


# --- run, load, build


def test_run_says_what_it_did_and_what_is_held(examples: Examples):
    assert examples.outcome.out == ""
    assert "Documents: 16 loaded.\n" in examples.outcome.err
    assert "Build 1 is published: " in examples.outcome.err
    assert "The warehouse holds 16 reports of 3 districts, 2020–2024: " in examples.outcome.err


def test_running_again_without_a_change_changes_nothing(examples: Examples):
    again = huibao("run")
    assert again.code == 0
    assert "Documents: 16 unchanged.\nBuilding …\nBuild 1 is unchanged.\n" in again.err
    assert huibao("build").err.endswith("Build 1 is unchanged.\n")


def test_bad_files_stand_in_rejections_and_good_ones_beside_them_are_loaded(own_examples: Examples, mixed: Path):
    ended = huibao("run", str(mixed))
    assert ended.code == 3
    assert "Passed over: 1 file (slides.ppt); documents are called .doc " in ended.err
    assert "Documents: 1 loaded, 1 unchanged, 1 no report, 4 rejected.\n" in ended.err
    asked = huibao("sql", "select address, reason_code, hint from rejections order by address", "--format", "json")
    told = {Path(row["address"]).name: row for row in json.loads(asked.out)}
    assert {name: row["reason_code"] for name, row in told.items()} == {
        "empty.md": "empty",
        "noise.html": "not_text",
        "noise.txt": "not_text",
        "pdf.txt": "damaged",
    }
    assert all(row["hint"] for row in told.values())
    held = huibao(
        "sql", f"select 1 as one from dim_report where address = '{mixed / 'gb18030.txt'}'", "--format", "csv"
    )
    assert held.out == "one\n1\n"
    assert str(mixed / "empty.md") in huibao("status").out


def test_a_path_that_does_not_exist_ends_the_command_before_anything_is_read(database, tmp_path: Path):
    ended = huibao("load", str(REPORTS), str(tmp_path / "nowhere"))
    assert (ended.code, ended.err) == (1, f"huibao: {tmp_path / 'nowhere'}: there is no such file or folder\n")
    assert "0 of 0 districts" in huibao("status").out


def test_what_extract_prints_can_be_loaded_as_records(database, tmp_path: Path):
    report = str(REPORTS / "nanke-2023.md")
    (tmp_path / "typed.jsonl").write_text(huibao("extract", report).out, encoding="utf-8")
    assert huibao("load", "--records", str(tmp_path / "typed.jsonl")).code == 0
    from_records = huibao("status").out.splitlines()[1:3]
    assert "1 of 1 districts" in from_records[0]
    assert huibao("load", report).code == 0
    assert "none yet; run: huibao build" in huibao("status").out


def test_records_that_are_not_there_are_an_error_with_their_name(database):
    assert huibao("load", "--records", "/nowhere").err == "huibao: /nowhere: No such file or directory\n"


def test_load_without_anything_to_load_is_called_wrongly(no_database: Path):
    assert huibao("load").code == 2


def test_an_interrupted_run_says_so_in_one_line_and_ends_with_130(database):
    # A shell may have told its children to ignore the signal.
    running = subprocess.Popen(
        [*COMMAND, "run"],
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert running.stderr is not None
    assert running.stderr.readline() == "Reading …\n"
    time.sleep(0.3)
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=60)
    assert (running.returncode, told) == (130, "huibao: interrupted; what was published stays as it was.\n")


# --- a failing test, rollback, gc


def answers() -> str:
    """All that users see of promises and results."""
    return huibao("sql", "select * from target_vs_actual order by target_vs_actual_key", "--format", "csv").out


def test_a_test_that_fails_leaves_everything_as_it_was_and_is_named(own_examples: Examples):
    before = answers()
    with open_database().connect() as owner:
        owner.execute(
            "update staging.indicators set confidence = 7 where fact_id = (select min(fact_id) from staging.indicators)"
        )
        owner.execute("update staging.documents set reader_version = reader_version || '+'")
    ended = huibao("build")
    assert ended.code == 1
    assert "Nothing was published, since these failed:\nholds_" in ended.err
    assert "confidence" in ended.err
    assert answers() == before
    assert "build: failed in " in huibao("status").out
    failed = huibao("sql", "select message from runs where outcome = 'failed'", "--format", "csv").out
    assert "confidence" in failed


def test_a_build_can_be_rolled_back_and_is_not_built_again_until_something_is_loaded(
    own_examples: Examples, tmp_path: Path
):
    before = answers()
    changed = (REPORTS / "jinghua-2025.md").read_text(encoding="utf-8")
    (tmp_path / "more.md").write_text(changed.replace("5", "6"), encoding="utf-8")
    built = huibao("run", str(tmp_path / "more.md")).err
    assert "Incremental: 1 report changed, which touches 1 district of 3.\nBuild 2 is published" in built
    assert "gone; incremental: 1 report changed, which touches 1 district of 3\n" in huibao("status").out
    after = answers()
    assert after != before
    assert huibao("rollback").err == "Build 1 is shown.\n"
    assert answers() == before
    assert "1, published " in huibao("status").out
    assert "; also kept: 2" in huibao("status").out
    assert huibao("build").err.endswith("Build 2 is unchanged, but build 1 is shown; `huibao rollback 2` shows it.\n")
    assert answers() == before
    assert huibao("rollback", "2").err == "Build 2 is shown.\n"
    assert answers() == after
    assert "Removed: builds 1, " in huibao("gc", "--keep", "1").err
    assert answers() == after
    assert huibao("gc").err == "There is nothing to remove.\n"
    assert huibao("rollback", "1").err == "huibao: Build 1 is not kept; those that are: 2.\n"


# --- extract


def test_extract_needs_no_database_and_leaves_nothing_behind(no_database: Path, monkeypatch):
    monkeypatch.setenv("HUIBAO_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nowhere")
    read = huibao("extract", str(REPORTS / "nanke-2023.md"))
    records = [json.loads(line) for line in read.out.splitlines()]
    assert records[0]["kind"] == "report"
    assert {record["kind"] for record in records} == {"report", "fact", "project"}
    assert not no_database.exists()


def test_extract_shows_a_table_for_eyes(no_database: Path):
    shown = huibao("extract", str(REPORTS / "nanke-2023.md"), "--format", "table").out
    assert "南柯区 (990101), reviews 2022, plans 2023" in shown
    assert "1057.82" not in shown  # which the next year's report tells


def test_extract_goes_on_after_a_file_that_cannot_be_read(no_database: Path, mixed: Path):
    read = huibao("extract", str(mixed))
    assert read.code == 3
    assert sum('"kind":"report"' in line for line in read.out.splitlines()) == 2
    assert f"rejected {mixed / 'empty.md'}: The document is empty." in read.err
    assert f"{mixed / 'walk.txt'} is no report: " in read.err


# --- sql, status


def test_sql_prints_csv_with_a_header_and_lines_that_end_in_a_newline(examples: Examples):
    asked = huibao("sql", "select verdict, count(*) from target_vs_actual group by 1 order by 1", "--format", "csv")
    assert asked.err == ""
    assert "\r" not in asked.out
    rows = list(csv.DictReader(io.StringIO(asked.out)))
    assert [row["verdict"] for row in rows] == ["met", "missed", "pending", "undetermined"]


def test_sql_prints_json_and_tables(examples: Examples):
    query = "select true as kept, 6.50 as value, null as nothing"
    assert json.loads(huibao("sql", query, "--format", "json").out) == [{"kept": True, "value": 6.5, "nothing": None}]
    assert huibao("sql", query, "--format", "csv").out == "kept,value,nothing\ntrue,6.5,\n"
    assert huibao("sql", query).out.endswith("(1 row)\n")


@pytest.mark.parametrize(
    "query", ["delete from target_vs_actual", "create table x ()", "select * from staging.targets"]
)
def test_sql_can_only_read_the_marts(examples: Examples, query: str):
    asked = huibao("sql", query)
    assert (asked.code, asked.out) == (1, "")
    assert asked.err.startswith("huibao: ")


def test_sql_on_a_view_that_is_not_there_names_those_that_are(examples: Examples):
    assert "target_vs_actual" in huibao("sql", "select * from promises").err


def test_sql_before_the_first_build_says_what_to_run(database):
    assert huibao("sql", "select * from target_vs_actual").err.endswith("fill it with: huibao run PATH…\n")


def test_sql_that_asks_nothing_is_an_error(examples: Examples):
    assert huibao("sql", "").err == "huibao: That statement asks nothing; give one SELECT.\n"


def test_status_shows_the_server_what_is_held_and_the_last_build(examples: Examples):
    told = huibao("status").out
    for part in ("PostgreSQL ", "16 of 3 districts, 2020–2024", " targets, ", "1, published "):
        assert part in told


def test_what_each_load_and_build_did_stands_in_a_view(examples: Examples):
    runs = json.loads(huibao("sql", "select * from runs order by run_id limit 2", "--format", "json").out)
    load, build = runs
    assert (load["command"], load["outcome"], load["documents_loaded"], load["reader_version"]) == (
        "load",
        "done",
        16,
        READER_VERSION,
    )
    counts = "select (select count(*) from fct_targets) as targets, (select count(*) from fct_observations) as results"
    assert json.loads(huibao("sql", counts, "--format", "json").out) == [
        {"targets": load["targets_loaded"], "results": load["results_loaded"]}
    ]
    assert (build["command"], build["outcome"], build["build_id"], build["rows_removed"]) == ("build", "done", 1, 0)
    for run in runs:
        assert run["duration_seconds"] > 0
        assert re.fullmatch(r"\d+\.\d+\.\d+", run["code_version"])
        assert re.fullmatch(r"[0-9a-f]{12}", run["catalogue_version"])


# --- demo


def test_the_demonstration_shows_promises_beside_results(examples: Examples, capsys):
    demonstration.show(open_database())
    lines = capsys.readouterr().out.splitlines()
    assert any("6–6.5" in line and line.rstrip().endswith("missed") for line in lines)
    assert max(map(cell_len, lines)) <= 80
    assert any("与GDP同步" in line for line in lines)


def test_what_the_demonstration_suggests_works_as_printed(examples: Examples, capsys):
    demonstration.suggest()
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("HUIBAO_HOME=")]
    assert len(lines) == 4
    program = " ".join(COMMAND[:2]) + f" '{COMMAND[2]}'"
    for line in lines[:3]:  # the last one would start a server of its own
        called = line.replace(" huibao ", f" {program} ")
        assert subprocess.run(called, shell=True, capture_output=True, timeout=60).returncode == 0, line


def test_the_demonstration_does_not_mix_with_reports_of_the_users_own(database, tmp_path: Path):
    (tmp_path / "own.jsonl").write_text(
        '{"kind":"report","document":"own","title":"2024年政府工作报告","report_kind":"government_work","period":"2023",'
        '"planned_period":"2024","district_name":"安吉县","district_code":"330523"}\n',
        encoding="utf-8",
    )
    assert huibao("load", "--records", str(tmp_path / "own.jsonl")).code == 0
    with pytest.raises(Exception, match="holds reports of your own"):
        demonstration.refuse_strangers(open_database())


def a_promise(**more: object) -> Promise:
    told = dict.fromkeys(Promise._fields) | {"target_bound": "ge", "target": 6.5, "verdict": "met"} | more
    return Promise(**told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"target_bound": "eq"}, "6.5"),
        ({"target_bound": "ge"}, "≥6.5"),
        ({"target_bound": "range", "lower": 6, "upper": 6.5}, "6–6.5"),
        ({"target_bound": "approx", "target": 7, "stretch": 7.5}, "≈7, 力争7.5"),
        ({"target_bound": "sync", "target": None, "lower": 5.4}, "与GDP同步"),
        ({"target_bound": "flat", "target": 0}, "持平"),
        ({"target_bound": "le", "target": -3}, "≤−3"),
    ],
)
def test_a_target_is_shown_as_it_was_told(told: dict[str, object], words: str):
    assert demonstration.promised(a_promise(**told)) == words


def test_a_result_is_shown_as_it_was_told():
    assert demonstration.told(a_promise()) == ""
    assert demonstration.told(a_promise(actual=5.8, actual_bound="approx", scenario="estimate")) == "预计≈5.8"
    assert demonstration.told(a_promise(actual=5, actual_bound="gt", scenario="actual")) == ">5"


# --- db, psql


def test_a_started_server_is_reached_by_its_url_until_it_is_stopped(no_database: Path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])

    def call(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*COMMAND, *words], capture_output=True, text=True, timeout=120)

    assert call("db", "url").stderr.endswith("start it with: huibao db start\n")
    try:
        assert f"127.0.0.1:{port}" in call("db", "start", "--port", port).stderr
        url = call("db", "url").stdout.strip()
        assert f"@127.0.0.1:{port}/huibao" in url
        with psycopg.connect(url) as reader:
            assert reader.execute("select current_user::text").fetchone() == ("huibao_reader",)
        with psycopg.connect(call("db", "url", "--owner").stdout.strip()) as owner:
            assert owner.execute("select current_user::text").fetchone() == ("postgres",)
        inside = call("psql", "--no-align", "--tuples-only", "--command", "select current_user")
        assert (inside.returncode, inside.stdout) == (0, "huibao_reader\n"), inside.stderr
        assert call("sql", "select 1 as one", "--format", "csv").stdout == "one\n1\n"
    finally:
        stopped = call("db", "stop")
    assert stopped.stderr == "PostgreSQL is stopped.\n"
    assert call("db", "stop").stderr == "PostgreSQL did not run.\n"


@pytest.mark.parametrize("words", [("db", "start"), ("db", "stop")])
def test_a_server_of_the_users_own_is_not_started_or_stopped(database, words: tuple[str, ...]):
    ended = huibao(*words)
    assert (ended.code, "HUIBAO_DATABASE_URL is set" in ended.err) == (1, True)


def test_the_url_of_a_server_of_the_users_own_names_the_reader(database):
    assert huibao("db", "url").out.startswith("postgresql://huibao_reader")
    assert huibao("db", "url", "--owner").out.strip() == os.environ["HUIBAO_DATABASE_URL"]


def test_after_the_exports_that_are_printed_plain_dbt_works_in_the_project_without_a_warning(
    examples: Examples, tmp_path: Path
):
    exports = huibao("db", "url", "--env").out
    dbt = f"{Path(sys.executable).parent / 'dbt'} --no-partial-parse --log-path {tmp_path} --warn-error-options"
    options = """'{"error": "all", "silence": ["JinjaLogWarning"]}'"""
    called = f"{exports}\n{dbt} {options} test --select dim_period --target-path {tmp_path}"
    ran = subprocess.run(called, shell=True, cwd=resource("dbt_project"), capture_output=True, text=True, timeout=300)
    assert (ran.returncode, "ERROR=0" in ran.stdout) == (0, True), ran.stdout


def test_upgrading_a_database_that_is_up_to_date_says_so(database):
    assert huibao("db", "upgrade").err == "The schema is up to date.\n"


# --- all of them


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_every_command_has_help_with_an_example(words: tuple[str, ...]):
    helped = huibao(*words, "--help")
    assert helped.code == 0
    assert "Example:" in helped.out


def test_a_data_folder_that_cannot_be_used_is_an_error_that_says_what_to_set(no_database: Path):
    no_database.write_text("a file")
    ended = huibao("run")
    assert (ended.code, ended.err.count("\n")) == (1, 1)
    assert f"{no_database} cannot be used: it is a file. Set HUIBAO_HOME" in ended.err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_data_folder_that_may_not_be_written_to_is_an_error(no_database: Path):
    no_database.mkdir(mode=0o500)
    ended = huibao("run")
    assert (ended.code, "it may not be written to" in ended.err) == (1, True)


def test_a_database_url_that_is_none_is_an_error_that_shows_what_one_looks_like(no_database: Path, monkeypatch):
    monkeypatch.setenv("HUIBAO_DATABASE_URL", "my database")
    ended = huibao("status")
    assert (ended.code, "it looks like postgresql://" in ended.err) == (1, True)
