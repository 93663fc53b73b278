"""Web pages: the text that a reader of the page sees, block by block.

A blank line stands between blocks, a `<br>` is a line's end. A table of data is a block with one row a line and one tab
between cells; a cell that spans columns or rows is written once and leaves empty cells, so that columns stay in line. A
table that only lays out the page is read like any other block. Scripts, styles, forms and what the page itself marks as
navigation, footer or hidden are left out; whatever furniture remains is cut where the reports' bounds are found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.html
from lxml import etree

from loaders.errors import RejectedDocument
from loaders.reading.tables import is_data_table, table_rows

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_XML_CHARSET = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)", re.I)
_TYPE_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)

_DROPPED = re.compile(  # not `form`: pages made with ASP.NET stand in one as a whole
    "script|style|noscript|template|iframe|object|embed|applet|svg|math|canvas|audio|video|map|head|nav|footer|aside|"
    "button|select|option|textarea|input"
)
_FURNITURE_ROLES = frozenset({"navigation", "contentinfo", "search", "banner", "complementary", "menu"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_BLOCK = re.compile(
    "address|article|blockquote|body|caption|center|dd|details|dir|div|dl|dt|fieldset|figcaption|figure|form|h[1-6]|"
    "header|hgroup|hr|html|legend|li|main|menu|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_MAX_DEPTH = 200  # the parser itself stops at 256 levels

# What government sites call the fields of a page (the meta names of the national site standard), and ours.
_META_FIELDS = {
    "articletitle": "title",
    "pubdate": "date",
    "contentsource": "source",
    "title": "title",
    "date": "date",
    "source": "source",
    "district_code": "district_code",
    "district_name": "district_name",
    "report_kind": "report_kind",
}
# A page's title with the site's name behind: 某市政府工作报告_某市人民政府门户网站, 政府工作报告 - 某市人民政府
_SITE_NAME = re.compile(r"(?:\s*[_|｜]|\s+[-–—]|[-–—](?=[^-–—]*(?:网|人民政府)[^-–—]*$))\s*.*$")
_CJK_WRAP = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t\f]*\n[ \t\f\n]*(?=[\u3000-\u9fff\uff00-\uffef])")
_SPACES = re.compile(r"[ \t\n\f\xa0]+")
_ZERO_WIDTH = re.compile("[\u200b\u2060\ufeff\xad]")
_BREAK = "\x1e"  # stands for <br> until white space is collapsed; control characters are no text in HTML


def declared_charset(data: bytes, content_type: str | None) -> str | None:
    """The charset that the server or the page declares, in lower case; the server's word is first."""
    if content_type and (match := _TYPE_CHARSET.search(content_type)):
        return match[1].lower()
    found = _META_CHARSET.search(data[:4096]) or _XML_CHARSET.match(data[:200])
    return found[1].decode("ascii", "ignore").lower() if found else None


def stored(text: str) -> tuple[str, dict[str, str]]:
    """The visible text of a page, and what the page states of itself: title, date, source, district.

    Raises:
        RejectedDocument: `empty`, where nothing of the page is text.
    """
    # The text is decoded already: a declaration in it would be wrong, and lxml refuses a str that has one.
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\0", "\ufffd").replace(_BREAK, " "))
    try:
        root = lxml.html.document_fromstring(source)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise RejectedDocument("empty", "The page holds no text.", "Save the page again with its content.") from None
    blocks = _blocks(root)
    return "\n\n".join(blocks), _head(root)


def _head(root: etree._Element) -> dict[str, str]:
    head: dict[str, str] = {}
    for meta in root.iter("meta"):
        field = _META_FIELDS.get((meta.get("name") or "").strip().lower())
        content = _collapsed(meta.get("content") or "")
        if field and content:
            head.setdefault(field, content)
    title = root.find(".//title")
    if title is not None and "title" not in head and (words := _collapsed("".join(title.itertext()))):
        head["title"] = _SITE_NAME.sub("", words) or words
    return head


def _blocks(root: etree._Element) -> list[str]:
    blocks: list[str] = []
    pieces: list[str] = []
    for piece in _pieces(root, 0):
        if piece is None:
            blocks.append(_lines("".join(pieces)))
            pieces.clear()
        elif isinstance(piece, list):
            blocks.append("\n".join("\t".join(row).rstrip("\t") for row in piece))
        else:
            pieces.append(piece)
    blocks.append(_lines("".join(pieces)))
    return [block for block in blocks if block.strip()]


def _pieces(element: etree._Element, depth: int) -> Iterator[str | list[list[str]] | None]:
    """Text as it runs, None where a block begins or ends, and whole data tables as rows of cells."""
    tag = element.tag
    if depth > _MAX_DEPTH or not isinstance(tag, str) or _is_furniture(element):
        return
    if tag == "br":
        yield _BREAK
        return
    if tag == "table" and is_data_table(element):
        yield None
        yield table_rows(element, _cell_text)
        return
    if _BLOCK.fullmatch(tag) is None:
        yield from _inside(element, depth)
        return
    yield None
    yield from _inside(element, depth)
    yield None


def _inside(element: etree._Element, depth: int) -> Iterator[str | list[list[str]] | None]:
    source_lines = element.tag == "pre"
    if element.text:
        yield element.text.replace("\n", _BREAK) if source_lines else element.text
    for child in element:
        yield from _pieces(child, depth + 1)
        if child.tail:
            yield child.tail.replace("\n", _BREAK) if source_lines else child.tail


def _cell_text(cell: etree._Element) -> str:
    pieces = (piece if isinstance(piece, str) else " " for piece in _inside(cell, 0))
    return _collapsed("".join(pieces).replace(_BREAK, " "))


def _is_furniture(element: etree._Element) -> bool:
    return (
        _DROPPED.fullmatch(element.tag) is not None
        or element.get("hidden") is not None
        or (element.get("role") or "").lower() in _FURNITURE_ROLES
        or _HIDDEN.search(element.get("style") or "") is not None
    )


def _lines(text: str) -> str:
    return "\n".join(line for part in text.split(_BREAK) if (line := _collapsed(part)))


def _collapsed(text: str) -> str:
    """White space as a browser shows it; a source line that ends within Chinese prose is no space."""
    return _SPACES.sub(" ", _CJK_WRAP.sub("", _ZERO_WIDTH.sub("", text))).strip()
