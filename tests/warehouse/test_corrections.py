"""Corrections: their files, the command that writes them, and the life of one from a misreading to its end."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
import pytest
import yaml

from loaders.extract import extract
from loaders.facts import Fact, Reading
from loaders.resources import resource
from tests.conftest import Examples, huibao
from tests.warehouse.worlds import correct, project, promised, report, told, world
from warehouse.build.digests import staging_digest
from warehouse.connection import Database
from warehouse.connection import database as open_database
from warehouse.corrections.entries import BadEntry, correction
from warehouse.corrections.files import BadCorrections, append, read
from warehouse.corrections.intake import take_in
from warehouse.errors import WarehouseError
from warehouse.load.staging import store

REPORT = resource("examples/reports/nanke-2024.md")
WHY = ("--reason", "the annex says otherwise", "--who", "Li Wei")
SOMEWHERE = f"{'a' * 64}#10-12"
ENTRY = {
    "what": SOMEWHERE,
    "from": {"value": 65},
    "to": {"value": 6.5},
    "reason": "the annex says 6.5 %",
    "who": "Li Wei",
    "status": "approved",
}

MISREAD = world(
    "991801",
    report(2023, promised("gdp", 2023, 5)),
    report(
        2024,
        told("gdp", 2023, 45),
        told("retail_sales", 2023, 7),
        told("urban_income", 2023, 8),
        told("cpi", 2022, 2),
        promised("budget_revenue", 2024, 4),
        project("虚河大桥", "completed", 2023) | {"start": 90, "end": 94},
        project("虚河隧道", "completed", 2023) | {"start": 110, "end": 114},
    ),
)
correct(MISREAD, 1, 10, {"value": 45}, {"value": 4.5})
correct(MISREAD, 1, 30, {"measure": "growth"}, None)
correct(MISREAD, 1, 50, {"region": None}, {"region": "全国"})
correct(MISREAD, 1, 70, {"period": "2022"}, {"period": "2023"})
correct(MISREAD, 1, 90, {"scenario": "target", "period": "2024"}, {"scenario": "estimate", "period": "2023-01/2023-11"})
correct(MISREAD, 1, 90, {"name": "虚河大桥"}, {"name": "星河大桥"}, record="project")
correct(MISREAD, 1, 110, {"milestone": "completed"}, None, record="project")


@pytest.fixture
def corrections_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the corrections of the test are; the file is not there yet."""
    file = tmp_path / "corrections.yml"
    monkeypatch.setenv("HUIBAO_CORRECTIONS", str(file))
    return file


@pytest.fixture
def held(database: Database) -> Reading:
    """A report that is loaded, and as it was read."""
    return loaded(database)


def loaded(
    database: Database, version: str = "1", change: Callable[[Fact], Fact | None] = lambda fact: fact
) -> Reading:
    """The report as a reader of this version reads it."""
    reading = extract(REPORT, str(REPORT))
    (told_in,) = reading.reports
    facts = tuple(fact for fact in map(change, told_in.facts) if fact)
    reading = msgspec.structs.replace(reading, reports=(msgspec.structs.replace(told_in, facts=facts),))
    with database.engine.begin() as connection:
        store(connection, reading, version)
    return reading


def growth_of_gdp(reading: Reading) -> Fact:
    return next(fact for fact in reading.reports[0].facts if is_growth_of_gdp(fact))


def is_growth_of_gdp(fact: Fact) -> bool:
    return (fact.indicator, fact.measure, fact.scenario, fact.period) == ("gdp", "growth", "actual", "2023")


def evidence_of(reading: Reading, fact: Fact) -> str:
    return f"{reading.document.content_hash}#{fact.start}-{fact.end}"


def written(file: Path, *entries: dict) -> Path:
    file.write_text("".join(yaml.safe_dump([entry], sort_keys=False) for entry in entries) or "[]", encoding="utf-8")
    return file


def ask(query: str) -> list[dict]:
    answer = huibao("sql", query, "--format", "json")
    assert answer.code == 0, answer.err
    return json.loads(answer.out)


# --- the whole of it


