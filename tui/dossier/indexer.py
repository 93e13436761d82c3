"""Bringing an index up to date with its folder: read what changed, then find out who is who.

Every batch of documents is committed as it comes, so an interrupted run goes on where it stopped.
"""

from __future__ import annotations

import pickle
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from typing import Protocol

from tui.dossier import affected, deciding, faults, finder, happened, intake, linked, schema, watchlist
from tui.dossier.connection import connect, transaction
from tui.dossier.decided import history
from tui.dossier.happened import Helpers
from tui.dossier.lock import BusyError, held, unwritable
from tui.dossier.meta import STALE, recall, remember
from tui.dossier.place import ENGINE, NAMED, Dossier, named
from tui.dossier.progress import Progress, Report, Stage
from tui.dossier.reading import Reading, complete_batch, load_engine, read_batch
from tui.dossier.working import spread, usual_processes, workers
from tui.extraction import EngineError, Lexicon, edition, find_engine
from tui.extraction.watchlist import Watch
from tui.model import PersonaeError
from tui.sources import Discovery, SourceFile, discover

__all__ = ["BusyError", "Progress", "Report", "Stage", "index", "remove_index"]

_FIRST_BATCH = 8
_BATCH = 64
_BATCH_BYTES = 1 << 20
_COMPLETE_BATCH = 256
# Below this many files, starting processes costs more than it saves.
_WORTH_PROCESSES = 200


class _Stop(Protocol):
    def __call__(self) -> bool: ...


class _Stopped(Exception):  # noqa: N818 - not an error: it leaves a transaction that is not to be kept
    """The run is to end before the dossier is linked."""


def index(
    dossier: Dossier,
    *,
    progress: Callable[[Progress], None] = lambda _: None,
    stopped: _Stop = lambda: False,
    processes: int | None = None,
    wait: float = -1,
) -> Report:
    """Bring the index of *dossier* up to date; one that is damaged is set aside and made anew.

    Args:
        dossier: What to read.
        progress: Told how far it has come, from this thread, after each commit.
        stopped: Asked between batches; True ends the run early, keeping what was done.
        processes: How many to work in; by default as many as there are processors, up to eight.
        wait: Seconds to wait for another process that is indexing; negative waits for ever.

    Returns:
        What was done.

    Raises:
        BusyError: Another process is still indexing after *wait* seconds, or when the run is stopped.
        EngineError: The dossier's engine is missing or cannot be loaded; the index is left as it was.
        ReadOnlyError: The index's folder, or the index, may not be written.
        PersonaeError: The index cannot be written for another reason.
    """
    run = partial(_run, dossier, progress, stopped, processes or usual_processes())
    with held(dossier, wait, stopped):
        try:
            return run()
        except sqlite3.DatabaseError as error:
            if not faults.is_damage(error):
                raise faults.explain(error, dossier.database) from error
            _set_aside(dossier.database)
        with faults.explained(dossier.database):
            return run()


def _set_aside(database: Path) -> None:
    try:
        faults.set_aside(database)
    except OSError as error:
        raise PersonaeError(f"{database}: the index is damaged; delete this file to index anew") from error


def _run(dossier: Dossier, progress: Callable[[Progress], None], stopped: _Stop, processes: int) -> Report:
    connection = connect(dossier.database)
    try:
        schema.create(connection)
        return _Run(dossier, connection, progress, stopped, processes).whole()
    finally:
        connection.close()


