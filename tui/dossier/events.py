"""What happened, as a screen asks for it: the events of an article, an event's card, and the timeline."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tui.dossier.records import CastRow, EntityRow
from tui.dossier.store import Store
from tui.dossier.store.connected import day_of, parts
from tui.model import EventType, Kind, Modality, Origin


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event as lists show it.

    Attributes:
        value: Its time as a TIMEX3 value; "" where no report tells.
        first: The first day of that.
        place: Number of the entity where it happened, or 0.
        place_name: Its name, or "".
        mentions: How many triggers tell of it.
        documents: In how many documents: its reports.
        salient: Whether it is worth a line in a list of all, and can be followed.
    """

    id: int
    key: str
    type: EventType
    name: str
    value: str
    first: date | None
    last: date | None
    place: int
    place_name: str
    modality: Modality
    mentions: int
    documents: int
    salient: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """One trigger of an event in its sentence; spans are half open, in code points of the document."""

    document: int
    path: str
    title: str
    outlet: str
    date: date | None
    start: int
    end: int
    sentence: tuple[int, int]
    modality: Modality
    value: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """One trigger of an article, whatever it tells of; the span is half open, in code points."""

    start: int
    end: int
    event: int
    type: EventType


@dataclass(frozen=True, slots=True)
class Kindred:
    """An event that may be the same, with the evidence."""

    id: int
    name: str
    score: float
    evidence: str


_EVENT = """
    SELECT v.id, v.key, v.type, v.name, v.value, v.first_day, v.last_day, v.place,
        coalesce((SELECT name FROM entity WHERE id = v.place), '') AS place_name,
        v.modality, v.mentions, v.documents, v.salient
    FROM event v"""


def events(store: Store, ids: Sequence[int]) -> list[EventRow]:
    """Return the events *ids* in that order; unknown numbers are left out."""
    found: dict[int, EventRow] = {}
    for places, part in parts(ids):
        for row in store.connection.execute(f"{_EVENT} WHERE v.id IN ({places})", part):
            found[row["id"]] = _event(row)
    return [found[id_] for id_ in ids if id_ in found]


def event(store: Store, id_: int) -> EventRow | None:
    """Return one event, or None."""
    return next(iter(events(store, [id_])), None)


def as_entity(row: EventRow) -> EntityRow:
    """Return an event that is worth no line in a list, as the rest is listed beside which it was found."""
    return EntityRow(
        id=row.id,
        key=row.key,
        kind=Kind.EVENT,
        name=row.name,
        mentions=row.mentions,
        documents=row.documents,
        first=row.first,
        last=row.last,
        surfaces=(),
        roles=(),
        candidates=(),
    )


def tellings(store: Store, event_id: int) -> list[Telling]:
    """Return every trigger that tells of an event, by date of the document (the undated last) and offset."""
    rows = store.connection.execute(
        """
        SELECT m.document, d.path, d.title, d.outlet, d.date, m.start, m.stop, m.sentence_start,
            m.sentence_stop, m.modality, m.value, r.evidence
        FROM event_mention m JOIN (
            SELECT id, path, title, outlet,
                CASE json_extract(origins, '$.date') WHEN ? THEN NULL ELSE date END AS date FROM document
        ) d ON d.id = m.document JOIN reason r ON r.id = m.reason
        WHERE m.event = ? ORDER BY d.date IS NULL, d.date, d.path, m.start""",
        (Origin.MODIFIED.value, event_id),
    )
    return [
        Telling(
            document=row["document"],
            path=row["path"],
            title=row["title"],
            outlet=row["outlet"] or "",
            date=day_of(row["date"]),
            start=row["start"],
            end=row["stop"],
            sentence=(row["sentence_start"], row["sentence_stop"]),
            modality=Modality(row["modality"]),
            value=row["value"],
            evidence=row["evidence"],
        )
        for row in rows
    ]


def triggers_of(store: Store, document: int, start: int | None = None) -> list[Trigger]:
    """Return the triggers of a document in order, or only the one that begins at *start*."""
    rows = store.connection.execute(
        "SELECT start, stop, event, type FROM event_mention "
        f"WHERE document = ?1 {'' if start is None else 'AND start = ?2'} ORDER BY start",
        (document,) if start is None else (document, start),
    )
    return [Trigger(begin, end, event_id, EventType(type_)) for begin, end, event_id, type_ in rows]


def participants(store: Store, event_id: int) -> list[CastRow]:
    """Return who took part in an event, those of most reports first."""
    rows = store.connection.execute(
        "SELECT part FROM event_part WHERE event = ? GROUP BY part ORDER BY min(rank)", (event_id,)
    )
    return store.cast_of([row[0] for row in rows])


def kindred(store: Store, event_id: int) -> list[Kindred]:
    """Return the events that may be the same as one, likeliest first."""
    rows = store.connection.execute(
        """
        SELECT v.id, v.name, l.score, l.evidence FROM (
            SELECT other AS id, score, evidence FROM event_likeness WHERE one = ?
            UNION ALL SELECT one, score, evidence FROM event_likeness WHERE other = ?
        ) l JOIN event v ON v.id = l.id ORDER BY l.score DESC, v.name""",
        (event_id, event_id),
    )
    return [Kindred(*row) for row in rows]


def events_of(store: Store, entity: int) -> list[EventRow]:
    """Return the salient events an entity took part in or that happened there, in order of date."""
    rows = store.connection.execute(
        """
        SELECT v.id FROM event v WHERE v.salient
            AND (v.place = ? OR v.id IN (SELECT event FROM event_part WHERE part = ?))
        ORDER BY v.first_day IS NULL, v.first_day, v.id""",
        (entity, entity),
    )
    return events(store, [row[0] for row in rows])


def _event(row: sqlite3.Row) -> EventRow:
    return EventRow(
        id=row["id"],
        key=row["key"],
        type=EventType(row["type"]),
        name=row["name"],
        value=row["value"],
        first=day_of(row["first_day"]),
        last=day_of(row["last_day"]),
        place=row["place"],
        place_name=row["place_name"],
        modality=Modality(row["modality"]),
        mentions=row["mentions"],
        documents=row["documents"],
        salient=bool(row["salient"]),
    )
