"""Dates of the calendar as they are written: days, months, years, decades, quarters, seasons and feasts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from tui.extraction.dates.frame import UNSAID, WRITTEN, Frame, Reading
from tui.extraction.dates.moment import Grain, Moment, around, day_at, moment, season
from tui.extraction.dates.words import (
    COMMA,
    CUT_YEAR,
    DAY,
    EARLY_YEAR,
    GAP,
    MONTH,
    SEASON,
    SEASONS,
    THINGS,
    YEAR,
    day_of,
    month_of,
)

_JOIN = rf"(?:{GAP}?[-–—]{GAP}?|{GAP}(?:to|through|until|and){GAP})"
_WHICH_YEAR = rf"(?:of{GAP})?(?P<which>last|this|next|that|the{GAP}same|that{GAP}same){GAP}year(?!\w)"

_MONTH_FIRST = re.compile(
    rf"(?P<month>{MONTH})(?:"
    rf"{GAP}(?:the{GAP})?(?P<day>{DAY})(?:{_JOIN}(?P<last>{DAY})(?!{GAP}{MONTH}))?"
    rf"(?:{COMMA}(?P<year>{YEAR})|,?{GAP}{_WHICH_YEAR.replace('which', 'day_which')})?"
    rf"|(?:{COMMA}|{GAP}in{GAP})(?P<alone>{YEAR}|{EARLY_YEAR})"
    rf"|{GAP}{CUT_YEAR}"
    rf"|,?{GAP}{_WHICH_YEAR})?"
)
_DAY_FIRST = re.compile(
    rf"(?:(?P<first>{DAY}){_JOIN})?(?P<day>{DAY})(?:{GAP}day)?(?:{GAP}of)?(?:{GAP}|-)(?P<month>{MONTH})"
    rf"(?:(?:{COMMA}|-)(?P<year>{YEAR}|{EARLY_YEAR})|,?{GAP}{_WHICH_YEAR})?"
)
_ISO = re.compile(r"(?P<year>[12]\d{3})(?P<sep>[-/])(?P<month>\d\d)(?:(?P=sep)(?P<day>\d\d))?(?![\d/-])")
_NUMERIC = re.compile(
    r"(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<year>[12]\d{3}|(?<=/)\d\d)(?!\w|[/.-]\w)"
)
_SEPTEMBER_ELEVENTH = re.compile(r"9/11(?![\w/])")
_SEASON = re.compile(
    rf"(?P<season>{SEASON})(?!\w)(?:{COMMA}(?P<year>{YEAR})(?:[-–/]\d\d(?!\d))?|{GAP}{_WHICH_YEAR}|(?!-))"
)
_DAY_ALONE = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)(?=[.,;:)]|{GAP}?$|\n)|(?P<of>\d{{1,2}})(?:st|nd|rd|th)"
    rf"{GAP}of{GAP}(?P<which>this|last|next|that|the{GAP}same){GAP}month(?!\w)"
)

_LONE_MONTHS = re.compile(r"(?:january|february|july|september|october|november|december)$")
_BEFORE_LONE = re.compile(
    r"(?<!\w)(?:in|since|until|till|by|during|from|to|through|between|before|after|of|around|every|each"
    r"|last|next|this|early|late|mid|beginning|end|start)[\s–-]+(?:the\s+)?$"
)
_BEFORE_MAY = re.compile(
    r"(?<!\w)(?:in|since|until|till|during|between|through|last|next|this|early|late|mid"
    rf"|{MONTH}{GAP}(?:and|or|to))[\s–-]+$"
)
_AND_BEFORE = re.compile(rf"{MONTH},?{GAP}(?:and|or|to){GAP}$")
_BEFORE_SEASON = re.compile(
    r"(?<!\w)(?:in|since|until|till|by|during|over|through|throughout|for|from|before|after|of)\s+the\s+$"
)
_NO_SEASON = re.compile(
    r"\s+(?:of(?!\s+\d)|olympic|paralympic|games|palace|collection|offensive|semester|term|school)"
)
_HABIT = re.compile(r"(?<!\w)(?:every|each|any)\s+$")
_OF_SOME_YEAR = re.compile(
    rf"{GAP}of{GAP}(?:his|her|its|their|our|my|your|the|an?){GAP}"
    rf"(?:(?!last|past|next|previous|preceding|following|same)[\w-]+{GAP}){{0,2}}"
    rf"(?:year|reign|term|presidency|premiership|tenure)(?!\w)"
)
"""A year that is told of without being named: "the October of his first year"."""
_MONTH_RULES = re.compile(
    rf"{GAP}(?:was|were|is|will|would|has|had|could|might|saw|brought|came|comes|began|begins|ended|ends)(?!\w)"
)
_LOWER_WORD = re.compile(r"(?<![^\W_])(?!(?:the|an?|this|that|of)\s)[a-z]+\s$")


def month_first(frame: Frame, start: int, weekday: int = -1) -> Reading | None:
    """Read "October 24, 2006", "Oct. 24-26", "October 2006", "October last year" or "October"."""
    match = _MONTH_FIRST.match(frame.low, start)
    if not match or not frame.text[start].isupper():
        return None
    month = month_of(match["month"])
    if match["day"] and not (match["last"] or match["year"]) and THINGS.match(frame.low, match.end()):
        return _lone_month(frame, start, match.end("month"), month)
    if match["day_which"]:
        return _in_which_year(frame, match, month, day_of(match["day"]))
    if match["day"]:
        return _days(frame, match, month, (match["day"], match["last"]), weekday)
    if match["alone"]:
        return frame.read(match.end(), moment(int(match["alone"]), month), WRITTEN, explicit=True)
    if match["cut"]:
        found = moment(frame.whole_year(match["cut"]), month)
        return frame.read(match.end(), found, "the last year that ends so", explicit=True)
    if match["which"]:
        return _in_which_year(frame, match, month)
    return _lone_month(frame, start, match.end(), month)


def day_first(frame: Frame, start: int, weekday: int = -1) -> Reading | None:
    """Read "24 October 2006", "the 24th of October" (from its number) or "24-26 October"."""
    match = _DAY_FIRST.match(frame.low, start)
    if not match or _HABIT.search(frame.before(start)):
        return None
    name = match["month"]
    if not frame.text[match.start("month")].isupper() and name.rstrip(".") in (
        "may",
        "march",
        "mar",
        "sep",
        "dec",
    ):
        return None
    month = month_of(name)
    if match["which"]:
        return _in_which_year(frame, match, month, day_of(match["day"]))
    return _days(
        frame, match, month, (match["first"] or match["day"], match["first"] and match["day"]), weekday
    )


def _days(
    frame: Frame, match: re.Match[str], month: int, days: tuple[str, str | None], weekday: int
) -> Reading | None:
    start, end = match.span()
    first = day_of(days[0])
    if match["year"]:
        found = frame.read(end, moment(int(match["year"]), month, first), WRITTEN, explicit=True)
    else:
        found = frame.in_some_year(start, end, month, first, weekday)
    if not days[1] or not found or not found.moment:
        return found
    last = moment(found.moment.first.year, month, day_of(days[1]))
    if not last or last.first <= found.moment.first:
        return found
    return replace(found, value=f"{found.value}/{last.value}")


def _in_which_year(frame: Frame, match: re.Match[str], month: int, day: int = 0) -> Reading | None:
    end = match.end()
    which = match.group("day_which" if "day_which" in match.groupdict() and match["day_which"] else "which")
    steps = {"last": -1, "this": 0, "next": 1}.get(which)
    if steps is None:
        said = frame.antecedent(Grain.YEAR)
        if not said:
            return frame.open(end)
        return frame.read(end, moment(said.first.year, month, day), f"in the year of {said.words}")
    found = moment(frame.day.year + steps, month, day) if frame.day else None
    return frame.counted(end, found, f"in {which} year, counted from {frame.today}")


def _lone_month(frame: Frame, start: int, end: int, month: int) -> Reading | None:
    word = frame.low[start:end]
    before = frame.before(start)
    if _HABIT.search(before):
        return None
    if not _LONE_MONTHS.match(word):
        wanted = _BEFORE_MAY if word == "may" else _BEFORE_LONE
        if word.rstrip(".") not in ("march", "april", "may", "june", "august") or word.endswith("."):
            return None
        if not (wanted.search(before) or _AND_BEFORE.search(before) or _rules(frame, start, end)):
            return None
    if _OF_SOME_YEAR.match(frame.low, end):
        return Reading(end, "", UNSAID)
    return frame.in_some_year(start, end, month)


def _rules(frame: Frame, start: int, end: int) -> bool:
    """Whether a month that is no one's name is what a clause tells of: "said March would be cold"."""
    word = frame.text[start:end]
    if word not in ("March", "August") or not _MONTH_RULES.match(frame.text, end):
        return False
    return _LOWER_WORD.search(frame.text, max(0, start - 24), start) is not None