def test_a_correction_lives_from_a_misreading_to_the_reader_that_needs_it_no_more(
    own_examples: Examples, corrections_file: Path
):
    database = open_database()
    right = growth_of_gdp(extract(REPORT, str(REPORT)))
    missed = next(fact for fact in extract(REPORT, str(REPORT)).reports[0].facts if fact.indicator == "cpi")

    def misread(fact: Fact, quote_start: int = right.start) -> Fact | None:
        if fact == right:
            quote = REPORT.read_text(encoding="utf-8")[quote_start : right.end]
            return msgspec.structs.replace(fact, value=59.0, start=quote_start, quote=quote)
        return None if fact == missed else fact

    def answers() -> list[dict]:
        return ask(
            "select actual_value, is_corrected from target_vs_actual where district_name = '南柯区' and year = 2023 "
            "and indicator_code = 'gdp' and measure = 'growth'"
        )

    # An analyst finds a misreading and something that was not read at all, and proposes what should stand there.
    evidence = evidence_of(loaded(database, "1", misread), right)
    assert huibao("correct", evidence, "--set", "value=5.9", *WHY).code == 0
    says = [f"{name}={getattr(missed, name)}" for name in ("indicator", "subject", "measure", "scenario", "period")]
    says += [f"value={missed.value}", f"unit={missed.unit}"]
    place = evidence_of(extract(REPORT, str(REPORT)), missed)
    assert (
        huibao("correct", place, "--add", missed.quote, *(w for said in says for w in ("--set", said)), *WHY).code == 0
    )
    assert [entry.correction.status for entry in read(corrections_file)] == ["proposed", "proposed"]

    # They are approved; meanwhile another reader misreads the same and quotes more of the words.
    reviewed = corrections_file.read_text(encoding="utf-8").replace("proposed", "approved  # seen by two")
    corrections_file.write_text(reviewed, encoding="utf-8")
    loaded(database, "2", lambda fact: misread(fact, right.start - 2))
    built = huibao("build")
    assert built.code == 0, built.err
    assert "Corrections: 2 applied.\n" in built.err
    assert answers() == [{"actual_value": 5.9, "is_corrected": True}]
    for view in ("fct_observations", "target_vs_actual_history", "vintages", "coverage"):
        assert ask(f"select count(*) as rows from {view} where is_corrected")[0]["rows"] > 0, view
    added = ask(
        "select value, quote, evidence, sentence from fct_observations join corrections using (correction_key, evidence, quote, sentence) where action = 'add'"
    )
    assert [(row["value"], row["evidence"]) for row in added] == [(missed.value, place)]
    with database.connect() as connection:
        as_read = "select count(*) from staging.indicators where value = 59 and indicator_code = 'gdp'"
        assert connection.execute(as_read).fetchone() == (1,)
    assert huibao("corrections").code == 0

    # A better reader reads both right by itself. The marts say the same; the entry that nobody retired yet is reported,
    # the other stays as a record.
    first, _, second = reviewed.rpartition("approved")
    corrections_file.write_text(f"{first}retired{second}", encoding="utf-8")
    loaded(database, "3")
    built = huibao("build")
    assert built.code == 0, built.err
    assert "Corrections: 1 no longer needed, 1 retired.\n" in built.err
    assert built.err.count("look at") == 1
    assert f"corrections.yml: {evidence}: the reader reads it right by now; retire it.\n" in built.err
    assert answers() == [{"actual_value": 5.9, "is_corrected": False}]
    assert "corrections 1 no longer needed, 1 retired\n" in huibao("status").out
    assert huibao("corrections").code == 3
    assert ask("select count(*) as rows from corrections where reason = 'the annex says otherwise'") == [{"rows": 2}]


# --- what they do to the views


def test_a_corrected_figure_decides_and_every_row_on_it_is_marked(rows):
    (verdict,) = rows(f"select * from target_vs_actual where district_code = '{MISREAD}' and year = 2023")
    assert (verdict["verdict"], verdict["actual_value"], verdict["is_corrected"]) == ("missed", 4.5, True)
    assert verdict["actual_sentence"] == "gdp45%。"
    told_once = rows(
        f"select value, is_corrected from vintages where district_code = '{MISREAD}' and indicator_code = 'gdp' and side = 'result'"
    )
    assert told_once == [{"value": 4.5, "is_corrected": True}]
    assert rows("select * from target_vs_actual_as_of('2024-06-01') where is_corrected") != []
    assert rows("select * from target_vs_actual_as_of('2023-06-01') where is_corrected") == []


