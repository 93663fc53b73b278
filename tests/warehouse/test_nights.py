"""Night after night: from a site to the views, and what is said of it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from loaders.extract import READER_VERSION
from loaders.sources.archive import Archive
from tests.conftest import Examples, huibao
from tests.hostile import zipped
from tests.site import Page, Site, running_site
from tests.test_docs import ROOT, holds
from tests.warehouse.test_cli import COMMAND
from warehouse.connection import Database
from warehouse.fetching import alone
from warehouse.load.archive import load_archive

OPERATIONS = ROOT / "docs" / "operations.md"


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


@pytest.fixture
def sources(site: Site, tmp_path: Path) -> Path:
    """A file of sources: one listing, whose reports are asked for again every night."""
    file = tmp_path / "sources.yml"
    file.write_text(
        "agent: huibao-tests (+mailto:tests@example.org)\n"
        "sources:\n"
        f"  - {{name: 云川县, listing: '{site.address('/list.html')}', allow_private: true, delay: 0, recheck: 0}}\n",
        encoding="utf-8",
    )
    return file


def listing(*years: int) -> Page:
    rows = "".join(f'<li><a href="/t{year}.html">{year}年云川县政府工作报告</a></li>' for year in years)
    return Page(f"<html><body><ul>{rows}</ul></body></html>")


def report(year: int, growth: str, visits: int = 1, more: str = "") -> Page:
    return Page(
        f"<html><head><title>{year}年云川县政府工作报告_云川县人民政府</title></head><body><h1>{year}年云川县政府工作报告</h1>"
        f"<p>——{year}年1月16日在云川县第十六届人民代表大会第四次会议上</p><p>浏览次数：{visits}次</p><p>各位代表：</p>"
        "<p>现在，我代表县人民政府，向大会报告工作，请予审议。</p>"
        f"<p>一、{year - 1}年工作回顾</p>"
        f"<p>{year - 1}年，全县地区生产总值达到312.4亿元，增长{growth}；固定资产投资增长8.1%，城镇新增就业4200人。</p>"
        f"<p>二、{year}年工作安排</p><p>{year}年主要预期目标是：地区生产总值增长6%左右，城镇新增就业4000人以上。</p>"
        f"{more}</body></html>"
    )


def answer(query: str) -> list[dict[str, object]]:
    return json.loads(huibao("sql", query, "--format", "json").out)


def test_of_two_nights_the_second_shows_exactly_what_is_new_and_what_was_revised(
    own_examples: Examples, site: Site, sources: Path, tmp_path: Path
):
    night = ("watch", str(sources), "--once", "--archive", str(tmp_path / "archive"))
    site.pages |= {"/list.html": listing(2023, 2024)}
    site.pages |= {"/t2023.html": report(2023, "5.1%"), "/t2024.html": report(2024, "5.6%")}
    earlier = answer("select coalesce(max(run_id), 0) as last from runs")[0]["last"]
    first = huibao(*night)
    assert first.code == 0, first.err
    shown = "select address, document_hash, report_id from dim_report where address like 'http%' order by address"
    before = answer(shown)
    assert [row["address"] for row in before] == [site.address("/t2023.html"), site.address("/t2024.html")]

    site.pages |= {"/list.html": listing(2023, 2024, 2025), "/t2025.html": report(2025, "5.9%")}
    site.pages |= {"/t2023.html": report(2023, "5.1%", visits=999), "/t2024.html": report(2024, "5.8%")}
    second = huibao(*night)
    assert second.code == 0, second.err
    after = answer(shown)
    assert {row["address"] for row in after if row not in before} == {
        site.address("/t2024.html"),
        site.address("/t2025.html"),
    }
    assert [row for row in after if row in before] == before[:1]  # its counter of visitors went on, and nothing else
    told = second.err.partition("\n")[2].partition("Building …")[0]
    assert told == (
        "Fetching …\n"
        "  云川县: 3 named, 1 new, 2 changed.\n"
        "Reading …\n"
        "Documents: 2 loaded, 1 unchanged.\n"
        f"  revised {site.address('/t2024.html')}: 1 fact changed, 0 new, 0 gone; huibao diff ADDRESS shows them\n"
    )
    growth = (
        "select actual_value from target_vs_actual "
        "where district_name = '云川县' and year = 2023 and indicator_code = 'gdp' and measure = 'growth'"
    )
    assert answer(growth) == [{"actual_value": 5.8}]
    runs = (
        "select command, outcome, documents_found, documents_new, documents_changed from runs "
        f"where run_id > {earlier} order by run_id"
    )
    assert [tuple(row.values()) for row in answer(runs)] == [
        ("fetch", "done", 2, 2, 0),
        ("load", "done", 0, 2, 0),
        ("build", "done", 0, 0, 0),
        ("fetch", "done", 3, 1, 2),
        ("load", "done", 0, 1, 1),
        ("build", "done", 0, 0, 0),
    ]
    difference = huibao("diff", site.address("/t2024.html")).out
    assert "changed  云川县 2023 地区生产总值, growth, actual: 5.6% → 5.8%" in difference
    the_page_shows(site, second.err, difference)


def the_page_shows(site: Site, night: str, difference: str) -> None:
    """docs/operations.md shows this night, on a port and at a time of its own."""
    printed = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "2025-01-17 03:30", f"{night}\n{difference}")
    printed = printed.replace(site.address(""), "http://127.0.0.1:8000")
    source = OPERATIONS.read_text(encoding="utf-8")
    block = (
        "<!-- night -->\n```text\n"
        + "\n".join(map(str.rstrip, printed.strip().splitlines()))
        + "\n```\n<!-- /night -->"
    )
    holds(OPERATIONS, re.sub(r"<!-- night -->.*<!-- /night -->", lambda _: block, source, flags=re.S))


def test_a_site_that_changed_its_design_is_told_in_the_status_until_it_is_mended(
    database: Database, site: Site, sources: Path
):
    site.pages |= {"/list.html": listing(2024), "/t2024.html": report(2024, "5.6%")}
    assert huibao("fetch", str(sources)).code == 0
    site.pages["/list.html"] = Page("<html><body><a href='/a'>走进云川</a></body></html>")
    changed = huibao("fetch", str(sources))
    assert changed.code == 4
    assert "look at it" in changed.err
    told = f"source      云川县: The listing named 1 report on {date.today()}, and now names none: it holds 1 link, but"
    assert told in huibao("status").out
    site.pages["/list.html"] = listing(2024)
    assert huibao("fetch", str(sources)).code == 0
    assert "source " not in huibao("status").out
    with database.connect() as connection:
        held = connection.execute("select reason_code, source_name, resolved_at is null from staging.rejections")
        assert held.fetchall() == [("listing_changed", "云川县", False)]


def test_what_was_fetched_is_loaded_without_the_site_and_ends_the_same_in_an_empty_warehouse(
    database: Database, site: Site, sources: Path, blank_database: Database
):
    from warehouse.migrate import migrate

    site.pages |= {"/list.html": listing(2024)}
    for growth in ("5.6%", "5.8%", "5.7%"):
        site.pages["/t2024.html"] = report(2024, growth)
        assert huibao("fetch", str(sources)).code == 0
        assert huibao("load").code == 0
    site.pages.clear()
    migrate(blank_database)
    archive = Archive(Path(os.environ["HUIBAO_HOME"]) / "archive")
    assert load_archive(blank_database, archive).revised == [site.address("/t2024.html")] * 2
    assert held(blank_database) == held(database)
    assert load_archive(blank_database, archive).unchanged == 1
    blank_database.close()


def held(database: Database) -> list[tuple[object, ...]]:
    with database.connect() as connection:
        return connection.execute(
            "select address, content_hash, seen_at, superseded_at, source_name from staging.sources "
            "join staging.documents using (document_id) order by address, seen_at"
        ).fetchall()


def test_a_zip_archive_of_reports_is_unpacked_when_it_is_loaded_and_again_changes_nothing(
    database: Database, site: Site, sources: Path
):
    page = report(2024, "5.6%").data.decode().replace("</body>", '<a href="/texts.zip">附件</a></body>')
    site.pages |= {"/list.html": listing(2024), "/t2024.html": Page(page)}
    for growth in ("5.6%", "5.8%"):
        data = zipped({"2023.html": report(2023, growth).data})
        site.pages["/texts.zip"] = Page(data, media_type="application/zip")
        assert huibao("fetch", str(sources)).code == 0
    assert "Documents: 3 loaded." in huibao("load").err
    before = held(database)
    assert [address for address, *_ in before] == [
        site.address(path) for path in ("/t2024.html", "/texts.zip!/2023.html", "/texts.zip!/2023.html")
    ]
    assert "Documents: 2 unchanged." in huibao("load").err
    assert held(database) == before


def test_reread_reads_all_of_the_archive_again_and_changes_no_address(database: Database, site: Site, sources: Path):
    site.pages |= {"/list.html": listing(2024)}
    for growth in ("5.6%", "5.8%"):
        site.pages["/t2024.html"] = report(2024, growth)
        huibao("fetch", str(sources))
        huibao("load")
    before = held(database)
    with database.connect() as connection:
        connection.execute("update staging.documents set reader_version = 'older'")
    assert "Documents: 2 loaded." in huibao("load", "--reread").err
    assert held(database) == before
    with database.connect() as connection:
        versions = connection.execute("select distinct reader_version from staging.reports").fetchall()
    assert versions == [(READER_VERSION,)]


def test_two_copies_of_a_report_on_two_sites_are_one_document_with_two_sources(
    database: Database, site: Site, sources: Path
):
    with running_site() as other:
        copy = report(2024, "5.6%", more="<p>主办单位：云州市人民政府办公室</p>")
        other.pages |= {"/list.html": listing(2024), "/t2024.html": copy}
        site.pages |= {"/list.html": listing(2024), "/t2024.html": report(2024, "5.6%")}
        second = f"  - {{name: 云州市, listing: '{other.address('/list.html')}', allow_private: true, delay: 0}}\n"
        sources.write_text(sources.read_text(encoding="utf-8") + second, encoding="utf-8")
        huibao("fetch", str(sources))
        assert "Documents: 1 loaded, 1 unchanged." in huibao("load").err
        with database.connect() as connection:
            found = connection.execute("select count(distinct document_id), count(*) from staging.sources").fetchone()
        assert found == (1, 2)


def test_news_about_a_report_is_told_apart_with_a_reason(database: Database, site: Site, sources: Path):
    site.pages |= {
        "/list.html": listing(2024),
        "/t2024.html": Page(
            "<html><body><h1>2024年云川县政府工作报告</h1><p>本报讯（记者 某某）1月16日，县长在会上作了政府工作报告。</p></body></html>"
        ),
    }
    huibao("fetch", str(sources))
    assert "Documents: 1 no report." in huibao("load").err
    with database.connect() as connection:
        (note,) = connection.execute("select note from staging.documents").fetchone() or ("",)
    assert "news or an excerpt" in note


def test_a_report_over_two_pages_is_read_as_one_with_places_on_both(database: Database, site: Site, sources: Path):
    links = '<a href="/t2024.html">1</a><a href="/t2024_1.html">2</a>'
    furniture = "<p>首页 &gt; 政府信息公开</p>"
    last = (
        "<html><body>" + furniture + "<h1>2024年云川县政府工作报告</h1>"
        "<p>全年粮食产量23.5万吨，力争增长2%以上。</p>" + links + "<p>主办：云川县人民政府</p></body></html>"
    )
    first = report(2024, "5.6%", more=links + "<p>主办：云川县人民政府</p>").data.decode()
    site.pages |= {
        "/list.html": listing(2024),
        "/t2024.html": Page(first.replace("<body>", "<body>" + furniture)),
        "/t2024_1.html": Page(last),
    }
    huibao("fetch", str(sources))
    assert "Documents: 1 loaded." in huibao("load").err
    with database.connect() as connection:
        places = dict(connection.execute("select text, place from staging.passages").fetchall())
    (place,) = (place for text, place in places.items() if "粮食" in text)
    assert place == f"{site.address('/t2024_1.html')} /html/body[1]/p[2]"
    assert sum("主办" in text for text in places) <= 1


def test_two_runs_never_fetch_into_one_archive_at_once(database: Database, sources: Path):
    with alone(Path(os.environ["HUIBAO_HOME"]) / "archive"):
        second = huibao("fetch", str(sources))
    assert second.code == 1
    assert "Two never do at once" in second.err


def test_a_terminated_watch_finishes_what_is_under_way_and_ends_well(database: Database, site: Site, sources: Path):
    site.pages |= {"/list.html": listing(2023, 2024), "/t2024.html": report(2024, "5.6%")}
    running: list[subprocess.Popen[str]] = []

    def terminates(request: object) -> Page:
        running[0].send_signal(signal.SIGTERM)
        return report(2023, "5.1%")

    site.pages["/t2023.html"] = terminates
    running.append(subprocess.Popen([*COMMAND, "watch", str(sources)], stderr=subprocess.PIPE, text=True))
    _, told = running[0].communicate(timeout=60)
    assert running[0].returncode == 0, told
    assert told.endswith("Stopped; what came is archived, and the next run goes on from there.\nStopped.\n")
    archive = Archive(Path(os.environ["HUIBAO_HOME"]) / "archive")
    assert archive.document(site.address("/t2023.html")) is not None
    assert archive.document(site.address("/t2024.html")) is None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--every", "often"], "Write a number and s, m, h or d"),
        (["--only", "nobody"], "has no source called nobody"),
    ],
)
def test_a_watch_that_is_called_wrongly_says_so_at_once(database: Database, sources: Path, words: list[str], told: str):
    ended = huibao("watch", str(sources), "--once", *words)
    assert ended.code == 2
    assert told in " ".join(ended.err.split())
