"""The shapes in which programs are given the dossier's answers, one function a shape.

A record holds only what JSON can say; offsets are code points of the document's text, half open.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from tui.dossier.context import context
from tui.dossier.records import DocumentRow, EntityRow
from tui.dossier.search import Hit
from tui.dossier.store import Store

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
Record: TypeAlias = "dict[str, Json]"


def mentions(store: Store) -> Iterator[Record]:
    """Yield every mention of the dossier, in order of document path and offset."""
    document, text = 0, ""
    for row in store.mentions():
        if row.document != document:
            document, text = row.document, store.text(row.document)
        yield {
            "doc": row.path,
            "start": row.start,
            "end": row.end,
            "text": text[row.start : row.end],
            "kind": row.kind.value,
            "entity": row.key,
            "name": row.name,
            "why": row.evidence,
        }


def entity(row: EntityRow, store: Store) -> Record:
    """Return all that is known of one entity."""
    candidates: list[Json] = []
    for number, name, mentions in row.candidates:
        other = store.entity(number)
        candidates.append({"entity": other.key if other else None, "name": name, "mentions": mentions})
    return {
        "entity": row.key,
        "kind": row.kind.value,
        "name": row.name,
        "mentions": row.mentions,
        "documents": row.documents,
        "first": _day(row.first),
        "last": _day(row.last),
        "roles": [
            {"text": role.text, "mentions": role.mentions, "first": _day(role.first), "last": _day(role.last)}
            for role in row.roles
        ],
        "spellings": [{"text": text, "mentions": mentions} for text, mentions in row.surfaces],
        "candidates": candidates,
    }


def hit(found: Hit, row: DocumentRow, text: str) -> Record:
    """Return one document that answers a search, with its hits and the words around the first.

    Args:
        found: The document's hits, at least one.
        row: Its record.
        text: Its text.
    """
    start, end = found.spans[0]
    around = context(text, start, end)
    return {
        "doc": row.path,
        "title": row.title,
        "date": _day(row.date),
        "author": row.author,
        "outlet": row.outlet,
        "spans": [[start, end] for start, end in found.spans],
        "context": {"left": around.left, "hit": around.middle, "right": around.right},
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
