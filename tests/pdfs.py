"""PDFs written by hand, to put a line wherever a test wants it."""

from __future__ import annotations

from collections.abc import Sequence

WIDTH, HEIGHT = 595, 842
_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /{encoding} /DescendantFonts [ << /Type /Font "
    "/Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering ({ordering}) "
    "/Supplement 2 >> >> ] >>"
)
_IMAGE = (
    b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\n"
    b"stream\n\x80\nendstream"
)


def line(text: str, x: float, top: float, size: float = 12) -> str:
    """A line whose upper left corner stands there, in points."""
    return f"BT /F1 {size} Tf 1 0 0 1 {x} {HEIGHT - top - size} Tm <{text.encode('utf-16-be').hex()}> Tj ET\n"


def lines(texts: Sequence[str], x: float, top: float, leading: float = 20) -> str:
    """Lines below each other."""
    return "".join(line(text, x, top + place * leading) for place, text in enumerate(texts))


def grid(rows: Sequence[Sequence[str]], x: float, top: float, width: float = 90, height: float = 20) -> str:
    """A table with rules around each cell."""
    drawn = []
    for place, row in enumerate(rows):
        for column, text in enumerate(row):
            left, upper = x + column * width, top + place * height
            drawn.append(f"{left} {HEIGHT - upper - height} {width} {height} re S\n")
            drawn.append(line(text, left + 4, upper + 4, 10))
    return "".join(drawn)


def scan() -> str:
    """A picture that fills the page."""
    return f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /I1 Do Q\n"


def pdf(*pages: str, encoding: str = "UniGB-UCS2-H", ordering: str = "GB1") -> bytes:
    """A file of these pages, each the operators that draw it."""
    kids = " ".join(f"{10 + 2 * place} 0 R" for place in range(len(pages)))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [ {kids} ] /Count {len(pages)} >>".encode(),
        3: _FONT.format(encoding=encoding, ordering=ordering).encode(),
        4: _IMAGE,
    }
    for place, operators in enumerate(pages):
        objects[10 + 2 * place] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 {WIDTH} {HEIGHT} ] /Contents {11 + 2 * place} 0 R "
            "/Resources << /Font << /F1 3 0 R >> /XObject << /I1 4 0 R >> >> >>"
        ).encode()
        content = operators.encode()
        objects[11 + 2 * place] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)
    return _file(objects)


def _file(objects: dict[int, bytes]) -> bytes:
    written, offsets = b"%PDF-1.4\n", {}
    for number, body in objects.items():
        offsets[number] = len(written)
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%d 1\n%010d 00000 n \n" % (number, offset) for number, offset in offsets.items())
    end = b"trailer << /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n" % (max(objects) + 1, len(written))
    return written + b"xref\n0 1\n0000000000 65535 f \n" + table + end
