"""What happened, as a screen asks for it: the events of an article, an event's card, and the timeline."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tui.dossier.calendar import Precision, span
from tui.dossier.records import CastRow
from tui.dossier.search import search
from tui.dossier.store import Store
from tui.model import EventType, Modality, Origin
from tui.text import fold

_CHUNK = 500
_SHORT = 16
"""A sentence that says so few letters besides its date tells nothing: it is a byline or a dateline."""


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


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline: an event, or a sentence that names a date.

    Attributes:
        day: First day, in ISO 8601; "" where it is not known.
        value: The TIMEX3 value.
        event: Number of the event, or 0.
        document: Of a sentence, the document's number.
        start: Of a sentence, the first code point of the date.
    """

    day: str
    value: str
    event: int
    document: int = 0
    start: int = 0

    @property
    def precision(self) -> Precision:
        """How long its value is."""
        found = span(self.value)
        return found.precision if found else Precision.LONGER


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is dated, in order of its first day, and the events that are not, in order of their reports."""

    dated: tuple[Entry, ...]
    undated: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as it is shown: where it stands and what it says.

    Attributes:
        entry: The entry.
        event: The event, or None for a sentence.
        document: The document it is first told in.
        start: First code point of the trigger or date.
        end: One past its last.
        sentence: Half-open span of its sentence.
    """

    entry: Entry
    event: EventRow | None
    document: int
    start: int
    end: int
    sentence: tuple[int, int]


_EVENT = """
    SELECT v.id, v.key, v.type, v.name, v.value, v.first_day, v.last_day, v.place,
        coalesce((SELECT name FROM entity WHERE id = v.place), '') AS place_name,
        v.modality, v.mentions, v.documents
    FROM event v"""


def events(store: Store, ids: Sequence[int]) -> list[EventRow]:
    """Return the events *ids* in that order; unknown numbers are left out."""
    found: dict[int, EventRow] = {}
    for start in range(0, len(ids), _CHUNK):
        part = ids[start : start + _CHUNK]
        places = ",".join("?" * len(part))
        for row in store.connection.execute(f"{_EVENT} WHERE v.id IN ({places})", part):
            found[row["id"]] = _event(row)
    return [found[id_] for id_ in ids if id_ in found]


def event(store: Store, id_: int) -> EventRow | None:
    """Return one event, or None."""
    return next(iter(events(store, [id_])), None)


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
            date=date.fromisoformat(row["date"]) if row["date"] else None,
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


def timeline(
    store: Store, *, actor: int = 0, place: int = 0, type_: EventType | None = None, words: str = ""
) -> Timeline:
    """Return what is dated, in order of time: salient events, and sentences that name another date.

    Args:
        store: The dossier's index.
        actor: Only what this entity took part in, and sentences that name it; 0 for everybody.
        place: Only what happened at this entity, and sentences that name it; 0 for everywhere.
        type_: Only events of this type; no sentences then.
        words: Only what has all of these words in its label or sentence.
    """
    with store.snapshot():
        dated, undated = _events(store, actor, place, type_, words)
        if type_ is None:
            dated += _sentences(store, [entity for entity in (actor, place) if entity], words)
    dated.sort(key=lambda entry: (entry.day, -entry.precision, not entry.event))
    return Timeline(tuple(dated), tuple(undated))


def _events(
    store: Store, actor: int, place: int, type_: EventType | None, words: str
) -> tuple[list[Entry], list[Entry]]:
    conditions = ["v.salient"]
    arguments: list[int | str] = []
    if actor:
        conditions.append("v.id IN (SELECT event FROM event_part WHERE part = ?)")
        arguments.append(actor)
    if place:
        conditions.append("(v.place = ? OR v.id IN (SELECT event FROM event_part WHERE part = ?))")
        arguments += [place, place]
    if type_ is not None:
        conditions.append("v.type = ?")
        arguments.append(type_.value)
    rows = store.connection.execute(
        "SELECT v.id, v.first_day, v.value, v.name FROM event v JOIN entity e ON e.id = v.id "
        f"WHERE {' AND '.join(conditions)} ORDER BY e.first_date IS NULL, e.first_date, v.id",
        arguments,
    ).fetchall()
    wanted = fold(words).split()
    if wanted:
        said = _told_with(store, words)
        rows = [row for row in rows if all(word in fold(row["name"]) for word in wanted) or row["id"] in said]
    dated = [Entry(row["first_day"], row["value"], row["id"]) for row in rows if row["first_day"]]
    undated = [Entry("", row["value"], row["id"]) for row in rows if not row["first_day"]]
    return dated, undated


