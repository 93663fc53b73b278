"""What the clauses of a sentence tell, one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from loaders.facts import Milestone
from loaders.grammar.projects.clauses import HIDDEN, Clause, masked
from loaders.grammar.projects.lists import Listing, listing
from loaders.grammar.projects.names import head_of, trimmed
from loaders.grammar.projects.predicates import NOTHING, Reading, after, before, may_tell
from loaders.grammar.projects.signs import Frame, likely
from loaders.lexicon.milestones import OPENINGS
from loaders.patterns import any_of

_INNER = re.compile(
    "加快(?:推进|推动)?|加速(?:推进|推动)|推进|推动|率先建设|开工建设|新开工|规划建设|谋划|筹建|引进|引入|导入|启动|重启|新建|实施|建成|打造|"
    "设立|组建|共建"
)
"""Verbs that stand in no name: what comes before them in a clause is who does it, or a heading."""
_LISTS = re.compile("[、等]")
_OPENING = re.compile(rf"[\s　]*(?:{any_of(OPENINGS)})*")
_WHICH = re.compile(r"以[^，]{2,60}为[^、，的]{2,6}的(?=[^、，的]{3,20}$)")
"""以甲厂、乙厂为核心的丙片区改造: the project is 丙片区改造."""
_NO_TELLING = re.compile("成为|严禁|禁止|不得|不再|严控")
"""What something will become, or must not be."""
_MARKS_OF_NAMES = re.compile(rf"[、和等{HIDDEN}]")
_LONGEST_PREDICATE = 25
"""Characters of a clause that tells of the names before it."""
_FARTHEST_NAME = 200
"""Characters from those names; a limit also keeps the time for a hostile text in proportion to its length."""
_ONLY_STAGE = re.compile(r"^[一二三四五六首][期标](?:工程|项目)?$")
_STAGE = re.compile(r"[一二三四五六首][期标](?:工程|项目)?$")
_INSIDE = re.compile(r"\d+(?:个|项|条|座|处|所|家)[（(](?P<names>[^（）()]*、[^（）()]*)[）)]$")
"""建成变电工程3项(甲工程、乙工程和丙工程): the names stand in the brackets."""


class Telling(msgspec.Struct, frozen=True):
    """A name with all that its clause says of it.

    Attributes:
        name: as written, with what a list says once for all its members.
        frame: the milestone and the words that tell it.
        around: the clause without its names.
        start: offset of the words that tell it, in the sentence's text.
        end: offset after them.
        likely: whether it is a project's name.
    """

    name: str
    frame: Frame
    around: str
    start: int
    end: int
    likely: bool


class Teller:
    """Reads clause by clause and remembers what the next may leave out: 甲大桥开工建设，计划年底通车."""

    def __init__(self) -> None:
        self._subjects: list[str] = []
        self._subjects_at = 0
        self._nameless: Clause | None = None  # the clause before, if it told nothing: perhaps names alone
        self._lead: Reading = NOTHING

    def read(self, clause: Clause) -> list[Telling]:
        """All names of a clause with a milestone, likely to be a project's or not."""
        goes_on = clause.goes_on or clause.masked.startswith("以及")
        if not goes_on and not may_tell(clause.masked):
            self._lead = NOTHING
            return self._noted(clause, [])
        tail = after(clause.masked)
        return self._carried(clause, tail) or self._noted(clause, self._told(clause, tail))

    def _noted(self, clause: Clause, told: list[Telling]) -> list[Telling]:
        """What a clause told, which the next may leave out."""
        self._subjects = [one.name for one in told if one.likely]
        self._subjects_at = clause.start
        self._nameless = None if told or self._lead.words or _NO_TELLING.search(clause.masked) else clause
        return told

    def _told(self, clause: Clause, tail: Reading) -> list[Telling]:
        hidden = clause.masked
        lead, start = self._words_before(clause, tail)
        if (which := _WHICH.match(hidden, start)) is not None:
            start = which.end()
        tail = _down_to(start, hidden, tail)
        milestone = milestone_of(lead, tail)
        self._lead = lead
        if milestone is None or tail.at - start < 2 or _NO_TELLING.search(hidden):
            return []
        if (
            milestone == "under_construction"
            and not tail.words
            and not _MARKS_OF_NAMES.search(hidden, start)
            and not head_of(hidden[start:])
        ):
            return []  # 推进改革: the most common clause of all, and never a project
        found = listing(clause.text, hidden, start, tail.at)
        around = clause.text[:start] + "…" + clause.text[tail.at :]
        names = list(self._names(found))
        frame = Frame(milestone, lead, tail, found.closed, found.counted)
        return [
            Telling(name, frame, around, clause.start, clause.start + len(clause.text), is_likely)
            for name, is_likely in zip(names, likely(names, frame), strict=True)
        ]

    def _words_before(self, clause: Clause, tail: Reading) -> tuple[Reading, int]:
        """The words before the names and where the names begin; what stands before an inner verb is left out."""
        hidden = clause.masked
        lead = before(hidden)
        if not lead.words and self._lead.words and (clause.goes_on or hidden.startswith("以及")):
            return self._lead, 0 if clause.goes_on else 2
        start = lead.at if lead.words else _opening(hidden)
        for inner in _INNER.finditer(hidden, start + 2):
            if _LISTS.search(hidden, start, inner.start()) or _down_to(start, hidden, tail).at <= inner.start():
                break
            again = before(hidden, inner.start())
            if again.words and len(hidden) - again.at >= 3:
                lead, start = again, again.at
        return lead, start

    def _names(self, found: Listing) -> Iterator[str]:
        for written in found.names:
            if (inside := _INSIDE.search(written)) is not None:
                names = inside["names"]
                yield from map(trimmed, listing(names, masked(names), 0, len(names)).names)
                continue
            name = trimmed(written)
            if _ONLY_STAGE.match(name) and self._subjects:
                name = _STAGE.sub("", self._subjects[-1]) + name
            yield name

    def _carried(self, clause: Clause, tail: Reading) -> list[Telling]:
        """A clause without a name of its own tells of the names of the clause before."""
        if tail.milestone is None or (not self._subjects and self._nameless is None):
            return []
        if len(clause.text) > _LONGEST_PREDICATE or clause.start - self._subjects_at > _FARTHEST_NAME:
            return []
        if tail.at > 1 + _opening(clause.masked):
            return []
        frame = Frame(tail.milestone, NOTHING, tail, None, counted=False)
        end = clause.start + len(clause.text)
        return [
            Telling(name, frame, clause.text, self._subjects_at, end, likely=True)
            for name in self._subjects or self._names_alone()
        ]

    def _names_alone(self) -> list[str]:
        """The names of the clause before, if it is made of names: 甲大桥、乙隧道等项目，…."""
        clause, self._nameless = self._nameless, None
        if clause is None or len(clause.text) < 4:
            return []
        found = listing(clause.text, clause.masked, _opening(clause.masked), len(clause.text))
        names = list(self._names(found))
        frame = Frame("under_construction", NOTHING, NOTHING, found.closed, found.counted)
        self._subjects = [name for name, is_likely in zip(names, likely(names, frame), strict=True) if is_likely]
        return self._subjects


def milestone_of(lead: Reading, tail: Reading) -> Milestone | None:
    """推进…前期工作 is `planned`, 推动…投产 `operating`: what stands after the names tells, unless it is progress only."""
    if tail.milestone is not None and tail.milestone != "under_construction":
        return tail.milestone
    if lead.milestone == "completed" and any(word.startswith("主体结构") for word in tail.words):
        return "topped_out"  # 完成甲大厦主体结构施工
    return lead.milestone or tail.milestone


def _down_to(start: int, hidden: str, tail: Reading) -> Reading:
    """The words after names that begin there; where a whole clause ends in none, its names are followed by none."""
    return after(hidden, start) if tail.words else tail


def _opening(hidden: str) -> int:
    """Where the first name begins, past words that are no part of it."""
    match = _OPENING.match(hidden)
    return match.end() if match is not None else 0
