"""Keeping: bookmarks, notes and lettered marks on what the reader stands on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from rich.text import Text
from textual.worker import get_current_worker

from tui.app.looks import LOOKS
from tui.app.picking import Choice, PickerState
from tui.app.screens.reader.happenings import Happenings
from tui.dossier.context import quotation
from tui.dossier.records import EntityRow, Spot
from tui.dossier.store import Store
from tui.model import PersonaeError
from tui.text import one_line

if TYPE_CHECKING:
    from tui.dossier.notes import Note, Notes, Sort


class Keeping(Happenings):
    """The actions that keep something.

    What reads and writes the journal is imported when it is first asked for: the first frame need not wait.
    """

    _letter: Callable[[str], None] | None = None
    _notes: Notes | None = None

    @property
    def notes(self) -> Notes:
        """The notes of this dossier."""
        from tui.dossier.notes import Notes

        if self._notes is None:
            self._notes = Notes(self.dossier.notes)
        return self._notes

    def show_notes_here(self) -> None:
        """Show in the margin of the open article where something is kept."""
        if self.open is None or not self.dossier.notes.exists():
            return
        from tui.app.questions.keepings import SIGNS
        from tui.dossier.notes import placed

        try:
            here = placed(self.notes.of_document(self.open), self.store)
        except PersonaeError as error:
            self.say(str(error))
            return
        document = self.open.id
        spots = [(one.note.sort, one.spot) for one in here if one.spot and one.spot.document == document]
        # What was written says more than that something was marked.
        spots.sort(key=lambda pair: list(SIGNS).index(pair[0]))
        self.article.show_noted([(spot.start, SIGNS[sort]) for sort, spot in spots])

    def do_bookmark(self) -> None:
        """Bookmark the place one stands on, or take its bookmark away."""
        from tui.dossier.notes import Sort, placed

        span = self._passage()
        if self.open is None or span is None:
            self.say("Nothing to bookmark here")
            return
        for one in placed(self.notes.of_document(self.open), self.store):
            spot = one.spot
            if one.note.sort is Sort.BOOKMARK and spot and (spot.start, spot.end) == span:
                self._keep(partial(self.notes.remove, one.note.id), "Bookmark taken away")
                return
        self._add(Sort.BOOKMARK, span, "", f"Bookmarked · {self.keymap.shown('keepings')} lists all")

    def do_annotate(self) -> None:
        """Write a note: on whom the cast's row is, else on what is selected, under the cursor or followed.

        A note on a name is about whoever bears it. Where nobody is, it is on the sentence on top of the view.
        """
        someone = self._someone_in_hand()
        if someone is not None:
            self._annotate_someone(someone)
            return
        span = self._passage()
        if self.open is None or span is None:
            self.say("Nothing to write a note on here")
            return
        self._annotate(Spot(self.open.id, *span), self.store.entity_by_key(self._entity_key(span)))

    def _someone_in_hand(self) -> EntityRow | None:
        """Return whom a note is to be about although no words of theirs are in hand, or None."""
        if self.focused_pane() == "cast":
            at = self.cast.cursor
            return self.store.entity(self.members.entity(at)) if self.members and at is not None else None
        article = self.article
        in_hand = article.selected is not None or article.cursor is not None or article.current_span
        return None if in_hand else self.active

    def _annotate_someone(self, row: EntityRow) -> None:
        last = len(self.date_ranks)
        spots = self.store.spots(row.id)
        if spots:
            first = min(spots, key=lambda spot: (self.date_ranks.get(spot.document, last), spot.start))
            self._annotate(first, row)
        else:
            self.say(f"{one_line(row.name)} is named nowhere")

    def _annotate(self, spot: Spot, about: EntityRow | None) -> None:
        from tui.app.screens.writing import Writing
        from tui.dossier.notes import Sort

        def keep(text: str) -> None:
            if text.strip():
                key = about.key if about else ""
                self.notes.add(
                    self.store, Sort.NOTE, spot.document, spot.start, spot.end, text.strip("\n"), key
                )
                self._kept(f"Note on {one_line(about.name)} kept" if about else "Note kept")

        head = Text()
        if about is not None:
            head.append(f"{LOOKS[about.kind].mark} ", self.palette.kinds[about.kind])
            head.append(f"{one_line(about.name)}\n", self.palette.strong)
        quote = quotation(self.store.text(spot.document), spot.start, spot.end)
        head.append(one_line(quote), self.palette.dim)
        self.app.push_screen(Writing(head, keep))

    def do_keepings(self) -> None:
        """List notes, bookmarks and marks."""
        from tui.app.questions.keepings import Keepings

        self.pickers["keepings"] = PickerState(Keepings(self.notes, self._remove, self._edit))
        self.open_picker("keepings")

    def do_mark(self) -> None:
        """Mark this place with the letter that is typed next."""
        self.say("Mark this place: type a letter")
        self._letter = self._set_mark

    def do_to_mark(self) -> None:
        """Go to the place that the letter typed next marks."""
        self.say("Go to which mark?")
        self._letter = self._go_to_mark

    def take_letter(self, key: str) -> bool:
        """Give a key to what waits for a letter; False if nothing does."""
        waiting, self._letter = self._letter, None
        if waiting is None:
            return False
        if len(key) == 1 and key.isalnum():
            with self.told():
                waiting(key)
        else:
            self.say("")
        return True

    def _set_mark(self, letter: str) -> None:
        from tui.dossier.notes import Sort

        span = self._passage()
        if span is not None:
            self._add(Sort.MARK, span, letter, f"Marked '{letter}")

    def _go_to_mark(self, letter: str) -> None:
        from tui.dossier.notes import placed

        note = self.notes.mark(letter)
        spot = placed([note], self.store)[0].spot if note else None
        if spot is None:
            self.say(f"The words marked '{letter} are no longer there" if note else f"No mark '{letter}")
            return
        self.go(Choice(spot=spot))

    def _add(self, sort: Sort, span: tuple[int, int], text: str, done: str) -> None:
        assert self.open is not None
        document = self.open.id
        self._keep(lambda: self.notes.add(self.store, sort, document, *span, text), done)

    def _keep(self, act: Callable[[], object], done: str) -> None:
        """Write to the journal, and say that it is done or why not."""
        try:
            act()
        except PersonaeError as error:
            self.say(str(error))
            return
        self._kept(done)

    def _kept(self, done: str) -> None:
        self.say(done)
        self.show_notes_here()
        self.look_for_notes()
        # Cards tell of notes too.
        self.pickers = {name: state for name, state in self.pickers.items() if not name.startswith("card ")}

    def look_for_notes(self) -> None:
        """Find out in a worker whom notes are about, and show it in the cast."""
        if self.dossier.notes.exists():
            self.run_worker(self._noted_apart, thread=True, exclusive=True, group="noted")

    def _noted_apart(self) -> None:
        from tui.dossier.notes import Notes, about_someone

        worker = get_current_worker()
        try:
            with Store(self.dossier.database) as store:
                found = about_someone(Notes(self.dossier.notes), store)
        except PersonaeError:
            # Whoever asks for the notes themselves is told.
            return
        noted = {who: [one.note.text for one in kept] for who, kept in found.items()}
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show_noted, noted)

    def _show_noted(self, noted: Mapping[int, Sequence[str]]) -> None:
        if noted != self.noted:
            self.noted = noted
            self.show_details()
            self.load_cast()

    def _remove(self, note: Note) -> None:
        self._keep(lambda: self.notes.remove(note.id), "Taken away")

    def _edit(self, note: Note) -> None:
        # The list is in the way of the sheet. What the sheet calls back must not be the list, which is gone.
        self.app.pop_screen()
        self.call_later(self._rewrite, note)

    def _rewrite(self, note: Note) -> None:
        from tui.app.screens.writing import Writing

        def keep(text: str) -> None:
            self.notes.edit(note, text.strip("\n"))
            self._kept("Note kept")

        about = Text(one_line(note.anchor.quote), style=self.palette.dim)
        self.app.push_screen(Writing(about, keep, note.text), lambda _: self.do_keepings())

    def _passage(self) -> tuple[int, int] | None:
        """Return the span that is selected, else under the cursor, else the sentence on top of the view."""
        if self.open is None or not self.article.text:
            return None
        if self.article.selected is not None:
            return self.article.selected
        cursor = self.article.cursor
        if cursor is not None:
            mark = self.article.marks[cursor]
            return mark.start, mark.end
        if self.article.current_span is not None:
            return self.article.current_span
        top = self.article.place.offset
        # The extractor's code is worth no wait for the first frame.
        from tui.extraction.sentences import sentence_spans

        return next((span for span in sentence_spans(self.article.text) if span[1] > top), None)

    def _entity_key(self, span: tuple[int, int]) -> str:
        """Return the key of the entity that *span* is a mention of, or ""."""
        assert self.open is not None
        mention = self.store.mention_at(self.open.id, span[0])
        return mention.key if mention is not None and mention.end == span[1] else ""
