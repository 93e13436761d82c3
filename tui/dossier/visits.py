"""When the reader was last here and who was known then, so that who is new can be told.

Who was known is kept by name and not by number: an index that is made anew gives other numbers.
"""

from __future__ import annotations

import json
import os
from array import array
from base64 import b64decode, b64encode
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zlib import crc32

from tui.dossier.records import CastRow
from tui.dossier.store import Store
from tui.text import fold

_VERSION = 2
_NAMES = """
    SELECT e.id, e.name FROM entity e WHERE e.kind != 'EVENT'
    UNION ALL
    SELECT s.entity, s.text FROM surface s JOIN entity e ON e.id = s.entity WHERE e.kind != 'EVENT'"""


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit.

    Attributes:
        day: When it ended.
        known: A number for every name and spelling that the dossier had then; two in four thousand million
            share one.
    """

    day: date
    known: frozenset[int]


def visit_now(store: Store) -> Visit:
    """Return what is to be kept of a visit that ends now."""
    names = store.connection.execute(_NAMES)
    return Visit(date.today(), frozenset(_number(name) for _, name in names))


def newest(store: Store, visit: Visit, limit: int) -> list[CastRow]:
    """Return the people, organisations and places that no name was known of at *visit*, heaviest first."""
    # Several have one family name: only a full name tells who it is, unless somebody has none.
    known: dict[tuple[int, bool], bool] = {}
    for id_, name in store.connection.execute(_NAMES):
        key = id_, " " in name
        known[key] = known.get(key, False) or _number(name) in visit.known
    new = {id_ for id_, full in known if not known.get((id_, True), known.get((id_, False), False))}
    rows = store.connection.execute("SELECT id FROM entity ORDER BY mentions DESC, name")
    found: list[int] = []
    for (id_,) in rows:
        if len(found) == limit:
            break
        if id_ in new:
            found.append(id_)
    return store.cast_of(found)


def _number(name: str) -> int:
    return crc32(fold(name).encode())


def last_visit(file: Path) -> Visit | None:
    """Return the visit kept in *file*, or None if there was none or it cannot be read."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        if kept["version"] == _VERSION:
            known = array("I")
            known.frombytes(b64decode(kept["known"], validate=True))
            return Visit(date.fromisoformat(kept["day"]), frozenset(known))
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None


def keep_visit(file: Path, visit: Visit) -> None:
    """Keep *visit* in *file*, as a whole or not at all: a full disk keeps the former one."""
    temporary = file.with_name(f"{file.name}.{os.getpid()}.tmp")
    known = b64encode(array("I", sorted(visit.known)).tobytes()).decode()
    written = json.dumps({"version": _VERSION, "day": visit.day.isoformat(), "known": known})
    with suppress(OSError):
        try:
            temporary.write_text(written, encoding="utf-8")
            temporary.replace(file)
        finally:
            temporary.unlink(missing_ok=True)
