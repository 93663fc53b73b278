"""The files of an archive: objects, records, and what the records say of an address."""

from __future__ import annotations

import hashlib
import os
import tempfile
import threading
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from loaders.errors import RejectedDocument
from loaders.sources.archive.records import ArchiveRecord, DocumentRecord, Retrieval

_DECODER: msgspec.json.Decoder[ArchiveRecord] = msgspec.json.Decoder(ArchiveRecord)
_ENCODER = msgspec.json.Encoder()


class Archive:
    """An archive in a folder, which is made with its first record.

    Several threads of one process may write; of several processes, one at a time (`warehouse` sees to it).

    Attributes:
        damaged: lines of records that cannot be read, as `file:line`: one that was cut off while it was written.
    """

    def __init__(self, folder: Path, *, writes: bool = True) -> None:
        """Open it.

        Args:
            folder: where it is.
            writes: False to keep what comes in memory alone, as a dry run does.
        """
        self.folder, self._writes = folder, writes
        self.damaged: list[str] = []
        self._lock = threading.Lock()
        self._in_memory: dict[str, bytes] = {}
        self._versions: dict[str, list[Retrieval]] = defaultdict(list)
        self._last: dict[str, Retrieval] = {}
        self._documents: dict[str, list[DocumentRecord]] = defaultdict(list)
        for record in self.records():
            self._note(record)

    def records(self) -> Iterator[ArchiveRecord]:
        """All records, in the order in which they were written."""
        self.damaged = []
        for file in sorted(self.folder.glob("records/*.jsonl")):
            with file.open("rb") as lines:
                for number, line in enumerate(lines, start=1):
                    try:
                        yield _DECODER.decode(line)
                    except msgspec.DecodeError:
                        self.damaged.append(f"{file.name}:{number}")

    def last(self, address: str) -> Retrieval | None:
        """What came last from an address."""
        return self._last.get(address)

    def versions(self, address: str) -> list[Retrieval]:
        """What came from an address, each content where it came first in a row, the latest last."""
        return list(self._versions.get(address, ()))

    def document(self, address: str) -> DocumentRecord | None:
        """The document at an address, as it was complete last."""
        held = self._documents.get(address)
        return held[-1] if held else None

    def documents(self, *, since: datetime | None = None, earlier: bool = False) -> list[DocumentRecord]:
        """The documents, ordered by when they were complete.

        Args:
            since: only those that were complete after this time; a sensor remembers the last it saw.
            earlier: also what stood at their addresses before.
        """
        held = [record for records in self._documents.values() for record in (records if earlier else records[-1:])]
        return sorted((record for record in held if since is None or record.at > since), key=lambda record: record.at)

    def path(self, content_hash: str) -> Path:
        """Where an object is."""
        return self.folder / "objects" / content_hash[:2] / content_hash

    def has(self, content_hash: str) -> bool:
        """Whether it holds an object."""
        return content_hash in self._in_memory or self.path(content_hash).exists()

    def read(self, content_hash: str) -> bytes:
        """The bytes of an object.

        Raises:
            RejectedDocument: `archive_damaged`, where they are not what they were, or gone.
        """
        if content_hash in self._in_memory:
            return self._in_memory[content_hash]
        return read_object(self.folder, content_hash)

    def keep(self, data: bytes) -> str:
        """Keep bytes; returns their hash. Kept already, nothing happens."""
        content_hash = hashlib.sha256(data).hexdigest()
        if not self._writes:
            self._in_memory[content_hash] = data
        elif not self.path(content_hash).exists():
            _write_whole(self.path(content_hash), data)
        return content_hash

    def add(self, record: ArchiveRecord) -> None:
        """Write a record; it is on the disk afterwards."""
        with self._lock:
            if self._writes:
                self._append(self.folder / "records" / f"{record.at:%Y-%m}.jsonl", _ENCODER.encode(record))
            self._note(record)

    def _append(self, file: Path, line: bytes) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a+b") as opened:
            end = opened.seek(0, os.SEEK_END)
            if end and opened.seek(end - 1) and opened.read(1) != b"\n":
                line = b"\n" + line  # the line before was cut off; it stays, and stays alone
            opened.write(line + b"\n")
            opened.flush()
            os.fsync(opened.fileno())

    def _note(self, record: ArchiveRecord) -> None:
        if isinstance(record, DocumentRecord):
            self._documents[record.address].append(record)
        elif isinstance(record, Retrieval):
            self._last[record.address] = record
            held = self._versions[record.address]
            if not held or held[-1].content_hash != record.content_hash:
                held.append(record)


def read_object(folder: Path, content_hash: str) -> bytes:
    """The bytes of an object of the archive in a folder, checked against its name.

    Raises:
        RejectedDocument: `archive_damaged`.
    """
    path = folder / "objects" / content_hash[:2] / content_hash
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _damaged(path, error.strerror or "it cannot be read") from error
    if hashlib.sha256(data).hexdigest() != content_hash:
        raise _damaged(path, "its bytes are not those that were archived")
    return data


def _damaged(path: Path, why: str) -> RejectedDocument:
    return RejectedDocument(
        "archive_damaged", f"{path}: {why}.", "Restore it from a backup, or remove it and fetch again."
    )


def _write_whole(path: Path, data: bytes) -> None:
    """A file that is there as a whole or not at all, whenever the machine stops."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
