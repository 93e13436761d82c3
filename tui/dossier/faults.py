"""When the index itself fails: what to tell the reader, and setting a damaged one aside.

The index is disposable, so a damaged file is never mended: it is moved out of the way and made anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from tui.model import PersonaeError

_PRIMARY = 0xFF
_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_REFUSALS = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM})
_ELSEWHERE = "mend its permissions or name another folder with --index"
_REMEDIES = {
    sqlite3.SQLITE_FULL: "the disk is full; make room and run again",
    sqlite3.SQLITE_READONLY: f"the index cannot be written; {_ELSEWHERE}",
    sqlite3.SQLITE_CANTOPEN: f"the index cannot be opened; {_ELSEWHERE}",
    sqlite3.SQLITE_PERM: f"the index cannot be opened; {_ELSEWHERE}",
    sqlite3.SQLITE_BUSY: "another program is holding the index; try again when it is done",
    sqlite3.SQLITE_LOCKED: "another program is holding the index; try again when it is done",
    sqlite3.SQLITE_IOERR: "the disk cannot be read or written; make sure that it has room and is in order",
    sqlite3.SQLITE_CORRUPT: "the index is damaged; delete this file to index anew",
    sqlite3.SQLITE_NOTADB: "the index is damaged; delete this file to index anew",
}


class ReadOnlyError(PersonaeError):
    """The index may be there to be read, but it cannot be written.

    Attributes:
        reason: Why not.
    """

    def __init__(self, message: str, reason: str) -> None:
        super().__init__(message, reason)
        self.reason = reason

    def __str__(self) -> str:
        """Return the message alone."""
        return str(self.args[0])


def only_read(home: Path, error: ReadOnlyError) -> str:
    """Return what to tell of an index in the folder *home* that can be read but not be brought up to date."""
    return f"the index may only be read here ({error.reason}), --index PATH keeps another: {home}"


def explain(error: sqlite3.DatabaseError, database: Path) -> PersonaeError:
    """Return what to tell the reader of *error*: the file, what happened and what to do."""
    remedy = _REMEDIES.get(_code(error))
    if _code(error) == sqlite3.SQLITE_READONLY:
        return ReadOnlyError(f"{database}: {remedy} ({error})", str(error))
    if remedy:
        return PersonaeError(f"{database}: {remedy} ({error})")
    return PersonaeError(f"{database}: {error}; delete this file to index anew")


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """Say whether *error* means that the file's bytes are wrong, not that it cannot be reached."""
    return _code(error) in _DAMAGE


def is_refusal(error: sqlite3.DatabaseError) -> bool:
    """Say whether *error* means that the file, or its folder, may not be written or reached."""
    return _code(error) in _REFUSALS


def set_aside(database: Path) -> None:
    """Move a damaged index out of the way, to "index.sqlite.damaged".

    Only whoever holds the dossier's lock may do this.
    """
    database.replace(database.with_name(database.name + ".damaged"))
    for suffix in ("-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)


@contextmanager
def explained(database: Path) -> Iterator[None]:
    """Turn what sqlite raises inside into errors that name *database* and what to do.

    A connection that is used wrongly is our own mistake and stays what it is.

    Raises:
        PersonaeError: sqlite failed.
    """
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise
    except sqlite3.DatabaseError as error:
        raise explain(error, database) from error


class ExplainingConnection(sqlite3.Connection):
    """A connection whose questions fail with errors a reader understands."""

    database: Path
    frozen = False
    """Whether it counts on the file never changing, which sqlite does not see then."""

    def cursor(self, factory: Any = None) -> Any:
        """Return a cursor whose errors are explained."""
        cursor = super().cursor(factory or _Cursor)
        if isinstance(cursor, _Cursor):
            cursor.database = self.database
        return cursor

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """Ask *sql*, and return the cursor with the answer."""
        cursor: sqlite3.Cursor = self.cursor().execute(sql, parameters)
        return cursor


class _Cursor(sqlite3.Cursor):
    database: Path

    def execute(self, sql: str, parameters: Any = (), /) -> Self:
        with explained(self.database):
            super().execute(sql, parameters)
        return self

    def fetchone(self) -> Any:
        with explained(self.database):
            return super().fetchone()

    def fetchmany(self, size: int | None = None) -> list[Any]:
        with explained(self.database):
            return super().fetchmany(self.arraysize if size is None else size)

    def fetchall(self) -> list[Any]:
        with explained(self.database):
            return super().fetchall()

    def __next__(self) -> Any:
        # Written out, for a context manager on every row would cost more than the row.
        try:
            return super().__next__()
        except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
            raise
        except sqlite3.DatabaseError as error:
            raise explain(error, self.database) from error


def _code(error: sqlite3.DatabaseError) -> int:
    return getattr(error, "sqlite_errorcode", 0) & _PRIMARY
