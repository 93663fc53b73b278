"""The period and the scenario of a quantity: what stands before it in its sentence, else what the sentence inherits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from loaders.facts import Report, Scenario
from loaders.horizons import Horizon, first_year, horizon_of, last_year, plan_years
from loaders.identify.numerals import with_western_years
from loaders.outline import Sentence, View
from loaders.script import plain


class When(msgspec.Struct, frozen=True, kw_only=True):
    """What a place in a sentence is about.

    Attributes:
        period: the period of a flow or growth told there.
        stock_period: the period of a stock, rate or rank told there.
        scenario: `actual`, `estimate` or `target`.
        explicit: words of the sentence say so; the period is not merely inherited.
        rule: the name of the rule that decided.
        since: the year that a growth is measured from (比2015年); None if it is the period before.
        inherited: the period of the section.
    """

    period: str
    stock_period: str
    scenario: Scenario
    explicit: bool
    rule: str
    since: int | None = None
    inherited: str


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


_Y = r"(?<!\d)(?:19[5-9]|20\d)\d"
_TO = r"\s*[—–\-~至到]+\s*"
_N = {**{numeral: value for value, numeral in enumerate("零一二三四五六七八九十")}, "两": 2}
_COUNT = r"[一二两三四五六七八九十]|[二三四五六七]十|[1-7]?\d"
_MONTHS = re.compile(
    rf"(?:(?P<year>{_Y})年|(?P<said>今年|去年|上年))?(?:(?P<first>\d{{1,2}})月?{_TO}(?P<last>\d{{1,2}})月份?|"
    r"(?P<part>上半年|前三季度|前三个季度|一季度|第一季度)|前(?P<months>[二三四五六七八九十两])个月)"
)
_PARTS = {"上半年": 6, "前三季度": 9, "前三个季度": 9, "一季度": 3, "第一季度": 3}
_YEARS = re.compile(rf"({_Y})年?{_TO}({_Y})年?")
_YEAR = re.compile(rf"({_Y})(?:年度?|(?=[，:\s]*(?:计划|目标|预期)))(?!前|代)(?:以?来|底|末)?")
_SAID = re.compile(r"今年|本年度?(?!级)|去年|上年(?!度?工作)|上一年|明年|前年|新的一年|全年")
_PLAN = re.compile(
    r"“?(十?[一二三四五六七八九]|十)五”?(?:时期|期间|以来|规划期?|计划)?(?P<end>期?末)?(?![市区县镇乡名届次])"
)
_SPAN = re.compile(
    rf"(?P<which>过去|近|最近|这|前|连续|今后|未来|本届政府)?的?(?<![\d.])(?P<count>{_COUNT})年(?:来|间|内|以来|累计|共|年均|平均)?"
)
_COMPARED = re.compile(
    r"(?:比|较|与|同|超|超过|高于|高出|低于|快于|接近|相当于|恢复[到至]|是|达到)\s?“?$|(?:比|较)(?:同期|[^，。；]{0,6})$"
)
_TIMES = re.compile(r"的[^，。；]{0,8}倍")
_FROM = re.compile(r"(?:由|从)[^，。；到至]{0,4}$")
_ESTIMATED = re.compile(r"(?:初步)?预计|预估|预测")
_AIMED = re.compile(
    r"力争(?!取)|(?<!斗)争取(?=(?:(?!资金|投资|国债|债券|政策|支持|到位|指标|项目)[^，。；]){0,12}(?:达到?|实现|完成|突破|增长|到(?=20|今|明|年)|超|年内|全年|早日))|"
    r"(?:预期|奋斗|主要|发展)目标[是为:]|(?<![不计在])计划(?:到|至|今年|于)"
)
# What is told in passing of a thing yet to come, in its own clause.
_AIMED_HERE = re.compile(r"(?:达产|建成|投产|建成投产|投用)后|计划总投资|拟(?=新|安排|建|投|实)|即将")
_HOPED = re.compile(r"有望")
_BASED = re.compile(r"的?基础上")
_BEGUN = re.compile(r"[^，。；]{0,6}(?:开局|开门红|开端|起步)")
_FARTHEST = 200  # characters in which a change from … to … is looked for
_CHANGED = re.compile(r"(?:增长|增加|提高|提升|上升|扩大|下降|减少|降低|缩小|增|升|降|达)(?:到|至|为)")
_CHANGES_AGAIN = re.compile(r"；[^；。]{0,24}(?:由|从)[^；。]{0,24}(?:到|至|为)")
_GROWN = re.compile(r"增长|增加|净增|翻|提高|上升|下降|减少")
_YEARS_AGO = re.compile(rf"[比较](?P<count>{_COUNT})年前")
_RECORD = re.compile(r"(?:的)?(?:最|首|罕见|少有|同期)")
_TITLES = re.compile(r"《[^《》]{0,80}》")
_STOP = re.compile(r"[；。！？]")
_CLAUSE_END = re.compile(r"[，；。！？]")
_ITEM_END = re.compile(r"[，、；。！？]")
_ELLIPTIC = re.compile(r"[，、](?:同比|增长|下降|增速|增幅|比上年|较上年|比去年|上涨|占)")


def when(sentence: Sentence, at: int, report: Report) -> When:
    """What the place `at` (an offset into the sentence's text) is about."""
    horizon = horizon_of(report)
    view = sentence.view
    period: Mark | None = None
    scenario: Scenario | None = None
    since: int | None = None
    hoped = False
    for mark in marks_of(sentence, horizon):
        if mark.start > at:
            break
        if at >= mark.until:
            continue
        if mark.since is not None:
            since = mark.since
        elif mark.period is not None:
            period, since = mark, None
        if mark.scenario is not None:
            scenario, hoped = mark.scenario, mark.rule == "hoped"
    if scenario is not None:
        scenario = _firmness(scenario, period.period or view.period if period else view.period, horizon, hoped=hoped)
    if period is None:
        # What is only expected is of the year that has just ended, also in a review of five.
        latest = scenario == "estimate" and "-" not in view.period
        return When(
            period=view.stock_period if latest else view.period,
            stock_period=view.stock_period,
            scenario=scenario or view.scenario,
            explicit=False,
            rule="inherited" if scenario is None else "told",
            since=since,
            inherited=view.period,
        )
    assert period.period is not None
    return When(
        period=period.period,
        stock_period=_end_of(period.period),
        scenario=scenario or _scenario(period.period, view, horizon),
        explicit=True,
        rule=period.rule,
        since=since,
        inherited=view.period,
    )


def _firmness(scenario: Scenario, period: str, horizon: Horizon, *, hoped: bool) -> Scenario:
    """What is expected of a year to come is aimed at; what a year that has ended may hope for is expected."""
    ahead = last_year(period) > horizon.last
    if scenario == "estimate" and ahead:
        return "target"
    return "estimate" if hoped and not ahead else scenario


def _scenario(period: str, view: View, horizon: Horizon) -> Scenario:
    """A period that lies ahead is aimed at, one that has passed is told; else as the section speaks."""
    if last_year(period) > horizon.last and not (horizon.within_year and "-" in period):
        return "target"
    if view.scenario == "target" and last_year(period) <= horizon.last and not horizon.within_year:
        return "actual"
    return view.scenario


@lru_cache(maxsize=64)
def marks_of(sentence: Sentence, horizon: Horizon) -> tuple[Mark, ...]:
    """All words of a sentence that say when, or how firmly, in its order."""
    text = _TITLES.sub(lambda title: " " * len(title[0]), with_western_years(plain(sentence.text)))
    marks = [
        *_told_periods(text, sentence.view, horizon),
        *_years_ago(text, sentence.view),
        *_told_firmness(text),
    ]
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))


