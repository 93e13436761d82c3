"""What a dossier's index knows of its documents: their order, their records and their texts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from tui.dossier.records import DocumentOrder, DocumentRow
from tui.dossier.store.connected import Connected, day_of, parts
from tui.model import Origin

_ORDERS = {
    DocumentOrder.DATE: "SELECT id FROM document ORDER BY date IS NULL, date, path",
    DocumentOrder.NAME: "SELECT id FROM document ORDER BY title COLLATE NOCASE, path",
    DocumentOrder.MENTIONS: """
        SELECT d.id FROM document d
        LEFT JOIN (SELECT document, count(*) AS n FROM mention WHERE entity = ? GROUP BY document) m
            ON m.document = d.id
        ORDER BY coalesce(m.n, 0) DESC, d.date IS NULL, d.date, d.path""",
}


class DocumentQuestions(Connected):
    """Questions about documents."""

    def document_ids(self, order: DocumentOrder = DocumentOrder.DATE, entity: int = 0) -> list[int]:
        """Return the numbers of all documents in *order*.

        Args:
            order: By date (undated last), by title, or by number of mentions of *entity*.
            entity: Whose mentions count for ``DocumentOrder.MENTIONS``.
        """
        arguments = (entity,) if order is DocumentOrder.MENTIONS else ()
        return [row[0] for row in self.connection.execute(_ORDERS[order], arguments)]

    def documents(self, ids: Sequence[int]) -> list[DocumentRow]:
        """Return the records of the documents *ids* in that order; unknown numbers are left out."""
        found: dict[int, DocumentRow] = {}
        for places, part in parts(ids):
            for row in self.connection.execute(f"SELECT * FROM document WHERE id IN ({places})", part):
                found[row["id"]] = _document(row)
        return [found[id_] for id_ in ids if id_ in found]

    def document(self, id_: int) -> DocumentRow | None:
        """Return the record of one document, or None."""
        return next(iter(self.documents([id_])), None)

    def document_by_path(self, path: str) -> DocumentRow | None:
        """Return the record of the document read from *path* (POSIX, relative), or None."""
        row = self.connection.execute("SELECT * FROM document WHERE path = ?", (path,)).fetchone()
        return _document(row) if row else None

    def documents_with(self, digest: str) -> list[int]:
        """Return the numbers of the documents whose bytes hash to *digest*, by path."""
        rows = self.connection.execute("SELECT id FROM document WHERE digest = ? ORDER BY path", (digest,))
        return [row[0] for row in rows]

    def documents_saying(self, words: Sequence[str], limit: int) -> list[int]:
        """Return the numbers of at most *limit* documents in which *words* follow each other."""
        phrase = '"' + " ".join(words).replace('"', "") + '"'
        rows = self.connection.execute(
            "SELECT rowid FROM article_fts WHERE article_fts MATCH ? ORDER BY rowid LIMIT ?", (phrase, limit)
        )
        return [row[0] for row in rows]

    def text(self, document: int) -> str:
        """Return a document's text, or "" if the document is gone."""
        row = self.connection.execute("SELECT text FROM article WHERE document = ?", (document,)).fetchone()
        return str(row[0]) if row else ""

    def headings(self, document: int) -> list[tuple[int, int]]:
        """Return the half-open spans of a document's headings."""
        row = self.connection.execute("SELECT headings FROM document WHERE id = ?", (document,)).fetchone()
        return [(start, end) for start, end in json.loads(row[0])] if row else []


def _document(row: sqlite3.Row) -> DocumentRow:
    return DocumentRow(
        id=row["id"],
        path=row["path"],
        title=row["title"],
        date=day_of(row["date"]),
        author=row["author"],
        outlet=row["outlet"],
        origins={name: Origin(origin) for name, origin in json.loads(row["origins"]).items()},
        digest=row["digest"],
        words=row["words"],
        mentions=row["mentions"] or 0,
    )
