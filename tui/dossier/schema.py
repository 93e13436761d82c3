"""The tables of a dossier's index, and opening a connection to them.

The index is disposable: whatever is in it was read from the folder and can be read again.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

VERSION = 1
"""Raised with every change of the tables or of what extraction and linking put in them."""

_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- One row for every article that was read; position is its place in order of date.
CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
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
    mentions INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX document_by_date ON document (date IS NULL, date, path);
CREATE INDEX document_by_name ON document (title COLLATE NOCASE, path);

-- A file that could not be read, with the reason.
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

-- What the first pass found in each document: the input of the dossier pass.
CREATE TABLE extraction (
    document INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
    first TEXT NOT NULL,
    completed TEXT
);

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

-- Who an ambiguous name may be, heaviest first.
CREATE TABLE candidate (
    entity INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    rank INTEGER NOT NULL,
    other INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    PRIMARY KEY (entity, rank)
) WITHOUT ROWID;

-- The spellings of an entity and how often each occurs.
CREATE TABLE surface (
    entity INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    PRIMARY KEY (entity, text)
) WITHOUT ROWID;

-- Titles and offices an entity was named with.
CREATE TABLE role (
    entity INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    first_date TEXT,
    last_date TEXT,
    PRIMARY KEY (entity, text)
) WITHOUT ROWID;

CREATE TABLE reason (
    id INTEGER PRIMARY KEY,
    rule TEXT NOT NULL,
    evidence TEXT NOT NULL,
    UNIQUE (rule, evidence)
);

CREATE TABLE mention (
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    entity INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    reason INTEGER NOT NULL REFERENCES reason (id),
    score REAL NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (document, start)
) WITHOUT ROWID;
CREATE INDEX mention_by_entity ON mention (entity, document, start);
"""


def connect(path: Path, *, readonly: bool = False) -> sqlite3.Connection:
    """Open the index database at *path*, making it if need be.

    Args:
        path: The database file; its folder must exist.
        readonly: Refuse every write through this connection.

    Returns:
        A connection in autocommit mode with write-ahead logging; it may pass between threads, but only
        one may use it at a time.

    Raises:
        sqlite3.DatabaseError: The file is no database.
    """
    connection = sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA foreign_keys = ON")
    if readonly:
        connection.execute("PRAGMA query_only = ON")
    return connection


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


def _drop_all(connection: sqlite3.Connection) -> None:
    virtual = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL%'"
    for row in connection.execute(virtual).fetchall():
        connection.execute(f'DROP TABLE "{row[0]}"')
    plain = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    for row in connection.execute(plain).fetchall():
        connection.execute(f'DROP TABLE "{row[0]}"')


def _statements(script: str) -> list[str]:
    """Split *script* where sqlite itself sees a statement end, so triggers stay whole."""
    statements, rest = [], ""
    for line in script.splitlines(keepends=True):
        rest += line
        if sqlite3.complete_statement(rest):
            statements.append(rest)
            rest = ""
    return statements