def _told_periods(text: str, view: View, horizon: Horizon) -> Iterator[Mark]:
    taken = [False] * (len(text) + 1)
    for rule, pattern, meaning in _RULES:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(taken[start:end]) or start == end:
                continue
            period = meaning(match, view, horizon)
            if period is None:
                continue
            taken[start:end] = [True] * (end - start)
            # “十二五”末 is a year like any other.
            rule_told = "year" if rule == "five-year plan" and "/" not in period else rule
            yield from _grown_from(text, start, end, period)
            yield _mark(text, start, end, period, rule_told, spans="/" in view.period and "-" not in view.period)


def _mark(text: str, start: int, end: int, period: str, rule: str, *, spans: bool) -> Mark:
    before = text[max(0, start - 12) : start]
    if before.endswith("在") and (based := _BASED.search(text, end, end + 24)) and (until := based.end()):
        # 在2010年基础上翻一番 compares; 在上年增长8%的基础上 tells of that year, up to there.
        compares = based.start() == end
        return Mark(
            start=start,
            end=end,
            until=len(text) if compares else until,
            period=None if compares else period,
            scenario=None,
            rule=rule,
            since=last_year(period) if compares else None,
        )
    if re.search(r"[与同][^，。；]{0,6}$", before) and re.match(r"[^，。；]{0,10}相比", text[end:]):
        return Mark(
            start=start, end=end, until=len(text), period=None, scenario=None, rule=rule, since=last_year(period)
        )
    if (_COMPARED.search(before) or _TIMES.match(text, end)) and not text.startswith(("以来", "，"), end):
        until = len(text) if spans else _next(_CLAUSE_END, text, end)
        return Mark(start=start, end=end, until=until, period=None, scenario=None, rule=rule, since=last_year(period))
    if _FROM.search(before):
        change = re.compile(r"[，；。]|(?<!达)[到至]|调整为|变为").search(text, end, end + _FARTHEST)
        until = change.start() if change else len(text)
        return Mark(start=start, end=end, until=until, period=period, scenario=None, rule=rule)
    in_brackets = before.endswith("（")
    until = _next(_CLAUSE_END if in_brackets else _STOP, text, end)
    if start < 12 and re.match(r"[^，；。]{0,4}，", text[end:]) and not before.strip("“"):
        until = len(text)
    return Mark(start=start, end=end, until=until, period=period, scenario=None, rule=rule)


