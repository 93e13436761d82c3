"""Text without capitals, as posts and lists are typed: names that the lists know are given theirs.

The tagger and its rules then read such a line as any other. What no list knows keeps its small letters, and
so does what is a common word too ("turkey", "mark" but before a family name).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from tui.extraction.edges import Span
from tui.extraction.gazetteer import Gazetteer
from tui.extraction.sentences import Sentence
from tui.extraction.tokens import Tokens
from tui.extraction.words import word_set
from tui.model import Kind
from tui.text import fold

_ARTICLES = word_set("the a an")
_STOPS = frozenset({".", "!", "?", "…"})
_PARTICLES = word_set("al el bin ibn abu abd de del der van von da di du la le")
_SHORTEST = 3
_LEAST_WORDS = 3
_DOUBTFUL = 4
"""From which number on a word is more often a common word than part of a name."""
_SURE = 8
"""From which number on it is never a name."""
_FORMED = ("ing", "ed", "ly", "tion", "ness", "ment", "able", "ies")


@dataclass(frozen=True, slots=True)
class Uncased:
    """Guesses where the capitals of a text would be that has none, with the lists it looks into."""

    gazetteer: Gazetteer

    def read(self, tokens: Tokens, parts: list[Sentence]) -> tuple[Tokens, list[Sentence], list[Span]]:
        """Return *tokens* with capitals in the sentences that have none at all, and the persons there.

        Args:
            tokens: The tokens of a text.
            parts: Its sentences.

        Returns:
            As many tokens at the same places and the sentences, the same objects if every sentence has a
            capital (a full stop parts those that have none); and the spans that are somebody's full name.
        """
        words = tokens.words
        plain = [part for part in parts if words[part.first].islower() and self._is_plain(words, part)]
        if not plain:
            return tokens, parts, []
        cased = list(words)
        persons: list[Span] = []
        for part in plain:
            line = words[part.first : part.last]
            cased[part.first : part.last], named = self.cased(line)
            persons += [(part.first + a, part.first + b, Kind.PERSON) for a, b in named]
        known = set(plain)
        parted = [piece for part in parts for piece in (_parted(words, part) if part in known else [part])]
        return Tokens(tokens.starts, tokens.ends, cased), parted, persons

    def cased(self, words: list[str]) -> tuple[list[str], list[tuple[int, int]]]:
        """Return *words*, all in small letters, as they would be written, and where persons are named."""
        found = list(words)
        persons: list[tuple[int, int]] = []
        at = 0
        while at < len(words):
            stop = self._phrase(words, at)
            if not stop and (stop := self._person(words, at)) > at:
                persons.append((at, stop))
            for index in range(at, stop):
                if words[index] not in self.gazetteer.inner or index == at:
                    found[index] = _capital(words[index])
            if stop == at:
                found[at] = self._single(words[at]) if words[at - 1] != "-" or not at else words[at]
                stop += 1
            at = stop
        return found, persons

    def _is_plain(self, words: list[str], part: Sentence) -> bool:
        line = words[part.first : part.last]
        return len(line) >= _LEAST_WORDS and "".join(line).islower()

    def _phrase(self, words: list[str], at: int) -> int:
        """One past the longest well-known name of several words that begins at *at*; 0 if there is none."""
        lists = self.gazetteer
        longest = lists.openings.get(words[at].replace(".", ""), 0)
        if words[at] in _ARTICLES:
            return 0
        for stop in range(min(len(words), at + longest), at + 1, -1):
            if " ".join(words[at:stop]).replace(".", "") in lists.phrases:
                return stop
        return 0

    def _person(self, words: list[str], at: int) -> int:
        """One past the given name at *at* and the family name behind it; *at* if no person stands there."""
        if not self._may_be_given(words[at]):
            return at
        stop = at + 1
        while stop < len(words) - 1 and (words[stop] in _PARTICLES or words[stop] == "-"):
            stop += 1
        if stop == len(words) or not self._may_be_family(words[stop]):
            return at
        known, family = self._is_first(words[at]), fold(words[stop])
        if not known or not self._is_rare(words[at]):
            # "mark" and an unknown word, or "barack" and a listed one.
            unknown = words[stop] not in self.gazetteer.common and words[stop].isalpha()
            sure = unknown if known else family in self.gazetteer.surnames or words[stop - 1] == "-"
            return stop + 1 if sure else at
        return stop + 1

    def _is_first(self, word: str) -> bool:
        key = fold(word)
        return key in self.gazetteer.given or key in self.gazetteer.romanised

    def _may_be_given(self, word: str) -> bool:
        if not word.isalpha() or len(word) < _SHORTEST:
            return False
        common = self.gazetteer.common.get(word, 0)
        return common < _SURE if self._is_first(word) else not (common or word.endswith(_FORMED))

    def _may_be_family(self, word: str) -> bool:
        lists, key = self.gazetteer, fold(word)
        if not word.isalpha() or len(word) < _SHORTEST or not self._is_rare(word):
            return False
        listed = key in lists.surnames or key in lists.romanised or key in lists.given
        return listed or not (word in lists.common or word.endswith(_FORMED))

    def _single(self, word: str) -> str:
        """Return a word as it is written if it alone is a name that the lists know."""
        lists = self.gazetteer
        if not word.isalpha() or not self._is_rare(word):
            return word
        title, shout, key = _capital(word), word.upper(), fold(word)
        if shout in lists.orgs and title not in lists.orgs and len(shout) == len(word):
            return shout
        if (
            title in lists.orgs
            or title in lists.demonyms
            or key in lists.countries
            or title in lists.calendar
        ):
            return title
        listed = key in lists.places or key in lists.surnames or key in lists.given
        return title if listed and len(word) > _SHORTEST and word not in lists.common else word

    def _is_rare(self, word: str) -> bool:
        return self.gazetteer.common.get(word, 0) < _DOUBTFUL


def _parted(words: list[str], part: Sentence) -> list[Sentence]:
    """Return the sentences of *part*, each up to its full stop."""
    cuts = [at + 1 for at in range(part.first, part.last - 1) if words[at] in _STOPS]
    return [Sentence(a, b, part.heading) for a, b in pairwise([part.first, *cuts, part.last])]


def _capital(word: str) -> str:
    """Return *word* with a capital; unchanged where that would be longer."""
    upper = word[0].upper()
    return upper + word[1:] if len(upper) == 1 else word
