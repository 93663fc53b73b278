"""One entry of a corrections file: its fields, and all that can be wrong with them."""

from __future__ import annotations

import difflib
import hashlib
import math
import re
import typing
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any, Literal

import msgspec

from loaders.catalogue import catalogue
from loaders.facts import Fact, Project
from warehouse.errors import WarehouseError
from warehouse.periods import days

RecordKind = Literal["fact", "project"]
Action = Literal["change", "withdraw", "add"]
Status = Literal["proposed", "approved", "retired"]
Values = dict[str, Any]

_PLACED = {"document", "report", "quote", "start", "end", "sentence", "confidence", "rules"}
"""Where a record was read and how; what it says is the rest, and that can be corrected."""


def _types(record: type[msgspec.Struct]) -> dict[str, Any]:
    return {field.name: field.type for field in msgspec.structs.fields(record) if field.name not in _PLACED}


_TYPES: dict[RecordKind, dict[str, Any]] = {"fact": _types(Fact), "project": _types(Project)}
_NEEDED: dict[RecordKind, tuple[str, ...]] = {
    "fact": ("subject", "period", "scenario", "measure"),
    "project": ("name", "milestone", "period", "scenario"),
}
_WITHOUT_NUMBER = {"sync", "above", "below", "reference"}
"""Bounds of targets that are told without a number."""

_EVIDENCE = re.compile(r"([0-9a-f]{64})#(\d{1,9})-(\d{1,9})")


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """One entry.

    Attributes:
        what: `<document hash>#<start>-<end>`: the document and the place of the quote in its stored text.
        quote: the words at that place; needed for what the reader missed.
        sentence: the sentence around them, by which they are found again where another reader cut the text otherwise.
        record: what is corrected there, a fact or a project's milestone.
        before: `from` in the file: the fields that change, as the reader reads them; None if it reads nothing.
        after: `to` in the file: the same fields as they should be; None if nothing should be read.
        expect: what else the reader reads of it; tells it from other readings of the same words.
        reason: why, for whoever reviews it.
        who: who says so.
        entered: `date` in the file: when it was entered.
        status: only what is approved applies.
    """

    what: str
    quote: str | None = None
    sentence: str | None = None
    record: RecordKind = "fact"
    before: Values | None = msgspec.field(name="from")
    after: Values | None = msgspec.field(name="to")
    expect: Values = {}
    reason: str
    who: str
    entered: date | None = msgspec.field(name="date", default=None)
    status: Status

    @property
    def action(self) -> Action:
        """What it does to the reading."""
        return "add" if self.before is None else "withdraw" if self.after is None else "change"

    @property
    def place(self) -> tuple[str, int, int]:
        """The document's content hash, and where the quote begins and ends in its stored text."""
        content_hash, _, offsets = self.what.partition("#")
        start, _, end = offsets.partition("-")
        return content_hash, int(start), int(end)

    @property
    def key(self) -> str:
        """The same as long as it says the same of the same place, whoever says why and however far its review is."""
        said = [self.what, self.record, self.before, self.after, self.expect]
        return hashlib.md5(msgspec.json.encode(said, order="sorted"), usedforsecurity=False).hexdigest()

    @property
    def guard(self) -> Values:
        """What the reader must read for the correction to be needed."""
        return self.expect | (self.before or {})


class BadEntry(WarehouseError):
    """An entry that cannot be used; the message says which field and what to write instead."""


def correction(entry: object) -> Correction:
    """An entry as YAML has it.

    Raises:
        BadEntry: something is missing, unknown or of no use; the first such thing is told.
    """
    if not isinstance(entry, Mapping):
        raise BadEntry("it is no mapping; an entry begins with `- what: <document hash>#<start>-<end>`")
    types = {field.encode_name: field.type for field in msgspec.structs.fields(Correction)}
    for field, value in entry.items():
        _check_known(str(field), types, "an entry")
        if (choices := _choices(types[field])) and value not in choices:
            raise BadEntry(f"{field}: {value!r} is none of {', '.join(choices)}")
    try:
        read = msgspec.convert(_with_texts(entry), Correction)
    except msgspec.ValidationError as error:
        raise BadEntry(str(error)) from error
    _check(read)
    return read


def value_of(record: RecordKind, field: str, text: str) -> object:
    """A value as typed at a prompt: a number where the field is one, null where nothing is typed.

    Raises:
        BadEntry: there is no such field, or it is no number.
    """
    check_field(record, field)
    if not text:
        return None
    if float not in typing.get_args(_TYPES[record][field]):
        return text
    try:
        number = float(text)
    except ValueError as error:
        raise BadEntry(f"{field}: {text!r} is no number") from error
    return int(number) if number.is_integer() else number


