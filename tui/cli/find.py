"""``personae find QUERY``: the people, organisations, places and events that are called something like it."""

from __future__ import annotations

from datetime import date

from tui.cli.arguments import LIMITS, Command, Request
from tui.cli.messages import say
from tui.cli.session import print_json, session
from tui.cli.table import MARKS, STYLES, Cell, Column, print_table
from tui.dossier.events import EventRow, event
from tui.dossier.finder import Found, find_entities
from tui.dossier.records import EntityRow
from tui.export import records
from tui.export.json_text import document
from tui.export.records import Json
from tui.text import one_line

_COLUMNS = (
    Column(""),
    Column("name", gives=4, least=20),
    Column("role", gives=2, spare=True, style="dim"),
    Column("mentions", right=True),
    Column("docs", right=True),
    Column("dates", gives=3, least=23, spare=True, style="dim"),
    Column("spellings", gives=1, spare=True, style="dim"),
)
_SPELLINGS = 6


def run(request: Request) -> int:
    """Find and print who was found; return 1 if that is nobody or a file is unreadable."""
    limit = request.limit or LIMITS[Command.FIND]
    with session(request) as opened:
        store = opened.store
        kinds = [request.kind] if request.kind else None
        # One more than is shown tells whether there are more.
        matches = find_entities(store.connection, request.query, limit=limit + 1, kinds=kinds)
        pairs = [(match, store.entity(match.id)) for match in matches[:limit]]
        found = [(match, row) for match, row in pairs if row is not None]
        if request.json:
            listed: list[Json] = [
                {
                    **records.entity(row, store),
                    "score": round(match.score, 4),
                    "how": match.how.value,
                    "as": match.text,
                }
                for match, row in found
            ]
            print_json(document(listed))
        elif found:
            print_table(_COLUMNS, [_row(match, row, event(store, row.id)) for match, row in found])
        if not found:
            say(f"nobody and nothing is called {request.query!r}")
        elif len(matches) > limit and not request.limit:
            say(f"these are the best {limit}; --limit N prints more")
        return 0 if found and not opened.report.unreadable else 1


def _row(match: Found, row: EntityRow, told: EventRow | None) -> list[Cell]:
    return [
        Cell(MARKS[row.kind], STYLES[row.kind]),
        Cell(one_line(row.name), "bold"),
        Cell(told.type.value if told else _role(row)),
        Cell(f"{row.mentions:,}"),
        Cell(f"{row.documents:,}"),
        Cell(_span(told.first, told.last) if told else _span(row.first, row.last)),
        Cell(_spellings(row, match.text)),
    ]


def _role(row: EntityRow) -> str:
    if row.candidates:
        return one_line(f"? {' or '.join(name for _, name, _ in row.candidates)}")
    return one_line(row.roles[0].text) if row.roles else ""


def _span(first: date | None, last: date | None) -> str:
    if first is None or last is None or first == last:
        return str(first or last or "")
    return f"{first} – {last}"


def _spellings(row: EntityRow, matched: str) -> str:
    """List the spellings that are not the name, the one that was found first, then the most frequent."""
    others = [text for text, _ in row.surfaces if text != row.name]
    others.sort(key=lambda text: one_line(text) != matched)
    more = f" +{len(others) - _SPELLINGS}" if len(others) > _SPELLINGS else ""
    return one_line(", ".join(others[:_SPELLINGS])) + more
