"""Where each report of a document begins and ends, without the furniture of the page at both ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.facts import Document
from loaders.identify.furniture import body_end
from loaders.identify.numerals import with_western_dates
from loaders.identify.titles import bare, is_title, kind_of, site_end, table_title, without_site
from loaders.reading.head import head_end


@dataclass(frozen=True)
class Span:
    """One report's place in a document.

    Attributes:
        start: offset of its first character, the title's where one is printed.
        end: offset after the last character of its last sentence or table.
        title: the title printed over it; empty without one.
    """

    start: int
    end: int
    title: str


_SALUTATION = re.compile(r"各位(?:代表|委员|副主任|同志)|主任、|同志们\s*[：:]")
_GIVEN = re.compile(
    r"(?:代表|受).{0,30}?(?:政府|委托|国务院|办事处).{0,60}?(?:报告|汇报)|请予?(?:以)?(?:审[议查]|审阅)|(?:报告|汇报)如下"
)
_MEETING = re.compile(r"第?[一二三四五六七八九十\d]{1,5}届.{0,25}第?[一二三四五六七八九十\d]{1,5}次(?:全体)?会议上?")
# The line over a speech: ——2024年1月16日在某市第六届人民代表大会第四次会议上
_PLACARD = re.compile(r"^\W*\d{4}年\d{1,2}月\d{1,2}日在.{0,50}会议上?\W*$", re.M)
_SECTION = re.compile(
    r"工作回顾|执行情况|主要工作|工作安排|总体要求|目标任务|主要目标|预期目标|主要任务|重点工作|工作任务|工作思路|发展成就|指导思想"
)
_QUANTITY = re.compile(r"\d[\d.,，]{0,16}\s?(?:%|％|万|亿|元|户|个|人|公里|吨|家|项|米|套|件|亩)")
_NEWS = re.compile(r"本报讯|记者|新华社|讯[（(]|作了?政府工作报告")
# A title over two lines: the second begins with 与, or the first is only whose or which year's it is.
_CONTINUES = re.compile(r"[与和及暨]")
_LEAD = re.compile(
    r"(?:关于)?(?:[\u4e00-\u9fff]{1,12}(?:省|市|区|县|州|盟|旗|镇|乡|共和国))?(?:的?(?:19|20)\d\d年(?:上半年|度)?)?(?:关于)?(?<=.{3})"
)
_SAYS_WHOSE = re.compile(r"\d{4}|[\u4e00-\u9fff]{2}[省市县区州旗镇乡]|全国|中华人民共和国")
_MASTHEAD = 600  # characters from the page's title of a report to the one over its text
_OPENING = 1500  # characters: masthead, salutation and the sentence that says whose report it is
_ROW_OF_FIGURES = re.compile(r"[^\t\d]{2}[^\t]*\t(?:.*\t)?[-+]?\d")
_FEWEST_ROWS = 3
_MIN_PROSE = 60  # characters in sentences
_LONGEST_LINE = 400  # characters; a longer one is a paragraph and no part of a title
_SENTENCE = re.compile(r"[^\n。；]{8,}[。；]|[^\n。；]{200,}")


def report_spans(document: Document) -> list[Span]:
    """The reports of a document, in the order of the text."""
    spans: list[Span] = []
    for part in _parts(document.text):
        words = document.text[part.start : part.end]
        title = part.title or (document.head.get("title", "") if not spans else "")
        if _is_report(words, title):
            blank = len(words) - len(words.lstrip())
            spans.append(Span(part.start + blank, part.start + body_end(words), part.title))
    return spans or list(_annex(document.text))


def _annex(text: str) -> Iterator[Span]:
    """A table with its title and little else: the annex of a report, in a file of its own."""
    lines = [(match.start(), match[0]) for match in re.finditer(r"[^\n]+", text)]
    for place, (start, line) in enumerate(lines):
        title = table_title(line)
        rows = sum(_ROW_OF_FIGURES.match(below) is not None for _, below in lines[place + 1 :])
        if title and rows >= _FEWEST_ROWS and 2 * rows >= len(lines) - place - _FEWEST_ROWS:
            yield Span(start, len(text.rstrip()), title)
            return


def _parts(text: str) -> list[Span]:
    """The text cut at its titles; a title that only repeats or is a heading within a report cuts nothing."""
    titles = _title_lines(text)
    bounds = [head_end(text), *(start for start, _ in titles), len(text)]
    parts = [Span(bounds[0], bounds[1], "")]
    for place, (start, title) in enumerate(titles):
        part = Span(start, bounds[place + 2], title)
        above = parts[-1]
        if above.title and not _has_prose(text, above.start, above.end):
            # Titles that follow each other stand over the same report: the fuller one names it.
            parts[-1] = _fuller(above, part)
        elif _has_prose(text, part.start, part.end) and not _stands_alone(text, part, above):
            parts[-1] = Span(above.start, part.end, above.title)
        else:
            parts.append(part)
    return parts


def _title_lines(text: str) -> list[tuple[int, str]]:
    """Where each title begins, and the title; one that runs over two lines is put together."""
    titles: list[tuple[int, str]] = []
    offset = head_end(text)
    above, above_start, runs_on = "", offset, False  # the line above, if it is printed next to this one
    for line in text[offset:].splitlines(keepends=True):
        words = without_site(line) if len(line) < _LONGEST_LINE else line.strip()
        if is_title(line.strip()):
            if runs_on and _CONTINUES.match(words):
                start, first = titles.pop()
                titles.append((start, first + words))
            elif _LEAD.fullmatch(above):
                titles.append((above_start, above + words))
            else:
                titles.append((offset + site_end(line), words))
            runs_on = True
        elif words:
            runs_on = False
        if words:
            above, above_start = words, offset + site_end(line)
        offset += len(line)
    return titles


def _fuller(above: Span, below: Span) -> Span:
    """Of a title and the next, with no text between, the lower; the upper if only that says whose report it is."""
    same = kind_of(above.title) == kind_of(below.title) and below.start - above.start < _MASTHEAD
    if same and _SAYS_WHOSE.search(above.title) and not _SAYS_WHOSE.search(below.title):
        return Span(above.start, below.end, above.title)
    return below


def _stands_alone(text: str, part: Span, above: Span) -> bool:
    """Whether a title with text below it begins another report than the one it stands in."""
    opening = with_western_dates(text[part.start : part.start + _OPENING])
    if _SALUTATION.search(opening) or _GIVEN.search(opening) or _PLACARD.search(opening):
        return True
    if not above.title and not _is_report(text[above.start : above.end], ""):
        return True
    named = re.split(r"[（(]", part.title)[0]
    return (
        part.title != above.title
        and re.search(r"(?:报告|公报)$", named) is not None
        and _SAYS_WHOSE.search(named) is not None
    )


def _is_report(words: str, title: str) -> bool:
    opening = with_western_dates(words[:_OPENING])
    saluted = _SALUTATION.search(opening) is not None
    given = _GIVEN.search(opening) is not None or _GIVEN.search(words[-400:]) is not None
    meeting = _MEETING.search(re.sub(r"\s", "", opening)) is not None
    placard = _PLACARD.search(opening) is not None
    if not _has_prose(words, 0, len(words)) or (_NEWS.search(opening[:400]) and not ((saluted and given) or placard)):
        return False
    quantities = len(_QUANTITY.findall(words))
    sectioned = quantities >= 10 and len(set(_SECTION.findall(words))) >= 2
    if not (title and is_title(bare(title))):
        return (given and saluted) or (placard and (given or sectioned))
    if kind_of(title) == "government_work":
        return saluted or given or meeting or sectioned
    return quantities >= 3


def _has_prose(text: str, start: int, end: int) -> bool:
    """Whether sentences stand there, and not only links and headings."""
    seen = 0
    for sentence in _SENTENCE.finditer(text, start, end):
        seen += len(sentence[0])
        if seen >= _MIN_PROSE:
            return True
    return False
