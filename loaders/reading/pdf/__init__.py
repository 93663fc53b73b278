"""PDF: the text in reading order, paragraphs put together again, tables as tables.

`page` takes the lines and tables of a page, in one or two columns. `furniture` drops what repeats on the pages: heads,
feet, page numbers. `paragraphs` joins lines, over the ends of columns and pages. pdfplumber (pdfminer.six) knows where
each character stands, also those of fonts that only name a Chinese code table (GBK-EUC-H) and bring no map to Unicode.
"""

from __future__ import annotations

import io
import logging
from collections import Counter
from collections.abc import Iterator

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdftypes import resolve1
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from loaders.errors import RejectedDocument
from loaders.reading import packages
from loaders.reading.encodings import checked
from loaders.reading.pdf.furniture import without_furniture
from loaders.reading.pdf.page import Page, page_of, turned
from loaders.reading.pdf.paragraphs import blocks
from loaders.reading.stored import Stored, stored

MAX_PAGES = 300
"""A yearbook has more; a report has some thirty."""

_TAIL = 4096  # bytes in which the mark of the end stands; servers add some of their own

MAX_CONTENT = 10 * 1024 * 1024
"""Bytes that draw one page; a page of text has some 20 KB."""

MAX_UNMAPPED = 0.02  # of the characters
MAX_SCANNED = 0.5  # of the pages; covers and pictures are no text either

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it remarks on every flaw of a file

_AGAIN = "Fetch it again, or open and save it anew."
_OCR = "Recognise its text first (OCR), and load the result as PDF with a text layer or as text."


def read(data: bytes) -> Stored:
    """The text of a PDF.

    Raises:
        RejectedDocument: `damaged`, `encrypted`, `too_large`; `needs_ocr`, where most pages are pictures;
            `unmapped_fonts`, where its fonts do not say which characters they show; what `checked` raises.
    """
    if b"%%EOF" not in data[-_TAIL:]:
        raise RejectedDocument("damaged", "The document is a PDF that was cut short.", _AGAIN)
    pages = _pages(data)
    _reject_scans(pages)
    _reject_unmapped(pages)
    document = stored(blocks(without_furniture(pages)), head={})
    return document._replace(text=checked(document.text))


def _pages(data: bytes) -> list[Page]:
    try:
        with pdfplumber.open(io.BytesIO(data)) as opened:
            if len(opened.pages) > MAX_PAGES:
                reason = f"The document is a PDF of {len(opened.pages):,} pages; the limit is {MAX_PAGES}."
                raise RejectedDocument("too_large", reason, "Load the pages of its reports alone.")
            return list(_each(opened))
    except PdfminerException as error:
        if isinstance(error.__context__, PDFPasswordIncorrect | PDFEncryptionError):
            raise packages.encrypted("a PDF") from None
        raise RejectedDocument("damaged", f"The document is a PDF, cut short or damaged ({error}).", _AGAIN) from None


def _each(opened: PDF) -> Iterator[Page]:
    for page in opened.pages:
        if sum(len(content.get_data()) for content in map(resolve1, page.page_obj.contents)) > MAX_CONTENT:
            reason = f"Page {page.page_number} of the PDF unpacks to more than {MAX_CONTENT // 2**20} MB."
            raise RejectedDocument("too_large", reason, "Load the text of its reports alone.")
        yield page_of(turned(page))
        page.close()  # forgets its characters


def _reject_scans(pages: list[Page]) -> None:
    if not pages:
        raise RejectedDocument("damaged", "The document is a PDF without a page.", _AGAIN)
    scans = sum(page.is_scan for page in pages)
    if scans > MAX_SCANNED * len(pages) or not any(page.characters for page in pages):
        raise RejectedDocument(
            "needs_ocr",
            f"The document is a PDF without a text layer: {scans} of {len(pages)} pages are pictures.",
            _OCR,
        )


def _reject_unmapped(pages: list[Page]) -> None:
    unmapped = sum((page.unmapped for page in pages), Counter[str]())
    share = unmapped.total() / sum(page.characters for page in pages)
    if share > MAX_UNMAPPED:
        fonts = ", ".join(name for name, _ in unmapped.most_common(3))
        raise RejectedDocument(
            "unmapped_fonts",
            f"The document is a PDF whose fonts do not say which characters they show ({share:.0%} of them: {fonts}).",
            _OCR,
        )
