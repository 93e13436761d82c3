"""The shapes in which programs are given the dossier's answers, one function a shape.

A record holds only what JSON can say; offsets are code points of the document's text, half open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from heapq import merge
from typing import TYPE_CHECKING, TypeAlias

from tui.dossier.context import Context, context
from tui.dossier.events import event, participants
from tui.dossier.records import DateRow, DocumentRow, EntityRow, MentionRow, Spot, TriggerRow
from tui.dossier.search import Hit
from tui.dossier.store import Store
from tui.model import Kind

if TYPE_CHECKING:
    from tui.dossier.chain import Candidate, Chain, Step
    from tui.dossier.timeline import Line
    from tui.dossier.told import Report, Told
    from tui.linking.doubts import Named, Suspect

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
Record: TypeAlias = "dict[str, Json]"


def mentions(store: Store) -> Iterator[Record]:
    """Yield every mention, trigger and date of the dossier, in order of document path and offset."""
    document, text = 0, ""
    rows: Iterator[MentionRow | TriggerRow | DateRow] = merge(
        store.names(), store.triggers(), store.all_dates(), key=lambda row: (row.path, row.start)
    )
    for row in rows:
        if row.document != document:
            document, text = row.document, store.text(row.document)
        span: Record = {
            "doc": row.path,
            "start": row.start,
            "end": row.end,
            "text": text[row.start : row.end],
        }
        yield span | _said(row)


def date_mention(row: DateRow, text: str) -> Record:
    """Return what :func:`mentions` has of one date in a document with *text*."""
    span: Record = {"doc": row.path, "start": row.start, "end": row.end, "text": text[row.start : row.end]}
    return span | _dated(row)


def _said(row: MentionRow | TriggerRow | DateRow) -> Record:
    if isinstance(row, MentionRow):
        return _named(row)
    return _happened(row) if isinstance(row, TriggerRow) else _dated(row)


def _named(row: MentionRow) -> Record:
    return {"kind": row.kind.value, "entity": row.key, "name": row.name, "why": row.evidence}


def _happened(row: TriggerRow) -> Record:
    return {
        "kind": Kind.EVENT.value,
        "entity": row.key,
        "name": row.name,
        "why": row.evidence,
        "type": row.type.value,
        "modality": row.modality.value,
        "when": row.value,
    }


def _dated(row: DateRow) -> Record:
    return {"kind": "DATE", "value": row.value, "mod": row.mod, "why": row.reason}


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
        **_told(row, store),
    }


def _told(row: EntityRow, store: Store) -> Record:
    """Return what is known of an event beside what is known of every entity; nothing of others."""
    found = event(store, row.id) if row.kind is Kind.EVENT else None
    if found is None:
        return {}
    return {
        "type": found.type.value,
        "modality": found.modality.value,
        "when": found.value or None,
        "place": found.place_name or None,
        "participants": [part.name for part in participants(store, row.id)],
    }


def moment(shown: Line, store: Store) -> Record:
    """Return one line of the timeline: an event, or a sentence that names a date."""
    row = store.document(shown.document)
    event = shown.event
    return {
        "when": shown.entry.value or None,
        "first_day": shown.entry.day or None,
        "event": event.key if event else None,
        "name": event.name if event else None,
        "type": event.type.value if event else None,
        "modality": event.modality.value if event else None,
        "place": (event.place_name or None) if event else None,
        "documents": event.documents if event else 1,
        "doc": row.path if row else None,
        "start": shown.start,
        "end": shown.end,
        "sentence": " ".join(store.text(shown.document)[slice(*shown.sentence)].split()),
    }


def concordance_line(spot: Spot, row: DocumentRow, text: str) -> Record:
    """Return one line of a concordance: a mention with the words left and right of it.

    Args:
        spot: The mention.
        row: Its document.
        text: The document's text.
    """
    around = context(text, spot.start, spot.end, before=80, after=80)
    return {
        "doc": row.path,
        "title": row.title,
        "date": _day(row.day),
        "start": spot.start,
        "end": spot.end,
        "left": around.left,
        "text": around.middle,
        "right": around.right,
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
        "date": _day(row.day),
        "author": row.author,
        "outlet": row.outlet,
        "spans": [[start, end] for start, end in found.spans],
        "context": _around(around),
    }


def chain(made: Chain) -> Record:
    """Return why one mention is linked as it is, and what that rests on."""
    return {
        **_step(made.step),
        "kind": made.entity.kind.value,
        "role": made.step.mention.role or None,
        "found": {
            "how": made.found.how.value,
            "as": made.found.text or None,
            "kind": made.found.kind.value if made.found.kind else None,
        },
        "entity": made.entity.key,
        "name": made.entity.name,
        "mentions": made.entity.mentions,
        "documents": made.entity.documents,
        "grounds": [_step(step) for step in made.grounds],
        "spellings": [
            {
                "text": spelling.text,
                "mentions": spelling.mentions,
                "rules": {rule.value: count for rule, count in spelling.rules},
            }
            for spelling in made.spellings
        ],
        "candidates": [_candidate(candidate) for candidate in made.candidates],
    }


def told(made: Told) -> Record:
    """Return why one trigger belongs to its event, and who else tells of it."""
    event = made.event
    return {
        **_report(made.report),
        "rule": made.rule.value,
        "score": round(made.score, 4),
        "kind": Kind.EVENT.value,
        "type": made.type.value,
        "modality": made.report.telling.modality.value,
        "when": made.report.telling.value or None,
        "date": {"start": made.date.start, "end": made.date.end, "why": made.date.reason}
        if made.date
        else None,
        "entity": event.key,
        "name": event.name,
        "mentions": event.mentions,
        "documents": event.documents,
        "salient": event.salient,
        "place": event.place_name or None,
        "participants": [part.name for part in made.participants],
        "reports": [_report(report) for report in made.others],
        "likely": [
            {"name": like.name, "score": round(like.score, 4), "why": like.evidence} for like in made.kindred
        ],
    }


def suspect(found: Suspect, entities: Mapping[str, Named]) -> Record:
    """Return one doubt with the entities it concerns.

    Args:
        found: The doubt.
        entities: At least those, by key.
    """
    concerned: list[Json] = [
        {
            "entity": key,
            "kind": entities[key].kind.value,
            "name": entities[key].name,
            "mentions": entities[key].mentions,
            "documents": entities[key].documents,
        }
        for key in found.keys
    ]
    return {
        "sort": found.sort.value,
        "score": round(found.score, 4),
        "evidence": found.evidence,
        "entities": concerned,
    }


def _candidate(candidate: Candidate) -> Record:
    return {
        "entity": candidate.key,
        "name": candidate.name,
        "mentions": candidate.mentions,
        "share": round(candidate.share, 4),
        "here": candidate.here,
        "named": _step(candidate.named) if candidate.named else None,
    }


def _step(step: Step) -> Record:
    row = step.mention
    return {
        "doc": row.path,
        "start": row.start,
        "end": row.end,
        "text": step.surface,
        "context": _around(step.around),
        "rule": row.rule.value,
        "score": round(row.score, 4),
        "why": row.evidence,
    }


def _report(report: Report) -> Record:
    row = report.telling
    return {
        "doc": row.path,
        "start": row.start,
        "end": row.end,
        "text": report.surface,
        "context": _around(report.around),
        "why": row.evidence,
    }


def _around(around: Context) -> Record:
    return {"left": around.left, "hit": around.middle, "right": around.right}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
