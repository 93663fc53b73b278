"""Which lines are headings, and which number stands before one: 一、, （二）, 第三部分."""

from __future__ import annotations

import re

from loaders.identify.titles import is_title

LONGEST_HEADING = 45

_NUMERAL = "(?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
NUMBERED = re.compile(
    # 一、二、三产业 and 五一、端午 begin a sentence.
    rf"(?P<first>第{_NUMERAL}(?:部分|章)|{_NUMERAL}[、.．](?![一二三四五六七八九十][、产次月季]))|(?P<second>[（(]{_NUMERAL}[）)])"
)
"""The number of a heading: of the `first` rank or of the `second`."""

# Where a page has lost its line breaks, the first heading follows the title.
_NUMBERED_AFTER_TITLE = re.compile(
    r"[^，。；、]{2,24}?(?:报告|公报|汇报)[^，。；、]{0,8}?(?P<first>(?<!第)一、)(?P<second>(?!))?"
)
_MARKS = re.compile(r"^[\s#>*_\u3000]+|[\s*_\u3000]+$")
_STOPS = re.compile(r"[。！？；，：:,;!?]$")
_NO_HEADING = re.compile(r"[，；]|^[—\-（(]|表\d?$|^表\s?\d|^(?:19|20)\d\d年\d{1,2}月\d{1,2}日")


def numbered(told: str) -> re.Match[str] | None:
    """The number that a sentence begins with, as a match of `NUMBERED`."""
    return NUMBERED.match(told) or (_NUMBERED_AFTER_TITLE.match(told) if "一、" in told else None)


def is_heading(line: str, *, has_number: bool) -> bool:
    """Whether a line is a heading: short, and numbered or without a stop."""
    bare = _MARKS.sub("", line)
    if not 2 <= len(bare) <= LONGEST_HEADING:
        return False
    if has_number:
        return True
    if _STOPS.search(bare) or _NO_HEADING.search(bare):
        return False
    return bare.startswith("“") or not is_title(bare)  # “十五”计划完成情况 is no title
