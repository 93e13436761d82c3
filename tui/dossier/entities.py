"""Entities as decisions have them: their numbers, names, counts, spellings and roles, written row by row."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from tui.dossier import finder_anew
from tui.dossier.meta import LAST_ENTITY, recall, remember
from tui.linking.decisions import Base, Group
from tui.linking.keys import Keys
from tui.model import Kind, Origin

# When a file was last written says nothing of when somebody was named, or held an office.
_NAMED = """
    SELECT m.document, m.role, CASE json_extract(d.origins, '$.date') WHEN :modified THEN NULL ELSE d.date END
        AS day
    FROM mention m JOIN document d ON d.id = m.document WHERE m.entity = :id"""
_COUNTS = f"SELECT count(*), count(DISTINCT document), min(day), max(day) FROM ({_NAMED})"
_ROLES = f"""
    INSERT INTO role SELECT :id, role, count(*), min(day), max(day) FROM ({_NAMED} AND m.role != '')
    GROUP BY role"""


class Entities:
    """The rows of the entities of one index, inside a transaction of the caller's."""

    def __init__(self, connection: sqlite3.Connection, bases: Mapping[int, Base]) -> None:
        """Write through *connection*; *bases* are the entities of the rules at hand."""
        self._connection = connection
        self._bases = bases
        self._keys: dict[int, str] = {number: base.key for number, base in bases.items()}
        self._renewed: set[int] = set()
        self._new: defaultdict[str, Keys] = defaultdict(Keys)

    def number(self, group: Group, surfaces: Mapping[str, int]) -> int:
        """Return the number of a group: its leader's, or one of its own that it keeps."""
        if group.leader:
            return group.leader
        usual = min(surfaces, key=lambda text: (-surfaces[text], text), default="")
        group.name = group.name or usual
        # The decision's id makes the key one that no other index of this dossier gives to another.
        key = f"{self._new[group.maker].new(group.kind, usual)}~{group.maker[:8]}"
        ask = self._connection.execute
        row = ask("SELECT id FROM own_entity WHERE key = ?", (key,)).fetchone()
        if row is None:
            number = int(recall(self._connection, LAST_ENTITY) or 0) + 1
            remember(self._connection, LAST_ENTITY, str(number))
            ask("INSERT INTO own_entity VALUES (?, ?)", (key, number))
        else:
            number = int(row[0])
        self._keys[number] = key
        return number

    def update(
        self,
        groups: Sequence[Group],
        numbers: Mapping[int, int],
        touched: set[int],
        surfaces: Callable[[Group], Mapping[str, int]],
    ) -> None:
        """Write the rows of *groups*, and delete those of whoever has no mentions any more.

        Args:
            groups: All at hand.
            numbers: For each group's identity, its number.
            touched: Numbers of entities whose mentions have changed.
            surfaces: Gives a group's spellings with their counts.
        """
        present = {numbers[id(group)]: group for group in groups}
        for number in touched - present.keys():
            if number:
                self._remove(number)
        for number, group in present.items():
            if number in touched:
                self._count(number, group, surfaces(group))
            else:
                self._rename(number, group)
        for number, group in present.items():
            self._write_candidates(number, group)
        self._follow_events()
        for number in sorted(self._renewed):
            finder_anew.renew(self._connection, number)

    def _remove(self, number: int) -> None:
        for table, column in (
            ("entity", "id"),
            ("surface", "entity"),
            ("role", "entity"),
            ("candidate", "entity"),
        ):
            self._connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (number,))
        self._renewed.add(number)

    def _count(self, number: int, group: Group, surfaces: Mapping[str, int]) -> None:
        ask = self._connection.execute
        named = {"id": number, "modified": Origin.MODIFIED.value}
        mentions, documents, first, last = ask(_COUNTS, named).fetchone()
        if not mentions:
            self._remove(number)
            return
        values = (group.kind.value, group.name, mentions, documents, first, last)
        changed = ask(
            "UPDATE entity SET kind = ?, name = ?, mentions = ?, documents = ?, first_date = ?, "
            "last_date = ? WHERE id = ?",
            (*values, number),
        )
        if not changed.rowcount:
            ask("INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (number, self._keys[number], *values))
        ask("DELETE FROM surface WHERE entity = ?", (number,))
        self._connection.executemany(
            "INSERT INTO surface VALUES (?, ?, ?)",
            [(number, text, count) for text, count in surfaces.items()],
        )
        ask("DELETE FROM role WHERE entity = ?", (number,))
        ask(_ROLES, named)
        self._renewed.add(number)

    def _rename(self, number: int, group: Group) -> None:
        changed = self._connection.execute(
            "UPDATE entity SET kind = ?1, name = ?2 WHERE id = ?3 AND (kind != ?1 OR name != ?2)",
            (group.kind.value, group.name, number),
        )
        if changed.rowcount:
            self._renewed.add(number)

    def _write_candidates(self, number: int, group: Group) -> None:
        ask = self._connection.execute
        before = ask("SELECT other FROM candidate WHERE entity = ? ORDER BY rank", (number,)).fetchall()
        if tuple(other for (other,) in before) == group.candidates:
            return
        ask("DELETE FROM candidate WHERE entity = ?", (number,))
        self._connection.executemany(
            "INSERT INTO candidate VALUES (?, ?, ?)",
            [(number, rank, other) for rank, other in enumerate(group.candidates)],
        )

    # -- what happened -----------------------------------------------------------------------------

    def _follow_events(self) -> None:
        """Have events and those who took part in them follow where their mentions and entities are."""
        events = [number for number, base in self._bases.items() if base.kind is Kind.EVENT]
        for number in events:
            self._follow_event(number)
        ask = self._connection.execute
        for number in self._bases:
            home = ask("SELECT home FROM ruled_entity WHERE id = ?", (number,)).fetchone()[0]
            if home != number:
                # A rank of -1 is its place.
                ask(
                    "INSERT OR IGNORE INTO ruled_event_part SELECT event, rank, part FROM event_part "
                    "WHERE part = ?",
                    (number,),
                )
                ask(
                    "INSERT OR IGNORE INTO ruled_event_part SELECT id, -1, place FROM event WHERE place = ?",
                    (number,),
                )
            names = {"home": home, "part": number}
            ask(
                "UPDATE event_part SET part = :home FROM ruled_event_part r WHERE r.part = :part "
                "AND event_part.event = r.event AND event_part.rank = r.rank",
                names,
            )
            ask(
                "UPDATE event SET place = :home FROM ruled_event_part r WHERE r.part = :part "
                "AND r.rank = -1 AND event.id = r.event",
                names,
            )
            if home == number:
                ask("DELETE FROM ruled_event_part WHERE part = ?", (number,))

    def _follow_event(self, number: int) -> None:
        """Tell of an event whether it is still one of its own, and its reports whose they are."""
        ask = self._connection.execute
        ask(
            "UPDATE event_mention SET event = m.entity FROM mention m, ruled_mention r "
            "WHERE r.entity = ?1 AND m.document = r.document AND m.start = r.start "
            "AND event_mention.document = r.document AND event_mention.start = r.start",
            (number,),
        )
        ask(
            "UPDATE event_mention SET event = ?1 FROM mention m WHERE m.entity = ?1 "
            "AND event_mention.document = m.document AND event_mention.start = m.start "
            "AND event_mention.event != ?1",
            (number,),
        )
        ask(
            "UPDATE event SET salient = e.id IS NOT NULL, name = coalesce(e.name, event.name), "
            "mentions = coalesce(e.mentions, 0), documents = coalesce(e.documents, 0) "
            "FROM (SELECT ?1 AS number) LEFT JOIN entity e ON e.id = number WHERE event.id = ?1",
            (number,),
        )
