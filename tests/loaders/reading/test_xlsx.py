import datetime
import io

import openpyxl
import pytest

from loaders.errors import RejectedDocument
from loaders.reading import decode


def read(book: openpyxl.Workbook):
    file = io.BytesIO()
    book.save(file)
    return decode(file.getvalue(), "annex.xlsx")


def test_rows_are_lines_with_tabs_and_know_their_sheet_and_row() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "附表1"
    for row in (["主要指标表"], ["指标", "2024年", None], [None, "计划", "实际"], [], ["注：数据为快报数"]):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    read_back = read(book)
    assert read_back.text == "主要指标表\n指标\t2024年\n\t计划\t实际\n\n注：数据为快报数"
    assert [place.where for place in read_back.places] == ["附表1!A1", "附表1!A2", "附表1!A3", "附表1!A5"]


@pytest.mark.parametrize(
    ("value", "shape", "shown"),
    [
        (842.46, "General", "842.46"),
        (842.4600000000001, "General", "842.46"),
        (332.0, "General", "332"),
        (0.065, "0.0%", "6.5%"),
        (0.05, "0%", "5%"),
        (6.549, "0.0", "6.5"),
        (1234567, "#,##0", "1234567"),
        (-2.1, "0.0_ ;[Red]\\-0.0\\ ", "-2.1"),
        (12, '0"万人"', "12"),
        (datetime.datetime(2024, 12, 31), "yyyy-mm-dd", "2024-12-31"),
        ("增长\n5%", "General", "增长 5%"),
        (None, "General", ""),
    ],
)
def test_a_number_is_written_as_the_sheet_shows_it(value: object, shape: str, shown: str) -> None:
    book = openpyxl.Workbook()
    book.active.append(["指标", value, "末"])
    book.active["B1"].number_format = shape
    assert read(book).text == (f"指标\t{shown}\t末" if shown else "指标\t末")


def test_hidden_sheets_and_empty_columns_are_left_out() -> None:
    book = openpyxl.Workbook()
    book.active.append([None, "税收", None, 5])
    hidden = book.create_sheet("旧数据")
    hidden.append(["税收", 4])
    hidden.sheet_state = "hidden"
    assert read(book).text == "税收\t5"


def test_a_formula_shows_the_value_that_was_saved_with_it() -> None:
    book = openpyxl.Workbook()
    book.active.append(["税收", "=1+4"])
    assert read(book).text == "税收"  # openpyxl saves no values; a program that counts does


def test_a_workbook_with_a_cell_far_away_is_too_large() -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1"] = "税收", 5
    with pytest.raises(RejectedDocument) as rejected:
        read(book)
    assert rejected.value.code == "too_large"


def test_a_workbook_of_a_hundred_thousand_cells_is_too_large() -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for _ in range(600):
        sheet.append([1] * 200)
    with pytest.raises(RejectedDocument) as rejected:
        read(book)
    assert rejected.value.code == "too_large"
