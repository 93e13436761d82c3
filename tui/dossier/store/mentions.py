"""What a dossier's index knows of mentions: the names, dates and triggers in its texts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from tui.dossier.records import DateRow, Mark, MentionRow, Spot, TriggerRow
from tui.dossier.store.connected import Connected
from tui.model import EventType, Kind, Modality, Rule

_MENTIONS = """
    SELECT m.document, d.path, m.start, m.stop, m.entity, e.key, e.kind, e.name, r.rule, m.score, r.evidence,
           m.role
    FROM mention m
    JOIN document d ON d.id = m.document
    JOIN entity e ON e.id = m.entity
    JOIN reason r ON r.id = m.reason"""
_DATES = """
    SELECT t.document, d.path, t.start, t.stop, t.value, t.mod, t.reason
    FROM date_mention t JOIN document d ON d.id = t.document"""


class MentionQuestions(Connected):
    """Questions about mentions."""

    def marks(self, document: int) -> list[Mark]:
        """Return the mentions of a document in order.

        Before linking has reached the document, what the first pass found in it, with entity 0.
        """
        ask = self.connection.execute
        with self.snapshot():
            rows = ask(
                "SELECT m.start, m.stop, e.kind, m.entity FROM mention m JOIN entity e ON e.id = m.entity "
                "WHERE m.document = ? ORDER BY m.start",
                (document,),
            ).fetchall()
            if rows:
                return [Mark(row[0], row[1], Kind(row[2]), row[3]) for row in rows]
            first = ask(
                "SELECT first FROM extraction x JOIN document d ON d.id = x.document "
                "WHERE x.document = ? AND d.mentions IS NULL",
                (document,),
            ).fetchone()
        return [Mark(row[0], row[1], Kind(row[2]), 0) for row in json.loads(first[0])] if first else []

    def mention_at(self, document: int, start: int) -> MentionRow | None:
        """Return the mention that begins at *start*, or None."""
        row = self.connection.execute(
            f"{_MENTIONS} WHERE m.document = ? AND m.start = ?", (document, start)
        ).fetchone()
        return _mention(row) if row else None

    def mentions(self) -> Iterator[MentionRow]:
        """Yield every mention of the dossier in order of path and offset."""
        for row in self.connection.execute(f"{_MENTIONS} ORDER BY d.path, m.start"):
            yield _mention(row)

    def names(self) -> Iterator[MentionRow]:
        """Yield every mention of a person, organisation or place in order of path and offset."""
        for row in self.connection.execute(f"{_MENTIONS} WHERE e.kind != 'EVENT' ORDER BY d.path, m.start"):
            yield _mention(row)

    def dates(self, document: int) -> list[DateRow]:
        """Return the dates that a document names, in order."""
        rows = self.connection.execute(f"{_DATES} WHERE t.document = ? ORDER BY t.start", (document,))
        return [DateRow(*row) for row in rows]

    def all_dates(self) -> Iterator[DateRow]:
        """Yield every date that the dossier names in order of path and offset."""
        for row in self.connection.execute(f"{_DATES} ORDER BY d.path, t.start"):
            yield DateRow(*row)

    def triggers(self) -> Iterator[TriggerRow]:
        """Yield every trigger of the dossier in order of path and offset, its event salient or not."""
        rows = self.connection.execute(
            "SELECT m.document, d.path, m.start, m.stop, v.key, v.name, m.type, m.modality, m.value, "
            "r.evidence FROM event_mention m JOIN document d ON d.id = m.document "
            "JOIN event v ON v.id = m.event JOIN reason r ON r.id = m.reason ORDER BY d.path, m.start"
        )
        for document, path, start, stop, key, name, type_, modality, value, evidence in rows:
            yield TriggerRow(
                document,
                path,
                start,
                stop,
                key,
                name,
                EventType(type_),
                Modality(modality),
                value,
                evidence,
            )

    def spots(self, entity: int) -> list[Spot]:
        """Return every mention of *entity*, by document number and offset."""
        rows = self.connection.execute(
            "SELECT document, start, stop FROM mention INDEXED BY mention_by_entity "
            "WHERE entity = ? ORDER BY document, start",
            (entity,),
        )
        return [Spot(*row) for row in rows]

    def counts(self, entity: int) -> dict[int, int]:
        """Return how often *entity* is mentioned, by document number."""
        rows = self.connection.execute(
            "SELECT document, count(*) FROM mention WHERE entity = ? GROUP BY document", (entity,)
        )
        return dict(rows.fetchall())


def _mention(row: sqlite3.Row) -> MentionRow:
    document, path, start, stop, entity, key, kind, name, rule, score, evidence, role = row
    return MentionRow(
        document, path, start, stop, entity, key, Kind(kind), name, Rule(rule), score, evidence, role
    )
