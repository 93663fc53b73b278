"""Named projects and how far they have come."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from loaders.facts import Milestone, Project, Report
from loaders.grammar.projects.clauses import Clause, clauses
from loaders.grammar.projects.lists import Listing, Member, listing
from loaders.grammar.projects.names import _QUANTITY, ends_in_head, own_part, trimmed
from loaders.grammar.projects.predicates import Reading, after, before
from loaders.lexicon.milestones import OPENINGS
from loaders.outline import Sentence

_FUTURE = re.compile(r"将|力争|确保|争取|计划|拟|预计|明年|下一步|年底前|年内|有望|待")


_INNER = re.compile(r"(?:加快|加速)?(?:推进|推动)|加快|开工建设|新开工|规划建设|谋划|筹建|引进|引入|导入|启动|重启|新建|实施|建成|打造")
"""Verbs that stand in no name: what comes before them in a clause is who does it, or a heading."""


_WHICH = re.compile(r"以[^，]{2,60}为[^、，的]{2,6}的(?=[^、，的]{3,20}$)")


class Told(NamedTuple):
    """A name with all that its clause says of it."""

    name: str
    milestone: Milestone
    lead: Reading
    tail: Reading
    listing: Listing
    clause: Clause


def projects(sentences: Sequence[Sentence], report: Report) -> list[Project]:
    """The projects told in a report, one for each name and milestone, in the order of the text."""
    told: dict[tuple[str, Milestone, str], Project] = {}
    for sentence in sentences:
        for one in _of_sentence(sentence, report):
            told.setdefault((one.name, one.milestone, one.scenario), one)
    return list(told.values())


def _of_sentence(sentence: Sentence, report: Report) -> Iterator[Project]:
    for clause in clauses(sentence.text):
        for one in candidates(clause):
            if not _accept(one):
                continue
            scenario = sentence.view.scenario
            period = sentence.view.period
            if scenario == "actual" and _FUTURE.search(clause.text):
                scenario, period = "target", report.planned_period or period
            s = sentence.start + clause.start
            yield Project(
                document=report.document, report=report.report, name=one.name, milestone=one.milestone, scenario=scenario,
                period=period, quote=clause.text, start=s, end=s + len(clause.text), sentence=sentence.text,
            )


def candidates(clause: Clause) -> Iterator[Told]:
    text, masked = clause.text, clause.masked
    lead = before(masked)
    start = lead.at
    if not lead.words:
        start = _opening(masked)
    inner = None
    for inner in _INNER.finditer(masked, start + 2):
        if "、" in masked[start : inner.start()] or len(masked) - inner.end() < 3:
            break
        again = before(masked, inner.start())
        if again.words and len(masked) - again.at >= 3:
            lead, start = again, again.at
    if (which := _WHICH.match(masked, start)) is not None:
        start = which.end()
    tail = after(masked, start)
    milestone = _milestone(lead.milestone, tail.milestone)
    if milestone is None or tail.at - start < 2:
        return
    found = listing(text, masked, start, tail.at)
    for member in found.members:
        name = trimmed(member.name).strip(" 　")
        yield Told(name, milestone, lead, tail, found, clause)


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


def _accept(one: Told) -> bool:
    name, closed = one.name, one.listing.closed
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
