"""Who may be one and the same as somebody the reader asks about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tui.dossier import finder
from tui.dossier.apartness import decided
from tui.dossier.records import EntityRow
from tui.dossier.store import Store
from tui.linking.doubts import Named, Suspect
from tui.linking.suspects import suspects

_SIMILAR = 25
"""So many names like the one asked about are compared with it."""
_BY_NAME = 0.1
"""How likely two are one of which only the names are alike."""


@dataclass(frozen=True, slots=True)
class Likely:
    """Two that may be one.

    Attributes:
        one: Number of the doubtful one.
        other: Number of whom it may be.
        score: How likely, from 0 to 1.
        evidence: One line for the reader.
    """

    one: int
    other: int
    score: float
    evidence: str


def likely_same(store: Store, entity: int) -> list[Likely]:
    """Return who may be the same as *entity*, the likeliest first.

    Args:
        store: The index.
        entity: Number of the one asked about.

    Returns:
        Those it may mean, those that may mean it, and those whose names are like its name.
    """
    row = store.entity(entity)
    if row is None:
        return []
    apart = decided(store).pairs
    found: dict[int, Likely] = {}
    for one in [*_may_mean(store, row), *_like_events(store, entity), *_alike(store, row)]:
        other = one.other if one.one == entity else one.one
        if other != entity and frozenset((entity, other)) not in apart:
            known = found.get(other)
            if known is None or known.score < one.score:
                found[other] = Likely(entity, other, one.score, one.evidence)
    return sorted(found.values(), key=lambda one: -one.score)


def _pairs(found: Iterable[Suspect], keys: dict[str, int]) -> Iterator[Likely]:
    """Yield the doubts that are about two; of a name that may mean several, one for each."""
    for doubt in found:
        one, *others = (keys[key] for key in doubt.keys)
        if not doubt.spelling:
            for rank, other in enumerate(others):
                yield Likely(one, other, doubt.score / (rank + 1), doubt.evidence)


def _like_events(store: Store, entity: int) -> Iterator[Likely]:
    rows = store.connection.execute(
        "SELECT l.one, l.other, l.score, l.evidence FROM event_likeness l "
        "JOIN entity a ON a.id = l.one JOIN entity b ON b.id = l.other WHERE l.one = ?1 OR l.other = ?1",
        (entity,),
    )
    return (Likely(*row) for row in rows)


def _may_mean(store: Store, row: EntityRow) -> Iterator[Likely]:
    total = sum(mentions for _, _, mentions in row.candidates)
    for other, _, mentions in row.candidates:
        evidence = f"bears that name and is named {mentions:,} times"
        yield Likely(row.id, other, 0.8 + 0.2 * mentions / total, evidence)
    rows = store.connection.execute(
        "SELECT c.entity FROM candidate c JOIN entity e ON e.id = c.entity WHERE c.other = ?", (row.id,)
    )
    for (other,) in rows:
        yield Likely(row.id, other, 0.75, "a name that may mean several, this one too")


def _alike(store: Store, row: EntityRow) -> Iterator[Likely]:
    """Yield those of a kind whose names the finder takes for like ones, and what speaks for them."""
    words = row.name.split()
    queries = dict.fromkeys([row.name, *(text for text, _ in row.surfaces[:3]), words[-1] if words else ""])
    near = {
        found.id: found
        for query in queries
        if query
        for found in finder.find_entities(store.connection, query, limit=_SIMILAR, kinds=[row.kind])
    }
    near.pop(row.id, None)
    rows = {number: other for number in near if (other := store.entity(number)) is not None}
    keys = {other.key: number for number, other in rows.items()} | {row.key: row.id}
    doubts = suspects([_named(row), *map(_named, rows.values())])
    for one in _pairs(doubts, keys):
        if row.id in (one.one, one.other):
            yield one
    for number in rows:
        yield Likely(row.id, number, _BY_NAME * near[number].score, "")


def _named(row: EntityRow) -> Named:
    return Named(row.key, row.kind, row.name, row.mentions, row.documents, row.surfaces)