def check_field(record: RecordKind, field: str) -> None:
    """That a record has this field.

    Raises:
        BadEntry: it has none of this name; the message says which come near.
    """
    _check_known(field, _TYPES[record], f"a {record}")


def fields_of(record: RecordKind) -> tuple[str, ...]:
    """The fields that can be corrected."""
    return tuple(_TYPES[record])


def _with_texts(entry: Mapping[Any, Any]) -> Values:
    """The same with years as texts: in YAML, 2024 is a number."""
    return {
        field: {
            name: str(value) if name == "period" and isinstance(value, int) else value for name, value in values.items()
        }
        if isinstance(values, Mapping)
        else values
        for field, values in entry.items()
    }


def _check(entry: Correction) -> None:
    if not (match := _EVIDENCE.fullmatch(entry.what)) or int(match[2]) >= int(match[3]):
        raise BadEntry(f"what: {entry.what!r} is no evidence; the marts have it as <document hash>#<start>-<end>")
    for field in ("reason", "who"):
        if not getattr(entry, field).strip():
            raise BadEntry(f"{field}: say it in words")
    for name, values in (("from", entry.before), ("to", entry.after), ("expect", entry.expect)):
        for wrong in _faults(entry.record, values or {}):
            raise BadEntry(f"{name}.{wrong}")
    for wrong in _nonsense(entry):
        raise BadEntry(wrong)
    if entry.action == "add":
        for wrong in _missing(entry):
            raise BadEntry(wrong)
    if b"\\u0000" in msgspec.json.encode(entry):
        raise BadEntry("it holds a NUL character, which PostgreSQL cannot store")


def _faults(record: RecordKind, values: Values) -> Iterator[str]:
    for field, value in values.items():
        check_field(record, field)
        type_ = _TYPES[record][field]
        choices = _choices(type_)
        if choices and value is not None and value not in choices:
            yield f"{field}: {value!r} is none of {', '.join(choices)}"
        try:
            msgspec.convert(value, type_)
        except msgspec.ValidationError:
            yield f"{field}: {'null' if value is None else repr(value)} is no {'number' if float in typing.get_args(type_) else 'text'}"
        if isinstance(value, float) and not math.isfinite(value):
            yield f"{field}: {value} is no number"
        if field == "period":
            try:
                days(value)
            except ValueError as error:
                yield str(error)


def _nonsense(entry: Correction) -> Iterator[str]:
    """What each field allows and all of them together do not."""
    before, after, expect = entry.before, entry.after, entry.expect
    if before is None and after is None:
        yield "from and to are both null: that changes nothing; null is `from` of what was missed, `to` of what is no fact"
    if before is not None and after is not None:
        if set(before) != set(after):
            yield (
                f"from and to must have the same fields; {', '.join(sorted(set(before) ^ set(after)))} stands in one alone. "
                "What else the reader reads there belongs in expect"
            )
        if alike := [field for field in before if field in after and before[field] == after[field]]:
            yield f"from and to say the same of {', '.join(alike)}; leave out what does not change"
    if before == {}:
        yield "from: name at least one field as the reader reads it"
    if twice := set(expect) & set(before or after or {}):
        yield f"expect: {', '.join(sorted(twice))} stands in from or to already"
    code = (after or {}).get("indicator")
    if code is not None and code not in (codes := [indicator.code for indicator in catalogue()]):
        yield f"to.indicator: {_unknown(code, codes, 'no indicator of the catalogue')}"


def _missing(entry: Correction) -> Iterator[str]:
    """What is needed of a record that the reader missed."""
    after = entry.after or {}
    for field in _NEEDED[entry.record]:
        if field not in after:
            yield f"to: {field} is missing; what the reader missed needs {', '.join(_NEEDED[entry.record])}"
    if not entry.quote:
        yield "quote: it is needed where the reader missed something, as it stands in the text"
    if entry.expect:
        yield "expect: where the reader reads nothing there is nothing to expect"
    if entry.record == "fact" and after.get("value") is None and after.get("bound") not in _WITHOUT_NUMBER:
        yield f"to: value is missing; only targets with the bounds {', '.join(sorted(_WITHOUT_NUMBER))} have none"


def _choices(type_: Any) -> tuple[str, ...]:
    """The words that a field is one of; none if it may be anything of its type."""
    if typing.get_origin(type_) is Literal:
        return typing.get_args(type_)
    return tuple(word for part in typing.get_args(type_) for word in _choices(part))


def _check_known(field: str, known: Collection[str], what: str) -> None:
    if field not in known:
        raise BadEntry(_unknown(field, known, f"no field of {what}"))


def _unknown(word: str, known: Collection[str], what: str) -> str:
    near = difflib.get_close_matches(word, known, n=1)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(known))}"
    return f"{word!r} is {what}; {hint}"
