"""How alike the stories of two documents are, by the names that they share; rare names weigh most.

Kept of each document are the numbers of its names only, so a large dossier costs little.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Sequence
from zlib import crc32

from tui.model import Mention
from tui.text import fold

_KEPT = 200
"""How many different names of one document are kept."""


class Stories:
    """The names of every document, as numbers.

    The likeness of two documents is the cosine of their names, each weighed by its inverse document
    frequency (Spärck Jones, 1972); a name that only one document has says nothing.
    """

    def __init__(self) -> None:
        """Start with no document."""
        self._names: list[array[int]] = []
        self._numbers: dict[str, int] = {}
        self._weights: dict[int, float] | None = None
        self._sizes: dict[int, float] = {}

    def __len__(self) -> int:
        """Return how many documents were read."""
        return len(self._names)

    def read(self, mentions: Iterable[Mention]) -> None:
        """Keep the names of the next document."""
        self._names.append(array("I", self.names(mentions)))
        self._weights = None

    def names(self, mentions: Iterable[Mention]) -> list[int]:
        """Return the numbers of the names of a document, each once."""
        numbers = self._numbers
        found = []
        for surface in dict.fromkeys([mention.surface for mention in mentions]):
            number = numbers.get(surface)
            if number is None:
                number = numbers[surface] = crc32(fold(surface).encode())
            found.append(number)
        return list(dict.fromkeys(found))[:_KEPT]

    def weight(self, names: Iterable[int]) -> float:
        """Return how much a document's names tell about its story: 0 if no other document has any of them."""
        weights = self._settled()
        return math.sqrt(sum(weights.get(name, 0.0) ** 2 for name in names))

    def likest(self, names: Sequence[int], documents: Iterable[int]) -> tuple[float, int]:
        """Return how like a document's story is to the likest of others, from 0 to 1, and which that is.

        Args:
            names: The names of the document.
            documents: The numbers of the others, in the order in which they were read.
        """
        weights = self._settled()
        mine = {name: weights[name] ** 2 for name in names if name in weights}
        size = self.weight(mine)
        best, place = 0.0, -1
        for document in documents if size else ():
            shared = 0.0
            for name in self._names[document]:
                if name in mine:
                    shared += mine[name]
            if shared and (likeness := shared / (size * self._size(document))) > best:
                best, place = likeness, document
        return best, place

    def _size(self, document: int) -> float:
        size = self._sizes.get(document)
        if size is None:
            size = self._sizes[document] = self.weight(self._names[document])
        return size

    def told(self, names: Iterable[int]) -> int:
        """Return how many of a document's names occur in others too, so that they tell of its story."""
        weights = self._settled()
        return sum(name in weights for name in names)

    def shared(self, names: Sequence[int], document: int) -> list[int]:
        """Return which of *names* a document has too and tell something, the most telling first."""
        weights = self._settled()
        theirs = set(self._names[document])
        return sorted(
            (name for name in names if name in theirs and name in weights), key=lambda n: -weights[n]
        )

    def in_common(self, some: Iterable[int], others: Iterable[int], beside: Iterable[str]) -> int:
        """Return how many names the documents that are likest have in common, of two groups of documents.

        Args:
            some: The numbers of documents.
            others: Those of others.
            beside: Surfaces that do not count.
        """
        own = {crc32(fold(surface).encode()) for surface in beside}
        theirs = [set(self._names[number]) - own for number in others]
        return max((len(names.intersection(self._names[n])) for n in some for names in theirs), default=0)

    def _settled(self) -> dict[int, float]:
        if self._weights is None:
            documents: dict[int, int] = {}
            for names in self._names:
                for name in names:
                    documents[name] = documents.get(name, 0) + 1
            count = len(self._names)
            self._sizes.clear()
            self._weights = {
                name: math.log(count / times) for name, times in documents.items() if 1 < times < count
            }
        return self._weights
