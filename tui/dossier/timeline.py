"""The timeline: what happened and what is dated, in order of time, of all or of one, and counted."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from tui.dossier.calendar import Precision, first_day, span
from tui.dossier.events import EventRow, event, events
from tui.dossier.search import search
from tui.dossier.store import Store
from tui.model import EventType, Origin
from tui.text import fold

_LENGTHS = {
    Precision.DAY: len("2006-10-24"),
    Precision.MONTH: len("2006-10"),
    Precision.YEAR: len("2006"),
}
_APART = 366
"""Days between two dates of one sentence from which on it stands on the timeline at both."""
SLIGHT = (EventType.STATE, EventType.OCCURRENCE)
"""Types of which nobody looks for what is worth no line: somebody said something, something began."""
_COMMON = (
    EventType.MOVE,
    EventType.TRADE,
    EventType.FOUND,
    EventType.CLOSE,
    EventType.LAUNCH,
    EventType.CONTEST,
    EventType.DISPUTE,
)
"""Types of which what is worth no line and has no date says little of who took part: "sent", "spent"."""
_WITHOUT_DATE = f"""
    SELECT id FROM document
    WHERE date IS NULL OR json_extract(origins, '$.date') = '{Origin.MODIFIED.value}'"""
_SHORT = 16
"""A sentence that says so few letters besides its date tells nothing: it is a byline or a dateline."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline: an event, or a sentence that names a date.

    Attributes:
        day: First day, in ISO 8601; "" where it is not known.
        value: The TIMEX3 value; "" where no date is told, or one to be counted from a day that the document
            does not have.
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

    @property
    def days(self) -> int:
        """How many days its value covers; 0 where that is open."""
        found = span(self.value)
        return (found.last - found.first).days + 1 if found else 0


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is dated, in order of its first day, and what is not.

    Attributes:
        dated: Events and sentences.
        undated: The events without a date in order of their reports, then the sentences that say "yesterday"
            or the like in a document that has no date to count from.
    """

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


def entry_of(store: Store, id_: int) -> Entry | None:
    """Return where an event stands on the timeline, or None if there is no such event."""
    row = event(store, id_)
    return Entry(row.first.isoformat() if row.first else "", row.value, row.id) if row else None


def timeline(
    store: Store, *, actor: int = 0, place: int = 0, type_: EventType | None = None, words: str = ""
) -> Timeline:
    """Return what is dated, in order of time: salient events, and sentences that name another date.

    Who asks for less than everything is told of lesser events, too, but for mere speech and occurrence;
    who asks for a place or actor alone, of those that have a date or a type that says much by itself.

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
            named = [entity for entity in (actor, place) if entity]
            told = [*dated, *undated]
            dated += _sentences(store, named, words, dated)
            undated += _open_sentences(store, named, words, told)
    dated.sort(key=lambda entry: (entry.day, -entry.days, not entry.event))
    return Timeline(tuple(dated), tuple(undated))


def _events(
    store: Store, actor: int, place: int, type_: EventType | None, words: str
) -> tuple[list[Entry], list[Entry]]:
    conditions = []
    arguments: list[int | str] = []
    if not (actor or place or type_ or words.strip()):
        conditions.append("v.salient")
    elif type_ is None:
        conditions.append(f"(v.salient OR v.type NOT IN ({','.join('?' * len(SLIGHT))}))")
        arguments += [slight.value for slight in SLIGHT]
        if not words.strip():
            common = ",".join("?" * len(_COMMON))
            conditions.append(f"(v.salient OR v.first_day IS NOT NULL OR v.type NOT IN ({common}))")
            arguments += [one.value for one in _COMMON]
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
        "SELECT v.id, v.first_day, v.value, v.name FROM event v LEFT JOIN entity e ON e.id = v.id "
        f"WHERE {' AND '.join(conditions)} "
        "ORDER BY v.salient DESC, e.first_date IS NULL, e.first_date, v.id",
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


