"""A source is visited: what is found, what is asked for, what is archived, and what is never followed."""

from __future__ import annotations

import threading

import pytest

from loaders.sources.archive import Failure, Retrieval
from loaders.sources.configuration import Source, Sources
from loaders.sources.fetching import fetch
from loaders.sources.web.client import Limits
from tests.loaders.sources.conftest import AGENT, Night
from tests.renderings import FIXTURES
from tests.site import Page, Site, to

TITLE = "2025年云川县政府工作报告"


def listing(*links: tuple[str, str], more: str = "") -> str:
    rows = "".join(f'<li><a href="{where}">{title}</a><span>2025-01-16</span></li>' for where, title in links)
    return f"<html><body><nav><a href='/list.html'>政府工作报告</a></nav><ul>{rows}</ul>{more}</body></html>"


def report(title: str = TITLE, growth: str = "5.2%", more: str = "") -> str:
    return f"<html><body><h1>{title}</h1><p>2024年全县地区生产总值增长{growth}。</p>{more}</body></html>"


@pytest.fixture
def yunchuan(site: Site) -> Site:
    site.pages["/list.html"] = Page(listing(("2025/t20250116_1.html", TITLE)))
    site.pages["/2025/t20250116_1.html"] = Page(report())
    return site


def failures(night: Night) -> dict[str, str]:
    return {one.address: one.code for one in night.archive.records() if isinstance(one, Failure)}


# --- what is archived


def test_a_report_that_a_listing_names_is_archived_with_its_address_time_headers_and_hash(night: Night, yunchuan: Site):
    outcome = night.fetch(licence="CC BY 4.0")
    assert (outcome.found, outcome.new, outcome.failures) == (1, 1, [])
    address = yunchuan.address("/2025/t20250116_1.html")
    record = night.archive.last(address)
    assert record is not None
    assert night.archive.read(record.content_hash) == report().encode()
    assert (record.status, record.role, record.licence) == (200, "document", "CC BY 4.0")
    assert record.headers["content-type"] == "text/html; charset=utf-8"
    document = night.archive.document(address)
    assert document is not None
    assert (document.title, str(document.listed_on), document.content_hash) == (
        TITLE,
        "2025-01-16",
        record.content_hash,
    )


def test_what_is_not_due_is_not_asked_for_again(night: Night, yunchuan: Site):
    night.fetch()
    again = night.fetch()
    assert (again.found, again.new, again.held) == (1, 0, 1)
    assert yunchuan.paths == ["/list.html", "/2025/t20250116_1.html", "/list.html"]


def test_what_is_asked_for_again_is_asked_for_by_its_etag_and_comes_only_if_it_changed(night: Night, yunchuan: Site):
    night.fetch(recheck=0.0)
    assert night.fetch(recheck=0.0).unchanged == 1
    yunchuan.pages["/2025/t20250116_1.html"] = Page(report(growth="5.3%"))
    assert night.fetch(recheck=0.0).changed == 1
    came = [one for one in night.archive.records() if isinstance(one, Retrieval) and one.role == "document"]
    assert [one.status for one in came] == [200, 304, 200]
    assert len(night.archive.documents(earlier=True)) == 2


def test_a_site_without_etags_is_asked_by_the_day_of_the_last_change(night: Night, yunchuan: Site):
    headers = {"Last-Modified": "Thu, 16 Jan 2025 08:00:00 GMT"}
    yunchuan.pages["/2025/t20250116_1.html"] = Page(report(), headers=headers, has_etag=False)
    night.fetch(recheck=0.0)
    night.fetch(recheck=0.0)
    assert yunchuan.requests[-1].headers["if-modified-since"] == "Thu, 16 Jan 2025 08:00:00 GMT"


def test_a_report_that_is_listed_under_another_day_is_asked_for_at_once(night: Night, yunchuan: Site):
    night.fetch()
    yunchuan.pages["/list.html"] = Page(listing(("2025/t20250116_1.html", TITLE)).replace("01-16", "02-03"))
    assert night.fetch().unchanged == 1


