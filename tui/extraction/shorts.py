"""Bodies by the front of their names: "Blue Horizon" where the text has "Blue Horizon Shipping".

The tagger meets "Helix" alone and takes it for a person or a place; the article that says "Helix Photonics
B.V." elsewhere knows better, unless somebody in it is called so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tui.extraction.edges import FOREIGN_BODIES, LEGAL_FORMS, Span
from tui.extraction.gazetteer import Gazetteer
from tui.extraction.joins import merged
from tui.extraction.roles import RoleFinder
from tui.extraction.words import word_set
from tui.model import Kind
from tui.text import fold

# What a firm does, said last in its name.
_TRADES = word_set(
    "Aggregates Airlines Airways Automotive Bank Banking Biotech Breweries Capital Cement Chemicals "
    "Communications Electric Electronics Energy Entertainment Estates Foods Games Group Holding Holdings "
    "Industries Insurance Investments Laboratories Labs Lines Logistics Media Mining Motors Networks Oil "
    "Partners Petroleum Pharma Pharmaceuticals Photonics Properties Publishing Records Resources Robotics "
    "Securities Semiconductor Shipping Software Solutions Steel Stores Studios Systems Technologies "
    "Technology Telecom Textiles Therapeutics Ventures"
)
_COMMON = 2
_SHORTEST = 4
_BODY = "k"
_TWO = 2


@dataclass(frozen=True, slots=True)
class Shorts:
    """Reads the short forms of bodies, with the lists it looks into."""

    gazetteer: Gazetteer
    roles: RoleFinder

    def read(self, words: list[str], found: list[Span]) -> list[Span]:
        """Return *found* with the short forms of its bodies as bodies, those that no span covers among them.

        Args:
            words: The tokens of the text as written.
            found: Spans in token numbers, in order, never overlapping.
        """
        shorts = {short for span in found if span[2] is Kind.ORG for short in self._fronts(words, span)}
        shorts -= self._persons(words, found)
        if not shorts:
            return found
        known = [
            (first, last, Kind.ORG if tuple(words[first:last]) in shorts else kind)
            for first, last, kind in found
        ]
        return merged([*self._missed(words, shorts)], known)

    def _fronts(self, words: list[str], span: Span) -> Iterator[tuple[str, ...]]:
        """What a body may be called for short: its name without the last words, if that is no other name."""
        first, last, _ = span
        stop = last
        while stop > first + 1 and (words[stop - 1].rstrip(".") in LEGAL_FORMS or words[stop - 1] == "&"):
            stop -= 1
        if "of" in words[first:stop] or not words[first][0].isupper():
            return
        if stop < last and stop - first > 1:
            yield tuple(words[first:stop])
        trades = stop - first > 1 and words[stop - 1] in _TRADES
        if trades and stop - first > _TWO and self._is_open(words[first]):
            yield tuple(words[first : stop - 1])
        if (trades or stop < last) and self._is_lone(words[first]):
            yield (words[first],)
        listed = self.gazetteer.phrases.get(" ".join(words[first:last]).lower(), "") == _BODY
        listed = listed or words[first] in FOREIGN_BODIES
        if listed and last - first == _TWO and self._is_lone(words[last - 1]):
            yield (words[last - 1],)  # "Villa" of "Aston Villa", "Sureño" of "Banco Sureño".

    def _is_open(self, word: str) -> bool:
        lists = self.gazetteer
        key = fold(word)
        return not (
            key in lists.given or key in lists.countries or key in lists.places or word in lists.demonyms
        )

    def _is_lone(self, word: str) -> bool:
        """Whether a word alone can only be short for the body that begins with it."""
        lists = self.gazetteer
        key = fold(word)
        plain = word.istitle() and word.isalpha() and len(word) >= _SHORTEST
        listed = word in lists.calendar or word in lists.not_names or key in lists.org_heads
        common = lists.common.get(key, 0) >= _COMMON or key in lists.place_heads or self.roles.is_title(word)
        return plain and not listed and not common and self._is_open(word)

    def _persons(self, words: list[str], found: list[Span]) -> set[tuple[str, ...]]:
        """The names that somebody in the text bears: parts of full names, and what stands after a title."""
        borne: set[tuple[str, ...]] = set()
        for first, last, kind in found:
            if kind is Kind.PERSON and (
                last - first > 1 or (first and self.roles.is_title(words[first - 1]))
            ):
                borne |= {(word,) for word in words[first:last]}
        return borne

    def _missed(self, words: list[str], shorts: set[tuple[str, ...]]) -> Iterator[Span]:
        openers = {short[0] for short in shorts}
        for first, word in enumerate(words):
            if word not in openers:
                continue
            for short in shorts:
                last = first + len(short)
                if tuple(words[first:last]) == short and not _stands_inside(words, first, last):
                    yield first, last, Kind.ORG


def _stands_inside(words: list[str], first: int, last: int) -> bool:
    """Whether the tokens are the middle of a longer run of capitals."""
    before = words[first - 1] if first else "."
    after = words[last] if last < len(words) else "."
    return before[0].isupper() or after[0].isupper() or after in ("-", "–", "/")
