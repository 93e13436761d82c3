"""What a date expression is read against: its text, the document's day and the dates named before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from tui.extraction.dates.mention import Mod
from tui.extraction.dates.moment import (
    WEEKDAYS,
    Grain,
    Moment,
    around,
    day_at,
    moment,
    weekday_after,
    weekday_before,
)
from tui.extraction.dates.tense import Tense, tense
from tui.extraction.dates.words import DAY, GAP, MONTH, YEAR, month_of

_YEAR_AHEAD = re.compile(
    rf"(?:{GAP}?[-–—]{GAP}?|{GAP}(?:to|through|until|and|or){GAP}|,{GAP})(?P<month>{MONTH})(?:{GAP}{DAY})?"
    rf"(?:,{GAP}?|{GAP}(?:of{GAP}|in{GAP})?)(?P<year>{YEAR})"
)

OPEN = "the document has no date to count from"

WRITTEN = "as written"

_REMEMBERED = 32
_PARAGRAPH = 4000
_AGAINST_TENSE = 4
_AFTER_UNKNOWN = 1.2
_ONWARD = 0.8
_ANOTHER_TIME = 2
"""Years between a document and a full date in its text from which on the text tells of that other time."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression was read as.

    Attributes:
        end: One past its last code point.
        value: Its TIMEX3 value, "" if it is open.
        reason: Why.
        moment: What it names, where that is one stretch of the calendar.
        mod: Which part of it is meant.
        start: Its first code point, where that is not where reading began; else -1.
        explicit: Whether the year is written out.
    """

    end: int
    value: str
    reason: str
    moment: Moment | None = None
    mod: Mod = Mod.WHOLE
    start: int = -1
    explicit: bool = False


@dataclass(slots=True)
class Frame:
    """One text while it is read from its beginning to its end.

    Attributes:
        text: As written.
        low: The same in lower case, of the same length.
        day: The document's day.
        said: Where moments were named so far, in order.
    """

    text: str
    low: str
    day: date | None
    said: list[tuple[int, Moment, bool]] = field(default_factory=list)

    def read(self, end: int, found: Moment | None, reason: str, *, explicit: bool = False) -> Reading | None:
        """Return *found* as a reading, or None if there is no such stretch of the calendar."""
        return Reading(end, found.value, reason, found, explicit=explicit) if found else None

    def open(self, end: int) -> Reading:
        """Return the reading of an expression that nothing can be counted from."""
        return Reading(end, "", OPEN)

    def counted(self, end: int, found: Moment | None, reason: str) -> Reading | None:
        """Return *found* as a reading counted from the document's day; an open one if there is no day."""
        return self.open(end) if self.day is None else self.read(end, found, reason)

    @property
    def today(self) -> str:
        """How a reason writes the document's day."""
        return day_at(self.day).words if self.day else ""

    def now(self, grain: Grain) -> Moment | None:
        """Return the week, month … of the document's day."""
        return around(self.day, grain) if self.day else None

    def antecedent(self, grain: Grain) -> Moment | None:
        """Return what was named last before and is no longer than *grain*."""
        return next((said for _, said, _ in self._recent() if said.grain <= grain), None)

    def told(self, start: int) -> Moment | None:
        """Return the date written out before *start* whose year is that of the story there, if any.

        In a dated document that is a month or day in the same paragraph, of another time than the
        document's; in one without a date any month or day, or a year in the same paragraph.
        """
        near = True
        for place, said, explicit in self._recent():
            near = near and start - place < _PARAGRAPH and "\n\n" not in self.low[place:start]
            if not near and self.day:
                return None
            if explicit and (said.grain <= Grain.MONTH or (near and said.grain is Grain.YEAR)):
                if self.day is None:
                    return said
                if said.grain <= Grain.MONTH:
                    return said if abs(said.first.year - self.day.year) >= _ANOTHER_TIME else None
        return None

    def _recent(self) -> Iterator[tuple[int, Moment, bool]]:
        return islice(reversed(self.said), _REMEMBERED)

    def tells_of_early_years(self) -> bool:
        """Whether one of the last dates named lies before the year 1000."""
        return any(said.first.year < 1000 for _, said, _ in self._recent())

    def before(self, start: int, size: int = 24) -> str:
        """Return up to *size* characters before *start*, in lower case."""
        return self.low[max(0, start - size) : start]

    def tense(self, start: int, end: int) -> Tense:
        """Return where the clause around a span looks."""
        return tense(self.text, start, end)

    def in_some_year(
        self, start: int, end: int, month: int, day: int = 0, weekday: int = -1
    ) -> Reading | None:
        """Return the reading of a month or a day whose year is not written.

        Args:
            start: First code point of the expression.
            end: One past its last.
            month: 1 to 12.
            day: Day of the month; 0 where only a month is named.
            weekday: The weekday that is written with it; -1 if none is.
        """
        if ahead := _YEAR_AHEAD.match(self.low, end):
            year = int(ahead["year"]) - (month > month_of(ahead["month"]))
            return self.read(end, moment(year, month, day), "the year follows")
        told = self.told(start)
        if told and told.grain > Grain.MONTH:
            return self.read(end, moment(told.first.year, month, day), f"in the year of {told.words}")
        if told:
            near = self._around(told.first.year, month, day)
            best = min(near, key=lambda one: _onward(told.first, one.first), default=None)
            return self.read(end, best, f"the nearest to {told.words}, named before")
        if self.day is None:
            # 30 February is a date of no year.
            return self.open(end) if moment(2000, month, day) else None
        here = self.day
        found = self._around(here.year, month, day)
        if fit := [one for one in found if one.first.weekday() == weekday]:
            found = fit
        if not found:
            return None
        looks = self.tense(start, end)
        best = min(found, key=lambda one: _distance(here, one, looks))
        return self.read(end, best, f"the nearest to {self.today}{_AS_TOLD[looks]}")

    def _around(self, year: int, month: int, day: int) -> list[Moment]:
        # There may be eight years between one 29 February and the next.
        reach = 8 if (month, day) == (2, 29) else 1
        years = range(year - reach, year + reach + 1)
        return [one for near in years if (one := moment(near, month, day))]

    def weekday(self, start: int, end: int, weekday: int) -> Reading | None:
        """Return the reading of a weekday without more."""
        if self.day is None:
            return self.open(end)
        ahead = self.tense(start, end) is Tense.AHEAD
        found = (weekday_after if ahead else weekday_before)(self.day, weekday, same=True)
        if found == self.day:
            return self.read(end, day_at(self.day), "the document's own day")
        side = "after" if ahead else "before"
        return self.read(
            end, day_at(found) if found else None, f"the {WEEKDAYS[weekday]} {side} {self.today}"
        )


_AS_TOLD = {
    Tense.AHEAD: ", told as to come",
    Tense.BEHIND: ", told as past",
    Tense.UNKNOWN: "",
}


def _onward(here: date, there: date) -> float:
    """How far a date lies from the one before it in a story, which mostly goes on."""
    apart = (there - here).days
    return apart * _ONWARD if apart > 0 else -apart


def _distance(here: date, there: Moment, looks: Tense) -> float:
    if there.grain is Grain.MONTH:
        apart = 30 * ((there.first.year - here.year) * 12 + there.first.month - here.month)
    else:
        apart = (there.first - here).days
    if looks is Tense.UNKNOWN:
        return apart * _AFTER_UNKNOWN if apart > 0 else -apart
    against = apart * looks.value < 0
    return abs(apart) * (_AGAINST_TENSE if against else 1)
