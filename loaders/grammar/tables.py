"""Tables of indicators: rows with tabs or bars between their cells, or flattened to a cell a line.

Between the rows may stand lines with one cell: the table's name, its unit (单位：亿元), a group of rows. A table that goes
on without a head has the head of the one above, if it is as wide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.catalogue import catalogue
from loaders.facts import Scenario
from loaders.horizons import Horizon
from loaders.identify.numerals import with_western_years
from loaders.outline import Sentence, View
from loaders.script import plain


@dataclass(frozen=True)
class Cell:
    """A cell with a value.

    Attributes:
        sentence: the place of its line among the sentences.
        start: the offset of its first character in the document's stored text.
        text: as it stands.
        name: the indicator that its row is about.
        header: what stands above it, from the top.
        unit: the unit of its row, where the row states one.
    """

    sentence: int
    start: int
    text: str
    name: str
    header: str
    unit: str = ""


@dataclass(frozen=True)
class Column:
    """What the header of a column says.

    Attributes:
        period: the period of its figures.
        scenario: told or aimed at.
        is_growth: its figures are growths in %.
        unit: the unit of bare numbers; empty if not stated.
    """

    period: str
    scenario: Scenario
    is_growth: bool
    unit: str


_LONGEST_CELL = 40
_LONGEST_GROUP = 30
_FEWEST_LINES = 6
_MOST_HEADERS = 3  # lines of a head
_FIRST = re.compile(r"(?:序\s*号|指\s*标|项\s*目|主要指标|指标名称|名\s*称)")
_VALUE = re.compile(r"\d|持平|同步|零增长|翻番")
_NUMBER = re.compile(r"[-+±]?\d[\d,]*(?:\.\d+)?\s*[%％]?")
_NAME_MARKS = re.compile(
    r"^[\s#*·•—\-]*(?:[（(]?[\d一二三四五六七八九十]{1,2}[）)]?[.、．\s])?\s*(?:其中[：:])?\s*|"
    r"[（(][^（）()]{0,12}[）)]\s*$|[①-⑳*＊]+$|\s+"
)
_UNIT = re.compile(
    r"[（(]\s*(?P<unit>万?亿美?元|万?美?元|万?人|万?吨|万?户|家|个|%|％|‰|万?亩|元/人)\s*[）)]|^\s*(?P<alone>万?亿美?元|万?美?元|%|％)\s*$"
)
_UNIT_OF_TABLE = re.compile(r"^\s*[（(]?\s*(?:计量)?单\s*位\s*[：:]\s*(?P<unit>[^\s、，,；;）)]+)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年|\D|$)")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)年?\s*[-—–―－~～至]+\s*((?:19|20)\d\d)(?=年|\D|$)")
_GROWTH = re.compile(r"增速|增长|增幅|增减|比上年|同比|±")
_SAYS_WHEN = re.compile(r"(?:19|20)\d\d|[上本去今当]年|目标|预期|计划|安排|建议|完成|执行|实际|实绩|预计")


def cells(sentences: Sequence[Sentence]) -> tuple[list[Cell], set[int]]:
    """The cells with values of all tables, and which sentences are lines of a table."""
    found: list[Cell] = []
    lines: set[int] = set()
    rows = _Rows(sentences)
    for first, last in _runs(sentences):
        in_table = list(
            rows.cells(first, last)
            if "\t" in sentences[first].text or "|" in sentences[first].text
            else _flattened_cells(sentences, first, last)
        )
        if in_table:
            found += in_table
            lines |= set(range(first, last))
    return found, lines


def _runs(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """Stretches of sentences that may be a table: rows with tabs or bars, or many short lines under 指标."""
    place = 0
    while place < len(sentences):
        last = place
        if _is_row(sentences[place].text):
            while last < len(sentences) and (_is_row(sentences[last].text) or _is_between_rows(sentences, last)):
                last += 1
            if last - place > 1:
                yield place, last
        elif _FIRST.match(sentences[place].text.strip()) and _is_cell(sentences[place].text):
            while last < len(sentences) and _is_cell(sentences[last].text):
                last += 1
            if last - place >= _FEWEST_LINES:
                yield place, last
        place = max(last, place + 1)


def _is_between_rows(sentences: Sequence[Sentence], place: int) -> bool:
    """Whether a line is one cell alone in a table: the name of a group of rows."""
    following = sentences[place + 1].text if place + 1 < len(sentences) else ""
    line = sentences[place].text
    return _is_row(following) and len(line) <= _LONGEST_GROUP and not re.search(r"[。；！？，]", line)


def _is_row(line: str) -> bool:
    return "\t" in line.strip("\t") or line.startswith("\t") or line.count("|") > 1


def _is_cell(line: str) -> bool:
    return (
        len(line) <= _LONGEST_CELL
        and not _is_row(line)
        and not re.search(r"[。；！？]|^[（(][一二三四五六七八九十]", line)
    )


def _flattened_cells(sentences: Sequence[Sentence], first: int, last: int) -> Iterator[Cell]:
    names = [place for place in range(first + 1, last) if _is_name(sentences[place].text)]
    if len(names) < 2:
        return
    steps = [other - one for one, other in pairwise(names)]
    width = max(set(steps), key=steps.count)
    heads = ["", *_merged([sentences[place].text for place in range(first + 1, names[0])], width - 1)]
    columns = _complete(heads)
    for place in names:
        name = sentences[place].text
        unit = _unit_in_row([sentences[other].text for other in range(place, min(place + width, last))], heads, name)
        for column, header in enumerate(columns[1:], start=1):
            if place + column < last and place + column not in names and _VALUE.search(sentences[place + column].text):
                line = sentences[place + column]
                yield Cell(place + column, line.start, line.text, _bare_name(name), header, unit)


def _merged(headers: list[str], count: int) -> list[str]:
    """One header a column: where there are more lines than columns, the only column has them all."""
    if count == 1:
        return [" ".join(headers)]
    return headers[-count:] if count and len(headers) >= count else []


class _Rows:
    """Reads the rows of a report's tables from the top, and keeps the head for a table that goes on without one."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._headers: list[str] = []
        self._depth = 0  # lines of the head so far; 0 where the head is complete

    def cells(self, first: int, last: int) -> Iterator[Cell]:
        """The cells with values of one stretch of rows."""
        unit = _unit_above(self._sentences, first)
        self._depth = 0
        for place in range(first, last):
            row = list(_split(self._sentences[place]))
            texts = [text for _, text in row]
            if sum(map(bool, texts)) < 2:
                unit = _unit_of_table(self._sentences[place].text) or unit
            elif _is_head(texts):
                self._add_head(texts)
            else:
                self._depth = 0
                yield from self._of_row(place, row, unit)

    def _add_head(self, texts: list[str]) -> None:
        if self._depth < _MOST_HEADERS:
            self._headers = _below(self._headers if self._depth else [], texts)
        self._depth += 1

    def _of_row(self, place: int, row: list[tuple[int, str]], unit_of_table: str) -> Iterator[Cell]:
        texts, heads = [text for _, text in row], self._headers
        named = _name_in(texts, heads)
        if named is None:
            return
        name = texts[named]
        columns = _complete(heads)
        unit = _unit_in_row(texts, heads, name)
        for column, (start, text) in enumerate(row[: len(heads)]):
            if column <= named or not _VALUE.search(text):
                continue
            stated = unit or _if_none(heads[column], unit_of_table)
            yield Cell(place, start, text, _bare_name(name), columns[column], stated)


