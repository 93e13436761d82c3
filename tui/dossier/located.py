"""Whom a decision is about in the present index: its places found, and the entities of the rules there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tui.dossier.anchors import Placed, place
from tui.dossier.store import Store
from tui.linking.decisions import Part, Told
from tui.model import Anchor, Decision, Ruling, Scope, Subject

_THERE = """
    SELECT m.start, m.stop, coalesce(r.entity, m.entity) AS base FROM mention m
    LEFT JOIN ruled_mention r ON r.document = m.document AND r.start = m.start
    WHERE m.document = :document AND m.start < :stop AND m.stop > :start
    UNION
    SELECT start, stop, entity FROM ruled_mention
    WHERE document = :document AND start < :stop AND stop > :start"""


def locate(connection: sqlite3.Connection, decision: Decision) -> Told | None:
    """Return what a decision says of the entities of the rules, or None if it cannot be placed any more.

    Args:
        connection: The index; a row factory that knows columns by name.
        decision: From the journal.
    """
    store = Store.on(connection)
    parts = tuple(part for one in decision.about if (part := _part(store, one)) is not None)
    other = _part(store, decision.other) if decision.other else None
    if not parts or (decision.other is not None and other is None):
        return None
    told = Told(decision.id, decision.ruling, parts, other, decision.name, decision.kind)
    if decision.ruling is Ruling.NEVER_SAME and other is not None and decision.other is not None:
        whole = [one for one in decision.about if one.scope is Scope.ENTITY]
        if whole and any(part == other for part in parts):
            return _within(store, told, whole[0], decision.other)
    return told


def keep(connection: sqlite3.Connection, told: Told) -> None:
    """Note where the subjects of a decision were found."""
    sides = [(0, rank, part) for rank, part in enumerate(told.parts)]
    if told.other is not None:
        sides.append((1, 0, told.other))
    connection.executemany(
        "INSERT INTO decision_part VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (told.id, side, rank, p.base, p.scope.value, p.spelling, p.document, p.start)
            for side, rank, p in sides
        ],
    )


def recall(connection: sqlite3.Connection, decisions: Iterable[Decision]) -> list[Told]:
    """Return what :func:`keep` noted of *decisions*, in their order, without those of which nothing is."""
    found = []
    for decision in decisions:
        rows = connection.execute(
            "SELECT side, base, scope, spelling, document, start FROM decision_part "
            "WHERE decision = ? ORDER BY side, rank",
            (decision.id,),
        ).fetchall()
        sides: tuple[list[Part], list[Part]] = ([], [])
        for side, base, scope, spelling, document, start in rows:
            sides[side].append(Part(base, Scope(scope), spelling, document, start))
        if rows:
            other = sides[1][0] if sides[1] else None
            found.append(
                Told(decision.id, decision.ruling, tuple(sides[0]), other, decision.name, decision.kind)
            )
    return found


def base_at(store: Store, placed: Placed) -> tuple[int, int] | None:
    """Return (start, entity of the rules) of the mention at a place, or None if not exactly one is there."""
    spot = {"document": placed.document, "start": placed.start, "stop": placed.end}
    rows = store.connection.execute(_THERE, spot).fetchall()
    exact = [row for row in rows if (row[0], row[1]) == (placed.start, placed.end)]
    for found in (exact, rows):
        if len(found) == 1:
            return found[0][0], found[0][2]
    return None


def _part(store: Store, subject: Subject) -> Part | None:
    """Return the part of an entity of the rules that a subject means, by its first place still there."""
    for anchor in subject.anchors:
        part = _part_at(store, subject, anchor)
        if part is not None:
            return part
    return None


def _part_at(store: Store, subject: Subject, anchor: Anchor) -> Part | None:
    placed = place(anchor, store)
    found = base_at(store, placed) if placed is not None else None
    if placed is None or found is None:
        return None
    start, base = found
    match subject.scope:
        case Scope.ENTITY:
            return Part(base)
        case Scope.SPELLING:
            return Part(base, Scope.SPELLING, spelling=subject.spelling)
        case Scope.ARTICLE:
            return Part(base, Scope.ARTICLE, document=placed.document)
        case Scope.MENTION:
            return Part(base, Scope.MENTION, document=placed.document, start=start)


def _within(store: Store, told: Told, one: Subject, other: Subject) -> Told:
    """Turn "these two are never the same" of what the rules now take for one into parting the first from it.

    What the first was called and the second was not is set apart, and the places that stand for it.
    """
    assert told.other is not None
    whole = told.other
    spellings: Sequence[str] = [text for text in one.spellings if text not in other.spellings]
    parts = [replace(whole, scope=Scope.SPELLING, spelling=text) for text in spellings]
    for anchor in one.anchors:
        placed = place(anchor, store)
        found = base_at(store, placed) if placed is not None else None
        if placed is not None and found is not None and found[1] == whole.base:
            parts.append(replace(whole, scope=Scope.MENTION, document=placed.document, start=found[0]))
    return replace(told, parts=tuple(parts))
