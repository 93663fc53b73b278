"""Which period words of time mean in a report: 前三季度, 2016—2020年, “十三五”期间, 近三年, 去年."""

from __future__ import annotations

import re
from collections.abc import Callable

from loaders.horizons import Horizon, first_year, last_year, plan_years
from loaders.outline import View
from loaders.patterns import begins

Meaning = Callable[[re.Match[str], View, Horizon], str | None]
"""The period that a match means below a view; None if the words mean none there."""

COUNT = r"[一二两三四五六七八九十]|[二三四五六七]十|[1-7]?\d"
"""Pattern of a count of years: 五, 四十, 40."""

_Y = r"(?<!\d)(?:19[5-9]|20\d)\d"
_TO = r"\s*[—–\-~至到]+\s*"
_NUMERALS = {**{numeral: value for value, numeral in enumerate("零一二三四五六七八九十")}, "两": 2}

_MONTHS = begins(
    r"\d今去上前一第",
    rf"(?:(?P<year>{_Y})年|(?P<said>今年|去年|上年))?(?:(?P<first>\d{{1,2}})月?{_TO}(?P<last>\d{{1,2}})月份?|"
    r"(?P<part>上半年|前三季度|前三个季度|一季度|第一季度)|前(?P<months>[二三四五六七八九十两])个月)",
)
_PARTS = {"上半年": 6, "前三季度": 9, "前三个季度": 9, "一季度": 3, "第一季度": 3}
"""The last month of each part of a year."""

_YEARS = begins("12", rf"({_Y})年?{_TO}({_Y})年?")
_LONGEST_SPAN = 30
_YEAR = begins("12", rf"({_Y})(?:年度?|(?=[，:\s]*(?:计划|目标|预期)))(?!前|代)(?:以?来|底|末)?")
_SAID = re.compile(r"今年|本年度?(?!级)|去年|上年(?!度?工作)|上一年|明年|前年|新的一年|全年")
_YEARS_FROM_NOW = {"去年": -1, "上年": -1, "上一年": -1, "明年": 1, "前年": -2, "新的一年": 0}

_PLAN = begins(
    "“一二三四五六七八九十",
    r"“?(十?[一二三四五六七八九]|十)五”?(?:时期|期间|以来|规划期?|计划)?(?P<end>期?末)?(?![市区县镇乡名届次])",
)
_TELLS_A_PLAN = re.compile(r"时期|期间|以来|规划|计划|末")  # a plan's bare numeral needs one of these
_BEGUN = re.compile(r"[^，。；]{0,6}(?:开局|开门红|开端|起步)")

_COUNTED = begins(
    r"过近最这前连今未本的通经\d一二两三四五六七八九十",
    rf"(?P<which>通过|经过|过去|近|最近|这|前|连续|今后|未来|本届政府)?的?(?<![\d.])(?P<count>{COUNT})年(?:来|间|内|以来|累计|共|年均|平均|的?努力)?",
)
_AHEAD, _BACK = ("今后", "未来"), ("过去", "近", "最近")
_SUMMED = begins(
    "过近这的五5",
    r"(?:过去|近|这)?的?(?<![第每用满\d.])[五5]年(?:来|间)?(?:累计|共计?|总共|合计|总计|(?=[^，。；、\d来间以]{0,10}(?:总额|总量|总值|总产|总收入|总投资)|(?=[^，。；、\d来间以]{0,6}(?:完成|投入|投资(?!者|环境|年均)|支出)[^，。；、增]{0,12}\d)))",
)
"""五年累计, 五年粮食总产量: what is told is the sum of the years."""

_CONGRESS = begins("党十二", r"(?:党的)?(?P<numeral>十[四五六七八九]|二十)大以来")
_CONGRESSES = {"十四": 1992, "十五": 1997, "十六": 2002, "十七": 2007, "十八": 2012, "十九": 2017, "二十": 2022}
"""The year in whose autumn the Party's congress met."""

_GROWN = re.compile(r"增长|增加|净增|翻|提高|上升|下降|减少")
_NO_COUNT_BEFORE = "第每用"
_MOST_YEARS_UNSAID = 10  # 20年期, 30年树龄 say how old or how long

_RECORD = re.compile(r"(?:的)?(?:最|首|罕见|少有|同期)")
"""1998年以来最大的洪水 is no span."""


def count_of(numeral: str) -> int:
    """The number that `COUNT` writes: 四, 四十, 40."""
    if numeral.isdecimal():
        return int(numeral)
    return _NUMERALS[numeral] if len(numeral) == 1 else 10 * _NUMERALS[numeral[0]]


def _months(match: re.Match[str], view: View, horizon: Horizon) -> str | None:
    """1—11月, 前三季度, 去年上半年."""
    year = _year_of_months(match, view, horizon)
    if match["first"]:
        first, last = int(match["first"]), int(match["last"])
    else:
        first, last = 1, _PARTS.get(match["part"] or "", 0) or _NUMERALS[match["months"]]
    if not 1 <= first <= last <= 12:
        return None
    return str(year) if (first, last) == (1, 12) else f"{year}-{first:02d}/{year}-{last:02d}"


