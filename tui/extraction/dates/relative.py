"""Dates counted from the document's day or from one named before: "last Friday", "a year later"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from tui.extraction.dates.counting import stretch, which_count
from tui.extraction.dates.frame import ADRIFT, Frame, Reading
from tui.extraction.dates.moment import (
    WEEKDAYS,
    YEARS_IN,
    Grain,
    Moment,
    add_days,
    around,
    day_at,
    season,
    weekday_after,
    weekday_before,
)
from tui.extraction.dates.words import (
    GAP,
    MONTH,
    PART_OF_DAY,
    PARTS_OF_DAY,
    SEASON,
    SEASONS,
    SHORT_WEEKDAY,
    STEPS,
    UNIT,
    WEEKDAY,
    grain_of,
    month_of,
    weekday_of,
)
from tui.extraction.dates.written import day_first, month_first

_PART = rf"(?:{GAP}(?P<part>{PART_OF_DAY})(?!\w))?"
_DEICTIC = re.compile(
    rf"(?P<word>today|yesterday|tomorrow|tonight|day{GAP}before{GAP}yesterday|day{GAP}after{GAP}tomorrow)(?!\w)"
    + _PART
)
_DEICTIC_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_WEEKDAY = re.compile(
    rf"(?P<weekday>{WEEKDAY})(?!\w)(?:{GAP}(?P<week>last|this|next){GAP}week(?!\w)"
    rf"|{GAP}(?P<hence>week|fortnight)(?![\w-]|{GAP}\d))?" + _PART
)
_SHORT_WEEKDAY = re.compile(rf"(?P<weekday>{SHORT_WEEKDAY})(?!\w)")
_WORD_BEFORE = re.compile(r"[^\W\d_]+\s$")
_WORD_REACH = 32
_SOON_NAMED = frozenset({"the", "usa"})
_SMALL_WORD = re.compile(r"(?<![\w'’])[a-z]{4,}")
_REPORTS = re.compile(
    r"\s(?:reported|reports|said|says|asked|quoted|quotes|revealed|claimed|wrote|writes|cited)\s"
)
_TO_DATE = re.compile(rf",?{GAP}(?:the{GAP})?(?=\w)")
_BRACKET = re.compile(rf"{GAP}?[\[(](?:{WEEKDAY},?{GAP})?(?=[\w])")
_CLOSE = re.compile(r"[\])]")
_HABIT = re.compile(
    r"(?<!\w)(?:every|each|any|on\s+a|good|black|bloody|ash|palm|super|easter|cyber|holy|most)\s+$"
)

_WHICH = (
    rf"(?P<which>last|past|this{GAP}past|this{GAP}coming|this|next|coming|previous|preceding|following"
    rf"|that{GAP}same|that|(?:very{GAP})?same)"
)
_WHICH_UNIT = re.compile(
    rf"{_WHICH}{GAP}(?:(?P<weekday>{WEEKDAY})|(?P<part>{PART_OF_DAY})|(?P<season>{SEASON})|(?P<month>{MONTH})"
    rf"|(?P<unit>{UNIT})(?P<two>{GAP}or{GAP}two)?)(?![\w-])"
)
_SPAN_OF = re.compile(r"(?<!\w)(?:over|in|within|during|for|throughout|by)\s+the\s+$")
_LONGEST_NUMBER = 9999
_AT = {
    "morning": "in the morning",
    "afternoon": "in the afternoon",
    "evening": "in the evening",
    "night": "at night",
}


def deictic(frame: Frame, start: int) -> Reading | None:
    """Read "today", "yesterday morning", "day before yesterday" or "yesterday [June 12]"."""
    match = _DEICTIC.match(frame.low, start)
    if not match or _is_a_programme(frame, start, match.end("word")):
        return None
    word = match["word"]
    steps = _DEICTIC_DAYS.get(word, -2 if "before" in word else 2)
    part = "NI" if word == "tonight" else ""
    found = add_days(frame.day, steps) if frame.day else None
    how = {0: "the document's own day", -1: "the day before ", 1: "the day after "}.get(
        steps, f"two days {'before' if steps < 0 else 'after'} "
    )
    reading = frame.counted(
        match.end(), Moment(found, Grain.DAY, part) if found else None, how + (frame.today if steps else "")
    )
    return _bracketed(frame, _in_part(reading, match["part"]))


def _is_a_programme(frame: Frame, start: int, end: int) -> bool:
    """Whether a capital shows a name: "USA Today", "the Today programme", or "Today" that reports."""
    text = frame.text
    if not text[start].isupper() or text[start + 1].isupper():
        return False
    before = _WORD_BEFORE.search(text, max(0, start - _WORD_REACH), start)
    if before is None:
        return _REPORTS.match(text, end) is not None
    if before[0].rstrip().lower() in _SOON_NAMED:
        return True
    line = text[text.rfind("\n", 0, start) + 1 : end + _WORD_REACH].partition("\n")[0]
    # In a headline all words may have capitals.
    return _SMALL_WORD.search(line) is not None


def weekday(frame: Frame, start: int) -> Reading | None:
    """Read "Friday", "Sunday night", "Friday last week", "Monday, October 24" or "Sunday (March 4)"."""
    if not frame.text[start].isupper():
        return None
    match = _WEEKDAY.match(frame.low, start)
    short = match or _SHORT_WEEKDAY.match(frame.low, start)
    if not short:
        return None
    number = weekday_of(short["weekday"])
    if dated := _dated(frame, short.end("weekday"), number):
        return dated
    if not match or _HABIT.search(frame.before(start)) or _is_title(frame, start, match):
        return None
    if match["week"]:
        steps = {"last": -1, "next": 1}.get(match["week"], 0)
        week = around(frame.day, Grain.WEEK).later(steps) if frame.day else None
        day = add_days(week.first, number) if week else None
        found = frame.counted(
            match.end(), day_at(day) if day else None, f"in the week {_step(steps)} {frame.today}"
        )
    elif match["hence"] and frame.text[match.start("hence")].islower():
        day = weekday_after(frame.day, number) if frame.day else None
        day = add_days(day, 7 if match["hence"] == "week" else 14) if day else None
        reason = f"a {match['hence']} after the {WEEKDAYS[number]} after {frame.today}"
        found = frame.counted(match.end(), day_at(day) if day else None, reason)
    else:
        end = match.end("weekday") if match["hence"] else match.end()
        found = frame.weekday(start, end, number)
    return _bracketed(frame, _in_part(found, match["part"]))


def _is_title(frame: Frame, start: int, match: re.Match[str]) -> bool:
    """Whether the weekday opens a name, as in "the Sunday Courier" or "Saturday Night Revue"."""
    after = frame.text[match.end() : match.end() + 2]
    if after[:1] != " " or not after[1:].isupper():
        return False
    part = match["part"] and frame.text[match.start("part")].isupper()
    return bool(part) or frame.before(start, 5).endswith("the ")


def _step(steps: int) -> str:
    return {-1: "before that of", 1: "after that of"}.get(steps, "of")


def _dated(frame: Frame, end: int, number: int) -> Reading | None:
    """Read the date after a weekday, as in "Monday, October 24" or "Monday the 24th of October"."""
    gap = _TO_DATE.match(frame.low, end)
    if not gap:
        return None
    if frame.low[gap.end()].isdecimal():
        return day_first(frame, gap.end(), number)
    found = month_first(frame, gap.end(), number)
    return found if found and found.moment and found.moment.grain is Grain.DAY else None


def _in_part(found: Reading | None, part: str | None) -> Reading | None:
    """Say which part of a day is meant; the value stays the day's."""
    if not found or not part or not found.moment or found.moment.grain is not Grain.DAY:
        return found
    return replace(found, reason=f"{found.reason}; {_AT[part]}")


