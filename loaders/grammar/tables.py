"""Tables of indicators: rows with tabs or bars between their cells, or flattened to a cell a line."""

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
_FEWEST_LINES = 6
_MOST_HEADERS = 3  # lines; a longer run of lines without a name is no header
_FIRST = re.compile(r"(?:序\s*号|指\s*标|项\s*目|主要指标|指标名称|名\s*称)")
_VALUE = re.compile(r"\d|持平|同步|零增长|翻番")
_NAME_MARKS = re.compile(
    r"^[\s#*·•—\-]*(?:[（(]?[\d一二三四五六七八九十]{1,2}[）)]?[.、．\s])?\s*(?:其中[：:])?\s*|[（(][^（）()]{0,12}[）)]\s*$|\s+"
)
_UNIT = re.compile(
    r"[（(]\s*(?P<unit>万?亿美?元|万?美?元|万?人|万?吨|万?户|家|个|%|％|‰|万?亩|元/人)\s*[）)]|^\s*(?P<alone>万?亿美?元|万?美?元|%|％)\s*$"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年|\D|$)")


def cells(sentences: Sequence[Sentence]) -> tuple[list[Cell], set[int]]:
    """The cells with values of all tables, and which sentences are lines of a table."""
    found: list[Cell] = []
    lines: set[int] = set()
    for first, last in _runs(sentences):
        in_table = list(
            _row_cells(sentences, first, last)
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
            while last < len(sentences) and _is_row(sentences[last].text):
                last += 1
            if last - place > 1:
                yield place, last
        elif _FIRST.match(sentences[place].text.strip()) and _is_cell(sentences[place].text):
            while last < len(sentences) and _is_cell(sentences[last].text):
                last += 1
            if last - place >= _FEWEST_LINES:
                yield place, last
        place = max(last, place + 1)


def _is_row(line: str) -> bool:
    return "\t" in line.strip("\t") or line.startswith("\t") or line.count("|") > 1


def _is_cell(line: str) -> bool:
    return len(line) <= _LONGEST_CELL and not re.search(r"[。；！？]|^[（(][一二三四五六七八九十]", line)


def _flattened_cells(sentences: Sequence[Sentence], first: int, last: int) -> Iterator[Cell]:
    names = [place for place in range(first + 1, last) if _is_name(sentences[place].text)]
    if len(names) < 2:
        return
    steps = [other - one for one, other in pairwise(names)]
    width = max(set(steps), key=steps.count)
    headers = [sentences[place].text for place in range(first + 1, names[0])]
    columns = _merged(headers, width - 1)
    for place in names:
        name = _bare_name(sentences[place].text)
        for column, header in enumerate(columns, start=1):
            if place + column < last and place + column not in names and _VALUE.search(sentences[place + column].text):
                line = sentences[place + column]
                yield Cell(place + column, line.start, line.text, name, header, _unit_of(sentences[place].text))


def _merged(headers: list[str], count: int) -> list[str]:
    """One header a column: where there are more lines than columns, the only column has them all."""
    if count == 1:
        return [" ".join(headers)]
    return headers[-count:] if count and len(headers) >= count else []


def _row_cells(sentences: Sequence[Sentence], first: int, last: int) -> Iterator[Cell]:
    headers: list[str] = []
    depth = 0
    for place in range(first, last):
        row = list(_split(sentences[place]))
        texts = [text for _, text in row]
        name = next((text for text in texts[:3] if _is_name(text)), None)
        if name is None or not any(_VALUE.search(text) for text in texts):
            if not any(_is_name(text) for text in texts):
                headers = _below(headers, texts) if depth < _MOST_HEADERS else headers
                depth += 1
            continue
        named = texts.index(name)
        units = [text for text, header in zip(texts, headers, strict=False) if re.search(r"单\s*位", header)]
        unit = units[0] if units else _unit_of(name)
        for column, (start, text) in enumerate(row):
            if column > named and _VALUE.search(text) and column < len(headers):
                yield Cell(place, start, text, _bare_name(name), headers[column], unit)


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
    year = next((match[1] for match in _YEAR.finditer(words)), None)
    aimed = re.search(r"目标|预期|计划|安排|建议", words) and not re.search(r"完成|执行|实际|实绩|占", words)
    scenario: Scenario = "target" if aimed else "estimate" if "预计" in words else "actual"
    if not aimed and not re.search(r"完成|实际|执行|实绩|预计", words):
        scenario = view.scenario
    period = year or (horizon.planned if horizon.within_year and aimed else None)
    if period is None and re.search(r"(?<![比较])(?:上年|去年)", words):
        period = str(horizon.now - 1)
    if period is None:
        period = view.period if view.scenario == scenario or view.scenario != "target" else horizon.reviewed
    elif horizon.within_year and scenario == "actual" and period == horizon.planned:
        period = horizon.reviewed
    unit = _UNIT.search(words)
    return Column(
        period=period,
        scenario=scenario,
        is_growth=bool(re.search(r"增速|增长|增幅|比上年|同比", words)),
        unit=(unit["unit"] or unit["alone"]) if unit else "",
    )
