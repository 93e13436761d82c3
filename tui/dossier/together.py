"""Who is named together: the mentions of a document by sentence, read from the text when they are asked for.

Nothing of it is kept in the index, so a decision of the reader counts at once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from tui.dossier.records import Mark, Spot
from tui.dossier.store import Store
from tui.extraction.sentences import sentence_spans


@dataclass(frozen=True, slots=True)
class Shared:
    """A sentence that names two.

    Attributes:
        document: The document's number.
        start: First code point of the sentence.
        end: One past its last.
        one: Where the first of the two is named in it.
        other: Where the second is.
    """

    document: int
    start: int
    end: int
    one: tuple[int, int]
    other: tuple[int, int]

    @property
    def spot(self) -> Spot:
        """Where the first of the two is named."""
        return Spot(self.document, *self.one)


@dataclass(frozen=True, slots=True)
class NamedTogether:
    """A sentence with the mentions in it, in order.

    Attributes:
        document: The document's number.
        start: First code point of the sentence.
        end: One past its last.
        marks: The mentions that begin in it; at least one.
    """

    document: int
    start: int
    end: int
    marks: tuple[Mark, ...]

    def first_of(self) -> dict[int, tuple[int, int]]:
        """Return where each entity is first named in the sentence, by its number."""
        found: dict[int, tuple[int, int]] = {}
        for mark in self.marks:
            found.setdefault(mark.entity, (mark.start, mark.end))
        return found


def by_sentence(store: Store, document: int) -> Iterator[NamedTogether]:
    """Yield the sentences of a document that name anybody, in order, with their mentions."""
    marks = [mark for mark in store.marks(document) if mark.entity]
    if not marks:
        return
    spans = sentence_spans(store.text(document))
    starts = [start for start, _ in spans]
    inside: dict[int, list[Mark]] = {}
    for mark in marks:
        inside.setdefault(max(0, bisect_right(starts, mark.start) - 1), []).append(mark)
    for number, members in inside.items():
        # A text that changed since has other sentences for a moment.
        if number < len(spans):
            yield NamedTogether(document, *spans[number], tuple(members))
