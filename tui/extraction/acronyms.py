"""Short forms of the names of one text: bodies' by their initials or in brackets, and people's ("JFK").

A short form is read wherever it stands alone; what the lists know by it goes before what the text suggests.
"""

from __future__ import annotations

from dataclasses import dataclass

from tui.extraction.edges import Span
from tui.extraction.gazetteer import Gazetteer
from tui.extraction.words import word_set
from tui.model import Kind
from tui.text import fold

_LEAST_COINED = 4
_LEAST_INITIALS = 3
_MOST_INITIALS = 4
# People whom everybody calls by their initials, also where nobody names them in full.
_WELL_KNOWN = word_set("JFK RFK LBJ FDR MLK MBS MbS MBZ MbZ AOC RBG SBF GBS DSK VGE FHC AMLO")
AIRPORTS = frozenset({"JFK"})
"""Initials of people that an airport is called by, too: it is where one lands at them."""
_AT = word_set("at from to into near in out via leaving through")
_GENERATIONS = word_set("Jr Jr. Sr Sr. II III IV")


@dataclass(frozen=True, slots=True)
class Acronyms:
    """Finds short forms, with the lists it looks into."""

    gazetteer: Gazetteer

    def read(self, words: list[str], found: list[Span]) -> list[Span]:
        """Return every short form with its kind, and the bodies that stand before one in brackets.

        Args:
            words: The tokens of the text as written.
            found: Spans in token numbers, in order, never overlapping.
        """
        added: list[Span] = []
        short_forms: set[str] = set()
        persons: set[str] = set()
        for first, last, kind in found:
            if last - first < 2:
                continue
            capitals = [word[0] for word in words[first:last] if word[0].isupper()]
            if kind is Kind.ORG and len(capitals) > 2:
                short_forms |= {"".join(capitals)} - self.gazetteer.not_names
            elif kind is Kind.PERSON and last - first >= _LEAST_INITIALS and self._is_called(words[first]):
                persons.add(_initials(words[first:last]))
            if last + 2 < len(words) and words[last] == "(" and words[last + 2] == ")":
                short = words[last + 1]
                if self._is_short_form(short, words[first:last], kind, capitals):
                    added.append((last + 1, last + 2, Kind.ORG))
                    added.append((first, last, Kind.ORG))
                    short_forms.add(short)
        persons = {short for short in persons if self._may_mean_person(short)} - short_forms
        kinds = dict.fromkeys(short_forms, Kind.ORG) | dict.fromkeys(persons, Kind.PERSON)
        if not _WELL_KNOWN.isdisjoint(words):
            kinds = dict.fromkeys(_WELL_KNOWN, Kind.PERSON) | kinds
        return [*self._alone(words, found, kinds, persons), *added]

    def _is_short_form(self, short: str, words: list[str], kind: Kind, capitals: list[str]) -> bool:
        """Whether *short*, in brackets behind *words*, is the short form of a body of that name."""
        shown = [char for char in short if char.isupper()]
        if kind is Kind.PERSON and self._is_called(words[0]):
            # "John F. Kennedy (JFK)"; "Ivory Coast Airways (ICA)" is taken for a person, too.
            return shown == capitals and fold(words[-1]) in self.gazetteer.org_heads
        if len(shown) > 1 and not short.islower() and (kind is Kind.ORG or shown == capitals):
            return True
        return kind is Kind.ORG and self._is_coined(short, words)

    def _is_coined(self, short: str, words: list[str]) -> bool:
        """Whether a word of syllables ("Cebraf") may be a body's short form: no list knows it."""
        lists, key = self.gazetteer, fold(short)
        if not short.istitle() or not short.isalpha() or len(short) < _LEAST_COINED:
            return False
        if fold(words[-1]) not in lists.org_heads and fold(words[0]) not in lists.org_heads:
            return False
        known = key in lists.places or key in lists.countries or key in lists.given or key in lists.surnames
        return not known and not lists.common.get(short.lower(), 0) and short not in lists.demonyms

    def _is_called(self, word: str) -> bool:
        key = fold(word)
        return key in self.gazetteer.given or key in self.gazetteer.romanised

    def _may_mean_person(self, short: str) -> bool:
        """Whether initials may be somebody's: no list knows them as anything else."""
        lists = self.gazetteer
        if not short:
            return False
        known = short in lists.orgs or short in lists.not_names or short.lower() in lists.countries
        return not known and not lists.common.get(short.lower(), 0)

    def _alone(
        self, words: list[str], found: list[Span], kinds: dict[str, Kind], persons: set[str]
    ) -> list[Span]:
        """Every place at which a short form stands alone, where the lists know nothing else by it."""
        if kinds.keys().isdisjoint(words):
            return []
        inside = {index for a, b, _ in found if b - a > 1 for index in range(a, b)}
        spans: list[Span] = []
        for index, word in enumerate(words):
            if word in kinds and index not in inside and word.lower() not in self.gazetteer.countries:
                kind = kinds[word]
                airport = word in AIRPORTS and word not in persons and index > 0
                if airport and words[index - 1].lower() in _AT:
                    kind = Kind.PLACE
                spans.append((index, index + 1, kind))
        return spans


def _initials(words: list[str]) -> str:
    """Return the initials of a person's name of three or four parts, particles among them; "" of others."""
    parts = [word for word in words if word[0].isalpha() and word not in _GENERATIONS]
    few = _LEAST_INITIALS <= len(parts) <= _MOST_INITIALS
    return "".join(part[0] for part in parts).upper() if few else ""
