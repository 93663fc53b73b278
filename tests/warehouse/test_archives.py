"""Loading what comes in archives and in other formats than text."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.conftest import huibao
from tests.hostile import zipped
from tests.renderings import FIXTURES
from warehouse.connection import Database
from warehouse.load.documents import load_documents
from warehouse.schema import passages, rejections, sources


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "材料.zip"
    entries = {name: (FIXTURES / name).read_bytes() for name in ("report.docx", "annex.xlsx")}
    path.write_bytes(zipped({f"报告/{name}": data for name, data in entries.items()} | {"scan.pdf": b"%PDF-1.4 cut"}))
    return path


def addresses(database: Database) -> list[str]:
    with database.engine.begin() as connection:
        return list(connection.scalars(select(sources.c.address).order_by(sources.c.address)))


def open_rejections(database: Database) -> dict[str, str]:
    query = select(rejections.c.address, rejections.c.reason_code).where(rejections.c.resolved_at.is_(None))
    with database.engine.begin() as connection:
        return {row.address: row.reason_code for row in connection.execute(query)}


def test_each_entry_of_an_archive_is_a_document_with_an_address_of_its_own(database: Database, archive: Path) -> None:
    tally = load_documents(database, [archive])
    assert (tally.loaded, tally.rejected) == (2, 1)
    assert addresses(database) == [f"{archive}!/报告/annex.xlsx", f"{archive}!/报告/report.docx"]
    assert open_rejections(database) == {f"{archive}!/scan.pdf": "damaged"}


def test_an_archive_loaded_again_changes_nothing(database: Database, archive: Path) -> None:
    load_documents(database, [archive])
    again = load_documents(database, [archive])
    assert (again.loaded, again.unchanged, again.rejected) == (0, 2, 1)
    assert len(addresses(database)) == 2


def test_a_report_in_an_archive_and_beside_it_is_one_document_with_two_addresses(
    database: Database, archive: Path, tmp_path: Path
) -> None:
    shutil.copy(FIXTURES / "report.docx", tmp_path / "report.docx")
    load_documents(database, [archive])
    assert load_documents(database, [tmp_path / "report.docx"]).unchanged == 1
    assert str(tmp_path / "report.docx") in addresses(database)


def test_an_archive_that_can_be_opened_at_last_is_rejected_no_more(database: Database, archive: Path) -> None:
    whole = archive.read_bytes()
    archive.write_bytes(whole[:-40])
    assert load_documents(database, [archive]).rejected == 1
    assert open_rejections(database) == {str(archive): "damaged"}
    archive.write_bytes(whole)
    load_documents(database, [archive])
    assert str(archive) not in open_rejections(database)


def test_progress_is_told_once_for_each_file(database: Database, archive: Path) -> None:
    steps: list[int] = []
    load_documents(database, [archive, FIXTURES / "report.txt", FIXTURES / "password.pdf"], lambda: steps.append(1))
    assert len(steps) == 3


def test_a_sentence_is_stored_with_its_place_in_the_original(database: Database, tmp_path: Path) -> None:
    load_documents(database, [FIXTURES / "report.pdf", FIXTURES / "annex.xlsx", FIXTURES / "report.txt"])
    with database.engine.begin() as connection:
        places = set(connection.scalars(select(passages.c.place)))
    assert None in places
    assert "附表!A5" in places
    assert any(place.startswith("page=1&viewrect=") for place in places if place)


def test_a_file_that_is_gone_before_it_is_read_stops_nothing(database: Database, tmp_path: Path) -> None:
    tally = load_documents(database, [tmp_path / "gone.pdf", FIXTURES / "report.txt"])
    assert (tally.loaded, tally.rejected) == (1, 1)
    assert open_rejections(database) == {str(tmp_path / "gone.pdf"): "unreadable"}


def test_extract_prints_the_records_of_every_entry(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = huibao("extract", str(archive))
    assert read.code == 3
    assert read.out.count('"kind":"report"') == 2
    assert f'"document":"{archive}!/报告/annex.xlsx"' in read.out
    assert f"rejected {archive}!/scan.pdf: " in read.err