def test_a_run_that_is_stopped_goes_on_where_it_was(night: Night, site: Site):
    site.pages["/list.html"] = Page(
        listing(*((f"{number}.html", f"20{number}年云川县政府工作报告") for number in range(20, 25)))
    )

    def stops(request: object) -> Page:
        night.clock.stopped.set()
        return Page(report())

    site.pages |= {f"/{number}.html": Page(report(growth=f"{number}%")) for number in range(20, 25)} | {
        "/22.html": stops
    }
    first = night.fetch()
    assert first.was_stopped
    assert first.new == 3  # what was under way is finished
    night.clock.stopped.clear()
    again = night.fetch()
    assert (again.new, again.held) == (2, 3)
    assert site.paths.count("/20.html") == 1


def test_a_dry_run_says_what_would_be_asked_for_and_keeps_nothing(night: Night, yunchuan: Site):
    outcome = night.fetch(is_dry=True)
    assert outcome.due == [yunchuan.address("/2025/t20250116_1.html")]
    assert yunchuan.paths == ["/list.html"]
    assert not night.folder.exists()


# --- listings


def test_reports_are_told_from_news_about_them_and_from_columns_of_the_site(night: Night, site: Site):
    links = [
        ("1.html", "2025年云川县政府工作报告"),
        ("2.html", "关于云川县2024年国民经济和社会发展计划执行情况与2025年计划草案的报告"),
        ("3.html", "图解：2025年云川县政府工作报告"),
        ("4.html", "县长作政府工作报告，代表热议"),
        ("5.html", "云川县2024年国民经济和社会发展统计公报"),
        ("6.html", "云川县财政局2024年部门决算"),
    ]
    site.pages["/list.html"] = Page(listing(*links))
    site.pages |= {f"/{number}.html": Page(report()) for number in range(1, 7)}
    assert night.fetch().found == 3
    assert sorted(site.paths) == ["/1.html", "/2.html", "/5.html", "/list.html"]


def test_titles_of_the_sources_own_go_before_those_of_reports(night: Night, site: Site):
    site.pages["/list.html"] = Page(listing(("1.html", TITLE), ("2.html", "云川县十件民生实事")))
    site.pages["/2.html"] = Page(report())
    assert night.fetch(titles="民生实事").new == 1


def test_a_listing_in_gb18030_that_says_gb2312_is_read(night: Night, site: Site):
    text = listing(("1.html", "2025年镕川县政府工作报告")).replace("<html>", '<html><meta charset="gb2312">')
    site.pages["/list.html"] = Page(text.encode("gb18030"), media_type="text/html")
    site.pages["/1.html"] = Page(report())
    night.fetch()
    document = night.archive.document(site.address("/1.html"))
    assert document is not None
    assert document.title == "2025年镕川县政府工作报告"


def test_the_listings_next_pages_are_read_up_to_a_limit_that_is_told(night: Night, site: Site):
    for number in range(1, 9):
        more = f'<a href="list_{number + 1}.html">下一页</a>'
        page = Page(listing((f"{number}.html", f"200{number}年云川县政府工作报告"), more=more))
        site.pages["/list.html" if number == 1 else f"/list_{number}.html"] = page
        site.pages[f"/{number}.html"] = Page(report(growth=f"{number}%"))
    outcome = night.fetch(max_pages=3)
    assert outcome.new == 3
    assert outcome.notes == ["the listing goes on after 3 pages; max_pages says how many are read"]


def test_a_listing_that_goes_on_for_ever_with_the_same_is_left_after_its_second_page(night: Night, yunchuan: Site):
    first = yunchuan.pages["/list.html"]
    assert isinstance(first, Page)
    for number in range(1, 9):
        more = f'<a href="/list.html?page={number + 1}">下一页</a>'
        where = "/list.html" if number == 1 else f"/list.html?page={number}"
        yunchuan.pages[where] = Page(first.data.decode().replace("</body>", more))
    night.fetch()
    assert yunchuan.paths[:2] == ["/list.html", "/list.html?page=2"]
    assert len(yunchuan.paths) == 3


def test_pages_that_a_publishing_system_leaves_to_the_pages_script_are_found(night: Night, site: Site):
    script = '<script>createPageHTML(2, 0, "index", "shtml");</script>'
    site.pages["/bg/index.shtml"] = Page(listing(("1.html", TITLE), more=script))
    site.pages["/bg/index_1.shtml"] = Page(listing(("2.html", "2024年云川县政府工作报告")))
    site.pages |= {f"/bg/{number}.html": Page(report(growth=f"{number}%")) for number in (1, 2)}
    assert night.fetch(listing="/bg/index.shtml").new == 2


