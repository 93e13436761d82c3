"""The tables of a dossier's index: making them, and filling them without their indexes.

The index is disposable: whatever is in it was read from the folder and can be read again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

VERSION = 15
"""Raised with every change of the tables or of what extraction and linking put in them."""

_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- One row for every article that was read. A file keeps its number when it is edited, and the number of
-- one that is gone is not given to another: a reader may stand in it. The file is named as the system
-- names it, which need be no text; mentions is NULL until linking has reached the document.
CREATE TABLE document (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT NOT NULL UNIQUE,
    file BLOB,
    digest TEXT NOT NULL,
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    encoding TEXT NOT NULL,
    title TEXT NOT NULL,
    date TEXT,
    author TEXT,
    outlet TEXT,
    origins TEXT NOT NULL,
    headings TEXT NOT NULL,
    words INTEGER NOT NULL,
    mentions INTEGER,
    -- The first document of the story it tells, which may be itself.
    story INTEGER
);
CREATE INDEX document_by_date ON document (date IS NULL, date, path);
CREATE INDEX document_by_name ON document (title COLLATE NOCASE, path);
CREATE INDEX document_by_digest ON document (digest);

-- A file that could not be read, with the reason; modified is -1 where only trying again can tell.
CREATE TABLE unreadable (
    path TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    reason TEXT NOT NULL
) WITHOUT ROWID;

-- The text apart from its record, so that lists never read articles.
CREATE TABLE article (
    document INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
    text TEXT NOT NULL
);
CREATE VIRTUAL TABLE article_fts USING fts5 (
    text, content='article', content_rowid='document', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER article_added AFTER INSERT ON article BEGIN
    INSERT INTO article_fts (rowid, text) VALUES (new.document, new.text);
END;
CREATE TRIGGER article_removed AFTER DELETE ON article BEGIN
    INSERT INTO article_fts (article_fts, rowid, text) VALUES ('delete', old.document, old.text);
END;

-- What the first pass found in each document: the input of the dossier pass. What the second pass made of
-- it are the completed names, and the words by which its story is known.
CREATE TABLE extraction (
    document INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
    first TEXT NOT NULL,
    triggers TEXT NOT NULL,
    completed TEXT,
    terms BLOB
);

-- The dates that each document names, as TIMEX3 values; no entities, so linking leaves them alone.
CREATE TABLE date_mention (
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    value TEXT NOT NULL,
    mod TEXT NOT NULL,
    reason TEXT NOT NULL,
    first_day TEXT,
    sentence_start INTEGER NOT NULL,
    sentence_stop INTEGER NOT NULL,
    PRIMARY KEY (document, start)
) WITHOUT ROWID;
CREATE INDEX date_mention_by_day ON date_mention (first_day) WHERE first_day IS NOT NULL;

CREATE TABLE entity (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    first_date TEXT,
    last_date TEXT
);
CREATE INDEX entity_by_weight ON entity (kind, mentions DESC, name);

-- Who an ambiguous name may be, heaviest first. This and what follows is replaced as a whole whenever
-- the dossier is linked, so nothing of it is held together by foreign keys.
CREATE TABLE candidate (
    entity INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    other INTEGER NOT NULL,
    PRIMARY KEY (entity, rank)
) WITHOUT ROWID;

CREATE INDEX candidate_by_other ON candidate (other);

-- Those on the dossier's watch-list.
CREATE TABLE watched (entity INTEGER PRIMARY KEY);

-- The spellings of an entity and how often each occurs.
CREATE TABLE surface (
    entity INTEGER NOT NULL,
    text TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    PRIMARY KEY (entity, text)
) WITHOUT ROWID;

-- Titles and offices an entity was named with.
CREATE TABLE role (
    entity INTEGER NOT NULL,
    text TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    first_date TEXT,
    last_date TEXT,
    PRIMARY KEY (entity, text)
) WITHOUT ROWID;

CREATE TABLE reason (
    id INTEGER PRIMARY KEY,
    rule TEXT NOT NULL,
    evidence TEXT NOT NULL
);

CREATE TABLE mention (
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    entity INTEGER NOT NULL,
    reason INTEGER NOT NULL,
    score REAL NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (document, start)
) WITHOUT ROWID;
CREATE INDEX mention_by_entity ON mention (entity, document, start);

-- What happened. A salient event is an entity too, of the same number and key, with its mentions; of the
-- others only this is known.
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    first_day TEXT,
    last_day TEXT,
    place INTEGER NOT NULL,
    modality TEXT NOT NULL,
    salient INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    documents INTEGER NOT NULL
);
CREATE INDEX event_by_place ON event (place);
CREATE INDEX event_by_day ON event (first_day) WHERE salient AND first_day IS NOT NULL;

-- Who took part, those of most reports first.
CREATE TABLE event_part (
    event INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    part INTEGER NOT NULL,
    PRIMARY KEY (event, rank)
) WITHOUT ROWID;
CREATE INDEX event_part_by_part ON event_part (part, event);

-- Every trigger, whether its event is salient or not.
CREATE TABLE event_mention (
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    event INTEGER NOT NULL,
    type TEXT NOT NULL,
    modality TEXT NOT NULL,
    value TEXT NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_stop INTEGER NOT NULL,
    reason INTEGER NOT NULL,
    score REAL NOT NULL,
    PRIMARY KEY (document, start)
) WITHOUT ROWID;
CREATE INDEX event_mention_by_event ON event_mention (event, document, start);

-- Events that may be one, not surely enough to say so.
CREATE TABLE event_likeness (
    one INTEGER NOT NULL,
    other INTEGER NOT NULL,
    score REAL NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE INDEX event_likeness_by_other ON event_likeness (other);

-- The reader's decisions that the rows above follow, and whether they could; the journal has the decisions
-- themselves. A part is where a subject was found: side 0 is whom it is about, side 1 the other.
CREATE TABLE decision (id TEXT PRIMARY KEY, ruling TEXT NOT NULL, state TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE decision_part (
    decision TEXT NOT NULL,
    side INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    base INTEGER NOT NULL,
    scope TEXT NOT NULL,
    spelling TEXT NOT NULL,
    document INTEGER NOT NULL,
    start INTEGER NOT NULL,
    PRIMARY KEY (decision, side, rank)
) WITHOUT ROWID;

-- What the rules say where decisions say otherwise, so that every decision can be taken back: entities that
-- decisions are about, with the number of the one they now belong to (0 for what is not a name), and mentions
-- that are elsewhere, on their own (apart) or with all of their entity.
CREATE TABLE ruled_entity (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    home INTEGER NOT NULL,
    reason INTEGER NOT NULL
);
CREATE TABLE ruled_candidate (
    entity INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    other INTEGER NOT NULL,
    PRIMARY KEY (entity, rank)
) WITHOUT ROWID;
CREATE INDEX ruled_candidate_by_other ON ruled_candidate (other);
CREATE TABLE ruled_surface (
    entity INTEGER NOT NULL,
    text TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    PRIMARY KEY (entity, text)
) WITHOUT ROWID;
CREATE TABLE ruled_mention (
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    entity INTEGER NOT NULL,
    reason INTEGER NOT NULL,
    score REAL NOT NULL,
    role TEXT NOT NULL,
    apart INTEGER NOT NULL,
    PRIMARY KEY (document, start)
) WITHOUT ROWID;
CREATE INDEX ruled_mention_by_entity ON ruled_mention (entity, apart);
CREATE TABLE ruled_event_part (
    event INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    part INTEGER NOT NULL,
    PRIMARY KEY (event, rank)
) WITHOUT ROWID;

-- Entities that only decisions have made, for they keep their numbers.
CREATE TABLE own_entity (key TEXT PRIMARY KEY, id INTEGER NOT NULL) WITHOUT ROWID;

-- Entities whose finder rows are out of date since the finder was built, with what to find them by now:
-- texts is NULL for those that are no more.
CREATE TABLE finder_anew (owner INTEGER PRIMARY KEY, rank INTEGER, texts TEXT, keys TEXT, kind INTEGER);
"""


