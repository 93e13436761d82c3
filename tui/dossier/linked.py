"""Writing who is who into the index: entities, their spellings and roles, and every linked mention."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from tui.dossier import deciding, happened, schema
from tui.dossier.happened import Helpers
from tui.dossier.meta import LAST_ENTITY, recall, remember
from tui.dossier.reading import unpack
from tui.dossier.working import without_collecting
from tui.linking import link
from tui.linking.watchlist import Heeding, Linked
from tui.model import Origin, Page, Rule, Watched

_BY_DATE = """
    SELECT d.id, a.text, x.completed FROM document d
    JOIN article a ON a.document = d.id JOIN extraction x ON x.document = d.id
    ORDER BY d.date IS NULL, d.date, d.path"""
# Each article's day; when a file was last written says nothing of whom it names.
_DATES = """
    SELECT id, CASE json_extract(origins, '$.date') WHEN ? THEN NULL ELSE date END FROM document"""
_TOLD_EVERY = 256
_ROWS_AT_ONCE = 10_000
# A reason that is written twice costs a row, not a mistake; all that ever were would cost memory.
_REASONS_KEPT = 100_000


@dataclass(slots=True)
class _Tally:
    """What is counted of one entity while its mentions are written."""

    id: int
    mentions: int = 0
    documents: int = 0
    last_document: int = 0
    first: str | None = None
    last: str | None = None
    surfaces: Counter[str] = field(default_factory=Counter)
    roles: dict[str, tuple[int, str | None, str | None]] = field(default_factory=dict)

    def count(self, document: int, date: str | None, surface: str, role: str) -> None:
        """Count one mention; *date* is the day that the article gives itself, not its file's time."""
        self.mentions += 1
        self.surfaces[surface] += 1
        if document != self.last_document:
            self.documents += 1
            self.last_document = document
        # Documents come in order of date, the undated last.
        if date:
            self.first = self.first or date
            self.last = date
        if role:
            seen, first, last = self.roles.get(role, (0, None, None))
            self.roles[role] = (seen + 1, first or date, date or last)


def write(
    connection: sqlite3.Connection,
    helpers: Helpers,
    progress: Callable[[int], None],
    watched: Sequence[Watched] = (),
) -> list[tuple[int, str]]:
    """Link all completed mentions and replace what the index says of them.

    The caller holds the transaction, so readers see the old state until all of the new one is there.

    Args:
        connection: The index, inside a transaction.
        helpers: Where work may be spread.
        progress: Called now and then with the number of documents linked; it may raise to give up.
        watched: The names of the dossier's watch-list.

    Returns:
        The documents that could not be linked in full, with the reason.
    """
    with (
        happened.stories_sought(helpers) as stories,
        schema.without_indexes(connection, ("mention",)),
        without_collecting(),
    ):
        _link_names(connection, progress, watched)
        faults = happened.write(connection, helpers, stories, progress)
    connection.execute(
        "UPDATE document SET mentions = (SELECT count(*) FROM mention WHERE mention.document = document.id)"
    )
    return faults


def _link_names(
    connection: sqlite3.Connection, progress: Callable[[int], None], watched: Sequence[Watched]
) -> None:
    pages = _Pages(connection, progress)
    linking = Heeding(link(pages), watched) if watched else link(pages)
    _replace(connection, linking)
    if isinstance(linking, Heeding):
        connection.executemany(
            "INSERT INTO watched SELECT id FROM entity WHERE key = ?", [(key,) for key in linking.watched]
        )


def _replace(connection: sqlite3.Connection, linking: Linked) -> None:
    tallies = _tallies(connection, linking)
    deciding.forget(connection)
    for table in ("mention", "reason", "role", "surface", "candidate", "watched", "entity"):
        connection.execute(f"DELETE FROM {table}")
    _write_mentions(connection, linking, tallies)
    _write_entities(connection, linking, tallies)


