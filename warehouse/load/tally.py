"""What a load did, counted and kept in `staging.runs`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from sqlalchemy import Engine, func, insert, update

from warehouse.schema import runs

Outcome = Literal["loaded", "unchanged", "no_report", "rejected"]


@dataclass
class Tally:
    """How many documents ended how.

    Attributes:
        loaded: read and stored now.
        unchanged: stored before, by the same reader.
        no_report: readable, but no report.
        rejected: not readable; `rejections` says why.
        rejections: address and reason of each.
    """

    loaded: int = 0
    unchanged: int = 0
    no_report: int = 0
    rejected: int = 0
    rejections: list[tuple[str, str]] = field(default_factory=list)

    def count(self, outcome: Outcome) -> None:
        """Count one more document."""
        setattr(self, outcome, getattr(self, outcome) + 1)

    @property
    def total(self) -> int:
        """All documents that were given."""
        return self.loaded + self.unchanged + self.no_report + self.rejected


@contextmanager
def recorded(engine: Engine, command: str, reader_version: str | None) -> Iterator[Tally]:
    """Keep a row of `staging.runs` for what happens inside, whether it ends well or not."""
    tally = Tally()
    with engine.begin() as connection:
        run = connection.scalar(
            insert(runs).values(command=command, reader_version=reader_version).returning(runs.c.run_id)
        )
    outcome = "failed"
    try:
        yield tally
        outcome = "done"
    finally:
        with engine.begin() as connection:
            connection.execute(
                update(runs)
                .where(runs.c.run_id == run)
                .values(
                    finished_at=func.now(),
                    outcome=outcome,
                    documents_loaded=tally.loaded,
                    documents_unchanged=tally.unchanged,
                    documents_no_report=tally.no_report,
                    documents_rejected=tally.rejected,
                )
            )
