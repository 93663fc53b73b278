"""The whole way of a report on one page: bytes → document → reports → passages → facts and projects."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from loaders.facts import Reading, Record

READER_VERSION = "1"
"""Changes whenever the same bytes may give other rows: what an older reader read is then read again."""


def extract(path: Path, address: str | None = None) -> Reading:
    """Read one file.

    Raises:
        loaders.errors.RejectedDocument: it cannot be read; the error says why and what to do.
    """
    raise NotImplementedError


def records(reading: Reading) -> Iterator[Record]:
    """A reading as the records that `huibao extract` prints: each report, then its facts and projects as they stand."""
    for one in reading.reports:
        yield one.report
        yield from sorted([*one.facts, *one.projects], key=lambda record: (record.start or 0, record.end or 0))
