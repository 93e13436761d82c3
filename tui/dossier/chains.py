"""How two are connected: the shortest chains of people between, each hop with a sentence.

A search in breadth from both ends; a document is read once, when somebody named in it is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise

from tui.dossier.store import Store
from tui.dossier.together import NamedTogether, Shared, by_sentence
from tui.model import Kind

_MOST_HOPS = 6
_WAYS_KEPT = 30
"""So many ways to each end are kept of everyone in the middle."""


@dataclass(frozen=True, slots=True)
class Hop:
    """A step of a chain.

    Attributes:
        one: The entity it leads from.
        other: The entity it leads to.
        sentences: How many of the sentences that were read name both.
        shared: One of them; ``one`` and ``other`` are theirs.
    """

    one: int
    other: int
    sentences: int
    shared: Shared


def chains(
    store: Store,
    one: int,
    other: int,
    *,
    limit: int = 20,
    stopped: Callable[[], bool] = lambda: False,
) -> list[tuple[Hop, ...]]:
    """Return the shortest chains of people from *one* to *other*.

    Args:
        store: The dossier's index.
        one: An entity of any kind.
        other: Another.
        limit: At most so many chains.
        stopped: Asked now and then whether nobody waits for the answer any more.

    Returns:
        Chains of the same, smallest number of hops (at most six), those whose weakest hop rests on most
        sentences first; none where there is no chain, or *one* is *other*, or if *stopped*.
    """
    if one == other:
        return []
    # A name that may be one of several would connect people who have nothing to do with each other.
    unsure = {row[0] for row in store.connection.execute("SELECT DISTINCT entity FROM candidate")}
    search = _Search(store, {one, other}, stopped, unsure)
    ahead, behind = {one: 0}, {other: 0}
    front, back = [one], [other]
    while front and back and max(ahead.values()) + max(behind.values()) < _MOST_HOPS:
        # The smaller front goes on: it reads fewer documents.
        if len(front) <= len(back):
            front = search.spread(front, ahead)
            met = any(person in behind for person in front)
        else:
            back = search.spread(back, behind)
            met = any(person in ahead for person in back)
        if stopped():
            return []
        if met:
            return search.paths(ahead, behind, limit)
    return []


@dataclass(slots=True)
class _Edge:
    sentences: int
    shared: Shared


@dataclass(slots=True)
class _Search:
    """The people that were met, and who is named together with whom."""

    store: Store
    ends: set[int]
    stopped: Callable[[], bool]
    unsure: set[int]
    edges: dict[int, dict[int, _Edge]] = field(default_factory=dict)
    read: set[int] = field(default_factory=set)

    def spread(self, front: Iterable[int], steps: dict[int, int]) -> list[int]:
        """Go one hop further from *front*; note in *steps* how far each one met is, and return them."""
        met = []
        for person in front:
            for document in self.store.counts(person):
                if document not in self.read:
                    if self.stopped():
                        return []
                    self.read.add(document)
                    for sentence in by_sentence(self.store, document):
                        self._connect(sentence)
            for neighbour in self.edges.get(person, {}):
                if neighbour not in steps:
                    steps[neighbour] = steps[person] + 1
                    met.append(neighbour)
        return met

    def _connect(self, sentence: NamedTogether) -> None:
        people = {
            mark.entity
            for mark in sentence.marks
            if mark.entity in self.ends or (mark.kind is Kind.PERSON and mark.entity not in self.unsure)
        }
        if len(people) < 2:
            return
        named = {entity: at for entity, at in sentence.first_of().items() if entity in people}
        for one, at in named.items():
            edges = self.edges.setdefault(one, {})
            for other, where in named.items():
                if other == one:
                    continue
                edge = edges.get(other)
                if edge is None:
                    shared = Shared(sentence.document, sentence.start, sentence.end, at, where)
                    edges[other] = _Edge(1, shared)
                else:
                    edge.sentences += 1

    def paths(self, ahead: dict[int, int], behind: dict[int, int], limit: int) -> list[tuple[Hop, ...]]:
        """Return the shortest chains, now that the two searches have met."""
        length = min(ahead[person] + behind[person] for person in ahead if person in behind)
        meetings = [
            person for person in ahead if person in behind and ahead[person] + behind[person] == length
        ]
        found = []
        for meeting in meetings:
            firsts = list(islice(self._home(meeting, ahead), _WAYS_KEPT))
            lasts = list(islice(self._home(meeting, behind), _WAYS_KEPT))
            found += [(*reversed(first), meeting, *last) for first in firsts for last in lasts]
        made = [tuple(self._hop(*pair) for pair in pairwise(people)) for people in found]
        made.sort(key=lambda chain: (-min(hop.sentences for hop in chain), [hop.other for hop in chain]))
        return made[:limit]

    def _home(self, person: int, steps: dict[int, int]) -> Iterator[tuple[int, ...]]:
        """Yield the shortest ways from *person* back to where a search began, surest steps first."""
        if steps[person] == 0:
            yield ()
            return
        nearer = [
            (-edge.sentences, neighbour)
            for neighbour, edge in self.edges[person].items()
            if steps.get(neighbour) == steps[person] - 1
        ]
        for _, neighbour in sorted(nearer):
            for way in self._home(neighbour, steps):
                yield (neighbour, *way)

    def _hop(self, one: int, other: int) -> Hop:
        edge = self.edges[one][other]
        return Hop(one, other, edge.sentences, edge.shared)
