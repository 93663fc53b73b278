"""What format bytes are in: by their first bytes where these say so, by the name otherwise."""

from __future__ import annotations

import io
import re
import zipfile

from loaders.errors import RejectedDocument

TEXT, MARKDOWN, HTML, PDF, RTF = "text/plain", "text/markdown", "text/html", "application/pdf", "application/rtf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT, ODS = "application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.spreadsheet"
DOC, XLS = "application/msword", "application/vnd.ms-excel"
ZIP = "application/zip"

_SUFFIXES = {
    ".txt": TEXT,
    ".text": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".shtml": HTML,
    ".xhtml": HTML,
    ".pdf": PDF,
    ".docx": DOCX,
    ".xlsx": XLSX,
    ".rtf": RTF,
    ".odt": ODT,
    ".ods": ODS,
    ".doc": DOC,
    ".wps": DOC,
    ".xls": XLS,
    ".et": XLS,
    ".zip": ZIP,
}
DOCUMENT_SUFFIXES = frozenset(_SUFFIXES)
"""Of file names that may be documents."""

_SAVE_AS_TEXT = "Save it as text (.txt, UTF-8) or as a web page (.html) and load that."
_IMAGE = "Load the text of the report: an image holds none."
_UNPACK = "Unpack it and load the files inside."

# First bytes, what they are, what to do. Magic numbers: https://en.wikipedia.org/wiki/List_of_file_signatures
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
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
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# A stream of an old Office file that tells what the file is; names in it are UTF-16.
_STREAMS = {"EncryptedPackage": "encrypted", "WordDocument": DOC, "Workbook": XLS, "Book": XLS}
# An entry of an archive that tells what the archive is.
_ZIPPED = {"word/": DOCX, "xl/": XLSX}
_FOREIGN_ZIPPED = {
    "ppt/": ("a PowerPoint file (.pptx)", _SAVE_AS_TEXT),
    "OFD.xml": ("an OFD file", "Save it as PDF or as text (.txt, UTF-8) and load that."),
}
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)


def media_type_of(address: str, data: bytes, stated: str | None = None) -> str:
    """The media type of a document: what its bytes say, else its server, else its address.

    Args:
        address: its path or URL.
        data: its bytes.
        stated: the type that its server states, with or without a charset: `text/html; charset=gbk`.

    Raises:
        RejectedDocument: `unsupported_format`, where the bytes are of a format that is not read; `encrypted`.
    """
    return _by_bytes(data) or _of_text(address, data, (stated or "").partition(";")[0].strip().lower())


def media_type_of_name(name: str) -> str | None:
    """The media type that a file's or a path's suffix promises; None for a suffix that no document has."""
    return _SUFFIXES.get("." + name.rpartition(".")[2].lower())


def _by_bytes(data: bytes) -> str | None:
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(b"{\\rtf"):
        return RTF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    if data.startswith(_OLD_OFFICE):
        return _old_office(data)
    _reject_foreign(data)
    return None


def _of_text(address: str, data: bytes, stated: str) -> str:
    """Of a text, the type that is stated or that its suffix says, if it is one of a text; else how it begins."""
    path = re.split(r"[?#]", address, maxsplit=1)[0] if "://" in address else address
    for named in (stated, media_type_of_name(path)):
        if named in (TEXT, MARKDOWN, HTML):
            return named
    return HTML if _HTML_START.match(data[:4096].lstrip(b"\xef\xbb\xbf")) else TEXT


def _reject_foreign(data: bytes) -> None:
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
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError):
        return ZIP  # whoever opens it says what is wrong
    names = archive.namelist()
    for part, (what, hint) in _FOREIGN_ZIPPED.items():
        if any(name.startswith(part) for name in names):
            raise _foreign(what, hint)
    for part, kind in _ZIPPED.items():
        if "[Content_Types].xml" in names and any(name.startswith(part) for name in names):
            return kind
    if "content.xml" in names:
        sheets = any(name in data[:200].decode("latin-1") for name in (ODS, "opendocument.spreadsheet"))
        return ODS if sheets else ODT
    return ZIP


def _old_office(data: bytes) -> str:
    for stream, kind in _STREAMS.items():
        if stream.encode("utf-16-le") in data:
            if kind == "encrypted":
                raise RejectedDocument(
                    "encrypted", "The document is an Office file with a password.", "Save it without one."
                )
            return kind
    raise _foreign("an old Office file of an unknown kind (.ppt, .vsd, .msg …)", _SAVE_AS_TEXT)


def _foreign(what: str, hint: str) -> RejectedDocument:
    return RejectedDocument("unsupported_format", f"The document is {what}, which is not read.", hint)
