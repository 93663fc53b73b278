"""The further parts of a document that begins with a web page: its next pages, and the files attached to it."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

from loaders.reading.formats import HTML, media_type_of_name
from loaders.sources.links import links_of

MAX_PARTS = 30
"""Of one document; a report of a hundred pages of paper takes some ten."""

_PAGE_NUMBER = re.compile(r"_\d{1,3}$")
_PAGE_FIELD = re.compile(r"p|page\w*|pn|page_?(?:no|num|index)|cur_?page", re.I)


class Parts(NamedTuple):
    """What belongs to a page.

    Attributes:
        pages: addresses of the pages that go on from it.
        attachments: addresses of documents that it links to or shows in a frame.
    """

    pages: tuple[str, ...]
    attachments: tuple[str, ...]


def parts_of(data: bytes, content_type: str | None, address: str, first: str | None = None) -> Parts:
    """What belongs to a page.

    Args:
        data: the page.
        content_type: as its server stated it.
        address: what its links are relative to.
        first: the address of the document's first page, if this is not it.

    Raises:
        loaders.errors.RejectedDocument: the page cannot be read.
    """
    page = links_of(data, content_type, address)
    pages = dict.fromkeys(where for where in page.further if _goes_on(first or address, where))
    linked = [link.address for link in page.links if link.in_content] + list(page.frames)
    attachments = dict.fromkeys(where for where in linked if _is_attachment(where))
    return Parts(tuple(pages), tuple(attachments))


def _goes_on(address: str, further: str) -> bool:
    """Whether a page is the next of the same document and not of a list or another document.

    Its address differs in the number alone: t20250127_45.html and t20250127_45_1.html, or ?id=45 and ?id=45&page=2.
    """
    here, there = urlsplit(address), urlsplit(further)
    if further == address or here.netloc != there.netloc:
        return False
    if here.path != there.path:
        return not there.query and _without_number(there.path) == here.path
    return _other_fields(here.query) == _other_fields(there.query)


def _without_number(path: str) -> str:
    stem, dot, suffix = path.rpartition(".")
    return f"{_PAGE_NUMBER.sub('', stem)}{dot}{suffix}"


def _other_fields(query: str) -> list[tuple[str, str]]:
    return [(name, value) for name, value in parse_qsl(query) if not _PAGE_FIELD.fullmatch(name)]


def _is_attachment(address: str) -> bool:
    kind = media_type_of_name(urlsplit(address).path)
    return kind is not None and kind != HTML
