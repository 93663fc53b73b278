"""Which reports are in a document: whose, of which kind and period, and from where to where.

The text decides, not the file's name; only what the document's own head states goes before the text.
"""

from __future__ import annotations

import re

from loaders.facts import Document, Report, ReportKind
from loaders.gazetteer import gazetteer
from loaders.identify.bounds import Span, report_spans
from loaders.identify.masthead import Masthead, iso_day, masthead_of
from loaders.identify.periods import periods_of
from loaders.identify.places import Place, place_of
from loaders.identify.titles import is_title, kind_of

__all__ = ["identify", "why_not_a_report"]

_KINDS: dict[str, ReportKind] = {
    "plan_execution": "plan_execution",
    "government_work": "government_work",
    "statistical_communique": "statistical_communique",
    "other": "other",
}


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
    kind = _KINDS.get(head.get("report_kind", "")) or _kind(title, span.title, masthead)
    stated = re.match(r"(\d{4})\D(\d{1,2})\D(\d{1,2})", head.get("date", ""))
    published = (iso_day(*stated.groups()) if stated else None) or masthead.published
    periods = periods_of(text, f"{title}\n{span.title}", kind, masthead.given, published)
    if periods is None:
        return None
    line_above = document.text[: span.start].rpartition("\n")[2]  # the site's prefix of the title
    code, name = _stated_place(head) or place_of(text, title, masthead, around=line_above)
    return Report(
        document=document.address,
        report=place,
        title=title,
        district_code=code,
        district_name=name,
        report_kind=kind,
        period=periods[0],
        planned_period=periods[1],
        date=_date(masthead.given, published, periods[0]),
        meeting=masthead.meeting,
        start=span.start,
        end=span.end,
    )


def _title(document: Document, span: Span, head: dict[str, str]) -> str:
    """As the head states it; a web page's own title carries the site's name, so that what is printed goes first."""
    if document.media_type == "text/html":
        return span.title or head.get("title", "")
    stated = head.get("title", "")
    if stated and (is_title(stated) or not span.title):
        return stated
    return span.title or _first_line(document.text[span.start : span.end])


def _first_line(text: str) -> str:
    return text.partition("\n")[0].strip(" *#—")[:90]


def _kind(title: str, printed: str, masthead: Masthead) -> ReportKind:
    for words in (title, printed):
        if words and (kind := kind_of(words)) != "other":
            return kind
    return "government_work" if masthead.given_for and not is_title(title) else "other"


def _stated_place(head: dict[str, str]) -> Place | None:
    code, name = head.get("district_code"), head.get("district_name")
    if code is None and name is None:
        return None
    if name is None and (district := gazetteer().by_code(code or "")):
        name = district.name
    if code is None and (listed := gazetteer().resolve(name or "")):
        code = listed.code
    return code, name


def _date(given: str | None, published: str | None, period: str) -> str | None:
    """The day it was given, else the day its page was published, unless the page was moved years later."""
    if given and len(given) == len("2024-01-16"):
        return given
    return published if published and 0 <= int(published[:4]) - int(period[:4]) <= 1 else None
