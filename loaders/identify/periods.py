"""Which period a report reviews, and which it plans.

Titles and headings name the years, the day tells the rest: what is said in December reviews the year that ends, what is
said in spring the year before. Each sign votes for the year reviewed; a report that opens with five years reviews the
last of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from loaders.facts import ReportKind
from loaders.identify.numerals import with_western_years

_YEAR = re.compile(r"(?<![\d.])((?:19[5-9]|20\d)\d)(?!\d|[-./]\d)")
_SPAN = re.compile(r"(?<!\d)\d{4}年?[—–―\-－~～至到]+(?=\d{4})")
# A year with these before the next year is reviewed …
_REVIEWED = re.compile(
    r"回顾|总结|执行情况|完成情况|进展情况|运行情况|发展情况|基本情况|完成了|成就|取得|政府工作|主要工作|简要|工作"
)
# … and with these, planned.
_PLANNED = re.compile(
    r"目标|任务|安排|部署|要求|思路|打算|建议|计划草案|计划[（(]草案|计划安排|工作计划|重点|设想|意见|展望|预期|措施|举措"
)
_DONE = re.compile(r"任务(?:的)?(?:全面|圆满|顺利|基本)?(?:完成|落实)|目标(?:的)?(?:完成|实现)|执行情况|完成情况|回顾")
_ASIDE = re.compile(r"远景|远期|中长期|规划纲要|工作报告")  # of another year, or the title itself
_PAST_YEAR = re.compile(r"过去的((?:19[5-9]|20\d)\d)年")
_TOLD_YEAR = re.compile(r"(?<![\d到至比较])((?:19[5-9]|20\d)\d)年(?!远景|以前|前)")
_NEW_YEAR = re.compile(r"(?<!\d)((?:19[5-9]|20\d)\d)年[，,]?是")
_HEADING = re.compile(
    r"[\n。！!：: ][#*　 ]*((?:第?[一二三四五六七八九][、章节部 ]|[（(][一二三四五六七八九][）)]|(?=[^\n。，；]{4,40}\n))[^\n。；：]{2,45})"
)
_TOP_HEADING = re.compile(r"第?([一二三四五六七八九])(?:[、章 ]|部分)")
_PART_YEAR = re.compile(
    r"(?P<part>上半年|前三季度|一季度)|1\s*[—–―\-－~～至到]+\s*(?P<month>\d{1,2})\s*月|前(?P<months>[二三四五六七八九十])个月"
)
_PARTS = {"上半年": 6, "前三季度": 9, "一季度": 3}
_NUMERALS = "一二三四五六七八九十"


def periods_of(
    text: str, title: str, kind: ReportKind, given: str | None, published: str | None = None
) -> tuple[str, str | None] | None:
    """The period that a report reviews and the one that it plans (None if it plans none), as in `Report.period`.

    Args:
        text: the report.
        title: as printed.
        kind: a communiqué reviews one year and plans none.
        given: the day it was given, `YYYY-MM-DD`; `YYYY-MM` will do.
        published: the day its page was published: a weaker sign, since pages move.

    Returns:
        None if the report names no year at all.
    """
    words = re.sub(r"[ \t　*]", "", with_western_years(text))
    title = re.sub(r"[ \t　]", "", with_western_years(title))
    year = _reviewed_year(words, title, kind, given, published)
    if year is None:
        return None
    months = None if kind == "statistical_communique" else _months_reviewed(words, title)
    if months is not None:
        year = int(given[:4]) if given and not _YEAR.search(title) else year
        return f"{year}-01/{year}-{months:02d}", f"{year}-{months + 1:02d}/{year}-12"
    return str(year), None if kind == "statistical_communique" else str(year + 1)


def _reviewed_year(words: str, title: str, kind: ReportKind, given: str | None, published: str | None) -> int | None:
    votes = _title_votes(title, kind) + _heading_votes(words) + _prose_votes(words)
    votes += _day_votes(given, kind, 4) if given else _day_votes(published, kind, 1)
    if not votes:
        votes.update({int(year): 1 for year in _TOLD_YEAR.findall(words[: len(words) // 2])})
    return max(votes, key=lambda year: (votes[year], year)) if votes else None


def _title_votes(title: str, kind: ReportKind) -> Counter[int]:
    years = [int(year) for year in _YEAR.findall(_SPAN.sub("", title))]
    if not years:
        return Counter()
    if kind == "government_work":  # 2021年某区政府工作报告 is given in 2021, but some name the year reviewed
        return Counter({years[0] - 1: 2, years[0]: 1})
    if title.endswith("表") and not _DONE.search(title):  # a table of a plan, not of what became of one
        return Counter({years[0] - 1: 9})
    return Counter({years[0]: 9})


def _day_votes(day: str | None, kind: ReportKind, weight: int) -> Counter[int]:
    if day is None:
        return Counter()
    year, month = int(day[:4]), int(day[5:7])
    if kind == "statistical_communique" or month <= 6:
        return Counter({year - 1: weight})
    # What is said in autumn may look back on the year before, or on the year so far.
    return Counter({year: weight}) if month >= 10 else Counter({year: weight // 2, year - 1: weight // 4})


def _heading_votes(words: str) -> Counter[int]:
    """The first section reviews, the later ones plan, unless their headings say otherwise."""
    votes: Counter[int] = Counter()
    for first_section, heading in _headings(words):
        for year, what in _years_told(heading):
            if _ASIDE.search(what):
                continue
            if _DONE.search(what) or (first_section and _REVIEWED.search(what) and not _PLANNED.search(what)):
                votes[year] += 3
            elif _PLANNED.search(what) or (not first_section and "工作" in what):
                votes[year - 1] += 3
            elif first_section:
                votes[year] += 1
    # A sign that is repeated under every heading is still one sign.
    return Counter({year: min(count, 6) for year, count in votes.items()})


def _prose_votes(words: str) -> Counter[int]:
    """What the first half says of the year that is past, and the second half of the year that begins."""
    half = len(words) // 2
    votes: Counter[int] = Counter()
    if past := _PAST_YEAR.search(words[:half]):
        votes[int(past[1])] += 4
    if begun := _NEW_YEAR.search(words[half:]):
        votes[int(begun[1]) - 1] += 2
    return votes


def _headings(words: str) -> Iterator[tuple[bool, str]]:
    """Headings with a year in them, and whether they stand in the first section."""
    in_first = True
    for match in _HEADING.finditer("\n" + words):
        heading = match[1]
        if numbered := _TOP_HEADING.match(heading):
            in_first = numbered[1] == "一" and match.start() < len(words) * 0.6
        elif match.start() > len(words) * 0.4:
            in_first = False
        if _YEAR.search(heading):
            yield in_first, heading


def _years_told(heading: str) -> Iterator[tuple[int, str]]:
    """Each year of a heading with the words up to the next one; of 2019年和2020年工作 the last has the words."""
    years = list(_YEAR.finditer(_SPAN.sub("", heading)))
    words = _SPAN.sub("", heading)
    ends = [year.start() for year in years[1:]] + [len(words)]
    for year, end in zip(years, ends, strict=True):
        yield int(year[1]), words[year.end() : end]


def _months_reviewed(words: str, title: str) -> int | None:
    """How many months a report of a part of the year reviews; None if it reviews years."""
    named = _PART_YEAR.search(title)
    if named is None and not _YEAR.search(title):
        first = re.search(r"(?:^|\n)#*一、([^\n。]{0,40})", words[:3000])
        named = _PART_YEAR.search(first[1]) if first and "情况" in first[1] else None
    if named is None:
        return None
    months = (
        int(named["month"] or 0)
        or (_NUMERALS.index(named["months"]) + 1 if named["months"] else 0)
        or _PARTS.get(named["part"], 0)
    )
    return months if 1 <= months <= 11 else None
