"""What came of the corrections, as the published build has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import psycopg

_GUARDS = {
    "unneeded": "no longer needed",
    "not_counted": "in a report that does not count",
    "not_held": "of documents that are not held",
}


class Standing(NamedTuple):
    """A row of `marts.corrections`, as far as people at the keyboard need it."""

    key: str
    status: str
    guard: str
    is_applied: bool
    finding: str
    read_values: str | None
    file: str
    evidence: str

    @property
    def word(self) -> str:
        """Where it stands: applied, why not, or how far its review is."""
        if self.status != "approved":
            return self.status
        return "applied" if self.is_applied else _GUARDS.get(self.guard, self.guard)

    @property
    def needs_attention(self) -> bool:
        """Somebody believes that it applies and it does not, or that it is over and it is not."""
        if self.status == "retired":
            return self.guard == "holds"
        return self.status == "approved" and not self.is_applied and self.guard != "not_held"


def standings(connection: psycopg.Connection) -> list[Standing]:
    """All corrections of the published build, by file and place; none before the first build."""
    if connection.execute("select to_regclass('marts.corrections')").fetchone() == (None,):
        return []
    rows = connection.execute(
        "select correction_key, status, guard, is_applied, finding, read_values, file, evidence from marts.corrections "
        "order by file, evidence, correction_key"
    )
    return [Standing(*row) for row in rows]


def summary(all_of_them: Iterable[Standing]) -> str:
    """How many stand where: `2 applied, 1 stale`."""
    counts = Counter(standing.word for standing in all_of_them)
    return ", ".join(f"{count:,} {word}" for word, count in sorted(counts.items()))


def alerts(all_of_them: Iterable[Standing]) -> Iterator[str]:
    """A line for each that needs attention: which it is, what is the matter, and what is read there."""
    for standing in all_of_them:
        if standing.needs_attention:
            read = f" Read is: {standing.read_values}" if standing.guard == "stale" and standing.read_values else ""
            yield f"{standing.file}: {standing.evidence}: {standing.finding}.{read}"
