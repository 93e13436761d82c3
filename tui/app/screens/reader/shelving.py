"""Shelving: stars, tags and unread marks on documents, and lists of some of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Literal

from rich.text import Text

from tui.app.picking import Choice
from tui.app.screens.reader.resuming import Resuming
from tui.dossier.records import DocumentRow
from tui.model import PersonaeError
from tui.text import one_line

if TYPE_CHECKING:
    from tui.dossier.shelf import Shelf


class Shelving(Resuming):
    """The actions that order documents.

    What reads and writes the journal is imported when it is first asked for: the first frame need not wait.
    """

    _shelf: Shelf | None = None

    @property
    def shelf(self) -> Shelf:
        """Stars, tags and saved searches of this dossier."""
        from tui.dossier.shelf import Shelf

        if self._shelf is None:
            self._shelf = Shelf(self.dossier.shelf)
        return self._shelf

    def is_read(self, row: DocumentRow) -> bool:
        """Say whether a document counts as read."""
        if row.digest not in self.read_marks:
            return False
        return not self._has_sign(row, "unread")

    def is_starred(self, row: DocumentRow) -> bool:
        """Say whether a document has a star."""
        return self._has_sign(row, "starred")

    def _has_sign(self, row: DocumentRow, sign: Literal["unread", "starred"]) -> bool:
        # A row is painted even where the journal cannot be read; whoever writes to it is told.
        if not self.dossier.shelf.exists():
            return False
        try:
            return self.shelf.unread(row) if sign == "unread" else self.shelf.starred(row)
        except PersonaeError:
            return False

    def do_star(self) -> None:
        """Give the document a star, or take it away."""
        row = self._document_in_hand()
        if row is not None:
            on = not self.shelf.starred(row)
            self._shelve(partial(self.shelf.star, row, on), "Starred" if on else "Star taken away")

    def do_unread(self) -> None:
        """Mark the document unread, or read again."""
        row = self._document_in_hand()
        if row is not None:
            on = self.is_read(row)
            if not on:
                self._note_read(row.digest)
            self._shelve(partial(self.shelf.mark_unread, row, on), "Marked unread" if on else "Marked read")

    def do_tag(self) -> None:
        """Write the document's tags."""
        from tui.app.screens.writing import Writing

        row = self._document_in_hand()
        if row is None:
            return

        def keep(text: str) -> None:
            tags = self.shelf.tag(row, text)
            self._shelved(f"Tagged: {one_line(' · '.join(tags))}" if tags else "No tags")

        about = Text(f"Tags of “{one_line(row.title)}”, parted by blanks", style=self.palette.dim)
        known = self.shelf.all_tags()
        if known:
            about.append(f"\nin use: {one_line(' '.join(known))}")
        self.app.push_screen(Writing(about, keep, " ".join(self.shelf.tags(row)), line=True))

    def do_shelves(self) -> None:
        """Choose which documents are listed: all, unread, starred, tagged, or what a search finds."""
        from tui.app.questions.shelves import Shelves

        question = Shelves(self.shelf, self.read_marks, self.say)
        self.pick("shelves", question, fresh=True, then=self._show_shelf)

    def _show_shelf(self, choice: Choice) -> None:
        from tui.dossier.shelf import select

        self.shelf_query = choice.query
        self.shelved = (
            frozenset(select(self.store, self.shelf, self.read_marks, choice.query)) if choice.query else None
        )
        self.load_documents()
        self.set_focus(self.documents)
        self.arrange_panes()

    def _document_in_hand(self) -> DocumentRow | None:
        """Return the document under the cursor of the list if that has the focus, else the open one."""
        if self.focused is self.documents and self.rows is not None and self.documents.cursor is not None:
            return self.rows.document(self.documents.cursor)
        if self.open is None:
            self.say("No document is open")
        return self.open

    def _shelve(self, act: Callable[[], object], done: str) -> None:
        try:
            act()
        except PersonaeError as error:
            self.say(str(error))
            return
        self._shelved(done)

    def _shelved(self, done: str) -> None:
        self.say(done)
        self.load_documents()
