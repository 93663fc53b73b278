"""`marts_zh`: the marts once more under Chinese names, never another answer."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache
from itertools import compress

import psycopg
import pytest
import yaml

from loaders.resources import resource
from tests.conftest import Examples, huibao
from warehouse.connection import Database
from warehouse.connection import database as open_database
from warehouse.errors import PublishError
from warehouse.publish import Wording, publish, roll_back, start_build
from warehouse.publish.marts import Mart, MartColumn, columns_of
from warehouse.publish.translated import translated_views
from warehouse.publish.views import LIVE_VIEW
from warehouse.publish.wording import Concept

SEEDS = resource("dbt_project/dbt_project.yml").parent / "seeds"
_COMMENT = re.compile(r"(\w+) - (.*[\u4e00-\u9fff].*)", re.S)


@cache
def seed(name: str) -> list[dict[str, str]]:
    with (SEEDS / f"{name}.csv").open(encoding="utf-8") as rows:
        return list(csv.DictReader(rows))


class Pair:
    """A mart and the view of it in `marts_zh`, column by column."""

    def __init__(self, connection: psycopg.Connection, name: str, comment: str):
        told = _COMMENT.fullmatch(comment)
        assert told, f"{name} is not described in Chinese: add it to seeds/concepts.csv"
        self.chinese, self.mart = name, told[1]
        self.columns = columns_of(connection, "marts", self.mart)
        self.labels = columns_of(connection, "marts_zh", name)

    def concept(self, column: MartColumn) -> dict[str, str]:
        rows = {(row["column_name"], row["mart"]): row for row in seed("concepts")}
        return rows.get((column.name, self.mart)) or rows[column.name, ""]


def pairs(connection: psycopg.Connection) -> list[Pair]:
    rows = connection.execute(
        "select relname, obj_description(oid) from pg_class "
        "where relnamespace = 'marts_zh'::regnamespace and relkind = 'v' order by relname"
    )
    return [Pair(connection, *row) for row in rows.fetchall()]


@pytest.fixture
def reader(examples: Examples):
    with open_database().connect_as_reader() as connection:
        yield connection


def test_every_mart_has_one_chinese_view_and_every_chinese_view_one_mart(reader):
    marts = reader.execute("select viewname from pg_views where schemaname = 'marts' order by viewname").fetchall()
    # What was done is no mart: it is of no build.
    assert sorted(pair.mart for pair in pairs(reader)) == [name for (name,) in marts if name != LIVE_VIEW]


def test_both_have_the_same_rows_in_the_same_columns_and_codes_differ_by_their_words_alone(reader):
    for pair in pairs(reader):
        assert [column.type for column in pair.labels] == [column.type for column in pair.columns]
        plain = [not pair.concept(column)["codelist"] for column in pair.columns]
        ours = f"select {listed(compress(pair.columns, plain))} from marts.{pair.mart}"
        theirs = f'select {listed(compress(pair.labels, plain))} from marts_zh."{pair.chinese}"'
        differing = reader.execute(
            f"select count(*) from (({ours} except all {theirs}) union all ({theirs} except all {ours})) as differing"
        )
        assert differing.fetchone() == (0,), pair.mart


@pytest.mark.parametrize("world", ["examples", "worlds"])
def test_every_code_is_told_by_its_word(world: str, request: pytest.FixtureRequest):
    asked = request.getfixturevalue(world)
    warehouse = asked if isinstance(asked, Database) else open_database()
    words = {(row["codelist"], row["code"]): row["code_name"] for row in seed("codes")}
    lists = {codelist for codelist, _ in words}
    indicators = {row["indicator_code"] for row in seed("indicators")}
    with warehouse.connect_as_reader() as connection:
        for pair in pairs(connection):
            for column, shown in zip(pair.columns, pair.labels, strict=True):
                codelist = pair.concept(column)["codelist"]
                if not codelist:
                    continue
                codes = counts(connection, f'marts."{pair.mart}"', column.name)
                told = counts(connection, f'marts_zh."{pair.chinese}"', shown.name)
                if codelist in lists:
                    assert {words[codelist, code]: count for code, count in codes.items()} == told
                else:
                    assert sum(codes.values()) == sum(told.values())
                    english = {word for text in told for word in re.findall("[a-z_-]{3,}", text)}
                    assert english <= indicators


def listed(columns: Iterable[MartColumn]) -> str:
    return ", ".join(f'"{column.name}"' for column in columns)


def counts(connection: psycopg.Connection, view: str, column: str) -> dict[str, int]:
    rows = connection.execute(f'select "{column}", count(*) from {view} where "{column}" is not null group by 1')
    return dict(rows.fetchall())


def test_names_are_chinese_and_short_enough_and_comments_name_the_column_of_the_mart_and_say_what_it_means(reader):
    for pair in pairs(reader):
        for name in [pair.chinese, *(shown.name for shown in pair.labels)]:
            assert re.fullmatch(r"[\u4e00-\u9fff_]+", name)
            assert len(name.encode()) <= 63
        for column, shown in zip(pair.columns, pair.labels, strict=True):
            told = _COMMENT.fullmatch(shown.comment or "")
            assert told, f"{pair.mart}.{column.name} is not described in Chinese: add it to seeds/concepts.csv"
            assert told[1] == column.name


def test_every_value_that_a_column_may_have_has_a_word():
    words = {(row["codelist"], row["code"]) for row in seed("codes")}
    concepts = {(row["column_name"], row["mart"]): row["codelist"] for row in seed("concepts")}
    for file in (SEEDS.parent / "models" / "marts").rglob("*.yml"):
        for mart in yaml.safe_load(file.read_text(encoding="utf-8"))["models"]:
            for column in mart["columns"]:
                name = column["name"]
                codelist = concepts.get((name, mart["name"]), concepts.get((name, "")))
                for test in column.get("data_tests", []):
                    values = test["accepted_values"]["arguments"]["values"] if "accepted_values" in test else []
                    assert {(codelist, value) for value in values} <= words, f"{mart['name']}.{name}"


def test_a_question_in_chinese_needs_no_prefix(examples: Examples):
    answer = huibao("sql", "select count(*) from 目标完成情况 where 结论 = '未达成'", "--format", "csv")
    english = huibao("sql", "select count(*) from target_vs_actual where verdict = 'missed'", "--format", "csv")
    assert (answer.code, answer.out) == (0, english.out)


@pytest.fixture
def owner(database: Database):
    with database.connect_as_transformer() as connection:
        yield connection


WORDING = Wording(
    {
        (None, "scores"): Concept("考试成绩。"),
        ("mark", None): Concept("等第。", "mark"),
        ("reason", None): Concept("原因。", "reason"),
    },
    codes={"mark": {"good": "良"}},
    phrases={"reason": {"late": "迟到", "late by ": "迟到了"}},
)


def publish_scores(owner: psycopg.Connection, query: str, wording: Wording = WORDING) -> None:
    owner.execute("drop table if exists build.scores")
    owner.execute(f"create table build.scores as {query}")
    owner.execute("comment on table build.scores is '成绩 - Scores.'")
    owner.execute("comment on column build.scores.mark is '等第 - the mark.'")
    publish(owner, start_build(owner, "inputs", "project"), ["scores"], wording=wording)


def test_a_value_that_no_list_knows_is_shown_as_it_is_and_a_column_without_a_name_keeps_its_own(owner):
    publish_scores(owner, "select unnest(array['good', 'odd', null]) as mark, 1 as id")
    assert owner.execute("select 等第, id from marts_zh.成绩").fetchall() == [("良", 1), ("odd", 1), (None, 1)]


def test_the_longer_phrase_goes_before_the_shorter(owner):
    publish_scores(owner, "select 'good' as mark, 'late by 5' as reason")
    assert owner.execute("select reason from marts_zh.成绩").fetchone() == ("迟到了5",)


def test_another_wording_or_other_columns_are_shown_with_the_build_that_brings_them(owner, database):
    publish_scores(owner, "select 'good' as mark")
    for query, codes, answer in (
        ("select 'good' as mark", {"good": "优"}, [("优",)]),
        ("select 'good' as mark, 1 as more", {"good": "优"}, [("优", 1)]),
        ("select 'good' as mark, 'x' as more", {"good": "优"}, [("优", "x")]),
        ("select 'good'::varchar(9) as mark", {}, [("good",)]),
    ):
        publish_scores(owner, query, Wording(WORDING.concepts, codes={"mark": codes}))
        with database.connect_as_reader() as reader:
            assert reader.execute("select * from marts_zh.成绩").fetchall() == answer


def test_a_view_whose_mart_is_gone_is_gone_and_what_is_not_ours_stays(owner):
    publish_scores(owner, "select 'good' as mark")
    owner.execute("create view marts_zh.theirs as select 1 as id")
    owner.execute("create table build.others as select 1 as id")
    publish(owner, start_build(owner, "inputs", "project"), ["others"], wording=WORDING)
    rows = owner.execute("select viewname from pg_views where schemaname in ('marts', 'marts_zh') order by viewname")
    assert rows.fetchall() == [("others",), (LIVE_VIEW,), ("theirs",)]


def test_an_earlier_build_is_shown_in_its_own_words(owner):
    publish_scores(owner, "select 'good' as mark")
    publish_scores(owner, "select 'good' as mark, 1 as more", Wording(WORDING.concepts, codes={"mark": {"good": "优"}}))
    roll_back(owner)
    assert owner.execute("select * from marts_zh.成绩").fetchall() == [("良",)]


def test_within_a_statement_both_schemas_show_one_build(owner, database):
    publish_scores(owner, "select 'good' as mark, 0 as build")
    with database.connect_as_reader() as reader:
        reader.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        for number in (1, 2):
            assert reader.execute("select a.build, b.build from marts.scores a, marts_zh.成绩 b").fetchone() == (0, 0)
            publish_scores(owner, f"select 'good' as mark, {number} as build")
        reader.commit()
        assert reader.execute("select a.build, b.build from marts.scores a, marts_zh.成绩 b").fetchone() == (2, 2)


@pytest.mark.parametrize(
    ("labels", "complaint"),
    [(["字" * 22], "longer than 63 bytes"), (["名", "名"], "名 stands for 2 things in 成绩")],
)
def test_a_name_that_postgresql_would_cut_off_or_confuse_is_refused(labels: list[str], complaint: str):
    columns = tuple(MartColumn(f"c{index}", "text", f"{name} - it.") for index, name in enumerate(labels))
    with pytest.raises(PublishError, match=complaint):
        translated_views([Mart("scores", "成绩 - Scores.", columns)], Wording())
