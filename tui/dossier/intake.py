"""Putting what was read of each file into the index, and taking out what is gone.

All of it inside a transaction of the caller's; whatever changes leaves the index to be linked anew.
"""

from __future__ import annotations

import json
import os
import sqlite3

from tui.dossier.calendar import first_day
from tui.dossier.meta import STALE, remember
from tui.dossier.reading import Reading
from tui.model import Document
from tui.sources import Discovery, SourceFile

TRY_AGAIN = -1
"""Modification time that is kept of a file whose time cannot tell when it becomes readable."""

_MADE_ANEW = ("article", "extraction", "date_mention", "mention", "event_mention", "ruled_mention")
"""Tables whose rows go when a document is read again."""

_Values = dict[str, str | bytes | int | None]


def compare(connection: sqlite3.Connection, found: Discovery) -> tuple[list[SourceFile], list[str]]:
    """Return the files to read, and the paths that are known and gone."""
    rows = connection.execute(
        "SELECT path, size, modified FROM document UNION ALL SELECT path, size, modified FROM unreadable"
    )
    known: dict[str, tuple[int, int]] = {path: (size, modified) for path, size, modified in rows}
    changed = [file for file in found.files if known.get(file.name) != (file.size, file.modified)]
    present = {file.name for file in found.files}
    return changed, [path for path in known if path not in present]


def remove(connection: sqlite3.Connection, path: str) -> bool:
    """Remove what is known of the file at *path*; say whether it was a document."""
    connection.execute("DELETE FROM unreadable WHERE path = ?", (path,))
    removed = connection.execute("DELETE FROM document WHERE path = ?", (path,)).rowcount > 0
    if removed:
        remember(connection, STALE, "1")
    return removed


def keep(connection: sqlite3.Connection, reading: Reading) -> bool:
    """Write what was read of a file; say whether that is another document than the index has."""
    file, document = reading.file, reading.document
    if document is None:
        remove(connection, file.name)
        modified = TRY_AGAIN if reading.retry else file.modified
        connection.execute(
            "INSERT INTO unreadable VALUES (?, ?, ?, ?)", (file.name, file.size, modified, reading.reason)
        )
        return False
    day = document.date.isoformat() if document.date else None
    # A date taken from the file's time may change though not a byte of the article did.
    same = connection.execute(
        "UPDATE document SET size = ?, modified = ? WHERE path = ? AND digest = ? AND date IS ?",
        (file.size, file.modified, file.name, document.digest, day),
    )
    if same.rowcount:
        return False
    number = _number(connection, file.name, _record(file, document, day, reading.words))
    connection.execute("INSERT INTO article VALUES (?, ?)", (number, document.text))
    connection.execute(
        "INSERT INTO extraction VALUES (?, ?, ?, NULL, NULL)", (number, reading.mentions, reading.triggers)
    )
    connection.executemany(
        "INSERT INTO date_mention VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (number, one.start, one.end, one.value, one.mod, one.reason, first_day(one.value), *sentence)
            for one, sentence in reading.dates
        ],
    )
    remember(connection, STALE, "1")
    return True


def _record(file: SourceFile, document: Document, day: str | None, words: int) -> _Values:
    """Return the columns of a document but its path and number."""
    return {
        "file": os.fsencode(file.path),
        "digest": document.digest,
        "size": file.size,
        "modified": file.modified,
        "encoding": document.encoding,
        "title": document.title,
        "date": day,
        "author": document.author,
        "outlet": document.outlet,
        "origins": json.dumps(dict(document.origins)),
        "headings": json.dumps(document.headings),
        "words": words,
    }


def _number(connection: sqlite3.Connection, path: str, record: _Values) -> int:
    """Write the record of the document at *path* and return its number: the old one, if it had one."""
    row = connection.execute("SELECT id FROM document WHERE path = ?", (path,)).fetchone()
    if row is None:
        connection.execute("DELETE FROM unreadable WHERE path = ?", (path,))
        columns = ", ".join(("path", *record))
        places = ", ".join("?" * (len(record) + 1))
        cursor = connection.execute(
            f"INSERT INTO document ({columns}) VALUES ({places})", (path, *record.values())
        )
        return cursor.lastrowid or 0
    number = int(row[0])
    for table in _MADE_ANEW:
        connection.execute(f"DELETE FROM {table} WHERE document = ?", (number,))
    settings = ", ".join(f"{column} = ?" for column in record)
    connection.execute(
        f"UPDATE document SET {settings}, mentions = NULL WHERE id = ?", (*record.values(), number)
    )
    return number
