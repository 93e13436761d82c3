"""The trail of the active one: every place it is mentioned, in the order of the document list."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tui.dossier.records import Spot


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a spot is on its trail, counted from one."""

    number: int
    total: int
    document: int
    documents: int


class Trail:
    """Spots of one entity (or of a search) that ``n`` and ``N`` lead through."""

    def __init__(self, spots: Sequence[Spot], ranks: Mapping[int, int]) -> None:
        """Order *spots*.

        Args:
            spots: Half-open spans with their documents.
            ranks: For a document's number, its place in the list of documents.
        """
        self._ranks = ranks
        self.spots = sorted(spots, key=lambda spot: (ranks.get(spot.document, len(ranks)), spot.start))
        self._keys = [(ranks.get(spot.document, len(ranks)), spot.start) for spot in self.spots]
        # Rank of each document the trail passes, ascending.
        self._documents = sorted({rank for rank, _ in self._keys})

    def __len__(self) -> int:
        return len(self.spots)

    def after(self, document: int, offset: int) -> tuple[Spot, bool] | None:
        """Return the first spot past *offset*, and whether it was found by starting over at the first."""
        if not self.spots:
            return None
        at = bisect_right(self._keys, (self._rank(document), offset))
        return (self.spots[at], False) if at < len(self.spots) else (self.spots[0], True)

    def before(self, document: int, offset: int) -> tuple[Spot, bool] | None:
        """Return the last spot before *offset*, and whether it was found by starting over at the last."""
        if not self.spots:
            return None
        at = bisect_left(self._keys, (self._rank(document), offset)) - 1
        return (self.spots[at], False) if at >= 0 else (self.spots[-1], True)

    def standing(self, document: int, offset: int) -> Standing | None:
        """Return where the spot that begins at *offset* stands, or None if none begins there."""
        key = (self._rank(document), offset)
        at = bisect_left(self._keys, key)
        if at == len(self._keys) or self._keys[at] != key:
            return None
        number = bisect_left(self._documents, key[0])
        return Standing(at + 1, len(self.spots), number + 1, len(self._documents))

    def counts(self) -> dict[int, int]:
        """Return how many spots lie in each document, by its number."""
        return Counter(spot.document for spot in self.spots)

    def _rank(self, document: int) -> int:
        return self._ranks.get(document, len(self._ranks))
