"""What the numbers of one sentence count: the dead, those who took part, years in prison, money, things.

A number that stands for a day, or that a report has from another or from earlier, is no claim of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tui.extraction.words import word_set
from tui.text import one_line

CASUALTIES: Mapping[str, frozenset[str]] = {
    "killed": word_set("kill kills killed killing dead die dies died deaths death bodies slain"),
    "wounded": word_set("wound wounds wounded wounding injure injures injured injuring hurt"),
    "arrested": word_set("arrest arrests arrested detain detained detains detainees captured"),
}  # fmt: skip
"""What became of people, by its name, and the words that tell of it."""
TOOK_PART = "took part"
IN_PRISON = "in prison"
"""How the name of a term ends: "years in prison"."""


@dataclass(frozen=True, slots=True)
class Count:
    """What one number counts; the span is half open, in code points of the sentence.

    Attributes:
        about: What it counts: "killed", "took part", "years in prison", "dollars", "tanks".
        value: How many, as a decimal number.
        words: How it is said, on one line.
    """

    about: str
    value: str
    words: str
    start: int
    end: int


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_UNITS = _listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = _listed("twenty thirty forty fifty sixty seventy eighty ninety")
_NUMBERS = {word: number for number, word in enumerate(_UNITS)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=2)
}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12}
_COUNTED = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"|\b(?P<hundreds>an?|{'|'.join(_UNITS[1:10])})[- ]hundred and "
    rf"(?P<rest>(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS[1:10])}))?|{'|'.join(_UNITS[1:])})\b"
    rf"|\b(?P<words>(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS[1:10])}))?|{'|'.join(_UNITS[2:])})\b",
    re.IGNORECASE,
)
_SCALE = re.compile(rf"[ -](?P<scale>{'|'.join(_SCALES)})\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NO_COUNT = re.compile(
    r"\s*(?:%|per\s?cent\b|(?:am|pm|a\.m\.|p\.m\.|o['’]clock)\b|[:/]\d|(?:st|nd|rd|th|s)\b|[-–]year)",
    re.IGNORECASE,
)
_JOINED_ON = re.compile(r"-\w")
_YEAR = re.compile(r"1[89]\d\d|20\d\d")
_PEOPLE = word_set(
    "people persons civilians others more men women soldiers policemen police officers troops children "
    "workers passengers mourners pilgrims worshippers residents"
)
_WHO = re.compile(r"(?:\w{2,}(?:ers|ors|ists|ants|ians|men|women)|people|students|police|troops)")
"""Words for people who can take part in something."""
_JOINED = word_set(
    "join joined joining attend attended attending march marched marching walked gathered rallied "
    "demonstrated protested struck turned"
)
_PARTAKERS = word_set("strikers protesters protestors demonstrators marchers rioters participants attendees")
_NO_HEADS = word_set(
    "s january february march april may june july august september october november december day days week "
    "weeks month months year years hour hours minute minutes time times of in to and or the a an on at by "
    "more than about some almost nearly least percent years-old am pm decades centuries "
    "dollars dlrs euros pounds cents cts pence yen francs marks rupees dinars points pct mln bln shares "
    "units tonnes tons kilograms pounds barrels bushels gallons litres liters ounces "
    "miles kilometers kilometres km meters metres feet inches yards acres hectares degrees"
)
_SINGULAR = ("ss", "us", "is", "as")
_STOP = re.compile(r"[.;,()\[\]<>:–—]|\s-")
"""Marks that end what a number counts."""
_BRACKETS = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
_QUALITIES = re.compile(
    r"(?:at least|as many as|more than|up to|about|around|some|nearly|almost|over)\s+$", re.I
)
_REACH = 5
"""How many words after a number its counted thing may stand, and how many before it a verb."""
_BREAKS = word_set(
    "in at on as by after from when while that with for since than but against if because near"
)
"""Words at which the counted thing is over."""

_CLAUSE = re.compile(r"[;:]\s|[—–]|,?\s(?:but|while|whereas|although|though)\s|,\s(?:and|after)\s", re.I)

_TERM = re.compile(
    r"[ -](?P<unit>year|month|week|day|hour)s?(?![-\w])"
    r"(?!\s+(?:ago|old|later|earlier|before|after|since|on)\b)",
    re.IGNORECASE,
)
_LASTING = re.compile(
    r"\b(?:for|to|lasts?|lasted|lasting|of|serves?|served|gets?|got|given|jailed|a|an)\s+$", re.IGNORECASE
)
_PRISON_AFTER = re.compile(
    r"\s+(?:(?:in|of|behind)\s+)?(?:an?\s+)?(?:prison|jail|bars|imprisonment|custody|sentence|term)\b", re.I
)
_PRISON_BEFORE = re.compile(r"\b(?:jail(?:ed|s)?|imprison\w*|sentenced?|prison)\b", re.IGNORECASE)
_SIGNS = {"$": "dollars", "€": "euros", "£": "pounds"}
_MONEY = re.compile(r"\s+(?P<unit>dollars|euros|pounds|dinars|rupees|yen|francs|marks|roubles|lire)\b", re.I)
_RATE = re.compile(r"\s*(?:-an?-|/|(?:an?|per|each)\b)", re.IGNORECASE)

_SPEECH = (
    "reported said spoken put given counted estimated announced claimed confirmed told quoted cited listed "
    "believed thought"
).replace(" ", "|")
_PRESS = (
    "herald times post courier guardian tribune gazette journal chronicle telegraph observer mirror mail "
    "reuters afp bbc cnn newspapers? media television radio agency agencies outlets? channels? broadcasters?"
).replace(" ", "|")
_NOT_ITS_OWN = re.compile(
    r"\b(?:has|have)\s+(?:\w+ly\s+)?(?:reported|claimed|quoted|put)\b"
    rf"|\bhad\s+(?:(?:\w+ly|earlier|first)\s+)?(?:{_SPEECH})\b"
    rf"|\b(?:earlier|previously|initially|originally|first)\s+(?:{_SPEECH})\b"
    r"|\b(?:earlier|previous|initial|first)\s+(?:death\s+)?(?:tolls?|reports?|figures?|counts?|estimates?|"
    r"statements?)\b"
    rf"|\b(?:{_PRESS})\s+(?:(?:has|have|had)\s+)?(?:reported|put|said|says|reports)\b"
    r"|\b(?:not|than|instead of|compared (?:with|to))\s+(?:the\s+)?$"
    r"|\b(?:up|down|rose|risen|rising|rises|revised|raised|increased|climbed|jumped|fell|fallen|changed)\b"
    r"(?:.*\s)?from\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_LESS_THAN = re.compile(r"\b(?:more|less|fewer|rather|other)\s+than\s+$", re.IGNORECASE)
_OF_OTHERS = re.compile(
    r"[^;:,.]{0,40}?\b(?:claimed|reported|given|counted|estimated|announced)\s+"
    r"(?:(?:earlier|previously|initially|before)\b|by\b)",
    re.IGNORECASE,
)


def counted(text: str, days: Iterable[tuple[int, int]] = ()) -> Iterator[Count]:
    """Yield what the numbers of one sentence count.

    Args:
        text: The sentence.
        days: Half-open spans of its dates, whose numbers count nothing.

    Returns:
        One for each number that counts something: people "killed", "wounded" or "arrested" by any word for
        it, people who "took part", how long something or a prison term lasts, money, or else the noun in the
        plural that follows. Numbers in brackets and those that are :func:`second_hand` are left out.
    """
    bare = _masked(text, days)
    for match in _COUNTED.finditer(bare):
        end = match.end()
        scale = _SCALE.match(bare, end)
        if scale:
            end = scale.end()
        about, start, stop = _about(bare, match, end)
        if about and not second_hand(bare, match.start(), stop):
            value = _value(match, scale["scale"] if scale else "")
            yield Count(about, value, one_line(text[start:stop]), start, stop)


def clause(text: str, offset: int) -> tuple[int, int]:
    """Return the half-open span of the clause of a sentence that *offset* stands in."""
    start, end = 0, len(text)
    for mark in _CLAUSE.finditer(text):
        if mark.end() <= offset:
            start = mark.end()
        elif mark.start() >= offset:
            end = mark.start()
            break
    return start, end


def second_hand(text: str, start: int, end: int) -> bool:
    """Say whether a number of a sentence is what others report, or what was reported before.

    Args:
        text: The sentence.
        start: Where the number begins.
        end: Where the words for what it counts end.
    """
    begin, stop = clause(text, start)
    lead = text[begin:start]
    found = _NOT_ITS_OWN.search(lead)
    if found and not (found.end() == len(lead) and _LESS_THAN.search(lead)):
        return True
    return bool(_OF_OTHERS.match(text[end : max(stop, end)]))


def _masked(text: str, days: Iterable[tuple[int, int]]) -> str:
    """Return *text* with blanks for its dates and what stands in brackets, offsets unchanged."""
    spans = [*days, *(match.span() for match in _BRACKETS.finditer(text))]
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _about(text: str, match: re.Match[str], end: int) -> tuple[str, int, int]:
    """Return what a number counts and the span of its words; "" if nothing is counted."""
    quality = _QUALITIES.search(text, 0, match.start())
    start = quality.start() if quality else match.start()
    sign = text[match.start() - 1 : match.start()] if match.start() else ""
    if sign in _SIGNS:
        return ("", start, end) if _RATE.match(text, end) else (_SIGNS[sign], match.start() - 1, end)
    money = _MONEY.match(text, end)
    if money:
        return ("" if _RATE.match(text, money.end()) else money["unit"].lower(), start, money.end())
    term, stop = _term(text, start, end)
    if term:
        return term, start, stop
    if _NO_COUNT.match(text, end) or sign in ("-", ":") or _YEAR.fullmatch(match.group()):
        return "", start, end
    after = [(m.group().lower(), m.end()) for m in _WORD.finditer(text, end, end + 80)][:_REACH]
    # Only what leads up to the number in one breath: "killing at least 31".
    lead = re.split(r"[,;:.]", text[max(0, match.start() - 40) : match.start()])[-1]
    before = [word.lower() for word in _WORD.findall(lead)]
    thing, stop, verb = _thing(after, before[-_REACH:], text, end)
    # "6.7-strength quake killed", "dies at 77".
    of_people = thing in CASUALTIES or thing == TOOK_PART
    if of_people and ("." in match.group() or _JOINED_ON.match(text, end)):
        return "", start, end
    if verb and verb != "toll" and before[-1:] == ["at"]:
        return "", start, end
    begin = text.lower().rfind(verb, 0, start) if verb else start
    return thing, begin, max(stop, end)


def _term(text: str, start: int, end: int) -> tuple[str, int]:
    """Return what a time that something lasts is called, and where its words end; "" if it is none."""
    unit = _TERM.match(text, end)
    if unit is None:
        return "", end
    begin, _ = clause(text, start)
    prison = _PRISON_AFTER.match(text, unit.end())
    if prison or (_LASTING.search(text, begin, start) and _PRISON_BEFORE.search(text, begin, start)):
        return f"{unit['unit'].lower()}s {IN_PRISON}", prison.end() if prison else unit.end()
    if _LASTING.search(text, begin, start):
        return f"{unit['unit'].lower()}s", unit.end()
    return "", end


def _thing(
    after: Sequence[tuple[str, int]], before: Sequence[str], text: str, end: int
) -> tuple[str, int, str]:
    """Return what a number counts, where its words end, and the word before it that says so, if one does."""
    head, stop = "", end
    for word, at in after:
        if (head and word == "and") or word in _BREAKS or _STOP.search(text, end, at):
            break
        for name, words in CASUALTIES.items():
            if word in words:
                return name, at, ""
        if (head and _WHO.fullmatch(head) and word in _JOINED) or word in _PARTAKERS:
            return TOOK_PART, at, ""
        plural = word.endswith("s") and not word.endswith(_SINGULAR) and word not in _NO_HEADS
        if not head and (plural or word in _PEOPLE):
            head, stop = word, at
    # "killed 31 people", "31 people were killed": who they are counts less than what became of them.
    if not head or head in _PEOPLE:
        alone = not after or after[0][0] in _BREAKS or after[0][0] == "and"
        for word in reversed(before):
            if word in ("and", "age", "aged"):
                break
            for name, words in CASUALTIES.items():
                if word in words and (head or alone):
                    return name, stop, word
        if "toll" in before and (head or alone or _STOP.match(text, end)):
            return "killed", stop, "toll"
    return (head, stop, "") if head and head not in _PEOPLE else ("", end, "")


def _value(match: re.Match[str], scale: str) -> str:
    if match["number"]:
        number = float(match["number"].replace(",", ""))
    else:
        parts = re.split(r"[- ]", (match["rest"] or match["words"]).lower())
        number = float(sum(_NUMBERS[part] for part in parts))
        if match["hundreds"]:
            number += _SCALES["hundred"] * _NUMBERS.get(match["hundreds"].lower(), 1)
    number *= _SCALES.get(scale.lower(), 1)
    return f"{number:g}" if number < 1e6 else f"{number:.0f}"
