"""Named projects and how far they have come."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.facts import Milestone, Project, Report
from loaders.grammar.projects.clauses import Clause, clauses
from loaders.grammar.projects.lists import listing
from loaders.grammar.projects.names import _QUANTITY, ends_in_head, own_part, trimmed
from loaders.grammar.projects.predicates import after, before, farther
from loaders.lexicon.milestones import OPENINGS
from loaders.outline import Sentence

_FUTURE = re.compile(r"将|力争|确保|争取|计划|拟|预计|明年|下一步|年底前|年内|有望|待")


def projects(sentences: Sequence[Sentence], report: Report) -> list[Project]:
    """The projects told in a report, one for each name and milestone, in the order of the text."""
    told: list[Project] = []
    for sentence in sentences:
        told += _of_sentence(sentence, report)
    return told


def _of_sentence(sentence: Sentence, report: Report) -> Iterator[Project]:
    for clause in clauses(sentence.text):
        yield from _of_clause(clause, sentence, report)


def _of_clause(clause: Clause, sentence: Sentence, report: Report) -> Iterator[Project]:
    text, masked = clause.text, clause.masked
    lead = before(masked)
    start = lead.at
    if not lead.found:
        start = _opening(masked)
    tail = after(masked, start)
    milestone = _milestone(lead.milestone, tail.milestone)
    if milestone is None or tail.at - start < 2:
        return
    found = listing(text, masked, start, tail.at)
    seen: set[str] = set()
    for member in found.members:
        name = trimmed(member.name).strip(" 　")
        if not _accept(name, found.closed, milestone, lead.found) or name in seen:
            continue
        seen.add(name)
        scenario = sentence.view.scenario
        period = sentence.view.period
        if scenario == "actual" and _FUTURE.search(text):
            scenario, period = "target", report.planned_period or period
        s = sentence.start + clause.start
        yield Project(
            document=report.document, report=report.report, name=name, milestone=milestone, scenario=scenario,
            period=period, quote=text, start=s, end=s + len(text), sentence=sentence.text,
        )


def _opening(masked: str) -> int:
    at = 0
    again = True
    while again:
        again = False
        for word in OPENINGS:
            if masked.startswith(word, at):
                at += len(word)
                again = True
    return at


def _milestone(lead: Milestone | None, tail: Milestone | None) -> Milestone | None:
    if tail is not None and tail != "under_construction":
        return tail
    return lead or tail


def _accept(name: str, closed: str | None, milestone: Milestone, led: bool) -> bool:
    if not 2 <= len(name) <= 45 or _QUANTITY.match(name):
        return False
    own = own_part(name)
    if "“" in name and len(name) >= 5:
        return True
    if len(own) < 2:
        return False
    if closed is not None:
        return True
    return ends_in_head(name)
