"""Sentences below their headings, each with the period and the scenario that its section speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from loaders.facts import Report, Scenario
from loaders.horizons import Horizon, horizon_of, last_year, plan_years
from loaders.identify.numerals import with_western_years
from loaders.identify.titles import is_title
from loaders.script import plain


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
        is_heading: it is a heading itself.
    """

    start: int
    end: int
    text: str
    section: str
    view: View
    is_heading: bool = False


_SENTENCE = re.compile(r"[^。！？!?]*(?:[。！？!?]+[”’」』）)]*|$)")
_BREAK = re.compile(r"\n")
# A line that goes on in the next one: long, and cut off without a stop. Text taken from a PDF is full of them.
_GOES_ON = re.compile(r"^[^\n\t|]{24,}[\u4e00-\u9fff\d，、％%]$")
_MARKS = re.compile(r"^[\s#>*_\u3000]+|[\s*_\u3000]+$")
_NUMBERED = re.compile(
    r"(?P<first>第[一二三四五六七八九十]+(?:部分|章)|[一二三四五六七八九十]{1,3}[、.．])|(?P<second>[（(][一二三四五六七八九十]{1,3}[）)])"
)
# Where a page has lost its line breaks, the first heading follows the title.
_NUMBERED_AFTER_TITLE = re.compile(r"[^，。；、]{4,24}?(?P<first>(?<!第)一、)(?P<second>(?!))?")
_STOPS = re.compile(r"[。！？；，：:,;!?]$")
_NO_HEADING = re.compile(r"[，；]|^[—\-（(]|表\d?$|^表\s?\d|^(?:19|20)\d\d年\d{1,2}月\d{1,2}日")
_LONGEST_HEADING = 45
_LONGEST_SENTENCE = 3000

_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)(?=年|[—\-~至到]|\s*(?:工作|主要|经济))")
_SPAN = re.compile(r"((?:19|20)\d\d)年?[—\-~至到]+((?:19|20)\d\d)年?")
_PLAN = re.compile(
    r"“?(十?[一二三四五六七八九]|十)五”?(?=时期|期间|规划|计划|以来|经济|发展|的|工作|，|是|末|目标|、|和|后)"
)
_FIVE = r"(?<!\d)(?:五|5)年"
_PAST = re.compile(rf"(?:过去|近|这|前)的?{_FIVE}|{_FIVE}(?:来|工作|的?(?:回顾|成就|历程)|间)|本届政府|任期")
_COMING = re.compile(rf"(?:今后|未来|下一个|接下来|往后)(?:的|一个)?{_FIVE}|{_FIVE}(?:奋斗|目标|规划|发展)")
_REVIEWED = re.compile(
    r"回顾|总结|(?:执行|完成|进展|运行|发展|基本|落实)情况|成就|成绩|取得|成效|(?:过去|上)(?:的)?一年|去年|一年来"
)
_PLANNED = re.compile(
    r"安排|打算|部署|任务|目标|思路|要求|建议|重点|展望|设想|下半年|下一步|下阶段|计划|举措|措施|意见|今年"
)
_DONE = re.compile(
    r"完成了.{0,10}(?:任务|目标)|(?:计划|任务|目标).{0,6}(?:执行|完成|落实|实现)(?:情况)?|执行情况|完成情况|计划情况"
)
_AIMS = re.compile(
    r"(?:预期|主要|奋斗|发展|工作)目标|总体要求|总体思路|指导思想|总体部署|重点(?:抓好|做好|工作)|着力(?:抓好|做好)"
)


def outline(text: str, report: Report) -> list[Sentence]:
    """The sentences of one report in the order of the text.

    Args:
        text: the stored text of the whole document; only `report.start` to `report.end` is looked at.
        report: the report whose periods the sections speak of.
    """
    reader = _Outline(horizon_of(report), plans=report.planned_period is not None)
    return [reader.sentence(text, *span) for span in _spans(text, report)]