def test_nothing_is_taken_that_the_listing_dates_before_since(night: Night, yunchuan: Site):
    from datetime import date

    assert night.fetch(since=date(2025, 1, 17)).found == 0
    assert yunchuan.paths == ["/list.html"]


def test_a_feed_names_reports_too(night: Night, site: Site):
    site.pages["/rss.xml"] = Page(
        f"<rss version='2.0'><channel><title>云川</title><item><title>{TITLE}</title><link>{site.address('/1.html')}</link>"
        "<pubDate>Thu, 16 Jan 2025 08:00:00 +0800</pubDate></item>"
        f"<item><title>天气</title><link>{site.address('/2.html')}</link></item></channel></rss>",
        media_type="application/rss+xml",
    )
    site.pages["/1.html"] = Page(report())
    assert night.fetch(feed="/rss.xml").new == 1
    document = night.archive.document(site.address("/1.html"))
    assert document is not None
    assert str(document.listed_on) == "2025-01-16"


def test_addresses_of_reports_can_be_named_by_themselves(night: Night, yunchuan: Site):
    assert night.fetch(pages=("/2025/t20250116_1.html",)).new == 1
    assert yunchuan.paths == ["/2025/t20250116_1.html"]


# --- a site that changed


def test_a_listing_that_named_reports_and_names_none_now_says_when_it_last_did_and_what_it_holds(
    night: Night, yunchuan: Site
):
    night.fetch()
    yunchuan.pages["/list.html"] = Page(
        "<html><body><a href='/a.html'>走进云川</a><a href='/b.html'>要闻</a></body></html>"
    )
    outcome = night.fetch()
    (failure,) = outcome.failures
    assert outcome.needs_somebody
    assert failure.code == "listing_changed"
    assert failure.reason == (
        "The listing named 1 report on 2025-01-20, and now names none: it holds 2 links, but none titled like a report."
    )
    assert night.fetch().failures[0].code == "listing_changed"  # and so it stays until somebody looks


def test_a_listing_that_a_script_makes_is_told_as_such(night: Night, site: Site):
    site.pages["/list.html"] = Page("<html><body><div id=app></div><script src=app.js></script></body></html>")
    (failure,) = night.fetch().failures
    assert failure.code == "listing_empty"
    assert "it holds no links at all; a script may make its list" in failure.reason


@pytest.mark.parametrize("page", [Page(status=404), Page(b"%PDF-1.7", media_type="application/pdf"), Page(status=403)])
def test_a_listing_that_cannot_be_used_is_not_an_empty_night(night: Night, yunchuan: Site, page: Page):
    night.fetch()
    yunchuan.pages["/list.html"] = page
    outcome = night.fetch()
    assert [failure.code for failure in outcome.failures] == ["listing_gone"]
    assert outcome.needs_somebody


def test_a_listing_on_a_site_that_is_down_needs_nobody_yet(night: Night, site: Site):
    site.pages["/list.html"] = Page(status=502)
    outcome = night.fetch()
    assert ([failure.code for failure in outcome.failures], outcome.needs_somebody) == (["busy"], False)


# --- documents in parts


def test_a_report_over_several_pages_with_an_annex_is_one_document(night: Night, site: Site):
    site.pages["/list.html"] = Page(listing(("t1.html", TITLE)))
    pages = '<a href="t1_1.html">2</a><a href="t1_2.html">3</a><a href="t9.html">下一篇</a>'
    site.pages["/t1.html"] = Page(report(more=pages))
    site.pages["/t1_1.html"] = Page(report(more=pages))
    site.pages["/t1_2.html"] = Page(report(more=pages + '<a href="/files/fb1.xlsx">附表1</a>'))
    annex = (FIXTURES / "annex.xlsx").read_bytes()
    site.pages["/files/fb1.xlsx"] = Page(annex, media_type="application/octet-stream")
    night.fetch()
    document = night.archive.document(site.address("/t1.html"))
    assert document is not None
    assert [part.address for part in document.parts] == [
        site.address(path) for path in ("/t1.html", "/t1_1.html", "/t1_2.html", "/files/fb1.xlsx")
    ]