def test_a_withdrawn_fact_is_nowhere_and_its_neighbours_stay(rows):
    kept = rows(f"select indicator_code from fct_observations where district_key = '{MISREAD}'")
    assert {row["indicator_code"] for row in kept} == {"gdp", "urban_income", "cpi", "budget_revenue"}


@pytest.mark.parametrize(
    ("indicator", "column", "said"),
    [
        ("urban_income", "region_name", "全国"),
        ("cpi", "year", 2023),
        ("budget_revenue", "period_key", "2023-01-01/2023-11-30"),
        ("budget_revenue", "scenario", "estimate"),
    ],
)
def test_whom_when_and_how_it_is_told_can_be_corrected(indicator, column, said, rows):
    (row,) = rows(
        f"select {column}, is_corrected, confidence from fct_observations "
        f"where district_key = '{MISREAD}' and indicator_code = '{indicator}'"
    )
    assert row == {column: said, "is_corrected": True, "confidence": 1}


def test_a_project_can_be_renamed_and_a_milestone_withdrawn(rows):
    found = rows(f"select project_name, is_corrected from key_projects where district_code = '{MISREAD}'")
    assert found == [{"project_name": "星河大桥", "is_corrected": True}]


def test_every_correction_is_listed_with_the_row_that_it_is_in(rows):
    listed = rows(f"select is_applied, action, record_kind from corrections where district_code = '{MISREAD}'")
    assert len(listed) == 7
    assert all(row["is_applied"] for row in listed)
    assert rows(f"select count(*) as rows from fct_observations where district_key = '{MISREAD}' and is_corrected") == [
        {"rows": 4}
    ]


# --- the files


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ({"what": "nanke-2024.md, line 3"}, "is no evidence; the marts have it as"),
        ({"what": f"{'a' * 64}#12-10"}, "is no evidence"),
        ({"status": "aproved"}, "status: 'aproved' is none of proposed, approved, retired"),
        ({"resaon": "x"}, "'resaon' is no field of an entry; did you mean reason?"),
        ({"reason": " "}, "reason: say it in words"),
        ({"to": {"valeu": 6.5}}, "'valeu' is no field of a fact; did you mean value?"),
        ({"to": {"value": "6,5"}}, "to.value: '6,5' is no number"),
        ({"to": {"value": float("inf")}}, "to.value: inf is no number"),
        ({"to": {"value": 65}}, "from and to say the same of value; leave out what does not change"),
        ({"to": {"bound": "ge"}}, "from and to must have the same fields; bound, value stands in one alone"),
        ({"to": None, "from": None}, "from and to are both null"),
        ({"to": None, "from": {}}, "from: name at least one field"),
        ({"expect": {"value": 65}}, "expect: value stands in from or to already"),
        ({"from": {"bound": "eq"}, "to": {"bound": "mostly"}}, "to.bound: 'mostly' is none of eq, ge, gt"),
        ({"from": {"period": "2023"}, "to": {"period": "2023-13"}}, "to.period '2023-13': write 2024"),
        ({"from": {"indicator": None}, "to": {"indicator": "gpd"}}, "no indicator of the catalogue; did you mean gdp?"),
        ({"from": {"subject": "x"}, "to": {"subject": None}}, "to.subject: null is no text"),
        ({"from": None, "quote": "65%"}, "to: subject is missing; what the reader missed needs subject, period"),
        ({"record": "project"}, "'value' is no field of a project"),
        ({"reason": "a\0b"}, "it holds a NUL character"),
    ],
)
def test_an_entry_that_cannot_be_used_says_which_field_and_what_to_write(wrong: dict, complaint: str):
    with pytest.raises(BadEntry) as caught:
        correction(ENTRY | wrong)
    assert complaint in str(caught.value)


