"""``personae decisions``: listing, exporting, importing and pruning what the reader decided."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from tui.cli.messages import say
from tui.cli.places import dossier_of
from tui.cli.request import Deed, Request
from tui.cli.session import Session, print_json, session
from tui.cli.table import Cell, Column, print_table
from tui.dossier.decided import History, Told, history, journal, summary, to_line, understand
from tui.dossier.deciding import State, follow_journal, states
from tui.dossier.journal import ID, Journal, Record, dump, parse
from tui.dossier.place import Dossier
from tui.export.json_text import document
from tui.export.records import Json
from tui.model import PersonaeError
from tui.text import one_line

_COLUMNS = (Column("when", style="dim"), Column("what", gives=2, least=30), Column("", style="dim"))
_TAKEN_BACK = "taken back"
_STATES = {State.DONE: "", State.HELD_BACK: "without effect", State.ORPHAN: "cannot be placed"}


def run(request: Request) -> int:
    """Do what is asked with the decisions; return 1 if there is none or some cannot be placed."""
    match request.deed:
        case Deed.LIST:
            return _list(request)
        case Deed.EXPORT:
            return _export(request)
        case Deed.IMPORT:
            return _import(request)
        case Deed.PRUNE:
            return _prune(request)
        case Deed.ASK:
            from tui.cli import ask

            return ask.run(request)


@dataclass(frozen=True, slots=True)
class _Row:
    told: Told
    state: str


def _rows(opened: Session, past: History) -> list[_Row]:
    known = states(opened.store)
    return [
        _Row(one, known.get(one.decision.id, State.DONE).value if one.standing else _TAKEN_BACK)
        for one in past.told
    ]


def _list(request: Request) -> int:
    with session(request) as opened:
        past = history(opened.dossier)
        for fault in past.faults:
            say(fault)
        rows = _rows(opened, past)
        if request.json:
            listed: list[Json] = [
                {"what": summary(row.told.decision), "state": row.state, **to_line(row.told.decision)}
                for row in rows
            ]
            print_json(document(listed))
        elif rows:
            print_table(_COLUMNS, [_cells(row) for row in rows])
        if not rows:
            say("nothing is decided in this dossier yet; in the reader, m says who is the same")
        return _status(rows, past)


def _cells(row: _Row) -> list[Cell]:
    shown = _TAKEN_BACK if row.state == _TAKEN_BACK else _STATES[State(row.state)]
    return [
        Cell(row.told.decision.time[:16].replace("T", " ")),
        Cell(one_line(summary(row.told.decision))),
        Cell(shown),
    ]


def _status(rows: list[_Row], past: History) -> int:
    orphans = [row for row in rows if row.state == State.ORPHAN]
    if orphans:
        number = "one decision" if len(orphans) == 1 else f"{len(orphans):,} decisions"
        say(f"{number} cannot be placed: the words are in no article any more")
    return 0 if rows and not orphans and not past.faults else 1


def _export(request: Request) -> int:
    with dossier_of(request) as dossier:
        entries = journal(dossier).read()
    for fault in entries.faults:
        say(str(fault))
    content = dump(entries.records)
    if request.output is None:
        sys.stdout.buffer.write(content)
    else:
        try:
            request.output.write_bytes(content)
        except OSError as error:
            raise PersonaeError(f"{request.output}: cannot be written ({error.strerror or error})") from error
    if not entries.records:
        say("nothing is decided in this dossier yet")
    return 0 if entries.records and not entries.faults else 1


def _import(request: Request) -> int:
    name = str(request.source or "standard input")
    try:
        content = sys.stdin.buffer.read() if request.source is None else request.source.read_bytes()
    except OSError as error:
        raise PersonaeError(f"{name}: cannot be read ({error.strerror or error})") from error
    entries = parse(content, request.source or name)
    read = understand(entries, name)
    for fault in read.faults:
        say(fault)
    known = [record for record in entries.records if record[ID] not in read.strange]
    with dossier_of(request) as dossier:
        fresh = journal(dossier).merge(known)
    with session(request) as opened:
        past = history(opened.dossier)
        rows = _rows(opened, past)
        if request.json:
            print_json(document({"new": fresh, "lines": len(known)}))
        else:
            say(f"{fresh:,} of {len(known):,} lines were new{_but(read.faults)}")
        return max(_status(rows, past), int(bool(read.faults)))


def _but(faults: Sequence[str]) -> str:
    """Say how many lines were not imported."""
    if not faults:
        return ""
    number = "one line" if len(faults) == 1 else f"{len(faults):,} lines"
    return f"; {number} could not be read: mend and import again"


def _prune(request: Request) -> int:
    with session(request) as opened:
        dossier, kept = opened.dossier, journal(opened.dossier)
        lost = {row.told.decision.id for row in _rows(opened, history(dossier)) if row.state == State.ORPHAN}
        orphans = [record for record in kept.read().records if record["id"] in lost]
        _set_aside(dossier, orphans)
        dropped = kept.compact()
        follow_journal(dossier)
        if request.json:
            print_json(document({"orphans": len(orphans), "dropped": dropped}))
        else:
            where = f" to {_aside(dossier).path}" if orphans else ""
            lines = "one line" if dropped == 1 else f"{dropped:,} lines"
            say(f"{lines} dropped, {len(orphans):,} that cannot be placed set aside{where}")
        return 0


def _set_aside(dossier: Dossier, orphans: list[Record]) -> None:
    """Move what cannot be placed to a file of its own, so that nothing is lost."""
    if orphans:
        _aside(dossier).merge(orphans)
        for record in orphans:
            journal(dossier).take_back(record["id"])


def _aside(dossier: Dossier) -> Journal:
    return Journal(dossier.decisions.with_suffix(".orphans.jsonl"))
