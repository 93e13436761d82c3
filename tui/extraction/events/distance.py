"""How long after an event a sentence tells of it: "two days after the quake" says when the quake was.

The telling's own day is the one that its clause names, else that of the document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

from tui.extraction.events.context import NUMBER
from tui.extraction.words import word_set

_COUNTS = {
    word: number
    for number, words in enumerate(
        ("a one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        1,
    )
    for word in words.split()
}
_DAYS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "fortnight": 14}
_MONTHS = {"month": 1, "months": 1, "year": 12, "years": 12}
_SIDES = {"after": -1, "before": 1}
_ROUGHLY = word_set("almost nearly about around some roughly than least over")
_ELSEWHEN = word_set("will would shall had may might 'll 'd")
"""Words of a clause that is not told as of the document's day."""
_LONGEST_COUNT = 3
_ISO_DAY = len("2006-10-31")


@dataclass(frozen=True, slots=True)
class Distance:
    """How far from an event the clause beside it is told.

    Attributes:
        first: Number of the token that opens it: "two".
        at: Number of its "after" or "before".
        count: How many units.
        unit: Its unit, as "days".
    """

    first: int
    at: int
    count: int
    unit: str


def distances(words: list[str], lows: list[str], first: int, last: int) -> list[Distance]:
    """Return each "a day after", "two weeks before" of a sentence that stands before no date.

    Args:
        words: The text's tokens.
        lows: The same in lower case, numbers as one word of their own.
        first: Number of the sentence's first token.
        last: One past the number of its last.
    """
    found = []
    for at in range(first + 2, last - 1):
        if lows[at] not in _SIDES or lows[at + 1] == NUMBER:
            continue
        unit, count = lows[at - 1], words[at - 2].lower()
        if unit not in _DAYS and unit not in _MONTHS:
            continue
        digits = count if count.isdecimal() and len(count) <= _LONGEST_COUNT else "0"
        number = _COUNTS.get(count) or int(digits)
        rough = at - 3 >= first and lows[at - 3] in _ROUGHLY
        if number and not rough:
            found.append(Distance(at - 2, at, number, unit))
    return found


def is_told_of_today(lows: list[str], clause: Sequence[int]) -> bool:
    """Say whether nothing in a clause puts its telling on another day than the document's.

    Args:
        lows: The text's tokens in lower case.
        clause: Numbers of the tokens of the clause.
    """
    return not any(lows[at] in _ELSEWHEN for at in clause)


def counted_back(distance: Distance, lows: list[str], told: str) -> str:
    """Return the value of what lies a distance from the day on which it is told.

    Args:
        distance: How far.
        lows: The text's tokens in lower case.
        told: A day as "2006-10-31".

    Returns:
        A day, a week, a month or a year as the unit is one; "" off the calendar or where *told* is no day.
    """
    if len(told) != _ISO_DAY:
        return ""
    try:
        day = date.fromisoformat(told)
    except ValueError:
        return ""
    steps = _SIDES[lows[distance.at]] * distance.count
    if days := _DAYS.get(distance.unit):
        try:
            found = day + timedelta(steps * days)
        except OverflowError:
            return ""
        if days == 1:
            return found.isoformat()
        year, week, _ = found.isocalendar()
        return f"{year:04}-W{week:02}"
    months = day.year * 12 + day.month - 1 + steps * _MONTHS[distance.unit]
    year, month = divmod(months, 12)
    if not 1 <= year <= MAXYEAR:
        return ""
    return f"{year:04}-{month + 1:02}" if _MONTHS[distance.unit] == 1 else f"{year:04}"
