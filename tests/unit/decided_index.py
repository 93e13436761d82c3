"""An index made of rows alone, for tests of decisions: who is named where is given, not found."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from tests.unit.dossiers import QUERIES
from tui.dossier import schema
from tui.dossier.connection import connect
from tui.dossier.finder import build

Named = tuple[str, str]
"""A mention: the key of its entity, and its spelling."""


def plain_index(
    place: Path | str, articles: Sequence[Sequence[Named]], candidates: dict[str, list[str]] | None = None
) -> sqlite3.Connection:
    """Make an index in which each article names these, in order, every name between words of its own.

    Args:
        place: The database file, or ":memory:".
        articles: The mentions of each.
        candidates: For each ambiguous entity, whom it may be.
    """
    connection = connect(Path(place)) if place != ":memory:" else _in_memory()
    schema.create(connection)
    connection.execute("BEGIN")
    connection.execute("INSERT INTO reason VALUES (1, 'full name', 'so the rules say')")
    numbers: dict[str, int] = {}
    for document, named in enumerate(articles, 1):
        _article(connection, document, named, numbers)
    for key, number in numbers.items():
        name = connection.execute(
            "SELECT substr(text, start + 1, stop - start) AS name FROM mention JOIN article USING (document) "
            "WHERE entity = ? GROUP BY name ORDER BY count(*) DESC, name LIMIT 1",
            (number,),
        ).fetchone()[0]
        connection.execute(
            "INSERT INTO entity SELECT ?, ?, 'PERSON', ?, count(*), count(DISTINCT document), min(date), "
            "max(date) FROM mention m JOIN document d ON d.id = m.document WHERE entity = ?",
            (number, key, name, number),
        )
    connection.execute(
        "INSERT INTO surface SELECT entity, substr(text, start + 1, stop - start), count(*) FROM mention "
        "JOIN article USING (document) GROUP BY 1, 2"
    )
    connection.execute(
        "INSERT INTO role SELECT entity, role, count(*), min(date), max(date) FROM mention m "
        "JOIN document d ON d.id = m.document WHERE role != '' GROUP BY 1, 2"
    )
    for key, others in (candidates or {}).items():
        present = [numbers[other] for other in others if other in numbers]
        if key in numbers and present:
            rows = [(numbers[key], rank, other) for rank, other in enumerate(present)]
            connection.executemany("INSERT INTO candidate VALUES (?, ?, ?)", rows)
    connection.execute("REPLACE INTO meta VALUES ('last entity', ?)", (str(len(numbers)),))
    connection.execute("UPDATE document SET mentions = (SELECT count(*) FROM mention WHERE document = id)")
    build(connection)
    connection.execute("COMMIT")
    return connection


def rows_of(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Return all that an index says, without the numbers that depend on the order of its making."""
    return {
        name: sorted((tuple(row) for row in connection.execute(query)), key=repr)
        for name, query in QUERIES.items()
    }


def _in_memory() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _article(
    connection: sqlite3.Connection, document: int, named: Sequence[Named], numbers: dict[str, int]
) -> None:
    text = ""
    mentions = []
    for at, (key, spelling) in enumerate(named):
        text += f"In article {document} at place {at} stood "
        mentions.append((len(text), len(text) + len(spelling), numbers.setdefault(key, len(numbers) + 1)))
        text += f"{spelling}. "
    digest = hashlib.sha256(text.encode()).hexdigest()
    connection.execute(
        "INSERT INTO document (id, path, digest, size, modified, encoding, title, date, origins, "
        "headings, words) "
        "VALUES (?, ?, ?, ?, 0, 'utf-8', ?, ?, '{}', '[]', 0)",
        (
            document,
            f"{document}.txt",
            digest,
            len(text),
            f"Article {document}",
            f"2014-05-{document % 28 + 1:02}",
        ),
    )
    connection.execute("INSERT INTO article VALUES (?, ?)", (document, text))
    connection.executemany(
        "INSERT INTO mention VALUES (?, ?, ?, ?, 1, 0.9, ?)",
        [(document, start, stop, entity, "Mr." if start % 2 else "") for start, stop, entity in mentions],
    )
