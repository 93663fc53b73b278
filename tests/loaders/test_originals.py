"""What a file holds: itself, or the documents of the archive that it is."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from loaders.errors import RejectedDocument
from loaders.sources.originals import Original, originals
from tests.hostile import zipped

TEXT = "云川县政府工作报告，全县生产总值增长5%。".encode()


def found(path: Path) -> list[str]:
    """The addresses of its documents, and the codes of those that are none."""
    return [
        one.address if isinstance(one, Original) else f"{one[0].address} {one[1].code}" for one in originals(path, "a")
    ]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "报告.zip"


def test_a_file_is_its_only_document_even_where_it_is_a_package(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(zipped({"[Content_Types].xml": b"", "word/document.xml": b""}))
    assert list(originals(path)) == [Original(path, str(path))]


def test_an_archives_entries_are_taken_like_the_files_of_a_folder(archive: Path) -> None:
    names = ["b/2024.md", "b/2023.txt", "a.html", "b/scan.png", ".git/notes.md", "__MACOSX/._a.txt", "空/"]
    archive.write_bytes(zipped(dict.fromkeys(names, TEXT)))
    assert found(archive) == ["a!/b/2024.md", "a!/b/2023.txt", "a!/a.html"]


def test_an_entry_is_read_as_the_file_it_was(archive: Path) -> None:
    archive.write_bytes(zipped({"材料/报告.txt": TEXT}))
    (original,) = originals(archive, "https://www.yunchuan.example/bg.zip")
    assert isinstance(original, Original)
    document = original.read()
    assert document.address == "https://www.yunchuan.example/bg.zip!/材料/报告.txt"
    assert document.text == TEXT.decode()
    assert original.fingerprint() == (document.content_hash, len(TEXT))


def test_names_that_an_old_archiver_wrote_in_gbk_are_read(archive: Path) -> None:
    data = zipped({"xxxxxxxx.txt": TEXT}).replace(b"xxxxxxxx", "工作报告".encode("gbk"))
    archive.write_bytes(data)
    assert found(archive) == ["a!/工作报告.txt"]


def test_two_entries_of_one_name_are_two_documents(archive: Path) -> None:
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("a.txt", TEXT)
        with pytest.warns(UserWarning, match="Duplicate name"):
            file.writestr("a.txt", TEXT * 2)
    hashes = {one.fingerprint()[1] for one in originals(archive) if isinstance(one, Original)}
    assert hashes == {len(TEXT), 2 * len(TEXT)}


def test_an_archive_in_an_archive_is_read_and_one_in_that_is_not(archive: Path) -> None:
    inner = zipped({"report.txt": TEXT, "third.zip": zipped({"report.txt": TEXT})})
    archive.write_bytes(zipped({"second.zip": inner}))
    assert found(archive) == ["a!/second.zip!/report.txt", "a!/second.zip!/third.zip too_large"]


def test_an_entry_that_is_damaged_does_not_hide_the_others(archive: Path) -> None:
    data = zipped({"a.zip": b"PK\x03\x04 cut", "b.txt": TEXT})
    archive.write_bytes(data)
    assert found(archive) == ["a!/a.zip damaged", "a!/b.txt"]


@pytest.mark.parametrize(
    ("data", "code"), [(b"PK\x03\x04 cut", "damaged"), (zipped({"a.png": b""}), "empty"), (zipped({}), "empty")]
)
def test_an_archive_that_gives_nothing_is_rejected_as_a_whole(archive: Path, data: bytes, code: str) -> None:
    archive.write_bytes(data)
    with pytest.raises(RejectedDocument) as rejected:
        list(originals(archive))
    assert rejected.value.code == code
