from __future__ import annotations

from datetime import date

import pytest

from warehouse.periods import days


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-01/2023-06", date(2023, 1, 1), date(2023, 6, 30)),
        ("2016/2020", date(2016, 1, 1), date(2020, 12, 31)),
    ],
)
def test_a_period_spans_its_days_both_ends_included(period, first, last):
    assert days(period) == (first, last)


@pytest.mark.parametrize("period", ["", "24", "2024/", "2024-00", "2020/2016", "2024年", "2024-01-05"])
def test_anything_else_is_refused_with_what_to_write(period):
    with pytest.raises(ValueError, match=r"period|month"):
        days(period)
