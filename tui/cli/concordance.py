"""``personae concordance QUERY``: every mention of somebody or something in its line."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Iterator

from rich.cells import cell_len

from tui.cli.messages import is_terminal, say
from tui.cli.request import Request
from tui.cli.session import print_json, session
from tui.cli.table import MARKS, STYLES
from tui.dossier.concordance import aligned, concordance
from tui.dossier.context import Context
from tui.dossier.finder import find_entities
from tui.dossier.records import EntityRow
from tui.dossier.store import Store
from tui.export import records
from tui.export.json_text import document
from tui.export.records import Json, Record
from tui.export.tables import write_concordance
from tui.text import one_line

_SIDE = 60
_DAY = 10


def run(request: Request) -> int:
    """Print the concordance; return 1 if nobody is called like that or a file is unreadable."""
    with session(request) as opened:
        store = opened.store
        row = _asked(store, request.query)
        made = _lines(store, row, request) if row else iter(())
        if request.json:
            listed: list[Json] = [*made]
            print_json(document(listed))
        elif request.csv:
            out = io.StringIO()
            write_concordance(made, out)
            sys.stdout.buffer.write(out.getvalue().encode("utf-8"))
        elif row:
            _print_lines(row, list(made))
        if row is None:
            say(f"nobody and nothing is called {request.query!r}")
        return 0 if row and not opened.report.unreadable else 1


def _asked(store: Store, query: str) -> EntityRow | None:
    """Return the entity of that key, else the one whose name answers *query* best."""
    row = store.entity_by_key(query)
    if row is None:
        matches = find_entities(store.connection, query, limit=1)
        row = store.entity(matches[0].id) if matches else None
    return row


def _lines(store: Store, row: EntityRow, request: Request) -> Iterator[Record]:
    found = concordance(store, row.id)
    number, text = 0, ""
    for line in found.in_order(request.order):
        if line.spot.document != number:
            number, text = line.spot.document, store.text(line.spot.document)
        yield records.concordance_line(line.spot, found.documents[number], text)


def _print_lines(row: EntityRow, made: list[Record]) -> None:
    """Print the lines aligned on the mention, as wide as the terminal, else with all their context."""
    painted = is_terminal(sys.stdout)
    room = shutil.get_terminal_size().columns - _DAY - 1 if painted else 2 * _SIDE
    left = room * 2 // 5 if painted else _SIDE
    if painted:
        from rich.console import Console
        from rich.text import Text

        console = Console(highlight=False, markup=False, emoji=False)
    say(f"{MARKS[row.kind]} {one_line(row.name)}: {row.mentions:,} mentions in {row.documents:,} documents")
    for record in made:
        around = Context(str(record["left"]), str(record["text"]), str(record["right"]))
        laid = aligned(around, left, room - left, cell_len)
        day = f"{record['date'] or 'undated':{_DAY}}"
        if painted:
            line = Text.assemble((day, "dim"), " ", laid.left, (laid.middle, f"bold {STYLES[row.kind]}"))
            console.print(line.append(laid.right), soft_wrap=True)
        else:
            sys.stdout.write(f"{day} {laid}  ({one_line(str(record['doc']))})\n")
