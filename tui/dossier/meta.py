"""Small facts about an index as a whole, by name: what it was made with, and what is still to be done."""

from __future__ import annotations

import sqlite3

STALE = "stale"
"""Whether something has changed since the dossier was linked: "1", "0" or, before the first time, ""."""

LAST_ENTITY = "last entity"
"""The highest number that an entity was ever given: nobody is given that of one who is gone."""


def recall(connection: sqlite3.Connection, name: str) -> str:
    """Return the fact called *name*, or ""."""
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else ""


def remember(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Keep *value* as the fact called *name*; nothing is written where that is so already."""
    connection.execute(
        "INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value "
        "WHERE value != excluded.value",
        (name, value),
    )