class _Run:
    def __init__(
        self,
        dossier: Dossier,
        connection: sqlite3.Connection,
        progress: Callable[[Progress], None],
        stopped: _Stop,
        processes: int,
    ) -> None:
        self.dossier = dossier
        self.connection = connection
        self.progress = progress
        self.stopped = stopped
        self.processes = processes
        self.began = time.perf_counter()
        self.read = 0
        self.words = 0
        self.decided = False
        self.faults: list[tuple[str, str]] = []

    def whole(self) -> Report:
        found = discover(self.dossier.paths)
        remember(self.connection, "root", str(found.root))
        remember(self.connection, NAMED, named(self.dossier.paths))
        self._heed_edition()
        self._heed_watchlist()
        changed, gone = intake.compare(self.connection, found)
        removed = self._forget(gone)
        busy = bool(changed) or recall(self.connection, STALE) == "1"
        with workers(self.processes if busy and len(found.files) >= _WORTH_PROCESSES else 1) as pool:
            self._read(pool if len(changed) >= _WORTH_PROCESSES else None, changed)
            if recall(self.connection, STALE) == "1" and not self.stopped():
                self._resolve(pool, self._count("extraction"))
        if recall(self.connection, STALE) == "0":
            self._follow_journal()
        return self._report(found, removed)

    def _follow_journal(self) -> None:
        """Follow decisions that came by another way: from another program, or merged into the journal."""
        with transaction(self.connection):
            self.decided = bool(deciding.follow(self.connection, history(self.dossier).standing()))

    def _heed_edition(self) -> None:
        """Have every document read anew if another engine, or an older edition of it, read them."""
        spec = self.dossier.engine
        try:
            engine = find_engine(spec)
            now = "\n".join(filter(None, (edition(), engine.edition)))
            if recall(self.connection, "edition") == now:
                return
            if engine.edition:
                # What another engine found is worth more than nothing, should this one not come up.
                load_engine(engine.spec)
        except EngineError as error:
            if recall(self.connection, ENGINE) != spec:
                raise
            raise EngineError(f"{error}; this index was made with it, --engine crf makes it anew") from error
        with transaction(self.connection):
            remember(self.connection, ENGINE, spec)
            # No content has this digest, so each counts as changed; it keeps its number.
            self.connection.execute("UPDATE document SET digest = '', modified = ?", (intake.TRY_AGAIN,))
            self.connection.execute("UPDATE unreadable SET modified = ?", (intake.TRY_AGAIN,))
            remember(self.connection, "edition", now)

    def _heed_watchlist(self) -> None:
        """Have the dossier linked anew if its watch-list is another one."""
        now = watchlist.digest(self.dossier)
        if recall(self.connection, "watchlist") != now:
            with transaction(self.connection):
                remember(self.connection, "watchlist", now)
                remember(self.connection, STALE, "1")

    # -- reading -----------------------------------------------------------------------------------

    def _forget(self, gone: Sequence[str]) -> int:
        """Remove what is known of files that are gone; return how many of them were documents."""
        if not gone:
            return 0
        with transaction(self.connection):
            return sum(intake.remove(self.connection, path) for path in gone)

    def _read(self, pool: Executor | None, changed: Sequence[SourceFile]) -> None:
        done = 0
        for readings in spread(pool, map(self._reader, _batches(changed)), self.processes):
            with transaction(self.connection):
                for reading in readings:
                    if intake.keep(self.connection, reading):
                        self.read += 1
                        self.words += reading.words
            done += len(readings)
            self._tell(Stage.READING, done, len(changed))
            if self.stopped():
                return

    def _reader(self, files: list[SourceFile]) -> Callable[[], list[Reading]]:
        return partial(read_batch, files, self.dossier.engine)

    # -- who is who --------------------------------------------------------------------------------

    def _resolve(self, pool: Executor | None, total: int) -> None:
        """Run the dossier pass: complete every document's mentions by what all others say, and link."""
        watched = watchlist.watched(self.dossier)
        if not self._complete(pool, Watch(watched)):
            return
        try:
            with transaction(self.connection):
                helpers = Helpers(
                    self.dossier.database, pool if total >= _WORTH_PROCESSES else None, self.processes
                )
                faults = linked.write(self.connection, helpers, partial(self._tell_linked, total), watched)
                for document, fault in faults:
                    self._fault(document, "events", fault)
                deciding.follow(self.connection, history(self.dossier).standing())
                finder.build(self.connection)
                remember(self.connection, STALE, "0")
        except _Stopped:
            return
        # While somebody reads, the log keeps its size until the next time.
        self.connection.execute("PRAGMA busy_timeout = 0")
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._tell(Stage.LINKING, total, total)

    def _tell_linked(self, total: int, done: int) -> None:
        if self.stopped():
            raise _Stopped
        self._tell(Stage.LINKING, done, total)

    def _complete(self, pool: Executor | None, watch: Watch) -> bool:
        for pattern in ("lexicon-*.tmp", happened.LEFT_OVER):
            for left in self.dossier.home.glob(pattern):
                left.unlink(missing_ok=True)
        with transaction(self.connection):
            lexicon = affected.heed(self.connection, watch, recall(self.connection, "watchlist"))
        # A name of its own each run: workers keep the lexicon they have read by its path.
        path = self.dossier.home / f"lexicon-{time.time_ns()}.tmp"
        try:
            _write_lexicon(path, lexicon, watch)
            done, total = 0, self._count("extraction WHERE completed IS NULL")
            self._tell(Stage.COMPLETING, 0, total)
            work = (partial(complete_batch, self.dossier.database, path, batch) for batch in self._parts())
            helpers = pool if total >= _WORTH_PROCESSES else None
            for completed in spread(helpers, work, self.processes):
                with transaction(self.connection):
                    self.connection.executemany(
                        "UPDATE extraction SET completed = ?, terms = ? WHERE document = ?",
                        [(each.mentions, each.terms, each.document) for each in completed],
                    )
                    for completion in completed:
                        if completion.fault:
                            self._fault(completion.document, "names", completion.fault)
                done += len(completed)
                self._tell(Stage.COMPLETING, done, total)
                if self.stopped():
                    return False
        finally:
            path.unlink(missing_ok=True)
        return True

    def _parts(self) -> Iterator[list[int]]:
        """Yield the numbers of all documents that are not completed in parts of bounded size."""
        part: list[int] = []
        size = 0
        rows = "SELECT id, size FROM document JOIN extraction ON document = id WHERE completed IS NULL"
        for number, length in self.connection.execute(f"{rows} ORDER BY id").fetchall():
            part.append(number)
            size += length
            if len(part) >= _COMPLETE_BATCH or size >= _BATCH_BYTES:
                yield part
                part, size = [], 0
        if part:
            yield part

    def _fault(self, document: int, what: str, fault: str) -> None:
        affected.note_broken(self.connection, document)
        row = self.connection.execute("SELECT path FROM document WHERE id = ?", (document,)).fetchone()
        reason = f"{row[0]}: {what} may be missing in it ({fault}); please report it"
        self.faults.append((row[0], reason))

    # -- telling -----------------------------------------------------------------------------------

    def _count(self, table: str) -> int:
        return int(self.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    def _tell(self, stage: Stage, done: int, total: int) -> None:
        self.progress(Progress(stage, done, total, self.words, time.perf_counter() - self.began))

    def _report(self, found: Discovery, removed: int) -> Report:
        rows = self.connection.execute("SELECT path, reason FROM unreadable ORDER BY path").fetchall()
        return Report(
            documents=self._count("document"),
            read=self.read,
            removed=removed,
            decided=self.decided,
            unreadable=(*found.unreadable, *((path, reason) for path, reason in rows), *self.faults),
            skipped=found.skipped,
            words=self.words,
            seconds=time.perf_counter() - self.began,
        )


def _write_lexicon(path: Path, lexicon: Lexicon, watch: Watch) -> None:
    try:
        path.write_bytes(pickle.dumps((lexicon, watch), protocol=pickle.HIGHEST_PROTOCOL))
    except OSError as error:
        raise unwritable(path, error) from error


def _batches(files: Sequence[SourceFile]) -> Iterator[list[SourceFile]]:
    """Cut *files* into batches, the first a small one, so that something can be read at once."""
    batch: list[SourceFile] = []
    size, most = 0, _FIRST_BATCH
    for file in files:
        batch.append(file)
        size += file.size
        if len(batch) >= most or size >= _BATCH_BYTES:
            yield batch
            batch, size, most = [], 0, _BATCH
    if batch:
        yield batch


def remove_index(database: Path) -> None:
    """Delete the index at *database*; it can be made again from the folder."""
    for suffix in ("", "-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
