"""Which documents tell the same story: the cosine of their words and names, then average-link clusters.

Nothing compares all pairs: documents meet through the rare words that they share.
"""

from __future__ import annotations

import math
import re
from array import array
from collections.abc import Iterable
from zlib import crc32

from tui.text import fold

_WORD = re.compile(r"[a-z][a-z'-]+[a-z]|[0-9]{2,}")
_TERMS = 60
"""How many of a document's terms are kept: its heaviest."""
_BLOCKING = 25
"""Through how many of its terms a document meets others."""
_BLOCK = 60
"""How many documents may share a term that brings them together."""
_NEIGHBOURS = 12
"""How many likely neighbours of a document are compared in full."""
_NAME = 1.5
"""How much more the words of a name say than others."""


class StoryIndex:
    """The words of every document, weighed by tf-idf (Spärck Jones, 1972), and how alike they are."""

    def __init__(self) -> None:
        """Start with no document."""
        self._raw: list[tuple[array[int], array[int]]] = []
        self._vectors: list[dict[int, float]] = []

    def read(self, text: str, names: Iterable[str]) -> None:
        """Count the words of the next document.

        Args:
            text: Title and text.
            names: The surfaces of its names.
        """
        counts: dict[int, int] = {}
        for word in _WORD.findall(fold(text)):
            number = crc32(word.encode())
            counts[number] = counts.get(number, 0) + 2
        for name in names:
            for word in _WORD.findall(fold(name)):
                number = crc32(word.encode())
                if number in counts:
                    counts[number] += 1
        self._raw.append((array("I", counts), array("H", (min(n, 65535) for n in counts.values()))))

    def settle(self) -> None:
        """Weigh all words, once every document was read."""
        times: dict[int, int] = {}
        for terms, _ in self._raw:
            for term in terms:
                times[term] = times.get(term, 0) + 1
        total = len(self._raw)
        weights = {term: math.log(total / count) for term, count in times.items() if 1 < count < total}
        for terms, counts in self._raw:
            heavy = sorted(
                ((1 + math.log(count)) * weights[term], term)
                for term, count in zip(terms, counts, strict=True)
                if term in weights
            )[-_TERMS:]
            size = math.sqrt(sum(weight * weight for weight, _ in heavy)) or 1.0
            self._vectors.append({term: weight / size for weight, term in reversed(heavy)})
        self._raw.clear()

    def likeness(self, one: int, other: int) -> float:
        """Return the cosine of two documents, from 0 to 1."""
        mine, theirs = self._vectors[one], self._vectors[other]
        if len(mine) > len(theirs):
            mine, theirs = theirs, mine
        return sum(weight * theirs[term] for term, weight in mine.items() if term in theirs)

    def pairs(self, least: float) -> list[tuple[float, int, int]]:
        """Return the pairs of documents at least so alike that rare words bring together, likest first."""
        postings: dict[int, array[int]] = {}
        for number, vector in enumerate(self._vectors):
            for term in list(vector)[:_BLOCKING]:
                postings.setdefault(term, array("I")).append(number)
        found: list[tuple[float, int, int]] = []
        for number, vector in enumerate(self._vectors):
            shared: dict[int, float] = {}
            for term in list(vector)[:_BLOCKING]:
                together = postings[term]
                if 1 < len(together) <= _BLOCK:
                    weight = vector[term]
                    for other in together:
                        if other < number:
                            shared[other] = shared.get(other, 0.0) + weight * self._vectors[other][term]
            near = sorted(shared, key=lambda other: (-shared[other], other))[:_NEIGHBOURS]
            for other in near:
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
            small, large = sorted((mine, theirs), key=len)
            product = sum(weight * large[term] for term, weight in small.items() if term in large)
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