def _grown_from(text: str, start: int, end: int, period: str) -> Iterator[Mark]:
    """由2015年的A增加到B，增长40%；…由C增加到D，增长30%: what grew has grown since the year named."""
    if "/" in period or "-" in period or not _FROM.search(text[max(0, start - 12) : start]):
        return
    changed = _CHANGED.search(text, end, end + _FARTHEST)
    if changed is None or _STOP.search(text, end, changed.start()):
        return
    until = _next(_STOP, text, changed.end())
    while (again := _CHANGES_AGAIN.match(text, until)) is not None:
        until = _next(_STOP, text, again.end())
    # What grew stands behind 增加到2020年的80亿元: that year, too, is told before it.
    yield Mark(
        start=_next(_ITEM_END, text, changed.end()),
        end=_next(_ITEM_END, text, changed.end()),
        until=until,
        period=None,
        scenario=None,
        rule="from",
        since=int(period),
    )


def _years_ago(text: str, view: View) -> Iterator[Mark]:
    """比五年前增长30%."""
    for match in _YEARS_AGO.finditer(text):
        yield Mark(
            start=match.start(),
            end=match.end(),
            until=_next(_CLAUSE_END, text, match.end()),
            period=None,
            scenario=None,
            rule="years ago",
            since=last_year(view.stock_period) - _count(match["count"]),
        )


def _told_firmness(text: str) -> Iterator[Mark]:
    for match in _ESTIMATED.finditer(text):
        until = len(text) if match.start() < 3 else _through_ellipses(text, match.end())
        yield Mark(
            start=match.start(), end=match.end(), until=until, period=None, scenario="estimate", rule="estimated"
        )
    for match in _AIMED.finditer(text):
        until = _next(_STOP, text, match.end())
        yield Mark(start=match.start(), end=match.end(), until=until, period=None, scenario="target", rule="aimed")
    for rule, pattern in (("aimed", _AIMED_HERE), ("hoped", _HOPED)):
        for match in pattern.finditer(text):
            until = _through_ellipses(text, match.end())
            yield Mark(start=match.start(), end=match.end(), until=until, period=None, scenario="target", rule=rule)


def _through_ellipses(text: str, start: int) -> int:
    """To the end of the clause, and of those after it that leave its subject out."""
    end = _next(_CLAUSE_END, text, start)
    while _ELLIPTIC.match(text, end):
        end = _next(_CLAUSE_END, text, end + 1)
    return end


