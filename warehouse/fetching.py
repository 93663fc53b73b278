"""Fetching, as the warehouse sees it: one run at a time, each with a row in `staging.runs`, and failures kept until mended."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from loaders.errors import RejectedDocument
from loaders.sources.archive import Archive
from loaders.sources.configuration import Sources
from loaders.sources.fetching import fetch
from loaders.sources.outcome import Outcome
from loaders.sources.web.pace import Clock
from warehouse.connection import Database
from warehouse.errors import WarehouseError
from warehouse.load.staging import reject, settle
from warehouse.runs import recorded


@dataclass
class FetchTally:
    """What came of all sources.

    Attributes:
        outcomes: of each source that was visited, in the order in which they were done.
    """

    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def failed(self) -> int:
        """How much could not be had."""
        return sum(len(outcome.failures) for outcome in self.outcomes)

    @property
    def needs_somebody(self) -> bool:
        """Whether a source does not give what it should."""
        return any(outcome.needs_somebody for outcome in self.outcomes)

    @property
    def was_stopped(self) -> bool:
        """Whether the run was stopped before it was done."""
        return any(outcome.was_stopped for outcome in self.outcomes)

    def as_run(self) -> Mapping[str, object]:
        """As `staging.runs` keeps it."""
        return {
            "documents_found": sum(outcome.found for outcome in self.outcomes),
            "documents_new": sum(outcome.new for outcome in self.outcomes),
            "documents_changed": sum(outcome.changed for outcome in self.outcomes),
            "documents_unchanged": sum(outcome.unchanged + outcome.held for outcome in self.outcomes),
            "documents_rejected": self.failed,
        }


def fetch_sources(
    database: Database,
    sources: Sources,
    archive: Archive,
    clock: Clock,
    told: Callable[[Outcome], None] = lambda outcome: None,
) -> FetchTally:
    """Visit the sources, archive what is new, and keep what could not be had in `staging.rejections`.

    Args:
        database: a migrated warehouse.
        sources: as sources.yml describes them.
        archive: which `alone` keeps for this process.
        clock: to wait by.
        told: called with the outcome of each source as it is done.
    """
    tally = FetchTally()
    with recorded(database.loader, "fetch", None, tally.as_run):
        for outcome in fetch(sources, archive, clock=clock):
            _keep(database, outcome)
            tally.outcomes.append(outcome)
            told(outcome)
    return tally


def _keep(database: Database, outcome: Outcome) -> None:
    with database.loader.begin() as connection:
        for address in outcome.settled:
            settle(connection, address, came=True)
        for failure in outcome.failures:
            rejection = RejectedDocument(failure.code, failure.reason, failure.hint)
            reject(connection, failure.address, rejection, source_name=outcome.source)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep an archive for this process. The lock goes with the process, however that ends.

    Raises:
        WarehouseError: another process has it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / "lock", timeout=0):
            yield
    except Timeout as error:
        raise WarehouseError(
            f"Another huibao fetches into {folder}. Two never do at once; wait for it, or see what it does: huibao status"
        ) from error