class _Pages:
    """All documents' completed mentions in order of date, as often as they are asked for."""

    def __init__(self, connection: sqlite3.Connection, progress: Callable[[int], None]) -> None:
        self._connection = connection
        self._progress = progress
        self._total = int(connection.execute("SELECT count(*) FROM extraction").fetchone()[0])
        self._passes = 0

    def __call__(self) -> Iterator[Page]:
        self._passes += 1
        # Linking reads everything, then reads it again to link; what happened is the last third of the way.
        before = 0 if self._passes == 1 else self._total
        for done, (document, text, completed) in enumerate(self._connection.execute(_BY_DATE)):
            if done % _TOLD_EVERY == 0:
                self._progress((before + done) // 3)
            yield Page(document, unpack(completed, text))


def _tallies(connection: sqlite3.Connection, linking: Linked) -> dict[str, _Tally]:
    """Give every entity a number: the one its key had before, so that what is open stays open."""
    before = dict(
        connection.execute("SELECT key, id FROM entity UNION SELECT key, id FROM ruled_entity").fetchall()
    )
    free = int(recall(connection, LAST_ENTITY) or 0)
    tallies = {}
    for key in linking.entities:
        number = before.get(key)
        if number is None:
            free += 1
            number = free
        tallies[key] = _Tally(number)
    # The number of one who is gone is not given to another: a reader may be following it.
    remember(connection, LAST_ENTITY, str(free))
    return tallies


def _write_mentions(
    connection: sqlite3.Connection,
    linking: Linked,
    tallies: dict[str, _Tally],
) -> None:
    dates = dict(connection.execute(_DATES, (Origin.MODIFIED.value,)).fetchall())
    reasons: dict[tuple[Rule, str], int] = {}
    fresh: list[tuple[int, str, str]] = []
    number = 0
    rows: list[tuple[int, int, int, int, int, float, str]] = []
    for page, links in linking.links():
        date = dates[page.document]
        for mention, made in zip(page.mentions, links, strict=True):
            tally = tallies[made.entity]
            tally.count(page.document, date, mention.surface, mention.role)
            reason = reasons.get((made.rule, made.evidence))
            if reason is None:
                number += 1
                reason = reasons[made.rule, made.evidence] = number
                fresh.append((number, made.rule.value, made.evidence))
            rows.append(
                (page.document, mention.start, mention.end, tally.id, reason, made.score, mention.role)
            )
        if len(rows) >= _ROWS_AT_ONCE:
            _insert(connection, rows, fresh)
        if len(reasons) >= _REASONS_KEPT:
            reasons.clear()
    _insert(connection, rows, fresh)


def _insert(
    connection: sqlite3.Connection,
    mentions: list[tuple[int, int, int, int, int, float, str]],
    reasons: list[tuple[int, str, str]],
) -> None:
    connection.executemany("INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?)", mentions)
    connection.executemany("INSERT INTO reason VALUES (?, ?, ?)", reasons)
    mentions.clear()
    reasons.clear()


def _write_entities(connection: sqlite3.Connection, linking: Linked, tallies: dict[str, _Tally]) -> None:
    # Who is only a candidate and never mentioned has nothing to show.
    kept = {key: tally for key, tally in tallies.items() if tally.mentions}
    entities = linking.entities
    connection.executemany(
        "INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                t.id,
                key,
                entities[key].kind.value,
                entities[key].name,
                t.mentions,
                t.documents,
                t.first,
                t.last,
            )
            for key, t in kept.items()
        ),
    )
    connection.executemany(
        "INSERT INTO candidate VALUES (?, ?, ?)",
        (
            (tally.id, rank, kept[other].id)
            for key, tally in kept.items()
            for rank, other in enumerate(entities[key].candidates)
            if other in kept
        ),
    )
    connection.executemany(
        "INSERT INTO surface VALUES (?, ?, ?)",
        ((t.id, text, count) for t in kept.values() for text, count in t.surfaces.items()),
    )
    connection.executemany(
        "INSERT INTO role VALUES (?, ?, ?, ?, ?)",
        ((t.id, text, *seen) for t in kept.values() for text, seen in t.roles.items()),
    )
