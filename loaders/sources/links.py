"""The links of a web page: what they say, the day beside them, and those that lead on to the next page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from urllib.parse import urljoin

import lxml.html
from lxml import etree

from loaders.reading.encodings import decoded
from loaders.reading.html import declared_charsets
from loaders.reading.isolation import isolated


class Link(NamedTuple):
    """A link.

    Attributes:
        address: absolute, without a fragment.
        text: what it says, in full where the page cuts it off.
        day: the day beside it, else the one in its address.
        in_content: it does not stand in what the page marks as navigation or footer.
    """

    address: str
    text: str
    day: date | None
    in_content: bool


class PageLinks(NamedTuple):
    """The links of a page.

    Attributes:
        links: in the order of the page.
        further: addresses of the next pages, as links or the page's own script have them.
        frames: addresses of what it shows in frames.
        title: the page's.
    """

    links: tuple[Link, ...]
    further: tuple[str, ...]
    frames: tuple[str, ...]
    title: str


_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-./年]\s?(\d{1,2})\s?[-./月]\s?(\d{1,2})(?!\d)日?")
# /202501/t20250127_39279630.html, /art/2025/1/27/art_45.html, /2025-01/27/content_7.htm, /20250127/
_DAY_IN_ADDRESS = re.compile(
    r"/t((?:19|20)\d\d)(\d\d)(\d\d)_|/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})/|/((?:19|20)\d\d)(\d\d)/?(\d\d)/"
)
_AROUND = 4  # elements up from a link to the row of a list that it stands in
_CUT_OFF = re.compile(r"(?:…|\.{2,})$")
_BULLETS = re.compile(r"^[\s·•▪■◆>»\-—\[【]+(?=\S)|\s+$")
_FURTHER = re.compile(r"下一?页|后一页|下页|next|[>›»]{1,2}|\d{1,3}", re.I)
# What TRS's and other publishing systems leave to the page's script: createPageHTML(12, 0, "index", "shtml")
_PAGES_BY_SCRIPT = re.compile(
    r"createPageHTML\w*\(\s*(?:[\"'][^\"']*[\"']\s*,\s*)?(\d{1,4})\s*,\s*(\d{1,4})\s*,\s*[\"']([\w-]{1,80})[\"']\s*,\s*[\"'](\w{2,5})[\"']"
)
_MOST_BY_SCRIPT = 200
_FURNITURE = "ancestor-or-self::*[self::nav or self::footer or self::aside or self::header]"
_WEB = re.compile(r"https?://", re.I)


def links_of(data: bytes, content_type: str | None, address: str) -> PageLinks:
    """The links of a page.

    Args:
        data: the page.
        content_type: as its server stated it.
        address: what its links are relative to.

    Raises:
        loaders.errors.RejectedDocument: it cannot be read; see `loaders.reading.html.read`.
    """
    text, _ = decoded(data, declared_charsets(data, content_type))
    return isolated(_links_of, text, address)


def _links_of(text: str, address: str) -> PageLinks:
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\0", "\ufffd"))
    try:
        root = lxml.html.document_fromstring(source, parser=lxml.html.HTMLParser(huge_tree=True))
    except (etree.ParserError, etree.XMLSyntaxError):
        return PageLinks((), (), (), "")
    base = next((href for found in root.iter("base") if (href := found.get("href"))), None)
    base = _joined(address, base) or address if base else address
    anchors = [(found, where) for found in root.iter("a") if (where := _joined(base, found.get("href")))]
    links = tuple(
        Link(where, words, _day_beside(found, words) or _day_in(where), not found.xpath(_FURNITURE))
        for found, where in anchors
        if (words := _words(found))
    )
    further = [where for found, where in anchors if _FURTHER.fullmatch(_text(found).strip(" \u3000[]【】"))]
    further += _by_script(text, base)
    frames = [where for found in root.iter("iframe", "frame", "embed") if (where := _joined(base, found.get("src")))]
    title = root.find(".//title")
    return PageLinks(links, tuple(dict.fromkeys(further)), tuple(frames), _text(title) if title is not None else "")


def _joined(base: str, href: str | None) -> str | None:
    """The address that a link leads to; None for scripts, mail and what is none."""
    href = (href or "").strip()
    if not href or href.startswith("#"):
        return None
    try:
        address = urljoin(base, href).partition("#")[0]
    except ValueError:
        return None
    return address if _WEB.match(address) else None


def _words(anchor: etree._Element) -> str:
    """What a link says: its text, or its title where the text is cut off or says less."""
    text, title = _text(anchor), re.sub(r"\s+", " ", anchor.get("title") or "").strip()
    if title and (_CUT_OFF.search(text) or not text or text in title):
        text = title
    return _BULLETS.sub("", _DAY.sub("", text) if _DAY.sub("", text).strip(" []()（）") else text).strip(" []\u3000")


def _text(element: etree._Element) -> str:
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def _day_beside(anchor: etree._Element, words: str) -> date | None:
    """The day in the row of the list that a link stands in, and in no other link's."""
    row = anchor
    for _ in range(_AROUND):
        above = row.getparent()
        if above is None or len({link.get("href") for link in above.iter("a")}) > 1:
            break
        row = above
    return _day(_DAY.search(_text(row).replace(words, "", 1)))


def _day_in(address: str) -> date | None:
    return _day(_DAY_IN_ADDRESS.search(address))


def _day(found: re.Match[str] | None) -> date | None:
    if found is None:
        return None
    try:
        return date(*(int(number) for number in found.groups() if number))
    except ValueError:
        return None


def _by_script(text: str, base: str) -> Iterator[str]:
    for found in _PAGES_BY_SCRIPT.finditer(text):
        pages, here, name, suffix = int(found[1]), int(found[2]), found[3], found[4]
        for page in range(here + 1, min(pages, _MOST_BY_SCRIPT)):
            if where := _joined(base, f"{name}_{page}.{suffix}"):
                yield where