def _next(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.search(text, start)
    return match.start() if match else len(text)


def _end_of(period: str) -> str:
    return period if "-" in period else period.rpartition("/")[2]


def _months(match: re.Match[str], view: View, horizon: Horizon) -> str | None:
    year = (
        int(match["year"])
        if match["year"]
        else {"今年": horizon.now, "去年": horizon.now - 1, "上年": horizon.now - 1}.get(
            match["said"] or "", last_year(view.stock_period)
        )
    )
    if match["first"]:
        first, last = int(match["first"]), int(match["last"])
    else:
        first, last = 1, _PARTS.get(match["part"] or "", 0) or _N[match["months"]]
    if not 1 <= first <= last <= 12:
        return None
    return str(year) if (first, last) == (1, 12) else f"{year}-{first:02d}/{year}-{last:02d}"


def _two_years(match: re.Match[str], view: View, horizon: Horizon) -> str | None:
    first, last = int(match[1]), int(match[2])
    return f"{first}/{last}" if first < last <= first + 30 else None


def _one_year(match: re.Match[str], view: View, horizon: Horizon) -> str | None:
    year = int(match[1])
    if horizon.within_year and view.scenario == "actual" and year == horizon.last:
        return None
    if match[0].endswith("来") and year > horizon.last and view.scenario == "actual":
        return None
    if match[0].endswith("来") and year < horizon.last:
        # 1998年以来最大的洪水 is no span.
        return None if _RECORD.match(match.string, match.end()) else f"{year}/{horizon.last}"
    return str(year)


def _said(match: re.Match[str], view: View, horizon: Horizon) -> str | None:
    word = match[0]
    if word == "全年" and "/" in view.period and "-" not in view.period and view.scenario == "actual":
        return view.stock_period
    if word == "全年":
        return (
            horizon.planned
            if horizon.within_year
            else (str(last_year(view.period)) if "/" not in view.period else None)
        )
    if word.startswith(("今年", "本年")):
        if horizon.within_year and view.scenario == "actual":
            return None
        return str(horizon.now)
    ahead = {"去年": -1, "上年": -1, "上一年": -1, "明年": 1, "前年": -2, "新的一年": 0}[word]
    return str(horizon.now + ahead)


def _five_year_plan(match: re.Match[str], view: View, horizon: Horizon) -> str | None:
    if not match[0].startswith("“") and not re.search(r"时期|期间|以来|规划|计划|末", match[0]):
        return None
    try:
        span = plan_years(match[1])
    except KeyError:
        return None
    if match["end"]:
        return span[5:]
    if _BEGUN.match(match.string, match.end()):
        return None  # “十三五”良好开局 is of its first year
    if match[0].endswith("以来") or first_year(span) <= horizon.last < last_year(span):
        return f"{span[:4]}/{horizon.last}" if view.scenario == "actual" and first_year(span) < horizon.last else span
    return span


def _count(numeral: str) -> int:
    """四, 四十, 40."""
    if numeral.isdecimal():
        return int(numeral)
    return _N[numeral] if len(numeral) == 1 else 10 * _N[numeral[0]]


def _counted_years(match: re.Match[str], view: View, horizon: Horizon) -> str | None:
    count = _count(match["count"])
    which, tail = match["which"] or "", match[0].rpartition("年")[2]
    grown = (
        _GROWN.match(match.string, match.end())
        and match.string[max(0, match.start() - 1) : match.start()] not in "第每用"
    )
    if count < 2 or not (which or tail or grown) or horizon.within_year or _RECORD.match(match.string, match.end()):
        return None
    if count > 10 and not tail.startswith(("来", "间")):
        return None  # 20年期, 30年树龄
    if which in ("今后", "未来"):
        return f"{horizon.last + 1}/{horizon.last + count}"
    if which == "连续":
        return None
    last = last_year(view.stock_period) if view.scenario == "actual" else horizon.last
    if view.scenario == "target" and which not in ("过去", "近", "最近"):
        return view.period if "/" in view.period else None
    return f"{last - count + 1}/{last}"


_RULES = (
    ("months", _MONTHS, _months),
    ("years", _YEARS, _two_years),
    ("year", _YEAR, _one_year),
    ("five-year plan", _PLAN, _five_year_plan),
    ("counted years", _SPAN, _counted_years),
    ("said year", _SAID, _said),
)
