import io
import zipfile
from pathlib import Path

import pytest

from loaders import reading
from loaders.errors import RejectedDocument
from loaders.reading import decode, read
from loaders.reading.formats import media_type_of, media_type_of_name
from tests.renderings import FIXTURES


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (zipped("OFD.xml"), "an OFD file"),
        (zipped("[Content_Types].xml", "ppt/presentation.xml"), "a PowerPoint file"),
        (zipped("report.txt"), "an archive of documents"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Office file of an unknown kind"),
        (b"\x89PNG\r\n\x1a\n" + bytes(30), "a PNG image"),
        (b"\xff\xd8\xff\xe0" + bytes(30), "a JPEG image"),
        (b"BM\x36\x00\x03\x00\0\0\0\0\x36", "a BMP image"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "a WebP image"),
        (b"\x1f\x8b\x08\0\0\0\0\0", "a gzip archive"),
    ],
)
@pytest.mark.parametrize("name", ["report.txt", "report.pdf"])
def test_a_format_that_is_not_read_is_told_by_its_bytes_whatever_its_name_says(
    data: bytes, what: str, name: str
) -> None:
    with pytest.raises(RejectedDocument) as rejected:
        decode(data, name)
    assert rejected.value.code == "unsupported_format"
    assert what in rejected.value.reason
    assert rejected.value.hint


@pytest.mark.parametrize("file", sorted(FIXTURES.glob("[ar]*.[!t]*")), ids=lambda file: file.name)
@pytest.mark.parametrize("name", ["report.txt", "https://www.yunchuan.example/download?id=1"])
def test_a_format_is_told_by_its_bytes_whatever_its_name_says(file: Path, name: str) -> None:
    promised = media_type_of_name(file.name)
    assert media_type_of(name, file.read_bytes(), "text/html") == promised


@pytest.mark.parametrize("name", ["report.pdf", "report.docx", "report.doc"])
def test_a_text_or_a_page_under_another_formats_name_is_what_it_is(name: str) -> None:
    assert decode("工作报告".encode(), name).media_type == "text/plain"
    assert decode("<html><p>工作报告</p></html>".encode(), name).media_type == "text/html"


@pytest.mark.parametrize("data", [b"", b"  \r\n\t", b"\xef\xbb\xbf", b"\0\0\0\0", "\u3000\u3000\n".encode()])
def test_a_document_without_a_character_is_empty(data: bytes) -> None:
    with pytest.raises(RejectedDocument) as rejected:
        decode(data, "report.txt")
    assert rejected.value.code == "empty"


def test_a_document_over_the_limit_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 1000)
    path = tmp_path / "report.txt"
    path.write_bytes(b"x" * 1001)
    with pytest.raises(RejectedDocument) as rejected:
        read(path)
    assert rejected.value.code == "too_large"


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.txt", "text/plain"),
        ("a.MD", "text/markdown"),
        ("a.html", "text/html"),
        ("a.htm", "text/html"),
        ("https://www.yunchuan.example/art/2024/1/16/art_1.html?from=list#top", "text/html"),
        ("https://www.yunchuan.example/zfgzbg/", "text/html"),
    ],
)
def test_the_address_tells_the_media_type_and_else_the_bytes(name: str, media_type: str) -> None:
    data = "<!DOCTYPE html><p>云川县人民政府工作报告</p>".encode()
    assert decode(data, name).media_type == media_type


def test_a_document_knows_its_address_size_and_hash(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes("工作报告".encode())
    document = read(path)
    assert (document.address, document.size_bytes) == (str(path), 12)
    assert document.content_hash == "129331522bf26d94f146bba0617e013be066ef7dd9c405ceb4b71c06ff80a176"
    assert read(path, address="https://www.yunchuan.example/1").address == "https://www.yunchuan.example/1"
    assert read(path) == document
