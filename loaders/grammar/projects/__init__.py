"""Named projects and how far they have come.

A clause is read from both ends: the words before the names (加快推进…) and the words after them (…建成通车) tell the
milestone, what stands between is cut into names, and signs about each name decide whether it is a project's.
"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.facts import Milestone, Project, Report
from loaders.grammar.projects.clauses import clauses
from loaders.grammar.projects.moment import moment
from loaders.grammar.projects.predicates import may_tell
from loaders.grammar.projects.telling import Teller
from loaders.outline import Sentence


def projects(sentences: Sequence[Sentence], report: Report) -> list[Project]:
    """The projects told in a report, one for each name and milestone, in the order of the text."""
    told: dict[tuple[str, Milestone, str], Project] = {}
    for sentence in sentences:
        for one in _of_sentence(sentence, report):
            told.setdefault((one.name, one.milestone, one.scenario), one)
    return list(told.values())


def _of_sentence(sentence: Sentence, report: Report) -> list[Project]:
    if not may_tell(sentence.text):
        return []
    found: list[Project] = []
    teller = Teller()
    for clause in clauses(sentence.text):
        for one in teller.read(clause):
            if not one.likely:
                continue
            when = moment(one.around, sentence, report)
            found.append(
                Project(
                    document=report.document,
                    report=report.report,
                    name=one.name,
                    milestone=one.frame.milestone,
                    scenario=when.scenario,
                    period=when.period,
                    quote=sentence.text[one.start : one.end],
                    start=sentence.start + one.start,
                    end=sentence.start + one.end,
                    sentence=sentence.text,
                )
            )
    return found
