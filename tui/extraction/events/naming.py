"""Widens a trigger to the whole name of its event: "Rose Revolution", "World War II", "Hurricane Katrina"."""

from __future__ import annotations

from tui.extraction.events.context import NAME, NUMBER
from tui.extraction.events.sifting import Found
from tui.extraction.sentences import Sentence
from tui.extraction.words import word_set
from tui.model import EventType

_NUMERALS = frozenset({"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"})
_NAMED_AFTER = word_set("hurricane typhoon cyclone operation")
_ANY = frozenset((EventType.DISPUTE, EventType.OCCURRENCE))
"""Types whose nouns are as often part of another name; an event's name of those has "the" before it."""
_THE = word_set("the this that a his her its their our 's") | {NUMBER}
_NO_NAME = word_set(
    "against with from by over under as into is was are were the a an this that these those his her its "
    "their our my your in on at of and or but after before"
)


def widen(found: list[Found], lows: list[str], words: list[str], part: Sentence) -> list[Found]:
    """Return triggers of one sentence, those written with a capital widened over the capitals beside them.

    A noun inside a longer name of something else is left out.

    Args:
        found: Triggers in order, never overlapping.
        lows: The text's tokens in lower case, names and numbers as one word of their own.
        words: The text's tokens.
        part: The sentence; no heading.
    """
    widened: list[Found] = []
    floor = part.first
    for number, (first, last, sense) in enumerate(found):
        ceiling = found[number + 1][0] if number + 1 < len(found) else part.last
        if sense.tag[0] == "N" and words[first][0].isupper() and first > part.first:
            while first > floor and _is_name(words[first - 1], lows[first - 1]):
                first -= 1
            if last < ceiling and words[last] in _NUMERALS:
                last += 1
            elif last < ceiling and _is_name(words[last], lows[last]) and lows[last - 1] not in _NAMED_AFTER:
                # "Protection" in "Marine Mammal Protection Act": the name of something else.
                continue
            if first < found[number][0] and sense.type in _ANY and lows[first - 1] not in _THE:
                # "Compass Row": a street, or a firm.
                continue
        if lows[last - 1] in _NAMED_AFTER and sense.type in (EventType.DISASTER, EventType.OCCURRENCE):
            while last < ceiling and _is_name(words[last], lows[last]):
                last += 1
        widened.append((first, last, sense))
        floor = last
    return widened


def _is_name(word: str, low: str) -> bool:
    """Whether a token may be part of an event's name: a capital, and in no name that was found."""
    return word[0].isupper() and low not in (NAME, NUMBER) and low not in _NO_NAME and word.isalpha()
