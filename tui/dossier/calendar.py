"""TIMEX3 values as days: where a value begins and ends, and how long it is.

The values are those that dates are written with in the index: 2006-10-24, 2006-W43, 2006-SU, 199X, ranges.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import IntEnum
from functools import lru_cache

_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T\w+)?)?|W(?P<week>\d\d)(?P<end>-WE)?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?|(?P<decade>\d{3})X|(?P<century>\d\d)XX"
)
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


class Precision(IntEnum):
    """How long a value is, shortest first."""

    DAY = 0
    WEEK = 1
    MONTH = 2
    SEASON = 3
    YEAR = 4
    LONGER = 5


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a value.

    Attributes:
        first: Its first day.
        last: Its last day.
        precision: How long it is; of a range, that of its ends.
    """

    first: date
    last: date
    precision: Precision


@lru_cache(maxsize=4096)
def span(value: str) -> Span | None:
    """Return the days of a TIMEX3 *value*.

    Returns:
        Its days; None where it is open, before the year 1, or not such a value.
    """
    begin, slash, end = value.partition("/")
    if slash:
        one, other = span(begin), span(end)
        if one is None or other is None or other.last < one.first:
            return None
        return Span(one.first, other.last, max(one.precision, other.precision))
    found = _VALUE.fullmatch(value)
    if found is None:
        return None
    try:
        return _span(found.groupdict())
    except (ValueError, OverflowError):
        return None


def first_day(value: str) -> str | None:
    """Return the first day of a TIMEX3 *value* in ISO 8601, or None where it has none."""
    found = span(value)
    return found.first.isoformat() if found else None


def _span(part: dict[str, str | None]) -> Span:
    if part["decade"] is not None:
        return _years(int(part["decade"]) * 10, 10)
    if part["century"] is not None:
        return _years(int(part["century"]) * 100, 100)
    year = int(part["year"] or 0)
    if part["day"] is not None:
        day = date(year, int(part["month"] or 0), int(part["day"]))
        return Span(day, day, Precision.DAY)
    if part["week"] is not None:
        monday = date.fromisocalendar(year, int(part["week"]), 1)
        if part["end"]:
            return Span(monday + timedelta(5), monday + timedelta(6), Precision.WEEK)
        return Span(monday, monday + timedelta(6), Precision.WEEK)
    if part["month"] is not None:
        return _months(year, int(part["month"]), 1, Precision.MONTH)
    if part["quarter"] is not None:
        return _months(year, int(part["quarter"]) * 3 - 2, 3, Precision.SEASON)
    if part["half"] is not None:
        return _months(year, int(part["half"]) * 6 - 5, 6, Precision.SEASON)
    if part["season"] is not None:
        return _months(year, _SEASONS[part["season"]], 3, Precision.SEASON)
    return _years(year, 1)


def _months(year: int, month: int, count: int, precision: Precision) -> Span:
    after = year * 12 + month - 1 + count
    last = date.max if after >= (MAXYEAR + 1) * 12 else date(after // 12, after % 12 + 1, 1) - timedelta(1)
    return Span(date(year, month, 1), last, precision)


def _years(year: int, count: int) -> Span:
    first = max(year, MINYEAR)
    last = min(year + count - 1, MAXYEAR)
    return Span(date(first, 1, 1), date(last, 12, 31), Precision.YEAR if count == 1 else Precision.LONGER)
