"""The watch-list of a dossier: a copy beside its index, heeded whenever the dossier is linked."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from tui.dossier.place import Dossier
from tui.model import PersonaeError, SourceError, Watched
from tui.sources.watchlist import WatchList, parse_watchlist, read_watchlist


def watch(dossier: Dossier, path: Path) -> WatchList:
    """Look for the names in the file at *path* from now on; a copy is kept, so the file may go.

    Returns:
        The list, with its bad lines.

    Raises:
        SourceError: The file cannot be read, or has no line with a name to look for.
        PersonaeError: The copy cannot be written.
    """
    made = read_watchlist(path)
    copy = dossier.watchlist.with_suffix(f".{os.getpid()}.tmp")
    try:
        copy.write_bytes(path.read_bytes())
        copy.replace(dossier.watchlist)
    except OSError as error:
        copy.unlink(missing_ok=True)
        reason = error.strerror or error
        raise PersonaeError(f"{dossier.watchlist}: the watch-list cannot be kept ({reason})") from error
    return made


def stop_watching(dossier: Dossier) -> None:
    """Look for no names any more.

    Raises:
        PersonaeError: The copy of the list cannot be removed.
    """
    try:
        dossier.watchlist.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or error
        raise PersonaeError(f"{dossier.watchlist}: cannot be removed ({reason})") from error


def digest(dossier: Dossier) -> str:
    """Return a digest of the watch-list of *dossier*, "" if it has none.

    Raises:
        PersonaeError: The copy of the list cannot be read.
    """
    data = _kept(dossier)
    return "" if data is None else hashlib.sha256(data).hexdigest()


def watched(dossier: Dossier) -> tuple[Watched, ...]:
    """Return whom to look for in *dossier*.

    Raises:
        PersonaeError: The copy of the list cannot be read.
    """
    data = _kept(dossier)
    if data is None:
        return ()
    try:
        return parse_watchlist(data, str(dossier.watchlist)).watched
    except SourceError as error:
        raise PersonaeError(f"{error}; --watchlist FILE sets another, --no-watchlist none") from error


def _kept(dossier: Dossier) -> bytes | None:
    try:
        return dossier.watchlist.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = error.strerror or error
        raise PersonaeError(
            f"{dossier.watchlist}: the watch-list cannot be read ({reason}); --no-watchlist goes without"
        ) from error