class _Outline:
    """Goes through a report from the top, and knows at each sentence under which headings it stands."""

    def __init__(self, horizon: Horizon, *, plans: bool) -> None:
        self.horizon = horizon
        self.plans = plans
        self.view = _done(horizon.reviewed)
        self.headings = ["", ""]

    def sentence(self, text: str, start: int, end: int, alone: bool) -> Sentence:
        words = text[start:end]
        told = with_western_years(plain(words[:80])).strip(" #>_")
        numbered = _NUMBERED.match(told) or _NUMBERED_AFTER_TITLE.match(told)
        heading = alone and _is_heading(words, numbered)
        if numbered and numbered["first"]:
            self.headings = [told[:_LONGEST_HEADING] if heading else told.partition("，")[0][:20], ""]
        elif numbered and heading:
            self.headings[1] = told[:_LONGEST_HEADING]
        elif heading and (_REVIEWED.search(told) or _PLANNED.search(told) or _YEAR.search(told)):
            self.headings = [told, ""]
        self.view = self._turn(told, numbered, heading=heading) or self.view
        return Sentence(
            start=start,
            end=end,
            text=words,
            section=" › ".join(filter(None, self.headings)),
            view=self.view,
            is_heading=heading,
        )

    def _turn(self, told: str, numbered: re.Match[str] | None, *, heading: bool) -> View | None:
        """The view from this sentence on, if it opens another one."""
        if not self.plans:
            return None
        if numbered and numbered["first"]:
            words = told[numbered.end() :]
            return self._of_heading(words if heading else re.split(r"[，。：；]", words)[0], first=True)
        if heading:
            return self._of_heading(told, first=False)
        return self._of_opening(told[numbered.end() :] if numbered else told)

    def _of_heading(self, words: str, *, first: bool) -> View | None:
        clause = words[:_LONGEST_HEADING]
        year = next((int(year[1]) for year in _YEAR.finditer(_SPAN.sub("", clause))), None)
        done, planned = _REVIEWED.search(clause), _PLANNED.search(clause)
        span = self._span_of(clause)
        first_told = _YEAR.search(_SPAN.sub("", clause))
        comes_first = first_told is not None and year == self.horizon.last and (plan := _PLAN.search(clause)) and first_told.start() < plan.start()
        if span is not None and not comes_first and not (year and done is None and planned is None):
            return span
        if year is not None:
            if (
                year <= self.horizon.last
                and not self.horizon.within_year
                and not (planned and not _DONE.search(clause) and not done)
            ):
                return _done(str(year)) if year < self.horizon.last else _done(self.horizon.reviewed)
            if _DONE.search(clause):
                return _done(self.horizon.reviewed)
            if year > self.horizon.last and (planned or "工作" in clause):
                return _aims(str(year))
        if _DONE.search(clause) or (done and not _AIMS.search(clause)):
            return _done(self.horizon.reviewed) if self.view.scenario != "target" or first or done else None
        if "下半年" in clause or (planned and (first or _AIMS.search(clause))):
            return self._plan()
        return None

    def _of_opening(self, words: str) -> View | None:
        """What the first words of a sentence open: 过去一年，… in a review of five years, 今年，我们要 …"""
        opening, horizon = words[:30], self.horizon
        if self.view.scenario != "target":
            if re.match(
                r"(?:过去|刚刚过去|已经过去)的?(?:一年|这一年|\d{4}年)|(?:回顾)?一年来|(?:刚刚)?过去的\d{4}年", opening
            ):
                return _done(horizon.reviewed)
            if re.match(
                rf"{horizon.last}年，?(?:面对|我们|我[省市区县]?(?:紧|坚|认)|是|在.{{2,20}}下|各级|围绕|坚持|按照|全[省市区县](?:上下|各|人民))",
                opening,
            ):
                return _done(horizon.reviewed)
            if (
                re.match(r"(?:回顾|回首)?(?:过去|这)的?(?:五|5)年|(?:五|5)年来，|本届政府", opening)
                and not horizon.within_year
            ):
                return _done(horizon.past)
            if (match := re.match(r"“?(十?[一二三四五六七八九]|十)五”?(?:时期|期间|以来)?[，是]", opening)) and (
                span := _plan_period(match[1])
            ):
                return _done(self._told_so_far(span)) if int(span[:4]) <= horizon.last else None
            if horizon.now > horizon.last and re.match(
                rf"(?:今年|{horizon.planned}年)(?:[，是]|.{{0,8}}(?:安排|部署|打算|思路)|.{{0,18}}(?:总体要求|总体思路|预期目标|主要目标|奋斗目标|指导思想|重点))",
                opening,
            ):
                return self._plan()
            return None
        if re.match(rf"(?:刚刚)?过去的(?:一年|{horizon.last}年)", opening):
            return _done(horizon.reviewed)
        if re.match(rf"(?:做好)?(?:今年|{horizon.planned}年|新的一年|明年)", opening):
            return self._plan()
        if re.match(r"(?:今后|未来)(?:的)?(?:五|5)年", opening):
            return _aims(horizon.coming)
        if (match := re.match(r"“?(十?[一二三四五六七八九]|十)五”?(?:时期|期间|末)", opening)) and (
            span := _plan_period(match[1])
        ):
            return _aims(span) if last_year(span) > horizon.last else None
        return None

    def _span_of(self, words: str) -> View | None:
        """Several years that a heading names."""
        horizon = self.horizon
        if _COMING.search(words):
            return _aims(horizon.coming)
        if _PAST.search(words) and not horizon.within_year:
            return _done(horizon.past)
        if (years := _SPAN.search(words)) and int(years[1]) < int(years[2]):
            span = f"{years[1]}/{years[2]}"
            return _done(span) if int(years[2]) <= horizon.last else _aims(span)
        if (plan := _PLAN.search(words)) and (span := _plan_period(plan[1])):
            if last_year(span) <= horizon.last:
                return _done(span)
            if int(span[:4]) > horizon.last and not _YEAR.search(words[: plan.start()]):
                return _aims(span)
        return None

    def _told_so_far(self, span: str) -> str:
        return span if last_year(span) <= self.horizon.last else f"{span[:4]}/{self.horizon.last}"

    def _plan(self) -> View:
        return _aims(self.horizon.planned)


