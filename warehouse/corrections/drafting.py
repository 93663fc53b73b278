"""Entries as `huibao correct` writes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from warehouse.corrections.entries import RecordKind, Values, fields_of
from warehouse.corrections.readings import Reading

_TELLING: dict[RecordKind, tuple[str, ...]] = {"fact": ("indicator", "measure"), "project": ("name", "milestone")}
"""What says which reading is meant, to people too; more is said where that is not enough."""


def missed(place: Reading, values: Values, said: Values) -> Values:
    """An entry, as YAML has it, of what the reader missed.

    Args:
        place: the words.
        values: all that they tell.
        said: what people say of the entry: reason, who, date, status.
    """
    return _head(place) | {"from": None, "to": values} | said


def withdrawn(reading: Reading, beside: Iterable[Reading], said: Values) -> Values:
    """An entry of what is read and is none; `beside` is all that is read of the same words."""
    return _head(reading) | {"from": _telling(reading, beside, {}), "to": None} | said


def changed(reading: Reading, beside: Iterable[Reading], values: Values, said: Values) -> Values:
    """An entry of fields that should say something else."""
    before = {field: reading.values[field] for field in values}
    told = _telling(reading, beside, before)
    expected = {"expect": told} if told else {}
    return _head(reading) | {"from": before, "to": values} | expected | said


def _head(reading: Reading) -> Values:
    head: Values = {"what": str(reading.place), "quote": reading.quote}
    if reading.sentence:
        head["sentence"] = reading.sentence
    if reading.record != "fact":
        head["record"] = reading.record
    return head


def _telling(reading: Reading, beside: Iterable[Reading], before: Values) -> Values:
    """The fields, beside those that change, that say which reading is meant."""
    others = [other.values for other in beside if other.record == reading.record]
    told = {field: reading.values[field] for field in _first(reading) if field not in before}
    for field in fields_of(reading.record):
        if any(other[field] != reading.values[field] for other in _alike(others, told | before)):
            told[field] = reading.values[field]
    return told


def _first(reading: Reading) -> Iterable[str]:
    for field in _TELLING[reading.record]:
        yield "subject" if field == "indicator" and reading.values[field] is None else field


def _alike(others: Sequence[Values], told: Values) -> list[Values]:
    return [other for other in others if all(other[field] == value for field, value in told.items())]
