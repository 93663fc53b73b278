"""What a load did, counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from loaders.facts import Reading
from warehouse.load.staging import Showing

Outcome = Literal["loaded", "unchanged", "no_report", "rejected"]


@dataclass
class Tally:
    """How many documents ended how, and what stands in those that were loaded.

    Attributes:
        loaded: read and stored now.
        unchanged: stored before, by the same reader.
        no_report: readable, but no report.
        rejected: not readable; `rejections` says why.
        targets: told in what was stored now.
        results: actuals and estimates told there.
        milestones: of projects, told there.
        new: stored at an address that was not known.
        revised: addresses that show other words than before.
        rejections: address and reason of each.
    """

    loaded: int = 0
    unchanged: int = 0
    no_report: int = 0
    rejected: int = 0
    targets: int = 0
    results: int = 0
    milestones: int = 0
    new: int = 0
    revised: list[str] = field(default_factory=list)
    rejections: list[tuple[str, str]] = field(default_factory=list)

    def count(self, outcome: Outcome) -> None:
        """Count one more document."""
        setattr(self, outcome, getattr(self, outcome) + 1)

    def count_reading(self, reading: Reading) -> None:
        """Count a document that was stored, with its facts."""
        self.count("loaded" if reading.reports else "no_report")
        for report in reading.reports:
            targets = sum(fact.scenario == "target" for fact in report.facts)
            self.targets += targets
            self.results += len(report.facts) - targets
            self.milestones += len(report.projects)

    def count_showing(self, address: str, showing: Showing) -> None:
        """Count what an address shows now."""
        self.new += showing == "new"
        if showing == "revised":
            self.revised.append(address)

    @property
    def total(self) -> int:
        """All documents that were given."""
        return self.loaded + self.unchanged + self.no_report + self.rejected

    def as_run(self) -> Mapping[str, object]:
        """As `staging.runs` keeps it."""
        return {
            "documents_new": self.new,
            "documents_changed": len(self.revised),
            "documents_loaded": self.loaded,
            "documents_unchanged": self.unchanged,
            "documents_no_report": self.no_report,
            "documents_rejected": self.rejected,
            "targets_loaded": self.targets,
            "results_loaded": self.results,
            "milestones_loaded": self.milestones,
        }