def _done(period: str) -> View:
    return View(period=period, stock_period=_end_of(period), scenario="actual")


def _aims(period: str) -> View:
    return View(period=period, stock_period=_end_of(period), scenario="target")


def _end_of(period: str) -> str:
    return period if "-" in period else period.rpartition("/")[2]


def _plan_period(numeral: str) -> str | None:
    try:
        return plan_years(numeral)
    except KeyError:
        return None


def _is_heading(words: str, numbered: re.Match[str] | None) -> bool:
    bare = _MARKS.sub("", words)
    if not 2 <= len(bare) <= _LONGEST_HEADING:
        return False
    if numbered:
        return True
    return not _STOPS.search(bare) and not _NO_HEADING.search(bare) and not is_title(bare)


def _spans(text: str, report: Report) -> Iterator[tuple[int, int, bool]]:
    """Where sentences start and end, and whether each may be a heading: alone on its line, and no cell of a table."""
    begin, end = report.start or 0, len(text) if report.end is None else report.end
    lines = [span for first, last in _paragraphs(text, begin, end) if (span := _trimmed(text, first, last))]
    for place, (first, last) in enumerate(lines):
        following = lines[place + 1] if place + 1 < len(lines) else (last, last)
        short = following[1] - following[0] <= _LONGEST_HEADING
        in_table = short and not _NUMBERED.match(text, following[0]) and not _NUMBERED.match(text, first)
        spans = [span for match in _SENTENCE.finditer(text, first, last) if (span := _trimmed(text, *match.span()))]
        for start, stop in spans:
            for one, other in pairwise([*range(start, stop, _LONGEST_SENTENCE), stop]):
                yield one, other, len(spans) == 1 and not in_table


def _paragraphs(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    first = begin
    for line_end in [*(match.start() for match in _BREAK.finditer(text, begin, end)), end]:
        if line_end < first:
            continue
        line = text[first:line_end].rpartition("\n")[2]
        following = text[line_end + 1 : line_end + 40].partition("\n")[0].strip()
        if line_end < end and following and _GOES_ON.match(line.rstrip()) and not _NUMBERED.match(following):
            continue
        yield first, line_end
        first = line_end + 1


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    in_row = "\t" in text[start:end].strip()  # the empty first cells of a table's row count
    while start < end and text[start].isspace() and not (in_row and text[start] == "\t"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
