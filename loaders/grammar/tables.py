"""Tables of indicators, as rows with tabs between their cells or flattened to a cell a line."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.facts import Fact, Report
from loaders.outline import Sentence


def table_facts(sentences: Sequence[Sentence], report: Report) -> tuple[list[Fact], set[int]]:
    """The facts of a report's tables, and which sentences are cells or rows of one."""
    return [], set()
