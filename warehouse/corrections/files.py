"""Corrections files: where they are, what they say, and another entry at the end of one."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from warehouse.corrections.entries import BadEntry, Correction, correction
from warehouse.errors import WarehouseError
from warehouse.home import home

SUFFIXES = (".yml", ".yaml")

_HEAD = (
    "# Corrections of what was read. An entry applies once its status is approved; `huibao corrections` checks them.\n"
)


class Entry(NamedTuple):
    """A correction with the line on which it begins."""

    line: int
    correction: Correction


class BadCorrections(WarehouseError):
    """A file that cannot be used, with all that is wrong in it.

    Attributes:
        faults: what is wrong, each with its line.
    """

    def __init__(self, file: Path, faults: list[str]) -> None:
        super().__init__(f"{file}: {'; '.join(faults)}")
        self.faults = faults


def place() -> Path | None:
    """The file, or the folder of files: `HUIBAO_CORRECTIONS`, else `corrections.yml` of the data folder if it is there.

    Raises:
        WarehouseError: nothing is where the variable points: without its corrections, a warehouse would tell otherwise.
    """
    where = _given()
    if where.exists():
        return where
    if os.environ.get("HUIBAO_CORRECTIONS"):
        raise WarehouseError(f"HUIBAO_CORRECTIONS is {where}, where there is no file and no folder.")
    return None


def target(name: str | None) -> Path:
    """The file that a new entry goes to; it need not be there yet.

    Args:
        name: which file of the folder of corrections; None for `corrections.yml`.

    Raises:
        WarehouseError: a name is given, but the corrections are one file.
    """
    where = _given()
    if name and (Path(name).suffix not in SUFFIXES or Path(name).is_absolute() or ".." in Path(name).parts):
        raise WarehouseError(f"{name}: a file of the folder of corrections is called NAME.yml.")
    if where.is_dir() or (not where.exists() and where.suffix not in SUFFIXES):
        return where / (name or "corrections.yml")
    if name:
        raise WarehouseError(f"{where} is one file; HUIBAO_CORRECTIONS must name a folder to have several.")
    return where


def files(place: Path) -> dict[str, Path]:
    """The files at a place by the names under which the warehouse knows them: relative to the folder."""
    if place.is_file():
        return {place.name: place}
    found = (path for path in sorted(place.rglob("*")) if path.suffix in SUFFIXES and path.is_file())
    named = {path.relative_to(place).as_posix(): path for path in found}
    return {name: path for name, path in named.items() if not any(part.startswith(".") for part in Path(name).parts)}


def read(file: Path) -> list[Entry]:
    """The entries of a file.

    Raises:
        BadCorrections: it is no YAML, no list, or an entry of it cannot be used.
        OSError: it cannot be read.
    """
    return _entries(file, _text(file))


def append(file: Path, entry: Mapping[str, Any], heading: str) -> int:
    """Write an entry at the end of a file, which is made if it is not there; all that stands in it stays as it is.

    Args:
        file: where to.
        entry: as YAML has it.
        heading: what a reader of the file should know of it; it becomes a comment.

    Returns:
        The line on which the entry begins.

    Raises:
        BadEntry: the entry cannot be used.
        BadCorrections: the file cannot.
    """
    said = correction(entry)
    before = _text(file) if file.exists() else _HEAD
    entry_lines = yaml.safe_dump([dict(entry)], allow_unicode=True, sort_keys=False, width=10_000)
    comment = "".join(f"# {line}\n" for line in heading.splitlines())
    added = f"{'' if before.endswith(chr(10)) else chr(10)}\n{comment}{entry_lines}"
    held = [one.correction for one in _entries(file, before)]
    with suppress(BadCorrections):
        entries = _entries(file, before + added)
        if [one.correction for one in entries] == [*held, said]:
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("ab") as opened:
                opened.write((added if opened.tell() else before + added).encode())
            return entries[-1].line
    raise BadCorrections(file, ["an entry cannot be written at its end; write it by hand:\n\n" + entry_lines])


def refuse_twice(what: str, values: Mapping[str, Any]) -> None:
    """That nothing corrects this reading already.

    Raises:
        WarehouseError: an entry does that is not retired; the message says where it stands.
    """
    where = _given()
    for file in files(where).values() if where.exists() else ():
        with suppress(BadCorrections):  # another file's faults are told when it is taken in
            for line, entry in read(file):
                live = entry.what == what and entry.action != "add" and entry.status != "retired"
                if live and entry.guard.items() <= values.items():
                    raise WarehouseError(
                        f"{file}, line {line}, corrects it already ({entry.status}); change that entry."
                    )


def _given() -> Path:
    """Where corrections are kept; nothing need be there."""
    given = os.environ.get("HUIBAO_CORRECTIONS")
    return Path(given).expanduser().absolute() if given else home() / "corrections.yml"


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadCorrections(file, [f"it is no UTF-8 ({error})"]) from error


def _entries(file: Path, text: str) -> list[Entry]:
    loader = yaml.SafeLoader(text)
    try:
        root = loader.get_single_node()
        if root is None:
            return []
        if not isinstance(root, yaml.SequenceNode):
            raise BadCorrections(file, ["it is no list; an entry begins with `- what: <document hash>#<start>-<end>`"])
        return _checked(file, loader, root)
    except yaml.YAMLError as error:
        raise BadCorrections(file, [f"it is no YAML: {' '.join(str(error).split())}"]) from error
    except RecursionError as error:
        raise BadCorrections(file, ["an anchor in it refers to itself"]) from error
    finally:
        loader.dispose()


def _checked(file: Path, loader: yaml.SafeLoader, root: yaml.SequenceNode) -> list[Entry]:
    found: dict[str, Entry] = {}
    faults = []
    for node in root.value:
        line = node.start_mark.line + 1
        try:
            _refuse_twice(node)
            read = correction(loader.construct_document(node))
        except BadEntry as error:
            faults.append(f"line {line}: {error}")
            continue
        if read.key in found:
            faults.append(f"line {line}: it says the same as the entry on line {found[read.key].line}; take one out")
        found.setdefault(read.key, Entry(line, read))
    if faults:
        raise BadCorrections(file, faults)
    return list(found.values())


def _refuse_twice(node: yaml.Node) -> None:
    """YAML's own reader takes the last of two fields of one name without a word."""
    if not isinstance(node, yaml.MappingNode):
        return
    names = [key.value for key, _ in node.value]
    if twice := {name for name in names if names.count(name) > 1}:
        raise BadEntry(f"{', '.join(sorted(map(str, twice)))} stands in it twice")
    for _, value in node.value:
        _refuse_twice(value)
