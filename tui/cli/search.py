"""``personae search QUERY``: the articles that answer, a line each with the first hit in its context."""

from __future__ import annotations

import shutil
import sys

from tui.cli.messages import is_terminal, say
from tui.cli.request import LIMITS, Command, Request
from tui.cli.session import Session, print_json, session
from tui.cli.table import Cell, Column, print_table
from tui.dossier.context import context
from tui.dossier.records import DocumentRow
from tui.dossier.search import Hit, search
from tui.export import records
from tui.export.json_text import document
from tui.export.records import Json
from tui.text import one_line

_COLUMNS = (
    Column("date", gives=3, least=10, spare=True, style="dim"),
    Column("document", gives=2),
    Column("hits", right=True),
    Column("first hit", gives=1, least=40),
)


def run(request: Request) -> int:
    """Search and print what was found; return 1 if that is nothing or a file is unreadable."""
    limit = request.limit or LIMITS[Command.SEARCH]
    with session(request) as opened:
        # One more than is shown tells whether there are more.
        hits = search(opened.store, request.query, limit=limit + 1)
        rows = {row.id: row for row in opened.store.documents([hit.document for hit in hits[:limit]])}
        found = [(hit, rows[hit.document]) for hit in hits[:limit] if hit.document in rows and hit.spans]
        if request.json:
            listed: list[Json] = [
                records.hit(hit, row, opened.store.text(hit.document)) for hit, row in found
            ]
            print_json(document(listed))
        elif found:
            print_table(_COLUMNS, [_row(opened, hit, row) for hit, row in found])
        if not found:
            say(f"nothing found for {request.query!r}")
        elif len(hits) > limit and not request.limit:
            say(f"these are the best {limit}; --limit N prints more")
        return 0 if found and not opened.report.unreadable else 1


def _row(opened: Session, hit: Hit, row: DocumentRow) -> list[Cell]:
    text = opened.store.text(hit.document)
    # On a terminal the line is cut at its end, and the hit must stand before that.
    before = shutil.get_terminal_size().columns // 4 if is_terminal(sys.stdout) else 80
    around = context(text, *hit.spans[0], before=before)
    start = len(around.left)
    return [
        Cell(row.day.isoformat() if row.day else ""),
        Cell(one_line(row.path)),
        Cell(f"{len(hit.spans):,}"),
        Cell(str(around), hit=(start, start + len(around.middle))),
    ]
