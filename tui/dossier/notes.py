"""What the reader keeps of the articles: bookmarks, notes and lettered marks, in a journal beside the index.

Each is tied to the words it is about, so it stays on them when the article is edited, moved or read anew;
one whose words are gone is an orphan, listed with what it was about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from tui.dossier.anchors import anchor_at, from_record, place, to_record
from tui.dossier.journal import ID, TIME, Fault, Journal
from tui.dossier.place import FileState, state_of
from tui.dossier.records import DocumentRow, Spot
from tui.dossier.store import Store
from tui.model import Anchor


class Sort(StrEnum):
    """What the reader can keep."""

    BOOKMARK = "bookmark"
    NOTE = "note"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Note:
    """One thing the reader keeps.

    Attributes:
        id: Its name in the journal.
        time: When it was written, ISO 8601 in UTC.
        sort: What it is.
        anchor: The words it is about.
        text: What the reader wrote; of a mark its letter, of a bookmark "".
        about: Key that the entity it is about had then, "" if it is about a passage.
    """

    id: str
    time: str
    sort: Sort
    anchor: Anchor
    text: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A note and where it stands now.

    Attributes:
        note: The note.
        spot: Its words; None for an orphan.
        entity: Number of the one it is about, 0 if it is about a passage alone.
    """

    note: Note
    spot: Spot | None
    entity: int = 0


class Notes:
    """The notes of one dossier."""

    def __init__(self, file: Path) -> None:
        """Name the journal; it need not exist yet."""
        self._journal = Journal(file)
        self._known: tuple[tuple[Note, ...], tuple[Fault, ...]] | None = None
        self._state: FileState = None

    def all(self) -> tuple[Note, ...]:
        """Return all notes that stand, oldest first.

        Raises:
            PersonaeError: The journal cannot be read.
        """
        return self._read()[0]

    def faults(self) -> tuple[Fault, ...]:
        """Return the lines of the journal that cannot be read."""
        return self._read()[1]

    def _read(self) -> tuple[tuple[Note, ...], tuple[Fault, ...]]:
        # Another window may have written to it.
        state = state_of(self._journal.path)
        if self._known is None or state != self._state:
            self._state = state
            entries = self._journal.read()
            notes = tuple(note for record in entries.standing() if (note := _note(record)) is not None)
            self._known = notes, entries.faults
        return self._known

    def add(
        self, store: Store, sort: Sort, document: int, start: int, end: int, text: str = "", about: str = ""
    ) -> Note | None:
        """Keep something about ``text[start:end]`` of a document.

        Returns:
            What is kept now, or None if the document is gone.

        Raises:
            PersonaeError: It cannot be written; nothing is kept.
        """
        anchor = anchor_at(store, document, start, end)
        if anchor is None:
            return None
        # A letter stands in one place alone; the former one goes only when the new one is safe.
        former = [note.id for note in self.all() if note.sort is sort is Sort.MARK and note.text == text]
        made = self._write({"sort": sort.value, "anchor": to_record(anchor), "text": text, "about": about})
        for id_ in former:
            self.remove(id_)
        return made

    def edit(self, note: Note, text: str) -> Note:
        """Give a note another text; the former one stays in the journal, taken back.

        Raises:
            PersonaeError: It cannot be written; the note is as it was.
        """
        fresh = self._write(
            {"sort": note.sort.value, "anchor": to_record(note.anchor), "text": text, "about": note.about}
        )
        self.remove(note.id)
        return fresh

    def remove(self, id_: str) -> str:
        """Take a note back, and return the name of that step, which :meth:`remove` takes back again.

        Raises:
            PersonaeError: It cannot be written.
        """
        written = self._journal.take_back(id_)
        self._known = None
        return str(written[ID])

    def _write(self, record: Mapping[str, Any]) -> Note:
        written = _note(self._journal.append(record))
        self._known = None
        assert written is not None
        return written

    def of_document(self, row: DocumentRow) -> list[Note]:
        """Return the notes that were made in a document, under this name or, unchanged, under another."""
        return [
            note for note in self.all() if row.path == note.anchor.path or row.digest == note.anchor.digest
        ]

    def mark(self, letter: str) -> Note | None:
        """Return the mark of *letter*, or None."""
        return next((n for n in reversed(self.all()) if n.sort is Sort.MARK and n.text == letter), None)


def placed(notes: Iterable[Note], store: Store) -> list[Kept]:
    """Return *notes* with where they stand in the present articles, and whom they are about now."""
    found = []
    for note in notes:
        at = place(note.anchor, store)
        spot = Spot(at.document, at.start, at.end) if at else None
        found.append(Kept(note, spot, _whom(note, spot, store) if note.about else 0))
    return found


def about_someone(notes: Notes, store: Store) -> dict[int, list[Kept]]:
    """Return the notes that are about an entity, by its number, newest first.

    Raises:
        PersonaeError: The journal cannot be read.
    """
    found: dict[int, list[Kept]] = {}
    for one in placed((note for note in reversed(notes.all()) if note.about), store):
        if one.entity:
            found.setdefault(one.entity, []).append(one)
    return found


def names_of(kept: Iterable[Kept], store: Store) -> dict[int, str]:
    """Return what those are called whom notes are about, by their numbers."""
    return {row.id: row.name for row in store.cast_of(list({one.entity for one in kept} - {0}))}


def _whom(note: Note, spot: Spot | None, store: Store) -> int:
    """Return who stands where a note was made on a name: with a decision since, that is somebody else.

    Where the words are gone, whoever bears the name's key still and is spelled so.
    """
    if spot is not None:
        # What was found there may be longer or shorter than when the note was made.
        row = store.connection.execute(
            "SELECT entity FROM mention WHERE document = ?1 AND start < ?3 AND stop > ?2 "
            "ORDER BY abs(start - ?2) + abs(stop - ?3), start LIMIT 1",
            (spot.document, spot.start, spot.end),
        ).fetchone()
        return int(row[0]) if row else 0
    row = store.connection.execute(
        "SELECT e.id FROM (SELECT id FROM entity WHERE key = ?1 UNION ALL SELECT home FROM ruled_entity "
        "WHERE key = ?1) e JOIN surface s ON s.entity = e.id AND s.text = ?2 LIMIT 1",
        (note.about, " ".join(note.anchor.quote.split())),
    ).fetchone()
    return int(row[0]) if row else 0


def in_order(kept: Sequence[Kept], store: Store) -> list[Kept]:
    """Return notes by date of their document and offset, orphans last, oldest first."""
    ranks = {document: rank for rank, document in enumerate(store.document_ids())}

    def key(one: Kept) -> tuple[bool, int, int, str]:
        if one.spot is None:
            return True, 0, 0, one.note.time
        return False, ranks.get(one.spot.document, len(ranks)), one.spot.start, one.note.time

    return sorted(kept, key=key)


def _note(record: Mapping[str, Any]) -> Note | None:
    """Return the note of a record, or None if it is of a later version or none of ours."""
    anchor = from_record(record.get("anchor"))
    sort = record.get("sort")
    if anchor is None or sort not in set(Sort):
        return None
    return Note(
        id=str(record[ID]),
        time=str(record[TIME]),
        sort=Sort(sort),
        anchor=anchor,
        text=str(record.get("text", "")),
        about=str(record.get("about", "")),
    )
