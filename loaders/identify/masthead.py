"""What stands over a report and in its first sentences: the day, the congress, on whose behalf it is given."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.identify.numerals import with_western_dates

_N = r"[一二三四五六七八九十百零〇\d]+"
_MEETING = re.compile(
    rf"(?P<place>[\u4e00-\u9fff]{{0,25}}?)(?P<congress>第?{_N}届(?:全国)?(?:人民代表大会|人大代?表?大?会?)"
    rf"(?:常务委员会|常委会)?第?{_N}次(?:全体)?(?:会议|全会|大会|代表大会))"
)
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日?")
_MONTH = re.compile(r"[（(](\d{4})年(\d{1,2})月[）)]")
_PUBLISHED = re.compile(r"(?:发布|发文|成文|公开|更新|印发)(?:时间|日期)?[：:]?(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})")
_ANY_DAY = re.compile(r"(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)")
_GIVEN_BY = re.compile(
    r"(?:代表|受)(?!大会)(?P<place>[\u4e00-\u9fff]{0,20}?)(?:人民)?(?P<body>政府|街道办事处|国务院|革命委员会)"
)
_BODY = re.compile(r"各位代表|各位委员|主任、|一、|现在[，,]?我|我代表")
_LENGTH = 800  # characters, white space not counted


@dataclass(frozen=True)
class Masthead:
    """What is printed over a report and said in its first sentences.

    Attributes:
        words: that part of the text, without white space and marks, its dates in Western digits.
        date: the day it was given, else published, `YYYY-MM-DD`.
        meeting: the congress or committee and which of its meetings, as printed, white space taken out.
        meeting_place: whose congress it is: 广州市天河区, 市 (as written, before 第九届).
        given_for: on whose government's behalf it is given: 镇, 广州市.
    """

    words: str
    date: str | None
    meeting: str | None
    meeting_place: str
    given_for: str


def masthead_of(report: str, title: str) -> Masthead:
    """Read the masthead of a report from its text and title."""
    as_printed = _compact(report[: _LENGTH * 3])[:_LENGTH]
    words = with_western_dates(as_printed)
    above = words[: match.start()] if (match := _BODY.search(words)) and match.start() > 30 else words[:300]
    given_for = _GIVEN_BY.search(words)
    place, meeting = _meeting(as_printed) or _meeting(_compact(title)) or ("", None)
    return Masthead(
        words=words,
        date=_date(above, with_western_dates(_compact(title)), words),
        meeting=meeting,
        meeting_place=place,
        given_for="全国" if given_for and given_for["body"] == "国务院" else given_for["place"] if given_for else "",
    )


def _compact(text: str) -> str:
    return re.sub(r"<!--.*?-->|[\s*#>_]", "", text, flags=re.S)


def _meeting(words: str) -> tuple[str, str] | None:
    match = _MEETING.search(words)
    if match is None:
        return None
    # What stands before the name of the congress: …日在, 于, a title that runs on.
    place = re.split(r"在|于|日|报告|召开的", match["place"])[-1]
    return ("全国" if "全国" in match["congress"] else place), place + match["congress"]


def _date(above: str, title: str, words: str) -> str | None:
    """The day in the masthead (the last: a day of publishing stands above it), else in the title, else of publishing."""
    for pattern, where in ((_DAY, above), (_DAY, title), (_PUBLISHED, words), (_ANY_DAY, above)):
        days = [day for match in pattern.finditer(where) if (day := _iso(*match.groups()))]
        if days:
            return days[0]
    return None


def _iso(year: str, month: str, day: str) -> str | None:
    if 1949 <= int(year) <= 2100 and 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
        return f"{year}-{int(month):02d}-{int(day):02d}"
    return None