def _told_with(store: Store, words: str) -> set[int]:
    """Return the events that a sentence tells with all of *words*."""
    wanted = fold(words).split()
    found: set[int] = set()
    for hit in search(store, " ".join(f'"{word}"' for word in wanted), limit=-1):
        text = store.text(hit.document)
        for event_id, start, stop in store.connection.execute(
            "SELECT event, sentence_start, sentence_stop FROM event_mention WHERE document = ?",
            (hit.document,),
        ):
            if event_id not in found and all(word in fold(text[start:stop]) for word in wanted):
                found.add(event_id)
    return found


def _sentences(store: Store, named: Sequence[int], words: str) -> list[Entry]:
    conditions = [
        "t.first_day IS NOT NULL",
        "t.sentence_stop - t.sentence_start > t.stop - t.start + ?",
        "NOT EXISTS (SELECT 1 FROM event_mention m JOIN event v ON v.id = m.event "
        "WHERE m.document = t.document AND m.start >= t.sentence_start AND m.start < t.sentence_stop "
        "AND v.salient AND v.first_day = t.first_day)",
    ]
    arguments: list[int] = [_SHORT]
    for entity in named:
        conditions.append(
            "EXISTS (SELECT 1 FROM mention n WHERE n.entity = ? AND n.document = t.document "
            "AND n.start >= t.sentence_start AND n.start < t.sentence_stop)"
        )
        arguments.append(entity)
    rows = store.connection.execute(
        "SELECT t.first_day, t.value, t.document, min(t.start), t.sentence_start, t.sentence_stop "
        f"FROM date_mention t WHERE {' AND '.join(conditions)} "
        "GROUP BY t.document, t.sentence_start, t.value ORDER BY t.document, t.start",
        arguments,
    ).fetchall()
    wanted = fold(words).split()
    if wanted:
        texts = {
            hit.document: store.text(hit.document)
            for hit in search(store, " ".join(f'"{word}"' for word in wanted), limit=-1)
        }
        rows = [
            row
            for row in rows
            if row[2] in texts and all(word in fold(texts[row[2]][row[4] : row[5]]) for word in wanted)
        ]
    return [Entry(day, value, 0, document, start) for day, value, document, start, _, _ in rows]


def density(found: Timeline, length: int) -> list[tuple[str, int, int]]:
    """Count a timeline by the first day of its entries.

    Args:
        found: The timeline.
        length: How much of a day in ISO 8601 tells where one belongs: 10 for the day, 7 month, 4 year.

    Returns:
        The day, month or year, how many entries begin in it, and how many of those are events; in order,
        only where there are any, and last "" for the undated.
    """
    every: Counter[str] = Counter()
    happened: Counter[str] = Counter()
    for entry in (*found.dated, *found.undated):
        every[entry.day[:length]] += 1
        happened[entry.day[:length]] += bool(entry.event)
    return [(when, every[when], happened[when]) for when in sorted(every, key=lambda when: (not when, when))]


def lines(store: Store, entries: Sequence[Entry]) -> list[Line]:
    """Return *entries* as they are shown, in that order; what is gone meanwhile is left out."""
    known = {row.id: row for row in events(store, [entry.event for entry in entries if entry.event])}
    found = []
    for entry in entries:
        if entry.event:
            row = store.connection.execute(
                "SELECT m.document, m.start, m.stop, m.sentence_start, m.sentence_stop FROM event_mention m "
                "JOIN document d ON d.id = m.document WHERE m.event = ? "
                "ORDER BY d.date IS NULL, d.date, d.path, m.start LIMIT 1",
                (entry.event,),
            ).fetchone()
        else:
            row = store.connection.execute(
                "SELECT document, start, stop, sentence_start, sentence_stop FROM date_mention "
                "WHERE document = ? AND start = ?",
                (entry.document, entry.start),
            ).fetchone()
        if row is not None and (not entry.event or entry.event in known):
            document, start, stop, sentence_start, sentence_stop = row
            found.append(
                Line(entry, known.get(entry.event), document, start, stop, (sentence_start, sentence_stop))
            )
    return found


def _event(row: sqlite3.Row) -> EventRow:
    return EventRow(
        id=row["id"],
        key=row["key"],
        type=EventType(row["type"]),
        name=row["name"],
        value=row["value"],
        first=date.fromisoformat(row["first_day"]) if row["first_day"] else None,
        last=date.fromisoformat(row["last_day"]) if row["last_day"] else None,
        place=row["place"],
        place_name=row["place_name"],
        modality=Modality(row["modality"]),
        mentions=row["mentions"],
        documents=row["documents"],
    )
