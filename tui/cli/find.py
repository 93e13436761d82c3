"""``personae find QUERY``: who and what is called something like it, and what reports tell in its words."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tui.cli.messages import say
from tui.cli.request import LIMITS, Command, Request
from tui.cli.session import print_json, session
from tui.cli.table import MARKS, STYLES, Cell, Column, print_table
from tui.dossier.events import EventRow, as_entity, event
from tui.dossier.finder import Found, Match, find_entities
from tui.dossier.finder_reports import find
from tui.dossier.records import EntityRow
from tui.dossier.store import Store
from tui.export import records
from tui.export.json_text import document, line
from tui.export.records import Json
from tui.model import SourceError
from tui.sources.decoding import DecodingError, decode
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
    if request.batch is not None:
        return _run_batch(request, request.batch)
    limit = request.limit or LIMITS[Command.FIND]
    with session(request) as opened:
        store = opened.store
        kinds = [request.kind] if request.kind else None
        # One more than is shown tells whether there are more.
        matches = find(store.connection, request.query, limit=limit + 1, kinds=kinds)
        found = _known(store, matches[:limit])
        if request.json:
            print_json(document(_records(store, found)))
        elif found:
            print_table(_COLUMNS, [_row(match, row, event(store, row.id)) for match, row in found])
        if not found:
            say(f"nobody and nothing is called {request.query!r}")
        elif len(matches) > limit and not request.limit:
            say(f"these are the best {limit}; --limit N prints more")
        return 0 if found and not opened.report.unreadable else 1


def _run_batch(request: Request, file: Path) -> int:
    """Find every name in the lines of *file*; return 1 if one is nobody's or a file is unreadable."""
    if str(file) == "-" and "-" in request.paths:
        raise SourceError("- stands for names or for an article, not for both; name a folder or file, too")
    queries = _queries(file)
    limit = request.limit or (LIMITS[Command.FIND] if request.json else 1)
    kinds = [request.kind] if request.kind else None
    rows: list[list[Cell]] = []
    missed = 0
    with session(request) as opened:
        store = opened.store
        for query in queries:
            found = _known(store, find_entities(store.connection, query, limit=limit, kinds=kinds))
            missed += not found
            if request.json:
                print_json(line({"query": query, "found": _records(store, found)}))
                continue
            rows += [[Cell(one_line(query)), *_row(match, row, event(store, row.id))] for match, row in found]
            if not found:
                rows.append([Cell(one_line(query)), Cell(""), Cell("nobody", "dim"), *[Cell("")] * 5])
        if rows:
            print_table((Column("asked", gives=3, least=16), *_COLUMNS), rows)
        if missed:
            say(f"{missed:,} of {len(queries):,} names are nobody's here")
        return 0 if not missed and not opened.report.unreadable else 1


def _queries(file: Path) -> list[str]:
    """Return the names to find, one a line; those of standard input if *file* is "-".

    Raises:
        SourceError: The file cannot be read, or has no name in it.
    """
    piped = str(file) == "-"
    try:
        text, _ = decode(sys.stdin.buffer.read() if piped else file.read_bytes())
    except OSError as error:
        raise SourceError(f"{file}: cannot be read ({error.strerror or error})") from error
    except DecodingError as error:
        raise SourceError(f"{file}: no list of names ({error})") from error
    if piped:
        file = Path("standard input")
    queries = [query for part in text.splitlines() if (query := part.strip())]
    if not queries:
        raise SourceError(f"{file}: there is no name in it; write one a line")
    return queries


def _known(store: Store, matches: Sequence[Found]) -> list[tuple[Found, EntityRow]]:
    pairs = [(match, store.entity(match.id) or _lesser(store, match)) for match in matches]
    return [(match, row) for match, row in pairs if row is not None]


def _lesser(store: Store, match: Found) -> EntityRow | None:
    """Return an event that only its reports answer for."""
    told = event(store, match.id) if match.how is Match.REPORT else None
    return as_entity(told) if told else None


def _records(store: Store, found: Sequence[tuple[Found, EntityRow]]) -> list[Json]:
    return [
        {
            **records.entity(row, store),
            "score": round(match.score, 4),
            "how": match.how.value,
            "as": match.text,
        }
        for match, row in found
    ]


def _row(match: Found, row: EntityRow, told: EventRow | None) -> list[Cell]:
    return [
        Cell(MARKS[row.kind], STYLES[row.kind]),
        Cell(one_line(row.name), "bold"),
        Cell(told.type.value if told else _role(row)),
        Cell(f"{row.mentions:,}"),
        Cell(f"{row.documents:,}"),
        Cell(_span(told.first, told.last) if told else _span(row.first, row.last)),
        Cell(match.text if match.how is Match.REPORT else _spellings(row, match.text)),
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
