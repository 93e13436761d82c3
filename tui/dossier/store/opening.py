"""Opening a dossier's index, which is made where there is none and made anew where it is damaged."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tui.dossier import faults, schema
from tui.dossier.connection import connect
from tui.dossier.place import Dossier
from tui.dossier.store.whole import Store
from tui.model import PersonaeError


def open_store(dossier: Dossier) -> Store:
    """Open the index of *dossier*, making an empty one if there is none or it is damaged.

    One that may not be written is read all the same, if it is complete.

    Raises:
        PersonaeError: The index cannot be made or opened; the message names it and says what to do.
    """
    try:
        _make(dossier.database)
    except sqlite3.DatabaseError as error:
        if faults.is_refusal(error) and is_complete(dossier.database):
            return Store(dossier.database)
        if not faults.is_damage(error):
            raise faults.explain(error, dossier.database) from error
        _make_anew(dossier)
    return Store(dossier.database)


def is_complete(database: Path) -> bool:
    """Say whether the index at *database* is one of this version, with every article linked."""
    try:
        with Store(database) as store:
            version = store.connection.execute("PRAGMA user_version").fetchone()[0]
            return bool(version == schema.VERSION) and not store.summary().stale
    except PersonaeError:
        return False


def _make(database: Path) -> None:
    connection = connect(database)
    try:
        schema.create(connection)
    finally:
        connection.close()


def _make_anew(dossier: Dossier) -> None:
    """Set the damaged index of *dossier* aside and make an empty one, unless another process does."""
    # Only a damaged index needs the lock, and the first frame need not wait for its import.
    from tui.dossier.lock import held

    with held(dossier, wait=0), faults.explained(dossier.database):
        faults.set_aside(dossier.database)
        _make(dossier.database)
