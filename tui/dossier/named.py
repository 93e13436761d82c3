"""Every entity of a dossier as far as doubts about it need it: its names and counts, none of its mentions."""

from __future__ import annotations

from collections import defaultdict

from tui.dossier.store import Store
from tui.linking.doubts import Named
from tui.model import Kind


def named(store: Store) -> list[Named]:
    """Return all entities that have mentions, heaviest first, as one state of the index has them."""
    with store.snapshot():
        entities = store.connection.execute(
            "SELECT id, key, kind, name, mentions, documents FROM entity ORDER BY mentions DESC, key"
        ).fetchall()
        surfaces: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
        for id_, text, count in store.connection.execute(
            "SELECT entity, text, mentions FROM surface ORDER BY entity, mentions DESC, text"
        ):
            surfaces[id_].append((text, count))
        keys = {row["id"]: str(row["key"]) for row in entities}
        candidates: defaultdict[int, list[str]] = defaultdict(list)
        for id_, other in store.connection.execute(
            "SELECT entity, other FROM candidate ORDER BY entity, rank"
        ):
            candidates[id_].append(keys[other])
    return [
        Named(
            key=row["key"],
            kind=Kind(row["kind"]),
            name=row["name"],
            mentions=row["mentions"],
            documents=row["documents"],
            surfaces=tuple(surfaces[row["id"]]),
            candidates=tuple(candidates[row["id"]]),
        )
        for row in entities
    ]
