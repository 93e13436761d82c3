"""Making an index follow the reader's decisions: at once on one that exists, and whenever one is made anew.

Only what hangs together with the decisions that are new or taken back is looked at, and only the mentions
that go elsewhere are written; the rules' own answers are kept beside, so everything can be undone.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tui.dossier import faults
from tui.dossier.connection import connect, transaction
from tui.dossier.decided import history, journal, summary, to_line
from tui.dossier.entities import Entities
from tui.dossier.journal import ID, UNDO, taken_back
from tui.dossier.located import keep, locate, recall
from tui.dossier.moved import Involved, Moves, Position
from tui.dossier.place import Dossier
from tui.dossier.store import Store
from tui.linking.decisions import Cell, Group, Part, Told, decide
from tui.model import Decision, PersonaeError, Ruling, Scope

_PATIENCE = 1_000
"""Milliseconds to wait for another process that writes the index."""
_LOG_PAGES = 10_000
"""So many pages of 4 KiB the write-ahead log may grow to before a decision tidies it up after all."""
_CLEARED = (
    "decision",
    "decision_part",
    "ruled_entity",
    "ruled_candidate",
    "ruled_surface",
    "ruled_mention",
    "ruled_event_part",
)


_DOUBTS = """
    SELECT other FROM ruled_candidate WHERE entity = :base
    UNION SELECT entity FROM ruled_candidate WHERE other = :base
    UNION SELECT other FROM candidate c
        WHERE entity = :base AND NOT EXISTS (SELECT 1 FROM ruled_entity r WHERE r.id = c.entity)
    UNION SELECT entity FROM candidate c
        WHERE other = :base AND NOT EXISTS (SELECT 1 FROM ruled_entity r WHERE r.id = c.entity)"""
"""Who may be meant by a name, and the names that may mean someone, as the rules have it."""


class State(StrEnum):
    """What has become of a decision that stands."""

    DONE = "done"
    HELD_BACK = "held back"
    ORPHAN = "orphan"


@dataclass(frozen=True, slots=True)
class Applied:
    """What following the journal has changed.

    Attributes:
        added: How many decisions are new to the index.
        removed: How many it followed that were taken back.
        held_back: Ids of those without effect, for another forbids them or a later one says otherwise.
        orphans: Ids of those whose places are not in any article any more.
    """

    added: int = 0
    removed: int = 0
    held_back: tuple[str, ...] = ()
    orphans: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed)


def follow_journal(dossier: Dossier) -> Applied:
    """Make the index of *dossier* follow its journal at once.

    Raises:
        PersonaeError: The journal cannot be read, or the index cannot be written.
    """
    with faults.explained(dossier.database):
        connection = connect(dossier.database)
        try:
            # Whoever is linking the dossier follows the journal when that is done: no need to wait for it.
            connection.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
            # The reader waits: tidying up the log can be left to the next run of the indexer.
            connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")
            with transaction(connection):
                # Read now that nobody else can write: what they told is followed, not taken for undone.
                return follow(connection, history(dossier).standing())
        finally:
            connection.close()


def follow(connection: sqlite3.Connection, decisions: Sequence[Decision]) -> Applied:
    """Make the index follow *decisions* and no others.

    Args:
        connection: The index, inside a transaction; a row factory that knows columns by name.
        decisions: All that stand, by time.

    Returns:
        What has changed. The same index comes of the same decisions, in whatever order they came.
    """
    known = {row[0] for row in connection.execute("SELECT id FROM decision")}
    standing = {one.id for one in decisions}
    added = [one for one in decisions if one.id not in known]
    removed = known - standing
    if not added and not removed:
        return Applied()
    seeds: set[int] = set()
    for one in added:
        told = locate(connection, one)
        state = State.ORPHAN if told is None else State.DONE
        connection.execute("INSERT INTO decision VALUES (?, ?, ?)", (one.id, one.ruling.value, state.value))
        if told is not None:
            keep(connection, told)
    for id_ in [*removed, *(one.id for one in added)]:
        rows = connection.execute("SELECT base FROM decision_part WHERE decision = ?", (id_,))
        seeds.update(base for (base,) in rows)
    affected = _Ties(connection).of(seeds)
    for id_ in removed:
        connection.execute("DELETE FROM decision WHERE id = ?", (id_,))
        connection.execute("DELETE FROM decision_part WHERE decision = ?", (id_,))
    # What hung together only by what was taken back no longer does.
    ties = _Ties(connection)
    follower = _Follower(connection, {one.id: summary(one) for one in decisions})
    while affected:
        bases = ties.of([min(affected)])
        affected -= bases
        mine = ties.decisions(bases)
        follower.settle(bases, recall(connection, (one for one in decisions if one.id in mine)))
    follower.write()
    states = defaultdict(list)
    for id_, state in connection.execute("SELECT id, state FROM decision ORDER BY id"):
        states[state].append(id_)
    return Applied(
        len(added), len(removed), tuple(states[State.HELD_BACK.value]), tuple(states[State.ORPHAN.value])
    )


def forget(connection: sqlite3.Connection) -> None:
    """Forget what decisions have made of the index, before the rules make it anew."""
    for table in _CLEARED:
        connection.execute(f"DELETE FROM {table}")


def _parts(told: Told) -> tuple[Part, ...]:
    return (*told.parts, told.other) if told.other is not None else told.parts


class _Ties:
    """Which entities of the rules hang together: by decisions, or by doubts about who is meant."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._ask = connection.execute
        self._tied: defaultdict[str, set[int]] = defaultdict(set)
        self._by_base: defaultdict[int, set[str]] = defaultdict(set)
        for id_, base in self._ask("SELECT decision, base FROM decision_part"):
            self._tied[id_].add(base)
            self._by_base[base].add(id_)

    def decisions(self, bases: Iterable[int]) -> set[str]:
        """Return the ids of the decisions about any of *bases*."""
        return set[str]().union(*(self._by_base.get(base, ()) for base in bases))

    def of(self, seeds: Iterable[int]) -> set[int]:
        """Return all that hangs together with any of *seeds*, themselves included."""
        found: set[int] = set()
        waiting = list(seeds)
        while waiting:
            base = waiting.pop()
            if base in found:
                continue
            found.add(base)
            for id_ in self._by_base.get(base, ()):
                waiting.extend(self._tied[id_])
            waiting.extend(row[0] for row in self._ask(_DOUBTS, {"base": base}))
        return found