def iso(frame: Frame, start: int) -> Reading | None:
    """Read "2006-10-24", "2006/10/24" or "2006-10"."""
    match = _ISO.match(frame.low, start)
    if not match:
        return None
    year, month = int(match["year"]), int(match["month"])
    if not match["day"] and (match["sep"] == "/" or month == (year + 1) % 100):
        # "2006/07" and "2006-07" are two years.
        return None
    found = moment(year, month, int(match["day"] or 0))
    return frame.read(match.end(), found if month else None, WRITTEN, explicit=True)


def numeric(frame: Frame, start: int) -> Reading | None:
    """Read "10/31/2006", "31.10.2006" or "7/8/07": a dotted one has its day first.

    Of any other the month or the day comes first, as lies nearer to the document.
    """
    if match := _SEPTEMBER_ELEVENTH.match(frame.low, start):
        return frame.read(match.end(), day_at(date(2001, 9, 11)), "the day of the attacks in 2001")
    match = _NUMERIC.match(frame.low, start)
    if not match:
        return None
    year, a, b = int(match["year"]), int(match["a"]), int(match["b"])
    if len(match["year"]) == 2:
        year += 2000 if year <= ((frame.day.year if frame.day else 2050) - 1990) else 1900
    found = [one for one in (_day(year, a, b), _day(year, b, a)) if one]
    if not found:
        return None
    if match["sep"] == ".":
        return frame.read(match.end(), _day(year, b, a) or found[0], WRITTEN, explicit=True)
    here = frame.day or found[0].first
    best = min(found, key=lambda one: abs((one.first - here).days))
    sure = len(found) == 1 or a == b
    reason = WRITTEN if sure else f"as written, month {'first' if best is found[0] else 'second'}"
    return frame.read(match.end(), best, reason, explicit=True)


