"""Bytes to text: one module a format, the encodings, the limits. Same bytes, same text.

A document that cannot be read raises `RejectedDocument` with what is wrong and what to do about it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from loaders.errors import RejectedDocument
from loaders.facts import Document
from loaders.reading import html, markdown, text
from loaders.reading.encodings import decoded
from loaders.reading.formats import media_type_of, reject_foreign_format

MAX_BYTES = 20 * 1024 * 1024
"""A report is some 60 KB, a compilation of a year's reports some 5 MB."""

_FORMATS = {"text/html": html.stored, "text/markdown": markdown.stored, "text/plain": text.stored}


def read(path: Path, address: str | None = None) -> Document:
    """Read one file.

    Args:
        path: the file.
        address: where it came from, if it is not the path itself.

    Raises:
        RejectedDocument: it cannot be read; see `decode`.
        OSError: the file cannot be opened.
    """
    if path.stat().st_size > MAX_BYTES:
        raise _too_large(path.stat().st_size)
    return decode(path.read_bytes(), address or str(path), media_type_of(path.name))


def decode(data: bytes, address: str, media_type: str | None = None) -> Document:
    """The document that these bytes are.

    Args:
        data: the bytes, as they came.
        address: the path or URL that they came from.
        media_type: `text/plain`, `text/markdown` or `text/html` (parameters after a semicolon may name the charset);
            None to tell by the address and the bytes themselves.

    Raises:
        RejectedDocument: with code `empty`, `too_large`, `unsupported_format` (another format, whatever its name says),
            `not_text` (no encoding makes it legible) or `undecodable` (legible only in part).
    """
    if len(data) > MAX_BYTES:
        raise _too_large(len(data))
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise RejectedDocument("empty", "The document is empty.", "Fetch it again, or remove it.")
    reject_foreign_format(data)
    kind = (media_type or "").partition(";")[0].strip().lower()
    if kind not in _FORMATS:
        kind = media_type_of(address, data)
    declared = html.declared_charset(data, media_type) if kind == "text/html" else None
    decoded_text, encoding = decoded(data, declared)
    stored_text, head = _FORMATS[kind](decoded_text)
    if not stored_text.strip():
        raise RejectedDocument("empty", "The document holds no text.", "If it is a scan, load its text instead.")
    return Document(
        address=address,
        content_hash=hashlib.sha256(data).hexdigest(),
        media_type=kind,
        encoding=encoding,
        size_bytes=len(data),
        text=stored_text,
        head=head,
    )


def _too_large(size: int) -> RejectedDocument:
    return RejectedDocument(
        "too_large",
        f"The document has {size / 2**20:.0f} MB; the limit is {MAX_BYTES // 2**20} MB.",
        "Split it, or load the text of its reports alone.",
    )
