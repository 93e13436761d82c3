"""What all questions to an index need: its connection, one state of it, and lists cut into parts.

The questions themselves are in the rooms beside this one, by what they are about.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from tui.dossier import faults
from tui.dossier.connection import connect

_PART = 500
"""So many values are asked for at once; sqlite takes no statement with any number of them."""


class Connected:
    """A connection to the index of one dossier, for reading only."""

    def __init__(self, database: Path) -> None:
        """Open the index at *database*, which must have been made by the indexer."""
        self.connection = connect(database, readonly=True)

    @classmethod
    def on(cls, connection: sqlite3.Connection) -> Self:
        """Return a store that asks through *connection*, which stays the caller's to close."""
        store = cls.__new__(cls)
        store.connection = connection
        return store

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let all questions asked inside see one state of the index, whatever is written meanwhile."""
        if self.connection.in_transaction:
            yield
            return
        self.connection.execute("BEGIN")
        try:
            yield
        finally:
            self.connection.execute("COMMIT")

    def generation(self) -> int:
        """Return a number that changes whenever another connection has changed the index."""
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    @property
    def frozen(self) -> bool:
        """Whether changes of the index by another owner are not seen: it must be opened again then."""
        return isinstance(self.connection, faults.ExplainingConnection) and self.connection.frozen


def parts(ids: Sequence[int]) -> Iterator[tuple[str, Sequence[int]]]:
    """Cut *ids* into parts that one statement can take; yield the placeholders of each with it."""
    for start in range(0, len(ids), _PART):
        part = ids[start : start + _PART]
        yield ",".join("?" * len(part)), part


def day_of(text: str | None) -> date | None:
    """Return the day that a column holds, if it holds one."""
    return date.fromisoformat(text) if text else None
