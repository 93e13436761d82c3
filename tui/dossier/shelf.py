"""How the reader has ordered the documents: stars, tags, unread marks, and searches kept as virtual folders.

Kept in a journal beside the index, by path and content: a file that was moved keeps its stars and tags, and
of two lines about one document the later counts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from tui.dossier.calendar import span
from tui.dossier.finder import find_entities
from tui.dossier.journal import ID, Fault, Journal
from tui.dossier.readmarks import ReadMarks
from tui.dossier.records import DocumentRow
from tui.dossier.search import search
from tui.dossier.store import Store
from tui.text import fold

_FIELD = re.compile(
    r'(?<!\S)(?P<field>tag|star|unread|read|from|to|outlet|with):(?:"(?P<quoted>[^"]*)"?|(?P<plain>\S*))',
    re.IGNORECASE,
)
_TAG = re.compile(r"[^\s,;]+")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Saved:
    """A search kept as a virtual folder: its name, and what it asks as :func:`select` takes it."""

    id: str
    name: str
    query: str


@dataclass(frozen=True, slots=True)
class _Signs(Generic[_T]):
    """One kind of sign, as last given."""

    by_path: dict[str, _T]
    by_digest: dict[str, _T]


@dataclass(frozen=True, slots=True)
class _State:
    """What the journal says now; of documents by path, and by content for those that were moved."""

    stars: _Signs[bool]
    tags: _Signs[tuple[str, ...]]
    unread: _Signs[bool]
    saved: tuple[Saved, ...]
    faults: tuple[Fault, ...]


class Shelf:
    """Stars, tags, unread marks and saved searches of one dossier."""

    def __init__(self, file: Path) -> None:
        """Name the journal; it need not exist yet."""
        self._journal = Journal(file)
        self._known: _State | None = None

    def starred(self, row: DocumentRow) -> bool:
        """Say whether a document has a star."""
        return _of(row, self._read().stars, False)

    def tags(self, row: DocumentRow) -> tuple[str, ...]:
        """Return a document's tags."""
        return _of(row, self._read().tags, ())

    def unread(self, row: DocumentRow) -> bool:
        """Say whether a document that was read has been marked unread again."""
        return _of(row, self._read().unread, False)

    def all_tags(self) -> list[str]:
        """Return all tags in use, in alphabetical order."""
        return sorted({tag for tags in self._read().tags.by_path.values() for tag in tags}, key=str.lower)

    def saved(self) -> tuple[Saved, ...]:
        """Return the saved searches, by name."""
        return self._read().saved

    def faults(self) -> tuple[Fault, ...]:
        """Return the lines of the journal that cannot be read."""
        return self._read().faults

    def star(self, row: DocumentRow, on: bool) -> None:
        """Give a document a star, or take it away.

        Raises:
            PersonaeError: It cannot be written.
        """
        self._write({"star": on, "path": row.path, "digest": row.digest})

    def tag(self, row: DocumentRow, words: str) -> tuple[str, ...]:
        """Give a document the tags that *words* lists, parted by blanks or commas, and return them.

        Raises:
            PersonaeError: It cannot be written.
        """
        tags = tuple(dict.fromkeys(_TAG.findall(words)))
        self._write({"tags": list(tags), "path": row.path, "digest": row.digest})
        return tags

    def mark_unread(self, row: DocumentRow, on: bool) -> None:
        """Mark a document unread again, or take that mark away.

        Raises:
            PersonaeError: It cannot be written.
        """
        self._write({"unread": on, "path": row.path, "digest": row.digest})

    def save(self, name: str, query: str) -> None:
        """Keep a search under a name; a former one of that name gives way.

        Raises:
            PersonaeError: It cannot be written.
        """
        former = [saved for saved in self.saved() if saved.name == name]
        self._write({"search": name, "query": query})
        for saved in former:
            self.forget(saved)

    def forget(self, saved: Saved) -> None:
        """Take a saved search back.

        Raises:
            PersonaeError: It cannot be written.
        """
        self._journal.take_back(saved.id)
        self._known = None

    def _write(self, record: Mapping[str, Any]) -> None:
        self._journal.append(record)
        self._known = None

    def _read(self) -> _State:
        if self._known is None:
            entries = self._journal.read()
            stars: _Signs[bool] = _Signs({}, {})
            tags: _Signs[tuple[str, ...]] = _Signs({}, {})
            unread: _Signs[bool] = _Signs({}, {})
            saved: dict[str, Saved] = {}
            for record in entries.standing():
                path, digest = record.get("path"), record.get("digest")
                if isinstance(path, str):
                    if isinstance(record.get("star"), bool):
                        _put(stars, path, digest, record["star"])
                    if isinstance(record.get("unread"), bool):
                        _put(unread, path, digest, record["unread"])
                    if isinstance(record.get("tags"), list):
                        listed = tuple(tag for tag in record["tags"] if isinstance(tag, str))
                        _put(tags, path, digest, listed)
                name, query = record.get("search"), record.get("query")
                if isinstance(name, str) and isinstance(query, str):
                    saved[name] = Saved(record[ID], name, query)
            kept = tuple(saved[name] for name in sorted(saved, key=str.lower))
            self._known = _State(stars, tags, unread, kept, entries.faults)
        return self._known


