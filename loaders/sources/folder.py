"""Documents in folders of this machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from loaders.reading.formats import DOCUMENT_SUFFIXES


def documents_under(paths: Iterable[Path]) -> Iterator[Path]:
    """The documents at and under these paths, in the order of the paths, each folder sorted by name.

    A file that is named is taken whatever it is called, so that the reader can say what is wrong with it. In folders only
    names that a document may have are taken, and nothing hidden.

    Raises:
        FileNotFoundError: a path does not exist; raised before any document is given.
    """
    given = list(paths)
    for path in given:
        if not path.exists():
            raise FileNotFoundError(f"{path}: there is no such file or folder")
    return (document for path in given for document in _documents_at(path))


def _documents_at(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for child in sorted(path.iterdir()):
        if child.name.startswith("."):
            continue
        # A link to a folder may lead back up: files are followed, folders are not.
        if child.is_dir() and not child.is_symlink():
            yield from _documents_at(child)
        elif child.is_file() and child.suffix.lower() in DOCUMENT_SUFFIXES:
            yield child
