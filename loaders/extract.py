"""The whole way of a report on one page: bytes → document → reports → passages → facts and projects."""

from __future__ import annotations

from pathlib import Path

from loaders.facts import Reading


def extract(path: Path, address: str | None = None) -> Reading:
    """Read one file.

    Raises:
        loaders.errors.RejectedDocument: it cannot be read; the error says why and what to do.
    """
    raise NotImplementedError
