"""A table's cell in words: 98.5 in the row of an indicator, under the head 增长（%）, reads as 增长98.5%."""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.catalogue import catalogue
from loaders.grammar.codes import is_money
from loaders.grammar.tables import Cell, Column
from loaders.script import plain

_BARE_NUMBER = re.compile(r"^\s*(?P<sign>[-+±])?(?P<number>\d+(?:\.\d+)?)\s*(?P<rest>左右|以上|以内|以下)?\s*$")
_NUMBER_FIRST = re.compile(r"\s*-?\d")


class Words(NamedTuple):
    """A cell in words.

    Attributes:
        text: the words.
        added: how many characters stand before the cell's own.
        quote_end: where, in the cell, what is quoted ends; None if where the quantity does.
    """

    text: str
    added: int
    quote_end: int | None


def spelled_out(cell: Cell, column: Column) -> Words:
    """A cell as a sentence would have it: its row's name, what its column says, and its own text."""
    text = plain(cell.text)
    unit = cell.unit or column.unit
    code = catalogue().indicator(cell.name)
    of_money = code is not None and is_money(catalogue()[code].unit)
    rate = unit in ("", "%") or text.rstrip().endswith("%")
    in_percent = column.is_growth and column.unit in ("", "%")  # whatever unit the row names for its level
    grows = in_percent or (rate and of_money and (unit == "%" or "%" in text))
    if bare := _BARE_NUMBER.match(text):
        verb = ("下降" if bare["sign"] == "-" else "增长") if grows else "达到"
        text = f"{text[: bare.end('number')]}{'%' if grows else unit}{bare['rest'] or ''}"
        if bare["sign"]:
            text = text.replace(bare["sign"], " ", 1)
        return Words(cell.name + verb + text, len(cell.name + verb), bare.end("number"))
    verb = "增长" if grows and _NUMBER_FIRST.match(text) else ""
    return Words(cell.name + verb + text, len(cell.name + verb), None)