def test_a_year_may_be_written_as_the_number_that_yaml_takes_it_for():
    assert correction(ENTRY | {"from": {"period": 2023}, "to": {"period": 2024}}).after == {"period": "2024"}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("- [what", "it is no YAML: "),
        ("what: x", "it is no list; an entry begins with"),
        ("\udcff", "it is no UTF-8"),
        ("\n\n- what: x\n  what: y\n", "line 3: what stands in it twice"),
        ("- &a\n  what: *a\n", "refers to itself"),
        ("- just words", "line 1: it is no mapping"),
    ],
)
def test_a_file_that_cannot_be_used_says_which_line(text: str, complaint: str, tmp_path: Path):
    file = tmp_path / "corrections.yml"
    file.write_bytes(text.encode(errors="surrogateescape"))
    with pytest.raises(BadCorrections) as caught:
        read(file)
    assert str(file) in str(caught.value)
    assert complaint in str(caught.value)


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path):
    file = written(tmp_path / "corrections.yml", ENTRY | {"who": ""}, ENTRY, ENTRY, ENTRY | {"status": ""})
    with pytest.raises(BadCorrections) as caught:
        read(file)
    first, second, third = caught.value.faults
    assert (first.startswith("line 1: who"), third.startswith("line 25: status")) == (True, True)
    assert second == "line 17: it says the same as the entry on line 9; take one out"


def test_an_entry_is_written_behind_all_that_stands_in_the_file(tmp_path: Path):
    file = tmp_path / "corrections.yml"
    kept = "# 2024年核对\r\n- " + json.dumps(ENTRY) + " # by hand"
    file.write_bytes(kept.encode())
    line = append(file, ENTRY | {"what": f"{'b' * 64}#1-2"}, "虚县 2024年政府工作报告")
    assert file.read_bytes().startswith(kept.encode())
    assert file.read_text(encoding="utf-8").splitlines()[line - 2] == "# 虚县 2024年政府工作报告"
    assert [entry.line for entry in read(file)] == [2, line]


@pytest.mark.parametrize("text", ["[{}]", "- {}\n...\n"])
def test_a_file_that_goes_on_in_no_plain_way_is_left_as_it_is(text: str, tmp_path: Path):
    file = tmp_path / "corrections.yml"
    file.write_text(text.format(json.dumps(ENTRY)), encoding="utf-8")
    before = file.read_bytes()
    with pytest.raises(BadCorrections):
        append(file, ENTRY | {"what": f"{'b' * 64}#1-2"}, "")
    assert file.read_bytes() == before


# --- from files to staging


def held_entries(database: Database) -> list[tuple]:
    with database.connect() as connection:
        return connection.execute("select file, line, status from staging.corrections order by file, line").fetchall()


def test_the_warehouse_holds_what_the_files_of_the_folder_say(database: Database, tmp_path: Path, monkeypatch):
    folder = tmp_path / "corrections"
    (folder / "2024").mkdir(parents=True)
    monkeypatch.setenv("HUIBAO_CORRECTIONS", str(folder))
    written(folder / "a.yml", ENTRY)
    written(folder / "2024/b.yaml", ENTRY | {"what": f"{'b' * 64}#1-2", "status": "proposed"})
    written(folder / ".hidden.yml", ENTRY | {"what": f"{'c' * 64}#1-2"})
    assert take_in(database).entries == 2
    assert held_entries(database) == [("2024/b.yaml", 1, "proposed"), ("a.yml", 1, "approved")]
    (folder / "2024/b.yaml").unlink()
    assert take_in(database).entries == 1