def _sentences(store: Store, named: Sequence[int], words: str, shown: Iterable[Entry]) -> list[Entry]:
    """Return the sentences that name a date, each once: at its most exact date, the first of several.

    Where its dates lie over a year apart it stands at each. Where an event of it is *shown*, it stands only
    at dates that far from that, and at those on which it has the event itself.
    """
    rows = _dates(store, "t.first_day IS NOT NULL", named, words)
    told, disputed = _days_told(store, {entry.event: entry.day for entry in shown})
    entries: list[Entry] = []
    for where, dates in groupby(rows, key=lambda row: (row[2], row[4])):
        days = [date.fromisoformat(day) for day in told.get(where, ())]
        here = [Entry(day, value, 0, document, at) for day, value, document, at, _, _ in dates]
        for entry in sorted(here, key=lambda entry: entry.precision):
            day = date.fromisoformat(entry.day)
            far = entry.precision <= Precision.MONTH and all(abs((day - one).days) > _APART for one in days)
            if not days or far or (day not in days and (*where, entry.value) in disputed):
                days.append(day)
                entries.append(entry)
    return entries


def _open_sentences(
    store: Store, named: Sequence[int], words: str, shown: Iterable[Entry]
) -> Iterator[Entry]:
    """Yield the sentences of documents without a date whose dates are counted from one, each once.

    Those that tell of an event that is *shown* are left out.
    """
    told, _ = _days_told(store, {entry.event: entry.day for entry in shown})
    for where, dates in groupby(
        _dates(store, f"t.value = '' AND t.document IN ({_WITHOUT_DATE})", named, words),
        key=lambda row: (row[2], row[4]),
    ):
        if where not in told:
            _, value, document, at, _, _ = next(dates)
            yield Entry("", value, 0, document, at)


def _dates(store: Store, which: str, named: Sequence[int], words: str) -> list[sqlite3.Row]:
    """Return first day, value, document, start and sentence of the dates *which*, in order of the text.

    Args:
        store: The dossier's index.
        which: A condition on the row ``t`` of a date.
        named: Only those in whose sentence these entities are named.
        words: Only those in whose sentence all of these words are.
    """
    conditions = [which, "t.sentence_stop - t.sentence_start > t.stop - t.start + ?"]
    arguments: list[int] = [_SHORT]
    for entity in named:
        conditions.append(
            "EXISTS (SELECT 1 FROM mention n WHERE n.entity = ? AND n.document = t.document "
            "AND n.start >= t.sentence_start AND n.start < t.sentence_stop)"
        )
        arguments.append(entity)
    rows = store.connection.execute(
        "SELECT t.first_day, t.value, t.document, t.start, t.sentence_start, t.sentence_stop "
        f"FROM date_mention t WHERE {' AND '.join(conditions)} ORDER BY t.document, t.start",
        arguments,
    ).fetchall()
    wanted = fold(words).split()
    if not wanted:
        return rows
    texts = {
        hit.document: store.text(hit.document)
        for hit in search(store, " ".join(f'"{word}"' for word in wanted), limit=-1)
    }
    return [
        row
        for row in rows
        if row[2] in texts and all(word in fold(texts[row[2]][row[4] : row[5]]) for word in wanted)
    ]


def _days_told(
    store: Store, shown: Mapping[int, str]
) -> tuple[dict[tuple[int, int], list[str]], set[tuple[int, int, str]]]:
    """Return where the events *shown* are told, by the document and start of each sentence.

    Returns:
        Their days; and with document and start the dates of triggers that put them on another day.
    """
    told: dict[tuple[int, int], list[str]] = {}
    disputed = set()
    for event_id, document, start, value in store.connection.execute(
        "SELECT event, document, sentence_start, value FROM event_mention"
    ):
        if event_id in shown:
            told.setdefault((document, start), []).append(shown[event_id])
            if value and first_day(value) != shown[event_id]:
                disputed.add((document, start, value))
    return told, disputed


def density(found: Timeline, unit: Precision) -> list[tuple[str, int, int]]:
    """Count a timeline by day, month or year.

    Args:
        found: The timeline.
        unit: What it is counted by. What is told less exactly is counted by itself, under its value: by
            month "2006" is not January 2006.

    Returns:
        The day, month, year or value, how many entries begin in it, and how many of those are events; in
        order of time, the less exact first, only where there are any, and last "" for the undated.
    """
    every: Counter[tuple[str, int, str]] = Counter()
    happened: Counter[tuple[str, int, str]] = Counter()
    for entry in (*found.dated, *found.undated):
        within = entry.day[: _LENGTHS[unit]] if entry.precision <= unit else entry.value
        first = entry.day if entry.precision > unit else f"{within}-01-01"[: len("2006-10-24")]
        key = (first, -max(entry.precision, unit), within) if entry.day else ("", 0, "")
        every[key] += 1
        happened[key] += bool(entry.event)
    return [(key[2], every[key], happened[key]) for key in sorted(every, key=lambda key: (not key[0], key))]


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
