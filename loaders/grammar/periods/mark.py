"""What is found of words that say when, and where sentences and clauses end."""

from __future__ import annotations

import re

import msgspec

from loaders.facts import Scenario

STOP = re.compile(r"[；。！？]")
CLAUSE_END = re.compile(r"[，；。！？]")
ITEM_END = re.compile(r"[，、；。！？]")


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """Words that say when, and how far they reach.

    Attributes:
        start: where they start in the sentence.
        end: where they end.
        until: up to where they hold.
        period: what they say; None for words that only say how firmly something is told.
        scenario: what they say of it; None if nothing.
        since: the year that a comparison is made with.
        rule: the name of the rule.
    """

    start: int
    end: int
    until: int
    period: str | None
    scenario: Scenario | None
    rule: str
    since: int | None = None


def next_end(sign: re.Pattern[str], text: str, start: int) -> int:
    """Where the next sign stands, or the end of the text."""
    match = sign.search(text, start)
    return match.start() if match else len(text)
