"""Several pages become one document, and every sentence still leads back to its page."""

from __future__ import annotations

from loaders.reading import decode
from loaders.reading.joining import joined

FIRST = "<body><p>首页</p><p>云川县人民政府</p><h1>报告</h1><p>一、回顾。增长5%。</p><p>主办：云川县</p></body>"
SECOND = "<body><p>首页</p><p>云川县人民政府</p><h1>报告</h1><p>二、安排。增长6%。</p><p>主办：云川县</p></body>"


def test_what_pages_have_in_common_at_both_ends_stands_there_once():
    pages = [
        decode(page.encode(), f"https://a.example/{n}.html", "text/html") for n, page in enumerate([FIRST, SECOND])
    ]
    whole = joined(pages, "0" * 64)
    assert [line for line in whole.text.splitlines() if line] == [
        *("首页", "云川县人民政府", "报告", "一、回顾。增长5%。"),
        *("二、安排。增长6%。", "主办：云川县"),
    ]


def test_a_place_of_a_further_part_begins_with_its_address():
    page = decode(FIRST.encode(), "https://a.example/0.html", "text/html")
    annex = decode("附表：增长6%。".encode(), "https://a.example/annex.txt", "text/plain")
    whole = joined([page, annex], "0" * 64)
    assert whole.place_of(whole.text.index("增长5%")) == page.place_of(page.text.index("增长5%"))
    assert whole.place_of(whole.text.index("增长6%")) == "https://a.example/annex.txt"
    assert whole.address == "https://a.example/0.html"
