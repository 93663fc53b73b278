"""Named projects and how far they have come."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.facts import Project, Report
from loaders.outline import Sentence


def projects(sentences: Sequence[Sentence], report: Report) -> list[Project]:
    """The projects told in a report, one for each name and milestone, in the order of the text."""
    raise NotImplementedError
