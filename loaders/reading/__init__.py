"""Bytes to text: one module a format, the encodings, the limits. Same bytes, same text.

A document that cannot be read raises `RejectedDocument` with what is wrong and what to do about it. Parsers of foreign
formats run in a worker process (`isolation`).
"""

from __future__ import annotations

import hashlib
import importlib
import re
from collections.abc import Callable
from pathlib import Path

from loaders.errors import RejectedDocument
from loaders.facts import Document
from loaders.reading import formats, html, office
from loaders.reading import text as plain_text
from loaders.reading.isolation import isolated
from loaders.reading.stored import Stored

MAX_BYTES = 20 * 1024 * 1024
"""A report is some 60 KB, a compilation of a year's reports some 5 MB."""

MAX_CHARACTERS = 3_000_000
"""Of the stored text; a compilation has some two million."""

_NO_CHARACTERS = re.compile("[\0\ud800-\udfff]")  # some parsers give them, and databases refuse them

# The module that reads a format. None is imported but by the worker: they are large.
_PARSERS = {
    formats.PDF: "pdf",
    formats.DOCX: "docx",
    formats.XLSX: "xlsx",
    formats.RTF: "rtf",
    formats.ODT: "odf",
    formats.ODS: "odf",
}
_CONVERTED = {formats.DOC: formats.DOCX, formats.XLS: formats.XLSX}


def read(path: Path, address: str | None = None, media_type: str | None = None) -> Document:
    """Read one file.

    Args:
        path: the file.
        address: where it came from, if it is not the path itself.
        media_type: as its server stated it, if it came from one.

    Raises:
        RejectedDocument: it cannot be read; see `decode`.
        OSError: the file cannot be opened.
    """
    if path.stat().st_size > MAX_BYTES:
        raise too_large(path.stat().st_size)
    return decode(path.read_bytes(), address or str(path), media_type or formats.media_type_of_name(path.name))


def decode(data: bytes, address: str, media_type: str | None = None) -> Document:
    """The document that these bytes are.

    Args:
        data: the bytes, as they came.
        address: the path or URL that they came from.
        media_type: as its server states it (`text/html; charset=gbk`); what the bytes themselves say goes before it.

    Raises:
        RejectedDocument: with code `empty`, `too_large`, `unsupported_format`, `encrypted`, `damaged`, `not_text` (no
            encoding makes it legible), `mojibake`, `undecodable` (legible only in part), `needs_ocr`, `unmapped_fonts`,
            `needs_libreoffice` or `too_costly`.
    """
    if len(data) > MAX_BYTES:
        raise too_large(len(data))
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise RejectedDocument("empty", "The document is empty.", "Fetch it again, or remove it.")
    kind = formats.media_type_of(address, data, media_type)
    parsed = _parsed(kind, data, media_type)
    text = _NO_CHARACTERS.sub("\ufffd", parsed.text)
    if len(text) > MAX_CHARACTERS:
        raise RejectedDocument(
            "too_large",
            f"The document has {len(text):,} characters; the limit is {MAX_CHARACTERS:,}.",
            "Split it, or load the text of its reports alone.",
        )
    if not text.strip():
        raise RejectedDocument("empty", "The document holds no text.", "If it is a scan, load its text instead.")
    return Document(
        address=address,
        content_hash=hashlib.sha256(data).hexdigest(),
        media_type=kind,
        encoding=parsed.encoding,
        size_bytes=len(data),
        text=text,
        head=parsed.head,
        places=parsed.places,
    )


def _parsed(kind: str, data: bytes, media_type: str | None) -> Stored:
    if kind == formats.HTML:
        return html.read(data, media_type)
    if kind in _CONVERTED:
        kind, data = _CONVERTED[kind], office.converted(data, _PARSERS[_CONVERTED[kind]])
    if kind in _PARSERS:
        return isolated(_foreign, _PARSERS[kind], data)
    if kind == formats.ZIP:
        raise RejectedDocument(
            "unsupported_format",
            "The document is an archive of documents.",
            "Unpack it and name the one that you mean.",
        )
    return plain_text.read(data)


def _foreign(module: str, data: bytes) -> Stored:
    """What the module of a format makes of a document; run in the worker."""
    parse: Callable[[bytes], Stored] = importlib.import_module(f"loaders.reading.{module}").read
    return parse(data)


def too_large(size: int, limit: int = MAX_BYTES) -> RejectedDocument:
    """What to say of a document of so many bytes."""
    return RejectedDocument(
        "too_large",
        f"The document has {size / 2**20:.0f} MB; the limit is {limit // 2**20} MB.",
        "Split it, or load the text of its reports alone.",
    )
