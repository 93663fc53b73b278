"""Web pages: the text that a reader of the page sees, block by block.

A blank line stands between blocks, a `<br>` is a line's end. A table of data is a block with one row a line (see
`grids`); a table that only lays out the page is read like any other block. Scripts, styles, forms and what the page
itself marks as navigation, footer or hidden are left out, and so are the controls of the page within a line (字号, 打印,
访问量); whatever furniture remains is cut where the reports' bounds are found.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import lxml.html
from lxml import etree

from loaders.errors import RejectedDocument
from loaders.reading.encodings import decoded
from loaders.reading.grids import Spanning, as_line, grid, holds_data, span
from loaders.reading.isolation import isolated
from loaders.reading.stored import Block, Line, Stored, stored

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
_MAX_DEPTH = 200
_CELLS = ("td", "th")

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

# A page that has lost its paragraphs keeps their indents: two full-width spaces, or four that do not break.
_INDENT = re.compile("\u3000{2,}|\xa0{4,}")
_LOST_PARAGRAPHS = 300  # characters; a shorter line with such spaces is a signature: 县长　　张　三
_CONTROLS = re.compile(
    r"[【\[（(]?\s*(?:字\s*[体号]|文字大小)(?:大小|显示)?\s*[：:]?\s*[\[【（(]?(?:\s*[大中小默认超特]{1,2}\s*[|/｜]?){2,4}[\]】）)]?\s*[】\]）)]?|"
    r"(?:浏览|访问|点击|阅读)(?:次数|人次|量|数)\s*(?:[：:]\s*[\[【（(]?\s*[\d,]*|[\[【（(]\s*[\d,]+)\s*次?\s*[\]】）)]?(?![\d万亿千百.])|"
    r"(?:分享|转发)[到至]?\s*[：:](?:\s*(?:微信|微博|新浪微博|QQ|QQ空间|朋友圈|腾讯微博|豆瓣|人人网))*|"
    r"[【\[（(]\s*(?:打印|关闭|收藏|复制|下载|纠错)(?:本页|窗口|此文|正文|链接)?\s*[】\]）)]|我要(?:打印|纠错)|打印本页|关闭窗口"
)
_CONTROLS_LINE = 200  # characters; a longer line is prose


def read(data: bytes, content_type: str | None) -> Stored:
    """The visible text of a page, and what the page states of itself: title, date, source, district.

    Args:
        data: the page.
        content_type: as its server stated it, if it did.

    Raises:
        RejectedDocument: `empty`, where nothing of the page is text, and whatever `decoded` and `isolated` raise.
    """
    text, encoding = decoded(data, declared_charsets(data, content_type))
    return isolated(_parsed, text, encoding)


def declared_charsets(data: bytes, content_type: str | None) -> list[str]:
    """The charsets that the server and the page declare, in lower case; the server's word is first."""
    declared = []
    if content_type and (match := _TYPE_CHARSET.search(content_type)):
        declared.append(match[1].lower())
    if found := _META_CHARSET.search(data[:4096]) or _XML_CHARSET.match(data[:200]):
        declared.append(found[1].decode("ascii", "ignore").lower())
    return declared


def _parsed(text: str, encoding: str) -> Stored:
    # The text is decoded already: a declaration in it would be wrong, and lxml refuses a str that has one.
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", text.replace("\0", "\ufffd").replace(_BREAK, " "))
    try:
        # Without `huge_tree` the parser drops a text of ten megabytes and what stands 256 deep.
        root = lxml.html.document_fromstring(source, parser=lxml.html.HTMLParser(huge_tree=True))
    except (etree.ParserError, etree.XMLSyntaxError):
        raise RejectedDocument("empty", "The page holds no text.", "Save the page again with its content.") from None
    page = stored(_Page().blocks(root), _head(root), encoding)
    frame = next((src for frame in root.iter("iframe", "frame", "embed") if (src := frame.get("src"))), None)
    if not page.text and frame:
        raise RejectedDocument("empty", f"The page holds no text; it shows {frame[:200]} in a frame.", "Load that.")
    return page


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


