"""Decisions as the journal holds them: lines that a person can read, made and understood here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tui.dossier.anchors import from_record, to_record
from tui.dossier.journal import ID, TIME, UNDO, Entries, Fault, Journal, Record, identity, taken_back
from tui.dossier.place import Dossier
from tui.model import Decision, Kind, Ruling, Scope, Subject


@dataclass(frozen=True, slots=True)
class Told:
    """A decision of the journal, and whether it still counts.

    Attributes:
        decision: What was decided.
        standing: Whether it was not taken back.
    """

    decision: Decision
    standing: bool


@dataclass(frozen=True, slots=True)
class History:
    """All decisions of a dossier by time, and what is wrong with the journal.

    Attributes:
        told: The decisions.
        faults: What is wrong, each with the file, the line and what to do.
        strange: Ids of the lines that are no decisions.
    """

    told: tuple[Told, ...]
    faults: tuple[str, ...] = ()
    strange: frozenset[str] = frozenset()

    def standing(self) -> list[Decision]:
        """Return the decisions that count, by time."""
        return [one.decision for one in self.told if one.standing]


def journal(dossier: Dossier) -> Journal:
    """Return the journal of a dossier's decisions."""
    return Journal(dossier.decisions)


def history(dossier: Dossier) -> History:
    """Return all decisions of a dossier.

    Raises:
        PersonaeError: The journal cannot be read.
    """
    kept = journal(dossier)
    return understand(kept.read(), str(kept.path))


def understand(entries: Entries, file: str) -> History:
    """Return what the lines of a journal decide; lines of another sort are faults.

    Args:
        entries: The lines.
        file: What to call the journal in faults.
    """
    gone = taken_back(entries.records)
    told, strange = [], set[str]()
    faults = list(entries.faults)
    for record in entries.records:
        if UNDO in record:
            continue
        decision = _understood(entries.lines[record[ID]])
        if decision is None:
            strange.add(record[ID])
            reason = "no decision that this version knows"
            text = entries.lines[record[ID]].decode("utf-8", "backslashreplace")
            faults.append(Fault(file, entries.numbers[record[ID]], reason, text))
        else:
            told.append(Told(decision, record[ID] not in gone))
    faults.sort(key=lambda fault: fault.line)
    return History(tuple(told), tuple(map(str, faults)), frozenset(strange))


@lru_cache(maxsize=1 << 13)
def _understood(line: bytes) -> Decision | None:
    """Return the decision of a line; a reader who decides all day does not wait for what was said at noon."""
    record: Record = json.loads(line)
    return from_line({ID: identity(record)} | record)


def to_line(decision: Decision) -> dict[str, Any]:
    """Return a decision as a record for the journal, without its id and time if it has none yet."""
    record: dict[str, Any] = {
        "decision": decision.ruling.value,
        "about": [_subject_record(one) for one in decision.about],
    }
    if decision.other is not None:
        record["other"] = _subject_record(decision.other)
    if decision.name:
        record["name"] = decision.name
    if decision.kind is not None:
        record["kind"] = decision.kind.value
    if decision.id:
        record |= {ID: decision.id, TIME: decision.time}
    return record


def from_line(record: Mapping[str, Any]) -> Decision | None:
    """Return the decision of a record, or None if it is none."""
    try:
        ruling = Ruling(record.get("decision", ""))
        kind = Kind(record["kind"]) if "kind" in record else None
    except ValueError:
        return None
    about = _subjects(record.get("about"))
    other = _subject(record["other"]) if "other" in record else None
    name = record.get("name", "")
    joins = ruling in (Ruling.SAME, Ruling.NEVER_SAME, Ruling.SPLIT)
    if not about or joins != (other is not None) or not isinstance(name, str):
        return None
    if (ruling is Ruling.RENAME) != bool(name) or (ruling is Ruling.KIND) != (kind is not None):
        return None
    return Decision(ruling, about, other, name, kind, str(record.get(ID, "")), str(record.get(TIME, "")))


def summary(decision: Decision) -> str:
    """Return what was decided as one sentence without a full stop, with the names as they were."""
    about = " and ".join(dict.fromkeys(_named(one) for one in decision.about))
    other = _named(decision.other) if decision.other else ""
    match decision.ruling:
        case Ruling.SAME:
            return f"{about} is the same as {other}"
        case Ruling.NEVER_SAME:
            return f"{about} is not {other}"
        case Ruling.SPLIT:
            return f"{about} is someone other than {other}"
        case Ruling.RENAME:
            return f"{about} is called {decision.name}"
        case Ruling.KIND:
            return f"{about} is of kind {decision.kind.value if decision.kind else ''}"
        case Ruling.NOT_A_NAME:
            return f"{about} is not a name"


def newest(dossier: Dossier) -> str:
    """Return what the last line of the journal says as one sentence without a full stop.

    Raises:
        PersonaeError: The journal cannot be read.
    """
    kept = journal(dossier)
    entries = kept.read()
    by_id = {record[ID]: record for record in entries.records}
    record, back = (entries.records[-1] if entries.records else None), 0
    while record is not None and UNDO in record and back <= len(by_id):
        record, back = by_id.get(record[UNDO]), back + 1
    decision = _understood(entries.lines[record[ID]]) if record is not None else None
    if decision is None:
        return "its decisions have changed"
    said = summary(decision)
    return said if not back else f"counts again: {said}" if back % 2 == 0 else f"taken back: {said}"


def _named(subject: Subject) -> str:
    first = subject.anchors[0]
    match subject.scope:
        case Scope.ENTITY:
            return subject.name
        case Scope.SPELLING:
            return f"the spelling “{subject.spelling}”"
        case Scope.ARTICLE:
            return f"{subject.name} in {first.path}"
        case Scope.MENTION:
            return f"this “{first.quote}” in {first.path}"


def _subject_record(subject: Subject) -> dict[str, Any]:
    record: dict[str, Any] = {"name": subject.name, "kind": subject.kind.value, "scope": subject.scope.value}
    if subject.spelling:
        record["spelling"] = subject.spelling
    if subject.spellings:
        record["spellings"] = list(subject.spellings)
    record["at"] = [to_record(anchor) for anchor in subject.anchors]
    return record


def _subjects(records: object) -> tuple[Subject, ...]:
    if not isinstance(records, list):
        return ()
    found = [_subject(record) for record in records]
    return tuple(one for one in found if one is not None) if all(found) else ()


def _subject(record: object) -> Subject | None:
    if not isinstance(record, Mapping):
        return None
    places, spellings = record.get("at"), record.get("spellings", [])
    name, spelling = record.get("name"), record.get("spelling", "")
    try:
        kind, scope = Kind(record.get("kind", "")), Scope(record.get("scope", Scope.ENTITY.value))
    except ValueError:
        return None
    if not isinstance(places, list) or not _texts(spellings) or not _texts([name, spelling]):
        return None
    anchors = tuple(anchor for place in places if (anchor := from_record(place)) is not None)
    if not anchors or (scope is Scope.SPELLING) != bool(spelling):
        return None
    return Subject(str(name), kind, anchors, scope, spelling, tuple(spellings))


def _texts(values: object) -> bool:
    return isinstance(values, Iterable) and all(isinstance(value, str) for value in values)
