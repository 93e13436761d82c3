"""Feasts: those of a fixed day, those that move with Easter, and Thanksgiving."""

from __future__ import annotations

import re
from datetime import date
from functools import partial

from tui.extraction.dates.frame import WRITTEN, Frame, Reading
from tui.extraction.dates.moment import Moment, add_days, day_at, moment, weekday_after
from tui.extraction.dates.words import GAP, YEAR

_FIXED = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "halloween": (10, 31),
}
_FROM_EASTER = {
    "shrove tuesday": -47,
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "easter saturday": -1,
    "easter sunday": 0,
    "easter day": 0,
    "easter monday": 1,
    "easter": 0,
    "whit sunday": 49,
    "whit monday": 50,
}
_THANKSGIVING = ("thanksgiving day", "thanksgiving")
_NAMES = sorted((*_FIXED, *_FROM_EASTER, *_THANKSGIVING), key=len, reverse=True)
FIRST_WORDS = sorted({name.split()[0] for name in _NAMES})

_FEAST = re.compile(rf"(?P<feast>{'|'.join(_NAMES).replace(' ', GAP)})(?!\w)(?:,?{GAP}(?P<year>{YEAR}))?")
_BEFORE = re.compile(r"(?<!\w)(?:on|since|before|after|by|at|until|till|over|of|for|during|from)\s+$")
_OF_A_NAME = re.compile(rf"{GAP}[^\W\d_]|-")
_THING = re.compile(
    rf"{GAP}(?:eggs?|bunny|islands?|cards?|trees?|presents?|gifts?|dinner|carols?|turkeys?|parades?)(?!\w)"
)


def feast(frame: Frame, start: int) -> Reading | None:
    """Read "Christmas Eve", "New Year's Day", "Easter 2016", "Thanksgiving 2014" and their like."""
    match = _FEAST.match(frame.low, start)
    if not match or not frame.text[start].isupper():
        return None
    if not match["year"] and not _BEFORE.search(frame.before(start)):
        return None
    after = _OF_A_NAME.match(frame.text, match.end())
    if (after and after[0][-1].isupper()) or _THING.match(frame.low, match.end()):
        return None
    name = " ".join(match["feast"].split())
    in_year = partial(_in_year, name=name)
    if match["year"]:
        return frame.read(match.end(), in_year(int(match["year"])), WRITTEN, explicit=True)
    month = _FIXED[name][0] if name in _FIXED else 11 if name in _THANKSGIVING else 4
    return frame.of_some_year(start, match.end(), month, in_year)


def _in_year(year: int, *, name: str) -> Moment | None:
    if name in _FIXED:
        return moment(year, *_FIXED[name])
    if name in _THANKSGIVING:
        # The one of the United States: the fourth Thursday of November.
        thursday = weekday_after(date(year, 11, 1), 3, same=True)
        return moment(year, 11, thursday.day + 21) if thursday else None
    found = add_days(easter(year), _FROM_EASTER[name])
    return day_at(found) if found else None


def easter(year: int) -> date:
    """Return Easter Sunday of the western churches, in the Gregorian calendar.

    The Sunday after the full moon that falls on 21 March or later, the moon reckoned by the church's epact
    (Clavius 1582).

    Args:
        year: 1 to 9999.
    """
    golden = year % 19
    century = year // 100
    # The age of the moon at the beginning of the year: leap years left out, and the moon's own drift.
    left_out = century - century // 4
    drift = (8 * century + 13) // 25
    age = (19 * golden + left_out - drift + 15) % 30
    # The two longest lunations are cut by a day, so that no Easter falls after 25 April.
    full = age - (age == 29 or (age == 28 and golden > 10))
    moon = date(year, 3, 21).toordinal() + full
    # Ordinals divisible by 7 are Sundays.
    return date.fromordinal(moon + 7 - moon % 7)
