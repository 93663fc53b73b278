"""How far a period that is told holds, and whether it is only what something is compared with: 比2015年."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from loaders.grammar.periods.mark import CLAUSE_END, ITEM_END, STOP, Mark, next_end
from loaders.horizons import last_year
from loaders.patterns import begins

_COMPARED = re.compile(
    r"(?:比|较|与|同|超|超过|高于|高出|低于|快于|接近|相当于|恢复[到至]|是|达到)\s?“?$|(?:比|较)(?:同期|[^，。；]{0,6})$"
)
_TIMES = re.compile(r"的[^，。；]{0,8}倍")
_TOLD_ALONE = ("以来", "，")  # 是2015年以来…, 较2015年，… compare nothing
_WITH = re.compile(r"[与同][^，。；]{0,6}$")
_COMPARED_BEHIND = re.compile(r"[^，。；]{0,10}相比")
_BASED = re.compile(r"的?基础上")
_BASED_REACH = 24

_FROM = re.compile(r"(?:由|从)[^，。；到至]{0,4}$")
_FORMER_END = begins("，；。到至调变优转演", r"[，；。]|(?<!达)[到至]|(?:调整|优化|转变|演变|变)[^，。；]{0,2}为")
_FARTHEST = 200  # characters in which a change from … to … is looked for
_CHANGED = re.compile(r"(?:增长|增加|提高|提升|上升|扩大|下降|减少|降低|缩小|增|升|降|达)(?:到|至|为)")
_CHANGES_AGAIN = re.compile(r"；[^；。]{0,24}(?:由|从)[^；。]{0,24}(?:到|至|为)")

_OPENING = 12  # a period that starts before this may open the sentence
_OPENS = re.compile(r"[^，；。]{0,4}，")
_REACH_BEFORE = 12


class Told(NamedTuple):
    """Words that tell a period, and where.

    Attributes:
        text: the sentence.
        start: where they start.
        end: where they end.
        period: what they say.
        rule: the name of the rule that read them.
    """

    text: str
    start: int
    end: int
    period: str
    rule: str

    @property
    def before(self) -> str:
        """The words before them."""
        return self.text[max(0, self.start - _REACH_BEFORE) : self.start]

    def holds(self, until: int) -> Mark:
        """The mark of a period that what follows is about."""
        return Mark(start=self.start, end=self.end, until=until, period=self.period, scenario=None, rule=self.rule)

    def compares(self, until: int) -> Mark:
        """The mark of a period that what follows is compared with."""
        since = last_year(self.period)
        return Mark(
            start=self.start, end=self.end, until=until, period=None, scenario=None, rule=self.rule, since=since
        )


def mark_of(told: Told, *, in_span: bool) -> Mark:
    """What a period says of the words behind it, and up to where.

    Args:
        told: the period.
        in_span: the sentence is about several years.
    """
    text, end, before = told.text, told.end, told.before
    if before.endswith("在") and (based := _BASED.search(text, end, end + _BASED_REACH)):
        # 在2010年基础上翻一番 compares; in 在上年增长8%的基础上 the words up to there tell of that year.
        return told.compares(len(text)) if based.start() == end else told.holds(based.end())
    if _WITH.search(before) and _COMPARED_BEHIND.match(text, end):
        return told.compares(len(text))
    if (_COMPARED.search(before) or _TIMES.match(text, end)) and not text.startswith(_TOLD_ALONE, end):
        return told.compares(len(text) if in_span else next_end(CLAUSE_END, text, end))
    if _FROM.search(before):
        change = _FORMER_END.search(text, end, end + _FARTHEST)
        return told.holds(change.start() if change else len(text))
    if _opens_sentence(told):
        return told.holds(len(text))
    return told.holds(next_end(CLAUSE_END if before.endswith("（") else STOP, text, end))


def _opens_sentence(told: Told) -> bool:
    """2023年全年，…: the whole sentence is about it."""
    if told.text.startswith("全年", told.start):
        return not told.before or told.before[-1] in "；;"
    return told.start < _OPENING and not told.before.strip("“") and _OPENS.match(told.text, told.end) is not None


def grown_from(told: Told) -> Iterator[Mark]:
    """由2015年的A增加到B，增长40%；…由C增加到D，增长30%: what grew has grown since the year named."""
    text, end, period = told.text, told.end, told.period
    if "/" in period or "-" in period or not _FROM.search(told.before):
        return
    changed = _CHANGED.search(text, end, end + _FARTHEST)
    if changed is None or STOP.search(text, end, changed.start()):
        return
    until = next_end(STOP, text, changed.end())
    while (again := _CHANGES_AGAIN.match(text, until)) is not None:
        until = next_end(STOP, text, again.end())
    # What grew stands behind 增加到2020年的80亿元: that year, too, is told before it.
    place = next_end(ITEM_END, text, changed.end())
    yield Mark(start=place, end=place, until=until, period=None, scenario=None, rule="from", since=int(period))
