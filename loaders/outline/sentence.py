"""A sentence of a report, and the view that it inherits."""

from __future__ import annotations

import msgspec

from loaders.facts import Scenario
from loaders.horizons import Horizon


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
        plain: the same, place by place, in one way of writing (`loaders.script.plain`) with years in Western digits.
        section: the headings above it, joined by ` › `.
        view: what it inherits from them and from the sentences before it.
        is_heading: it is a heading itself.
        opens: it is the first of its paragraph.
    """

    start: int
    end: int
    text: str
    plain: str
    section: str
    view: View
    is_heading: bool = False
    opens: bool = False


def done(period: str) -> View:
    """The view of what was done in a period."""
    return View(period=period, stock_period=end_of(period), scenario="actual")


def aimed(period: str) -> View:
    """The view of what is planned for a period."""
    return View(period=period, stock_period=end_of(period), scenario="target")


def review(horizon: Horizon) -> View:
    """The view of a report that looks back."""
    return done(horizon.reviewed)


def plan(horizon: Horizon) -> View:
    """The view of a report that looks ahead."""
    return aimed(horizon.planned)


def end_of(period: str) -> str:
    """The year that a span ends with; months of a year, and a year, as they are: 2016/2020 → 2020."""
    return period if "-" in period else period.rpartition("/")[2]
