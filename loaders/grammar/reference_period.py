"""The period that a figure is of, out of those that its sentence tells: a level of five years is that of the last one."""

from __future__ import annotations

import re

from loaders.facts import Measure
from loaders.grammar.periods import When
from loaders.grammar.sentences import Statement
from loaders.horizons import first_year, is_span, last_year
from loaders.lexicon.actions import FLOWS
from loaders.lexicon.numerals import number_of

_YEARS_HELD = re.compile(r"(?:连续|蝉联)(?P<years>[两二三四五六七八九十\d]{1,2})年")
_FIVE_YEARS = re.compile(r"[五5]年")
_STOCKS = re.compile(
    r"(?:总数|总量|总额|总里程|比重|占比|率|比例|余额|覆盖面|水平|标准|浓度|强度|排名|数量|规模|保有量|寿命|密度|里程|面积)$|^(?:现有|实有)"
)
_SUMMED = frozenset(
    "fdi_actual fdi_contracted rd_spending patents_granted invention_patents_granted industrial_upgrade_investment "
    "special_bonds foreign_enterprises_new domestic_capital tax_cuts reemployed hard_to_employ_jobs rural_labour_transfer "
    "skills_training soil_erosion_controlled afforestation_area poverty_reduction affordable_housing_started "
    "affordable_housing_completed shantytown_renovation old_communities_renovated rural_houses_renovated startup_loans".split()
)
"""What reviews of five years add up, as all that is new, where they do not say that it came to stand at a level."""
_SHARES_OF_WORK = re.compile(
    r"(?:精简|压减|满意|基本满意|办结|办复|答复|完成|整改|化解|破案|侦破|执结|结案|回复|受理|调解成功|成功|兑现)率$"
)
"""Of what was done in five years, all of it, and not that of the last year."""
_HONOURED = re.compile(r"荣获|获|入选|参与|培训|转移|派|选|引|聘|招|救|惠|就业|脱贫")
_STANDING = re.compile(r"(?:现有|现拥有|拥有|实有|现已|目前|现|共有)")
_GIVEN = re.compile("投资|投入|支出|资金|贷款|补助|解决|就业|人次")
"""What is summed even where it passes a mark (突破): money spent, people helped."""
_OF_ALL_YEARS = ("summed years",)
"""Rules of periods that tell of a sum: what changes 同比 is the sum, against that of the years before."""
_PEOPLE = re.compile(r"万?[人名位]")


def period_of(told: Statement, measure: Measure, moment: When, indicator: str | None, subject: str) -> str:
    """The period of a figure, as `loaders.facts.Fact` has it.

    Args:
        told: the statement.
        measure: how it measures.
        moment: what its sentence tells of the time.
        indicator: its code, if known.
        subject: what is measured.
    """
    end = moment.stock_period
    if told.yearly and measure in ("growth", "increment") and moment.rule not in _OF_ALL_YEARS:
        return end
    if is_since(told, measure, moment) and moment.since is not None and moment.scenario != "target":
        return f"{moment.since + 1}/{last_year(end)}"
    if measure == "rank":
        return _held(told, moment)
    if told.is_total and not moment.explicit and is_span(moment.inherited):
        return moment.inherited
    if moment.rule == "summed years" and measure == "level" and _FIVE_YEARS.search(told.quantity_words):
        return moment.period
    if measure in ("growth", "increment"):
        return moment.period if told.base != "region" else end
    if measure == "average_growth":
        return moment.period if is_span(moment.period) or not is_span(moment.inherited) else moment.inherited
    if told.is_total and not is_span(moment.period) and is_span(moment.inherited):
        return moment.inherited
    if not is_span(moment.period):
        return moment.period
    return end if _is_at_the_end(told, indicator, subject, moment) else moment.period


def period_before(moment: When) -> str:
    """The period of the former value in 从A提高到B: what is named, else the year before."""
    if moment.explicit and moment.rule == "year":
        return moment.period
    return str(first_year(moment.period) - 1)


def is_since(told: Statement, measure: Measure, moment: When) -> bool:
    """Whether a change is counted from a year before the last: 比2015年增长. What is aimed at is told of its last year."""
    changes = measure in ("growth", "average_growth", "increment")
    if not changes or told.yearly or moment.since is None or "-" in moment.stock_period:
        return False
    return moment.since < last_year(moment.stock_period) - 1


def _held(told: Statement, moment: When) -> str:
    """The year of a rank, or those of the years reviewed for which it was held: 连续三年."""
    end, held = moment.stock_period, _YEARS_HELD.search(told.quantity_words)
    if held is None or not is_span(moment.period) or "-" in end:
        return end
    years = int(held["years"]) if held["years"].isdecimal() else int(number_of(held["years"]))
    since = last_year(end) - years + 1
    return f"{since}/{last_year(end)}" if first_year(moment.period) <= since < last_year(end) else end


def _is_added_up(indicator: str | None) -> bool:
    return indicator is not None and (indicator in _SUMMED or indicator.startswith("new_"))


def _is_at_the_end(told: Statement, indicator: str | None, subject: str, moment: When) -> bool:
    """Whether a level of several years is that of their last one, and not the sum of all."""
    if told.is_flow or told.is_steady or "done" in told.rules:
        return False
    if _SHARES_OF_WORK.search(subject) and moment.scenario != "target":
        return False
    in_passing = moment.rule == "summed years" and not _FIVE_YEARS.search(told.quantity_words)
    if in_passing and _STOCKS.search(subject) and not FLOWS.search(subject):
        return True  # 五年完成投资900亿元，公路里程1.2万公里
    come_to = told.arrived or (told.passed and not _GIVEN.search(subject))
    if moment.explicit and not come_to and "attribute" not in told.rules:
        return False  # “十三五”期间 says that it is told of all the years
    if told.rules[-1:] == ("attribute",) and _STOCKS.search(subject):
        return True
    if "%" in told.unit:
        return True
    if FLOWS.search(subject) or (_is_added_up(indicator) and not told.arrived):
        return False
    if indicator is not None or come_to or _STOCKS.search(subject):
        return True
    if _PEOPLE.fullmatch(told.unit) and not _HONOURED.search(told.quantity_words):
        return True
    return bool(_STANDING.search(told.head)) or told.is_standing
