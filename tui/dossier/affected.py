"""Which documents go through the second pass again: those that what the dossier knows now can change.

The index keeps the lexicon that its documents were completed with; one whose names it tells as before is left
as it is.
"""

from __future__ import annotations

import json
import sqlite3

from tui.dossier.meta import recall, remember
from tui.dossier.reading import unpack
from tui.extraction import Lexicon, LexiconBuilder, changes
from tui.extraction.watchlist import Watch

_LEXICON = "lexicon"
_BROKEN = "broken"


def heed(connection: sqlite3.Connection, watch: Watch, watchlist: str) -> Lexicon:
    """Unmake what the second pass made of every document that the dossier's names of now may change.

    To be called in a transaction: the lexicon that is kept and the documents that are still complete belong
    together.

    Args:
        connection: The index.
        watch: The names of the watch-list.
        watchlist: Digest of the watch-list; with another one than before every document is completed again.

    Returns:
        The lexicon of all documents, to complete those with.
    """
    lexicon = _build(connection, watch)
    known = _recall(connection, watchlist)
    if known is None:
        connection.execute("UPDATE extraction SET completed = NULL")
    elif changed := changes(known, lexicon):
        rows = connection.execute(
            "SELECT document, text FROM article JOIN extraction USING (document) WHERE completed IS NOT NULL"
        )
        touched = [(document,) for document, text in rows if changed.touch(text)]
        connection.executemany("UPDATE extraction SET completed = NULL WHERE document = ?", touched)
    broken = [(document,) for document in json.loads(recall(connection, _BROKEN) or "[]")]
    connection.executemany("UPDATE extraction SET completed = NULL WHERE document = ?", broken)
    remember(connection, _BROKEN, "[]")
    known_now = [watchlist, lexicon.votes, lexicon.families]
    remember(connection, _LEXICON, json.dumps(known_now, ensure_ascii=False))
    return lexicon


def note_broken(connection: sqlite3.Connection, document: int) -> None:
    """Have a document that broke the second pass try again the next time, so that it is told of again."""
    broken = {document, *json.loads(recall(connection, _BROKEN) or "[]")}
    remember(connection, _BROKEN, json.dumps(sorted(broken)))


def _build(connection: sqlite3.Connection, watch: Watch) -> Lexicon:
    builder = LexiconBuilder()
    rows = "SELECT a.text, x.first FROM extraction x JOIN article a USING (document)"
    for text, first in connection.execute(rows):
        builder.add(watch.merge(text, unpack(first, text)))
    return builder.build()


def _recall(connection: sqlite3.Connection, watchlist: str) -> Lexicon | None:
    """Return what the documents were completed with, if it was with this watch-list."""
    kept = recall(connection, _LEXICON)
    if not kept:
        return None
    heard, votes, families = json.loads(kept)
    if heard != watchlist:
        return None
    return Lexicon.of({key: (who, body, place) for key, (who, body, place) in votes.items()}, families)
