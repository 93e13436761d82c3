"""The dossier at a glance: who weighs most, who is new, which documents tell one story, who meets whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tui.dossier.records import CastRow
from tui.dossier.store import Store
from tui.model import Kind


@dataclass(frozen=True, slots=True)
class Story:
    """Documents that tell the same story.

    Attributes:
        documents: Their numbers in order of date.
        title: The title of the first.
        first: The day of the first that has one.
        last: The day of the last.
    """

    documents: tuple[int, ...]
    title: str
    first: date | None
    last: date | None


def heaviest(store: Store, kind: Kind, limit: int) -> list[CastRow]:
    """Return the entities of *kind* that are named most."""
    rows = store.connection.execute(
        "SELECT id FROM entity WHERE kind = ? ORDER BY mentions DESC, name LIMIT ?", (kind, limit)
    )
    return store.cast_of([row[0] for row in rows])


def stories(store: Store, limit: int) -> list[Story]:
    """Return the stories that most documents tell; a document alone is none."""
    rows = store.connection.execute(
        "SELECT story FROM document WHERE story IS NOT NULL GROUP BY story HAVING count(*) > 1 "
        "ORDER BY count(*) DESC, min(date), story LIMIT ?",
        (limit,),
    ).fetchall()
    found = []
    for (number,) in rows:
        told = store.connection.execute(
            "SELECT id, title, date FROM document WHERE story = ? ORDER BY date IS NULL, date, path",
            (number,),
        ).fetchall()
        days = [row["date"] for row in told if row["date"]]
        found.append(
            Story(
                documents=tuple(row["id"] for row in told),
                title=told[0]["title"],
                first=date.fromisoformat(days[0]) if days else None,
                last=date.fromisoformat(days[-1]) if days else None,
            )
        )
    return found


def shared_documents(store: Store, entities: Sequence[int]) -> Mapping[tuple[int, int], int]:
    """Return how many documents name both of two, for every pair of *entities*, in both orders."""
    documents = {entity: frozenset(store.counts(entity)) for entity in entities}
    return {
        (one, other): len(documents[one] & documents[other])
        for one in entities
        for other in entities
        if one != other
    }
