"""Which reports are in a document: whose, of which kind and period, and from where to where.

The text decides, not the file's name; only what the document's own head states goes before the text.
"""

from __future__ import annotations

import re
from typing import get_args

from loaders.facts import Document, Report, ReportKind
from loaders.identify.bounds import Span, report_spans
from loaders.identify.masthead import iso_day, masthead_of
from loaders.identify.periods import periods_of
from loaders.identify.places import place_of, stated_place
from loaders.identify.titles import is_title, kind_of

__all__ = ["identify", "why_not_a_report"]

_KINDS: tuple[ReportKind, ...] = get_args(ReportKind)


def identify(document: Document) -> list[Report]:
    """The reports of a document in the order of the text; none if it holds none (see `why_not_a_report`)."""
    spans = report_spans(document)
    # What the head says of the document it says of a report only where that is the only one.
    head = document.head if len(spans) == 1 else {}
    reports: list[Report] = []
    for span in spans:
        report = _report(document, span, head, place=len(reports))
        if report is not None:
            reports.append(report)
    return reports


def why_not_a_report(document: Document) -> str:
    """A sentence for a person on why `identify` found no report in a document."""
    titles = [line for line in document.text.splitlines() if is_title(line.strip())]
    if report_spans(document):
        return "It reads like a report, but names no year that it reports on."
    if len(titles) > 1:
        return f"It names {len(titles)} reports, but the text of none follows: a list or a page of links."
    if titles:
        return "It has a report's title, but neither a report's salutation nor its sections follow: news or an excerpt."
    return "It has neither a report's title nor a report's salutation."


def _report(document: Document, span: Span, head: dict[str, str], place: int) -> Report | None:
    text = document.text[span.start : span.end]
    title = _title(document, span, head)
    masthead = masthead_of(text, title)
    kind = next((kind for kind in _KINDS if kind == head.get("report_kind")), None) or _kind(title, span.title)
    stated, published = _stated_day(head), masthead.published
    if document.media_type == "text/html":  # a page states the day it was published
        stated, published = None, stated or published
    given = stated or masthead.given
    periods = periods_of(text, f"{title}\n{span.title}", kind, given, published)
    if periods is None:
        return None
    site = document.text[: span.start].rpartition("\n")[2]  # what the site sets before the title may say which 白云区
    code, name = stated_place(head, text) or place_of(text, title, masthead, around=site)
    return Report(
        document=document.address,
        report=place,
        title=title,
        district_code=code,
        district_name=name,
        report_kind=kind,
        period=periods[0],
        planned_period=periods[1],
        date=_date(given, published, periods[0]),
        meeting=masthead.meeting,
        start=span.start,
        end=span.end,
    )


def _title(document: Document, span: Span, head: dict[str, str]) -> str:
    """As the head states it, else as printed; a web page's own title goes last, since it is often the site's."""
    stated = head.get("title", "")
    if document.media_type != "text/html" and (is_title(stated) or (stated and not span.title)):
        return stated
    return span.title or stated or _spoken_title(document.text[span.start : span.end])


def _spoken_title(text: str) -> str:
    """What a speech without a title says that it is, in its first sentences."""
    return "计划执行情况的报告" if "计划执行情况" in text[:600] else "政府工作报告"


def _kind(title: str, printed: str) -> ReportKind:
    return next((kind for words in (title, printed) if (kind := kind_of(words)) != "other"), "other")


def _stated_day(head: dict[str, str]) -> str | None:
    day = re.match(r"(\d{4})\D(\d{1,2})\D(\d{1,2})", head.get("date", ""))
    return iso_day(*day.groups()) if day else None


def _date(given: str | None, published: str | None, period: str) -> str | None:
    """The day it was given, else the day its page was published, unless the page was moved years later."""
    if given and len(given) == len("2024-01-16"):
        return given
    return published if published and 0 <= int(published[:4]) - int(period[:4]) <= 1 else None
