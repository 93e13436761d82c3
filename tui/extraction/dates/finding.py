"""Finding date expressions: one scan for words that can open one, then readers for that sort of word."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from tui.extraction.dates import counting, feasts, ordinal, relative, written, years
from tui.extraction.dates.frame import OPEN, Frame, Reading
from tui.extraction.dates.mention import DateMention, Mod
from tui.extraction.dates.moment import Grain
from tui.extraction.dates.words import (
    DECADES,
    MONTH,
    NUMBER,
    ORDINALS,
    SEASON,
    SHORT_WEEKDAY,
    UNITS,
    WEEKDAY,
)

_Reader = Callable[[Frame, int], "Reading | None"]

_COUNTS = NUMBER.replace(r"\d{1,4}|", "")
_STARTS = re.compile(
    # Most words are seen to be none of these at their first letters.
    r"(?<![\w$£€#@&/\\])(?=[\d'‘abcdefghjlmnopqstvwy])(?!(?:the|to|of|and|on|as|at|for|from|with|was|said|he|his|by|be)\s)(?:"
    r"(?P<number>\d)"
    r"|(?P<cut>['‘]\d\d(?![\w']))"
    rf"|(?P<month>{MONTH})"
    rf"|(?P<weekday>{WEEKDAY}(?!\w)|{SHORT_WEEKDAY}(?=[\s,]))"
    r"|(?P<deictic>today|tomorrow|tonight|yesterday|day\s(?:before|after)\s(?:yesterday|tomorrow))"
    r"|(?P<which>last|this|next|that|same|very\ssame|coming|past|previous|preceding|following)(?=\s)"
    r"|(?P<prefix>early|mid|late|beginning|start|middle|end|close|earlier|later)(?=[\s-])"
    rf"|(?P<season>{SEASON})(?!\w)"
    rf"|(?P<ordinal>{'|'.join(sorted(ORDINALS, key=len, reverse=True))}|final)(?=[\s-])"
    r"|(?P<share>half|an?\s(?:quarter|half)(?=[\s-])|(?:three[\s-])?quarters?(?=[\s-]))"
    r"(?=[\s-](?:of\s)?(?:an?\s)?(?:century|decade|year)(?!\w))"
    rf"|(?P<count>{_COUNTS})(?=[\s-]+(?:{UNITS}|{WEEKDAY}s|and\sa\shalf)(?!\w))"
    r"|(?P<before>day|night|morning|afternoon|evening|weekend|week|fortnight|month|quarter|year|decade)"
    r"(?=\s(?:before|after)(?!\w))"
    r"|(?P<weekend>weekend)"
    r"|(?P<overnight>overnight)"
    r"|(?P<turn>turn)(?=\sof\s)"
    rf"|(?P<decade>{'|'.join(DECADES)})"
    rf"|(?P<feast>{'|'.join(feasts.FIRST_WORDS)})(?!\w)"
    r"|(?P<era>ad\s\d)"
    r"|(?P<quarter>q[1-4])"
    r")"
)
_READERS: dict[str, tuple[_Reader, ...]] = {
    "number": (
        years.season_years,
        written.iso,
        written.numeric,
        ordinal.of_month,
        ordinal.weekdays_ago,
        ordinal.from_weekday,
        counting.and_a_half,
        counting.counted,
        written.day_first,
        years.era,
        years.decade,
        years.year,
        years.early_year,
        years.short_year,
        years.century,
        years.fraction,
        written.day_alone,
    ),
    "cut": (years.cut_year,),
    "month": (written.month_first,),
    "weekday": (relative.weekday,),
    "deictic": (relative.deictic,),
    "which": (ordinal.of_month, relative.which, years.fraction),
    "season": (counting.before_last, written.seasonal),
    "ordinal": (ordinal.of_month, years.century, years.fraction),
    "share": (counting.share,),
    "count": (
        ordinal.weekdays_ago,
        ordinal.from_weekday,
        counting.and_a_half,
        counting.counted,
    ),
    "before": (counting.before_last, counting.unit_before),
    "weekend": (counting.weekend,),
    "overnight": (counting.overnight,),
    "turn": (years.turn,),
    "decade": (years.decade,),
    "feast": (feasts.feast,),
    "era": (years.era,),
    "quarter": (years.fraction, years.quarter),
}
_ARTICLE = re.compile(r"(?<!\w)the\s$")
_SHORT_MONTH = re.compile(r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.$", re.IGNORECASE)
_SENTENCE_GOES_ON = re.compile(r"\s*[^\W_A-Z]|\s?[,;:–—-]")
_NO_NUMBER = re.compile(r"(?:\d[.,:]|[^\W\d_]-|[.,]\d+-)$")


def dates(text: str, day: date | None) -> tuple[DateMention, ...]:
    """Find every date expression in *text* and work out what it means.

    Args:
        text: Any text.
        day: The day the document was published, from which "last Friday" counts. Without it such
            expressions are found and left open: their value is "" and their reason says so.

    Returns:
        The expressions in order, never overlapping.
    """
    frame = Frame(text, _lowered(text), day)
    found: list[DateMention] = []
    at = 0
    while match := _STARTS.search(frame.low, at):
        start = match.start()
        reading = None if _inside_number(frame, match) else _read(frame, start, match.lastgroup or "")
        if reading is None:
            at = _past(frame.low, match)
            continue
        if not reading.value and reading.reason != OPEN:
            frame.adrift_at = start
        if reading.moment:
            frame.said.append((start, reading.moment, reading.explicit))
        first, at = _beginning(frame.low, start, match.lastgroup, reading), _ending(text, reading.end)
        surface = text[first:at]
        found.append(
            DateMention(first, at, surface, reading.value, reading.reason, reading.mod, reading.counts_from)
        )
    return tuple(found)


def _inside_number(frame: Frame, match: re.Match[str]) -> bool:
    """Whether a digit goes on a number or a name: "1,991", "F-16"."""
    start = match.start()
    return match.lastgroup == "number" and _NO_NUMBER.search(frame.low, max(0, start - 6), start) is not None


def _read(frame: Frame, start: int, sort: str) -> Reading | None:
    if sort == "prefix":
        return _prefixed(frame, start)
    for reader in _READERS[sort]:
        if reading := reader(frame, start):
            return reading
    return None


def _prefixed(frame: Frame, start: int) -> Reading | None:
    """Read "early", "mid-", "the end of" with the date that follows."""
    prefix = counting.prefixed(frame, start)
    if prefix is None:
        return None
    at, mod = prefix
    match = _STARTS.match(frame.low, at)
    sort = match.lastgroup if match else None
    if sort == "prefix":
        return None
    reading = _read(frame, at, sort) if sort else None
    if reading is None and frame.low[start:at].endswith("the "):
        reading = counting.the_unit(frame, at)
    return _modified(reading, mod) if reading else None


def _modified(reading: Reading, mod: Mod) -> Reading:
    return replace(reading, mod=mod if mod is not Mod.WHOLE else reading.mod)


def _past(low: str, match: re.Match[str]) -> int:
    """Where to look on after a word that opened nothing."""
    end = match.end()
    if match.lastgroup == "number":
        while end < len(low) and low[end].isdecimal():
            end += 1
    return end


def _beginning(low: str, start: int, sort: str | None, reading: Reading) -> int:
    """Take in "the" before what was found, unless it belongs to a noun after it: "the 2014 election"."""
    years = sort == "number" and (reading.moment.grain is Grain.YEAR if reading.moment else True)
    if sort in ("month", "cut") or years:
        return start
    if reading.moment and reading.moment.grain is Grain.DECADE and low.endswith("'", 0, start):
        start -= 1
    article = _ARTICLE.search(low, max(0, start - 5), start)
    return article.start() if article else start


def _ending(text: str, end: int) -> int:
    """Leave out the full stop of a sentence that ends in a month cut short, as in "9 Jan" at its end."""
    if text[end - 1] != "." or _SENTENCE_GOES_ON.match(text, end):
        return end
    return end - 1 if _SHORT_MONTH.search(text, max(0, end - 6), end) else end


def _lowered(text: str) -> str:
    """Return *text* in lower case and with plain apostrophes, of the same length."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(lower if len(lower := char.lower()) == 1 else char for char in text)
    return low.replace("’", "'")
