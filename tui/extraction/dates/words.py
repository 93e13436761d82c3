"""The words that date expressions are made of, as pieces of regular expressions over lower-case text."""

from __future__ import annotations

import re

from tui.extraction.dates.moment import Grain

GAP = r"(?:[^\S\n]{1,8}(?:\n[^\S\n]{0,8})?|\n[^\S\n]{0,8})"
"""White space inside an expression: a line may end there, a paragraph may not."""

MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|jun(?:e|\.)?|jul(?:y|\.)?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)(?![\w])"
)
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
SHORT_WEEKDAY = r"(?:mon|tues?|wed|thur?s?|fri|sat|sun)\.?"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w|[:.]\d|,\d{3}(?!\d)|[%°])"
YEAR = r"[12]\d{3}(?!\w|[.,:]\d)"
EARLY_YEAR = r"[1-9]\d\d(?=[,.;:)\]\n–-]|\s[–—(-]|\s?$)"
"""A year before 1000, which only its surroundings tell from a number."""

CUT_YEAR = r"['‘](?P<cut>\d\d)(?![\w'%°]|[.,:/]\d)"
"""A year without its century, in lower-case text with plain apostrophes: "'68"."""

COMMA = rf"(?:,{GAP}?|{GAP}|{GAP}of{GAP})"
SEASON = r"(?:spring|summer|autumn|fall|winter)"
PART_OF_DAY = r"(?:morning|afternoon|evening|night)"
UNIT = r"(?:day|weekend|week|fortnight|month|quarter|year|decade|century)"
UNITS = r"(?:days?|weeks?|fortnights?|months?|years?|decades?|centur(?:y|ies))"

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2
    )
}
_WORDS = {word: number for number, word in enumerate(_SMALL) if number} | _TENS
NUMBER = (
    r"\[?(?:\d{1,4}|(?:"
    + "|".join(sorted(_TENS))
    + r")[\s-](?:one|two|three|four|five|six|seven|eight|nine)|"
    + "|".join(sorted(_WORDS, key=len, reverse=True))
    + r"|a\scouple\sof|a\sdozen|a\shundred|an?)\]?(?!\w)"
)

ORDINALS = {
    word: number
    for number, word in enumerate(
        (
            *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
            *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"),
            *("eighteenth", "nineteenth", "twentieth", "twenty-first"),
        ),
        1,
    )
}
DECADES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}

THINGS = re.compile(
    r"-(?:strong|man|member|mile|foot|page|acre|seat|bed|room|word|odd|plus)(?!\w)"
    rf"|{GAP}?(?:%|\+|\w*children|percent|per{GAP}cent|people|persons|men|women|troops|soldiers|fighters|police|civilians"
    r"|members|employees|workers|jobs|students|refugees|prisoners|detainees|votes|voters|seats|copies|units"
    r"|miles?|km|kilomet|met(?:re|er)s?|feet|ft|tons?|tonnes|kg|pounds|acres|hectares|barrels|dollars|euros?|yen"
    r"|hours|minutes|seconds|years|days|weeks|months|times|points|pages|words|shares|cars|aircraft|homes|houses"
    r"|families|villages|schools|block|hp|mhz|rpm|bc)(?!\w)"
)
"""What a number before it counts, so that it is no day or year."""

STEPS = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1}
PARTS_OF_DAY = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

_MONTH_STARTS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY_STARTS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_GRAINS = {
    "day": Grain.DAY,
    "weekend": Grain.WEEKEND,
    "week": Grain.WEEK,
    "month": Grain.MONTH,
    "quarter": Grain.QUARTER,
    "year": Grain.YEAR,
    "decade": Grain.DECADE,
    "century": Grain.CENTURY,
}


def month_of(word: str) -> int:
    """Return the number of the month that *word* names."""
    return _MONTH_STARTS.index(word[:3]) + 1


def weekday_of(word: str) -> int:
    """Return the number of the weekday that *word* names, Monday being 0."""
    return _WEEKDAY_STARTS.index(word[:3])


def day_of(word: str) -> int:
    """Return the number in "24" or "24th"."""
    return int(word.rstrip("stndrh"))


def number_of(words: str) -> int:
    """Return the number that a match of :data:`NUMBER` means."""
    words = " ".join(words.strip("[]").replace("-", " ").split())
    if words.isdecimal():
        return int(words)
    if words in ("a", "an"):
        return 1
    if words.startswith("a "):
        return {"a couple of": 2, "a dozen": 12}.get(words, 100)
    return sum(_WORDS[word] for word in words.split())


def singular(unit: str) -> str:
    """Return the singular of a unit's name."""
    return unit.replace("ies", "y").removesuffix("s")


def grain_of(unit: str) -> tuple[Grain, int]:
    """Return the grain of a unit's name, plural or not, and how many of it one is."""
    word = singular(unit)
    return (Grain.WEEK, 2) if word == "fortnight" else (_GRAINS[word], 1)
