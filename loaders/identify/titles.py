"""Which lines are titles of reports, and what kind of report a title names."""

from __future__ import annotations

import re

from loaders.facts import ReportKind
from loaders.patterns import begins

MAX_TITLE = 90  # characters

_KINDS: tuple[tuple[ReportKind, re.Pattern[str]], ...] = (
    ("statistical_communique", re.compile(r"统计公报|统计局关于.{4,30}的公报")),
    (
        "plan_execution",
        re.compile(
            r"(?:国民经济(?:和|与|、)?社会发展|经济社会发展|社会经济发展).{0,12}计划(?:草案|[（(]草案|$|.{0,4}的报告|[^，。]{0,12}表$)|计划.{0,12}(?:执行|完成)情况"
        ),
    ),
    (
        "other",
        re.compile(
            r"(?:常务委员会|常委会|法院|检察院|政协)工作(?:的)?报告|预算.{0,20}(?:执行|草案).{0,20}(?:报告|汇报)"
        ),
    ),
    ("government_work", re.compile(r"政府工作(?:的|情况的?)?报告|(?:人民政府|街道办事处|镇|乡)工作报告|^工作报告")),
    (
        "other",
        re.compile(
            r"(?:经济(?:和|与)?社会(?:发展)?|经济)(?:运行|发展|形势)情况.{0,12}(?:报告|汇报|通报)|工作情况(?:的)?(?:报告|汇报)"
        ),
    ),
)
# What may follow the words of a title: its kind of paper, a date or speaker in brackets, the site's name.
_TAIL = re.compile(
    r"^.{0,40}?(?:报告|公报|草案|汇报|通报|情况)\s*(?:[（(\[【〔].*|[—–―─\-_|].*|\d{4}年?|全文|实录|\*+)?\s*$"
)
_ABOUT_A_REPORT = re.compile(
    r"名词|解读|图解|一图|图说|决议|审议|听取|学习|贯彻|起草|征求|分解|分工|责任|说明|目录|附件|附表|新闻|热议|亮点|看点|数读|数说|读懂|划重点|关键词|速览|聚焦|评论|"
    r"落实|解释|上一篇|下一篇|上一条|下一条|相关|链接|代表团|首页|>|»|〉|历年|报告》|报告”"
)
# An annex that comes as a file of its own: 某县2025年主要指标计划表. It names the year.
_TABLE = re.compile(
    r"(?:附[件表]\s*[\d一二三四五六七八九十]*\s*[：:.、]?\s*)?"
    r"(?P<title>(?=[^，。；]*(?:19|20)\d\d)[^，。；：:]{4,40}?(?:指标|计划|目标|完成情况|执行情况)[^，。；：:]{0,12}表)\s*"
)
_NUMBERED = re.compile(
    r"\s*(?:第?[一二三四五六七八九十]+[、章节.．]|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.、．])"
)
_MARKUP = begins(r"\s　#*>_\-+•·<", r"^[\s　#*>_\-+•·]+|[\s　#*_]+$|<[^>]{1,80}>")
_SITE = re.compile(r"^【[^】]{1,20}】\s*")
_SENTENCE = re.compile(r"[。；;！!？?，,]")


def bare(line: str) -> str:
    """A line without Markdown's marks and white space around it."""
    return _MARKUP.sub("", line).strip()


def without_site(title: str) -> str:
    """A title without the prefix that a site sets before it: 【某地招商】."""
    return _SITE.sub("", bare(title))


def site_end(line: str) -> int:
    """Where the site's prefix in a line ends; 0 without one."""
    match = re.match(r"\W*?【[^】]{1,20}】\s*", line)
    return match.end() if match else 0


def kind_of(title: str) -> ReportKind:
    """The kind of report that a title names; `other` if none."""
    for kind, pattern in _KINDS:
        if pattern.search(title):
            return kind
    return "other"


def table_title(line: str) -> str | None:
    """The title of a table of indicators or projects that stands alone, without 附表1; None for any other line."""
    match = _TABLE.fullmatch(bare(line))
    return match["title"] if match else None


def is_title(line: str) -> bool:
    """Whether a line is the title of a report: not of news, an explanation or a resolution about one."""
    if not 4 <= len(line) <= MAX_TITLE + 40:
        return False
    title = without_site(line)
    if not 4 <= len(title) <= MAX_TITLE or _NUMBERED.match(title) or _ABOUT_A_REPORT.search(title):
        return False
    for _, pattern in _KINDS:
        if match := pattern.search(title):
            named = re.split(r"[（(—–―─]", title)[0]
            return not _SENTENCE.search(named) and _TAIL.match(title[match.start() :]) is not None
    return False
