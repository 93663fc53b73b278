"""Why the reader reads a passage as it does: the steps of one sentence, as the reader itself took them.

Nothing is read a second way here. The report is read once more with somebody looking on, and what is shown of a step is what
the step's own function gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from msgspec import structs

from loaders.facts import Document, Fact, Report
from loaders.grammar.confidence import signs_of
from loaders.grammar.periods import Mark, When, marks_of, when
from loaders.grammar.quantities import Quantity, quantities
from loaders.grammar.report import facts_and_passages
from loaders.grammar.sentences import Statement
from loaders.grammar.sentences.counting import counted_noun
from loaders.grammar.tables import cells
from loaders.horizons import horizon_of, is_span
from loaders.identify import identify
from loaders.lexicon.confidence_weights import WEIGHTS
from loaders.outline import Sentence, outline

RULES = {
    "subject": "the words before the number name it",
    "elided": "the clause leaves it out: what was told last",
    "attribute": "the clause names another measure of what was told last",
    "list": "one of several that stand together, each with its number",
    "portion": "a share of what was told last, or how much of a plan was done",
    "part": "其中: a part of what was told before",
    "counted": "the noun behind the number is what is counted",
    "done": "完成: what was done stands behind the number",
    "shared verb": "the verb stands at the first item of the list",
    "verb": "only a verb stands before the number; what it is done to was told last",
    "bracket": "the number stands in brackets; its subject stands before them",
    "purpose": "money, whose purpose stands behind it",
    "from-to": "从A提高到B: B is what A is",
    "table": "the row of a table names it",
    "relative aim": "an aim without a number, held against something else",
}
"""What the rules that find a subject say, in words."""

_LEANING = {"elided", "attribute", "portion", "part"}
"""Rules that go back to what was told before, if need be in the sentence before."""

Guard = Literal["name", "behind", "before", "around", "no subject", "no rule"]
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_AMOUNT_BEFORE, _AMOUNT_BEHIND = "达到", "亿元，"
"""Words between which any number is an amount."""


class NothingThere(Exception):
    """No sentence of a report stands at the place; the message says what does."""


@dataclass(frozen=True)
class Candidates:
    """The phrases that a number's subject may be.

    Attributes:
        before: what its clause names, without words of place, time and manner.
        behind: the noun that it may count.
        told: the subjects told before it, the last one last.
    """

    before: str
    behind: str
    told: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """One quantity of the passage, and what became of it.

    Attributes:
        statement: what the sentence says with it.
        fact: what was made of that; None if nothing was.
        candidates: for its subject.
        when: how its period and scenario were found; None in a table, where the column says it.
        marks: the words of the sentence that say when or how firmly, and hold at the number.
        signs: what its confidence was judged by, with the weight of each; signs without a weight say nothing.
    """

    statement: Statement
    fact: Fact | None
    candidates: Candidates
    when: When | None
    marks: tuple[Mark, ...]
    signs: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class LeftOut:
    """A number that is no fact, and what kept it out.

    Attributes:
        start: offset of its first character in the passage.
        end: offset after its last character.
        guard: `name` a title or short quotation; `behind`, `before` or `around` the words there, without which it would be
            an amount; `no subject` a quantity that nothing names; `no rule` if that cannot be told.
    """

    start: int
    end: int
    guard: Guard


@dataclass(frozen=True)
class Explanation:
    """A passage and all that was read in it.

    Attributes:
        report: that it is from.
        sentence: with its section, and the view that it inherits.
        text: the sentence in the one way of writing that the grammar reads; as long as the sentence.
        steps: for each statement of the sentence or line of a table, in order.
        aims: facts without a number: 高于全省平均水平.
        left_out: numbers that are no facts.
        unread_because: why nothing of the passage was looked at; None if it was.
    """

    report: Report
    sentence: Sentence
    text: str
    steps: tuple[Step, ...]
    aims: tuple[Fact, ...]
    left_out: tuple[LeftOut, ...]
    unread_because: Literal["glossary", "table"] | None


def explain(document: Document, at: int) -> Explanation:
    """What was read in the passage at an offset, and why.

    Args:
        document: as `loaders.reading.read` gives it.
        at: an offset into its stored text.

    Raises:
        NothingThere: no sentence of a report stands at that offset.
    """
    return explain_in(document.text, _report_at(document, at), at)


def explain_in(text: str, report: Report, at: int) -> Explanation:
    """What was read in the passage at an offset into a report's stored text, and why.

    Raises:
        NothingThere: no sentence of the report stands at that offset.
    """
    sentences = outline(text, report)
    place = next((place for place, one in enumerate(sentences) if one.start <= at < one.end), None)
    if place is None:
        raise NothingThere(f"Between two sentences of the report: nothing is written at {at:,}.")
    sentence = sentences[place]
    watcher = _Watcher(sentence)
    facts, _ = facts_and_passages(sentences, report, watcher)
    here = [fact for fact in facts if sentence.start <= fact.start < sentence.end]
    words = sentence.plain
    in_table = place in cells(sentences)[1]
    return Explanation(
        report=report,
        sentence=sentence,
        text=words,
        steps=tuple(_steps(watcher, here, report, words, in_table=in_table)),
        aims=tuple(fact for fact in here if "relative aim" in fact.rules),
        left_out=tuple(_left_out(words, watcher, in_table=in_table, sentence=sentence)),
        unread_because=None if watcher.looked else "table" if in_table else "glossary",
    )


def _report_at(document: Document, at: int) -> Report:
    reports = identify(document)
    for report in reports:
        end = len(document.text) if report.end is None else report.end
        if (report.start or 0) <= at < end:
            return report
    if not reports:
        raise NothingThere("The document is no report.")
    raise NothingThere(f"No report stands at {at:,}: the document's text has {len(document.text):,} characters.")


class _Watcher:
    """Looks on while a report is read, and keeps what is told of one sentence.

    Attributes:
        looked: the sentence was looked at.
        told: its statements with their facts.
        before: the subject told last before it.
    """

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.looked = False
        self.told: list[tuple[Statement, Fact | None]] = []
        self.before = ""

    def __call__(self, sentence: Sentence, told: Sequence[tuple[Statement, Fact | None]]) -> None:
        if sentence is self.sentence:
            self.looked = True
            self.told += told
        elif not self.looked:
            self.before = next((one.subject for one, _ in reversed(told) if one.subject), self.before)


def _steps(watcher: _Watcher, here: Sequence[Fact], report: Report, text: str, *, in_table: bool) -> Iterator[Step]:
    opens_with = {*watcher.told[0][0].rules} if watcher.told else set()
    told_before = [watcher.before] if watcher.before and opens_with & _LEANING else []
    for statement, unweighed in watcher.told:
        fact = next((fact for fact in here if structs.replace(fact, confidence=None) == unweighed), None)
        at = statement.quantity.start
        numbers = _beside(watcher, statement) if in_table else len(here)
        yield Step(
            statement=statement,
            fact=fact,
            candidates=_candidates(statement, text, told_before, in_table=in_table),
            when=None if in_table else when(watcher.sentence, at, report),
            marks=() if in_table else tuple(_marks_at(watcher.sentence, at, report)),
            signs=tuple(_weights(fact, numbers)) if fact else (),
        )
        if statement.subject and statement.subject not in told_before:
            told_before.append(statement.subject)


def _beside(watcher: _Watcher, statement: Statement) -> int:
    """How many facts a table's cell holds."""
    return sum(other.clause is statement.clause and fact is not None for other, fact in watcher.told)


