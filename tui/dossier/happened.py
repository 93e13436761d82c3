"""Writing what happened into the index: events, their reports, who took part, and which may be one.

The names are linked already; a salient event becomes an entity beside them, so whatever follows people
follows events too.
"""

from __future__ import annotations

import pickle
import sqlite3
import time
from array import array
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from tui.dossier import schema
from tui.dossier.meta import LAST_ENTITY, recall, remember
from tui.dossier.telling import Batch, Named, Rows, Stories, find_stories, tell
from tui.dossier.working import spread
from tui.linking.events import Numbering
from tui.model import Kind

_BATCH = 192
_BATCH_BYTES = 1 << 20
_REASONS_KEPT = 50_000
_PATIENCE = 0.25
"""Seconds between two looks at whether to give up."""
TABLES = ("event", "event_part", "event_mention", "event_likeness")
LEFT_OVER = "stories-*.tmp"
"""Files of a run that was killed."""


@dataclass(frozen=True, slots=True)
class Helpers:
    """Where work may be spread.

    Attributes:
        database: The index, for who has no connection.
        pool: Other processes, or None where this one does it all.
        processes: How many.
    """

    database: Path
    pool: Executor | None = None
    processes: int = 1


@contextmanager
def stories_sought(helpers: Helpers) -> Iterator[Callable[[Callable[[], None]], Stories]]:
    """Have another process find the stories of a dossier while this one does something else.

    The words of all documents are then kept in a file, for the other processes, until this is left.

    Yields:
        What returns the stories once they are found; it calls its argument now and then, which may raise to
        give up. Where this process does it all, they are found only then.
    """
    if helpers.pool is None:
        yield partial(find_stories, helpers.database, None)
        return
    # A name of its own each run: workers keep what they have read by its path.
    path = helpers.database.with_name(LEFT_OVER.replace("*", str(time.time_ns())))
    seeking = helpers.pool.submit(find_stories, helpers.database, path)
    try:
        yield partial(_awaited, seeking)
    finally:
        if not seeking.cancel():
            wait((seeking,))
        path.unlink(missing_ok=True)


def _awaited(seeking: Future[Stories], tick: Callable[[], None]) -> Stories:
    while not seeking.done():
        wait((seeking,), timeout=_PATIENCE)
        tick()
    return seeking.result()


