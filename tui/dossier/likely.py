"""Who may be one and the same: for one of them as it is asked about, and for a whole dossier as a queue."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from tui.dossier import finder
from tui.dossier.named import named
from tui.dossier.records import EntityRow
from tui.dossier.store import Store
from tui.linking.doubts import Named, Sort, Suspect
from tui.linking.suspects import suspects
from tui.model import Kind, Ruling

_CANDIDATES = 10_000
_SIMILAR = 25
"""So many names like the one asked about are compared with it."""
_WORTH_ASKING = 0.42
"""How likely two events are one, at least, for the reader to be asked."""
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
        keys: Both keys, in order; what the reader was not sure of is kept by them.
        unsure: Whether the reader was asked before, and was not sure.
        ambiguous: Whether :attr:`one` is a name that may mean several: once it means one of them, it is no
            more asked whether it means the others.
    """

    one: int
    other: int
    score: float
    evidence: str
    keys: tuple[str, str] = ("", "")
    unsure: bool = False
    ambiguous: bool = False


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
    decided = apart(store)
    found: dict[int, Likely] = {}
    for one in [*_may_mean(store, row), *_like_events(store, entity), *_alike(store, row)]:
        other = one.other if one.one == entity else one.one
        if other != entity and frozenset((entity, other)) not in decided:
            known = found.get(other)
            if known is None or known.score < one.score:
                found[other] = Likely(entity, other, one.score, one.evidence)
    return sorted(found.values(), key=lambda one: -one.score)


def queue(store: Store, unsure: Collection[tuple[str, str, str]] = ()) -> list[Likely]:
    """Return all in a dossier that may be one and the same, the best evidence first, names before events.

    Pairs that the reader has decided on are left out.

    Args:
        store: The index.
        unsure: What the reader was not sure of, as :meth:`tui.dossier.unsure.Unsure.all` gives it: it comes
            last, as long as nothing else speaks for it.
    """
    everybody = named(store)
    decided = apart(store)
    keys = {row.key: number for row, number in zip(everybody, _numbers(store, everybody), strict=True)}
    names = sorted(_pairs(suspects(everybody), keys), key=lambda one: (-one.score, one.evidence))
    worth = [one for one in _events(store) if one.score >= _WORTH_ASKING]
    found = [*names, *sorted(worth, key=lambda one: (-one.score, one.evidence))]
    known: dict[int, str] = dict(store.connection.execute("SELECT id, key FROM entity").fetchall())
    seen: set[frozenset[int]] = set()
    kept = []
    for one in found:
        pair = frozenset((one.one, one.other))
        if pair in decided or pair in seen or len(pair) < 2:
            continue
        seen.add(pair)
        first, second = sorted((known[one.one], known[one.other]))
        put_off = (first, second, one.evidence) in unsure
        kept.append(replace(one, keys=(first, second), unsure=put_off))
    return sorted(kept, key=lambda one: one.unsure)


def still_open(
    store: Store, likely: Likely, decided: Collection[frozenset[int]]
) -> tuple[EntityRow, EntityRow] | None:
    """Return two of a queue as they are now; None if they are one, or told apart, or gone.

    Args:
        store: The index.
        likely: The two.
        decided: The pairs that the reader has told apart, as :func:`apart` gives them.
    """
    one, other = (store.home_of(number) for number in (likely.one, likely.other))
    if one == other or frozenset((one, other)) in decided or (likely.ambiguous and one != likely.one):
        return None
    first, second = store.entity(one), store.entity(other)
    return (first, second) if first is not None and second is not None else None


def apart(store: Store) -> set[frozenset[int]]:
    """Return the pairs of present entities that the reader has told apart as a whole."""
    rows = store.connection.execute(
        "SELECT one.home, other.home FROM decision d "
        "JOIN decision_part p ON p.decision = d.id AND p.side = 0 AND p.scope = 'entity' "
        "JOIN decision_part q ON q.decision = d.id AND q.side = 1 "
        "JOIN ruled_entity one ON one.id = p.base JOIN ruled_entity other ON other.id = q.base "
        "WHERE d.state = 'done' AND one.home != other.home AND d.ruling = ?",
        (Ruling.NEVER_SAME.value,),
    )
    return {frozenset((one, other)) for one, other in rows}


def undecided(store: Store, doubts: Iterable[Suspect]) -> list[Suspect]:
    """Return those of *doubts* that the reader has not decided on, in their order."""
    keys: dict[int, str] = dict(store.connection.execute("SELECT id, key FROM entity").fetchall())
    decided = {frozenset(keys[number] for number in pair) for pair in apart(store) if pair <= keys.keys()}
    return [one for one in doubts if one.sort is Sort.OVERLOADED or frozenset(one.keys) not in decided]


def _numbers(store: Store, everybody: Iterable[Named]) -> Iterator[int]:
    numbers: dict[str, int] = dict(store.connection.execute("SELECT key, id FROM entity").fetchall())
    return (numbers[one.key] for one in everybody)


def _pairs(found: Iterable[Suspect], keys: dict[str, int]) -> Iterator[Likely]:
    """Yield the doubts that are about two; of a name that may mean several, one for each."""
    for doubt in found:
        one, *others = (keys[key] for key in doubt.keys)
        if doubt.sort is Sort.OVERLOADED:
            if " may be " not in doubt.evidence:
                continue
            for rank, other in enumerate(others):
                # Asked one after the other, the likeliest first.
                score = doubt.score - rank / _CANDIDATES
                yield Likely(one, other, score, doubt.evidence, ambiguous=True)
        elif others:
            yield Likely(one, others[0], doubt.score, doubt.evidence)


def _events(store: Store) -> Iterator[Likely]:
    rows = store.connection.execute(
        "SELECT l.one, l.other, l.score, l.evidence FROM event_likeness l "
        "JOIN entity a ON a.id = l.one JOIN entity b ON b.id = l.other"
    )
    return (Likely(*row) for row in rows)


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
    """Yield those whose names the finder takes for like ones, with what speaks for them if anything does."""
    words = row.name.split()
    queries = dict.fromkeys([row.name, *(text for text, _ in row.surfaces[:3]), words[-1] if words else ""])
    kinds = [Kind.EVENT] if row.kind is Kind.EVENT else [kind for kind in Kind if kind is not Kind.EVENT]
    near = {
        found.id: found
        for query in queries
        if query
        for found in finder.find_entities(store.connection, query, limit=_SIMILAR, kinds=kinds)
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
