"""A hundred files that no reader should have to read, among some that are good."""

from __future__ import annotations

import shutil
from pathlib import Path

from sqlalchemy import select

from tests.hostile import hostile_files
from tests.renderings import FIXTURES
from warehouse.connection import Database
from warehouse.load.documents import load_documents
from warehouse.schema import rejections

GOOD = ["report.txt", "report.docx", "report.rtf", "report.odt", "report.pdf", "report-two-columns.pdf", "annex.xlsx"]


def test_a_hundred_hostile_files_are_rejected_for_reasons_that_fit_and_the_good_ones_among_them_load(
    database: Database, tmp_path: Path
) -> None:
    files = hostile_files()
    assert len(files) >= 100
    for name, data, _ in files:
        (tmp_path / name).write_bytes(data)
    for name in GOOD:
        shutil.copy(FIXTURES / name, tmp_path / f"good-{name}")

    tally = load_documents(database, sorted(tmp_path.iterdir()))

    with database.engine.begin() as connection:
        told = connection.execute(select(rejections.c.address, rejections.c.reason_code, rejections.c.reason)).all()
    found = {Path(address.partition("!/")[0]).name: (code, reason) for address, code, reason in told}
    unfit = {
        name: found.get(name, "not rejected")
        for name, _, fitting in files
        if found.get(name, ("", ""))[0] not in fitting
    }
    assert unfit == {}
    assert set(found) == {name for name, _, _ in files}
    assert (tally.loaded, tally.no_report) == (len(GOOD), 0)
