"""The numbers that Word counts itself: 一、, （二）, 3. before a paragraph, which no text of the file holds."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

_CHINESE = frozenset(
    {"chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "ideographDigital", "japaneseCounting"}
)
_DIGITS = "零一二三四五六七八九"


class _Level(NamedTuple):
    first: int
    format: str
    text: str


class Numbering:
    """Counts the numbered paragraphs of a file from the top."""

    def __init__(self, document: Document) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}  # of each numbering, by its number
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._styles = {
            style.get(qn("w:styleId")): found
            for style in document.styles.element.iter(qn("w:style"))
            if (found := _stated(style)) is not None
        }
        if any(relation.reltype.endswith("/numbering") for relation in document.part.rels.values()):
            self._define(document.part.numbering_part.element)

    def before(self, paragraph: etree._Element) -> str:
        """The number before this paragraph, which is the next one of the file; empty without one."""
        stated = _stated(paragraph) or self._styles.get(_style(paragraph))
        if stated is None:
            return ""
        numbering, rank = stated
        levels = self._levels.get(numbering, {})
        if rank not in levels:
            return ""
        counts = self._counts[numbering]
        counts[rank] = counts.get(rank, levels[rank].first - 1) + 1
        for below in [other for other in counts if other > rank]:
            del counts[below]
        return re.sub(r"%(\d)", lambda match: _number(levels, counts, int(match[1]) - 1), levels[rank].text)

    def _define(self, element: etree._Element) -> None:
        abstract = {
            one.get(qn("w:abstractNumId")): {
                int(level.get(qn("w:ilvl")) or 0): _level(level) for level in one.iterchildren(qn("w:lvl"))
            }
            for one in element.iterchildren(qn("w:abstractNum"))
        }
        for one in element.iterchildren(qn("w:num")):
            base = one.find(qn("w:abstractNumId"))
            if base is not None:
                self._levels[one.get(qn("w:numId"))] = abstract.get(base.get(qn("w:val")), {})


def _level(level: etree._Element) -> _Level:
    def value(name: str, default: str) -> str:
        found = level.find(qn(name))
        return default if found is None else found.get(qn("w:val")) or default

    first = value("w:start", "1")
    return _Level(int(first) if first.isdecimal() else 1, value("w:numFmt", "decimal"), value("w:lvlText", ""))


def _stated(element: etree._Element) -> tuple[str, int] | None:
    """The numbering and the rank that a paragraph or a style states."""
    properties = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    number = properties.find(qn("w:numId")) if properties is not None else None
    if properties is None or number is None:
        return None
    rank = properties.find(qn("w:ilvl"))
    return number.get(qn("w:val")), int(rank.get(qn("w:val")) or 0) if rank is not None else 0


def _style(paragraph: etree._Element) -> str | None:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return style.get(qn("w:val")) if style is not None else None


def _number(levels: dict[int, _Level], counts: dict[int, int], rank: int) -> str:
    level = levels.get(rank)
    if level is None or level.format in ("bullet", "none"):
        return ""
    count = counts.get(rank, level.first)
    return _in_chinese(count) if level.format in _CHINESE else str(count)


def _in_chinese(number: int) -> str:
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    lead = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return lead + (_DIGITS[ones] if ones else "")
