"""What format bytes are in: by their first bytes where these say so, by the name otherwise."""

from __future__ import annotations

import io
import re
import zipfile

from loaders.errors import RejectedDocument

_SUFFIXES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".shtml": "text/html",
    ".xhtml": "text/html",
}
DOCUMENT_SUFFIXES = frozenset(_SUFFIXES)
"""Of file names that may be documents."""

_SAVE_AS_TEXT = "Save it as text (.txt, UTF-8) or as a web page (.html) and load that."
_IMAGE = "Load the text of the report: an image holds none."
_UNPACK = "Unpack it and load the files inside."

# First bytes, what they are, what to do. Magic numbers: https://en.wikipedia.org/wiki/List_of_file_signatures
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls, .ppt, .wps)", _SAVE_AS_TEXT),
    (b"{\\rtf", "an RTF file", _SAVE_AS_TEXT),
    (b"\x89PNG\r\n\x1a\n", "a PNG image", _IMAGE),
    (b"\xff\xd8\xff", "a JPEG image", _IMAGE),
    (b"GIF87a", "a GIF image", _IMAGE),
    (b"GIF89a", "a GIF image", _IMAGE),
    (b"II*\x00", "a TIFF image", _IMAGE),
    (b"MM\x00*", "a TIFF image", _IMAGE),
    (b"\x1f\x8b", "a gzip archive", _UNPACK),
    (b"BZh", "a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ\x00", "an xz archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"\x7fELF", "a program", "Remove it."),
    (b"MZ\x90\x00", "a program", "Remove it."),
    (b"SQLite format 3\x00", "an SQLite database", "Export the texts and load these."),
)
# A file of an archive that tells what the archive is.
_ZIPPED = {
    "word/": "a Word file (.docx)",
    "xl/": "an Excel file (.xlsx)",
    "ppt/": "a PowerPoint file (.pptx)",
    "OFD.xml": "an OFD file",
    "content.xml": "an OpenDocument file",
}
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)


def media_type_of(name: str, data: bytes = b"") -> str:
    """`text/html`, `text/markdown` or `text/plain`: by the name's suffix, else by how the bytes begin."""
    path = re.split(r"[?#]", name, maxsplit=1)[0] if "://" in name else name
    suffix = "." + path.rpartition(".")[2].lower()
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    return "text/html" if _HTML_START.match(data[:4096].lstrip(b"\xef\xbb\xbf")) else "text/plain"


def reject_foreign_format(data: bytes) -> None:
    """Raise `RejectedDocument("unsupported_format")` if the bytes are of a format that is no text."""
    if b"%PDF-" in data[:1024]:
        raise _foreign("a PDF", _SAVE_AS_TEXT)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        what = _zipped(data)
        raise _foreign(what, _UNPACK if what == "a zip archive" else _SAVE_AS_TEXT)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        raise _foreign("a WebP image", _IMAGE)
    # "BM" alone could begin a text; a bitmap's header also repeats the file's length and has four zero bytes.
    if data.startswith(b"BM") and data[6:10] == b"\0\0\0\0":
        raise _foreign("a BMP image", _IMAGE)
    for magic, what, hint in _FOREIGN:
        if data.startswith(magic):
            raise _foreign(what, hint)


def _zipped(data: bytes) -> str:
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return "a zip archive"
    for part, what in _ZIPPED.items():
        if any(name.startswith(part) for name in names):
            return what
    return "a zip archive"


def _foreign(what: str, hint: str) -> RejectedDocument:
    return RejectedDocument("unsupported_format", f"The document is {what}, which cannot be read yet.", hint)
