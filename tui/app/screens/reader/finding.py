"""Finding: pickers for actors, documents, references and passages; search in the article; filters.

Pickers and the finder are imported when they are first asked for: the first frame need not wait for them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.widgets import Input

from tui.app.picking import Choice, PickerState, Question
from tui.app.rows import Members, by_kind
from tui.app.screens.reader.following import Following
from tui.dossier.records import EntityRow, Spot
from tui.model import Kind
from tui.text import fold, one_line

if TYPE_CHECKING:
    from tui.app.screens.picker import Picker
    from tui.dossier.notes import Notes

_WHOLE_CAST = 2_000
"""Of each kind so many are listed; the finder and the filter reach all."""


class Finding(Following):
    """The actions that look for something."""

    class CaughtUp(Message):
        """All keys that were pressed before *picker* opened have come by."""

        def __init__(self, picker: Picker) -> None:
            super().__init__()
            self.picker = picker

    # -- pickers -----------------------------------------------------------------------------------

    def do_find_actor(self) -> None:
        """Find an actor by name."""
        from tui.app.questions import FindActor

        self.pick("actor", FindActor(self.date_ranks), fresh=True)

    def do_find_document(self) -> None:
        """Find a document by title."""
        from tui.app.questions import FindDocument

        self.pick("document", FindDocument(), fresh=True)

    def do_search_dossier(self) -> None:
        """Search all documents; what was searched for last is still there."""
        from tui.app.questions import SearchDossier

        self.pick("search", SearchDossier(self.notes))

    def do_references(self) -> None:
        """List every mention of the active one, or of the mention under the cursor."""
        from tui.app.questions import References

        row = self.active or self.entity_under_cursor()
        if row is None:
            self.say("Stand on a name first ( . ), or find one ( f )")
            return
        name = f"references {row.id}"
        if name not in self.pickers:
            self.pickers = {
                key: state for key, state in self.pickers.items() if not key.startswith("references")
            }
        state = self.pickers.get(name)
        question = References(row, lambda: self.ranks)
        if state is None:
            state = PickerState(question, cursor=self._reference_row(row))
        else:
            state.question = question
        self.pickers[name] = state
        self.open_picker(name)

    def _reference_row(self, row: EntityRow) -> int | None:
        """Return the row of the mention the reader stands on, so that the list opens there."""
        start = self.cursor_start()
        if (
            self.trail is None
            or self.active is None
            or self.active.id != row.id
            or self.open is None
            or start is None
        ):
            return None
        standing = self.trail.standing(self.open.id, start)
        # Each document has a heading above its mentions.
        return standing.number - 1 + standing.document if standing else None

    def do_reopen(self) -> None:
        """Reopen the last picker where it was left."""
        if self.last_picker:
            self.open_picker(self.last_picker)
        else:
            self.say("No list to reopen yet: r, f, F and s open one")

    def pick(
        self,
        name: str,
        question: Question,
        *,
        fresh: bool = False,
        then: Callable[[Choice], None] | None = None,
    ) -> None:
        """Open the picker *name*, where it was left unless it is to be *fresh*.

        Args:
            name: What it is kept under.
            question: What it asks.
            fresh: Forget what was typed in it.
            then: What to do with the choice, instead of going there; such a picker is not reopened.
        """
        if fresh or name not in self.pickers:
            # Of the last session, what was typed is still there to be typed over.
            self.pickers[name] = PickerState(question, "" if fresh else self.last_queries.pop(name, ""))
        self.open_picker(name, then)

    def open_picker(self, name: str, then: Callable[[Choice], None] | None = None) -> None:
        """Open the picker *name* where it was left; see :meth:`pick`."""
        from tui.app.screens.picker import Picker

        if then is None:
            self.last_picker = name

        def chosen(choice: Choice | None) -> None:
            if choice is not None:
                (then or self.go)(choice)

        picker = Picker(self.pickers[name], self.dossier.database, self.store, self.palette)
        self.app.push_screen(picker, chosen)
        # Behind it on the same way come no keys that were pressed before the picker was there to take them.
        (self.focused or self).post_message(self.CaughtUp(picker))

    @on(CaughtUp)
    def _caught_up(self, event: CaughtUp) -> None:
        event.picker.caught_up()

    def go(self, choice: Choice) -> None:
        """Go where a picker's choice says."""
        if choice.other:
            self.show_together(choice)
            return
        self.leave()
        self.set_focus(self.article)
        if choice.spot is not None and choice.query:
            self.search_hits(choice)
        elif choice.spot is not None:
            if choice.entity and (self.active is None or self.active.id != choice.entity):
                self.follow(choice.entity)
            self.land(choice.spot)
        elif choice.entity:
            self.follow(choice.entity)
            self.go_to_first()
        elif choice.document:
            self.show_document(choice.document)

    @property
    def notes(self) -> Notes:
        """The notes of this dossier."""
        raise NotImplementedError

    def show_together(self, choice: Choice) -> None:
        """List the places where the two of a connection are named together."""
        raise NotImplementedError

    def search_hits(self, choice: Choice) -> None:
        """Go to a hit of a dossier search, with the other hits of its documents under ``n``."""
        from tui.app.questions import SearchDossier

        state = self.pickers["search"]
        hits = state.question.hits if isinstance(state.question, SearchDossier) else []
        spots = [Spot(hit.document, start, end) for hit in hits for start, end in hit.spans]
        if choice.spot is not None:
            self.follow_search(choice.query, spots or [choice.spot], choice.spot)

    def entity_under_cursor(self) -> EntityRow | None:
        """Return the entity of the mention under the cursor, if it is linked."""
        cursor = self.article.cursor
        entity = self.article.marks[cursor].entity if cursor is not None else 0
        return self.store.entity(entity) if entity else None

    # -- search in the article, filters of the lists --------------------------------------------------

    def do_search_here(self) -> None:
        """Open the line to type in: a search in the article, or the filter of the list in focus."""
        pane = self.focused_pane()
        line = {"documents": self.document_filter, "cast": self.cast_filter}.get(pane, self.search_line)
        if line is self.search_line:
            self.leave()
            line.value = ""
        line.display = True
        self.set_focus(line)

    @on(Input.Changed, "#search-line")
    def _search_typed(self, event: Input.Changed) -> None:
        if not self.search_line.display:
            return
        if event.value:
            self.article.search(event.value)
        else:
            self.article.clear_search()
        self.tell()

    @on(Input.Submitted, "#search-line")
    def _search_done(self, event: Input.Submitted) -> None:
        nothing = event.value and not self.article.hits
        self.close_line(self.search_line)
        if nothing:
            self.say(f"No “{one_line(event.value)}” in this article · s searches all documents")

    @on(Input.Changed, "#document-filter")
    def _documents_typed(self) -> None:
        if self.document_filter.display:
            self.filter_documents()

    @on(Input.Changed, "#cast-filter")
    def _cast_typed(self) -> None:
        if self.cast_filter.display:
            self.load_cast()

    @on(Input.Submitted, "#document-filter")
    def _document_chosen(self) -> None:
        self.set_focus(self.documents)
        self.do_follow()
        self.close_line(self.document_filter)

    @on(Input.Submitted, "#cast-filter")
    def _member_chosen(self) -> None:
        self.set_focus(self.cast)
        self.do_follow()
        self.close_line(self.cast_filter)

    def close_line(self, line: Input) -> None:
        """Put away a line that was typed in; a filter is emptied with it."""
        back = {self.document_filter: self.documents, self.cast_filter: self.cast}.get(line, self.article)
        if line.has_focus:
            self.set_focus(back)
        line.display = False
        if line is self.document_filter:
            line.value = ""
            self.filter_documents()
        elif line is self.cast_filter:
            line.value = ""
            self.load_cast()

    def matching_documents(self, typed: str) -> list[int]:
        """Return the documents whose titles answer *typed*, best first."""
        from tui.dossier import finder

        return [match.id for match in finder.find_documents(self.store.connection, typed, limit=200)]

    def matching_cast(self, typed: str) -> Members:
        """Return the entities to show by kind, narrowed to those whose names answer *typed*."""
        if self.whole_cast and not typed:
            return {kind: self.store.entity_ids(kind, limit=_WHOLE_CAST) for kind in Kind}
        if self.whole_cast:
            from tui.dossier import finder

            found = finder.find_entities(self.store.connection, typed, limit=100)
            return by_kind(
                self.store.cast_of([match.id for match in found], self.open.id if self.open else 0)
            )
        words = fold(typed).split()
        here = self.members_here()
        return {
            kind: kept
            for kind, rows in here.items()
            if (kept := [row for row in rows if all(word in fold(row.name) for word in words)])
        }