def create(connection: sqlite3.Connection) -> None:
    """Make the tables if the index is new; throw away and make anew if they are of another version."""
    if connection.execute("PRAGMA user_version").fetchone()[0] == VERSION:
        return
    # Dropping a table that others refer to would delete their rows one by one.
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN IMMEDIATE")
    # Another process may have done the work while this one waited for the lock.
    if connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
        _drop_all(connection)
        for statement in _statements(_TABLES):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")
    connection.execute("PRAGMA foreign_keys = ON")


@contextmanager
def without_indexes(connection: sqlite3.Connection, tables: Sequence[str]) -> Iterator[None]:
    """Do without the indexes of *tables* while these are filled: sorting all rows once is faster.

    Args:
        connection: The index, inside a transaction, which is not to be kept if this is left by an error.
        tables: Their names.
    """
    places = ",".join("?" * len(tables))
    found = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL "
        f"AND tbl_name IN ({places})",
        tuple(tables),
    ).fetchall()
    for name, _ in found:
        connection.execute(f"DROP INDEX {name}")
    yield
    for _, statement in found:
        connection.execute(statement)


def _drop_all(connection: sqlite3.Connection) -> None:
    virtual = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL%'"
    for row in connection.execute(virtual).fetchall():
        connection.execute(f'DROP TABLE "{row[0]}"')
    plain = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    for row in connection.execute(plain).fetchall():
        connection.execute(f'DROP TABLE "{row[0]}"')


def _statements(script: str) -> list[str]:
    """Split *script* where sqlite itself sees a statement end, so triggers stay whole."""
    statements: list[str] = []
    rest = ""
    for line in script.splitlines(keepends=True):
        rest += line
        if sqlite3.complete_statement(rest):
            statements.append(rest)
            rest = ""
    return statements
