"""A hundred files that no reader should have to read, and the reasons for which each may be rejected."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Iterator

from tests.pdfs import line, lines, pdf, scan
from tests.renderings import FIXTURES, REPORT

Hostile = tuple[str, bytes, set[str]]
"""A name, the bytes, and the codes that fit."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HTML = "<html><head><title>云川县政府工作报告</title></head><body>{}</body></html>"


def hostile_files() -> list[Hostile]:
    """All of them; their names are different."""
    kinds = (
        _wrong_types,
        _cut_short,
        _no_text,
        _bad_encodings,
        _bombs,
        _deep,
        _wide,
        _locked,
        _pictures,
        _archives,
        _broken,
    )
    return [file for kind in kinds for file in kind()]


def _wrong_types() -> Iterator[Hostile]:
    starts = {
        "png": b"\x89PNG\r\n\x1a\n",
        "jpeg": b"\xff\xd8\xff\xe0",
        "gif": b"GIF89a",
        "tiff": b"II*\x00",
        "webp": b"RIFF\x10\0\0\0WEBPVP8 ",
        "bmp": b"BM\x36\x00\x03\x00\0\0\0\0\x36",
        "gzip": b"\x1f\x8b\x08\0",
        "bzip2": b"BZh91AY&SY",
        "xz": b"\xfd7zXZ\x00",
        "7z": b"7z\xbc\xaf\x27\x1c",
        "rar": b"Rar!\x1a\x07\x00",
        "elf": b"\x7fELF\x02\x01",
        "exe": b"MZ\x90\x00\x03",
        "sqlite": b"SQLite format 3\x00",
        "powerpoint": _OLE + "PowerPoint Document".encode("utf-16-le"),
    }
    suffixes = ["pdf", "docx", "html", "txt", "xlsx"]
    for place, (name, start) in enumerate(starts.items()):
        yield f"type-{name}.{suffixes[place % 5]}", start + bytes(range(256)) * 4, {"unsupported_format"}
    yield "type-pptx.pptx.docx", zipped({"[Content_Types].xml": b"", "ppt/a.xml": b""}), {"unsupported_format"}
    yield "type-ofd.pdf", zipped({"OFD.xml": b""}), {"unsupported_format"}


