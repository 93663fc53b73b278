"""Which period a report reviews, and which it plans.

Titles and headings name the years, the day tells the rest: what is said in December reviews the year that ends, what is
said in spring the year before.
"""

from __future__ import annotations

import re
from collections import Counter

from loaders.facts import ReportKind
from loaders.identify.numerals import with_western_years

_YEAR = r"(?<![\d.])((?:19[5-9]|20\d)\d)"
# 2023年(和…)(工作)回顾, 2023年国民经济和社会发展计划执行情况
_REVIEWED = re.compile(
    rf"{_YEAR}年?(?:(?:和|及|以及|与|暨)[^，。；\n]{{0,16}}?)?的?(?:全[市省区县国]|政府|主要|我[市省区县州]|国民经济和社会发展|经济社会发展|各项|重点){{0,3}}"
    r"(?:工作|计划|目标任务|任务|预算|经济){0,2}(?:的)?(?:基本情况|简要|主要)?(?:回顾|执行情况|完成情况|进展情况|总结|工作情况|运行情况|发展情况)"
)
_REVIEW_SPAN = re.compile(
    rf"(?:和|及|以及|与|暨|、|——|—){_YEAR}年?(?:的)?(?:政府|主要)?(?:工作)?(?:回顾|总结|主要工作)"
)
_PLANNED = re.compile(
    rf"{_YEAR}年?的?(?:全[市省区县国州]|政府|主要|我[市省区县州]|国民经济和社会发展|经济和社会发展|经济社会发展|各项|重点|经济|社会|工作){{0,4}}(?:的)?(?:主要|重点|总体)?(?:的)?"
    r"(?:工作安排|工作部署|总体要求|总体思路|总体安排|预期目标|目标任务|发展目标|奋斗目标|工作目标|主要目标|任务|重点工作|工作重点|工作任务|工作思路|工作建议|工作打算|"
    r"计划草案|计划安排|计划[（(]草案|工作计划|发展计划|安排意见|政府工作(?!报告)|目标(?:是|为)|工作的)"
)
_PART_YEAR = re.compile(
    rf"(?:{_YEAR}年?)?(?P<part>上半年|前三季度|第?一季度|1\s*[—–―\-－~～至到]+\s*(?P<month>\d{{1,2}})\s*月(?:份)?|前(?P<months>[一二三四五六七八九十]+)个月)"
)
_PARTS = {"上半年": 6, "前三季度": 9, "一季度": 3, "第一季度": 3}
_MONTHS = "一二三四五六七八九十"


def periods_of(text: str, title: str, kind: ReportKind, date: str | None) -> tuple[str, str | None] | None:
    """The period that a report reviews and the one that it plans (None if it plans none), as in `Report.period`.

    Args:
        text: the report.
        title: as printed.
        kind: a communiqué reviews one year and plans none.
        date: the day it was given, `YYYY-MM-DD`.

    Returns:
        None if the report names no year at all.
    """
    words = re.sub(r"[ \t　*]", "", with_western_years(text))
    title = re.sub(r"\s", "", with_western_years(title))
    year = _reviewed_year(words, title, kind, date)
    if year is None:
        return None
    months = _months_reviewed(words, title, kind)
    if months is not None:
        year = int(date[:4]) if date and not re.search(_YEAR, title) else year
        return f"{year}-01/{year}-{months:02d}", f"{year}-{months + 1:02d}/{year}-12"
    return str(year), None if kind == "statistical_communique" else str(year + 1)


def _reviewed_year(words: str, title: str, kind: ReportKind, date: str | None) -> int | None:
    title_years = [int(year) for year in re.findall(_YEAR, title)]
    if kind in ("statistical_communique", "other") and title_years:
        return title_years[0]
    votes: Counter[int] = Counter()
    for weight, year in _headings(words):
        votes[year] += weight
    if reviewed := _REVIEWED.search(title):
        votes[int(reviewed[1])] += 8
    elif kind == "plan_execution" and title_years:
        votes[title_years[0]] += 6
    elif title_years:
        votes[title_years[-1] - 1] += 2  # 2021年某区政府工作报告 is given in 2021
        votes[title_years[-1]] += 1
    if date:
        year, month = int(date[:4]), int(date[5:7])
        if kind == "statistical_communique" or month <= 6:
            votes[year - 1] += 4
        elif month >= 11:
            votes[year] += 4
        else:
            votes[year] += 2
            votes[year - 1] += 1
    if not votes:
        mentioned = Counter(int(year) for year in re.findall(rf"{_YEAR}年", words))
        votes.update(dict(mentioned.most_common(1)))
    return max(votes, key=lambda year: (votes[year], year)) if votes else None


def _headings(words: str) -> list[tuple[int, int]]:
    """Votes for the year reviewed, as weight and year: what the headings of review and plan name."""
    votes = []
    for match in [*_REVIEWED.finditer(words[: len(words) // 2]), *_REVIEW_SPAN.finditer(words[: len(words) // 2])]:
        votes.append((4 if _is_heading(words, match) else 1, int(match[1])))
    for match in _PLANNED.finditer(words):
        votes.append((4 if _is_heading(words, match) else 1, int(match[1]) - 1))
    first: dict[tuple[int, int], int] = {}
    for weight, year in votes:
        first[(weight, year)] = min(first.get((weight, year), 0) + 1, 2)
    return [(weight * count, year) for (weight, year), count in first.items()]


def _is_heading(words: str, match: re.Match[str]) -> bool:
    before = words[max(0, match.start() - 14) : match.start()]
    return re.search(r"(?:^|\n|[一二三四五]、|[（(][一二三][）)])[^，。；]{0,10}$", before) is not None


def _months_reviewed(words: str, title: str, kind: ReportKind) -> int | None:
    """How many months a report of a part of the year reviews; None if it reviews years."""
    if kind == "statistical_communique":
        return None
    named = _PART_YEAR.search(title)
    if named is None and not re.search(_YEAR, title):
        opening = re.search(r"(?:^|\n)(?:一、)([^\n。]{0,40})", words[:3000])
        named = _PART_YEAR.search(opening[1]) if opening and "情况" in opening[1] else None
    if named is None:
        return None
    if named["month"]:
        return int(named["month"]) if 1 <= int(named["month"]) <= 11 else None
    if named["months"]:
        return _MONTHS.index(named["months"][0]) + 1
    return _PARTS[named["part"]]
