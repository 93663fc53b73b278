"""What stands over a report and in its first sentences: the day, the congress, on whose behalf it is given."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.identify.numerals import with_western_dates

_N = r"[一二三四五六七八九十百零〇\d]+"
_MEETING = re.compile(
    rf"(?P<place>[\u4e00-\u9fff]{{0,25}}?)(?P<congress>第?{_N}届(?:全国)?(?:人民代表大会|人大)(?:常务委员会|常委会)?"
    rf"(?:第?{_N}次(?:全体)?(?:会议|全会|大会|代表大会))?)"
)
# What stands before the name of a place: …日在, 会议上, a title that runs on. (日 and 于 alone begin 日照市, 于洪区.)
_BEFORE_PLACE = re.compile(r"在|日于|(?<=[\d一二三四五六七八九十])日|会议上|报告|召开的|年|中共")
_DAY = re.compile(r"(?<![：:期间\d])(\d{4})年(\d{1,2})月(\d{1,2})日?")
_MONTH = re.compile(r"(\d{4})年(\d{1,2})月")
_PUBLISHED = re.compile(r"(?:发布|发文|成文|公开|更新|印发)(?:时间|日期)?[：:]?(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})")
_ANY_DAY = re.compile(r"(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)")
_PASSED = re.compile(r"[（(](\d{4})年(\d{1,2})月(\d{1,2})日[^（）()]{0,40}(?:会议|通过)")
_GIVEN_BY = re.compile(
    r"(?:[我现]|，)?(?:代表|受)(?P<place>[\u4e00-\u9fff]{0,16}?)(?:人民)?(?P<body>政府|街道办事处|国务院)"
)
_SALUTATION = re.compile(r"各位代表|各位委员|主任、|同志们|一、|(?:现在[，,]?)?我(?:谨)?代表|[我现]?受.{0,16}委托")
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_LENGTH = 800  # characters, white space not counted


@dataclass(frozen=True)
class Masthead:
    """What is printed over a report and said in its first sentences.

    Attributes:
        words: what is printed over the salutation, without white space and marks, its dates in Western digits.
        given: the day it was given, `YYYY-MM-DD`; the month alone, `YYYY-MM`, where no day is printed.
        published: the day its page was published, perhaps years later.
        meeting: the congress or committee and which of its meetings, as printed, white space taken out.
        meeting_place: whose congress it is: 广州市天河区, 市 (as written, before 第九届); 全国 of the National Congress.
        given_for: on whose government's behalf it is given: 镇, 广州市; 全国 for the State Council.
    """

    words: str
    given: str | None
    published: str | None
    meeting: str | None
    meeting_place: str
    given_for: str


def masthead_of(report: str, title: str) -> Masthead:
    """Read the masthead of a report from its text and title."""
    opening = report[: _LENGTH * 3]
    as_printed = _compact(_COMMENT.sub("", opening))[:_LENGTH]
    salutation = _SALUTATION.search(as_printed)
    above = as_printed[: salutation.start() if salutation else 200]
    below = as_printed[len(above) :]
    title = _compact(title)
    comments = _compact(" ".join(_COMMENT.findall(opening)))
    place, meeting = _meeting(above) or _meeting(title) or ("", None)
    month = _MONTH.search(with_western_dates(above))
    return Masthead(
        words=with_western_dates(above),
        given=_day_given(above, title, comments, _compact(report[-200:]))
        or (f"{month[1]}-{int(month[2]):02d}" if month else None),
        published=_first_day(_PUBLISHED, above + below[:60]) or _first_day(_ANY_DAY, above),
        meeting=meeting,
        meeting_place=place,
        given_for=_given_for(below),
    )


def _compact(text: str) -> str:
    return re.sub(r"[\s*#>_]", "", text)


def _meeting(words: str) -> tuple[str, str] | None:
    match = _MEETING.search(words)
    if match is None:
        return None
    place = without_lead(words[: match.end("place")], len(match["place"]))
    return ("全国" if "全国" in match["congress"] else place), place + match["congress"]


def without_lead(words: str, length: int) -> str:
    """Of the last characters of these words, what names a place."""
    return _BEFORE_PLACE.split(words[-length - 2 :])[-1][-length:] if length else ""


def _given_for(words: str) -> str:
    match = _GIVEN_BY.search(words[:200])
    if match is None:
        return ""
    return "全国" if match["body"] == "国务院" else match["place"]


def _day_given(above: str, title: str, comments: str, closing: str) -> str | None:
    """The day over the report, else in its title, at its end, in a note."""
    places = ((_DAY, above), (_DAY, title), (_PASSED, closing), (_DAY, comments))
    return next((day for pattern, where in places if (day := _first_day(pattern, where))), None)


def _first_day(pattern: re.Pattern[str], words: str) -> str | None:
    for match in pattern.finditer(with_western_dates(words)):
        if day := iso_day(*match.groups()):
            return day
    return None


def iso_day(year: str, month: str, day: str) -> str | None:
    """`YYYY-MM-DD`, or None if there is no such day."""
    if 1949 <= int(year) <= 2100 and 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
        return f"{year}-{int(month):02d}-{int(day):02d}"
    return None
