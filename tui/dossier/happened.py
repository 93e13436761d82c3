"""Writing what happened into the index: events, their reports, who took part, and which may be one.

The names are linked already; a salient event becomes an entity beside them, so whatever follows people
follows events too.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tui.dossier.calendar import span
from tui.dossier.reading import unpack_triggers
from tui.linking.events import EventLinking, Scene, link_events
from tui.model import Event, Kind, Link, Mention, Rule, Trigger

_BY_DATE = """
    SELECT d.id, d.date, d.origins, d.title, a.text, x.triggers FROM document d
    JOIN article a ON a.document = d.id JOIN extraction x ON x.document = d.id
    ORDER BY d.date IS NULL, d.date, d.path"""
_NAMED = "SELECT start, stop, entity, role FROM mention WHERE document = ? ORDER BY start"
_TOLD_EVERY = 256
_ROWS_AT_ONCE = 10_000
_REASONS_KEPT = 100_000
_KINDS = {kind.value: kind for kind in Kind}
TABLES = ("event", "event_part", "event_mention", "event_likeness")


@dataclass(slots=True)
class _Tally:
    """What is counted of one event while its reports are written."""

    id: int
    event: Event
    mentions: int = 0
    documents: int = 0
    last_document: int = 0
    first: str | None = None
    last: str | None = None
    surfaces: Counter[str] = field(default_factory=Counter)

    def count(self, document: int, day: str | None, surface: str) -> None:
        self.mentions += 1
        self.surfaces[surface] += 1
        if document != self.last_document:
            self.documents += 1
            self.last_document = document
        if day:
            self.first = self.first or day
            self.last = day


def write(connection: sqlite3.Connection, progress: Callable[[int], None]) -> None:
    """Link all triggers and write what happened; the names' entities and mentions are there already.

    Args:
        connection: The index, inside a transaction.
        progress: Called now and then with the number of documents done; it may raise to give up.
    """
    scenes = _Scenes(connection, progress)
    linking = link_events(scenes)
    keys: dict[str, int] = dict(connection.execute("SELECT key, id FROM entity").fetchall())
    before: dict[str, int] = dict(connection.execute("SELECT key, id FROM event").fetchall())
    for table in TABLES:
        connection.execute(f"DELETE FROM {table}")
    connection.executemany(
        "UPDATE document SET story = ? WHERE id = ?",
        ((story, document) for document, story in linking.stories.items()),
    )
    tallies = _numbered(connection, linking, before)
    _write_mentions(connection, linking, tallies, scenes)
    _write_events(connection, linking, tallies, keys)


class _Scenes:
    """All documents with triggers and linked names, in order of date, as often as they are asked for.

    Attributes:
        overtaken: By document, where the triggers begin that a name has taken the place of.
    """

    def __init__(self, connection: sqlite3.Connection, progress: Callable[[int], None]) -> None:
        self._connection = connection
        self._progress = progress
        self._total = int(connection.execute("SELECT count(*) FROM extraction").fetchone()[0])
        self._passes = 0
        self._entities: dict[int, tuple[Kind, Link]] = {
            number: (_KINDS[kind], Link(key, Rule.SAME_NAME, 1.0, ""))
            for number, kind, key in connection.execute("SELECT id, kind, key FROM entity")
        }
        self.overtaken: dict[int, set[int]] = {}

    def __call__(self) -> Iterator[Scene]:
        self._passes += 1
        for done, row in enumerate(self._connection.execute(_BY_DATE)):
            if done % _TOLD_EVERY == 0:
                # The names were two thirds of the way; the first of the passes is most of what is left.
                self._progress((2 * self._total + done) // 3 if self._passes == 1 else self._total)
            number, day, origins, title, text, packed = row
            mentions, links = self._named(number, text)
            found = unpack_triggers(packed, text)
            triggers = _beside(found, mentions)
            if len(triggers) < len(found):
                self.overtaken[number] = {t.start for t in found} - {t.start for t in triggers}
            # The day a file was last written says nothing of what happened.
            known = day is not None and '"date": "modification time"' not in origins
            yield Scene(
                document=number,
                date=date.fromisoformat(day) if known else None,
                title=title,
                text=text,
                triggers=triggers,
                mentions=mentions,
                links=links,
            )

    def triggers(self) -> Iterator[tuple[int, str | None, str, list[list[Any]]]]:
        """Yield number, day, text and packed triggers of every document, in the order of the scenes."""
        for number, day, _, _, text, packed in self._connection.execute(_BY_DATE):
            left_out = self.overtaken.get(number, ())
            yield number, day, text, [row for row in json.loads(packed) if row[0] not in left_out]

    def _named(self, document: int, text: str) -> tuple[tuple[Mention, ...], tuple[Link, ...]]:
        mentions, links = [], []
        for start, stop, entity, role in self._connection.execute(_NAMED, (document,)):
            kind, link = self._entities[entity]
            if kind is not Kind.EVENT:
                mentions.append(Mention(start, stop, text[start:stop], kind, role))
                links.append(link)
        return tuple(mentions), tuple(links)


def _beside(triggers: tuple[Trigger, ...], mentions: tuple[Mention, ...]) -> tuple[Trigger, ...]:
    """Leave out the triggers that overlap a name which the dossier pass has found since."""
    kept = []
    at = 0
    for trigger in triggers:
        while at < len(mentions) and mentions[at].end <= trigger.start:
            at += 1
        if at == len(mentions) or mentions[at].start >= trigger.end:
            kept.append(trigger)
    return tuple(kept)


def _numbered(
    connection: sqlite3.Connection, linking: EventLinking, before: Mapping[str, int]
) -> dict[str, _Tally]:
    """Give every event a number of its own among entities: the one its key had before."""
    row = connection.execute("SELECT value FROM meta WHERE name = 'last entity'").fetchone()
    free = int(row[0]) if row else 0
    tallies = {}
    for key, event in linking.events.items():
        number = before.get(key)
        if number is None:
            free += 1
            number = free
        tallies[key] = _Tally(number, event)
    connection.execute("REPLACE INTO meta VALUES ('last entity', ?)", (str(free),))
    return tallies


def _write_mentions(
    connection: sqlite3.Connection, linking: EventLinking, tallies: Mapping[str, _Tally], scenes: _Scenes
) -> None:
    number = int(connection.execute("SELECT coalesce(max(id), 0) FROM reason").fetchone()[0])
    reasons: dict[tuple[Rule, str], int] = {}
    fresh: list[tuple[int, str, str]] = []
    rows: list[tuple[object, ...]] = []
    for (document, day, text, packed), (_, links) in zip(scenes.triggers(), linking.links(), strict=True):
        for (start, end, type_, _, modality, when, *sentence, _), link in zip(packed, links, strict=True):
            tally = tallies[link.entity]
            tally.count(document, day, text[start:end])
            reason = reasons.get((link.rule, link.evidence))
            if reason is None:
                number += 1
                reason = reasons[link.rule, link.evidence] = number
                fresh.append((number, link.rule.value, link.evidence))
            rows.append(
                (document, start, end, tally.id, type_, modality, when, *sentence, reason, link.score)
            )
        if len(rows) >= _ROWS_AT_ONCE:
            _insert(connection, rows, fresh)
        if len(reasons) >= _REASONS_KEPT:
            reasons.clear()
    _insert(connection, rows, fresh)


def _insert(
    connection: sqlite3.Connection, rows: list[tuple[object, ...]], reasons: list[tuple[int, str, str]]
) -> None:
    connection.executemany("INSERT INTO event_mention VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    connection.executemany("INSERT INTO reason VALUES (?, ?, ?)", reasons)
    rows.clear()
    reasons.clear()


def _write_events(
    connection: sqlite3.Connection,
    linking: EventLinking,
    tallies: Mapping[str, _Tally],
    keys: Mapping[str, int],
) -> None:
    connection.executemany(
        "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (_event_row(tally, keys) for tally in tallies.values()),
    )
    connection.executemany(
        "INSERT INTO event_part VALUES (?, ?, ?)",
        (
            (tally.id, rank, keys[part])
            for tally in tallies.values()
            for rank, part in enumerate(tally.event.participants)
            if part in keys
        ),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO event_likeness VALUES (?, ?, ?, ?)",
        ((tallies[s.one].id, tallies[s.other].id, s.score, s.evidence) for s in linking.suggestions),
    )
    # What is worth a line in a list is an entity like any other.
    connection.execute(
        "INSERT INTO mention SELECT m.document, m.start, m.stop, m.event, m.reason, m.score, '' "
        "FROM event_mention m JOIN event e ON e.id = m.event WHERE e.salient"
    )
    salient = [tally for tally in tallies.values() if tally.event.salient]
    connection.executemany(
        "INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (t.id, t.event.key, Kind.EVENT.value, t.event.name, t.mentions, t.documents, t.first, t.last)
            for t in salient
        ),
    )
    connection.executemany(
        "INSERT INTO surface VALUES (?, ?, ?)",
        ((t.id, text, count) for t in salient for text, count in t.surfaces.items()),
    )


def _event_row(tally: _Tally, keys: Mapping[str, int]) -> tuple[object, ...]:
    event = tally.event
    days = span(event.when)
    return (
        tally.id,
        event.key,
        event.type.value,
        event.name,
        event.when,
        days.first.isoformat() if days else None,
        days.last.isoformat() if days else None,
        keys.get(event.place, 0),
        event.modality.value,
        event.salient,
        tally.mentions,
        tally.documents,
    )
