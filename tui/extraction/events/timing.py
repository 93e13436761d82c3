"""Which date is a trigger's own: one of its clause, or one that opens the sentence for all of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tui.extraction.dates import DateMention
from tui.extraction.words import word_set

_BREAKS = word_set(
    ', ; : — – ( ) " “ ” that which who while but because when where although though whose whom as'
)
_OPENING = 3
_LOOSE = frozenset("/X")


def clauses(lows: list[str], first: int, last: int) -> list[int]:
    """Return the numbers of the tokens that part the clauses of a sentence, roughly."""
    return [index for index in range(first, last) if lows[index] in _BREAKS]


def dates_within(dates: Sequence[DateMention], begin: int, end: int) -> list[DateMention]:
    """Return the dates between two code points that name one day, month, season or year."""
    at = bisect_left(dates, begin, key=lambda item: item.start)
    found: list[DateMention] = []
    while at < len(dates) and dates[at].start < end:
        if dates[at].value and _LOOSE.isdisjoint(dates[at].value):
            found.append(dates[at])
        at += 1
    return found


def when(at: int, dates: Sequence[tuple[int, str]], breaks: Sequence[int], first: int) -> str:
    """Return the value of a trigger's date, "" where its clause names none and none opens the sentence.

    Args:
        at: Number of the trigger's first token.
        dates: For each date of the sentence the number of its first token and its value.
        breaks: What :func:`clauses` found.
        first: Number of the sentence's first token.
    """
    own = bisect_left(breaks, at)
    near = [(abs(token - at), value) for token, value in dates if bisect_left(breaks, token) == own]
    if near:
        return min(near)[1]
    token, value = dates[0]
    return value if token - first <= _OPENING and at > token else ""
