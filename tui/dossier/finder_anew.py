"""What the finder knows of entities that decisions have changed since its tables were built.

The tables are lists by number, made for reading; the few that change in between are kept apart and looked
at one by one, until the tables are built again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator

from tui.dossier.finder_events import EventWords
from tui.dossier.finder_index import KIND_CODES, SEPARATOR
from tui.dossier.finder_match import key, spell
from tui.model import Kind
from tui.text import fold, one_line


def remove(connection: sqlite3.Connection, owner: int) -> None:
    """Have the entity *owner* no longer found."""
    connection.execute("REPLACE INTO finder_anew VALUES (?, NULL, NULL, NULL, NULL)", (owner,))


def renew(connection: sqlite3.Connection, owner: int) -> None:
    """Have the entity *owner* found as its rows now say."""
    row = connection.execute(
        "SELECT kind, name, mentions, first_date, last_date FROM entity WHERE id = ?", (owner,)
    ).fetchone()
    if row is None:
        remove(connection, owner)
        return
    kind, name, mentions, first, last = row
    surfaces = connection.execute(
        "SELECT text FROM surface WHERE entity = ? ORDER BY mentions DESC, text", (owner,)
    )
    spellings = [one_line(text) for (text,) in surfaces]
    words = EventWords(connection, owner) if kind == Kind.EVENT else None
    if words is not None and owner in words:
        texts = [one_line(name)]
        keys = [key(spell(fold(name)), words.of(owner, fold(name), spellings, (first, last)))]
    else:
        texts = list(dict.fromkeys([one_line(name), *spellings]))
        keys = [key(spell(fold(text))) for text in texts]
    # Numbers are ranks by weight: about how many are named more often.
    heavier = connection.execute("SELECT count(*) FROM entity WHERE mentions > ?", (mentions,)).fetchone()[0]
    connection.execute(
        "REPLACE INTO finder_anew VALUES (?, ?, ?, ?, ?)",
        (owner, heavier, SEPARATOR.join(texts), SEPARATOR.join(keys), KIND_CODES.get(kind, 0)),
    )


def changed(connection: sqlite3.Connection) -> frozenset[int]:
    """Return the entities of whom the finder's tables are out of date."""
    return frozenset(row[0] for row in connection.execute("SELECT owner FROM finder_anew"))


def names(
    connection: sqlite3.Connection, kinds: Collection[Kind] | None
) -> Iterator[tuple[int, int, list[str], list[str]]]:
    """Yield rank, owner, texts and keys of those that have changed and are of *kinds*, heaviest first."""
    codes = None if kinds is None else {KIND_CODES[kind] for kind in kinds}
    rows = connection.execute(
        "SELECT rank, owner, texts, keys, kind FROM finder_anew WHERE texts IS NOT NULL ORDER BY rank, owner"
    )
    for rank, owner, texts, keys, kind in rows.fetchall():
        if codes is None or kind in codes:
            yield rank, owner, texts.split(SEPARATOR), keys.split(SEPARATOR)
