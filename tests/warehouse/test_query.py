from __future__ import annotations

import io
import json
from datetime import date
from decimal import Decimal

import pytest

from warehouse.errors import WarehouseError
from warehouse.query import Answer, ask, print_csv, print_json, print_table

ANSWER = Answer(("name", "value", "day"), [("甲,乙", Decimal("6.50"), date(2024, 1, 9)), (None, Decimal("7"), None)])


def printed(how) -> str:
    out = io.StringIO()
    how(ANSWER, out)
    return out.getvalue()


def test_csv_has_a_header_quotes_where_needed_and_lines_that_end_in_a_newline():
    assert printed(print_csv) == 'name,value,day\n"甲,乙",6.5,2024-01-09\n,7,\n'


def test_json_is_an_array_of_objects_with_numbers_as_numbers():
    assert json.loads(printed(print_json)) == [
        {"name": "甲,乙", "value": 6.5, "day": "2024-01-09"},
        {"name": None, "value": 7, "day": None},
    ]


def test_a_table_says_how_many_rows_there_are():
    assert printed(print_table).endswith("(2 rows)\n")


def test_a_query_is_answered_as_the_reader(database):
    assert ask(database, "select current_user::text as who") == Answer(("who",), [("huibao_reader",)])


@pytest.mark.parametrize(
    "query",
    [
        "create temporary table x (id int)",
        "select 1; drop schema marts cascade",
        "select * from nowhere",
        "select set_config('role', 'postgres', false)",
    ],
)
def test_what_is_no_reading_is_refused_in_postgresqls_words(database, query):
    with pytest.raises(WarehouseError):
        ask(database, query)
