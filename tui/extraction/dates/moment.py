"""Arithmetic on the calendar: days, weeks, months, seasons and years, and how TIMEX3 writes them.

Nothing here knows of texts. What would leave the years 1 to 9999 is None, never an error.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import IntEnum
from functools import lru_cache

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_SEASON_NAMES = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_SATURDAY = 5
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()


class Grain(IntEnum):
    """How long a moment is, shortest first."""

    DAY = 0
    WEEKEND = 1
    WEEK = 2
    MONTH = 3
    QUARTER = 4
    SEASON = 5
    HALF = 6
    YEAR = 7
    DECADE = 8
    CENTURY = 9


_MONTHS_OF = {
    Grain.MONTH: 1,
    Grain.QUARTER: 3,
    Grain.SEASON: 12,
    Grain.HALF: 6,
    Grain.YEAR: 12,
    Grain.DECADE: 120,
    Grain.CENTURY: 1200,
}


YEARS_IN = {Grain.DECADE: 10, Grain.CENTURY: 100}


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of the calendar.

    Attributes:
        first: Its first day; of a weekend the Saturday, of a week the Monday, of a winter 1 December.
        grain: How long it is.
        part: Part of the day as TIMEX3 writes it (MO, AF, EV, NI), of a day only.
    """

    first: date
    grain: Grain
    part: str = ""

    @property
    def value(self) -> str:
        """How TIMEX3 writes it."""
        year, month = self.first.year, self.first.month
        match self.grain:
            case Grain.DAY:
                return self.first.isoformat() + (f"T{self.part}" if self.part else "")
            case Grain.WEEK | Grain.WEEKEND:
                week = self.first.isocalendar()
                end = "-WE" if self.grain is Grain.WEEKEND else ""
                return f"{week.year:04}-W{week.week:02}{end}"
            case Grain.MONTH:
                return f"{year:04}-{month:02}"
            case Grain.QUARTER:
                return f"{year:04}-Q{(month + 2) // 3}"
            case Grain.SEASON:
                return f"{year:04}-{_SEASONS[month]}"
            case Grain.HALF:
                return f"{year:04}-H{1 if month == 1 else 2}"
            case Grain.DECADE:
                return f"{year // 10:03}X"
            case Grain.CENTURY:
                return f"{year // 100:02}XX"
        return f"{year:04}"

    @property
    def words(self) -> str:
        """How a reason writes it, as "31 October 2006"."""
        year, month = self.first.year, self.first.month
        match self.grain:
            case Grain.DAY:
                return f"{self.first.day} {MONTHS[month - 1]} {year}"
            case Grain.WEEK:
                return f"the week of {day_at(self.first).words}"
            case Grain.WEEKEND:
                return f"the weekend of {day_at(self.first).words}"
            case Grain.MONTH:
                return f"{MONTHS[month - 1]} {year}"
            case Grain.QUARTER:
                return f"quarter {(month + 2) // 3} of {year}"
            case Grain.SEASON:
                return f"the {_SEASON_NAMES[month]} of {year}"
            case Grain.HALF:
                return f"half {1 if month == 1 else 2} of {year}"
            case Grain.DECADE:
                return f"the {year // 10 * 10}s"
            case Grain.CENTURY:
                return f"the years from {year}"
        return str(year)

    @property
    def last(self) -> date:
        """Its last day, or the calendar's where that comes before."""
        following = add_months(self.first, 3) if self.grain is Grain.SEASON else self.stepped(1)
        if isinstance(following, Moment):
            following = following.first
        if self.grain is Grain.WEEKEND:
            return add_days(self.first, 1) or date.max
        return (add_days(following, -1) if following else None) or date.max

    def stepped(self, count: int) -> date | None:
        """Return the first day of what lies *count* of its own kind later, a season a year."""
        if self.grain is Grain.DAY:
            return add_days(self.first, count)
        if self.grain in (Grain.WEEK, Grain.WEEKEND):
            return add_days(self.first, 7 * count)
        return add_months(self.first, count * _MONTHS_OF[self.grain])

    def later(self, count: int) -> Moment | None:
        """Return what lies *count* of its own kind later; earlier if negative, None off the calendar."""
        first = self.stepped(count)
        return Moment(first, self.grain, self.part) if first else None

    def widened(self, grain: Grain) -> Moment:
        """Return what of *grain*, no shorter than this, its first day lies in."""
        return around(self.first, grain)


def day_at(day: date) -> Moment:
    """Return *day* as a moment."""
    return Moment(day, Grain.DAY)


@lru_cache(maxsize=4096)
def moment(year: int, month: int = 0, day: int = 0) -> Moment | None:
    """Return a day, a month (no *day*) or a year (no *month*), or None if there is no such."""
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    return Moment(first, Grain.DAY if day else Grain.MONTH if month else Grain.YEAR)


def around(day: date, grain: Grain) -> Moment:
    """Return the week, month, season … that *day* lies in; of a weekend, the one of its week."""
    year, month = day.year, day.month
    match grain:
        case Grain.DAY:
            return Moment(day, grain)
        case Grain.WEEK:
            return Moment(add_days(day, -day.weekday()) or day, grain)
        case Grain.WEEKEND:
            return Moment(add_days(day, _SATURDAY - day.weekday()) or day, grain)
        case Grain.MONTH:
            return Moment(day.replace(day=1), grain)
        case Grain.QUARTER:
            return Moment(date(year, (month - 1) // 3 * 3 + 1, 1), grain)
        case Grain.SEASON:
            if month < 3:
                return Moment(date(max(year - 1, MINYEAR), 12, 1), grain)
            return Moment(date(year, month // 3 * 3, 1), grain)
        case Grain.HALF:
            return Moment(date(year, 1 if month < 7 else 7, 1), grain)
        case Grain.DECADE:
            return Moment(date(max(year // 10 * 10, MINYEAR), 1, 1), grain)
        case Grain.CENTURY:
            return Moment(date(max(year // 100 * 100, MINYEAR), 1, 1), grain)
    return Moment(date(year, 1, 1), Grain.YEAR)


def season(year: int, month: int) -> Moment | None:
    """Return the season of *year* that begins in *month* (3, 6, 9 or 12), or None off the calendar."""
    return Moment(date(year, month, 1), Grain.SEASON) if MINYEAR <= year <= MAXYEAR else None


def add_days(day: date, count: int) -> date | None:
    """Return the day *count* days after *day*, or None off the calendar."""
    return day + timedelta(days=count) if _FIRST <= day.toordinal() + count <= _LAST else None


def add_months(day: date, count: int) -> date | None:
    """Return the day *count* months after *day*, the month's last if it is shorter, or None."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, month_length(year, month + 1)))


def month_length(year: int, month: int) -> int:
    """Return the number of days of a month."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def weekday_before(day: date, weekday: int, *, same: bool = False) -> date | None:
    """Return the last *weekday* (Monday is 0) before *day*; *day* itself counts if *same*."""
    back = (day.weekday() - weekday) % 7
    return add_days(day, -(back or (0 if same else 7)))


def weekday_after(day: date, weekday: int, *, same: bool = False) -> date | None:
    """Return the first *weekday* (Monday is 0) after *day*; *day* itself counts if *same*."""
    ahead = (weekday - day.weekday()) % 7
    return add_days(day, ahead or (0 if same else 7))
