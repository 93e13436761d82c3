"""Which documents tell the same story: the cosine of their words and names, then average-link clusters.

Nothing compares all pairs: documents meet through the rare words that they share.
"""

from __future__ import annotations

import math
import re
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from zlib import crc32

from tui.text import fold

from ..wordlists import listed, words

WORD = re.compile(r"[a-z][a-z'-]+[a-z]|[0-9]{2,}")
_TERMS = 42
"""How many of a document's terms are kept: its heaviest."""
_BLOCKING = 25
"""Through how many of its terms a document meets others."""
_BLOCK = 40
"""With how many documents before it that share a term a document is brought together, the latest ones."""
_MEETING = 0.3
"""How much of a document's vector they must share for that."""
_NEIGHBOURS = 12
"""How many likely neighbours of a document are compared in full."""
_NAME = 1.5
"""How much more the words of a name say than others."""
_BACKGROUND = 50
"""How many other documents are imagined, so that a dossier of two can tell a rare word from a common one."""
_COMMON = 15
"""In how many of those a common word occurs."""
_FINE = 1000
_LEVELS = tuple(level / _FINE for level in range(_FINE + 1))
"""All weights that a vector may have: numbers that many share cost no memory."""


def number_of(word: str) -> int:
    """Return the number that stands for a folded word."""
    return crc32(word.encode())


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


class StoryIndex:
    """The words of every document, weighed by tf-idf (Spärck Jones, 1972), and how alike they are.

    Attributes:
        weights: The inverse document frequency of every word that tells documents apart, by number, once
            :meth:`settle` was called.
    """

    def __init__(self) -> None:
        """Start with no document."""
        self._raw: list[tuple[array[int], array[int]]] = []
        self._vectors: list[dict[int, float]] = []
        self.weights: dict[int, float] = {}

    def read(self, text: str, names: Iterable[str]) -> None:
        """Count the words of the next document.

        Args:
            text: Title and text.
            names: The surfaces of its names.
        """
        counts: dict[int, int] = {}
        for word in WORD.findall(fold(text)):
            number = number_of(word)
            counts[number] = counts.get(number, 0) + 2
        for name in names:
            for word in WORD.findall(fold(name)):
                number = number_of(word)
                if number in counts:
                    counts[number] += 1
        self._raw.append((array("I", counts), array("H", (min(n, 65535) for n in counts.values()))))

    def settle(self, order: Sequence[int]) -> None:
        """Weigh all words, once every document was read.

        Args:
            order: The documents as they are numbered from now on, by the order in which they were read.
        """
        times: dict[int, int] = {}
        for terms, _ in self._raw:
            for term in terms:
                times[term] = times.get(term, 0) + 1
        same = {term: term for term in times}
        total = len(self._raw) + _BACKGROUND
        common = _common()
        weights = {
            term: math.log(total / (count + (_COMMON if term in common else 0)))
            for term, count in times.items()
            if term not in _EMPTY
        }
        # What no other document has says little of the story in a large dossier, and much in a small one.
        lonely = math.sqrt(_BACKGROUND / total)
        for terms, counts in (self._raw[number] for number in order):
            heavy = sorted(
                ((1 + math.log(count)) * weights[term] * (lonely if times[term] == 1 else 1.0), term)
                for term, count in zip(terms, counts, strict=True)
                if term in weights
            )
            size = math.sqrt(sum(weight * weight for weight, _ in heavy[-_TERMS:])) or 1.0
            kept = [(weight, term) for weight, term in heavy if times[term] > 1][-_TERMS:]
            self._vectors.append(
                {same[term]: _LEVELS[round(weight / size * _FINE)] for weight, term in reversed(kept)}
            )
        self.weights = weights
        self._raw.clear()

    def likeness(self, one: int, other: int) -> float:
        """Return the cosine of two documents, from 0 to 1."""
        mine, theirs = self._vectors[one], self._vectors[other]
        if len(mine) > len(theirs):
            mine, theirs = theirs, mine
        return sum([mine[term] * theirs[term] for term in mine.keys() & theirs.keys()])

    def pairs(self, least: float) -> list[tuple[float, int, int]]:
        """Return the pairs of documents at least so alike that rare words bring together, likest first."""
        postings: dict[int, array[int]] = {}
        for number, vector in enumerate(self._vectors):
            for term in list(vector)[:_BLOCKING]:
                postings.setdefault(term, array("I")).append(number)
        found: list[tuple[float, int, int]] = []
        seen: dict[int, int] = {}
        for number, vector in enumerate(self._vectors):
            shared: dict[int, float] = {}
            for term in list(vector)[:_BLOCKING]:
                at = seen.get(term, 0)
                seen[term] = at + 1
                weight = vector[term]
                for other in postings[term][max(0, at - _BLOCK) : at]:
                    shared[other] = shared.get(other, 0.0) + weight
            near = sorted((-weight, other) for other, weight in shared.items() if weight >= _MEETING)
            for _, other in near[:_NEIGHBOURS]:
                likeness = self.likeness(number, other)
                if likeness >= least:
                    found.append((likeness, other, number))
        found.sort(key=lambda pair: (-pair[0], pair[1], pair[2]))
        return found

    def clusters(self, least: float) -> list[int]:
        """Return for every document the number of its story: its first document's.

        Two clusters become one while the average likeness of their documents is at least *least*, so a
        document between two stories joins the nearer one and never chains them.
        """
        story = list(range(len(self._vectors)))
        members = {number: [number] for number in story}
        sums: dict[int, dict[int, float]] = {}
        for _, one, other in self.pairs(least):
            first, second = sorted((story[one], story[other]))
            if first == second:
                continue
            mine, theirs = sums.get(first, self._vectors[first]), sums.get(second, self._vectors[second])
            product = sum([mine[term] * theirs[term] for term in mine.keys() & theirs.keys()])
            if product < least * len(members[first]) * len(members[second]):
                continue
            joined = dict(mine)
            for term, weight in theirs.items():
                joined[term] = joined.get(term, 0.0) + weight
            sums[first] = joined
            sums.pop(second, None)
            for document in members.pop(second):
                story[document] = first
                members[first].append(document)
        return story
