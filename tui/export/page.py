"""The dossier as one HTML file that works offline: articles with their mentions, the cast, search and links.

The data stands in the page as JSON and reaches the screen as text only, never as markup.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from typing import TextIO

from tui.dossier.records import EntityRow
from tui.dossier.store import Store
from tui.export.json_text import line
from tui.export.records import Json
from tui.export.selection import Selection

_DATA = "/*DATA*/"
_UNSAFE = re.compile(r"[<>&\u2028\u2029]")


def write(store: Store, out: TextIO, selection: Selection, *, title: str = "Dossier") -> None:
    """Write the page.

    Args:
        store: The dossier's index.
        out: Where to.
        selection: Who is marked in the articles and listed.
        title: The page's heading.
    """
    before, after = files("tui.export").joinpath("page.html").read_text(encoding="utf-8").split(_DATA)
    out.write(before)
    out.write(f'{{"title": {_script(json.dumps(title))},\n"entities": [')
    numbers: dict[int, int] = {}
    for row in selection.entities(store):
        out.write((",\n" if numbers else "\n") + _script(line(_entity(row))))
        numbers[row.id] = len(numbers)
    out.write('],\n"documents": [')
    for place, document in enumerate(_documents(store, numbers)):
        out.write((",\n" if place else "\n") + _script(line(document)))
    out.write("]}")
    out.write(after)


def _entity(row: EntityRow) -> Json:
    roles: list[Json] = [role.text for role in row.roles[:4]]
    spellings: list[Json] = [text for text, _ in row.surfaces[:12] if text != row.name]
    return {
        "key": row.key,
        "kind": row.kind.value,
        "name": row.name,
        "roles": roles,
        "spellings": spellings,
        "mentions": row.mentions,
    }


def _documents(store: Store, numbers: dict[int, int]) -> Iterator[Json]:
    for row in store.documents(store.document_ids()):
        marks: list[Json] = [
            [mark.start, mark.end, numbers[mark.entity]]
            for mark in store.marks(row.id)
            if mark.entity in numbers
        ]
        yield {
            "path": row.path,
            "title": row.title,
            "date": row.day.isoformat() if row.day else "",
            "by": " · ".join(part for part in (row.author, row.outlet) if part),
            "text": store.text(row.id),
            "marks": marks,
        }


def _script(written: str) -> str:
    """Return JSON that no HTML parser takes for the end of its script."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", written)
