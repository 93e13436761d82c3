"""What a date expression is read against: its text, the document's day and the dates named before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import MAXYEAR, date
from functools import partial
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

UNSAID = "the text does not say in which year"

ADRIFT = "counted from a time that the text leaves open"

TOO_LATE = "told as past, yet it would lie after the document"

WRITTEN = "as written"

_LATEST = 2030
"""The last year that two digits mean in a text without a date."""
_REMEMBERED = 32
_PARAGRAPH = 4000
_STORY_DAYS = 14
"""How long before its document a day may lie to be one of the story that it reports."""
_GOES_ON_DAYS = 150
_DATELINE_WITHIN = 400
_DATELINE_LENGTH = 60
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
        counts_from: Value of the date named before from which it was counted; else "".
    """

    end: int
    value: str
    reason: str
    moment: Moment | None = None
    mod: Mod = Mod.WHOLE
    start: int = -1
    explicit: bool = False
    counts_from: str = ""


@dataclass(slots=True)
class Frame:
    """One text while it is read from its beginning to its end.

    Attributes:
        text: As written.
        low: The same in lower case, of the same length.
        day: The document's day.
        said: Where moments were named so far, in order.
        adrift_at: Where a time was named last that the text does not fix; -1 if nowhere.
    """

    text: str
    low: str
    day: date | None
    said: list[tuple[int, Moment, bool]] = field(default_factory=list)
    adrift_at: int = -1

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

    def is_adrift(self, grain: Grain) -> bool:
        """Whether what was named last and is no longer than *grain* is a time that the text leaves open."""
        return self.adrift_at > next((place for place, said, _ in self._recent() if said.grain <= grain), -1)

    def day_before_which(self, start: int) -> Moment | None:
        """Return the day from which "the day before" counts back.

        That is the day named last in its paragraph. A paragraph that names none goes back from the day
        to which the story had come, the latest told of, and not from a day of its prehistory.
        """
        said = [(place, item) for place, item, _ in self._recent() if item.grain is Grain.DAY]
        if not said:
            return None
        place, last = said[0]
        if self.day is None or "\n\n" not in self.low[place:start]:
            return last
        days = [item for _, item in said if 0 < (self.day - item.first).days <= _STORY_DAYS]
        return max(days, key=lambda item: item.first) if last in days else last

    def chained(
        self, start: int, end: int, found: Moment | None, reason: str, base: Moment
    ) -> Reading | None:
        """Return what was counted from *base*, named before; open if it cannot be, being told as past."""
        late = found is not None and self.day is not None and found.first > self.day
        if late and self.tense(start, end) is Tense.BEHIND:
            return Reading(end, "", TOO_LATE)
        return Reading(end, found.value, reason, found, counts_from=base.value) if found else None

    def told(self, start: int) -> tuple[Moment, bool] | None:
        """Return the date written out before *start* whose year may be that of the story there, if any.

        In a dated document that is a month or day in the same paragraph, of another time than the
        document's; in one without a date any month or day, or a year in the same paragraph.

        Returns:
            The date and whether it surely is: it stands in the same paragraph, or dates the text.
        """
        near = True
        for place, said, explicit in self._recent():
            near = near and start - place < _PARAGRAPH and "\n\n" not in self.low[place:start]
            if not near and self.day:
                return None
            if explicit and (said.grain <= Grain.MONTH or (near and said.grain is Grain.YEAR)):
                if self.day is None:
                    return said, near or self._is_dateline(place)
                if said.grain <= Grain.MONTH:
                    far = abs(said.first.year - self.day.year) >= _ANOTHER_TIME
                    return (said, near) if far else None
        return None

    def _is_dateline(self, place: int) -> bool:
        """Whether a date ends a line that is no sentence, at the head of the text."""
        ends = self.low.find("\n", place)
        rest = self.low[place : None if ends < 0 else ends].rstrip()
        return place < _DATELINE_WITHIN and len(rest) < _DATELINE_LENGTH and not rest.endswith(".")

    def _recent(self) -> Iterator[tuple[int, Moment, bool]]:
        return islice(reversed(self.said), _REMEMBERED)

    def tells_of_early_years(self) -> bool:
        """Whether one of the last dates named lies before the year 1000."""
        return any(said.first.year < 1000 for _, said, _ in self._recent())

    def before(self, start: int, size: int = 24) -> str:
        """Return up to *size* characters before *start*, in lower case."""
        return self.low[max(0, start - size) : start]

    def whole_year(self, cut: str) -> int:
        """Return the last year, not after the next, that ends in the two digits of "'68"."""
        latest = self.day.year + 1 if self.day else _LATEST
        return latest - (latest - int(cut)) % 100

    def tense(self, start: int, end: int) -> Tense:
        """Return where the clause around a span looks."""
        return tense(self.text, start, end)

    def in_some_year(
        self, start: int, end: int, month: int, day: int = 0, weekday: int = -1
    ) -> Reading | None:
        """Return the reading of a month or a day whose year is not written; see :meth:`of_some_year`."""
        return self.of_some_year(start, end, month, partial(_on, month=month, day=day), weekday)

    def of_some_year(
        self,
        start: int,
        end: int,
        month: int,
        in_year: Callable[[int], Moment | None],
        weekday: int = -1,
    ) -> Reading | None:
        """Return the reading of what comes once a year, where the year is not written.

        Args:
            start: First code point of the expression.
            end: One past its last.
            month: 1 to 12.
            in_year: What it is in a given year; None if that year has none.
            weekday: The weekday that is written with it; -1 if none is.
        """
        if ahead := _YEAR_AHEAD.match(self.low, end):
            year = int(ahead["year"]) - (month > month_of(ahead["month"]))
            return self.read(end, in_year(year), "the year follows")
        if before := self.told(start):
            told, near = before
            if told.grain > Grain.MONTH:
                return self.read(end, in_year(told.first.year), f"in the year of {told.words}")
            found = _around(told.first.year, in_year)
            best = min(found, key=lambda one: _onward(told.first, one.first), default=None)
            # Another paragraph surely tells the same story only where the two lie close together.
            if near or (best and abs((best.first - told.first).days) <= _GOES_ON_DAYS):
                return self.read(end, best, f"the nearest to {told.words}, named before")
        if self.day is None:
            # 30 February is a date of no year.
            return self.open(end) if in_year(2000) else None
        here = self.day
        found = _around(here.year, in_year)
        if fit := [one for one in found if one.first.weekday() == weekday]:
            found = fit
        if not found:
            return None
        looks = self.tense(start, end)
        best = min(found, key=lambda one: _distance(here, one, looks))
        # What lies nearest may lie on the other side than the clause looks: then the clause was no reason.
        side = (best.first > here) - (best.last < here)
        as_told = _AS_TOLD[looks] if side * looks.value >= 0 else ""
        return self.read(end, best, f"the nearest to {self.today}{as_told}")

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


def _on(year: int, *, month: int, day: int) -> Moment | None:
    return moment(year, month, day)


def _around(year: int, in_year: Callable[[int], Moment | None]) -> list[Moment]:
    """What comes once a year in the years around *year*; there may be eight years between two leap days."""
    near = [in_year(one) for one in range(year - 1, year + 2) if 1 <= one <= MAXYEAR]
    if not all(near):
        near = [in_year(one) for one in range(year - 8, year + 9) if 1 <= one <= MAXYEAR]
    return [one for one in near if one]


def _onward(here: date, there: date) -> float:
    """How far a date lies from the one before it in a story, which mostly goes on."""
    apart = (there - here).days
    return apart * _ONWARD if apart > 0 else -apart


def _distance(here: date, there: Moment, looks: Tense) -> float:
    if there.grain in (Grain.MONTH, Grain.QUARTER):
        apart = 30 * ((there.first.year - here.year) * 12 + there.first.month - here.month)
    else:
        apart = (there.first - here).days
    if looks is Tense.UNKNOWN:
        return apart * _AFTER_UNKNOWN if apart > 0 else -apart
    against = apart * looks.value < 0
    return abs(apart) * (_AGAINST_TENSE if against else 1)
