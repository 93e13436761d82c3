"""Where a sentence begins to tell: behind its dateline, and nowhere in a line that says who wrote when.

The date in "HARVIK, March 5, 2018 (Wire) - " is that of the document; nothing in the sentence happened by it.
"""

from __future__ import annotations

from collections.abc import Sequence

from tui.extraction.events.context import NAME
from tui.extraction.words import word_set

_DASHES = word_set("- – — -- ---")
_MARKS = frozenset(",.()/|·:")
_SMALL = word_set("of the and de del la le el al on")
_LONGEST = 18
"""How many tokens a dateline has at most: town, land, date, agency."""
_PUBLISHING = word_set("published posted updated modified filed by")
_FULL_STOPS = frozenset(".!?")
_BYLINE = 16


def telling_begins(
    words: list[str], lows: list[str], edges: tuple[int, int], dates: Sequence[tuple[int, int]]
) -> int:
    """Return the number of the first token behind a sentence's dateline, that of its first if it has none.

    Args:
        words: The text's tokens.
        lows: The same in lower case, names and numbers as one word of their own.
        edges: Number of the sentence's first token and one past the last.
        dates: First token and one past the last of each date of the sentence, in order.

    Returns:
        The end of the sentence where all of it is a byline: "Published March 5, 2018".
    """
    first, last = edges
    if _is_byline(words, lows, edges):
        return last
    dated = {at for begin, end in dates for at in range(begin, end)}
    if not dated:
        return first
    placed = seen = False
    for at in range(first, min(last, first + _LONGEST)):
        if at in dated:
            seen = True
        elif words[at] in _DASHES:
            # "March 5 - Gunmen kill a judge" is a line of a chronicle: where it was told from is not said.
            if seen and placed:
                return at + 1
        elif lows[at] == NAME or words[at][0].isupper():
            placed = True
        elif not (words[at] in _MARKS or words[at][0].isdigit() or lows[at] in _SMALL):
            return first
    return first


def _is_byline(words: list[str], lows: list[str], edges: tuple[int, int]) -> bool:
    """Whether a sentence says no more than when a text was written or by whom."""
    first, last = edges
    if last - first > _BYLINE or words[last - 1] in _FULL_STOPS:
        return False
    opening = lows[first] if lows[first] != "last" or last - first < 2 else lows[first + 1]
    if opening not in _PUBLISHING:
        return False
    return opening != "by" or (
        first + 1 < last and (lows[first + 1] == NAME or words[first + 1][0].isupper())
    )