class _Follower:
    """Brings entities to where the decisions have them: all that hang together settled, then written."""

    def __init__(self, connection: sqlite3.Connection, texts: Mapping[str, str]) -> None:
        self._connection = connection
        self._texts = texts
        self._moves = Moves(connection)
        self._involved: dict[int, Involved] = {}
        self._cells: dict[int, dict[Position, Cell]] = {}
        self._surfaces: dict[Position, str] = {}
        self._reasons: dict[Cell, str] = {}
        self._groups: list[Group] = []

    def settle(self, bases: Iterable[int], told: Sequence[Told]) -> None:
        """Find out what *told*, all decisions about any of *bases*, makes of them."""
        found = {base: self._moves.involve(base) for base in sorted(bases)}
        here = {base: one for base, one in found.items() if one is not None}
        self._involved |= here
        told = [_widened(one, self._spelled(one, here)) for one in told]
        for base in here:
            self._cells[base] = self._cover(base, told)
        cells = {Cell(base) for base in here}.union(*(self._cells[base].values() for base in here))
        for cell in cells:
            self._reasons[cell] = self._why(cell, told)
        outcome = decide({base: one.base for base, one in here.items()}, cells, told)
        self._groups += outcome.groups
        for one in told:
            state = State.HELD_BACK if one.id in outcome.held_back else State.DONE
            self._connection.execute("UPDATE decision SET state = ? WHERE id = ?", (state.value, one.id))

    def write(self) -> None:
        """Move the mentions, and write the rows of the entities that have others now."""
        entities = Entities(self._connection, {base: one.base for base, one in self._involved.items()})
        numbers = {id(group): entities.number(group, self._texts_of(group)) for group in self._groups}
        homes = {cell: numbers[id(group)] for group in self._groups for cell in group.cells}
        for base in self._involved:
            self._move(base, homes)
        entities.update(self._groups, numbers, self._moves.touched, self._texts_of)
        self._connection.executemany(
            "UPDATE document SET mentions = (SELECT count(*) FROM mention WHERE document = ?1) "
            "WHERE id = ?1 AND mentions IS NOT NULL",
            [(document,) for document in self._moves.documents],
        )

    # -- which mentions are told apart -------------------------------------------------------------

    def _spelled(self, told: Told, here: Mapping[int, Involved]) -> list[Part]:
        """Return the same spellings, of all entities at hand, that a decision is about."""
        return [
            Part(base, Scope.SPELLING, spelling=spelling)
            for spelling in dict.fromkeys(p.spelling for p in told.parts if p.scope is Scope.SPELLING)
            for (base,) in self._connection.execute(
                "SELECT entity FROM ruled_surface WHERE text = ? ORDER BY entity", (spelling,)
            )
            if base in here
        ]

    def _cover(self, base: int, told: Sequence[Told]) -> dict[Position, Cell]:
        """Return the cell of every mention of *base* that a decision tells apart from the others."""
        parts = {part for one in told for part in _parts(one) if part.base == base}
        spelled = {part.spelling: part for part in parts if part.scope is Scope.SPELLING}
        inside = {part.document: part for part in parts if part.scope is Scope.ARTICLE}
        single = {(part.document, part.start): part for part in parts if part.scope is Scope.MENTION}
        surfaces = self._moves.covered(base, spelled, inside) if spelled or inside else {}
        for position in single.keys() - surfaces.keys():
            surface = self._moves.surface(position, base)
            if surface is not None:
                surfaces[position] = surface
        self._surfaces |= surfaces
        found = {}
        for position, surface in surfaces.items():
            covering = (spelled.get(surface), inside.get(position[0]), single.get(position))
            found[position] = Cell(base, frozenset(part for part in covering if part is not None))
        return found

    def _texts_of(self, group: Group) -> dict[str, int]:
        """Return the spellings of a group with how often each occurs."""
        counts: defaultdict[str, int] = defaultdict(int)
        mine = set(group.cells)
        for base in {cell.base for cell in group.cells}:
            whole = Cell(base) in mine
            if whole:
                rows = self._connection.execute(
                    "SELECT text, mentions FROM ruled_surface WHERE entity = ?", (base,)
                )
                for text, mentions in rows:
                    counts[text] += mentions
            for position, cell in self._cells[base].items():
                counts[self._surfaces[position]] += (cell in mine) - whole
        return {text: mentions for text, mentions in counts.items() if mentions > 0}

    # -- moving ------------------------------------------------------------------------------------

    def _move(self, base: int, homes: Mapping[Cell, int]) -> None:
        moves, now = self._moves, self._involved[base]
        # What is not a name belongs to no group.
        home = homes.get(Cell(base), 0)
        reason = now.reason
        if home != base:
            reason = self._reason(reason, self._reasons[Cell(base)])
            self._connection.execute("UPDATE ruled_entity SET reason = ? WHERE id = ?", (reason, base))
        moves.move_all(base, now.home, home, reason)
        apart: defaultdict[Cell, list[Position]] = defaultdict(list)
        for position, cell in self._cells[base].items():
            if homes.get(cell, 0) != home:
                apart[cell].append(position)
        back = moves.apart(base).difference(*apart.values())
        moves.move_apart(base, sorted(back), home, home, reason)
        for cell, positions in apart.items():
            moves.move_apart(
                base, sorted(positions), home, homes.get(cell, 0), self._reason(0, self._reasons[cell])
            )

    def _why(self, cell: Cell, told: Sequence[Told]) -> str:
        """Return the decision that a cell follows, in words: the first that is about it."""
        mine = cell.parts or {Part(cell.base)}
        for one in told:
            if one.ruling not in (Ruling.RENAME, Ruling.KIND) and mine.intersection(_parts(one)):
                return f"you said: {self._texts[one.id]}"
        return "you said that all whom it may mean are the same"

    def _reason(self, number: int, evidence: str) -> int:
        """Write a reason, over that of *number* unless it is 0, and return its number."""
        if number:
            self._connection.execute("UPDATE reason SET evidence = ? WHERE id = ?", (evidence, number))
            return number
        cursor = self._connection.execute(
            "INSERT INTO reason SELECT coalesce(max(id), 0) + 1, 'decision', ? FROM reason", (evidence,)
        )
        return int(cursor.lastrowid or 0)


