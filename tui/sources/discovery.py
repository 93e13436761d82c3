"""Which files of a folder are articles, in an order that never changes, and what was passed over.

Each folder is entered once, however many links lead to it.
"""

from __future__ import annotations

import errno
import os
import stat
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from tui.model import SourceError

TYPES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm"})
"""File name endings, in lower case, that are read when found in a folder."""

HIDDEN = "hidden"
OTHER_TYPE = "other type"
NOT_REGULAR = "not a regular file"
LOOP = "symlink loop"
SEEN = "already read"
BROKEN = "broken link"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to be read.

    Attributes:
        path: Where it is, absolute.
        name: POSIX path relative to the dossier's folder, safe to store: bytes of the name that are not UTF-8
            stand in it as ``%FF``.
        size: Bytes.
        modified: Nanoseconds since 1970.
    """

    path: Path
    name: str
    size: int
    modified: int


@dataclass(frozen=True, slots=True)
class Discovery:
    """What was found.

    Attributes:
        root: The dossier's folder, absolute, without links.
        files: The articles, in order of their names; no two have the same name.
        skipped: How many entries were passed over, by reason.
        unreadable: Folders and files that could not be looked at: (relative POSIX path, reason).
    """

    root: Path
    files: tuple[SourceFile, ...]
    skipped: Mapping[str, int] = field(default_factory=dict)
    unreadable: tuple[tuple[str, str], ...] = ()


def discover(paths: Iterable[Path]) -> Discovery:
    """Find the articles of folders and among files.

    Folders are walked all the way down; hidden files and folders and other types are passed over and
    counted. A file named itself is taken whatever its type.

    Args:
        paths: Folders and files. One folder is the root itself; of several, or of files, the root is the
            folder they share.

    Returns:
        The articles and what was passed over.

    Raises:
        SourceError: There is nothing at any of the paths.
    """
    given = [_located(path) for path in paths]
    there = [path for path in given if os.path.lexists(path)]
    if not there:
        names = ", ".join(str(path) for path in given) or "nothing"
        raise SourceError(f"{safe_name(names)}: no such file or folder: give a folder of articles or a file")
    root = _root(there)
    walk = _Walk()
    for path in given:
        name = os.path.relpath(path, root).replace(os.sep, "/")
        if path.is_dir():
            walk.folder(path, "" if name == "." else f"{name}/")
        elif os.path.lexists(path):
            walk.file(path, name)
        else:
            walk.unreadable.append((safe_name(name), "no such file or folder"))
    walk.links()
    return Discovery(root, walk.result(), dict(walk.skipped), tuple(sorted(set(walk.unreadable))))


def sample_folder() -> Path:
    """Return the folder of the sample dossier, in an installed package or beside the source.

    Raises:
        SourceError: The installation lacks it.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "seeds", package.parent / "seeds"):
        if folder.is_dir():
            return folder
    raise SourceError(
        f"{package / 'seeds'}: the sample dossier is missing: install personae again, or give a folder"
    )


def safe_name(name: str) -> str:
    """Return *name* as text that can be stored and printed: bytes that are not UTF-8 become ``%FF``."""
    if name.isascii():
        return name
    return (
        "".join(f"%{ord(char) - 0xDC00:02X}" if "\udc80" <= char <= "\udcff" else char for char in name)
        .encode("utf-8", "replace")
        .decode("utf-8")
    )


def _another(name: str, taken: Container[str]) -> str:
    """Return *name*, or one like it where it is taken: two names may differ only in what is no UTF-8."""
    stem, dot, ending = name.rpartition(".")
    number = 1
    while name in taken:
        number += 1
        name = f"{stem} ({number}){dot}{ending}"
    return name


def _located(path: Path) -> Path:
    try:
        # The file itself may be a link and keeps its name; the way to it is made plain.
        return path.resolve() if path.is_dir() else path.parent.resolve() / path.name
    except (OSError, RuntimeError, ValueError):
        return path.absolute()