def _day(year: int, month: int, day: int) -> Moment | None:
    return moment(year, month, day) if month and day else None


def seasonal(frame: Frame, start: int) -> Reading | None:
    """Read "spring of 2003", "summer 2014", "winter of last year" or "in the spring" (from the season)."""
    match = _SEASON.match(frame.low, start)
    if not match:
        return None
    month = SEASONS[match["season"]]
    if match["year"]:
        return frame.read(match.end(), season(int(match["year"]), month), WRITTEN, explicit=True)
    if match["which"]:
        found = _in_which_year(frame, match, month)
        if not found or not found.moment:
            return found
        return frame.read(match.end(), season(found.moment.first.year, month), found.reason)
    if not _BEFORE_SEASON.search(frame.before(start)) or _NO_SEASON.match(frame.low, match.end()):
        return None
    found = frame.in_some_year(start, match.end(), month)
    if not found or not found.moment:
        return found
    return frame.read(match.end(), season(found.moment.first.year, month), found.reason)


def day_alone(frame: Frame, start: int) -> Reading | None:
    """Read the "24th" of "on the 24th." in the month told of, and "24th of last month"."""
    match = _DAY_ALONE.match(frame.low, start)
    if not match:
        return None
    if match["day"] and not re.search(
        r"(?<!\w)(?:on|by|until|till|since|from)\s+the\s+$", frame.before(start)
    ):
        return None
    number = int(match["day"] or match["of"])
    steps = {"last": -1, "next": 1}.get(match["which"] or "", 0)
    said = frame.antecedent(Grain.MONTH)
    if match["which"] in ("this", "last", "next") or not said:
        if frame.day is None:
            return frame.open(match.end())
        month = around(frame.day, Grain.MONTH).later(steps)
    else:
        month = said.widened(Grain.MONTH)
    if not month:
        return None
    return frame.read(match.end(), moment(month.first.year, month.first.month, number), f"in {month.words}")
