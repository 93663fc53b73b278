"""Publishing on hand-made marts in the build schema: no dbt is needed to see that it never blinks."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator

import psycopg
import pytest

from warehouse.connection import Database
from warehouse.errors import PublishError
from warehouse.publish import (
    MadeRows,
    MartFunction,
    Removed,
    current_build,
    kept_builds,
    publish,
    remove_builds,
    roll_back,
    start_build,
)


@pytest.fixture
def owner(database: Database):
    with database.connect_as_transformer() as connection:
        yield connection


def build_and_publish(owner: psycopg.Connection, query: str, name: str = "scores") -> tuple[int, int]:
    owner.execute(f"drop table if exists build.{name}")
    owner.execute(f"create table build.{name} as {query}")
    return publish(owner, start_build(owner, "inputs", "project"), [name])


def test_the_view_shows_what_was_built(owner):
    build_and_publish(owner, "select 1 as id, '甲' as name")
    assert owner.execute("select * from marts.scores").fetchall() == [(1, "甲")]


def test_a_row_that_did_not_change_is_not_written_again(owner):
    build_and_publish(owner, "select id, id * 2 as score from generate_series(1, 100) as id")
    changed = build_and_publish(
        owner, "select id, case when id = 7 then 0 else id * 2 end as score from generate_series(1, 100) as id"
    )
    assert changed == (1, 1)
    assert owner.execute("select count(*) from published.scores").fetchone() == (101,)
    assert owner.execute("select count(*), min(score) from marts.scores").fetchone() == (100, 0)


def test_a_row_that_comes_back_is_shown_again(owner):
    for present in (True, False, True):
        build_and_publish(owner, f"select 1 as id where {present}")
        assert owner.execute("select count(*) from marts.scores").fetchone() == (int(present),)


def test_rows_that_were_made_stand_for_some_and_the_others_stay(owner):
    build_and_publish(owner, "select id, id % 2 as part from generate_series(1, 10) as id")
    owner.execute("create temporary table scores as select 3 as id, 1 as part union all select 99, 1")
    made = {"scores": MadeRows("pg_temp", "{part} = 1")}
    assert publish(owner, start_build(owner, "inputs", "project"), ["scores"], made=made) == (1, 4)
    rows = owner.execute("select array_agg(id order by id) from marts.scores").fetchone()
    assert rows == ([2, 3, 4, 6, 8, 10, 99],)
    roll_back(owner)
    assert owner.execute("select count(*), max(id) from marts.scores").fetchone() == (10, 10)


def test_a_mart_that_was_not_made_stays_as_it_is_even_after_a_publish_that_was_cut_off(owner):
    build_and_publish(owner, "select 1 as id")
    cut_off = start_build(owner, "inputs", "project")
    owner.execute("update published.scores set last_build = 1")
    owner.execute(
        "insert into published.scores (first_build, row_hash, id) values (%s, gen_random_uuid(), 2)", [cut_off]
    )
    assert publish(owner, start_build(owner, "inputs", "project"), ["scores"], made={}) == (0, 0)
    assert owner.execute("select * from marts.scores").fetchall() == [(1,)]


def test_rows_are_known_by_a_column_whatever_its_type_was_before(owner):
    for query in ("select 1 as id, 1 as part", "select 1 as id, 'a' as part union all select 2, 'b'"):
        build_and_publish(owner, query)
    owner.execute("create temporary table scores as select 3 as id, 'a' as part")
    made = {"scores": MadeRows("pg_temp", "{part} = any('{{a}}'::text[])")}
    assert publish(owner, start_build(owner, "inputs", "project"), ["scores"], made=made) == (1, 1)
    assert owner.execute("select id from marts.scores order by id").fetchall() == [(2,), (3,)]


def test_nothing_is_seen_before_the_pointer_moves_and_a_publish_that_was_cut_off_leaves_no_trace(owner, database):
    build_and_publish(owner, "select 1 as id")
    owner.execute("drop table build.scores")
    owner.execute("create table build.scores as select 2 as id")
    owner.execute("create table build.broken as select 1 as id")
    blocker = database.connect()
    blocker.execute("create view marts.broken as select 'not ours' as id")
    blocker.execute("create view public.theirs as select * from marts.broken")
    blocker.commit()
    with pytest.raises(PublishError, match="depends on"):
        publish(owner, start_build(owner, "inputs", "project"), ["scores", "broken"])
    assert owner.execute("select id from marts.scores").fetchall() == [(1,)]
    blocker.execute("drop view public.theirs")
    blocker.commit()
    blocker.close()
    publish(owner, start_build(owner, "inputs", "project"), ["scores", "broken"])
    assert owner.execute("select id from marts.scores").fetchall() == [(2,)]
    assert owner.execute("select count(*) from published.scores where last_build is null").fetchone() == (1,)


def test_a_transaction_sees_one_build_to_its_end(owner, database):
    build_and_publish(owner, "select 1 as id")
    with database.connect() as reader:
        reader.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        assert reader.execute("select id from marts.scores").fetchall() == [(1,)]
        build_and_publish(owner, "select 2 as id")
        assert reader.execute("select id from marts.scores").fetchall() == [(1,)]
        reader.commit()
        assert reader.execute("select id from marts.scores").fetchall() == [(2,)]


def test_a_column_may_come_go_and_change_its_type(owner):
    build_and_publish(owner, "select 1 as id, 'x' as note")
    build_and_publish(owner, "select 1 as id, 5 as note, true as fresh")
    assert owner.execute("select id, note, fresh from marts.scores").fetchall() == [(1, 5, True)]
    build_and_publish(owner, "select 1 as id")
    assert owner.execute("select * from marts.scores").fetchall() == [(1,)]


def test_the_reader_may_select_from_a_view_whose_columns_changed(owner, database):
    for query in ("select 1 as id", "select 1 as id, 2 as more"):
        build_and_publish(owner, query)
        with database.connect_as_reader() as reader:
            assert reader.execute("select id from marts.scores").fetchone() == (1,)


def test_comments_of_the_built_table_stand_on_the_view(owner):
    owner.execute("create table build.scores as select 1 as id")
    owner.execute("comment on table build.scores is 'One row per score.'")
    owner.execute("comment on column build.scores.id is '编号'")
    publish(owner, start_build(owner, "inputs", "project"), ["scores"])
    comments = owner.execute(
        "select obj_description('marts.scores'::regclass), col_description('marts.scores'::regclass, 1)"
    )
    assert comments.fetchone() == ("One row per score.", "编号")


def test_rows_are_indexed_by_what_is_asked_whatever_the_type_of_a_column_was_before(owner):
    wanted = {"scores": [["id"], ["id", "name"], ["name", "missing"]]}
    for query in ("select 1 as id, 'x' as name", "select '1' as id, 'x' as name", "select 1 as id, 'x' as name"):
        owner.execute("drop table if exists build.scores")
        owner.execute(f"create table build.scores as {query}")
        publish(owner, start_build(owner, "inputs", "project"), ["scores"], indexes=wanted)
    indexes = owner.execute(
        "select indexname from pg_indexes where schemaname = 'published' and tablename = 'scores' order by 1"
    )
    assert [name for (name,) in indexes] == [
        "scores_by_id",
        "scores_by_id:text",
        "scores_by_id:text_name",
        "scores_by_id_name",
        "scores_valid",
    ]


def test_who_asks_right_after_a_publish_is_answered_from_an_index_alone_by_a_plan_for_one_build(owner):
    owner.execute(
        "create table build.scores as select id, id % 2 as odd, repeat('x', 900) as text from generate_series(1, 5000) as id"
    )
    publish(owner, start_build(owner, "inputs", "project"), ["scores"], indexes={"scores": [["odd"]]})
    explained = owner.execute(
        "explain (analyze, format json) select odd, count(*) from marts.scores where odd = 1 group by odd"
    ).fetchone()
    nodes = list(plan_nodes(explained[0][0]["Plan"]))
    (scan,) = (node for node in nodes if node.get("Relation Name") == "scores")
    (pointer,) = (node for node in nodes if node.get("Relation Name") == "current_build")
    assert (scan["Node Type"], scan["Heap Fetches"], pointer["Plan Rows"]) == ("Index Only Scan", 0, 1)


def plan_nodes(plan: dict) -> Iterator[dict]:
    yield plan
    for part in plan.get("Plans", ()):
        yield from plan_nodes(part)


def test_a_mart_that_is_no_longer_built_is_no_longer_shown(owner):
    build_and_publish(owner, "select 1 as id")
    build_and_publish(owner, "select 1 as id", name="others")
    assert owner.execute("select to_regclass('marts.scores'), to_regclass('marts.others') is not null").fetchone() == (
        None,
        True,
    )


def test_readers_never_see_an_error_an_empty_answer_or_a_mixed_one(owner, database):
    """Forty readers, some of them in transactions that outlive several builds, through a hundred publishes."""
    build_and_publish(owner, SCORES.format(build=0, more=""))
    granted = grants(owner)
    stop, faults, asked = threading.Event(), [], Counter()

    def ask(reader: psycopg.Connection) -> object:
        asked["questions"] += 1
        answer = reader.execute(
            "select count(*), count(distinct build), min(build), (select max(build) from marts.scores) from marts.scores"
        ).fetchone()
        if answer is None or answer[:2] != (50, 1) or answer[2] != answer[3]:
            faults.append(answer)
        return answer

    def read(questions: int) -> None:
        """Ask so many questions a transaction."""
        try:
            with database.connect_as_reader() as reader:
                reader.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
                while not stop.is_set():
                    told = {ask(reader) for _ in range(questions)}
                    reader.commit()
                    if len(told) != 1:
                        faults.append(told)
        except psycopg.Error as error:
            faults.append(error)

    readers = [threading.Thread(target=read, args=[1 if number % 5 else 20]) for number in range(40)]
    for reader in readers:
        reader.start()
    for number in range(1, 101):
        build_and_publish(owner, SCORES.format(build=number, more=COLUMNS.get(number // 20, "")))
        assert grants(owner) == granted
        if number % 10 == 0:
            roll_back(owner)
            roll_back(owner, max(build.build_id for build in kept_builds(owner)))
            remove_builds(owner, keep=3)
    stop.set()
    for reader in readers:
        reader.join()
    assert faults == []
    assert asked["questions"] > 400


SCORES = "select id, {build} as build{more} from generate_series(1, 50) as id"
COLUMNS = {1: ", 'text' as note", 2: ", 5 as note", 3: ", true as fresh", 4: ", 6.5 as note, 'x' as late"}


def grants(owner: psycopg.Connection) -> object:
    """Who may do what with the view."""
    return owner.execute("select relacl::text from pg_class where oid = 'marts.scores'::regclass").fetchone()


def numbers_shown(owner: psycopg.Connection) -> list[object]:
    return [number for (number,) in owner.execute("select build from marts.scores order by 1")]


def test_rolling_back_shows_an_earlier_build_with_its_columns_and_functions_and_forward_again(owner):
    publish_with(owner, "select 1 as build", function_of("select build from marts.scores", "build integer"))
    publish_with(owner, "select 'two' as build, true as fresh", [])
    assert roll_back(owner) == 1
    assert owner.execute("select * from marts.scores").fetchall() == [(1,)]
    assert owner.execute("select * from marts.above(0)").fetchall() == [(1,)]
    assert roll_back(owner, 2) == 2
    assert owner.execute("select * from marts.scores").fetchall() == [("two", True)]
    assert owner.execute("select to_regproc('marts.above')").fetchone() == (None,)


def test_a_mart_that_an_earlier_build_had_is_shown_with_it(owner):
    build_and_publish(owner, "select 1 as id")
    build_and_publish(owner, "select 2 as id", name="others")
    roll_back(owner)
    assert owner.execute("select id, to_regclass('marts.others') from marts.scores").fetchall() == [(1, None)]


def test_a_build_after_a_rollback_goes_on_from_what_is_shown_and_ends_what_was_rolled_back_from(owner):
    for number in (1, 2, 3):
        build_and_publish(owner, f"select {number} as build")
    roll_back(owner, 1)
    build_and_publish(owner, "select 1 as build union select 4")
    assert numbers_shown(owner) == [1, 4]
    assert [build.build_id for build in kept_builds(owner)] == [1, 4]
    roll_back(owner)
    assert numbers_shown(owner) == [1]


def test_a_build_that_is_not_kept_cannot_be_shown_and_the_error_names_those_that_are(owner):
    with pytest.raises(PublishError, match="Nothing is published yet"):
        roll_back(owner)
    build_and_publish(owner, "select 1 as build")
    with pytest.raises(PublishError, match="No build before 1 is kept"):
        roll_back(owner)
    with pytest.raises(PublishError, match="Build 7 is not kept; those that are: 1"):
        roll_back(owner, 7)


def test_removing_builds_leaves_the_last_ones_and_what_is_shown(owner):
    for number in range(1, 6):
        build_and_publish(owner, f"select {number} as build", name="old" if number < 3 else "scores")
    assert remove_builds(owner, keep=2) == Removed(builds=(1, 2, 3), rows=3)
    assert numbers_shown(owner) == [5]
    assert owner.execute("select to_regclass('published.old')").fetchone() == (None,)
    assert roll_back(owner) == 4
    assert numbers_shown(owner) == [4]
    assert remove_builds(owner, keep=2) == Removed(builds=(), rows=0)


def test_rows_of_a_removed_build_stay_visible_to_a_transaction_that_reads_it(owner, database):
    build_and_publish(owner, "select 1 as build")
    with database.connect() as reader:
        reader.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        assert numbers_shown(reader) == [1]
        for number in (2, 3):
            build_and_publish(owner, f"select {number} as build")
        assert remove_builds(owner, keep=1).rows == 2
        assert numbers_shown(reader) == [1]


def test_the_pointer_names_the_build_and_what_it_was_made_from(owner):
    assert current_build(owner) is None
    build_and_publish(owner, "select 1 as id")
    build = current_build(owner)
    assert (build.inputs, build.project) == ("inputs", "project")


def function_of(query: str, columns: str = "id integer") -> list[MartFunction]:
    definition = (
        f"create or replace function marts.above(threshold integer) returns table ({columns}) language sql stable "
    )
    return [MartFunction("above", f"{definition}as $$ {query} $$; comment on function marts.above is 'Scores.'")]


def publish_with(owner: psycopg.Connection, query: str, functions: list[MartFunction]) -> None:
    owner.execute("drop table if exists build.scores")
    owner.execute(f"create table build.scores as {query}")
    publish(owner, start_build(owner, "inputs", "project"), ["scores"], functions)


def test_a_function_is_published_with_the_views_and_the_reader_may_call_it(owner, database):
    publish_with(
        owner,
        "select id from generate_series(1, 5) as id",
        function_of("select id from marts.scores where id > threshold order by id"),
    )
    with database.connect_as_reader() as reader:
        assert reader.execute("select id from above(3)").fetchall() == [(4,), (5,)]


def test_a_function_is_replaced_only_when_its_definition_changed_and_dropped_when_it_is_gone(owner):
    def version() -> str | None:
        row = owner.execute("select xmin::text from pg_proc where proname = 'above'").fetchone()
        return row[0] if row else None

    first = function_of("select id from marts.scores where id > threshold")
    publish_with(owner, "select 1 as id", first)
    before = version()
    publish_with(owner, "select 2 as id", first)
    assert version() == before
    publish_with(owner, "select 2 as id", function_of("select id, true from marts.scores", "id integer, sure boolean"))
    assert owner.execute("select * from marts.above(0)").fetchall() == [(2, True)]
    publish_with(owner, "select 2 as id", [])
    assert version() is None


def test_a_function_answers_from_the_build_of_the_query_that_asks_and_never_from_two(owner, database):
    functions = function_of("select build from marts.scores", "build integer")
    publish_with(owner, "select id, 0 as build from generate_series(1, 50) as id", functions)
    stop, faults = threading.Event(), []

    def read() -> None:
        query = "select count(distinct build) from (select build from above(0) union all select build from scores) as b"
        with database.connect_as_reader() as reader:
            while not stop.is_set():
                answer = reader.execute(query).fetchone()
                reader.commit()
                if answer != (1,):
                    faults.append(answer)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(1, 11):
        publish_with(owner, f"select id, {number} as build from generate_series(1, 50) as id", functions)
    stop.set()
    reader.join()
    assert faults == []
