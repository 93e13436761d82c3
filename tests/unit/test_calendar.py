"""TIMEX3 values as days: every value that extraction writes has days, and the days are those of the value."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.dossier.calendar import Precision, Span, first_day, span
from tui.extraction.dates.moment import Grain, around

_PRECISIONS = {
    Grain.DAY: Precision.DAY,
    Grain.WEEKEND: Precision.WEEK,
    Grain.WEEK: Precision.WEEK,
    Grain.MONTH: Precision.MONTH,
    Grain.QUARTER: Precision.SEASON,
    Grain.SEASON: Precision.SEASON,
    Grain.HALF: Precision.SEASON,
    Grain.YEAR: Precision.YEAR,
    Grain.DECADE: Precision.LONGER,
    Grain.CENTURY: Precision.LONGER,
}
# The calendar's very ends are cut short.
days = st.dates(date(101, 1, 8), date(9899, 12, 1))


@given(day=days, grain=st.sampled_from(Grain))
def test_a_moment_and_its_value_are_the_same_days(day: date, grain: Grain) -> None:
    moment = around(day, grain)
    found = span(moment.value)
    assert found == Span(moment.first, moment.last, _PRECISIONS[grain])
    assert first_day(moment.value) == moment.first.isoformat()


@given(days, days)
def test_a_range_has_the_days_of_both_ends(one: date, other: date) -> None:
    found = span(f"{one.isoformat()}/{other.isoformat()}")
    assert found == (Span(one, other, Precision.DAY) if one <= other else None)


@given(st.text(alphabet="0123456789-/WQHXSPUFAT", max_size=14))
def test_whatever_is_asked_has_days_in_order_or_none(value: str) -> None:
    found = span(value)
    if found is not None:
        assert found.first <= found.last


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2006-10-24", "2006-10-24", "2006-10-24"),
        ("2006-10-24TNI", "2006-10-24", "2006-10-24"),
        ("2006-02", "2006-02-01", "2006-02-28"),
        ("2006-W43", "2006-10-23", "2006-10-29"),
        ("2006-W43-WE", "2006-10-28", "2006-10-29"),
        ("2006-WI", "2006-12-01", "2007-02-28"),
        ("2006-Q4", "2006-10-01", "2006-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("18XX", "1800-01-01", "1899-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
        ("2006/2014", "2006-01-01", "2014-12-31"),
    ],
)
def test_values(value: str, first: str, last: str) -> None:
    found = span(value)
    assert found is not None
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


@pytest.mark.parametrize("value", ["", "BC0300", "2006-13", "2006-02-30", "2006-W54", "P3D", "2014/2006"])
def test_values_without_days(value: str) -> None:
    assert span(value) is None


def test_a_day_is_one_day() -> None:
    found = span("2006-12-31")
    assert found is not None
    assert found.last + timedelta(1) == date(2007, 1, 1)