def _widened(told: Told, spelled: Sequence[Part]) -> Told:
    """Have "this spelling is not that one" speak of all entities at hand that have the spelling."""
    if told.ruling not in (Ruling.NEVER_SAME, Ruling.SPLIT):
        return told
    return replace(told, parts=tuple(dict.fromkeys((*told.parts, *spelled))))


def tell(dossier: Dossier, decision: Decision) -> tuple[str, Applied]:
    """Write a decision into the journal of *dossier* and have its index follow at once.

    Returns:
        The decision's id, and what it changed.

    Raises:
        PersonaeError: It cannot be kept; or it is kept, but the index cannot be written now.
    """
    record = journal(dossier).append(to_line(decision))
    return str(record[ID]), _follow_later(dossier)


def take_back(dossier: Dossier, id_: str) -> Applied:
    """Write into the journal that a line of it no longer counts, and have the index follow at once.

    Raises:
        PersonaeError: It cannot be kept; or it is kept, but the index cannot be written now.
    """
    journal(dossier).take_back(id_)
    return _follow_later(dossier)


def count_again(dossier: Dossier, id_: str) -> Applied:
    """Take back all that takes a decision back, so that it counts again, and have the index follow at once.

    Raises:
        PersonaeError: It cannot be kept; or it is kept, but the index cannot be written now.
    """
    kept = journal(dossier)
    records = kept.read().records
    gone = taken_back(records)
    for record in records:
        if record.get(UNDO) == id_ and record[ID] not in gone:
            kept.take_back(record[ID])
    return _follow_later(dossier)


def _follow_later(dossier: Dossier) -> Applied:
    try:
        return follow_journal(dossier)
    except PersonaeError as error:
        raise PersonaeError(f"Kept; it will show once the index can be written: {error}") from error


def states(store: Store) -> dict[str, State]:
    """Return what has become of the decisions that stand, by their ids."""
    rows = store.connection.execute("SELECT id, state FROM decision")
    return {id_: State(state) for id_, state in rows}
