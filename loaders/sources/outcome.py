"""What came of asking one source."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.sources.archive import Failure

LISTING_CHANGED, LISTING_EMPTY, LISTING_GONE = "listing_changed", "listing_empty", "listing_gone"


@dataclass
class Outcome:
    """What came of asking one source.

    Attributes:
        source: its name.
        found: documents that it names.
        new: documents that came for the first time.
        changed: documents that came with other bytes than before.
        unchanged: documents that were asked for again and are as they were.
        held: documents that are held and were not asked for.
        left: documents that are left for the next run.
        failures: what could not be had or not be used.
        settled: addresses at which something was had.
        notes: what whoever looks after the sources should know.
        due: of a dry run, the documents that would be asked for.
        was_stopped: the run was stopped before it was done.
    """

    source: str
    found: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    held: int = 0
    left: int = 0
    failures: list[Failure] = field(default_factory=list)
    settled: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    due: list[str] = field(default_factory=list)
    was_stopped: bool = False

    @property
    def needs_somebody(self) -> bool:
        """Its listing does not give what it should: the site changed, or sources.yml is wrong."""
        return any(failure.code in (LISTING_CHANGED, LISTING_EMPTY, LISTING_GONE) for failure in self.failures)
