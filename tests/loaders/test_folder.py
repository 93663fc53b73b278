from pathlib import Path

import pytest

from loaders.sources.folder import documents_under


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b/2024.md", "b/2023.txt", "a.html", "b/scan.pdf", ".git/notes.md", "b/.hidden.txt", "data.csv"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("报告", encoding="utf-8")
    return tmp_path


def test_a_folder_gives_its_documents_sorted_and_nothing_hidden(folder: Path) -> None:
    names = [path.relative_to(folder).as_posix() for path in documents_under([folder])]
    assert names == ["a.html", "b/2023.txt", "b/2024.md", "b/scan.pdf"]


def test_a_file_that_is_named_is_taken_whatever_it_is_called(folder: Path) -> None:
    named = [folder / "b/scan.pdf", folder / "data.csv", folder / "a.html"]
    assert list(documents_under(named)) == named


def test_a_path_that_is_missing_is_named_before_anything_is_read(folder: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        documents_under([folder, folder / "nowhere"])


def test_a_link_back_to_a_folder_above_is_not_followed(folder: Path) -> None:
    (folder / "b" / "loop").symlink_to(folder, target_is_directory=True)
    assert len(list(documents_under([folder]))) == 4
