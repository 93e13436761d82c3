"""Why one trigger belongs to its event: the link, what its sentence tells, and the other reports.

Everything is read from the index, as it was when the trigger was linked.
"""

from __future__ import annotations

from dataclasses import dataclass

from tui.dossier.context import Context, context
from tui.dossier.events import EventRow, Kindred, Telling, event, kindred, participants, tellings
from tui.dossier.records import CastRow, DateRow
from tui.dossier.store import Store
from tui.model import EventType, Rule


@dataclass(frozen=True, slots=True)
class Report:
    """One trigger with its words and those around it."""

    telling: Telling
    surface: str
    around: Context


@dataclass(frozen=True, slots=True)
class Told:
    """Why one trigger belongs to its event.

    Attributes:
        report: The trigger.
        type: What sort of thing this trigger names.
        rule: The rule of its link.
        score: How sure it is, from 0 to 1.
        event: What it tells of.
        date: The date of its sentence that says when, None if it has none.
        participants: Who took part, as all reports have it.
        others: The event's other triggers, by date of the document and offset.
        kindred: Events that may be the same.
    """

    report: Report
    type: EventType
    rule: Rule
    score: float
    event: EventRow
    date: DateRow | None
    participants: tuple[CastRow, ...]
    others: tuple[Report, ...]
    kindred: tuple[Kindred, ...]


def told(store: Store, document: int, offset: int) -> Told | None:
    """Return why the trigger around *offset* belongs to its event; None if no trigger is there.

    Args:
        store: The index.
        document: Number of the document.
        offset: Any code point of the trigger.
    """
    with store.snapshot():
        link = store.connection.execute(
            "SELECT m.start, m.event, m.type, r.rule, m.score "
            "FROM event_mention m JOIN reason r ON r.id = m.reason JOIN event v ON v.id = m.event "
            "WHERE m.document = ? AND m.start <= ? AND m.stop > ?",
            (document, offset, offset),
        ).fetchone()
        row = event(store, link["event"]) if link else None
        if row is None:
            return None
        reports = {(each.document, each.start): each for each in tellings(store, row.id)}
        here = reports.pop((document, link["start"]))
        return Told(
            report=_report(store, here),
            type=EventType(link["type"]),
            rule=Rule(link["rule"]),
            score=link["score"],
            event=row,
            date=_date(store, here),
            participants=tuple(participants(store, row.id)),
            others=tuple(_report(store, each) for each in reports.values()),
            kindred=tuple(kindred(store, row.id)),
        )


def _report(store: Store, telling: Telling) -> Report:
    text = store.text(telling.document)
    around = context(text, telling.start, telling.end, after=80)
    return Report(telling, text[telling.start : telling.end], around)


def _date(store: Store, telling: Telling) -> DateRow | None:
    """Return the date of a trigger's sentence that has its value: the nearest, not the dateline's."""
    start, end = telling.sentence
    dates = store.dates(telling.document) if telling.value else ()
    same = [one for one in dates if start <= one.start < end and one.value == telling.value]
    return min(same, key=lambda one: abs(one.start - telling.start), default=None)