def _candidates(statement: Statement, text: str, told: Sequence[str], *, in_table: bool) -> Candidates:
    clause = statement.clause
    if clause is None or in_table:
        return Candidates(statement.subject, "", ())
    return Candidates(clause.phrase, counted_noun(text, clause.cluster, clause.following), tuple(told))


def _marks_at(sentence: Sentence, at: int, report: Report) -> Iterator[Mark]:
    return (mark for mark in marks_of(sentence, horizon_of(report)) if mark.start <= at < mark.until)


def _weights(fact: Fact, numbers: int) -> Iterator[tuple[str, float]]:
    for sign in signs_of(fact, numbers, spans=is_span(fact.period)):
        yield sign, WEIGHTS.get(sign, 0.0)


def _left_out(text: str, watcher: _Watcher, *, in_table: bool, sentence: Sentence) -> Iterator[LeftOut]:
    """The numbers of a passage that no fact holds."""
    if in_table:
        read = [(fact.start - sentence.start, fact.end - sentence.start) for _, fact in watcher.told if fact]
        found: list[Quantity] = []
    else:
        read = [(one.quantity.start, one.quantity.end) for one, fact in watcher.told if fact]
        found = quantities(text)
    for quantity in found:
        if not _within(quantity.start, read):
            yield LeftOut(quantity.start, quantity.end, "no subject")
    known = [*read, *((quantity.start, quantity.end) for quantity in found)]
    for number in _NUMBER.finditer(text):
        if not _within(number.start(), known):
            yield LeftOut(number.start(), number.end(), "no rule" if in_table else _guard(text, *number.span()))


def _within(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _guard(text: str, start: int, end: int) -> Guard:
    """What keeps a number from being a quantity: found by asking for it again in other company."""
    number = text[start:end]
    amount = _AMOUNT_BEFORE + number + _AMOUNT_BEHIND
    in_place = start + len(_AMOUNT_BEFORE)
    swapped = text[:start] + amount + text[end:]
    if _is_quantity(swapped, in_place, names=[]) and not _is_quantity(swapped, in_place, names=None):
        return "name"
    if _is_quantity(text[:start] + number + _AMOUNT_BEHIND, start, names=[]):
        return "behind"
    if _is_quantity(_AMOUNT_BEFORE + text[start:], len(_AMOUNT_BEFORE), names=[]):
        return "before"
    return "around" if _is_quantity(amount, len(_AMOUNT_BEFORE), names=[]) else "no rule"


def _is_quantity(text: str, at: int, names: list[tuple[int, int]] | None) -> bool:
    """Whether a quantity stands at a place; without names, titles and quotations are read like other words."""
    return any(quantity.start <= at < quantity.end for quantity in quantities(text, names))
