"""Writing who is who into the index: entities, their spellings and roles, and every linked mention."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tui.dossier.reading import unpack
from tui.linking import Linking, link
from tui.model import Page

_BY_DATE = """
    SELECT d.id, d.date, a.text, x.completed FROM document d
    JOIN article a ON a.document = d.id JOIN extraction x ON x.document = d.id
    ORDER BY d.date IS NULL, d.date, d.path"""


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


def write(connection: sqlite3.Connection, progress: Callable[[int], None]) -> None:
    """Link all completed mentions and replace what the index says of them.

    The caller holds the transaction, so readers see the old state until all of the new one is there.

    Args:
        connection: The index, inside a transaction.
        progress: Called now and then with the number of documents linked.
    """
    linking = link(lambda: _pages(connection))
    tallies = _tallies(connection, linking)
    for table in ("mention", "reason", "role", "surface", "candidate", "entity"):
        connection.execute(f"DELETE FROM {table}")
    _write_mentions(connection, linking, tallies, progress)
    _write_entities(connection, linking, tallies)
    connection.execute("UPDATE document SET mentions = 0")
    connection.execute(
        "UPDATE document SET mentions = m.n FROM (SELECT document, count(*) AS n FROM mention GROUP BY document) m "
        "WHERE m.document = document.id"
    )


def _pages(connection: sqlite3.Connection) -> Iterator[Page]:
    for document, _, text, completed in connection.execute(_BY_DATE):
        yield Page(document, unpack(completed, text))


def _tallies(connection: sqlite3.Connection, linking: Linking) -> dict[str, _Tally]:
    """Give every entity a number: the one its key had before, so that what is open stays open."""
    before = dict(connection.execute("SELECT key, id FROM entity").fetchall())
    free = max(before.values(), default=0)
    tallies = {}
    for key in linking.entities:
        number = before.get(key)
        if number is None:
            free += 1
            number = free
        tallies[key] = _Tally(number)
    return tallies


def _write_mentions(
    connection: sqlite3.Connection,
    linking: Linking,
    tallies: dict[str, _Tally],
    progress: Callable[[int], None],
) -> None:
    dates = dict(connection.execute("SELECT id, date FROM document").fetchall())
    reasons: dict[tuple[str, str], int] = {}
    rows: list[tuple[int, int, int, int, int, float, str]] = []
    for done, (page, links) in enumerate(linking.links(), 1):
        date = dates[page.document]
        for mention, made in zip(page.mentions, links, strict=True):
            tally = tallies[made.entity]
            tally.count(page.document, date, mention.surface, mention.role)
            reason = reasons.setdefault((made.rule.value, made.evidence), len(reasons) + 1)
            rows.append(
                (page.document, mention.start, mention.end, tally.id, reason, made.score, mention.role)
            )
        if len(rows) > 20_000:
            connection.executemany("INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
            rows.clear()
            progress(done)
    connection.executemany("INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    connection.executemany(
        "INSERT INTO reason VALUES (?, ?, ?)", ((number, *reason) for reason, number in reasons.items())
    )


def _write_entities(connection: sqlite3.Connection, linking: Linking, tallies: dict[str, _Tally]) -> None:
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
