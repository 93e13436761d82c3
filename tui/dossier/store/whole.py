"""All questions to a dossier's index in one place, and those about the whole of it."""

from __future__ import annotations

import os
from pathlib import Path

from tui.dossier.meta import STALE, recall
from tui.dossier.records import Summary
from tui.dossier.store.documents import DocumentQuestions
from tui.dossier.store.entities import EntityQuestions
from tui.dossier.store.mentions import MentionQuestions
from tui.model import Kind


class Store(DocumentQuestions, MentionQuestions, EntityQuestions):
    """Read-only questions to the index of one dossier."""

    def summary(self) -> Summary:
        """Return the totals of the dossier."""
        ask = self.connection.execute
        with self.snapshot():
            documents, words, mentions = ask(
                "SELECT count(*), coalesce(sum(words), 0), coalesce(sum(mentions), 0) FROM document"
            ).fetchone()
            kinds = ask("SELECT kind, count(*) FROM entity GROUP BY kind").fetchall()
            stale = recall(self.connection, STALE) == "1"
            unreadable = ask("SELECT count(*) FROM unreadable").fetchone()[0]
        return Summary(
            documents=documents,
            words=words,
            mentions=mentions,
            entities={Kind(kind): count for kind, count in kinds},
            unreadable=unreadable,
            stale=stale,
        )

    def unreadable(self) -> list[tuple[str, str]]:
        """Return (path, reason) of every file that could not be read, by path."""
        rows = self.connection.execute("SELECT path, reason FROM unreadable ORDER BY path")
        return [(path, reason) for path, reason in rows]

    def source(self, path: str) -> Path:
        """Return the file that the document at *path* was read from."""
        row = self.connection.execute("SELECT file FROM document WHERE path = ?", (path,)).fetchone()
        if row is not None and row[0] is not None:
            return Path(os.fsdecode(row[0]))
        return Path(recall(self.connection, "root") or ".") / path
