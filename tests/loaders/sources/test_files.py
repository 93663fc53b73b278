"""Folders and repositories are sources too."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.loaders.sources.conftest import Night

WORDS = "云川县政府工作报告，全县生产总值增长5%。"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with two reports, one of them not under reports/, a link out of it, and a hook."""
    folder = tmp_path / "texts"
    (folder / "reports").mkdir(parents=True)
    (folder / "reports" / "2024.md").write_text(WORDS, encoding="utf-8")
    (folder / "README.md").write_text("texts", encoding="utf-8")
    (folder / "reports" / "passwords.txt").symlink_to("/etc/passwd")
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder)
    return folder


def git(folder: Path, *words: str) -> None:
    names = {f"GIT_{who}_{what}": "tests@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True, env=os.environ | names)


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=more")


def test_the_texts_of_a_repository_are_archived_and_again_only_what_was_committed(night: Night, repository: Path):
    address = repository.as_uri()
    first = night.fetch(git=address, under="reports")
    assert (first.new, first.failures) == (1, [])
    document = night.archive.document(f"{address}!/reports/2024.md")
    assert document is not None
    assert night.archive.read(document.content_hash) == WORDS.encode()
    assert "nothing was committed since" in night.fetch(git=address, under="reports").notes[0]
    (repository / "reports" / "2025.md").write_text(WORDS + WORDS, encoding="utf-8")
    commit(repository)
    again = night.fetch(git=address, under="reports")
    assert (again.new, again.unchanged) == (1, 1)


def test_a_repository_that_is_not_there_is_told(night: Night, tmp_path: Path):
    (failure,) = night.fetch(git=(tmp_path / "nowhere").as_uri()).failures
    assert failure.code == "listing_gone"


def test_a_repository_at_a_private_address_is_not_asked(night: Night):
    (failure,) = night.fetch(git=night.site.address("/texts.git"), allow_private=False).failures
    assert "no public address" in failure.reason
    assert night.site.requests == []


def test_the_files_of_a_folder_are_archived_and_again_only_what_changed(night: Night, tmp_path: Path):
    folder = tmp_path / "reports"
    folder.mkdir()
    for year in (2023, 2024):
        (folder / f"{year}.md").write_text(f"{year}年{WORDS}", encoding="utf-8")
    assert night.fetch(folder=str(folder)).new == 2
    (folder / "2024.md").write_text(WORDS, encoding="utf-8")
    again = night.fetch(folder=str(folder))
    assert (again.new, again.changed, again.unchanged) == (0, 1, 1)


def test_a_folder_that_is_not_there_is_told(night: Night, tmp_path: Path):
    outcome = night.fetch(folder=str(tmp_path / "nowhere"))
    assert outcome.needs_somebody