def _bracketed(frame: Frame, found: Reading | None) -> Reading | None:
    """Let the date in brackets after a day say what is meant, as in "yesterday [June 12]"."""
    opening = _BRACKET.match(frame.low, found.end) if found else None
    if not found or not opening:
        return found
    at = opening.end()
    dated = day_first(frame, at) if frame.low[at].isdecimal() else month_first(frame, at)
    if not dated or not dated.moment or not (closing := _CLOSE.match(frame.low, dated.end)):
        return found
    return replace(dated, end=closing.end(), reason=f"{dated.reason}, in brackets")


def which(frame: Frame, start: int) -> Reading | None:
    """Read "last Friday", "this summer", "next week", "the following day", "coming month or two"."""
    if counted := which_count(frame, start):
        return counted
    match = _WHICH_UNIT.match(frame.low, start)
    if not match or (match["unit"] and re.match(rf"{GAP}of(?!\w)", frame.low[match.end() : match.end() + 5])):
        return None
    words = match["which"].split()
    word = words[-1]
    if match["weekday"]:
        return _bracketed(frame, _which_weekday(frame, match, word))
    if match["month"]:
        return _which_month(frame, match, word) if frame.text[match.start("month")].isupper() else None
    if word in ("that", "same") or _from_said(frame, start, word, match):
        return _from_antecedent(frame, match, word)
    if match["part"]:
        return _which_part(frame, match, word)
    if match["season"]:
        return _which_season(frame, match, word)
    return _which_unit(frame, match, word)


def _from_said(frame: Frame, start: int, word: str, match: re.Match[str]) -> bool:
    """Whether "the next day" and its like count from a date named before rather than from the document's."""
    if word in ("following", "previous", "preceding"):
        return True
    the = frame.before(start, 5).endswith("the ")
    days = match["part"] or match["unit"] == "day"
    return word == "next" and the and (days is not None or _SPAN_OF.search(frame.before(start)) is None)


