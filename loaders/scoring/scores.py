"""The four scores of a report: what was read beside what was labelled, one to one."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from loaders.facts import Fact, Project
from loaders.scoring.agreement import differing, same_project, same_quantity
from loaders.scoring.labels import HandRead
from loaders.scoring.readings import Told

T = TypeVar("T", Fact, Project)
ScoreName = Literal["quantity", "fact", "headline", "project"]
SCORES: tuple[ScoreName, ...] = ("quantity", "fact", "headline", "project")

_AIMS_WITHOUT_NUMBER = ("above", "below", "reference")
"""Bounds of aims like 高于全国; who labels quantities does not label them."""
_WRITTEN_AMOUNT = re.compile(r"[\d万亿成倍半]")


@dataclass(frozen=True)
class Counts:
    """How many of one kind were read, labelled, and both.

    Attributes:
        right: read as labelled.
        labelled: how many a person found.
        read: how many the reader found.
    """

    right: int = 0
    labelled: int = 0
    read: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.labelled + other.labelled, self.read + other.read)

    @property
    def precision(self) -> float:
        """The share of what was read that is right; 0 if nothing was read."""
        return self.right / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """The share of what is there that was read; 0 if nothing is there."""
        return self.right / self.labelled if self.labelled else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two; 0 if both are."""
        return 2 * self.right / (self.read + self.labelled) if self.right else 0.0


@dataclass(frozen=True)
class Mistake:
    """Where a reader and a person differ.

    Attributes:
        score: which score it counts in.
        label: what the person found; None for what only the reader did.
        read: what the reader found; None for what only the person did.
        differs: the fields that differ, where both found the quantity.
    """

    score: ScoreName
    label: Fact | Project | None = None
    read: Fact | Project | None = None
    differs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scored:
    """The scores of one report.

    Attributes:
        name: of the report.
        counts: by score.
        mistakes: in the order of scores, and then of labels and of what was read.
    """

    name: str
    counts: dict[ScoreName, Counts]
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True)
class _Paired(Generic[T]):
    """What belongs together of what was labelled and read, and what is left on either side."""

    pairs: list[tuple[T, T]]
    missed: list[T]
    extra: list[T]

    @property
    def counts(self) -> Counts:
        return Counts(len(self.pairs), len(self.pairs) + len(self.missed), len(self.pairs) + len(self.extra))

    def mistakes(self, score: ScoreName) -> list[Mistake]:
        return [
            *(Mistake(score, label=label) for label in self.missed),
            *(Mistake(score, read=read) for read in self.extra),
        ]


def score(name: str, told: Told, labels: HandRead, codes: Collection[str]) -> Scored:
    """The scores of what a reader tells of a report.

    Args:
        name: of the report.
        told: by the reader.
        labels: what a person found in it.
        codes: the indicators that are counted as headlines, where the reader names them.
    """
    quantities = _quantities(told.facts, labels.facts)
    wrong = [(label, read, why) for label, read in quantities.pairs if (why := differing(read, label))]
    headlines = _headlines(quantities, codes)
    projects = _paired(labels.projects, told.projects, same_project, lambda read, label: 0)
    facts = quantities.counts
    return Scored(
        name,
        {
            "quantity": facts,
            "fact": Counts(facts.right - len(wrong), facts.labelled, facts.read),
            "headline": headlines.counts,
            "project": projects.counts,
        },
        (
            *quantities.mistakes("quantity"),
            *(Mistake("fact", label, read, why) for label, read, why in wrong),
            *headlines.mistakes("headline"),
            *projects.mistakes("project"),
        ),
    )


def total(scored: Iterable[Scored]) -> dict[ScoreName, Counts]:
    """The scores over several reports together: each fact counts once, so that a long report weighs more."""
    held = list(scored)
    return {name: sum((one.counts[name] for one in held), Counts()) for name in SCORES}


def _quantities(read: Sequence[Fact], labels: Sequence[Fact]) -> _Paired[Fact]:
    with_number = [fact for fact in read if fact.bound not in _AIMS_WITHOUT_NUMBER]
    found = _paired(
        [label for label in labels if label.bound not in _AIMS_WITHOUT_NUMBER],
        with_number,
        same_quantity,
        lambda read, label: len(differing(read, label)),
    )
    return _Paired(
        [pair for pair in found.pairs if not _is_small_count(pair[0])],
        [label for label in found.missed if not _is_small_count(label)],
        [fact for fact in found.extra if not _is_small_count(fact)],
    )


def _is_small_count(fact: Fact) -> bool:
    """两个, 三大: neither asked for nor held against a reader."""
    return fact.measure == "level" and not _WRITTEN_AMOUNT.search(fact.quote)


def _headlines(quantities: _Paired[Fact], codes: Collection[str]) -> _Paired[Fact]:
    """Facts of catalogued indicators, paired anew: what counts of the subject is the code alone."""
    labels = [label for label, _ in quantities.pairs] + quantities.missed
    read = [fact for _, fact in quantities.pairs] + quantities.extra
    return _paired(
        [label for label in labels if label.indicator],
        [fact for fact in read if fact.indicator in codes],
        lambda fact, label: same_quantity(fact, label) and not differing(fact, label, by_indicator=True),
        lambda fact, label: 0,
    )


def _paired(
    labels: Sequence[T], read: Sequence[T], fits: Callable[[T, T], bool], cost: Callable[[T, T], int]
) -> _Paired[T]:
    """One-to-one pairs of those that fit, the cheapest first."""
    options = sorted(
        (cost(found, label), place, at)
        for place, label in enumerate(labels)
        for at, found in enumerate(read)
        if fits(found, label)
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, place, at in options:
        if place not in pairs and at not in taken:
            pairs[place] = at
            taken.add(at)
    return _Paired(
        [(labels[place], read[at]) for place, at in pairs.items()],
        [label for place, label in enumerate(labels) if place not in pairs],
        [found for at, found in enumerate(read) if at not in taken],
    )
