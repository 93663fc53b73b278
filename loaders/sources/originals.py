"""What a file holds: one document, or those of the archive that it is."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from loaders.errors import RejectedDocument
from loaders.facts import Document
from loaders.reading import MAX_BYTES, decode, formats, packages, read, too_large

MAX_NESTING = 2
"""An archive in an archive is read; one in that is not."""

MAX_ARCHIVE = 200 * 1024 * 1024
"""Bytes of an archive."""

MAX_DOCUMENTS = 2_000
MAX_UNPACKED = 500 * 1024 * 1024
"""Of one archive, with those within it."""

_WHAT = "a zip archive"
_UTF8_NAME = 0x800  # bit 11 of an entry's flags


@dataclass(frozen=True)
class Original:
    """One document: a file, or an entry of an archive.

    Attributes:
        path: the file.
        root: what the file is called: its path, or the address that it came from.
        media_type: as its server stated it; None for what its name says.
        entries: the entry's place and name in the archive, and in the one within that; none for the file itself.
    """

    path: Path
    root: str
    media_type: str | None = None
    entries: tuple[tuple[int, str], ...] = ()

    @property
    def address(self) -> str:
        """What the document is called: `<root>`, or `<root>!/<entry>`."""
        return "!/".join([self.root, *(name for _, name in self.entries)])

    def read(self) -> Document:
        """The document.

        Raises:
            RejectedDocument: it cannot be read; see `loaders.reading.decode`.
            OSError: the file cannot be opened.
        """
        if not self.entries:
            return read(self.path, self.address, self.media_type)
        return decode(self._data(), self.address, formats.media_type_of_name(self.entries[-1][1]))

    def fingerprint(self) -> tuple[str, int]:
        """SHA-256 of its bytes in hex, and how many they are.

        Raises:
            RejectedDocument: it cannot be taken out of its archive.
            OSError: the file cannot be opened.
        """
        if self.entries:
            data = self._data()
            return hashlib.sha256(data).hexdigest(), len(data)
        with self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest(), self.path.stat().st_size

    def _data(self) -> bytes:
        data = self.path.read_bytes()
        for place, _ in self.entries:
            archive = packages.opened(data, _WHAT, MAX_UNPACKED)
            data = packages.part(archive, archive.infolist()[place], _WHAT)
        return data


def originals(
    path: Path, root: str | None = None, media_type: str | None = None
) -> Iterator[Original | tuple[Original, RejectedDocument]]:
    """The documents of a file, and the entries of an archive that are none, with the reason.

    Entries are taken like the files of a folder: those that are called like documents, and nothing hidden.

    Args:
        path: the file.
        root: what it is called, if not by its path.
        media_type: as its server stated it, if it came from one.

    Raises:
        RejectedDocument: the file is an archive that cannot be opened or holds no document.
    """
    itself = Original(path, root or str(path), media_type)
    if not _is_archive(path):
        yield itself
        return
    if path.stat().st_size > MAX_ARCHIVE:
        raise too_large(path.stat().st_size, MAX_ARCHIVE)
    found = 0
    for original in _Archive().documents(itself, path.read_bytes()):
        found += 1
        yield original
    if not found:
        raise RejectedDocument("empty", "The archive holds no file that is called like a document.", "Remove it.")


def _is_archive(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            if file.read(2) != b"PK":
                return False
        return formats.media_type_of(path.name, path.read_bytes()) == formats.ZIP
    except (OSError, RejectedDocument):
        return False  # reading it says what is wrong


class _Archive:
    """Counts what an archive and those within it unpack to."""

    def __init__(self) -> None:
        self._documents = 0
        self._size = 0

    def documents(self, within: Original, data: bytes) -> Iterator[Original | tuple[Original, RejectedDocument]]:
        archive = packages.opened(data, _WHAT, MAX_UNPACKED)
        for place, entry in enumerate(archive.infolist()):
            name = _name(entry)
            if entry.is_dir() or not _is_called_like_a_document(name):
                continue
            original = replace(within, entries=(*within.entries, (place, name)))
            try:
                yield from self._document(original, archive, entry)
            except RejectedDocument as rejection:
                yield original, rejection

    def _document(
        self, original: Original, archive: zipfile.ZipFile, entry: zipfile.ZipInfo
    ) -> Iterator[Original | tuple[Original, RejectedDocument]]:
        if entry.file_size > MAX_BYTES:
            raise too_large(entry.file_size)
        self._documents += 1
        self._size += entry.file_size
        if self._documents > MAX_DOCUMENTS or self._size > MAX_UNPACKED:
            raise RejectedDocument(
                "too_large",
                f"The archive holds more than {MAX_DOCUMENTS:,} documents or {MAX_UNPACKED // 2**20} MB.",
                "Unpack it and load the files inside.",
            )
        data = packages.part(archive, entry, _WHAT)
        if not data.startswith(b"PK") or formats.media_type_of(entry.filename, data) != formats.ZIP:
            yield original
        elif len(original.entries) >= MAX_NESTING:
            raise RejectedDocument(
                "too_large", f"The archive stands in {MAX_NESTING} others.", "Unpack these and load what is inside."
            )
        else:
            yield from self.documents(original, data)


def _name(entry: zipfile.ZipInfo) -> str:
    """An entry's name; archives made in China before UTF-8 name their files in GBK."""
    if entry.flag_bits & _UTF8_NAME:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return entry.filename


def _is_called_like_a_document(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    hidden = any(part.startswith((".", "__MACOSX")) for part in parts)
    return not hidden and formats.media_type_of_name(parts[-1]) is not None
