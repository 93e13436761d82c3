"""``personae notes``: what the reader keeps, with quote, file, line and date."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from itertools import groupby

from tui.cli.messages import say
from tui.cli.request import Request
from tui.cli.session import print_json, session
from tui.dossier.notes import Kept, Notes, Sort, in_order, names_of, placed
from tui.dossier.store import Store
from tui.export.json_text import document
from tui.export.markdown import plain
from tui.export.records import Json, Record
from tui.sources import locate
from tui.text import one_line


def run(request: Request) -> int:
    """Print all notes in order of their documents, orphans last; return 1 if there is none."""
    with session(request) as opened:
        notes = Notes(opened.dossier.notes)
        for fault in notes.faults():
            say(str(fault))
        kept = in_order(placed(notes.all(), opened.store), opened.store)
        names = names_of(kept, opened.store)
        if request.json:
            listed: list[Json] = [_record(one, opened.store, names) for one in kept]
            print_json(document(listed))
        else:
            _print(kept, opened.store, names)
        if not kept:
            say("nothing is kept of this dossier yet; in the reader, b bookmarks and a writes a note")
        return 0 if kept and not opened.report.unreadable else 1


def _record(one: Kept, store: Store, names: Mapping[int, str]) -> Record:
    row = store.document(one.spot.document) if one.spot else None
    return {
        "sort": one.note.sort.value,
        "text": one.note.text,
        "quote": one.note.anchor.quote,
        "about": _key(one, store),
        "name": names.get(one.entity),
        "written": one.note.time,
        "doc": row.path if row else one.note.anchor.path,
        "date": row.day.isoformat() if row and row.day else None,
        "start": one.spot.start if one.spot else None,
        "end": one.spot.end if one.spot else None,
        "line": _line(one, store) if one.spot else None,
    }


def _key(one: Kept, store: Store) -> str | None:
    """Return the key of whom a note is about now."""
    row = store.entity(one.entity) if one.entity else None
    return row.key if row else None


def _line(one: Kept, store: Store) -> int:
    """Return the line of the file, as ``personae FILE:LINE`` counts."""
    assert one.spot is not None
    row = store.document(one.spot.document)
    return locate(store.source(row.path), store.text(row.id), one.spot.start) if row else 1


def _print(kept: list[Kept], store: Store, names: Mapping[int, str]) -> None:
    """Print Markdown: a heading for each document, a quotation and what was written for each note."""
    for number, members in groupby(kept, key=lambda one: one.spot.document if one.spot else None):
        row = store.document(number) if number is not None else None
        if row is None:
            sys.stdout.write("## The words of these are no longer there\n\n")
        else:
            day = row.day.isoformat() if row.day else "undated"
            sys.stdout.write(f"## {plain(row.title)}\n\n{day}, {plain(row.path)}\n\n")
        for one in members:
            where = f", line {_line(one, store)}" if one.spot else f", {plain(one.note.anchor.path)}"
            sort = f"mark {one.note.text}" if one.note.sort is Sort.MARK else one.note.sort.value
            about = f" on {plain(names[one.entity])}" if one.entity in names else ""
            written = f", {plain(one.note.time[:10])}"
            sys.stdout.write(f"> {plain(' '.join(one.note.anchor.quote.split()))}\n\n")
            sys.stdout.write(f"({sort}{about}{where}{written})\n\n")
            if one.note.sort is Sort.NOTE:
                lines = one.note.text.splitlines()
                sys.stdout.write("\n".join(one_line(line) for line in lines) + "\n\n")
