"""What the records of an archive say. Field by field a contract: they are read again years later."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import msgspec

Role = Literal["listing", "document", "part"]


class Retrieval(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="retrieval"):
    """Something came.

    Attributes:
        address: what was asked for.
        at: when it came, in UTC.
        source: the name of the source in sources.yml.
        role: what it was asked for as: a page that lists documents, a document's first part, a further one.
        content_hash: SHA-256 of the bytes, in hex: the name of the object.
        size_bytes: how many bytes they are.
        final_address: where it stood after redirects; None where it was the address itself.
        status: of HTTP; 304 where the site said that nothing had changed. None for files and repositories.
        headers: of HTTP, by their names in lower case: those that say what came, and by what to ask again.
        licence: as the source states it in sources.yml or the site in a Link header.
    """

    address: str
    at: datetime
    source: str
    role: Role
    content_hash: str
    size_bytes: int
    final_address: str | None = None
    status: int | None = None
    headers: dict[str, str] = {}
    licence: str | None = None

    @property
    def base(self) -> str:
        """What links in it are relative to."""
        return self.final_address or self.address

    @property
    def media_type(self) -> str | None:
        """As the server stated it."""
        return self.headers.get("content-type")


class Failure(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="failure"):
    """Something could not be had, or not be used.

    Attributes:
        address: what was asked for.
        at: when.
        source: the name of the source.
        code: as `loaders.errors.RejectedDocument.code`.
        reason: what went wrong.
        hint: what to do about it.
    """

    address: str
    at: datetime
    source: str
    code: str
    reason: str
    hint: str


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One file of a document.

    Attributes:
        address: where it stood.
        content_hash: of its bytes.
        media_type: as its server stated it.
    """

    address: str
    content_hash: str
    media_type: str | None = None


class DocumentRecord(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="document"):
    """A document is complete: all of its parts came. Loading begins with these.

    Attributes:
        address: of its first part: the document's.
        at: when it was complete.
        source: the name of the source.
        content_hash: of its only part; of several, the SHA-256 of the object that lists them (`manifest`).
        parts: in the order of reading.
        missing: addresses of parts that could not be had.
        title: as the listing had it.
        listed_on: the day that the listing or its address gave.
        licence: as stated.
    """

    address: str
    at: datetime
    source: str
    content_hash: str
    parts: tuple[Part, ...]
    missing: tuple[str, ...] = ()
    title: str | None = None
    listed_on: date | None = None
    licence: str | None = None


ArchiveRecord = Retrieval | Failure | DocumentRecord


def manifest(parts: tuple[Part, ...]) -> bytes:
    """The object that a document of several parts is known by: a line for each, its hash and its address.

    Changing a part, its place or its address makes another document; the day on which it came does not.
    """
    return "".join(f"{part.content_hash} {part.address}\n" for part in parts).encode()
