"""Old Office files: read by LibreOffice where it is installed, else rejected with the way to it."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path

import pytest

from loaders.errors import RejectedDocument
from loaders.reading import office, read
from tests.renderings import FIXTURES

needs_libreoffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


@needs_libreoffice
@pytest.mark.parametrize(("old", "new"), [("report.doc", "report.docx"), ("annex.xls", "annex.xlsx")])
def test_an_old_file_reads_like_its_new_form(old: str, new: str) -> None:
    assert read(FIXTURES / old).text == read(FIXTURES / new).text


@needs_libreoffice
def test_an_old_file_that_libreoffice_cannot_open_is_damaged() -> None:
    with pytest.raises(RejectedDocument) as rejected:
        office.converted(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000), "docx")
    assert rejected.value.code == "damaged"


def test_without_libreoffice_the_rejection_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RejectedDocument, match="apt-get install libreoffice-writer-nogui") as rejected:
        read(FIXTURES / "report.doc")
    assert rejected.value.code == "needs_libreoffice"


def test_a_program_that_does_not_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stuck = tmp_path / "soffice"
    stuck.write_text("#!/bin/sh\nread never < /dev/zero\n", encoding="utf-8")
    stuck.chmod(stat.S_IRWXU)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "MAX_SECONDS", 0.2)
    with pytest.raises(RejectedDocument) as rejected:
        read(FIXTURES / "report.doc")
    assert rejected.value.code == "too_costly"
