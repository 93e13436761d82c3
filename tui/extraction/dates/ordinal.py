"""Days and weeks that are counted off: "the first Sunday in June", "two Fridays ago", "a week from Tuesday".

A week belongs to the month or year of its Thursday, as in ISO 8601; a weekend to that of its Saturday.
"""

from __future__ import annotations

import re
from datetime import date
from functools import partial

from tui.extraction.dates.frame import WRITTEN, Frame, Reading
from tui.extraction.dates.moment import (
    WEEKDAYS,
    Grain,
    Moment,
    add_days,
    around,
    day_at,
    weekday_after,
    weekday_before,
)
from tui.extraction.dates.words import (
    GAP,
    MONTH,
    NUMBER,
    ORDINALS,
    STEPS,
    WEEKDAY,
    YEAR,
    month_of,
    number_of,
    weekday_of,
)

_NTH = {word: number for word, number in ORDINALS.items() if number <= 5} | {"last": -1, "final": -1}
_OF_MONTH = re.compile(
    rf"(?P<number>[1-5](?=st|nd|rd|th)|{'|'.join(_NTH)})(?:st|nd|rd|th)?{GAP}(?P<what>{WEEKDAY}|day|weekend|week)"
    rf"{GAP}(?:of|in){GAP}(?:(?P<month>{MONTH})(?:(?:,?{GAP}|{GAP}of{GAP})(?P<year>{YEAR}))?|(?P<alone>{YEAR})"
    rf"|(?P<which>this|next|last){GAP}month(?!\w))"
)
_WEEKDAYS_AGO = re.compile(rf"(?P<number>{NUMBER}){GAP}(?P<weekday>{WEEKDAY})s{GAP}ago(?!\w)")
_FROM_WEEKDAY = re.compile(
    rf"(?P<number>{NUMBER}){GAP}(?P<unit>days?|weeks?|fortnights?){GAP}from{GAP}"
    rf"(?:(?:this|next){GAP})?(?P<weekday>{WEEKDAY})(?!\w)"
)
_LENGTHS = {"day": 1, "week": 7, "fortnight": 14}
_HINGES = {"week": 3, "weekend": 5}
"""The weekday by which a week or weekend belongs to a month, Monday being 0."""


def of_month(frame: Frame, start: int) -> Reading | None:
    """Read "first Sunday in June", "last week of May 2013" or "1st day of next month"."""
    match = _OF_MONTH.match(frame.low, start)
    if not match:
        return None
    word, what = match["number"], match["what"]
    number = int(word) if word.isdecimal() else _NTH[word]
    if match["which"]:
        now = frame.now(Grain.MONTH)
        told = now.later(STEPS.get(match["which"], 0)) if now else None
        found = _nth(told.first.year, month=told.first.month, number=number, what=what) if told else None
        return frame.counted(match.end(), found, f"in {match['which']} month, counted from {frame.today}")
    if match["alone"]:
        in_year = partial(_nth, month=0, number=number, what=what)
        return frame.read(match.end(), in_year(int(match["alone"])), WRITTEN, explicit=True)
    if not frame.text[match.start("month")].isupper():
        return None
    month = month_of(match["month"])
    in_year = partial(_nth, month=month, number=number, what=what)
    if match["year"]:
        return frame.read(match.end(), in_year(int(match["year"])), WRITTEN, explicit=True)
    some = frame.in_some_year(start, match.end(), month)
    if not some or not some.moment:
        return some
    return frame.read(match.end(), in_year(some.moment.first.year), some.reason)


def _nth(year: int, *, month: int, number: int, what: str) -> Moment | None:
    """Return the *number*-th day, week … of a month, or of a year if *month* is 0; -1 is the last."""
    if not 1 <= year < date.max.year:
        return None
    first = date(year, month or 1, 1)
    following = date(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1)
    if what == "day":
        day = add_days(first, number - 1) if number > 0 else add_days(following, -1)
        return day_at(day) if day else None
    hinge = _HINGES[what] if what in _HINGES else weekday_of(what)
    if number > 0:
        found = weekday_after(first, hinge, same=True)
        found = add_days(found, 7 * (number - 1)) if found else None
    else:
        found = weekday_before(following, hinge)
    if not found or not first <= found < following:
        return None
    grain = {"week": Grain.WEEK, "weekend": Grain.WEEKEND}.get(what, Grain.DAY)
    return around(found, grain)


def weekdays_ago(frame: Frame, start: int) -> Reading | None:
    """Read "two Fridays ago", counted from the document's day."""
    match = _WEEKDAYS_AGO.match(frame.low, start)
    if not match or not frame.text[match.start("weekday")].isupper():
        return None
    number, weekday = number_of(match["number"]), weekday_of(match["weekday"])
    last = weekday_before(frame.day, weekday) if frame.day else None
    found = add_days(last, -7 * (number - 1)) if last else None
    reason = f"{number} {WEEKDAYS[weekday]}s before {frame.today}"
    return frame.counted(match.end(), day_at(found) if found else None, reason)


def from_weekday(frame: Frame, start: int) -> Reading | None:
    """Read "a week from Tuesday", counted from the coming one."""
    match = _FROM_WEEKDAY.match(frame.low, start)
    if not match or not frame.text[match.start("weekday")].isupper():
        return None
    number, weekday, unit = (
        number_of(match["number"]),
        weekday_of(match["weekday"]),
        match["unit"].removesuffix("s"),
    )
    coming = weekday_after(frame.day, weekday) if frame.day else None
    found = add_days(coming, number * _LENGTHS[unit]) if coming else None
    words = f"{number} {unit}{'s' if number > 1 else ''}"
    reason = f"{words} after the {WEEKDAYS[weekday]} after {frame.today}"
    return frame.counted(match.end(), day_at(found) if found else None, reason)
