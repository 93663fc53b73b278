"""Periods as the contract writes them, and the days they span."""

from __future__ import annotations

import calendar
import re
from datetime import date

_POINT = re.compile(r"([1-9]\d{3})(?:-(0[1-9]|1[0-2]))?")


def days(period: str) -> tuple[date, date]:
    """The first and the last day of `2024`, `2024-05`, `2024-01/2024-06` (months, both included) or `2016/2020` (years).

    Raises:
        ValueError: it is none of these, or ends before it begins.
    """
    start, slash, end = period.partition("/")
    first, last = _POINT.fullmatch(start), _POINT.fullmatch(end if slash else start)
    if first is None or last is None:
        raise ValueError(f"period {period!r}: write 2024, 2024-01/2024-06 or 2016/2020")
    begins = date(int(first[1]), int(first[2] or 1), 1)
    year, month = int(last[1]), int(last[2] or 12)
    ends = date(year, month, calendar.monthrange(year, month)[1])
    if ends < begins:
        raise ValueError(f"period {period!r} ends before it begins")
    return begins, ends
