"""The dossier as tables and as lines: CSV of mentions or entities, and JSON lines of everything."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import TextIO

from tui.dossier.records import DocumentRow
from tui.dossier.store import Store
from tui.export import records
from tui.export.json_text import line
from tui.export.records import Record
from tui.export.selection import Selection

_MENTIONS = ("doc", "date", "title", "start", "end", "text", "kind", "entity", "name", "role", "rule",
             "score", "why")  # fmt: skip
_LINES = ("date", "doc", "title", "start", "end", "left", "text", "right")
_ENTITIES = ("entity", "kind", "name", "mentions", "documents", "first", "last", "roles", "spellings")


def write_mentions(store: Store, out: TextIO, selection: Selection) -> None:
    """Write a CSV table (RFC 4180) with a row for each mention of the selected, by document and offset."""
    rows = csv.writer(out)
    rows.writerow(_MENTIONS)
    chosen = set(selection.ids(store))
    document: DocumentRow | None = None
    text = ""
    for mention in store.mentions():
        if document is None or mention.document != document.id:
            document, text = store.document(mention.document), store.text(mention.document)
        if mention.entity not in chosen or document is None:
            continue
        rows.writerow(
            [
                mention.path,
                document.day.isoformat() if document.day else "",
                _cell(document.title),
                mention.start,
                mention.end,
                _cell(text[mention.start : mention.end]),
                mention.kind.value,
                mention.key,
                _cell(mention.name),
                _cell(mention.role),
                mention.rule.value,
                f"{mention.score:.3f}",
                _cell(mention.evidence),
            ]
        )


def write_entities(store: Store, out: TextIO, selection: Selection) -> None:
    """Write a CSV table (RFC 4180) with a row for each of the selected entities, heaviest first."""
    rows = csv.writer(out)
    rows.writerow(_ENTITIES)
    for row in selection.entities(store):
        rows.writerow(
            [
                row.key,
                row.kind.value,
                _cell(row.name),
                row.mentions,
                row.documents,
                row.first.isoformat() if row.first else "",
                row.last.isoformat() if row.last else "",
                _cell("; ".join(role.text for role in row.roles)),
                _cell("; ".join(text for text, _ in row.surfaces)),
            ]
        )


def write_concordance(lines: Iterator[Record], out: TextIO) -> None:
    """Write a CSV table (RFC 4180) with a row for each line of a concordance, in their order."""
    rows = csv.writer(out)
    rows.writerow(_LINES)
    for made in lines:
        rows.writerow([_cell("" if made[name] is None else str(made[name])) for name in _LINES])


def write_lines(store: Store, out: TextIO, selection: Selection) -> None:
    """Write JSON lines: every document, every selected entity, every mention of them.

    The field ``record`` of a line says which of the three it is.
    """
    for record in _records(store, selection):
        out.write(line(record) + "\n")


def _records(store: Store, selection: Selection) -> Iterator[Record]:
    for document in store.documents(store.document_ids()):
        yield {"record": "document", **_document(document)}
    chosen = set()
    for row in selection.entities(store):
        chosen.add(row.key)
        yield {"record": "entity", **records.entity(row, store)}
    for record in records.mentions(store):
        if record.get("entity") in chosen:
            yield {"record": "mention", **record}


def _document(row: DocumentRow) -> Record:
    return {
        "doc": row.path,
        "title": row.title,
        "date": row.day.isoformat() if row.day else None,
        "author": row.author,
        "outlet": row.outlet,
        "words": row.words,
        "mentions": row.mentions,
        "sha256": row.digest,
    }


def _cell(value: str) -> str:
    """Return *value* on one line, so that no spreadsheet takes it for a formula (OWASP: CSV injection)."""
    flat = " ".join(value.split())
    return f"'{flat}" if flat[:1] in ("=", "+", "-", "@") else flat
