"""Sentences below their headings, each with the period and the scenario that its section speaks of."""

from __future__ import annotations

import msgspec

from loaders.facts import Report, Scenario


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What a sentence is about unless it says otherwise.

    Attributes:
        period: the period of its flows and growths: the year reviewed, the year planned, a span of five years …
        stock_period: the period of its stocks, rates at a date and ranks: the last year of a span, else as `period`.
        scenario: told as done or as planned.
    """

    period: str
    stock_period: str
    scenario: Scenario


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of the text with its section.

    Attributes:
        start: offset of its first character in the document's stored text.
        end: offset after its last character.
        text: as written, `document.text[start:end]`.
        section: the headings above it, joined by ` › `.
        view: what it inherits from them and from the sentences before it.
    """

    start: int
    end: int
    text: str
    section: str
    view: View


def outline(text: str, report: Report) -> list[Sentence]:
    """The sentences of one report in the order of the text.

    Args:
        text: the stored text of the whole document; only `report.start` to `report.end` is looked at.
        report: the report whose periods the sections speak of.
    """
    raise NotImplementedError
