"""What a visit to a source keeps: records in the archive, and the counts of its outcome."""

from __future__ import annotations

import re

from loaders.errors import RejectedDocument
from loaders.sources.archive import Archive, DocumentRecord, Failure, Part, Retrieval
from loaders.sources.archive.records import Role, manifest
from loaders.sources.configuration import Source
from loaders.sources.listings import Entry
from loaders.sources.outcome import Outcome
from loaders.sources.web.client import Answer
from loaders.sources.web.pace import Clock

_LICENCE = re.compile(r"<([^>]+)>\s*;[^,]*\brel\s*=\s*\"?[^\",;]*\blicense\b", re.I)
_NOT_KEPT = frozenset({"set-cookie"})


class Keeper:
    """Writes for one source.

    Attributes:
        outcome: of the source, so far.
    """

    def __init__(self, source: Source, archive: Archive, clock: Clock) -> None:
        self._source, self._archive, self._clock = source, archive, clock
        self.outcome = Outcome(source.name)

    def answer(self, address: str, role: Role, answer: Answer) -> Retrieval:
        """Archive an answer of the web; 304 stands for what came last."""
        headers = {name: value for name, value in answer.headers.items() if name not in _NOT_KEPT}
        last = self._archive.last(address)
        if answer.status == 304 and last is not None:
            content_hash, size, headers = last.content_hash, last.size_bytes, last.headers | headers
        else:
            content_hash, size = self._archive.keep(answer.body), len(answer.body)
        retrieval = Retrieval(
            address=address,
            at=answer.at,
            source=self._source.name,
            role=role,
            content_hash=content_hash,
            size_bytes=size,
            final_address=answer.final_address if answer.final_address != address else None,
            status=answer.status,
            headers=headers,
            licence=self._source.licence or _stated_licence(headers),
        )
        self._archive.add(retrieval)
        return retrieval

    def file(self, address: str, role: Role, data: bytes, headers: dict[str, str]) -> Retrieval:
        """Archive a file, unless it is what came last."""
        content_hash = self._archive.keep(data)
        last = self._archive.last(address)
        if last is not None and (last.content_hash, last.headers) == (content_hash, headers):
            return last
        retrieval = Retrieval(
            address=address,
            at=self._clock.now(),
            source=self._source.name,
            role=role,
            content_hash=content_hash,
            size_bytes=len(data),
            headers=headers,
            licence=self._source.licence,
        )
        self._archive.add(retrieval)
        return retrieval

    def document(self, entry: Entry, first: Retrieval, parts: list[Part], missing: list[str]) -> None:
        """Record a document of which all parts came, if it is new or not what it was, and count it."""
        content_hash = parts[0].content_hash if len(parts) == 1 else self._archive.keep(manifest(tuple(parts)))
        document = DocumentRecord(
            address=entry.address,
            at=self._clock.now(),
            source=self._source.name,
            content_hash=content_hash,
            parts=tuple(parts),
            missing=tuple(missing),
            title=entry.title,
            listed_on=entry.day,
            licence=first.licence,
        )
        before = self._archive.document(entry.address)
        if before is None:
            self.outcome.new += 1
        elif before.content_hash != content_hash:
            self.outcome.changed += 1
        else:
            self.outcome.unchanged += 1
        if before is None or _told(before) != _told(document):
            self._archive.add(document)
        self.outcome.settled.append(entry.address)

    def failure(self, address: str, rejection: RejectedDocument) -> None:
        """Record what could not be had."""
        failure = Failure(
            address=address,
            at=self._clock.now(),
            source=self._source.name,
            code=rejection.code,
            reason=rejection.reason,
            hint=rejection.hint,
        )
        self._archive.add(failure)
        self.outcome.failures.append(failure)


def part_of(retrieval: Retrieval) -> Part:
    """What came, as a part of a document."""
    return Part(address=retrieval.address, content_hash=retrieval.content_hash, media_type=retrieval.media_type)


def _told(document: DocumentRecord) -> tuple[object, ...]:
    return document.content_hash, document.missing, document.title, document.listed_on


def _stated_licence(headers: dict[str, str]) -> str | None:
    found = _LICENCE.search(headers.get("link", ""))
    return found[1] if found else None
