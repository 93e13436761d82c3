"""Which documents tell the same story: the cosine of their words and names, then average-link clusters.

Nothing compares all pairs: documents meet through the rare words that they share.
"""

from __future__ import annotations

import math
import re
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from zlib import crc32

from tui.text import fold, fold_text

from ..wordlists import listed, words

WORD = re.compile(r"[a-z][a-z'-]+[a-z]|[0-9]{2,}")
_TERMS = 42
"""How many of a document's terms are kept: its heaviest."""
_BLOCKING = 25
"""Through how many of its terms a document meets others."""
_BLOCK = 40
"""With how many documents before it that share a term a document is brought together, the latest ones."""
_MEETING = 300
"""How many thousandths of a document's vector they must share for that."""
_NEIGHBOURS = 12
"""How many likely neighbours of a document are compared in full."""
_NAME = 1.5
"""How much more the words of a name say than others."""
_BACKGROUND = 50
"""How many other documents are imagined, so that a dossier of two can tell a rare word from a common one."""
_COMMON = 15
"""In how many of those a common word occurs."""
_FINE = 1000
"""Weights are whole thousandths: sums of them are exact, whatever their order."""
_WHOLE = _FINE * _FINE
"""The cosine of what is the same."""
_MOST_COUNTED = 65535
"""How often a word of a document is counted at most."""


def number_of(word: str) -> int:
    """Return the number that stands for a folded word."""
    return crc32(word.encode())


_SAID = (0.0, *(1 + math.log(count) for count in range(1, 64)))
"""How much it says that a word is said so often."""
_LIKEST = 1 << 24
"""More than the likeness of any two vectors, in the units of their products."""
_NUMBER = (1 << 32) - 1
_NO_OTHER_HAS_IT = -1
_TOLD_EVERY = 256
_MANY_MORE = 8
"""How many times as many terms are rather looked up than gone through."""


_EMPTY = frozenset(
    map(
        number_of,
        words(
            """a about after all also although an and another any are as at be because been before being
            both but by can could did do does during each even for from had has have he her here hers
            him his how if in into is it its just like many may me might more most much must my new no
            nor not now of off on one only or other our out over said say says she should since so
            some such than that the their them then there these they this those through to told too
            two under until up upon us very was we were what when where which while who whom whose why
            will with within without would you your it's don't he's she's that's didn't"""
        ),
    )
)
"""Words that say nothing of a story."""


@lru_cache(maxsize=1)
def _common() -> frozenset[int]:
    """Return the numbers of the words that are common in running text."""
    return frozenset(map(number_of, listed("common")))


def count_terms(text: str, names: Iterable[str]) -> bytes:
    """Count the words of a document that may say something of its story.

    Args:
        text: Title and text.
        names: The surfaces of its names.

    Returns:
        The numbers of its words, then how much each is said, packed.
    """
    counts: dict[int, int] = {}
    for word, times in Counter(WORD.findall(fold_text(text))).items():
        number = number_of(word)
        if number not in _EMPTY:
            counts[number] = counts.get(number, 0) + 2 * times
    for name in names:
        for word in WORD.findall(fold(name)):
            number = number_of(word)
            if number in counts:
                counts[number] += 1
    packed = array("I", counts).tobytes()
    return packed + array("H", (min(count, _MOST_COUNTED) for count in counts.values())).tobytes()


def _unpack(packed: bytes) -> tuple[array[int], array[int]]:
    terms, counts = array("I"), array("H")
    end = len(packed) * terms.itemsize // (terms.itemsize + counts.itemsize)
    terms.frombytes(packed[:end])
    counts.frombytes(packed[end:])
    return terms, counts


