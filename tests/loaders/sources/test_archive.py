"""An archive only grows, and survives being cut off."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from loaders.errors import RejectedDocument
from loaders.sources.archive import Archive, DocumentRecord, Part, Retrieval

NOON = datetime(2025, 1, 16, 12, tzinfo=UTC)


def retrieval(archive: Archive, data: bytes, hours: int = 0, address: str = "https://a.example/1") -> Retrieval:
    record = Retrieval(
        address=address,
        at=NOON + timedelta(hours=hours),
        source="a",
        role="document",
        content_hash=archive.keep(data),
        size_bytes=len(data),
    )
    archive.add(record)
    return record


def test_what_was_kept_is_there_for_whoever_opens_the_archive_next(tmp_path: Path):
    record = retrieval(Archive(tmp_path), b"words")
    opened = Archive(tmp_path)
    assert opened.last("https://a.example/1") == record
    assert opened.read(record.content_hash) == b"words"
    assert list(opened.records()) == [record]


def test_the_same_bytes_are_kept_once_and_every_retrieval_of_them_has_its_record(tmp_path: Path):
    archive = Archive(tmp_path)
    for hours, data in enumerate([b"old", b"old", b"new"]):
        retrieval(archive, data, hours)
    assert len(list(tmp_path.glob("objects/*/*"))) == 2
    assert len(list(archive.records())) == 3
    assert [one.at.hour for one in archive.versions("https://a.example/1")] == [12, 14]


def test_a_record_that_was_cut_off_is_passed_over_and_those_after_it_are_not(tmp_path: Path):
    first = retrieval(Archive(tmp_path), b"one")
    (file,) = tmp_path.glob("records/*.jsonl")
    with file.open("ab") as opened:
        opened.write(b'{"kind":"retrieval","address":"https://a.ex')
    second = retrieval(Archive(tmp_path), b"two", 1)
    archive = Archive(tmp_path)
    assert list(archive.records()) == [first, second]
    assert archive.damaged == ["2025-01.jsonl:2"]


def test_an_object_that_is_not_what_it_was_is_rejected_and_never_read(tmp_path: Path):
    archive = Archive(tmp_path)
    record = retrieval(archive, b"words")
    archive.path(record.content_hash).write_bytes(b"other words")
    with pytest.raises(RejectedDocument) as rejected:
        archive.read(record.content_hash)
    assert rejected.value.code == "archive_damaged"


def test_whoever_remembers_the_last_document_gets_those_after_it(tmp_path: Path):
    archive = Archive(tmp_path)
    for hours in range(3):
        part = Part(address=f"https://a.example/{hours}", content_hash=archive.keep(b"%d" % hours))
        archive.add(
            DocumentRecord(
                address=part.address,
                at=NOON + timedelta(hours=hours),
                source="a",
                content_hash=part.content_hash,
                parts=(part,),
            )
        )
    assert [one.address[-1] for one in archive.documents()] == ["0", "1", "2"]
    assert [one.address[-1] for one in archive.documents(since=NOON)] == ["1", "2"]