def _put(signs: _Signs[_T], path: str, digest: object, sign: _T) -> None:
    signs.by_path[path] = sign
    if isinstance(digest, str):
        signs.by_digest[digest] = sign


def _of(row: DocumentRow, signs: _Signs[_T], otherwise: _T) -> _T:
    """Return the sign of a document: the one its name has, or else its content under any other name."""
    return signs.by_path.get(row.path, signs.by_digest.get(row.digest, otherwise))


def select(store: Store, shelf: Shelf, read: ReadMarks, query: str) -> list[int]:
    """Return the documents that answer *query*, in order of date.

    Args:
        store: The dossier's index.
        shelf: Stars and tags.
        read: What was read.
        query: Words to search for, and any of ``tag:x``, ``star:``, ``unread:``, ``read:``, ``from:2006-10``,
            ``to:2006-12``, ``outlet:x`` and ``with:name``, all of which must hold.
    """
    rows = store.documents(store.document_ids())
    for match in _FIELD.finditer(query):
        asked = match["quoted"] if match["quoted"] is not None else match["plain"] or ""
        rows = _narrowed(rows, match["field"].lower(), asked, store, shelf, read)
    words = _FIELD.sub(" ", query).strip()
    if words:
        hits = {hit.document for hit in search(store, words, limit=-1)}
        rows = [row for row in rows if row.id in hits]
    return [row.id for row in rows]


def _narrowed(
    rows: list[DocumentRow], field: str, asked: str, store: Store, shelf: Shelf, read: ReadMarks
) -> list[DocumentRow]:
    match field:
        case "tag":
            return [row for row in rows if fold(asked) in map(fold, shelf.tags(row))]
        case "star":
            return [row for row in rows if shelf.starred(row)]
        case "unread" | "read":
            return [row for row in rows if is_read(row, shelf, read) is (field == "read")]
        case "outlet":
            return [row for row in rows if fold(asked) in fold(row.outlet or "")]
        case "with":
            found = find_entities(store.connection, asked, limit=1) if asked else []
            named = store.counts(found[0].id) if found else {}
            return [row for row in rows if row.id in named]
    days = span(asked)
    if days is None:
        return []
    if field == "from":
        return [row for row in rows if row.day is not None and row.day >= days.first]
    return [row for row in rows if row.day is not None and row.day <= days.last]


def is_read(row: DocumentRow, shelf: Shelf, read: ReadMarks) -> bool:
    """Say whether a document was read and not marked unread since."""
    return row.digest in read and not shelf.unread(row)
