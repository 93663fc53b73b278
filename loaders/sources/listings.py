"""Which documents a listing page or a feed names, by title and day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

import feedparser

from loaders.errors import RejectedDocument
from loaders.identify.titles import is_title, kind_of
from loaders.reading.formats import HTML, TEXT, media_type_of
from loaders.sources.links import Link, links_of

_SAYS_WHICH = re.compile(r"\d{4}|[一二三四五六七八九十]届|[省市县区州旗盟]")
"""A title without any of it is the name of a column of the site: 政府工作报告."""


class Entry(NamedTuple):
    """A document that a listing names.

    Attributes:
        address: absolute.
        title: as listed.
        day: as listed, else the one in its address.
    """

    address: str
    title: str | None = None
    day: date | None = None


class Listing(NamedTuple):
    """What one page of a listing gives.

    Attributes:
        entries: the documents, in its order.
        further: addresses of its next pages, as it has them.
        links: how many links it has in all.
    """

    entries: tuple[Entry, ...]
    further: tuple[str, ...] = ()
    links: int = 0


def listing_of(data: bytes, content_type: str | None, address: str, titles: str | None = None) -> Listing:
    """The reports that a page lists.

    Args:
        data: the page.
        content_type: as its server stated it.
        address: what its links are relative to.
        titles: a regular expression for the titles to take; if none, those of reports.

    Raises:
        RejectedDocument: `wrong_type`, where it is no web page, or it cannot be read.
    """
    kind = media_type_of(address, data, content_type)
    if kind not in (HTML, TEXT) or not re.search(rb"<\w", data):
        raise RejectedDocument(
            "wrong_type",
            f"{address} is {content_type or kind}, where a page of links was expected.",
            "Look at the address; if it is a report itself, name it under pages.",
        )
    page = links_of(data, content_type, address)
    here = {address, *page.further}
    taken = [link for link in page.links if link.address not in here and _is_taken(link, titles)]
    return Listing(_entries(taken), page.further, len(page.links))


def feed_of(data: bytes, content_type: str | None, address: str, titles: str | None = None) -> Listing:
    """The reports that a feed names.

    Args:
        data: RSS or Atom.
        content_type: as its server stated it.
        address: what its links are relative to.
        titles: as of `listing_of`.

    Raises:
        RejectedDocument: `wrong_type`, where it is no feed.
    """
    headers = {"content-location": address, "content-type": content_type or "application/xml"}
    feed = feedparser.parse(data, response_headers=headers, sanitize_html=False)
    if not feed.get("version"):
        raise RejectedDocument(
            "wrong_type",
            f"{address} is {content_type or 'something'}, where an RSS or Atom feed was expected.",
            "Look at the address; if it is a page of links, name it under listing.",
        )
    links = [Link(one.link, one.get("title", ""), _day_of(one), True) for one in feed.entries if one.get("link")]
    return Listing(_entries(link for link in links if _is_taken(link, titles)), links=len(links))


def _entries(links: Iterable[Link]) -> tuple[Entry, ...]:
    return tuple({link.address: Entry(link.address, link.text, link.day) for link in links}.values())


def _is_taken(link: Link, titles: str | None) -> bool:
    if titles:
        return re.search(titles, link.text) is not None
    if not is_title(link.text) or kind_of(link.text) == "other":
        return False
    return _SAYS_WHICH.search(link.text) is not None or link.day is not None


def _day_of(entry: Any) -> date | None:
    then = entry.get("published_parsed") or entry.get("updated_parsed")
    return date(*then[:3]) if then else None
