"""The front of a person's name: given names and initials that the tagger left outside or took for another.

Each method takes all spans of a text in order and returns them so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.extraction.edges import Span
from tui.extraction.gazetteer import Gazetteer
from tui.extraction.roles import RoleFinder
from tui.extraction.sentences import Sentence
from tui.extraction.words import word_set
from tui.model import Kind
from tui.text import fold

_INITIALS = re.compile(r"(?:[A-Z]\.){2,3}")
_FORMED = re.compile(
    r"(?:ed|ing|ly|ty|ry|cy|er|or|ar|ist|ism|ion|ment|al|ic|ous|ive|able|ish|ese|ian|less|ful|s)$"
)
_NO_INITIALS = frozenset({"DC", "PM", "AM"})
NAMESAKES = word_set(
    "Jordan Chad Kyle Paris Chelsea Austin Dallas Brooklyn Savannah Florence Sydney Israel Madison Jackson "
    "Lincoln Houston Phoenix India Logan Preston Lancaster Bradford Kent Clayton Devon Troy Orlando Santiago"
)
"""Places that people are called after so often that one before a family name is a given name."""
_LONGEST_UNKNOWN = 9
_SURE_WORD = 6


@dataclass(frozen=True, slots=True)
class Firsts:
    """Takes given names and initials into persons' names, with the lists it looks into."""

    gazetteer: Gazetteer
    roles: RoleFinder

    def apply(self, words: list[str], found: list[Span], parts: list[Sentence]) -> list[Span]:
        """Take in the given name or the initials that stand before a person's family name.

        "Washington" right after a given name is a family name too, whatever it was taken for.
        """
        openings = {part.first for part in parts}
        heads = {index for part in parts if part.heading for index in range(part.first, part.last)}
        result: list[Span] = []
        for first, last, kind in found:
            opens = first in openings and last - first > 1 and (kind is Kind.PERSON or first not in heads)
            if opens and self._is_order(words[first]):
                first += 1
            if result and first == result[-1][1] and self._goes_on(words, result[-1], last, kind):
                result[-1] = (result[-1][0], last, Kind.PERSON)
                continue
            floor = result[-1][1] if result else 0
            if first > floor and first not in openings:
                opens = first - 1 in openings
                before = words[first - 1]
                if kind is Kind.PERSON and _INITIALS.fullmatch(before) and not self._is_known(before):
                    first -= 1
                elif first not in heads and self._takes(words, (first, last, kind), opens):
                    first, kind = first - 1, Kind.PERSON
            result.append((first, last, kind))
        return result

    def _is_order(self, word: str) -> bool:
        """Whether *word* only opens the sentence, as what one is to do: "Ask" of "Ask Papadakis"."""
        lower = word.lower()
        lists = self.gazetteer
        if lists.common.get(lower, 0) < _SURE_WORD or lower in lists.given or self.roles.is_title(word):
            return False
        return any(lists.common.get(f"{stem}ing", 0) >= _SURE_WORD for stem in (lower, lower.rstrip("e")))

    def _goes_on(self, words: list[str], person: Span, last: int, kind: Kind) -> bool:
        """Whether what stands right after a person's initials or lone given name is the family name."""
        begin, first, of_what = person
        if of_what is not Kind.PERSON or last - first > 1 or kind is Kind.ORG:
            return False
        if _INITIALS.fullmatch(words[first - 1]):
            return kind is Kind.PERSON or self._may_be_family(words, first, last)
        lone = first - begin == 1 and fold(words[begin]) in self.gazetteer.given
        return lone and kind is Kind.PLACE and self._may_be_family(words, first, last)

    def _takes(self, words: list[str], span: Span, opens: bool) -> bool:
        """Whether the word before a span is the given name that belongs to it."""
        first, last, kind = span
        word = words[first - 1]
        if kind is Kind.PERSON:
            lone = last - first == 1
            if lone and opens and self._is_namesake(word):
                return True
            return self._may_be_given(word, sure=not opens or (lone and self._is_unknown(words, first - 1)))
        if kind is not Kind.PLACE or last - first > 1 or not self._may_be_family(words, first, last):
            return False
        known = fold(word) in self.gazetteer.given
        return (known or self._is_unknown(words, first - 1)) and self._may_be_given(word, sure=True)

    def _is_namesake(self, word: str) -> bool:
        """Whether a place is a usual given name, too: "Jordan McVey" opens a sentence, "Jordan" the next."""
        key = fold(word)
        places = key in self.gazetteer.countries or key in self.gazetteer.places
        return word in NAMESAKES or (word.istitle() and key in self.gazetteer.given and places)

    def _may_be_family(self, words: list[str], first: int, last: int) -> bool:
        """Whether the name of a place may be a family name: no country's, and no comma follows it."""
        word = words[first]
        plain = word.isalpha() and word[0].isupper() and not word.isupper()
        stops = last < len(words) and words[last] in (",", "-", "–", "(")
        return plain and not stops and fold(word) not in self.gazetteer.nations

    def _is_unknown(self, words: list[str], index: int) -> bool:
        """Whether a word looks like a name that no list has, rather than like a sentence's first word."""
        word = words[index]
        lower = word.lower()
        if not word.istitle() or len(word) > _LONGEST_UNKNOWN or lower in self.gazetteer.common:
            return False
        return not _FORMED.search(lower) and lower not in words

    def _is_known(self, initials: str) -> bool:
        """Whether initials are a country or a body, as "U.S."."""
        key = initials.replace(".", "")
        return (
            key.lower() in self.gazetteer.countries or key in self.gazetteer.orgs or key in ("DC", "PM", "AM")
        )

    def _may_be_given(self, word: str, sure: bool) -> bool:
        """Whether a capitalised *word* may be a given name; *sure*: more than its sentence's start tells."""
        lists = self.gazetteer
        key = fold(word)
        if not word[0].isupper() or not word.isalpha() or len(word) < 3 or word.isupper():
            return False
        if word in lists.demonyms or word in lists.calendar or word in lists.not_names:
            return False
        if self.roles.is_title(word) or key in lists.org_heads or key in lists.place_heads:
            return False
        if key in lists.countries or key in lists.places:
            return False
        known = key in lists.given or key in lists.romanised
        return (known or sure) and lists.common.get(word.lower(), 0) < (4 if known else 2)
