"""Shelves: the documents that are unread, starred or tagged, and searches kept as virtual folders."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rich.text import Text

from tui.app.looks import count
from tui.app.picking import Answers, Choice
from tui.app.rows import Palette, fit
from tui.app.widgets.listing import RowState
from tui.dossier.readmarks import ReadMarks
from tui.dossier.shelf import Saved, Shelf, select
from tui.dossier.store import Store
from tui.model import PersonaeError
from tui.text import fold, one_line

_LISTED = 40
_HELP = """Type to see other documents

coup plot                 words in them
from:2006-10 to:2006-12   dates
with:maliki               who is named
outlet:post  tag:x        where from, your tags
star:  unread:  read:     your marks"""


@dataclass(frozen=True, slots=True)
class Row:
    """A shelf: its name, what it asks, and how many documents are on it."""

    name: str
    query: str
    documents: tuple[int, ...]
    saved: Saved | None = None


@dataclass(slots=True)
class Shelves:
    """Which documents to list.

    Attributes:
        shelf: Stars, tags and saved searches.
        read: What was read.
        say: Tells the reader what went wrong.
    """

    shelf: Shelf
    read: ReadMarks
    say: Callable[[str], None]
    title: str = "Show"
    placeholder: str = "words  with:name  from:2006-10  tag:x  star:  unread:"
    _rows: ShelfRows | None = None
    _typed: str = ""

    @property
    def dials(self) -> tuple[tuple[str, str], ...]:
        """The keys that keep and forget a search."""
        return (("ctrl+s", "keep as a folder"), ("ctrl+d", "forget it"))

    def turn(self, key: str, index: int | None) -> None:
        """Keep what is typed as a folder, or forget the one of row *index*."""
        try:
            if key == "ctrl+s" and self._typed.strip():
                self.shelf.save(self._typed.strip(), self._typed.strip())
            row = self._rows.row(index) if self._rows is not None and index is not None else None
            if key == "ctrl+d" and row is not None and row.saved is not None:
                self.shelf.forget(row.saved)
        except PersonaeError as error:
            self.say(str(error))

    def answers(self, asking: Store, showing: Store, query: str, palette: Palette) -> Answers:
        """Return the shelves whose names hold *query*, below what it asks for itself."""
        self._typed = query
        rows = [*self._shelves(asking)]
        if query.strip():
            rows = [row for row in rows if fold(query.strip()) in fold(row.name)]
            found = tuple(select(asking, self.shelf, self.read, query))
            rows.insert(0, Row(f"“{query.strip()}”", query.strip(), found))
        self._rows = ShelfRows(rows, showing, palette)
        return self._rows

    def _shelves(self, store: Store) -> Iterator[Row]:
        def row(name: str, query: str, saved: Saved | None = None) -> Row:
            return Row(name, query, tuple(select(store, self.shelf, self.read, query)), saved)

        yield row("All documents", "")
        tags = ((f"Tag {tag}", f'tag:"{tag}"') for tag in self.shelf.all_tags())
        for name, query in (("Unread", "unread:"), ("Starred", "star:"), *tags):
            made = row(name, query)
            if made.documents:
                yield made
        for saved in self.shelf.saved():
            yield row(saved.name, saved.query, saved)

    def empty(self, query: str) -> str:
        """Say how to ask."""
        return _HELP

    def summary(self, answers: Answers) -> str:
        """Say how many shelves there are."""
        return count(len(answers), "list")


class ShelfRows:
    """The shelves with their numbers of documents."""

    height = 1

    def __init__(self, rows: Sequence[Row], store: Store, palette: Palette) -> None:
        self._rows, self._store, self._palette = rows, store, palette

    def __len__(self) -> int:
        return len(self._rows)

    def selectable(self, index: int) -> bool:
        """Return True: every row is a shelf."""
        return True

    def row(self, index: int) -> Row | None:
        """Return the shelf of row *index*, or None."""
        return self._rows[index] if index < len(self._rows) else None

    def line(self, index: int, width: int, state: RowState) -> Text:
        """Return row *index* in *width* cells."""
        row = self._rows[index]
        tail = f"{len(row.documents):>7,}"
        name = fit(row.name, width - len(tail))
        name.pad_right(max(0, width - len(tail) - name.cell_len))
        return Text.assemble(name, (tail, self._palette.dim), no_wrap=True)

    def choice(self, index: int) -> Choice:
        """Return the query of row *index*."""
        return Choice(query=self._rows[index].query)

    def preview(self, index: int) -> Text:
        """Return the documents on the shelf of row *index*, and how to ask for others."""
        row = self._rows[index]
        text = Text()
        for document in self._store.documents(row.documents[:_LISTED]):
            day = document.day.isoformat() if document.day else "undated"
            text.append(f"{day:10}  ", self._palette.dim)
            text.append(f"{one_line(document.title)}\n")
        if len(row.documents) > _LISTED:
            text.append(f"… and {len(row.documents) - _LISTED:,} more\n", self._palette.dim)
        if not row.documents:
            text.append("No document answers\n", self._palette.dim)
        text.append(f"\n{_HELP}\n", self._palette.dim)
        return text