def write(
    connection: sqlite3.Connection,
    helpers: Helpers,
    found: Callable[[Callable[[], None]], Stories],
    progress: Callable[[int], None],
) -> list[tuple[int, str]]:
    """Link all triggers and write what happened; the names' entities and mentions are there already.

    Args:
        connection: The index, inside a transaction.
        helpers: Where to link; they read texts, triggers and words, which must be committed.
        found: What :func:`stories_sought` yields.
        progress: Called now and then with the number of documents done; it may raise to give up.

    Returns:
        The documents whose triggers could not be linked, with the reason.
    """
    total = int(connection.execute("SELECT count(*) FROM extraction").fetchone()[0])
    # The names were two thirds of the way.
    stories = found(partial(progress, 2 * total // 3))
    documents = stories.documents
    connection.executemany(
        "UPDATE document SET story = ? WHERE id = ?",
        ((documents[story], document) for story, document in zip(stories.first, documents, strict=True)),
    )
    faults: list[tuple[int, str]] = []
    numbering = Numbering()
    connection.execute("CREATE TABLE told (number INTEGER PRIMARY KEY, data BLOB NOT NULL)")
    batches = _Batches(connection, documents).of(stories.first)
    work = (partial(tell, helpers.database, stories.index, batch) for batch in batches)
    done = 0
    for telling in spread(helpers.pool, work, helpers.processes):
        for rank, start, plain in telling.events:
            numbering.add(rank, start, plain)
        connection.execute("INSERT INTO told (data) VALUES (?)", (telling.rows,))
        faults += telling.faults
        done += telling.documents
        progress((2 * total + done) // 3)
    _Writer(connection, numbering).write()
    connection.execute("DROP TABLE told")
    return faults


class _Batches:
    """Cuts a dossier into batches of whole stories, each with the names in it."""

    def __init__(self, connection: sqlite3.Connection, documents: Sequence[int]) -> None:
        self._connection = connection
        self._documents = documents

    def of(self, first: Sequence[int]) -> Iterator[Batch]:
        """Yield all stories in order of their first documents.

        Args:
            first: For each document the first one of its story, both by rank.
        """
        stories: dict[int, array[int]] = {}
        for rank, story in enumerate(first):
            stories.setdefault(story, array("L")).append(rank)
        batch: list[list[int]] = []
        count = size = 0
        for ranks in stories.values():
            batch.append(list(ranks))
            count += len(ranks)
            size += self._size([self._documents[rank] for rank in ranks])
            if count >= _BATCH or size >= _BATCH_BYTES:
                yield self._named(batch)
                batch, count, size = [], 0, 0
        if batch:
            yield self._named(batch)

    def _size(self, documents: Sequence[int]) -> int:
        (size,) = self._connection.execute(
            f"SELECT sum(size) FROM document WHERE id IN ({_listed(documents)})"
        ).fetchone()
        return int(size)

    def _named(self, ranks: list[list[int]]) -> Batch:
        stories = [[self._documents[rank] for rank in story] for story in ranks]
        mentions = {document: array("L") for story in stories for document in story}
        rows = self._connection.execute(
            "SELECT m.document, m.start, m.stop, m.entity FROM mention m JOIN entity e ON e.id = m.entity "
            f"WHERE m.document IN ({_listed(mentions)}) AND e.kind != '{Kind.EVENT.value}' "
            "ORDER BY m.document, m.start"
        )
        numbers = set()
        for document, start, stop, entity in rows:
            mentions[document].extend((start, stop, entity))
            numbers.add(entity)
        return Batch(stories, ranks, mentions, self._entities(numbers))

    def _entities(self, numbers: set[int]) -> dict[int, Named]:
        listed = _listed(numbers)
        entities = {
            number: Named(key, kind, [])
            for number, key, kind in self._connection.execute(
                f"SELECT id, key, kind FROM entity WHERE id IN ({listed}) ORDER BY id"
            )
        }
        for number, surface in self._connection.execute(
            f"SELECT entity, text FROM surface WHERE entity IN ({listed}) ORDER BY entity, text"
        ):
            entities[number].surfaces.append(surface)
        return entities


def _listed(numbers: Sequence[int] | set[int] | dict[int, array[int]]) -> str:
    return ",".join(map(str, numbers))


class _Writer:
    """Replaces what the index says of what happened."""

    def __init__(self, connection: sqlite3.Connection, numbering: Numbering) -> None:
        self._connection = connection
        self._numbering = numbering
        self._free_reason = 1 + int(
            connection.execute("SELECT coalesce(max(id), 0) FROM reason").fetchone()[0]
        )
        self._reasons: dict[tuple[str, str], int] = {}

    def write(self) -> None:
        """Write the rows of all stories, which wait in a table of their own."""
        numbers = self._number()
        for table in TABLES:
            self._connection.execute(f"DELETE FROM {table}")
        with schema.without_indexes(self._connection, TABLES):
            first = 0
            for (packed,) in self._connection.execute("SELECT data FROM told ORDER BY number"):
                rows: Rows = pickle.loads(packed)
                last = first + len(rows.events)
                self._write(rows, range(first, last), numbers[first:last])
                first = last
        # What is worth a line in a list is an entity like any other.
        self._connection.execute(
            "INSERT INTO mention SELECT m.document, m.start, m.stop, m.event, m.reason, m.score, '' "
            "FROM event_mention m JOIN event e ON e.id = m.event WHERE e.salient"
        )

    def _number(self) -> array[int]:
        """Give every event a number of its own among entities: the one its key had before."""
        ask = self._connection.execute
        free = int(recall(self._connection, LAST_ENTITY) or 0)
        anew = ask("SELECT 1 FROM event LIMIT 1").fetchone() is None
        numbers = array("L", bytes(len(self._numbering) * array("L").itemsize))
        for event in self._numbering.settle():
            before = None
            if not anew:
                before = ask("SELECT id FROM event WHERE key = ?", (self._numbering.key(event),)).fetchone()
            if before is None:
                free += 1
            numbers[event] = free if before is None else before[0]
        remember(self._connection, LAST_ENTITY, str(free))
        return numbers

    def _write(self, rows: Rows, events: range, numbers: Sequence[int]) -> None:
        many = self._connection.executemany
        keys = [self._numbering.key(event) for event in events]
        several = list(zip(numbers, keys, rows.events, strict=True))
        many(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(number, key, *event.columns) for number, key, event in several],
        )
        many(
            "INSERT INTO event_part VALUES (?, ?, ?)",
            [(number, rank, part) for number, _, event in several for rank, part in enumerate(event.parts)],
        )
        many(
            "INSERT OR IGNORE INTO event_likeness VALUES (?, ?, ?, ?)",
            [(numbers[one], numbers[other], *why) for one, other, *why in rows.likenesses],
        )
        reasons = self._reason_numbers(rows.reasons)
        many(
            "INSERT INTO event_mention VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (*where, numbers[event], type_, modality, when, start, stop, reasons[reason], score)
                for *where, event, type_, modality, when, start, stop, reason, score in rows.mentions
            ],
        )
        salient = [each for each in several if each[2].surfaces]
        many(
            f"INSERT INTO entity VALUES (?, ?, '{Kind.EVENT.value}', ?, ?, ?, ?, ?)",
            [
                (number, key, event.columns[1], *event.columns[-2:], *event.days)
                for number, key, event in salient
            ],
        )
        many(
            "INSERT INTO surface VALUES (?, ?, ?)",
            list(chain.from_iterable(((n, *each) for each in event.surfaces) for n, _, event in salient)),
        )

    def _reason_numbers(self, reasons: Sequence[tuple[str, str]]) -> list[int]:
        """Write reasons and return their numbers; one that was written a while ago is written again."""
        if len(self._reasons) > _REASONS_KEPT:
            self._reasons.clear()
        fresh = []
        for reason in reasons:
            if reason not in self._reasons:
                self._reasons[reason] = self._free_reason
                fresh.append((self._free_reason, *reason))
                self._free_reason += 1
        self._connection.executemany("INSERT INTO reason VALUES (?, ?, ?)", fresh)
        return [self._reasons[reason] for reason in reasons]
