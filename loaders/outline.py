"""Sentences below their headings, each with the period and the scenario that its section speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import msgspec

from loaders.facts import Report, Scenario
from loaders.horizons import Horizon, horizon_of, is_span, last_year, plan_years
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
_N = "(?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_NUMBERED = re.compile(
    # 一、二、三产业 and 五一、端午 begin a sentence.
    rf"(?P<first>第{_N}(?:部分|章)|{_N}[、.．](?![一二三四五六七八九十][、产次月季]))|(?P<second>[（(]{_N}[）)])"
)
# Where a page has lost its line breaks, the first heading follows the title.
_NUMBERED_AFTER_TITLE = re.compile(
    r"[^，。；、]{2,24}?(?:报告|公报|汇报)[^，。；、]{0,8}?(?P<first>(?<!第)一、)(?P<second>(?!))?"
)
_STOPS = re.compile(r"[。！？；，：:,;!?]$")
_NO_HEADING = re.compile(r"[，；]|^[—\-（(]|表\d?$|^表\s?\d|^(?:19|20)\d\d年\d{1,2}月\d{1,2}日")
_LONGEST_HEADING = 45
_LONGEST_SENTENCE = 3000
_LONGEST_PARAGRAPH = 1500  # a longer line has lost its line breaks: any sentence of it may open a paragraph

_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)(?=年|[—\-~至到]|\s*(?:工作|主要|经济))")
_SPAN = re.compile(r"((?:19|20)\d\d)年?[—\-~至到]+((?:19|20)\d\d)年?")
_SINCE = re.compile(r"((?:19|20)\d\d)年以来")
_PLAN_NUMERAL = "十?[一二三四五六七八九]|十"
_PLAN = re.compile(
    rf"(?:“(?P<quoted>{_PLAN_NUMERAL})五”|(?P<bare>{_PLAN_NUMERAL})五"
    r"(?=时期|期间|规划|计划|以来|经济|发展|的|工作|，|是|末|目标|、|和|后))(?!.{0,6}(?:开好?局|开门红|开端|起步|收官|首年|第一年))"
)
_FIVE = r"(?<!\d)(?:五|5)年"
_PAST = re.compile(rf"(?:过去|近|这|前)的?{_FIVE}|{_FIVE}(?:来|工作|的?(?:回顾|成就|历程)|间)|的{_FIVE}$|本届政府|任期")
_COMING = re.compile(rf"(?:今后|未来|下一个|接下来|往后)(?:的|一个)?{_FIVE}|{_FIVE}(?:奋斗|目标|规划|发展)")
# What a heading that looks back says …
_REVIEWED = re.compile(
    r"回顾|总结|(?:执行|完成|进展|运行|发展|基本|落实)情况|(?:主要|发展|工作|取得的?)成[就绩]|成[就绩](?:和|及|与|$)|"
    r"(?:过去|上)(?:的)?一年|去年|一年来"
)
_LOOKS_BACK = re.compile(r"回顾|(?:执行|完成|进展|运行|落实)情况|(?:过去|上)(?:的)?一年")
# … and what also stands in a heading that aims: 在深化改革上取得新突破.
_GAINED = re.compile(r"取得|成效|成就|成绩")
_PLANNED = re.compile(
    r"安排|打算|部署|任务|目标|总体要求|(?:新的|目标|主要|工作|发展)要求|思路(?:$|[和及与])|总体思路|(?:总体|工作|发展)考虑|建议|重点(?:工作|任务)|工作重点|"
    r"展望|设想|下半年|下一步|下阶段|计划(?:草案|安排|$)|工作计划|(?:主要|政策|工作|重大)(?:举措|措施)|工作意见|今年"
)
# What only makes a heading one that aims if it names the year.
_MAY_PLAN = re.compile(r"思路|要求|重点|计划|举措|措施|意见|工作|迎接|做好|抓好")
_DONE = re.compile(
    r"(?:完成|实现)了.{0,14}(?:任务|目标)|(?:计划|任务|目标)[^，]{0,6}(?:执行|完成|落实|全面实现)|执行情况|完成情况|计划情况|年初(?:确定|提出)|会议确定"
)
_AIMS = re.compile(
    r"(?:预期|主要|奋斗|发展|工作)目标|总体要求|总体思路|指导思想|总体部署|重点(?:抓好|做好|工作)|着力(?:抓好|做好)"
)
# What may follow the review without being a plan yet.
_IN_BETWEEN = re.compile(r"问题|困难|体会|经验|形势|不足|启示|机遇|挑战|说明")
_ASIDE = re.compile(r"[（(][^（）()]*[）)]|“[^”]{5,}”")
_SALUTATION = re.compile(r"(?:各位(?:代表|委员)|同志们)(?:、?同志们)?[，：:！!,\s]*")
# What the words after 2023年 are, where they open its review and not a figure: 2023年，面对…, 2023年是….
_OPENS_YEAR = (
    r"，?(?:面对|我们|我[省市区县州]?(?:紧|坚|认|经|人)|是|[^，。\d]{0,6}在[^，。]{2,24}下|各级|围绕|坚持|按照|以[^，。\d]{2,24}为|"
    r"[全我][国省市区县州](?:上下|各|人民|干部)|(?:令人|极其?|极为|很|十分|异常)[^，。\d]{2,}|的?国?内?外?[^，。\d]{0,6}(?:形势|环境))"
)


def outline(text: str, report: Report) -> list[Sentence]:
    """The sentences of one report in the order of the text.

    Args:
        text: the stored text of the whole document; only `report.start` to `report.end` is looked at.
        report: the report whose periods the sections speak of.
    """
    reader = _Outline(horizon_of(report), plans=report.planned_period is not None)
    return [reader.sentence(text, piece) for piece in _pieces(text, report)]


class _Piece(NamedTuple):
    """Where a sentence stands.

    Attributes:
        start: its first character.
        end: after its last character.
        alone: it is alone on its line, and no cell of a table: it may be a heading.
        opens: it is the first of its paragraph.
    """

    start: int
    end: int
    alone: bool
    opens: bool


class _Outline:
    """Goes through a report from the top, and knows at each sentence under which headings it stands.

    Attributes:
        view: what the next sentence inherits.
        left: the view to come back to when the paragraph ends, where only a paragraph is about something else.
        headings: the headings of both ranks above the sentence.
        nested: the upper headings are without numbers, and 一、 stands below them.
        looked_back: 一、 was the review of the year, so that 二、 plans.
        under_heading: no sentence has followed the last heading yet, and it named no year.
        saluted: the sentence before was 各位代表！
    """

    def __init__(self, horizon: Horizon, *, plans: bool) -> None:
        self.horizon = horizon
        self.plans = plans
        self.view = _done(horizon.reviewed)
        self.left: View | None = None
        self.headings = ["", ""]
        self.nested = False
        self.looked_back = False
        self.under_heading = False
        self.saluted = False

    def sentence(self, text: str, piece: _Piece) -> Sentence:
        words = text[piece.start : piece.end]
        told = with_western_years(plain(words[:80])).strip(" #>_")
        numbered = _NUMBERED.match(told) or _NUMBERED_AFTER_TITLE.match(told)
        heading = piece.alone and _is_heading(words, numbered)
        upper = heading and not numbered and bool(_REVIEWED.search(told) or _PLANNED.search(told) or _YEAR.search(told))
        if numbered and numbered["first"]:
            self.headings = [told[:_LONGEST_HEADING] if heading else told.partition("，")[0][:20], ""]
        elif numbered and heading:
            self.headings[1] = told[:_LONGEST_HEADING]
        elif upper:
            self.headings = [told, ""]
        closing = with_western_years(plain(words[-60:])).rstrip()
        listing = closing if closing.endswith(":") else None
        self._turn(told, numbered, piece, heading=heading, upper=upper, listing=listing)
        self.saluted = _SALUTATION.fullmatch(told) is not None
        return Sentence(
            start=piece.start,
            end=piece.end,
            text=words,
            section=" › ".join(filter(None, self.headings)),
            view=self.view,
            is_heading=heading,
        )

    def _turn(
        self,
        told: str,
        numbered: re.Match[str] | None,
        piece: _Piece,
        *,
        heading: bool,
        upper: bool,
        listing: str | None,
    ) -> None:
        """Change the view, if this sentence opens another one."""
        if not self.plans:
            return
        if self.left is not None and piece.opens:
            self.view, self.left = self.left, None
        if heading or (numbered and numbered["first"]):
            words = told[numbered.end() :] if numbered else told
            words = words if heading else re.split(r"[，。：；]", words)[0]
            first = bool(numbered and numbered["first"]) and not self.nested
            view = self._of_heading(words, first=first, later=first and not told.startswith(("一", "第一")))
            if upper and view is not None:
                self.nested = True
            if first and told.startswith("一"):
                looks_back = _LOOKS_BACK.search(words) or f"{self.horizon.last}年" in words
                self.looked_back = bool(looks_back) and (view or self.view) == _done(self.horizon.reviewed)
            self.under_heading = view is not None and (first or upper) and _YEAR.search(words) is None
            self.view, self.left = view or self.view, None
            return
        opening = told[numbered.end() :] if numbered else told
        saluted = _SALUTATION.match(opening)
        opening = opening[saluted.end() if saluted else 0 :].lstrip("—- ")
        view, lasts = self._of_opening(opening[:40], saluted=saluted is not None or self.saluted)
        opens = piece.opens or saluted is not None or self.saluted
        if listing is not None or re.match(r"(?:今年|明年|\d{4}年)，?是", opening):
            # 今年是开局之年 and 今年要抓好八项工作： open what follows, wherever they stand.
            opens = True
        if listing is not None and self._lists_aims(listing):
            view, lasts = self._plan(), True
        if opening:
            self.under_heading = False
        if view is None or view == self.view:
            return
        self.left = None if lasts and opens else (self.left or self.view)
        self.view = view

    def _of_heading(self, words: str, *, first: bool, later: bool) -> View | None:
        """The view that a heading opens.

        Args:
            words: the heading without its number.
            first: it is of the upper rank.
            later: and it is not the first of them.
        """
        clause = _ASIDE.sub("", words[:_LONGEST_HEADING])
        told = _YEAR.search(_SPAN.sub("", clause))
        year = int(told[1]) if told else None
        done, planned = _REVIEWED.search(clause), _PLANNED.search(clause)
        if span := self._span_of(clause):
            plan = _PLAN.search(clause)
            several = plan or _PAST.search(clause)
            comes_first = told and year == self.horizon.last and several and told.start() < several.start()
            said = done or planned or _GAINED.search(clause) or _MAY_PLAN.search(clause)
            if not comes_first and not (year and not said):
                return span
        if year is not None:
            return self._of_year(year, clause, first=first)
        if _DONE.search(clause) or done:
            if first or (self.view.scenario == "target" and _LOOKS_BACK.search(clause)):
                return _done(self.horizon.reviewed)
            return None
        if "下半年" in clause or (planned and first):
            return self._plan()
        if self.view.scenario != "target" and _AIMS.search(clause):
            return self._plan()
        if later and self.looked_back and not (_IN_BETWEEN.search(clause) or _GAINED.search(clause)):
            return self._plan()
        return None

    def _of_year(self, year: int, clause: str, *, first: bool) -> View | None:
        """The view that a heading opens which names a year."""
        horizon = self.horizon
        done, planned = _REVIEWED.search(clause), _PLANNED.search(clause)
        if year <= horizon.last:
            if horizon.within_year:
                return _done(horizon.reviewed) if done or _DONE.search(clause) else self._plan() if planned else None
            if not (first or done or _DONE.search(clause) or (self.view.scenario != "target" and not planned)):
                return None
            if (since := _SINCE.search(clause)) and year < horizon.last:
                return _done(f"{since[1]}/{horizon.last}")
            return _done(str(year))
        if _DONE.search(clause) and "情况" in clause:
            return _done(horizon.reviewed)
        if year == horizon.last + 1 and (planned or first or _MAY_PLAN.search(clause)):
            return _aims(str(year))
        return _aims(str(year)) if planned and (first or self.view.scenario != "target") else None

    def _of_opening(self, opening: str, *, saluted: bool) -> tuple[View | None, bool]:
        """What the first words of a sentence open, and whether it lasts beyond its paragraph.

        过去一年，… in a review of five years, 今年，我们要 …
        """
        horizon = self.horizon
        aims = self.view.scenario == "target"
        if self._opens_year_reviewed(opening, saluted=saluted):
            return _done(horizon.reviewed), not aims or self.under_heading
        if not aims and re.match(
            rf"(?:特别|尤其)[^，。]{{0,8}}是，?[^，。]{{0,8}}(?:一年|{horizon.last}年|{self._said_of_last()})", opening
        ):
            return _done(horizon.reviewed), False
        if self._opens_plan(opening):
            return self._plan(), True
        ahead, lasts = self._of_years_ahead(opening)
        if aims or (lasts and re.match(r".{4,16}(?:目标|总体要求|总体思路|指导思想)", opening)):
            return ahead, lasts
        if re.match(rf"(?:回顾|回首)?(?:过去|这)的?{_FIVE}|{_FIVE}来，|本届政府", opening) and not horizon.within_year:
            return _done(horizon.past), True
        if (match := re.match(r"“?(十?[一二三四五六七八九]|十)五”?(?:时期|期间|以来)?[，是]", opening)) and (
            span := _plan_period(match[1])
        ):
            return (_done(self._told_so_far(span)), True) if int(span[:4]) < horizon.last else (None, False)
        return None, False

    def _opens_year_reviewed(self, opening: str, *, saluted: bool) -> bool:
        horizon = self.horizon
        if re.match(
            rf"(?:回顾|总结)?(?:刚|刚刚|已经)?过去的?(?:这?一年|{horizon.last}年)|(?:回顾)?一年来|回顾{horizon.last}年",
            opening,
        ):
            return True
        if self.view.scenario == "target":
            return False
        year = rf"(?:{horizon.last}年|{self._said_of_last()})"
        if re.match(year + _OPENS_YEAR, opening):
            return True
        if is_span(self.view.period) and opening.startswith("这一年，"):
            return True
        return saluted and re.match(year + r"(?:[^\d]{12}|[^\d]+$)", opening) is not None

    def _said_of_last(self) -> str:
        """What the year reviewed is called: last year; this year, where it is December."""
        return "去年" if self.horizon.now > self.horizon.last else "今年"

    def _opens_plan(self, opening: str) -> bool:
        horizon = self.horizon
        year = rf"(?:{'今年' if horizon.now > horizon.last else '明年'}|{horizon.planned}年|新的一年)"
        if self.view.scenario == "target":
            return re.match(rf"(?:做好)?{year}", opening) is not None
        if horizon.within_year:
            return False
        aims = r"(?:总体要求|总体思路|预期目标|主要目标|奋斗目标|指导思想|重点)"
        return (
            re.match(
                rf"{year}(?:[，是]|.{{0,8}}(?:安排|部署|打算|思路)|.{{0,18}}{aims})|.{{0,8}}做好{year}.{{0,6}}工作",
                opening,
            )
            is not None
        )

    def _lists_aims(self, closing: str) -> bool:
        """Whether a sentence ends by announcing the aims of the year planned (…，今年的主要预期目标是：)."""
        year = rf"(?:{'今年' if self.horizon.now > self.horizon.last else '明年'}|{self.horizon.planned}年)"
        return re.search(rf"{year}[^，。；]{{0,24}}(?:预期|主要|奋斗)目标[^，。；]{{0,8}}:$", closing) is not None

    def _of_years_ahead(self, opening: str) -> tuple[View | None, bool]:
        """Several years that a paragraph of the plan speaks of; what only says 今后五年，要… is for itself."""
        match = re.match(rf"(?:今后|未来)(?:的)?{_FIVE}", opening)
        span = self.horizon.coming if match else ""
        if match is None:
            match = re.match(r"“?(十?[一二三四五六七八九]|十)五”?(?:时期|期间|末)", opening)
            span = (_plan_period(match[1]) or "") if match else ""
        if match is None or not span or last_year(span) <= self.horizon.last:
            return None, False
        structural = re.match(
            r"，?(?:是|的?(?:主要|总体|奋斗|发展|指导|目标)|我们|我[国省市区县州]|全[国省市区县州])",
            opening[match.end() :],
        )
        return _aims(span), structural is not None

    def _span_of(self, words: str) -> View | None:
        """Several years that a heading names."""
        horizon = self.horizon
        if _COMING.search(words):
            return _aims(horizon.coming)
        if _PAST.search(words) and not horizon.within_year:
            return _done(horizon.past)
        if (years := _SPAN.search(words)) and int(years[1]) < int(years[2]):
            named = f"{years[1]}/{years[2]}"
            return _done(named) if int(years[2]) <= horizon.last else _aims(named)
        if (plan := _PLAN.search(words)) and (span := _plan_period(plan["quoted"] or plan["bare"])):
            if last_year(span) <= horizon.last:
                return _done(span)
            before = _YEAR.search(words[: plan.start()])
            if int(span[:4]) > horizon.last and not (before and int(before[1]) <= horizon.last + 1):
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


def _pieces(text: str, report: Report) -> Iterator[_Piece]:
    """Where the sentences of a report stand."""
    begin, end = report.start or 0, len(text) if report.end is None else report.end
    lines = [span for first, last in _paragraphs(text, begin, end) if (span := _trimmed(text, first, last))]
    for place, (first, last) in enumerate(lines):
        following = lines[place + 1] if place + 1 < len(lines) else (last, last)
        short = following[1] - following[0] <= _LONGEST_HEADING
        in_table = short and not _NUMBERED.match(text, following[0]) and not _NUMBERED.match(text, first)
        spans = [span for match in _SENTENCE.finditer(text, first, last) if (span := _trimmed(text, *match.span()))]
        for start, stop in spans:
            for one, other in pairwise([*range(start, stop, _LONGEST_SENTENCE), stop]):
                opens = one == first or (one == start and last - first > _LONGEST_PARAGRAPH)
                yield _Piece(one, other, alone=len(spans) == 1 and not in_table, opens=opens)


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
