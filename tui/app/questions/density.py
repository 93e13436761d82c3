"""How much happened when: bars along time, and below them the years, months or days they stand over."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from rich.style import Style
from rich.text import Text

from tui.app.looks import MONTHS
from tui.app.presence import draw

_STRAYS = 50
"""One in so many may lie beyond the ends, where leaving them out gives the others room."""
_WORTH = 0.2
"""Of the whole stretch of time, what leaving out the strays of one end must save."""
_APART = 4
"""Cells between the end of one label and the next."""
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
_MONTHS = (1, 2, 3, 6, 12)
_NAMED = 12
"""Cells of the longest label."""
_WIDEST = 3
"""Cells that a day's bar may have where there is room for more than one."""


class Density:
    """Days on an axis of time."""

    def __init__(self, days: Sequence[int], beyond: Sequence[int] = ()) -> None:
        """Take the days.

        Args:
            days: What the bars count, ordinals in order.
            beyond: Days that are not counted, in order; where some lie outside, the ends say so.
        """
        self._days = days
        self._earlier = self._later = False
        self._drawn: dict[int, tuple[int, ...]] = {}
        if not days:
            return
        strays = len(days) // _STRAYS
        whole = days[-1] - days[0]
        early, late = days[strays], days[len(days) - 1 - strays]
        self._first = early if early - days[0] > whole * _WORTH else days[0]
        self._last = late if days[-1] - late > whole * _WORTH else days[-1]
        self._earlier = min((days[0], *beyond[:1])) < self._first
        self._later = max((days[-1], *beyond[-1:])) > self._last

    def draw(self, day: int | None, width: int, bars: Style, here: Style, axis: Style) -> Text:
        """Return two lines of at most *width* cells: the bars, and what they stand over.

        Where days lie before or behind, "‹" and "›" stand at the ends.

        Args:
            day: The day whose bar is picked out, or the end behind which it lies; an ordinal, None for none.
            width: Cells there are.
            bars: Style of the bars.
            here: Style of the one picked out.
            axis: Style of what is below.
        """
        if not self._days or width < 2 * _APART:
            return Text()
        before, behind = "‹" * self._earlier, "›" * self._later
        width -= len(before) + len(behind)
        counts = self._counts(width)
        cells = min(_WIDEST, width // len(counts))
        line = Text("".join(bar * cells for bar in draw(counts)), style=bars)
        ends = Text(before, axis), Text(behind, axis)
        if day is not None and day < self._first:
            ends[0].stylize(here)
        elif day is not None and day > self._last:
            ends[1].stylize(here)
        elif day is not None:
            at = self._column(day, len(counts)) * cells
            line.stylize(here, at, at + cells)
        below = " " * len(before) + self._axis(len(counts), cells)
        return Text.assemble(ends[0], line, ends[1], "\n", (below, axis))

    def _column(self, day: int, room: int) -> int:
        return (day - self._first) * room // (self._last - self._first + 1)

    def _counts(self, width: int) -> tuple[int, ...]:
        """Return how many days fall into each column; those beyond the ends are in none."""
        if width not in self._drawn:
            length = self._last - self._first + 1
            room = min(width, length)
            # Column n begins at the first day whose column is n.
            edges = [self._first + -(-n * length // room) for n in range(1, room)]
            edges = [self._first, *edges, self._last + 1]
            cuts = [bisect_left(self._days, edge) for edge in edges]
            self._drawn = {width: tuple(b - a for a, b in pairwise(cuts))}
        return self._drawn[width]

    def _axis(self, room: int, cells: int) -> str:
        length = self._last - self._first + 1
        line = ""
        for day, label in self._ticks(length / (room * cells)):
            at = self._column(day.toordinal(), room) * cells
            if (at >= len(line) + _APART or not line) and at + len(label) < room * cells:
                line = line.ljust(at) + "╵" + label
        # So short a stretch that no label finds room in it is named by its first day.
        return line or f"╵{_day(self._first, year=True)}"[: max(room * cells, _NAMED)]

    def _ticks(self, per_cell: float) -> Iterator[tuple[date, str]]:
        """Yield where labels may stand, coarse enough for all to find room at *per_cell* days a cell."""
        first, last = date.fromordinal(self._first), date.fromordinal(self._last)
        begun = first.year * 12 + first.month - 1
        months = last.year * 12 + last.month - begun
        if months > 2 * 12:
            step = _coarse(_YEARS, (4 + 1 + _APART) * per_cell / 365)
            for year in range(-(-first.year // step) * step, last.year + 1, step):
                if date(year, 1, 1) >= first:
                    yield date(year, 1, 1), str(year)
        elif months > 2:
            step = _coarse(_MONTHS, (8 + 1 + _APART) * per_cell / 30)
            for month in range(begun + 1, begun + months):
                if month % step == 0:
                    day = date(month // 12, month % 12 + 1, 1)
                    yield day, f"{MONTHS[day.month - 1]} {day.year}"
        else:
            for ordinal in range(self._first, self._last + 1):
                yield date.fromordinal(ordinal), _day(ordinal, year=ordinal == self._first)


def _coarse(steps: Sequence[int], least: float) -> int:
    """Return the first of *steps* that is *least* or more, or else the last."""
    return steps[min(bisect_left(steps, least), len(steps) - 1)]


def _day(ordinal: int, *, year: bool) -> str:
    day = date.fromordinal(ordinal)
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")
