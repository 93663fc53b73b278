"""The documents of an archive as they are loaded: the files of each, or several put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from loaders.errors import RejectedDocument
from loaders.facts import Document
from loaders.reading import decode
from loaders.reading.joining import joined
from loaders.sources.archive.records import DocumentRecord, Part
from loaders.sources.archive.store import read_object
from loaders.sources.originals import Original, originals

Unread = tuple[str, RejectedDocument]
"""The address of a part that cannot be read, and why."""


@dataclass(frozen=True)
class Compound:
    """A document of several parts.

    Attributes:
        folder: of the archive.
        record: what the archive says of it.
    """

    folder: Path
    record: DocumentRecord

    @property
    def address(self) -> str:
        """Of its first part."""
        return self.record.address

    def fingerprint(self) -> tuple[str, int]:
        """The hash that it is known by, and the bytes of the object that lists its parts."""
        return self.record.content_hash, len(read_object(self.folder, self.record.content_hash))

    def read(self) -> tuple[Document, list[Unread]]:
        """The parts put together that can be read, and those that cannot.

        Raises:
            RejectedDocument: none can; the reason is the first one's.
        """
        documents: list[Document] = []
        unread: list[Unread] = []
        for part in self.record.parts:
            try:
                documents.append(self._part(part))
            except RejectedDocument as rejection:
                unread.append((part.address, rejection))
        if not documents:
            raise unread[0][1]
        return joined(documents, self.record.content_hash), unread

    def _part(self, part: Part) -> Document:
        return decode(read_object(self.folder, part.content_hash), part.address, part.media_type)


def loadable(folder: Path, record: DocumentRecord) -> Iterator[Original | Compound | tuple[Original, RejectedDocument]]:
    """What there is to load of a document of the archive: itself; of a zip archive, what is in it.

    Args:
        folder: of the archive.
        record: of the document.

    Raises:
        RejectedDocument: its bytes are gone, or it is an archive that cannot be opened.
    """
    if len(record.parts) > 1:
        yield Compound(folder, record)
        return
    read_object(folder, record.content_hash)
    path = folder / "objects" / record.content_hash[:2] / record.content_hash
    yield from originals(path, record.address, record.parts[0].media_type)
