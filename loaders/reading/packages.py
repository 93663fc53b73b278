"""Formats that are zip archives (Office, OpenDocument, zip itself): opened under limits, whatever they claim to be."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib

from loaders.errors import RejectedDocument

MAX_ENTRIES = 5_000
MAX_UNPACKED = 100 * 1024 * 1024
"""Bytes of all entries together; a report's own XML is some 5 MB."""

_ENCRYPTED = 0x1  # bit 0 of an entry's flags
_UNREADABLE = (
    KeyError,
    ValueError,
    EOFError,
    OSError,
    RuntimeError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
)
_AGAIN = "Fetch it again, or open and save it anew."


def opened(data: bytes, what: str, max_unpacked: int = MAX_UNPACKED) -> zipfile.ZipFile:
    """The archive, none of whose entries is larger than it says: `zipfile` reads no more of an entry than its size.

    Args:
        data: the whole file.
        what: it is, for a person: `a Word file`.
        max_unpacked: bytes of all entries together.

    Raises:
        RejectedDocument: `damaged`, `encrypted`, or `too_large` for what it would be unpacked.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
        raise RejectedDocument("damaged", f"The document is {what}, cut short or damaged ({error}).", _AGAIN) from None
    entries = archive.infolist()
    size = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES:
        raise RejectedDocument(
            "too_large",
            f"The document is {what} of {len(entries):,} entries; the limit is {MAX_ENTRIES:,}.",
            "Split it.",
        )
    if size > max_unpacked:
        raise RejectedDocument(
            "too_large",
            f"The document is {what} that unpacks to {size / 2**20:,.0f} MB; the limit is {max_unpacked // 2**20} MB.",
            "Load the text of its reports alone.",
        )
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise encrypted(what)
    return archive


def part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo | str, what: str) -> bytes:
    """One entry's bytes.

    Raises:
        RejectedDocument: `damaged`, where it is missing, cut short or not what its checksum says.
    """
    try:
        return archive.read(entry)
    except _UNREADABLE as error:
        raise RejectedDocument(
            "damaged", f"The document is {what} without a readable {_name(entry)} ({error}).", _AGAIN
        ) from None


def encrypted(what: str) -> RejectedDocument:
    """What to say of a document with a password."""
    return RejectedDocument("encrypted", f"The document is {what} with a password.", "Save it without one.")


def _name(entry: zipfile.ZipInfo | str) -> str:
    return entry if isinstance(entry, str) else entry.filename
