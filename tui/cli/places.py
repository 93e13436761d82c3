"""What to read: the folders and files named, the usual ones where none is, or standard input."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tui.cli.messages import say
from tui.cli.request import COMMANDS, Command, Request
from tui.dossier.place import DEFAULT_ENGINE, Dossier, open_dossier, usual_home
from tui.model import PersonaeError

_BAD_LINES = 20
"""So many bad lines of a watch-list are named one by one."""
_LOOKED_AT = 10_000
"""So many entries of the current folder are looked at for an article before it counts as having none."""


@contextmanager
def dossier_of(request: Request) -> Iterator[Dossier]:
    """Yield the dossier that *request* names; one from standard input is gone afterwards.

    Raises:
        PersonaeError: A path or the engine does not exist, or nothing came on standard input.
    """
    engine = _engine(request)
    if "-" in request.paths:
        if len(request.paths) > 1:
            raise PersonaeError("- reads one article from standard input and stands alone")
        article = sys.stdin.buffer.read()
        if not article.strip():
            raise PersonaeError("no article came on standard input")
    else:
        # A program that starts this one may leave it an empty pipe; that is no article.
        article = sys.stdin.buffer.read() if not request.paths and _is_piped() else b""
    if not article.strip():
        yield _watching(open_dossier(_paths(request), request.index, engine), request)
        return
    with tempfile.TemporaryDirectory(prefix="personae-") as folder:
        # Without an ending, it is read as what it opens like.
        file = Path(folder, "stdin")
        file.write_bytes(article)
        yield _watching(open_dossier([file], request.index or Path(folder, "index"), engine), request)


def _watching(dossier: Dossier, request: Request) -> Dossier:
    """Have *dossier* look for the names that *request* says; name the lines that say nothing to look for."""
    if request.watchlist is None and not request.unwatched:
        return dossier
    from tui.dossier import watchlist

    if request.watchlist is None:
        watchlist.stop_watching(dossier)
        return dossier
    if request.unwatched:
        raise PersonaeError("--watchlist and --no-watchlist exclude each other")
    made = watchlist.watch(dossier, request.watchlist)
    for number, reason in made.bad[:_BAD_LINES]:
        say(f"{request.watchlist}:{number}: {reason}; skipped")
    if len(made.bad) > _BAD_LINES:
        say(f"{request.watchlist}: {len(made.bad) - _BAD_LINES:,} more lines were skipped")
    return dossier


def _engine(request: Request) -> str | None:
    """Return the engine asked for, if any; one that is missing is better missed before anything is read."""
    if request.engine is None or request.engine == DEFAULT_ENGINE:
        return request.engine
    from tui.extraction import find_engine

    return find_engine(request.engine).spec


def _is_piped() -> bool:
    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode
    except (OSError, ValueError, AttributeError):  # closed, or no file at all
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode)


def _paths(request: Request) -> list[Path]:
    paths = [place[0] if (place := at_line(typed)) else Path(typed) for typed in request.paths]
    for path in paths:
        if not path.expanduser().exists():
            raise PersonaeError(f"{path}: there is no such file or folder{_advice(request, str(path))}")
    # Whoever asks for an engine, a watch-list or a place for the index asks that of what was named.
    special = request.index or request.engine or request.watchlist or request.unwatched
    if len(paths) == 1 and request.command is Command.READ and not special:
        place = at_line(request.paths[0])
        return [_folder_with(place[0]) or place[0]] if place else paths
    if paths:
        return paths
    here = Path.cwd()
    if _has_article(here):
        return [here]
    say("no articles here, so this is the sample dossier")
    from tui.sources import sample_folder

    return [sample_folder()]


def _folder_with(file: Path) -> Path | None:
    """Return the nearest folder around *file* that has an index with it: what was decided there counts."""
    from tui.dossier.store import Store, is_complete

    for folder in file.parents:
        database = usual_home([folder]) / "index.sqlite"
        if not database.is_file() or not is_complete(database):
            continue
        with Store(database) as store:
            row = store.document_by_path(file.relative_to(folder).as_posix())
            if row is not None and store.source(row.path) == file:
                return folder
    return None


def at_line(typed: str) -> tuple[Path, int] | None:
    """Return the file and line of a path typed as ``FILE:LINE``, or None if it is no such path."""
    name, colon, line = typed.rpartition(":")
    if not colon or not (line.isascii() and line.isdigit()) or Path(typed).exists():
        return None
    file = Path(name).expanduser()
    return (file.resolve(), int(line)) if file.is_file() else None


def _advice(request: Request, typed: str) -> str:
    if request.query:
        return "; a query of several words stands in quotation marks"
    from difflib import get_close_matches

    near = get_close_matches(typed, COMMANDS, n=1)
    return f"; did you mean the command {near[0]!r}?" if near else ""


def _has_article(folder: Path) -> bool:
    """Look for an article, nearest first, as long as it does not keep anyone waiting."""
    # Who names a folder need not wait for what is imported here.
    from tui.sources.discovery import TYPES

    folders, looked_at = deque([folder]), 0
    while folders and looked_at < _LOOKED_AT:
        try:
            with os.scandir(folders.popleft()) as entries:
                for entry in entries:
                    looked_at += 1
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir():
                        folders.append(Path(entry.path))
                    elif Path(entry.name).suffix.lower() in TYPES:
                        return True
        except OSError:  # a folder that may not be opened has nothing to read
            continue
    return False
