"""One report in every format, design and encoding that reports come in: the same facts, at places that show them."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import lxml.html
import pdfplumber
import pytest

from loaders.extract import extract, reading_of
from loaders.facts import Fact, Reading
from loaders.sources.originals import Original, originals
from tests.renderings import FIXTURES, PAGES, REPORT, TITLE

FILES = [
    "report.docx",
    "report.odt",
    "report.rtf",
    "report.pdf",
    "report-unicode-font.pdf",
    "report-gbk-font.pdf",
    "report-two-columns.pdf",
]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"]


@pytest.fixture(scope="module")
def plain() -> Reading:
    return extract(FIXTURES / "report.txt")


def told(reading: Reading) -> tuple[list[object], Counter[object], Counter[object]]:
    """Whose report it is, its facts and its projects, without their places."""
    (one,) = reading.reports
    report = one.report
    facts = told_by(one.facts)
    projects = Counter((project.name, project.milestone, project.scenario, project.period) for project in one.projects)
    return [report.title, report.district_name, report.period, report.planned_period, report.date], facts, projects


def told_by(facts: Sequence[Fact]) -> Counter[object]:
    fields = ("subject", "indicator", "region", "period", "scenario", "measure", "bound", "value", "unit")
    return Counter(tuple(getattr(fact, field) for field in fields) for fact in facts)


def test_the_plain_text_tells_what_it_tells(plain: Reading) -> None:
    report, facts, projects = told(plain)
    assert report == [TITLE, "云川县", "2024", "2025", "2025-01-08"]
    assert (facts.total(), projects.total()) == (79, 7)


@pytest.mark.parametrize("name", FILES)
def test_every_format_tells_the_same(name: str, plain: Reading) -> None:
    reading = extract(FIXTURES / name)
    assert told(reading) == told(plain)
    assert_quotes_stand_at_their_offsets(reading)


@pytest.mark.parametrize("name", ["annex.xlsx", "annex.ods"])
def test_an_annex_in_a_file_of_its_own_tells_what_the_reports_table_tells(name: str, plain: Reading) -> None:
    report, facts, _ = told(extract(FIXTURES / name))
    table = plain.reports[0].facts
    assert report[1:4] == ["云川县", "2024", "2025"]
    assert facts == told_by([fact for fact in table if "table" in fact.rules])


@pytest.mark.parametrize("design", PAGES)
def test_every_design_of_a_page_tells_the_same(design: str, plain: Reading, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGES[design](), encoding="utf-8")
    reading = extract(page)
    assert told(reading) == told(plain)
    assert_quotes_stand_at_their_offsets(reading)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("suffix", ["txt", "html"])
def test_every_encoding_tells_the_same(encoding: str, suffix: str, plain: Reading, tmp_path: Path) -> None:
    # The page says utf-8 whatever it is in, as pages do whose server was moved.
    text = REPORT if suffix == "txt" else PAGES["divisions"]()
    file = tmp_path / f"report.{suffix}"
    file.write_bytes(text.encode(encoding))
    assert told(extract(file)) == told(plain)


def test_an_archive_tells_the_same(plain: Reading, tmp_path: Path) -> None:
    archive = tmp_path / "报告.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.write(FIXTURES / "report.docx", "材料/报告.docx")
    (original,) = originals(archive)
    assert isinstance(original, Original)
    document = original.read()
    assert document.address == f"{archive}!/材料/报告.docx"
    assert told(reading_of(document)) == told(plain)


@pytest.mark.parametrize("design", PAGES)
def test_the_place_of_a_sentence_of_a_page_is_the_element_that_shows_it(design: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGES[design](), encoding="utf-8")
    root = lxml.html.document_fromstring(page.read_text(encoding="utf-8"))
    for passage in extract(page).reports[0].passages:
        (element,) = root.xpath(passage.place)
        assert bare(passage.text) in bare("".join(element.itertext()))


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".pdf")])
def test_the_place_of_a_sentence_of_a_pdf_is_the_rectangle_in_which_it_begins(name: str) -> None:
    passages = extract(FIXTURES / name).reports[0].passages
    with pdfplumber.open(io.BytesIO((FIXTURES / name).read_bytes())) as pdf:
        for passage in passages:
            assert passage.place is not None
            page, left, top, width, height = map(int, re.findall(r"\d+", passage.place))
            box = left - 1, top - 1, left + width + 1, top + height + 1
            shown = bare(pdf.pages[page - 1].crop(box, strict=False).extract_text())
            begins = bare(passage.text)[:4]
            assert begins in shown or any(shown.endswith(begins[:length]) for length in (1, 2, 3))


def assert_quotes_stand_at_their_offsets(reading: Reading) -> None:
    text = reading.document.text
    for fact in reading.reports[0].facts:
        assert text[fact.start : fact.end] == fact.quote


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)