def _cut_short() -> Iterator[Hostile]:
    for name in (
        "report.docx",
        "annex.xlsx",
        "report.odt",
        "annex.ods",
        "report.rtf",
        "report.pdf",
        "report-gbk-font.pdf",
    ):
        data = (FIXTURES / name).read_bytes()
        for part in (10, 50, 90):
            yield f"cut-{part}-{name}", data[: len(data) * part // 100], {"damaged"}
    yield "cut-archive.zip", zipped({"report.txt": REPORT.encode()})[:-30], {"damaged"}
    yield "cut-head.zip", b"PK\x03\x04 cut short", {"damaged"}


def _no_text() -> Iterator[Hostile]:
    yield "empty.txt", b"", {"empty"}
    yield "empty.pdf", b"", {"empty"}
    yield "blank.docx", b" \r\n\t" * 50, {"empty"}
    yield "mark.txt", b"\xef\xbb\xbf", {"empty"}
    yield "zeros.html", bytes(5000), {"empty"}
    yield "script.html", _HTML.format("<script>a()</script>").encode(), {"empty"}
    yield "frame.html", _HTML.format("<iframe src='/report.pdf'></iframe>").encode(), {"empty"}
    yield "comment.html", b"<!-- -->", {"empty"}
    yield "no-paragraph.docx", docx_of("<w:p/>"), {"empty"}
    yield "no-word.rtf", b"{\\rtf1\\ansi }", {"empty"}


def _bad_encodings() -> Iterator[Hostile]:
    yield "random.txt", random.Random(1).randbytes(20_000), {"not_text"}
    yield "random.html", b"<html>" + random.Random(2).randbytes(20_000), {"not_text", "mojibake"}
    yield "mojibake-gbk.txt", REPORT.encode().decode("gb18030", "ignore").encode(), {"mojibake"}
    yield "mojibake-latin.txt", REPORT.encode().decode("cp1252", "ignore").encode(), {"mojibake"}
    yield "mojibake-big5.html", REPORT.encode("gbk").decode("big5", "ignore").encode(), {"mojibake"}
    yield "mojibake-twice.md", REPORT.encode().decode("latin-1").encode().decode("latin-1").encode(), {"mojibake"}
    yield "lost.txt", ("锟斤拷" * 200 + "云川县政府工作报告").encode(), {"undecodable"}
    yield "odd-utf16.txt", random.Random(3).randbytes(3001).replace(b"\n", b"x"), {"not_text"}


def _bombs() -> Iterator[Hostile]:
    big = bytes(150 * 1024 * 1024)
    yield "bomb.docx", zipped({"[Content_Types].xml": b"", "word/document.xml": big}), {"too_large"}
    yield "bomb.xlsx", zipped({"[Content_Types].xml": b"", "xl/workbook.xml": big}), {"too_large"}
    yield "bomb.odt", zipped({"content.xml": big}), {"too_large"}
    yield "bomb.zip", zipped({f"{place}.txt": bytes(19 * 1024 * 1024) for place in range(30)}), {"too_large"}
    yield "lying.docx", lying(docx_of("<w:p/>")), {"damaged"}
    laughs = "<!DOCTYPE w:document [<!ENTITY a '哈'>" + "".join(
        f"<!ENTITY {name} '{f'&{below};' * 10}'>" for below, name in zip("abcdefghi", "bcdefghij", strict=True)
    )
    text = "<w:p><w:r><w:t>&j;</w:t></w:r></w:p>"
    yield "laughs.docx", docx_of(text, laughs + "]>"), {"empty", "damaged", "too_costly"}
    body = "<o:document-content xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0'>&j;</o:document-content>"
    laughing = (laughs.replace("w:document", "o:document-content") + "]>" + body).encode()
    yield "laughs.odt", zipped({"content.xml": laughing, "META-INF/manifest.xml": b"<m/>"}), {"empty", "damaged"}
    outside = "<!DOCTYPE w:document [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
    yield "outside.docx", docx_of(text.replace("&j;", "&x;"), outside), {"empty", "damaged"}
    stream = zlib.compress(bytes(300 * 1024 * 1024), 9)
    for _ in range(2):
        stream = zlib.compress(stream, 9)
    yield "bomb.pdf", _with_filters(stream, 3), {"too_costly", "damaged", "needs_ocr", "too_large"}
    yield "large.txt", REPORT.encode() * 5500, {"too_large"}
    yield "many-characters.html", _HTML.format("全县生产总值增长。" * 400_000).encode("gbk"), {"too_large"}
    yield "many-pages.pdf", pdf(*["" for _ in range(2_000)]), {"too_large"}
    many = {f"附件{place}.txt": b"x" for place in range(6_000)}
    yield "many-entries.zip", zipped(many), {"too_large"}


def _deep() -> Iterator[Hostile]:
    yield "deep-divisions.html", _HTML.format("<div>" * 100_000 + "正文").encode(), {"too_large"}
    yield "deep-tables.html", _HTML.format("<table><tr><td>" * 5_000 + "正文").encode(), {"too_large"}
    yield "deep-spans.html", _HTML.format("<span>" * 50_000 + "正文" + "</span>" * 50_000).encode(), {"too_large"}
    yield (
        "deep.docx",
        docx_of("<w:sdt><w:sdtContent>" * 20_000 + "</w:sdtContent></w:sdt>" * 20_000),
        {"damaged", "too_costly"},
    )
    yield "deep-groups.rtf", b"{\\rtf1 " + b"{" * 200_000 + b"}" * 200_001, {"empty"}


def _wide() -> Iterator[Hostile]:
    cells = "".join(f"<td>{place}</td>" for place in range(10_000))
    yield "wide.html", _HTML.format(f"<table><tr>{cells}</tr><tr>{cells}</tr></table>").encode(), {"too_large"}
    spanning = "<td colspan=999999 rowspan=999999>税收</td>" * 200
    yield "spanning.html", _HTML.format(f"<table><tr>{spanning}</tr></table>").encode(), {"too_large"}
    grid = "".join(f"<w:tc><w:p><w:r><w:t>{place}</w:t></w:r></w:p></w:tc>" for place in range(10_000))
    yield "wide.docx", docx_of(f"<w:tbl><w:tr>{grid}</w:tr></w:tbl>"), {"too_large"}
    row = "".join("<c><v>1</v></c>" for _ in range(10_000))
    yield "wide.xlsx", xlsx_of(f"<row r='1'>{row}</row>"), {"too_large"}
    yield "far.xlsx", xlsx_of("<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"), {"too_large", "too_costly"}
    three = "<c><v>1</v></c>" * 3
    yield "long.xlsx", xlsx_of("".join(f"<row r='{n}'>{three}</row>" for n in range(1, 40_000))), {"too_large"}
    repeated = "<t:table-cell t:number-columns-repeated='49'><x:p>1</x:p></t:table-cell>" * 300
    yield "wide.ods", ods_of(f"<t:table><t:table-row>{repeated}</t:table-row></t:table>"), {"too_large"}


def _locked() -> Iterator[Hostile]:
    yield "password.pdf", (FIXTURES / "password.pdf").read_bytes(), {"encrypted"}
    yield "password.docx", _OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(500), {"encrypted"}
    locked = bytearray(zipped({"report.txt": REPORT.encode()}))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(sign) + offset] |= 1
    yield "password.zip", bytes(locked), {"encrypted"}


def _pictures() -> Iterator[Hostile]:
    yield "scan.pdf", pdf(scan(), scan()), {"needs_ocr"}
    yield "scan-with-numbers.pdf", pdf(*(scan() + line(f"— {place} —", 280, 800) for place in range(5))), {"needs_ocr"}
    yield "curves.pdf", pdf("0 0 100 100 re f"), {"needs_ocr"}
    page = lines(["全县生产总值稳步增长"] * 9, 70, 100)
    yield "no-map.pdf", pdf(page, encoding="Identity-H", ordering="Identity"), {"unmapped_fonts"}
    report = (FIXTURES / "report.pdf").read_bytes()
    yield "no-map-embedded.pdf", report.replace(b"/ToUnicode", b"/NoUnicode"), {"unmapped_fonts"}


