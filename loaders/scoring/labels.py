"""Hand-read reports: the labels of a folder, as the facts and projects that a perfect reader would print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from loaders.facts import Fact, Project

_Told = TypeVar("_Told", Fact, Project)

_FACTS = ".facts.jsonl"
_REPORT_SUFFIXES = (".txt", ".md", ".html")


class FaultyLabels(Exception):
    """The labels of a report cannot be used; the message names the file and what is wrong with it."""


class HandRead(msgspec.Struct, frozen=True, kw_only=True):
    """What a person found in a report.

    Attributes:
        facts: in the order of the labels, each at its place in the document's stored text.
        projects: in the order of the labels; they need no place.
    """

    facts: tuple[Fact, ...]
    projects: tuple[Project, ...]


class _Place(msgspec.Struct, frozen=True):
    id: int
    start: int
    end: int


def labelled_names(gold: Path) -> list[str]:
    """The names of the reports that a folder has labels of.

    Raises:
        FaultyLabels: it has none.
    """
    names = sorted(file.name.removesuffix(_FACTS) for file in gold.glob(f"*{_FACTS}"))
    if not names:
        raise FaultyLabels(f"{gold}: no hand-read report is here; each is a file NAME{_FACTS}.")
    return names


def report_beside(gold: Path, name: str, reports: Path | None = None) -> Path:
    """The report that labels are of: in `reports`, or beside the labels, or in the folder `reports` there or next to it.

    Raises:
        FaultyLabels: it is in none of them.
    """
    folders = [reports] if reports else [gold, gold / "reports", gold.resolve().parent / "reports"]
    for folder in folders:
        for suffix in _REPORT_SUFFIXES:
            if (file := folder / f"{name}{suffix}").is_file():
                return file
    looked = ", ".join(map(str, folders))
    raise FaultyLabels(f"{gold / name}{_FACTS}: its report {name}.txt, .md or .html is not in {looked}.")


def hand_read(gold: Path, name: str, text: str) -> HandRead:
    """The labels of one report.

    Args:
        gold: the folder of the labels.
        name: of the report.
        text: the stored text of the report's document, into which the labels point.

    Raises:
        FaultyLabels: a line is no label, or points to nothing in the text.
        OSError: a file is missing.
    """
    places = {place.id: place for place in _places(gold / f"{name}.candidates.json")}
    facts = tuple(_facts(gold / f"{name}{_FACTS}", places, text))
    projects = tuple(_record(label, where, Project) for where, label in _labels(gold / f"{name}.projects.jsonl"))
    return HandRead(facts=facts, projects=projects)


def _facts(file: Path, places: Mapping[int, _Place], text: str) -> Iterator[Fact]:
    for where, label in _labels(file):
        if "skip" in label:
            continue
        start, end = _span(label, where, places, text)
        found = {"start": start, "end": end, "quote": text[start:end], "sentence": _sentence(text, start, end)}
        yield _record(label | found, where, Fact)


def _span(label: Mapping[str, Any], where: str, places: Mapping[int, _Place], text: str) -> tuple[int, int]:
    """Where a label's quantity stands: by its number, else where its quote is found first."""
    number = label.get("id")
    if number is not None and (place := places.get(number)) is not None:
        if not 0 <= place.start < place.end <= len(text):
            raise FaultyLabels(f"{where}: place {place.id} ends behind the report's text.")
        return place.start, place.end
    quote = str(label.get("quote") or "")
    if number is not None or not quote or quote not in text:
        raise FaultyLabels(f"{where}: neither its id nor its quote says where it stands in the report.")
    start = text.index(quote)
    return start, start + len(quote)


def _sentence(text: str, start: int, end: int) -> str:
    """The words around a quantity, for whoever looks at a mistake."""
    first = max(text.rfind(stop, 0, start) for stop in "。\n") + 1
    last = min((place for stop in "。\n" if (place := text.find(stop, end)) >= 0), default=len(text))
    return text[first:last].strip()


def _places(file: Path) -> list[_Place]:
    try:
        return msgspec.json.decode(file.read_bytes(), type=list[_Place])
    except msgspec.DecodeError as error:
        raise FaultyLabels(f"{file}: {error}.") from error


def _labels(file: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The labels of a file, each with the place to name where it is wrong."""
    for number, line in enumerate(file.read_bytes().splitlines(), start=1):
        if not line.strip():
            continue
        try:
            yield f"{file}:{number}", msgspec.json.decode(line, type=dict[str, Any])
        except msgspec.DecodeError as error:
            raise FaultyLabels(f"{file}:{number}: {error}.") from error


def _record(label: Mapping[str, Any], where: str, kind: type[_Told]) -> _Told:
    try:
        return msgspec.convert({**label, "kind": kind.__struct_config__.tag, "document": ""}, kind)
    except msgspec.ValidationError as error:
        raise FaultyLabels(f"{where}: {error}.") from error