def _root(paths: Iterable[Path]) -> Path:
    folders = {os.fspath(path if path.is_dir() else path.parent) for path in paths}
    try:
        return Path(os.path.commonpath(folders))
    except ValueError as error:
        raise SourceError(
            f"{', '.join(sorted(folders))}: no folder holds all of these: open them apart"
        ) from error


class _Walk:
    """One walk: what it found, and the folders it has entered."""

    def __init__(self) -> None:
        self.skipped: Counter[str] = Counter()
        self.unreadable: list[tuple[str, str]] = []
        self._files: dict[str, SourceFile] = {}
        self._entered: set[tuple[int, int]] = set()
        self._links: list[tuple[str, Path]] = []

    def result(self) -> tuple[SourceFile, ...]:
        unsafe = [name for name in self._files if not name.isascii() and safe_name(name) != name]
        for name in sorted(unsafe):
            file = self._files.pop(name)
            safe = _another(safe_name(name), self._files)
            self._files[safe] = replace(file, name=safe)
        return tuple(self._files[name] for name in sorted(self._files))

    def folder(self, folder: Path, prefix: str) -> None:
        """Walk *folder*, whose entries' names begin with *prefix*; links to folders wait."""
        waiting = [(folder, prefix)]
        while waiting:
            folder, prefix = waiting.pop()
            try:
                if not self._enter(folder):
                    self._pass_over(folder)
                    continue
                with os.scandir(folder) as entries:
                    for entry in entries:
                        try:
                            self._entry(entry, folder, prefix, waiting)
                        except OSError as error:
                            self._refused(entry, prefix, error)
            except OSError as error:
                self.unreadable.append((safe_name(prefix.rstrip("/")) or ".", reason(error)))

    def links(self) -> None:
        """Enter the folders that only links lead to, after all others, so that a folder's own name wins."""
        while self._links:
            self._links.sort(reverse=True)
            name, folder = self._links.pop()
            self.folder(folder, f"{name}/")

    def file(self, path: Path, name: str) -> None:
        """Take the file at *path*, named by the reader."""
        try:
            found = path.stat()
        except OSError as error:
            self.unreadable.append((safe_name(name), reason(error)))
            return
        if stat.S_ISREG(found.st_mode):
            self._files[name] = SourceFile(path, name, found.st_size, found.st_mtime_ns)
        else:
            self.unreadable.append((safe_name(name), "not a regular file"))

    def _entry(
        self, entry: os.DirEntry[str], folder: Path, prefix: str, waiting: list[tuple[Path, str]]
    ) -> None:
        name = entry.name
        if name[0] == ".":
            self.skipped[HIDDEN] += 1
        elif entry.is_dir():
            if entry.is_symlink():
                self._links.append((prefix + name, folder / name))
            else:
                waiting.append((folder / name, f"{prefix}{name}/"))
        elif name[name.rfind(".") :].lower() not in TYPES:
            self.skipped[OTHER_TYPE] += 1
        elif entry.is_file():
            found = entry.stat()
            self._files[prefix + name] = SourceFile(
                folder / name, prefix + name, found.st_size, found.st_mtime_ns
            )
        else:
            self.skipped[BROKEN if entry.is_symlink() else NOT_REGULAR] += 1

    def _refused(self, entry: os.DirEntry[str], prefix: str, error: OSError) -> None:
        if entry.is_symlink() and error.errno == errno.ELOOP:
            self.skipped[LOOP] += 1
        else:
            self.unreadable.append((safe_name(prefix + entry.name), reason(error)))

    def _enter(self, folder: Path) -> bool:
        found = folder.stat()
        identity = (found.st_dev, found.st_ino)
        if identity in self._entered:
            return False
        self._entered.add(identity)
        return True

    def _pass_over(self, folder: Path) -> None:
        target, place = folder.resolve(), folder.parent.resolve()
        self.skipped[LOOP if place.is_relative_to(target) else SEEN] += 1


def reason(error: OSError) -> str:
    """Return why the system refused, as one short line without the path."""
    if isinstance(error, PermissionError):
        return "permission denied"
    if isinstance(error, FileNotFoundError):
        return "no longer there"
    return (error.strerror or type(error).__name__).lower()
