"""Connections to a dossier's index: one to write it, any number to ask it, and transactions.

What the tables are is in :mod:`tui.dossier.schema`.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tui.dossier.faults import ExplainingConnection, explained
from tui.model import PersonaeError

_PATIENCE = 30.0
"""Seconds to wait for another connection to the same file."""

_WRITER_CACHE = 32_000
"""KiB of pages the indexer keeps, so that large transactions do not spill."""


def connect(path: Path, *, readonly: bool = False) -> sqlite3.Connection:
    """Open the index database at *path*.

    Args:
        path: The database file; its folder must exist. To be read only, the file must exist too.
        readonly: Refuse every write through this connection, and let what fails raise PersonaeError.

    Returns:
        A connection in autocommit mode with write-ahead logging; it may pass between threads, but only
        one may use it at a time.

    Raises:
        sqlite3.DatabaseError: The file is no database, or cannot be opened or made.
        PersonaeError: The same of a connection that is *readonly*.
    """
    return _for_questions(path) if readonly else _for_writing(path)


def _for_writing(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        connection.row_factory = sqlite3.Row
        _write_ahead(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{_WRITER_CACHE}")
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _for_questions(path: Path) -> sqlite3.Connection:
    try:
        return _asking(path, "mode=rw")
    except PersonaeError:
        # Where nothing may be written beside it, sqlite reads only what it is told will not change. What is
        # in a log alone would be missed.
        log = path.with_name(f"{path.name}-wal")
        if not path.is_file() or (log.exists() and log.stat().st_size):
            raise
        connection = _asking(path, "mode=ro&immutable=1")
        connection.frozen = True
        return connection


def _asking(path: Path, how: str) -> ExplainingConnection:
    with explained(path):
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?{how}",
            uri=True,
            timeout=_PATIENCE,
            isolation_level=None,
            check_same_thread=False,
            factory=ExplainingConnection,
        )
    connection.database = path
    connection.row_factory = sqlite3.Row
    try:
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA query_only = ON")
        # Only a question shows whether it may be read.
        connection.execute("PRAGMA user_version").fetchone()
    except PersonaeError:
        connection.close()
        raise
    return connection


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Turn write-ahead logging on; while several do so at once, sqlite refuses without waiting."""
    patience = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > patience:
                raise
            time.sleep(0.01)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Keep all that is written inside, or nothing of it if it is left by an error; nobody else may write."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        # sqlite has rolled back by itself where the disk was full.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
