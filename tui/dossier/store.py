"""Asking a dossier's index: every answer is what one screen shows, never the whole.

A store belongs to one thread at a time; open another for a worker.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from tui.dossier import faults, schema
from tui.dossier.place import Dossier
from tui.dossier.records import (
    CastRow,
    DateRow,
    DocumentOrder,
    DocumentRow,
    EntityRow,
    Mark,
    MentionRow,
    RoleRow,
    Spot,
    Summary,
    TriggerRow,
)
from tui.model import EventType, Kind, Modality, Origin, PersonaeError, Rule

_ORDERS = {
    DocumentOrder.DATE: "SELECT id FROM document ORDER BY date IS NULL, date, path",
    DocumentOrder.NAME: "SELECT id FROM document ORDER BY title COLLATE NOCASE, path",
    DocumentOrder.MENTIONS: """
        SELECT d.id FROM document d
        LEFT JOIN (SELECT document, count(*) AS n FROM mention WHERE entity = ? GROUP BY document) m
            ON m.document = d.id
        ORDER BY coalesce(m.n, 0) DESC, d.date IS NULL, d.date, d.path""",
}
_MENTIONS = """
    SELECT m.document, d.path, m.start, m.stop, m.entity, e.key, e.kind, e.name, r.rule, m.score, r.evidence,
           m.role
    FROM mention m
    JOIN document d ON d.id = m.document
    JOIN entity e ON e.id = m.entity
    JOIN reason r ON r.id = m.reason"""
_DATES = """
    SELECT t.document, d.path, t.start, t.stop, t.value, t.mod, t.reason
    FROM date_mention t JOIN document d ON d.id = t.document"""
_CHUNK = 500


class Store:
    """Read-only questions to the index of one dossier."""

    def __init__(self, database: Path) -> None:
        """Open the index at *database*, which must have been made by the indexer."""
        self.connection = schema.connect(database, readonly=True)

    @classmethod
    def on(cls, connection: sqlite3.Connection) -> Self:
        """Return a store that asks through *connection*, which stays the caller's to close."""
        store = cls.__new__(cls)
        store.connection = connection
        return store

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let all questions asked inside see one state of the index, whatever is written meanwhile."""
        if self.connection.in_transaction:
            yield
            return
        self.connection.execute("BEGIN")
        try:
            yield
        finally:
            self.connection.execute("COMMIT")

    def generation(self) -> int:
        """Return a number that changes whenever another connection has changed the index."""
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    @property
    def frozen(self) -> bool:
        """Whether changes of the index by another owner are not seen: it must be opened again then."""
        return isinstance(self.connection, faults.ExplainingConnection) and self.connection.frozen

    # -- the whole ---------------------------------------------------------------------------------

    def summary(self) -> Summary:
        """Return the totals of the dossier."""
        ask = self.connection.execute
        with self.snapshot():
            documents, words, mentions = ask(
                "SELECT count(*), coalesce(sum(words), 0), coalesce(sum(mentions), 0) FROM document"
            ).fetchone()
            kinds = ask("SELECT kind, count(*) FROM entity GROUP BY kind").fetchall()
            stale = ask("SELECT value FROM meta WHERE name = 'stale'").fetchone()
            unreadable = ask("SELECT count(*) FROM unreadable").fetchone()[0]
        return Summary(
            documents=documents,
            words=words,
            mentions=mentions,
            entities={Kind(kind): count for kind, count in kinds},
            unreadable=unreadable,
            stale=stale is not None and stale[0] == "1",
        )

    def unreadable(self) -> list[tuple[str, str]]:
        """Return (path, reason) of every file that could not be read, by path."""
        rows = self.connection.execute("SELECT path, reason FROM unreadable ORDER BY path")
        return [(path, reason) for path, reason in rows]

    def source(self, path: str) -> Path:
        """Return the file that the document at *path* was read from."""
        row = self.connection.execute("SELECT file FROM document WHERE path = ?", (path,)).fetchone()
        if row is not None and row[0] is not None:
            return Path(os.fsdecode(row[0]))
        row = self.connection.execute("SELECT value FROM meta WHERE name = 'root'").fetchone()
        return Path(row[0] if row else ".") / path

    # -- documents ---------------------------------------------------------------------------------

    def document_ids(self, order: DocumentOrder = DocumentOrder.DATE, entity: int = 0) -> list[int]:
        """Return the numbers of all documents in *order*.

        Args:
            order: By date (undated last), by title, or by number of mentions of *entity*.
            entity: Whose mentions count for ``DocumentOrder.MENTIONS``.
        """
        arguments = (entity,) if order is DocumentOrder.MENTIONS else ()
        return [row[0] for row in self.connection.execute(_ORDERS[order], arguments)]

    def documents(self, ids: Sequence[int]) -> list[DocumentRow]:
        """Return the records of the documents *ids* in that order; unknown numbers are left out."""
        found: dict[int, DocumentRow] = {}
        for start in range(0, len(ids), _CHUNK):
            part = ids[start : start + _CHUNK]
            places = ",".join("?" * len(part))
            for row in self.connection.execute(f"SELECT * FROM document WHERE id IN ({places})", part):
                found[row["id"]] = _document(row)
        return [found[id_] for id_ in ids if id_ in found]

    def document(self, id_: int) -> DocumentRow | None:
        """Return the record of one document, or None."""
        return next(iter(self.documents([id_])), None)

    def document_by_path(self, path: str) -> DocumentRow | None:
        """Return the record of the document read from *path* (POSIX, relative), or None."""
        row = self.connection.execute("SELECT * FROM document WHERE path = ?", (path,)).fetchone()
        return _document(row) if row else None

    def documents_with(self, digest: str) -> list[int]:
        """Return the numbers of the documents whose bytes hash to *digest*, by path."""
        rows = self.connection.execute("SELECT id FROM document WHERE digest = ? ORDER BY path", (digest,))
        return [row[0] for row in rows]

    def documents_saying(self, words: Sequence[str], limit: int) -> list[int]:
        """Return the numbers of at most *limit* documents in which *words* follow each other."""
        phrase = '"' + " ".join(words).replace('"', "") + '"'
        rows = self.connection.execute(
            "SELECT rowid FROM article_fts WHERE article_fts MATCH ? ORDER BY rowid LIMIT ?", (phrase, limit)
        )
        return [row[0] for row in rows]

    def text(self, document: int) -> str:
        """Return a document's text, or "" if the document is gone."""
        row = self.connection.execute("SELECT text FROM article WHERE document = ?", (document,)).fetchone()
        return str(row[0]) if row else ""

    def headings(self, document: int) -> list[tuple[int, int]]:
        """Return the half-open spans of a document's headings."""
        row = self.connection.execute("SELECT headings FROM document WHERE id = ?", (document,)).fetchone()
        return [(start, end) for start, end in json.loads(row[0])] if row else []

    # -- mentions ----------------------------------------------------------------------------------

    def marks(self, document: int) -> list[Mark]:
        """Return the mentions of a document in order.

        Before linking has reached the document, what the first pass found in it, with entity 0.
        """
        ask = self.connection.execute
        with self.snapshot():
            rows = ask(
                "SELECT m.start, m.stop, e.kind, m.entity FROM mention m JOIN entity e ON e.id = m.entity "
                "WHERE m.document = ? ORDER BY m.start",
                (document,),
            ).fetchall()
            if rows:
                return [Mark(row[0], row[1], Kind(row[2]), row[3]) for row in rows]
            first = ask(
                "SELECT first FROM extraction x JOIN document d ON d.id = x.document "
                "WHERE x.document = ? AND d.mentions IS NULL",
                (document,),
            ).fetchone()
        return [Mark(row[0], row[1], Kind(row[2]), 0) for row in json.loads(first[0])] if first else []

    def mention_at(self, document: int, start: int) -> MentionRow | None:
        """Return the mention that begins at *start*, or None."""
        row = self.connection.execute(
            f"{_MENTIONS} WHERE m.document = ? AND m.start = ?", (document, start)
        ).fetchone()
        return _mention(row) if row else None

    def mentions(self) -> Iterator[MentionRow]:
        """Yield every mention of the dossier in order of path and offset."""
        for row in self.connection.execute(f"{_MENTIONS} ORDER BY d.path, m.start"):
            yield _mention(row)

    def names(self) -> Iterator[MentionRow]:
        """Yield every mention of a person, organisation or place in order of path and offset."""
        for row in self.connection.execute(f"{_MENTIONS} WHERE e.kind != 'EVENT' ORDER BY d.path, m.start"):
            yield _mention(row)

    def dates(self, document: int) -> list[DateRow]:
        """Return the dates that a document names, in order."""
        rows = self.connection.execute(f"{_DATES} WHERE t.document = ? ORDER BY t.start", (document,))
        return [DateRow(*row) for row in rows]

    def all_dates(self) -> Iterator[DateRow]:
        """Yield every date that the dossier names in order of path and offset."""
        for row in self.connection.execute(f"{_DATES} ORDER BY d.path, t.start"):
            yield DateRow(*row)

    def triggers(self) -> Iterator[TriggerRow]:
        """Yield every trigger of the dossier in order of path and offset, its event salient or not."""
        rows = self.connection.execute(
            "SELECT m.document, d.path, m.start, m.stop, v.key, v.name, m.type, m.modality, m.value, "
            "r.evidence FROM event_mention m JOIN document d ON d.id = m.document "
            "JOIN event v ON v.id = m.event JOIN reason r ON r.id = m.reason ORDER BY d.path, m.start"
        )
        for document, path, start, stop, key, name, type_, modality, value, evidence in rows:
            yield TriggerRow(
                document,
                path,
                start,
                stop,
                key,
                name,
                EventType(type_),
                Modality(modality),
                value,
                evidence,
            )

    def spots(self, entity: int) -> list[Spot]:
        """Return every mention of *entity*, by document number and offset."""
        rows = self.connection.execute(
            "SELECT document, start, stop FROM mention INDEXED BY mention_by_entity "
            "WHERE entity = ? ORDER BY document, start",
            (entity,),
        )
        return [Spot(*row) for row in rows]

    def counts(self, entity: int) -> dict[int, int]:
        """Return how often *entity* is mentioned, by document number."""
        rows = self.connection.execute(
            "SELECT document, count(*) FROM mention WHERE entity = ? GROUP BY document", (entity,)
        )
        return dict(rows.fetchall())

    # -- entities ----------------------------------------------------------------------------------

    def cast(self, document: int) -> list[CastRow]:
        """Return who is mentioned in a document, by kind and then most often here first; events by date."""
        return self._cast(
            "(SELECT entity AS id, count(*) AS here FROM mention WHERE document = ? GROUP BY entity)",
            "here DESC, e.mentions DESC",
            (document,),
        )

    def entity_ids(self, kind: Kind, *, limit: int = -1) -> list[int]:
        """Return the numbers of the entities of *kind*, at most *limit* unless negative.

        Heaviest first; events in order of date, the undated last.
        """
        if kind is Kind.EVENT:
            rows = self.connection.execute(
                "SELECT id FROM event WHERE salient "
                "ORDER BY first_day IS NULL, first_day, mentions DESC, name LIMIT ?",
                (limit,),
            )
        else:
            rows = self.connection.execute(
                "SELECT e.id FROM entity e LEFT JOIN watched w ON w.entity = e.id WHERE kind = ? "
                "ORDER BY w.entity IS NULL, mentions DESC, name LIMIT ?",
                (kind, limit),
            )
        return [row[0] for row in rows]

    def cast_of(self, ids: Sequence[int], document: int = 0) -> list[CastRow]:
        """Return sidebar rows for the entities *ids*, in that order, with counts in *document*."""
        found: dict[int, CastRow] = {}
        for start in range(0, len(ids), _CHUNK):
            part = ids[start : start + _CHUNK]
            places = ",".join("?" * len(part))
            wanted = (
                "(SELECT id, (SELECT count(*) FROM mention m WHERE m.entity = w.id AND m.document = ?) here "
                f"FROM entity w WHERE id IN ({places}))"
            )
            for row in self._cast(wanted, "e.mentions DESC", (document, *part)):
                found[row.id] = row
        return [found[id_] for id_ in ids if id_ in found]

    def _cast(self, wanted: str, order: str, arguments: Collection[int]) -> list[CastRow]:
        rows = self.connection.execute(
            f"""
            SELECT e.id, e.kind, e.name, w.here, e.mentions, e.documents,
                coalesce(
                    v.type, (SELECT text FROM role WHERE entity = e.id ORDER BY mentions DESC, text LIMIT 1)
                ) AS role, v.modality,
                (SELECT count(*) FROM surface WHERE entity = e.id) AS spellings,
                EXISTS (SELECT 1 FROM candidate WHERE entity = e.id) AS ambiguous,
                EXISTS (SELECT 1 FROM watched WHERE entity = e.id) AS watched
            FROM {wanted} w JOIN entity e ON e.id = w.id LEFT JOIN event v ON v.id = e.id
            ORDER BY CASE e.kind WHEN 'PERSON' THEN 0 WHEN 'ORG' THEN 1 WHEN 'PLACE' THEN 2 ELSE 3 END,
                watched DESC, v.first_day IS NULL, v.first_day, {order}, e.name""",
            tuple(arguments),
        )
        return [
            CastRow(
                id=row["id"],
                kind=Kind(row["kind"]),
                name=row["name"],
                here=row["here"],
                mentions=row["mentions"],
                documents=row["documents"],
                role=row["role"] or "",
                spellings=row["spellings"],
                ambiguous=bool(row["ambiguous"]),
                watched=bool(row["watched"]),
                modality=Modality(row["modality"] or Modality.HAPPENED),
            )
            for row in rows
        ]

    def entity(self, id_: int) -> EntityRow | None:
        """Return all that is known of one entity, or None."""
        ask = self.connection.execute
        with self.snapshot():
            row = ask("SELECT * FROM entity WHERE id = ?", (id_,)).fetchone()
            if row is None:
                return None
            surfaces = ask(
                "SELECT text, mentions FROM surface WHERE entity = ? ORDER BY mentions DESC, text", (id_,)
            ).fetchall()
            roles = ask("SELECT * FROM role WHERE entity = ? ORDER BY mentions DESC, text", (id_,)).fetchall()
            candidates = ask(
                "SELECT e.id, e.name, e.mentions FROM candidate c JOIN entity e ON e.id = c.other "
                "WHERE c.entity = ? ORDER BY c.rank",
                (id_,),
            ).fetchall()
        return EntityRow(
            id=row["id"],
            key=row["key"],
            kind=Kind(row["kind"]),
            name=row["name"],
            mentions=row["mentions"],
            documents=row["documents"],
            first=_date(row["first_date"]),
            last=_date(row["last_date"]),
            surfaces=tuple((text, count) for text, count in surfaces),
            roles=tuple(
                RoleRow(role["text"], role["mentions"], _date(role["first_date"]), _date(role["last_date"]))
                for role in roles
            ),
            candidates=tuple((other, name, mentions) for other, name, mentions in candidates),
        )

    def home_of(self, entity: int) -> int:
        """Return the number of whoever an entity is with since a decision: itself, another, or 0."""
        row = self.connection.execute(
            "SELECT id FROM entity WHERE id = ?1 UNION ALL SELECT home FROM ruled_entity WHERE id = ?1",
            (entity,),
        ).fetchone()
        return int(row[0]) if row else 0

    def entity_by_key(self, key: str) -> EntityRow | None:
        """Return all that is known of the entity named *key*, or of whoever it is with since a decision.

        None if there is neither.
        """
        with self.snapshot():
            row = self.connection.execute(
                "SELECT id FROM entity WHERE key = ?1 UNION ALL SELECT home FROM ruled_entity WHERE key = ?1",
                (key,),
            ).fetchone()
            return self.entity(row[0]) if row else None


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
    connection = schema.connect(database)
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


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _document(row: sqlite3.Row) -> DocumentRow:
    return DocumentRow(
        id=row["id"],
        path=row["path"],
        title=row["title"],
        date=_date(row["date"]),
        author=row["author"],
        outlet=row["outlet"],
        origins={name: Origin(origin) for name, origin in json.loads(row["origins"]).items()},
        digest=row["digest"],
        words=row["words"],
        mentions=row["mentions"] or 0,
    )


def _mention(row: sqlite3.Row) -> MentionRow:
    document, path, start, stop, entity, key, kind, name, rule, score, evidence, role = row
    return MentionRow(
        document, path, start, stop, entity, key, Kind(kind), name, Rule(rule), score, evidence, role
    )