class StoryIndex:
    """The heaviest words of every document, weighed by tf-idf (Spärck Jones, 1972), and how alike they are.

    Documents go by their number in canonical order. All is kept in arrays, some 300 bytes for a document,
    and a working process may be sent it.
    """

    def __init__(self, documents: Callable[[], Iterable[bytes]]) -> None:
        """Weigh the words of all documents.

        Args:
            documents: Called twice; yields what :func:`count_terms` made of each document, in canonical
                order.
        """
        times: Counter[int] = Counter()
        total = _BACKGROUND
        for packed in documents():
            times.update(_unpack(packed)[0])
            total += 1
        common = _common()
        shared = sorted(term for term, count in times.items() if count > 1)
        self._shared = array("I", shared)
        self._weights = array(
            "d", (math.log(total / (times[term] + (_COMMON if term in common else 0))) for term in shared)
        )
        self._alone = math.log(total), math.log(total / (1 + _COMMON))
        del times
        self._terms, self._levels, self._ends = array("I"), array("H"), array("L")
        weights = dict(zip(shared, self._weights, strict=True))
        # What no other document has says little of the story in a large dossier, and much in a small one.
        lonely = math.sqrt(_BACKGROUND / total)
        alone = tuple(weight * lonely for weight in self._alone)
        for packed in documents():
            heavy = []
            for term, count in zip(*_unpack(packed), strict=True):
                weight = weights.get(term)
                said = _SAID[count] if count < len(_SAID) else 1 + math.log(count)
                if weight is None:
                    heavy.append((said * alone[term in common], _NO_OTHER_HAS_IT))
                else:
                    heavy.append((said * weight, term))
            self._keep(heavy)

    def _keep(self, heavy: list[tuple[float, int]]) -> None:
        """Keep the heaviest terms of the next document, those that others have too."""
        heavy.sort(reverse=True)
        size = math.sqrt(sum([weight * weight for weight, _ in heavy[:_TERMS]])) or 1.0
        kept = [pair for pair in heavy if pair[1] != _NO_OTHER_HAS_IT][:_TERMS]
        self._terms.extend([term for _, term in kept])
        self._levels.extend([round(weight / size * _FINE) for weight, _ in kept])
        self._ends.append(len(self._terms))

    def __len__(self) -> int:
        """Return the number of documents."""
        return len(self._ends)

    def weight(self, term: int) -> float | None:
        """Return the inverse document frequency of a word that a document has, None if it says nothing."""
        if term in _EMPTY:
            return None
        at = bisect_left(self._shared, term)
        if at < len(self._shared) and self._shared[at] == term:
            return self._weights[at]
        return self._alone[term in _common()]

    def vector(self, document: int) -> Iterator[tuple[int, int]]:
        """Go through the terms of a document, heaviest first, with their weights in thousandths."""
        start = self._ends[document - 1] if document else 0
        end = self._ends[document]
        return zip(self._terms[start:end], self._levels[start:end], strict=True)

    def likeness(self, one: int, other: int) -> float:
        """Return the cosine of two documents, from 0 to 1."""
        return _product(dict(self.vector(one)), self.vector(other)) / _WHOLE

    def pairs(self, least: float, tick: Callable[[], None] = lambda: None) -> list[int]:
        """Return the pairs of documents at least so alike that rare words bring together, likest first.

        Args:
            least: Their cosine.
            tick: Called now and then; it may raise to give up.

        Returns:
            Each as one number, which takes a third of the memory: what it lacks in likeness, then the numbers
            of the two documents in 32 bits each.
        """
        enough = round(least * _WHOLE)
        latest: dict[int, array[int]] = {}
        found: list[int] = []
        for number in range(len(self)):
            if number % _TOLD_EVERY == 0:
                tick()
            vector = dict(self.vector(number))
            shared: dict[int, int] = {}
            for term, weight in islice(vector.items(), _BLOCKING):
                others = latest.get(term)
                if others is None:
                    latest[term] = array("I", [number])
                    continue
                for other in others[-_BLOCK:]:
                    shared[other] = shared.get(other, 0) + weight
                if len(others) >= 2 * _BLOCK:
                    del others[:_BLOCK]
                others.append(number)
            near = sorted((-weight, other) for other, weight in shared.items() if weight >= _MEETING)
            for _, other in near[:_NEIGHBOURS]:
                likeness = _product(vector, self.vector(other))
                if likeness >= enough:
                    found.append((_LIKEST - likeness) << 64 | other << 32 | number)
        found.sort()
        return found

    def clusters(self, least: float, tick: Callable[[], None] = lambda: None) -> list[int]:
        """Return for every document the number of its story: its first document's.

        Two clusters become one while the average likeness of their documents is at least *least*, so a
        document between two stories joins the nearer one and never chains them.

        Args:
            least: That likeness.
            tick: Called now and then; it may raise to give up.
        """
        enough = round(least * _WHOLE)
        story = array("I", range(len(self)))
        members: dict[int, array[int]] = {}
        sums: dict[int, _Sum] = {}
        for pair in self.pairs(least, tick):
            one, other = story[pair >> 32 & _NUMBER], story[pair & _NUMBER]
            if one == other:
                continue
            first, second = min(one, other), max(one, other)
            mine = sums.get(first) or _Sum(self.vector(first))
            theirs = sums.get(second) or _Sum(self.vector(second))
            ours = members.get(first) or array("I", [first])
            joining = members.get(second) or array("I", [second])
            if mine.product(theirs) < enough * len(ours) * len(joining):
                continue
            sums[first] = mine.plus(theirs)
            sums.pop(second, None)
            members.pop(second, None)
            for document in joining:
                story[document] = first
            members[first] = ours + joining
        return list(story)


class _Sum:
    """The vectors of several documents, added up."""

    __slots__ = ("_levels", "_terms")

    def __init__(self, vector: Iterable[tuple[int, int]]) -> None:
        """Keep a vector, packed, in order of the terms."""
        ordered = sorted(vector)
        self._terms = array("I", [term for term, _ in ordered])
        self._levels = array("I", [level for _, level in ordered])

    def _pairs(self) -> Iterator[tuple[int, int]]:
        return zip(self._terms, self._levels, strict=True)

    def _at(self, term: int) -> tuple[int, bool]:
        """Return where a term is or should be, and whether it is there."""
        at = bisect_left(self._terms, term)
        return at, at < len(self._terms) and self._terms[at] == term

    def product(self, other: _Sum) -> int:
        """Return the inner product of two."""
        small, large = sorted((self, other), key=lambda each: len(each._terms))
        if len(large._terms) < _MANY_MORE * len(small._terms):
            return _product(dict(small._pairs()), large._pairs())
        total = 0
        for term, level in small._pairs():
            at, there = large._at(term)
            if there:
                total += level * large._levels[at]
        return total

    def plus(self, other: _Sum) -> _Sum:
        """Return the sum of two, neither of which is to be used any more."""
        small, large = sorted((self, other), key=lambda each: len(each._terms))
        if len(large._terms) < _MANY_MORE * len(small._terms):
            joined = dict(large._pairs())
            for term, level in small._pairs():
                joined[term] = joined.get(term, 0) + level
            return _Sum(joined.items())
        for term, level in small._pairs():
            at, there = large._at(term)
            if there:
                large._levels[at] += level
            else:
                large._terms.insert(at, term)
                large._levels.insert(at, level)
        return large


def _product(mine: Mapping[int, int], theirs: Iterable[tuple[int, int]]) -> int:
    return sum([mine[term] * level for term, level in theirs if term in mine])