def test_an_annex_that_is_gone_is_told_and_asked_for_again(night: Night, yunchuan: Site):
    yunchuan.pages["/2025/t20250116_1.html"] = Page(report(more='<a href="fb.pdf">附件</a>'))
    outcome = night.fetch()
    assert [failure.code for failure in outcome.failures] == ["not_found"]
    yunchuan.pages["/2025/fb.pdf"] = Page(b"%PDF-1.7 x", media_type="application/pdf")
    again = night.fetch()
    assert (again.changed, again.failures) == (1, [])
    assert yunchuan.address("/2025/fb.pdf") in again.settled


def test_a_page_where_a_file_is_promised_is_no_file(night: Night, yunchuan: Site):
    yunchuan.pages["/2025/t20250116_1.html"] = Page(report(more='<a href="fb.pdf">附件</a>'))
    yunchuan.pages["/2025/fb.pdf"] = Page("<html><body>请先登录</body></html>")
    (failure,) = night.fetch().failures
    assert failure.code == "wrong_type"
    assert "its name promises application/pdf" in failure.reason


# --- what is never followed


def test_a_report_on_another_host_is_not_asked_for_but_told(night: Night, site: Site):
    site.pages["/list.html"] = Page(
        listing(("1.html", TITLE), ("http://trap.example/2.html", "2024年云川县政府工作报告"))
    )
    site.pages["/1.html"] = Page(report())
    outcome = night.fetch()
    assert (outcome.new, failures(night)) == (1, {"http://trap.example/2.html": "host_not_allowed"})


@pytest.mark.parametrize(
    ("location", "code"),
    [
        ("http://trap.example/", "host_not_allowed"),
        ("http://169.254.169.254/latest/meta-data/", "host_not_allowed"),
        ("http://127.0.0.1:1/", "host_not_allowed"),
        ("http://localhost/", "host_not_allowed"),
        ("file:///etc/passwd", "bad_address"),
        ("http://user:secret@127.0.0.1/", "bad_address"),
        ("http://[::1", "bad_address"),
        ("//[::ffff:127.0.0.1]:22/", "host_not_allowed"),
    ],
)
def test_a_redirect_is_checked_before_it_is_followed(night: Night, yunchuan: Site, location: str, code: str):
    yunchuan.pages["/2025/t20250116_1.html"] = to(location)
    (failure,) = night.fetch().failures
    assert failure.code == code


def test_a_redirect_on_the_sources_own_host_is_followed_and_kept_in_the_record(night: Night, yunchuan: Site):
    yunchuan.pages["/2025/t20250116_1.html"] = to("/new/1.html", 301)
    yunchuan.pages["/new/1.html"] = Page(report())
    assert night.fetch().new == 1
    record = night.archive.last(yunchuan.address("/2025/t20250116_1.html"))
    assert record is not None
    assert record.final_address == yunchuan.address("/new/1.html")


def test_redirects_that_lead_in_a_circle_end(night: Night, yunchuan: Site):
    yunchuan.pages["/2025/t20250116_1.html"] = to("/b.html")
    yunchuan.pages["/b.html"] = to("/2025/t20250116_1.html")
    assert night.fetch().failures[0].code == "redirects"


def test_a_source_that_does_not_allow_private_addresses_reaches_none(night: Night, yunchuan: Site):
    outcome = night.fetch(allow_private=False, delay=1.0)
    assert "127.0.0.1 is at 127.0.0.1, which is no public address" in outcome.failures[0].reason
    assert yunchuan.requests == []


def test_robots_txt_is_obeyed(night: Night, yunchuan: Site):
    yunchuan.pages["/robots.txt"] = Page("User-agent: *\nDisallow: /2025/\nCrawl-delay: 7\n", media_type="text/plain")
    outcome = night.fetch()
    assert [failure.code for failure in outcome.failures] == ["robots"]
    assert yunchuan.paths == ["/list.html"]


# --- slow, broken, busy


def test_requests_to_a_host_are_as_far_apart_as_the_source_and_robots_txt_want(night: Night, site: Site):
    site.pages["/list.html"] = Page(listing(("1.html", TITLE)))
    site.pages["/1.html"] = Page(report())
    night.fetch(delay=3.0)
    assert night.clock.waits == [3.0, 3.0]
    site.pages["/robots.txt"] = Page("User-agent: huibao\nUser-agent: *\nCrawl-delay: 7\n")
    night.clock.waits.clear()
    night.fetch(delay=3.0, recheck=0.0)
    assert night.clock.waits[-1] == 7.0