def _is_head(texts: Sequence[str]) -> bool:
    """Whether a row is a line of the head: without an indicator's name, and no number in it but years."""
    numbers = (text for text in texts[1:] if _NUMBER.fullmatch(text) and not _YEAR.fullmatch(text))
    return next(numbers, None) is None and not any(_is_name(text) for text in texts[:3] if not _FIRST.fullmatch(text))


def _name_in(texts: Sequence[str], heads: Sequence[str]) -> int | None:
    """The column of the row's name: an indicator's; another's only where the row states its unit."""
    named = next((column for column, text in enumerate(texts[:3]) if _is_name(text)), None)
    if named is not None:
        return named
    headed = next((column for column, head in enumerate(heads[:3]) if _FIRST.match(head) and "序" not in head), None)
    if headed is None or headed >= len(texts) or not texts[headed]:
        return None
    return headed if _unit_in_row(texts, heads, texts[headed]) else None


def _complete(heads: Sequence[str]) -> list[str]:
    """The heads, where 增长% after 本年计划 is that of the plan, and 本年 after 上年 is this year."""
    compared = any(re.search(r"[上去]年", head) for head in heads)
    reviewed = any(re.search(r"本年.{0,4}(?:完成|实际|执行)", head) for head in heads)
    columns: list[str] = []
    for head in heads:
        if _GROWTH.search(head) and not _SAYS_WHEN.search(re.sub(r"比上年|同比", "", head)) and columns:
            head = f"{_UNIT.sub('', columns[-1])} {head}"
        columns.append(head.replace("本年", "今年") if compared and not reviewed else head)
    return columns