class _Page:
    """Goes through a page and gathers text until its block ends."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._where = ""

    def blocks(self, root: etree._Element) -> Iterator[Block]:
        """The blocks of a page, each line with the XPath of its element."""
        yield from self._walk(root, f"/{root.tag}", 0)
        yield from self._end("")

    def _walk(self, element: etree._Element, path: str, depth: int) -> Iterator[Block]:
        if depth > _MAX_DEPTH:
            raise RejectedDocument(
                "too_large",
                f"The page's elements stand more than {_MAX_DEPTH} deep in each other.",
                "Load its text alone.",
            )
        if not isinstance(element.tag, str) or _is_furniture(element):
            return
        if element.tag == "br":
            self._pieces.append(_BREAK)
        elif element.tag == "table" and (rows := _data_rows(element)) is not None:
            yield from self._end(path)
            yield from _captions(element, path)
            yield [Line(as_line(cells), f"{path}/descendant::tr[{place}]") for place, cells in enumerate(rows, start=1)]
            yield from self._end(path.rpartition("/")[0])
        elif _BLOCK.fullmatch(element.tag):
            yield from self._end(path)
            yield from self._inside(element, path, depth)
            yield from self._end(path.rpartition("/")[0])
        else:
            yield from self._inside(element, path, depth)

    def _inside(self, element: etree._Element, path: str, depth: int) -> Iterator[Block]:
        source_lines = element.tag == "pre"
        counts: Counter[str] = Counter()

        def add(text: str | None) -> None:
            if text:
                self._pieces.append(text.replace("\n", _BREAK) if source_lines else text)

        add(element.text)
        for child in element:
            if isinstance(child.tag, str):
                counts[child.tag] += 1
                yield from self._walk(child, f"{path}/{child.tag}[{counts[child.tag]}]", depth + 1)
            add(child.tail)

    def _end(self, where: str) -> Iterator[Block]:
        """The block that ends here, if anything is in it; what follows stands at another place."""
        if self._pieces:
            yield [Line(line, self._where) for line in _lines("".join(self._pieces))]
            self._pieces.clear()
        self._where = where


def _data_rows(table: etree._Element) -> list[list[str]] | None:
    """The rows of a table of data; None for one that lays out the page."""
    if next(table.iterdescendants("table"), None) is not None:
        return None
    rows = grid(map(_row, table.iter("tr")))
    return rows if holds_data(rows) else None


def _row(row: etree._Element) -> Iterator[Spanning]:
    for cell in row.iterchildren(*_CELLS):
        yield Spanning(_cell_text(cell), span(cell.get("colspan")), span(cell.get("rowspan")))


def _captions(table: etree._Element, path: str) -> Iterator[Block]:
    for caption in table.iterchildren("caption"):
        yield [Line(_cell_text(caption), f"{path}/caption[1]")]


def _cell_text(cell: etree._Element) -> str:
    pieces = (line.text for block in _Page().blocks(cell) for line in block)
    return " ".join(filter(None, pieces))


def _is_furniture(element: etree._Element) -> bool:
    return (
        _DROPPED.fullmatch(element.tag) is not None
        or element.get("hidden") is not None
        or (element.get("role") or "").lower() in _FURNITURE_ROLES
        or _HIDDEN.search(element.get("style") or "") is not None
    )


def _lines(text: str) -> Iterator[str]:
    if len(text) > _LOST_PARAGRAPHS:
        text = _INDENT.sub(_BREAK, text)
    for part in text.split(_BREAK):
        line = _collapsed(part)
        if len(line) <= _CONTROLS_LINE:
            line = _CONTROLS.sub("", line).strip(" \u3000")
        if line:
            yield line


def _collapsed(text: str) -> str:
    """White space as a browser shows it; a source line that ends within Chinese prose is no space."""
    return _SPACES.sub(" ", _CJK_WRAP.sub("", _ZERO_WIDTH.sub("", text))).strip()
