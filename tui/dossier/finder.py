"""The finder: who or what somebody means by a few letters, at every key press.

A query narrows to a few hundred candidates through the tables of :mod:`tui.dossier.finder_index`, best
kind of match first, until there are enough; :mod:`tui.dossier.finder_match` scores those.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from tui.dossier import finder_match as scoring
from tui.dossier.finder_highlight import locate
from tui.dossier.finder_index import POSITIONS, Space, build, without_suffix
from tui.dossier.finder_lookup import Lookup, is_built, lowest
from tui.dossier.finder_match import Match, Query
from tui.model import Kind

__all__ = ["Found", "Match", "build", "find_documents", "find_entities"]

_MOST_CROSSED = 300
_MOST_WORDS = 500
_MOST_SCATTERED = 200
_MOST_ELSEWHERE = 100
_MOST_JOINT_WORDS = 8
_FEW = 100


@dataclass(frozen=True, slots=True)
class Found:
    """One answer of the finder.

    Attributes:
        id: Number of the entity or the document.
        score: From 0 to 1; 0 for an empty query, which finds everything.
        how: The kind of match.
        text: The spelling, title or path that matched, as one line that is safe to paint.
        positions: Code points of :attr:`text` to highlight, in order.
    """

    id: int
    score: float
    how: Match
    text: str
    positions: tuple[int, ...]


def find_entities(
    connection: sqlite3.Connection, query: str, *, limit: int = 50, kinds: Collection[Kind] | None = None
) -> list[Found]:
    """Find entities by what somebody may type of one of their spellings.

    Args:
        connection: A connection to an index; before :func:`build` ran nothing is found.
        query: Anything; only the first 120 letters count. If empty or of signs that are in no name, the most
            mentioned are found.
        limit: How many to return at most.
        kinds: Leave out other kinds.

    Returns:
        Best first: by kind of match, then by mentions and by the last date. Each entity appears once.
    """
    if limit <= 0 or not is_built(connection):
        return []
    return _find(Lookup(connection, Space.ENTITY, kinds), query, limit)


def find_documents(connection: sqlite3.Connection, query: str, *, limit: int = 50) -> list[Found]:
    """Find documents by title or path.

    Args:
        connection: A connection to an index; before :func:`build` ran nothing is found.
        query: Anything; only the first 120 letters count. If empty or of signs that are in no title, the
            newest are found.
        limit: How many to return at most.

    Returns:
        Best first: by kind of match, then newest first. Each document appears once.
    """
    if limit <= 0 or not is_built(connection):
        return []
    return _find(Lookup(connection, Space.DOCUMENT), without_suffix(query), limit)


def _find(lookup: Lookup, text: str, limit: int) -> list[Found]:
    query = scoring.parse(text)
    found: list[Found] = []
    if query.words:
        search = _Search(lookup, query, limit)
        search.run()
        found = search.best()
        if any(map(str.isalnum, query.squeezed)):
            return found
    # Quotes and the like are what any name may begin with: little to go by yet.
    known = {each.id for each in found}
    names = sorted([*lookup.names(lookup.heaviest(limit + len(lookup.changed))), *lookup.anew()])
    rest = [
        Found(owner, 0.0, Match.PREFIX, texts[0], ()) for _, owner, texts, _ in names if owner not in known
    ]
    return [*found, *rest][:limit]


class _Search:
    """One query against one space: candidates in, scored names out."""

    def __init__(self, lookup: Lookup, query: Query, limit: int) -> None:
        self._lookup = lookup
        self._query = query
        self._limit = limit
        self._seen: set[int] = set()
        self._found: list[tuple[float, int, int, Match, str]] = []

    def run(self) -> None:
        """Consider candidates, the best kinds of match first, until worse ones cannot be among the best."""
        stages = (
            (self._as_typed, scoring.WORDS),
            (self._by_initials, scoring.INITIALS),
            (self._by_subsequence, scoring.TIGHT_FLOOR),
            (self._by_typos, 0.0),
        )
        for number, owner, texts, keys in self._lookup.anew():
            self._score(number, owner, texts, keys)
        for stage, floor in stages:
            stage()
            if self._enough(floor):
                return

    def best(self) -> list[Found]:
        """Return the best of what was considered, with what to highlight."""
        self._found.sort(key=lambda found: (-found[0], found[1]))
        return [
            Found(owner, score, how, text, locate(self._query, text, how))
            for score, _, owner, how, text in self._found[: self._limit]
        ]

    def _enough(self, floor: float) -> bool:
        """Say whether the limit is reached by matches at least as good as *floor*."""
        return sum(found[0] >= floor for found in self._found) >= self._limit

    def _consider(self, numbers: Iterable[int], letters: str = "") -> None:
        """Score names by their numbers; with *letters*, only those that have these letters in order."""
        for number, owner, texts, keys in self._lookup.names(set(numbers) - self._seen):
            if letters and not any(scoring.in_order(letters, name) for name in keys):
                continue
            self._seen.add(number)
            self._score(number, owner, texts, keys)

    def _score(self, number: int, owner: int, texts: Sequence[str], keys: Sequence[str]) -> None:
        """Note how well a name answers the query, if it does."""
        score, how, text = 0.0, Match.TYPO, ""
        for spelling, name in zip(texts, keys, strict=True):
            matched = scoring.match(self._query, name, score)
            if matched:
                (score, how), text = matched, spelling
        if score:
            self._found.append((score, number, owner, how, text))

    def _as_typed(self) -> None:
        """Consider names that have the words of the query, or words that begin with them."""
        query, lookup = self._query, self._lookup
        for form in {query.squeezed, *query.needed} if len(query.needed) == 1 else {query.squeezed}:
            self._consider(lookup.whole(form)[: self._limit])
            self._consider(lookup.word(form)[: self._limit])
            self._consider(lookup.prefix(form)[: self._limit])
        if len(query.needed) == 1:
            return
        words = set(sorted(query.needed, key=len, reverse=True)[:_MOST_JOINT_WORDS])
        last = {query.needed[-1]}
        self._consider(lookup.prefixes((), words)[:_MOST_CROSSED])
        self._consider(lookup.prefixes(last & words, words - last)[:_MOST_CROSSED])
        if not self._enough(scoring.WORDS_WHOLE):
            self._consider_until(scoring.WORDS, lookup.prefixes(words)[:_MOST_CROSSED])

    def _by_initials(self) -> None:
        letters = self._query.squeezed
        if len(self._query.words) == 1 and len(letters) in scoring.INITIALS_LENGTH:
            self._consider(self._lookup.initials(letters, longer=False)[: self._limit])
            self._consider(self._lookup.initials(letters, longer=True)[: self._limit])

    def _by_subsequence(self) -> None:
        letters = self._query.squeezed
        if len(letters) < 2 or not letters.isalnum():
            return
        if len(self._query.words) == 1:
            self._consider_graded(self._words_with(letters))
        lookup = self._lookup
        bits = reduce(and_, lookup.letters(set(letters)), lookup.wanted())
        first, *later = lookup.starts(letters)
        starts = bits & first & reduce(or_, later)
        scattered = lowest(starts, _MOST_SCATTERED) + lowest(bits & ~starts, _MOST_ELSEWHERE)
        self._consider_until(scoring.TIGHT_FLOOR, scattered, letters)

    def _words_with(self, letters: str) -> Iterator[tuple[float, bytes]]:
        """Yield scores and owners of the words of the vocabulary that hold *letters* in order."""
        lookup = self._lookup
        bits = reduce(and_, lookup.word_letters(set(letters)))
        begun = bits & lookup.places([(letters[0], 0)])[0]
        numbers = lowest(begun, _MOST_WORDS) + lowest(bits & ~begun, _MOST_WORDS // 2)
        for word, owners in lookup.words(numbers):
            aligned = scoring.align(letters, " " + word)
            if aligned:
                yield scoring.subsequence_score(len(letters), aligned[0]), owners

    def _by_typos(self) -> None:
        needed = sorted(self._query.needed, key=len, reverse=True)[:_MOST_JOINT_WORDS]
        if not any(map(scoring.budget, needed)):
            return
        if len(needed) == 1:
            self._consider_graded(self._words_near(needed[0]))
            return
        common: set[int] | None = None
        for word in (word for word in needed if len(word) > 1):
            holders = set(self._lookup.owners(owners for _, owners in self._words_near(word)))
            holders.update(self._lookup.prefix(word))
            common = holders if common is None else common & holders
            if len(common) <= _FEW:
                break
        self._consider(sorted(common or ())[:_MOST_ELSEWHERE])

    def _words_near(self, typed: str) -> Iterator[tuple[float, bytes]]:
        """Yield scores and owners of the words of the vocabulary that *typed* may be meant for."""
        bare = scoring.without_article(typed)
        meant = self._lookup.words(lowest(self._similar(typed), _MOST_WORDS)) if scoring.budget(typed) else []
        if bare != typed:
            meant += self._lookup.words_from(bare)
        for word, owners in meant:
            cost = scoring.word_cost(typed, word)
            if cost:
                yield scoring.typo_score(cost[0], unfinished=cost[1] < len(word)), owners

    def _similar(self, typed: str) -> int:
        """Return the bit set of words in which all but a budget of letters are about where they were typed.

        Within k edits of a word, at most k typed letters have no equal within k places: edits that
        touch a letter spoil it alone, and edits before it shift it by one place each.
        """
        most = scoring.budget(typed)
        places = {
            (letter, place)
            for at, letter in enumerate(typed[: POSITIONS - most])
            for place in _around(at, most)
        }
        sets = dict(zip(places, self._lookup.places(places), strict=True))
        by_missed = [-1, *[0] * most]
        for at, letter in enumerate(typed[: POSITIONS - most]):
            near = reduce(or_, [sets[letter, place] for place in _around(at, most)])
            for missed in range(most, 0, -1):
                by_missed[missed] = (by_missed[missed] & near) | (by_missed[missed - 1] & ~near)
            by_missed[0] &= near
        return reduce(or_, by_missed)

    def _consider_until(self, floor: float, numbers: Sequence[int], letters: str = "") -> None:
        """Consider names by the hundred until there are enough at least as good as *floor*."""
        for at in range(0, len(numbers), _FEW):
            self._consider(numbers[at : at + _FEW], letters)
            if self._enough(floor):
                return

    def _consider_graded(self, words: Iterable[tuple[float, bytes]]) -> None:
        """Consider the owners of words, best words first, until there are enough that good."""
        grades: dict[float, list[bytes]] = {}
        for score, owners in words:
            grades.setdefault(score, []).append(owners)
        for score in sorted(grades, reverse=True):
            self._consider(self._lookup.owners(grades[score])[: self._limit])
            if self._enough(score):
                return


def _around(at: int, most: int) -> range:
    return range(max(0, at - most), at + most + 1)
