"""The reader screen: lays out the desk, sends keys to actions, and takes in what the indexer finds."""

from __future__ import annotations

import time
from contextlib import suppress
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input
from textual.worker import get_current_worker

from tui.app.actions import Keymap
from tui.app.rows import Palette
from tui.app.screens.reader.abreast import LOOK_SECONDS
from tui.app.screens.reader.selecting import Selecting
from tui.app.start import Start
from tui.app.widgets.article import ArticlePane
from tui.app.widgets.listing import VirtualList
from tui.dossier.place import Dossier
from tui.dossier.store import Store, is_complete
from tui.dossier.visits import keep_visit, visit_now
from tui.model import PersonaeError
from tui.settings import settings_file

if TYPE_CHECKING:
    from tui.dossier.progress import Report

_REFRESH_SECONDS = 0.4
_BUSY_SECONDS = 1.0
_DECIDING = frozenset({"same", "not_same", "edit", "undo", "decisions", "suggestions"})
"""What is done on a screen that shows what another window has decided, too."""
_NOTHING = """Nothing to read here

Personae reads .txt, .md and .html articles.

personae FOLDER   opens a folder
personae          opens the current one
personae --help   says more
"""


class ReaderScreen(Selecting):
    """Documents, article and cast side by side, as many as there is room for."""

    # Keys come from the registry of actions, not from bindings.
    BINDINGS: ClassVar[list[BindingType]] = []
    AUTO_FOCUS = "#article-text"

    class Progressed(Message):
        """The indexer has come further; *fresh* when there are new documents to show."""

        def __init__(self, words: str, *, fresh: bool) -> None:
            super().__init__()
            self.words = words
            self.fresh = fresh

    class Indexed(Message):
        """The index is up to date, or why it is not; *changed* when anything is new."""

        def __init__(self, words: str, *, changed: bool) -> None:
            super().__init__()
            self.words = words
            self.changed = changed

    _next_refresh = 0.0
    _asked = False

    def __init__(
        self,
        dossier: Dossier,
        store: Store,
        keymap: Keymap,
        palette: Palette,
        start: Start = Start(),  # noqa: B008 - it is frozen
    ) -> None:
        """Set the desk; see :class:`ReaderBase`. *start* says where to begin."""
        super().__init__(dossier, store, keymap, palette)
        self.start = start
        self._quit = Event()

    def compose(self) -> ComposeResult:
        """Lay out the three panes and the line at the foot."""
        with Horizontal(id="desk"):
            with Vertical(id="documents", classes="pane"):
                yield self.documents_title
                yield self.document_filter
                yield self.documents
            with Vertical(id="article", classes="pane"):
                yield self.article_title
                yield self.article_facts
                yield self.article
                yield self.reason
                yield self.search_line
            with Vertical(id="cast", classes="pane"):
                yield self.cast_title
                yield self.cast_filter
                yield self.cast
        yield self.status

    def on_mount(self) -> None:
        """Show what the index has, then bring it up to date in the background."""
        for line in (self.document_filter, self.cast_filter, self.search_line):
            line.display = False
        self.hide_reason()
        self.documents.empty = "Reading the folder …"
        self.note_state()
        self.begin()
        self.seek()
        self.show_facts()
        self.arrange_panes()
        self.tell()
        self.call_after_refresh(self.reindex)
        self.call_after_refresh(self.look_for_notes)
        self.set_interval(LOOK_SECONDS, self.look_around)
        self.watch(self.app, "app_focus", self.look_around, init=False)

    def on_unmount(self) -> None:
        """Stop indexing and close the store."""
        self._quit.set()
        with suppress(PersonaeError):
            self.keep_place()
            keep_visit(self.dossier.visit, visit_now(self.store))
        self.store.close()

    # -- keys and the mouse ------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Send a key to the action it calls."""
        if self.app.screen is not self:
            # Typed in one burst with the key that opened another screen: it is meant for that one.
            event.stop()
            self._pass_on(self.app.screen, event)
            return
        if isinstance(self.focused, Input):
            self._key_while_typing(self.focused, event)
            return
        if self.take_letter(event.key) or self.take_motion(event.key):
            event.stop()
            event.prevent_default()
            return
        action = self.keymap.feed(event.key)
        if action is None:
            return
        event.stop()
        event.prevent_default()
        self.status.say("")
        if action:
            self.perform(action)

    def _pass_on(self, screen: Screen[object], event: events.Key) -> None:
        from tui.app.screens.picker import Picker

        if isinstance(screen, Picker):
            screen.type_ahead(event)
        else:
            (screen.focused or screen).post_message(events.Key(event.key, event.character))

    def _key_while_typing(self, line: Input, event: events.Key) -> None:
        moves = {"down": 1, "up": -1, "ctrl+n": 1, "ctrl+p": -1}
        rows = self.list_in_focus()
        if event.key == "escape":
            if line is self.search_line:
                self.article.clear_search()
            self.close_line(line)
            self.tell()
        elif event.key in moves and rows is not None:
            rows.move(moves[event.key])
        elif event.key == "tab":
            self.close_line(line)
            self.perform("next_pane")
        elif event.is_printable and event.character:
            # The line would have kept it, had it had the focus when the key came.
            line.insert_text_at_cursor(event.character)
        elif event.key == "enter":
            line.post_message(Input.Submitted(line, line.value))
        else:
            return
        event.stop()
        event.prevent_default()

    def perform(self, action: str) -> None:
        """Do the action of that id."""
        if action == "follow" and self.take_offer():
            return
        if action not in ("why", "let_go"):
            self.hide_reason()
        if action != "undo":
            self._asked_to_undo = ""
        do = getattr(self, f"do_{action}")
        with self.told():
            if action in _DECIDING:
                self.abreast(do)
            else:
                do()

    def do_help(self) -> None:
        """Show the keys."""
        from tui.app.screens.help import help_screen

        self.app.push_screen(help_screen(self.keymap, self.palette, str(settings_file())))

    def do_commands(self) -> None:
        """Find and run a command by its name."""
        self.app.action_command_palette()

    def do_reread(self) -> None:
        """Look for new, changed and removed files."""
        self.status.work("looking for changes")
        self._asked = True
        self.reindex()

    def do_quit(self) -> None:
        """Quit."""
        self._quit.set()
        self.app.exit(0)

    @on(VirtualList.Chosen)
    def _row_chosen(self, event: VirtualList.Chosen) -> None:
        self.choose_row(event.control, event.index)

    @on(ArticlePane.CursorMoved)
    def _cursor_moved(self) -> None:
        self.hide_reason()
        self.tell()

    @on(ArticlePane.MentionClicked)
    def _mention_clicked(self, event: ArticlePane.MentionClicked) -> None:
        self.set_focus(self.article)
        self.status.say("")
        self.hide_reason()
        self.article.set_cursor(event.index)
        if event.follow:
            self.follow(self.article.marks[event.index].entity)
        self.tell()

    def on_descendant_focus(self) -> None:
        """Show the pane that the focus went to."""
        self.arrange_panes()

    def on_resize(self) -> None:
        """Show as many panes as there is room for."""
        self.arrange_panes()

    def recolour(self) -> None:
        """Paint all rows anew after the theme has changed."""
        self.documents.refresh_rows()
        self.load_cast()
        self.tell()

    # -- the index ---------------------------------------------------------------------------------

    def reindex(self) -> None:
        """Bring the index up to date in a worker."""
        self.run_worker(self._index, thread=True, exclusive=True, group="index")

    def _index(self) -> None:
        # Reading formats and loading the tagger cost time that the first frame need not wait for.
        from tui.dossier.apart import StoppedError, index_apart
        from tui.dossier.faults import ReadOnlyError, only_read
        from tui.dossier.indexer import BusyError, Progress, Stage

        worker = get_current_worker()
        shown = 0.0

        def stopped() -> bool:
            return self._quit.is_set() or worker.is_cancelled

        def progress(step: Progress) -> None:
            nonlocal shown
            now = time.monotonic()
            if now - shown >= _REFRESH_SECONDS:
                shown = now
                words = f"{step.stage.value} {step.done:,} of {step.total:,}"
                self.post_message(self.Progressed(words, fresh=step.stage is Stage.READING))

        waited = False
        while not stopped():
            try:
                report = index_apart(self.dossier, progress=progress, stopped=stopped)
            except StoppedError:
                return
            except BusyError:
                # What the other process commits is shown as it comes; when it is done, this one looks itself.
                waited = True
                self.post_message(self.Progressed("another Personae is indexing", fresh=True))
                self._quit.wait(_BUSY_SECONDS)
            except ReadOnlyError as error:
                complete = is_complete(self.dossier.database)
                words = only_read(self.dossier.home, error) if complete else str(error)
                self.post_message(self.Indexed(words, changed=False))
                return
            except PersonaeError as error:
                self.post_message(self.Indexed(str(error), changed=False))
                return
            else:
                self._tell_of(report, waited)
                return

    def _tell_of(self, report: Report, waited: bool) -> None:
        words = ""
        if report.unreadable:
            words = f"{len(report.unreadable)} could not be read · {self.keymap.shown('about')} says why"
        self.post_message(
            self.Indexed(words, changed=bool(report.read or report.removed or report.decided or waited))
        )

    @on(Progressed)
    def _progressed(self, event: Progressed) -> None:
        self.status.work(event.words)
        now = time.monotonic()
        if event.fresh and now >= self._next_refresh:
            self.load_documents()
            # The longer the list, the rarer it is shown anew: nine tenths of the time belong to the reader.
            self._next_refresh = now + max(_REFRESH_SECONDS, 10 * (time.monotonic() - now))
            if self.open is None and self.ids:
                self.show_document(self.ids[0])
            self.show_facts()

    @on(Indexed)
    def _indexed(self, event: Indexed) -> None:
        self.status.work("")
        self.note_state()
        if event.words:
            self.say(event.words)
        if event.changed:
            self.take_in()
            self.renew_top()
        elif not self.ids:
            self._show_nothing()
        elif self._asked and not event.words:
            self.say("Nothing has changed")
        self._asked = False

    def take_in(self) -> None:
        """Show a changed index, staying at the same place with the same one active."""
        self.pickers.clear()
        if self.active:
            self.active = self.store.entity_by_key(self.active.key)
        self.load_documents()
        if self.open is None:
            if self.ids:
                self.show_document(self.ids[0])
            else:
                self._show_nothing()
        else:
            self._reload_open()
        self.set_active(self.active)
        self.seek()
        self.show_facts()
        self.look_for_notes()

    def _show_nothing(self) -> None:
        self.documents.empty = "No articles"
        self.article.message(_NOTHING)

    def _reload_open(self) -> None:
        assert self.open is not None
        now = self.store.document_by_path(self.open.path)
        if now is None:
            self.say("The open article is no longer in the folder")
        elif now.digest != self.open.digest or now.id != self.open.id:
            self.show_document(now.id, self.article.place)
        else:
            self.refresh_marks()
