"""Following someone: making one the active one, leaping along the trail, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from rich.text import Text
from textual.worker import get_current_worker

from tui.app.looks import LOOKS, NOTED, count
from tui.app.rows import details_of
from tui.app.screens.reader.base import ReaderBase
from tui.app.trail import Standing, Trail
from tui.app.widgets.article import Place
from tui.dossier.records import DocumentOrder, EntityRow, Spot
from tui.dossier.store import Store
from tui.model import Kind
from tui.text import one_line

_AT_ONCE = 2_000
"""So many mentions are looked up at once; more, in a worker."""


class Following(ReaderBase):
    """The actions ``follow``, ``next_active``, ``back`` and their kin."""

    _search_query = ""
    """What the trail leads through while it is the hits of a search, not a person."""
    _after_trail: Callable[[], None] | None = None
    """What the reader asked for that waits until the trail is laid."""

    # -- the active one ----------------------------------------------------------------------------

    def do_follow(self) -> None:
        """Make the mention under the cursor the active one; in a list, open the row."""
        rows = self.list_in_focus()
        if rows is not None:
            if rows.cursor is not None:
                self.choose_row(rows, rows.cursor)
            return
        cursor = self.article.cursor
        if cursor is None:
            if not self.article.move_cursor(1):
                self.say("No names in this article to follow")
            return
        mark = self.article.marks[cursor]
        if mark.kind is Kind.EVENT and self.active is not None and self.active.id == mark.entity:
            # Once followed, it can but be looked at.
            self.show_card(self.active)
            return
        self.follow(mark.entity)

    def show_card(self, row: EntityRow) -> None:
        """Show what is known of an entity; of an event every report."""
        raise NotImplementedError

    def choose_row(self, rows: object, index: int) -> None:
        """Open the document, or follow the entity, of a list's row."""
        if rows is self.documents and self.rows is not None:
            self.leave()
            if self.show_document(self.rows.ids[index]):
                self.set_focus(self.article)
        elif rows is self.cast and self.members is not None:
            entity = self.members.entity(index)
            if entity:
                self.follow(entity)
                self.set_focus(self.article)
                self._to_first_here(entity)

    def _to_first_here(self, entity: int) -> None:
        """Stand on someone chosen in the cast: here, or else where they are first named."""
        cursor = self.article.cursor
        if cursor is not None and self.article.marks[cursor].entity == entity:
            return
        here = next((n for n, mark in enumerate(self.article.marks) if mark.entity == entity), None)
        self.leave()
        if here is not None:
            self.article.set_cursor(here, centre=True, landed=True)
            self.tell()
        else:
            self.go_to_first()

    def follow(self, entity: int) -> None:
        """Make *entity* the active one: its mentions lit, its trail under ``n`` and ``N``."""
        if entity == 0:
            self.say("Names are still being linked; this one can be followed in a moment")
            return
        row = self.store.entity(entity)
        if row is None:
            self.say("The index has changed meanwhile; try again")
            return
        self._search_query = ""
        self.article.clear_search()
        self.set_active(row)
        if row.candidates:
            self.say(f"{one_line(row.name)}: {len(row.candidates)} candidates; w says who")

    def set_active(self, row: EntityRow | None) -> None:
        """Show *row* as the active one everywhere on the screen; None lets go."""
        self.active = row
        self.article.active = row.id if row else None
        if self.order is DocumentOrder.MENTIONS:
            self.load_documents()
        self.lay_trail()

    def lay_trail(self) -> None:
        """Take the places of the active one anew, in the order of the document list.

        Someone who is named thousands of times is looked up in a worker; what needs the trail waits for it.
        """
        self._after_trail = None
        if self.active is None:
            self._take_trail(0, None)
        elif self.active.mentions <= _AT_ONCE:
            self._take_trail(self.active.id, Trail(self.store.spots(self.active.id), self.ranks))
        else:
            self._take_trail(self.active.id, None)
            lay = partial(self._lay_apart, self.active.id, self.ranks)
            self.run_worker(lay, thread=True, exclusive=True, group="trail")

    def _lay_apart(self, entity: int, ranks: Mapping[int, int]) -> None:
        worker = get_current_worker()
        with Store(self.dossier.database) as store:
            trail = Trail(store.spots(entity), ranks)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._take_trail, entity, trail)

    def _take_trail(self, entity: int, trail: Trail | None) -> None:
        if entity != (self.active.id if self.active else 0):
            return
        if not self._search_query:
            self.trail = trail
        self.mention_counts = trail.counts() if trail else {}
        self.show_details()
        self.load_cast()
        self.count_mentions()
        self.documents.refresh_rows()
        self.tell()
        if trail is not None and self._after_trail is not None:
            waiting, self._after_trail = self._after_trail, None
            waiting()

    def show_details(self) -> None:
        """Have the cast tell more of the active one, the newest note on it too."""
        row = self.active
        self.details = details_of(row, self.mention_counts, self.date_ranks, self.palette) if row else []
        noted = self.noted.get(row.id, ()) if row else ()
        if noted:
            more = f" · {count(len(noted), 'note')}, {self.keymap.shown('card')} shows all"
            line = Text.assemble((f"{NOTED} ", self.palette.accent), one_line(noted[0]))
            line.append(more if len(noted) > 1 else "", self.palette.dim)
            self.details.append(line)

    def do_let_go(self) -> None:
        """Let go: first of a reason or search, then of the active one, then of the cursor."""
        if self.reason.display:
            self.hide_reason()
        elif self.focused_pane() != "article":
            self.set_focus(self.article)
        elif self._search_query or self.article.hits:
            self._search_query = ""
            self.article.clear_search()
            self.lay_trail()
            self.tell()
        elif self.active:
            self.set_active(None)
        else:
            self.article.set_cursor(None)
            self.tell()

    # -- along the trail ---------------------------------------------------------------------------

    def do_next_active(self) -> None:
        """Leap to the next mention of the active one, or the next hit of a search."""
        self._step(1)

    def do_previous_active(self) -> None:
        """Leap to the previous mention of the active one, or the previous hit of a search."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if self.article.hits and not self._search_query:
            self.leave()
            self.article.next_hit(by)
            self.tell()
            return
        if self.trail is None and self.active is None:
            self.do_follow()
        if self.trail is None:
            self._after_trail = partial(self._step, by) if self.active else None
            return
        if self.open is None:
            self.go_to_first()
            return
        offset = self._offset(by)
        found = self.trail.after(self.open.id, offset) if by > 0 else self.trail.before(self.open.id, offset)
        if found is None:
            return
        spot, wrapped = found
        self.leave()
        self.land_on_trail(spot)
        if wrapped:
            self.say(f"{self.status.words} · from the {'beginning' if by > 0 else 'end'} again")

    def _offset(self, by: int) -> int:
        """Return where the reader stands: on the cursor, on the hit, or at the edge of the view."""
        if self._search_query:
            hit = self.article.current_span
            if hit is not None:
                return hit[0]
        start = self.cursor_start()
        if start is not None:
            return start
        # From the top of the view: what stands on its first line is still to come.
        return self.article.place.offset - (1 if by > 0 else 0)

    def land_on_trail(self, spot: Spot) -> None:
        """Go to a spot of the trail, which may be someone's mention or a search hit."""
        if not self._search_query:
            self.land(spot)
            return
        same = self.open is not None and self.open.id == spot.document
        if not same and not self.show_document(spot.document):
            return
        if self.trail is not None:
            here = [(other.start, other.end) for other in self.trail.spots if other.document == spot.document]
            self.article.show_hits(here)
        self.article.go_to(spot.start, spot.end)
        self.tell()

    def go_to_first(self) -> None:
        """Go to the first mention of the active one in the dossier."""
        if self.trail is None:
            self._after_trail = self.go_to_first
        elif self.trail.spots:
            self.land(self.trail.spots[0])

    def land_before(self, offset: int) -> None:
        """Go to the last mention of the active one before *offset* here, or in a document before."""
        if self.trail is None:
            self._after_trail = partial(self.land_before, offset)
        elif self.open is not None and (found := self.trail.before(self.open.id, offset)) is not None:
            self.land(found[0])

    def follow_search(self, query: str, spots: list[Spot], at: Spot) -> None:
        """Put the hits of a dossier search under ``n`` and ``N``, and go to one of them."""
        self._search_query = query
        self.trail = Trail(spots, self.ranks)
        self.land_on_trail(at)

    # -- from mention to mention -------------------------------------------------------------------

    def do_next_mention(self) -> None:
        """Move the cursor to the next mention in the article."""
        self._move_cursor(1)

    def do_previous_mention(self) -> None:
        """Move the cursor to the previous mention in the article."""
        self._move_cursor(-1)

    def _move_cursor(self, by: int) -> None:
        if not self.article.move_cursor(by):
            none = not self.article.marks
            self.say(
                "No names in this article" if none else f"No mention {'after' if by > 0 else 'before'} this"
            )

    # -- the jump list -----------------------------------------------------------------------------

    def do_back(self) -> None:
        """Go back along the jump list."""
        present = self.position()
        target = self.jumps.back(present) if present else None
        if target is None:
            self.say("At the first of the jump list")
        else:
            self._return_to(target.document, target.top, target.cursor, target.active)

    def do_forward(self) -> None:
        """Go forward along the jump list."""
        target = self.jumps.forward()
        if target is None:
            self.say("At the last of the jump list")
        else:
            self._return_to(target.document, target.top, target.cursor, target.active)

    def _return_to(self, document: int, top: int, cursor: int, active: int) -> None:
        if active != (self.active.id if self.active else 0):
            # Whoever it was may have become one with another since.
            self.set_active(self.store.entity(self.store.home_of(active)) if active else None)
        place = Place(top, 0, cursor if cursor >= 0 else None)
        if self.open is None or self.open.id != document:
            self.show_document(document, place)
        else:
            self.article.restore(place)
        self.tell()

    # -- what the status line says -----------------------------------------------------------------

    def tell(self) -> None:
        """Show who is active and where on the trail the cursor stands."""
        words = Text()
        if self._search_query:
            self._tell_search(words)
        elif self.article.hits:
            words.append(f"{(self.article.current_hit or 0) + 1}/{self.article.hits}", self.palette.accent)
            words.append(" hits in this article · n N · esc lets go", self.palette.dim)
        else:
            self._tell_names(words)
        self.status.stand(words)

    def _tell_search(self, words: Text) -> None:
        words.append(one_line(self._search_query), self.palette.accent)
        hit = self.article.current_span
        if self.trail is None or self.open is None or hit is None:
            return
        standing = self.trail.standing(self.open.id, hit[0])
        if standing:
            self._tell_standing(words, standing)

    def _tell_standing(self, words: Text, standing: Standing) -> None:
        words.append(f" · {standing.number:,}/{standing.total:,}")
        words.append(f" · document {standing.document:,} of {standing.documents:,}", self.palette.dim)

    def _tell_names(self, words: Text) -> None:
        cursor = self.article.cursor
        under = self.article.marks[cursor] if cursor is not None else None
        if self.active and (under is None or under.entity == self.active.id):
            self._mark_name(words, self.active.kind, self.active.name)
            start = self.cursor_start()
            standing = None
            if self.trail is not None and self.open is not None and start is not None:
                standing = self.trail.standing(self.open.id, start)
            if standing:
                self._tell_standing(words, standing)
            else:
                words.append(f" · {count(self.active.mentions, 'mention')}", self.palette.dim)
                words.append(f" in {count(self.active.documents, 'document')}", self.palette.dim)
        elif under is not None:
            row = self.store.entity(under.entity) if under.entity else None
            self._mark_name(
                words, under.kind, row.name if row else self.article.text[under.start : under.end]
            )
            if row:
                words.append(f" · {row.mentions:,} in {count(row.documents, 'document')}", self.palette.dim)
            if self.active:
                words.append(f" · following {one_line(self.active.name)}", self.palette.dim)
        elif self.open is None:
            words.append(one_line(self.dossier.name), self.palette.dim)
        else:
            words.append(f"{one_line(self.dossier.name)} · . next name", self.palette.dim)

    def _mark_name(self, words: Text, kind: Kind, name: str) -> None:
        words.append(f"{LOOKS[kind].mark} ", self.palette.kinds[kind])
        words.append(one_line(name), self.palette.strong)
