"""When a milestone was or is to be reached: the words around the names, else what the sentence inherits."""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.facts import Report, Scenario
from loaders.outline import Sentence
from loaders.patterns import begins

_PLANNED = re.compile(r"将|力争|确保|争取|拟|预计|明年|年底前|年内|有望|计划于|计划在|计划年|计划明|尽快|早日|力促")
_NOW = re.compile(
    r"正在|正进行|目前正|(?:现|目前|均|业)已|已经|已(?:建成|开工|动工|竣工|投产|投用|通车|落户|签约|封顶|完成|启用|开业|获)"
)
_YEAR = re.compile(r"(20\d\d)年")
_PART = begins(
    r"\d上下第一二三四",
    r"(?:(20\d\d)年)?(?:(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度|(?P<month>1[0-2]|[1-9])月(?:份|底|初|中旬|\d)?)",
)
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}


class Moment(NamedTuple):
    """Scenario and period of a milestone."""

    scenario: Scenario
    period: str


def moment(around: str, sentence: Sentence, report: Report) -> Moment:
    """What the words around the names say, else the sentence's view.

    Args:
        around: the clause without its names: 计划2025年6月底前…通车.
        sentence: the sentence that the clause is part of.
        report: the report that it is part of, for its periods.
    """
    scenario, period = sentence.view.scenario, sentence.view.period
    stated = _YEAR.search(around)
    reviewed = report.period.rpartition("/")[2][:4]
    if scenario == "actual" and (_PLANNED.search(around) or (stated is not None and stated[1] > reviewed)):
        scenario = "target"
        period = report.planned_period or period
    elif scenario == "target" and _NOW.search(around) and not _PLANNED.search(around):
        scenario, period = "actual", report.period
    year = stated[1] if stated is not None else period.rpartition("/")[2][:4]
    part = _part(around)
    if part:
        return Moment(scenario, "/".join(f"{year}-{month:02d}" for month in part))
    return Moment(scenario, year if stated is not None else period)


def _part(around: str) -> tuple[int, int] | None:
    """The months of 上半年, 三季度 or 6月底前."""
    match = _PART.search(around)
    if match is None:
        return None
    if match["half"]:
        return (1, 6) if match["half"] == "上" else (7, 12)
    if match["quarter"]:
        last = 3 * _QUARTERS[match["quarter"]]
        return last - 2, last
    month = int(match["month"])
    return month, month
