"""Bringing an index up to date with its folder: read what changed, then find out who is who.

Every batch of documents is committed as it comes, so an interrupted run goes on where it stopped.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import pickle
import sqlite3
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from filelock import FileLock, Timeout

from tui.dossier import finder, linked, schema
from tui.dossier.place import Dossier
from tui.dossier.reading import Reading, complete_batch, read_batch, unpack
from tui.extraction import LexiconBuilder
from tui.model import PersonaeError
from tui.sources import Discovery, SourceFile, discover

_BATCH = 64
_FIRST_BATCH = 8
# Below this many files, starting processes costs more than it saves.
_WORTH_PROCESSES = 200
T = TypeVar("T")


class Stage(StrEnum):
    """What an indexing run is doing."""

    READING = "reading"
    COMPLETING = "completing"
    LINKING = "linking"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come: documents done of total in this stage, and words read so far."""

    stage: Stage
    done: int
    total: int
    words: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did.

    Attributes:
        documents: Documents in the index afterwards.
        read: Documents that were new or changed.
        removed: Documents whose files are gone.
        unreadable: (path, reason) of every file that cannot be read.
        skipped: Reason to count of what is no article.
        words: Words in the documents read.
        seconds: Time the run took.
    """

    documents: int
    read: int
    removed: int
    unreadable: tuple[tuple[str, str], ...]
    skipped: Mapping[str, int]
    words: int
    seconds: float


class BusyError(PersonaeError):
    """Another process is indexing the same dossier."""


class _Stop(Protocol):
    def __call__(self) -> bool: ...


def index(
    dossier: Dossier,
    *,
    progress: Callable[[Progress], None] = lambda _: None,
    stopped: _Stop = lambda: False,
    processes: int | None = None,
    wait: float = -1,
) -> Report:
    """Bring the index of *dossier* up to date.

    Args:
        dossier: What to read.
        progress: Told how far it has come, from this thread, after each commit.
        stopped: Asked between batches; True ends the run early, keeping what was done.
        processes: How many to work in; by default as many as there are processors.
        wait: Seconds to wait for another process that is indexing; negative waits for ever.

    Returns:
        What was done.

    Raises:
        BusyError: Another process is still indexing after *wait* seconds.
        PersonaeError: The index cannot be written.
    """
    try:
        with FileLock(dossier.lock, timeout=wait):
            return _Run(dossier, progress, stopped, processes or os.cpu_count() or 1).whole()
    except Timeout as error:
        raise BusyError(f"{dossier.name}: another Personae is indexing this dossier") from error
    except sqlite3.DatabaseError as error:
        raise PersonaeError(f"{dossier.database}: {error}; delete this file to index anew") from error
    except OSError as error:
        if error.filename is None:
            raise
        raise PersonaeError(f"{error.filename}: {error.strerror}; the index cannot be written") from error


class _Run:
    def __init__(
        self, dossier: Dossier, progress: Callable[[Progress], None], stopped: _Stop, processes: int
    ) -> None:
        self.dossier = dossier
        self.progress = progress
        self.stopped = stopped
        self.processes = processes
        self.began = time.perf_counter()
        self.words = 0
        self.connection = schema.connect(dossier.database)

    def whole(self) -> Report:
        try:
            schema.create(self.connection)
            found = discover(self.dossier.paths)
            self._remember("root", str(found.root))
            changed, gone = self._compare(found)
            self._forget(gone)
            with _workers(self.processes if len(changed) >= _WORTH_PROCESSES else 1) as pool:
                read = self._read(pool, changed)
            if self._recall("stale") == "1" and not self.stopped():
                self._resolve()
            return self._report(found, read, len(gone))
        finally:
            self.connection.close()

    # -- reading -----------------------------------------------------------------------------------

    def _compare(self, found: Discovery) -> tuple[list[SourceFile], list[str]]:
        """Return the files to read and the paths whose documents are gone."""
        known: dict[str, tuple[int, int]] = {
            path: (size, modified)
            for path, size, modified in self.connection.execute(
                "SELECT path, size, modified FROM document UNION ALL SELECT path, size, modified FROM unreadable"
            )
        }
        changed = [file for file in found.files if known.get(file.name) != (file.size, file.modified)]
        present = {file.name for file in found.files}
        return changed, [path for path in known if path not in present]

    def _forget(self, gone: Sequence[str]) -> None:
        if not gone:
            return
        with self._transaction():
            self._remove(gone)
            self._remember("stale", "1")

    def _remove(self, paths: Sequence[str]) -> None:
        for path in paths:
            self.connection.execute("DELETE FROM document WHERE path = ?", (path,))
            self.connection.execute("DELETE FROM unreadable WHERE path = ?", (path,))

    def _read(self, pool: Executor | None, changed: Sequence[SourceFile]) -> int:
        done = 0
        work = (partial(read_batch, batch) for batch in _batches(changed))
        for readings in _spread(pool, work, self.processes):
            with self._transaction():
                for reading in readings:
                    self._keep(reading)
            done += len(readings)
            self._tell(Stage.READING, done, len(changed))
            if self.stopped():
                break
        return done

    def _keep(self, reading: Reading) -> None:
        file, document = reading.file, reading.document
        if document is None:
            self._remove([file.name])
            self.connection.execute(
                "INSERT INTO unreadable VALUES (?, ?, ?, ?)",
                (file.name, file.size, file.modified, reading.reason),
            )
            self._remember("stale", "1")
            return
        same = self.connection.execute(
            "UPDATE document SET size = ?, modified = ? WHERE path = ? AND digest = ?",
            (file.size, file.modified, file.name, document.digest),
        )
        # A date taken from the file's time changes with it, though not a byte of the article did.
        dated_by_time = document.origins.get("date") == "modification time"
        if same.rowcount and not dated_by_time:
            return
        self._remove([file.name])
        cursor = self.connection.execute(
            "INSERT INTO document (path, digest, size, modified, encoding, title, date, author, outlet, origins, "
            "headings, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                file.name,
                document.digest,
                file.size,
                file.modified,
                document.encoding,
                document.title,
                document.date.isoformat() if document.date else None,
                document.author,
                document.outlet,
                json.dumps(dict(document.origins)),
                json.dumps(document.headings),
                reading.words,
            ),
        )
        number = cursor.lastrowid
        self.connection.execute("INSERT INTO article VALUES (?, ?)", (number, document.text))
        self.connection.execute("INSERT INTO extraction VALUES (?, ?, NULL)", (number, reading.mentions))
        self.words += reading.words
        self._remember("stale", "1")

    # -- who is who --------------------------------------------------------------------------------

    def _resolve(self) -> None:
        """Run the dossier pass: complete every document's mentions by what all others say, and link."""
        total = self.connection.execute("SELECT count(*) FROM extraction").fetchone()[0]
        with _workers(self.processes if total >= _WORTH_PROCESSES else 1) as pool:
            if not self._complete(pool, total):
                return
        with self._transaction():
            linked.write(self.connection, lambda done: self._tell(Stage.LINKING, done, total))
            finder.build(self.connection)
            self._remember("stale", "0")
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._tell(Stage.LINKING, total, total)

    def _complete(self, pool: Executor | None, total: int) -> bool:
        builder = LexiconBuilder()
        rows = "SELECT a.text, x.first FROM extraction x JOIN article a USING (document)"
        for text, first in self.connection.execute(rows):
            builder.add(unpack(first, text))
        # A name of its own each run: workers keep the lexicon they have read by its path.
        path = self.dossier.home / f"lexicon-{os.getpid()}-{time.monotonic_ns()}.tmp"
        path.write_bytes(pickle.dumps(builder.build()))
        try:
            ids = [
                row[0] for row in self.connection.execute("SELECT document FROM extraction ORDER BY document")
            ]
            work = (
                partial(complete_batch, self.dossier.database, path, batch)
                for batch in (ids[start : start + 4 * _BATCH] for start in range(0, len(ids), 4 * _BATCH))
            )
            done = 0
            for completed in _spread(pool, work, self.processes):
                with self._transaction():
                    self.connection.executemany(
                        "UPDATE extraction SET completed = ? WHERE document = ?",
                        [(packed, document) for document, packed in completed],
                    )
                done += len(completed)
                self._tell(Stage.COMPLETING, done, total)
                if self.stopped():
                    return False
        finally:
            path.unlink(missing_ok=True)
        return True

    # -- small things ------------------------------------------------------------------------------

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def _remember(self, name: str, value: str) -> None:
        self.connection.execute(
            "INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value "
            "WHERE value != excluded.value",
            (name, value),
        )

    def _recall(self, name: str) -> str:
        row = self.connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def _tell(self, stage: Stage, done: int, total: int) -> None:
        self.progress(Progress(stage, done, total, self.words, time.perf_counter() - self.began))

    def _report(self, found: Discovery, read: int, removed: int) -> Report:
        ask = self.connection.execute
        unreadable = [
            (path, reason) for path, reason in ask("SELECT path, reason FROM unreadable ORDER BY path")
        ]
        return Report(
            documents=ask("SELECT count(*) FROM document").fetchone()[0],
            read=read,
            removed=removed,
            unreadable=(*found.unreadable, *unreadable),
            skipped=found.skipped,
            words=self.words,
            seconds=time.perf_counter() - self.began,
        )


def _batches(files: Sequence[SourceFile]) -> Iterator[list[SourceFile]]:
    """Cut *files* into batches, the first a small one, so that something can be read at once."""
    start, size = 0, _FIRST_BATCH
    while start < len(files):
        yield list(files[start : start + size])
        start, size = start + size, _BATCH


@contextmanager
def _workers(processes: int) -> Iterator[Executor | None]:
    """Yield a pool of *processes*, or None where this process is to do the work itself."""
    if processes < 2:
        yield None
        return
    # Spawned, for a fork would copy the threads and terminal state of a running screen.
    with ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn")) as pool:
        try:
            yield pool
        finally:
            pool.shutdown(cancel_futures=True)


def _spread(pool: Executor | None, work: Iterator[Callable[[], T]], processes: int) -> Iterator[T]:
    """Yield the results of *work* in order, a few pieces ahead in *pool* at any time."""
    if pool is None:
        for piece in work:
            yield piece()
        return
    waiting: deque[Future[T]] = deque()
    for piece in work:
        waiting.append(pool.submit(piece))
        if len(waiting) > 3 * processes:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def remove_index(database: Path) -> None:
    """Delete the index at *database*; it can be made again from the folder."""
    for suffix in ("", "-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
