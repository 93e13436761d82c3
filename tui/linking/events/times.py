"""When an event was, as far as linking must know: the days of a TIMEX3 value, and whether two agree."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import IntEnum
from functools import lru_cache

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T\w*)?$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)$")
_YEARS = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)$")
_PARTS = {
    "Q1": (1, 3),
    "Q2": (4, 6),
    "Q3": (7, 9),
    "Q4": (10, 12),
    "H1": (1, 6),
    "H2": (7, 12),
    "SP": (3, 5),
    "SU": (6, 8),
    "FA": (9, 11),
    "WI": (12, 14),
}
_EXACT = 9
"""Up to how many days a time may last that tells two events apart by itself: a week and its borders."""
_TOLERANCE = 1
"""By how many days reports of one event may differ: it was night, or the outlet is far away."""


class Agreement(IntEnum):
    """How the times of two reports compare."""

    CONFLICT = -1
    UNKNOWN = 0
    COMPATIBLE = 1
    EQUAL = 2


@lru_cache(maxsize=1 << 14)
def days_of(value: str) -> tuple[int, int] | None:
    """Return the first and the last day of a TIMEX3 value as ordinals, None if it tells none.

    Args:
        value: As "2006-10-24", "2006-W43", "2006-10", "2006-SU", "2006", "199X" or two with a slash.
    """
    start, slash, end = value.partition("/")
    if slash:
        first, last = days_of(start), days_of(end)
        return (first[0], last[1]) if first and last and first[0] <= last[1] else None
    try:
        return _days(value)
    except ValueError:
        return None


def _days(value: str) -> tuple[int, int] | None:
    if found := _DAY.match(value):
        day = date(int(found[1]), int(found[2]), int(found[3])).toordinal()
        return day, day
    if found := _WEEK.match(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1).toordinal()
        return (monday + 5, monday + 6) if found[3] else (monday, monday + 6)
    if found := _MONTH.match(value):
        return _months(int(found[1]), int(found[2]), int(found[2]))
    if found := _PART.match(value):
        return _months(int(found[1]), *_PARTS[found[2]])
    if found := _YEARS.match(value):
        first, last = found[1].replace("X", "0"), found[1].replace("X", "9")
        return date(max(1, int(first)), 1, 1).toordinal(), date(int(last), 12, 31).toordinal()
    return None


def _months(year: int, first: int, last: int) -> tuple[int, int]:
    following = date(year + last // 12, last % 12 + 1, 1)
    return date(year, first, 1).toordinal(), (following - timedelta(1)).toordinal()


def is_exact(value: str) -> bool:
    """Say whether a TIMEX3 value is short enough to tell an event from others of its kind."""
    days = days_of(value)
    return days is not None and days[1] - days[0] < _EXACT


def compare_times(one: str, other: str) -> Agreement:
    """Compare the times of two reports.

    Args:
        one: TIMEX3 value or "".
        other: Likewise.
    """
    if not one or not other:
        return Agreement.UNKNOWN
    if one == other:
        return Agreement.EQUAL if is_exact(one) else Agreement.COMPATIBLE
    mine, theirs = days_of(one), days_of(other)
    if mine is None or theirs is None:
        return Agreement.UNKNOWN
    exact = is_exact(one) and is_exact(other)
    tolerance = _TOLERANCE if exact else 0
    if mine[0] > theirs[1] + tolerance or theirs[0] > mine[1] + tolerance:
        return Agreement.CONFLICT
    return Agreement.EQUAL if exact else Agreement.COMPATIBLE
