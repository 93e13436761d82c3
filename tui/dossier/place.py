"""A dossier is a folder plus its index: what is read, and where the index of it is kept."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tui import settings
from tui.model import PersonaeError
from tui.text import fold

FileState = tuple[int, int, int] | None
"""By what a changed file is known: its number, its size in bytes, its time in nanoseconds; None if gone."""
DEFAULT_ENGINE = "crf"
"""What finds the names when nobody says: the tagger that Personae brings."""
ENGINE = "engine"
"""Under which name an index keeps what it was made with."""
NAMED = "named"
"""Under which name an index keeps the folders and files that it is of."""
_LOOKED_FOR = 100
"""So many articles of an index are looked for where its folder may have been moved."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is read and where its index is.

    Attributes:
        paths: Folders and files to read, absolute.
        home: Folder of the index and of what belongs to it.
        engine: What finds the names, as ``--engine`` takes it.
    """

    paths: tuple[Path, ...]
    home: Path
    engine: str = DEFAULT_ENGINE

    @property
    def database(self) -> Path:
        """Path of the index."""
        return self.home / "index.sqlite"

    @property
    def read_marks(self) -> Path:
        """Path of the list of articles that were read."""
        return self.home / "read.jsonl"

    @property
    def notes(self) -> Path:
        """Path of the reader's notes and bookmarks."""
        return self.home / "notes.jsonl"

    @property
    def shelf(self) -> Path:
        """Path of the reader's stars, tags and saved searches."""
        return self.home / "shelf.jsonl"

    @property
    def session(self) -> Path:
        """Path of the note of where the reader was."""
        return self.home / "session.json"

    @property
    def visit(self) -> Path:
        """Path of the note of when the reader was last here."""
        return self.home / "visit.json"

    @property
    def watchlist(self) -> Path:
        """Path of the copy of the names to look for."""
        return self.home / "watchlist.txt"

    @property
    def decisions(self) -> Path:
        """Path of the journal of what the reader decided."""
        return self.home / "decisions.jsonl"

    @property
    def unsure(self) -> Path:
        """Path of the journal of what the reader was not sure of."""
        return self.home / "unsure.jsonl"

    @property
    def lock(self) -> Path:
        """Path of the lock that the one indexing process holds."""
        return self.home / "index.lock"

    @property
    def name(self) -> str:
        """What to call the dossier: its folder's or first file's name."""
        return self.paths[0].name or str(self.paths[0])


def open_dossier(paths: Sequence[Path], home: Path | None = None, engine: str | None = None) -> Dossier:
    """Return the dossier of *paths*, making the folder for its index.

    Args:
        paths: Folders and files to read; at least one.
        home: Where to keep the index; by default a folder of its own in the reader's data folder.
        engine: What is to find the names, as ``--engine`` takes it; it is looked for when indexing. By
            default what made the index, if there is one.

    Raises:
        PersonaeError: A path does not exist, the index folder cannot be made, or what is kept there is the
            index of something else.
    """
    absolute = tuple(_existing(path) for path in paths)
    if home:
        home = _absolute(home)
        _refuse_another(home / "index.sqlite", absolute)
    else:
        home = usual_home(absolute)
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or error
        raise PersonaeError(
            f"{home}: no index can be kept here ({reason}); name another folder with --index"
        ) from error
    return Dossier(absolute, home, engine or _engine_of(home / "index.sqlite"))


def usual_home(paths: Sequence[Path]) -> Path:
    """Return where the index of *paths* is kept unless another folder is named; it need not exist."""
    resolved = sorted(str(path.resolve()) for path in paths)
    return settings.data_folder() / "dossiers" / _slug(resolved)


def state_of(file: Path) -> FileState:
    """Return by what a later change of *file* is known, None where there is none to be looked at."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def named(paths: Sequence[Path]) -> str:
    """Return *paths* as an index keeps of what it is."""
    return json.dumps(sorted(str(path.resolve()) for path in paths))


def _refuse_another(database: Path, paths: Sequence[Path]) -> None:
    """Raise an error if an index is of other folders or files than *paths*, which would replace all it knows.

    One whose folder is not there any more is followed to where its articles are now.
    """
    of, articles = _what_of(database)
    resolved = [path.resolve() for path in paths]
    if not articles or all(any(path == new or new in path.parents for new in resolved) for path in of):
        return
    folders = [path if path.is_dir() else path.parent for path in resolved]
    gone = not any(path.exists() for path in of)
    if gone and any((folder / name).exists() for folder in folders for name in articles):
        return
    raise PersonaeError(
        f"{database.parent}: the index of {', '.join(map(str, of))} is kept here; name another folder with "
        f"--index, or delete {database.name} in it to have it made anew"
    )


def _what_of(database: Path) -> tuple[list[Path], list[str]]:
    """Return the folders and files that an index is of, and some of its articles; none if it does not say."""
    if not database.is_file():
        return [], []
    try:
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            row = connection.execute("SELECT value FROM meta WHERE name = ?", (NAMED,)).fetchone()
            found = connection.execute("SELECT path FROM document LIMIT ?", (_LOOKED_FOR,)).fetchall()
    except sqlite3.Error:
        # Whoever opens it to read or to write says what is the matter.
        return [], []
    return ([Path(path) for path in json.loads(row[0])] if row else []), [path for (path,) in found]


def _engine_of(database: Path) -> str:
    """Return the engine that an index was made with, of whatever version it is."""
    if not database.is_file():
        return DEFAULT_ENGINE
    try:
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            row = connection.execute("SELECT value FROM meta WHERE name = ?", (ENGINE,)).fetchone()
    except sqlite3.Error:
        # Whoever opens it to read or to write says what is the matter.
        return DEFAULT_ENGINE
    return str(row[0]) if row else DEFAULT_ENGINE


def _absolute(path: Path) -> Path:
    try:
        return path.expanduser().absolute()
    except RuntimeError as error:
        raise PersonaeError(f"{path}: there is no such home folder; write the path out") from error


def _existing(path: Path) -> Path:
    path = _absolute(path)
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise PersonaeError(f"{path}: there is no such file or folder") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise PersonaeError(f"{path}: cannot be opened ({reason}); name another file or folder") from error
    return path


def _slug(resolved: list[str]) -> str:
    """Name an index folder after what is read, readable and unambiguous."""
    digest = hashlib.sha256("\0".join(resolved).encode("utf-8", "surrogateescape")).hexdigest()[:12]
    readable = re.sub(r"[^a-z0-9]+", "-", fold(Path(resolved[0]).name)).strip("-")[:40]
    return f"{readable}-{digest}" if readable else digest
