"""Persons that the tagger passed over: a given name that the lists know, and a family name behind it.

Where a sentence begins, and most of all behind a dateline, a capital says little and the tagger is careful.
"""

from __future__ import annotations

from dataclasses import dataclass

from tui.extraction.edges import Span
from tui.extraction.gazetteer import Gazetteer
from tui.extraction.roles import RoleFinder
from tui.extraction.sentences import Sentence
from tui.extraction.words import word_set
from tui.model import Kind
from tui.text import fold

_ARTICLES = word_set("al el ul")
_LINKS = word_set("bin ibn van von de da del della di dos du der den la le abu ben")
# First words of places that go on with "al-".
_GROUNDS = word_set(
    "ras umm deir tal tel jabal jebel wadi shatt bab dar beit bayt ain ayn khan wad bir qasr abu"
)
_COMMON = 2
_SHORTEST = 3
_MOST = 3


@dataclass(frozen=True, slots=True)
class Persons:
    """Finds full names that no span covers, with the lists it looks into."""

    gazetteer: Gazetteer
    roles: RoleFinder

    def missed(self, words: list[str], found: list[Span], parts: list[Sentence]) -> list[Span]:
        """Return the full names of persons outside *found*, or around a given name in it, in order.

        Args:
            words: The tokens of the text as written.
            found: Spans in token numbers, in order, never overlapping.
            parts: The sentences of the text.
        """
        lone = {first for first, last, kind in found if kind is Kind.PERSON and last - first == 1}
        taken = {index for first, last, _ in found for index in range(first, last)}
        added: list[Span] = []
        free = 0
        for part in parts:
            if part.heading:
                continue
            for first in range(part.first, part.last - 1):
                if not words[first][0].isupper():
                    continue
                after = words[first + 1]
                if not (after[0].isupper() or after in _LINKS or after in _ARTICLES) or first < free:
                    continue
                if (first in taken and first not in lone) or not self._may_open(words, first, part.first):
                    continue
                last = self._end(words, first, part.last, taken)
                if last:
                    added.append((first, last, Kind.PERSON))
                    free = last
        return added

    def _may_open(self, words: list[str], first: int, floor: int) -> bool:
        word = words[first]
        if len(word) < _SHORTEST or not word.isalpha() or word.isupper():
            return False
        before = words[first - 1] if first > floor else ""
        return not (before[:1].isupper() and before.isalpha() and not self.roles.is_title(before))

    def _end(self, words: list[str], first: int, limit: int, taken: set[int]) -> int:
        """One past the last token of the full name that begins at *first*; 0 if none does."""
        lists = self.gazetteer
        key = fold(words[first])
        given = key in lists.given
        if lists.common.get(key, 0) >= _COMMON or self._is_other(words[first]):
            return 0
        at = first + 1
        linked = False
        if words[at] in _ARTICLES and words[at + 1 : at + 2] == ["-"]:
            if key in _GROUNDS:
                return 0
            at, linked = at + 2, True
        elif words[at] in _LINKS and at + 1 < limit:
            at, linked = at + 1, True
        if at >= limit or at in taken or not self._is_family(words[at], given, linked):
            return 0
        if not given and not linked and not (key in lists.romanised and self._is_listed(words[at])):
            return 0
        last = at + 1
        while last + 1 < limit and words[last] == "-" and last not in taken and words[last + 1].isalpha():
            last += 2
        if last < limit and words[last][0].isupper() and words[last].isalpha():
            # A longer run of capitals may be anything: "Michael Johnson Foundation", "Rose Garden Party".
            return 0
        return last

    def _is_family(self, word: str, given: bool, linked: bool) -> bool:
        """Whether a word may be a family name: no list has it for something else."""
        key = fold(word)
        lists = self.gazetteer
        if not word[0].isupper() or not word.isalpha() or word.isupper() or len(word) < _SHORTEST - 1:
            return False
        if given and (key in lists.nations or word == "May"):
            return True
        if lists.common.get(key, 0) >= _COMMON or self.roles.is_title(word) or self._is_other(word):
            return self._is_listed(word) and given and not self._is_other(word)
        return linked or self._is_listed(word) or given

    def _is_listed(self, word: str) -> bool:
        key = fold(word)
        return key in self.gazetteer.surnames or key in self.gazetteer.romanised

    def _is_other(self, word: str) -> bool:
        """Whether a list has a word for something else than a name of persons."""
        lists = self.gazetteer
        key = fold(word)
        heads = key in lists.org_heads or key in lists.place_heads
        named = (
            word in lists.demonyms or word in lists.calendar or word in lists.not_names or word in lists.orgs
        )
        return heads or named or key in lists.countries or (key in lists.places and key not in lists.surnames)