def _archives() -> Iterator[Hostile]:
    nested = zipped({"report.txt": REPORT.encode()})
    for depth in range(4):
        nested = zipped({f"{depth}.zip": nested})
    yield "nested.zip", nested, {"too_large"}
    yield "pictures.zip", zipped({"a.png": b"\x89PNG", "__MACOSX/._a.txt": b"x"}), {"empty"}
    yield "no-entry.zip", b"PK\x05\x06" + bytes(18), {"empty"}
    yield "upwards.zip", zipped({"../../../../etc/cron.d/x.txt": b"\x89PNG\r\n\x1a\n"}), {"empty"}
    yield "damaged-entry.zip", lying(zipped({"report.txt": REPORT.encode()})), {"damaged"}
    strange = bytearray(zipped({"report.txt": b"x" * 50}))
    strange[8], strange[strange.index(b"PK\x01\x02") + 10] = 99, 99
    yield "strange-method.zip", bytes(strange), {"damaged"}
    yield "mixed.zip", zipped({"scan.pdf": pdf(scan()), "a.docx": b"PK\x03\x04 cut"}), {"needs_ocr", "damaged"}


def _broken() -> Iterator[Hostile]:
    yield "no-document.docx", zipped({"[Content_Types].xml": b"<Types/>", "word/x.xml": b""}), {"damaged"}
    yield "no-content.xlsx", zipped({"[Content_Types].xml": b"<Types/>", "xl/x.xml": b""}), {"damaged"}
    yield "no-manifest.odt", zipped({"content.xml": b"<a/>"}), {"damaged"}
    yield "no-xml.docx", docx_of("<w:p><w:r>"), {"damaged"}
    yield "garbage.pdf", b"%PDF-1.7\n" + random.Random(4).randbytes(9_000) + b"%%EOF", {"damaged", "needs_ocr"}
    loop = pdf("").replace(b"/Kids [ 10 0 R ]", b"/Kids [ 2 0 R ] ")
    yield "loop.pdf", loop, {"damaged", "needs_ocr", "too_costly"}
    yield (
        "no-pages.pdf",
        pdf("").replace(b"/Kids [ 10 0 R ] /Count 1", b"/Kids [ ] /Count 0       "),
        {"damaged", "needs_ocr"},
    )
    yield (
        "word.doc",
        _OLE + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(3000),
        {"needs_libreoffice", "damaged"},
    )


def zipped(entries: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return file.getvalue()


def lying(data: bytes) -> bytes:
    """An archive whose entries are longer than it says, and have other checksums."""
    told = bytearray(data)
    for sign, offset in ((b"PK\x03\x04", 14), (b"PK\x01\x02", 16)):
        place = told.find(sign)
        while place >= 0:
            crc, packed, _ = struct.unpack_from("<III", told, place + offset)
            struct.pack_into("<III", told, place + offset, crc ^ 0xFF, packed, 5)
            place = told.find(sign, place + 4)
    return bytes(told)


def docx_of(body: str, doctype: str = "") -> bytes:
    """A Word file with this body in raw WordprocessingML."""
    document = f"<?xml version='1.0'?>{doctype}<w:document xmlns:w='{_W}'><w:body>{body}</w:body></w:document>"
    return _with_part("report.docx", "word/document.xml", document)


def xlsx_of(rows: str) -> bytes:
    """A workbook whose first sheet has these rows in raw SpreadsheetML."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f"<worksheet xmlns='{space}'><sheetData>{rows}</sheetData></worksheet>"
    return _with_part("annex.xlsx", "xl/worksheets/sheet1.xml", sheet)


def ods_of(body: str) -> bytes:
    names = " ".join(
        f"xmlns:{prefix}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'"
        for prefix, name in (("o", "office"), ("t", "table"), ("x", "text"))
    )
    content = f"<o:document-content {names}><o:body>{body}</o:body></o:document-content>"
    return _with_part("annex.ods", "content.xml", content)


def _with_part(name: str, part: str, content: str) -> bytes:
    with zipfile.ZipFile(FIXTURES / name) as archive:
        entries = {entry: archive.read(entry) for entry in archive.namelist()}
    return zipped(entries | {part: content.encode()})


def _with_filters(stream: bytes, count: int) -> bytes:
    """A PDF whose page is this stream, packed so many times."""
    plain = pdf("").replace(b"endstream\nendobj", b"endstream endobj")
    filters = b"/FlateDecode " * count
    page = b"<< /Length %d /Filter [ %s] >>\nstream\n%s\nendstream" % (len(stream), filters, stream)
    return plain.replace(b"<< /Length 0 >>\nstream\n\nendstream", page)
