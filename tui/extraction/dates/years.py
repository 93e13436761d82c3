"""Years, decades, centuries, quarters and halves as they are written."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import partial

from tui.extraction.dates.frame import WRITTEN, Frame, Reading
from tui.extraction.dates.mention import Mod
from tui.extraction.dates.moment import Grain, Moment, around, moment
from tui.extraction.dates.words import (
    COMMA,
    CUT_YEAR,
    DECADES,
    GAP,
    ORDINALS,
    THINGS,
    YEAR,
)

_YEAR = re.compile(rf"(?P<year>{YEAR})")
_YEARS = re.compile(r"(?P<year>[12]\d\d0)(?: ?' ?| )?s(?!\w)")
_SHORT_YEAR = re.compile(r"(?P<year>\d\d)(?![\w%°]|[.,:/]\d)")
_CUT_YEAR = re.compile(CUT_YEAR)
_BEFORE_CUT = re.compile(
    r"(?<!\w)(?:in|of|since|from|until|till|by|after|before|during|to|and|early|late|spring|summer|autumn|fall|winter)\s+$"
)
_YEAR_BEFORE = re.compile(r"(?<!\d)(?P<year>[12]\d{3})\s?[-–—/]\s?$")
# The full stop after "BC" ends the sentence; that of "B.C." belongs to it.
_BEFORE_CHRIST = r"(?:b\.c\.?(?:e\.?)?|bce?)"
_ERA = re.compile(rf"(?P<year>[1-9]\d{{0,3}}){GAP}?(?P<era>{_BEFORE_CHRIST}|a\.d\.|ad|ce)(?!\w)")
_ERA_FIRST = re.compile(rf"ad{GAP}(?P<year>[1-9]\d{{0,3}})(?!\w|[.,:]\d)")
_SHORT_DECADE = re.compile(r"(?P<tens>\d0)s(?!\w)")
_CENTURY = re.compile(
    rf"(?P<number>\d{{1,2}}(?=st|nd|rd|th)|{'|'.join(sorted(ORDINALS, key=len, reverse=True))})"
    rf"(?:st|nd|rd|th)?[-\s]centur(?:y|ies)(?!\w)(?P<bc>{GAP}{_BEFORE_CHRIST}(?!\w))?"
)
_FRACTION = re.compile(
    rf"(?P<number>first|second|third|fourth|last|final|1st|2nd|3rd|4th)[-\s](?P<unit>quarter|half){GAP}of{GAP}"
    rf"(?:fiscal{GAP})?(?P<year>{YEAR}|(?:last|this|next|the){GAP}year(?!\w))"
)
_SHORT_QUARTER = re.compile(rf"q(?P<number>[1-4])(?:{COMMA}|-|/)?(?P<year>{YEAR})")
_LONE_QUARTER = re.compile(r"q(?P<number>[1-4])(?!\w|[-/]\w)")
_BEFORE_QUARTER = re.compile(
    r"(?<!\w)(?:in|for|during|of|by|since|until|after|before|from|fiscal)\s(?:the\s)?$"
)
_SEASON_YEARS = re.compile(
    rf"(?P<first>[12]\d{{3}})(?:[-–—/]|{GAP}[-–—]{GAP})(?P<last>\d\d(?:\d\d)?)(?!\w|[-/.]\d)"
    rf"(?={GAP}(?:[\w'’-]+{GAP}){{0,2}}?(?:seasons?|(?:school|academic|financial|fiscal|tax|crop){GAP}years?)(?!\w))"
)
_TURN = re.compile(rf"turn{GAP}of{GAP}the{GAP}year(?!\w)")
_IN_YEAR = re.compile(
    r"(?<!\w)(?:in|since|until|till|by|of|from|during|before|after|between|and|to|through|circa|year|years|around"
    r"|early|late|mid|pre|post|the|an?|spring|summer|autumn|fall|winter|or|for|its|his|their)[\s–-]+$|[(\[–-]\s?$"
)
_SURELY_YEAR = re.compile(r"(?<!\w)(?:in|since|until|by|year|circa|c\.)\s+$")
_EARLY = re.compile(r"(?P<year>[1-9]\d\d)(?!\w|[.,:]\d|[%°])")
_BEFORE_EARLY = re.compile(
    r"(?<!\w)(?:in|about|around|until|from|by|since|after|before|year|and|to)\s+$|[(\d]\s?[–-]\s?$|\(\s?$"
)
_CIRCA = re.compile(r"(?<!\w)(?:circa|ca?\.)\s+$")
_FIRST_BARE = 1100
_ABOUT = re.compile(r"(?<!\w)(?:about|around|circa|ca?\.|approximately)\s+$")
_MONEY = re.compile(
    r"(?:[$£€¥#№]|(?<!\w)(?:no|nos|rs|usd|eur|p|pp|page|room|flight|route|bus|tel|psalm)\.?)\s?$"
)
_NUMBERED = re.compile(
    r"(?<!\w)(?<!\bthe\s)(?<!\ba\s)(?<!\ban\s)(?<!\bby\s)(?:resolution|article|section|room|flight|law|decree|directive|regulation|chapter|clause|bill|highway"
    r"|apartment|suite|unit|model|number)s?\s(?:\d{1,4}(?:,\s|,?\s(?:and|or|to)\s)){0,4}$"
)
"""Before the number of one of many: "Resolutions 1441 and 1973"."""
_NUMBERED_REACH = 48
_WORD_AFTER = re.compile(rf"{GAP}(?P<word>[a-z]+)")
_NOT_PLURALS = frozenset(
    {"was", "is", "has", "as", "this", "its", "his", "across", "versus", "less", "plus", "thus", "does", "us"}
)


def year(frame: Frame, start: int) -> Reading | None:
    """Read "2006", unless it counts things or money."""
    match = _YEAR.match(frame.low, start)
    if not match or int(match["year"]) > 2199:
        return None
    before, end = frame.before(start), match.end()
    if _MONEY.search(before) or THINGS.match(frame.low, end):
        return None
    if _NUMBERED.search(frame.before(start, _NUMBERED_REACH)):
        return None
    if int(match["year"]) < _FIRST_BARE and not _SURELY_YEAR.search(before):
        return None
    if not _IN_YEAR.search(before) and _counts(frame, end, int(match["year"])):
        return None
    found = frame.read(end, moment(int(match["year"])), WRITTEN, explicit=True)
    return replace(found, mod=Mod.APPROX) if found and _ABOUT.search(before) else found


def _counts(frame: Frame, end: int, number: int) -> bool:
    """Whether a number that may be a year counts the word after it: "1500 rifles", "1200 volunteers"."""
    after = _WORD_AFTER.match(frame.low, end)
    if not after or frame.text[after.start("word")].isupper():
        return False
    word = after["word"]
    plural = word.endswith("s") and len(word) > 3 and word not in _NOT_PLURALS
    return plural or (number % 100 == 0 and word not in _NOT_PLURALS and len(word) > 3)


def early_year(frame: Frame, start: int) -> Reading | None:
    """Read the "347" of "c. 347", and of "in 347" in a text that has told of years so early."""
    match = _EARLY.match(frame.low, start)
    if not match or THINGS.match(frame.low, match.end()):
        return None
    before = frame.before(start)
    about = _CIRCA.search(before)
    if not about and not (frame.tells_of_early_years() and _BEFORE_EARLY.search(before)):
        return None
    found = frame.read(match.end(), moment(int(match["year"])), WRITTEN, explicit=True)
    return replace(found, mod=Mod.APPROX) if found and about else found


def short_year(frame: Frame, start: int) -> Reading | None:
    """Read the "94" of "1892-94"."""
    match = _SHORT_YEAR.match(frame.low, start)
    before = _YEAR_BEFORE.search(frame.before(start, 8))
    if not match or not before:
        return None
    first = int(before["year"])
    last = first // 100 * 100 + int(match["year"])
    if not first < last <= first + 50:
        last += 100
        if not first < last <= first + 10:
            return None
    return frame.read(match.end(), moment(last), f"with the century of {first}", explicit=True)


def cut_year(frame: Frame, start: int) -> Reading | None:
    """Read "'68" in "since '68" or "the summer of '68" (from the apostrophe)."""
    match = _CUT_YEAR.match(frame.low, start)
    if not match or not _BEFORE_CUT.search(frame.before(start)):
        return None
    found = moment(frame.whole_year(match["cut"]))
    return frame.read(match.end(), found, "the last year that ends so", explicit=True)


def era(frame: Frame, start: int) -> Reading | None:
    """Read "347 AD", "300 BC" or "AD 60"."""
    match = _ERA.match(frame.low, start) or _ERA_FIRST.match(frame.low, start)
    if not match:
        return None
    letters = re.sub(r"[\d\s]", "", frame.text[match.start() : match.end()])
    if not letters.isupper():
        return None
    if letters.startswith("B"):
        return Reading(match.end(), f"BC{int(match['year']):04}", WRITTEN)
    return frame.read(match.end(), moment(int(match["year"])), WRITTEN, explicit=True)


def decade(frame: Frame, start: int) -> Reading | None:
    """Read "1990s", "the 90s", "'90s", "the nineties" or "1800s", the century."""
    low = frame.low
    if match := _YEARS.match(low, start):
        number = int(match["year"])
        grain = Grain.CENTURY if number % 100 == 0 and number < 2000 else Grain.DECADE
        return frame.read(match.end(), around(date(number, 1, 1), grain), WRITTEN, explicit=True)
    before = frame.before(start)
    if not re.search(r"(?<!\w)the\s+(?:(?:early|late|mid)[\s-]+)?$|(?<!\w)'$", before):
        return None
    match = _SHORT_DECADE.match(low, start)
    word = next((word for word in DECADES if low.startswith(word, start)), None)
    if match is None and word is None:
        return None
    tens, end = (int(match["tens"]), match.end()) if match else (DECADES[word or ""], start + len(word or ""))
    latest = frame.day.year if frame.day else 1999
    centuries = [century for century in (1800, 1900, 2000) if century + tens <= latest]
    if not centuries or low[end : end + 1].isalnum():
        return None
    first = date(centuries[-1] + tens, 1, 1)
    return frame.read(end, around(first, Grain.DECADE), "the last decade of that name")


def century(frame: Frame, start: int) -> Reading | None:
    """Read "19th century" or "twentieth-century"."""
    match = _CENTURY.match(frame.low, start)
    if not match:
        return None
    number = int(match["number"]) if match["number"].isdecimal() else ORDINALS[match["number"]]
    if match["bc"]:
        return Reading(match.end(), "", "a century before the common era")
    if not 0 < number <= 99:
        return None
    found = around(date(max(1, (number - 1) * 100), 1, 1), Grain.CENTURY)
    return frame.read(match.end(), found, WRITTEN, explicit=True)


def fraction(frame: Frame, start: int) -> Reading | None:
    """Read "third quarter of 2006", "first half of this year" or "Q3 2006"."""
    low = frame.low
    match = _FRACTION.match(low, start) or _SHORT_QUARTER.match(low, start)
    if not match:
        return None
    written = match["year"][0].isdecimal()
    if written:
        in_year = int(match["year"])
    elif frame.day is None:
        return frame.open(match.end())
    else:
        in_year = frame.day.year + {"last": -1, "next": 1}.get(match["year"].split()[0], 0)
    half = "unit" in match.groupdict() and match["unit"] == "half"
    most = 2 if half else 4
    word = match["number"]
    number = int(word[0]) if word[0].isdecimal() else ORDINALS.get(word, most)
    if number > most or not 1 <= in_year <= 9999:
        return None
    first = date(in_year, (number - 1) * (12 // most) + 1, 1)
    found = around(first, Grain.HALF if half else Grain.QUARTER)
    return frame.read(match.end(), found, WRITTEN if written else f"from {frame.today}", explicit=written)


def quarter(frame: Frame, start: int) -> Reading | None:
    """Read the "Q1" of "in Q1": the one that lies nearest."""
    match = _LONE_QUARTER.match(frame.low, start)
    if not match or not frame.text[start].isupper() or not _BEFORE_QUARTER.search(frame.before(start)):
        return None
    month = 3 * int(match["number"]) - 2
    return frame.of_some_year(start, match.end(), month, partial(_quarter, month=month))


def _quarter(year: int, *, month: int) -> Moment:
    return around(date(year, month, 1), Grain.QUARTER)


def season_years(frame: Frame, start: int) -> Reading | None:
    """Read the "2018-19" of "the 2018-19 season" or "the 2018-19 school year" as one stretch."""
    match = _SEASON_YEARS.match(frame.low, start)
    if not match:
        return None
    first = int(match["first"])
    # A year of two digits is of the century of the first, or of the one after it.
    last = int(match["last"]) if len(match["last"]) == 4 else first + (int(match["last"]) - first) % 100
    return Reading(match.end(), f"{first}/{last}", WRITTEN) if last == first + 1 else None


def turn(frame: Frame, start: int) -> Reading | None:
    """Read the "turn of the year": December and January, the ones that lie nearest."""
    match = _TURN.match(frame.low, start)
    if not match:
        return None
    found = frame.in_some_year(start, match.end(), 1)
    if not found or not found.moment or found.moment.first.year == 1:
        return None if found and found.moment else found
    year = found.moment.first.year
    return Reading(found.end, f"{year - 1:04}-12/{year:04}-01", found.reason)