def _from_antecedent(frame: Frame, match: re.Match[str], word: str) -> Reading | None:
    end, steps = match.end(), STEPS.get(word, 0)
    if match["season"]:
        said = frame.antecedent(Grain.YEAR)
        found = season(said.first.year + steps, SEASONS[match["season"]]) if said else None
        return frame.read(end, found, f"in the year of {said.words}") if said else None
    grain = Grain.DAY if match["part"] else grain_of(match["unit"])[0]
    if frame.is_adrift(grain):
        return Reading(end, "", ADRIFT)
    said = frame.antecedent(grain)
    if not said and steps and frame.day:
        said = day_at(frame.day)
    if not said:
        return frame.open(end) if steps else None
    base = replace(said, part="") if grain is Grain.DAY else said.widened(grain)
    what = match["part"] or match["unit"]
    how = "the same" if not steps else f"the {what} {'before' if steps < 0 else 'after'}"
    reason = f"{how} {what} as {said.words}" if not steps else f"{how} {said.words}"
    found = base.later(steps)
    if found and match["part"]:
        found = replace(found, part=PARTS_OF_DAY[match["part"]])
    return frame.chained(match.start(), end, found, reason, said)


def _which_weekday(frame: Frame, match: re.Match[str], word: str) -> Reading | None:
    number, end = weekday_of(match["weekday"]), match.end()
    name = WEEKDAYS[number]
    if frame.day is None:
        return frame.open(end)
    if word in ("that", "same"):
        return frame.weekday(match.start(), end, number)
    if word == "this":
        week = around(frame.day, Grain.WEEK)
        day = add_days(week.first, number)
        return frame.read(end, day_at(day) if day else None, f"the {name} in the week of {frame.today}")
    back = STEPS[word] < 0
    day = weekday_before(frame.day, number) if back else weekday_after(frame.day, number)
    return frame.read(
        end, day_at(day) if day else None, f"the {name} {'before' if back else 'after'} {frame.today}"
    )


def _which_month(frame: Frame, match: re.Match[str], word: str) -> Reading | None:
    month, end, here = month_of(match["month"]), match.end(), frame.day
    if here is None:
        return frame.open(end)
    if word in ("that", "same"):
        return frame.in_some_year(match.start(), end, month)
    steps = STEPS.get(word, 0)
    year = here.year
    if steps < 0 and month >= here.month:
        year -= 1
    elif steps > 0 and month <= here.month:
        year += 1
    if not 1 <= year <= _LONGEST_NUMBER:
        return None
    side = "before" if steps < 0 else "after"
    return frame.read(
        end,
        around(date(year, month, 1), Grain.MONTH),
        f"the last {side} {frame.today}".replace("last after", "first after")
        if steps
        else f"in the year of {frame.today}",
    )


def _which_part(frame: Frame, match: re.Match[str], word: str) -> Reading | None:
    part = match["part"]
    if word not in ("this", "last", "next") or (word == "last" and part in ("morning", "afternoon")):
        return None
    steps = STEPS.get(word, 0)
    day = add_days(frame.day, steps) if frame.day else None
    how = {-1: "the day before ", 1: "the day after "}.get(steps, "the day of the document, ")
    return frame.counted(
        match.end(), Moment(day, Grain.DAY, PARTS_OF_DAY[part]) if day else None, how + frame.today
    )


def _which_season(frame: Frame, match: re.Match[str], word: str) -> Reading | None:
    end, here = match.end(), frame.day
    if here is None:
        return frame.open(end)
    month, steps = SEASONS[match["season"]], STEPS.get(word, 0)
    now = around(here, Grain.SEASON)
    found = season(here.year, month)
    if steps < 0:
        while found and found.first >= now.first:
            found = found.later(-1)
    elif steps > 0:
        while found and found.first <= here:
            found = found.later(1)
    elif now.first.month == month:
        found = now
    how = {-1: "the last before", 1: "the first after"}.get(steps, "in the year of")
    return frame.read(end, found, f"{how} {frame.today}")


def _which_unit(frame: Frame, match: re.Match[str], word: str) -> Reading | None:
    end, steps = match.end(), STEPS.get(word, 0)
    grain, size = grain_of(match["unit"])
    if grain is Grain.DAY and word not in ("coming",):
        return None
    now = frame.now(grain)
    unit = match["unit"]
    if word == "past" and match["which"] == word:
        return stretch(frame, end, min(grain, Grain.YEAR), 0, -size * YEARS_IN.get(grain, 1))
    if match["two"]:
        return stretch(frame, end, grain, steps * size, steps * size * 2)
    if grain is Grain.WEEKEND and steps < 0 and now and frame.day and frame.day.weekday() >= 5:
        steps = -1
    how = {-1: f"the {unit} before that of", 1: f"the {unit} after that of"}.get(steps, f"the {unit} of")
    return frame.counted(end, now.later(steps * size) if now else None, f"{how} {frame.today}")