def _unit_in_row(texts: Sequence[str], heads: Sequence[str], name: str) -> str:
    """The unit that a row states: under 单位, or in its name."""
    units = [text for text, head in zip(texts, heads, strict=False) if re.search(r"单\s*位", head)]
    return units[0] if units and units[0] else _unit_of(name)


def _if_none(head: str, unit_of_table: str) -> str:
    return "" if _UNIT.search(plain(head)) else unit_of_table


def _unit_above(sentences: Sequence[Sentence], first: int) -> str:
    """The unit that one of the two lines above a table states."""
    above = (_unit_of_table(sentences[place].text) for place in range(first - 1, max(first - 3, -1), -1))
    return next(filter(None, above), "")


def _unit_of_table(line: str) -> str:
    match = _UNIT_OF_TABLE.match(line)
    return match["unit"] if match else ""


def _below(above: list[str], row: list[str]) -> list[str]:
    """Headers with another line of headers below them; one that spans columns stands above each of them."""
    if not above:
        return row
    width = max(len(above), len(row))
    upper, lower = above + [""] * (width - len(above)), row + [""] * (width - len(row))
    for column in range(1, width):
        if not upper[column] and lower[column]:
            upper[column] = upper[column - 1]
    return [f"{one} {other}".strip() for one, other in zip(upper, lower, strict=True)]


def _split(sentence: Sentence) -> Iterator[tuple[int, str]]:
    """The cells of a row with their offsets."""
    sign = "\t" if "\t" in sentence.text else "|"
    text = sentence.text
    at = 0
    if sign == "|" and text.startswith("|"):
        at = 1
    for cell in text[at:].rstrip("|").split(sign):
        stripped = cell.strip()
        yield sentence.start + at + (len(cell) - len(cell.lstrip()) if stripped else 0), stripped
        at += len(cell) + 1


def _is_name(text: str) -> bool:
    bare = _bare_name(text)
    return 2 <= len(bare) <= 30 and not re.match(r"[\d.,%％+-]+$", bare) and catalogue().indicator(bare) is not None


def _unit_of(name: str) -> str:
    """The unit that a row's name states: 城镇登记失业率（%）."""
    match = _UNIT.search(plain(name).replace("（", "(").replace("）", ")"))
    return (match["unit"] or match["alone"]) if match else ""


def _bare_name(text: str) -> str:
    return _NAME_MARKS.sub("", text)


def column_of(header: str, view: View, horizon: Horizon) -> Column:
    """What a header says of the figures below it.

    Args:
        header: all that stands above a column.
        view: of the section that the table stands in.
        horizon: what 今年 means in the report.
    """
    words = with_western_years(plain(header))
    years = [match[1] for match in _YEAR.finditer(words)]
    year = "/".join(span.groups()) if (span := _YEARS.search(words)) else years[0] if years else None
    aimed = re.search(r"目标|预期|计划|安排|建议", words) and not re.search(r"完成|执行|实际|实绩|占", words)
    scenario: Scenario = "target" if aimed else "estimate" if "预计" in words else "actual"
    if not aimed and not re.search(r"完成|实际|执行|实绩|预计", words):
        scenario = view.scenario
    period = year or (horizon.planned if horizon.within_year and aimed else None)
    if period is None and (said := re.search(r"(?<![比较])(?:[上去]年(?!同期)|今年)", words)):
        period = str(horizon.now - (said[0] != "今年"))
    if period is None:
        period = view.period if view.scenario == scenario or view.scenario != "target" else horizon.reviewed
    elif horizon.within_year and scenario == "actual" and period == horizon.planned:
        period = horizon.reviewed
    unit = _UNIT.search(words)
    return Column(
        period=period,
        scenario=scenario,
        is_growth=_GROWTH.search(words) is not None,
        unit=(unit["unit"] or unit["alone"]) if unit else "",
    )