def _year_of_months(match: re.Match[str], view: View, horizon: Horizon) -> int:
    """The year that is told with the months, else the last of the section."""
    if match["year"]:
        return int(match["year"])
    if match["said"]:
        return horizon.now if match["said"] == "今年" else horizon.now - 1
    return last_year(view.stock_period)


def _two_years(match: re.Match[str], view: View, horizon: Horizon) -> str | None:
    """2016—2020年."""
    first, last = int(match[1]), int(match[2])
    return f"{first}/{last}" if first < last <= first + _LONGEST_SPAN else None


def _one_year(match: re.Match[str], view: View, horizon: Horizon) -> str | None:
    """2023年, 2022年以来."""
    year, since = int(match[1]), match[0].endswith("来")
    if horizon.within_year and view.scenario == "actual" and year == horizon.last:
        return None
    if since and year > horizon.last and view.scenario == "actual":
        return None
    if since and year < horizon.last:
        return None if _RECORD.match(match.string, match.end()) else f"{year}/{horizon.last}"
    return str(year)


def _said(match: re.Match[str], view: View, horizon: Horizon) -> str | None:
    """今年, 去年, 全年."""
    word = match[0]
    if word == "全年":
        return _whole_year(view, horizon)
    if word.startswith(("今年", "本年")):
        return None if horizon.within_year and view.scenario == "actual" else str(horizon.now)
    return str(horizon.now + _YEARS_FROM_NOW[word])


def _whole_year(view: View, horizon: Horizon) -> str | None:
    """全年: the year of the section; of several that are done, the last; of a report within the year, that year."""
    spans = "/" in view.period
    if spans and "-" not in view.period and view.scenario == "actual":
        return view.stock_period
    if horizon.within_year:
        return horizon.planned
    return None if spans else str(last_year(view.period))


def _five_year_plan(match: re.Match[str], view: View, horizon: Horizon) -> str | None:
    """“十三五”期间, “十二五”末, 十四五以来; “十三五”良好开局 is of its first year."""
    if not match[0].startswith("“") and not _TELLS_A_PLAN.search(match[0]):
        return None
    try:
        span = plan_years(match[1])
    except KeyError:
        return None
    if match["end"]:
        return span[5:]
    if _BEGUN.match(match.string, match.end()):
        return None
    begun = first_year(span) < horizon.last
    so_far = match[0].endswith("以来") or first_year(span) <= horizon.last < last_year(span)
    return f"{span[:4]}/{horizon.last}" if so_far and begun and view.scenario == "actual" else span


def _summed_years(match: re.Match[str], view: View, horizon: Horizon) -> str | None:
    """五年累计, in what is told as done."""
    if horizon.within_year or view.scenario == "target":
        return None
    last = last_year(view.stock_period)
    return f"{last - 4}/{last}"


def _since_congress(match: re.Match[str], view: View, horizon: Horizon) -> str | None:
    """党的十八大以来: the years after that of the congress."""
    first = _CONGRESSES[match["numeral"]] + 1
    return f"{first}/{horizon.last}" if first < horizon.last and view.scenario == "actual" else None


def _counted_years(match: re.Match[str], view: View, horizon: Horizon) -> str | None:
    """近三年, 今后五年, 建市四十年来; 五年增长40%."""
    count, which = count_of(match["count"]), match["which"] or ""
    if horizon.within_year or not _is_span(match, count):
        return None
    if which in _AHEAD:
        return f"{horizon.last + 1}/{horizon.last + count}"
    if which == "连续":
        return None
    last = last_year(view.stock_period) if view.scenario == "actual" else horizon.last
    if view.scenario == "target" and match[0].endswith("努力"):
        return f"{horizon.last + 1}/{horizon.last + count}"
    if view.scenario == "target" and which not in _BACK:
        return view.period if "/" in view.period else None
    return f"{last - count + 1}/{last}"


def _is_span(match: re.Match[str], count: int) -> bool:
    """Whether words say which years are counted, or what they brought; 20年期 and 四十年来最大 are none."""
    text, end = match.string, match.end()
    tail = match[0].rpartition("年")[2]
    if count < 2 or _RECORD.match(text, end):
        return False
    if count > _MOST_YEARS_UNSAID and not tail.startswith(("来", "间")):
        return False
    grown = _GROWN.match(text, end) and text[max(0, match.start() - 1) : match.start()] not in _NO_COUNT_BEFORE
    return bool(match["which"] or tail or grown)


RULES: tuple[tuple[str, str, re.Pattern[str], Meaning], ...] = (
    ("months", "月季半", _MONTHS, _months),
    ("years", "—–-~至到", _YEARS, _two_years),
    ("year", "12", _YEAR, _one_year),
    ("five-year plan", "五", _PLAN, _five_year_plan),
    ("summed years", "五5", _SUMMED, _summed_years),
    ("since congress", "大", _CONGRESS, _since_congress),
    ("counted years", "年", _COUNTED, _counted_years),
    ("said year", "年", _SAID, _said),
)
"""Name, signs one of which each has in it, pattern and meaning; of two that read the same words, the earlier one decides."""
