"""Which entities an export takes in, and what it says of them; every format asks the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tui.dossier.records import EntityRow
from tui.dossier.store import Store
from tui.model import Kind


@dataclass(frozen=True, slots=True)
class Selection:
    """What to export.

    Attributes:
        kinds: Entities of these kinds.
        least: Only entities with at least so many mentions.
    """

    kinds: tuple[Kind, ...] = (Kind.PERSON, Kind.ORG, Kind.PLACE)
    least: int = 1

    def ids(self, store: Store) -> list[int]:
        """Return the numbers of the entities to export, by kind and heaviest first."""
        places = ",".join("?" * len(self.kinds))
        found: dict[str, list[int]] = {}
        rows = store.connection.execute(
            f"SELECT id, kind FROM entity WHERE kind IN ({places}) AND mentions >= ? "
            "ORDER BY mentions DESC, name, key",
            (*self.kinds, self.least),
        )
        for number, kind in rows:
            found.setdefault(kind, []).append(number)
        return [number for kind in self.kinds for number in found.get(kind.value, ())]

    def entities(self, store: Store) -> Iterator[EntityRow]:
        """Yield the entities to export, by kind and heaviest first."""
        for number in self.ids(store):
            row = store.entity(number)
            if row is not None:
                yield row
