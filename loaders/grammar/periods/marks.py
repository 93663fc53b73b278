"""The words of a sentence that say when, or how firmly, in its order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from loaders.grammar.periods.firmness import told_firmness
from loaders.grammar.periods.mark import CLAUSE_END, Mark, next_end
from loaders.grammar.periods.meanings import COUNT, RULES, count_of
from loaders.grammar.periods.reach import Told, grown_from, mark_of
from loaders.horizons import Horizon, last_year
from loaders.outline import Sentence, View

_TITLES = re.compile(r"《[^《》]{0,80}》")
_YEARS_AGO = re.compile(rf"[比较](?P<count>{COUNT})年前")


@lru_cache(maxsize=64)
def marks_of(sentence: Sentence, horizon: Horizon) -> tuple[Mark, ...]:
    """All words of a sentence that say when, or how firmly, in its order."""
    text = _TITLES.sub(lambda title: " " * len(title[0]), sentence.plain)
    marks = [
        *_told_periods(text, sentence.view, horizon),
        *_years_ago(text, sentence.view),
        *told_firmness(text),
    ]
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))


def _told_periods(text: str, view: View, horizon: Horizon) -> Iterator[Mark]:
    """2023年, 前三季度, 近三年; a place that one rule has read is left alone by those after it."""
    taken = [False] * (len(text) + 1)
    signs = set(text)
    for rule, needed, pattern, meaning in RULES:
        if signs.isdisjoint(needed):
            continue
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(taken[start:end]) or start == end:
                continue
            period = meaning(match, view, horizon)
            if period is None:
                continue
            taken[start:end] = [True] * (end - start)
            # “十二五”末 is a year like any other.
            as_year = rule == "five-year plan" and "/" not in period
            told = Told(text, start, end, period, "year" if as_year else rule)
            yield from grown_from(told)
            yield mark_of(told, in_span="/" in view.period and "-" not in view.period)


def _years_ago(text: str, view: View) -> Iterator[Mark]:
    """比五年前增长30%."""
    for match in _YEARS_AGO.finditer(text):
        yield Mark(
            start=match.start(),
            end=match.end(),
            until=next_end(CLAUSE_END, text, match.end()),
            period=None,
            scenario=None,
            rule="years ago",
            since=last_year(view.stock_period) - count_of(match["count"]),
        )