def test_a_file_with_a_fault_stops_nothing_and_what_it_said_before_stays(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("HUIBAO_CORRECTIONS", str(tmp_path))
    good, bad = tmp_path / "good.yml", written(tmp_path / "bad.yml", ENTRY)
    take_in(database)
    written(bad, ENTRY | {"status": "retired"}, ENTRY | {"who": ""})
    written(good, ENTRY | {"what": f"{'b' * 64}#1-2"})
    ended = huibao("load", str(REPORT))
    assert ended.code == 3
    assert f"Corrections: rejected {bad}: Line 9: who: say it in words. Mend it" in ended.err
    assert held_entries(database) == [("bad.yml", 1, "approved"), ("good.yml", 1, "approved")]
    rejected = "select address, resolved_at is null from staging.rejections"
    with database.connect() as connection:
        assert connection.execute(rejected).fetchall() == [(str(bad), True)]
    written(bad, ENTRY | {"status": "retired"})
    assert huibao("load", str(REPORT)).code == 0
    assert held_entries(database) == [("bad.yml", 1, "retired"), ("good.yml", 1, "approved")]
    with database.connect() as connection:
        assert connection.execute(rejected).fetchall() == [(str(bad), False)]


def test_one_thing_said_in_two_files_is_refused_in_the_second(database: Database, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("HUIBAO_CORRECTIONS", str(tmp_path))
    written(tmp_path / "a.yml", ENTRY)
    written(tmp_path / "b.yml", ENTRY | {"reason": "another"})
    ((file, reason),) = take_in(database).rejected
    assert file.name == "b.yml"
    assert "Line 1: a.yml, line 1, says the same" in reason


def test_where_there_is_no_file_the_warehouse_keeps_what_it_holds(
    database: Database, corrections_file: Path, monkeypatch: pytest.MonkeyPatch
):
    written(corrections_file, ENTRY)
    take_in(database)
    monkeypatch.delenv("HUIBAO_CORRECTIONS")
    assert take_in(database).entries == 1
    assert "Corrections: 1 stay as they were taken in before" in huibao("load", str(REPORT)).err
    monkeypatch.setenv("HUIBAO_CORRECTIONS", str(corrections_file.with_name("nowhere.yml")))
    with pytest.raises(WarehouseError, match=r"HUIBAO_CORRECTIONS is .*nowhere\.yml, where there is no file"):
        take_in(database)
    written(corrections_file)
    monkeypatch.setenv("HUIBAO_CORRECTIONS", str(corrections_file))
    assert take_in(database).entries == 0


def test_a_build_is_due_when_an_entry_changed_and_not_when_it_moved(database: Database, corrections_file: Path):
    def digest() -> str:
        take_in(database)
        with database.connect() as connection:
            return staging_digest(connection)

    written(corrections_file)
    empty = digest()
    written(corrections_file, ENTRY)
    first = digest()
    corrections_file.write_text("# a word before it\n\n" + corrections_file.read_text(encoding="utf-8"))
    assert digest() == first
    written(corrections_file, ENTRY | {"status": "retired"})
    assert len({empty, first, digest()}) == 3


# --- the command


def test_a_place_is_shown_with_its_sentence_and_what_is_read_there(held: Reading):
    fact = growth_of_gdp(held)
    shown = huibao("correct", f"{held.document.content_hash[:12]}#{fact.start}-{fact.end}")
    assert (shown.code, shown.err) == (0, "")
    assert fact.sentence in shown.out
    assert f"{fact.quote}  fact: subject={fact.subject}, indicator=gdp" in shown.out


def test_an_entry_says_what_was_read_and_tells_it_from_its_neighbours(held: Reading, corrections_file: Path):
    fact = growth_of_gdp(held)
    evidence = evidence_of(held, fact)
    ended = huibao("correct", evidence, "--set", "value=5.8", "--set", "definition=", *WHY, "--status", "approved")
    assert (ended.code, corrections_file.exists()) == (1, False)
    assert ended.err == "huibao: from and to say the same of definition; leave out what does not change\n"
    ended = huibao("correct", evidence, "--set", "value=5.8", "--set", "bound=approx", *WHY, "--status", "approved")
    assert (ended.code, ended.err) == (
        0,
        f"Written to {corrections_file}, line 4: approved. What is approved applies after `huibao build`.\n",
    )
    assert yaml.safe_load(corrections_file.read_text(encoding="utf-8")) == [
        {
            "what": evidence,
            "quote": fact.quote,
            "sentence": fact.sentence,
            "from": {"value": fact.value, "bound": "eq"},
            "to": {"value": 5.8, "bound": "approx"},
            "expect": {"indicator": "gdp", "measure": "growth"},
            "reason": "the annex says otherwise",
            "who": "Li Wei",
            "date": date.today(),
            "status": "approved",
        }
    ]


def test_of_several_readings_of_the_same_words_one_must_be_meant(database: Database, corrections_file: Path):
    twin = growth_of_gdp(extract(REPORT, str(REPORT)))
    held = loaded(database, change=lambda fact: msgspec.structs.replace(fact, start=twin.start, end=twin.end))
    evidence = evidence_of(held, twin)
    vague = huibao("correct", evidence, "--withdraw", *WHY)
    assert vague.code == 1
    assert "Which is meant? Say it with --which FIELD=VALUE. Read is:\n  fact: " in vague.err
    which = ("--which", "indicator=gdp", "--which", "period=2023", "--which", "value=5.9")
    assert huibao("correct", evidence, "--withdraw", *which, *WHY).code == 0
    ((_, entry),) = read(corrections_file)
    assert entry.action == "withdraw"
    assert sum(entry.guard.items() <= fields(fact).items() for fact in held.reports[0].facts) == 1


def fields(fact: Fact) -> dict:
    return msgspec.structs.asdict(fact)


def test_what_is_corrected_already_is_not_corrected_again(held: Reading, corrections_file: Path):
    evidence = evidence_of(held, growth_of_gdp(held))
    assert huibao("correct", evidence, "--set", "value=5.8", *WHY).code == 0
    again = huibao("correct", evidence, "--set", "value=5.7", *WHY)
    assert again.code == 1
    assert f"{corrections_file}, line 4, corrects it already (proposed); change that entry." in again.err


def test_words_that_stand_twice_in_a_sentence_need_their_offsets(held: Reading, corrections_file: Path):
    fact = growth_of_gdp(held)
    ended = huibao("correct", evidence_of(held, fact), "--add", "%", "--set", "value=1", *WHY)
    assert ended.code == 1
    assert "in the sentences at" in ended.err


def test_a_milestone_is_corrected_like_a_fact(held: Reading, corrections_file: Path):
    told_of = next(project for project in held.reports[0].projects if project.start is not None)
    evidence = f"{held.document.content_hash}#{told_of.start}-{told_of.end}"
    which = ("--which", f"name={told_of.name}", "--which", f"milestone={told_of.milestone}")
    assert huibao("correct", evidence, "--set", "period=2031", *which, *WHY).code == 0
    ((_, entry),) = read(corrections_file)
    assert (entry.record, entry.before, entry.after) == ("project", {"period": told_of.period}, {"period": "2031"})
    assert entry.expect["name"] == told_of.name


@pytest.mark.parametrize(
    ("words", "code", "complaint"),
    [
        (["x#1-2", "--withdraw"], 2, "Say why and who"),
        (["x#1-2", "--withdraw", "--set", "value=1", *WHY], 2, "Say one thing"),
        (["x#1-2", "--add", "5%", *WHY], 2, "Say one thing"),
        (["x#1-2", "--set", "value", *WHY], 1, "x#1-2 is no evidence"),
        ([SOMEWHERE, "--withdraw", *WHY], 1, "No document is held whose hash begins with aaaa"),
    ],
)
def test_a_command_that_cannot_be_followed_says_why(words: list[str], code: int, complaint: str, database: Database):
    ended = huibao("correct", *words)
    assert ended.code == code
    assert complaint in ended.err


def test_a_field_that_there_is_not_is_named_with_what_comes_near(held: Reading, corrections_file: Path):
    evidence = evidence_of(held, growth_of_gdp(held))
    ended = huibao("correct", evidence, "--set", "indicator_code=cpi", *WHY)
    assert ended.err == "huibao: 'indicator_code' is no field of a fact; did you mean indicator?\n"
    assert not corrections_file.exists()


def test_corrections_are_listed_with_their_lines_and_a_bad_file_ends_the_list_with_3(
    database: Database, corrections_file: Path
):
    assert huibao("corrections").code == 1  # HUIBAO_CORRECTIONS points nowhere yet
    written(corrections_file, ENTRY)
    listed = huibao("corrections")
    assert listed.code == 0
    for words in ("corrections.yml:1", "not built yet", "aaaaaaaa#10-12", "value=65 → value=6.5"):
        assert words in listed.out
    written(corrections_file, ENTRY | {"who": ""})
    assert huibao("corrections").code == 3
