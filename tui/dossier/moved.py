"""Moving mentions from where the rules have them to where decisions have them, and back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tui.linking.decisions import Base
from tui.model import Kind

Position = tuple[int, int]
"""A mention: number of its document, and start."""

_PRISTINE = """
    FROM mention m WHERE m.entity = :base AND NOT EXISTS (
        SELECT 1 FROM ruled_mention r WHERE r.document = m.document AND r.start = m.start)"""
_MOVING = """
    FROM moving v CROSS JOIN mention m ON m.document = v.document AND m.start = v.start"""
_TOGETHER = "SELECT document, start FROM ruled_mention WHERE entity = :base AND NOT apart"


@dataclass(frozen=True, slots=True)
class Involved:
    """An entity of the rules that decisions are about, and the number of the one it is with now."""

    base: Base
    home: int
    reason: int


class Moves:
    """The mentions of one index, inside a transaction of the caller's.

    Attributes:
        touched: Numbers of entities whose mentions have changed.
        documents: Numbers of documents that have other mentions than before, where names came or went.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Move through *connection*."""
        self._connection = connection
        self.touched: set[int] = set()
        self.documents: set[int] = set()

    def involve(self, base: int) -> Involved | None:
        """Return an entity of the rules, keeping what the rules say of it from now on; None if it is gone."""
        ask = self._connection.execute
        row = ask("SELECT * FROM ruled_entity WHERE id = ?", (base,)).fetchone()
        if row is None:
            ask(
                "INSERT INTO ruled_entity SELECT id, key, kind, name, mentions, id, 0 "
                "FROM entity WHERE id = ?",
                (base,),
            )
            ask("INSERT INTO ruled_surface SELECT * FROM surface WHERE entity = ?", (base,))
            ask("INSERT INTO ruled_candidate SELECT * FROM candidate WHERE entity = ?", (base,))
            row = ask("SELECT * FROM ruled_entity WHERE id = ?", (base,)).fetchone()
        if row is None:
            return None
        others = ask("SELECT other FROM ruled_candidate WHERE entity = ? ORDER BY rank", (base,)).fetchall()
        candidates = tuple(other for (other,) in others)
        found = Base(row["key"], Kind(row["kind"]), row["name"], row["mentions"], candidates)
        return Involved(found, row["home"], row["reason"])

    def covered(self, base: int, spellings: Iterable[str], documents: Iterable[int]) -> dict[Position, str]:
        """Return the mentions that the rules give to *base* with such a spelling or in such a document.

        Each comes with its text.
        """
        found: dict[Position, str] = {}
        text = "substr(a.text, x.start + 1, x.stop - x.start)"
        mine = (
            "(SELECT document, start, stop FROM ruled_mention WHERE entity = :base UNION ALL "
            f"SELECT m.document, m.start, m.stop {_PRISTINE})"
        )
        for spelling in spellings:
            rows = self._connection.execute(
                f"SELECT x.document, x.start FROM {mine} x JOIN article a ON a.document = x.document "
                f"WHERE x.stop - x.start = :length AND {text} = :spelling",
                {"base": base, "length": len(spelling), "spelling": spelling},
            )
            found.update(((document, start), spelling) for document, start in rows)
        for document in documents:
            rows = self._connection.execute(
                f"SELECT x.start, {text} FROM {mine} x JOIN article a ON a.document = x.document "
                "WHERE x.document = :document",
                {"base": base, "document": document},
            )
            found.update(((document, start), surface) for start, surface in rows)
        return found

    def surface(self, position: Position, base: int) -> str | None:
        """Return the text of a mention, or None if the rules do not give it to *base*."""
        document, start = position
        row = self._connection.execute(
            "SELECT substr(a.text, x.start + 1, x.stop - x.start) FROM ("
            "SELECT document, start, stop, entity FROM ruled_mention "
            "WHERE document = :document AND start = :start UNION ALL "
            "SELECT m.document, m.start, m.stop, m.entity FROM mention m "
            "WHERE document = :document AND start = :start AND NOT EXISTS (SELECT 1 FROM ruled_mention r "
            "WHERE r.document = :document AND r.start = :start)) x "
            "JOIN article a ON a.document = x.document WHERE x.entity = :base",
            {"document": document, "start": start, "base": base},
        ).fetchone()
        return None if row is None else str(row[0])

    # -- all of an entity --------------------------------------------------------------------------

    def move_all(self, base: int, now: int, home: int, reason: int) -> None:
        """Move the mentions of *base* that are not apart from *now* to *home*; 0 is nowhere."""
        if now == home:
            return
        ask = self._connection.execute
        names = {"base": base, "home": home, "reason": reason}
        self.touched |= {now, home}
        if now == base:
            ask(
                "INSERT INTO ruled_mention SELECT m.document, m.start, m.stop, m.entity, m.reason, m.score, "
                f"m.role, 0 {_PRISTINE}",
                names,
            )
        if not now or not home:
            self._note_documents(base)
        if home == 0:
            ask(f"DELETE FROM mention WHERE (document, start) IN ({_TOGETHER})", names)
        elif now == 0:
            ask(
                "INSERT INTO mention SELECT document, start, stop, :home, "
                "iif(:home = :base, reason, :reason), iif(:home = :base, score, 1.0), role "
                "FROM ruled_mention WHERE entity = :base AND NOT apart",
                names,
            )
        else:
            ask(
                "UPDATE mention SET entity = :home, reason = iif(:home = :base, r.reason, :reason), "
                "score = iif(:home = :base, r.score, 1.0) FROM ruled_mention r WHERE r.entity = :base "
                "AND NOT r.apart AND mention.document = r.document AND mention.start = r.start",
                names,
            )
        if home == base:
            ask("DELETE FROM ruled_mention WHERE entity = :base AND NOT apart", names)
        ask("UPDATE ruled_entity SET home = :home WHERE id = :base", names)

    def _note_documents(self, base: int) -> None:
        rows = self._connection.execute(
            "SELECT DISTINCT document FROM ruled_mention WHERE entity = ?", (base,)
        )
        self.documents.update(document for (document,) in rows)

    # -- one by one --------------------------------------------------------------------------------

    def apart(self, base: int) -> set[Position]:
        """Return the mentions of *base* that are elsewhere than the rest of it."""
        rows = self._connection.execute(
            "SELECT document, start FROM ruled_mention WHERE entity = ? AND apart", (base,)
        )
        return {(document, start) for document, start in rows}

    def move_apart(self, base: int, positions: Sequence[Position], home: int, to: int, reason: int) -> None:
        """Move single mentions of *base*, whose others are at *home*, to the entity *to*; 0 is nowhere."""
        if not positions:
            return
        ask = self._connection.execute
        ask("CREATE TEMP TABLE IF NOT EXISTS moving (document INTEGER, start INTEGER, entity INTEGER)")
        ask("DELETE FROM moving")
        self._connection.executemany("INSERT INTO moving VALUES (?, ?, 0)", positions)
        ask(
            "UPDATE moving SET entity = m.entity FROM mention m "
            "WHERE m.document = moving.document AND m.start = moving.start"
        )
        ask(
            "INSERT OR IGNORE INTO ruled_mention SELECT m.document, m.start, m.stop, m.entity, m.reason, "
            f"m.score, m.role, 1 {_MOVING}"
        )
        moved = ask("SELECT DISTINCT entity FROM moving WHERE entity != ?", (to,)).fetchall()
        self.touched.update(before for (before,) in moved)
        if moved:
            self.touched.add(to)
        # Names come and go only where they were or will be nowhere.
        gone = "SELECT DISTINCT document FROM moving WHERE ? = 0 OR entity = 0"
        self.documents.update(document for (document,) in ask(gone, (to,)))
        ask(
            "UPDATE ruled_mention SET apart = ? FROM moving v "
            "WHERE ruled_mention.document = v.document AND ruled_mention.start = v.start",
            (to != home,),
        )
        self._put(to, reason)
        if to == home == base:
            self._restore()

    def _put(self, to: int, reason: int) -> None:
        ask = self._connection.execute
        if not to:
            ask("DELETE FROM mention WHERE (document, start) IN (SELECT document, start FROM moving)")
            return
        ask(
            "INSERT OR IGNORE INTO mention SELECT r.document, r.start, r.stop, ?, ?, 1.0, r.role "
            "FROM moving v CROSS JOIN ruled_mention r ON r.document = v.document AND r.start = v.start",
            (to, reason),
        )
        ask(
            "UPDATE mention SET entity = ?, reason = ?, score = 1.0 FROM moving v "
            "WHERE mention.document = v.document AND mention.start = v.start",
            (to, reason),
        )

    def _restore(self) -> None:
        ask = self._connection.execute
        ask(
            "UPDATE mention SET reason = r.reason, score = r.score FROM moving v, ruled_mention r "
            "WHERE r.document = v.document AND r.start = v.start "
            "AND mention.document = v.document AND mention.start = v.start"
        )
        ask("DELETE FROM ruled_mention WHERE (document, start) IN (SELECT document, start FROM moving)")
