"""What the pages of a PDF repeat: heads, feet and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from loaders.reading.pdf.page import Page, PageLine, PageTable

_MARGIN = 0.12  # of the page's height, at its top and bottom
_OUTERMOST = 2  # lines at each end that may be furniture
_REPEATS = 0.4  # of the pages, and two at least
_PAGE_NUMBER = re.compile(
    r"[-—–－·~\s]*(?:第\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*页)?(?:\s*[/／,，]?\s*(?:共\s*)?\d{1,4}\s*页?)?[-—–－·~\s]*",
    re.I,
)


def without_furniture(pages: list[Page]) -> list[list[PageLine | PageTable]]:
    """The lines and tables of each page without its head, foot and number."""
    marginal = [list(_marginal(page)) for page in pages]
    seen = Counter(key for lines in marginal for key in {_key(line) for line in lines})
    often = max(2, _REPEATS * len(pages))
    dropped = {
        id(line)
        for lines in marginal
        for line in lines
        if _PAGE_NUMBER.fullmatch(line.text) or (seen[_key(line)] >= often)
    }
    return [[item for item in page.items if id(item) not in dropped] for page in pages]


def _marginal(page: Page) -> Iterator[PageLine]:
    lines = sorted((item for item in page.items if isinstance(item, PageLine)), key=lambda line: line.top)
    for line in lines[:_OUTERMOST]:
        if line.bottom <= _MARGIN * page.height:
            yield line
    for line in lines[_OUTERMOST:][-_OUTERMOST:]:
        if line.top >= (1 - _MARGIN) * page.height:
            yield line


def _key(line: PageLine) -> str:
    """The same for a head on every page: its words, and about where it stands."""
    return f"{re.sub(r'[0-9]+', '#', line.text)}@{line.top / 20:.0f}"
