"""What every part of the reader's desk shares: its panes, its store, and going to a place.

The actions live in the mixins beside this file; here is the state that they act on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from rich.text import Text
from textual.screen import Screen
from textual.widgets import Input, Static

from tui.app.actions import Keymap
from tui.app.jumps import JumpList, Position
from tui.app.looks import count, origin_of_day
from tui.app.picking import PickerState
from tui.app.rows import CastRows, DocumentRows, Members, Palette, by_kind
from tui.app.trail import Trail
from tui.app.widgets.article import ArticlePane, Place
from tui.app.widgets.article import Mark as PaneMark
from tui.app.widgets.listing import VirtualList
from tui.app.widgets.status import StatusBar
from tui.dossier.place import Dossier
from tui.dossier.readmarks import ReadMarks
from tui.dossier.records import CastRow, DocumentOrder, DocumentRow, EntityRow, Spot
from tui.dossier.store import Store
from tui.dossier.visits import last_visit
from tui.model import Kind, PersonaeError
from tui.text import one_line

_THREE_PANES = 110
_TWO_PANES = 76


class ReaderBase(Screen[None]):
    """State and small tools of the reader screen."""

    def __init__(self, dossier: Dossier, store: Store, keymap: Keymap, palette: Palette) -> None:
        """Set the desk.

        Args:
            dossier: What is read.
            store: Its index, for this screen's own thread.
            keymap: Which keys call which action.
            palette: The theme's colours.
        """
        super().__init__()
        self.dossier = dossier
        self.store = store
        self.keymap = keymap
        self.palette = palette
        self.read_marks = ReadMarks(dossier.read_marks)
        self.visit = last_visit(dossier.visit)
        self.documents = VirtualList(id="document-rows")
        self.article = ArticlePane(id="article-text")
        self.cast = VirtualList(id="cast-rows")
        self.document_filter = Input(placeholder="filter titles", id="document-filter", compact=True)
        self.cast_filter = Input(placeholder="filter names", id="cast-filter", compact=True)
        self.search_line = Input(placeholder="search in this article", id="search-line", compact=True)
        self.documents_title = Static("", id="documents-title", classes="pane-title")
        self.article_title = Static("", id="article-title", classes="pane-title")
        self.article_facts = Static("", id="article-facts")
        self.cast_title = Static("", id="cast-title", classes="pane-title")
        self.reason = Static("", id="reason")
        self.status = StatusBar(keymap, palette)
        self.order = DocumentOrder.DATE
        self.ids: list[int] = []
        self.ranks: dict[int, int] = {}
        self.date_ranks: Mapping[int, int] = {}
        self.rows: DocumentRows | None = None
        self.members: CastRows | None = None
        self.open: DocumentRow | None = None
        self.active: EntityRow | None = None
        self.trail: Trail | None = None
        self.details: list[Text] = []
        self.mention_counts: Mapping[int, int] = {}
        self.noted: Mapping[int, Sequence[str]] = {}
        self.whole_cast = False
        self.zoomed = False
        self.side: str = "cast"
        self.jumps = JumpList()
        self.pickers: dict[str, PickerState] = {}
        self.last_picker = ""
        self.last_queries: dict[str, str] = {}
        self.shelf_query = ""
        self._told_of_marks = False
        self.shelved: frozenset[int] | None = None

    # -- documents ---------------------------------------------------------------------------------

    def load_documents(self) -> None:
        """Ask for the order of the documents anew and show the list, keeping what is open."""
        entity = self.active.id if self.active else 0
        self.ids = self.store.document_ids(self.order, entity)
        self.ranks = {document: rank for rank, document in enumerate(self.ids)}
        by_date = self.order is DocumentOrder.DATE
        self.date_ranks = (
            self.ranks
            if by_date
            else {document: rank for rank, document in enumerate(self.store.document_ids())}
        )
        self.filter_documents()

    def filter_documents(self) -> None:
        """Show the documents whose titles answer the filter, all if it is empty."""
        typed = self.document_filter.value.strip()
        ids: Sequence[int] = self.matching_documents(typed) if typed else self.ids
        if self.shelved is not None:
            ids = [id_ for id_ in ids if id_ in self.shelved]
        at = self.documents.cursor
        before = (
            self.rows.ids[at] if self.rows is not None and at is not None and at < len(self.rows.ids) else 0
        )
        self.rows = DocumentRows(
            self.store, ids, self.palette, is_read=self.is_read, is_starred=self.is_starred
        )
        self.count_mentions()
        # The list stays on the row one has moved to while others come in around it.
        whole = not typed and self.shelved is None
        where = self.ranks.get if whole else {id_: index for index, id_ in enumerate(ids)}.get
        opened = where(self.open.id) if self.open else None
        cursor = where(before)
        if cursor is None:
            cursor = opened if opened is not None else (0 if ids else None)
        self.documents.set_source(self.rows, cursor=cursor)
        self.documents.marked = opened
        self._title_documents(len(ids))

    def is_read(self, row: DocumentRow) -> bool:
        """Say whether a document counts as read."""
        raise NotImplementedError

    def is_starred(self, row: DocumentRow) -> bool:
        """Say whether a document has a star."""
        raise NotImplementedError

    def matching_documents(self, typed: str) -> list[int]:
        """Return the documents whose titles answer *typed*, best first."""
        raise NotImplementedError

    def count_mentions(self) -> None:
        """Count in the document list how often the active one is named."""
        if self.rows is not None:
            self.rows.show_counts(self.mention_counts, self.active.kind if self.active else None)

    def _title_documents(self, shown: int) -> None:
        title = Text("Documents ")
        total = f"{shown:,} of {len(self.ids):,}" if shown != len(self.ids) else f"{shown:,}"
        title.append(f"{total} · {self.order.value}", self.palette.dim)
        if self.shelf_query:
            title.append(f" · {one_line(self.shelf_query)}", self.palette.accent)
        self.documents_title.update(title, layout=False)

    # -- the article -------------------------------------------------------------------------------

    def show_document(self, document: int, place: Place | None = None) -> bool:
        """Open *document* in the article pane, from its top or from *place*; False if it is gone."""
        row = self.store.document(document)
        if row is None:
            self.say("This document is no longer in the folder")
            return False
        self.open = row
        self.hide_reason()
        self.article.active = self.active.id if self.active else None
        self.article.show(
            self.store.text(document), self._pane_marks(document), self.store.headings(document), place=place
        )
        self.show_notes_here()
        self.show_facts()
        if not self.whole_cast:
            self.load_cast()
        whole = not self.document_filter.value and self.shelved is None
        index = self.ranks.get(document) if whole else None
        if self.rows is not None and index is None:
            index = _index(self.rows.ids, document)
        if index is not None:
            self.documents.set_cursor(index)
            self.documents.marked = index
        self._note_read(row.digest)
        self.tell()
        return True

    def show_notes_here(self) -> None:
        """Show in the margin of the open article where something is kept."""
        raise NotImplementedError

    def _pane_marks(self, document: int) -> list[PaneMark]:
        return [PaneMark(mark.start, mark.end, mark.kind, mark.entity) for mark in self.store.marks(document)]

    def refresh_marks(self) -> None:
        """Take the mentions of the open document anew, after linking has learned more."""
        if self.open:
            self.article.set_marks(self._pane_marks(self.open.id))

    def show_facts(self) -> None:
        """Show title, date, length and place of the open document."""
        if self.open is None:
            self.article_title.update("", layout=False)
            self.article_facts.update("", layout=False)
            return
        row = self.open
        # One line each, whatever it says: nothing else has to be laid out anew.
        title = Text(one_line(row.title or row.path), no_wrap=True, overflow="ellipsis")
        self.article_title.update(title, layout=False)
        facts = [
            origin_of_day(row),
            count(row.words, "word"),
            f"{self.ranks.get(row.id, 0) + 1}/{len(self.ids):,}",
        ]
        facts += [one_line(fact) for fact in (row.outlet, row.author) if fact]
        self.article_facts.update(Text(" · ".join(facts), no_wrap=True, overflow="ellipsis"), layout=False)

    def _note_read(self, digest: str) -> None:
        try:
            self.read_marks.add(digest)
        except OSError as error:
            if not self._told_of_marks:
                self.say(f"{self.dossier.read_marks}: {error.strerror}; what you have read is not kept")
            self._told_of_marks = True

    def position(self) -> Position | None:
        """Return where the reader is, or None before any document is open."""
        if self.open is None:
            return None
        cursor = self.cursor_start()
        active = self.active.id if self.active else 0
        return Position(self.open.id, self.article.place.offset, -1 if cursor is None else cursor, active)

    def cursor_start(self) -> int | None:
        """Return the start of the mention under the cursor, or None."""
        cursor = self.article.cursor
        return None if cursor is None else self.article.marks[cursor].start

    def leave(self) -> None:
        """Note the present position in the jump list, before a jump."""
        position = self.position()
        if position:
            self.jumps.leave(position)

    def land(self, spot: Spot) -> bool:
        """Go to a spot in any document: on the mention, centred, reversed for a moment."""
        if (self.open is None or self.open.id != spot.document) and not self.show_document(spot.document):
            return False
        index = next((n for n, mark in enumerate(self.article.marks) if mark.start == spot.start), None)
        if index is not None:
            self.article.set_cursor(index, centre=True, landed=True)
        else:
            self.article.go_to(spot.start, spot.end)
        self.tell()
        return True

    # -- the cast ----------------------------------------------------------------------------------

    def load_cast(self) -> None:
        """Show who is in the open article, or in the whole dossier."""
        typed = self.cast_filter.value.strip()
        keep = self.members.entity(self.cast.cursor) if self.members and self.cast.cursor is not None else 0
        cast = self.matching_cast(typed)
        total = sum(len(rows) for rows in cast.values())
        active = self.active.id if self.active else 0
        self.members = CastRows(
            cast,
            self.palette,
            load=lambda ids: self.store.cast_of(ids, self.open.id if self.open else 0),
            active=active,
            details=self.details,
            noted=self.noted,
            here=not self.whole_cast,
        )
        cursor = self.members.index_of(active)
        if cursor is None:
            cursor = self.members.index_of(keep)
        if cursor is None and total:
            cursor = 1
        self.cast.empty = self._why_no_cast(typed)
        self.cast.set_source(self.members, cursor=cursor)
        title = Text("Cast ")
        title.append(
            f"{total:,} · {'all documents' if self.whole_cast else 'this article'}", self.palette.dim
        )
        self.cast_title.update(title, layout=False)

    def _why_no_cast(self, typed: str) -> str:
        if typed:
            return "No one by that name"
        if any(mark.entity == 0 for mark in self.article.marks):
            return "Who is who is worked out\nwhen all articles are read"
        return "No names found here"

    def matching_cast(self, typed: str) -> Members:
        """Return the entities to show by kind, narrowed to those whose names answer *typed*."""
        raise NotImplementedError

    def members_here(self) -> dict[Kind, list[CastRow]]:
        """Return the cast of the open article by kind."""
        return by_kind(self.store.cast(self.open.id)) if self.open else {}

    # -- words to the reader -----------------------------------------------------------------------

    def say(self, words: str) -> None:
        """Show *words* in the status line until the next key."""
        self.status.say(words)

    @contextmanager
    def told(self) -> Iterator[None]:
        """Tell the reader what a file refused, and leave the screen as it is."""
        try:
            yield
        except PersonaeError as error:
            self.say(str(error))

    def tell(self) -> None:
        """Show who is active and where on the trail the cursor stands."""
        raise NotImplementedError

    def show_reason(self, reason: Text) -> None:
        """Show why something is linked, under the article, until the cursor moves."""
        self.reason.update(reason)
        self.reason.display = True

    def hide_reason(self) -> None:
        """Put the reason away."""
        self.reason.display = False

    # -- panes -------------------------------------------------------------------------------------

    def arrange_panes(self) -> None:
        """Show as many panes as the width has room for, the article always but on the narrowest."""
        width = self.size.width
        focus = self.focused_pane()
        if focus != "article":
            self.side = focus
        three = width >= _THREE_PANES and not self.zoomed
        two = width >= _TWO_PANES and not self.zoomed
        shown = {
            "documents": three or (two and self.side == "documents") or focus == "documents",
            "article": two or focus == "article" or width >= _TWO_PANES,
            "cast": three or (two and self.side == "cast") or focus == "cast",
        }
        for pane, is_shown in shown.items():
            self.query_one(f"#{pane}").display = is_shown
            self.query_one(f"#{pane}").set_class(focus == pane, "-focused")
        self.set_class(width < _TWO_PANES, "-one")
        self.set_class(width >= 160, "-wide")
        self.set_class(width >= 190, "-huge")

    def focused_pane(self) -> str:
        """Return "documents", "article" or "cast": where the focus is."""
        focused = self.focused
        if focused in (self.documents, self.document_filter):
            return "documents"
        if focused in (self.cast, self.cast_filter):
            return "cast"
        return "article"

    def list_in_focus(self) -> VirtualList | None:
        """Return the list that has the focus, or None when the article has it."""
        return {"documents": self.documents, "cast": self.cast}.get(self.focused_pane())


def _index(ids: Sequence[int], wanted: int) -> int | None:
    return next((index for index, id_ in enumerate(ids) if id_ == wanted), None)