def test_a_site_that_is_busy_is_asked_again_when_it_says_so(night: Night, yunchuan: Site):
    busy = Page(status=429, headers={"Retry-After": "17"})
    yunchuan.pages["/2025/t20250116_1.html"] = [busy, Page(status=503), Page(report())]
    assert night.fetch().new == 1
    assert night.clock.waits == [17.0, 10.0]


def test_a_site_that_wants_to_be_left_alone_for_long_is_left_for_the_next_run(night: Night, site: Site):
    site.pages["/list.html"] = Page(listing(("1.html", TITLE), ("2.html", "2024年云川县政府工作报告")))
    site.pages["/1.html"] = Page(status=503, headers={"Retry-After": "Mon, 20 Jan 2025 12:00:00 GMT"})
    outcome = night.fetch()
    assert (outcome.left, [failure.code for failure in outcome.failures]) == (2, ["busy"])
    assert night.clock.waits == []
    assert "/2.html" not in site.paths


def test_a_body_that_does_not_come_whole_is_asked_for_again_and_never_archived_in_part(night: Night, yunchuan: Site):
    whole = report()
    yunchuan.pages["/2025/t20250116_1.html"] = [Page(whole, cut=20), Page(whole, cut=20), Page(whole)]
    assert night.fetch().new == 1
    document = night.archive.document(yunchuan.address("/2025/t20250116_1.html"))
    assert document is not None
    assert night.archive.read(document.content_hash) == whole.encode()


def test_a_body_that_comes_too_slowly_is_given_up(night: Night, yunchuan: Site):
    yunchuan.pages["/2025/t20250116_1.html"] = Page(report() * 20, drips=True)
    outcome = night.fetch(Limits(seconds=0.2))
    assert [failure.code for failure in outcome.failures] == ["too_slow"]


@pytest.mark.parametrize("headers", [{}, {"Content-Length": "999999999"}])
def test_a_body_that_is_too_large_is_not_read_to_its_end(night: Night, yunchuan: Site, headers: dict[str, str]):
    yunchuan.pages["/2025/t20250116_1.html"] = Page(report() * 1000, headers=headers)
    assert night.fetch(Limits(bytes=10_000)).failures[0].code == "too_large"


def test_a_body_that_unpacks_to_more_than_the_limit_is_given_up(night: Night, yunchuan: Site):
    import gzip

    bomb = Page(gzip.compress(bytes(5_000_000)), headers={"Content-Encoding": "gzip"})
    yunchuan.pages["/2025/t20250116_1.html"] = bomb
    assert night.fetch(Limits(bytes=1_000_000)).failures[0].code == "too_large"


def test_pictures_are_not_even_read(night: Night, yunchuan: Site):
    yunchuan.pages["/2025/t20250116_1.html"] = Page(b"\x89PNG" * 100, media_type="image/png")
    assert night.fetch().failures[0].code == "wrong_type"


@pytest.mark.parametrize(
    ("status", "code"), [(403, "refused"), (412, "refused"), (404, "not_found"), (410, "not_found")]
)
def test_what_a_site_does_not_give_is_told_with_its_reason(night: Night, yunchuan: Site, status: int, code: str):
    yunchuan.pages["/2025/t20250116_1.html"] = Page("x", status=status)
    assert failures_after(night) == [code]


def failures_after(night: Night) -> list[str]:
    return [failure.code for failure in night.fetch().failures]


def test_a_site_where_nobody_listens_is_told_as_unreachable(night: Night):
    (failure,) = night.fetch(listing="http://127.0.0.1:9/list.html").failures
    assert failure.code == "unreachable"
    assert threading.active_count() < 20


def test_what_goes_wrong_in_one_source_stops_no_other(night: Night, yunchuan: Site):
    def resolve(host: str, port: int) -> list[str]:
        if host == "broken.example":
            raise ZeroDivisionError
        return ["127.0.0.1"]

    sources = Sources(
        agent=AGENT,
        sources=(
            Source(name="broken", listing="http://broken.example/", allow_private=True),
            Source(name="yunchuan", listing=yunchuan.address("/list.html"), allow_private=True),
        ),
    )
    outcomes = fetch(sources, night.archive, clock=night.clock, resolve=resolve)
    told = {outcome.source: [failure.code for failure in outcome.failures] for outcome in outcomes}
    assert told == {"broken": ["fetch_failed"], "yunchuan": []}
