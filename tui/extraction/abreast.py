"""Two bodies found as one: "Ministry of Justice and the Ministry of Labour", "Alphabet Inc.'s Waymo".

A body's name has no owner in its middle, and none begins twice; only the tokens of the name are looked at.
"""

from __future__ import annotations

from dataclasses import dataclass

from tui.extraction.gazetteer import Gazetteer
from tui.extraction.words import word_set
from tui.text import undotted

_OPENING = word_set(
    "Ministry Department Bank University Institute Chamber Federation Association Society Board Council "
    "Commission Confederation Union League Party Faculty Academy Organisation Organization Bureau Church "
    "Office Supreme Court House Committee"
)
_OF = frozenset({"of", "for", "de"})
_OWNING = frozenset({"'s", "’s"})
_APOSTROPHES = frozenset({"'", "’"})
_LONGEST_OWNER = 3


@dataclass(frozen=True, slots=True)
class Abreast:
    """Finds where a second body begins inside what was taken for one, with the lists it looks into."""

    gazetteer: Gazetteer

    def begins_at(self, words: list[str], first: int, joint: int, last: int) -> int:
        """Say where the second of two bodies begins.

        Args:
            words: The tokens of the text as written.
            first: First token of the span.
            joint: Token at which it may part: an "and" or a possessive.
            last: One past the last token of the span.

        Returns:
            The first token of the second body; 0 where the joint does not part two.
        """
        if words[joint] == "and":
            return self._second(words, first, joint + 1, last)
        return self._owned(words, first, joint, last)

    def _second(self, words: list[str], first: int, start: int, last: int) -> int:
        """Where a body begins behind "and": it opens as one, as the first does, or has an owner."""
        after = start + (words[start].lower() == "the")
        if last - after < 2 or not words[after][0].isupper():
            return 0
        if words[after] in _OPENING and words[after + 1] in _OF:
            return after if start < after or not _OPENING.isdisjoint(words[first : start - 1]) else 0
        for end in range(after + 1, min(after + _LONGEST_OWNER, last - 2) + 1):
            if words[end][:1] in _APOSTROPHES and self._is_nation(words, after, end):
                return after
        return 0

    def _owned(self, words: list[str], first: int, joint: int, last: int) -> int:
        """Where what a country or a firm owns begins: "Waymo" of "Alphabet Inc.'s Waymo"."""
        start = joint + (1 if words[joint] in _OWNING else 2)
        whole = words[joint] in _OWNING or words[joint : joint + 2] in (["'", "s"], ["’", "s"])
        if not whole or start >= last or not words[start][0].isupper():
            return 0
        firm = joint - first > 1 and words[joint - 1] in ("Inc.", "Inc", "Corp.", "Corp", "Ltd", "AG", "plc")
        return start if firm or self._is_nation(words, first, joint) else 0

    def _is_nation(self, words: list[str], first: int, last: int) -> bool:
        return undotted(" ".join(words[first:last])) in self.gazetteer.nations
