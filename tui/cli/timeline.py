"""``personae timeline``: what happened, day by day, and the sentences that name a date."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence

from tui.cli.messages import say
from tui.cli.request import Request, Unit
from tui.cli.session import print_json, session
from tui.cli.table import MARKS, STYLES, Cell, Column, print_table
from tui.dossier.calendar import Precision
from tui.dossier.finder import find_entities
from tui.dossier.store import Store
from tui.dossier.timeline import Entry, Line, Timeline, density, lines, timeline
from tui.export import records
from tui.export.json_text import document
from tui.export.records import Json, Record
from tui.model import Kind, PersonaeError
from tui.text import one_line

_COLUMNS = (
    Column("when"),
    Column(""),
    Column("what", gives=2, least=30),
    Column("type", gives=1, spare=True, style="dim"),
    Column("docs", right=True),
    Column("first told in", gives=3, least=16, spare=True, style="dim"),
)
_FIELDS = ("when", "first_day", "event", "name", "type", "modality", "place", "documents", "doc", "start",
           "end", "sentence")  # fmt: skip
_DENSITY = (Column("when"), Column("lines", right=True), Column("events", right=True), Column("", gives=1))
_PRECISIONS = {Unit.DAY: Precision.DAY, Unit.MONTH: Precision.MONTH, Unit.YEAR: Precision.YEAR}
_LONGEST = 40


def run(request: Request) -> int:
    """Print the timeline; return 1 if nothing is in it or a file is unreadable."""
    with session(request) as opened:
        store = opened.store
        actor = _named(store, request.actor, "--actor")
        place = _named(store, request.place, "--place", Kind.PLACE)
        found = timeline(store, actor=actor, place=place, type_=request.type)
        entries = [*found.dated, *found.undated]
        if request.by and entries:
            _print_density(found, request)
        elif request.json:
            listed: list[Json] = [*_records(store, entries)]
            print_json(document(listed))
        elif request.csv:
            _print_rows(_records(store, entries), _FIELDS)
        elif entries:
            _print_tables(store, found.dated, found.undated)
        if not entries:
            say(_nothing(request))
        return 0 if entries and not opened.report.unreadable else 1


def _nothing(request: Request) -> str:
    if request.type or request.actor or request.place:
        return "nothing is known to have happened that answers this; without the options all is printed"
    return "nothing here is dated, and nothing else is known to have happened"


def _named(store: Store, query: str, option: str, kind: Kind | None = None) -> int:
    """Return the number of the entity called something like *query*, or 0 if nothing was asked."""
    if not query:
        return 0
    kinds = [kind] if kind else [Kind.PERSON, Kind.ORG, Kind.PLACE]
    matches = find_entities(store.connection, query, limit=1, kinds=kinds)
    if not matches:
        raise PersonaeError(
            f"{option}: nobody and nothing is called {query!r}; personae find looks for names"
        )
    return matches[0].id


def _print_density(found: Timeline, request: Request) -> None:
    """Print how many lines, and how many events among them, begin in each day, month or year."""
    counted = density(found, _PRECISIONS[request.by or Unit.DAY])
    rows: list[Record] = [
        {"when": when or None, "lines": every, "events": happened} for when, every, happened in counted
    ]
    if request.json:
        print_json(document([*rows]))
    elif request.csv:
        _print_rows(rows, ("when", "lines", "events"))
    else:
        # However much is undated, what is dated is drawn to its own scale.
        most = max((every for when, every, _ in counted if when), default=1)
        print_table(
            _DENSITY,
            [
                [
                    Cell(when or "no date"),
                    Cell(f"{every:,}"),
                    Cell(f"{happened:,}"),
                    Cell("█" * max(1, round(every * _LONGEST / most)) if when else ""),
                ]
                for when, every, happened in counted
            ],
        )


def _print_tables(store: Store, dated: Sequence[Entry], undated: Sequence[Entry]) -> None:
    if dated:
        print_table(_COLUMNS, [_row(store, line) for line in lines(store, dated)])
    if undated:
        sys.stdout.write(f"{chr(10) if dated else ''}no date is told of these\n")
        print_table(_COLUMNS, [_row(store, line) for line in lines(store, undated)])


def _row(store: Store, line: Line) -> list[Cell]:
    row = store.document(line.document)
    where = one_line(row.path) if row else ""
    if line.event:
        return [
            Cell(line.entry.value),
            Cell(MARKS[Kind.EVENT], STYLES[Kind.EVENT]),
            Cell(one_line(line.event.name), "bold"),
            Cell(" ".join(_type(line))),
            Cell(f"{line.event.documents:,}"),
            Cell(where),
        ]
    text = store.text(line.document)
    words = one_line(text[slice(*line.sentence)])
    when = line.entry.value or one_line(text[line.start : line.end])
    return [Cell(when), Cell(""), Cell(words), Cell(""), Cell(""), Cell(where)]


def _type(line: Line) -> Iterable[str]:
    assert line.event is not None
    yield line.event.type.value
    if line.event.modality.value != "happened":
        yield f"({line.event.modality.value})"


def _records(store: Store, entries: Sequence[Entry]) -> list[Record]:
    return [records.moment(line, store) for line in lines(store, entries)]


def _print_rows(made: Sequence[Record], fields: Sequence[str]) -> None:
    rows = csv.DictWriter(sys.stdout, fields, extrasaction="ignore", lineterminator="\n")
    rows.writeheader()
    for record in made:
        rows.writerow({name: _cell(record.get(name)) for name in fields})


def _cell(value: Json) -> str:
    """Return *value* so that no spreadsheet takes it for a formula."""
    text = "" if value is None else one_line(str(value))
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text
