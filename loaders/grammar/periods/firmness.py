"""Words that say how firmly something is told: 预计, 力争, 有望."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.facts import Scenario
from loaders.grammar.periods.mark import CLAUSE_END, STOP, Mark, next_end
from loaders.patterns import begins

_ESTIMATED = re.compile(r"初步预计|预计|预估|预测")
_OPENING = 3  # 预计 that starts before this holds for the whole sentence
_AIMED = begins(
    "力争预奋主发计",
    r"力争(?!取)"
    r"|(?<!斗)争取(?=(?:(?!资金|投资|国债|债券|政策|支持|到位|指标|项目)[^，。；]){0,12}(?:达到?|实现|完成|突破|增长|到(?=20|今|明|年)|超|年内|全年|早日))"
    r"|(?:预期|奋斗|主要|发展)目标[是为:]|(?<![不计在])计划(?:到|至|今年|于)",
)
# What is told in passing of a thing yet to come, in its own clause.
_AIMED_HERE = begins("达建投计拟即", r"(?:达产|建成|投产|建成投产|投用)后|计划总投资|拟(?=新|安排|建|投|实)|即将")
_DONE = begins("形收征梳筛", r"(?:形成|收到|收集|征集|梳理|筛选)(?:到|出)?了")
_ESTIMATED_BEHIND = re.compile(r"(?:^|[，；。])[^，；。（]*（(?:初步)?预计数?(?P<on>，?下同)?）")
_HOPED = re.compile(r"有望")
_ELLIPTIC = re.compile(r"[，、](?:同比|增长|下降|增速|增幅|比上年|较上年|比去年|上涨|占)")
_FIRM = re.compile("预|力争|争取|目标|计划|[产成用]后|拟|即将|了|有望")
"""One of these is in all that says how firmly."""


def told_firmness(text: str) -> Iterator[Mark]:
    """Each such word of a sentence: 力争 holds to the next stop, 预计 and 有望 to the end of what they are told of."""
    if not _FIRM.search(text):
        return
    for match in _ESTIMATED.finditer(text):
        until = len(text) if match.start() < _OPENING else _through_ellipses(text, match.end())
        yield _mark(match, until, "estimate", "estimated")
    for match in _ESTIMATED_BEHIND.finditer(text):
        yield _mark(match, len(text) if match["on"] else match.end(), "estimate", "estimated")
    for match in _AIMED.finditer(text):
        yield _mark(match, next_end(STOP, text, match.end()), "target", "aimed")
    for match in _DONE.finditer(text):
        yield _mark(match, next_end(CLAUSE_END, text, match.end()), "actual", "done")
    for rule, pattern in (("aimed", _AIMED_HERE), ("hoped", _HOPED)):
        for match in pattern.finditer(text):
            yield _mark(match, _through_ellipses(text, match.end()), "target", rule)


def _mark(match: re.Match[str], until: int, scenario: Scenario, rule: str) -> Mark:
    return Mark(start=match.start(), end=match.end(), until=until, period=None, scenario=scenario, rule=rule)


def _through_ellipses(text: str, start: int) -> int:
    """To the end of the clause, and of those after it that leave its subject out."""
    end = next_end(CLAUSE_END, text, start)
    while _ELLIPTIC.match(text, end):
        end = next_end(CLAUSE_END, text, end + 1)
    return end
